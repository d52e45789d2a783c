from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from idm_tui.core import facts as f
from idm_tui.core.answers import Answer, lateness_s, share
from tests.agendas import workshop
from tests.core.lateness import PLAIN, chosen, end, half_day, look, start, times

if TYPE_CHECKING:
    from idm_tui.core.facts import Body

Story = list[tuple[str, "Body"]]
ANN, BEA, CY = (
    f'{{ name = "{name}", minutes = {minutes} }}' for name, minutes in (("Ann", 10), ("Bea", 20), ("Cy", 30))
)
PANEL = f"speakers = [{ANN}, {BEA}, {CY}]"
TWO_HOURS = f"one 10:00 12:00 discussion = true; {PANEL}"
DI, ED = 'speakers = [{ name = "Di", minutes = 10 }]', 'speakers = [{ name = "Ed", minutes = 10 }]'
SPOKEN = [
    f.FloorGiven("one", "Ann", "t1", 600, "presentation"),
    f.FloorYielded("one", "t1"),
    f.FloorGiven("one", "Bea", "t2", 1200, "presentation"),
    f.FloorYielded("one", "t2"),
    f.FloorGiven("one", "Cy", "t3", 1800, "presentation"),
]


def heard(said: str, count: int) -> Story:
    """Tell that the first panellists have had the floor, or have it."""
    return [(said, body) for body in SPOKEN[: 2 * count - 1]]


SHARED: dict[str, tuple[str, str, Story, str, list[int], int]] = {
    "by their lengths": (TWO_HOURS, "", [start("10:06", "one")], "10:06", [540, 1080, 1620], 0),
    "on time nothing changes": (TWO_HOURS, "", [start("10:00", "one")], "10:30", [600, 1200, 1800], 0),
    "early nothing changes": (TWO_HOURS, "", [start("09:50", "one")], "10:00", [600, 1200, 1800], 0),
    "to the second": (TWO_HOURS, "", [start("10:01:40", "one")], "10:05", [583, 1167, 1750], 0),
    "those who had the floor do not give": (
        TWO_HOURS,
        "",
        [start("10:10", "one"), *heard("10:10", 1)],
        "10:15",
        [960, 1440],
        0,
    ),
    "a suspended session": (
        TWO_HOURS,
        "",
        [start("10:00", "one"), ("10:00", f.SessionPaused("one")), ("10:06", f.SessionResumed("one"))],
        "10:10",
        [540, 1080, 1620],
        0,
    ),
    "none under a minute": (TWO_HOURS, "", [start("10:55", "one")], "10:55", [60, 100, 150], 10),
    "all at a minute": (TWO_HOURS, "", [start("11:10", "one")], "11:10", [60, 60, 60], 70 * 60 - 3420),
    "a talk shorter than a minute stays": (
        TWO_HOURS,
        "",
        [("09:00", f.TalkAllotted("one", "Ann", 45)), start("10:10", "one")],
        "10:10",
        [45, 1200 - 236, 1800 - 355],
        9,
    ),
    "on top of what was allotted": (
        TWO_HOURS,
        "",
        [("09:00", f.TalkAllotted("one", "Bea", 2400)), start("10:08", "one")],
        "10:08",
        [540, 2160, 1620],
        0,
    ),
    "up to a hard stop it is the slack": (TWO_HOURS, "12:00", [start("10:06", "one")], "10:06", [540, 1080, 1620], 0),
    "a stop further on, with time to spare, does not help": (
        TWO_HOURS,
        "13:00",
        [start("10:06", "one")],
        "10:06",
        [540, 1080, 1620],
        0,
    ),
    "the stop is missed by more than the session is late": (
        f"{TWO_HOURS}\ntwo 12:00 13:00",
        "13:00",
        [start("10:03", "one"), ("09:00", f.SessionRetimed("two", "2026-06-01T12:00+02:00", "2026-06-01T13:03+02:00"))],
        "10:10",
        [540, 1080, 1620],
        0,
    ),
    "nothing live: what is overdue": (TWO_HOURS, "", [], "10:06", [540, 1080, 1620], 0),
    "where all had the floor the next session bears it": (
        f"{TWO_HOURS}\ntwo 12:00 12:30 {DI}",
        "",
        [start("10:05", "one"), *heard("10:10", 3)],
        "11:30",
        [300],
        0,
    ),
    "a session without talks": (
        f"one 10:00 11:00\ntwo 11:00 12:00 {DI}",
        "",
        [start("10:05", "one")],
        "10:30",
        [300],
        0,
    ),
    "talks too long for the time left": (
        f"one 10:00 11:30 discussion = true; {PANEL}",
        "",
        [start("10:00", "one")],
        "10:20",
        [500, 1000, 1500],
        0,
    ),
    "talks too long while the room is late: whichever is more": (
        f"one 10:00 11:30 discussion = true; {PANEL}",
        "11:30",
        [start("10:06", "one")],
        "10:22",
        [480, 960, 1440],
        0,
    ),
    "a short session never had all that is kept free": (
        f"one 10:00 11:10 discussion = true; {PANEL}",
        "",
        [start("10:00", "one")],
        "10:00",
        [600, 1200, 1800],
        0,
    ),
    "without a general discussion nothing is kept free for it": (
        f"one 10:00 11:00 {PANEL}",
        "",
        [start("10:00", "one")],
        "10:00",
        [600, 1200, 1800],
        0,
    ),
    "past its end": (f"one 10:00 11:00 {DI}", "", [start("10:00", "one")], "11:05", [60], 15 * 60 - 540),
}


@pytest.mark.parametrize(("sessions", "stops", "story", "now", "lengths", "left_s"), SHARED.values(), ids=SHARED)
def test_share_lets_each_talk_that_remains_bear_it_by_its_length(
    sessions: str, stops: str, story: Story, now: str, lengths: list[int], left_s: int
) -> None:
    seen = look(half_day(sessions, stops), now, *story)
    answer = share(seen)
    assert [talk.after_s for talk in answer.talks] == lengths
    assert answer.left_s == left_s
    changed = {talk.speaker: talk.after_s for talk in answer.talks if talk.after_s != talk.before_s}
    allotted = [body for body in answer.bodies if isinstance(body, f.TalkAllotted)]
    assert {body.speaker: body.limit_s for body in allotted} == changed
    assert sum(one.seconds for one in answer.given) == sum(talk.before_s - talk.after_s for talk in answer.talks)


@pytest.mark.parametrize(
    ("sessions", "stops", "story", "now"),
    [
        (TWO_HOURS, "", [start("10:06", "one")], "10:06"),
        (TWO_HOURS, "12:00", [start("10:06", "one")], "10:06"),
        (TWO_HOURS, "", [], "10:06"),
        (f"{TWO_HOURS}\ntwo 12:00 13:00", "13:00", [start("10:06", "one")], "10:06"),
        (f"one 10:00 11:00\ntwo 11:00 12:00 {PANEL}", "12:00", [start("10:06", "one")], "10:30"),
        (TWO_HOURS, "12:00", [start("10:00", "one"), ("10:01", f.SessionExtended("one", 360))], "10:06"),
    ],
    ids=[
        "offset",
        "slack",
        "nothing live",
        "a stop after the next one",
        "the next session",
        "time added up to the stop",
    ],
)
def test_what_the_talks_give_is_made_good(sessions: str, stops: str, story: Story, now: str) -> None:
    seen = look(half_day(sessions, stops), now, *story)
    assert lateness_s(seen) == 360
    answer = share(seen)
    after = chosen(seen, answer).projection
    bears = next(row for row in after.rows if row.session == answer.given[0].session)
    assert bears.end == bears.session.end
    assert after.slack_s is None or after.slack_s >= 0


def test_a_deviation_of_the_talks_alone_leaves_the_session_its_length() -> None:
    seen = look(half_day(f"one 10:00 11:30 discussion = true; {PANEL}"), "10:20", start("10:00", "one"))
    after = chosen(seen, share(seen))
    assert after.projection == seen.projection
    assert after.budget is not None
    assert after.budget.discussion_s == 20 * 60
    assert share(after).bodies == ()


def test_time_kept_for_the_closing_belongs_to_no_talk() -> None:
    closing = PLAIN.replace('closing = "0s"', 'closing = "6m"')
    seen = look(half_day(f"one 10:00 11:40 discussion = true; {PANEL}", "", closing), "10:20", start("10:00", "one"))
    assert [talk.after_s for talk in share(seen).talks] == [540, 1080, 1620]


@pytest.mark.parametrize(
    ("sessions", "stops", "story", "now"),
    [
        ("one 10:00 11:00", "", [start("10:10", "one")], "10:30"),
        (f"one 10:00 11:00\ntwo 15:00 16:00 {DI}", "11:00", [start("10:10", "one")], "10:30"),
        (f"one 10:00 11:00 {DI}", "", [start("10:10", "one"), end("11:10", "one")], "11:10"),
    ],
    ids=["no talks", "none before the hard stop", "after the day"],
)
def test_without_a_talk_there_is_nothing_to_share(sessions: str, stops: str, story: Story, now: str) -> None:
    assert share(look(half_day(sessions, stops), now, *story)) == Answer()


def test_the_order_of_the_day_stands_when_a_short_session_gives_much() -> None:
    plan = half_day(f"one 10:00 10:15 {DI}\ntwo 10:15 10:30 {ED}\nthree 10:30 11:00\nfour 11:00 13:00", "13:00")
    seen = look(plan, "10:35", start("10:00", "one"), ("10:20", f.FloorGiven("one", "Di", "t1", 600)))
    after = chosen(seen, share(seen)).projection
    assert list(times(after, plan)) == ["one", "two", "three", "four"]
    assert times(after, plan)["two"] == "10:35-10:41"


def test_talks_longer_than_their_session_do_not_turn_it_round() -> None:
    plan = half_day(f"one 10:00 10:15 {PANEL}\ntwo 10:15 11:00 follows = true", "11:00")
    seen = look(plan, "10:30", start("10:30", "one"))
    assert list(times(chosen(seen, share(seen)).projection, plan)) == ["one", "two"]


def test_the_shipped_day_shares_seven_minutes_among_the_panel_of_session_one() -> None:
    story = [
        ("10:30", f.SessionStarted("setting-the-scene")),
        ("10:31", f.FloorGiven("setting-the-scene", "Lant Pritchett", "t1", 600, "presentation")),
        ("10:45", f.FloorYielded("setting-the-scene", "t1")),
        ("10:46", f.FloorGiven("setting-the-scene", "Michele Klein Solomon", "t2", 600, "presentation")),
    ]
    seen = look(workshop(), "11:07", *story, day="2007-10-08")
    answer = share(seen)
    assert [(talk.speaker, talk.before_s, talk.after_s) for talk in answer.talks] == [
        ("Kreshna Bunjun", 600, 460),
        ("David Arkless", 600, 460),
        ("Jung Mino", 600, 460),
    ]
    after = chosen(seen, answer).projection
    assert (after.offset_s, after.slack_s) == (420, 0)
    assert times(after, seen.plan)["session-1"] == "11:07-13:00"
