"""`report speaking`: every intervention and the totals, as text, as a table for programs, as a page for people."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, TypeAlias

import pytest
from markdown_it import MarkdownIt

from tests.cli.shell import do, refused, run

if TYPE_CHECKING:
    from pathlib import Path

Row: TypeAlias = dict[str, str]
EVENING = "2007-10-08T20:00"
HEADING = "date,session,title,room,name,for,group,kind,question,began,ended,duration_s,paused_s,limit_s,about"

# The workshop's first day: two talks, a question with a pause, a point of order, a reply, an answer.
DAY: tuple[tuple[str, ...], ...] = (
    ("11:00", "start", "session-1"),
    ("11:00", "next"),
    ("11:08", "put", "1"),
    ("11:10", "next"),
    ("11:20", "list", "add", "Chile", "--for", "GRULAC", "--kind", "question", "--about", "=1+1"),
    ("11:20", "give", "Chile"),
    ("11:21", "pause"),
    ("11:22", "resume"),
    ("11:23", "point", "Kenya"),
    ("11:24", "yield"),
    ("11:25", "list", "add", "Ecuador", "--kind", "reply"),
    ("11:25", "give", "Ecuador"),
    ("11:26:30", "yield"),
    ("15:00", "start", "session-2"),
    ("15:00", "list", "add", "Chile"),
    ("15:00", "give", "Chile"),
    ("15:01", "yield"),
)


def told(*more: tuple[str, ...]) -> None:
    for at, *words in (*DAY, *more):
        do(at, *words)


def report(*words: object, at: str = EVENING) -> str:
    answer = run("report", "speaking", *words, "--at", at)
    assert (answer.code, answer.err) == (0, "")
    return answer.out


def rows(*words: object, at: str = EVENING) -> list[Row]:
    return list(csv.DictReader(io.StringIO(report(*words, "--format", "csv", at=at)), strict=True))


def test_the_columns() -> None:
    told()
    assert report("--format", "csv").splitlines()[0] == HEADING


def test_every_intervention_in_the_order_in_which_they_began() -> None:
    told()
    names = ("session", "name", "for", "group", "kind", "question", "duration_s", "paused_s", "limit_s")
    assert [tuple(row[name] for name in names) for row in rows()] == [
        ("session-1", "Kreshna Bunjun", "", "", "presentation", "1", "600", "0", "600"),
        ("session-1", "David Arkless", "", "", "presentation", "1", "600", "0", "600"),
        ("session-1", "Chile", "GRULAC", "GRULAC", "question", "1", "180", "120", "180"),
        ("session-1", "Kenya", "", "African Group", "point-of-order", "1", "60", "0", "180"),
        ("session-1", "Ecuador", "", "GRULAC", "reply", "1", "90", "0", "180"),
        ("session-2", "Chile", "", "GRULAC", "statement", "", "60", "0", "180"),
    ]
    row = rows()[2]
    assert (row["date"], row["began"], row["ended"]) == (
        "2007-10-08",
        "2007-10-08T11:20:00+02:00",
        "2007-10-08T11:25:00+02:00",
    )
    assert row["title"].startswith("Session I: ")


TOTALS = {
    "person": [
        ("David Arkless", 1, 600),
        ("Kreshna Bunjun", 1, 600),
        ("Chile", 2, 240),
        ("Ecuador", 1, 90),
    ],
    "group": [("GRULAC", 3, 330)],
    "kind": [("presentation", 2, 1200), ("question", 1, 180), ("reply", 1, 90), ("statement", 1, 60)],
}


@pytest.mark.parametrize("by", TOTALS)
def test_totals(by: str) -> None:
    told()
    found = [(row[by], int(row["turns"]), int(row["total_s"])) for row in rows("--totals", by)]
    assert found == TOTALS[by]


def test_totals_by_session_in_the_order_of_the_sessions() -> None:
    told()
    found = rows("--totals", "session")
    assert [row["session"].split(":")[0] for row in found] == ["Session I", "Session II"]
    assert [(row["turns"], row["total_s"]) for row in found] == [("4", "1470"), ("1", "60")]


def test_a_turn_that_runs_has_no_end_yet() -> None:
    told()
    last = rows(at="2007-10-08T11:08:00")[-1]
    assert (last["name"], last["ended"], last["duration_s"]) == ("Kreshna Bunjun", "", "480")
    assert [row["name"] for row in rows(at="2007-10-08T11:23:30")][-2:] == ["Chile", "Kenya"]


def test_formulas_get_an_apostrophe_and_nothing_else_does() -> None:
    told(
        ("15:02", "list", "add", "=cmd()", "--for", "+1", "--about", "@x"),
        ("15:02", "give", "=cmd()"),
        ("15:04", "list", "add", "a-b", "--about", "1=1"),
        ("15:04", "give", "a-b"),
        ("15:05", "yield"),
    )
    found = rows()
    assert found[2]["about"] == "'=1+1"
    assert (found[-2]["name"], found[-2]["for"], found[-2]["about"]) == ("'=cmd()", "'+1", "'@x")
    assert (found[-1]["name"], found[-1]["about"]) == ("a-b", "1=1")
    assert "'=cmd()" in [row["person"] for row in rows("--totals", "person")]
    assert "'+1" in [row["group"] for row in rows("--totals", "group")]


HOSTILE = "[x](http://y) | *a* _b_ `c` <i> ~~d~~ &amp; \\ # e"


def test_markdown_shows_names_as_they_are() -> None:
    told(("15:02", "list", "add", HOSTILE, "--for", "a|b"), ("15:02", "give", HOSTILE), ("15:03", "yield"))
    page = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(report("--format", "md"))
    cells = [token.content for token in page if token.type == "inline"]
    shown = [
        "".join(child.content for child in token.children or [])
        for token in page
        if token.type == "inline" and all(child.type in ("text", "text_special") for child in token.children or [])
    ]
    assert len(shown) == len(cells)  # nothing but plain words
    assert shown.count(HOSTILE) == 2  # the intervention, and the total by person
    assert "a|b" in shown
    headings = [page[i + 1].content for i, token in enumerate(page) if token.type == "heading_open"]
    assert headings[0].startswith("Speaking times: ")
    assert headings[1:] == ["By person", "By group", "By session"]


def test_the_text() -> None:
    told()
    page = report()
    lines = [" ".join(line.split()) for line in page.splitlines()]
    assert "11:20:00 3:00 Chile (GRULAC) question question 1" in lines
    assert "11:23:00 1:00 Kenya point of order question 1" in lines
    assert "4:00 2 x Chile" in lines
    assert "5:30 3 x GRULAC" in lines
    assert sum(line.startswith("Session ") for line in lines) == 2
    assert all(line == line.rstrip() for line in page.splitlines())


TWICE = """
[event]
id = "twice"
title = "Twice"
timezone = "Europe/Zurich"
[[days]]
date = 2007-10-08
sessions = [
  { id = "one", kind = "session", title = "Talks", start = "10:00", end = "11:00" },
  { id = "two", kind = "session", title = "Talks", start = "11:00", end = "12:00" },
]
"""


def test_two_sessions_of_one_title_are_two_sessions(here: Path) -> None:
    (here / "agenda.toml").write_text(TWICE, encoding="utf-8")
    for start, session in (("10:00", "one"), ("11:00", "two")):
        for at, *words in ((start, "start", session), (start, "point", "Kenya"), (start, "yield")):
            do(at, *words)
        do(start, "list", "add", "Chile")
        do(start, "next")
        do(f"{start[:2]}:05", "yield")
    assert [(row["turns"], row["total_s"]) for row in rows("--totals", "session")] == [("1", "300"), ("1", "300")]


def test_an_empty_journal() -> None:
    assert report() == "Nobody has spoken yet.\n"
    assert report("--format", "csv") == HEADING + "\n"
    assert report("--format", "csv", "--totals", "person") == "person,turns,total_s\n"
    page = report("--format", "md")
    assert page.startswith("# Speaking times: ")
    assert "## " not in page


@pytest.mark.parametrize("form", ["text", "csv", "md"])
def test_a_report_in_a_file(here: Path, form: str) -> None:
    told()
    answer = run("report", "speaking", "--format", form, "--at", EVENING, "-o", "out.txt")
    assert (answer.code, answer.out, answer.err) == (0, "", "written to out.txt\n")
    assert (here / "out.txt").read_text(encoding="utf-8") == report("--format", form)
    assert [file.name for file in here.iterdir()] == ["out.txt"]


def test_a_report_that_cannot_be_written(here: Path) -> None:
    assert "cannot be written" in refused("report", "speaking", "-o", here / "no" / "out.txt")


@pytest.mark.parametrize("form", ["text", "md"])
def test_totals_of_what_is_no_table_are_wrong_usage(form: str) -> None:
    answer = run("report", "speaking", "--format", form, "--totals", "person")
    assert (answer.code, answer.out) == (2, "")
    assert "--format csv" in answer.err


def test_corrected_times_and_names_stand_in_the_report() -> None:
    told(("15:02", "times", "Chile", "--ended", "15:00:45"), ("15:02", "rename", "Chile", "--to", "Chili"))
    found = rows()
    assert [row["name"] for row in found].count("Chili") == 2
    assert found[-1]["duration_s"] == "45"
    assert ("Chili", "2", "225") in [
        (row["person"], row["turns"], row["total_s"]) for row in rows("--totals", "person")
    ]
