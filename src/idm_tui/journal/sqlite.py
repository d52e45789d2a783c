"""The embedded journal: one SQLite file for each event, append-only and durable before it answers."""

from __future__ import annotations

import json
import os
import sqlite3
from contextlib import suppress
from datetime import datetime
from functools import lru_cache
from time import monotonic, sleep
from typing import TYPE_CHECKING
from urllib.parse import quote

from idm_tui.core.facts import Fact, NoteStruck, Unknown, body_from_json
from idm_tui.core.language import _
from idm_tui.core.striking import wiped
from idm_tui.core.text import clean
from idm_tui.journal import JournalError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

SCHEMA_VERSION = 2
_MARK = 0x1D_0A_6E_DA  # application_id: tells our files from other SQLite files
_BUSY_S = 10.0

# One step for each version: what turns a file of the version before into one of this.
_MIGRATIONS: tuple[str, ...] = (
    """
    CREATE TABLE facts (
        position INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        at TEXT NOT NULL,
        recorded TEXT NOT NULL,
        by TEXT NOT NULL,
        role TEXT NOT NULL,
        terminal TEXT NOT NULL,
        command TEXT NOT NULL,
        kind TEXT NOT NULL,
        body TEXT NOT NULL
    ) STRICT
    """,
    # Whether words that were struck may still lie in parts of the file that are not in use.
    """
    CREATE TABLE scrubbing AS SELECT 0 AS is_due;
    CREATE INDEX IF NOT EXISTS strikes ON facts (kind) WHERE kind = 'note.struck'
    """,
)

_COLUMNS = "id, at, recorded, by, role, terminal, command, kind, body"
_READ = f"SELECT {_COLUMNS} FROM facts WHERE position > ? ORDER BY position"  # noqa: S608 - constants
_READ_STRIKES = f"SELECT {_COLUMNS} FROM facts WHERE kind = 'note.struck' ORDER BY position"  # noqa: S608
_READ_WORDS = f"SELECT {_COLUMNS} FROM facts WHERE kind LIKE 'note.%' OR kind = 'draft.kept' ORDER BY position"  # noqa: S608
_APPEND = f"INSERT OR IGNORE INTO facts ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"  # noqa: S608


class SqliteJournal:
    """Facts in an SQLite file that several processes may have open at once."""

    def __init__(self, path: Path) -> None:
        """Open or create the file, readable for its owner alone; raises JournalError."""
        self.path = path
        try:
            path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            with suppress(FileExistsError):
                os.close(os.open(path, os.O_CREAT | os.O_EXCL, 0o600))
            self._db = self._connect("rw")
            self._refuse_foreign()
            self._turn_to_wal()
            self._db.execute("PRAGMA synchronous = FULL")
            self._db.execute("PRAGMA secure_delete = ON")
            self._db.execute("PRAGMA temp_store = MEMORY")
            self._migrate()
            with suppress(sqlite3.Error):  # a full disk is no reason not to read
                self._scrub()
        except (OSError, sqlite3.Error) as error:
            if _is_busy(error) or not self._is_readable():
                raise self._trouble(error) from error

    def _refuse_foreign(self) -> None:
        """Touch no database of another program; an empty file is as good as none."""
        # In this order: whoever is just making the file sets both at once, the mark must not be read before that.
        is_used = self._pragma("user_version") or self._pragma("schema_version")
        if is_used and self._pragma("application_id") != _MARK:
            raise sqlite3.DatabaseError("another program's file")

    def _turn_to_wal(self) -> None:
        """Turn a new file to WAL; SQLite does not wait for others here, so we do."""
        until = monotonic() + _BUSY_S
        while True:
            try:
                self._db.execute("PRAGMA journal_mode = WAL")
            except sqlite3.OperationalError as error:
                if not _is_busy(error) or monotonic() > until:
                    raise
                sleep(0.01)
            else:
                return

    def _connect(self, mode: str) -> sqlite3.Connection:
        address = f"file:{quote(str(self.path))}?mode={mode}"
        return sqlite3.connect(address, uri=True, timeout=_BUSY_S, isolation_level=None, check_same_thread=False)

    def _is_readable(self) -> bool:
        """Open a journal that may not be written for reading; what it cannot take, the desk keeps."""
        for mode in ("ro", "ro&immutable=1"):
            try:
                self._db = self._connect(mode)
                if 0 < self._pragma("user_version") <= SCHEMA_VERSION and self._pragma("application_id") == _MARK:
                    return True
            except sqlite3.Error:
                continue
        return False

    def read(self, after: int = 0) -> Sequence[Fact]:
        """Return the facts recorded after a position."""
        try:
            return [_fact(row) for row in self._db.execute(_READ, (after,))]
        except (sqlite3.Error, ValueError, RecursionError, TypeError) as error:
            raise self._trouble(error) from error

    def exchange(
        self, after: int, decide: Callable[[Sequence[Fact]], Sequence[Fact]]
    ) -> tuple[Sequence[Fact], Sequence[Fact]]:
        """Append what `decide` returns, in one transaction that keeps other writers out."""
        try:
            self._db.execute("BEGIN IMMEDIATE")
        except sqlite3.Error as error:
            raise self._trouble(error) from error
        try:
            news = self.read(after)
            added = decide(news)
            appended = [fact for fact in added if self._db.execute(_APPEND, _row(fact)).rowcount]
            has_struck = self._strike(appended)
            self._db.execute("COMMIT")
        except (sqlite3.Error, UnicodeError) as error:
            self._roll_back()
            raise self._trouble(error) from error
        except BaseException:
            self._roll_back()
            raise
        if has_struck:
            with suppress(sqlite3.Error):  # whoever opens the file next will do it
                self._scrub()
        return news, appended

    def _strike(self, appended: Sequence[Fact]) -> bool:
        """Remove the words of notes that were struck, in the transaction that notes it; tells whether there were any.

        What comes in late about a note that was struck loses its words too.
        """
        if not any(fact.body.kind.startswith(("note.", "draft.")) for fact in appended):
            return False
        strikes = [_fact(row) for row in self._db.execute(_READ_STRIKES)]
        is_new = any(isinstance(fact.body, NoteStruck) for fact in appended)
        among = map(_fact, self._db.execute(_READ_WORDS).fetchall()) if is_new else appended
        changed = [(_row(fact)[-1], fact.id) for fact in wiped(among, strikes)]
        self._db.executemany("UPDATE facts SET body = ? WHERE id = ?", changed)
        if is_new or changed:
            self._db.execute("UPDATE scrubbing SET is_due = 1")
        return is_new or bool(changed)

    def _scrub(self) -> None:
        """Leave no byte of what was struck in pages that are free or in the log of what was written."""
        if not self._db.execute("SELECT is_due FROM scrubbing").fetchone()[0]:
            return
        until = monotonic() + _BUSY_S
        self._db.execute("VACUUM")
        while self._db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]:
            if monotonic() > until:
                return  # somebody is reading the old pages; the next to open it tries again
            sleep(0.02)
        self._db.execute("UPDATE scrubbing SET is_due = 0")

    def close(self) -> None:
        """Close the file."""
        with suppress(sqlite3.Error):
            self._db.close()

    def _migrate(self) -> None:
        version = self._pragma("user_version")
        if version == SCHEMA_VERSION:
            return
        self._db.execute("BEGIN IMMEDIATE")
        try:
            version = self._pragma("user_version")
            self._refuse_newer(version)
            for step in _MIGRATIONS[version:]:
                for statement in step.split(";"):
                    self._db.execute(statement)
            self._db.execute(f"PRAGMA application_id = {_MARK}")
            self._db.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
            self._db.execute("COMMIT")
        except BaseException:
            self._roll_back()
            raise

    def _refuse_newer(self, version: int) -> None:
        if version > SCHEMA_VERSION:
            msg = _("{path} was written by a newer version of idm-tui; update this one to open it")
            raise JournalError(msg.format(path=self.path))

    def _pragma(self, name: str) -> int:
        return int(self._db.execute(f"PRAGMA {name}").fetchone()[0])

    def _roll_back(self) -> None:
        with suppress(sqlite3.Error):
            self._db.execute("ROLLBACK")

    def _trouble(self, error: Exception) -> JournalError:
        """Say in one sentence what is wrong with the file."""
        said = str(error)
        if isinstance(error, OSError):
            reason = _("the journal {path} cannot be opened: {reason}").format(
                path=self.path, reason=error.strerror or said
            )
        elif "full" in said:
            reason = _("the disk is full: {path} takes nothing more; make room and it goes on")
        elif "readonly" in said or "read-only" in said:
            reason = _("the journal {path} may not be written; check its permissions and the disk")
        elif "locked" in said or "busy" in said:
            reason = _("the journal {path} is held by another program; try again in a moment")
        elif not isinstance(error, sqlite3.OperationalError) or "malformed" in said:
            reason = _("{path} is damaged or no journal of idm-tui; move it away to begin a new one")
        else:
            reason = _("the journal {path} cannot be used: {reason}")
        return JournalError(reason.format(path=self.path, reason=said))


def _is_busy(error: Exception) -> bool:
    return isinstance(error, sqlite3.OperationalError) and error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_BUSY


def _row(fact: Fact) -> tuple[str, ...]:
    return (
        fact.id,
        fact.at.isoformat(),
        fact.recorded.isoformat(),
        fact.by,
        fact.role,
        fact.terminal,
        fact.command,
        fact.body.name if isinstance(fact.body, Unknown) else fact.body.kind,
        fact.body.values_json if isinstance(fact.body, Unknown) else json.dumps(fact.body.to_json()),
    )


def _fact(row: tuple[str, ...]) -> Fact:
    """Read a row; raises ValueError for one that nobody can have written as a fact."""
    # Whoever can write the file can write anything into it: clean it here, where it enters.
    fact_id, at, recorded, by, role, terminal, command, kind = map(clean, row[:8])
    values = json.loads(row[8])
    if not isinstance(values, dict):
        msg = "the body of a fact is no table"
        raise ValueError(msg)  # noqa: TRY004 - one kind of error for whatever is wrong with a row
    cleaned = {clean(name): clean(value) if isinstance(value, str) else value for name, value in values.items()}
    return Fact(fact_id, _instant(at), _instant(recorded), by, role, terminal, command, body_from_json(kind, cleaned))


@lru_cache(maxsize=4096)
def _instant(text: str) -> datetime:
    instant = datetime.fromisoformat(text)
    if instant.tzinfo is None:
        msg = "an instant has no offset"
        raise ValueError(msg)
    return instant
