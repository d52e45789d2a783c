"""Which date each row belongs to: its own, the one above it, its sheet's, or the next that follows the first day."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from idm_tui.formats.imports.tables.almanac import Almanac
from idm_tui.formats.imports.tables.days import Printed, read_day, read_day_number

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from idm_tui.formats.imports.draft import Draft, Options
    from idm_tui.formats.imports.tables.cells import Sheet
    from idm_tui.formats.imports.tables.rows import Row

_ROOM_SHEET = re.compile(
    r"\b(?:room|raum|salle|sala|saal|hall|track|stage|b(?:ü|ue)hne|auditorium|venue)\b", re.IGNORECASE
)
_BACK = 180
_MORNING = 11 * 60


@dataclass
class Dated:
    """A row with the date it belongs to; a row with an instant needs none."""

    row: Row
    date: dt.date | None = None
    end_date: dt.date | None = None


def dated(
    sheets: Sequence[Sequence[Row]], hints: Sequence[Printed], options: Options, draft: Draft
) -> list[list[Dated]]:
    """Give every row of every sheet its date; raises ImportRefused if that takes a first day that nobody named."""
    almanac = Almanac(options, draft)
    for hint in hints:
        almanac.hint(hint)
    for rows in sheets:
        if rows and (named := _by_name(rows[0].sheet)):
            almanac.learn(named, "")
        for row in rows:
            almanac.learn(row.day, row.place("date"))
            almanac.learn(row.when.day, row.place("start"))
            almanac.learn(row.end.day, row.place("end"))
            span = row.when.span
            almanac.american |= bool(span) and span is not None and span.start.half in ("am", "pm")
    almanac.settle()
    found = []
    undated = 0
    for rows in sheets:
        walk = _Walk(almanac, draft, undated)
        found.append(walk.through(rows))
        if walk.guessed and not (rows and _ROOM_SHEET.search(rows[0].sheet.name)):
            undated = walk.days
    return found


def _by_name(sheet: Sheet) -> Printed | None:
    """Return the day that the name of a sheet means."""
    name = sheet.name
    if not name:
        return None
    if name.isdecimal() and len(name) in (3, 4, 8):
        return read_day_number(int(name))
    return read_day(name) or read_day(name.replace("_", " "))


class _Walk:
    """One way down a sheet, with the date that was printed last."""

    def __init__(self, almanac: Almanac, draft: Draft, days: int) -> None:
        self._almanac = almanac
        self._draft = draft
        self._date: dt.date | None = None
        self._last: tuple[int, str] | None = None
        self.days = days
        self.guessed = False

    def through(self, rows: Sequence[Row]) -> list[Dated]:
        if rows and (named := _by_name(rows[0].sheet)):
            self._date = self._almanac.date_of(named)
        return [Dated(row, self._of(row), self._almanac.date_of(row.end.day) if row.end.day else None) for row in rows]

    def _of(self, row: Row) -> dt.date | None:
        if row.day and (date := self._almanac.date_of(row.day)):
            self._date, self.guessed = date, False
            if row.is_day and row.day_title:
                self._draft.day_titles.setdefault(date, row.day_title)
        if row.when.instant or not row.is_timed:
            return self._date
        if self._date is None or (self.guessed and self._goes_back(row)):
            self._date = self._almanac.undated(self.days, row.place("start"))
            self.days += 1
            self.guessed = True
        if row.when.span:
            self._last = row.when.span.start.minutes, row.text("room")
        return self._date

    def _goes_back(self, row: Row) -> bool:
        """Say whether the times begin again in the morning after an afternoon, in the same room: another day."""
        if not self._last or not row.when.span:
            return False
        before, room = self._last
        now = row.when.span.start.minutes
        surely = before >= 13 * 60 and 6 * 60 <= now <= _MORNING
        return surely and before - now >= _BACK and room == row.text("room")
