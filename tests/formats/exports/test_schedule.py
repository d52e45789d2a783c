"""schedule.json and schedule.xml: valid by the schema and the XSD of c3voc, every instant and every id exact."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import unquote
from xml.etree import ElementTree as ET

import pytest

from idm_tui.formats.exports import schedule_json, schedule_xml
from idm_tui.formats.exports.programme import ExportError, programme
from tests.formats.exports.plans import PLANS, day, event, instants, session
from tests.formats.exports.valid import schema, xsd


def tree(case: str) -> Any:
    return json.loads(schedule_json.write(programme(PLANS[case]())))


def conference(case: str) -> Any:
    return tree(case)["schedule"]["conference"]


def events(case: str) -> dict[str, Any]:
    """Return the events of the JSON by the id that they had in the agenda."""
    days = conference(case)["days"]
    found = [event for of_day in days for room in of_day["rooms"].values() for event in room]
    by_id = {unquote(event["origin_url"].partition("#")[2]): event for event in found}
    assert len(by_id) == len(found)
    return by_id


def root(case: str) -> ET.Element:
    return ET.fromstring(schedule_xml.write(programme(PLANS[case]())))  # noqa: S314 - our own


@pytest.mark.parametrize("case", PLANS)
def test_the_json_is_valid(case: str) -> None:
    assert [error.message for error in schema().iter_errors(tree(case))] == []


@pytest.mark.parametrize("case", PLANS)
def test_the_xml_is_valid(case: str) -> None:
    assert [str(error.reason) for error in xsd().iter_errors(schedule_xml.write(programme(PLANS[case]())))] == []


@pytest.mark.parametrize("case", PLANS)
def test_the_json_has_every_session_at_its_instants(case: str) -> None:
    plan, found = PLANS[case](), events(case)
    shown = {name: tuple(datetime.fromisoformat(each[key]) for key in ("date", "end")) for name, each in found.items()}
    assert shown == instants(plan)
    for name, each in found.items():
        one = plan.session(name)
        assert one is not None
        assert (each["title"], each["room"], each["type"]) == (one.title, one.room, one.kind)
        assert each["start"] == each["date"][11:16]
        assert each["persons"] == [{"name": speaker.name} for speaker in one.speakers]
        hours, minutes = each["duration"].split(":")
        assert timedelta(hours=int(hours), minutes=int(minutes)) == one.end - one.start


@pytest.mark.parametrize("case", PLANS)
def test_the_xml_says_what_the_json_says(case: str) -> None:
    found = {each.get("guid"): each for each in root(case).iter("event")}
    for each in events(case).values():
        other = found.pop(each["guid"])
        for key in ("date", "start", "duration", "title", "room", "slug", "origin_url", "abstract", "description"):
            assert (other.findtext(key) or "") == each[key], key
        assert [person.text for person in other.iter("person")] == [person["name"] for person in each["persons"]]
        assert other.get("id") == str(each["id"])
    assert not found
    assert root(case).findtext("conference/time_zone_name") == PLANS[case]().event.timezone
    assert root(case).findtext("conference/title") == PLANS[case]().event.title


@pytest.mark.parametrize("case", PLANS)
def test_every_start_lies_within_its_day_and_days_do_not_overlap(case: str) -> None:
    before = datetime.min.replace(tzinfo=UTC)
    for number, of_day in enumerate(conference(case)["days"], 1):
        assert of_day["index"] == number
        start, end = (datetime.fromisoformat(of_day[key]) for key in ("day_start", "day_end"))
        assert before <= start < end
        starts = [datetime.fromisoformat(each["date"]) for room in of_day["rooms"].values() for each in room]
        assert all(start <= each < end for each in starts)
        before = end


@pytest.mark.parametrize("case", PLANS)
def test_numbers_guids_and_slugs_are_told_apart_and_stay(case: str) -> None:
    found = events(case)
    for key in ("id", "guid", "slug"):
        assert len({each[key] for each in found.values()}) == len(found)
    assert sorted(each["id"] for each in found.values()) == list(range(1, len(found) + 1))
    acronym = conference(case)["acronym"]
    for name, each in found.items():
        assert each["slug"].startswith(f"{acronym}-")
        if name.isascii() and name.replace("-", "").isalnum() and name.islower() and len(name) > 3 and name[-1] != "-":
            assert each["slug"] == f"{acronym}-{name}"


def test_without_breaks_the_others_keep_their_numbers() -> None:
    plan = PLANS["two rooms"]()
    made = json.loads(schedule_json.write(programme(plan, with_breaks=False)))
    days = made["schedule"]["conference"]["days"]
    numbers = {each["slug"]: each["id"] for of_day in days for room in of_day["rooms"].values() for each in room}
    assert numbers == {each["slug"]: each["id"] for name, each in events("two rooms").items() if name != "coffee"}


def test_rooms_have_their_names_and_no_room_is_an_empty_one() -> None:
    found = conference("two rooms")
    assert [room["name"] for room in found["rooms"]] == ["Left | A", "Right"]
    assert list(found["days"][0]["rooms"]) == ["", "Left | A", "Right"]
    assert found["days"][1]["rooms"] == {}
    assert [each["guid"] for each in found["rooms"]] == list(
        dict.fromkeys(each.get("guid") for each in root("two rooms").iter("room") if each.get("name"))
    )


@pytest.mark.parametrize(
    ("zone", "named", "exact"),
    [
        ("Europe/Zurich", "Europe/Zurich", None),
        ("America/Argentina/Buenos_Aires", "America/Argentina/Buenos_Aires", None),
        ("UTC", "UTC", None),
        ("US/Eastern", "America/New_York", "US/Eastern"),
        ("Etc/GMT+3", None, "Etc/GMT+3"),
    ],
)
def test_a_zone_that_the_schema_has_no_room_for(zone: str, named: str | None, exact: str | None) -> None:
    plan = event(day("2026-06-01", session("talk", "09:00", "10:00")), zone=zone)
    made = json.loads(schedule_json.write(programme(plan)))
    assert [error.message for error in schema().iter_errors(made)] == []
    found = made["schedule"]["conference"]
    assert found.get("time_zone_name") == named
    assert found.get("meta", {}).get("time_zone_name") == exact


def test_what_lasts_longer_than_two_digits_of_hours() -> None:
    plan = event(day("2026-06-01", session("stay", "2026-06-01T10:00:00", "2026-06-06T12:30:00")))
    made = schedule_xml.write(programme(plan))
    assert xsd().is_valid(made)
    assert "<duration>5:02:30</duration>" in made
    assert '"duration": "122:30"' in schedule_json.write(programme(plan))


def test_the_version_changes_with_the_agenda_alone() -> None:
    def version(title: str) -> str:
        plan = event(day("2026-06-01", session("talk", "09:00", "10:00", title=title)))
        return str(json.loads(schedule_json.write(programme(plan)))["schedule"]["version"])

    assert version("One") == version("One") != version("Two")


def test_an_agenda_without_a_day_is_refused() -> None:
    for writer in (schedule_json, schedule_xml):
        with pytest.raises(ExportError, match="has no day"):
            writer.write(programme(event()))


def test_the_xml_leaves_out_what_xml_has_no_place_for() -> None:
    plan = event(day("2026-06-01", session("talk", "09:00", "10:00", title="a\ufffeb\uffffc", room="\uffffR")))
    made = schedule_xml.write(programme(plan))
    assert xsd().is_valid(made)
    assert "<title>abc</title>" in made
