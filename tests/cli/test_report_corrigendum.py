"""`report corrigendum`: what changed between two versions, and that numbers stay; `report checklist`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.cli.reporting import NOON, as_json, files, refused, report, told
from tests.cli.shell import do, run

if TYPE_CHECKING:
    from pathlib import Path


def keep(path: Path, *words: str, at: str = NOON) -> None:
    path.write_text(report("--format", "json", *words, at=at), encoding="utf-8")


def numbers() -> dict[str, str]:
    """Return the texts of the report by their numbers."""
    found: dict[str, str] = {}
    for chapter in as_json()["chapters"]:
        for group in (chapter["summary"], chapter["key_messages"], *(part["paragraphs"] for part in chapter["parts"])):
            found |= {paragraph["number"]: paragraph["text"] for paragraph in group}
    return found


def test_numbers_stay_while_notes_come_go_change_and_move() -> None:
    told()
    before = numbers()
    assert before == {
        "4.K.1": "Skills first.",
        "4.1.1": "Permits are slow.",
        "4.A.1": "Planning needs data.",
        "4.C.1": "Fees must fall.",
        "4.D.1": "Publish the list.",
    }
    do("11:30", "note", "More of it.", "--kind", "recommendation")
    do("11:31", "note", "And more.", "--kind", "recommendation")
    do("11:32", "withdraw", "2")
    do("11:33", "correct", "5", "Permits take months.")
    do("11:34", "refile", "1", "--question", "2")
    do("11:35", "note", "Said late.", "--question", "0")
    assert numbers() == {
        "4.K.1": "Skills first.",
        "4.1.1": "Permits take months.",
        "4.2.1": "Planning needs data.",
        "4.A.2": "Said late.",
        "4.C.2": "More of it.",
        "4.C.3": "And more.",
        "4.D.1": "Publish the list.",
    }
    do("11:36", "undo")
    do("11:37", "refile", "1", "--question", "0")
    assert numbers()["4.A.2"] == "Planning needs data."


def test_a_corrigendum_from_one_version_to_the_next(here: Path) -> None:
    told()
    keep(here / "old.json")
    do("11:30", "withdraw", "2")
    do("11:31", "correct", "5", "Permits take months.")
    do("11:32", "note", "More of it.", "--kind", "decision")
    keep(here / "new.json")
    page = report_of("old.json", "new.json")
    assert page.startswith("# Corrigendum: Making Global Labour Mobility a Catalyst for Development\n")
    for words in (
        "**Paragraph 4.C.1: delete**",
        "> David Arkless (Manpower, Inc.): Fees must fall.",
        "**Paragraph 4.1.1: for**\n\n> Chile, on behalf of GRULAC: Permits are slow.\n\n**read**\n\n> Chile, on",
        "> Chile, on behalf of GRULAC: Permits take months.",
        "**Paragraph 4.B.1: insert**\n\n> More of it.",
    ):
        assert words in page
    assert report_of("old.json", "old.json").endswith("The two versions say the same.*\n")


def report_of(old: str, new: str) -> str:
    answer = run("report", "corrigendum", old, new)
    assert (answer.code, answer.err) == (0, "")
    return answer.out


@pytest.mark.parametrize("form", ["md", "html", "docx"])
def test_a_corrigendum_in_a_file(form: str, here: Path) -> None:
    told()
    keep(here / "old.json")
    answer = run("report", "corrigendum", "old.json", "old.json", "-o", f"out.{form}")
    assert (answer.code, answer.out, answer.err) == (0, "", f"written to out.{form}\n")
    assert files(here) == ["old.json", f"out.{form}"]


def test_struck_words_are_not_repeated_in_a_corrigendum(here: Path) -> None:
    told()
    keep(here / "old.json")
    do("11:30", "strike", "5")
    keep(here / "new.json")
    page = report_of("old.json", "new.json")
    assert "Permits are slow." not in page
    assert "Struck from the record" in page


@pytest.mark.parametrize("text", ["", "no json", "{}", "[1]", '{"format": "idm-tui-report/9"}', "\x00"])
def test_what_is_no_report_is_one_sentence(text: str, here: Path) -> None:
    told()
    keep(here / "old.json")
    (here / "bad.json").write_text(text, encoding="utf-8")
    for words in (("bad.json", "old.json"), ("old.json", "bad.json")):
        (line,) = refused("corrigendum", *words, "-o", "out.md")
        assert line.startswith("idm-tui: bad.json: it is no report in JSON: ")
    assert files(here) == ["bad.json", "old.json"]


def test_two_events_two_attributions_and_no_file_are_one_sentence_each(here: Path) -> None:
    told()
    keep(here / "old.json")
    other = json.loads((here / "old.json").read_text(encoding="utf-8"))
    other["event"]["id"] = "other"
    (here / "other.json").write_text(json.dumps(other), encoding="utf-8")
    keep(here / "un.json", "--attribution", "un")
    (here / "bytes.json").write_bytes(b"\xff\xfe\x00")
    before = files(here)
    for new, said in (
        ("other.json", "the two versions are not of one event in one attribution"),
        ("un.json", "the two versions are not of one event in one attribution"),
        ("missing.json", "missing.json cannot be read: no such file or directory"),
        ("bytes.json", "bytes.json: "),
    ):
        (line,) = refused("corrigendum", "old.json", new, "-o", "out.md")
        assert said in line
    (line,) = refused("corrigendum", "old.json", "old.json", "-o", "out.json")
    assert '"json" is no format of a corrigendum; there is: md, docx, html' in line
    (line,) = refused("corrigendum", "old.json", "old.json", "-o", "missing/out.md")
    assert "missing/out.md cannot be written: " in line
    assert files(here) == before


# --- what is still missing


def checklist(*words: str, at: str = NOON) -> list[str]:
    answer = run("report", "checklist", *words, "--at", at)
    assert (answer.code, answer.err) == (0, "")
    return answer.out.splitlines()


def test_the_checklist_tells_what_is_missing_in_each_session() -> None:
    told(
        ("11:21", "list", "add", "Kenya"),
        ("11:21", "give", "Kenya"),
        ("11:22", "yield"),
        ("11:23", "note", "Do it soon.", "--kind", "action"),
        ("11:24", "list", "add", "Ecuador", "--kind", "reply"),
        ("11:25", "answered", "1"),
        ("11:26", "aside", "2"),
    )
    title, *lines = checklist()
    assert title.startswith("Session I: ")
    assert lines[:2] == ["  no text for Kenya, 11:21", "  no owner for action 6: Do it soon."]
    assert [line[:25] for line in lines[2:5]] == [f"  question {number} not answered" for number in (3, 4, 5)]
    assert lines[5:7] == ["  right of reply pending: Ecuador", "  up to 2 key messages more"]


def test_what_was_mended_is_on_the_checklist_no_longer() -> None:
    told(("11:21", "list", "add", "Kenya"), ("11:21", "give", "Kenya"), ("11:22", "yield"))
    do("11:23", "waive", "Kenya")
    do("11:24", "note", "One", "--kind", "key-message")
    do("11:25", "note", "Two", "--kind", "key-message")
    for number in range(2, 6):
        do("11:26", "put", str(number))
    do("11:27", "answered", "5")
    assert checklist() == []


def test_a_session_on_which_nothing_happened_is_not_on_the_checklist() -> None:
    assert checklist() == []
    told()
    assert all("Session II" not in line for line in checklist())
    assert checklist("--session", "session-1") == checklist()


def test_a_checklist_of_a_session_that_is_not_there_is_one_sentence() -> None:
    (line,) = refused("checklist", "--session", "session-9")
    assert 'no session has the id "session-9"' in line
