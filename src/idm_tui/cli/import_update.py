"""`idm-tui import --update`: the new version goes into the agenda that is there, and hand edits stay."""

from __future__ import annotations

from contextlib import suppress
from hashlib import sha256
from typing import TYPE_CHECKING

from idm_tui.cli.places import data_folder

if TYPE_CHECKING:
    from pathlib import Path

    from idm_tui.formats.toml import Reading


def merged(output: Path, imported: Reading) -> tuple[str, list[str]]:
    """Return what the agenda becomes, and a line for each change; raises ImportRefused."""
    from idm_tui.formats.imports.draft import ImportRefused
    from idm_tui.formats.imports.update import merge
    from idm_tui.formats.problems import AgendaError
    from idm_tui.formats.toml import read_bytes

    if not output.exists():
        return imported.text, [f"{output}: it is not there yet, so all of it is new"]
    try:
        existing = read_bytes(output)
    except AgendaError as error:
        raise ImportRefused(str(error)) from None
    before = ""
    with suppress(OSError, UnicodeDecodeError):
        before = _kept_path(output).read_text("utf-8")
    return merge(existing, str(output), imported, before)


def remember(output: Path, text: str) -> None:
    """Keep what was imported, so that the next merge can tell hand edits from it; who cannot keep it does without."""
    from idm_tui.cli.report_writing import ReportError, write_file

    path = _kept_path(output)
    with suppress(OSError, ReportError):
        path.parent.mkdir(parents=True, exist_ok=True)
        write_file(text, path)


def _kept_path(output: Path) -> Path:
    name = sha256(str(output.resolve()).encode(errors="surrogateescape")).hexdigest()[:24]
    return data_folder() / "imports" / f"{name}.toml"
