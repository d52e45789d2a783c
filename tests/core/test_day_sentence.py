from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given

from idm_tui.core import facts as f
from idm_tui.core.answers import absorb, share, shift
from idm_tui.core.day_sentence import day_sentence
from idm_tui.core.overview import overview
from tests.agendas import workshop
from tests.core.lateness import chosen, end, half_day, look, start
from tests.core.random_days import Day, days
from tests.core.told import at, told

if TYPE_CHECKING:
    from idm_tui.core.facts import Body
    from idm_tui.core.overview import Overview

Story = list[tuple[str, "Body"]]
SCENE = ("10:30", f.SessionStarted("setting-the-scene"))
WELCOME = ("10:00", f.SessionStarted("welcome-remarks"))
FIRST = ("11:00", f.SessionStarted("session-1"))


def shipped(now: str, *story: tuple[str, Body]) -> Overview:
    return overview(workshop(), told(*story), at(now))


def moved(session: str, starts: str, ends: str) -> f.SessionRetimed:
    return f.SessionRetimed(session, at(starts).isoformat(), at(ends).isoformat())


@pytest.mark.parametrize(
    ("now", "story", "sentence"),
    [
        ("08:00", [], "On time."),
        ("10:00:59", [], "On time."),
        ("10:01", [], "1 minute late; Session I loses 1 of its 120 minutes; the afternoon is not touched."),
        ("10:04", [], "4 minutes late; Session I loses 4 of its 120 minutes; the afternoon is not touched."),
        ("11:00:50", [SCENE], "On time."),
        ("11:07", [SCENE], "7 minutes late; Session I loses 7 of its 120 minutes; the afternoon is not touched."),
        ("11:07:59", [SCENE], "7 minutes late; Session I loses 7 of its 120 minutes; the afternoon is not touched."),
        ("10:50", [WELCOME], "35 minutes late; Session I loses 35 of its 120 minutes; the afternoon is not touched."),
        (
            "10:12",
            [WELCOME, ("10:05", f.SessionPaused("welcome-remarks"))],
            "7 minutes late; Session I loses 7 of its 120 minutes; the afternoon is not touched.",
        ),
        (
            "10:40",
            [("10:25", f.SessionStarted("setting-the-scene"))],
            "5 minutes early; nothing that follows is touched.",
        ),
        (
            "10:05",
            [WELCOME, ("10:05", f.SessionSkipped("keynote-presentation"))],
            "On time; Keynote Presentation is skipped.",
        ),
        (
            "10:12",
            [("10:10", f.SessionStarted("welcome-remarks")), ("10:11", f.SessionSkipped("keynote-presentation"))],
            "10 minutes late; Keynote Presentation is skipped; nothing that follows is touched.",
        ),
        ("12:00", [FIRST, ("11:30", f.SessionSkipped("session-2"))], "On time; Session II is skipped."),
        (
            "12:00",
            [FIRST, ("11:30", moved("session-2", "15:30", "18:00"))],
            "Session II loses 30 of its 180 minutes; the day ends on time.",
        ),
        (
            "12:00",
            [FIRST, ("11:30", moved("session-2", "15:30", "18:30"))],
            "On time; the day ends 30 minutes late, at 18:30.",
        ),
        ("12:40", [FIRST, ("12:30", f.SessionEnded("session-1"))], "On time."),
        (
            "17:00",
            [("15:00", f.SessionStarted("session-2")), ("16:00", f.SessionExtended("session-2", -1200))],
            "20 minutes early; Session II loses 20 of its 180 minutes.",
        ),
        ("18:04", [("15:00", f.SessionStarted("session-2")), ("18:00", f.SessionEnded("session-2"))], ""),
        ("20:00", [], ""),
        (
            "2007-10-09 15:10",
            [("2007-10-09 15:07", f.SessionStarted("session-4"))],
            "7 minutes late; Wrap-up and Closing Remarks loses 7 of its 10 minutes; the day ends on time.",
        ),
        (
            "2007-10-09 15:20",
            [("2007-10-09 15:17", f.SessionStarted("session-4"))],
            (
                "17 minutes late; nothing is left of Wrap-up and Closing Remarks; "
                "the day ends 7 minutes late, at 18:07; 17 minutes must be given up before 18:00."
            ),
        ),
    ],
)
def test_the_shipped_days_in_a_sentence(now: str, story: Story, sentence: str) -> None:
    assert day_sentence(shipped(now, *story)) == sentence


HOURS = "one 10:00 11:00\ntwo 11:00 12:00\nthree 12:00 13:00"
LUNCH = "one 10:00 11:00\nlunch 11:00 12:00\ntwo 12:00 13:00"


@pytest.mark.parametrize(
    ("sessions", "stops", "now", "story", "sentence"),
    [
        (HOURS, "", "10:30", [start("10:10", "one")], "10 minutes late; the day ends 10 minutes late, at 13:10."),
        (HOURS, "", "10:50", [start("10:00", "one"), end("10:50", "one")], "On time."),
        (
            HOURS.replace("11:00 12:00", "11:20 12:00"),
            "",
            "10:30",
            [start("10:10", "one")],
            "10 minutes late; nothing that follows is touched.",
        ),
        (
            HOURS.replace("11:00 12:00", "11:20 12:00"),
            "",
            "10:30",
            [start("10:25", "one")],
            "25 minutes late; the day ends 5 minutes late, at 13:05.",
        ),
        (
            LUNCH,
            "",
            "10:30",
            [start("10:10", "one")],
            "10 minutes late; lunch is 10 minutes shorter; the afternoon is not touched.",
        ),
        (
            LUNCH,
            "",
            "12:00",
            [start("10:00", "one")],
            "60 minutes late; nothing is left of lunch; from two at 12:00 on the plan holds.",
        ),
        (
            LUNCH,
            "",
            "10:30",
            [start("10:00", "one"), ("10:01", f.SessionExtended("one", 4200))],
            "70 minutes late; nothing is left of lunch; the day ends 10 minutes late, at 13:10.",
        ),
        (LUNCH, "", "11:30", [start("10:00", "one"), end("11:00", "one")], "On time."),
        (LUNCH, "", "12:05", [start("10:00", "one"), end("11:00", "one")], "5 minutes late."),
        (
            HOURS,
            "14:00",
            "10:30",
            [start("10:15", "one")],
            "15 minutes late; the day ends 15 minutes late, at 13:15.",
        ),
        (
            HOURS.replace("12:00 13:00", "12:00 12:50"),
            "13:00",
            "10:30",
            [start("10:15", "one")],
            "15 minutes late; the day ends 15 minutes late, at 13:05; 5 minutes must be given up before 13:00.",
        ),
        (
            HOURS,
            "13:00",
            "10:30",
            [start("10:00", "one"), ("10:20", f.SessionExtended("one", 5400))],
            (
                "90 minutes late; nothing is left of three; the day ends 30 minutes late, at 13:30; "
                "90 minutes must be given up before 13:00."
            ),
        ),
        (
            (
                "one 10:00 11:00 fixed_end = true\ntwo 11:00 11:10 fixed_end = true\nlunch 11:10 11:20\n"
                "three 11:20 11:30 fixed_end = true\nfour 11:30 12:00"
            ),
            "",
            "11:28",
            [start("10:00", "one")],
            (
                "28 minutes late; nothing is left of two; three loses 8 of its 10 minutes; 1 more loses time; "
                "from four at 11:30 on the plan holds."
            ),
        ),
    ],
)
def test_other_days_in_a_sentence(sessions: str, stops: str, now: str, story: Story, sentence: str) -> None:
    assert day_sentence(look(half_day(sessions, stops), now, *story)) == sentence


def test_each_room_has_its_own_sentence() -> None:
    rooms = 'left 10:00 11:00 room = "A"\nright 10:00 11:00 room = "B"\nlunch 11:00 12:00\nplenary 12:00 13:00'
    story = (start("10:00", "right"), start("10:20", "left"))
    left, right = (look(half_day(rooms), "10:30", *story, room=room) for room in "AB")
    assert day_sentence(left) == "20 minutes late; lunch is 20 minutes shorter; the afternoon is not touched."
    assert day_sentence(right) == "On time."


def test_the_sentence_tells_what_an_answer_did() -> None:
    seen = shipped("10:20", WELCOME)
    assert day_sentence(chosen(seen, absorb(seen))) == (
        "5 minutes late; Setting the Scene loses 5 of its 30 minutes; from Session I at 11:00 on the plan holds."
    )
    assert day_sentence(chosen(seen, shift(seen, 300))) == (
        "5 minutes late; Session I loses 5 of its 120 minutes; Session II loses 5 of its 180 minutes; "
        "the day ends on time."
    )
    late = shipped("2007-10-09 15:07", ("2007-10-09 15:07", f.SessionStarted("session-4")))
    assert day_sentence(chosen(late, share(late))) == (
        "Session IV loses 7 of its 170 minutes; nothing that follows is touched."
    )


@pytest.mark.parametrize(("now", "began"), [("13:05", "11:00"), ("15:20", "11:00"), ("18:04", "15:00")])
def test_nothing_must_be_given_up_before_a_stop_that_is_over(now: str, began: str) -> None:
    live = "session-1" if began == "11:00" else "session-2"
    assert "given up before" not in day_sentence(shipped(now, (began, f.SessionStarted(live))))


def test_every_skipped_session_is_named_or_counted() -> None:
    names = ("keynote-presentation", "setting-the-scene", "session-1")
    sentence = day_sentence(shipped("10:05", WELCOME, *(("10:02", f.SessionSkipped(name)) for name in names)))
    assert "Session I" in sentence or "1 more" in sentence


def test_a_long_title_is_cut() -> None:
    plan = half_day("one 10:00 11:00\nthe-plenary-of-all-the-delegations-in-the-hall 11:00 12:00 fixed_end = true")
    sentence = day_sentence(look(plan, "10:30", start("10:10", "one")))
    assert sentence.startswith("10 minutes late; the-plenary-of-all-the-delegations-in-t… loses 10 of its 60 minutes")


@given(days())
def test_any_day_makes_one_plain_sentence(day: Day) -> None:
    sentence = day_sentence(day.seen)
    if not day.seen.projection.rows:
        assert sentence == ""
        return
    assert re.fullmatch(r"[^;.]+(; [^;.]+)*\.", sentence)
    assert not re.search(r"(^|\s)(-\d|0 minutes?|1 minutes)", sentence)
