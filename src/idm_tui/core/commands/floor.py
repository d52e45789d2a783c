"""Commands on the floor."""

from __future__ import annotations

from idm_tui.core.commands.base import AGO, AT, Command, argument, option


class Give(Command, name="give", watches=("floor.", "session.")):
    """Give somebody the floor: a panellist, or somebody on the list; or say when it really was."""

    speaker: str = argument("the speaker")
    ago: int | None = option("ago", AGO, "duration", default=None)
    when: str = option("at", AT, "word", default="")


class Next(Command, name="next", watches=("floor.", "session.")):
    """Give the floor to the next panellist, then to the next on the list."""


class Yield(Command, name="yield", watches=("floor.", "session.")):
    """The speaker ends; or say when the last one really did."""

    ago: int | None = option("ago", AGO, "duration", default=None)
    when: str = option("at", AT, "word", default="")


class Add(Command, name="add", watches=("floor.given", "floor.yielded", "session.")):
    """Add to the speaker's time, or to the session's if nobody has the floor."""

    duration: int = argument("the time to add, like 1m or -1m", "duration")


class Pause(Command, name="pause", watches=("floor.", "session.")):
    """Stop the speaker's time, or suspend the session if nobody has the floor."""


class Resume(Command, name="resume", watches=("floor.", "session.")):
    """Let the time go on."""
