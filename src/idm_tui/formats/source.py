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
    _people: Path | None = None
    _people_stamp: list[int | str] = field(default_factory=list)

    def load(self) -> Plan:
        """Return the plan of the file as it is now; raises AgendaError with every problem."""
        stamp = self._stamp_of(self.path)
        self._stamp, self._people = stamp, None
        plan = kept.read(self._kept_path(), stamp) if stamp and self.keep_in is not None else None
        if plan is None:
            from hashlib import sha256

            from idm_tui.formats import toml  # pydantic is only paid for when a file is new

            data = toml.read_bytes(self.path)
            plan = toml.read(data, str(self.path), sha256(data).hexdigest()[:16]).plan
            if stamp and self.keep_in is not None:
                kept.write(plan, stamp, self._kept_path())
        if not plan.event.participants_file:
            return plan
        from idm_tui.formats.participants import with_file

        self._people = people = self.path.parent / plan.event.participants_file
        self._people_stamp = self._stamp_of(people)
        return with_file(plan, people, str(self.path))

    def has_changed(self) -> bool:
        """Tell whether a file was saved since it was last loaded; a missing one has not changed."""
        stamp = self._stamp_of(self.path)
        if stamp and stamp != self._stamp:
            return True
        if self._people is None:
            return False
        people = self._stamp_of(self._people)
        return bool(people) and people != self._people_stamp

    @staticmethod
    def _stamp_of(path: Path) -> list[int | str]:
        try:
            seen = path.stat()
        except OSError:
            return []
        return [str(path), seen.st_mtime_ns, seen.st_size, seen.st_ino]

    def _kept_path(self) -> Path:
        assert self.keep_in is not None
        # Two paths of one checksum only take turns: the stamp tells them apart.
        name = f"{self.path.stem[:40]}-{crc32(str(self.path.resolve()).encode()):08x}"
        return self.keep_in / f"{name}.plan"
