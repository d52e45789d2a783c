"""`idm-tui schema`: a JSON Schema that holds for the shipped agenda, and for what an import writes."""

from __future__ import annotations

import datetime as dt
import tomllib
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from tests.cli.shell import WORKSHOP, run
from tests.cli.test_import import source


def as_json(value: Any) -> Any:
    """Return TOML as an editor's checker sees it: dates and times are texts."""
    if isinstance(value, dict):
        return {key: as_json(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [as_json(inner) for inner in value]
    return value.isoformat() if isinstance(value, dt.date | dt.time) else value


def checker() -> Draft202012Validator:
    answer = run("schema")
    assert (answer.code, answer.err) == (0, "")
    Draft202012Validator.check_schema(answer.json)
    return Draft202012Validator(answer.json)


def test_the_shipped_agenda_holds() -> None:
    assert [error.message for error in checker().iter_errors(as_json(tomllib.loads(WORKSHOP.read_text())))] == []


def test_an_imported_agenda_holds() -> None:
    assert run("import", source(), "-o", "out.toml").code == 0
    assert [*checker().iter_errors(as_json(tomllib.loads(Path("out.toml").read_text())))] == []


@pytest.mark.parametrize("wrong", [{}, {"event": {"title": 5}}, {"event": {"id": "a"}, "dayz": []}])
def test_what_check_refuses_does_not_hold(wrong: dict[str, Any]) -> None:
    assert [*checker().iter_errors(wrong)]


def test_the_schema_that_the_shipped_agenda_names_is_this_one() -> None:
    named = WORKSHOP.read_text().splitlines()[0].removeprefix("#:schema ")
    assert (WORKSHOP.parent / named).read_text() == run("schema").out
