"""What this program itself exported: its own JSON, and the lines of people and questions in the other formats."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from idm_tui.formats.imports.draft import Draft, DraftSession, Person
from idm_tui.formats.imports.times import instant
from idm_tui.formats.imports.words import table, tables, text_of

if TYPE_CHECKING:
    from collections.abc import Iterator

FORMAT = "idm-tui-agenda/"
_ROLE = re.compile(r"(?P<role>Moderator|Rapporteur|Speaker)s?: (?P<people>.+)")
_QUESTION = re.compile(r"\d+\. (?P<words>.+)")
_BEHALF = "on behalf of "
_NOT_HELD = "This session does not take place."
DISCUSSION = "The floor is open for a general discussion."


def read_json(tree: dict[str, Any]) -> Draft:
    """Read the agenda from its own JSON, with the times that were planned."""
    event = table(tree.get("event"))
    draft = Draft(
        id=text_of(event.get("id")),
        title=text_of(event.get("title")),
        series=text_of(event.get("series")),
        form=text_of(event.get("form")),
        venue=text_of(event.get("venue")),
        timezone=text_of(event.get("timezone")),
        footnote=text_of(event.get("footnote")),
    )
    for session in tables(tree.get("sessions")):
        title = text_of(session.get("title")) or "Untitled"
        start = instant(session.get("planned_start")) or instant(session.get("start"))
        if start is None:
            draft.leave_untimed(title)
            continue
        questions = session.get("questions")
        draft.sessions.append(
            DraftSession(
                title=title,
                start=start,
                end=instant(session.get("planned_end")) or instant(session.get("end")),
                id=text_of(session.get("id")),
                kind=text_of(session.get("kind")),
                room=text_of(session.get("room")),
                subtitle=text_of(session.get("subtitle")),
                abstract=text_of(session.get("abstract")),
                footnote=text_of(session.get("footnote")),
                discussion=session.get("discussion") is True,
                skip=session.get("takes_place") is False,
                moderators=[_person(one) for one in tables(session.get("moderators"))],
                rapporteurs=[_person(one) for one in tables(session.get("rapporteurs"))],
                speakers=[_person(one) for one in tables(session.get("speakers"))],
                questions=[text_of(one) for one in questions] if isinstance(questions, list) else [],
            )
        )
    _name_days(draft, tree)
    return draft


def _name_days(draft: Draft, tree: dict[str, Any]) -> None:
    for day in tables(tree.get("days")):
        date = instant(f"{text_of(day.get('date'))}T00:00")
        if date is not None:
            draft.day_titles[date.date()] = text_of(day.get("title"))
            draft.day_endings[date.date()] = text_of(day.get("ending"))


def _person(said: dict[str, Any]) -> Person:
    minutes, behalf = said.get("minutes"), said.get("on_behalf_of")
    return Person(
        text_of(said.get("name")),
        role=text_of(said.get("role")),
        organisation=text_of(said.get("organisation")),
        on_behalf_of=_person(behalf) if isinstance(behalf, dict) and "on_behalf_of" not in behalf else None,
        minutes=minutes if isinstance(minutes, int) and minutes is not True and 0 < minutes < 1000 else None,
    )


def take_description(session: DraftSession, text: str) -> None:
    """Give a session the people and questions that the export wrote as lines; other words stay its abstract."""
    kept = []
    given = {person.name: person for person in session.speakers}
    for line in text.splitlines():
        if line == _NOT_HELD:
            session.skip = True
        elif line == DISCUSSION:
            session.discussion = True
        elif people := _ROLE.fullmatch(line):
            found = [described(words) for words in _apart(people["people"])]
            if people["role"] == "Speaker" and given and any(person.name not in given for person in found):
                continue  # the list beside it has the names as they are
            setattr(session, f"{people['role'].lower()}s", found)
        elif question := _QUESTION.fullmatch(line):
            session.questions.append(question["words"])
        else:
            kept.append(line)
    session.abstract = "\n".join(kept).strip()


def _apart(words: str) -> Iterator[str]:
    """Part people at semicolons, but for those in the brackets behind a name."""
    whole = ""
    for part in words.split("; "):
        whole = f"{whole}; {part}" if whole else part
        if whole.count("(") <= whole.count(")"):
            yield whole
            whole = ""
    yield from whole.split("; ") if whole else ()


def described(words: str) -> Person:
    """Read a person as the exports write one: a name, and in brackets all else."""
    name, inside = bracketed(words.strip())
    about, _behalf, other = inside.partition(_BEHALF)
    behalf = Person(*_parts(other)) if other else None
    role, organisation = _role_and_organisation(about.strip().removesuffix(",").split(", "))
    return Person(name, role=role, organisation=organisation, on_behalf_of=behalf)


def bracketed(words: str) -> tuple[str, str]:
    """Part what stands in the brackets at the end, which may hold others, as the name before them may."""
    depth = 0
    for place in range(len(words) - 1, 0, -1):
        depth += {")": 1, "(": -1}.get(words[place], 0)
        if depth == 0:
            is_apart = words[place - 1] == " " and place < len(words) - 1
            return (words[: place - 1], words[place + 1 : -1]) if is_apart else (words, "")
    return words, ""


def _parts(words: str) -> tuple[str, str, str]:
    name, *rest = words.split(", ")
    return (name, *_role_and_organisation(rest))


def _role_and_organisation(words: list[str]) -> tuple[str, str]:
    """Part what stands in the brackets behind a name: the last of several is the organisation."""
    return ", ".join(words[:-1]), words[-1] if words else ""
