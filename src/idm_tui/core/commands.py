"""The commands: every action of the app, defined once.

A key, the palette, `idm-tui do` and a test all make the same command; footer, help, key table and the command
line are derived from these classes. Each names the facts that it was looking at in `watches`: if others wrote
such facts meanwhile, the desk says what changed instead of acting.
"""

from __future__ import annotations

from dataclasses import MISSING, field, fields
from typing import Any, ClassVar, Literal, dataclass_transform

from idm_tui.core.record import record

COMMANDS: dict[str, type[Command]] = {}

KindOfArgument = Literal["text", "word", "duration", "number", "flag"]


@record
class Argument:
    """One argument of a command; `flag` is its option on the command line, empty if it goes by position."""

    kind: KindOfArgument
    words: str
    flag: str = ""


def argument(words: str, kind: KindOfArgument = "text", **default: Any) -> Any:
    """Describe an argument that goes by position; with a default it may be left out."""
    return field(**default, metadata={"argument": Argument(kind, words)})


def option(flag: str, words: str, kind: KindOfArgument = "text", *, default: Any) -> Any:
    """Describe an argument that goes by its name."""
    return field(default=default, metadata={"argument": Argument(kind, words, flag)})


_AGO = "how long ago it was, like 3m"
_AT = "when it was, like 10:42"
_PREVIEW = "show what would follow and change nothing"


@dataclass_transform(frozen_default=True, kw_only_default=True, field_specifiers=(argument, option))
class Command:
    """One action. `name` is its words on the command line, `help` one sentence for people."""

    name: ClassVar[str] = ""
    help: ClassVar[str] = ""
    watches: ClassVar[tuple[str, ...]] = ()

    def __init_subclass__(cls, *, name: str, watches: tuple[str, ...] = ()) -> None:
        """Make the subclass a record and register it; its docstring is the help."""
        record(kw_only=True)(cls)
        cls.name, cls.watches, cls.help = name, watches, (cls.__doc__ or "").strip()
        COMMANDS[name] = cls

    @classmethod
    def required(cls) -> set[str]:
        """Return the names of the arguments that cannot be left out."""
        return {f.name for f in fields(cls) if f.default is MISSING}  # type: ignore[arg-type]

    @classmethod
    def arguments(cls) -> dict[str, Argument]:
        """Return the arguments by the name of their field."""
        return {f.name: f.metadata["argument"] for f in fields(cls)}  # type: ignore[arg-type]


class Start(Command, name="start", watches=("session.",)):
    """Start a session, what is live in its room ends; or say when it really started."""

    session: str = argument("the session; the one that is due if left out", default="")
    ago: int | None = option("ago", _AGO, "duration", default=None)
    when: str = option("at", _AT, "word", default="")


class End(Command, name="end", watches=("session.",)):
    """End a session, the live one if none is named; or say when it really ended."""

    session: str = argument("the session; the live one if left out", default="")
    ago: int | None = option("ago", _AGO, "duration", default=None)
    when: str = option("at", _AT, "word", default="")
    rest: str = option(
        "list", "what becomes of those still on the list: keep them for the next session, or drop", "word", default=""
    )


class Extend(Command, name="extend", watches=("session.",)):
    """Give a session more time, or less: the live one if none is named."""

    duration: int = argument("the time to add, like 5m or -5m", "duration")
    session: str = argument("the session; the live one if left out", default="")


class Shift(Command, name="shift", watches=("session.",)):
    """Move all that follows; breaks keep their length, hard stops stay."""

    duration: int | None = argument("how much later; as late as the room is if left out", "duration", default=None)
    preview: bool = option("preview", _PREVIEW, "flag", default=False)


class Absorb(Command, name="absorb", watches=("session.", "floor.")):
    """Take the lateness out of breaks and general discussions."""

    preview: bool = option("preview", _PREVIEW, "flag", default=False)


class Share(Command, name="share", watches=("session.", "floor.", "talk.")):
    """Let the talks that remain bear the lateness, each by its length."""

    preview: bool = option("preview", _PREVIEW, "flag", default=False)


class Allot(Command, name="allot", watches=("talk.",)):
    """Give a panellist's talk another length."""

    speaker: str = argument("the panellist")
    duration: int = argument("how long, like 8m", "duration")


class Skip(Command, name="skip", watches=("session.",)):
    """Let a session go that has not begun."""

    session: str = argument("the session")
    preview: bool = option("preview", _PREVIEW, "flag", default=False)


class Swap(Command, name="swap", watches=("session.",)):
    """Let two sessions change places."""

    session: str = argument("the one session", "word")
    other: str = argument("the other", "word")
    preview: bool = option("preview", _PREVIEW, "flag", default=False)


class Move(Command, name="move", watches=("session.",)):
    """Let a session or a break begin at another time."""

    session: str = argument("the session")
    start: str = argument("when it begins, like 15:45", "word")
    preview: bool = option("preview", _PREVIEW, "flag", default=False)


class Restore(Command, name="restore", watches=("session.",)):
    """Let a session take place as printed after all."""

    session: str = argument("the session")


class Give(Command, name="give", watches=("floor.", "session.")):
    """Give somebody the floor: a panellist, or somebody on the list; or say when it really was."""

    speaker: str = argument("the speaker")
    ago: int | None = option("ago", _AGO, "duration", default=None)
    when: str = option("at", _AT, "word", default="")


class Next(Command, name="next", watches=("floor.", "session.")):
    """Give the floor to the next panellist, then to the next on the list."""


class Yield(Command, name="yield", watches=("floor.", "session.")):
    """The speaker ends; or say when the last one really did."""

    ago: int | None = option("ago", _AGO, "duration", default=None)
    when: str = option("at", _AT, "word", default="")


class Add(Command, name="add", watches=("floor.given", "floor.yielded", "session.")):
    """Add to the speaker's time, or to the session's if nobody has the floor."""

    duration: int = argument("the time to add, like 1m or -1m", "duration")


class Pause(Command, name="pause", watches=("floor.", "session.")):
    """Stop the speaker's time, or suspend the session if nobody has the floor."""


class Resume(Command, name="resume", watches=("floor.", "session.")):
    """Let the time go on."""


class ListAdd(Command, name="list add"):
    """Put somebody on the list of speakers."""

    speaker: str = argument("the name")
    kind: str = option("kind", "statement, question, answer, reply or point-of-order", default="statement")
    group: str = option("for", "whom they speak for", default="")
    about: str = option("about", "what it is about", default="")
    again: bool = option("again", "also if the name is on the list already", "flag", default=False)
    new: bool = option("new", "take the name as typed, whoever is known", "flag", default=False)


class ListAgain(Command, name="list again", watches=("list.", "floor.")):
    """Put the last speaker back at the head of the list."""


class ListLast(Command, name="list last", watches=("list.",)):
    """Give somebody the last word: they close the list."""

    speaker: str = argument("the name")


class PointOfOrder(Command, name="point", watches=("floor.", "session.")):
    """Hear a point of order at once; the speaker's time stands still meanwhile."""

    speaker: str = argument("who raises it")
    about: str = option("about", "what it is about", default="")
    new: bool = option("new", "take the name as typed, whoever is known", "flag", default=False)


class ListRemove(Command, name="list remove", watches=("list.",)):
    """Take somebody off the list of speakers."""

    speaker: str = argument("the name")


class ListMove(Command, name="list move", watches=("list.",)):
    """Give somebody another place on the list of speakers."""

    speaker: str = argument("the name")
    place: int = argument("the place, from 1", "number")


class ListClose(Command, name="list close"):
    """Close the list of speakers."""

    preview: bool = option("preview", _PREVIEW, "flag", default=False)


class ListOpen(Command, name="list open"):
    """Open the list of speakers again."""


class ListLimit(Command, name="list limit"):
    """Set the time for an intervention."""

    duration: int = argument("the time for each, like 3m", "duration")
    kind: str = option("kind", "only for one kind, like reply", "word", default="")
    groups: bool = option("groups", "only for those who speak for a group", "flag", default=False)


class ListFit(Command, name="list fit", watches=("list.",)):
    """Set the time for an intervention so that the list is through before the hard stop."""

    preview: bool = option("preview", _PREVIEW, "flag", default=False)


class RoundOpen(Command, name="round open", watches=("round.",)):
    """Begin a round: so many interventions, then the panel replies."""

    size: int = argument("how many interventions", "number", default=4)


class RoundPanel(Command, name="round panel", watches=("round.",)):
    """Let the panel reply to the round, each panellist with a fair share."""

    duration: int | None = argument(
        "how long in all; as long as the interventions if left out", "duration", default=None
    )


class RoundClosing(Command, name="round closing", watches=("round.",)):
    """Let each panellist have some closing words."""

    duration: int = argument("how long each", "duration", default=120)


class RoundEnd(Command, name="round end", watches=("round.",)):
    """Go on without rounds."""


class Times(Command, name="times", watches=("floor.",)):
    """Correct when a finished intervention began or ended."""

    speaker: str = argument("who spoke")
    began: str = option("began", "when it began, like 11:02:30", "word", default="")
    ended: str = option("ended", "when it ended, like 11:06", "word", default="")
    session: str = option("session", "in which session; the one at hand if left out", default="")
    turn: int = option("turn", "which of their turns, from 1; the last if left out", "number", default=0)


class Rename(Command, name="rename"):
    """Call somebody otherwise, everywhere, also in what was noted."""

    speaker: str = argument("the name as it was noted")
    to: str = option("to", "the right name", default="")


class Put(Command, name="put", watches=("question.", "session.")):
    """Put a guiding question to the meeting."""

    number: int = argument("the question's number", "number")


class Answered(Command, name="answered"):
    """Mark a question as answered."""

    number: int = argument("the question's number", "number")


class Aside(Command, name="aside"):
    """Set a question aside."""

    number: int = argument("the question's number", "number")


class Reopen(Command, name="reopen"):
    """Open a question again; the time spent on it stays."""

    number: int = argument("the question's number", "number")


class Ask(Command, name="ask"):
    """Add a question from the room to the guiding questions."""

    text: str = argument("the question")
    asker: str = option("from", "who asks", default="")


class TimerStart(Command, name="timer start"):
    """Start a timer of its own."""

    duration: int = argument("how long, like 5m", "duration")
    label: str = option("name", "its name", default="")


class TimerPause(Command, name="timer pause"):
    """Stop a timer for a while."""

    label: str = argument("the timer, if there are several", default="")


class TimerResume(Command, name="timer resume"):
    """Let a timer go on."""

    label: str = argument("the timer, if there are several", default="")


class TimerStop(Command, name="timer stop"):
    """Put a timer away."""

    label: str = argument("the timer, if there are several", default="")


class TimerAdd(Command, name="timer add"):
    """Add to a timer, or take away."""

    duration: int = argument("the time to add, like 1m or -1m", "duration")
    label: str = argument("the timer, if there are several", default="")


class Message(Command, name="message"):
    """Show a message on the stage display, or take it away."""

    text: str = argument("the message", default="")
    clear: bool = option("clear", "take the message away", "flag", default=False)


class Signals(Command, name="signals"):
    """Choose how the app calls you when time runs out: none, flash, bell, desktop, or several."""

    signals: str = argument("none, or any of flash, bell, desktop")


class Undo(Command, name="undo"):
    """Undo the last thing that I did; again for the one before."""
