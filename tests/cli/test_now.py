"""`now`: the plan against the clock, as text and as JSON."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from tests.cli.shell import WORKSHOP, refused, run, spawn

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.shell import Json

AT_11_20 = """\
Making Global Labour Mobility a Catalyst for Development
Mon 8 Oct 2007, 11:20:00 (Europe/Zurich)

Now
  11:00-13:00  Session I: Towards More Effective Labour Migration Management: Assessing Labour Market Ne…, \
1 h 40 min left

Next
  13:00-15:00  Afternoon Break, starts in 1 h 40 min
"""

AT_NIGHT = """\
Making Global Labour Mobility a Catalyst for Development
Mon 8 Oct 2007, 20:00:00 (Europe/Zurich)

Nothing is on at the moment.

Next
  10:00-10:15  Migrant Story, starts on Tuesday 9 October
"""

AFTER = """\
Making Global Labour Mobility a Catalyst for Development
Wed 10 Oct 2007, 09:00:00 (Europe/Zurich)

The event is over.
"""


def now(when: str) -> Json:
    answer = run("now", "--json", "--at", when)
    assert (answer.code, answer.err) == (0, "")
    return answer.json


@pytest.mark.parametrize(
    ("when", "text"), [("2007-10-08T11:20", AT_11_20), ("2007-10-08T20:00", AT_NIGHT), ("2007-10-10T09:00", AFTER)]
)
def test_the_text(when: str, text: str) -> None:
    answer = run("now", "--at", when)
    assert (answer.code, answer.out, answer.err) == (0, text, "")


def test_the_json() -> None:
    found = now("2007-10-08T11:20")
    assert found == {
        "at": "2007-10-08T11:20:00+02:00",
        "timezone": "Europe/Zurich",
        "phase": "running",
        "current": [
            {
                "id": "session-1",
                "title": "Session I: Towards More Effective Labour Migration Management: "
                "Assessing Labour Market Needs and Labour Force Skills Profiles",
                "kind": "session",
                "room": None,
                "start": "2007-10-08T11:00:00+02:00",
                "end": "2007-10-08T13:00:00+02:00",
                "elapsed_s": 1200,
                "remaining_s": 6000,
            }
        ],
        "next": [
            {
                "id": "afternoon-break-1",
                "title": "Afternoon Break",
                "kind": "break",
                "room": None,
                "start": "2007-10-08T13:00:00+02:00",
                "end": "2007-10-08T15:00:00+02:00",
                "starts_in_s": 6000,
            }
        ],
    }


INSTANTS = [
    # at, phase, current with what remains, next with what it takes to start
    ("2007-10-08T08:59:59", "before", [], [("registration", 1)]),
    ("2007-10-08T09:00:00", "running", [("registration", 3600)], [("welcome-remarks", 3600)]),
    ("2007-10-08T10:59:59", "running", [("setting-the-scene", 1)], [("session-1", 1)]),
    ("2007-10-08T11:00:00", "running", [("session-1", 7200)], [("afternoon-break-1", 7200)]),
    ("2007-10-08T17:59:59", "running", [("session-2", 1)], [("migrant-story", 16 * 3600 + 1)]),
    ("2007-10-08T18:00:00", "between", [], [("migrant-story", 16 * 3600)]),
    ("2007-10-08T23:59:59", "between", [], [("migrant-story", 10 * 3600 + 1)]),
    ("2007-10-09T00:00:00", "between", [], [("migrant-story", 10 * 3600)]),
    ("2007-10-09T10:14:59", "running", [("migrant-story", 1)], [("session-3", 1)]),
    ("2007-10-09T17:50:00", "running", [("closing-remarks", 600)], []),
    ("2007-10-09T18:00:00", "after", [], []),
    ("1999-01-01T00:00:00", "before", [], [("registration", 3202 * 86_400 + 8 * 3600)]),
    ("2100-01-01T00:00:00", "after", [], []),
]


@pytest.mark.parametrize(("when", "phase", "current", "upcoming"), INSTANTS, ids=[i[0] for i in INSTANTS])
def test_instants(when: str, phase: str, current: list[tuple[str, int]], upcoming: list[tuple[str, int]]) -> None:
    found = now(when)
    assert found["phase"] == phase
    assert [(s["id"], s["remaining_s"]) for s in found["current"]] == current
    assert [(s["id"], s["starts_in_s"]) for s in found["next"]] == upcoming
    assert all(type(s["elapsed_s"]) is int for s in found["current"])


WHEN = {
    "local": "2007-10-08T11:20",
    "local with seconds": "2007-10-08T11:20:00",
    "a blank between": "2007-10-08 11:20",
    "the offset of the zone": "2007-10-08T11:20+02:00",
    "UTC": "2007-10-08T09:20Z",
    "New York": "2007-10-08T05:20-04:00",
    "Kathmandu": "2007-10-08T15:05+05:45",
    "fractions are cut": "2007-10-08T11:20:00.999999",
}


@pytest.mark.parametrize("when", WHEN.values(), ids=WHEN)
def test_one_instant_however_it_is_written(when: str) -> None:
    assert now(when)["at"] == "2007-10-08T11:20:00+02:00"


@pytest.mark.parametrize(("when", "shown"), [("11:20", "11:20:00"), ("09:05:07", "09:05:07"), ("00:00", "00:00:00")])
def test_a_time_alone_is_of_the_clocks_day(when: str, shown: str) -> None:
    before = datetime.now(UTC)
    found = datetime.fromisoformat(now(when)["at"])
    assert f"{found:%H:%M:%S}" == shown
    assert abs(found - before) < timedelta(hours=49)


@pytest.mark.parametrize(
    ("when", "readings"),
    [
        ("2007-10-28T02:30", ["2007-10-28T02:30+02:00", "2007-10-28T02:30+01:00"]),
        ("2007-03-25T02:30", ["2007-03-25T03:30+02:00", "2007-03-25T01:30+01:00"]),
    ],
)
def test_a_doubtful_hour_is_refused_with_both_readings(when: str, readings: list[str]) -> None:
    said = refused("now", "--at", when)
    assert [reading for reading in readings if reading not in said] == []
    assert now(readings[0])["at"] == f"{readings[0][:16]}:00{readings[0][16:]}"


BAD_WHEN = ["", "soon", "25:00", "11", "2007-13-01", "2007-10-08T24:61", "11:20:99", "-1:00", "9999999", "\x1b[31m"]


@pytest.mark.parametrize("when", BAD_WHEN)
@pytest.mark.parametrize("command", ["now", "status", "log", "do"])
def test_a_bad_instant_is_refused_in_a_sentence(command: str, when: str) -> None:
    said = refused(command, f"--at={when}", *(["undo"] if command == "do" else []))
    assert "11:20" in said
    assert "\x1b" not in said


EDGES = [
    "0001-01-01T00:00Z",
    "0001-01-01T00:00",
    "9999-12-31T23:59:59Z",
    "9999-12-31T23:59:59",
    "0001-01-02T00:00-12:00",
]


@pytest.mark.parametrize("when", EDGES)
@pytest.mark.parametrize("command", ["now", "status", "log", "do"])
def test_the_ends_of_the_calendar_are_no_traceback(command: str, when: str) -> None:
    answer = run(command, f"--at={when}", *(["message", "x"] if command == "do" else []))
    assert answer.code in (0, 1)
    assert answer.code == 0 or answer.err.count("\n") == 1


def test_now_leaves_no_journal_behind(data: Path) -> None:
    run("now", "--at", "11:20")
    assert list(data.glob("*.journal*")) == []


def test_the_machines_clock_counts_where_none_is_given(here: Path) -> None:
    before = datetime.now(UTC).replace(microsecond=0)
    answer = spawn("now", WORKSHOP, "--json", cwd=here)
    assert (answer.code, answer.err) == (0, "")
    assert before <= datetime.fromisoformat(answer.json["at"]) <= datetime.now(UTC)


def test_two_rooms_that_overlap_and_start_together(here: Path) -> None:
    (here / "agenda.toml").write_text(
        """
[event]
id = "rooms"
title = "Rooms"
timezone = "America/New_York"
[[days]]
date = 2024-03-10
[[days.sessions]]
id = "a"
kind = "session"
title = "A"
start = "09:00"
end = "11:00"
room = "East"
[[days.sessions]]
id = "b"
kind = "session"
title = "B"
start = "10:00"
end = "12:00"
room = "West"
[[days.sessions]]
id = "mark"
kind = "other"
title = "Mark"
start = "11:30"
end = "11:30"
room = "East"
[[days.sessions]]
id = "c"
kind = "session"
title = "C"
start = "13:00"
end = "14:00"
room = "East"
[[days.sessions]]
id = "d"
kind = "session"
title = "D"
start = "13:00"
end = "14:00"
room = "West"
"""
    )
    found = now("2024-03-10T10:30")
    assert found["timezone"] == "America/New_York"
    assert found["at"] == "2024-03-10T10:30:00-04:00"
    assert [(s["id"], s["room"]) for s in found["current"]] == [("a", "East"), ("b", "West")]
    assert [(s["id"], s["starts_in_s"]) for s in found["next"]] == [("c", 9000), ("d", 9000)]
    assert [s["id"] for s in now("2024-03-10T11:30")["current"]] == ["b"]
    assert "2024-03-10" in refused("now", "--at", "2024-03-10T02:30")
