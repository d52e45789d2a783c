"""What commands leave behind: facts that tell who and when, turns, questions and their time, clean text."""

from __future__ import annotations

from idm_tui.core import commands as c
from tests.desk.tables import Table, at, run


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
