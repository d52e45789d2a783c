"""Every command where it is accepted: the facts that it causes and the sentence that tells of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from idm_tui.core import commands as c
from idm_tui.core.commands import COMMANDS
from tests.desk.days import whole_day
from tests.desk.tables import Table, kinds, plan

if TYPE_CHECKING:
    from collections.abc import Callable

    from idm_tui.core.commands import Command
    from idm_tui.core.plan import Plan

LIVE = (c.Start(session="panel"),)
ANA = (*LIVE, c.Give(speaker="Ana"))
LISTED = (*LIVE, c.ListAdd(speaker="Chile"), c.ListAdd(speaker="Peru", kind="question"))
# Four minutes late, by the time that was added to the panel.
LATE = (*LIVE, c.Extend(duration=240))
POINT = (*ANA, c.PointOfOrder(speaker="Nepal"))
# The panel was heard: then only the list stands against the clock.
HEARD = (*LIVE, c.Next(), c.Next(), c.Next(), c.Yield(), c.ListAdd(speaker="Chile"), c.ListAdd(speaker="Peru"))
TIMED = (c.TimerStart(duration=300, label="Coffee"),)
NOTED = (*ANA, c.Note(text="Skills come first. Jobs follow."))
TWO_NOTED = (*NOTED, c.Note(text="And money."))


@dataclass(frozen=True)
class Case:
    """What was done, a minute each from 10:30 on; the command; the kinds of its facts; words of its sentence.

    `on` makes the plan of the day on which it happens.
    """

    before: tuple[Command, ...]
    command: Command
    causes: tuple[str, ...]
    says: tuple[str, ...]
    on: Callable[[], Plan] = plan


ACCEPTED: dict[str, Case] = {
    "start": Case((), c.Start(session="panel"), ("session.started",), ("Panel", "10:30")),
    "start without a name": Case(
        (c.Start(session="opening"),), c.Start(), ("session.ended", "session.started"), ("Panel",)
    ),
    "start ago": Case((), c.Start(session="opening", ago=180), ("session.started",), ("10:27",)),
    "start ends what is live": Case(
        (c.Start(session="opening"),), c.Start(session="panel"), ("session.ended", "session.started"), ("Opening",)
    ),
    "start ends the turn that runs": Case(
        ANA,
        c.Start(session="closing"),
        ("floor.yielded", "session.ended", "session.started"),
        ("Closing", "Panel"),
    ),
    "start an ended session again": Case((*LIVE, c.End()), c.Start(session="panel"), ("session.started",), ("Panel",)),
    "start in another room": Case(LIVE, c.Start(session="side"), ("session.started",), ("Side Event",)),
    "end": Case(LIVE, c.End(), ("session.ended",), ("Panel", "10:31")),
    "end by name": Case((*LIVE, c.Start(session="side")), c.End(session="panel"), ("session.ended",), ("Panel",)),
    "end ends the turn": Case(ANA, c.End(), ("floor.yielded", "session.ended"), ("Panel",)),
    "end with a list": Case(LISTED, c.End(), ("session.ended",), ("2 still on the list of speakers",)),
    "end ago": Case(LIVE, c.End(ago=30), ("session.ended",), ("10:30",)),
    "extend": Case(LIVE, c.Extend(duration=300), ("session.extended",), ("Panel", "5 min more")),
    "extend by less": Case(LIVE, c.Extend(duration=-300), ("session.extended",), ("Panel", "5 min less")),
    "extend one that has not begun": Case(
        LIVE, c.Extend(duration=300, session="closing"), ("session.retimed",), ("Closing", "5 min more")
    ),
    "extend one that has not begun by less": Case(
        LIVE, c.Extend(duration=-300, session="closing"), ("session.retimed",), ("Closing", "5 min less")
    ),
    "extend the live one by name": Case(
        (*LIVE, c.Start(session="side")), c.Extend(duration=60, session="panel"), ("session.extended",), ("Panel",)
    ),
    "shift": Case(LIVE, c.Shift(duration=420), ("session.retimed",), ("Closing", "7 min later")),
    "shift by less": Case(LIVE, c.Shift(duration=-420), ("session.retimed",), ("Closing", "7 min earlier")),
    "shift as late as it is": Case(LATE, c.Shift(), ("session.retimed",), ("Closing", "4 min later")),
    "shift before anything began": Case((), c.Shift(duration=60), ("session.retimed",) * 2, ("Panel", "1 min later")),
    "absorb": Case(LIVE, c.Absorb(), ("session.retimed",), ("Coffee gives 10 min",), whole_day),
    "share": Case(
        LATE,
        c.Share(),
        ("talk.allotted", "talk.allotted", "talk.allotted", "session.extended"),
        ("the talks give 4 min", "Ana Núñez 8:24", "Anders Ek 4:12", "Zoë Quist 8:24"),
    ),
    "allot": Case(LIVE, c.Allot(speaker="zoe", duration=480), ("talk.allotted",), ("Zoë Quist", "8:00", "10:00")),
    "allot before the start": Case((), c.Allot(speaker="Ana", duration=60), ("talk.allotted",), ("Ana Núñez", "1:00")),
    "skip": Case(LIVE, c.Skip(session="closing"), ("session.skipped",), ("Closing", "skipped")),
    "restore what was skipped": Case(
        (*LIVE, c.Skip(session="closing")), c.Restore(session="closing"), ("session.restored",), ("Closing", "printed")
    ),
    "restore what was moved": Case(
        (*LIVE, c.Move(session="closing", start="12:20")),
        c.Restore(session="closing"),
        ("session.restored",),
        ("Closing",),
    ),
    "start what was skipped": Case(
        (*LIVE, c.Skip(session="closing")),
        c.Start(session="closing"),
        ("session.ended", "session.started"),
        ("Closing",),
    ),
    "swap": Case(
        (), c.Swap(session="closing", other="panel"), ("session.retimed",) * 2, ("Closing", "Panel", "change places")
    ),
    "move": Case(LIVE, c.Move(session="closing", start="12:15"), ("session.retimed",), ("Closing", "12:15")),
    "move to a time with seconds": Case(
        LIVE, c.Move(session="closing", start=" 12:14:59 "), ("session.retimed",), ("12:14",)
    ),
    "start put right": Case(
        LIVE, c.Start(session="panel", ago=180), ("command.undone", "session.started"), ("10:28", "not at 10:30")
    ),
    "end put right": Case(
        (*LIVE, c.End()), c.End(when="10:30:30"), ("command.undone", "session.ended"), ("Panel", "10:30")
    ),
    "give put right": Case(
        ANA, c.Give(speaker="Ana", when="10:30"), ("command.undone", "floor.given"), ("Ana Núñez", "10:30", "10:31")
    ),
    "yield put right": Case(
        (*ANA, c.Yield()), c.Yield(ago=90), ("command.undone", "floor.yielded"), ("Ana Núñez", "10:31:30", "10:32")
    ),
    "signals": Case((), c.Signals(signals="bell flash"), ("signals.chosen",), ("flash", "bell")),
    "signals with commas": Case((), c.Signals(signals="Desktop, bell"), ("signals.chosen",), ("bell", "desktop")),
    "no signals": Case((c.Signals(signals="bell"),), c.Signals(signals="none"), ("signals.chosen",), ("none",)),
    "give a panellist": Case(LIVE, c.Give(speaker="Ana"), ("floor.given",), ("Ana Núñez", "10:00")),
    "give a panellist with minutes": Case(LIVE, c.Give(speaker="Anders"), ("floor.given",), ("Anders Ek", "5:00")),
    "give somebody on the list": Case(LISTED, c.Give(speaker="Peru"), ("floor.given",), ("Peru", "3:00")),
    "give ends the turn": Case(ANA, c.Give(speaker="Zoe"), ("floor.yielded", "floor.given"), ("Zoë Quist",)),
    "give resumes a paused session": Case(
        (*LIVE, c.Pause()), c.Give(speaker="Ana"), ("session.resumed", "floor.given"), ("Ana",)
    ),
    "give ago": Case(LIVE, c.Give(speaker="Ana", ago=60), ("floor.given",), ("Ana",)),
    "next": Case(LIVE, c.Next(), ("floor.given",), ("Ana Núñez",)),
    "next after the first": Case(ANA, c.Next(), ("floor.yielded", "floor.given"), ("Anders Ek",)),
    "next resumes a paused session": Case((*LIVE, c.Pause()), c.Next(), ("session.resumed", "floor.given"), ("Ana",)),
    "next from the list": Case(
        (*LISTED, c.Next(), c.Next(), c.Next()), c.Next(), ("floor.yielded", "floor.given"), ("Chile", "3:00")
    ),
    "yield": Case(ANA, c.Yield(), ("floor.yielded",), ("Ana Núñez", "1:00")),
    "yield ago": Case(ANA, c.Yield(ago=20), ("floor.yielded",), ("0:40",)),
    "add to the speaker": Case(ANA, c.Add(duration=60), ("floor.extended",), ("Ana Núñez", "1 min more")),
    "add less to the speaker": Case(ANA, c.Add(duration=-60), ("floor.extended",), ("Ana Núñez", "1 min less")),
    "add to the session": Case(LIVE, c.Add(duration=60), ("session.extended",), ("Panel", "1 min more")),
    "pause the speaker": Case(ANA, c.Pause(), ("floor.paused",), ("Ana Núñez",)),
    "pause the session": Case(LIVE, c.Pause(), ("session.paused",), ("Panel",)),
    "resume the speaker": Case((*ANA, c.Pause()), c.Resume(), ("floor.resumed",), ("Ana Núñez",)),
    "resume the session": Case((*LIVE, c.Pause()), c.Resume(), ("session.resumed",), ("Panel",)),
    "list add": Case(LIVE, c.ListAdd(speaker="Chile", group="GRULAC"), ("list.added",), ("Chile", "number 1")),
    "list add before the start": Case((), c.ListAdd(speaker="Chile"), ("list.added",), ("Chile",)),
    "list add to a closed list": Case(
        (*LIVE, c.ListClose()), c.ListAdd(speaker="Chile", kind="point-of-order"), ("list.added",), ("Chile",)
    ),
    "list remove": Case(LISTED, c.ListRemove(speaker="chi"), ("list.removed",), ("Chile",)),
    "list move": Case(LISTED, c.ListMove(speaker="per", place=1), ("list.moved",), ("Peru", "number 1")),
    "list close": Case(LISTED, c.ListClose(), ("list.closed",), ("closed", "Chile, Peru")),
    "list open": Case((*LIVE, c.ListClose()), c.ListOpen(), ("list.opened",), ("open",)),
    "list limit": Case(LIVE, c.ListLimit(duration=120), ("list.limited",), ("2:00",)),
    "list add twice": Case(LISTED, c.ListAdd(speaker="Chile", again=True), ("list.added",), ("Chile", "number 3")),
    "list add a right of reply": Case(
        LISTED, c.ListAdd(speaker="Chile", kind="reply"), ("list.added",), ("number 3", "right of reply no. 1 today")
    ),
    "list add a point of order": Case(
        LISTED, c.ListAdd(speaker="Nepal", kind="point-of-order"), ("list.added",), ("Nepal is number 1",)
    ),
    "point": Case(LIVE, c.PointOfOrder(speaker="Nepal"), ("floor.given",), ("point of order: Nepal", "3:00")),
    "point while somebody speaks": Case(
        ANA, c.PointOfOrder(speaker="Nepal"), ("floor.given",), ("Nepal", "the time of Ana Núñez stands still")
    ),
    "point in a suspended session": Case(
        (*LIVE, c.Pause()), c.PointOfOrder(speaker="Nepal"), ("session.resumed", "floor.given"), ("Nepal",)
    ),
    "next after a point of order": Case(POINT, c.Next(), ("floor.yielded",), ("back to Ana Núñez", "9:00 left")),
    "yield after a point of order": Case(POINT, c.Yield(), ("floor.yielded",), ("back to Ana Núñez", "9:00 left")),
    "give after a point of order": Case(
        POINT, c.Give(speaker="Zoe"), ("floor.yielded", "floor.yielded", "floor.given"), ("Zoë Quist",)
    ),
    "list again": Case(
        (*LISTED, c.Give(speaker="Chile"), c.Yield()),
        c.ListAgain(),
        ("list.added", "list.moved"),
        ("Chile is back at the head",),
    ),
    "list last": Case(LISTED, c.ListLast(speaker="chi"), ("list.moved", "list.closed"), ("Chile has the last word",)),
    "list last of another": Case(
        LISTED, c.ListLast(speaker="Nepal"), ("list.added", "list.moved", "list.closed"), ("Nepal", "closed")
    ),
    "list fit": Case((*HEARD, c.Extend(duration=-4740)), c.ListFit(), ("list.limited",), ("1:30", "through by 10:41")),
    "list limit for a kind": Case(
        LIVE, c.ListLimit(duration=60, kind="reply"), ("list.limited",), ("each right of reply has 1:00",)
    ),
    "list limit for groups": Case(
        LIVE, c.ListLimit(duration=300, groups=True), ("list.limited",), ("speaks for a group has 5:00",)
    ),
    "round open": Case(LIVE, c.RoundOpen(), ("round.opened",), ("round 1", "4 interventions")),
    "round open again": Case((*LIVE, c.RoundOpen()), c.RoundOpen(size=3), ("round.opened",), ("round 2", "3 inter")),
    "round panel": Case(LIVE, c.RoundPanel(duration=540), ("round.panel",), ("each panellist with 3:00",)),
    "round closing": Case(LIVE, c.RoundClosing(), ("round.panel",), ("closing words", "2:00")),
    "round end": Case((*LIVE, c.RoundOpen()), c.RoundEnd(), ("round.ended",), ("without rounds",)),
    "times": Case(
        (*ANA, c.Yield()),
        c.Times(speaker="Ana", began="10:31:20", ended="10:31:50"),
        ("floor.corrected",),
        ("Ana Núñez spoke from 10:31:20 to 10:31:50, 0:30",),
    ),
    "rename": Case(LISTED, c.Rename(speaker="Chi", to="Chili"), ("participant.renamed",), ("Chile is Chili now",)),
    "end and keep the list": Case(
        LISTED, c.End(rest="keep"), ("session.ended", "list.kept"), ("2 still on the list", "kept for the next session")
    ),
    "end and drop the list": Case(
        LISTED, c.End(rest="drop"), ("session.ended", "list.removed", "list.removed"), ("2 still on the list", "let go")
    ),
    "start with rights of reply": Case(
        (*LIVE, c.ListAdd(speaker="Chile", kind="reply")),
        c.Start(session="closing"),
        ("session.ended", "session.started", "list.carried"),
        ("1 carried over to its list of speakers",),
    ),
    "put": Case(LIVE, c.Put(number=2), ("question.put",), ("2", "Who pays?")),
    "put another": Case((*LIVE, c.Put(number=2)), c.Put(number=3), ("question.put",), ("3",)),
    "answered": Case((*LIVE, c.Put(number=2)), c.Answered(number=2), ("question.answered",), ("2", "answered")),
    "aside": Case(LIVE, c.Aside(number=1), ("question.set-aside",), ("1", "aside")),
    "reopen": Case((*LIVE, c.Aside(number=1)), c.Reopen(number=1), ("question.reopened",), ("1", "open")),
    "ask": Case(LIVE, c.Ask(text="Why?", asker="Chile"), ("question.asked",), ("4",)),
    "timer start": Case((), c.TimerStart(duration=300, label="Coffee"), ("timer.started",), ("Coffee", "5:00")),
    "timer start without a name": Case(TIMED, c.TimerStart(duration=60), ("timer.started",), ("1:00",)),
    "timer pause": Case(TIMED, c.TimerPause(), ("timer.paused",), ("Coffee",)),
    "timer resume": Case((*TIMED, c.TimerPause()), c.TimerResume(label="cof"), ("timer.resumed",), ("Coffee",)),
    "timer stop": Case(TIMED, c.TimerStop(), ("timer.stopped",), ("Coffee",)),
    "timer add": Case(TIMED, c.TimerAdd(duration=60), ("timer.extended",), ("Coffee", "1 min more")),
    "timer add less": Case(TIMED, c.TimerAdd(duration=-60), ("timer.extended",), ("Coffee", "1 min less")),
    "message": Case((), c.Message(text="Please conclude"), ("message.shown",), ("Please conclude",)),
    "message clear": Case((c.Message(text="Hello"),), c.Message(clear=True), ("message.cleared",), ("gone",)),
    "note": Case(ANA, c.Note(text="Skills come first"), ("note.taken",), ("noted as 1: Panel, Ana Núñez",)),
    "note an action": Case(
        (*LIVE, c.Put(number=2)),
        c.Note(text="Draft the plan", kind="action", owner="Chile", due="March"),
        ("note.taken",),
        ("noted as 1: action, Panel, question 2",),
    ),
    "note before anything began": Case((), c.Note(text="A full room"), ("note.taken",), ("Panel",)),
    "correct": Case(NOTED, c.Correct(note="1", text="Skills first"), ("note.corrected",), ("note 1 is corrected",)),
    "correct what another version holds": Case(
        NOTED,
        c.Correct(note="1", text="Skills first", base="another"),
        ("note.corrected",),
        ("Ibrahim", "both versions stand beside each other"),
    ),
    "refile": Case(NOTED, c.Refile(note="1", question=3), ("note.filed",), ("note 1: Panel, question 3, Ana Núñez",)),
    "refile as another kind": Case(NOTED, c.Refile(note="1", kind="dec"), ("note.filed",), ("note 1: decision",)),
    "split": Case(
        NOTED, c.Split(note="1", text="Jobs"), ("note.corrected", "note.taken"), ("note 1 is two now: 1 and 2",)
    ),
    "join": Case(
        TWO_NOTED,
        c.Join(note="1", other="2"),
        ("note.corrected", "note.withdrawn"),
        ("note 2 is part of note 1 now",),
    ),
    "withdraw": Case(NOTED, c.Withdraw(note="1"), ("note.withdrawn",), ("note 1 is withdrawn: Skills come first",)),
    "allow": Case((*LIVE, c.Note(text="Ana agreed")), c.Allow(note="1"), ("note.allowed",), ("1", "may stand")),
    "allow a session": Case((), c.Allow(note="panel"), ("note.allowed",), ("Panel", "may stand")),
    "strike": Case(NOTED, c.Strike(note="1"), ("note.struck",), ("note 1 is struck", "gone for good")),
    "strike what was withdrawn": Case(
        (*NOTED, c.Withdraw(note="1")), c.Strike(note="1"), ("note.struck",), ("note 1 is struck",)
    ),
    "waive": Case((*ANA, c.Yield()), c.Waive(speaker="ana"), ("intervention.waived",), ("Ana Núñez needs no text",)),
    "off the record": Case(ANA, c.OffRecord(switch="on"), ("offrecord.began",), ("off the record",)),
    "on the record again": Case(
        (*ANA, c.OffRecord(switch="on")), c.OffRecord(switch="off"), ("offrecord.ended",), ("on the record again", "1")
    ),
    "undo": Case(LIVE, c.Undo(), ("command.undone",), ("undone", "panel")),
}


def test_every_command_is_in_the_table() -> None:
    assert {type(case.command).name for case in ACCEPTED.values()} == set(COMMANDS)


@pytest.mark.parametrize("case", ACCEPTED.values(), ids=ACCEPTED)
def test_an_accepted_command(case: Case) -> None:
    table = Table(plan=case.on())
    desk = table.desk()
    for command in case.before:
        desk.do(command)
        table.clock.advance(minutes=1)
    before = len(table.journal.read())
    outcome = desk.do(case.command)
    assert tuple(kinds(outcome)) == case.causes
    assert [word for word in case.says if word not in outcome.words] == []
    assert "\n" not in outcome.words
    assert outcome.is_saved
    assert tuple(table.journal.read(before)) == outcome.facts
    assert desk.state == table.desk().state


# What cannot be taken back; tests/desk/test_notes_struck.py says what undo does instead.
TAKEN_BACK = {name: case for name, case in ACCEPTED.items() if not isinstance(case.command, c.Strike)}


@pytest.mark.parametrize("case", TAKEN_BACK.values(), ids=TAKEN_BACK)
def test_undo_takes_an_accepted_command_back(case: Case) -> None:
    table = Table(plan=case.on())
    desk = table.desk()
    for command in case.before:
        desk.do(command)
        table.clock.advance(minutes=1)
    before = desk.state
    if not isinstance(case.command, c.Undo):
        desk.do(case.command)
        table.clock.advance(minutes=1)
        desk.do(c.Undo())
    assert desk.state == before
