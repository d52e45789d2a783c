from __future__ import annotations

import pytest

from idm_tui.core.facts import SessionEnded, SessionStarted
from idm_tui.core.projection import day_of, default_room, live_in, never_ended, project
from idm_tui.core.state import State
from tests.agendas import plan_of, workshop
from tests.core.lateness import DAY, TALKS, end, seen, start, times, with_kind
from tests.core.told import at, small, told


@pytest.mark.parametrize(
    ("now", "offset_s", "first"),
    [
        ("2007-10-01 12:00", 0, "registration"),
        ("2007-10-08 09:30", 0, "registration"),
        ("2007-10-08 10:00", 0, "welcome-remarks"),
        ("2007-10-08 10:04", 240, "welcome-remarks"),
        ("2007-10-08 10:14:59", 899, "welcome-remarks"),
        ("2007-10-08 10:15", 0, "keynote-presentation"),
        ("2007-10-08 10:20", 0, "keynote-presentation"),
        ("2007-10-08 11:30", 0, "session-1"),
        ("2007-10-08 17:00", 0, "session-2"),
        ("2007-10-08 18:00", 0, None),
        ("2007-10-09 09:00", 0, "migrant-story"),
        ("2007-10-09 10:01", 60, "migrant-story"),
        ("2007-10-09 12:00", 0, "session-3"),
        ("2007-10-09 17:55", 0, "closing-remarks"),
        ("2007-10-09 18:30", 0, None),
    ],
)
def test_an_app_that_nobody_touches_follows_the_plan(now: str, offset_s: int, first: str | None) -> None:
    found = project(workshop(), State(), "", at(now))
    assert (found.rows[0].session.id if found.rows else None) == first
    assert found.offset_s == offset_s


def test_registration_and_breaks_go_by_themselves() -> None:
    plan = plan_of(with_kind("one 11:00 12:00\nlunch 12:00 13:00\ntwo 13:00 14:00", "break", "lunch"))
    story = (start("11:00", "one"), end("12:00", "one"))
    assert (seen(plan, "12:30", *story).offset_s, times(seen(plan, "12:30", *story), plan)) == (
        0,
        {"lunch": "12:00-13:00", "two": "13:00-14:00"},
    )
    overdue = seen(plan, "13:04", *story)
    assert (overdue.offset_s, times(overdue, plan)) == (240, {"two": "13:04-14:04"})


def test_what_goes_by_itself_waits_for_what_goes_by_itself_before_it() -> None:
    text = with_kind("one 11:00 12:00\nlunch 12:00 13:00 min = '30m'\nlunch-two 13:00 13:30", "break", "lunch")
    plan = plan_of(text.replace('title = "lunch-two"\nkind = "break"', 'title = "lunch-two"\nkind = "registration"'))
    story = (start("11:00", "one"), end("12:50", "one"))
    assert times(seen(plan, "13:10", *story), plan) == {"lunch": "12:50-13:20", "lunch-two": "13:20-13:50"}
    assert times(seen(plan, "13:25", *story), plan) == {"lunch-two": "13:20-13:50"}


def test_a_session_forgotten_overnight_counts_until_the_next_day_begins() -> None:
    plan, state = workshop(), told(("15:00", SessionStarted("session-2")))
    night = project(plan, state, "", at("2007-10-08 23:00"))
    assert [row.session.id for row in night.rows] == ["session-2"]
    assert night.offset_s == 5 * 3600
    session = live_in(plan, state, "", at("2007-10-09 09:59:59"))
    assert session is not None
    assert session.id == "session-2"
    assert not never_ended(plan, session, at("2007-10-09 09:59:59"))
    assert never_ended(plan, session, at("2007-10-09 10:00"))
    assert live_in(plan, state, "", at("2007-10-09 10:00")) is None
    morning = project(plan, state, "", at("2007-10-09 10:00"))
    assert (morning.rows[0].session.id, morning.offset_s) == ("migrant-story", 0)
    assert project(plan, state, "", at("2007-10-09 11:00")).offset_s == 0


def test_lateness_does_not_cross_into_the_next_day() -> None:
    plan = workshop()
    story = told(("15:00", SessionStarted("session-2")), ("21:00", SessionEnded("session-2")))
    assert project(plan, story, "", at("2007-10-09 09:00")).offset_s == 0
    assert times(project(plan, story, "", at("2007-10-09 09:00")), plan)["migrant-story"] == "10:00-10:15"


def test_what_was_passed_over_does_not_come_back() -> None:
    plan = workshop()
    found = project(plan, told(("11:00", SessionStarted("session-1"))), "", at("11:30"))
    assert next(iter(times(found, plan))) == "session-1"
    ended = told(("11:00", SessionStarted("session-1")), ("12:30", SessionEnded("session-1")))
    assert next(iter(times(project(plan, ended, "", at("12:40")), plan))) == "afternoon-break-1"


def test_an_ended_session_may_be_started_again_from_its_second_start() -> None:
    plan = plan_of(small(TALKS))
    story = (start("10:00", "one"), end("10:10", "one"), start("10:20", "one"))
    assert times(seen(plan, "10:30", *story), plan)["one"] == "10:20-11:20"


ROOMS = """
left 10:00 11:00 room = "A"
right 10:00 11:00 room = "B"
lunch 11:00 12:00
left-two 12:00 13:00 room = "A"
right-two 12:00 13:00 room = "B"
"""


def test_lateness_stays_in_its_room_and_a_session_without_a_room_stands_in_all() -> None:
    plan = plan_of(small(ROOMS))
    story = (start("10:20", "left"), start("10:00", "right"))
    left, right = (seen(plan, "10:30", *story, room=room) for room in "AB")
    assert times(left, plan) == {"left": "10:20-11:20", "lunch": "11:20-12:20", "left-two": "12:20-13:20"}
    assert times(right, plan) == {"right": "10:00-11:00", "lunch": "11:00-12:00", "right-two": "12:00-13:00"}
    assert (left.offset_s, right.offset_s) == (1200, 0)


def test_the_room_is_that_of_the_session_started_last_else_of_the_first_current_one() -> None:
    plan = plan_of(small(ROOMS.replace('right 10:00 11:00 room = "B"', 'right 10:30 11:00 room = "B"')))
    left, right = (plan.session(name) for name in ("left", "right"))
    assert left is not None
    assert right is not None
    assert default_room(plan, told(start("10:00", "left"), start("10:31", "right"), day=DAY), [left, right]) == "B"
    ended = told(start("10:00", "left"), start("10:31", "right"), end("10:50", "right"), day=DAY)
    assert default_room(plan, ended, [left]) == "B"
    assert default_room(plan, State(), [right, left]) == "B"
    assert default_room(plan, State(), [left, right]) == "A"


def test_markers_and_skipped_sessions_are_not_in_the_projection() -> None:
    plan = plan_of(small("one 10:00 11:00\nphoto 11:00 11:00\ngone 11:00 11:30 skip = true\ntwo 11:30 12:00"))
    assert times(seen(plan, "10:30", start("10:10", "one")), plan) == {"one": "10:10-11:10", "two": "11:30-12:00"}


@pytest.mark.parametrize(
    ("now", "day"),
    [("2007-10-01 12:00", 0), ("2007-10-08 20:00", 0), ("2007-10-09 00:01", 1), ("2007-10-09 17:00", 1)],
)
def test_the_day_that_counts(now: str, day: int) -> None:
    assert day_of(workshop(), at(now)) == day


def test_a_fair_of_several_days_and_an_empty_day_do_not_hide_the_day_that_has_begun() -> None:
    text = small("fair 2026-06-01T09:00:00 2026-06-04T18:00:00") + "[[days]]\ndate = 2026-06-02\n"
    text += small("talk 10:00 11:00", "2026-06-03").split("\n", 4)[4]
    assert day_of(plan_of(text), at("2026-06-03 10:30")) == 2


def test_what_has_run_already_does_not_come_again() -> None:
    plan = plan_of(small(TALKS))
    found = seen(plan, "11:10", start("10:00", "two"), end("11:00", "two"), start("11:05", "one"))
    assert list(times(found, plan)) == ["one", "three"]
