"""What a durable fact costs beside a bare INSERT committed with the same settings on the same disk.

python bench/journal.py [FACTS]
"""

from __future__ import annotations

import sqlite3
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path
from statistics import median

from idm_tui.core.facts import Fact, FloorGiven
from idm_tui.desk.desk import new_id
from idm_tui.journal.sqlite import SqliteJournal

NOW = datetime(2007, 10, 8, 9, 20, tzinfo=UTC)


def fact() -> Fact:
    """Return a usual fact."""
    body = FloorGiven("session-1", "David Arkless", new_id(), 600, "presentation")
    return Fact(new_id(), NOW, NOW, "Ibrahim", "moderator", "laptop:1", new_id(), body)


def main() -> None:
    """Append in turns and print the medians."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 400
    ours: list[float] = []
    bare: list[float] = []
    with tempfile.TemporaryDirectory() as folder:
        journal = SqliteJournal(Path(folder) / "ours.journal")
        db = sqlite3.connect(Path(folder) / "bare.db", isolation_level=None)
        db.execute("PRAGMA journal_mode = WAL")
        db.execute("PRAGMA synchronous = FULL")
        names = "id, at, recorded, by, role, terminal, command, kind, body"
        db.execute(f"CREATE TABLE facts (position INTEGER PRIMARY KEY, {names}, UNIQUE (id))")
        insert = f"INSERT INTO facts ({names}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"  # noqa: S608 - constants
        for position in range(count):
            made = fact()
            began = time.perf_counter()
            journal.exchange(position, lambda _news, made=made: (made,))
            ours.append(time.perf_counter() - began)
            row = (made.id, NOW.isoformat(), NOW.isoformat(), made.by, made.role, made.terminal, made.command)
            began = time.perf_counter()
            db.execute("BEGIN IMMEDIATE")
            db.execute(insert, (*row, made.body.kind, "{}" * 60))
            db.execute("COMMIT")
            bare.append(time.perf_counter() - began)
    mine, other = median(ours) * 1000, median(bare) * 1000
    print(f"a durable fact {mine:.3f} ms, a bare INSERT {other:.3f} ms, ratio {mine / other:.2f} (aim 1.30)")


if __name__ == "__main__":
    main()
