from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from idm_tui.core import facts as f
from idm_tui.core.fold import apply
from idm_tui.core.projection import project
from idm_tui.core.state import Retimed, State
from idm_tui.core.timetable import agreed_day, at_times, talk_s
from tests.agendas import plan_of
from tests.core.lateness import DAY, TALKS, end, half_day, look, retimed, start, times
from tests.core.told import at, fact, small, told

if TYPE_CHECKING:
    from idm_tui.core.facts import Body

NEVER = State()
ANN = 'speakers = [{ name = "Ann" }, { name = "Bea", minutes = 15 }]'


@pytest.mark.parametrize(
    ("session", "times_agreed", "fixed"),
    [
        ("one 10:00 12:00", "10:30-12:30", False),
        ("one 10:00 12:00", "11:00-13:00", True),
        ("one 10:00 13:00", "10:00-12:50", False),
        ("one 10:00 13:00", "10:30-13:00", True),
        ("one 10:00 13:00", "15:00-18:00", True),
        ("one 10:00 12:00 fixed_end = true", "10:30-12:30", True),
        ("one 10:00 13:00 fixed_end = false", "10:30-13:00", False),
        ("tea 12:00 12:30", "12:10-12:40", True),
        ("tea 12:30 13:00", "12:40-13:10", True),
        ("tea 12:00 12:30 fixed_end = false", "12:10-12:40", False),
        ("tea 12:30 13:00 fixed_end = false", "12:40-13:00", False),
    ],
)
def test_an_end_is_fixed_where_it_is_agreed_to_be_a_hard_stop(session: str, times_agreed: str, fixed: bool) -> None:  # noqa: FBT001
    plan = half_day(session, "13:00, 18:00")
    starts, ends = (at(said, DAY) for said in times_agreed.split("-"))
    found = at_times(plan, plan.sessions[0], Retimed(starts, ends))
    assert (found.start, found.end, found.fixed_end) == (starts, ends, fixed)


@pytest.mark.parametrize(
    ("story", "order"),
    [
        ([], "one two three"),
        ([retimed("09:00", "three", "09:00", "10:00")], "three one two"),
        ([retimed("09:00", "three", "10:00", "11:00")], "three one two"),
        ([retimed("09:00", "one", "12:00", "13:00")], "two one three"),
        ([retimed("09:00", "one", "14:00", "15:00")], "two three one"),
        ([retimed("09:00", "one", "12:00", "13:00"), retimed("09:00", "three", "10:00", "11:00")], "three two one"),
        ([retimed("09:00", "three", "10:30", "11:30"), retimed("09:01", "two", "10:30", "11:30")], "one two three"),
        ([retimed("09:00", "one", "14:00", "15:00"), retimed("09:01", "one", "10:00", "10:30")], "one two three"),
        ([("09:00", f.SessionSkipped("two"))], "one three"),
        ([("09:00", f.SessionSkipped("two")), ("09:05", f.SessionRestored("two"))], "one two three"),
        ([retimed("09:00", "one", "14:00", "15:00"), ("09:05", f.SessionRestored("one"))], "one two three"),
        ([retimed("09:00", "one", "14:00", "15:00"), ("09:05", f.SessionSkipped("one"))], "two three"),
    ],
)
def test_the_day_stands_in_the_order_that_was_agreed(story: list[tuple[str, Body]], order: str) -> None:
    plan = plan_of(small(TALKS))
    assert " ".join(s.id for s in agreed_day(plan, told(*story, day=DAY), "", 0)) == order


def test_a_restored_session_takes_place_as_printed() -> None:
    plan = plan_of(small(TALKS))
    moved, gone = retimed("09:00", "one", "14:00", "15:00"), ("09:01", f.SessionSkipped("one"))
    state = told(moved, gone, ("09:02", f.SessionRestored("one")), day=DAY)
    assert agreed_day(plan, state, "", 0) == plan.room_day("", 0)


def test_agreed_times_stay_in_their_rooms_and_what_has_no_room_moves_in_all() -> None:
    plan = half_day('left 10:00 11:00 room = "A"\nright 10:00 11:00 room = "B"\nlunch 11:00 12:00')
    story = [retimed("09:00", "left", "12:00", "13:00"), retimed("09:00", "lunch", "11:30", "12:00")]
    state = told(*story, day=DAY)
    assert [(s.id, s.start) for s in agreed_day(plan, state, "A", 0)] == [
        ("lunch", at("11:30", DAY)),
        ("left", at("12:00", DAY)),
    ]
    assert [(s.id, s.start) for s in agreed_day(plan, state, "B", 0)] == [
        ("right", at("10:00", DAY)),
        ("lunch", at("11:30", DAY)),
    ]


LATER = retimed("09:00", "one", "10:30", "11:30")
SHORTER = retimed("09:00", "one", "10:15", "11:00")
LONGER = retimed("09:00", "one", "10:00", "11:30")


@pytest.mark.parametrize(
    ("story", "now", "expected", "offset_s", "slack_s"),
    [
        ([LATER], "09:30", {"one": "10:30-11:30", "two": "11:30-12:30", "three": "12:30-13:00"}, 1800, -1800),
        ([LATER], "10:20", {"one": "10:30-11:30", "two": "11:30-12:30", "three": "12:30-13:00"}, 1800, -1800),
        ([LATER], "10:40", {"one": "10:40-11:40", "two": "11:40-12:40", "three": "12:40-13:00"}, 2400, -2400),
        (
            [LATER, start("10:30", "one")],
            "10:50",
            {"one": "10:30-11:30", "two": "11:30-12:30", "three": "12:30-13:00"},
            1800,
            -1800,
        ),
        (
            [SHORTER, start("10:15", "one")],
            "10:20",
            {"one": "10:15-11:00", "two": "11:00-12:00", "three": "12:00-13:00"},
            0,
            0,
        ),
        (
            [SHORTER, start("10:20", "one")],
            "10:20",
            {"one": "10:20-11:05", "two": "11:05-12:05", "three": "12:05-13:00"},
            300,
            -300,
        ),
        (
            [LONGER, start("10:00", "one")],
            "10:20",
            {"one": "10:00-11:30", "two": "11:30-12:30", "three": "12:30-13:00"},
            1800,
            -1800,
        ),
        (
            [start("10:15", "one"), retimed("10:16", "three", "12:15", "13:00")],
            "10:20",
            {"one": "10:15-11:15", "two": "11:15-12:15", "three": "12:15-13:00"},
            900,
            0,
        ),
        (
            [start("10:15", "one"), retimed("10:16", "three", "14:00", "15:00")],
            "10:20",
            {"one": "10:15-11:15", "two": "11:15-12:15", "three": "14:00-15:00"},
            900,
            2700,
        ),
        (
            [start("10:15", "one"), ("10:16", f.SessionSkipped("two"))],
            "10:20",
            {"one": "10:15-11:15", "three": "12:00-13:00"},
            900,
            0,
        ),
    ],
)
def test_the_day_is_projected_from_the_agreed_times_and_measured_by_the_printed_ones(
    story: list[tuple[str, Body]], now: str, expected: dict[str, str], offset_s: int, slack_s: int
) -> None:
    plan = half_day(TALKS, "13:00")
    found = look(plan, now, *story).projection
    assert times(found, plan) == expected
    assert (found.offset_s, found.slack_s) == (offset_s, slack_s)
    for row in found.rows:
        assert row.session == plan.session(row.session.id)


def test_the_time_left_is_that_of_the_agreed_length() -> None:
    plan = half_day(f"one 10:00 11:00 {ANN}")
    seen = look(plan, "10:30", SHORTER, start("10:15", "one"))
    assert seen.expected_end == at("11:00", DAY)
    assert seen.budget is not None
    assert (seen.budget.left_s, seen.budget.discussion_s) == (1800, 1800 - 1500)


def test_what_follows_a_skipped_session_follows_the_one_before_it() -> None:
    plan = plan_of(small("one 10:00 11:00\ntwo 11:00 12:00\nthree 12:00 13:00 follows = true"))
    story = (start("10:00", "one"), ("10:05", f.SessionSkipped("two")))
    assert times(look(plan, "10:30", *story).projection, plan) == {"one": "10:00-11:00", "three": "11:00-12:00"}


def test_a_skipped_session_is_neither_due_nor_overdue() -> None:
    plan = plan_of(small(TALKS))
    seen = look(plan, "10:10", ("09:00", f.SessionSkipped("one")))
    assert (seen.due, seen.projection.offset_s) == (None, 0)
    assert times(seen.projection, plan) == {"two": "11:00-12:00", "three": "12:00-13:00"}


def test_starting_a_skipped_session_brings_it_back() -> None:
    plan = plan_of(small(TALKS))
    story = [("09:00", f.SessionSkipped("one")), start("10:10", "one")]
    seen = look(plan, "10:20", *story)
    assert (seen.live, seen.state.skipped) == (plan.session("one"), frozenset())
    assert times(seen.projection, plan)["one"] == "10:10-11:10"
    ended = look(plan, "11:05", *story, end("11:00", "one"))
    assert times(ended.projection, plan) == {"two": "11:05-12:05", "three": "12:05-13:05"}


@pytest.mark.parametrize("ended", [True, False])
def test_what_is_moved_up_behind_an_early_session_is_not_lost(ended: bool) -> None:  # noqa: FBT001
    plan = plan_of(small("one 10:00 10:10\ntwo 11:00 12:00\nthree 12:00 13:00"))
    story = [
        start("09:45", "one"),
        *([end("09:52", "one")] if ended else []),
        retimed("09:52", "two", "09:55", "10:55"),
    ]
    found = times(project(plan, told(*story, day=DAY), "", at("09:53", DAY)), plan)
    assert found["two"] == "09:55-10:55"


def test_a_talk_has_its_allotted_length_in_this_session_alone() -> None:
    plan = half_day(f"one 10:00 11:00 {ANN}\ntwo 11:00 12:00 {ANN}")
    story = [("09:00", f.TalkAllotted("one", "Ann", 240)), ("09:01", f.TalkAllotted("one", "Ann", 300))]
    state = told(*story, day=DAY)
    lengths = [[talk_s(plan, state.run(s.id), speaker) for speaker in s.speakers] for s in plan.sessions]
    assert lengths == [[300, 900], [600, 900]]


@pytest.mark.parametrize(
    ("starts", "ends"),
    [
        ("", ""),
        ("noon", "13:00"),
        ("10:00", "11:00"),
        ("2026-06-01T10:00:00+02:00", "never"),
        ("2026-06-31T10:00:00+02:00", "2026-06-31T11:00:00+02:00"),
        ("2026-06-01T11:00:00+02:00", "2026-06-01T10:59:59+02:00"),
        ("2026-06-01T11:00:00+01:00", "2026-06-01T11:30:00+02:00"),
        ("0001-01-01T00:00:00+14:00", "2026-06-01T11:00:00+02:00"),
        ("2026-06-01T11:00:00+02:00", "9999-12-31T23:59:59-14:00"),
        ("2026-06-01", "2026-06-02"),  # no instants: every machine would read them in its own zone
        ("2026-06-01T10:00:00", "2026-06-01T11:00:00"),
    ],
)
def test_times_that_are_none_find_no_footing(starts: str, ends: str) -> None:
    assert apply(NEVER, fact("09:00", f.SessionRetimed("one", starts, ends))) is None


@pytest.mark.parametrize(
    ("story", "without_footing"),
    [
        ([], f.SessionRestored("one")),
        ([("09:00", f.SessionSkipped("one"))], f.SessionSkipped("one")),
        ([start("09:00", "one")], f.SessionSkipped("one")),
        ([("09:00", f.SessionSkipped("one")), start("09:01", "one")], f.SessionRestored("one")),
        ([("09:00", f.SessionSkipped("one")), ("09:01", f.SessionRestored("one"))], f.SessionRestored("one")),
    ],
)
def test_what_is_not_so_can_neither_be_skipped_nor_restored(
    story: list[tuple[str, Body]], without_footing: Body
) -> None:
    assert apply(told(*story), fact("09:30", without_footing)) is None


def test_times_of_a_session_that_the_plan_has_lost_harm_nothing() -> None:
    plan = plan_of(small(TALKS))
    lost = retimed("09:00", "gone", "10:00", "11:00"), ("09:00", f.SessionSkipped("gone-too"))
    assert look(plan, "09:30", *lost).projection == look(plan, "09:30").projection


@pytest.mark.parametrize("far", ["0001-01-02T00:00:00+00:00", "9999-12-31T23:30:00+00:00"])
def test_times_at_the_end_of_the_calendar_do_not_take_the_day_away(far: str) -> None:
    starts, ends = sorted([far, "2026-06-01T12:00:00+02:00"])
    seen = look(plan_of(small(TALKS)), "10:30", start("10:00", "one"), ("10:01", f.SessionRetimed("two", starts, ends)))
    assert seen.projection.rows[0].session.id == "one"


def test_of_two_readings_of_one_instant_the_projection_is_the_same() -> None:
    plan = plan_of(small(TALKS))
    body = f.SessionRetimed("one", "2026-06-01T04:30:00-04:00", "2026-06-01T09:30:00Z")
    assert times(look(plan, "09:30", ("09:00", body)).projection, plan)["one"] == "10:30-11:30"
