from __future__ import annotations

import pytest

from idm_tui.core.facts import SessionEnded, SessionExtended, SessionPaused, SessionStarted
from idm_tui.core.projection import Projection, project
from idm_tui.core.state import State
from tests.agendas import plan_of, workshop
from tests.core.told import at, small, told

DAY = "2026-06-01"


def stops(sessions: str, *hard_stops: str) -> str:
    listed = ", ".join(f'"{stop}"' for stop in hard_stops)
    return small(sessions).replace(f"date = {DAY}", f"date = {DAY}\nhard_stops = [{listed}]")


def of_workshop(now: str, state: State = State()) -> Projection:  # noqa: B008 - frozen
    return project(workshop(), state, "", at(now))


@pytest.mark.parametrize(
    ("now", "slack_s", "stop"),
    [
        ("2007-10-08 08:00", 0, "13:00"),
        ("2007-10-08 11:30", 0, "13:00"),
        ("2007-10-08 14:00", 0, "18:00"),
        ("2007-10-08 18:00", None, None),
    ],
)
def test_untouched_the_workshop_just_fits(now: str, slack_s: int | None, stop: str | None) -> None:
    found = of_workshop(now)
    assert found.slack_s == slack_s
    assert found.hard_stop == (None if stop is None else at(stop))


def test_a_late_start_of_a_session_up_to_the_stop_shows_as_slack_not_as_offset() -> None:
    found = of_workshop("11:30", told(("11:12", SessionStarted("session-1"))))
    assert (found.offset_s, found.slack_s) == (0, -720)


def test_sessions_before_the_stop_are_counted_in_full() -> None:
    found = of_workshop("10:50", told(("10:35", SessionStarted("setting-the-scene"))))
    assert (found.offset_s, found.slack_s) == (300, -300)


def test_pauses_and_added_time_cost_slack() -> None:
    state = told(
        ("11:00", SessionStarted("session-1")),
        ("11:10", SessionExtended("session-1", 240)),
        ("11:20", SessionPaused("session-1")),
    )
    assert of_workshop("11:25", state).slack_s == -(240 + 300)


def test_free_time_before_the_stop_is_slack() -> None:
    plan = plan_of(stops("one 10:00 11:00\ntwo 11:30 12:30", "13:00"))
    assert project(plan, State(), "", at("09:00", DAY)).slack_s == 1800
    late = told(("10:40", SessionStarted("one")), day=DAY)
    assert project(plan, late, "", at("10:50", DAY)).slack_s == 1800 - 600


@pytest.mark.parametrize(
    ("extra", "slack_s"),
    [("", 0), ("min = '30m'", -600), ("fixed_end = false", -2400)],
    ids=["to nothing", "min", "not"],
)
def test_breaks_alone_give_way(extra: str, slack_s: int) -> None:
    text = stops(f"one 10:00 11:00\ntea 11:00 12:00 {extra}\ntwo 12:00 13:00", "13:00")
    text = text.replace('title = "tea"\nkind = "other"', 'title = "tea"\nkind = "break"')
    state = told(("10:40", SessionStarted("one")), day=DAY)
    assert project(plan_of(text), state, "", at("10:50", DAY)).slack_s == slack_s


def test_a_fixed_end_of_something_else_than_a_break_does_not_give_way() -> None:
    plan = plan_of(stops("one 10:00 11:00\ntwo 11:00 12:00 fixed_end = true\nthree 12:00 13:00", "13:00"))
    state = told(("10:10", SessionStarted("one")), day=DAY)
    assert project(plan, state, "", at("10:20", DAY)).slack_s == -600


def test_a_session_across_the_stop_counts() -> None:
    plan = plan_of(stops("one 10:00 11:00\ntwo 12:30 13:30", "13:00"))
    assert project(plan, State(), "", at("09:00", DAY)).slack_s == -1800


def test_what_begins_at_or_after_the_stop_does_not_count() -> None:
    plan = plan_of(stops("one 10:00 11:00\ntwo 13:00 14:00", "13:00"))
    assert project(plan, State(), "", at("09:00", DAY)).slack_s == 7200


def test_a_stop_missed_while_its_session_runs_stays_until_that_ends() -> None:
    running = told(("11:00", SessionStarted("session-1")))
    found = of_workshop("13:05", running)
    assert (found.slack_s, found.hard_stop) == (-300, at("13:00"))
    ended = told(("11:00", SessionStarted("session-1")), ("13:05", SessionEnded("session-1")))
    assert of_workshop("13:06", ended).hard_stop == at("18:00")


# The stop at 13:00 was over before this session began.
def test_a_stop_missed_before_a_session_began_is_not_its_own() -> None:
    state = told(("15:05", SessionStarted("setting-the-scene")))
    assert of_workshop("15:10", state).hard_stop == at("18:00")


def test_a_stop_earlier_than_the_first_start_is_after_midnight() -> None:
    plan = plan_of(stops("gala 20:00 00:30", "01:00"))
    found = project(plan, State(), "", at("19:00", DAY))
    assert (found.hard_stop, found.slack_s) == (at("2026-06-02 01:00"), 1800)
    assert plan_of(stops("gala 20:00 01:00", "01:00")).sessions[0].fixed_end


def test_without_a_hard_stop_there_is_no_slack() -> None:
    found = project(plan_of(small("one 10:00 11:00")), State(), "", at("09:00", DAY))
    assert (found.slack_s, found.hard_stop) == (None, None)


def test_what_closes_the_second_day_says_what_must_be_given_up() -> None:
    state = told(
        ("2007-10-09 10:15", SessionStarted("session-3")),
        ("2007-10-09 13:00", SessionEnded("session-3")),
        ("2007-10-09 15:07", SessionStarted("session-4")),
    )
    found = of_workshop("2007-10-09 15:10", state)
    assert (found.offset_s, found.slack_s) == (420, -420)
    assert [row.end for row in found.rows] == [at("2007-10-09 17:57"), at("2007-10-09 18:00")]
