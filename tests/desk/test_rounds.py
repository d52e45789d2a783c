"""Rounds of the discussion, never forced; and the times of interventions put right."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from idm_tui.core import commands as c
from tests.desk.discussion import do, floor, floor_table, listed, spoke, told
from tests.desk.tables import at, refusal

if TYPE_CHECKING:
    from idm_tui.desk import Desk

PANEL = ("11:00", c.Start(session="panel"))
HEARD = (PANEL, *(("11:00", c.Next()) for _talk in range(3)), ("11:01", c.Yield()))
NAMES = [f"D{number:02}" for number in range(12)]
LISTED = (*HEARD, *(("11:01", c.ListAdd(speaker=name)) for name in NAMES))
THREE = (*LISTED, ("11:02", c.RoundOpen(size=3)), *((f"11:0{minute}", c.Next()) for minute in (2, 3, 4)))


def stands(desk: Desk) -> tuple[int, str] | None:
    round_ = desk.state.run("panel").round
    return None if round_ is None else (round_.number, round_.phase)


def test_three_interventions_then_the_panel_then_the_next_round_by_itself() -> None:
    table = floor_table()
    desk = told(table, *THREE)
    assert stands(desk) == (1, "floor")
    words = do(table, desk, "11:05", c.RoundPanel(duration=540)).words
    assert words == "the panel replies, each panellist with 3:00"
    for minute, name in enumerate(("Ana Núñez", "Anders Ek", "Zoë Quist"), 5):
        do(table, desk, f"11:0{minute}", c.Next())
        turn = floor(desk, "panel")
        assert (turn.speaker, turn.kind, turn.limit_s) == (name, "answer", 180)
        assert stands(desk) == (1, "panel")
    words = do(table, desk, "11:08", c.Next()).words
    assert words == "D03 has the floor for 3:00; round 2"
    assert stands(desk) == (2, "floor")
    assert [kind for _name, kind, _s in spoke(desk, "panel")] == [
        *["presentation"] * 3,
        *["statement"] * 3,
        *["answer"] * 3,
    ]
    desk.do(c.Undo())
    assert stands(desk) == (1, "panel")


def test_a_round_is_never_forced() -> None:
    table = floor_table()
    desk = told(table, *THREE)
    for minute in (5, 6, 7):
        do(table, desk, f"11:0{minute}", c.Next())
    assert floor(desk, "panel").speaker == "D05"
    assert stands(desk) == (1, "floor")


@pytest.mark.parametrize(("total", "each"), [(540, 180), (100, 60), (1, 60), (200, 66), (None, 180)])
def test_each_panellist_has_an_equal_share_of_at_least_a_minute(total: int | None, each: int) -> None:
    table = floor_table()
    desk = told(table, *THREE, ("11:05", c.RoundPanel(duration=total)), ("11:05", c.Next()))
    assert floor(desk, "panel").limit_s == each


def test_a_panellist_who_was_given_the_floor_does_not_reply_twice() -> None:
    table = floor_table()
    desk = told(table, *THREE, ("11:05", c.RoundPanel(duration=540)), ("11:05", c.Give(speaker="Zoë")))
    assert floor(desk, "panel").kind == "answer"
    order = []
    for minute in (6, 7, 8):
        do(table, desk, f"11:0{minute}", c.Next())
        order.append(floor(desk, "panel").speaker)
    assert order == ["Ana Núñez", "Anders Ek", "D03"]


def test_a_point_of_order_among_the_answers_changes_neither_the_round_nor_whose_turn_it_is() -> None:
    table = floor_table()
    desk = told(table, *THREE, ("11:05", c.RoundPanel(duration=540)), ("11:05", c.Next()))
    do(table, desk, "11:06", c.PointOfOrder(speaker="Ghana"))
    for clock, name in (("11:07", "Ana Núñez"), ("11:08", "Anders Ek"), ("11:09", "Zoë Quist")):
        do(table, desk, clock, c.Next())
        assert floor(desk, "panel").speaker == name
    assert stands(desk) == (1, "panel")
    assert ("Ana Núñez", "answer", 120) in spoke(desk, "panel")


def test_a_point_of_order_does_not_fill_a_round() -> None:
    table = floor_table()
    desk = told(table, *LISTED, ("11:02", c.RoundOpen(size=3)), ("11:02", c.Next()))
    do(table, desk, "11:03", c.PointOfOrder(speaker="Ghana"))
    do(table, desk, "11:04", c.Next())
    do(table, desk, "11:04", c.RoundPanel())
    do(table, desk, "11:05", c.Next())
    assert floor(desk, "panel").limit_s == 60  # one intervention of three minutes among three


def test_closing_words_of_two_minutes_each_and_the_list_goes_on() -> None:
    table = floor_table()
    desk = told(table, *THREE)
    assert do(table, desk, "11:05", c.RoundClosing()).words == "closing words, each panellist with 2:00"
    for minute, name in enumerate(("Ana Núñez", "Anders Ek", "Zoë Quist"), 5):
        do(table, desk, f"11:0{minute}", c.Next())
        turn = floor(desk, "panel")
        assert (turn.speaker, turn.kind, turn.limit_s) == (name, "answer", 120)
    assert do(table, desk, "11:08", c.Next()).words == "D03 has the floor for 3:00"
    assert stands(desk) == (1, "closing")


def test_the_end_of_the_rounds_and_a_new_beginning() -> None:
    table = floor_table()
    desk = told(table, *THREE, ("11:05", c.RoundPanel(duration=540)), ("11:05", c.RoundEnd()), ("11:05", c.Next()))
    assert floor(desk, "panel").speaker == "D03"
    assert stands(desk) is None
    assert "no round" in refusal(desk, c.RoundEnd())
    do(table, desk, "11:06", c.RoundOpen(size=2))
    assert stands(desk) == (1, "floor")
    assert len(listed(desk, "panel")) == 8


def test_undo_of_every_step_of_two_rounds() -> None:
    table = floor_table()
    desk = told(table, *LISTED)
    steps = [
        c.RoundOpen(size=2),
        *[c.Next()] * 2,
        c.RoundPanel(),
        *[c.Next()] * 4,
        c.RoundClosing(),
        c.Next(),
        c.RoundEnd(),
    ]
    states = []
    for command in steps:
        states.append(desk.state)
        table.clock.advance(seconds=40)
        desk.do(command)
    for state in reversed(states):
        table.clock.advance(seconds=1)
        desk.do(c.Undo())
        assert desk.state == state


# --- times put right: Kenya speaks from 10:00 to 10:04 with a minute of pause, Ghana to 10:07, Kenya to 10:10

SPOKEN: tuple[tuple[str, c.Command], ...] = (
    ("10:00", c.Start(session="forum")),
    ("10:00", c.ListAdd(speaker="Kenya")),
    ("10:00", c.ListAdd(speaker="Ghana")),
    ("10:00", c.ListAdd(speaker="Kenya", again=True)),
    ("10:00", c.Next()),
    ("10:02", c.Pause()),
    ("10:03", c.Resume()),
    ("10:04", c.Next()),
    ("10:07", c.Next()),
    ("10:10", c.Yield()),
)
KENYA, GHANA = "Kenya", "Ghana"

RIGHT: dict[str, tuple[c.Times, list[int], tuple[str, ...]]] = {
    "began": (c.Times(speaker=GHANA, began="10:04:30"), [180, 150, 180], ("Ghana", "10:04:30", "10:07:00", "2:30")),
    "ended": (c.Times(speaker="gha", ended="10:06:15"), [180, 135, 180], ("10:04:00", "10:06:15", "2:15")),
    "both": (c.Times(speaker=GHANA, began="10:05", ended="10:06"), [180, 60, 180], ("1:00",)),
    "the last one": (c.Times(speaker=KENYA, ended="10:09"), [180, 180, 120], ("10:09:00",)),
    "the first one": (c.Times(speaker=KENYA, ended="10:03:30", turn=1), [150, 180, 180], ("2:30",)),
    "the second one": (c.Times(speaker=KENYA, began="10:08", turn=2), [180, 180, 120], ("2:00",)),
}


@pytest.mark.parametrize(("command", "seconds", "says"), RIGHT.values(), ids=RIGHT)
def test_times_put_right(command: c.Times, seconds: list[int], says: tuple[str, ...]) -> None:
    table = floor_table()
    desk = told(table, *SPOKEN)
    before = desk.state
    paused = [turn.paused_s(at("11:00")) for turn in before.run("forum").turns]
    words = do(table, desk, "10:20", command).words
    assert [word for word in says if word not in words] == []
    assert [s for _name, _kind, s in spoke(desk)] == seconds
    assert [turn.paused_s(at("11:00")) for turn in desk.state.run("forum").turns] == paused
    desk.do(c.Undo())
    assert desk.state == before


WRONG: dict[str, tuple[c.Times, tuple[str, ...]]] = {
    "nobody spoke so": (c.Times(speaker="Peru", ended="10:05"), ("Peru", "Kenya", "Ghana")),
    "no time": (c.Times(speaker=GHANA), ("--began", "--ended")),
    "ends before it begins": (c.Times(speaker=GHANA, ended="10:03"), ("10:03", "10:04")),
    "ends as it begins": (c.Times(speaker=GHANA, ended="10:04"), ("10:04",)),
    "still to come": (c.Times(speaker=GHANA, ended="10:40"), ("10:40", "still to come")),
    "shorter than its pause": (c.Times(speaker=KENYA, ended="10:00:30", turn=1), ("stopped for longer",)),
    "a third turn": (c.Times(speaker=KENYA, ended="10:05", turn=3), ("Kenya", "2 times")),
    "turn number -1": (c.Times(speaker=KENYA, ended="10:05", turn=-1), ("Kenya", "2 times")),
    "no time of day": (c.Times(speaker=GHANA, ended="soon"), ("soon", "11:20")),
    "before the session began": (c.Times(speaker=KENYA, began="09:50", turn=1), ("10:00",)),
}


@pytest.mark.parametrize(("command", "says"), WRONG.values(), ids=WRONG)
def test_times_that_cannot_be(command: c.Times, says: tuple[str, ...]) -> None:
    table = floor_table()
    desk = told(table, *SPOKEN)
    table.time("10:20")
    said = refusal(desk, command)
    assert [word for word in says if word not in said] == []


def test_times_of_a_turn_that_runs_are_refused() -> None:
    table = floor_table()
    desk = told(table, *SPOKEN[:5])
    table.time("10:20")
    assert "finished intervention" in refusal(desk, c.Times(speaker=KENYA, began="10:01"))
