from __future__ import annotations

import pytest

from idm_tui.core.budget import Budget, budget, countdown_phase, list_end
from idm_tui.core.facts import (
    Body,
    FloorExtended,
    FloorGiven,
    FloorPaused,
    FloorYielded,
    ListAdded,
    ListLimited,
    SessionExtended,
    SessionPaused,
    SessionStarted,
)
from idm_tui.core.floor import waiting_panellists
from idm_tui.core.state import State
from tests.agendas import plan_of, workshop
from tests.core.told import at, small, told

DAY = "2026-06-01"
PEOPLE = '[{ name = "Ann" }, { name = "Bea", minutes = 15 }, { name = "Cy" }]'
PANEL = small(f"one 10:00 12:00 discussion = true; speakers = {PEOPLE}").replace(
    'timezone = "Europe/Zurich"', 'timezone = "Europe/Zurich"\ndefaults = { discussion = "40m", closing = "3m" }'
)


def give(said: str, speaker: str, limit_s: int = 600, turn: str = "t1") -> tuple[str, Body]:
    return said, FloorGiven("one", speaker, turn, limit_s)


def at_hand(now: str, *story: tuple[str, Body], text: str = PANEL) -> Budget:
    plan = plan_of(text)
    state = told(("10:00", SessionStarted("one")), *story, day=DAY)
    return budget(plan, plan.sessions[0], state.run("one"), at(now, DAY))


def test_before_anybody_spoke() -> None:
    assert at_hand("10:00") == Budget(
        left_s=7200,
        speakers_left=3,
        per_speaker_s=(7200 - 180 - 2400) // 3,
        discussion_s=7200 - (600 + 900 + 600) - 180,
    )


def test_the_rest_of_the_turn_that_runs_counts_and_who_speaks_is_not_left() -> None:
    found = at_hand("10:10", give("10:06", "Ann"))
    assert found == Budget(
        left_s=6600,
        speakers_left=2,
        per_speaker_s=(6600 - 360 - 180 - 2400) // 2,
        discussion_s=6600 - (360 + 900 + 600) - 180,
    )


def test_a_turn_in_overtime_has_no_rest() -> None:
    found = at_hand("10:20", give("10:05", "Ann"))
    assert found.discussion_s == 6000 - (900 + 600) - 180


def test_time_added_to_a_turn_is_part_of_its_rest() -> None:
    found = at_hand("10:10", give("10:06", "Ann"), ("10:07", FloorExtended("one", "t1", 120)))
    assert found.discussion_s == 6600 - (480 + 900 + 600) - 180


def test_a_turn_that_is_paused_keeps_its_rest() -> None:
    found = at_hand("10:10", give("10:06", "Ann"), ("10:07", FloorPaused("one", "t1")))
    assert found.discussion_s == 6600 - (540 + 900 + 600) - 180


def test_who_has_spoken_is_not_waiting_also_out_of_order() -> None:
    plan = plan_of(PANEL)
    state = told(("10:00", SessionStarted("one")), give("10:01", "Bea"), ("10:05", FloorYielded("one", "t1")), day=DAY)
    assert [p.name for p in waiting_panellists(plan.sessions[0], state.run("one"))] == ["Ann", "Cy"]


def test_with_no_panellist_left_there_is_no_share() -> None:
    story: list[tuple[str, Body]] = []
    for number, name in enumerate(("Ann", "Bea", "Cy")):
        story += [give(f"10:1{number}", name, turn=name), (f"10:1{number}:30", FloorYielded("one", name))]
    found = at_hand("11:00", *story)
    assert found == Budget(left_s=3600, speakers_left=0, per_speaker_s=None, discussion_s=3600 - 180)


def test_the_share_is_rounded_down() -> None:
    assert at_hand("10:00:01").per_speaker_s == 1539
    assert at_hand("10:00:03").per_speaker_s == 1539
    assert at_hand("10:00:04").per_speaker_s == 1538


def test_a_session_without_discussion_keeps_nothing_free() -> None:
    found = at_hand("10:00", text=PANEL.replace("discussion = true", "discussion = false"))
    assert found.per_speaker_s == (7200 - 180) // 3
    assert found.discussion_s == 7200 - 2100 - 180


def test_the_discussion_may_come_out_negative() -> None:
    assert at_hand("11:30").discussion_s == 1800 - 2100 - 180


def test_time_added_to_the_session_and_pauses_count_as_time_left() -> None:
    assert at_hand("10:10", ("10:05", SessionExtended("one", 300))).left_s == 6600 + 300
    assert at_hand("10:10", ("10:05", SessionPaused("one"))).left_s == 6900
    assert at_hand("10:50", ("10:05", SessionPaused("one"))).left_s == 6900


def test_time_left_goes_below_nothing_past_the_end() -> None:
    assert at_hand("12:01").left_s == -60


def test_a_late_start_up_to_a_hard_stop_leaves_less() -> None:
    plan = workshop()
    session = plan.session("session-1")
    assert session is not None
    run = told(("11:12", SessionStarted("session-1"))).run("session-1")
    found = budget(plan, session, run, at("11:12"))
    assert (found.left_s, found.speakers_left) == (108 * 60, 3)
    assert found.discussion_s == (108 - 30 - 3) * 60


@pytest.mark.parametrize(
    ("remaining_s", "phase"),
    [
        (121, "normal"),
        (120, "warning"),
        (31, "warning"),
        (30, "danger"),
        (1, "danger"),
        (0, "danger"),
        (-1, "overtime"),
    ],
)
def test_phases_of_a_countdown(remaining_s: int, phase: str) -> None:
    assert countdown_phase(workshop(), remaining_s) == phase


def list_of(count: int) -> list[tuple[str, Body]]:
    return [("12:30", ListAdded("session-1", f"e{n}", f"Speaker {n}")) for n in range(count)]


@pytest.mark.parametrize(
    ("count", "more", "expected"),
    [
        (0, [], None),
        (6, [], "12:58"),
        (6, [("12:31", ListLimited("session-1", 120))], "12:52"),
        (2, [("12:38", FloorGiven("session-1", "X", "t1", 180))], "12:47"),
        (2, [("12:30", FloorGiven("session-1", "X", "t1", 180))], "12:46"),
        (0, [("12:38", FloorGiven("session-1", "X", "t1", 180))], None),
    ],
    ids=["empty", "six by three", "limit", "rest of the turn", "overtime has no rest", "empty with a turn"],
)
def test_the_list_of_speakers_against_the_clock(count: int, more: list[tuple[str, Body]], expected: str | None) -> None:
    state = told(("11:00", SessionStarted("session-1")), *list_of(count), *more)
    run = state.run("session-1")
    assert run.list.is_open
    assert list_end(workshop(), State(), None, run, at("12:40")) == (None if expected is None else at(expected))
