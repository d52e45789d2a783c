"""Finding words in everything that was said and noted, with SQLite's full-text index, in memory alone.

The index holds no more than what it is given and ends with the process: what is struck leaves no trace in a file.
"""

from __future__ import annotations

import re
import sqlite3
from typing import TYPE_CHECKING

from idm_tui.core.finding import Found, texts

if TYPE_CHECKING:
    from idm_tui.core.plan import Plan
    from idm_tui.core.state import State

_WORD = re.compile(r"[^\W_]+")
_MOST = 50
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
        self._known: dict[str, tuple[int, Found]] = {}
        self._rows = 0

    def take_up(self, plan: Plan, state: State) -> None:
        """Bring the index up to date."""
        now = {found.key: found for found in texts(plan, state)}
        gone = [key for key, (_row, found) in self._known.items() if now.get(key) != found]
        with self._db:
            self._db.executemany("DELETE FROM words WHERE rowid = ?", ((self._known.pop(key)[0],) for key in gone))
            fresh = [found for key, found in now.items() if key not in self._known]
            for found in fresh:
                self._rows += 1
                self._known[found.key] = (self._rows, found)
                row = (self._rows, found.words, found.key)
                self._db.execute("INSERT INTO words (rowid, text, place) VALUES (?, ?, ?)", row)

    def find(self, said: str, most: int = _MOST) -> list[tuple[Found, str]]:
        """Return where the beginnings of all these words stand, the closest first, with the words around them."""
        words = _WORD.findall(said)
        if not words:
            return []
        query = " AND ".join(f'"{word}"*' for word in words)
        rows = self._db.execute(_FIND, (query, most)).fetchall()
        return [(self._known[key][1], around) for key, around in rows]
