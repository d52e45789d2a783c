"""Times that stand behind words: behind the title of an item, or behind the date of a day."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from idm_tui.core.record import record
from idm_tui.formats.imports.documents.around_times import without_length
from idm_tui.formats.imports.documents.clock import clock_of, together
from idm_tui.formats.imports.documents.day_lines import bare_of, has_date, is_day
from idm_tui.formats.imports.documents.days import printed_in
from idm_tui.formats.imports.documents.places import room_in

if TYPE_CHECKING:
    from idm_tui.formats.imports.documents.clock import Clock
    from idm_tui.formats.imports.documents.lines import Line

_LONE = re.compile(
    r"(?P<title>[^\W\d_a-z](?:[^\d.,;:()]{0,40} )?(?P<before>[^\W\d_]{3,}))\s+(?P<time>\d{1,2}[:.h]\d\d\b.*)"
)
_LEADS_TO_TIME = frozenset(
    [
        "about",
        "after",
        "après",
        "around",
        "avant",
        "before",
        "desde",
        "dès",
        "from",
        "hasta",
        "las",
        "till",
        "until",
        "vers",
    ]
)
# What an item is about, behind its time: "Lunch, 12pm - 1pm: We provide it", "Opening (8:30 - 9:00). Address of …".
_ABOUT = re.compile(r"(?:(?:\s*\)|(?<=\)))\s*[.:]\s*|\s*:\s+)(\S.*)")
_MINUTES = re.compile(r"[:.hH]|[ap]\.?m")
_WEEKDAY = re.compile(r"\s+(?:mon|tues|wednes|thurs|fri|satur|sun)day$", re.IGNORECASE)
_PLACE_BEHIND = re.compile(r",\s*([^,()]{3,40})\)")  # "(14:00-15:30, Room 12)"
_FROM = re.compile(
    r"(?P<title>[^\d()]{3,60}?)\s*\((?:from|at|as of|à partir de|dès|a partir de(?: las)?"
    r"|desde(?: las)?|a las|ab|um) (?P<time>\d[^()]{0,8})\)"
)
# As in "Welcome ……… 2:05 pm | Ana Pérez" and "Policies [AP] 1:45".
_LEADERS = re.compile(
    r"(?P<title>(?-i:[^\W\d_a-z]|['\"“«]).{2,90}?)(?<![-–—])(?<![-–—]\s)(?:[\s.…·_]+|\s*\(~?)"
    r"(?P<time>\d{1,2}[:.h]\d\d(?:\s?[ap]\.?m\.?)?|\d{1,2}\s?[ap]m)\s*(?:\|\s*(?P<rest>.*)|\)(?:\s*\([^()]*\))?)?",
    re.IGNORECASE,
)
_LONGEST_DATED = 60
_SHORTEST_TITLE, _LONGEST_TITLE = 3, 60


@record
class TimesBehind:
    """Finds them, as the grammar of a document writes times: at the head of a line, and a range anywhere."""

    head: re.Pattern[str]
    anywhere: re.Pattern[str]

    def title(self, text: str) -> tuple[str, Clock, Clock] | None:
        """Return a title and the range behind it: "Coffee break 16.00-16.30"."""
        found = self._last_range(text)
        if found is None or has_date(text[: found.start()]) or (not _MINUTES.search(found[0]) and has_date(text)):
            return None  # "February 22-23"
        behind = _WEEKDAY.sub("", without_length(text[found.end() :])).strip(" )].;")
        start, end = clock_of(found, 1), clock_of(found, 2)
        title = text[: found.start()].strip(" ([-–—,:\t")
        about = _ABOUT.match(text, found.end())
        if about and len(title) < _LONGEST_TITLE:
            title, behind = f"{title}\t{about[1]}", ""
        is_within = title.count("(") > title.count(")")  # "coordinator (Mon-Thu 9:00 - 3:00)"
        if (place := _PLACE_BEHIND.fullmatch(text, found.end())) and room_in(place[1]):
            title, behind = f"{title} ({place[1]})", ""
        if behind or start is None or end is None or is_within or len(title) < _SHORTEST_TITLE:
            return None
        return title, *together(start, end)

    def lone(self, text: str) -> tuple[str, Clock] | None:
        """Return the words and the one time of a short line: "Farewell 19:55 h. Ana Vega"."""
        found = _FROM.fullmatch(text)
        if found is not None:  # "Pub (from 6:30)"
            time = self.head.fullmatch(found["time"])
            start = clock_of(time, 3) if time else None
            return (found["title"], start) if start is not None else None
        found = _LONE.fullmatch(text)
        if found is None or found["before"].lower() in _LEADS_TO_TIME:
            return None
        time = self.head.match(found["time"])
        start = clock_of(time, 3) if time else None
        if time is None or start is None:
            return None
        rest = found["time"][time.end() :]
        is_apart = rest.startswith((". ", ": ", ", ")) or time[0].endswith(".")
        return (f"{found['title']}\t{rest.strip(' .:,')}", start) if is_apart or not rest.strip() else None

    def alone(self, text: str) -> tuple[str, Clock] | None:
        """Return the words and the one time with which a line ends, with leaders between and maybe a cell behind."""
        found = _LEADERS.fullmatch(text)
        time = self.head.fullmatch(found["time"]) if found else None
        start = clock_of(time, 3) if time else None
        if found is None or start is None:
            return None
        return f"{found['title'].strip()}\t{found['rest'] or ''}".strip(), start

    def date(self, line: Line) -> tuple[tuple[int, int], Clock, Clock] | None:
        """Return month and day, start and end of a line that holds nothing else: "6 June, 9.00-10.45"."""
        text = line.text
        if len(text) > _LONGEST_DATED or not text[-1:].isdigit() or not has_date(text):
            return None
        found = self._last_range(text)
        printed = printed_in(text[: found.start()]) if found else None
        start, end = (clock_of(found, 1), clock_of(found, 2)) if found else (None, None)
        if found is None or printed is None or not printed.month or start is None or end is None:
            return None
        return ((printed.month, printed.day), *together(start, end)) if is_day(line) else None

    def day(self, text: str) -> Clock | None:
        """Return the time with which the heading of a day ends: "September 16, 2020, 2pm UTC"."""
        day, mark, time = bare_of(text).rpartition(", ")
        found = self.head.match(time) if mark and has_date(day) else None
        is_whole = found is not None and found.end() == len(time) and clock_of(found, 1) is None
        return clock_of(found, 3) if found is not None and is_whole else None

    def _last_range(self, text: str) -> re.Match[str] | None:
        return next(reversed(list(self.anywhere.finditer(text))), None)
