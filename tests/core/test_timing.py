from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from idm_tui.core import facts as f
from idm_tui.core.answers import absorb, share, shift
from idm_tui.core.overview import overview
from idm_tui.core.timing import Causes, SessionTiming, session_timings, talk_timings
from tests.agendas import workshop
from tests.core.lateness import DAY, chosen, end, half_day, look, retimed, start
from tests.core.random_days import Day, days, facts_of, minute
from tests.core.told import at, told

if TYPE_CHECKING:
    from idm_tui.core.facts import Body

Story = list[tuple[str, "Body"]]
HOURS = "one 10:00 11:00\ntea 11:00 11:30\ntwo 11:30 13:00"
NAMES = ("late_start_s", "paused_s", "restarted_s", "added_s", "overran_s", "gave_up_s")


def of(timings: tuple[SessionTiming, ...], session: str) -> SessionTiming:
    return next(timing for timing in timings if timing.session.id == session)


def minutes(causes: Causes) -> dict[str, int]:
    """Return the causes that there are, in minutes."""
    found = {name.removesuffix("_s"): getattr(causes, name) for name in NAMES}
    return {name: seconds // 60 for name, seconds in found.items() if seconds}


def adds_up(timing: SessionTiming) -> bool:
    causes = timing.causes
    delays = causes.late_start_s + causes.paused_s + causes.restarted_s + causes.added_s + causes.overran_s
    return delays - causes.gave_up_s == timing.offset_s


EXPLAINED: dict[str, tuple[str, str, Story, str, str, dict[str, int], int]] = {
    "on time": (HOURS, "", [start("10:00", "one"), end("11:00", "one")], "11:10", "one", {}, 0),
    "late": (HOURS, "", [start("10:05", "one"), end("11:05", "one")], "11:10", "one", {"late_start": 5}, 5),
    "early": (HOURS, "", [start("09:50", "one"), end("10:50", "one")], "11:10", "one", {"late_start": -10}, -10),
    "late and made good": (
        HOURS,
        "",
        [start("10:05", "one"), end("11:00", "one")],
        "11:10",
        "one",
        {"late_start": 5, "overran": -5},
        0,
    ),
    "overran": (HOURS, "", [start("10:00", "one"), end("11:12", "one")], "11:20", "one", {"overran": 12}, 12),
    "live and overrunning": (HOURS, "", [start("10:00", "one")], "11:12", "one", {"overran": 12}, 12),
    "live within its time": (HOURS, "", [start("10:05", "one")], "10:30", "one", {"late_start": 5}, 5),
    "suspended": (
        HOURS,
        "",
        [
            start("10:00", "one"),
            ("10:10", f.SessionPaused("one")),
            ("10:18", f.SessionResumed("one")),
            end("11:08", "one"),
        ],
        "11:10",
        "one",
        {"paused": 8},
        8,
    ),
    "suspended at present": (
        HOURS,
        "",
        [start("10:00", "one"), ("10:10", f.SessionPaused("one"))],
        "10:14",
        "one",
        {"paused": 4},
        4,
    ),
    "extended": (
        HOURS,
        "",
        [start("10:00", "one"), ("10:10", f.SessionExtended("one", 300)), end("11:07", "one")],
        "11:10",
        "one",
        {"added": 5, "overran": 2},
        7,
    ),
    "cut": (
        HOURS,
        "",
        [start("10:00", "one"), ("10:10", f.SessionExtended("one", -600)), end("10:50", "one")],
        "11:10",
        "one",
        {"added": -10},
        -10,
    ),
    "started again": (
        HOURS,
        "",
        [start("10:00", "one"), end("10:10", "one"), start("10:15", "one"), end("11:15", "one")],
        "11:20",
        "one",
        {"restarted": 15},
        15,
    ),
    "up to a hard stop it gives up what it started late": (
        HOURS,
        "13:00",
        [start("11:42", "two"), end("13:00", "two")],
        "13:10",
        "two",
        {"late_start": 12, "gave_up": 12},
        0,
    ),
    "up to a hard stop it gives up its pause": (
        HOURS,
        "13:00",
        [
            start("11:30", "two"),
            ("11:40", f.SessionPaused("two")),
            ("11:50", f.SessionResumed("two")),
            end("13:03", "two"),
        ],
        "13:10",
        "two",
        {"paused": 10, "overran": 3, "gave_up": 10},
        3,
    ),
    "agreed to be shorter": (
        HOURS,
        "",
        [retimed("09:00", "one", "10:15", "11:00"), start("10:15", "one"), end("11:00", "one")],
        "11:10",
        "one",
        {"late_start": 15, "gave_up": 15},
        0,
    ),
    "agreed to be longer": (
        HOURS,
        "",
        [retimed("09:00", "one", "10:00", "11:10"), start("10:00", "one"), end("11:10", "one")],
        "11:10",
        "one",
        {"gave_up": -10},
        10,
    ),
    "ahead, pushed": (HOURS, "", [start("10:40", "one")], "10:50", "two", {"late_start": 10}, 10),
    "ahead, a break that gives": (
        HOURS,
        "",
        [start("10:10", "one")],
        "10:50",
        "tea",
        {"late_start": 10, "gave_up": 10},
        0,
    ),
    "ahead, with a fixed end": (
        HOURS,
        "13:00",
        [start("10:40", "one")],
        "10:50",
        "two",
        {"late_start": 10, "gave_up": 10},
        0,
    ),
    "not touched": (HOURS, "", [start("10:10", "one")], "10:50", "two", {}, 0),
}


@pytest.mark.parametrize(
    ("sessions", "stops", "story", "now", "session", "causes", "offset"), EXPLAINED.values(), ids=EXPLAINED
)
def test_every_delay_has_its_causes(
    sessions: str, stops: str, story: Story, now: str, session: str, causes: dict[str, int], offset: int
) -> None:
    timing = of(session_timings(look(half_day(sessions, stops), now, *story), 0), session)
    assert (minutes(timing.causes), timing.offset_s) == (causes, offset * 60)
    assert adds_up(timing)


@given(days(), st.sampled_from(["shift", "absorb", "share", "skip", "none"]))
def test_the_causes_always_add_up_to_the_offset(day: Day, choice: str) -> None:
    seen = day.seen
    if choice in ("shift", "absorb", "share"):
        seen = chosen(seen, {"shift": lambda look: shift(look, 420), "absorb": absorb, "share": share}[choice](seen))
    elif choice == "skip":
        day.history.add(facts_of([f.SessionSkipped("s0")], seen.now, 9000))
        seen = overview(seen.plan, day.history.state, seen.now)
    later = overview(seen.plan, seen.state, max(seen.now, minute(900)))
    for timing in (*session_timings(seen, 0), *session_timings(later, 0)):
        assert adds_up(timing), timing


@pytest.mark.parametrize(
    ("now", "story", "expected"),
    [
        ("09:00", [], "one ahead, tea ahead, two ahead"),
        ("10:20", [], "one ahead, tea ahead, two ahead"),
        ("10:20", [start("10:00", "one")], "one live, tea ahead, two ahead"),
        ("11:10", [start("10:00", "one"), end("11:00", "one")], "one done, tea ahead, two ahead"),
        (
            "11:50",
            [start("10:00", "one"), end("11:00", "one"), start("11:30", "two")],
            "one done, tea by itself, two live",
        ),
        ("12:00", [start("11:30", "two")], "one not started, tea by itself, two live"),
        ("14:00", [], "one not started, tea by itself, two not started"),
        ("10:20", [start("10:00", "one"), ("10:10", f.SessionSkipped("tea"))], "one live, tea skipped, two ahead"),
        ("09:00", [retimed("08:00", "one", "13:00", "14:00")], "tea ahead, two ahead, one ahead"),
        (
            "12:00",
            [start("11:30", "two"), end("11:40", "two"), start("11:45", "one")],
            "two done, one live, tea ahead",
        ),
    ],
)
def test_the_day_stands_in_the_order_in_which_it_takes_place(now: str, story: Story, expected: str) -> None:
    found = session_timings(look(half_day(HOURS), now, *story), 0)
    assert ", ".join(f"{timing.session.id} {timing.status}" for timing in found) == expected


def test_what_was_passed_over_is_not_ahead() -> None:
    found = session_timings(look(half_day(HOURS), "10:30", start("10:20", "two")), 0)
    assert of(found, "one").status == "not started"


def test_a_session_forgotten_overnight_stops_counting_when_the_next_day_begins() -> None:
    state = told(("15:00", f.SessionStarted("session-2")))
    ends = {
        of(session_timings(overview(workshop(), state, at(f"2007-10-09 {now}")), 0), "session-2").end
        for now in ("10:00", "10:30", "17:00")
    }
    assert ends == {at("2007-10-09 10:00")}


@pytest.mark.parametrize(
    ("causes", "words"),
    [
        (Causes(), ""),
        (Causes(late_start_s=59, overran_s=-59), ""),
        (Causes(late_start_s=420), "started 7 min late"),
        (Causes(late_start_s=-60), "started 1 min early"),
        (Causes(paused_s=300, added_s=600), "suspended for 5 min, extended by 10 min"),
        (Causes(restarted_s=900, added_s=-120), "started again after 15 min, cut by 2 min"),
        (Causes(overran_s=4500), "overran by 1 h 15 min"),
        (Causes(overran_s=-300), "ended 5 min before its time"),
        (Causes(late_start_s=420, gave_up_s=420), "started 7 min late, gave up 7 min"),
        (Causes(gave_up_s=-600), "got 10 min more"),
    ],
)
def test_causes_are_told_in_the_words_of_the_day(causes: Causes, words: str) -> None:
    assert causes.words() == words


PANEL = 'speakers = [{ name = "Ann" }, { name = "Bea", minutes = 20 }, { name = "Cy", on_behalf_of = { name = "Di" } }]'
TURNS: Story = [
    start("10:00", "one"),
    ("10:00", f.TalkAllotted("one", "Ann", 480)),
    ("10:00", f.TalkAllotted("one", "Cy", 300)),
    ("10:01", f.FloorGiven("one", "Ann", "t1", 480, "presentation")),
    ("10:05", f.FloorPaused("one", "t1")),
    ("10:07", f.FloorResumed("one", "t1")),
    ("10:08", f.FloorExtended("one", "t1", 60)),
    ("10:13", f.FloorYielded("one", "t1")),
    ("10:13", f.FloorGiven("one", "Ecuador", "t2", 180, "statement", group="GRULAC")),
    ("10:17", f.FloorYielded("one", "t2")),
    ("10:18", f.FloorGiven("one", "Bea", "t3", 1200, "presentation")),
]


def test_talks_stand_planned_against_actual_then_those_who_have_not_had_the_floor() -> None:
    plan = half_day(f"one 10:00 12:00 {PANEL}")
    found = talk_timings(look(plan, "10:25", *TURNS), plan.sessions[0])
    assert [(t.speaker, t.group, t.kind, t.planned_s, t.limit_s, t.actual_s, t.status) for t in found] == [
        ("Ann", "", "presentation", 600, 540, 600, "done"),
        ("Ecuador", "GRULAC", "statement", 180, 180, 240, "done"),
        ("Bea", "", "presentation", 1200, 1200, 420, "live"),
        ("Cy", "Di", "presentation", 600, 300, 0, "not heard"),
    ]


def test_turns_tell_when_they_began_and_ended() -> None:
    plan = half_day(f"one 10:00 12:00 {PANEL}")
    found = list(talk_timings(look(plan, "10:25", *TURNS), plan.sessions[0]))
    assert [(t.began, t.ended) for t in found] == [
        (at("10:01", DAY), at("10:13", DAY)),
        (at("10:13", DAY), at("10:17", DAY)),
        (at("10:18", DAY), None),
        (None, None),
    ]


def test_a_panellist_who_speaks_again_in_the_discussion_has_two_turns() -> None:
    plan = half_day(f"one 10:00 12:00 {PANEL}")
    again = [*TURNS, ("10:30", f.FloorYielded("one", "t3")), ("10:31", f.FloorGiven("one", "Ann", "t4", 180, "reply"))]
    found = [t for t in talk_timings(look(plan, "10:32", *again), plan.sessions[0]) if t.speaker == "Ann"]
    assert [(t.kind, t.planned_s, t.actual_s) for t in found] == [("presentation", 600, 600), ("reply", 180, 60)]
