"""Every command where it is refused: the sentence says why and what would work."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from idm_tui.core import commands as c
from tests.desk.tables import Table, at, kinds, refusal, run

if TYPE_CHECKING:
    from idm_tui.core.commands import Command

LIVE = (c.Start(session="panel"),)
ANA = (*LIVE, c.Give(speaker="Ana"))
LISTED = (*LIVE, c.ListAdd(speaker="Chile"), c.ListAdd(speaker="Peru"))
HEARD = (*LIVE, c.Next(), c.Next(), c.Next())
TIMED = (c.TimerStart(duration=300, label="Coffee"), c.TimerStart(duration=300, label="Interpreters"))

REFUSED: dict[str, tuple[tuple[Command, ...], Command, tuple[str, ...]]] = {
    "start an unknown": ((), c.Start(session="dinner"), ("dinner", "Opening", "Panel")),
    "start an ambiguous": ((), c.Start(session="s"), ("Skills", "Side Event")),
    "start a live one": (LIVE, c.Start(session="panel"), ("Panel", "live since 10:30")),
    "start a mark": ((), c.Start(session="mark"), ("Doors Close",)),
    "start a skipped one": ((), c.Start(session="dropped"), ("Cancelled Talk", "skipped")),
    "start in the future": ((), c.Start(session="panel", ago=-300), ()),
    "end with nothing live": ((), c.End(), ("no session is live", "start panel")),
    "end one that is not live": (LIVE, c.End(session="opening"), ("Opening", "not live", "Panel")),
    "end an unknown": (LIVE, c.End(session="dinner"), ("dinner", "Panel")),
    "end before it began": (LIVE, c.End(ago=3600), ()),
    "extend with nothing live": ((), c.Extend(duration=60), ("no session is live", "start panel")),
    "extend by nothing": (LIVE, c.Extend(duration=0), ("5m",)),
    "give with nothing live": ((), c.Give(speaker="Ana"), ("no session is live", "start panel")),
    "give to an unknown": (LISTED, c.Give(speaker="Nobody"), ("Nobody", "Ana Núñez", "Chile", "Peru")),
    "give to an ambiguous": (LIVE, c.Give(speaker="an"), ("Ana Núñez", "Anders Ek")),
    "give to who has it": (ANA, c.Give(speaker="Ana"), ("Ana Núñez", "has the floor")),
    "give where nobody can be": ((c.Start(session="side"),), c.Give(speaker="Ana"), ("Ana",)),
    "give before the session": (LIVE, c.Give(speaker="Ana", ago=3600), ()),
    "next with nothing live": ((), c.Next(), ("no session is live", "start panel")),
    "next with nobody left": ((*HEARD, c.Yield()), c.Next(), ("nobody waits", "list add")),
    "next with the last on the floor": (HEARD, c.Next(), ("nobody waits", "yield", "Zoë Quist")),
    "yield with nothing live": ((), c.Yield(), ("no session is live",)),
    "yield with nobody": (LIVE, c.Yield(), ("nobody has the floor",)),
    "yield before the turn": (ANA, c.Yield(ago=3600), ()),
    "add with nothing live": ((), c.Add(duration=60), ("no session is live",)),
    "add nothing": (ANA, c.Add(duration=0), ("1m",)),
    "add nothing to the session": (LIVE, c.Add(duration=0), ("5m",)),
    "add less than there is": (ANA, c.Add(duration=-601), ("Ana Núñez", "10:00")),
    "pause with nothing live": ((), c.Pause(), ("no session is live",)),
    "pause a stopped speaker": ((*ANA, c.Pause()), c.Pause(), ("Ana Núñez", "resume")),
    "pause a suspended session": ((*LIVE, c.Pause()), c.Pause(), ("Panel", "resume")),
    "resume with nothing live": ((), c.Resume(), ("no session is live",)),
    "resume what runs": (ANA, c.Resume(), ("nothing is stopped",)),
    "list add nobody": (LIVE, c.ListAdd(speaker=" \x07"), ("no name",)),
    "list add an odd kind": (LIVE, c.ListAdd(speaker="Chile", kind="speech"), ("speech", "statement, question, reply")),
    "list add a presentation": (LIVE, c.ListAdd(speaker="Chile", kind="presentation"), ("statement",)),
    "list add to a closed list": ((*LIVE, c.ListClose()), c.ListAdd(speaker="Chile"), ("closed", "list open")),
    "list remove an unknown": (LISTED, c.ListRemove(speaker="Nepal"), ("Nepal", "Chile", "Peru")),
    "list remove from an empty list": (LIVE, c.ListRemove(speaker="Nepal"), ("Nepal",)),
    "list move an unknown": (LISTED, c.ListMove(speaker="Nepal", place=1), ("Nepal", "Chile", "Peru")),
    "list move to 0": (LISTED, c.ListMove(speaker="Peru", place=0), ("1 to 2",)),
    "list move past the end": (LISTED, c.ListMove(speaker="Peru", place=3), ("1 to 2",)),
    "list close a closed list": ((*LIVE, c.ListClose()), c.ListClose(), ("closed",)),
    "list open an open list": (LIVE, c.ListOpen(), ("open",)),
    "list limit of nothing": (LIVE, c.ListLimit(duration=0), ("3m",)),
    "list limit of less": (LIVE, c.ListLimit(duration=-60), ("3m",)),
    "put with nothing live": ((), c.Put(number=1), ("no session is live",)),
    "put an unknown": (LIVE, c.Put(number=4), ("1 to 3",)),
    "put number 0": (LIVE, c.Put(number=0), ("1 to 3",)),
    "put again": ((*LIVE, c.Put(number=1)), c.Put(number=1), ("1", "put")),
    "put where there are none": ((c.Start(session="side"),), c.Put(number=1), ("no questions", "ask")),
    "answered twice": ((*LIVE, c.Answered(number=1)), c.Answered(number=1), ("answered", "reopen")),
    "answered an unknown": (LIVE, c.Answered(number=9), ("1 to 3",)),
    "aside twice": ((*LIVE, c.Aside(number=1)), c.Aside(number=1), ("aside", "reopen")),
    "reopen an open one": (LIVE, c.Reopen(number=1), ("open",)),
    "ask nothing": (LIVE, c.Ask(text="  "), ("no question",)),
    "timer start of nothing": ((), c.TimerStart(duration=0), ("5m",)),
    "timer start of less": ((), c.TimerStart(duration=-5), ("5m",)),
    "timer start of a taken name": (TIMED, c.TimerStart(duration=60, label="Coffee"), ("Coffee", "another name")),
    "timer pause without any": ((), c.TimerPause(), ("timer start",)),
    "timer pause of several": (TIMED, c.TimerPause(), ("Coffee", "Interpreters")),
    "timer pause an unknown": (TIMED, c.TimerPause(label="Lunch"), ("Lunch", "Coffee", "Interpreters")),
    "timer pause twice": ((*TIMED[:1], c.TimerPause()), c.TimerPause(), ("Coffee", "resume")),
    "timer resume what runs": (TIMED[:1], c.TimerResume(), ("Coffee", "runs")),
    "timer resume without any": ((), c.TimerResume(), ("timer start",)),
    "timer stop without any": ((), c.TimerStop(), ("timer start",)),
    "timer add without any": ((), c.TimerAdd(duration=60), ("timer start",)),
    "timer add nothing": (TIMED[:1], c.TimerAdd(duration=0), ("1m",)),
    "message of nothing": ((), c.Message(text=" "), ("--clear",)),
    "message and clear": ((), c.Message(text="x", clear=True), ("--clear",)),
    "message clear without any": ((), c.Message(clear=True), ("no message",)),
    "undo without any": ((), c.Undo(), ("Ibrahim", "nothing")),
    "undo twice": ((*LIVE, c.Undo()), c.Undo(), ("Ibrahim", "nothing")),
}


@pytest.mark.parametrize(("before", "command", "says"), REFUSED.values(), ids=REFUSED)
def test_a_refused_command(before: tuple[Command, ...], command: Command, says: tuple[str, ...]) -> None:
    table = Table()
    desk = table.desk()
    for one in before:
        desk.do(one)
        table.clock.advance(minutes=1)
    said = refusal(desk, command)
    assert [word for word in says if word not in said] == []


def test_start_without_a_name_is_refused_when_nothing_more_is_due() -> None:
    desk = Table().desk()
    desk.do(c.Start(session="closing"), at("12:10"))
    assert "name the session" in refusal(desk, c.Start(), "12:20")


NAMES = {
    "ana": "Ana Núñez",
    "NUN": "Ana Núñez",
    "nuñez": "Ana Núñez",
    "anders": "Anders Ek",
    "ek": "Anders Ek",
    "zoe": "Zoë Quist",
    "Q": "Zoë Quist",
    "zoë quist": "Zoë Quist",
    "a nunez": "Ana Núñez",
}


@pytest.mark.parametrize(("said", "meant"), NAMES.items())
def test_a_name_is_the_unique_beginning_of_any_word(said: str, meant: str) -> None:
    desk = Table().desk()
    desk.do(c.Start(session="panel"))
    desk.do(c.Give(speaker=said))
    turn = run(desk).floor
    assert turn is not None
    assert turn.speaker == meant


SESSIONS = {"open": "opening", "ski": "panel", "NEED": "panel", "side": "side", "event": "side", "closi": "closing"}


@pytest.mark.parametrize(("said", "meant"), SESSIONS.items())
def test_a_session_is_found_by_id_or_title(said: str, meant: str) -> None:
    desk = Table().desk()
    desk.do(c.Start(session=said))
    assert desk.state.live == (meant,)


@pytest.mark.parametrize("said", ["", "  ", "!", "\x1b[31m", "[/] x", "x" * 5000, "\ud800"])
def test_odd_names_are_refused_in_one_clean_line(said: str) -> None:
    desk = Table().desk()
    desk.do(c.Start(session="panel"))
    sentence = refusal(desk, c.Give(speaker=said))
    assert len(sentence) < 400
    assert "\x1b" not in sentence
    assert "Ana Núñez" in sentence


def test_the_list_closes_for_people_who_come_later_but_they_keep_their_places() -> None:
    desk = Table().desk()
    desk.do(c.Start(session="panel"))
    desk.do(c.ListAdd(speaker="Chile"))
    desk.do(c.ListClose())
    assert "list open" in refusal(desk, c.ListAdd(speaker="Peru"))
    assert kinds(desk.do(c.Give(speaker="Chile"))) == ["floor.given"]


def test_a_room_limits_what_is_seen() -> None:
    desk = Table().desk()
    desk.do(c.Start(session="panel"))
    desk.do(c.Start(session="side"))
    assert "Ana" in refusal(desk, c.Give(speaker="Ana"))  # the room of the session started last
    desk.do(c.Give(speaker="Ana"), room="Salle Albert")
    assert run(desk).floor is not None
    desk.do(c.End(), room="Salle Beatrice")
    assert desk.state.live == ("panel",)
