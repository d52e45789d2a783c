"""What others wrote into the file: newer versions, intruders, and half-ruined rows."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Any

import pytest

from idm_tui.core.facts import FloorGiven, MessageShown, Unknown
from idm_tui.core.record import values as record_values
from idm_tui.journal import JournalError
from idm_tui.journal.sqlite import SqliteJournal
from tests.journal.samples import assert_one_sentence, fact, giving, insert

if TYPE_CHECKING:
    from pathlib import Path

    from idm_tui.core.facts import Fact

HOSTILE = "a\x1b[31mb\x9b2Jc\u202ed\x07e\u2066f\x00g\r\nh\x7fi\ufeff"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "event.journal"
    SqliteJournal(path).close()
    return path


def only(path: Path) -> Fact:
    (found,) = SqliteJournal(path).read()
    return found


def raw_rows(path: Path) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(path)) as db:
        return db.execute(
            "SELECT position, id, at, recorded, by, role, terminal, command, kind, body FROM facts ORDER BY position"
        ).fetchall()


NEWER = {
    "vote.taken": {"motion": "adopted", "for": 12, "against": None, "tally": {"a": [1, 2.5, True]}, "note": ""},
    "session.moved": {},
    "message.shown": {"text": ["not", "a", "text"]},
    "floor.yielded": {"session": "session-1"},
    "list.moved": {"session": "session-1", "entry": "e", "place": "first"},
}


@pytest.mark.parametrize("kind", NEWER)
def test_a_kind_of_a_newer_version_is_kept_as_unknown(path: Path, kind: str) -> None:
    insert(path, kind=kind, body=json.dumps(NEWER[kind]))
    found = only(path)
    assert isinstance(found.body, Unknown)
    assert found.body.name == kind
    assert json.loads(found.body.values_json) == NEWER[kind]


@pytest.mark.parametrize("kind", NEWER)
def test_a_kind_of_a_newer_version_is_written_back_unchanged(path: Path, tmp_path: Path, kind: str) -> None:
    insert(path, kind=kind, body=json.dumps(NEWER[kind]))
    copy = tmp_path / "copy.journal"
    SqliteJournal(copy).exchange(0, giving(only(path)))
    (before,), (after,) = raw_rows(path), raw_rows(copy)
    assert after[:-1] == before[:-1]
    assert json.loads(after[-1]) == NEWER[kind]


def test_a_key_of_a_newer_version_does_not_hide_the_fact(path: Path) -> None:
    insert(path, body='{"text": "hello", "colour": "red"}')
    assert only(path).body == MessageShown("hello")


def test_a_field_that_an_older_version_did_not_write_has_its_default(path: Path) -> None:
    values = {"session": "session-1", "speaker": "Jung Mino", "turn": "t", "limit_s": 600}
    insert(path, kind="floor.given", body=json.dumps(values))
    assert only(path).body == FloorGiven("session-1", "Jung Mino", "t", 600, "statement", "", "", "")


def shown_texts(found: Fact) -> dict[str, str]:
    body = found.body
    values = {"name": body.name} if isinstance(body, Unknown) else record_values(body)
    who = {"by": found.by, "role": found.role, "terminal": found.terminal, "command": found.command, "id": found.id}
    return {**who, **{f"body {name}": value for name, value in values.items() if isinstance(value, str)}}


@pytest.mark.parametrize("column", ["by", "role", "terminal", "command", "id", "kind"])
def test_hostile_text_of_a_column_comes_out_cleaned(path: Path, column: str) -> None:
    insert(path, **{column: HOSTILE})
    assert not [
        name for name, text in shown_texts(only(path)).items() if set("\x1b\x9b\u202e\x07\u2066\x00") & set(text)
    ]


def test_hostile_text_of_a_body_comes_out_cleaned(path: Path) -> None:
    insert(path, body=json.dumps({"text": HOSTILE}))
    assert only(path).body == MessageShown("a[31mb2Jcdefg\nhi")


def test_hostile_text_of_an_unknown_body_cannot_reach_a_terminal(path: Path) -> None:
    insert(path, kind="vote.taken", body=json.dumps({"motion": HOSTILE, "deep": [{"text": HOSTILE}]}))
    body = only(path).body
    assert isinstance(body, Unknown)
    assert body.values_json.isprintable()


RUINED = {
    "body is no JSON": {"body": "{half"},
    "body is a list": {"body": "[1, 2]"},
    "body is a number": {"body": "7"},
    "body is nothing": {"body": ""},
    "body is deep": {"body": "[" * 100_000},
    "at is no time": {"at": "yesterday"},
    "at has no offset": {"at": "2007-10-08T10:00:00"},
    "recorded is no time": {"recorded": ""},
}


@pytest.mark.parametrize("row", RUINED.values(), ids=RUINED)
def test_a_ruined_row_is_a_sentence_or_left_aside(path: Path, row: dict[str, str]) -> None:
    journal = SqliteJournal(path)
    journal.exchange(0, giving(fact(1)))
    insert(path, **row)
    before = raw_rows(path)
    try:
        found = list(journal.read())
    except JournalError as error:
        assert_one_sentence(error, path)
    else:
        assert fact(1) in found
        assert all(one.at.utcoffset() is not None for one in found)
    assert raw_rows(path) == before


@pytest.mark.parametrize("text", ["\ud800", "a\udcffb"])
def test_text_that_no_file_can_hold_is_a_sentence_or_cleaned(path: Path, text: str) -> None:
    journal = SqliteJournal(path)
    try:
        journal.exchange(0, giving(fact(1, by=text)))
    except JournalError as error:
        assert_one_sentence(error, path)
        assert list(journal.read()) == []
    else:
        assert len(journal.read()) == 1
