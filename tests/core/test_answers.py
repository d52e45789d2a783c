from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from idm_tui.core import facts as f
from idm_tui.core.answers import absorb, shift
from tests.core.lateness import chosen, end, given, half_day, look, retimed, start, times

if TYPE_CHECKING:
    from idm_tui.core.facts import Body

Story = list[tuple[str, "Body"]]
MORNING = "one 10:00 11:00\ntea 11:00 11:30\ntwo 11:30 13:00"
DAY_LONG = "one 10:00 11:00\nlunch 11:00 12:00\ntwo 12:00 13:00\nthree 14:00 15:00"
TALK = "discussion = true"


SHIFTED: dict[str, tuple[str, str, Story, str, int, str]] = {
    "by as much as it is late": (
        MORNING,
        "",
        [start("10:10", "one")],
        "10:30",
        10,
        "one 10:10-11:10 tea 11:10-11:40 two 11:40-13:10",
    ),
    "by less": (MORNING, "", [start("10:10", "one")], "10:30", 5, "one 10:10-11:10 tea 11:10-11:35 two 11:35-13:05"),
    "a fixed end stays": (
        MORNING,
        "13:00",
        [start("10:10", "one")],
        "10:30",
        10,
        "one 10:10-11:10 tea 11:10-11:40 two 11:40-13:00",
    ),
    "earlier": (
        MORNING,
        "13:00",
        [start("09:50", "one")],
        "10:30",
        -10,
        "one 09:50-10:50 tea 10:50-11:20 two 11:20-13:00",
    ),
    "before the day, all of it": (
        MORNING,
        "13:00",
        [],
        "09:30",
        10,
        "one 10:10-11:10 tea 11:10-11:40 two 11:40-13:00",
    ),
    "overdue": (MORNING, "", [], "10:10", 10, "one 10:10-11:10 tea 11:10-11:40 two 11:40-13:10"),
    "in between": (
        DAY_LONG,
        "",
        [start("10:00", "one"), end("10:50", "one")],
        "10:55",
        10,
        "lunch 11:10-12:10 two 12:10-13:10 three 14:10-15:10",
    ),
    "past its fixed end nothing is left of a session": (
        DAY_LONG,
        "13:00, 15:00",
        [start("10:00", "one")],
        "10:30",
        70,
        "one 10:00-11:00 lunch 12:10-13:10 two 13:10-13:10 three 15:00-15:00",
    ),
    "what the agenda lets end after the stop moves as a whole": (
        f"{MORNING} fixed_end = false",
        "13:00",
        [start("10:00", "one")],
        "10:30",
        10,
        "one 10:00-11:00 tea 11:10-11:40 two 11:40-13:10",
    ),
    "what follows keeps following": (
        "one 10:00 11:00\ntwo 11:00 12:00 fixed_end = true\nthree 12:00 12:30 follows = true",
        "",
        [start("10:00", "one")],
        "10:30",
        10,
        "one 10:00-11:00 two 11:10-12:00 three 12:00-12:30",
    ),
    "what is skipped stays away": (
        DAY_LONG,
        "",
        [start("10:00", "one"), ("10:01", f.SessionSkipped("two"))],
        "10:30",
        10,
        "one 10:00-11:00 lunch 11:10-12:10 three 14:10-15:10",
    ),
    "on top of what was agreed before": (
        DAY_LONG,
        "",
        [start("10:00", "one"), retimed("10:01", "three", "14:30", "15:20")],
        "10:30",
        10,
        "one 10:00-11:00 lunch 11:10-12:10 two 12:10-13:10 three 14:40-15:30",
    ),
}


@pytest.mark.parametrize(("sessions", "stops", "story", "now", "minutes", "expected"), SHIFTED.values(), ids=SHIFTED)
def test_shift_moves_what_follows_breaks_in_full_and_fixed_ends_stay(
    sessions: str, stops: str, story: Story, now: str, minutes: int, expected: str
) -> None:
    seen = look(half_day(sessions, stops), now, *story)
    after = chosen(seen, shift(seen, minutes * 60))
    assert " ".join(f"{name} {when}" for name, when in times(after.projection, seen.plan).items()) == expected
    assert (after.live, after.projection.rows[0].session) == (seen.live, seen.projection.rows[0].session)


ABSORBED: dict[str, tuple[str, str, Story, str, dict[str, int], int, str]] = {
    "on time": (f"{MORNING} {TALK}", "13:00", [start("10:00", "one")], "10:30", {}, 0, "10:00 11:00 11:30"),
    "a break": (f"{MORNING} {TALK}", "13:00", [start("10:20", "one")], "10:30", {"tea": 20}, 0, "10:20 11:20 11:30"),
    "a break to its min, then the discussion": (
        f"one 10:00 11:00\ntea 11:00 11:30 min = '20m'\ntwo 11:30 13:00 {TALK}",
        "13:00",
        [start("10:25", "one")],
        "10:30",
        {"tea": 10, "two": 15},
        0,
        "10:25 11:25 11:45",
    ),
    "a later break before an earlier discussion": (
        f"one 10:00 11:00 {TALK}\ntwo 11:00 12:00 {TALK}\ntea 12:00 12:15\nthree 12:15 13:00 {TALK}",
        "13:00",
        [start("10:15", "one")],
        "10:30",
        {"tea": 15},
        0,
        "10:15 11:15 12:15 12:15",
    ),
    "the discussions in the order of the day": (
        f"one 10:00 10:30 {TALK}\ntwo 10:30 11:30 {TALK}\nthree 11:30 13:00 {TALK}",
        "13:00",
        [start("10:40", "one")],
        "10:40",
        {"one": 29, "two": 11},
        0,
        "10:40 10:41 11:30",
    ),
    "free time absorbs by itself": (
        f"one 10:00 11:00 {TALK}\ntwo 11:30 13:00 {TALK}",
        "13:00",
        [start("10:30", "one")],
        "10:30",
        {},
        0,
        "10:30 11:30",
    ),
    "free time absorbs a part": (
        f"one 10:00 11:00\ntwo 11:30 13:00 {TALK}",
        "13:00",
        [start("10:40", "one")],
        "10:40",
        {"two": 10},
        0,
        "10:40 11:40",
    ),
    "a kind of session that is all discussion": (
        "one 10:00 11:00\ndebate 11:00 13:00",
        "13:00",
        [start("10:20", "one")],
        "10:30",
        {"debate": 20},
        0,
        "10:20 11:20",
    ),
    "no discussion to give": (MORNING, "13:00", [start("10:40", "one")], "10:40", {"tea": 30}, 10, "10:40 11:40 11:40"),
    "what comes after the stop does not give": (
        f"one 10:00 13:00\nlunch 13:00 15:00\ntwo 15:00 18:00 {TALK}",
        "13:00, 18:00",
        [start("10:10", "one")],
        "10:10",
        {},
        10,
        "10:10 13:00 15:00",
    ),
    "without a stop until the day ends as agreed": (
        f"one 10:00 11:00\ntwo 11:00 12:00 {TALK}\nthree 12:00 13:00 {TALK}",
        "",
        [start("10:15", "one")],
        "10:30",
        {"two": 15},
        0,
        "10:15 11:15 12:00",
    ),
    "nothing live: what is overdue": (
        f"one 10:00 11:00 {TALK}\ntwo 11:00 12:00",
        "12:00",
        [],
        "10:10",
        {"one": 10},
        0,
        "10:10 11:00",
    ),
    "nothing live, and in the break": (
        f"one 10:00 11:00\ntea 11:00 11:30\ntwo 11:30 13:00 {TALK}",
        "13:00",
        [start("10:00", "one"), end("11:10", "one")],
        "11:34",
        {"two": 4},
        0,
        "11:34",
    ),
    "a live one that is past its end has nothing left to give": (
        f"one 10:00 11:00 {TALK}\ntwo 11:00 12:00 {TALK}",
        "12:00",
        [start("10:00", "one")],
        "11:12",
        {"two": 12},
        0,
        "10:00 11:12",
    ),
    "what follows moves and keeps its length": (
        f"one 10:00 11:00\ntwo 11:00 12:00 follows = true\nthree 12:00 13:00 {TALK}",
        "13:00",
        [start("10:20", "one")],
        "10:30",
        {"three": 20},
        0,
        "10:20 11:20 12:20",
    ),
    "a suspended session": (
        f"one 10:00 11:00 {TALK}\ntwo 11:00 12:00",
        "12:00",
        [start("10:00", "one"), ("10:10", f.SessionPaused("one")), ("10:22", f.SessionResumed("one"))],
        "10:30",
        {"one": 12},
        0,
        "10:00 11:00",
    ),
    "a break that keeps its length where it must": (
        f"one 10:00 11:00\ntea 11:00 11:30 min = '30m'\ntwo 11:30 13:00 {TALK}",
        "13:00",
        [start("10:20", "one")],
        "10:30",
        {"two": 20},
        0,
        "10:20 11:20 11:50",
    ),
    "a break without a fixed end, once": (
        f"one 10:00 11:00\ntea 11:00 11:30 fixed_end = false; min = '10m'\ntwo 11:30 13:00 {TALK}",
        "13:00",
        [start("10:30", "one")],
        "10:30",
        {"tea": 20, "two": 10},
        0,
        "10:30 11:30 11:40",
    ),
    "time added up to a hard stop": (
        f"one 10:00 11:00 {TALK}\nlunch 11:00 12:00",
        "11:00",
        [start("10:00", "one"), ("10:10", f.SessionExtended("one", 600))],
        "10:20",
        {"one": 10},
        0,
        "10:00 11:00",
    ),
    "a discussion before a free hour is of no use to what comes after it": (
        f"one 10:00 11:00 {TALK}\ntwo 11:30 12:30 {TALK}",
        "13:00",
        [start("10:00", "one"), retimed("10:05", "two", "12:15", "13:15")],
        "10:10",
        {"two": 15},
        0,
        "10:00 12:15",
    ),
}


@pytest.mark.parametrize(
    ("sessions", "stops", "story", "now", "gives", "left", "starts"), ABSORBED.values(), ids=ABSORBED
)
def test_absorb_takes_from_breaks_then_from_discussions_in_the_order_of_the_day(
    sessions: str, stops: str, story: Story, now: str, gives: dict[str, int], left: int, starts: str
) -> None:
    seen = look(half_day(sessions, stops), now, *story)
    answer = absorb(seen)
    after = chosen(seen, answer).projection
    assert (given(answer), answer.left_s) == (gives, left * 60)
    assert " ".join(f"{seen.plan.local(row.start):%H:%M}" for row in after.rows) == starts
    assert after.slack_s is None or after.slack_s >= -left * 60
    if not left:
        assert after.hard_stop is None or all(r.end <= after.hard_stop for r in after.rows if r.start < after.hard_stop)
