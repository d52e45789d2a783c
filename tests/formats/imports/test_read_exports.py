"""What the program exports it can import: ids, times, titles, rooms, people, the event and its zone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from idm_tui.formats.exports import as_csv, as_json, ics, schedule_json, schedule_xml, xlsx
from idm_tui.formats.exports.programme import programme
from tests.formats.exports.plans import PLANS, STAMP, day, event, session
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


def words(session: Session) -> list[str]:
    named = people(session)
    return [session.title, session.room, session.kind, *named["moderators"], *named["speakers"], *session.questions]


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
    for one in plan.sessions:
        found = back.session(one.id)
        assert found is not None
        assert people(found) == people(one)
        assert (found.questions, found.discussion) == (one.questions, one.discussion)


@pytest.mark.parametrize("writer", [as_csv, xlsx])
@pytest.mark.parametrize("case", PLANS)
def test_a_table_comes_back_to_the_letter(case: str, writer: Any) -> None:
    plan = PLANS[case]()
    back, draft = imported(writer.write(programme(plan)))
    assert (back.event.title, back.event.timezone) == (plan.event.title, plan.event.timezone)
    assert {doubt.code for doubt in draft.doubts} <= {"overlap", "time-odd"}
    for one in plan.sessions:
        found = back.session(one.id)
        assert found is not None
        assert contract(back)[one.id][:2] == contract(plan)[one.id][:2]
        # A blank that does not show is one in a cell, and a cell of a workbook holds no more than 32,767 characters.
        expected = [text.replace("\u200b", " ") for text in words(one)]
        assert [text[:9999] for text in words(found)] == [text[:9999] for text in expected]


def test_words_that_read_like_marks_of_a_source_come_back_too() -> None:
    plan = event(
        day(
            "2026-06-01",
            session("a", "09:00", "10:00", title="<b>One</b> [a](b) &amp; *two*")
            + 'moderators = [{ name = "Ann", role = "Chair", organisation = "Org (X); Y" }, { name = "Bea" }]\n'
            + 'speakers = [{ name = "Dr. No, Jr." }]\nquestions = ["2. And <b>?"]\n',
            session("b", "10:00", "11:00", title="'=1"),
        ),
        title="<i>Forum</i>",
    )
    for write in (*WRITERS.values(), as_csv.write):
        back, _ = imported(write(programme(plan)))
        assert back.event.title == plan.event.title
        assert contract(back) == contract(plan)
        assert people(back.sessions[0]) == people(plan.sessions[0])
        assert back.sessions[0].questions == plan.sessions[0].questions


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
