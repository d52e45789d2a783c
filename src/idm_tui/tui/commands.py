"""The keys: each makes a command, from what is going on and what is under the cursor.

Footer, help, key table and palette are derived from this table.
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


@record
class Ask:
    """A command that needs words first: the prompt asks for them; an empty `kind` is any command."""

    kind: type[Command] | None
    hint: str


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


def _pause(seen: Overview, chosen: Chosen) -> Command:
    turn = seen.run.floor
    stopped = not turn.watch.runs if turn else seen.run.is_paused
    return do.Resume() if stopped else do.Pause()


def _put(seen: Overview, chosen: Chosen) -> Command | None:
    """Put the question under the cursor if it can be put, else the next open one."""
    questions = seen.questions()
    picked = next((q for q in questions if q.number == chosen.question and q.status == "open"), None)
    following = picked or next((q for q in questions if q.status == "open"), None)
    return do.Put(number=following.number) if following else None


def _answered(seen: Overview, chosen: Chosen) -> Command | None:
    put = next((q.number for q in seen.questions() if q.status == "put"), chosen.question)
    return do.Answered(number=put) if put else None


def _on_question(kind: type[do.Aside | do.Reopen]) -> Callable[[Overview, Chosen], Command | None]:
    return lambda seen, chosen: kind(number=chosen.question) if chosen.question else None


def _list_door(seen: Overview, chosen: Chosen) -> Command:
    return do.ListClose() if seen.run.list.is_open else do.ListOpen()


def _ask(kind: type[Command] | None, hint: str) -> Callable[[Overview, Chosen], Ask]:
    return lambda seen, chosen: Ask(kind, hint)


def _plain(command: Command) -> Callable[[Overview, Chosen], Command]:
    return lambda seen, chosen: command


MODERATOR: tuple[Key, ...] = (
    Key("next", "n", "n", _("next"), _("give the floor to the next speaker"), _plain(do.Next())),
    Key("pause", "space", "space", _("pause"), _("stop the time, or let it go on"), _pause),
    Key("more", "plus,equals_sign", "+ -", _("minute"), _("a minute more, a minute less"), _plain(do.Add(duration=60))),
    Key("less", "minus", "", "", _("a minute less"), _plain(do.Add(duration=-60))),
    Key(
        "put",
        "p",
        "p",
        _("put"),
        _("put the question under the cursor, or the next one"),
        _put,
        _("no question is open"),
    ),
    Key(
        "answered",
        "w",
        "w",
        _("answered"),
        _("the question that is put, or under the cursor, is answered"),
        _answered,
        _("no question is put"),
    ),
    Key("undo", "u", "u", _("undo"), _("undo the last thing that I did"), _plain(do.Undo())),
    Key(
        "list_add",
        "a",
        "a",
        _("list"),
        _("put a name on the list of speakers"),
        _ask(do.ListAdd, _("name [--for GROUP] [--about TEXT]")),
    ),
    Key("yield", "y", "y", _("yield"), _("the speaker ends"), _plain(do.Yield())),
    Key("start", "s", "s", _("start"), _("start the session that is due"), _plain(do.Start())),
    Key("end", "e", "e", _("end"), _("end the live session"), _plain(do.End())),
    Key(
        "aside",
        "x",
        "x",
        _("aside"),
        _("set the question under the cursor aside"),
        _on_question(do.Aside),
        _("go to a question first: tab, arrows"),
    ),
    Key(
        "reopen",
        "o",
        "o",
        _("reopen"),
        _("open the question under the cursor again"),
        _on_question(do.Reopen),
        _("go to a question first: tab, arrows"),
    ),
    Key(
        "ask",
        "f",
        "f",
        _("from the room"),
        _("add a question from the room"),
        _ask(do.Ask, _("the question [--from NAME]")),
    ),
    Key("timer", "t", "t", _("timer"), _("start a timer"), _ask(do.TimerStart, _("5m [--name NAME]"))),
    Key(
        "timer_stop",
        "T",
        "T",
        _("stop timer"),
        _("put a timer away"),
        _ask(do.TimerStop, _("its name, if there are several")),
    ),
    Key("list_door", "c", "c", _("close list"), _("close the list of speakers, or open it again"), _list_door),
    Key("limit", "l", "l", _("limit"), _("set the time for an intervention"), _ask(do.ListLimit, _("3m"))),
    Key(
        "message",
        "m",
        "m",
        _("message"),
        _("show a message on the stage display"),
        _ask(do.Message, _("the message, or --clear")),
    ),
    Key(
        "any",
        "colon",
        ":",
        _("command"),
        _("type any command, as behind idm-tui do"),
        _ask(None, _("start session-2 --ago 3m")),
    ),
)
