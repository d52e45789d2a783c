"""Sessions stretched, moved, swapped, let go by hand; and what cannot be done any more."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from idm_tui.core import commands as c
from idm_tui.core.state import Retimed
from tests.desk.days import PRINTED, at, day_table, early, late, rows, some, times, told
from tests.desk.tables import kinds, refusal, run

if TYPE_CHECKING:
    from idm_tui.core.commands import Command


def test_what_is_skipped_takes_no_place() -> None:
    desk = late(7)
    desk.do(c.Skip(session="coffee"))
    assert "coffee" not in times(desk)
    assert some(desk, "forum") == {"forum": "11:50-12:40"}


def test_what_is_skipped_takes_place_if_it_is_started_all_the_same() -> None:
    desk = told(("10:20", c.Skip(session="forum")), ("11:50", c.Start(session="forum")), now="11:51")
    assert times(desk)["forum"] == "11:50-12:40"
    desk.do(c.Undo())
    assert "forum" not in times(desk)


def test_restore_brings_back_what_was_skipped_and_moved() -> None:
    desk = early()
    desk.do(c.Move(session="forum", start="12:00"))
    desk.do(c.Skip(session="forum"))
    desk.do(c.Restore(session="forum"))
    assert times(desk) == PRINTED
    desk.do(c.Undo())
    desk.do(c.Undo())
    assert times(desk)["forum"] == "12:00-12:50"


def test_restore_brings_back_one_session_of_those_that_were_shifted() -> None:
    desk = early()
    desk.do(c.Shift(duration=300))
    desk.do(c.Restore(session="coffee"))
    assert set(desk.state.retimed) == set(PRINTED) - {"coffee"}


SWAPS = {
    "neighbours": ("forum", "wrap", {"wrap": "11:50-12:10", "forum": "12:10-13:00"}),
    "in the other order": ("wrap", "forum", {"wrap": "11:50-12:10", "forum": "12:10-13:00"}),
    "with a break": ("coffee", "forum", {"forum": "11:30-12:20", "coffee": "12:20-12:40"}),
    "with another between, of one length": (
        "coffee",
        "wrap",
        {"wrap": "11:30-11:50", "forum": "11:50-12:40", "coffee": "12:40-13:00"},
    ),
    "with another between, of two lengths": (
        "panel",
        "forum",
        {"forum": "10:20-11:10", "coffee": "11:10-11:30", "panel": "11:30-12:40"},
    ),
}


@pytest.mark.parametrize(("one", "other", "then"), SWAPS.values(), ids=SWAPS)
def test_two_sessions_change_places(one: str, other: str, then: dict[str, str]) -> None:
    desk = early()
    desk.do(c.Swap(session=one, other=other))
    assert times(desk) == {**PRINTED, **then}


@pytest.mark.parametrize(("one", "other", "then"), SWAPS.values(), ids=SWAPS)
def test_swapped_twice_all_stands_as_before(one: str, other: str, then: dict[str, str]) -> None:
    desk = early()
    desk.do(c.Swap(session=one, other=other))
    desk.do(c.Swap(session=one, other=other))
    assert times(desk) == PRINTED


def test_a_session_of_all_rooms_may_change_places_with_one_of_a_room() -> None:
    desk = early()
    desk.do(c.Swap(session="opening", other="panel"))
    assert some(desk, "panel", "opening") == {"panel": "10:00-11:10", "opening": "11:10-11:30"}


def test_a_moved_session_keeps_its_length_and_pushes_what_follows() -> None:
    desk = early()
    desk.do(c.Move(session="coffee", start="11:40"))
    assert some(desk, "panel", "coffee", "forum", "wrap") == {
        "panel": "10:20-11:30",
        "coffee": "11:40-12:00",
        "forum": "12:00-12:50",
        "wrap": "12:50-13:00",
    }


def test_a_moved_session_may_move_again_and_to_the_second() -> None:
    desk = early()
    desk.do(c.Move(session="forum", start="12:10"))
    desk.do(c.Move(session="forum", start="11:55:30"))
    start = next(row.start for row in rows(desk) if row.session.id == "forum")
    assert start == at("11:55:30")


def test_a_session_of_tomorrow_is_moved_on_its_own_day() -> None:
    table = day_table()
    desk = told(now="17:30", table=table)
    desk.do(c.Move(session="morning", start="09:30"))
    assert desk.state.retimed["morning"] == Retimed(at("09:30") + timedelta(days=1), at("10:30") + timedelta(days=1))
    table.clock.instant = at("08:00") + timedelta(days=1)
    assert times(desk) == {"morning": "09:30-10:30"}


def test_extend_stretches_a_session_that_has_not_begun() -> None:
    desk = late(0)
    assert kinds(desk.do(c.Extend(duration=300, session="forum"))) == ["session.retimed"]
    assert some(desk, "forum", "wrap") == {"forum": "11:50-12:45", "wrap": "12:45-13:00"}
    desk.do(c.Extend(duration=-600, session="forum"))
    assert some(desk, "forum", "wrap") == {"forum": "11:50-12:35", "wrap": "12:40-13:00"}


def test_extend_by_name_stretches_a_live_session_too() -> None:
    desk = late(0)
    desk.do(c.Start(session="side"))
    assert kinds(desk.do(c.Extend(duration=300, session="panel"))) == ["session.extended"]
    assert run(desk).added_s == 300
    assert run(desk, "side").added_s == 0


def test_signals_are_of_who_chose_them() -> None:
    table = day_table()
    maria, ibrahim = table.desk("Maria", "table:1"), table.desk("Ibrahim", "table:2")
    maria.do(c.Signals(signals="bell, flash"))
    ibrahim.do(c.Signals(signals="DESKTOP"))
    assert dict(ibrahim.state.signals) == {"Maria": "flash bell", "Ibrahim": "desktop"}
    ibrahim.do(c.Signals(signals="none"))
    assert ibrahim.state.signals["Ibrahim"] == ""


# ---- what has begun or is over


BEGUN = (
    ("10:00", c.Start(session="opening")),
    ("10:20", c.Start(session="panel")),
    ("11:50", c.Start(session="forum")),
)

OVER: dict[str, Command] = {
    "swap with what was started and ended": c.Swap(session="panel", other="wrap"),
    "swap with a break that is over": c.Swap(session="coffee", other="wrap"),
    "skip a break that is over": c.Skip(session="coffee"),
    "move a break that is over": c.Move(session="coffee", start="12:20"),
    "stretch a break that is over": c.Extend(duration=300, session="coffee"),
}


@pytest.mark.parametrize("command", OVER.values(), ids=OVER)
def test_what_is_over_is_let_be(command: Command) -> None:
    desk = told(*BEGUN, now="11:55")
    said = refusal(desk, command)
    assert "over" in said or "begun" in said
    assert some(desk, "forum", "wrap") == {"forum": "11:50-12:40", "wrap": "12:40-13:00"}


def test_no_session_is_swapped_into_the_past() -> None:
    # The opening was passed over; in its place the wrap-up would be gone from the day.
    desk = told(("10:20", c.Start(session="panel")), now="11:00")
    refusal(desk, c.Swap(session="opening", other="wrap"))
    assert "wrap" in times(desk)


@pytest.mark.parametrize(
    "command",
    [
        c.Move(session="forum", start="12:10"),
        c.Extend(duration=300, session="forum"),
        c.Swap(session="forum", other="wrap"),
    ],
    ids=lambda one: one.name,
)
def test_what_the_chair_let_go_must_be_restored_first(command: Command) -> None:
    # Otherwise the sentence would say that it begins at 12:10, and it does not.
    desk = late(0)
    desk.do(c.Skip(session="forum"))
    assert "restore" in refusal(desk, command)


def test_a_live_session_keeps_something_of_its_time() -> None:
    desk = late(0)
    refusal(desk, c.Extend(duration=-70 * 60))
    refusal(desk, c.Extend(duration=-70 * 60, session="panel"))
    desk.do(c.Extend(duration=-69 * 60))


ACROSS: dict[str, tuple[Command, tuple[str, ...]]] = {
    "days": (c.Swap(session="forum", other="morning"), ("one day",)),
    "rooms": (c.Swap(session="side", other="forum"), ("one room",)),
    "itself by another name": (c.Swap(session="forum", other="Forum"), ("two different sessions",)),
    "a mark": (c.Swap(session="doors", other="later"), ("Doors Close",)),
}


@pytest.mark.parametrize(("command", "says"), ACROSS.values(), ids=ACROSS)
def test_what_cannot_change_places(command: Command, says: tuple[str, ...]) -> None:
    sentence = refusal(early(), command)
    assert [word for word in says if word not in sentence] == []


def test_the_last_session_of_the_day_has_nothing_to_shift() -> None:
    desk = told(("16:50", c.Start(session="final")), now="16:55")
    assert "nothing follows" in refusal(desk, c.Shift(duration=300))


def test_a_day_without_talks_cannot_share() -> None:
    desk = told(("16:50", c.Start(session="final")), now="16:55")
    assert "talk" in refusal(desk, c.Share())
    assert "absorb" in refusal(desk, c.Absorb())
