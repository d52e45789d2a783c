"""Where a plan comes from: an agenda file, read through what is kept of it, and watched for changes."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING
from zlib import crc32

from idm_tui.formats import kept

if TYPE_CHECKING:
    from idm_tui.core.plan import Plan

_INSTALLED = Path(__file__).parent.parent / "agenda.toml"
SHIPPED = _INSTALLED if _INSTALLED.is_file() else Path(__file__).parents[3] / "agenda.toml"


@dataclass
class AgendaSource:
    """An agenda file and the last good plan that was read from it."""

    path: Path
    keep_in: Path | None = None
    _stamp: list[int | str] = field(default_factory=list)

    def load(self) -> Plan:
        """Return the plan of the file as it is now; raises AgendaError with every problem."""
        stamp = self._look()
        self._stamp = stamp
        if stamp and self.keep_in is not None:
            plan = kept.read(self._kept_path(), stamp)
            if plan is not None:
                return plan
        from hashlib import sha256

        from idm_tui.formats import toml  # pydantic is only paid for when a file is new

        data = toml.read_bytes(self.path)
        reading = toml.read(data, str(self.path), sha256(data).hexdigest()[:16])
        if stamp and self.keep_in is not None:
            kept.write(reading.plan, stamp, self._kept_path())
        return reading.plan

    def has_changed(self) -> bool:
        """Tell whether the file was saved since it was last loaded; a missing file has not changed."""
        stamp = self._look()
        return bool(stamp) and stamp != self._stamp

    def _look(self) -> list[int | str]:
        try:
            seen = self.path.stat()
        except OSError:
            return []
        return [str(self.path), seen.st_mtime_ns, seen.st_size, seen.st_ino]

    def _kept_path(self) -> Path:
        assert self.keep_in is not None
        # Two paths of one checksum only take turns: the stamp tells them apart.
        name = f"{self.path.stem[:40]}-{crc32(str(self.path.resolve()).encode()):08x}"
        return self.keep_in / f"{name}.plan"
