"""The moments at which a countdown calls: warning, zero, every minute over; once each, whatever was slept through."""

from __future__ import annotations

from datetime import timedelta
from itertools import pairwise
from typing import TYPE_CHECKING, TypeAlias

import pytest

from idm_tui.core.alerts import Alert, alerts
from idm_tui.core.facts import (
    FloorExtended,
    FloorGiven,
    FloorPaused,
    FloorResumed,
    FloorYielded,
    SessionEnded,
    SessionExtended,
    SessionPaused,
    SessionResumed,
    SessionStarted,
)
from idm_tui.core.overview import Overview, overview
from tests.agendas import plan_of
from tests.core.told import at, small, told

if TYPE_CHECKING:
    from idm_tui.core.facts import Body
    from idm_tui.core.plan import Plan

Story: TypeAlias = tuple[tuple[str, "Body"], ...]
DAY = "2026-06-01"
# The warning comes 2 minutes before the end. One session of an hour; the next has an end that is fixed.
PLAN = plan_of(small("one 10:00 11:00\ntwo 11:00 12:00 fixed_end = true"))
ONE: Story = (("10:00", SessionStarted("one")),)
ANN: Story = (*ONE, ("10:10", FloorGiven("one", "Ann", "t1", 600)))


def look(now: str, story: Story, plan: Plan = PLAN) -> Overview:
    instant = at(now, DAY)
    known = tuple((when, body) for when, body in story if at(when, DAY) <= instant)
    return overview(plan, told(*known, day=DAY), instant)


def called(before: str, after: str, *story: tuple[str, Body], plan: Plan = PLAN) -> list[str]:
    """Return what calls between two looks, in short: "Ann warning", "one zero", "Ann over 3"."""
    return [short(alert) for alert in alerts(look(before, story, plan), look(after, story, plan))]


def short(alert: Alert) -> str:
    return f"{alert.name} {alert.moment}" + (f" {alert.over_min}" if alert.moment == "over" else "")


def timed(looks: list[Overview]) -> list[tuple[str, str]]:
    """Return what calls between one look and the next, and when."""
    pairs = pairwise(looks)
    return [(f"{PLAN.local(after.now):%H:%M:%S}", short(a)) for before, after in pairs for a in alerts(before, after)]


# Ann has the floor from 10:10 to 10:20. From when to when, and what calls.
OF_A_SPEAKER: tuple[tuple[str, str, list[str]], ...] = (
    ("10:17:58", "10:17:59", []),
    ("10:17:59", "10:18:00", ["Ann warning"]),
    ("10:18:00", "10:18:01", []),
    ("10:17:59", "10:18:30", ["Ann warning"]),
    ("10:19:29", "10:19:30", []),  # the last half minute has its look, and no call
    ("10:19:59", "10:20:00", ["Ann zero"]),
    ("10:20:00", "10:20:01", []),
    ("10:19:59", "10:20:01", ["Ann zero"]),
    ("10:20:58", "10:20:59", []),
    ("10:20:59", "10:21:00", ["Ann over 1"]),
    ("10:21:00", "10:21:01", []),
    ("10:21:59", "10:22:00", ["Ann over 2"]),
    ("10:29:59", "10:30:00", ["Ann over 10"]),
)


@pytest.mark.parametrize(("before", "after", "expected"), OF_A_SPEAKER)
def test_each_second_of_a_speaker(before: str, after: str, expected: list[str]) -> None:
    assert called(before, after, *ANN) == expected


# What a laptop slept through: of one countdown the last alone.
SLEPT = (
    ("10:17", "10:20:30", ["Ann zero"]),
    ("10:17", "10:23:30", ["Ann over 3"]),
    ("10:19", "10:21", ["Ann over 1"]),
    ("10:20:30", "10:25:59", ["Ann over 5"]),
    ("10:17", "10:58", ["Ann over 38", "one warning"]),
    ("10:17", "11:05", ["Ann over 45", "one over 5"]),
)


@pytest.mark.parametrize(("before", "after", "expected"), SLEPT)
def test_after_a_sleep_only_the_last_of_a_countdown_calls(before: str, after: str, expected: list[str]) -> None:
    assert called(before, after, *ANN) == expected


@pytest.mark.parametrize("step", [1, 2, 7, 13, 59])
def test_each_moment_calls_once_however_the_looks_fall(step: int) -> None:
    state, start = told(*ANN, day=DAY), at("10:12", DAY)
    looks = [overview(PLAN, state, start + timedelta(seconds=n)) for n in range(0, 720, step)]
    found = [short(alert) for before, after in pairwise(looks) for alert in alerts(before, after)]
    assert found == ["Ann warning", "Ann zero", "Ann over 1", "Ann over 2", "Ann over 3"]


def test_a_whole_session_second_by_second() -> None:
    state, start = told(*ONE, day=DAY), at("10:50", DAY)
    looks = [overview(PLAN, state, start + timedelta(seconds=n)) for n in range(800)]
    found = timed(looks)
    assert found == [
        ("10:58:00", "one warning"),
        ("11:00:00", "one zero"),
        ("11:01:00", "one over 1"),
        ("11:02:00", "one over 2"),
        ("11:03:00", "one over 3"),
    ]


BEA: Story = (("10:18", FloorYielded("one", "t1")), ("10:18", FloorGiven("one", "Bea", "t2", 60)))
TWO: Story = (("11:00", SessionEnded("one")), ("11:00", SessionStarted("two")))
QUIET: dict[str, tuple[str, str, Story]] = {
    "nothing live": ("10:57", "11:03", ()),
    "the speaker's time is stopped": ("10:17", "10:25", (*ANN, ("10:16", FloorPaused("one", "t1")))),
    "the session is suspended": ("10:57", "11:10", (*ONE, ("10:56", SessionPaused("one")))),
    "the clock is set back": ("10:21:30", "10:17:30", ANN),
    "the clock is set back a little": ("10:20:01", "10:19:59", ANN),
    "no second has passed": ("10:20", "10:20", ANN),
    "the floor was given in between": ("10:17:59", "10:18:01", (*ANN, *BEA)),
    "the speaker has ended": ("10:19", "10:21", (*ANN, ("10:19:30", FloorYielded("one", "t1")))),
    "time was added before": ("10:17", "10:20", (*ANN, ("10:12", FloorExtended("one", "t1", 300)))),
    "the session has ended": ("10:59", "11:02", (*ONE, ("10:59:30", SessionEnded("one")))),
    "another session is live": ("10:59:59", "11:00:01", (*ONE, *TWO)),
    "the session was given more": ("10:57", "11:02", (*ONE, ("10:50", SessionExtended("one", 600)))),
}


@pytest.mark.parametrize("why", QUIET)
def test_nothing_calls(why: str) -> None:
    before, after, story = QUIET[why]
    assert called(before, after, *story) == []


def test_set_back_and_forward_again_it_calls_again() -> None:
    assert called("10:20:30", "10:17", *ANN) == []
    assert called("10:17", "10:18", *ANN) == ["Ann warning"]


def test_after_a_pause_the_rest_counts() -> None:
    story = (*ANN, ("10:15", FloorPaused("one", "t1")), ("10:20", FloorResumed("one", "t1")))
    assert called("10:22:59", "10:23", *story) == ["Ann warning"]
    assert called("10:24:59", "10:25", *story) == ["Ann zero"]
    story = (*ONE, ("10:15", SessionPaused("one")), ("10:20", SessionResumed("one")))
    assert called("11:02:59", "11:03", *story) == ["one warning"]


def test_a_fixed_end_comes_also_while_its_session_is_suspended() -> None:
    story: Story = (("11:00", SessionStarted("two")), ("11:30", SessionPaused("two")))
    assert called("11:59:59", "12:00", *story) == ["two zero"]


def test_time_taken_away_calls_at_once() -> None:
    assert called("10:15", "10:15:01", *ANN, ("10:15:01", FloorExtended("one", "t1", -180))) == ["Ann warning"]
    assert called("10:15", "10:15:01", *ANN, ("10:15:01", FloorExtended("one", "t1", -300))) == ["Ann zero"]


def test_time_added_after_zero_lets_it_call_anew() -> None:
    story = (*ANN, ("10:20:30", FloorExtended("one", "t1", 240)))
    assert called("10:20:29", "10:20:30", *story) == []
    assert called("10:21:59", "10:22", *story) == ["Ann warning"]
    assert called("10:23:59", "10:24", *story) == ["Ann zero"]


def test_the_speaker_and_the_session_may_call_together() -> None:
    story = (*ONE, ("10:50", FloorGiven("one", "Ann", "t1", 600)))
    assert called("10:59:59", "11:00", *story) == ["Ann zero", "one zero"]


def test_a_session_that_is_over_time_from_its_start_calls_at_its_minutes() -> None:
    story: Story = (("12:05", SessionStarted("two")),)  # its end was fixed at 12:00
    assert called("12:05", "12:05:59", *story) == []
    assert called("12:05:59", "12:06", *story) == ["two over 6"]


@pytest.mark.parametrize(
    ("defaults", "warned"), [('warning = "5m"', "10:15"), ('warning = "90s"', "10:18:30"), ('warning = "0s"', "")]
)
def test_the_agenda_says_when_the_warning_comes(defaults: str, warned: str) -> None:
    zone = 'timezone = "Europe/Zurich"'
    plan = plan_of(small("one 10:00 11:00").replace(zone, f"{zone}\ndefaults = {{ {defaults} }}"))
    state, start = told(*ANN, day=DAY), at("10:11", DAY)
    looks = [overview(plan, state, start + timedelta(seconds=n)) for n in range(600)]
    found = timed(looks)
    before = [(warned if warned.count(":") == 2 else f"{warned}:00", "Ann warning")] if warned else []
    assert found == [*before, ("10:20:00", "Ann zero")]


@pytest.mark.parametrize(
    ("alert", "words"),
    [
        (Alert("warning", "Ann"), "Ann: time is running out"),
        (Alert("zero", "Ann"), "Ann: time is up"),
        (Alert("over", "Ann", 1), "Ann: 1 minute over"),
        (Alert("over", "{0} %s", 61), "{0} %s: 61 minutes over"),
    ],
)
def test_the_words(alert: Alert, words: str) -> None:
    assert alert.words == words
