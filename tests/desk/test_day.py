"""What the chair does with the day: three answers to lateness, and sessions stretched, moved, swapped, let go."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from idm_tui.core import commands as c
from tests.desk.days import at, day_table, minute, rows, times, told
from tests.desk.tables import kinds, refusal, run

if TYPE_CHECKING:
    from idm_tui.core.commands import Command
    from idm_tui.desk import Desk

PRINTED = {
    "opening": "10:00-10:20",
    "panel": "10:20-11:30",
    "coffee": "11:30-11:50",
    "forum": "11:50-12:40",
    "wrap": "12:40-13:00",
    "lunch": "13:00-15:00",
    "later": "15:00-16:30",
    "final": "16:40-17:00",
}


def late(minutes: int) -> Desk:
    """Let the panel start late; it is a minute later."""
    begun = minute("10:20", minutes)
    return told((begun, c.Start(session="panel")), now=minute(begun, 1))


def early() -> Desk:
    """Return a desk before anything began."""
    return told(now="09:55")


def some(desk: Desk, *names: str) -> dict[str, str]:
    """Return when some sessions are expected."""
    return {name: time for name, time in times(desk).items() if name in names}


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
    assert "remain" in desk.do(c.Absorb()).words


def test_absorb_leaves_the_talks_their_length() -> None:
    desk = late(20)
    desk.do(c.Absorb())
    for name, seconds in (("Ana", 600), ("Anders", 300), ("Zoe", 600)):
        desk.do(c.Give(speaker=name))
        turn = run(desk).floor
        assert turn is not None
        assert turn.limit_s == seconds


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
    assert desk.state.retimed["morning"] == (at("09:30") + timedelta(days=1), at("10:30") + timedelta(days=1))
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


def test_the_last_session_of_the_day_has_nothing_to_shift() -> None:
    desk = told(("16:50", c.Start(session="final")), now="16:55")
    assert "nothing follows" in refusal(desk, c.Shift(duration=300))


def test_a_day_without_talks_cannot_share() -> None:
    desk = told(("16:50", c.Start(session="final")), now="16:55")
    assert "talk" in refusal(desk, c.Share())
    assert "absorb" in refusal(desk, c.Absorb())
