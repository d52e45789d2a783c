"""The report as JSON and its schema."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from jsonschema import Draft202012Validator, ValidationError

from idm_tui.core import commands as c
from idm_tui.formats.report import as_json
from tests.formats.hostile import HOSTILE
from tests.formats.reported import ATTRIBUTIONS, FORUM, content, noted, paragraphs, speaks, told

if TYPE_CHECKING:
    from idm_tui.formats.report.content import Attribution

SCHEMA = json.loads(as_json.schema_text())


def checker() -> Draft202012Validator:
    return Draft202012Validator(SCHEMA, format_checker=Draft202012Validator.FORMAT_CHECKER)


def written(*steps: Any, attribution: Attribution = "named", **options: Any) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(as_json.write(content(told(*steps), attribution, **options)))
    return found


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    assert SCHEMA["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert SCHEMA["additionalProperties"] is False
    assert set(SCHEMA["required"]) >= {"event", "attribution", "chapters"}


@pytest.mark.parametrize("attribution", ATTRIBUTIONS)
def test_every_report_keeps_to_the_schema(attribution: Attribution) -> None:
    checker().validate(written(*FORUM, attribution=attribution))
    checker().validate(written(attribution=attribution))
    checker().validate(written(*FORUM, attribution=attribution, is_draft=True, only="second"))
    checker().validate(json.loads(as_json.write(content(noted(*HOSTILE.values()), attribution))))
    steps = (
        ("10:01", c.Start(session="first")),
        *speaks("10:02", "Chile"),
        ("10:05", c.Note(text="x")),
        ("10:06", c.OffRecord(switch="on")),
        ("10:08", c.OffRecord(switch="off")),
        ("10:09", c.Strike(note="1")),
    )
    checker().validate(written(*steps, attribution=attribution))


@pytest.mark.parametrize(
    ("name", "value"),
    [("more", 1), ("attribution", "nobody"), ("as_of", 5), ("chapters", {}), ("is_draft", "yes"), ("event", None)],
)
def test_the_schema_refuses_what_is_no_report(name: str, value: object) -> None:
    with pytest.raises(ValidationError):
        checker().validate({**written(*FORUM), name: value})


def test_the_json_says_what_the_page_says() -> None:
    found = written(*FORUM)
    said = {
        paragraph["number"]: paragraph
        for chapter in found["chapters"]
        for paragraph in (
            *chapter["summary"],
            *chapter["key_messages"],
            *(each for part in chapter["parts"] for each in part["paragraphs"]),
        )
    }
    page = paragraphs(content(told(*FORUM)))
    assert said.keys() == page.keys()
    for number, paragraph in said.items():
        assert paragraph["text"] in page[number]
        assert paragraph["lead"] in page[number]
    assert (said["2.D.1"]["owner"], said["2.D.1"]["due"], said["2.D.1"]["kind"]) == ("Secretariat", "May", "action")
    assert said["2.1.1"]["at"] == "2007-10-08T10:11:00+02:00"
    chapter = found["chapters"][0]
    assert (chapter["planned_start"], chapter["actual_end"]) == (
        "2007-10-08T10:00:00+02:00",
        "2007-10-08T10:55:00+02:00",
    )
    questions = [part["question"] for part in chapter["parts"] if part["question"]]
    assert [(q["number"], q["status"], q["time_s"]) for q in questions] == [(1, "answered", 1080), (2, "open", 0)]
    spoke = chapter["interventions"][2]
    assert (spoke["speaker"], spoke["capacity"], spoke["began"], spoke["paragraphs"]) == (
        "Maria Sol",
        "Peru",
        "2007-10-08T10:20:00+02:00",
        ["2.C.1", "2.2.1"],
    )
