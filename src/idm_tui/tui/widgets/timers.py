"""The free timers, side by side on one line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from idm_tui.core.text import clock_words
from idm_tui.tui import strings
from idm_tui.tui.line import Line
from idm_tui.tui.widgets.floor import PHASES
from idm_tui.tui.widgets.lines import Lines

if TYPE_CHECKING:
    from idm_tui.tui.view import View


class Timers(Lines):
    """Each by its name; the line is there only while one runs."""

    def __init__(self) -> None:
        """Begin without room."""
        super().__init__()
        self.display = False

    def see(self, view: View) -> None:
        """Take room only when there is something to show."""
        wanted = bool(view.seen.state.timers)
        if self.display != wanted:
            self.display = wanted
        super().see(view)

    def rests_on(self, view: View) -> object:
        """Rest on nothing but the timers."""
        return (view.seen.state.timers, view.seen.now if view.seen.state.timers else None)

    def lines(self, view: View, width: int, height: int) -> list[Line]:
        """Return the line."""
        found = Line.of(f" {strings.TIMERS}  ", "heading")
        for timer in view.seen.state.timers:
            left = timer.remaining_s(view.seen.now)
            token, word = PHASES[view.seen.countdown_phase(left)]
            if not timer.watch.runs:
                token, word = "dim", strings.PAUSED
            time = clock_words(left) if left >= 0 else f"+{clock_words(-left)}"
            found = found.add(f"{timer.name} ").add(time, token).add(f" {word}" if word else "", token).add("   ")
        return [found]
