"""The plan: the agenda with every local time turned into an instant, ready to be asked many times.

A plan of ten thousand sessions must open as fast as one of twelve, so the times stand in columns and a session
is only made when somebody asks for it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, overload
from zoneinfo import ZoneInfo

from idm_tui.core.record import record
from idm_tui.core.text import fold

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date, datetime

    from idm_tui.core.agenda import Event, Kind, Participant, Party, Speaker

# Registration and breaks begin and end by themselves with the plan.
UNATTENDED_KINDS = frozenset({"registration", "break"})


@record(kw_only=True)
class Session:
    """One session with its instants, in UTC; `day` counts from 0, an empty `room` means all rooms."""

    id: str
    kind: Kind
    title: str
    start: datetime
    end: datetime
    day: int
    subtitle: str = ""
    room: str = ""
    abstract: str = ""
    footnote: str = ""
    discussion: bool = False
    follows: bool = False
    fixed_end: bool = False
    min_s: int | None = None
    skip: bool = False
    moderators: tuple[Party, ...] = ()
    rapporteurs: tuple[Party, ...] = ()
    speakers: tuple[Speaker, ...] = ()
    questions: tuple[str, ...] = ()
    kept_s: int | None = None
    """The length that it is to keep where the day gives it another than lies between its start and end."""

    @property
    def length_s(self) -> int:
        """The length in seconds that it is meant to have."""
        return int((self.end - self.start).total_seconds()) if self.kept_s is None else self.kept_s

    @property
    def is_marker(self) -> bool:
        """Whether it lasts no time: a mark in the agenda, never current and never next."""
        return self.start == self.end

    @property
    def is_unattended(self) -> bool:
        """Whether it begins and ends by itself with the plan."""
        return self.kind in UNATTENDED_KINDS

    @property
    def short_title(self) -> str:
        """The title up to its colon where that names it: "Session I"."""
        head, colon, _ = self.title.partition(":")
        return head if colon and 0 < len(head) <= 24 else self.title

    @property
    def long_title(self) -> str:
        """What the title says after its short form; empty if that is all."""
        return self.title[len(self.short_title) :].removeprefix(":").strip()

    def stands_in(self, room: str) -> bool:
        """Tell whether it takes place in the room; a session without a room stands in all."""
        return not room or not self.room or self.room == room


@record(kw_only=True)
class PlanDay:
    """One day of the plan."""

    date: date
    title: str = ""
    ending: str = ""
    hard_stops: tuple[datetime, ...] = ()


class LazySessions(Sequence[Session]):
    """Sessions that are made when asked for, and kept."""

    def __init__(self, count: int, make: Callable[[int], Session]) -> None:
        """Take how many there are and how to make one from its position."""
        self._count, self._make = count, make
        self._made: dict[int, Session] = {}

    def __len__(self) -> int:
        """Count the sessions."""
        return self._count

    @overload
    def __getitem__(self, index: int) -> Session: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Session]: ...
    def __getitem__(self, index: int | slice) -> Session | Sequence[Session]:
        """Return the session at a position."""
        if isinstance(index, slice):
            return [self[i] for i in range(*index.indices(self._count))]
        if not 0 <= index < self._count:
            raise IndexError(index)
        session = self._made.get(index)
        if session is None:
            session = self._made[index] = self._make(index)
        return session


@record
class Columns:
    """What the rules ask of every session, by its position: the instants as seconds since 1970."""

    ids: list[str]
    starts: list[int]
    ends: list[int]
    days: list[int]
    rooms: list[str]
    counts: list[bool]
    """False for what is skipped and for markers."""

    @classmethod
    def of(cls, sessions: Sequence[Session]) -> Columns:
        """Read the columns off the sessions."""
        return cls(
            ids=[s.id for s in sessions],
            starts=[int(s.start.timestamp()) for s in sessions],
            ends=[int(s.end.timestamp()) for s in sessions],
            days=[s.day for s in sessions],
            rooms=[s.room for s in sessions],
            counts=[not s.skip and not s.is_marker for s in sessions],
        )


@dataclass(frozen=True, eq=False)
class Plan:
    """A checked plan; `sessions` stand in the order of their starts. Two plans are equal if they are one."""

    event: Event
    days: tuple[PlanDay, ...]
    sessions: Sequence[Session]
    columns: Columns
    fingerprint: str = field(default="", compare=False)
    participants: tuple[Participant, ...] = ()

    @classmethod
    def of(
        cls,
        event: Event,
        days: tuple[PlanDay, ...],
        sessions: Sequence[Session],
        fingerprint: str = "",
        participants: tuple[Participant, ...] = (),
    ) -> Plan:
        """Put a plan together from sessions in any order."""
        ordered = sorted(sessions, key=lambda s: s.start)
        return cls(event, days, ordered, Columns.of(ordered), fingerprint, participants)

    @cached_property
    def zone(self) -> ZoneInfo:
        """The event's time zone."""
        return ZoneInfo(self.event.timezone)

    @cached_property
    def positions(self) -> dict[str, int]:
        """Where each session stands, by its id."""
        return {session_id: i for i, session_id in enumerate(self.columns.ids)}

    @cached_property
    def people(self) -> dict[str, Participant]:
        """The participants by their name, case and accents aside."""
        return {fold(participant.name): participant for participant in self.participants}

    @cached_property
    def latest_ends(self) -> list[int]:
        """The latest end among the sessions up to each position: how far back a look must go."""
        latest, found = 0, []
        for end in self.columns.ends:
            latest = max(latest, end)
            found.append(latest)
        return found

    @cached_property
    def edges(self) -> list[int]:
        """Every start and every end, in order: between two of them nothing changes by itself."""
        return sorted({*self.columns.starts, *self.columns.ends})

    @cached_property
    def listing(self) -> tuple[int, ...]:
        """The positions in the order of the printed agenda: by day, then by start."""
        days = self.columns.days
        return tuple(sorted(range(len(days)), key=days.__getitem__))

    @cached_property
    def rooms(self) -> tuple[str, ...]:
        """The rooms in order of appearance; one without a name if none is named."""
        return tuple(dict.fromkeys(room for room in self.columns.rooms if room)) or ("",)

    @cached_property
    def first_starts(self) -> dict[int, int]:
        """The first start of each day that has one, as seconds since 1970."""
        first: dict[int, int] = {}
        for day, start, counts in zip(self.columns.days, self.columns.starts, self.columns.counts, strict=True):
            if counts:
                first[day] = min(start, first.get(day, start))
        return first

    @cached_property
    def last_ends(self) -> dict[int, int]:
        """The last end of each day that has one, as seconds since 1970."""
        last: dict[int, int] = {}
        for day, end, counts in zip(self.columns.days, self.columns.ends, self.columns.counts, strict=True):
            if counts:
                last[day] = max(end, last.get(day, end))
        return last

    @cached_property
    def _by_day(self) -> dict[int, list[int]]:
        found: dict[int, list[int]] = {}
        for i, (day, counts) in enumerate(zip(self.columns.days, self.columns.counts, strict=True)):
            if counts:
                found.setdefault(day, []).append(i)
        return found

    @cached_property
    def _room_days(self) -> dict[tuple[str, int], tuple[Session, ...]]:
        return {}

    def session(self, session_id: str) -> Session | None:
        """Return the session of an id, or None if the plan has none (any more)."""
        position = self.positions.get(session_id)
        return None if position is None else self.sessions[position]

    def room_day(self, room: str, day: int) -> tuple[Session, ...]:
        """Return what takes place in a room on a day, in order; neither markers nor what is skipped."""
        kept = self._room_days
        key = (room, day)
        if key not in kept:
            rooms = self.columns.rooms
            kept[key] = tuple(
                self.sessions[i] for i in self._by_day.get(day, ()) if not room or not rooms[i] or rooms[i] == room
            )
        return kept[key]

    def local(self, instant: datetime) -> datetime:
        """Return the instant in the event's zone."""
        return instant.astimezone(self.zone)

    def talk_s(self, speaker: Speaker) -> int:
        """Return the length of a talk in seconds: its own or the event's default."""
        return self.event.defaults.speaker if speaker.minutes is None else speaker.minutes * 60
