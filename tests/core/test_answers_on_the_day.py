from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from idm_tui.core import facts as f
from idm_tui.core.answers import Answer, absorb, share, shift
from idm_tui.core.overview import overview
from tests.agendas import workshop
from tests.core.lateness import chosen, end, given, half_day, look, start, times

if TYPE_CHECKING:
    from collections.abc import Callable

    from idm_tui.core.facts import Body
    from idm_tui.core.overview import Overview

ROOMS = """
left 10:00 11:00 room = "A"
right 10:00 11:00 room = "B"
lunch 11:00 12:00
left-two 12:00 13:00 room = "A"; discussion = true
right-two 12:00 13:00 room = "B"; discussion = true
"""
BOTH = (start("10:00", "right"), start("10:20", "left"))


def of_room(seen: Overview, room: str) -> dict[str, str]:
    return times(overview(seen.plan, seen.state, seen.now, room).projection, seen.plan)


def test_a_common_lunch_absorbs_the_lateness_of_one_room_and_ends_for_all_as_agreed() -> None:
    seen = look(half_day(ROOMS, "13:00"), "10:30", *BOTH, room="A")
    answer = absorb(seen)
    assert (given(answer), answer.left_s) == ({"lunch": 20}, 0)
    after = chosen(seen, answer)
    assert of_room(after, "A") == {"left": "10:20-11:20", "lunch": "11:20-12:00", "left-two": "12:00-13:00"}
    assert of_room(after, "B")["right-two"] == "12:00-13:00"


def test_a_room_that_is_on_time_absorbs_nothing() -> None:
    seen = look(half_day(ROOMS, "13:00"), "10:30", *BOTH, room="B")
    assert absorb(seen) == Answer()


def test_shift_moves_one_room_and_the_common_lunch() -> None:
    seen = look(half_day(ROOMS), "10:30", *BOTH, room="A")
    after = chosen(seen, shift(seen, 1200))
    assert of_room(after, "A") == {"left": "10:20-11:20", "lunch": "11:20-12:20", "left-two": "12:20-13:20"}
    assert of_room(after, "B") == {"right": "10:00-11:00", "lunch": "11:20-12:20", "right-two": "12:20-13:20"}
    moved = {body.session for body in shift(seen, 1200).bodies if isinstance(body, f.SessionRetimed)}
    assert moved == {"lunch", "left-two"}


def test_the_talks_of_another_room_bear_nothing() -> None:
    panel = 'speakers = [{ name = "Ann" }]'
    rooms = ROOMS.replace('10:00 11:00 room = "B"', f'10:00 11:00 room = "B"; {panel}')
    seen = look(half_day(rooms), "10:30", *BOTH, room="A")
    assert share(seen) == Answer()


MORNING = "one 10:00 11:00\ntea 11:00 11:30\ntwo 11:30 13:00"


@pytest.mark.parametrize(
    ("now", "story"),
    [
        ("13:00", []),
        ("20:00", []),
        ("13:10", [start("11:30", "two"), end("13:05", "two")]),
    ],
)
def test_after_the_day_there_is_nothing_to_answer(now: str, story: list[tuple[str, Body]]) -> None:
    seen = look(half_day(MORNING, "13:00"), now, *story)
    assert [shift(seen, 600), absorb(seen), share(seen)] == [Answer()] * 3


def test_in_the_evening_of_the_first_day_the_second_one_is_not_touched() -> None:
    seen = look(workshop(), "20:00", ("15:00", f.SessionStarted("session-2")), day="2007-10-08")
    names = {body.session for body in shift(seen, 600).bodies if isinstance(body, f.SessionRetimed)}
    assert names == set()
    assert all(one.session.day == 0 for one in absorb(seen).given)


def test_the_last_session_of_a_day_alone_has_nothing_behind_it_to_shift() -> None:
    assert shift(look(half_day(MORNING, "13:00"), "12:00", start("11:40", "two")), 600) == Answer()


@pytest.mark.parametrize(
    ("sessions", "story", "now"),
    [
        ("one 10:00 11:00 discussion = true\ntwo 11:00 12:00 discussion = true", [start("10:00", "one")], "10:30"),
        ("one 10:00 11:00\ntwo 11:00 12:00 follows = true", [start("09:45", "one")], "10:30"),
        ("one 10:00 10:20\ntwo 11:00 12:00 follows = true", [start("09:30", "one")], "09:40"),
        ("one 10:00 11:00\ntea 11:00 11:30 follows = true\ntwo 11:30 12:00", [start("09:45", "one")], "10:30"),
        ("one 10:00 11:00\ntwo 11:20 12:00", [start("10:15", "one")], "10:30"),
    ],
    ids=["on time", "early", "much too early", "early into a break", "late, but free time follows"],
)
def test_where_nothing_is_late_at_the_end_absorb_leaves_the_day_alone(
    sessions: str, story: list[tuple[str, Body]], now: str
) -> None:
    seen = look(half_day(sessions), now, *story)
    answer = absorb(seen)
    assert times(chosen(seen, answer).projection, seen.plan) == times(seen.projection, seen.plan)
    assert (given(answer), answer.left_s) == ({}, 0)


@pytest.mark.parametrize(
    ("sessions", "answer", "now"),
    [
        ("one 10:00 10:30 discussion = true\ntwo 10:30 11:30", absorb, "10:20"),
        ('one 10:00 10:15 speakers = [{ name = "Ann" }]\ntwo 10:15 11:00', share, "10:08"),
    ],
)
def test_what_is_overdue_on_a_day_that_nobody_touched_is_not_lost_when_it_gives(
    sessions: str, answer: Callable[[Overview], Answer], now: str
) -> None:
    seen = look(half_day(sessions), now)
    assert list(times(chosen(seen, answer(seen)).projection, seen.plan)) == ["one", "two"]


def test_talks_and_closing_words_keep_their_time() -> None:
    panel = 'speakers = [{ name = "Ann", minutes = 20 }, { name = "Bea", minutes = 25 }]'
    defaults = 'defaults = { closing = "5m" }'
    plan = half_day(f"one 10:00 11:00\ntwo 11:00 12:00 discussion = true; {panel}", "12:00", defaults)
    answer = absorb(look(plan, "10:30", start("10:30", "one")))
    assert (given(answer), answer.left_s) == ({"two": 10}, 20 * 60)
    allotted = ("09:00", f.TalkAllotted("two", "Bea", 15 * 60))
    assert given(absorb(look(plan, "10:30", allotted, start("10:30", "one")))) == {"two": 20}


def test_the_turn_that_runs_keeps_its_rest() -> None:
    panel = 'speakers = [{ name = "Ann", minutes = 20 }, { name = "Bea", minutes = 10 }]'
    plan = half_day(f"one 10:00 11:00 discussion = true; {panel}\ntwo 11:00 12:00", "12:00")
    story = [start("10:40", "one"), ("10:45", f.FloorGiven("one", "Ann", "t1", 1200, "presentation"))]
    answer = absorb(look(plan, "10:50", *story))
    # Of the 50 minutes left, Ann has 15 and Bea 10.
    assert (given(answer), answer.left_s) == ({"one": 25}, 15 * 60)


def test_a_session_stretched_beyond_its_own_length_gives_no_more_than_it_has() -> None:
    plan = half_day("one 10:00 10:20 discussion = true\ntwo 10:20 11:20 discussion = true", "11:20")
    seen = look(plan, "10:05", start("10:00", "one"), ("10:02", f.SessionExtended("one", 2700)))
    answer = absorb(seen)
    assert sum(given(answer).values()) == 45
    assert answer.left_s == 0
    after = chosen(seen, answer).projection
    assert after.slack_s == 0
    assert times(after, plan)["two"].endswith("-11:20")


def test_absorb_lets_nothing_run_on_past_the_stop_where_nothing_is_left_to_give() -> None:
    plan = half_day("one 16:00 17:50\ntwo 17:50 18:00", "18:00")
    seen = look(plan, "18:05", start("16:00", "one"))
    assert times(seen.projection, plan) == {"one": "16:00-18:05", "two": "18:05-18:05"}
    assert times(chosen(seen, absorb(seen)).projection, plan) == {"one": "16:00-18:05", "two": "18:05-18:05"}


def test_a_break_of_which_nothing_is_left_is_not_agreed_to_be_longer_than_it_was() -> None:
    plan = half_day("one 10:00 11:00\ntea 11:00 11:10\ntwo 11:10 12:00")
    seen = look(plan, "11:11", start("10:00", "one"))
    tea = next(row for row in chosen(seen, absorb(seen)).projection.rows if row.session.id == "tea")
    assert tea.agreed.length_s <= 600


@pytest.mark.parametrize(
    ("now", "story", "gives", "session_one"),
    [
        ("11:07", [("10:30", f.SessionStarted("setting-the-scene"))], {"session-1": 7}, "11:07-13:00"),
        ("11:30", [("11:12", f.SessionStarted("session-1"))], {"session-1": 12}, "11:12-13:00"),
        ("10:20", [("10:00", f.SessionStarted("welcome-remarks"))], {"setting-the-scene": 5}, "11:00-13:00"),
        (
            "10:40",
            [("10:00", f.SessionStarted("welcome-remarks"))],
            {"setting-the-scene": 7, "session-1": 18},
            "11:18-13:00",
        ),
    ],
)
def test_the_shipped_morning_absorbs_in_its_discussions(
    now: str, story: list[tuple[str, Body]], gives: dict[str, int], session_one: str
) -> None:
    seen = look(workshop(), now, *story, day="2007-10-08")
    answer = absorb(seen)
    assert (given(answer), answer.left_s) == (gives, 0)
    after = chosen(seen, answer).projection
    assert (after.slack_s, times(after, seen.plan)["session-1"]) == (0, session_one)
    assert times(after, seen.plan)["session-2"] == "15:00-18:00"


def test_answers_touch_neither_the_plan_nor_what_is_current() -> None:
    seen = look(workshop(), "11:07", ("10:30", f.SessionStarted("setting-the-scene")), day="2007-10-08")
    for answer in (shift(seen, 420), absorb(seen), share(seen)):
        after = chosen(seen, answer)
        assert after.moment == seen.moment
        assert after.due == seen.due
        assert [row.session for row in after.projection.rows] == [row.session for row in seen.projection.rows]


def test_agreed_times_are_written_as_the_clocks_of_the_event_show_them() -> None:
    seen = look(half_day(MORNING), "10:30", start("10:10", "one"))
    body = shift(seen, 600).bodies[0]
    assert body == f.SessionRetimed("tea", "2026-06-01T11:10:00+02:00", "2026-06-01T11:40:00+02:00")
