"""Several people at one event: who comes too late is told what happened, and everybody ends up with one state."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from idm_tui.core import commands as c
from idm_tui.desk import Refused
from idm_tui.journal.memory import MemoryJournal
from idm_tui.journal.sqlite import SqliteJournal
from tests.desk.tables import Table, at, kinds, refusal, run

if TYPE_CHECKING:
    from pathlib import Path

    from idm_tui.core.commands import Command


@pytest.fixture(params=["memory", "sqlite"])
def table(request: pytest.FixtureRequest, tmp_path: Path) -> Table:
    made = MemoryJournal() if request.param == "memory" else SqliteJournal(tmp_path / "event.journal")
    return Table(journal=made)


def test_both_press_next_and_one_is_told_what_happened(table: Table) -> None:
    chair, moderator = table.desk("Maria", "table:1"), table.desk("Ibrahim", "table:2")
    chair.do(c.Start(session="panel"))
    moderator.refresh()
    moderator.do(c.Next())
    said = refusal(chair, c.Next())
    assert "Ibrahim" in said
    assert "Ana Núñez" in said
    turn = run(chair).floor
    assert turn is not None
    assert turn.speaker == "Ana Núñez"
    assert [fact.body.kind for fact in table.journal.read()] == ["session.started", "floor.given"]
    assert chair.state == moderator.state


def test_who_has_looked_again_may_go_on(table: Table) -> None:
    chair, moderator = table.desk("Maria", "table:1"), table.desk("Ibrahim", "table:2")
    chair.do(c.Start(session="panel"))
    moderator.refresh()
    moderator.do(c.Next())
    with pytest.raises(Refused):
        chair.do(c.Next())
    assert kinds(chair.do(c.Next())) == ["floor.yielded", "floor.given"]


def test_seen_counts_even_where_the_desk_knows_more(table: Table) -> None:
    chair, moderator = table.desk("Maria", "table:1"), table.desk("Ibrahim", "table:2")
    chair.do(c.Start(session="panel"))
    moderator.refresh()
    seen = chair.position
    moderator.do(c.Next())
    chair.refresh()
    with pytest.raises(Refused, match="Ibrahim"):
        chair.do(c.Next(), seen=seen)
    assert kinds(chair.do(c.Next(), seen=chair.position)) == ["floor.yielded", "floor.given"]


CROSSING: dict[str, tuple[tuple[Command, ...], Command, Command]] = {
    "start": ((), c.Start(session="opening"), c.Start(session="panel")),
    "end": ((c.Start(session="opening"),), c.Start(session="panel"), c.End()),
    "give": ((c.Start(session="panel"),), c.Give(speaker="Ana"), c.Give(speaker="Zoe")),
    "yield": ((c.Start(session="panel"), c.Next()), c.Next(), c.Yield()),
    "pause": ((c.Start(session="panel"), c.Next()), c.Next(), c.Pause()),
    "add": ((c.Start(session="panel"), c.Next()), c.Next(), c.Add(duration=60)),
    "put": ((c.Start(session="panel"),), c.Put(number=1), c.Put(number=2)),
    "list move": (
        (c.Start(session="panel"), c.ListAdd(speaker="Chile"), c.ListAdd(speaker="Peru")),
        c.ListMove(speaker="Peru", place=1),
        c.ListMove(speaker="Chile", place=2),
    ),
}


@pytest.mark.parametrize(("before", "theirs", "mine"), CROSSING.values(), ids=CROSSING)
def test_commands_that_cross_are_refused_with_what_the_other_did(
    table: Table, before: tuple[Command, ...], theirs: Command, mine: Command
) -> None:
    me, other = table.desk("Maria", "table:1"), table.desk("Ibrahim", "table:2")
    for command in before:
        me.do(command)
    other.refresh()
    other.do(theirs)
    assert "Ibrahim" in refusal(me, mine)


def test_commands_about_other_things_do_not_cross(table: Table) -> None:
    me, other = table.desk("Maria", "table:1"), table.desk("Ibrahim", "table:2")
    me.do(c.Start(session="panel"))
    other.refresh()
    other.do(c.ListAdd(speaker="Chile"))
    other.do(c.Message(text="Hello"))
    other.do(c.TimerStart(duration=60))
    assert kinds(me.do(c.Next())) == ["floor.given"]
    assert kinds(me.do(c.ListAdd(speaker="Peru"))) == ["list.added"]
    assert [entry.name for entry in run(me).list.entries] == ["Chile", "Peru"]


def test_two_windows_of_one_terminal_do_not_stand_in_each_others_way(table: Table) -> None:
    first, second = table.desk("Maria", "table:1"), table.desk("Maria", "table:1")
    first.do(c.Start(session="panel"))
    first.do(c.Next())
    assert kinds(second.do(c.Next())) == ["floor.yielded", "floor.given"]


def test_two_who_add_a_question_get_two_numbers(table: Table) -> None:
    me, other = table.desk("Maria", "table:1"), table.desk("Ibrahim", "table:2")
    me.do(c.Start(session="panel"))
    me.do(c.Ask(text="Mine?"))
    other.do(c.Ask(text="Theirs?"))
    me.refresh()
    assert [(q.number, q.text) for q in me.look().questions()][3:] == [(4, "Mine?"), (5, "Theirs?")]


def test_refresh_tells_whether_anything_changed(table: Table) -> None:
    me, other = table.desk("Maria", "table:1"), table.desk("Ibrahim", "table:2")
    assert me.refresh() is False
    other.do(c.Start(session="panel"))
    assert me.refresh() is True
    assert me.refresh() is False
    assert me.state == other.state
    assert me.position == other.position == 1


def test_a_back_dated_fact_of_another_finds_its_place(table: Table) -> None:
    me, other = table.desk("Maria", "table:1"), table.desk("Ibrahim", "table:2")
    me.do(c.Start(session="panel"), at("10:30"))
    me.do(c.Message(text="late"), at("10:50"))
    other.refresh()
    other.do(c.Give(speaker="Ana"), at("10:40"))
    me.refresh()
    turn = run(me).floor
    assert turn is not None
    assert turn.since == at("10:40")
    assert me.state == other.state == table.desk().state


def test_looking_back_leaves_out_what_came_later(table: Table) -> None:
    desk = table.desk()
    desk.do(c.Start(session="opening"), at("10:05"))
    desk.do(c.Start(session="panel"), at("10:31"))
    desk.do(c.Undo(), at("10:40"))
    assert [desk.look(at(clock)).state.live for clock in ("10:04", "10:05", "10:35", "10:40")] == [
        (),
        ("opening",),
        ("panel",),
        ("opening",),
    ]
