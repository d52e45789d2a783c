"""The top line: which event, what day, what time, how late."""

from __future__ import annotations

from typing import TYPE_CHECKING

from idm_tui.core.text import clock_words, offset_words, span_words
from idm_tui.tui import strings
from idm_tui.tui.line import Line
from idm_tui.tui.widgets.lines import Lines

if TYPE_CHECKING:
    from idm_tui.core.projection import Projection
    from idm_tui.tui.view import View


_LEAST_TITLE = 10
_CALLS_FOR = 5  # ticks of about a second


class Header(Lines):
    """One line; a call for attention takes its place for some seconds."""

    def __init__(self) -> None:
        """Begin calm."""
        super().__init__()
        self._calls, self._ticks = "", 0

    def flash(self, sentence: str) -> None:
        """Call for attention."""
        self._calls, self._ticks = sentence, _CALLS_FOR
        self.show()

    def see(self, view: View) -> None:
        """Count down what calls."""
        self._ticks = max(self._ticks - 1, 0)
        super().see(view)

    def lines(self, view: View, width: int, height: int) -> list[Line]:
        """Return the line."""
        if self._ticks:
            # Reversed at every other tick: a band that blinks, and words in it.
            token = "overtime" if self._ticks % 2 else "danger"
            return [Line.of(f" ▲ {self._calls} ".ljust(width), token).fit(width)]
        event = view.seen.plan.event
        local = view.seen.plan.local(view.seen.now)
        title = Line.of(f" {event.series} · " if event.series and width >= 110 else " ", "dim")
        title = title.add(event.title, "strong")
        right = Line.of(f"{view.rehearsal}  ", "warning") if view.rehearsal else Line()
        right = right + _clock_words(view)
        if len(view.seen.plan.rooms) > 1:
            right = right.add(f"{view.seen.room}  ", "next")
        is_other_year = all(local.year != day.date.year for day in view.seen.plan.days)
        year = f" {local.year}" if is_other_year else ""
        right = right.add(f"{local:%a} {local.day} {local:%b}{year}  ").add(f"{local:%H:%M:%S}", "strong")
        right = right + self._lateness(view.seen.projection) + Line.of(" ")
        if width - right.width < _LEAST_TITLE:
            return [right.fit(width)]  # how late it is comes before the title
        return [title.spread(right, width)]

    def _lateness(self, projection: Projection) -> Line:
        offset, slack = projection.offset_s, projection.slack_s
        found = Line()
        if abs(offset) >= 60:
            token, word = ("warning", strings.LATE) if offset > 0 else ("good", strings.EARLY)
            found = found.add(f"  {offset_words(offset)} {word}", token)
        if slack is not None and slack <= -60:
            found = found.add("  " + strings.SLACK.format(time=span_words(slack)), "warning")
        return found


def _clock_words(view: View) -> Line:
    """Say that this machine's clock is wrong; the time shown is the hub's."""
    off = view.sharing.clock_off_s if view.sharing and view.sharing.is_clock_wrong else None
    if off is None:
        return Line()
    words = strings.CLOCK_AHEAD if off > 0 else strings.CLOCK_BEHIND
    return Line.of(words.format(time=clock_words(round(abs(off)))) + "  ", "warning")
