from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from idm_tui.core.facts import SessionExtended, SessionPaused, SessionResumed
from idm_tui.core.projection import expected_end
from tests.agendas import plan_of
from tests.core.lateness import DAY, TALKS, end, seen, start, times, with_kind, with_stops
from tests.core.told import at, small, told

if TYPE_CHECKING:
    from idm_tui.core.facts import Body


@pytest.mark.parametrize(
    ("began", "now", "offset_s", "expected"),
    [
        ("10:00", "10:30", 0, {"one": "10:00-11:00", "two": "11:00-12:00", "three": "12:00-13:00"}),
        ("10:05", "10:30", 300, {"one": "10:05-11:05", "two": "11:05-12:05", "three": "12:05-13:05"}),
        ("09:50", "10:30", -600, {"one": "09:50-10:50", "two": "11:00-12:00", "three": "12:00-13:00"}),
        ("10:00", "11:20", 1200, {"one": "10:00-11:20", "two": "11:20-12:20", "three": "12:20-13:20"}),
    ],
    ids=["on time", "late", "early: nobody else begins early", "past its end"],
)
def test_a_live_session_takes_its_length_and_pushes_what_follows(
    began: str, now: str, offset_s: int, expected: dict[str, str]
) -> None:
    plan = plan_of(small(TALKS))
    found = seen(plan, now, start(began, "one"))
    assert times(found, plan) == expected
    assert found.offset_s == offset_s


def test_pauses_and_added_time_move_the_expected_end() -> None:
    plan = plan_of(small(TALKS))
    story: list[tuple[str, Body]] = [
        start("10:00", "one"),
        ("10:10", SessionPaused("one")),
        ("10:17", SessionResumed("one")),
        ("10:20", SessionExtended("one", 300)),
        ("10:25", SessionExtended("one", -60)),
    ]
    assert seen(plan, "10:30", *story).offset_s == (7 + 5 - 1) * 60
    state = told(*story, day=DAY)
    one = plan.sessions[0]
    assert expected_end(one, state.run("one"), at("10:30", DAY)) == at("11:11", DAY)


def test_a_pause_that_lasts_moves_the_expected_end_with_the_clock() -> None:
    plan = plan_of(small(TALKS))
    story = [start("10:00", "one"), ("10:10", SessionPaused("one"))]
    assert seen(plan, "10:12", *story).offset_s == 120
    assert seen(plan, "10:30", *story).offset_s == 1200


@pytest.mark.parametrize(
    ("extra", "began", "now", "expected"),
    [
        ("fixed_end = true", "10:20", "10:30", "11:00"),
        ("fixed_end = true; min = '30m'", "10:20", "10:30", "11:00"),
        ("fixed_end = true; min = '30m'", "10:50", "10:55", "11:20"),
        ("fixed_end = true", "11:10", "11:11", "11:00"),  # no min: overdue at once
        ("fixed_end = true; min = '20m'", "11:10", "11:11", "11:30"),
        ("fixed_end = false", "10:20", "10:30", "11:20"),
    ],
)
def test_a_fixed_end_stays_where_it_is_but_for_a_given_min(extra: str, began: str, now: str, expected: str) -> None:
    plan = plan_of(small(f"one 10:00 11:00 {extra}"))
    state = told(start(began, "one"), day=DAY)
    assert expected_end(plan.sessions[0], state.run("one"), at(now, DAY)) == at(expected, DAY)


def test_a_fixed_end_moves_by_the_time_added_and_not_by_pauses() -> None:
    plan = plan_of(small("one 10:00 11:00 fixed_end = true"))
    state = told(
        start("10:00", "one"),
        ("10:10", SessionPaused("one")),
        ("10:20", SessionResumed("one")),
        ("10:30", SessionExtended("one", 300)),
        day=DAY,
    )
    assert expected_end(plan.sessions[0], state.run("one"), at("10:40", DAY)) == at("11:05", DAY)


@pytest.mark.parametrize(
    ("session", "fixed"),
    [
        ("one 10:00 13:00", True),
        ("one 10:00 12:59", False),
        ("one 10:00 13:00 fixed_end = false", False),
        ("one 10:00 12:00 fixed_end = true", True),
    ],
)
def test_an_end_is_fixed_by_a_hard_stop_unless_the_agenda_says_otherwise(session: str, fixed: bool) -> None:  # noqa: FBT001
    plan = plan_of(with_stops(session, '"13:00"'))
    assert plan.sessions[0].fixed_end is fixed


def test_a_break_has_a_fixed_end_unless_the_agenda_says_otherwise() -> None:
    plan = plan_of(with_kind("one 10:00 11:00\ntwo 11:00 12:00 fixed_end = false", "break"))
    assert [session.fixed_end for session in plan.sessions] == [True, False]


@pytest.mark.parametrize(
    ("extra", "ended", "pause", "after"),
    [
        ("", "12:10", "12:10-13:00", "13:00-14:00"),
        ("", "13:10", "13:10-13:10", "13:10-14:10"),
        ("min = '30m'", "12:20", "12:20-13:00", "13:00-14:00"),
        ("min = '30m'", "12:50", "12:50-13:20", "13:20-14:20"),
        ("fixed_end = false", "12:10", "12:10-13:10", "13:10-14:10"),
    ],
)
def test_a_break_absorbs_lateness_down_to_its_min(extra: str, ended: str, pause: str, after: str) -> None:
    plan = plan_of(with_kind(f"one 11:00 12:00\nlunch 12:00 13:00 {extra}\ntwo 13:00 14:00", "break", "lunch"))
    found = seen(plan, ended, start("11:00", "one"))
    assert times(found, plan) == {"one": f"11:00-{ended}", "lunch": pause, "two": after}


def test_free_time_absorbs_lateness() -> None:
    plan = plan_of(small("one 10:00 11:00\ntwo 11:15 12:00\nthree 12:00 13:00"))
    assert times(seen(plan, "10:30", start("10:10", "one")), plan)["two"] == "11:15-12:00"
    late = times(seen(plan, "10:30", start("10:25", "one")), plan)
    assert (late["two"], late["three"]) == ("11:25-12:10", "12:10-13:10")


def test_what_follows_begins_when_the_one_before_ends_also_early() -> None:
    plan = plan_of(small("one 10:00 11:00\ntwo 11:00 12:00 follows = true\nthree 12:00 13:00"))
    assert times(seen(plan, "09:55", start("09:50", "one")), plan) == {
        "one": "09:50-10:50",
        "two": "10:50-11:50",
        "three": "12:00-13:00",
    }
    ended = seen(plan, "10:40", start("10:00", "one"), end("10:40", "one"))
    assert times(ended, plan)["two"] == "10:40-11:40"
    assert ended.offset_s == -1200


def test_what_follows_and_was_not_started_yet_cannot_begin_in_the_past() -> None:
    plan = plan_of(small("one 10:00 11:00\ntwo 11:00 12:00 follows = true"))
    found = seen(plan, "10:50", start("10:00", "one"), end("10:40", "one"))
    assert times(found, plan) == {"two": "10:50-11:50"}


def test_a_printed_overlap_is_pushed_out() -> None:
    plan = plan_of(small("one 10:00 11:00\ntwo 10:30 11:30"))
    assert times(seen(plan, "10:10", start("10:00", "one")), plan)["two"] == "11:00-12:00"


def test_a_printed_overlap_is_pushed_out_before_the_day_begins() -> None:
    plan = plan_of(small("one 10:00 11:00\ntwo 10:30 11:30"))
    assert times(seen(plan, "08:00"), plan) == {"one": "10:00-11:00", "two": "11:00-12:00"}


# What follows has no start of its own, so free time before it is not kept.
def test_what_follows_is_drawn_up_before_the_day_begins() -> None:
    plan = plan_of(small("one 10:00 11:00\ntwo 11:15 12:15 follows = true"))
    assert times(seen(plan, "08:00"), plan)["two"] == "11:00-12:00"


@pytest.mark.parametrize(
    ("now", "offset_s", "first"),
    [
        ("10:20", 0, "two"),
        ("11:00", 0, "two"),
        ("11:07", 420, "two"),
        ("13:30", 9000, "two"),
    ],
)
def test_with_nothing_live_the_next_one_not_yet_run_is_due_and_grows_overdue(
    now: str, offset_s: int, first: str
) -> None:
    plan = plan_of(small(TALKS))
    found = seen(plan, now, start("09:30", "one"), end("10:15", "one"))
    assert found.offset_s == offset_s
    assert found.rows[0].session.id == first
    if offset_s:
        assert found.rows[0].start == at(now, DAY)


def test_a_fixed_end_that_waits_for_its_start_is_not_late_but_loses_time() -> None:
    plan = plan_of(with_stops("one 10:00 11:00\ntwo 11:00 13:00", '"13:00"'))
    found = seen(plan, "11:10", start("10:00", "one"), end("11:00", "one"))
    assert times(found, plan) == {"two": "11:10-13:00"}
    assert (found.offset_s, found.slack_s) == (0, -600)


def test_of_two_starts_in_one_second_the_later_one_counts() -> None:
    plan = plan_of(small(TALKS))
    story = (start("10:00", "one"), end("10:00", "one"), start("10:00", "two"), end("10:50", "two"))
    assert seen(plan, "10:55", *story).rows[0].session.id == "three"
