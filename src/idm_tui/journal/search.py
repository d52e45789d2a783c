"""Finding words in everything that was said and noted, with SQLite's full-text index, in memory alone.

The index holds no more than what it is given and ends with the process: what is struck leaves no trace in a file.
"""

from __future__ import annotations

import re
import sqlite3
import unicodedata
from itertools import islice
from typing import TYPE_CHECKING

from idm_tui.core.finding import Found, of_note, of_sessions

if TYPE_CHECKING:
    from idm_tui.core.notes import Note
    from idm_tui.core.plan import Plan
    from idm_tui.core.state import State

_WORD = re.compile(r"[^\W_]+")
_MOST = 50
_MOST_WORDS = 100
_FIND = """
SELECT place, snippet(words, 0, '', '', '…', 24) FROM words WHERE words MATCH ? ORDER BY rank, place DESC LIMIT ?
"""


class SearchIndex:
    """Takes up only what is new since it was last asked."""

    def __init__(self) -> None:
        """Begin empty."""
        self._db = sqlite3.connect(":memory:", check_same_thread=False)
        self._db.execute("PRAGMA secure_delete = ON")
        self._begin()

    def _begin(self) -> None:
        self._db.execute("DROP TABLE IF EXISTS words")
        self._db.execute(
            "CREATE VIRTUAL TABLE words USING"
            " fts5(text, place UNINDEXED, tokenize='unicode61 remove_diacritics 2', prefix='2 3')"
        )
        self._rows: dict[str, tuple[int, Found]] = {}
        self._notes: dict[str, Note] = {}
        self._seen: tuple[object, ...] = ()
        self._last = 0

    def take_up(self, plan: Plan, state: State) -> None:
        """Bring the index up to date, at the cost of what has changed."""
        notes, sessions = (state.notes,), (plan, state.runs)
        with self._db:
            if not _are_same(self._seen[:1], notes):
                self._take_notes(state)
            if not _are_same(self._seen[1:], sessions):
                now = {found.key: found for found in of_sessions(plan, state)}
                for key in [
                    key for key, (_row, found) in self._rows.items() if found.kind != "note" and key not in now
                ]:
                    self._put(key, None)
                for key, found in now.items():
                    if key not in self._rows or self._rows[key][1] != found:
                        self._put(key, found)
        self._seen = (*notes, *sessions)

    def _take_notes(self, state: State) -> None:
        now = {note.id: note for note in state.notes}
        for note_id in self._notes.keys() - now.keys():
            self._put(f"note {note_id}", None)
        for note_id, note in now.items():
            if self._notes.get(note_id) is not note:
                self._put(f"note {note_id}", of_note(note))
        self._notes = now

    def _put(self, key: str, found: Found | None) -> None:
        """Put a text in the place of the one that was there."""
        row, _before = self._rows.pop(key, (0, None))
        if row:
            self._db.execute("DELETE FROM words WHERE rowid = ?", (row,))
        if found is not None:
            self._last += 1
            self._rows[key] = (self._last, found)
            words = (self._last, found.words, key)
            self._db.execute("INSERT INTO words (rowid, text, place) VALUES (?, ?, ?)", words)

    def find(self, said: str, most: int = _MOST) -> list[tuple[Found, str]]:
        """Return where the beginnings of all these words stand, the closest first, with the words around them."""
        # Accents that were typed as marks of their own would part a word; words that come again ask for no more.
        words = dict.fromkeys(_WORD.findall(unicodedata.normalize("NFC", said).casefold()))
        if not words:
            return []
        query = " AND ".join(f'"{word}"*' for word in islice(words, _MOST_WORDS))
        rows = self._db.execute(_FIND, (query, most)).fetchall()
        return [(self._rows[key][1], around) for key, around in rows]


def _are_same(one: tuple[object, ...], other: tuple[object, ...]) -> bool:
    return len(one) == len(other) and all(a is b for a, b in zip(one, other, strict=True))
