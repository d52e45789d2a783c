"""What a command is, and how its arguments are described."""

from __future__ import annotations

from dataclasses import MISSING, field, fields
from typing import Any, ClassVar, Literal, dataclass_transform

from idm_tui.core.record import record

COMMANDS: dict[str, type[Command]] = {}

AGO = "how long ago it was, like 3m"
AT = "when it was, like 10:42"
PREVIEW = "show what would follow and change nothing"

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
