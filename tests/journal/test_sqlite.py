"""The SQLite file: its rights, its durability, and files that are none of ours."""

from __future__ import annotations

import os
import sqlite3
import stat
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from idm_tui.journal import JournalError
from idm_tui.journal.sqlite import SCHEMA_VERSION, SqliteJournal
from tests.journal.samples import assert_one_sentence, fact, giving

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "event.journal"


@pytest.fixture
def no_mask() -> Iterator[None]:
    before = os.umask(0)
    yield
    os.umask(before)


def filled(path: Path, count: int = 3) -> Path:
    """Make a journal with some facts, closed again."""
    journal = SqliteJournal(path)
    journal.exchange(0, giving(*(fact(n) for n in range(count))))
    journal.close()
    return path


def set_pragma(path: Path, pragma: str) -> None:
    with closing(sqlite3.connect(path)) as db:
        db.execute(f"PRAGMA {pragma}")


def pragma(journal: SqliteJournal, name: str) -> object:
    return journal._db.execute(f"PRAGMA {name}").fetchone()[0]


def refusal(path: Path) -> JournalError:
    """Open and read what cannot be a journal; the file must not change by it."""
    with pytest.raises(JournalError) as caught:
        SqliteJournal(path).read()
    assert_one_sentence(caught.value, path)
    return caught.value


def test_the_files_are_for_their_owner_alone(path: Path, no_mask: None) -> None:
    journal = SqliteJournal(path)
    journal.exchange(0, giving(fact(1)))
    made = sorted(path.parent.glob("event.journal*"))
    assert made[0] == path
    assert {file.name: stat.S_IMODE(file.stat().st_mode) for file in made} == {file.name: 0o600 for file in made}
    journal.close()


def test_the_folder_is_made_for_its_owner_alone(tmp_path: Path, no_mask: None) -> None:
    SqliteJournal(tmp_path / "data" / "event.journal").close()
    assert stat.S_IMODE((tmp_path / "data").stat().st_mode) == 0o700


def test_it_is_durable_before_it_answers(path: Path) -> None:
    journal = SqliteJournal(path)
    assert pragma(journal, "journal_mode") == "wal"
    assert pragma(journal, "synchronous") == 2
    journal.close()
    again = SqliteJournal(path)
    assert pragma(again, "journal_mode") == "wal"
    assert pragma(again, "synchronous") == 2


@pytest.mark.parametrize("name", ["a?b.journal", "a#b.journal", "a%20b.journal", "ä ö.journal", "a'b\".journal"])
def test_odd_file_names_are_taken_as_they_are(tmp_path: Path, name: str) -> None:
    filled(tmp_path / name)
    assert (tmp_path / name).stat().st_size > 0
    assert len(SqliteJournal(tmp_path / name).read()) == 3


def test_facts_outlive_the_process_that_closed(path: Path) -> None:
    filled(path)
    assert list(SqliteJournal(path).read()) == [fact(0), fact(1), fact(2)]


def test_two_connections_see_each_other_at_once(path: Path) -> None:
    here, there = SqliteJournal(path), SqliteJournal(path)
    here.exchange(0, giving(fact(1)))
    assert list(there.read()) == [fact(1)]
    news, added = there.exchange(0, giving(fact(2)))
    assert (list(news), list(added)) == ([fact(1)], [fact(2)])
    assert list(here.read(1)) == [fact(2)]


def test_a_raising_decide_lets_other_connections_write(path: Path) -> None:
    here, there = SqliteJournal(path), SqliteJournal(path)

    def refuse(_news: object) -> list[object]:
        raise LookupError

    with pytest.raises(LookupError):
        here.exchange(0, refuse)  # type: ignore[arg-type]
    there.exchange(0, giving(fact(1)))
    assert list(here.read()) == [fact(1)]


def test_an_empty_file_becomes_a_journal(path: Path) -> None:
    path.touch()
    filled(path)
    assert len(SqliteJournal(path).read()) == 3


def test_a_journal_of_a_newer_version_is_refused_and_kept(path: Path) -> None:
    set_pragma(filled(path), f"user_version = {SCHEMA_VERSION + 1}")
    before = path.read_bytes()
    assert "newer" in str(refusal(path))
    assert path.read_bytes() == before


@pytest.mark.parametrize("version", [0, 1, 2, 7])
@pytest.mark.parametrize("mark", [0, 42])
def test_the_database_of_another_program_is_refused_and_kept(path: Path, version: int, mark: int) -> None:
    with closing(sqlite3.connect(path)) as db, db:
        db.execute("CREATE TABLE songs (title TEXT)")
        db.execute("INSERT INTO songs VALUES ('La Paloma')")
        db.execute(f"PRAGMA application_id = {mark}")
        db.execute(f"PRAGMA user_version = {version}")
    before = path.read_bytes()
    refusal(path)
    assert path.read_bytes() == before


JUNK = {
    "a word": b"hi\n",
    "text": b"This is the minutes of the meeting.\n" * 200,
    "zeros": bytes(8192),
    "half a header": b"SQLite format 3\0" + b"\xff" * 5000,
    "toml": b'[event]\nid = "idm"\n',
}


@pytest.mark.parametrize("content", JUNK.values(), ids=JUNK)
def test_a_file_of_another_kind_is_refused_and_kept(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    refusal(path)
    assert path.read_bytes() == content


def test_a_folder_is_refused_and_kept(path: Path) -> None:
    path.mkdir()
    (path / "minutes.txt").write_text("kept")
    refusal(path)
    assert [file.name for file in path.iterdir()] == ["minutes.txt"]


def test_a_place_below_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "notes").write_text("kept")
    refusal(tmp_path / "notes" / "event.journal")
    assert (tmp_path / "notes").read_text() == "kept"


@pytest.mark.parametrize("damage", ["header", "middle", "cut", "cut to a page"])
def test_a_damaged_journal_is_refused_and_kept(path: Path, damage: str) -> None:
    filled(path, 500)
    content = bytearray(path.read_bytes())
    if damage == "header":
        content[:16] = bytes(16)
    elif damage == "middle":
        content[4096:-4096] = b"\xaa" * (len(content) - 8192)
    else:
        del content[100 if damage == "cut" else 4096 :]
    path.write_bytes(content)
    refusal(path)
    assert path.read_bytes() == bytes(content)


def test_a_held_journal_says_so(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("idm_tui.journal.sqlite._BUSY_S", 0.05)
    journal = SqliteJournal(filled(path))
    with closing(sqlite3.connect(path, isolation_level=None)) as holder:
        holder.execute("BEGIN EXCLUSIVE")
        with pytest.raises(JournalError) as caught:
            journal.exchange(0, giving(fact(9)))
        assert_one_sentence(caught.value, path)
        assert "held by another program" in str(caught.value)
        assert len(journal.read()) == 3
    journal.exchange(0, giving(fact(9)))
    assert len(journal.read()) == 4


@pytest.mark.parametrize("stage", ["empty", "not yet in WAL"])
def test_a_journal_that_another_is_just_making_is_waited_for(path: Path, stage: str) -> None:
    path.touch()
    if stage != "empty":
        set_pragma(filled(path), "journal_mode = DELETE")
    maker = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    maker.execute("BEGIN IMMEDIATE")
    done = threading.Timer(0.2, maker.execute, ("COMMIT",))
    done.start()
    try:
        journal = SqliteJournal(path)
    finally:
        done.join()
        maker.close()
    journal.exchange(0, giving(fact(9)))
    assert fact(9) in journal.read()


def test_all_who_open_a_new_journal_at_once_can_write_it(tmp_path: Path) -> None:
    people = 4
    for number in range(25):
        path, start = tmp_path / f"{number}.journal", threading.Barrier(people)

        def write(who: int, path: Path = path, start: threading.Barrier = start) -> None:
            start.wait()
            journal = SqliteJournal(path)
            journal.exchange(0, giving(fact(who)))
            journal.close()

        with ThreadPoolExecutor(people) as pool:
            list(pool.map(write, range(people)))
        assert {found.id for found in SqliteJournal(path).read()} == {fact(who).id for who in range(people)}
