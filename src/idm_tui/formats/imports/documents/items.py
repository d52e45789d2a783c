"""From lines to items: which line begins a day, which an item, and which belong to it."""

from __future__ import annotations

import operator
import re
from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from idm_tui.core.text import fold
from idm_tui.formats.imports.documents.around_times import (
    is_elsewhere,
    is_of_day,
    stand_below_titles,
    stand_under_headings,
    without_other_zones,
    without_tail,
)
from idm_tui.formats.imports.documents.clock import Clock, Grammar, clock_of, together
from idm_tui.formats.imports.documents.columns import is_table_heading
from idm_tui.formats.imports.documents.day_lines import bare_of, has_date, is_day, is_end_mark
from idm_tui.formats.imports.documents.days import printed_in
from idm_tui.formats.imports.documents.headings import stands_over_items
from idm_tui.formats.imports.documents.mornings import is_next_morning
from idm_tui.formats.imports.documents.places import is_place, room_in
from idm_tui.formats.imports.documents.questions import QUESTION_END
from idm_tui.formats.imports.documents.role_words import role_at
from idm_tui.formats.imports.documents.times_behind import TimesBehind
from idm_tui.formats.imports.kinds import kind_of

if TYPE_CHECKING:
    from idm_tui.formats.imports.documents.lines import Line

# A heading over a part of a day; the times tell the same.
_HALF_DAY = re.compile(
    r"(?:(?:the )?(?:morning|afternoon|evening)(?: sessions?)?|matin(?:ee)?|apres-midi|soir(?:ee)?|(?:por la )?manana"
    r"|(?:por la )?tarde|(?:por la )?noche|vormittag|nachmittag|abend)[ :]*"
)
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_WEEKDAY_BEFORE = re.compile(r"(mon?|tue?s?|wed?|thu?r?s?|fri?|sat?|sun?)[.,]?\s+(?=\d)", re.IGNORECASE)
_WEEKDAY_BEHIND = re.compile(rf"\d\s*(?:[ap]\.?m\.?)?,?\s+({'|'.join(_WEEKDAYS)})$", re.IGNORECASE)
_WORD = re.compile(r"[A-ZÀ-Þ][a-zà-ÿ]{2,}")
_AFTER_TIME = re.compile(r"^[./]+\s+")  # "19 h. Trivial", "8:30-9:30 / Welcome"
_OPEN_END = re.compile(r"^\s*(?:\(\+?\s*(?:open end|approx\.?|tbc)\)|for \d{1,2}[.:][0-5]\d)", re.IGNORECASE)
_LUNCH = re.compile(r"\b(?:lunch|d[ée]jeuner|almuerzo|comida|mittag\w*|almo[çc]o|pranzo)\b", re.IGNORECASE)
_LONGEST_HEADING = 300
_MOST_TITLE_LINES = 3
_LONGEST_OF_TITLE = 90
_MOST_PARTS = 8
_FEWEST_ALONE = 2


@dataclass
class Item:
    """One item on its way: its day, its times, and the lines behind its time."""

    line: Line
    day: int
    start: Clock
    end: Clock | None
    lines: list[Line] = field(default_factory=list)
    window: tuple[Line, ...] = ()


def _is_of_item(text: str) -> bool:
    """Tell whether a line belongs to the item above rather than to the title below: a room, who speaks, a sentence."""
    is_sentence = text.endswith((".", *QUESTION_END)) or len(text) > _LONGEST_OF_TITLE
    return is_sentence or bool(room_in(text)) or role_at(text) is not None


def _is_other_weekday(above: Line, line: Line) -> bool:
    """Tell whether two headings of days name different days of the week."""
    days = [printed.weekday if (printed := printed_in(each.text)) else -1 for each in (above, line)]
    return min(days) >= 0 and days[0] != days[1]


class Splitter:
    """Goes through the lines: heads of days, heads of items, and what belongs to them."""

    def __init__(self, grammar: Grammar, lines: list[Line], *, times_below: bool = False) -> None:
        """Take the grammar of the times and all lines; `times_below` if each time surely stands below its title."""
        self.head_of_item, anywhere = grammar.pattern()
        self.behind = TimesBehind(self.head_of_item, anywhere)
        self.lines = lines
        self.head: list[Line] = []
        self.headings: list[tuple[int, Line]] = []
        self.items: list[Item] = []
        self.day = -1
        self.endings: dict[int, Line] = {}
        """The line of each day that says that it ends: "End of Day One"."""
        self.window: list[Line] = []
        """The heading of a session without a time of its own, and its chair: they belong to the items behind it."""
        self.open_window = False
        self.at = 0
        self.weekday = ""
        self.weekdays_begin = sum(_WEEKDAY_BEFORE.match(bare_of(line.text)) is not None for line in lines) > 1
        """Whether items say before their time which day they are on."""
        self.between: list[Line] = []
        """What stands below the heading of a day and above its first item."""
        self.notes: list[Line] = []
        found = ((place, self.head_of_item.match(bare_of(line.text))) for place, line in enumerate(lines))
        heads = [(place, time.end()) for place, time in found if time is not None]
        self.takes_tails = len(heads) < 3
        alone = [end[1].minutes for line in lines if self.takes_tails and (end := self.behind.alone(line.text))]
        self.takes_alone = len(alone) > _FEWEST_ALONE and sum(map(operator.gt, alone, alone[1:])) <= 1
        """Whether items have one time each, at the end of their lines."""
        dated = Counter(one[0] for line in lines if (one := self.behind.date(line)) is not None)
        self.dates_items = max(dated.values(), default=0) > 1 and dated.total() > len(heads)
        """Whether each item has its date with its time, below its title: "6 June, 9.00-10.45"."""
        self.times_below = times_below or stand_below_titles(lines, heads)
        """Whether each item has its time in the line below its title."""
        self.under_headings = stand_under_headings(lines, heads)
        timed_days = sum(line.is_heading and self.behind.day(line.text) is not None for line in lines)
        self.days_have_times = timed_days > max(len(heads), 1)
        """Whether the headings of the days have the time of the one item below: "September 16, 2020, 2pm UTC"."""

    def split(self) -> None:
        """Split all lines."""
        number = 0
        while number < len(self.lines):
            self.at, line = number, self.lines[number]
            following = self.lines[number + 1] if number + 1 < len(self.lines) else None
            number += 1 + self._take(line, following)
        self.notes += self.between
        if self.open_window and self.items:  # a heading with no item behind it
            self.items[-1].lines += self.window

    def _take(self, line: Line, following: Line | None) -> int:
        """Take a line; returns how many of the following it used up."""
        bare = bare_of(line.text)
        if (
            self.weekdays_begin
            and not line.role
            and (weekday := _WEEKDAY_BEFORE.match(bare))
            and self.head_of_item.match(bare[weekday.end() :])
        ):
            bare = bare[weekday.end() :]
            self._begin_weekday(line, fold(weekday[1]))
        if not line.role and (used := self._take_time(line, bare, following)) is not None:
            return used
        if self.dates_items and (dated := self.behind.date(line)) is not None:
            self._begin_dated(line, *dated)
        elif self.days_have_times and following is not None and (start := self.behind.day(line.text)) is not None:
            self._begin_day(line)
            self._begin_item(line, start, None, following.text)
            return 1
        elif not line.role and is_day(line) and not self._is_cell_of_item(line):
            self._begin_day(line)
        elif not line.role and self._take_tail(line):
            return 0
        elif (self.items[-1].lines if self.items else self.headings) and self._stands_over_items(line):
            self.notes += self.window if self.open_window else []
            self.window, self.open_window = [line], True
        elif self.items or self.open_window:
            if is_end_mark(bare) and (not self.items or self.items[-1].lines):
                self.notes += [self.endings[self.day]] if self.day in self.endings else []
                self.endings[self.day] = line
                return 0
            if _HALF_DAY.fullmatch(fold(bare)):
                return 0
            if line.starts_row and line.gap and is_table_heading([bare]) and len(bare) < 60:
                return 0
            self._put(line)
        else:
            self.head.append(line)
        return 0

    def _is_cell_of_item(self, line: Line) -> bool:
        """Tell whether a line stands in one row with the time of an item, behind it."""
        last = self.items[-1].line if self.items else None
        return last is not None and line.row > 0 and (line.number, line.row) == (last.number, last.row)

    def _may_have_tail(self, line: Line) -> bool:
        return self.takes_tails or line.is_heading or kind_of(without_tail(line.text)) == "break"

    def _put(self, line: Line) -> None:
        """Put a line where it belongs: under an open heading, to the item above, or to the day that has no item yet."""
        if self.open_window:
            self.window.append(line)
        elif self.headings and self.headings[-1][0] > self.items[-1].day:
            self.between.append(line)
        else:
            self.items[-1].lines.append(line)

    def _stands_over_items(self, line: Line) -> bool:
        if self._is_cell_of_item(line):
            return False
        above = self.items[-1].lines if self.items else []
        return stands_over_items(self.lines, self.at, above, self.head_of_item)

    def _take_time(self, line: Line, bare: str, following: Line | None) -> int | None:
        is_below_time = self.at > 0 and bool(self.items) and self.lines[self.at - 1] is self.items[-1].line
        if is_below_time and is_elsewhere(bare):
            self.items[-1].lines.append(replace(line, role="aside"))
            return 0
        found = self.head_of_item.match(bare)
        if found is None:
            return None
        if found[0].endswith((")", "]")) and not any(mark in found[0] for mark in "(["):
            return None  # the end of a bracket that a line broke: "(open" above "8.30–17.30)"
        rest = _OPEN_END.sub("", without_other_zones(bare[found.end() :]))
        start, end = clock_of(found, 1), clock_of(found, 2)
        # The title may touch its time, as in "17:00 - 17:30Registration".
        is_marked = start is not None or found[0][-1:].isalpha() or bool((clock_of(found, 3) or Clock(0)).half)
        is_glued = rest[:1].isupper() and (is_marked or _WORD.match(rest) is not None)
        if rest[:1].isalnum() and not is_glued:
            return None
        used = 0
        if start is None:
            start = clock_of(found, 3)
            if start is None:
                return None
            broken = found.groupdict().get("open") and not re.search(r"[a-z]", found["open"], re.IGNORECASE)
            if following is not None and (broken or not rest.strip(" \t|:–-")):
                used, end, rest = self._other_end(start, following, rest, broken=bool(broken))
        if end is not None:
            start, end = together(start, end)
        if self._is_window_of_day(line, rest) or is_of_day(rest):
            return None
        if self._is_said_again(start, end, rest):
            self.items[-1].lines.append(replace(line, text=rest.strip(" /|")))
            return used
        is_in_bracket = line.text.startswith("(") and line.text.endswith(")") and not rest.strip(" \t|:–-)")
        is_below = self.times_below or (is_in_bracket and self.takes_tails)
        if is_below or (self.under_headings and not rest.strip(" \t|:–-")):
            self._begin_below(line, start, end)
        else:
            self._begin_item(line, start, end, rest)
        return used

    def _other_end(self, start: Clock, following: Line, rest: str, *, broken: bool) -> tuple[int, Clock | None, str]:
        """Look for the end of a range on the line below: "08:00 -" above "08:30", or two cells with a time each."""
        bare = bare_of(following.text)
        other = self.head_of_item.match(bare)
        if other is None or clock_of(other, 1) is not None:
            return 0, None, rest
        end = clock_of(other, 3)
        behind = bare[other.end() :]
        broken = broken or (following.is_bullet and end is not None and end.minutes > start.minutes)
        if end is None or (not broken and (behind.strip(" \t|:–-") or end.minutes <= start.minutes)):
            return 0, None, rest
        return 1, end, f"{rest} {behind}".strip() if not behind.startswith("\t") else f"{rest}{behind}"

    def _is_window_of_day(self, line: Line, rest: str) -> bool:
        """Tell whether a time stands with the date of a day, as its window."""
        return has_date(rest) and len(rest) < 60 and line.is_heading

    def _is_said_again(self, start: Clock, end: Clock | None, rest: str) -> bool:
        """Tell whether an item prints its time once more, before its room: "09:00 - 10:30 hrs. / Room 1"."""
        last = self.items[-1] if self.items else None
        is_same = last is not None and last.lines and end is not None and (last.start, last.end) == (start, end)
        return bool(is_same) and rest.lstrip(" .").startswith(("/", "|")) and is_place(rest)

    def _take_tail(self, line: Line) -> bool:
        """Take a line that has its time behind its title: "Coffee break 16.00-16.30"."""
        last = self.items[-1] if self.items else None
        if self.takes_alone and (alone := self.behind.alone(line.text)) is not None:
            self._begin_item(line, alone[1], None, alone[0])
            return True
        lone = self.behind.lone(line.text) if last else None
        if last and lone and lone[1].minutes >= (last.end or last.start).minutes:
            self._begin_item(line, lone[1], None, lone[0])
            return True
        found = self.behind.title(line.text) if self._may_have_tail(line) or line.text.endswith(")") else None
        if found is None:
            return False
        title, start, end = found
        if self.takes_tails and (weekday := _WEEKDAY_BEHIND.search(line.text)) is not None:
            self._begin_weekday(line, fold(weekday[1]))
        if not self._may_have_tail(line) and not self._is_part(line, start, end):
            return False
        if not self.takes_tails and last and last.end and start.minutes < last.end.minutes and not line.gap:
            return False
        self._begin_item(line, start, end, title)
        return True

    def _is_part(self, line: Line, start: Clock, end: Clock) -> bool:
        """Tell whether a line is a part of what was begun above, with its time in brackets: "Group A (14:00-15:00)"."""
        if line.is_bullet or not line.text[:1].isupper() or len(line.text) > _LONGEST_OF_TITLE:
            return False
        above = (item for item in self.items[-_MOST_PARTS:] if item.end and item.day == self.day)
        return any(item.start.minutes <= start.minutes < end.minutes <= item.end.minutes for item in above if item.end)

    def _begin_dated(self, line: Line, date: tuple[int, int], start: Clock, end: Clock) -> None:
        """Begin an item below whose title its date and time stand."""
        title = self._title_above()
        before = printed_in(self.headings[-1][1].text) if self.headings else None
        if before is None or (before.month, before.day) != date:
            self._begin_day(line)
        self._begin_item(line, start, end, "")
        self.items[-1].lines += (replace(each, gap=False) for each in title)

    def _title_above(self) -> list[Line]:
        """Take the lines above that are a title."""
        above = self.window if self.open_window else self.items[-1].lines if self.items else self.head
        above = self.between or above
        title = [above.pop()] if above else []
        while (
            title
            and above
            and not (title[0].is_heading or title[0].gap or title[0].is_bullet or _is_of_item(above[-1].text))
            and len(title) < _MOST_TITLE_LINES
        ):
            title.insert(0, above.pop())
        return title

    def _begin_below(self, line: Line, start: Clock, end: Clock | None) -> None:
        """Begin an item below whose title its time stands."""
        title = self._title_above()
        self._begin_item(line, start, end, "")
        self.items[-1].lines += (replace(each, gap=False, is_bullet=False) for each in title)

    def _begin_item(self, line: Line, start: Clock, end: Clock | None, rest: str) -> None:
        if is_next_morning(self.items, self.day, start):
            self.headings = self.headings or [(0, replace(self.items[0].line, text="Day 1", is_heading=True))]
            self._begin_day(replace(line, text=f"Day {self.day + 2}", is_heading=True))
        self.notes += self.between
        self.between = []
        self.day = max(self.day, 0)
        if self.items and self.items[-1].lines and not self.open_window and _LUNCH.search(self.items[-1].lines[0].text):
            self.window = []
        item = Item(line, self.day, start, end, window=tuple(self.window))
        self.open_window = False
        parts = [part for part in rest.split("\t") if part.strip(" |:–—·•-")]
        for place, part in enumerate(parts):
            text = _AFTER_TIME.sub("", part.strip(" |:–—·•+-\t")) if place == 0 else part.strip(" |\t")
            text = re.sub(r"^(?:[–—:|-]|\*+)\s*", "", text)
            if text:
                item.lines.append(replace(line, text=text, is_bullet=False, role="", starts_row=True))
        self.items.append(item)

    def _begin_weekday(self, line: Line, weekday: str) -> None:
        """Begin a day where each item says before its time which it is on: "Mo 9:00", "Tu 9:00"."""
        name = next(name for name in _WEEKDAYS if name.startswith(weekday[:2]))
        if name != self.weekday:
            self.weekday = name
            self._begin_day(replace(line, text=name.capitalize(), is_heading=True))

    def _widen_heading(self, line: Line) -> None:
        """Take a second line of the heading of a day: "DAY ONE" above "Tuesday, 14 April"; too much is kept apart."""
        day, heading = self.headings[-1]
        if len(heading.text) > _LONGEST_HEADING:
            self.notes.append(line)
        else:
            self.headings[-1] = (day, replace(heading, text=f"{heading.text} {line.text}"))

    def _begin_day(self, line: Line) -> None:
        """Begin a day; the same date again is the same day, a heading before the first item its second line."""
        if self.headings and not self.items and not has_date(line.text):
            if not _is_other_weekday(self.headings[-1][1], line):
                self._widen_heading(line)
                return
            self.head.append(self.headings.pop()[1])  # the date of a page, above the first day of the event
            self.day -= 1
        if self.headings and (not self.items or self.items[-1].day != self.day):
            before = self.headings[-1][1]
            if not (has_date(before.text) and has_date(line.text)):
                self._widen_heading(line)
                return
            if not self.items:
                self.head.append(self.headings.pop()[1])
                self.day -= 1
        self.notes += self.window if self.open_window else []
        self.window, self.open_window = [], False
        self.day = self.day + 1 if self.headings or not self.items else 1
        self.headings.append((self.day, line))
