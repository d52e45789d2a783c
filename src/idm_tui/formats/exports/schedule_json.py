"""schedule.json of c3voc, for EventFahrplan, pretalx, engelsystem and others."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from idm_tui import __version__
from idm_tui.formats.exports.schedule import schedule

if TYPE_CHECKING:
    from idm_tui.formats.exports.programme import Programme


def write(programme: Programme) -> str:
    """Write the file; raises ExportError."""
    tree = {
        "$schema": "https://c3voc.de/schedule/schema.json",
        "generator": {"name": "idm-tui", "version": __version__},
        "schedule": schedule(programme),
    }
    return json.dumps(tree, ensure_ascii=False, indent=1) + "\n"
