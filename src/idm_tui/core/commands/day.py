"""The chair's commands on the day."""

from __future__ import annotations

from idm_tui.core.commands.base import PREVIEW, Command, argument, option


class Shift(Command, name="shift", watches=("session.",)):
    """Move all that follows; breaks keep their length, hard stops stay."""

    duration: int | None = argument("how much later; as late as the room is if left out", "duration", default=None)
    preview: bool = option("preview", PREVIEW, "flag", default=False)


class Absorb(Command, name="absorb", watches=("session.", "floor.")):
    """Take the lateness out of breaks and general discussions."""

    preview: bool = option("preview", PREVIEW, "flag", default=False)


class Share(Command, name="share", watches=("session.", "floor.", "talk.")):
    """Let the talks that remain bear the lateness, each by its length."""

    preview: bool = option("preview", PREVIEW, "flag", default=False)


class Allot(Command, name="allot", watches=("talk.",)):
    """Give a panellist's talk another length."""

    speaker: str = argument("the panellist")
    duration: int = argument("how long, like 8m", "duration")


class Skip(Command, name="skip", watches=("session.",)):
    """Let a session go that has not begun."""

    session: str = argument("the session")
    preview: bool = option("preview", PREVIEW, "flag", default=False)


class Swap(Command, name="swap", watches=("session.",)):
    """Let two sessions change places."""

    session: str = argument("the one session", "word")
    other: str = argument("the other", "word")
    preview: bool = option("preview", PREVIEW, "flag", default=False)


class Move(Command, name="move", watches=("session.",)):
    """Let a session or a break begin at another time."""

    session: str = argument("the session")
    start: str = argument("when it begins, like 15:45", "word")
    preview: bool = option("preview", PREVIEW, "flag", default=False)


class Restore(Command, name="restore", watches=("session.",)):
    """Let a session take place as printed after all."""

    session: str = argument("the session")
