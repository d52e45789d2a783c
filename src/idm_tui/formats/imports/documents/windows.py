"""Windows: sessions that only hold other timed items, and headings without a time over the items behind them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from idm_tui.core.text import fold
from idm_tui.formats.imports.documents.content import fill
from idm_tui.formats.imports.draft import Draft, DraftSession
from idm_tui.formats.imports.kinds import kind_of

if TYPE_CHECKING:
    from idm_tui.formats.imports.documents.habits import Habits
    from idm_tui.formats.imports.documents.lines import Line

_SEVERAL = r"(?:sessions?|sesiones|seances|workshops?|ateliers|talleres|tracks?|groups?|papers?|talks?|mesas)"
_PARALLEL = re.compile(
    rf"(?:parallel|concurrent|simultaneous|break-?out) (?:\w+ )?{_SEVERAL}\b|break-?outs?$"
    r"|\b(?:sessions?|sesiones|seances|ateliers|talleres|mesas) (?:parall|paralel|simultan|au choix|a elegir)"
)


def put_under(session: DraftSession, window: tuple[Line, ...], draft: Draft, habits: Habits, *, is_first: bool) -> None:
    """Put an item under the heading of the session in which it is: its title below, its chair moderates.

    What else the heading says goes to the first item under it.
    """
    heading = DraftSession(title="", start=session.start)
    fill(heading, list(window), draft if is_first else Draft(), habits)
    above = " – ".join(filter(None, (heading.title, heading.subtitle)))
    session.subtitle = session.subtitle or (above if above != session.title else "")
    session.moderators = session.moderators or heading.moderators
    if is_first:
        session.abstract = "\n\n".join(filter(None, (heading.abstract, session.abstract)))
        session.questions[:0] = heading.questions
        session.rapporteurs = session.rapporteurs or heading.rapporteurs
        session.speakers += (person for person in heading.speakers if person not in session.speakers)
        session.left += heading.left


def gather_windows(draft: Draft) -> None:
    """Let a window go that only holds other timed items: its title becomes their subtitle, its chair moderates."""
    kept: list[DraftSession] = []
    beside: set[int] = set()
    sessions = draft.sessions
    has_headings = sum(_is_heading(sessions, place) for place in range(len(sessions))) > 1
    for place, session in enumerate(sessions):
        inside: list[DraftSession] = []
        is_of_parallel = _PARALLEL.search(fold(session.title)) is not None
        for other in sessions[place + 1 :]:
            if session.end is None or other.start >= session.end or other.start < session.start:
                break
            is_elsewhere = bool(session.room) and bool(other.room) and session.room != other.room
            is_beside = is_elsewhere or (other.start, other.end) == (session.start, session.end)
            if (is_beside and not is_of_parallel) or (other.end is not None and other.end > session.end):
                inside = []
                break
            inside.append(other)
        if has_headings and _is_heading(sessions, place):
            inside = _under(sessions, place)
        is_window = (
            len(inside) >= 2
            and inside[0].start == session.start
            and not session.speakers
            and not session.questions
            and kind_of(session.title) not in ("break", "registration")
            and place not in beside
        )
        if not is_window:
            kept.append(session)
            continue
        if is_of_parallel:  # of those one may be as long as all others
            beside.update(range(place + 1, place + 1 + len(inside)))
        first = inside[0]
        first.abstract = "\n\n".join(filter(None, (session.subtitle, session.abstract, first.abstract)))
        first.rapporteurs = first.rapporteurs or session.rapporteurs
        first.left += session.left
        for other in inside:
            other.room = other.room or session.room
            other.subtitle = other.subtitle or session.title
            if kind_of(other.title) != "break":
                other.moderators = other.moderators or list(session.moderators)
        draft.doubt(session.place, "left-out", f'"{session.title}" only holds other items and became their subtitle')
    draft.sessions = kept


def _is_heading(sessions: list[DraftSession], place: int) -> bool:
    """Tell whether a title has a time only since it heads the next: "13:00 Ports", "13:00-13:20 Customs"."""
    session, *below = sessions[place : place + 2]
    is_over = bool(below) and below[0].start == session.start and below[0].end is not None
    says_more = session.abstract or session.room or session.moderators or session.rapporteurs
    return is_over and session.end is None and not says_more


def _under(sessions: list[DraftSession], place: int) -> list[DraftSession]:
    """Return the sessions under such a heading: up to a break, another heading, or the end of the day."""
    found: list[DraftSession] = []
    for at, session in enumerate(sessions[place + 1 :], place + 1):
        is_other = session.start.date() != sessions[place].start.date() or kind_of(session.title) == "break"
        if is_other or _is_heading(sessions, at):
            break
        found.append(session)
    return found
