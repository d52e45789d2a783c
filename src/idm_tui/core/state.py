"""The state of the event: what the facts amount to. Frozen; a new fact makes a new state."""

from __future__ import annotations

from dataclasses import field
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal

from idm_tui.core.clock import seconds_between
from idm_tui.core.grown import Grown
from idm_tui.core.notes import Notes
from idm_tui.core.record import amended, record

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

KindOfTurn = Literal["presentation", "statement", "question", "answer", "reply", "point-of-order"]
PhaseOfRound = Literal["floor", "panel", "closing"]
QuestionStatus = Literal["open", "put", "answered", "aside"]


@record
class Stopwatch:
    """Time that ran in spells: the seconds of those that ended, and when the present one began."""

    banked_s: int = 0
    since: datetime | None = None

    @property
    def runs(self) -> bool:
        """Whether it runs at present."""
        return self.since is not None

    def elapsed_s(self, now: datetime) -> int:
        """Return the seconds it has run until an instant."""
        return self.banked_s + (max(seconds_between(self.since, now), 0) if self.since else 0)

    def stop(self, at: datetime) -> Stopwatch:
        """Stop it; stopped already, it stays as it is."""
        return Stopwatch(self.elapsed_s(at)) if self.since else self

    def go(self, at: datetime) -> Stopwatch:
        """Let it run; running already, it stays as it is."""
        return self if self.since else amended(self, since=at)


@record
class Turn:
    """One speaker on the floor; `limit_s` holds the time added to it, `group` is whom they speak for."""

    id: str
    speaker: str
    kind: str
    since: datetime
    watch: Stopwatch
    limit_s: int
    group: str = ""
    about: str = ""
    ended: datetime | None = None
    question: int = 0
    """The guiding question that was put when they began, or was first put while they spoke; 0 for none."""

    resumes: bool = True
    """Whether the time goes on by itself after a point of order: not where it was stopped before."""

    def paused_s(self, now: datetime) -> int:
        """Return the seconds for which their time was stopped."""
        return max(seconds_between(self.since, self.ended or now) - self.watch.elapsed_s(now), 0)

    def remaining_s(self, now: datetime) -> int:
        """Return the seconds left of the limit, negative in overtime."""
        return self.limit_s - self.watch.elapsed_s(now)


@record
class Entry:
    """Somebody on the list of speakers."""

    id: str
    name: str
    kind: str = "statement"
    group: str = ""
    about: str = ""


@record
class SpeakersList:
    """The list of speakers of one session; open from the start. `limit_s` is None for the event's default.

    `limits` are other ones, by the kind of intervention or "group" for those who speak for one. `carries` if all
    that is left on it at the end goes on to the next session.
    """

    entries: tuple[Entry, ...] = ()
    is_open: bool = True
    limit_s: int | None = None
    limits: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))
    carries: bool = False


@record
class Round:
    """A round of the discussion: some interventions, then the panel replies; or the panel's closing words.

    `since` is how many turns were over when its present phase began, `each_s` what each panellist has.
    """

    number: int
    phase: PhaseOfRound
    size: int
    since: int
    each_s: int = 0


@record
class Question:
    """What became of one guiding question; `text` is kept only for a question from the room."""

    status: QuestionStatus = "open"
    watch: Stopwatch = Stopwatch()
    text: str = ""
    asker: str = ""


@record
class Run:
    """What happened to one session."""

    session: str
    started_at: datetime | None = None
    ended_at: datetime | None = None
    begun_at: datetime | None = None
    """The first start, where an ended session was started again."""
    room: str = ""
    """Where it was started: `*` for all rooms, empty where nobody noted it."""
    watch: Stopwatch = Stopwatch()
    added_s: int = 0
    floor: Turn | None = None
    held: Turn | None = None
    """The turn that a point of order interrupts; its time stands still."""
    round: Round | None = None
    turns: Grown[Turn] = field(default_factory=Grown)
    talks: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))
    """The seconds of those panellists whose talk got another length."""
    list: SpeakersList = SpeakersList()
    questions: Mapping[int, Question] = field(default_factory=lambda: MappingProxyType({}))
    waived: frozenset[str] = frozenset()
    """The turns of which nothing needs to be noted."""
    off_since: datetime | None = None
    """Since when it is off the record; None while it is on."""
    off_record: tuple[tuple[datetime, datetime], ...] = ()
    """The spells that were off the record, from when to when."""

    @property
    def is_live(self) -> bool:
        """Whether it was started and not yet ended."""
        return self.started_at is not None and self.ended_at is None

    def is_in_the_way(self, room: str) -> bool:
        """Tell whether it is live where another is to start."""
        return self.is_live and bool(self.room and room) and (self.room == room or "*" in (self.room, room))

    @property
    def is_paused(self) -> bool:
        """Whether it is live and suspended."""
        return self.is_live and not self.watch.runs

    def paused_s(self, now: datetime) -> int:
        """Return the seconds for which it was suspended since it started."""
        if self.started_at is None:
            return 0
        whole = seconds_between(self.started_at, self.ended_at or now)
        return max(whole - self.watch.elapsed_s(now), 0)

    def turns_of(self, speaker: str) -> tuple[Turn, ...]:
        """Return the turns of a speaker, the one that runs included."""
        return tuple(turn for turn in self.all_turns if turn.speaker == speaker)

    @property
    def all_turns(self) -> tuple[Turn, ...]:
        """The turns that are over, then the one that is held, then the one that runs."""
        return (*self.turns, *(turn for turn in (self.held, self.floor) if turn is not None))


@record
class Retimed:
    """The times that were agreed for a session, and the seconds that it keeps if those are others."""

    start: datetime
    end: datetime
    kept_s: int | None = None


@record
class Timer:
    """A free timer that counts down `length_s`, what was added to it included."""

    name: str
    length_s: int
    watch: Stopwatch

    def remaining_s(self, now: datetime) -> int:
        """Return the seconds left, negative in overtime."""
        return self.length_s - self.watch.elapsed_s(now)


@record
class Draft:
    """What somebody was typing: since when, what it belongs to, at which terminal, and when it was last kept."""

    text: str
    kept: datetime
    since: datetime
    about: str = ""
    terminal: str = ""


@record
class State:
    """Everything that happened, folded up."""

    runs: Mapping[str, Run] = field(default_factory=lambda: MappingProxyType({}))
    live: tuple[str, ...] = ()
    """The sessions that were started and not ended, the latest started last."""
    last_started: str = ""
    timers: tuple[Timer, ...] = ()
    message: str = ""
    drafts: Mapping[tuple[str, str], Draft] = field(default_factory=lambda: MappingProxyType({}))
    """What was being typed, by writer and place."""
    retimed: Mapping[str, Retimed] = field(default_factory=lambda: MappingProxyType({}))
    """The sessions for which the chair agreed other times than those printed."""
    skipped: frozenset[str] = frozenset()
    """The sessions that the chair let go."""
    renamed: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """What those are called now who were noted under another name."""
    signals: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """How the app calls for attention, by whose choice."""
    notes: Notes = field(default_factory=Notes)
    allowed: frozenset[str] = frozenset()
    """The sessions whose title and questions may stand in a report although they give somebody away."""
    off_record: frozenset[str] = frozenset()
    """The sessions that are off the record now: nothing that is typed may be kept."""

    @property
    def decided(self) -> tuple[object, ...]:
        """What the chair decided about the day; empty where it goes as printed."""
        return (self.retimed, self.skipped) if self.retimed or self.skipped else ()

    def called(self, name: str) -> str:
        """Return what somebody is called now."""
        return self.renamed.get(name, name)

    def run(self, session: str) -> Run:
        """Return what happened to a session; nothing yet is a Run too."""
        return self.runs.get(session) or Run(session)

    def timer(self, name: str) -> Timer | None:
        """Return the timer of a name."""
        return next((timer for timer in self.timers if timer.name == name), None)

    def with_run(self, run: Run) -> State:
        """Return the state with another account of one session."""
        return amended(self, runs=MappingProxyType({**self.runs, run.session: run}))

    def with_timer(self, timer: Timer) -> State:
        """Return the state with a timer put in the place of the one of its name, or behind the others."""
        if self.timer(timer.name) is None:
            return amended(self, timers=(*self.timers, timer))
        return amended(self, timers=tuple(timer if old.name == timer.name else old for old in self.timers))
