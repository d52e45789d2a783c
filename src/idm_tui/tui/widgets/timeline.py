"""The day drawn to scale: printed above, expected below, hard stops, the line of now."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from rich.cells import set_cell_size

from idm_tui.core.clock import seconds_between
from idm_tui.core.record import record
from idm_tui.core.text import hour_minute
from idm_tui.core.timing import SessionTiming, session_timings
from idm_tui.tui import strings
from idm_tui.tui.line import Line
from idm_tui.tui.widgets.lines import Lines

if TYPE_CHECKING:
    from datetime import datetime

    from idm_tui.core.overview import Overview
    from idm_tui.tui.view import View

_LABEL = 10
_HOUR_S = 3600


def shown_day(seen: Overview) -> int:
    """Return the day to show: the one whose rest is ahead, else the last that had sessions."""
    if seen.projection.rows:
        return seen.projection.rows[0].session.day
    begun = [session.day for session in seen.plan.sessions if session.start <= seen.now]
    return max(begun, default=0)


class Timeline(Lines):
    """Bars for each session of the day in the room that is looked at."""

    def rests_on(self, view: View) -> object:
        """Rest on what happened and on whole minutes."""
        seen = view.seen
        minute = int(seen.now.timestamp()) // 60
        return (seen.plan, seen.state, seen.room, minute, seen.projection.offset_s // 60)

    def lines(self, view: View, width: int, height: int) -> list[Line]:
        """Return ruler, two rows of bars, and now."""
        seen = view.seen
        day = shown_day(seen)
        timings = session_timings(seen, day)
        if not timings:
            return []
        stops = seen.plan.days[day].hard_stops
        scale = _Scale.of(timings, stops, seen, width - _LABEL - 1)
        looks = {t.session.id: "block-a" if number % 2 else "block-b" for number, t in enumerate(timings)}
        printed = [_Bar(t.session.start, t.session.end, t, looks[t.session.id]) for t in timings]
        expected = [
            _Bar(t.start, t.end, t, looks[t.session.id]) for t in timings if t.status not in ("skipped", "not started")
        ]
        return [
            Line.of(" " * _LABEL).add(scale.ruler(seen), "dim"),
            scale.bars(strings.TIMELINE_PRINTED, printed, stops, seen.now),
            scale.bars(strings.TIMELINE_EXPECTED, expected, stops, seen.now),
            scale.below(seen, stops),
        ][:height]


@record
class _Bar:
    """A session where it stands in a row."""

    start: datetime
    end: datetime
    timing: SessionTiming
    token: str


class _Scale:
    """Turns instants of a day into columns."""

    def __init__(self, start: datetime, end: datetime, width: int) -> None:
        self.start, self.width = start, max(width, 10)
        self.seconds = max(seconds_between(start, end), 1)

    @classmethod
    def of(cls, timings: tuple[SessionTiming, ...], stops: tuple[datetime, ...], seen: Overview, width: int) -> _Scale:
        starts = [instant for t in timings for instant in (t.session.start, t.start)]
        ends = [instant for t in timings for instant in (t.session.end, t.end)]
        first, last = min(starts), max([*ends, *stops])
        local = seen.plan.local(first)
        return cls(first - timedelta(minutes=local.minute, seconds=local.second), last, width)

    def column(self, instant: datetime) -> int:
        place = seconds_between(self.start, instant) * self.width // self.seconds
        return min(max(place, 0), self.width)

    def ruler(self, seen: Overview) -> str:
        """Write the hours above their columns."""
        cells = [" "] * (self.width + 3)
        hours = self.seconds // _HOUR_S + 1
        every = max(-(-hours * 4 // self.width), 1)
        for number in range(0, hours + 1, every):
            column = number * _HOUR_S * self.width // self.seconds
            if column + 2 <= self.width:
                cells[column : column + 2] = f"{seen.plan.local(self.start + timedelta(hours=number)):%H}"
        return "".join(cells[: self.width])

    def bars(self, label: str, bars: list[_Bar], stops: tuple[datetime, ...], now: datetime) -> Line:
        """Draw a row of sessions; two that touch differ in their look."""
        cells: list[tuple[str, str]] = [(" ", "plain")] * self.width
        for bar in bars:
            timing, token = bar.timing, bar.token
            left, right = self.column(bar.start), self.column(bar.end)
            right = max(right, left + 1) if bar.end > bar.start else left
            if timing.session.is_unattended:
                token = "block-break"
            elif timing.status == "live":
                token = "block-live"
            fill = "·" if timing.session.is_unattended else " "
            text = set_cell_size(timing.session.short_title, right - left) if right - left > 3 else ""
            if len(text) != right - left:  # wide letters share cells with nobody here
                text = fill * (right - left)
            for offset, letter in enumerate(text):
                if left + offset < self.width:
                    cells[left + offset] = (fill if letter == " " else letter, token)
        for stop in stops:
            column = self.column(stop)
            if 0 < column <= self.width:
                cells[column - 1] = ("┃", "danger")
        column = self.column(now)
        if self.start <= now and column < self.width and seconds_between(self.start, now) <= self.seconds:
            cells[column] = ("│", "focus")
        return _joined([*((ch, "dim") for ch in f" {label}".ljust(_LABEL)[:_LABEL]), *cells])

    def below(self, seen: Overview, stops: tuple[datetime, ...]) -> Line:
        """Name the hard stops and now under their columns."""
        cells: list[tuple[str, str]] = [(" ", "plain")] * (self.width + 8)
        marks = [(self.column(stop) - 1, f"┃{hour_minute(seen.plan.local(stop))}", "danger") for stop in stops]
        if 0 <= seconds_between(self.start, seen.now) <= self.seconds:
            marks.append((self.column(seen.now), f"│{hour_minute(seen.plan.local(seen.now))}", "focus"))
        for column, mark, token in marks:
            left = min(max(column, 0), self.width - 1)
            no_room = left + len(mark) > self.width  # then the time stands to the left of its mark
            begin, text = (left - len(mark) + 1, mark[1:] + mark[0]) if no_room else (left, mark)
            for offset, letter in enumerate(text):
                cells[begin + offset] = (letter, token)
        return _joined([*[(" ", "plain")] * _LABEL, *cells[: self.width]])


def _joined(cells: list[tuple[str, str]]) -> Line:
    """Put cells of one look together into pieces."""
    pieces: list[tuple[str, str]] = []
    for text, token in cells:
        if pieces and pieces[-1][1] == token:
            pieces[-1] = (pieces[-1][0] + text, token)
        else:
            pieces.append((text, token))
    return Line(tuple(pieces))
