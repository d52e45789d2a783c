"""The workshop's own programme, printed as its organisers print it, is imported as it was transcribed by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from idm_tui.core.text import fold
from idm_tui.formats.imports.draft import Options
from tests.agendas import workshop
from tests.formats.imports.reading import imported

if TYPE_CHECKING:
    from collections.abc import Iterator

    from idm_tui.core.agenda import Party
    from idm_tui.core.plan import Plan, Session

ZURICH = Options("Europe/Zurich")


def printed(plan: Plan) -> str:
    """Print the agenda: a footnote in the midst, lists of speakers, tables' tabs, names in bold glued to titles."""
    event = plan.event
    first, last = event.title.upper().split(" A ", 1)
    lines = [f"{one.acronym} {one.name}" for one in event.organizers]
    lines += ["", event.series.upper(), f"{event.form.upper()} ON", "", f"**{first}", f"A {last}¹**", ""]
    lines += ["8 - 9 October 2007", "", "FINAL AGENDA", ""]
    for number, day in enumerate(plan.days):
        lines += [f"{day.date.day} October 2007 {day.title.upper()}", ""]
        for session in plan.sessions:
            if session.day == number:
                lines += _session(plan, session, is_row=number == 0)
                if session.title == "Setting the Scene":
                    lines[-1:-1] = [
                        "",
                        f"¹ {event.footnote.replace('World Migration Report', '*World Migration Report*')}",
                    ]
        lines += ["", day.ending, ""]
    return "\n".join(lines)


def _session(plan: Plan, session: Session, *, is_row: bool) -> Iterator[str]:
    span = f"{plan.local(session.start):%H:%M} – {plan.local(session.end):%H:%M}"
    few = len(session.speakers) == 1 and not session.moderators
    title = session.title.upper() if few else session.title
    if few and is_row:
        yield f"{span}\t{title} {_person(session.speakers[0], ' , ')}"
    elif few:
        name, comma, post = _person(session.speakers[0]).partition(",")
        yield from (span, "", f"{title}**{name}**{comma}{post}")
    elif session.kind == "break":
        yield from (span, "", f"<i>{title}</i>")
    else:
        yield from (span, "", title)
    if session.abstract:
        yield from ("", session.abstract)
    yield from (line for person in session.moderators for line in ("", f"MODERATOR: {_person(person)}"))
    if len(session.speakers) > 1:
        yield from ("", "SPEAKERS:")
        yield from (line for person in session.speakers for line in ("", _person(person)))
    if session.questions:
        yield from ("", "The following questions are proposed to guide the discussion:", "")
        yield from (f"- {question}" for question in session.questions)
    if session.discussion:
        yield from ("", "General Discussion")
    yield ""


def _person(person: Party, comma: str = ", ") -> str:
    words = comma.join(filter(None, (person.name, ", ".join(filter(None, (person.role, person.organisation))))))
    other = getattr(person, "on_behalf_of", None)
    if other is None:
        return words
    return f"{words} on behalf of **{other.name}**, {', '.join(filter(None, (other.role, other.organisation)))}"


def fields(plan: Plan) -> dict[str, object]:
    """Return everything that the programme prints, by its place; titles as they read, whatever their capitals."""
    event = plan.event
    found: dict[str, object] = {name: fold(getattr(event, name)) for name in ("title", "series", "form")}
    found |= {"footnote": event.footnote, "timezone": event.timezone, "organisers": event.organizers}
    for number, day in enumerate(plan.days):
        found |= {
            f"day {number} date": day.date,
            f"day {number} title": fold(day.title),
            f"day {number} end": day.ending,
        }
    for number, one in enumerate(plan.sessions):
        names = ("kind", "start", "end", "subtitle", "abstract", "footnote", "discussion", "questions")
        found |= {f"session {number} {name}": getattr(one, name) for name in names}
        found |= {
            f"session {number} title": fold(one.title),
            f"session {number} people": (one.moderators, one.speakers),
        }
    return found


def test_the_workshops_own_programme_is_imported_as_it_was_transcribed() -> None:
    plan, draft = imported(printed(workshop()), ZURICH)
    assert len(plan.sessions) == 12
    assert sum(len(session.questions) for session in plan.sessions) == 25
    assert sum(len(session.moderators) for session in plan.sessions) == 4
    assert sum(len(session.speakers) for session in plan.sessions) == 20
    ours, theirs = fields(workshop()), fields(plan)
    assert [name for name in ours if ours[name] != theirs[name]] == ["organisers"]
    told = [doubt.sentence for doubt in draft.doubts if doubt.code == "left-out"]
    for one in workshop().event.organizers:
        assert any(f"{one.acronym} {one.name}" in words for words in told)
