"""The moderator's keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from idm_tui.core import commands as do
from idm_tui.core.language import _
from idm_tui.tui.keys import ANY, END, MESSAGE, PAUSE, SIGNALS, START, UNDO, Ask, Key, ask, plain

if TYPE_CHECKING:
    from collections.abc import Callable

    from idm_tui.core.commands import Command
    from idm_tui.core.overview import Overview
    from idm_tui.tui.keys import Chosen


_GO_THERE = _("go to a name on the list first: tab, arrows")


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


def _on_entry(seen: Overview, chosen: Chosen) -> Command | None:
    return do.ListRemove(speaker=chosen.entry) if chosen.entry else None


def _moved(step: int) -> Callable[[Overview, Chosen], Command | None]:
    """Return what moves the entry under the cursor by some places."""

    def make(seen: Overview, chosen: Chosen) -> Command | None:
        entries = seen.run.list.entries
        place = next((i for i, entry in enumerate(entries) if entry.id == chosen.entry), None)
        if place is None or not 0 <= place + step < len(entries):
            return None
        return do.ListMove(speaker=chosen.entry, place=place + step + 1)

    return make


def _round(seen: Overview, chosen: Chosen) -> Command:
    """Go on to what comes next in the rounds: the interventions, or the panel's reply."""
    now = seen.run.round
    if now is None:
        return do.RoundOpen()
    return do.RoundPanel() if now.phase == "floor" else do.RoundOpen(size=now.size or 4)


def _list_add(seen: Overview, chosen: Chosen) -> Ask | None:
    """Ask for a name, where the list takes any."""
    return Ask(do.ListAdd, _("name [--for GROUP] [--about TEXT]")) if seen.run.list.is_open else None


def _list_door(seen: Overview, chosen: Chosen) -> Command:
    return do.ListClose() if seen.run.list.is_open else do.ListOpen()


MODERATOR: tuple[Key, ...] = (
    Key("next", "n", "n", _("next"), _("give the floor to the next speaker"), plain(do.Next())),
    PAUSE,
    Key("more", "plus,equals_sign", "+ -", _("minute"), _("a minute more, a minute less"), plain(do.Add(duration=60))),
    Key("less", "minus", "", "", _("a minute less"), plain(do.Add(duration=-60))),
    Key(
        "list_add",
        "a",
        "a",
        _("list"),
        _("put a name on the list of speakers"),
        _list_add,
        _("the list is closed; c opens it again"),
    ),
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
    UNDO,
    Key("yield", "y", "y", _("yield"), _("the speaker ends"), plain(do.Yield())),
    START,
    END,
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
        ask(do.Ask, _("the question [--from NAME]")),
    ),
    Key("timer", "t", "t", _("timer"), _("start a timer"), ask(do.TimerStart, _("5m [--name NAME]"))),
    Key(
        "timer_stop",
        "T",
        "T",
        _("stop timer"),
        _("put a timer away"),
        ask(do.TimerStop, _("its name, if there are several")),
    ),
    Key("list_door", "c", "c", _("close list"), _("close the list of speakers, or open it again"), _list_door),
    Key(
        "point",
        "P",
        "P",
        _("point of order"),
        _("hear a point of order at once; the speaker's time stands still"),
        ask(do.PointOfOrder, _("who raises it [--about TEXT]")),
    ),
    Key("round", "R", "R", _("round"), _("begin a round, let the panel reply, begin the next"), _round),
    Key(
        "closing",
        "C",
        "C",
        _("closing words"),
        _("two minutes for each panellist's closing words"),
        plain(do.RoundClosing()),
    ),
    Key(
        "fit",
        "F",
        "F",
        _("fit list"),
        _("the limit with which the list is through in time"),
        plain(do.ListFit(preview=True)),
    ),
    Key("again", "A", "A", _("again"), _("put the last speaker back at the head of the list"), plain(do.ListAgain())),
    Key("withdraw", "d", "d", _("withdraw"), _("take the name under the cursor off the list"), _on_entry, _GO_THERE),
    Key(
        "earlier",
        "less_than_sign",
        "< >",
        _("move"),
        _("move the name under the cursor up, down"),
        _moved(-1),
        _GO_THERE,
    ),
    Key("later", "greater_than_sign", "", "", _("move the name under the cursor down"), _moved(1), _GO_THERE),
    Key("limit", "l", "l", _("limit"), _("set the time for an intervention"), ask(do.ListLimit, _("3m"))),
    MESSAGE,
    SIGNALS,
    ANY,
)
