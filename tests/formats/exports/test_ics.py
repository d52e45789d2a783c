"""The calendar, read back: every instant exact, lines of 75 octets, CRLF and nothing else."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from typing import Any

import pytest
from icalendar import Calendar

from idm_tui.formats.exports import ics
from idm_tui.formats.exports.programme import programme
from tests.formats.exports.plans import PLANS, STAMP, instants


def made(case: str) -> str:
    return ics.write(programme(PLANS[case]()), STAMP)


def events(case: str) -> dict[str, Any]:
    calendar = Calendar.from_ical(made(case))
    tail = f"@{PLANS[case]().event.id}"
    found = {str(each["UID"]).removesuffix(tail): each for each in calendar.walk("VEVENT")}
    assert all(str(each["UID"]).endswith(tail) for each in found.values())
    assert not [each.errors for each in calendar.walk() if each.errors]
    return found


def span(event: Any) -> tuple[datetime, datetime]:
    start: datetime = event["DTSTART"].dt
    assert event["DTSTART"].to_ical().endswith(b"Z")
    if "DTEND" in event:
        assert event["DTEND"].dt > start
        return start, event["DTEND"].dt
    assert event["DURATION"].dt == timedelta(0)
    return start, start


@pytest.mark.parametrize("case", PLANS)
def test_every_session_is_there_at_its_instants(case: str) -> None:
    plan, found = PLANS[case](), events(case)
    assert {name: span(each) for name, each in found.items()} == instants(plan)
    for name, each in found.items():
        session = plan.session(name)
        assert session is not None
        assert (str(each["SUMMARY"]), str(each.get("LOCATION", ""))) == (session.title, session.room)
        told = str(each.get("DESCRIPTION", ""))
        assert all(person.name in told for person in (*session.moderators, *session.speakers))
        assert all(question in told for question in session.questions)


@pytest.mark.parametrize("case", PLANS)
def test_lines_end_and_fold_as_the_standard_says(case: str) -> None:
    data = made(case).encode()
    assert not re.search(rb"(?<!\r)\n|\r(?!\n)", data)
    assert max(map(len, data.split(b"\r\n"))) <= 75
    assert data.endswith(b"END:VCALENDAR\r\n")


@pytest.mark.parametrize("case", PLANS)
def test_the_calendar_says_what_it_is_and_which_zone_is_meant(case: str) -> None:
    calendar, event = Calendar.from_ical(made(case)), PLANS[case]().event
    assert {re.sub(r"\\([\\,;])", r"\1", str(calendar[name])) for name in ("X-WR-CALNAME", "NAME")} == {event.title}
    assert str(calendar["X-WR-TIMEZONE"]) == event.timezone
    assert str(calendar["VERSION"]) == "2.0"
    assert calendar["PRODID"]


def test_what_does_not_take_place_is_cancelled() -> None:
    stands = {name: str(each["STATUS"]) for name, each in events("two rooms").items()}
    assert stands.pop("gone") == "CANCELLED"
    assert set(stands.values()) == {"CONFIRMED"}


def test_two_exports_differ_in_their_stamp_alone() -> None:
    one = made("workshop")
    other = ics.write(programme(PLANS["workshop"]()), STAMP + timedelta(hours=1, microseconds=5))
    assert one != other
    assert one == other.replace("DTSTAMP:20260601T093000Z", "DTSTAMP:20260601T083000Z")


def test_what_was_printed_is_the_first_version() -> None:
    assert {each["SEQUENCE"] for each in events("workshop").values()} == {0}
