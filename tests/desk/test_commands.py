"""Every command where it is accepted: the facts that it causes and the sentence that tells of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from idm_tui.core import commands as c
from idm_tui.core.commands import COMMANDS
from tests.desk.tables import Table, at, kinds, run

if TYPE_CHECKING:
    from idm_tui.core.commands import Command

LIVE = (c.Start(session="panel"),)
ANA = (*LIVE, c.Give(speaker="Ana"))
LISTED = (*LIVE, c.ListAdd(speaker="Chile"), c.ListAdd(speaker="Peru", kind="question"))
TIMED = (c.TimerStart(duration=300, label="Coffee"),)


@dataclass(frozen=True)
class Case:
    """What was done, a minute each from 10:30 on; the command; the kinds of its facts; words of its sentence."""

    before: tuple[Command, ...]
    command: Command
    causes: tuple[str, ...]
    says: tuple[str, ...]


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
    "undo": Case(LIVE, c.Undo(), ("command.undone",), ("undone", "panel")),
}


def test_every_command_is_in_the_table() -> None:
    assert {type(case.command).name for case in ACCEPTED.values()} == set(COMMANDS)


@pytest.mark.parametrize("case", ACCEPTED.values(), ids=ACCEPTED)
def test_an_accepted_command(case: Case) -> None:
    table = Table()
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


@pytest.mark.parametrize("case", ACCEPTED.values(), ids=ACCEPTED)
def test_undo_takes_an_accepted_command_back(case: Case) -> None:
    table = Table()
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


def test_facts_tell_who_when_and_which_command() -> None:
    table = Table()
    table.clock.advance(microseconds=987_654)
    desk = table.desk("Maria", "table:9")
    desk.do(c.Start(session="panel"))
    desk.do(c.Give(speaker="Ana"))
    table.time("10:40")
    outcome = desk.do(c.End(ago=60))
    assert {(f.by, f.role, f.terminal) for f in outcome.facts} == {("Maria", "moderator", "table:9")}
    assert {f.at for f in outcome.facts} == {at("10:39")}
    assert {f.recorded for f in outcome.facts} == {at("10:40")}
    assert len({f.command for f in outcome.facts}) == 1
    assert len({f.id for f in table.journal.read()}) == 4
    assert [f.id for f in table.journal.read()] == sorted(f.id for f in table.journal.read())
    assert table.journal.read()[0].at == at("10:30")


def test_a_turn_holds_whom_the_speaker_stands_for() -> None:
    desk = Table().desk()
    desk.do(c.Start(session="panel"))
    desk.do(c.Give(speaker="Ek"))
    turn = run(desk).floor
    assert turn is not None
    assert (turn.speaker, turn.kind, turn.group, turn.limit_s) == ("Anders Ek", "presentation", "Eva Holm", 300)


def test_a_turn_from_the_list_holds_what_was_inscribed() -> None:
    desk = Table().desk()
    desk.do(c.Start(session="panel"))
    desk.do(c.ListLimit(duration=120))
    desk.do(c.ListAdd(speaker="Chile", kind="question", group="GRULAC", about="data"))
    desk.do(c.Give(speaker="Chile"))
    turn = run(desk).floor
    assert turn is not None
    assert (turn.speaker, turn.kind, turn.group, turn.about) == ("Chile", "question", "GRULAC", "data")
    assert turn.limit_s == 120
    assert run(desk).list.entries == ()


def test_another_question_makes_the_one_before_answered_and_its_time_adds_up() -> None:
    table = Table()
    desk = table.desk()
    desk.do(c.Start(session="panel"))
    for number, clock in ((1, "10:31"), (2, "10:35"), (1, "10:36"), (3, "10:40")):
        desk.do(c.Put(number=number), at(clock))
    table.time("10:42")
    found = {q.number: (q.status, q.time_s) for q in desk.look().questions()}
    assert found == {1: ("answered", 480), 2: ("answered", 60), 3: ("put", 120)}


def test_reopen_keeps_the_time() -> None:
    desk = Table().desk()
    desk.do(c.Start(session="panel"))
    desk.do(c.Put(number=1), at("10:31"))
    desk.do(c.Answered(number=1), at("10:34"))
    desk.do(c.Reopen(number=1), at("10:35"))
    first = desk.look(at("10:50")).questions()[0]
    assert (first.status, first.time_s) == ("open", 180)


def test_text_from_people_is_cleaned_where_it_enters() -> None:
    desk = Table().desk()
    desk.do(c.Start(session="panel"))
    desk.do(c.ListAdd(speaker="Chi\x1b[31mle\n", group="\u202eGRULAC", about="a\tb"))
    desk.do(c.Ask(text="Why\x07\nnot?", asker="\x9bPeru"))
    desk.do(c.Message(text="\x1b]0;x\x07Stop [/] x"))
    desk.do(c.TimerStart(duration=60, label="Cof\u2066fee"))
    entry = run(desk).list.entries[0]
    assert (entry.name, entry.group, entry.about) == ("Chi[31mle", "GRULAC", "a b")
    asked = desk.look().questions()[-1]
    assert (asked.text, asked.asker) == ("Why not?", "Peru")
    assert desk.state.message == "]0;xStop [/] x"
    assert desk.state.timers[0].name == "Coffee"
