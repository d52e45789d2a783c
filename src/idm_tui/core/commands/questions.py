"""Commands on the guiding questions."""

from __future__ import annotations

from idm_tui.core.commands.base import Command, argument, option


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
