"""The keys: each makes a command, from what is going on and what is under the cursor.

Footer, help, key table and palette are derived from the tables here, one for each role.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from idm_tui.core import commands as do
from idm_tui.core.language import _
from idm_tui.core.record import record

if TYPE_CHECKING:
    from collections.abc import Callable

    from idm_tui.core.commands import Command
    from idm_tui.core.overview import Overview


@record
class Chosen:
    """What is under the cursors of the screen."""

    question: int = 0
    session: str = ""
    entry: str = ""
    note: str = ""
    note_before: str = ""
    turn: str = ""


@record
class Ask:
    """A command that needs words first: the prompt asks for them; an empty `kind` is any command.

    `given` stands in the line already. `shows_first` shows what it would do before it is done.
    """

    kind: type[Command] | None
    hint: str
    given: str = ""
    shows_first: bool = False


@record
class Key:
    """One key. `keys` in Textual's names, `shown` as people write it, `words` for the footer, `help` whole.

    One that is not `shown` stands in footer and help with the one before it.

    `nothing` is said where there is nothing that the key could do.
    """

    name: str
    keys: str
    shown: str
    words: str
    help: str
    make: Callable[[Overview, Chosen], Command | Ask | None]
    nothing: str = _("nothing to do")


def ask(kind: type[Command] | None, hint: str) -> Callable[[Overview, Chosen], Ask]:
    """Return what asks for the words of a command."""
    return lambda seen, chosen: Ask(kind, hint)


def plain(command: Command) -> Callable[[Overview, Chosen], Command]:
    """Return what makes the same command always."""
    return lambda seen, chosen: command


def pause(seen: Overview, chosen: Chosen) -> Command:
    """Stop the time, or let it go on."""
    turn = seen.run.floor
    stopped = not turn.watch.runs if turn else seen.run.is_paused
    return do.Resume() if stopped else do.Pause()


ANY = Key(
    "any",
    "colon",
    ":",
    _("command"),
    _("type any command, as behind idm-tui do"),
    ask(None, _("start session-2 --ago 3m")),
)
UNDO = Key("undo", "u", "u", _("undo"), _("undo the last thing that I did"), plain(do.Undo()))
MESSAGE = Key(
    "message",
    "m",
    "m",
    _("message"),
    _("show a message on the stage display"),
    ask(do.Message, _("the message, or --clear")),
)
START = Key("start", "s", "s", _("start"), _("start the session that is due"), plain(do.Start()))
END = Key("end", "e", "e", _("end"), _("end the live session"), plain(do.End()))
PAUSE = Key("pause", "space", "space", _("pause"), _("stop the time, or let it go on"), pause)
SIGNALS = Key(
    "signals",
    "exclamation_mark",
    "!",
    _("signals"),
    _("choose how the app calls you: flash, bell, desktop, none"),
    ask(do.Signals, _("none, or any of flash, bell, desktop")),
)
