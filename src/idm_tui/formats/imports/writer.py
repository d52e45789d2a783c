"""Writing a finished draft as an agenda.toml for people: in agenda order, with comments where to look."""

from __future__ import annotations

import json
from bisect import bisect_right
from datetime import timedelta
from typing import TYPE_CHECKING

from idm_tui.core.text import clean_line

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date, datetime

    from idm_tui.formats.imports.draft import Draft, DraftSession, Person
    from idm_tui.formats.imports.finish import Finished

_HEAD = """\
# Imported from {source}.
#
# Read it against the source: lines that begin with "# ?" are doubtful readings, lines with "# left:" what could
# not be placed. Times are "HH:MM" on the event's clocks; `idm-tui check` checks the file after every change.
"""
_LONG = 100
_LONGEST_NUMBER = 10
_DAY = timedelta(days=1)


def write(finished: Finished, source: str) -> str:
    """Write the agenda."""
    return "\n".join(_lines(finished, source)) + "\n"


def _lines(finished: Finished, source: str) -> Iterator[str]:
    draft = finished.draft
    doubts = _at_sessions(draft)
    yield from _HEAD.format(source=_comment(source)).splitlines()
    yield ""
    yield "[event]"
    yield f"id = {quoted(finished.id)}"
    for key in ("title", "series", "form", "venue"):
        if value := getattr(draft, key):
            yield f"{key} = {quoted(value)}"
    yield f"timezone = {quoted(finished.zone)}"
    if draft.footnote:
        yield f"footnote = {_paragraphs(draft.footnote)}"
    yield from (f"# ? {_comment(words)}" for words in doubts.pop("", ()))
    yield from (f"# left: {_comment(words)}" for words in draft.left)
    for day, sessions in finished.days.items():
        yield from _day(day, draft.day_titles.get(day, ""), draft.day_endings.get(day, ""))
        for session in sessions:
            yield ""
            yield from (f"# ? {_comment(words)}" for words in doubts.pop(session.place, ()) if session.place)
            yield from _session(day, session)


def _at_sessions(draft: Draft) -> dict[str, list[str]]:
    """Return the doubts by the place of the session in which they are; those before the first are the event's.

    What was left out is not among them where a comment has it already.
    """
    places = {session.place for session in draft.sessions}
    lines = sorted(int(place) for place in places if _is_line(place))
    doubts: dict[str, list[str]] = {}
    for doubt in draft.doubts:
        place = doubt.place
        if place not in places and _is_line(place):
            if doubt.code == "left-out":
                continue
            before = bisect_right(lines, int(place))
            place = str(lines[before - 1]) if before else ""
        doubts.setdefault(place, []).append(f"{doubt.code}: {doubt.sentence}")
    return doubts


def _is_line(place: str) -> bool:
    return place.isascii() and place.isdecimal() and len(place) < _LONGEST_NUMBER


def _day(day: date, title: str, ending: str) -> Iterator[str]:
    rule = "-" * 76
    yield from ("", "", f"# {rule}", f"# {title or f'{day:%A} {day.day} {day:%B} {day.year}'}", f"# {rule}", "")
    yield "[[days]]"
    yield f"date = {day.isoformat()}"
    if title:
        yield f"title = {quoted(title)}"
    if ending:
        yield f"ending = {quoted(ending)}"


def _session(day: date, session: DraftSession) -> Iterator[str]:
    yield "[[days.sessions]]"
    yield f"id = {quoted(session.id)}"
    yield f"kind = {quoted(session.kind)}"
    yield f"title = {quoted(session.title)}"
    if session.subtitle:
        yield f"subtitle = {quoted(session.subtitle)}"
    yield f"start = {_time(session.start)}"
    if session.end is not None:
        yield f"end = {_end(session.start, session.end)}"
    if session.room:
        yield f"room = {quoted(session.room)}"
    if session.abstract:
        yield f"abstract = {_paragraphs(session.abstract)}"
    if session.discussion:
        yield "discussion = true"
    if session.skip:
        yield "skip = true"
    if session.footnote:
        yield f"footnote = {_paragraphs(session.footnote)}"
    for key in ("moderators", "rapporteurs", "speakers"):
        people: list[Person] = getattr(session, key)
        if people:
            yield f"{key} = ["
            yield from (f"  {_person(person, is_speaker=key == 'speakers')}," for person in people)
            yield "]"
    if session.questions:
        yield "questions = ["
        yield from (f"  {quoted(question)}," for question in session.questions)
        yield "]"
    yield from (f"# left: {_comment(words)}" for words in session.left)


def _time(local: datetime) -> str:
    if local.second:
        return local.isoformat(timespec="seconds")
    return quoted(f"{local:%H:%M}")


def _end(start: datetime, end: datetime) -> str:
    """Write an end on the clock where that is clear, else with its date."""
    is_clear = not end.second and not start.second and (end == start or end.time() != start.time())
    if is_clear and end - start < _DAY:
        return quoted(f"{end:%H:%M}")
    return end.isoformat(timespec="seconds")


def _person(person: Person, *, is_speaker: bool) -> str:
    """Write a person; only speakers have minutes and a key for whom they speak for."""
    behalf, role = person.on_behalf_of, person.role
    if behalf is not None and not is_speaker:
        whom = ", ".join(filter(None, (behalf.name, behalf.role, behalf.organisation)))
        role = f"{role}, on behalf of {whom}" if role else f"on behalf of {whom}"
    parts = [f"name = {quoted(person.name)}"]
    parts += [f"role = {quoted(role)}"] if role else []
    parts += [f"organisation = {quoted(person.organisation)}"] if person.organisation else []
    if is_speaker:
        parts += [f"minutes = {person.minutes}"] if person.minutes else []
        parts += [f"on_behalf_of = {_person(behalf, is_speaker=False)}"] if behalf is not None else []
    return f"{{ {', '.join(parts)} }}"


def quoted(text: str) -> str:
    """Write a text as TOML does, on one line."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _paragraphs(text: str) -> str:
    """Write a long text between triple quotes, its lines broken where the reader's screen ends."""
    if len(text) <= _LONG and "\n" not in text:
        return quoted(text)
    lines = []
    for paragraph in quoted(text)[1:-1].split("\\n"):
        line, *words = paragraph.split(" ")
        for word in words:
            if word and line.strip() and len(line) + len(word) >= _LONG:
                lines.append(f"{line} \\")
                line = word
            else:
                line = f"{line} {word}"
        lines.append(line)
    body = "\n".join(lines)
    return f'"""\n{body}"""'


def _comment(text: str) -> str:
    return clean_line(text)
