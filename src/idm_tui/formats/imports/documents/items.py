"""From lines to items: which line begins a day, which an item, and which belong to it."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from idm_tui.core.text import fold
from idm_tui.formats.imports.documents.clock import Clock, Grammar, clock_of, together
from idm_tui.formats.imports.documents.columns import is_table_heading
from idm_tui.formats.imports.documents.day_lines import bare_of, has_date, is_day, is_end_mark
from idm_tui.formats.imports.documents.days import printed_in
from idm_tui.formats.imports.documents.places import is_place
from idm_tui.formats.imports.documents.role_words import role_at
from idm_tui.formats.imports.kinds import kind_of

if TYPE_CHECKING:
    from idm_tui.formats.imports.documents.lines import Line

_WINDOW = re.compile(
    r"^(?:session|panel|part|block|theme|s[ée]ance|sesi[óo]n|module|track|topic|segment|th[èe]me|bloque|atelier)"
    r"\s+(?:\d+|[IVX]+|[A-Z]|one|two|three|four|five)\b",
    re.IGNORECASE,
)
_OTHER_ZONES = re.compile(
    r"(?:\s*[A-Z]{2,5}\b)?(?:\s*[/|(]\s*\d{1,2}[:.h]\d{2}(?:\s*[-–]\s*\d{1,2}[:.h]\d{2})?\s*(?:[ap]m\b)?\s*[A-Z]{2,5}\b\)?)+"
)
# A heading over a part of a day; the times tell the same.
_HALF_DAY = re.compile(
    r"(?:(?:the )?(?:morning|afternoon|evening)(?: sessions?)?|matin(?:ee)?|apres-midi|soir(?:ee)?|(?:por la )?manana"
    r"|(?:por la )?tarde|(?:por la )?noche|vormittag|nachmittag|abend)[ :]*"
)
_LUNCH = re.compile(r"\b(?:lunch|d[ée]jeuner|almuerzo|comida|mittag\w*|almo[çc]o|pranzo)\b", re.IGNORECASE)
_LONGEST_DATED = 60
_FEWEST_BELOW = 3
_MOST_TITLE_LINES = 3


@dataclass
class Item:
    """One item on its way: its day, its times, and the lines behind its time."""

    line: Line
    day: int
    start: Clock
    end: Clock | None
    lines: list[Line] = field(default_factory=list)
    window: tuple[Line, ...] = ()


class Splitter:
    """Goes through the lines: heads of days, heads of items, and what belongs to them."""

    def __init__(self, grammar: Grammar, lines: list[Line]) -> None:
        """Take the grammar of the times and all lines."""
        self.head_of_item, self.anywhere = grammar.pattern()
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
        found = ((place, self.head_of_item.match(bare_of(line.text))) for place, line in enumerate(lines))
        heads = [(place, time.end()) for place, time in found if time is not None]
        self.takes_tails = len(heads) < 3
        dated = Counter(one[0] for line in lines if (one := self._dated_time(line)) is not None)
        self.dates_items = max(dated.values(), default=0) > 1 and dated.total() > len(heads)
        """Whether each item has its date with its time, below its title: "6 June, 9.00-10.45"."""
        self.times_below = self._stand_below(heads)
        """Whether each item has its time in the line below its title."""

    def _stand_below(self, heads: list[tuple[int, int]]) -> bool:
        """Tell whether times stand alone and below the titles: a title is above the first, nothing below the last.

        `heads` are the lines that begin with a time, and where it ends in each.
        """
        if len(heads) < _FEWEST_BELOW or any(end < len(bare_of(self.lines[at].text)) for at, end in heads):
            return False
        first, last = heads[0][0], heads[-1][0]
        is_apart = all(after - before > 1 for (before, _one), (after, _other) in pairwise(heads))
        return is_apart and last == len(self.lines) - 1 and first > 0 and not is_day(self.lines[first - 1])

    def split(self) -> None:
        """Split all lines."""
        number = 0
        while number < len(self.lines):
            line = self.lines[number]
            following = self.lines[number + 1] if number + 1 < len(self.lines) else None
            number += 1 + self._take(line, following)

    def _take(self, line: Line, following: Line | None) -> int:
        """Take a line; returns how many of the following it used up."""
        bare = bare_of(line.text)
        if not line.role and (used := self._take_time(line, bare, following)) is not None:
            return used
        if self.dates_items and (dated := self._dated_time(line)) is not None:
            self._begin_dated(line, *dated)
        elif not line.role and is_day(line):
            self._begin_day(line)
        elif not line.role and (self.takes_tails or kind_of(line.text) == "break") and self._take_tail(line):
            return 0
        elif self._is_window(line, bare, following):
            self.window, self.open_window = [line], True
        elif self.items or self.open_window:
            if is_end_mark(bare) and (not self.items or self.items[-1].lines):
                self.endings[self.day] = line
                return 0
            if _HALF_DAY.fullmatch(fold(bare)):
                return 0
            if line.starts_row and line.gap and is_table_heading([bare]) and len(bare) < 60:
                return 0
            (self.window if self.open_window else self.items[-1].lines).append(line)
        else:
            self.head.append(line)
        return 0

    def _is_window(self, line: Line, bare: str, following: Line | None) -> bool:
        """Tell whether a line is the heading of a session that has no time of its own, over those behind it."""
        if not (self.headings if not self.items else self.items[-1].lines) or not _WINDOW.match(bare):
            return False
        if line.gap or line.is_heading or line.starts_row:
            return True
        below = following.text if following is not None else ""
        announced = role_at(below)
        return (announced or ("",))[0] == "moderators" or self.head_of_item.match(bare_of(below)) is not None

    def _take_time(self, line: Line, bare: str, following: Line | None) -> int | None:
        found = self.head_of_item.match(bare)
        if found is None:
            return None
        rest = _without_other_zones(bare[found.end() :])
        start, end = clock_of(found, 1), clock_of(found, 2)
        # The title may touch its time, as in "17:00 - 17:30Registration".
        is_glued = rest[:1].isupper() and (start is not None or bool((clock_of(found, 3) or Clock(0)).half))
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
        if self._is_window_of_day(line, rest):
            return None
        if self._is_said_again(start, end, rest):
            self.items[-1].lines.append(replace(line, text=rest.strip(" /|")))
            return used
        if self.times_below:
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
        matches = list(self.anywhere.finditer(line.text))
        if not matches or has_date(line.text[: matches[-1].start()]):
            return False
        found = matches[-1]
        behind = line.text[found.end() :].strip(" )].;")
        start, end = clock_of(found, 1), clock_of(found, 2)
        title = line.text[: found.start()].strip(" ([-–—,:\t")
        if behind or start is None or end is None or len(title) < 3:
            return False
        start, end = together(start, end)
        if not self.takes_tails and self.items:
            last = self.items[-1]
            if last.end is not None and start.minutes < last.end.minutes and not line.gap:
                return False
        self._begin_item(line, start, end, title)
        return True

    def _dated_time(self, line: Line) -> tuple[tuple[int, int], Clock, Clock] | None:
        """Return date, start and end of a line that holds nothing else."""
        if len(line.text) > _LONGEST_DATED or not line.text[-1:].isdigit() or not has_date(line.text):
            return None
        found = next(reversed(list(self.anywhere.finditer(line.text))), None)
        printed = printed_in(line.text[: found.start()]) if found else None
        start, end = (clock_of(found, 1), clock_of(found, 2)) if found else (None, None)
        if found is None or printed is None or not printed.month or start is None or end is None:
            return None
        return ((printed.month, printed.day), *together(start, end)) if is_day(line) else None

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
        title = [above.pop()] if above else []
        while title and above and not (title[0].gap or title[0].is_bullet) and len(title) < _MOST_TITLE_LINES:
            title.insert(0, above.pop())
        return title

    def _begin_below(self, line: Line, start: Clock, end: Clock | None) -> None:
        """Begin an item below whose title its time stands."""
        title = self._title_above()
        self._begin_item(line, start, end, "")
        self.items[-1].lines += (replace(each, gap=False, is_bullet=False) for each in title)

    def _begin_item(self, line: Line, start: Clock, end: Clock | None, rest: str) -> None:
        self.day = max(self.day, 0)
        if self.items and self.items[-1].lines and not self.open_window and _LUNCH.search(self.items[-1].lines[0].text):
            self.window = []
        item = Item(line, self.day, start, end, window=tuple(self.window))
        self.open_window = False
        parts = [part for part in rest.split("\t") if part.strip(" |:–—-")]
        for place, part in enumerate(parts):
            text = part.strip(" |:–—-\t") if place == 0 else part.strip(" |\t")
            text = re.sub(r"^(?:[–—:|-]|\*+)\s*", "", text)
            if text:
                item.lines.append(replace(line, text=text, is_bullet=False, role="", starts_row=True))
        self.items.append(item)

    def _begin_day(self, line: Line) -> None:
        """Begin a day; the same date again is the same day, a heading before the first item its second line."""
        if self.headings and not self.items and not has_date(line.text):
            self.headings[-1] = (
                self.headings[-1][0],
                replace(self.headings[-1][1], text=f"{self.headings[-1][1].text} {line.text}"),
            )
            return
        if self.headings and (not self.items or self.items[-1].day != self.day):
            before = self.headings[-1][1]
            if not (has_date(before.text) and has_date(line.text)):
                # "DAY ONE" above "Tuesday, 14 April": one day in two lines.
                self.headings[-1] = (self.day, replace(before, text=f"{before.text} {line.text}"))
                return
            if not self.items:
                self.head.append(self.headings.pop()[1])
                self.day -= 1
        self.window, self.open_window = [], False
        self.day = self.day + 1 if self.headings or not self.items else 1
        self.headings.append((self.day, line))


def _without_other_zones(text: str) -> str:
    """Return what stands behind a time without the same time elsewhere: "UTC / 12:00 ART"."""
    found = _OTHER_ZONES.match(text)
    return text[found.end() :] if found else text
