"""The reminder: what should have begun or ended and nobody pressed anything."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import pytest

from idm_tui.core.facts import (
    SessionEnded,
    SessionExtended,
    SessionPaused,
    SessionRestored,
    SessionRetimed,
    SessionSkipped,
    SessionStarted,
)
from idm_tui.core.overview import overview
from idm_tui.core.reminder import reminder
from tests.agendas import plan_of, workshop
from tests.core.told import at, small, told

if TYPE_CHECKING:
    from idm_tui.core.facts import Body
    from idm_tui.core.plan import Plan

Story: TypeAlias = tuple[tuple[str, "Body"], ...]


def reminded(now: str, story: Story = (), plan: Plan | None = None, room: str | None = None) -> str | None:
    """Return what is missing, in short: "start session-1 11:00"."""
    plan = plan or workshop()
    found = reminder(overview(plan, told(*story), at(now), room))
    return None if found is None else f"{found.what} {found.session.id} {plan.local(found.since):%H:%M}"


def start(when: str, session: str) -> tuple[str, Body]:
    return when, SessionStarted(session)


def end(when: str, session: str) -> tuple[str, Body]:
    return when, SessionEnded(session)


def retimed(when: str, session: str, begins: str, ends: str) -> tuple[str, Body]:
    start, end = (f"2007-10-08T{time}:00+02:00" for time in (begins, ends))
    return when, SessionRetimed(session, start, end)


SETTING: Story = (start("10:30", "setting-the-scene"),)
ONE: Story = (start("11:00", "session-1"),)
OVER: Story = (*ONE, end("13:00", "session-1"))

# When, what happened, what is missing.
CASES: dict[str, tuple[str, Story, str | None]] = {
    "before the day": ("08:00", (), None),
    "registration begins by itself": ("09:30", (), None),
    "the first session is due": ("10:00", (), None),
    "two minutes are nothing yet": ("10:01:59", (), None),
    "two minutes after its time": ("10:02", (), "start welcome-remarks 10:00"),
    "an app that nobody touches, later": ("11:30", (), "start session-1 11:00"),
    "the break begins by itself": ("13:30", (), None),
    "in hand": ("10:45", SETTING, None),
    "in time after a late start": ("10:59", (start("10:40", "setting-the-scene"),), None),
    "the next is due while one is live": ("11:01:59", SETTING, None),
    "the next should have begun": ("11:02", SETTING, "start session-1 11:00"),
    "what began early": ("10:50", (start("10:50", "session-1"),), None),
    "between two": ("10:50", (*SETTING, end("10:50", "setting-the-scene")), None),
    "ended early, the next overdue": (
        "11:02",
        (*SETTING, end("10:50", "setting-the-scene")),
        "start session-1 11:00",
    ),
    "five minutes past its end, a break follows": ("13:04:59", ONE, None),
    "should have ended": ("13:05", ONE, "end session-1 13:00"),
    "extended": ("13:05", (*ONE, ("12:50", SessionExtended("session-1", 600))), None),
    "past what was added": ("13:15", (*ONE, ("12:50", SessionExtended("session-1", 600))), "end session-1 13:10"),
    "past the break: the start is missing": ("15:02", ONE, "start session-2 15:00"),
    "in the break": ("14:00", OVER, None),
    "after the break": ("15:02", OVER, "start session-2 15:00"),
    "the last of the day": ("18:05", (start("15:00", "session-2"),), "end session-2 18:00"),
    "nothing is left": ("18:30", (start("15:00", "session-2"), end("18:00", "session-2")), None),
    "in the night": ("23:00", (start("15:00", "session-2"), end("18:00", "session-2")), None),
    "another time was agreed": ("11:04", (*SETTING, retimed("10:50", "session-1", "11:10", "13:00")), None),
    "past the agreed time": (
        "11:12",
        (*SETTING, retimed("10:50", "session-1", "11:10", "13:00")),
        "start session-1 11:10",
    ),
    "printed again": (
        "11:05",
        (*SETTING, retimed("10:50", "session-1", "11:10", "13:00"), ("10:55", SessionRestored("session-1"))),
        "start session-1 11:00",
    ),
    "skipped": ("11:04", (*SETTING, ("10:50", SessionSkipped("session-1"))), None),
    "the second day": ("2007-10-09 10:05", OVER, "start migrant-story 10:00"),
    "suspended, its end moves": (
        "11:00",
        (start("10:00", "welcome-remarks"), ("10:05", SessionPaused("welcome-remarks"))),
        "start keynote-presentation 10:15",
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_what_seems_to_be_forgotten(case: str) -> None:
    now, story, expected = CASES[case]
    assert reminded(now, story) == expected


def test_a_suspended_session_that_is_the_last_is_never_overdue() -> None:
    plan = plan_of(small("one 10:00 11:00", date="2007-10-08"))
    story: Story = (start("10:00", "one"), ("10:05", SessionPaused("one")))
    assert reminded("12:00", story, plan) is None


def test_each_room_has_its_own() -> None:
    plan = plan_of(small("one 10:00 11:00 room = 'A'\ntwo 10:00 11:00 room = 'B'", date="2007-10-08"))
    story: Story = (start("10:00", "one"),)
    assert reminded("10:10", story, plan, "A") is None
    assert reminded("10:10", story, plan, "B") == "start two 10:00"


def test_markers_and_what_is_skipped_in_the_agenda_are_never_missing() -> None:
    lines = "one 10:00 11:00\ndoors 11:00 11:00\nout 11:00 11:30 skip = true\ntwo 11:30 12:00"
    plan = plan_of(small(lines, date="2007-10-08"))
    story: Story = (start("10:00", "one"), end("11:00", "one"))
    assert reminded("11:20", story, plan) is None
    assert reminded("11:32", story, plan) == "start two 11:30"


def test_an_empty_agenda() -> None:
    assert reminded("10:00", (), plan_of('[event]\nid = "e"\ntitle = "E"\ntimezone = "Europe/Zurich"\n')) is None


@pytest.mark.parametrize(
    ("now", "story", "words"),
    [
        ("11:02", SETTING, "Session I should have begun at 11:00"),
        ("13:05", ONE, "Session I should have ended at 13:00"),
    ],
)
def test_the_words(now: str, story: Story, words: str) -> None:
    found = reminder(overview(workshop(), told(*story), at(now)))
    assert found is not None
    assert found.words == words


def test_a_long_title_is_cut() -> None:
    plan = plan_of(small("one 10:00 11:00", date="2007-10-08").replace('title = "one"', f'title = "{"x" * 500}"'))
    found = reminder(overview(plan, told(), at("10:10")))
    assert found is not None
    assert found.words == f"{'x' * 39}… should have begun at 10:00"
