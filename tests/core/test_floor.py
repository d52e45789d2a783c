"""Precedence of the floor: points of order first, replies last, all else as asked for; nobody loses a second."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from idm_tui.core import commands as c
from tests.desk.discussion import do, floor, floor_table, listed, spoke, told
from tests.desk.tables import at

if TYPE_CHECKING:
    from idm_tui.desk import Desk

RANK = {"point-of-order": 0, "reply": 2}
KINDS = ("statement", "question", "answer", "reply", "point-of-order")
START = ("10:00", c.Start(session="forum"))


def entries(desk: Desk) -> list[tuple[str, str]]:
    return [(entry.name, entry.kind) for entry in desk.state.run("forum").list.entries]


def heard(desk: Desk) -> list[str]:
    return [turn.speaker for turn in desk.state.run("forum").all_turns]


adding = st.tuples(st.just("add"), st.sampled_from(KINDS))
others = st.tuples(st.sampled_from(["remove", "give", "next", "yield"]), st.integers(0, 9))
moving = st.tuples(st.just("move"), st.tuples(st.integers(0, 9), st.integers(0, 9)))
Step = tuple[str, object]


@given(st.lists(st.one_of(adding, others), max_size=25))
def test_the_list_stands_by_precedence_then_by_the_order_of_asking(steps: list[Step]) -> None:
    table = floor_table()
    desk = told(table, START)
    model: list[tuple[str, str]] = []
    for number, (what, which) in enumerate(steps):
        table.clock.advance(seconds=7)
        run = desk.state.run("forum")
        if what == "add":
            assert isinstance(which, str)
            desk.do(c.ListAdd(speaker=f"D{number:02}", kind=which))
            model.append((f"D{number:02}", which))
        elif what == "yield" and run.floor:
            desk.do(c.Yield())
        elif what == "next" and (model or run.held):
            due = (run.held.speaker, run.held.kind) if run.held else model.pop(0)
            desk.do(c.Next())
            assert (floor(desk).speaker, floor(desk).kind) == due
        elif what in ("remove", "give") and model:
            assert isinstance(which, int)
            one = model.pop(which % len(model))
            desk.do(c.ListRemove(speaker=one[0]) if what == "remove" else c.Give(speaker=one[0]))
        model.sort(key=lambda each: RANK.get(each[1], 1))  # stable: first come, first served
        assert entries(desk) == model


@given(st.lists(st.one_of(adding, moving, others), max_size=25))
def test_with_moves_nobody_is_lost_or_doubled_and_the_others_keep_their_order(steps: list[Step]) -> None:
    table = floor_table()
    desk = told(table, START)
    added: list[tuple[str, str]] = []
    gone: set[str] = set()
    moved: set[str] = set()
    for number, (what, which) in enumerate(steps):
        table.clock.advance(seconds=7)
        standing = entries(desk)
        if what == "add":
            assert isinstance(which, str)
            desk.do(c.ListAdd(speaker=f"D{number:02}", kind=which))
            added.append((f"D{number:02}", which))
        elif standing and isinstance(which, tuple):
            name, place = standing[which[0] % len(standing)][0], which[1] % len(standing)
            desk.do(c.ListMove(speaker=name, place=place + 1))
            moved.add(name)
            assert entries(desk)[place][0] == name
        elif standing and isinstance(which, int):
            name = standing[which % len(standing)][0]
            if what == "remove":
                desk.do(c.ListRemove(speaker=name))
                gone.add(name)
            elif what == "give":
                desk.do(c.Give(speaker=name))
            elif what == "next":
                desk.do(c.Next())
        assert sorted([*listed(desk), *heard(desk), *gone]) == sorted(name for name, _kind in added)
        for rank in range(3):
            own = [one for one in added if RANK.get(one[1], 1) == rank and one[0] not in moved]
            assert [one for one in entries(desk) if one in own] == [one for one in own if one in entries(desk)]


def test_a_point_of_order_stands_before_others_also_where_an_earlier_one_was_moved_down() -> None:
    table = floor_table()
    desk = told(
        table,
        START,
        ("10:01", c.ListAdd(speaker="Kenya")),
        ("10:01", c.ListAdd(speaker="Ghana", kind="point-of-order")),
        ("10:01", c.ListMove(speaker="Ghana", place=2)),
        ("10:02", c.ListAdd(speaker="Japan", kind="point-of-order")),
    )
    assert listed(desk).index("Japan") < listed(desk).index("Kenya")


watching = st.sampled_from(["pause", "resume", "point", "another point", "next", "yield"])


@given(st.lists(st.tuples(watching, st.integers(0, 90)), max_size=30))
def test_no_point_of_order_and_no_pause_costs_the_speaker_a_second(steps: list[tuple[str, int]]) -> None:
    table = floor_table()
    desk = told(table, START, ("10:00", c.ListAdd(speaker="Kenya")), ("10:00", c.Next()))
    own = floor(desk).id
    counted, runs, on_point, point_runs = 0, True, False, True
    for what, wait in steps:
        if what == "pause" and (point_runs if on_point else runs):
            desk.do(c.Pause())
            runs, point_runs = (runs, False) if on_point else (False, point_runs)
        elif what == "resume" and not (point_runs if on_point else runs):
            desk.do(c.Resume())
            runs, point_runs = (runs, True) if on_point else (True, point_runs)
        elif (what == "point" and not on_point) or (what == "another point" and on_point):
            desk.do(c.PointOfOrder(speaker="Ghana"))
            on_point, point_runs = True, True
        elif what in ("next", "yield") and on_point:
            desk.do(c.Next() if what == "next" else c.Yield())
            on_point = False
        table.clock.advance(seconds=wait)
        counted += wait if runs and not on_point else 0
        turn = next(t for t in desk.state.run("forum").all_turns if t.id == own)
        assert turn.watch.elapsed_s(table.clock.instant) == counted
        assert turn.ended is None
        before = desk.state
        desk.do(c.Message(text="x"))
        desk.do(c.Undo())
        assert desk.state == before
    desk.do(c.End())
    assert [s for name, _kind, s in spoke(desk) if name == "Kenya"] == [counted]


SPEAKING = (START, ("10:00", c.ListAdd(speaker="Kenya")), ("10:00", c.Next()))
POINT = (*SPEAKING, ("10:01", c.PointOfOrder(speaker="Ghana", about="the agenda")))


def test_a_point_of_order_takes_the_floor_at_once_and_the_watch_stands() -> None:
    table = floor_table()
    desk = told(table, *SPEAKING, ("10:00:30", c.ListClose()))
    words = do(table, desk, "10:01", c.PointOfOrder(speaker="Ghana", about="the agenda")).words
    assert words == "point of order: Ghana has the floor for 3:00; the time of Kenya stands still"
    turn = floor(desk)
    assert (turn.speaker, turn.kind, turn.about) == ("Ghana", "point-of-order", "the agenda")
    held = desk.state.run("forum").held
    assert held is not None
    assert held.remaining_s(at("10:30")) == 120


@pytest.mark.parametrize("command", [c.Next(), c.Yield()])
def test_the_floor_goes_back_with_the_time_that_was_left(command: c.Command) -> None:
    table = floor_table()
    desk = told(table, *POINT)
    assert do(table, desk, "10:05", command).words == "the floor goes back to Kenya, 2:00 left"
    assert floor(desk).remaining_s(at("10:05:30")) == 90
    assert desk.state.run("forum").held is None
    assert spoke(desk) == [("Ghana", "point-of-order", 240)]


def test_a_point_of_order_on_the_list_is_heard_next_also_on_a_closed_list() -> None:
    table = floor_table()
    desk = told(table, *SPEAKING, ("10:00", c.ListAdd(speaker="Japan")), ("10:00", c.ListClose()))
    do(table, desk, "10:01", c.ListAdd(speaker="Ghana", kind="point-of-order"))
    for clock, who in (("10:01:10", "Ghana"), ("10:02", "Kenya"), ("10:03", "Japan")):
        do(table, desk, clock, c.Next())
        assert floor(desk).speaker == who
    assert ("Kenya", "statement", 130) in spoke(desk)


def test_the_end_of_the_session_ends_both_turns() -> None:
    table = floor_table()
    desk = told(table, *POINT, ("10:04", c.End()))
    assert sorted(spoke(desk)) == [("Ghana", "point-of-order", 180), ("Kenya", "statement", 60)]
    run = desk.state.run("forum")
    assert (run.floor, run.held) == (None, None)
    assert {turn.ended for turn in run.turns} == {at("10:04")}


def test_the_start_of_another_session_ends_both_turns() -> None:
    table = floor_table()
    desk = told(table, *POINT, ("10:04", c.Start(session="panel")))
    assert sorted(spoke(desk)) == [("Ghana", "point-of-order", 180), ("Kenya", "statement", 60)]


def test_the_floor_given_to_another_ends_both_turns() -> None:
    table = floor_table()
    desk = told(table, *POINT, ("10:02", c.ListAdd(speaker="Japan")), ("10:03", c.Give(speaker="Japan")))
    assert sorted(spoke(desk)) == [("Ghana", "point-of-order", 120), ("Kenya", "statement", 60)]
    assert (floor(desk).speaker, desk.state.run("forum").held) == ("Japan", None)


def test_a_pause_meanwhile_is_a_pause_of_the_point_of_order() -> None:
    table = floor_table()
    desk = told(table, *POINT, ("10:02", c.Pause()), ("10:04", c.Resume()), ("10:05", c.Yield()), ("10:06", c.Yield()))
    assert spoke(desk) == [("Ghana", "point-of-order", 120), ("Kenya", "statement", 120)]


def test_a_speaker_whose_time_was_stopped_before_does_not_lose_any_behind_a_point_of_order() -> None:
    table = floor_table()
    desk = told(
        table, *SPEAKING, ("10:01", c.Pause()), ("10:02", c.PointOfOrder(speaker="Ghana")), ("10:03", c.Yield())
    )
    assert floor(desk).watch.elapsed_s(at("10:05")) == 60


def test_a_second_point_of_order_ends_the_first_and_the_speaker_keeps_waiting() -> None:
    table = floor_table()
    desk = told(table, *POINT, ("10:02", c.PointOfOrder(speaker="Japan")), ("10:05", c.Next()), ("10:06", c.Yield()))
    assert spoke(desk) == [
        ("Ghana", "point-of-order", 60),
        ("Japan", "point-of-order", 180),
        ("Kenya", "statement", 120),
    ]


def test_a_second_point_of_order_does_not_wait_for_a_first_with_nobody_speaking() -> None:
    table = floor_table()
    desk = told(table, START, ("10:01", c.PointOfOrder(speaker="Ghana")), ("10:02", c.PointOfOrder(speaker="Japan")))
    assert floor(desk).speaker == "Japan"
    assert spoke(desk) == [("Ghana", "point-of-order", 60)]
    assert desk.state.run("forum").held is None


def test_undo_at_each_step_restores_exactly() -> None:
    table = floor_table()
    desk = told(table, *SPEAKING)
    steps: list[tuple[str, c.Command]] = [
        ("10:01", c.PointOfOrder(speaker="Ghana")),
        ("10:02", c.Pause()),
        ("10:03", c.Resume()),
        ("10:04", c.PointOfOrder(speaker="Japan")),
        ("10:05", c.Next()),
        ("10:06", c.PointOfOrder(speaker="Norway")),
        ("10:07", c.ListAdd(speaker="Peru")),
        ("10:08", c.Give(speaker="Peru")),
        ("10:09", c.PointOfOrder(speaker="Ghana")),
        ("10:10", c.End()),
    ]
    states = []
    for clock, command in steps:
        states.append(desk.state)
        do(table, desk, clock, command)
        done = desk.state
        desk.do(c.Undo())
        assert desk.state == states[-1]
        desk.do(command)
        assert len(spoke(desk)) == len(done.run("forum").turns)
    for state in reversed(states):
        table.clock.advance(seconds=20)
        desk.do(c.Undo())
        assert desk.state == state
