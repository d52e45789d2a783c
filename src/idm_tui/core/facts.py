"""Facts: what happened at the event, and when. They are appended, never changed and never deleted.

A correction, an undo or a withdrawal is a later fact about an earlier one.
"""

from __future__ import annotations

import json
from dataclasses import fields
from typing import TYPE_CHECKING, Any, ClassVar, dataclass_transform

from idm_tui.core.record import record, values

if TYPE_CHECKING:
    from datetime import datetime

BODIES: dict[str, type[Body]] = {}
_TYPES: dict[type[Body], dict[str, str]] = {}


@dataclass_transform(frozen_default=True)
class Body:
    """What a fact says; each kind of fact is a subclass that names itself in the journal's words."""

    kind: ClassVar[str]

    def __init_subclass__(cls, *, kind: str) -> None:
        """Make the subclass a record and register it under its kind."""
        record(cls)
        cls.kind = kind
        BODIES[kind] = cls

    def to_json(self) -> dict[str, Any]:
        """Return the fields for the journal, without those that say what is said by default."""
        given = values(self)
        return {f.name: given[f.name] for f in fields(self) if given[f.name] != f.default}  # type: ignore[arg-type]


@record
class Fact:
    """One thing that happened.

    `id` is unique and ordered by time, `command` joins what one command caused. `at` is when it happened,
    `recorded` when it was noted; both in UTC, `at` in whole seconds.
    """

    id: str
    at: datetime
    recorded: datetime
    by: str
    role: str
    terminal: str
    command: str
    body: Body

    @property
    def order(self) -> tuple[datetime, str]:
        """Facts apply in the order in which they happened, then in that of their noting."""
        return (self.at, self.id)


class Unknown(Body, kind="unknown"):
    """A fact of a kind that this version does not know: kept and shown, it changes nothing."""

    name: str
    values_json: str


def _types_of(body: type[Body]) -> dict[str, str]:
    if body not in _TYPES:
        _TYPES[body] = {f.name: str(f.type) for f in fields(body)}  # type: ignore[arg-type]
    return _TYPES[body]


def body_from_json(kind: str, values: dict[str, Any]) -> Body:
    """Make the body of a fact that the journal kept; keys that this version does not know are left out."""
    body = BODIES.get(kind)
    if body is None:
        return Unknown(kind, json.dumps(values))
    known = _types_of(body)
    given = {name: value for name, value in values.items() if name in known}
    if any(type(value).__name__ != known[name] for name, value in given.items()):
        return Unknown(kind, json.dumps(values))
    try:
        return body(**given)
    except TypeError:
        return Unknown(kind, json.dumps(values))


class SessionStarted(Body, kind="session.started"):
    """The session began."""

    session: str


class SessionEnded(Body, kind="session.ended"):
    """The session came to its end."""

    session: str


class SessionExtended(Body, kind="session.extended"):
    """The session was given more time, or less."""

    session: str
    seconds: int


class SessionPaused(Body, kind="session.paused"):
    """The session was suspended."""

    session: str


class SessionResumed(Body, kind="session.resumed"):
    """The session went on."""

    session: str


class SessionRetimed(Body, kind="session.retimed"):
    """The chair agreed other times for a session; ISO 8601 with offset.

    `length_s` is the length that it keeps, where that is not what lies between the two; -1 where it is.
    """

    session: str
    start: str
    end: str
    length_s: int = -1


class SessionSkipped(Body, kind="session.skipped"):
    """The session will not take place today."""

    session: str


class SessionRestored(Body, kind="session.restored"):
    """The session takes place as printed after all."""

    session: str


class TalkAllotted(Body, kind="talk.allotted"):
    """A panellist's talk got another length."""

    session: str
    speaker: str
    limit_s: int


class FloorGiven(Body, kind="floor.given"):
    """Somebody was given the floor; `group` is whom they speak for, `entry` their place on the list."""

    session: str
    speaker: str
    turn: str
    limit_s: int
    kind_of_turn: str = "statement"
    group: str = ""
    about: str = ""
    entry: str = ""


class FloorYielded(Body, kind="floor.yielded"):
    """The speaker ended."""

    session: str
    turn: str


class FloorExtended(Body, kind="floor.extended"):
    """The speaker was given more time, or less."""

    session: str
    turn: str
    seconds: int


class FloorPaused(Body, kind="floor.paused"):
    """The speaker's time was stopped."""

    session: str
    turn: str


class FloorResumed(Body, kind="floor.resumed"):
    """The speaker's time went on."""

    session: str
    turn: str


class ListAdded(Body, kind="list.added"):
    """Somebody was inscribed on the list of speakers."""

    session: str
    entry: str
    name: str
    kind_of_turn: str = "statement"
    group: str = ""
    about: str = ""


class ListRemoved(Body, kind="list.removed"):
    """Somebody was taken off the list of speakers."""

    session: str
    entry: str


class ListMoved(Body, kind="list.moved"):
    """Somebody got another place on the list of speakers; `place` counts from 1."""

    session: str
    entry: str
    place: int


class ListClosed(Body, kind="list.closed"):
    """The list of speakers was closed."""

    session: str


class ListOpened(Body, kind="list.opened"):
    """The list of speakers was opened again."""

    session: str


class ListLimited(Body, kind="list.limited"):
    """The time for an intervention was set: for all, or for those of a `scope`, a kind or "group"."""

    session: str
    limit_s: int
    scope: str = ""


class ListCarried(Body, kind="list.carried"):
    """An entry went on to the list of another session."""

    session: str
    entry: str
    of: str


class ListKept(Body, kind="list.kept"):
    """What is left on the list goes on to the next session in the room."""

    session: str


class RoundOpened(Body, kind="round.opened"):
    """A round of interventions began; `size` is how many are meant to be taken before the panel replies."""

    session: str
    size: int


class RoundReplied(Body, kind="round.panel"):
    """The panel replies to a round, or has its closing words; `each_s` is what each panellist has."""

    session: str
    each_s: int
    closing: bool = False


class RoundEnded(Body, kind="round.ended"):
    """The discussion goes on without rounds."""

    session: str


class FloorCorrected(Body, kind="floor.corrected"):
    """A finished turn began and ended at other times than noted; ISO 8601 with offset."""

    session: str
    turn: str
    began: str
    ended: str


class ParticipantRenamed(Body, kind="participant.renamed"):
    """Somebody who was noted under a name is called otherwise, everywhere."""

    old: str
    new: str


class QuestionPut(Body, kind="question.put"):
    """A guiding question was put to the meeting; `number` counts from 1 within the session."""

    session: str
    number: int
    from_room: bool = False


class QuestionAnswered(Body, kind="question.answered"):
    """The question is dealt with."""

    session: str
    number: int
    from_room: bool = False


class QuestionSetAside(Body, kind="question.set-aside"):
    """The question will not be put for now."""

    session: str
    number: int
    from_room: bool = False


class QuestionReopened(Body, kind="question.reopened"):
    """The question is open again; the time spent on it stays."""

    session: str
    number: int
    from_room: bool = False


class QuestionAsked(Body, kind="question.asked"):
    """A question from the room joined the guiding questions under the next number."""

    session: str
    number: int
    text: str
    asker: str = ""


class TimerStarted(Body, kind="timer.started"):
    """A free timer began to count down."""

    name: str
    seconds: int


class TimerExtended(Body, kind="timer.extended"):
    """A free timer got more time, or less."""

    name: str
    seconds: int


class TimerPaused(Body, kind="timer.paused"):
    """A free timer was stopped for a while."""

    name: str


class TimerResumed(Body, kind="timer.resumed"):
    """A free timer went on."""

    name: str


class TimerStopped(Body, kind="timer.stopped"):
    """A free timer was put away."""

    name: str


class MessageShown(Body, kind="message.shown"):
    """A message went to the stage display."""

    text: str


class MessageCleared(Body, kind="message.cleared"):
    """The message left the stage display."""


class CommandUndone(Body, kind="command.undone"):
    """What one command caused counts no longer."""

    command: str


class DraftKept(Body, kind="draft.kept"):
    """Somebody was typing, at a place of the app; an empty text says that the draft is done with."""

    writer: str
    place: str
    text: str


class SignalsChosen(Body, kind="signals.chosen"):
    """Somebody chose how the app calls for attention, by words with spaces between them; none if empty."""

    writer: str
    signals: str
