"""The embedded journal of a terminal that shares its event: which facts the others have, and in what order."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

from idm_tui.core.rights import is_of_record
from idm_tui.journal.rows import fact_of
from idm_tui.journal.sqlite import COLUMNS, NEXT_POSITION, SqliteJournal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from idm_tui.core.facts import Fact

# A fact stands where it was recorded last.
_WAITING = (
    f"SELECT {COLUMNS} FROM facts"  # noqa: S608 - constants
    " LEFT JOIN (SELECT id, max(position) AS place FROM moved GROUP BY id) USING (id)"
    " WHERE sequence IS NULL ORDER BY ifnull(place, position) LIMIT ?"
)
_MOVE = f"INSERT INTO moved VALUES ({NEXT_POSITION}, ?)"  # noqa: S608


class SharedFile(SqliteJournal):
    """A journal's file beside the stream of its event.

    The order of the stream is the order of recording. What was recorded here and is not in the stream yet waits and
    comes last; whenever others were quicker, it is recorded anew behind them.
    """

    _version = 0
    # What came from others is safe where it came from: cut off from power, this file goes on reading where it stood.
    _synchronous = "NORMAL"
    _erases_at_hub = False  # whoever struck the words erases them, not everybody who hears of it

    def attend(self, born: str, last: int) -> int:
        """Return how far a stream, known by when it was made, was read.

        A stream that is another one, or shorter than it was, has lost what it had: everything waits again.
        """
        with self._writing():
            row = self._db.execute("SELECT born, sequence FROM stream").fetchone()
            if row is not None and row[0] == born and row[1] <= last:
                return int(row[1])
            self._db.execute("DELETE FROM stream")
            self._db.execute("INSERT INTO stream VALUES (?, 0)", (born,))
            self._db.execute("UPDATE facts SET sequence = NULL WHERE sequence IS NOT NULL")
            self._db.execute("DELETE FROM to_erase")
            return 0

    def waiting(self, limit: int) -> list[Fact]:
        """Return the first facts that are not in the stream, in their order."""
        try:
            return [fact_of(row) for row in self._db.execute(_WAITING, (limit,))]
        except (sqlite3.Error, ValueError, RecursionError, TypeError) as error:
            raise self._trouble(error) from error

    def to_erase(self) -> dict[str, int]:
        """Return the facts whose words were struck here, and where in the stream they still stand."""
        return dict(self._db.execute("SELECT id, sequence FROM to_erase").fetchall())

    def erased(self, fact_id: str) -> None:
        """Note that the words of a fact are gone from the stream."""
        with self._writing():
            self._db.execute("UPDATE to_erase SET sequence = 0 WHERE id = ?", (fact_id,))

    def take(self, arrived: Sequence[tuple[int, Fact]], upto: int) -> bool:
        """Take in what came from the stream, up to a place in it; tells whether anything is new or has moved."""
        with self._writing():
            last = self._db.execute("SELECT sequence FROM stream").fetchone()[0]
            fresh = {fact.id: (sequence, fact) for sequence, fact in reversed(arrived) if sequence > last}
            for (fact_id,) in self._shared_among(list(fresh)):
                del fresh[fact_id]  # stored twice: it stands where it came first
            order = sorted(fresh.values(), key=lambda pair: pair[0])
            appended = self._put_behind(order) if order else []
            self._db.execute("UPDATE stream SET sequence = max(sequence, ?)", (upto,))
        self._scrub_if_due(appended)
        return bool(order)

    def _shared_among(self, ids: list[str]) -> list[tuple[str]]:
        found: list[tuple[str]] = []
        for start in range(0, len(ids), 500):
            part = ids[start : start + 500]
            marks = ", ".join("?" * len(part))
            asked = f"SELECT id FROM facts WHERE sequence IS NOT NULL AND id IN ({marks})"  # noqa: S608 - marks alone
            found += self._db.execute(asked, part).fetchall()
        return found

    def _put_behind(self, order: list[tuple[int, Fact]]) -> list[Fact]:
        """Put facts behind those that are shared, and what still waits behind them."""
        waiting = [row[0] for row in self._db.execute(_WAITING, (len(order),))]
        echoes = 0  # what stands first among the waiting is in its place already
        while echoes < len(waiting) and waiting[echoes] == order[echoes][1].id:
            echoes += 1
        self._mark_shared(order[:echoes])
        rest = [fact for _sequence, fact in order[echoes:]]
        appended = self._append(rest) if echoes == len(waiting) else self._put_before_waiting(rest)
        self._mark_shared(order[echoes:])
        return appended

    def _mark_shared(self, pairs: list[tuple[int, Fact]]) -> None:
        marks = [(sequence, fact.id) for sequence, fact in pairs]
        self._db.executemany("UPDATE facts SET sequence = ? WHERE id = ?", marks)

    def _put_before_waiting(self, facts: list[Fact]) -> list[Fact]:
        waiting, arrived = self._ids_waiting(), {fact.id for fact in facts}
        appended: list[Fact] = []
        for fact in facts:
            if fact.id in waiting:
                self._db.execute(_MOVE, (fact.id,))
            else:
                appended += self._append([fact])
        self._db.executemany(_MOVE, [(fact_id,) for fact_id in waiting if fact_id not in arrived])
        return appended

    def _ids_waiting(self) -> dict[str, None]:
        """Return the ids of all that waits, in order."""
        return {row[0]: None for row in self._db.execute(_WAITING, (-1,))}

    def has_changed(self) -> bool:
        """Tell whether another program, or another part of this one, wrote since this was asked last."""
        before, self._version = self._version, self._pragma("data_version")
        return before != self._version

    def standing(self) -> tuple[int, int]:
        """Return how many facts the stream has, and how many there are here."""
        waiting = self._db.execute("SELECT count(*) FROM facts WHERE sequence IS NULL").fetchone()[0]
        total = self.count()
        return total - waiting, total

    def is_of_record(self, fact: Fact) -> bool:
        """Tell whether a fact belongs to the record, by what the journal knows of what it undoes."""
        return is_of_record(fact.body, self.kinds_of)

    def kinds_of(self, command: str) -> list[str]:
        """Return the kinds of the facts that a command caused."""
        return [row[0] for row in self._db.execute("SELECT kind FROM facts WHERE command = ?", (command,))]
