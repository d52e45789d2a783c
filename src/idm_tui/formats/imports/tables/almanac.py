"""Which dates the printed days are: the whole file decides the order of day and month, the first day the rest."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from idm_tui.formats.imports.draft import ImportRefused

if TYPE_CHECKING:
    from idm_tui.formats.imports.draft import Draft, Options
    from idm_tui.formats.imports.tables.days import Printed

_NEAR = dt.timedelta(days=14)
_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


class Almanac:
    """Everything the file says of its days; first it learns all of them, then it dates each."""

    def __init__(self, options: Options, draft: Draft) -> None:
        """Begin with the first day that whoever imports names, if they do."""
        self._given = options.first_date
        self._draft = draft
        self._printed: dict[Printed, str] = {}
        self._dates: dict[Printed, dt.date | None] = {}
        self._base: dt.date | None = None
        self._day_first = True
        self._hint: dt.date | None = None
        self.american = False

    def learn(self, printed: Printed | None, place: str) -> None:
        """Take note of a printed day."""
        if printed is not None:
            self._printed.setdefault(printed, place)

    def hint(self, printed: Printed | None) -> None:
        """Take note of a full date above the table, which counts if the table has none."""
        if printed and printed.is_full and self._hint is None:
            self._hint = self._dated(printed)

    def settle(self) -> None:
        """Decide what only the file as a whole tells; raises ImportRefused where nothing gives a full date."""
        self._decide_order()
        full = [(date, printed) for printed in self._printed if printed.is_full and (date := self._dated(printed))]
        earliest, printed = min(full, key=lambda pair: pair[0]) if full else (None, None)
        self._base = self._given or earliest or self._hint
        if printed and self._given and earliest != self._given:
            self._draft.doubt(
                self._printed[printed],
                "date-conflict",
                f'"{printed.words}" is the first date, not {self._given} as --date says; printed dates hold',
            )
            self._base = earliest

    @property
    def first(self) -> dt.date:
        """Return the first day; raises ImportRefused if nothing says it."""
        if self._base is None:
            raise ImportRefused("no full date is printed; say the date of the first day with --date YYYY-MM-DD")
        return self._base

    def undated(self, count: int, place: str) -> dt.date:
        """Return the date of a day that prints none: days follow the first one by one."""
        date = self.first + dt.timedelta(days=count)
        self._draft.doubt(place, "no-date", f"no date is printed; taken as {date}, counted from the first day")
        return date

    def date_of(self, printed: Printed) -> dt.date | None:
        """Return the date of a printed day, and report once what is doubtful about it."""
        if printed not in self._dates:
            self._dates[printed] = self._with_doubts(printed)
        return self._dates[printed]

    def _with_doubts(self, printed: Printed) -> dt.date | None:
        place = self._printed.get(printed, "")
        if printed.is_full:
            date = self._dated(printed)
            if date is None:
                self._draft.doubt(place, "date-conflict", f'"{printed.words}" is no date')
        elif printed.pair or printed.month:
            date = self._with_year(printed)
            self._draft.doubt(place, "no-year", f'"{printed.words}" has no year; taken as {date}')
        else:
            date = self._counted(printed)
            self._draft.doubt(place, "no-date", f'"{printed.words}" is no full date; taken as {date}')
        if date and printed.weekday is not None and date.weekday() != printed.weekday:
            words = f'"{printed.words}" does not fit: {date} is a {_NAMES[date.weekday()]}'
            self._draft.doubt(place, "date-conflict", words)
        return date

    def _dated(self, printed: Printed, year: int | None = None, *, day_first: bool | None = None) -> dt.date | None:
        month, day = printed.month, printed.day
        if printed.pair:
            one, other = printed.pair
            first = self._day_first if day_first is None else day_first
            day, month = (one, other) if first else (other, one)
            if month > 12:
                day, month = month, day
        try:
            return dt.date(printed.year or year or 0, month or 0, day or 0)
        except ValueError:
            return None

    def _with_year(self, printed: Printed) -> dt.date | None:
        first = self.first
        near = [self._dated(printed, first.year + step) for step in (0, 1, -1)]
        return min((date for date in near if date), key=lambda date: abs(date - first), default=None)

    def _counted(self, printed: Printed) -> dt.date:
        first = self.first
        if printed.ordinal is not None:
            return first + dt.timedelta(days=printed.ordinal - 1)
        if printed.number is not None:
            return self._by_number(printed.number)
        return first + dt.timedelta(days=((printed.weekday or 0) - first.weekday()) % 7)

    def _by_number(self, number: int) -> dt.date:
        """Read bare numbers as days of the event if they begin with 1, else as days of the month."""
        first = self.first
        if first.day != 1 and any(day.number == 1 and day.weekday is None for day in self._printed):
            return first + dt.timedelta(days=number - 1)
        date = first
        while date.day != number and date - first < dt.timedelta(days=62):
            date += dt.timedelta(days=1)
        return date

    def _decide_order(self) -> None:
        """Decide between day/month and month/day by the numbers, the weekdays, the first day, and what lies closer."""
        pairs = [printed for printed in self._printed if printed.pair]
        if not pairs:
            return
        sure = {printed.pair[0] > 12 for printed in pairs if printed.pair and max(printed.pair) > 12}
        if len(sure) == 1:
            self._day_first = sure.pop()
            return
        place, words = self._printed[pairs[0]], pairs[0].words
        if sure:
            self._draft.doubt(place, "date-conflict", "some dates are day/month and some month/day; check them all")
            return
        self._day_first, why = self._likelier(pairs)
        order = "day/month" if self._day_first else "month/day"
        self._draft.doubt(place, "date-conflict", f'"{words}" is read as {order} {why}')

    def _likelier(self, pairs: list[Printed]) -> tuple[bool, str]:
        year = self._given.year if self._given else 2000
        by_order = {
            first: [date for printed in pairs if (date := self._dated(printed, year, day_first=first))]
            for first in (True, False)
        }
        for printed in pairs:
            if printed.weekday is None or not printed.year:
                continue
            fits = [
                first
                for first in (True, False)
                if (date := self._dated(printed, day_first=first)) and date.weekday() == printed.weekday
            ]
            if len(fits) == 1:
                return fits[0], "as its weekday says"
        if self._given:
            given = self._given
            fits = [first for first, dates in by_order.items() if dates and abs(min(dates) - given) <= _NEAR]
            if len(fits) == 1:
                return fits[0], "as --date says"
        spans = {first: max(dates) - min(dates) for first, dates in by_order.items() if dates}
        if len(spans) == 2 and spans[True] != spans[False]:
            return spans[True] < spans[False], "because the days then lie closer together"
        if self.american:
            return False, "because the times are a.m. and p.m."
        return True, "because nothing says otherwise; name the first day with --date"
