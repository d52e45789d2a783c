"""Every command where it is refused: the sentence says why and what would work."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from idm_tui.core import commands as c
from tests.desk.days import is_clean
from tests.desk.tables import Table, at, kinds, refusal, run

if TYPE_CHECKING:
    from idm_tui.core.commands import Command

LIVE = (c.Start(session="panel"),)
ANA = (*LIVE, c.Give(speaker="Ana"))
LISTED = (*LIVE, c.ListAdd(speaker="Chile"), c.ListAdd(speaker="Peru"))
# The panel was heard: then only the list stands against the clock.
AFTER_THE_PANEL = (
    *LIVE,
    c.Next(),
    c.Next(),
    c.Next(),
    c.Yield(),
    c.ListAdd(speaker="Chile"),
    c.ListAdd(speaker="Peru"),
)
HEARD = (*LIVE, c.Next(), c.Next(), c.Next())
TIMED = (c.TimerStart(duration=300, label="Coffee"), c.TimerStart(duration=300, label="Interpreters"))

ENDED = (*LIVE, c.End())
LATE = (*LIVE, c.Extend(duration=240))

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
    "extend one ahead by nothing": (LIVE, c.Extend(duration=0, session="closing"), ("5m",)),
    "extend so that nothing is left": (LIVE, c.Extend(duration=-3000, session="closing"), ("Closing", "skip")),
    "extend so that less is left": (LIVE, c.Extend(duration=-9000, session="closing"), ("Closing", "skip")),
    "extend what is over": (ENDED, c.Extend(duration=60, session="panel"), ("Panel", "over")),
    "extend a mark": (LIVE, c.Extend(duration=60, session="mark"), ("Doors Close", "mark")),
    "extend a skipped one": (LIVE, c.Extend(duration=60, session="dropped"), ("Cancelled Talk", "skipped")),
    "extend an unknown": (LIVE, c.Extend(duration=60, session="dinner"), ("dinner", "Panel")),
    "shift on time": (LIVE, c.Shift(), ("on time", "shift 5m")),
    "shift on time, seen before": (LIVE, c.Shift(preview=True), ("on time", "shift 5m")),
    "shift by nothing": (LIVE, c.Shift(duration=0), ("5m", "-5m")),
    "shift with nothing behind": ((c.Start(session="closing"),), c.Shift(duration=60), ("nothing follows",)),
    "absorb on time": (LIVE, c.Absorb(), ("on time",)),
    "absorb on time, seen before": (LIVE, c.Absorb(preview=True), ("on time",)),
    "absorb where nothing can": (LATE, c.Absorb(), ("no break", "shift", "share")),
    "share on time": (LIVE, c.Share(), ("on time",)),
    "share on time, seen before": (LIVE, c.Share(preview=True), ("on time",)),
    "share with everybody heard": (
        (*LATE, c.Next(), c.Next(), c.Next(), c.Extend(duration=600)),
        c.Share(),
        ("no talk", "shift", "absorb"),
    ),
    "share what cannot be shorter": (
        (*LATE, *(c.Allot(speaker=name, duration=60) for name in ("Ana", "Anders", "Zoe"))),
        c.Share(),
        ("as short", "shift", "absorb"),
    ),
    "allot under a minute": (LIVE, c.Allot(speaker="Ana", duration=59), ("minute",)),
    "allot nothing": (LIVE, c.Allot(speaker="Ana", duration=0), ("minute",)),
    "allot less than nothing": (LIVE, c.Allot(speaker="Ana", duration=-600), ("minute",)),
    "allot to who has the floor": (ANA, c.Allot(speaker="Ana", duration=300), ("Ana Núñez", "has the floor", "add")),
    "allot to nobody": (LIVE, c.Allot(speaker="", duration=300), ("Ana Núñez", "Anders Ek", "Zoë Quist")),
    "allot to an unknown": (LIVE, c.Allot(speaker="Nobody", duration=300), ("Nobody", "Ana Núñez")),
    "allot to an ambiguous": (LIVE, c.Allot(speaker="an", duration=300), ("Ana Núñez", "Anders Ek")),
    "allot to somebody on the list": (LISTED, c.Allot(speaker="Chile", duration=300), ("Chile", "Ana Núñez")),
    "allot where there is no panel": ((c.Start(session="side"),), c.Allot(speaker="Ana", duration=300), ("Ana",)),
    "skip what has begun": (LIVE, c.Skip(session="panel"), ("Panel", "begun")),
    "skip what is over": (ENDED, c.Skip(session="panel"), ("Panel", "over")),
    "skip twice": ((c.Skip(session="closing"),), c.Skip(session="closing"), ("Closing", "is skipped", "restore")),
    "skip a mark": (LIVE, c.Skip(session="mark"), ("Doors Close", "mark")),
    "skip what the agenda skips": (LIVE, c.Skip(session="dropped"), ("Cancelled Talk", "skipped")),
    "skip an unknown": (LIVE, c.Skip(session="dinner"), ("dinner", "Panel")),
    "skip nothing": (LIVE, c.Skip(session=""), ("Panel",)),
    "swap what has begun": (LIVE, c.Swap(session="panel", other="closing"), ("Panel", "begun")),
    "swap with what has begun": (LIVE, c.Swap(session="closing", other="panel"), ("Panel", "begun")),
    "swap what is over": (ENDED, c.Swap(session="panel", other="closing"), ("Panel", "over")),
    "swap a mark": (LIVE, c.Swap(session="closing", other="mark"), ("Doors Close", "mark")),
    "swap what the agenda skips": (LIVE, c.Swap(session="closing", other="dropped"), ("Cancelled Talk", "skipped")),
    "swap with itself": (LIVE, c.Swap(session="closing", other="Closing"), ("two different sessions",)),
    "swap across rooms": ((), c.Swap(session="panel", other="side"), ("one room",)),
    "swap with an unknown": (LIVE, c.Swap(session="closing", other="dinner"), ("dinner", "Panel")),
    "move what has begun": (LIVE, c.Move(session="panel", start="12:00"), ("Panel", "begun")),
    "move what is over": (ENDED, c.Move(session="panel", start="12:00"), ("Panel", "over")),
    "move a mark": (LIVE, c.Move(session="mark", start="12:30"), ("Doors Close", "mark")),
    "move what the agenda skips": (LIVE, c.Move(session="dropped", start="12:30"), ("Cancelled Talk", "skipped")),
    "move into the past": (LIVE, c.Move(session="closing", start="10:15"), ("10:15", "over")),
    "move to the time it has": (LIVE, c.Move(session="closing", start="12:10"), ("Closing", "12:10", "already")),
    "move to the time it got": (
        (*LIVE, c.Move(session="closing", start="12:20")),
        c.Move(session="closing", start="12:20"),
        ("Closing", "12:20", "already"),
    ),
    "move to a time that is none": (LIVE, c.Move(session="closing", start="25:00"), ("25:00", "11:20")),
    "move to a word": (LIVE, c.Move(session="closing", start="later"), ("later", "11:20")),
    "move to a duration": (LIVE, c.Move(session="closing", start="5m"), ("5m", "11:20")),
    "move to nothing": (LIVE, c.Move(session="closing", start=""), ("11:20",)),
    "move to odd signs": (LIVE, c.Move(session="closing", start="12\n:\x1b[31m"), ("11:20",)),
    "move an unknown": (LIVE, c.Move(session="dinner", start="12:30"), ("dinner", "Panel")),
    "restore what stands as printed": (LIVE, c.Restore(session="closing"), ("Closing", "as printed")),
    "restore twice": (
        (*LIVE, c.Skip(session="closing"), c.Restore(session="closing")),
        c.Restore(session="closing"),
        ("Closing", "as printed"),
    ),
    "restore what the agenda skips": (LIVE, c.Restore(session="dropped"), ("Cancelled Talk", "skipped")),
    "restore an unknown": (LIVE, c.Restore(session="dinner"), ("dinner", "Panel")),
    "signals of an unknown word": ((), c.Signals(signals="flash smoke"), ("none", "flash, bell, desktop")),
    "signals of none and others": ((), c.Signals(signals="none bell"), ("none", "flash, bell, desktop")),
    "signals of nothing": ((), c.Signals(signals=" , "), ("none", "flash, bell, desktop")),
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
    "list add an odd kind": (
        LIVE,
        c.ListAdd(speaker="Chile", kind="speech"),
        ("speech", "statement, question, answer, reply"),
    ),
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
    "list add twice": (LISTED, c.ListAdd(speaker="Chile"), ("Chile is on the list already", "--again")),
    "point with nothing live": ((), c.PointOfOrder(speaker="Nepal"), ("no session is live", "start panel")),
    "point of nobody": (ANA, c.PointOfOrder(speaker=" \x07"), ("no name",)),
    "list again before anybody spoke": (LISTED, c.ListAgain(), ("nobody has spoken yet",)),
    "list last of nobody": (LISTED, c.ListLast(speaker=""), ("no name",)),
    "list fit what fits": (AFTER_THE_PANEL, c.ListFit(), ("through at 10:43, in time",)),
    "list fit, seen before": (AFTER_THE_PANEL, c.ListFit(preview=True), ("in time",)),
    "list fit what cannot": (
        (*AFTER_THE_PANEL, c.Extend(duration=-4890)),
        c.ListFit(),
        ("not even 0:30 each", "10:38", "close the list", "extend"),
    ),
    "list limit for an odd kind": (LIVE, c.ListLimit(duration=60, kind="speech"), ("speech", "statement")),
    "list limit for a kind and groups": (
        LIVE,
        c.ListLimit(duration=60, kind="reply", groups=True),
        ("one after the other",),
    ),
    "round open with nothing live": ((), c.RoundOpen(), ("no session is live", "start panel")),
    "round open of nothing": (LIVE, c.RoundOpen(size=0), ("1 to 50",)),
    "round open of too many": (LIVE, c.RoundOpen(size=51), ("1 to 50",)),
    "round panel with nothing live": ((), c.RoundPanel(), ("no session is live",)),
    "round panel without one": ((c.Start(session="side"),), c.RoundPanel(), ("no panel",)),
    "round panel of nothing": (LIVE, c.RoundPanel(duration=0), ()),
    "round panel of less": (LIVE, c.RoundPanel(duration=-60), ()),
    "round closing with nothing live": ((), c.RoundClosing(), ("no session is live",)),
    "round closing without a panel": ((c.Start(session="side"),), c.RoundClosing(), ("no panel",)),
    "round closing of nothing": (LIVE, c.RoundClosing(duration=0), ("2m",)),
    "round end with nothing live": ((), c.RoundEnd(), ("no session is live",)),
    "round end without one": (LIVE, c.RoundEnd(), ("no round is on",)),
    "times of nobody": (LIVE, c.Times(speaker="Ana", ended="10:31"), ("finished intervention", "Panel")),
    "times of who speaks": (ANA, c.Times(speaker="Ana", began="10:30"), ("finished intervention", "Panel")),
    "rename nobody": (LIVE, c.Rename(speaker="Chile", to="Chili"), ("Chile",)),
    "rename a panellist": (ANA, c.Rename(speaker="Ana", to="Anna"), ("Ana Núñez", "agenda file")),
    "rename to nothing": (LISTED, c.Rename(speaker="Chile"), ("Chile", "--to")),
    "rename to the same": (LISTED, c.Rename(speaker="Chile", to="Chile"), ("Chile", "already")),
    "end with an odd word for the list": (LISTED, c.End(rest="burn"), ("--list keep", "--list drop")),
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
    assert is_clean(said), ascii(said)


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
