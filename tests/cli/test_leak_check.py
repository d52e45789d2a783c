"""A report without names is not written while anything in it gives somebody away; each text is cleared by itself."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
from docx import Document

from tests.cli.reporting import FORMS, NOON, files, refused, report, told
from tests.cli.shell import do, run

if TYPE_CHECKING:
    from pathlib import Path

WITHOUT_NAMES = ("un", "chatham")
LEAKING = (
    ("11:21", "note", "Arkless was right on fees."),
    ("11:22", "note", "Nobody named here."),
    ("11:23", "note", "As in Ecuador and at the ILO.", "--kind", "recommendation"),
    ("11:24", "note", "To be done.", "--kind", "action", "--owner", "Manpower"),
)


@pytest.mark.parametrize("attribution", WITHOUT_NAMES)
@pytest.mark.parametrize("form", FORMS)
def test_nothing_is_written_while_something_leaks(attribution: str, form: str, here: Path) -> None:
    told(*LEAKING)
    (here / f"out.{form}").write_text("old", encoding="utf-8")
    for output in ((), ("-o", f"out.{form}"), ("-o", f"new.{form}")):
        lines = refused("--format", form, "--attribution", attribution, *output)
        assert [line.partition(" (")[0].partition(", ")[0] for line in lines[:-1]] == [
            "note 6 gives away Arkless",
            "note 8 gives away Ecuador",
            "note 9 gives away Manpower",
        ]
        assert lines[0] == "note 6 gives away Arkless (David Arkless): Arkless was right on fees."
        assert lines[1].endswith(", ILO: As in Ecuador and at the ILO.")
        assert lines[-1] == (
            "idm-tui: 3 texts give somebody away, so nothing was written; correct 6 TEXT changes a note,"
            " allow 6 lets it stand"
        )
    assert files(here) == [f"out.{form}"]
    assert (here / f"out.{form}").read_text(encoding="utf-8") == "old"


def test_with_names_nothing_is_checked() -> None:
    told(*LEAKING)
    assert "Arkless was right on fees." in report()


def remaining(attribution: str = "chatham") -> list[str]:
    """Return the notes that still leak, as they are called; none if the report is written."""
    answer = run("report", "--attribution", attribution, "--at", NOON)
    lines = [line for line in answer.err.splitlines() if " gives away " in line]
    assert answer.code == (1 if lines else 0), answer
    assert bool(answer.out) == (not lines)
    return [line.partition(" gives away ")[0] for line in lines]


def test_each_is_cleared_by_itself() -> None:
    told(*LEAKING)
    assert remaining() == ["note 6", "note 8", "note 9"]
    do("11:30", "correct", "6", "One panellist was right on fees.")
    assert remaining() == ["note 8", "note 9"]
    do("11:31", "allow", "8")
    assert remaining("un") == ["note 9"]
    do("11:32", "refile", "9", "--owner", "a recruiter")
    assert remaining("un") == remaining() == []
    page = report("--attribution", "chatham")
    assert "As in Ecuador and at the ILO." in page
    assert "Arkless" not in page


def test_withdrawn_and_struck_notes_leak_nothing() -> None:
    told(*LEAKING)
    do("11:30", "withdraw", "6")
    do("11:31", "strike", "8")
    assert remaining() == ["note 9"]


@pytest.mark.parametrize(
    "words", [("correct", "6", "Arkless was wrong."), ("refile", "6", "--owner", "Arkless")], ids=["words", "owner"]
)
def test_what_was_allowed_is_asked_for_anew_once_its_words_are_others(words: tuple[str, ...]) -> None:
    told(LEAKING[0])
    do("11:30", "allow", "6")
    assert remaining() == []
    do("11:31", *words)
    assert remaining() == ["note 6"]


def test_what_was_allowed_stays_so_where_its_words_are_the_same_again() -> None:
    told(LEAKING[0])
    do("11:30", "allow", "6")
    do("11:31", "refile", "6", "--kind", "quote")
    assert remaining() == []
    do("11:32", "correct", "6", "Arkless was wrong.")
    do("11:33", "undo")
    assert remaining() == []
    do("11:34", "undo")
    do("11:35", "undo")
    assert remaining() == ["note 6"]


def test_a_note_split_off_one_that_was_allowed_is_asked_for_by_itself() -> None:
    told(("11:21", "note", "Arkless was right. Chile was not."))
    do("11:30", "allow", "6")
    do("11:31", "split", "6", "Chile")
    assert remaining() == ["note 6", "note 7"]


def test_questions_and_titles_are_checked_and_allowed_for_the_session() -> None:
    told(("11:21", "ask", "What does the ILO say?"))
    assert remaining() == ["session-1"]
    lines = refused("--attribution", "chatham", "--at", NOON)
    assert lines[-1] == (
        "idm-tui: 1 text gives somebody away, so nothing was written;"
        " allow session-1 lets title and questions of a session stand"
    )
    do("11:30", "allow", "session-1")
    assert remaining() == []


def test_one_session_alone_is_checked_alone() -> None:
    told(("15:00", "start", "session-2"), ("15:01", "note", "Arkless again."))
    evening = ("--attribution", "chatham", "--at", "2007-10-08T18:00")
    assert run("report", *evening).code == 1
    assert run("report", *evening, "--session", "session-1").code == 0
    assert run("report", *evening, "--session", "session-2").code == 1


def test_tags_are_not_printed_and_so_leak_nothing() -> None:
    told(("11:21", "note", "Visas are slow.", "--tag", "Arkless"))
    assert remaining() == []
    for form in ("md", "html", "json", "log"):
        assert "Arkless" not in report("--format", form, "--attribution", "chatham")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("allow", "99"), 'no note has the number "99"'),
        (("allow", "session-9"), 'no note has the number "session-9"'),
        (("correct", "6"), ""),
    ],
)
def test_what_cannot_be_cleared_is_told(words: tuple[str, ...], said: str) -> None:
    told(LEAKING[0])
    answer = run("do", "--at", "2007-10-08T11:40", *words)
    assert answer.code != 0
    assert said in answer.err
    assert "Traceback" not in answer.err
    assert remaining() == ["note 6"]


def test_a_document_without_names_has_none_anywhere(here: Path) -> None:
    told()
    assert run("report", "--attribution", "chatham", "-o", "out.docx", "--at", NOON).code == 0
    document = Document(io.BytesIO((here / "out.docx").read_bytes()))
    text = "\n".join(part.text for part in document.element.iter() if part.text)
    for name in ("Bunjun", "Arkless", "Manpower", "Mauritius", "Chile", "GRULAC", "ILO", "Awad", "IOM"):
        assert name not in text
