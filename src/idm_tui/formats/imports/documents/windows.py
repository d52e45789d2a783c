"""Windows: sessions that only hold other timed items, and headings without a time over the items behind them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from idm_tui.formats.imports.documents.content import fill
from idm_tui.formats.imports.draft import Draft, DraftSession
from idm_tui.formats.imports.kinds import kind_of

if TYPE_CHECKING:
    from idm_tui.formats.imports.documents.lines import Line


def put_under(session: DraftSession, window: tuple[Line, ...], draft: Draft, *, is_wrapped: bool) -> None:
    """Put an item under the heading of the session in which it is: its title below, its chair moderates."""
    heading = DraftSession(title="", start=session.start)
    fill(heading, list(window), Draft(), is_wrapped=is_wrapped)
    session.subtitle = session.subtitle or heading.title
    session.moderators = session.moderators or heading.moderators


def gather_windows(draft: Draft) -> None:
    """Let a window go that only holds other timed items: its title becomes their subtitle, its chair moderates."""
    kept: list[DraftSession] = []
    sessions = draft.sessions
    for place, session in enumerate(sessions):
        inside: list[DraftSession] = []
        for other in sessions[place + 1 :]:
            if session.end is None or other.start >= session.end or other.start < session.start:
                break
            is_beside = (other.start, other.end) == (session.start, session.end)
            if is_beside or (other.end is not None and other.end > session.end):
                inside = []
                break
            inside.append(other)
        is_window = (
            len(inside) >= 2
            and inside[0].start == session.start
            and not session.speakers
            and not session.questions
            and kind_of(session.title) != "break"
        )
        if not is_window:
            kept.append(session)
            continue
        for other in inside:
            other.subtitle = other.subtitle or session.title
            if kind_of(other.title) != "break":
                other.moderators = other.moderators or list(session.moderators)
        draft.doubt(session.place, "left-out", f'"{session.title}" only holds other items and became their subtitle')
    draft.sessions = kept
