"""The embedded journal: one SQLite file for each event, append-only and durable before it answers."""

from __future__ import annotations

import os
import sqlite3
from contextlib import contextmanager, suppress
from time import monotonic, sleep
from typing import TYPE_CHECKING
from urllib.parse import quote

from idm_tui.core.facts import Fact, NoteStruck
from idm_tui.core.language import _
from idm_tui.core.striking import wiped
from idm_tui.journal import JournalError
from idm_tui.journal.rows import fact_of, row_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

SCHEMA_VERSION = 3
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
    # Where an event is shared: the place of a fact in the common stream, what was recorded anew behind others, and
    # how far the stream was read.
    """
    ALTER TABLE facts ADD COLUMN sequence INTEGER;
    CREATE INDEX waiting ON facts (position) WHERE sequence IS NULL;
    CREATE TABLE moved (position INTEGER PRIMARY KEY, id TEXT NOT NULL) STRICT;
    CREATE TABLE stream (born TEXT NOT NULL, sequence INTEGER NOT NULL) STRICT;
    CREATE TABLE to_erase (id TEXT PRIMARY KEY, sequence INTEGER NOT NULL) STRICT
    """,
)

COLUMNS = "id, at, recorded, by, role, terminal, command, kind, body"
_READ = f"SELECT {COLUMNS} FROM facts WHERE position > ? ORDER BY position"  # noqa: S608 - constants
# A fact that was recorded anew comes again, in its later place.
_READ_MOVED = (
    f"SELECT {COLUMNS} FROM facts JOIN"  # noqa: S608
    " (SELECT id AS moved_id, position AS place FROM facts WHERE position > ?1"
    " UNION ALL SELECT id, position FROM moved WHERE position > ?1) ON id = moved_id ORDER BY place"
)
_READ_STRIKES = f"SELECT {COLUMNS} FROM facts WHERE kind = 'note.struck' ORDER BY position"  # noqa: S608
_READ_WORDS = f"SELECT {COLUMNS} FROM facts WHERE kind LIKE 'note.%' OR kind = 'draft.kept' ORDER BY position"  # noqa: S608
NEXT_POSITION = "1 + max(ifnull((SELECT max(position) FROM facts), 0), ifnull((SELECT max(position) FROM moved), 0))"
_APPEND = f"INSERT OR IGNORE INTO facts (position, {COLUMNS}) VALUES ({NEXT_POSITION}, ?, ?, ?, ?, ?, ?, ?, ?, ?)"  # noqa: S608


# Where words were struck that the others have: they are erased there, and what is left of the fact is sent anew.
_ERASE_AT_HUB = "INSERT OR IGNORE INTO to_erase SELECT id, sequence FROM facts WHERE id = ? AND sequence IS NOT NULL"


class SqliteJournal:
    """Facts in an SQLite file that several processes may have open at once."""

    _synchronous = "FULL"
    _erases_at_hub = True

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
            self._db.execute(f"PRAGMA synchronous = {self._synchronous}")
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
            return [fact_of(row) for row in self._db.execute(self._reading(after), (after,))]
        except (sqlite3.Error, ValueError, RecursionError, TypeError) as error:
            raise self._trouble(error) from error

    def count(self) -> int:
        """Return how many facts there are; raises JournalError."""
        try:
            return int(self._db.execute("SELECT count(*) FROM facts").fetchone()[0])
        except sqlite3.Error as error:
            raise self._trouble(error) from error

    def _reading(self, after: int) -> str:
        """Return the query for what was recorded after a position; the plain one where nothing has moved."""
        is_older = self._pragma("user_version") < SCHEMA_VERSION  # it may not be written, so it was not brought up
        if is_older or self._db.execute("SELECT 1 FROM moved WHERE position > ? LIMIT 1", (after,)).fetchone() is None:
            return _READ
        return _READ_MOVED

    def exchange(
        self, after: int, decide: Callable[[Sequence[Fact]], Sequence[Fact]]
    ) -> tuple[Sequence[Fact], Sequence[Fact]]:
        """Append what `decide` returns, in one transaction that keeps other writers out."""
        with self._writing():
            news = self.read(after)
            appended = self._append(decide(news))
        self._scrub_if_due(appended)
        return news, appended

    def _append(self, facts: Sequence[Fact]) -> list[Fact]:
        """Append those that are not there yet, and let go of what they strike; returns them."""
        appended = [fact for fact in facts if self._db.execute(_APPEND, row_of(fact)).rowcount]
        self._strike(appended)
        return appended

    @contextmanager
    def _writing(self) -> Iterator[None]:
        """Keep other writers out; what is raised within leaves everything as it was."""
        try:
            self._db.execute("BEGIN IMMEDIATE")
        except sqlite3.Error as error:
            raise self._trouble(error) from error
        try:
            yield
            self._db.execute("COMMIT")
        except (sqlite3.Error, UnicodeError) as error:
            self._roll_back()
            raise self._trouble(error) from error
        except BaseException:
            self._roll_back()
            raise

    def _strike(self, appended: Sequence[Fact]) -> None:
        """Remove the words of notes that were struck, in the transaction that notes it.

        What comes in late about a note that was struck loses its words too.
        """
        if not any(map(_has_words, appended)):
            return
        strikes = [fact_of(row) for row in self._db.execute(_READ_STRIKES)]
        is_new = any(isinstance(fact.body, NoteStruck) for fact in appended)
        among = map(fact_of, self._db.execute(_READ_WORDS).fetchall()) if is_new else appended
        changed = [(row_of(fact)[-1], fact.id) for fact in wiped(among, strikes)]
        self._db.executemany("UPDATE facts SET body = ? WHERE id = ?", changed)
        if self._erases_at_hub:
            ids = [(fact_id,) for _body, fact_id in changed]
            self._db.executemany(_ERASE_AT_HUB, ids)
            self._db.executemany("UPDATE facts SET sequence = NULL WHERE id = ?", ids)
        if is_new or changed:
            self._db.execute("UPDATE scrubbing SET is_due = 1")

    def _scrub_if_due(self, appended: Sequence[Fact]) -> None:
        if any(map(_has_words, appended)):
            with suppress(sqlite3.Error):  # whoever opens the file next will do it
                self._scrub()

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


def _has_words(fact: Fact) -> bool:
    return fact.body.kind.startswith(("note.", "draft."))


def _is_busy(error: Exception) -> bool:
    return isinstance(error, sqlite3.OperationalError) and error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_BUSY
