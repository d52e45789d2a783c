"""One session from the rows that say it together: a row an author, a talk of a panel, a break in every room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from idm_tui.core.text import fold, shorten
from idm_tui.formats.imports.tables.voices import PARTS, join

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Sequence

    from idm_tui.formats.imports.draft import Draft, DraftSession
    from idm_tui.formats.imports.tables.sessions import Made


def merged(made: Sequence[Made], draft: Draft) -> list[DraftSession]:
    """Return the sessions with everything that is one and the same session in one."""
    sessions = _same(_panels(made), draft)
    return _windows(_breaks(sessions), draft)


def _panels(made: Sequence[Made]) -> list[DraftSession]:
    """Make one session of the talks that share the time, the room and the name of a panel."""
    panels: dict[Hashable, list[Made]] = {}
    for one in made:
        if one.group:
            key = (one.session.start, one.session.end, fold(one.session.room), fold(one.group))
            panels.setdefault(key, []).append(one)
    found: list[DraftSession] = []
    for one in made:
        session = one.session
        key = (session.start, session.end, fold(session.room), fold(one.group))
        panel = panels.get(key, []) if one.group else []
        if len({fold(other.session.title) for other in panel}) < 2:
            if one.group and not session.subtitle:
                session.subtitle = one.group if fold(one.group) != fold(session.title) else ""
                session.left = [line for line in session.left if not line.endswith(f": {one.group}")]
            found.append(session)
            continue
        names = ", ".join(person.name for person in session.speakers)
        session.left.insert(0, f"{session.title} ({names})" if names else session.title)
        session.left = [line for line in session.left if not line.endswith(f": {one.group}")]
        session.title = one.group
        if len({other.session.id for other in panel}) > 1:
            session.id = ""
        if panel[0] is not one:
            session.abstract = ""
        found.append(session)
    return found


def _same(sessions: Iterable[DraftSession], draft: Draft) -> list[DraftSession]:
    """Join the rows that print one session again, for its other speakers or for nothing new."""
    first: dict[Hashable, DraftSession] = {}
    for session in sessions:
        key = (session.start, session.end, fold(session.title), fold(session.room))
        other = first.setdefault(key, session)
        if other is session:
            continue
        before = {fold(person.name) for part in PARTS for person in getattr(other, part)}
        people = [join(getattr(other, part), getattr(session, part)) for part in PARTS]
        lines = [line for line in session.left if line not in other.left]
        questions = [question for question in session.questions if question not in other.questions]
        new_text = bool(session.abstract) and session.abstract not in other.abstract
        if new_text:
            other.abstract = "\n".join(filter(None, (other.abstract, session.abstract)))
        other.left += lines
        other.questions += questions
        if not any((*people, lines, questions, new_text, before)) or not any((*people, lines, questions, new_text)):
            words = f'"{shorten(session.title, 80)}" is printed twice; it is one session'
            draft.doubt(session.place, "duplicate", words)
    return list(first.values())


def _breaks(sessions: Iterable[DraftSession]) -> list[DraftSession]:
    """Make one break of those that are printed once for every room."""
    first: dict[Hashable, DraftSession] = {}
    rooms: dict[int, list[str]] = {}
    found = []
    for session in sessions:
        if session.kind == "break":
            other = first.setdefault((session.start, session.end, fold(session.title)), session)
            rooms.setdefault(id(other), []).append(session.room)
            if other is not session:
                continue
        found.append(session)
    for session in found:
        places = [room for room in dict.fromkeys(rooms.get(id(session), ())) if room]
        if len(rooms.get(id(session), ())) > 1 and len(places) > 1:
            session.room = ""
            session.left.append(f"Rooms: {', '.join(places)}")
    return found


def _windows(sessions: list[DraftSession], draft: Draft) -> list[DraftSession]:
    """Leave out what only holds other items, one after the other from its start to its end."""
    kept: list[DraftSession] = []
    for index, session in enumerate(sessions):
        inside = _inside(session, sessions[index + 1 : index + 60])
        if not inside:
            kept.append(session)
            continue
        for item in inside:
            if item.kind == "break":
                continue
            item.subtitle = item.subtitle or session.title
            item.room = item.room or session.room
            item.moderators = item.moderators or list(session.moderators)
        inside[-1].questions += session.questions
        draft.left += session.left
        words = f'"{shorten(session.title, 80)}" only holds {len(inside)} other items; it is their subtitle'
        draft.doubt(session.place, "left-out", words)
    return kept


def _inside(window: DraftSession, after: Sequence[DraftSession]) -> list[DraftSession]:
    """Return the items that fill a window one after the other; none if it is a session itself."""
    if window.end is None or window.speakers or window.kind == "break":
        return []
    found: list[DraftSession] = []
    at = window.start
    for item in after:
        if (item.start.tzinfo is None) != (at.tzinfo is None) or item.start < at or item.start >= window.end:
            break
        if item.room not in ("", window.room) and window.room:
            return []
        if item.end is not None and item.end > window.end:
            return []
        found.append(item)
        at = item.end or item.start
    if len(found) < 2 or found[0].start != window.start or len({item.room for item in found}) > 1:
        return []
    ends = found[-1].end
    whole = ends == window.end or (ends is None and found[-1].start < window.end)
    return found if whole else []
