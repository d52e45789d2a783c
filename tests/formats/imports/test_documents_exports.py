"""What the exports write as pages comes back: ids, times, titles, rooms, and for HTML the event and its zone."""

from __future__ import annotations

from datetime import UTC
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from idm_tui.formats.exports import html, markdown
from idm_tui.formats.exports.programme import programme
from idm_tui.formats.imports.draft import Options
from idm_tui.formats.imports.read import read_source
from tests.agendas import plan_of
from tests.formats.exports.plans import PLANS, day, event, session

if TYPE_CHECKING:
    from idm_tui.core.plan import Plan

SHIPPED = Path(__file__).parents[3] / "agenda.toml"
WRITERS = {"html": html.write, "md": markdown.write}


def come_back(plan: Plan, form: str) -> Plan:
    text, _draft = read_source(WRITERS[form](programme(plan)).encode(), f"page.{form}", Options())
    return plan_of(text)


def told(plan: Plan) -> list[tuple[str, ...]]:
    return sorted(
        (
            one.id,
            " ".join(one.title.split()),
            one.start.astimezone(UTC).isoformat(),
            one.end.astimezone(UTC).isoformat(),
            " ".join(one.room.split()),
        )
        for one in plan.sessions
    )


@pytest.mark.parametrize("form", WRITERS)
@pytest.mark.parametrize("case", PLANS)
def test_every_session_comes_back(case: str, form: str) -> None:
    plan = PLANS[case]()
    again = come_back(plan, form)
    assert told(again) == told(plan)
    assert {one.id for one in again.sessions if one.skip} == {one.id for one in plan.sessions if one.skip}
    assert again.event.title == " ".join(plan.event.title.split())
    assert again.event.timezone == plan.event.timezone
    assert form == "md" or again.event.id == plan.event.id


@pytest.mark.parametrize("form", WRITERS)
def test_people_questions_and_what_a_session_is_about_come_back(form: str) -> None:
    plan = plan_of(SHIPPED.read_text("utf-8"))
    again = come_back(plan, form)
    assert told(again) == told(plan)
    for one, other in zip(plan.sessions, again.sessions, strict=True):
        assert one.questions == other.questions
        assert one.abstract.split() == other.abstract.split()
        assert one.subtitle == other.subtitle
        for role in ("moderators", "speakers"):
            assert [person.name for person in getattr(one, role)] == [person.name for person in getattr(other, role)]
    assert [of_day.title for of_day in again.days] == [of_day.title for of_day in plan.days]


@pytest.mark.parametrize("form", WRITERS)
def test_who_speaks_for_another_does_so_again(form: str) -> None:
    again = come_back(plan_of(SHIPPED.read_text("utf-8")), form)
    person = next(one for each in again.sessions for one in each.speakers if one.name == "Jung Mino")
    assert person.on_behalf_of is not None
    assert (person.role, person.on_behalf_of.name) == ("Labour Attaché", "Hyo-jung Hwang")


@pytest.mark.parametrize("form", WRITERS)
@pytest.mark.parametrize(
    "title", ["1. *Stars* | pipes #", "~~Struck~~", "<b>&amp;</b>", "\\| \\", "[a](b) `c`", "09:00–10:00"]
)
def test_a_title_of_marks_comes_back(title: str, form: str) -> None:
    plan = event(day("2026-06-01", session("one", "09:00", "10:00", title=title, abstract="1. no\n\n* list")))
    again = come_back(plan, form)
    assert told(again) == told(plan)
    assert again.sessions[0].abstract == "1. no\n\n* list"
    assert again.sessions[0].questions == ()


def test_a_page_of_another_program_is_no_export_of_ours() -> None:
    page = b'<html><body data-timezone="UTC" data-session="x"><p>4 May 2026</p><p>9:00 Opening</p></body></html>'
    _text, draft = read_source(page, "page.html", Options("UTC"))
    assert [one.title for one in draft.sessions] == ["Opening"]


def test_a_row_whose_time_was_edited_away_is_told() -> None:
    page = markdown.write(programme(event(day("2026-06-01", session("one", "09:00", "10:00"),
                                              session("two", "10:00", "11:00")))))  # fmt: skip
    _text, draft = read_source(page.replace("09:00–10:00", "soon").encode(), "page.md", Options())
    assert [one.id for one in draft.sessions] == ["two"]
    assert [doubt.code for doubt in draft.doubts] == ["untimed"]
    assert draft.left
