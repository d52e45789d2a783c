"""What to do about faults of our own: a sentence for people, the traceback in a file."""

from __future__ import annotations

import traceback
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from idm_tui.tui import strings

if TYPE_CHECKING:
    from pathlib import Path


def note_fault(log: Path | None) -> str:
    """Write the exception at hand to a log, without anybody's data; return where that is, for a sentence."""
    if log is None:
        return ""
    try:
        log.parent.mkdir(parents=True, exist_ok=True)
        with log.open("a", encoding="utf-8") as file:
            file.write(f"{datetime.now(UTC).isoformat()}\n{traceback.format_exc()}\n")
    except OSError:
        return ""
    return strings.FAULT_LOG.format(path=log)
