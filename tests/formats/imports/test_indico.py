"""Indico's two exports: the timetable, which has breaks, and the event."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from idm_tui.formats.imports.draft import ImportRefused
from tests.formats.imports.reading import codes, imported_json, read_or_refused, times


def at(time: str, date: str = "2026-06-01", zone: str = "Europe/Zurich") -> dict[str, str]:
    return {"date": date, "time": time, "tz": zone}


TALK: dict[str, Any] = {
    "entryType": "Contribution",
    "title": "Talk",
    "description": "<p>One &amp; two</p>",
    "presenters": [{"firstName": "Ann", "familyName": "Lee", "affiliation": "ILO", "emailHash": "x"}],
    "startDate": at("10:00:00"),
    "endDate": at("10:30:00"),
    "duration": 30.0,
    "room": "",
}
BLOCK: dict[str, Any] = {
    "entryType": "Session",
    "title": "Water",
    "slotTitle": "Morning",
    "conveners": [{"name": "Mo Der", "affiliation": "UN"}],
    "startDate": at("10:00:00"),
    "endDate": at("12:00:00"),
    "room": '"Hall"',
    "entries": {"c2": TALK},
}
PAUSE: dict[str, Any] = {
    "entryType": "Break",
    "title": "Refuel",
    "startDate": at("12:00:00"),
    "endDate": at("12:30:00"),
}


def timetable(**days: dict[str, Any]) -> Any:
    return {"count": 1, "results": {"7": {day.removeprefix("d"): entries for day, entries in days.items()}}}


def test_a_block_is_the_window_of_its_talks() -> None:
    plan, draft = imported_json(timetable(d20260601={"s1": BLOCK, "b3": PAUSE}))
    talk, pause = plan.sessions
    assert plan.event.timezone == "Europe/Zurich"
    assert times(plan) == [("Talk", "01 10:00", "01 10:30"), ("Refuel", "01 12:00", "01 12:30")]
    assert (talk.id, talk.room, talk.subtitle, talk.abstract) == ("c2", "Hall", "Water: Morning", "One & two")
    assert [(p.name, p.organisation) for p in (*talk.moderators, *talk.speakers)] == [
        ("Mo Der", "UN"),
        ("Ann Lee", "ILO"),
    ]
    assert (pause.id, pause.kind) == ("b3", "break")
    assert codes(draft) == []


def test_a_block_without_talks_is_a_session() -> None:
    plan, _ = imported_json(timetable(d20260601={"s1": {**BLOCK, "entries": {}}}))
    assert times(plan) == [("Water", "01 10:00", "01 12:00")]
    assert plan.sessions[0].moderators[0].name == "Mo Der"


def test_a_night_that_is_listed_under_both_days_is_one() -> None:
    night = {**BLOCK, "entries": {}, "startDate": at("23:00:00"), "endDate": at("01:00:00", "2026-06-02")}
    plan, _ = imported_json(timetable(d20260601={"s1": night}, d20260602={"s1": night}))
    assert times(plan) == [("Water", "01 23:00", "02 01:00")]


def test_what_is_not_scheduled_is_kept_as_a_comment() -> None:
    plan, draft = imported_json(timetable(d20260601={"b": PAUSE, "c": {**TALK, "startDate": None}}))
    assert len(plan.sessions) == 1
    assert (codes(draft), draft.left) == (["untimed"], ["Talk"])


def test_a_draft_of_a_timetable_has_no_session() -> None:
    empty: tuple[Any, ...] = ({}, {"7": {}}, [], None, 5, {"7": {"20260601": {}}})
    for results in empty:
        with pytest.raises(ImportRefused, match="no session"):
            imported_json({"results": results})


def event(**more: Any) -> Any:
    head = {"id": 7, "title": "Forum", "timezone": "Europe/Zurich", "location": "Geneva"}
    return {"count": 1, "results": [{**head, **more}]}


def test_an_event_with_sessions_and_contributions() -> None:
    talk = {"id": "1", "db_id": 11, "title": "A", "startDate": at("10:00:00"), "endDate": at("10:20:00"), "room": "R",
            "speakers": [{"fullName": "Lee, Ann", "first_name": "Ann", "last_name": "Lee"}]}  # fmt: skip
    other = {"id": "2", "title": "B", "startDate": at("11:00:00"), "duration": 25, "speakers": []}
    session = {"title": "Water", "conveners": [{"fullName": "Mo"}], "room": "Hall", "contributions": [talk]}
    plan, _ = imported_json(event(sessions=[session], contributions=[talk, other]))
    assert (plan.event.id, plan.event.title, plan.event.venue) == ("indico-7", "Forum", "Geneva")
    assert times(plan) == [("A", "01 10:00", "01 10:20"), ("B", "01 11:00", "01 11:25")]
    assert plan.sessions[0].subtitle == "Water"


def test_names_stand_in_their_order_without_titles() -> None:
    speakers = [{"fullName": "Lee, Ann"}, {"fullName": "Ms Sy, Mo", "first_name": "Mo", "last_name": "Sy"}]
    talk = {"id": 1, "title": "A", "startDate": at("10:00:00"), "duration": 20, "speakers": speakers, "room": "‘Hall’"}
    plan, _ = imported_json(event(contributions=[talk]))
    assert [person.name for person in plan.sessions[0].speakers] == ["Ann Lee", "Mo Sy"]
    assert plan.sessions[0].room == "Hall"


def test_each_of_several_events_without_contributions_is_a_session() -> None:
    tree = event(title="Water", startDate=at("10:00:00"), endDate=at("12:00:00"))
    tree["results"].append({**tree["results"][0], "id": 2, "title": "Ice", "startDate": at("12:00:00"),
                            "endDate": at("13:00:00")})  # fmt: skip
    plan, _ = imported_json(tree)
    assert [session.title for session in plan.sessions] == ["Water", "Ice"]


def test_an_event_alone_is_one_session() -> None:
    plan, _ = imported_json(event(startDate=at("10:00:00"), endDate=at("12:00:00"), chairs=[{"fullName": "Ann"}]))
    assert times(plan) == [("Forum", "01 10:00", "01 12:00")]


def test_an_end_in_another_zone_is_the_instant_it_is() -> None:
    entry = {**TALK, "endDate": at("09:00:00", zone="UTC")}
    plan, _ = imported_json(timetable(d20260601={"c": entry}))
    assert times(plan) == [("Talk", "01 10:00", "01 11:00")]


def test_an_end_in_no_zone_gives_way_to_the_duration() -> None:
    plan, _ = imported_json(timetable(d20260601={"c": {**TALK, "endDate": at("11:00:00", zone="Moon")}}))
    assert times(plan) == [("Talk", "01 10:00", "01 10:30")]


_LEAVES = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=6)
    | st.sampled_from([at("10:00:00"), at("00:00:00", "0001-01-01"), at("23:59:59", "9999-12-31", "Moon"), TALK, BLOCK])
)
_VALUES = st.recursive(_LEAVES, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner))
_KEYS = st.sampled_from(
    ["title", "startDate", "endDate", "duration", "room", "entries", "conveners", "presenters", "id"]
)


@given(st.dictionaries(_KEYS, _VALUES), st.booleans())
def test_any_entry_is_read_or_refused(entry: dict[str, Any], is_event: bool) -> None:  # noqa: FBT001
    entry = {**TALK, **entry}
    tree = event(contributions=[entry], sessions=[entry]) if is_event else timetable(d20260601={"c": entry})
    read_or_refused(json.dumps(tree).encode())
