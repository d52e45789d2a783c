"""No byte of what was struck is left in the files of a journal, whoever has it open and whoever dies meanwhile."""

from __future__ import annotations

import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from idm_tui.core import commands as c
from idm_tui.core.facts import DraftKept, MessageShown
from idm_tui.journal.sqlite import SqliteJournal
from tests.journal.samples import fact, giving
from tests.journal.struck import ACCENTED, LENGTHS, desk_at, fill, found_in_files, marker, noted

ROOT = Path(__file__).parent.parent.parent
WORDS = {f"{length} letters": marker(length) for length in LENGTHS} | {"other scripts": ACCENTED * 9}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "event.journal"


def process(*arguments: object) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "tests.journal.struck", *map(str, arguments)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def scrubbing_is_due(path: Path) -> int:
    with closing(sqlite3.connect(path)) as db:
        return int(db.execute("SELECT is_due FROM scrubbing").fetchone()[0])


def written(path: Path, words: str) -> SqliteJournal:
    """Make a journal with the words in it, and other things before and behind them."""
    journal = SqliteJournal(path)
    desk = desk_at(journal)
    fill(desk)
    noted(desk, words)
    fill(desk)
    assert found_in_files(path, words) != {}
    return journal


@pytest.mark.parametrize("words", WORDS.values(), ids=WORDS)
def test_no_byte_is_left(path: Path, words: str) -> None:
    journal = written(path, words)
    desk_at(journal).do(c.Strike(note="1"))
    assert found_in_files(path, words) == {}
    assert scrubbing_is_due(path) == 0
    fill(desk_at(journal), 3)
    journal.close()
    assert found_in_files(path, words) == {}


def test_no_byte_is_left_of_words_that_had_moved_to_the_main_file_long_ago(path: Path) -> None:
    words = marker(5_000)
    written(path, words).close()
    journal = SqliteJournal(path)
    desk = desk_at(journal)
    fill(desk, 300)
    desk.do(c.Strike(note="1"))
    assert found_in_files(path, words) == {}


def test_nothing_else_is_lost(path: Path) -> None:
    journal = written(path, marker(20_000))
    messages = [one for one in journal.read() if isinstance(one.body, MessageShown)]
    desk_at(journal).do(c.Strike(note="1"))
    journal.close()
    again = SqliteJournal(path)
    assert [one for one in again.read() if isinstance(one.body, MessageShown)] == messages
    with closing(sqlite3.connect(path)) as db:
        assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_one_note_is_struck_after_the_other(path: Path) -> None:
    first, second = marker(500), marker(5_000, seed=8)
    journal = written(path, first)
    desk = desk_at(journal)
    noted(desk, second)
    desk.do(c.Strike(note="1"))
    assert found_in_files(path, first) == {}
    assert found_in_files(path, second) != {}
    desk.do(c.Strike(note="3"))
    assert found_in_files(path, second) == {}


def test_no_byte_is_left_while_another_connection_has_it_open(path: Path) -> None:
    words = marker(5_000)
    journal, other = written(path, words), SqliteJournal(path)
    there = desk_at(other, "Maria", "table:2")
    desk_at(journal).do(c.Strike(note="1"))
    assert found_in_files(path, words) == {}
    there.refresh()
    there.do(c.Message(text="Hello"))
    assert found_in_files(path, words) == {}


def test_no_byte_is_left_while_another_process_has_it_open_nor_does_it_remember(path: Path) -> None:
    words = marker(5_000)
    journal = written(path, words)
    other = process("hold", path)
    assert other.stdin is not None
    assert other.stdout is not None
    assert other.stdout.readline() == "open\n"
    desk_at(journal).do(c.Strike(note="1"))
    assert found_in_files(path, words) == {}
    other.stdin.write("refresh\n")
    other.stdin.flush()
    remembered = other.stdout.readline()
    assert found_in_files(path, words) == {}
    out, err = other.communicate("end\n")
    assert (out, err, other.returncode) == ("", "", 0)
    assert remembered == "0\n"


def test_the_process_that_struck_remembers_nothing(path: Path) -> None:
    out, err = process("remember", path).communicate()
    assert err == ""
    before, after = map(int, out.split())
    assert before > 0
    assert after == 0


def test_where_somebody_reads_the_old_pages_the_next_to_open_it_cleans(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("idm_tui.journal.sqlite._BUSY_S", 0.05)
    words = marker(5_000)
    journal = written(path, words)
    with closing(sqlite3.connect(path, isolation_level=None)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM facts").fetchone()
        desk_at(journal).do(c.Strike(note="1"))
        assert scrubbing_is_due(path) == 1
        assert desk_at(SqliteJournal(path)).state.notes.labelled("1") is not None  # it opens all the same
    SqliteJournal(path)
    assert found_in_files(path, words) == {}
    assert scrubbing_is_due(path) == 0


MOMENTS = ["VACUUM", "PRAGMA wal_checkpoint", "UPDATE scrubbing SET is_due = 0"]


@pytest.mark.parametrize("before", MOMENTS)
@pytest.mark.parametrize("length", [30, 20_000])
def test_who_is_killed_while_striking_leaves_it_to_the_next_to_open_it(path: Path, before: str, length: int) -> None:
    words = marker(length)
    written(path, words).close()
    victim = process("die", path, before)
    _out, err = victim.communicate()
    assert (victim.returncode, err) == (-signal.SIGKILL, "")
    journal = SqliteJournal(path)
    assert words[:10] not in repr(journal.read())
    assert found_in_files(path, words) == {}
    assert scrubbing_is_due(path) == 0


@pytest.mark.parametrize("before", ["UPDATE facts", "UPDATE scrubbing SET is_due = 1", "COMMIT"])
def test_who_is_killed_before_it_counts_has_struck_nothing(path: Path, before: str) -> None:
    words = marker(500)
    written(path, words).close()
    count = len(SqliteJournal(path).read())
    victim = process("die", path, before)
    victim.communicate()
    assert victim.returncode == -signal.SIGKILL
    journal = SqliteJournal(path)
    assert len(journal.read()) == count
    assert words in repr(journal.read())
    desk_at(journal).do(c.Strike(note="1"))
    assert found_in_files(path, words) == {}


def test_what_is_marked_as_due_is_cleaned_on_opening(path: Path) -> None:
    words = marker(5_000)
    written(path, words).close()
    with closing(sqlite3.connect(path)) as db, db:  # as a version would that removes words and does not clean
        db.execute("PRAGMA secure_delete = OFF")
        db.execute("UPDATE facts SET body = '{}' WHERE kind LIKE 'note.%' OR kind = 'draft.kept'")
        db.execute("UPDATE scrubbing SET is_due = 1")
    assert found_in_files(path, words) != {}
    SqliteJournal(path)
    assert found_in_files(path, words) == {}


def test_no_byte_is_left_in_a_journal_of_the_first_version(path: Path) -> None:
    words = marker(5_000)
    journal = SqliteJournal(path)
    fill(desk_at(journal))
    drafts = [DraftKept("Ibrahim", "note@one:1", words[:end]) for end in (100, 2_000, 5_000, 0)]
    for number, draft in enumerate(drafts):
        journal.exchange(0, giving(fact(number - 5_000, draft)))  # before the desk's own
    journal.close()
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        for name in ("scrubbing", "moved", "stream", "to_erase"):
            db.execute(f"DROP TABLE {name}")
        db.execute("DROP INDEX waiting")
        db.execute("ALTER TABLE facts DROP COLUMN sequence")
        db.execute("PRAGMA user_version = 1")
    assert found_in_files(path, words) != {}
    journal = SqliteJournal(path)
    desk = desk_at(journal)
    noted(desk, words)
    desk.do(c.Strike(note="1"))
    assert found_in_files(path, words) == {}
    journal.close()
    assert len(SqliteJournal(path).read()) > 40
