"""The three answers to lateness: shift, absorb, share; and talks of another length."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from idm_tui.core import commands as c
from tests.desk.days import PRINTED, early, late, some, times, told
from tests.desk.tables import refusal, run

if TYPE_CHECKING:
    from idm_tui.core.commands import Command


def test_before_anything_happens_the_day_is_as_printed() -> None:
    assert times(early()) == PRINTED


@pytest.mark.parametrize("command", [c.Shift(duration=420), c.Shift()], ids=["7m", "as late as it is"])
def test_shift_moves_all_that_follows_and_hard_stops_stay(command: c.Shift) -> None:
    desk = late(7)
    assert "Coffee" in desk.do(command).words
    assert some(desk, "panel", "coffee", "forum", "wrap") == {
        "panel": "10:27-11:37",  # what is live ends when it ends
        "coffee": "11:37-11:57",  # at its full length
        "forum": "11:57-12:47",
        "wrap": "12:47-13:00",  # the interpreters leave
    }


def test_shift_takes_whole_minutes_of_a_lateness_in_seconds() -> None:
    desk = told(("10:26:20", c.Start(session="panel")), now="10:27")
    assert "7 min" in desk.do(c.Shift()).words
    assert some(desk, "forum") == {"forum": "11:57-12:47"}


def test_shift_by_less_brings_the_rest_forward() -> None:
    desk = told(("10:00", c.Start(session="opening")), ("10:05", c.End()), now="10:06")
    assert "10 min earlier" in desk.do(c.Shift(duration=-600)).words
    assert some(desk, "panel", "coffee", "forum") == {
        "panel": "10:10-11:20",
        "coffee": "11:20-11:40",
        "forum": "11:40-12:30",
    }


def test_shift_leaves_the_other_room_and_the_other_day_alone() -> None:
    desk = late(7)
    desk.do(c.Shift())
    assert "side" not in desk.state.retimed
    assert "morning" not in desk.state.retimed
    assert times(desk, "Beatrice")["side"] == PRINTED["panel"]


def test_shift_without_a_duration_does_not_shift_twice() -> None:
    # A key is pressed twice easily. The rest of the day has the lateness in it already.
    desk = late(7)
    desk.do(c.Shift())
    refusal(desk, c.Shift())
    assert some(desk, "forum") == {"forum": "11:57-12:47"}


def test_shift_by_a_duration_may_be_repeated() -> None:
    desk = late(7)
    desk.do(c.Shift(duration=300))
    desk.do(c.Shift(duration=120))
    assert some(desk, "forum") == {"forum": "11:57-12:47"}


def test_shift_with_nothing_live_moves_what_is_overdue_too() -> None:
    desk = told(("10:00", c.Start(session="opening")), ("10:20", c.End()), now="10:30")
    desk.do(c.Shift())
    assert some(desk, "panel", "coffee") == {"panel": "10:30-11:40", "coffee": "11:40-12:00"}


def test_absorb_takes_it_from_the_break() -> None:
    desk = late(7)
    assert desk.do(c.Absorb()).words == "Coffee gives 7 min"
    assert some(desk, "coffee", "forum", "wrap") == {
        "coffee": "11:37-11:50",
        "forum": "11:50-12:40",
        "wrap": "12:40-13:00",
    }


def test_absorb_takes_what_a_break_cannot_give_from_the_discussion() -> None:
    desk = late(20)
    words = desk.do(c.Absorb()).words
    assert "Coffee gives 10 min" in words  # down to its min
    assert "the discussion of Panel gives 10 min" in words
    assert some(desk, "panel", "coffee", "forum", "wrap") == {
        "panel": "10:40-11:40",
        "coffee": "11:40-11:50",
        "forum": "11:50-12:40",
        "wrap": "12:40-13:00",
    }
    assert desk.look().projection.slack_s == 0


def test_absorb_says_what_remains() -> None:
    desk = told(("12:00", c.Start(session="panel")), now="12:01")
    assert "cannot be absorbed before 13:00" in desk.do(c.Absorb()).words


def test_absorb_leaves_the_talks_their_length() -> None:
    desk = late(20)
    desk.do(c.Absorb())
    for name, seconds in (("Ana", 600), ("Anders", 300), ("Zoe", 600)):
        desk.do(c.Give(speaker=name))
        turn = run(desk).floor
        assert turn is not None
        assert turn.limit_s == seconds


def test_a_day_that_was_brought_forward_is_not_late() -> None:
    # The lunch begins before the hard stop now; nothing must be given up for that.
    desk = told(("10:00", c.Start(session="opening")), ("10:05", c.Shift(duration=-600)), now="10:06")
    assert (desk.look().projection.slack_s or 0) >= 0
    assert "on time" in refusal(desk, c.Absorb())


def test_what_nothing_can_absorb_is_refused() -> None:
    desk = told(("15:20", c.Start(session="later")), now="15:21")
    assert "no break and no general discussion" in refusal(desk, c.Absorb())


def test_absorb_a_second_time_finds_nothing_more() -> None:
    desk = late(7)
    desk.do(c.Absorb())
    refusal(desk, c.Absorb())
    assert some(desk, "coffee", "forum") == {"coffee": "11:37-11:50", "forum": "11:50-12:40"}


def test_share_keeps_the_order_of_the_day() -> None:
    # So late that the panel begins after the printed start of what follows it.
    desk = told(("11:31", c.Start(session="opening")), now="11:32")
    before = list(times(desk))
    desk.do(c.Share())
    assert list(times(desk)) == before
    assert some(desk, "panel", "coffee") == {"panel": "11:51-12:39", "coffee": "12:39-12:49"}


SHARES = {
    "in proportion to their lengths": (7, {"Ana": 432, "Anders": 216, "Zoe": 432}),
    "none under a minute": (20, {"Ana": 120, "Anders": 60, "Zoe": 120}),
    "all at a minute": (30, {"Ana": 60, "Anders": 60, "Zoe": 60}),
}


@pytest.mark.parametrize(("minutes", "shares"), SHARES.values(), ids=SHARES)
def test_share_lets_the_talks_bear_it(minutes: int, shares: dict[str, int]) -> None:
    desk = late(minutes)
    words = desk.do(c.Share()).words
    assert "Ana Núñez" in words
    assert ("remain" in words) is (minutes > 22)
    for name, seconds in shares.items():
        desk.do(c.Give(speaker=name))
        turn = run(desk).floor
        assert turn is not None
        assert turn.limit_s == seconds


def test_share_lets_the_session_end_as_printed() -> None:
    desk = late(7)
    desk.do(c.Share())
    assert some(desk, "panel", "coffee") == {"panel": "10:27-11:30", "coffee": "11:30-11:50"}
    assert desk.look().projection.offset_s == 0


def test_share_is_borne_by_those_who_have_not_spoken() -> None:
    desk = told(("10:26", c.Start(session="panel")), ("10:26", c.Next()), ("10:36", c.Yield()), now="10:36")
    desk.do(c.Share())
    assert dict(run(desk).talks) == {"Anders Ek": 300 - 120, "Zoë Quist": 600 - 240}


def test_shares_of_odd_seconds_add_up() -> None:
    desk = told(("10:20:01", c.Start(session="panel")), ("10:20:01", c.Share()), now="10:21")
    talks = run(desk).talks
    assert 600 + 300 + 600 - sum({"Ana Núñez": 600, "Anders Ek": 300, "Zoë Quist": 600, **talks}.values()) == 1


@pytest.mark.parametrize("command", [c.Shift(duration=420), c.Absorb(), c.Share()], ids=lambda one: one.name)
def test_an_answer_changes_the_projection_and_not_the_plan(command: Command) -> None:
    desk = late(20)
    before = desk.look()
    desk.do(command)
    after = desk.look()
    assert [row.session for row in after.projection.rows] == [row.session for row in before.projection.rows]
    assert (after.moment.current, after.moment.next) == (before.moment.current, before.moment.next)
    desk = told(now="11:35")
    current = desk.look().moment.current
    desk.do(c.Shift(duration=1200))
    assert desk.look().moment.current == current


def test_allot_gives_a_talk_another_length() -> None:
    desk = late(0)
    assert desk.do(c.Allot(speaker="zoe", duration=480)).words == "Zoë Quist has 8:00, before 10:00"
    budget = desk.look().budget
    assert budget is not None
    assert budget.discussion_s == 69 * 60 - (10 + 5 + 8 + 3) * 60
    desk.do(c.Give(speaker="Zoe"))
    turn = run(desk).floor
    assert turn is not None
    assert turn.limit_s == 480


def test_allot_counts_in_a_share() -> None:
    desk = late(7)
    desk.do(c.Allot(speaker="Ana", duration=20 * 60))
    desk.do(c.Share())
    assert dict(run(desk).talks) == {"Ana Núñez": 960, "Anders Ek": 240, "Zoë Quist": 480}


def test_allot_before_the_session_begins() -> None:
    desk = told(now="10:22")
    desk.do(c.Allot(speaker="Zoe", duration=480))
    desk.do(c.Start(session="panel"))
    desk.do(c.Give(speaker="Zoe"))
    turn = run(desk).floor
    assert turn is not None
    assert turn.limit_s == 480
