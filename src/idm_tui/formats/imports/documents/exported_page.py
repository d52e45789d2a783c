"""What the pages that `idm-tui export` writes have in common: columns, people, what stands under a session."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from idm_tui.core.text import clean_line
from idm_tui.formats.imports.documents.columns import roles_of
from idm_tui.formats.imports.documents.posts import role_and_organisation
from idm_tui.formats.imports.draft import Person
from idm_tui.formats.imports.own import bracketed
from idm_tui.formats.imports.times import zones

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from idm_tui.formats.imports.draft import Draft, DraftSession

_ON_BEHALF = re.compile(r"(?:^|, )on behalf of ")


def person_of(words: str) -> Person | None:
    """Return a person as exports write them: Name (role, organisation, on behalf of Other, role, organisation)."""
    name, inside = bracketed(words.strip())
    if not inside:
        return Person(name) if name else None
    about, *others = _ON_BEHALF.split(inside, maxsplit=1)
    other = None
    if others:
        whom, _comma, behind = others[0].partition(",")
        other = Person(whom.strip(), *role_and_organisation(behind))
    return Person(name, *role_and_organisation(about), on_behalf_of=other)


def fill_row(session: DraftSession, heading: Sequence[str], cells: Sequence[str]) -> None:
    """Put the cells behind the title into a session, by the heading of their columns; people stand a line each."""
    for name, role, cell in list(zip(heading, roles_of(heading), cells, strict=False))[2:-1]:
        if role == "room":
            session.room = cell
        elif role:
            people: list[Person] = getattr(session, role)
            people += filter(None, map(person_of, cell.split("\n")))
        elif cell.strip():
            session.left.append(f"{name}: {clean_line(cell)}")


def take_about(draft: Draft, words: str) -> None:
    """Take a line under the title: which clocks the times are on, or series, form and venue."""
    named = (word.strip(".,;:()") for word in words.split())
    zone = next((word for word in named if word in zones()), "")
    if zone and " · " not in words:
        draft.timezone = draft.timezone or zone
        return
    parts = words.split(" · ")
    if len(parts) == 3:
        draft.series, draft.form, draft.venue = parts
    elif words.strip():
        # Of two it is not known which of the three is missing.
        draft.left.append(words)


def with_title(sessions: Iterable[DraftSession], title: str, told: set[int]) -> DraftSession | None:
    """Return the first session of a title of which nothing more was told so far; `told` remembers it."""
    wanted = clean_line(title)
    for session in sessions:
        if id(session) not in told and clean_line(session.title) == wanted:
            told.add(id(session))
            return session
    return None
