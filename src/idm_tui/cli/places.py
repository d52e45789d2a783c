"""Where things lie: the agenda that is meant, the user's data, an event's journal."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from idm_tui.core.plan import Plan
    from idm_tui.formats.source import AgendaSource


def data_folder() -> Path:
    """Return the folder for journals and kept plans: `$IDM_TUI_DATA`, else the user's data directory."""
    named = os.environ.get("IDM_TUI_DATA")
    if named:
        return Path(named)
    from platformdirs import user_data_path

    return user_data_path("idm-tui", appauthor=False)


def journal_path(plan: Plan) -> Path:
    """Return where an event's journal lies; an id that is no file name gets one of its own."""
    name = re.sub(r"[^A-Za-z0-9._-]+", "_", plan.event.id).strip(".") or "event"
    if name != plan.event.id or len(name) > 100:
        import hashlib

        name = f"{name[:60]}-{hashlib.sha256(plan.event.id.encode()).hexdigest()[:8]}"
    return data_folder() / f"{name}.journal"


def agenda_source(named: str | None) -> AgendaSource:
    """Return the agenda that is meant: the one named, else ./agenda.toml, else the event that is shipped."""
    from idm_tui.formats.source import SHIPPED, AgendaSource

    here = Path("agenda.toml")
    path = Path(named) if named else here if here.is_file() else SHIPPED
    return AgendaSource(path, data_folder() / "plans")
