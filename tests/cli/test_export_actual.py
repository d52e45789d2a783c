"""`idm-tui export --as actual`: the times as they really were and are now expected, and what tables tell of both."""

from __future__ import annotations

import csv
import io
import json
from datetime import UTC, datetime
from typing import Any

import pytest
from icalendar import Calendar
from openpyxl import load_workbook

from tests.cli.shell import WORKSHOP, do
from tests.cli.test_export import raw, without_stamp
from tests.formats.exports.valid import schema, xsd

EVENING = "2007-10-08T20:00"
NOON = "2007-10-08T12:00"
DAY = """
10:04 start welcome
10:20 start keynote
10:36 end
10:38 skip setting
11:18 start session-1
11:50 extend 5m
13:09 end
"""


def replay(script: str = DAY) -> None:
    for line in script.strip().splitlines():
        do(*line.split())


def actual(form: str, *words: str, at: str = EVENING) -> bytes:
    return raw(WORKSHOP, "--to", form, "--as", "actual", "--at", at, *words)


def calendar(*, at: str = EVENING) -> dict[str, Any]:
    events = Calendar.from_ical(actual("ics", at=at).decode()).walk("VEVENT")
    return {str(each["UID"]).partition("@")[0]: each for each in events}


def rows(made: bytes) -> dict[str, dict[str, str]]:
    return {row["ID"]: row for row in csv.DictReader(io.StringIO(made.decode(), newline=""), strict=True)}


def local(clock: str, day: int = 8) -> datetime:
    hour, minute = map(int, clock.split(":"))
    return datetime(2007, 10, day, hour - 2, minute, tzinfo=UTC)


def test_a_calendar_has_the_times_that_were() -> None:
    replay()
    found = calendar()
    spans = {name: (each["DTSTART"].dt, each["DTEND"].dt) for name, each in found.items()}
    assert spans["welcome-remarks"] == (local("10:04"), local("10:20"))
    assert spans["keynote-presentation"] == (local("10:20"), local("10:36"))
    assert spans["session-1"] == (local("11:18"), local("13:09"))
    # Nobody began it, and its time is over.
    assert spans["session-2"] == (local("15:00"), local("18:00"))
    assert spans["session-3"] == (local("10:15", 9), local("13:00", 9))
    assert str(found["setting-the-scene"]["STATUS"]) == "CANCELLED"
    assert spans["setting-the-scene"] == (local("10:30"), local("11:00"))


def test_what_is_still_to_come_is_expected() -> None:
    replay("10:00 start welcome\n10:15 end\n11:20 start session-1\n11:30 extend 30m")
    found = calendar(at=NOON)
    assert found["session-1"]["DTEND"].dt == local("13:30")
    assert found["afternoon-break-1"]["DTSTART"].dt == local("13:30")


def test_the_version_of_an_event_goes_up_and_never_down() -> None:
    def versions() -> dict[str, int]:
        return {name: int(each["SEQUENCE"]) for name, each in calendar().items()}

    before = versions()
    assert set(before.values()) == {0}
    for line in (*DAY.strip().splitlines(), "13:10 undo", "14:00 move session-2 15:10"):
        replay(line)
        after = versions()
        today = {name for name in after if name not in NEXT_DAY}
        assert all(after[name] > before[name] for name in today), line
        assert {after[name] for name in NEXT_DAY} == {0}
        before = after


NEXT_DAY = frozenset(("migrant-story", "session-3", "afternoon-break-2", "session-4", "closing-remarks"))


def test_tables_tell_printed_and_actual_times() -> None:
    replay()
    row = rows(actual("csv"))["session-1"]
    stamp = "2007-10-08T{}:00+02:00"
    assert (row["Start"], row["End"]) == (stamp.format("11:18"), stamp.format("13:09"))
    assert (row["Planned start"], row["Planned end"]) == (stamp.format("11:00"), stamp.format("13:00"))
    assert (row["Actual start"], row["Actual end"]) == (row["Start"], row["End"])
    assert (row["Offset (min)"], row["Planned (min)"]) == ("9", "120")
    assert row["Reason"].startswith("started 18 min late, extended by 5 min")
    skipped = rows(actual("csv"))["setting-the-scene"]
    assert (skipped["Actual start"], skipped["Actual end"], skipped["Reason"]) == ("", "", "skipped")
    coming = rows(actual("csv"))["session-3"]
    assert (coming["Actual start"], coming["Offset (min)"], coming["Reason"]) == ("", "0", "")


def test_beside_the_printed_times_too_where_the_journal_is_asked() -> None:
    replay()
    row = rows(raw(WORKSHOP, "--to", "csv", "--at", EVENING))["session-1"]
    assert row["Start"] == row["Planned start"] == "2007-10-08T11:00:00+02:00"
    assert row["Actual start"] == "2007-10-08T11:18:00+02:00"
    assert "Actual start" not in rows(raw(WORKSHOP, "--to", "csv"))["session-1"]


def test_a_workbook_tells_the_same() -> None:
    replay()
    names, *others = load_workbook(io.BytesIO(actual("xlsx"))).active.values
    found = {row[0]: dict(zip(names, row, strict=True)) for row in others}
    row = found["session-1"]
    assert (row["Start"], row["End"]) == (datetime(2007, 10, 8, 11, 18), datetime(2007, 10, 8, 13, 9))  # noqa: DTZ001
    assert row["Planned start"] == datetime(2007, 10, 8, 11)  # noqa: DTZ001
    assert row["Offset (min)"] == 9
    assert found["session-3"]["Actual start"] is None


def test_the_json_says_what_happened() -> None:
    replay()
    tree = json.loads(actual("json"))
    found = {each["id"]: each for each in tree["sessions"]}
    assert tree["times"] == "actual"
    one = found["session-1"]
    assert (one["start"], one["planned_start"]) == ("2007-10-08T11:18:00+02:00", "2007-10-08T11:00:00+02:00")
    assert (one["happened"]["status"], one["happened"]["offset_s"]) == ("done", 540)
    assert found["setting-the-scene"]["takes_place"] is False
    assert found["session-3"]["happened"]["actual_start"] is None


def test_pages_show_the_times_that_were() -> None:
    replay()
    for form, time in (("md", b"11:18\xe2\x80\x9313:09"), ("html", b'datetime="2007-10-08T11:18:00+02:00"')):
        assert time in actual(form)
        assert b"really were" in actual(form)


@pytest.mark.parametrize("form", ["ics", "schedule-json", "schedule-xml", "csv", "xlsx", "md", "html", "json"])
def test_two_exports_at_one_time_are_the_same(form: str) -> None:
    replay()
    assert without_stamp(actual(form)) == without_stamp(actual(form))


@pytest.mark.parametrize("at", ["10:10", "10:37", "12:00", "13:08", "20:00"])
def test_a_schedule_of_the_day_is_valid_at_any_time(at: str) -> None:
    replay()
    found = json.loads(actual("schedule-json", at=f"2007-10-08T{at}:30"))
    assert [error.message for error in schema().iter_errors(found)] == []
    assert xsd().is_valid(actual("schedule-xml", at=f"2007-10-08T{at}:30").decode())
    for of_day in found["schedule"]["conference"]["days"]:
        start, end = (datetime.fromisoformat(of_day[key]) for key in ("day_start", "day_end"))
        dates = [datetime.fromisoformat(each["date"]) for room in of_day["rooms"].values() for each in room]
        assert all(start <= date < end for date in dates)


def test_an_empty_journal_tells_the_plan() -> None:
    assert without_stamp(actual("schedule-json", at="2007-10-08T08:00")) == raw(WORKSHOP, "--to", "schedule-json")
