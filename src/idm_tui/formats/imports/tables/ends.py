"""The ends that a table leaves open, where its days go on from one item to the next."""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING

from idm_tui.core.text import shorten

if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence

    from idm_tui.formats.imports.draft import Draft, DraftSession


def fill_ends(draft: Draft) -> None:
    """Let an open end be the start of the next item in another room, on days of which nothing runs beside another.

    What goes on in the same room, or in no room, has its end filled with all other formats.
    """
    days: dict[Hashable, list[DraftSession]] = defaultdict(list)
    for session in draft.sessions:
        days[session.start.date(), session.start.tzinfo].append(session)
    for day in days.values():
        day.sort(key=lambda session: session.start)
        if not _follow_each_other(day):
            continue
        for session, following in pairwise(day):
            if session.end is None and session.room and following.room not in ("", session.room):
                session.end = following.start
                title = shorten(session.title, 60)
                words = f'no end is printed for "{title}"; {session.end:%H:%M}, the next start, was taken'
                draft.doubt(session.place, "end-filled", words)


def _follow_each_other(day: Sequence[DraftSession]) -> bool:
    """Say whether most items of a day print their ends, and none begins before the one above it has ended."""
    ended = sum(session.end is not None for session in day)
    return ended * 2 >= len(day) and all(
        one.start < other.start and (one.end is None or one.end <= other.start) for one, other in pairwise(day)
    )
