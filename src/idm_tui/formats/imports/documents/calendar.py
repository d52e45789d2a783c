"""Which date each day of a document has: printed, taken from the head, or counted from what whoever imports says."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING

from idm_tui.formats.imports.documents.day_lines import is_deadline, is_stamp
from idm_tui.formats.imports.documents.days import day_is_first, made, next_weekday, printed_in
from idm_tui.formats.imports.draft import ImportRefused

if TYPE_CHECKING:
    from idm_tui.formats.imports.documents.days import Printed
    from idm_tui.formats.imports.documents.lines import Line
    from idm_tui.formats.imports.draft import Draft, Options

_LONGEST_EVENT = 14  # days
_LONGEST_AFTER = 180


class Calendar:
    """Finds the dates; whatever is not printed in full is noted as a doubt."""

    def __init__(self, headings: list[tuple[int, Line]], head: list[Line], options: Options, draft: Draft) -> None:
        """Take the headings of the days by their number, what stands before the first item, and what was said."""
        self.headings, self.head, self.options, self.draft = headings, head, options, draft
        found = ((line, printed_in(line.text, ranges=True)) for line in head if not is_deadline(line.text))
        dated = [(line, each) for line, each in found if each is not None]
        self._in_head = [(line, each) for line, each in dated if not _is_of_page(line)]
        stamps = (made(each.year, each.month, each.day) for line, each in dated if _is_of_page(line))
        self._published = next(filter(None, stamps), None)

    def dates(self, *, goes_back: bool) -> dict[int, date]:
        """Return the date of each day by its number; raises ImportRefused where none can be known.

        `goes_back` if what stands above the heading of the first day is later in the day than what stands below it.
        """
        printed = {number: printed_in(line.text) for number, line in self.headings}
        places = {number: line.number for number, line in self.headings}
        found: dict[int, date] = {}
        is_above = 0 not in printed and 1 in printed and self._head_date() is None
        for number in sorted({0, *printed} - {0} if is_above else {0, *printed}):
            found[number] = self._date(printed.get(number), number, places.get(number, 0), found)
        if is_above:
            found[0] = self._above(found[1], places[1], goes_back=goes_back)
        return found

    def titles(self) -> dict[int, str]:
        """Return the titles of the days: "Day I", as printed, without their dates."""
        found = {}
        for number, line in self.headings:
            label = re.search(
                r"\b(?:day|jour|d[ií]a|tag|journ[ée]e)\s*(?:n[o°]\.?\s*)?(?:\d{1,2}|[ivxIVX]+|[a-zA-Zé]+)\b",
                line.text,
                re.IGNORECASE,
            )
            if label:
                words = label.group()
                found[number] = words[:1].upper() + words[1:] if words.islower() else words
        return found

    # --- one date

    def _date(self, given: Printed | None, number: int, place: int, before: dict[int, date]) -> date:
        first = self.options.first_date
        if given is not None and (given.month or given.slashes is not None):
            day = self._printed(given, place)
            if day is not None:
                day = self._with_weekday(given, day, place)
                if first is not None and number == min({0, *before} | {number}) and day != first and given.year:
                    self.draft.doubt(
                        place, "date-conflict", f'"{day}" is printed, --date says {first}; the print was taken'
                    )
                return day
        return self._unprinted(given, place, before)

    def _above(self, day: date, place: int, *, goes_back: bool) -> date:
        """Return the date of items above the heading of the first day: the same, or one before it."""
        first = self.options.first_date
        is_said = first is not None and timedelta(0) < day - first <= timedelta(days=_LONGEST_EVENT)
        if not (is_said or goes_back):
            return day
        before = first if first is not None and is_said else day - timedelta(days=1)
        self.draft.doubt(place, "no-date", f"what stands above {day} has no date; {before} was taken")
        return before

    def _printed(self, given: Printed, place: int) -> date | None:
        month, day = given.month, given.day
        if given.slashes is not None:
            month, day = self._slashes(given, place)
        year = given.year
        if not year:
            year = self._year(month, day)
            if not year:
                self._refuse(no_year=True)
            self.draft.doubt(place, "no-year", f'"{day}/{month}" has no year; {year} was taken')
        return made(year, month, day)

    def _slashes(self, given: Printed, place: int) -> tuple[int, int]:
        """Decide which of 4/3 is the month: by --date, by the weekday, by all dates of the document, else day first."""
        assert given.slashes is not None
        a, b = given.slashes
        choices = [(b, a), (a, b)]
        first = self.options.first_date
        if first is not None:
            near = [pair for pair in choices if (d := made(given.year, *pair)) and abs((d - first).days) <= 31]
            if len(near) == 1:
                return near[0]
        if given.weekday >= 0:
            right = [pair for pair in choices if (d := made(given.year, *pair)) and d.weekday() == given.weekday]
            if len(right) == 1:
                return right[0]
        everything = [found for _n, line in self.headings if (found := printed_in(line.text)) is not None]
        day_first = day_is_first(everything)
        pair = choices[1] if day_first is False else choices[0]
        if a != b and day_first is None:
            self.draft.doubt(
                place, "date-conflict", f'"{a}/{b}" may be two dates; the {pair[1]}. of the month {pair[0]} was taken'
            )
        return pair

    def _year(self, month: int, day: int) -> int:
        """Return the year of a day and month: that of the event's dates, of --date, or one that stands elsewhere."""
        first = self.options.first_date
        for line, found in self._in_head:
            if found.year and found.month == month and 0 <= day - found.day <= _LONGEST_EVENT:
                if first is not None and first.year != found.year:
                    words = f'"{line.text[:40]}" is printed, --date says {first}; the print was taken'
                    self.draft.doubt(line.number, "date-conflict", words)
                return found.year
        if (year := self._year_of_other_day(month, day)) is not None:
            return year
        if first is not None:
            here = made(first.year, month, day)
            return first.year + 1 if here is not None and (first - here).days > 180 else first.year
        for _line, found in self._in_head:
            if found.year:
                return found.year
        if self._published is not None:
            here = made(self._published.year, month, day)
            is_before = here is not None and (self._published - here).days > _LONGEST_AFTER
            return self._published.year + is_before
        years = [int(y) for line in self.head for y in re.findall(r"\b(20[0-4]\d|19[89]\d)\b", line.text)]
        return years[0] if len(set(years)) == 1 else 0

    def _year_of_other_day(self, month: int, day: int) -> int | None:
        """Return the year in which a day is near another of the event whose heading has one."""
        for _number, line in self.headings:
            found = printed_in(line.text)
            other = made(found.year, found.month, found.day) if found is not None and found.month else None
            for year in (other.year, other.year + 1, other.year - 1) if other is not None else ():
                here = made(year, month, day)
                if here is not None and other is not None and abs((here - other).days) <= _LONGEST_EVENT:
                    return year
        return None

    def _with_weekday(self, given: Printed, day: date, place: int) -> date:
        """Return a date whose weekday may contradict it; another year that the document or --date says may be meant."""
        if given.weekday < 0 or day.weekday() == given.weekday:
            return day
        first = self.options.first_date
        years = {found.year for _line, found in self._in_head} | {first.year if first is not None else 0}
        meant = [made(year, day.month, day.day) for year in sorted(years - {0, day.year})]
        right = [other for other in meant if other is not None and other.weekday() == given.weekday]
        taken, which = (right[0], str(right[0])) if len(right) == 1 else (day, "the date")
        words = f'"{day:%d %B %Y}" is a {day:%A}, another weekday is printed; {which} was taken'
        self.draft.doubt(place, "date-conflict", words)
        return taken

    def _unprinted(self, given: Printed | None, place: int, before: dict[int, date]) -> date:
        """Return the date of a day that prints none: counted from the first."""
        if set(before) == {0} and given is not None and given.weekday == before[0].weekday():
            return before[0]  # what stands above the heading of the first day is of that day
        if before:
            day = before[max(before)] + timedelta(days=1)
            if given is not None and given.weekday >= 0:
                day = next_weekday(day, given.weekday)
            self.draft.doubt(place, "no-date", f"day {len(before) + 1} has no date; {day} was taken")
            return day
        head = self._head_date(given.weekday if given is not None else -1)
        first = self.options.first_date
        if head is not None:
            if first is not None and first != head:
                self.draft.doubt(
                    place, "date-conflict", f'"{head}" is printed, --date says {first}; the print was taken'
                )
            return head
        if first is None and self._published is not None:
            self.draft.doubt(place, "no-date", f"the first day has no date; {self._published}, the page's, was taken")
            return self._published
        if first is None:
            self._refuse()
        assert first is not None
        day = next_weekday(first, given.weekday) if given is not None and given.weekday >= 0 else first
        self.draft.doubt(place, "no-date", f"the first day has no date; {day} was taken from --date")
        return day

    def _head_date(self, weekday: int = -1) -> date | None:
        """Return the first date that stands before the first item, in full or with the year of --date.

        One that falls on the day of the week goes before all others.
        """
        dates = (made(found.year, found.month, found.day) for _line, found in self._in_head if found.month)
        if right := next((day for day in dates if day is not None and day.weekday() == weekday), None):
            return right
        for line, found in self._in_head:
            if found.month and found.year:
                return made(found.year, found.month, found.day)
            if found.slashes is not None and found.year:
                return made(found.year, *self._slashes(found, line.number))
        for line, found in self._in_head:
            if found.month and (year := self._year(found.month, found.day)):
                day = made(year, found.month, found.day)
                if day is None or (self._published is not None and day < self._published):
                    continue  # until when one may sign up, say
                self.draft.doubt(line.number, "no-year", f'"{line.text[:40]}" has no year; {year} was taken')
                return day
        return None

    def _refuse(self, *, no_year: bool = False) -> None:
        what = "its dates have no year" if no_year else "no full date is printed in it"
        msg = f"{what}; give that of the first day with --date, like --date 2026-05-04"
        raise ImportRefused(msg)


def _is_of_page(line: Line) -> bool:
    """Tell whether a line says when the page was made, and not when the event is."""
    return line.role == "published" or is_stamp(line.text)
