"""Whatever stands in an agenda, each export gives it back when it is imported."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from idm_tui.core.text import clean_line
from idm_tui.formats.exports import as_csv, as_json, html, ics, markdown, schedule_json, schedule_xml, xlsx
from idm_tui.formats.exports.programme import programme
from tests.formats.exports.plans import STAMP, day, event, session, toml
from tests.formats.hostile import LETTERS, MARKS
from tests.formats.imports.reading import imported

if TYPE_CHECKING:
    from collections.abc import Callable

    from idm_tui.core.plan import Plan, Session
    from idm_tui.formats.exports.programme import Programme

WRITERS: dict[str, Callable[[Programme], Any]] = {
    "ics": lambda whole: ics.write(whole, STAMP),
    "schedule-json": schedule_json.write,
    "schedule-xml": schedule_xml.write,
    "json": as_json.write,
    "csv": as_csv.write,
    "xlsx": xlsx.write,
    "md": markdown.write,
    "html": html.write,
}
WORDS = (LETTERS | MARKS | st.sampled_from(["'=1", "=1+1", "A; B", "a | b", "<!-- x -->", "-", "09:00", "TBC"])).map(
    lambda text: clean_line(text).replace("\u200b", "")
)
TEXTS = WORDS.filter(bool).filter(lambda text: len(text) < 200)
# Brackets stand behind a name, and semicolons between people.
NAMES = TEXTS.filter(lambda text: not set(text) & set("()[];") and text.strip(" ,") == text)
ABOUT = st.sampled_from(["", "ILO", "Office; for water", "Ministry (of Labour; Geneva), Chile", "Director"])


@st.composite
def sessions(draw: st.DrawFn, number: int) -> str:
    """Write a session with anything in it."""
    names = draw(st.lists(st.tuples(NAMES, ABOUT), max_size=3, unique_by=lambda pair: pair[0].casefold()))
    people = ", ".join(f"{{ name = {toml(name)}, organisation = {toml(body)} }}" for name, body in names)
    asked = ", ".join(map(toml, draw(st.lists(TEXTS, max_size=2))))
    more = {"title": draw(TEXTS), "kind": draw(st.sampled_from(["session", "break", "keynote", "other"]))}
    room = draw(WORDS)
    start, end = 9 * 60 + 30 * number, 9 * 60 + 30 * (number + 1)
    return (
        session(f"s{number}", f"{start // 60:02}:{start % 60:02}", f"{end // 60:02}:{end % 60:02}", **more)
        + (f"room = {toml(room)}\n" if room else "")
        + f"speakers = [{people}]\nquestions = [{asked}]\ndiscussion = {str(draw(st.booleans())).lower()}\n"
    )


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    """Return an event of one day."""
    made = [draw(sessions(number)) for number in range(draw(st.integers(1, 3)))]
    return event(day("2026-06-01", *made), title=draw(TEXTS))


def told(one: Session) -> tuple[object, ...]:
    names = [" ".join(person.name.split()) for person in one.speakers]
    return (one.id, one.start, one.end, one.title, one.room, one.kind, names, list(one.questions), one.discussion)


@pytest.mark.parametrize("form", WRITERS)
@settings(deadline=None, max_examples=60)
@given(plan=plans())
def test_every_export_gives_back_what_it_was_given(form: str, plan: Plan) -> None:
    back, _ = imported(WRITERS[form](programme(plan)))
    assert back.event.title == plan.event.title
    assert [told(one) for one in back.sessions] == [told(one) for one in plan.sessions]


@pytest.mark.parametrize("form", WRITERS)
def test_semicolons_part_nobody(form: str) -> None:
    people = 'speakers = [{ name = "Ann", role = "Head (x; y)", organisation = "A; B" }, { name = "Di" }]'
    plan = event(day("2026-06-01", session("a", "09:00", "10:00", title="'=1", room="One; Two") + people + "\n"))
    back, _ = imported(WRITERS[form](programme(plan)))
    assert told(back.sessions[0]) == told(plan.sessions[0])
