"""A morning of the shipped workshop with notes, and the whole report of it, for the tests of the command line."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from tests.cli.shell import do, run

if TYPE_CHECKING:
    from pathlib import Path

NOON = "2007-10-08T12:00"
MORNING: tuple[tuple[str, ...], ...] = (
    ("11:00", "start", "session-1"),
    ("11:00", "next"),
    ("11:02", "note", "Planning needs data."),
    ("11:08", "put", "1"),
    ("11:10", "next"),
    ("11:11", "note", "Fees must fall.", "--kind", "recommendation"),
    ("11:12", "note", "Publish the list.", "--kind", "action", "--owner", "Secretariat"),
    ("11:13", "note", "Skills first.", "--kind", "key-message"),
    ("11:14", "list", "add", "Chile", "--for", "GRULAC"),
    ("11:15", "give", "Chile"),
    ("11:16", "note", "Permits are slow."),
    ("11:20", "yield"),
)
# What is printed of the session names nobody; what the other sessions print is not in the report.
FORMS = ("md", "html", "docx", "json", "log")


def told(*more: tuple[str, ...]) -> None:
    for at, *words in (*MORNING, *more):
        do(at, *words)


def report(*words: object, at: str = NOON) -> str:
    """Return a report from stdout; nothing else may be said."""
    answer = run("report", *words, "--at", at)
    assert (answer.code, answer.err) == (0, ""), answer
    return answer.out


def as_json(*words: object, at: str = NOON) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(report("--format", "json", *words, at=at))
    return found


def refused(*words: object) -> list[str]:
    """Return the lines with which a report is refused; nothing goes to stdout, there is no traceback."""
    answer = run("report", *words)
    assert (answer.code, answer.out) == (1, ""), answer
    assert "Traceback" not in answer.err
    return answer.err.splitlines()


def files(folder: Path) -> list[str]:
    return sorted(file.name for file in folder.iterdir())
