"""Commands as people type them into the app: the same words as behind `idm-tui do`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from idm_tui.core.commands import COMMANDS
from idm_tui.core.language import _
from idm_tui.core.text import clean_line, parse_duration

if TYPE_CHECKING:
    from idm_tui.core.commands import Argument, Command

_FLAG = re.compile(r"(?:^|(?<=\s))--([a-z]+)(?=\s|$)")


def read_command(text: str) -> Command:
    """Read a whole command; raises ValueError with a sentence that says what would work."""
    words = clean_line(text).split(" ")
    for count in (2, 1):
        kind = COMMANDS.get(" ".join(words[:count]).lower())
        if kind is not None:
            return read_arguments(kind, " ".join(words[count:]))
    near = [name for name in COMMANDS if name.startswith(words[0].lower())] if words[0] else []
    names = ", ".join(near or [name for name in COMMANDS if " " not in name])
    raise ValueError(_('"{word}" is not a command; there is: {names}').format(word=words[0], names=names))


def read_arguments(kind: type[Command], text: str) -> Command:
    """Read what follows a command's name: times and numbers one word each, the last text all that is left."""
    rest, values = _take_flags(kind, clean_line(text))
    positional = [(name, argument) for name, argument in kind.arguments().items() if not argument.flag]
    for number, (name, argument) in enumerate(positional):
        if not rest:
            break
        last = number == len(positional) - 1
        if argument.kind == "text" and not last and len(positional) > number + 1:
            word, _space, tail = rest.rpartition(" ")  # a name before a number: the number is the last word
            word, rest = (word, tail) if word else (rest, "")
        elif argument.kind == "text":
            word, rest = rest, ""
        else:
            word, _space, rest = rest.partition(" ")
        values[name] = _value(argument, word)
    if rest:
        raise ValueError(_('"{rest}" is too much for {name}').format(rest=rest, name=kind.name))
    missing = [kind.arguments()[name].words for name in kind.arguments() if name in kind.required() - set(values)]
    if missing:
        raise ValueError(_("{name} needs {what}").format(name=kind.name, what=missing[0]))
    return kind(**values)


def _take_flags(kind: type[Command], text: str) -> tuple[str, dict[str, Any]]:
    by_flag = {argument.flag: (name, argument) for name, argument in kind.arguments().items() if argument.flag}
    parts = _FLAG.split(text)
    values: dict[str, Any] = {}
    for flag, said in zip(parts[1::2], parts[2::2], strict=True):
        if flag not in by_flag:
            raise ValueError(_("{name} has no --{flag}").format(name=kind.name, flag=flag))
        name, argument = by_flag[flag]
        values[name] = True if argument.kind == "flag" else _value(argument, said.strip())
    return parts[0].strip(), values


def _value(argument: Argument, word: str) -> Any:
    if argument.kind == "duration":
        return parse_duration(word)
    if argument.kind == "number":
        if not word.isdecimal():
            raise ValueError(_('"{word}" is not a number').format(word=word))
        return int(word)
    return word
