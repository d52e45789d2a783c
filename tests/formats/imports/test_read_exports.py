"""What the program exports it can import: ids, times, titles, rooms, people, the event and its zone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from idm_tui.formats.exports import as_json, ics, schedule_json, schedule_xml
from idm_tui.formats.exports.programme import programme
from tests.formats.exports.plans import PLANS, STAMP
from tests.formats.imports.reading import imported

if TYPE_CHECKING:
    from collections.abc import Callable

    from idm_tui.core.plan import Plan, Session
    from idm_tui.formats.exports.programme import Programme

WRITERS: dict[str, Callable[[Programme], str]] = {
    "ics": lambda whole: ics.write(whole, STAMP),
    "schedule-json": schedule_json.write,
    "schedule-xml": schedule_xml.write,
    "json": as_json.write,
}


def contract(plan: Plan) -> dict[str, tuple[object, ...]]:
    return {s.id: (s.start, s.end, s.title, s.room, s.kind, s.skip) for s in plan.sessions}


def people(session: Session) -> dict[str, list[str]]:
    groups = {"moderators": session.moderators, "rapporteurs": session.rapporteurs, "speakers": session.speakers}
    return {role: [person.name for person in group] for role, group in groups.items()}


@pytest.mark.parametrize("form", WRITERS)
@pytest.mark.parametrize("case", PLANS)
def test_an_export_comes_back(case: str, form: str) -> None:
    plan = PLANS[case]()
    back, draft = imported(WRITERS[form](programme(plan)))
    assert (back.event.id, back.event.title, back.event.timezone) == (
        plan.event.id,
        plan.event.title,
        plan.event.timezone,
    )
    assert contract(back) == contract(plan)
    odd = {"time-odd"} if case == "long ago" else set()
    assert {doubt.code for doubt in draft.doubts} - {"overlap"} == odd


@pytest.mark.parametrize("form", WRITERS)
@pytest.mark.parametrize("case", ["workshop", "two rooms", "nights"])
def test_people_questions_and_the_discussion_come_back(case: str, form: str) -> None:
    plan = PLANS[case]()
    back, _ = imported(WRITERS[form](programme(plan)))
    for session in plan.sessions:
        found = back.session(session.id)
        assert found is not None
        assert people(found) == people(session)
        assert (found.questions, found.discussion) == (session.questions, session.discussion)


def test_its_own_json_gives_everything_back() -> None:
    plan = PLANS["workshop"]()
    back, draft = imported(as_json.write(programme(plan)))
    assert draft.doubts == []
    for one, other in zip(plan.sessions, back.sessions, strict=True):
        assert (one.subtitle, one.abstract, one.footnote, one.discussion) == (
            other.subtitle,
            other.abstract,
            other.footnote,
            other.discussion,
        )
        assert [(p.name, p.role, p.organisation) for p in one.speakers] == [
            (p.name, p.role, p.organisation) for p in other.speakers
        ]
    assert [day.title for day in back.days] == [day.title for day in plan.days]
    assert back.event.footnote == plan.event.footnote


def test_an_export_of_an_import_is_the_same_again() -> None:
    first = schedule_json.write(programme(PLANS["workshop"]()))
    second = schedule_json.write(programme(imported(first)[0]))
    third = schedule_json.write(programme(imported(second)[0]))
    assert second == third
