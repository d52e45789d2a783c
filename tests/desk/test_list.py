"""The list of speakers: its limits, its end, what fits, who closes it, and what is left of it."""

from __future__ import annotations

import pytest

from idm_tui.core import commands as c
from tests.desk.discussion import do, floor, floor_table, listed, spoke, told
from tests.desk.tables import at, kinds, refusal

START = ("10:00", c.Start(session="forum"))
KENYA = c.ListAdd(speaker="Kenya")
GHANA = c.ListAdd(speaker="Ghana", group="African Group")
REPLY = c.ListAdd(speaker="Japan", kind="reply")

# What is set, and the seconds for Kenya, for Ghana, who speaks for a group, and for Japan, who replies.
LIMITS: dict[str, tuple[tuple[c.Command, ...], tuple[int, int, int]]] = {
    "as the event says": ((), (180, 180, 180)),
    "for all": ((c.ListLimit(duration=120),), (120, 120, 120)),
    "for replies": ((c.ListLimit(duration=60, kind="reply"),), (180, 180, 60)),
    "for groups": ((c.ListLimit(duration=300, groups=True),), (180, 300, 180)),
    "one after the other": (
        (c.ListLimit(duration=60, kind="reply"), c.ListLimit(duration=300, groups=True), c.ListLimit(duration=90)),
        (90, 300, 60),
    ),
    "changed again": ((c.ListLimit(duration=60, kind="reply"), c.ListLimit(duration=75, kind="reply")), (180, 180, 75)),
}


@pytest.mark.parametrize(("limits", "seconds"), LIMITS.values(), ids=LIMITS)
def test_each_has_the_limit_of_its_own(limits: tuple[c.Command, ...], seconds: tuple[int, int, int]) -> None:
    table = floor_table()
    desk = told(table, START, *(("10:00", one) for one in (KENYA, GHANA, REPLY, *limits)))
    end = desk.look().list_end
    assert end is not None
    assert (end - at("10:00")).seconds == sum(seconds)
    for name, limit in zip(("Kenya", "Ghana", "Japan"), seconds, strict=True):
        desk.do(c.Next())
        assert (floor(desk).speaker, floor(desk).limit_s) == (name, limit)


def test_a_turn_that_runs_keeps_its_limit() -> None:
    table = floor_table()
    desk = told(table, START, ("10:00", KENYA), ("10:00", c.Next()), ("10:01", c.ListLimit(duration=60)))
    assert floor(desk).remaining_s(at("10:01")) == 120
    do(table, desk, "10:01", GHANA)
    assert desk.look().list_end == at("10:04")


def test_the_end_of_the_list_counts_the_speaker_whom_a_point_of_order_holds_up() -> None:
    table = floor_table()
    desk = told(
        table,
        START,
        ("10:00", KENYA),
        ("10:00", c.Next()),
        ("10:00", GHANA),
        ("10:01", c.PointOfOrder(speaker="Japan")),
    )
    assert desk.look().list_end == at("10:09")  # three of the point of order, two of Kenya, three of Ghana


# --- what fits: the forum ends at 11:00, the hard stop is at 13:00

NAMES = [f"D{number:02}" for number in range(40)]


def adding(count: int, clock: str) -> list[tuple[str, c.Command]]:
    return [(clock, c.ListAdd(speaker=name)) for name in NAMES[:count]]


@pytest.mark.parametrize(
    ("clock", "count", "limit"),
    [("10:30", 11, 150), ("10:30", 20, 90), ("10:30", 40, 45), ("10:50", 20, 30), ("10:57", 2, 90), ("10:59", 2, 30)],
)
def test_the_largest_whole_quarter_of_a_minute_with_which_the_list_is_through(
    clock: str, count: int, limit: int
) -> None:
    table = floor_table()
    desk = told(table, START, *adding(count, clock))
    outcome = do(table, desk, clock, c.ListFit())
    assert kinds(outcome) == ["list.limited"]
    assert desk.look().list_limit_s == limit
    end = desk.look().list_end
    assert end is not None
    assert end <= at("11:00")
    assert (at("11:00") - end).seconds < 15 * count
    assert "11:00" in outcome.words


def test_a_hard_stop_before_the_expected_end_counts() -> None:
    table = floor_table()
    desk = told(table, ("12:10", c.Start(session="last")), ("12:10", c.Extend(duration=1800)), *adding(40, "12:30"))
    desk.do(c.ListFit())
    assert desk.look().list_limit_s == 45


def test_what_has_a_limit_of_its_own_keeps_it_and_the_turn_that_runs_its_rest() -> None:
    table = floor_table()
    desk = told(table, START, *adding(6, "10:40"), ("10:40", GHANA), ("10:40", c.ListLimit(duration=300, groups=True)))
    do(table, desk, "10:45", c.Next())
    do(table, desk, "10:46", c.ListFit())  # 14 minutes: 2 of the turn, 5 of the group, 7 for five others
    assert desk.look().list_limit_s == 75
    assert desk.look().list_end == at("10:59:15")


def test_a_preview_of_what_fits_changes_nothing() -> None:
    table = floor_table()
    desk = told(table, START, *adding(20, "10:30"))
    before, count = desk.state, len(table.journal.read())
    preview = desk.preview(c.ListFit(preview=True))
    assert "1:30" in preview.words
    desk.preview(c.ListClose(preview=True))
    assert (desk.state, len(table.journal.read())) == (before, count)


def test_a_list_that_fits_is_left_alone() -> None:
    desk = told(floor_table(), START, *adding(3, "10:30"))
    assert refusal(desk, c.ListFit()) == "the list is through at 10:39, in time"


def test_nothing_fits_where_not_even_half_a_minute_would() -> None:
    desk = told(floor_table(), START, *adding(40, "10:41"))
    assert "not even 0:30 each would be through by 11:00" in refusal(desk, c.ListFit())


def test_an_empty_list_fits_nothing() -> None:
    assert "empty" in refusal(told(floor_table(), START), c.ListFit())


FITTING: list[tuple[c.Command, ...]] = [
    (KENYA, c.ListLimit(duration=60, kind="statement")),
    (GHANA, c.ListLimit(duration=60, groups=True)),
    (*(command for _clock, command in adding(40, "")), c.ListLimit(duration=20)),
]


@pytest.mark.parametrize("steps", FITTING, ids=["own kind", "own group", "short limit"])
def test_a_list_of_those_with_a_short_limit_fits_too(steps: tuple[c.Command, ...]) -> None:
    desk = told(floor_table(), START, *(("10:45", one) for one in steps))
    assert "in time" in refusal(desk, c.ListFit())


# --- closed, reopened, the last word, once more, twice


def test_closing_announces_who_is_still_on() -> None:
    table = floor_table()
    desk = told(table, START, ("10:00", KENYA), ("10:00", GHANA))
    assert desk.do(c.ListClose()).words == "the list of speakers is closed; still on it: Kenya, Ghana"
    assert "list open" in refusal(desk, REPLY)
    desk.do(c.ListOpen())
    desk.do(REPLY)
    assert listed(desk) == ["Kenya", "Ghana", "Japan"]


@pytest.mark.parametrize(
    ("name", "order"), [("ken", ["Ghana", "Japan", "Kenya"]), ("jap", ["Kenya", "Ghana", "Japan"])]
)
def test_the_last_word_goes_to_the_end_and_closes(name: str, order: list[str]) -> None:
    desk = told(floor_table(), START, *(("10:00", one) for one in (KENYA, GHANA, REPLY)))
    assert "last word" in desk.do(c.ListLast(speaker=name)).words
    assert listed(desk) == order
    assert not desk.state.run("forum").list.is_open
    desk.do(c.Undo())
    assert listed(desk) == ["Kenya", "Ghana", "Japan"]
    assert desk.state.run("forum").list.is_open


def test_the_last_word_for_somebody_who_is_not_on_the_list_and_on_a_closed_one() -> None:
    desk = told(floor_table(), START, ("10:00", KENYA), ("10:00", c.ListClose()))
    assert kinds(desk.do(c.ListLast(speaker="chil"))) == ["list.added", "list.moved"]
    assert listed(desk) == ["Kenya", "Chile"]


def test_the_last_word_of_an_ambiguous_name_is_refused() -> None:
    desk = told(floor_table(), START, *(("10:00", c.ListAdd(speaker=name, new=True)) for name in ("Guinea", "Guyana")))
    said = refusal(desk, c.ListLast(speaker="gu"))
    assert "Guinea" in said
    assert "Guyana" in said


def test_once_more_puts_the_last_speaker_at_the_head() -> None:
    table = floor_table()
    desk = told(table, START, ("10:00", GHANA), ("10:00", KENYA), ("10:01", c.Next()), ("10:02", c.Next()))
    desk.do(REPLY)
    assert "Ghana" in do(table, desk, "10:03", c.ListAgain()).words
    assert listed(desk) == ["Ghana", "Japan"]
    entry = desk.state.run("forum").list.entries[0]
    assert (entry.kind, entry.group) == ("statement", "African Group")


def test_once_more_means_the_last_speaker_not_who_raised_a_point_of_order() -> None:
    table = floor_table()
    desk = told(table, START, ("10:00", KENYA), ("10:00", c.Next()), ("10:02", c.Yield()))
    do(table, desk, "10:03", c.PointOfOrder(speaker="Ghana"))
    do(table, desk, "10:04", c.Yield())
    do(table, desk, "10:05", c.ListAgain())
    assert listed(desk) == ["Kenya"]


def test_once_more_pressed_twice_does_not_put_the_speaker_there_twice() -> None:
    table = floor_table()
    desk = told(table, START, ("10:00", KENYA), ("10:00", c.Next()), ("10:02", c.Yield()), ("10:02", c.ListAgain()))
    assert "Kenya" in refusal(desk, c.ListAgain())


def test_the_same_name_twice_only_if_it_is_said() -> None:
    desk = told(floor_table(), START, ("10:00", KENYA))
    assert "--again" in refusal(desk, KENYA)
    desk.do(c.ListAdd(speaker="Kenya", kind="reply"))  # another kind is another matter
    desk.do(c.ListAdd(speaker="Kenya", again=True))
    entries = desk.state.run("forum").list.entries
    assert [(e.name, e.kind) for e in entries] == [("Kenya", "statement"), ("Kenya", "statement"), ("Kenya", "reply")]


# --- rights of reply, and what is left at the end


def test_rights_of_reply_are_counted_by_delegation_and_day() -> None:
    table = floor_table()
    desk = told(table, START)
    assert "right of reply no. 1 today" in desk.do(REPLY).words
    do(table, desk, "10:05", c.Next())
    assert "right of reply no. 2 today" in desk.do(REPLY).words
    assert "right of reply no. 1 today" in desk.do(c.ListAdd(speaker="Kenya", kind="reply")).words
    do(table, desk, "11:00", c.Start(session="panel"))
    words = desk.do(c.ListAdd(speaker="Japan", kind="reply", again=True)).words
    assert "right of reply no. 3 today, 2 are usual" in words
    table.clock.advance(days=1)
    desk.do(c.Start(session="morning"))
    assert "right of reply no. 1 today" in desk.do(REPLY).words


def test_rights_of_reply_go_on_to_the_next_session_of_the_room_and_day() -> None:
    table = floor_table()
    desk = told(table, START, ("10:00", REPLY), ("10:00", KENYA), ("10:30", c.End()))
    do(table, desk, "10:31", c.Start(session="side"))
    assert listed(desk, "side") == []
    words = do(table, desk, "11:00", c.Start(session="panel")).words
    assert "1 carried over to its list of speakers" in words
    assert (listed(desk, "panel"), listed(desk)) == (["Japan"], ["Kenya"])
    desk.do(c.Undo())
    assert listed(desk) == ["Kenya", "Japan"]
    table.clock.advance(days=1)
    desk.do(c.Start(session="morning"))
    assert listed(desk, "morning") == []


def test_rights_of_reply_wait_for_the_last_session_of_the_day() -> None:
    table = floor_table(replies="day")
    desk = told(table, START, ("10:00", KENYA))
    assert "heard at the end of the day" in desk.do(REPLY).words
    desk.do(c.ListAdd(speaker="Norway", kind="reply"))
    desk.do(c.Next())
    assert "nobody waits" in refusal(desk, c.Next())
    assert desk.look().list_end is None
    do(table, desk, "10:10", c.Give(speaker="Norway"))  # whoever moderates may
    assert floor(desk).kind == "reply"
    do(table, desk, "12:10", c.Start(session="last"))
    assert listed(desk, "last") == ["Japan"]
    desk.do(c.Next())
    assert floor(desk, "last").speaker == "Japan"


@pytest.mark.parametrize("command", [c.Next(), c.ListFit()])
def test_a_list_on_which_replies_wait_is_not_called_empty(command: c.Command) -> None:
    desk = told(floor_table(replies="day"), START, ("10:00", REPLY))
    assert "list is empty" not in refusal(desk, command).replace("list of speakers", "list")


@pytest.mark.parametrize(("rest", "goes_on", "stays"), [("keep", ["Kenya"], []), ("drop", [], []), ("", [], ["Kenya"])])
def test_what_becomes_of_those_on_the_list_at_the_end(rest: str, goes_on: list[str], stays: list[str]) -> None:
    table = floor_table()
    desk = told(table, START, ("10:00", KENYA))
    words = do(table, desk, "10:59", c.End(rest=rest)).words
    assert "1 still on the list of speakers" in words
    do(table, desk, "11:00", c.Start(session="panel"))
    assert (listed(desk, "panel"), listed(desk)) == (goes_on, stays)


def test_a_list_that_was_kept_once_is_not_kept_the_next_time() -> None:
    table = floor_table()
    desk = told(table, START, ("10:00", KENYA), ("10:10", c.End(rest="keep")), ("10:11", c.Start(session="panel")))
    for clock, command in (("10:20", c.Start(session="forum")), ("10:21", GHANA), ("10:22", c.End())):
        do(table, desk, clock, command)
    do(table, desk, "12:10", c.Start(session="last"))
    assert "Ghana" not in listed(desk, "last")
    assert spoke(desk) == []
