"""Commands on the list of speakers, the rounds, and what those on it are called."""

from __future__ import annotations

from idm_tui.core.commands.base import PREVIEW, Command, argument, option


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

    preview: bool = option("preview", PREVIEW, "flag", default=False)


class ListOpen(Command, name="list open"):
    """Open the list of speakers again."""


class ListLimit(Command, name="list limit"):
    """Set the time for an intervention."""

    duration: int = argument("the time for each, like 3m", "duration")
    kind: str = option("kind", "only for one kind, like reply", "word", default="")
    groups: bool = option("groups", "only for those who speak for a group", "flag", default=False)


class ListFit(Command, name="list fit", watches=("list.",)):
    """Set the time for an intervention so that the list is through before the hard stop."""

    preview: bool = option("preview", PREVIEW, "flag", default=False)


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
