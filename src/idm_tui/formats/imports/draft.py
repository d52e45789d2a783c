"""What every reader makes of its source: a draft of the agenda, and everything that is doubtful about it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from idm_tui.core.record import record

if TYPE_CHECKING:
    from datetime import date, datetime

Code = Literal[
    "no-date",
    "no-year",
    "no-timezone",
    "date-conflict",
    "time-odd",
    "half-day",
    "time-order",
    "overlap",
    "end-filled",
    "end-missing",
    "untimed",
    "after-end",
    "people-guess",
    "lead-in",
    "left-out",
    "repetition",
    "zone-conflict",
    "duplicate",
    "encoding",
]
MOST_SESSIONS = 20_000
MOST_BYTES = 64 * 1024 * 1024


class ImportRefused(Exception):  # noqa: N818 - it is no error of the program
    """A source that cannot be imported; the message is one sentence that says what is wrong and what would work."""


@record
class Doubt:
    """A doubtful reading: `place` is the source's line or cell, empty where there is none."""

    place: str
    code: Code
    sentence: str


@record
class Options:
    """What whoever imports says besides the source: the event's zone, the first day, which columns are which."""

    timezone: str = ""
    first_date: date | None = None
    columns: str = ""


@dataclass
class Person:
    """Somebody as the source prints them, without Mr, Dr, H.E.; `role` and `organisation` keep all other words."""

    name: str
    role: str = ""
    organisation: str = ""
    on_behalf_of: Person | None = None
    minutes: int | None = None


@dataclass
class DraftSession:
    """One session: its start is an instant, or local to the event where it has no offset; so is its end.

    `place` is where it stands in the source; `left` is what could not be placed and is kept as a comment.
    """

    title: str
    start: datetime
    end: datetime | None = None
    place: str = ""
    id: str = ""
    kind: str = ""
    room: str = ""
    subtitle: str = ""
    abstract: str = ""
    footnote: str = ""
    discussion: bool = False
    skip: bool = False
    moderators: list[Person] = field(default_factory=list)
    rapporteurs: list[Person] = field(default_factory=list)
    speakers: list[Person] = field(default_factory=list)
    questions: list[str] = field(default_factory=list)
    left: list[str] = field(default_factory=list)


@dataclass
class Draft:
    """A whole draft; `timezone` is the zone that the source names, empty if it names none.

    `has_breaks_by_room` tells that the source has a break of all once for each room.
    """

    title: str = ""
    id: str = ""
    series: str = ""
    form: str = ""
    venue: str = ""
    timezone: str = ""
    footnote: str = ""
    sessions: list[DraftSession] = field(default_factory=list)
    day_titles: dict[date, str] = field(default_factory=dict)
    day_endings: dict[date, str] = field(default_factory=dict)
    left: list[str] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)
    has_breaks_by_room: bool = False

    def doubt(self, place: str | int, code: Code, sentence: str) -> None:
        """Note a doubtful reading."""
        self.doubts.append(Doubt(str(place), code, sentence))

    def leave_untimed(self, title: str, place: str | int = "") -> None:
        """Leave out what has no time, and keep its title as a comment."""
        self.doubt(place, "untimed", f'"{title}" has no time and was left out')
        self.left.append(title)
