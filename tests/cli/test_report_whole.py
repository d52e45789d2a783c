"""`report`: the whole report from the shell, in every format, to stdout and into files; and what it refuses."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from docx import Document
from jsonschema import Draft202012Validator

from tests.cli.reporting import FORMS, NOON, as_json, files, refused, report, told
from tests.cli.shell import WORKSHOP, run

if TYPE_CHECKING:
    from pathlib import Path

ATTRIBUTIONS = ("named", "un", "chatham")


def test_markdown_is_what_is_written_if_nothing_is_said() -> None:
    told()
    page = report()
    assert page == report("--format", "md") == report(WORKSHOP) == report("--attribution", "named")
    assert page.startswith("# Making Global Labour Mobility a Catalyst for Development\n")
    assert "**4.A.1** **Kreshna Bunjun (Ministry of Finance and Economic Development, Mauritius):** Planning" in page
    assert "**4.C.1** **David Arkless (Manpower, Inc.):** Fees must fall." in page
    assert "**4.D.1** **Action:** Publish the list. *(Secretariat)*" in page
    assert page.index("**4.K.1** Skills first.") < page.index("**4.A.1**")


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("attribution", ATTRIBUTIONS)
def test_a_file_by_the_ending_of_its_name(form: str, attribution: str, here: Path) -> None:
    told()
    words = ("--attribution", attribution, "--draft", "--at", NOON)
    answer = run("report", *words, "-o", f"out.{form}")
    assert (answer.code, answer.out, answer.err) == (0, "", f"written to out.{form}\n")
    assert files(here) == [f"out.{form}"]
    written = (here / f"out.{form}").read_bytes()
    if form == "docx":
        assert any("Permits are slow." in p.text for p in Document(io.BytesIO(written)).paragraphs)
    else:
        assert written.decode() == report("--format", form, "--attribution", attribution, "--draft")
        assert "Permits are slow." in written.decode()


def test_a_format_that_is_named_goes_before_the_ending(here: Path) -> None:
    told()
    assert run("report", "--format", "json", "-o", "out.txt", "--at", NOON).code == 0
    assert json.loads((here / "out.txt").read_text(encoding="utf-8"))["event"]["id"] == "idm-2007-labour-mobility"
    assert run("report", "-o", "OUT.DOCX", "--at", NOON).code == 0
    assert (here / "OUT.DOCX").read_bytes().startswith(b"PK")


def test_a_document_goes_through_a_pipe() -> None:
    told()
    done = subprocess.run(
        [sys.executable, "-m", "idm_tui", "report", "--format", "docx", "--at", NOON], capture_output=True, check=True
    )
    assert done.stderr == b""
    assert any("Permits are slow." in p.text for p in Document(io.BytesIO(done.stdout)).paragraphs)


@pytest.mark.parametrize("attribution", ATTRIBUTIONS)
def test_the_json_keeps_to_the_schema_that_the_program_prints(attribution: str) -> None:
    told()
    answer = run("report", "--schema")
    assert (answer.code, answer.err) == (0, "")
    Draft202012Validator.check_schema(answer.json)
    Draft202012Validator(answer.json).validate(as_json("--attribution", attribution))


def test_the_schema_in_a_file(here: Path) -> None:
    assert run("report", "--schema", "-o", "schema.json").code == 0
    assert json.loads((here / "schema.json").read_text(encoding="utf-8"))["type"] == "object"


def test_one_session_alone_and_without_annexes() -> None:
    told(("15:00", "start", "session-2"), ("15:01", "note", "In the afternoon."))
    late = "2007-10-08T16:00"
    assert [chapter["id"] for chapter in as_json(at=late)["chapters"]] == ["session-1", "session-2"]
    alone = as_json("--session", "session-2", at=late)
    assert [chapter["id"] for chapter in alone["chapters"]] == ["session-2"]
    assert (alone["timing"], alone["speaking"]) == ([], [])
    assert as_json(at=late)["timing"] != []
    assert as_json("--no-annexes", at=late)["timing"] == []


def test_the_report_as_it_was_at_an_instant() -> None:
    told()
    assert "Permits are slow." not in report(at="2007-10-08T11:15:30")
    assert "Permits are slow." in report(at="2007-10-08T11:16:00")


@pytest.mark.parametrize("form", FORMS[:2] + FORMS[3:])
def test_an_empty_journal_and_an_empty_agenda(form: str, here: Path) -> None:
    report("--format", form, at="2007-10-08T08:00")
    (here / "none.toml").write_text('[event]\nid = "none"\ntitle = "None"\ntimezone = "UTC"\n', encoding="utf-8")
    assert "None" in report("none.toml", "--format", form)


@pytest.mark.parametrize("name", ["out.pdf", "out.md.bak", "out.mdx"])
def test_an_ending_that_is_no_format_is_one_sentence(name: str, here: Path) -> None:
    (line,) = refused("-o", name)
    ending = name.rpartition(".")[2]
    assert line.startswith(f'idm-tui: "{ending}" is no format of a report; there is: md, docx, html, json, log')
    assert files(here) == []


@pytest.mark.parametrize("form", FORMS)
def test_what_cannot_be_written_is_one_sentence(form: str, here: Path) -> None:
    (here / "file").write_text("", encoding="utf-8")
    for name in (f"missing/out.{form}", f"file/out.{form}", f"/proc/out.{form}"):
        (line,) = refused("-o", name, "--at", NOON)
        assert f"{name} cannot be written: " in line
    assert files(here) == ["file"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--session", "session-9"), 'no session has the id "session-9"'),
        (("missing.toml",), "missing.toml"),
        (("--at", "25:00"), "25:00"),
    ],
)
@pytest.mark.parametrize("attribution", ATTRIBUTIONS)
def test_what_is_not_there_is_one_sentence(words: tuple[str, ...], said: str, attribution: str, here: Path) -> None:
    (line,) = refused(*words, "--attribution", attribution, "-o", "out.md")
    assert said in line
    assert files(here) == []


@pytest.mark.parametrize("words", [("--format", "pdf"), ("--attribution", "x"), ("-o", "."), ("--bogus",), ("a", "b")],
                         ids=" ".join)  # fmt: skip
def test_wrong_usage(words: tuple[str, ...]) -> None:
    answer = run("report", *words)
    assert (answer.code, answer.out) == (2, "")
    assert "Traceback" not in answer.err


def test_a_report_that_does_not_fit_on_the_disk_leaves_the_old_one_whole(here: Path) -> None:
    told()
    (here / "old.html").write_text("what was there before", encoding="utf-8")
    done = subprocess.run(
        ["sh", "-c", 'ulimit -f 1; exec "$0" -m idm_tui report --at 2007-10-08T12:00 -o old.html', sys.executable],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == "idm-tui: old.html cannot be written: File too large\n"
    assert (here / "old.html").read_text(encoding="utf-8") == "what was there before"
    assert files(here) == ["old.html"]
