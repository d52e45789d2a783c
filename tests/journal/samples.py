"""Facts for the journal's tests: one of every kind, and the files they lie in."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import fields
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from idm_tui.core.facts import BODIES, Body, Fact, MessageShown, Unknown

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

NOON = datetime(2007, 10, 8, 10, 0, tzinfo=UTC)


def fact(number: int, body: Body | None = None, **changes: object) -> Fact:
    """Make a fact whose id, instant and text tell its number."""
    values: dict[str, Any] = {
        "id": f"fact-{number:06}",
        "at": NOON + timedelta(seconds=number),
        "recorded": NOON + timedelta(seconds=number + 1),
        "by": "Ibrahim Awad",
        "role": "moderator",
        "terminal": "table:1",
        "command": f"command-{number:06}",
        "body": body or MessageShown(f"message {number}"),
    }
    values |= changes
    return Fact(**values)


def body_of_kind(kind: str, text: str, number: int) -> Body:
    """Fill every field of a kind, so that nothing can get lost unnoticed."""
    if kind == "unknown":
        return Unknown("vote.taken", '{"motion": "adopted", "for": 12}')
    made = BODIES[kind]
    values: dict[str, Any] = {
        f.name: {"int": number, "bool": True}.get(str(f.type), text)
        for f in fields(made)  # type: ignore[arg-type]
    }
    return made(**values)


def giving(*facts: Fact) -> Callable[[Sequence[Fact]], Sequence[Fact]]:
    """Decide for these facts, whatever the news."""
    return lambda _news: facts


def insert(path: Path, **changes: str) -> None:
    """Write a row into the file past the store, as a newer version or an intruder would."""
    row = {
        "id": "planted",
        "at": NOON.isoformat(),
        "recorded": NOON.isoformat(),
        "by": "Somebody",
        "role": "moderator",
        "terminal": "table:2",
        "command": "planted-command",
        "kind": "message.shown",
        "body": '{"text": "hello"}',
        **changes,
    }
    names, marks = ", ".join(row), ", ".join("?" * len(row))
    with closing(sqlite3.connect(path)) as db, db:
        db.execute(f"INSERT INTO facts ({names}) VALUES ({marks})", tuple(row.values()))  # noqa: S608 - constants


def assert_one_sentence(error: BaseException, path: Path) -> None:
    """A message for people: one line, it names the file, and nothing of Python shows through."""
    said = str(error)
    assert said
    assert "\n" not in said
    assert path.name in said
    assert not any(word in said for word in ("Traceback", "Error(", "sqlite3.", "<"))
