"""The ids of sessions: those of the source stay, what has none gets one from its title, and each is there once."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from idm_tui.core.text import fold, shorten

if TYPE_CHECKING:
    from idm_tui.formats.imports.draft import Draft

_LONGEST_ID = 48


def slug(words: str) -> str:
    """Return words as an id: small letters, digits and hyphens."""
    found = re.sub(r"[^a-z0-9]+", "-", fold(words)).strip("-")
    return found if len(found) <= _LONGEST_ID else found[:_LONGEST_ID].rpartition("-")[0] or found[:_LONGEST_ID]


def name_all(draft: Draft) -> None:
    """Give every session an id of its own; the source's stay, those made here depend on the title alone."""
    given = Counter(session.id for session in draft.sessions if session.id)
    taken: set[str] = set(given)
    counts: Counter[str] = Counter()
    used: Counter[str] = Counter()
    for session in draft.sessions:
        if session.id:
            used[session.id] += 1
            if used[session.id] == 1:
                continue
            words = f'the id "{shorten(session.id, 40)}" is there {given[session.id]} times'
            base = session.id
        else:
            base, words = slug(_short(session.title)) or "session", ""
        free = _free(base, taken, counts)
        if words:
            draft.doubt(session.place, "duplicate", f'{words}; "{free}" was taken for "{shorten(session.title, 60)}"')
        session.id = free
        taken.add(free)


def _short(title: str) -> str:
    head, colon, _tail = title.partition(":")
    return head if colon and 0 < len(head) <= 24 else title


def _free(base: str, taken: set[str], counts: Counter[str]) -> str:
    """Return the first of base, base-2, base-3 … that is free; `counts` is how far it was looked before."""
    while True:
        counts[base] += 1
        name = base if counts[base] == 1 else f"{base}-{counts[base]}"
        if name not in taken:
            return name
