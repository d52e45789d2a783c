"""Commands on sessions."""

from __future__ import annotations

from idm_tui.core.commands.base import AGO, AT, Command, argument, option


class Start(Command, name="start", watches=("session.",)):
    """Start a session, what is live in its room ends; or say when it really started."""

    session: str = argument("the session; the one that is due if left out", default="")
    ago: int | None = option("ago", AGO, "duration", default=None)
    when: str = option("at", AT, "word", default="")


class End(Command, name="end", watches=("session.",)):
    """End a session, the live one if none is named; or say when it really ended."""

    session: str = argument("the session; the live one if left out", default="")
    ago: int | None = option("ago", AGO, "duration", default=None)
    when: str = option("at", AT, "word", default="")
    rest: str = option(
        "list", "what becomes of those still on the list: keep them for the next session, or drop", "word", default=""
    )


class Extend(Command, name="extend", watches=("session.",)):
    """Give a session more time, or less: the live one if none is named."""

    duration: int = argument("the time to add, like 5m or -5m", "duration")
    session: str = argument("the session; the live one if left out", default="")
