"""Where a key may have been pressed twice or too early: the question to ask first."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from idm_tui.core.commands import End, Next
from idm_tui.tui import strings

if TYPE_CHECKING:
    from collections.abc import Callable

    from idm_tui.core.commands import Command
    from idm_tui.core.overview import Overview

_TWICE_S = 1.0


class Doubts:
    """Remembers when the last *next* was pressed; a finger's time, not the event's."""

    def __init__(self, finger: Callable[[], float] = time.monotonic) -> None:
        """Take a clock for fingers."""
        self._finger = finger
        self._last_next: float | None = None

    def about(self, command: Command, seen: Overview) -> str:
        """Return a question, or nothing where there is no doubt."""
        if isinstance(command, Next):
            return self._about_next(seen)
        if isinstance(command, End) and seen.live and seen.run.list.entries:
            count = len(seen.run.list.entries)
            return strings.END_WITH_LIST.format(count=count, session=seen.live.short_title)
        return ""

    def _about_next(self, seen: Overview) -> str:
        now, before = self._finger(), self._last_next
        self._last_next = now
        if before is None or now - before >= _TWICE_S or seen.live is None:
            return ""
        from idm_tui.desk.floor import next_speaker

        following = next_speaker(seen.live, seen.run)
        return strings.AGAIN.format(name=following.name) if following else ""
