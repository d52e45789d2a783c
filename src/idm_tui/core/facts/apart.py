"""Facts that belong to no session: timers, the message, undoing, drafts, signals."""

from __future__ import annotations

from idm_tui.core.facts.base import Body
from idm_tui.core.record import amended


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
    """Somebody was typing, at a place of the app; an empty text says that the draft is done with.

    `since` is when it was begun, ISO 8601 with offset, `terminal` where it is typed. `about` is what it belongs to:
    of a correction the note and its version.
    """

    writer: str
    place: str
    text: str
    since: str = ""
    about: str = ""
    terminal: str = ""

    def without_words(self) -> DraftKept:
        """Return it as it stands once the words of a note are struck."""
        return amended(self, text="")


class SignalsChosen(Body, kind="signals.chosen"):
    """Somebody chose how the app calls for attention, by words with spaces between them; none if empty."""

    writer: str
    signals: str
