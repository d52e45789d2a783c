"""When each row begins and ends: half days, nights, lengths that run on from one row to the next."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from idm_tui.core.text import shorten
from idm_tui.formats.imports.tables.clock import MIDNIGHT, NOON, Clock, halves

if TYPE_CHECKING:
    from collections.abc import Sequence

    from idm_tui.formats.imports.draft import Code, Draft
    from idm_tui.formats.imports.tables.dating import Dated
    from idm_tui.formats.imports.tables.rows import Row
    from idm_tui.formats.imports.tables.words import Field

_MORNING = 7 * 60
_EVENING = 18 * 60
_NIGHT = 5 * 60
_HALF_A_DAY = dt.timedelta(hours=12)


@dataclass
class Timed:
    """A row with its start and end; `closed` says that its end is printed, so that lengths below lie inside it."""

    row: Row
    date: dt.date | None = None
    start: dt.datetime | None = None
    end: dt.datetime | None = None
    closed: bool = False


def timed(sheets: Sequence[Sequence[Dated]], anchors: Sequence[int | None], draft: Draft) -> list[list[Timed]]:
    """Say when the rows of every sheet begin and end; an anchor is the start printed above a table of lengths."""
    twelve = not any(
        clock.half == "24" and NOON + 60 <= clock.minutes != MIDNIGHT
        for rows in sheets
        for dated in rows
        for clock in _clocks(dated.row)
    )
    return [_Walk(rows, draft, anchor, twelve=twelve).through() for rows, anchor in zip(sheets, anchors, strict=True)]


def _clocks(row: Row) -> list[Clock]:
    spans = [span for span in (row.when.span, row.end.span) if span]
    return [clock for span in spans for clock in (span.start, span.end) if clock]


class _Walk:
    """One way down a sheet, with the start of the row before on the same day."""

    def __init__(self, rows: Sequence[Dated], draft: Draft, anchor: int | None, *, twelve: bool) -> None:
        self._rows = rows
        self._draft = draft
        self._twelve = twelve
        self._anchor = anchor
        self._day: dt.date | None = None
        self._last: int | None = None
        self._room = ""
        self._before: Timed | None = None

    def through(self) -> list[Timed]:
        found = []
        for index, dated in enumerate(self._rows):
            made = self._timed(dated, index)
            found.append(made)
            if made.start is not None:
                self._before = made
        return found

    def _timed(self, dated: Dated, index: int) -> Timed:
        row = dated.row
        made = Timed(row, dated.date)
        if dated.date != self._day:
            self._day, self._last = dated.date, None
        if row.when.instant:
            made.start = row.when.instant
            made.end, made.closed = self._end(dated, made.start, None)
        elif row.when.span and dated.date:
            start, end = row.when.span.start, row.when.span.end
            if row.end.span and end is None:
                start, end = halves(start, row.end.span.start)
            minutes = self._minutes(row, start, index)
            self._odd(row, start)
            made.start = self._at(dated.date, minutes, row)
            made.end, made.closed = self._end(dated, made.start, end)
            self._last, self._room = minutes, row.text("room")
        elif row.length is not None:
            self._run_on(made, dated)
        return made

    def _at(self, date: dt.date, minutes: int, row: Row) -> dt.datetime:
        at = dt.datetime.combine(date, dt.time()) + dt.timedelta(minutes=minutes)
        offset = row.when.span.offset if row.when.span else None
        if offset is None and row.layout.zone in ("UTC", "GMT"):
            offset = 0
        return at if offset is None or abs(offset) >= MIDNIGHT else at.replace(tzinfo=_zone(offset))

    def _minutes(self, row: Row, clock: Clock, index: int) -> int:
        """Return the minutes after midnight that a clock means after the rows before it."""
        minutes, last = clock.minutes, self._last
        if clock.half in ("am", "pm") or row.when.day is not None:
            return minutes
        if not clock.half and self._twelve and NOON > minutes >= 60 and self._is_afternoon(row, minutes, index):
            self._say(row, "half-day", f"is read as {_words(minutes + NOON)}, after noon")
            return minutes + NOON
        if minutes < _NIGHT and last is not None and last >= _EVENING:
            self._say(row, "time-order", "is read as the night after that day")
            return minutes + MIDNIGHT
        return minutes

    def _is_afternoon(self, row: Row, minutes: int, index: int) -> bool:
        last = self._last
        if last is None:
            return minutes < _MORNING - 60 and not self._morning_follows(index, minutes)
        if minutes >= last or minutes + NOON < last:
            return False
        return minutes < _MORNING or (last > NOON and self._room == row.text("room"))

    def _morning_follows(self, index: int, minutes: int) -> bool:
        for dated in self._rows[index + 1 : index + 60]:
            span = dated.row.when.span
            if dated.date == self._day and span and max(_MORNING - 60, minutes) <= span.start.minutes <= NOON + 59:
                return True
        return False

    def _end(self, dated: Dated, start: dt.datetime, clock: Clock | None) -> tuple[dt.datetime | None, bool]:
        """Return the end of a row and whether it is printed as a time."""
        row = dated.row
        length = dt.timedelta(minutes=row.length) if row.length else None
        if row.end.instant:
            end = row.end.instant if start.tzinfo else row.end.instant.replace(tzinfo=None)
        elif row.end.day and row.end.span and dated.end_date:
            end = self._at(dated.end_date, row.end.span.start.minutes, row).replace(tzinfo=start.tzinfo)
        elif (clock := clock or (row.end.span.start if row.end.span else None)) is not None:
            self._odd(row, clock)
            return self._by_clock(row, start, clock, length)
        else:
            return (start + length if length else None), False
        if end > start:
            return end, True
        self._say(
            row, "time-order", f"would end at {end:%Y-%m-%d %H:%M}, before it begins; the end is left open", "end"
        )
        return None, False

    def _by_clock(
        self, row: Row, start: dt.datetime, clock: Clock, length: dt.timedelta | None
    ) -> tuple[dt.datetime | None, bool]:
        midnight = start.replace(hour=0, minute=0, second=0, microsecond=0)
        end = midnight + dt.timedelta(minutes=clock.minutes)
        if end <= start and not clock.half and self._twelve and start < end + _HALF_A_DAY:
            end += _HALF_A_DAY
            if start.hour >= 12 and clock.minutes < NOON:
                self._say(row, "half-day", f"ends after noon, at {end:%H:%M}", "end")
        if end == start:
            if not length:
                self._say(row, "time-odd", "begins and ends at the same time; the end is left open", "end")
            return (start + length if length else None), False
        if end < start:
            end += dt.timedelta(days=1)
            if end - start > _HALF_A_DAY:
                self._say(row, "time-order", f"would end at {end:%H:%M}, before it begins; the end is left open", "end")
                return None, False
            if start.hour < 17 and end.hour >= 6:
                self._say(row, "time-order", f"is read as ending at {end:%H:%M} the next day", "end")
        if length and abs(end - start - length) > dt.timedelta(minutes=1) and row.when.span and not row.when.span.end:
            words = f"lasts {row.length} minutes by its length, but ends at {end:%H:%M}; the end holds"
            self._say(row, "time-odd", words, "duration")
        return end, True

    def _run_on(self, made: Timed, dated: Dated) -> None:
        """Let a row that has only a length begin where the one before ends."""
        before = self._before
        if before is not None and before.closed and before.row.when.span:
            return
        start = before.end if before else None
        if before is None and self._anchor is not None and dated.date:
            start = dt.datetime.combine(dated.date, dt.time()) + dt.timedelta(minutes=self._anchor)
        if start is None:
            return
        made.start = start
        made.end = start + dt.timedelta(minutes=made.row.length or 0) if made.row.length else None

    def _odd(self, row: Row, clock: Clock) -> None:
        if clock.odd:
            self._say(row, "time-odd", f"is printed {clock.odd}; taken as {_words(clock.minutes)}")

    def _say(self, row: Row, code: Code, sentence: str, name: Field = "start") -> None:
        column = row.layout.column(name)
        printed = row.sheet.text(row.index, column) if column is not None else ""
        if not printed:
            printed = row.sheet.text(row.index, row.layout.column("start") or 0)
        words = shorten(" ".join(printed.split()), 60)
        self._draft.doubt(row.place(name if column is not None else "start"), code, f'"{words}" {sentence}')


def _zone(offset: int) -> dt.timezone:
    return dt.timezone(dt.timedelta(minutes=offset)) if offset else dt.UTC


def _words(minutes: int) -> str:
    return f"{minutes // 60 % 24}:{minutes % 60:02}"
