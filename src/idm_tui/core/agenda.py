"""The agenda as a secretariat writes it: local times, in the order of the file, before any clock is asked.

Pydantic reads these dataclasses in `formats`; nothing here loads it. A field of `Annotated` type says with a
marker what the file writes there, so that one definition serves reading, writing and the JSON Schema.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, Literal

from idm_tui.core.record import record
from idm_tui.core.text import parse_duration

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler

Kind = Literal[
    "registration",
    "opening",
    "keynote",
    "presentation",
    "session",
    "story",
    "break",
    "discussion",
    "closing",
    "other",
]


Replies = Literal["discussion", "day"]

END_OF_DAY = dt.time.max
"""What "24:00" means: the midnight at which a day ends."""


class DurationText:
    """Marks seconds that the file writes as text: "90s", "3m", "1h15"."""

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> Any:
        """Read the text at the border, where pydantic is loaded anyway."""
        from pydantic_core import core_schema

        return core_schema.no_info_plain_validator_function(cls._read)

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: Any, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        """Describe the text for editors."""
        return {"type": "string", "examples": ["90s", "3m", "1h15"]}

    @staticmethod
    def _read(given: object) -> int:
        if not isinstance(given, str):
            msg = f'a duration is text in quotes, like "3m", not {given!r}'
            raise ValueError(msg)  # noqa: TRY004 - pydantic turns ValueError into a finding with its place
        seconds = parse_duration(given)
        if seconds < 0:
            msg = f'"{given}" is less than nothing'
            raise ValueError(msg)
        return seconds


class WallTime:
    """Marks a time of day, "11:00", or a local date-time, which TOML writes without quotes."""

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> Any:
        """Read the time at the border, where pydantic is loaded anyway."""
        from pydantic_core import core_schema

        return core_schema.no_info_plain_validator_function(cls._read)

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: Any, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        """Describe the time for editors."""
        return {"type": "string", "examples": ["11:00", "2007-10-08T11:00:00"]}

    @staticmethod
    def _read(given: object) -> dt.time | dt.datetime:
        if isinstance(given, dt.datetime):
            if given.tzinfo is not None:
                msg = "a date-time here is local to the event's time zone; leave the offset out"
                raise ValueError(msg)
            return given.replace(microsecond=0)
        if isinstance(given, dt.time):
            return given.replace(microsecond=0)
        if isinstance(given, str):
            hours, colon, minutes = given.strip().partition(":")
            if colon and hours.isdecimal() and minutes.isdecimal() and len(hours) <= 2 and len(minutes) == 2:
                if (int(hours), int(minutes)) == (24, 0):
                    return END_OF_DAY
                if int(hours) < 24 and int(minutes) < 60:
                    return dt.time(int(hours), int(minutes))
        msg = f'{given!r} is not a time of day; write it like "11:00"'.replace("'", '"')
        raise ValueError(msg)


class CountFromOne:
    """Marks a whole number from one on."""

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> Any:
        """Read the number at the border, where pydantic is loaded anyway."""
        from pydantic_core import core_schema

        return core_schema.int_schema(ge=1, le=1000, strict=True)


class WholeMinutes:
    """Marks a whole number of minutes, at least one."""

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> Any:
        """Read the number at the border, where pydantic is loaded anyway."""
        from pydantic_core import core_schema

        return core_schema.int_schema(ge=1, le=24 * 60, strict=True)


Seconds = Annotated[int, DurationText]
LocalTime = Annotated[dt.time | dt.datetime, WallTime]
Minutes = Annotated[int, WholeMinutes]
Count = Annotated[int, CountFromOne]


class Written:
    """Whatever stands in the file as a table; keys that it does not know are errors."""

    __pydantic_config__: ClassVar[dict[str, str]] = {"extra": "forbid"}


@record(kw_only=True)
class Party(Written):
    """Somebody as the agenda prints them."""

    name: str
    role: str = ""
    organisation: str = ""


@record(kw_only=True)
class Speaker(Party):
    """Somebody who is given the floor; `minutes` is the length of the talk."""

    minutes: Minutes | None = None
    on_behalf_of: Party | None = None


@record(kw_only=True)
class Participant(Written):
    """Somebody who may ask for the floor: a person, a delegation, an organisation; `group` is whom they belong to."""

    name: str
    delegation: str = ""
    group: str = ""


@record(kw_only=True)
class Organizer(Written):
    """The organiser's name in one language."""

    language: str
    name: str
    acronym: str = ""


@record(kw_only=True)
class Defaults(Written):
    """Lengths in seconds that hold where a session or speaker says nothing else.

    `discussion` is what is kept free for the general discussion, `closing` for the last words of a session;
    `replies` says at the end of what a right of reply is heard.
    """

    speaker: Seconds = 600
    intervention: Seconds = 180
    warning: Seconds = 120
    danger: Seconds = 30
    discussion: Seconds = 2400
    closing: Seconds = 180
    replies: Replies = "discussion"


@record(kw_only=True)
class Quantifiers(Written):
    """From how many on a report without names says "some", "several" and "many" delegations.

    `most` is a percentage of those who took the floor in the session.
    """

    some: Count = 2
    several: Count = 4
    many: Count = 8
    most: Count = 60


@record(kw_only=True)
class Event(Written):
    """The event's own data; `id` names its journal, `timezone` is an IANA name."""

    id: str
    title: str
    timezone: str
    series: str = ""
    form: str = ""
    venue: str = ""
    languages: tuple[str, ...] = ()
    footnote: str = ""
    participants_file: str = ""
    organizers: tuple[Organizer, ...] = ()
    defaults: Defaults = Defaults()
    quantifiers: Quantifiers = Quantifiers()


@record(kw_only=True)
class Entry(Written):
    """One session as the agenda lists it; a missing `end` is the next start in the same room."""

    id: str
    kind: Kind
    title: str
    start: LocalTime
    end: LocalTime | None = None
    subtitle: str = ""
    room: str = ""
    abstract: str = ""
    discussion: bool = False
    follows: bool = False
    fixed_end: bool | None = None
    min: Seconds | None = None
    skip: bool = False
    footnote: str = ""
    moderators: tuple[Party, ...] = ()
    rapporteurs: tuple[Party, ...] = ()
    speakers: tuple[Speaker, ...] = ()
    questions: tuple[str, ...] = ()


@record(kw_only=True)
class Day(Written):
    """One day of the agenda; interpretation ends at the hard stops."""

    date: dt.date
    title: str = ""
    hard_stops: tuple[LocalTime, ...] = ()
    ending: str = ""
    sessions: tuple[Entry, ...] = ()


@record(kw_only=True)
class Agenda(Written):
    """A whole agenda file."""

    event: Event
    days: tuple[Day, ...] = ()
    participants: tuple[Participant, ...] = ()
