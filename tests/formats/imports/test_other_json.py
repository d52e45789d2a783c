"""JSON of programs that nobody has told us of: titles, starts, rooms and people under the usual names."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from idm_tui.formats.imports.draft import ImportRefused
from tests.formats.imports.reading import PARIS, codes, imported_json, times

if TYPE_CHECKING:
    from idm_tui.core.plan import Plan


def told(plan: Plan) -> list[tuple[str, list[str]]]:
    return [(session.room, [person.name for person in session.speakers]) for session in plan.sessions]


FLAT = [
    {"id": 7, "title": "Water", "speaker": "Ana Perez, Li Wei", "venue": "Hall", "start_date": "2026-05-04T09:00:00Z",
     "start_time": "11:00", "end_date": "2026-05-04T09:30:00Z"},
    {"id": 8, "title": "Some time", "speaker": "Kofi"},
    {"id": 9, "title": "Ice", "speaker": "", "venue": None, "start_date": "2026-05-04T09:30:00Z", "duration": 15},
]  # fmt: skip
BY_ID = {
    "sessions": [
        {"id": "1", "title": "Water", "startsAt": "2026-05-04T11:00:00", "endsAt": "2026-05-04T11:30:00", "roomId": 3,
         "speakers": ["a", "b"], "isServiceSession": False},
        {"id": "2", "title": "Pause", "startsAt": "2026-05-04T11:30:00", "endsAt": "2026-05-04T11:45:00",
         "isServiceSession": True},
    ],
    "rooms": [{"id": 3, "name": "Hall"}],
    "speakers": [{"id": "a", "fullName": "Ana Perez"}, {"id": "b", "firstName": "Li", "lastName": "Wei"}],
}  # fmt: skip
BY_DAY = {
    "schedule": {
        "2026-05-04": {
            "660": {"1": {"code": "W", "title": "Water", "speakers": [{"name": "Ana Perez"}, {"name": "Li Wei"}],
                          "slot": {"room": {"en": "Hall"}, "start": "2026-05-04T11:00:00+02:00",
                                   "end": "2026-05-04T11:30:00+02:00"}}},
            "690": {"1": {"code": "I", "title": "Ice", "speakers": [],
                          "slot": {"start": "2026-05-04T11:30:00+02:00", "end": "2026-05-04T11:45:00+02:00"}}},
        }
    }
}  # fmt: skip
BY_CLOCK = [
    {
        "day": "Monday",
        "date": "2026-05-04",
        "events": [
            {"startTime": "11:00", "endTime": "11:30", "name": "Water", "room": "Hall",
             "people": ["Ana Perez", "Li Wei"]},
            {"startTime": "11:30", "endTime": "11:45", "name": "Ice"},
        ],
    }
]  # fmt: skip


@pytest.mark.parametrize("tree", [FLAT, BY_ID, BY_DAY, BY_CLOCK], ids=["flat", "by id", "by day", "by clock"])
def test_sessions_are_found_wherever_they_are(tree: Any) -> None:
    plan, draft = imported_json(tree, PARIS)
    assert [time[1:] for time in times(plan)] == [("04 11:00", "04 11:30"), ("04 11:30", "04 11:45")]
    assert told(plan) == [("Hall", ["Ana Perez", "Li Wei"]), ("", [])]
    assert codes(draft)[-1] == "left-out"


def test_what_has_no_time_beside_what_has_one_is_kept_as_a_comment() -> None:
    _plan, draft = imported_json(FLAT, PARIS)
    assert draft.left == ["Some time"]


def test_a_service_session_is_a_break_and_a_window_is_none() -> None:
    plan, _ = imported_json(BY_ID, PARIS)
    assert plan.sessions[1].kind == "break"
    window = {"title": "Block", "start": "2026-05-04T11:00:00", "talks": BY_ID["sessions"]}
    plan, _ = imported_json({"days": [window]}, PARIS)
    assert [session.title for session in plan.sessions] == ["Water", "Pause"]


@pytest.mark.parametrize("tree", [{"people": [{"name": "Ana"}]}, [[]], {"title": "x", "start": "soon"}])
def test_other_json_is_refused(tree: Any) -> None:
    with pytest.raises(ImportRefused, match="neither a schedule"):
        imported_json(tree, PARIS)


def test_small_words_are_parts_of_names() -> None:
    plan, _ = imported_json([{**FLAT[0], "speaker": "Rhys ap Owen, Tove af Berg, Ana de la Cruz y Paz"}], PARIS)
    assert told(plan) == [("Hall", ["Rhys ap Owen", "Tove af Berg", "Ana de la Cruz y Paz"])]
