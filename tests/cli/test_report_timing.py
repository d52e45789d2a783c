"""`report timing`: planned against actual, as text, as a table for programs, as a page for people."""

from __future__ import annotations

import csv
import io
from datetime import datetime
from typing import TYPE_CHECKING, TypeAlias

import pytest
from markdown_it import MarkdownIt

from tests.cli.shell import do, run

if TYPE_CHECKING:
    from pathlib import Path

    from markdown_it.token import Token

Row: TypeAlias = dict[str, str]
EVENING = "2007-10-08T20:00"

DAY = """
10:04 start welcome
10:05 next
10:20 start keynote
10:28 pause
10:31 resume
10:36 end
10:40 start setting
10:41 give Pritchett
10:50 extend 5m
11:18 start session-1
11:20 next
11:32 next
11:42 next
11:50 list add Chile --for GRULAC
11:50 next
11:53 yield
13:09 end
15:06 start session-2
15:10 share
15:11 next
15:18 yield
17:58 end
"""
CAUSES = ("started_late_s", "paused_s", "restarted_s", "added_s", "overran_s")


def replay(script: str = DAY) -> None:
    for line in script.strip().splitlines():
        do(*line.split())


def report(*words: object, at: str = EVENING) -> str:
    answer = run("report", "timing", *words, "--at", at)
    assert (answer.code, answer.err) == (0, "")
    return answer.out


def rows(*words: object, at: str = EVENING) -> list[Row]:
    return list(csv.DictReader(io.StringIO(report(*words, "--format", "csv", at=at)), strict=True))


def of_sessions(found: list[Row]) -> dict[str, Row]:
    return {row["session"]: row for row in found if not row["speaker"]}


# --- CSV

# Start and end, printed and actual; offset; late, paused, restarted, added, overran, gave up: all in minutes.
ACCOUNT = {
    "welcome-remarks": ("10:00", "10:15", "10:04", "10:20", 5, (4, 0, 0, 0, 1, 0)),
    # 15 minutes and 3 of pause from 10:20 on: expected to end at 10:38, ended at 10:36.
    "keynote-presentation": ("10:15", "10:30", "10:20", "10:36", 6, (5, 3, 0, 0, -2, 0)),
    "setting-the-scene": ("10:30", "11:00", "10:40", "11:18", 18, (10, 0, 0, 5, 3, 0)),
    # Its end is fixed: what it started late it gave up, and overran by 9.
    "session-1": ("11:00", "13:00", "11:18", "13:09", 9, (18, 0, 0, 0, 9, 18)),
    "session-2": ("15:00", "18:00", "15:06", "17:58", -2, (6, 0, 0, 0, -2, 6)),
}


@pytest.mark.parametrize("session", ACCOUNT)
def test_where_the_delay_of_a_session_comes_from(session: str) -> None:
    replay()
    row = of_sessions(rows())[session]
    start, end, began, ended, offset, causes = ACCOUNT[session]
    times = [row[name] for name in ("planned_start", "planned_end", "actual_start", "actual_end")]
    assert times == [f"2007-10-08T{time}:00+02:00" for time in (start, end, began, ended)]
    assert int(row["offset_s"]) == offset * 60
    assert tuple(int(row[name]) for name in (*CAUSES, "gave_up_s")) == tuple(minutes * 60 for minutes in causes)


def accounted_s(row: Row) -> int:
    return sum(int(row[name]) for name in CAUSES) - int(row["gave_up_s"])


@pytest.mark.parametrize("at", ["09:30", "10:10", "10:30", "10:55", "12:00", "13:05", "14:00", "16:00", "20:00"])
def test_at_any_time_the_causes_add_up_to_the_offset(at: str) -> None:
    replay()
    for row in of_sessions(rows(at=f"2007-10-08T{at}")).values():
        assert accounted_s(row) == int(row["offset_s"]), row
        if row["actual_end"]:
            took = datetime.fromisoformat(row["actual_end"]) - datetime.fromisoformat(row["actual_start"])
            assert took.total_seconds() == int(row["actual_s"])
            ends = (datetime.fromisoformat(row[f"{of}_end"]) for of in ("planned", "actual"))
            planned, actual = ends
            assert (actual - planned).total_seconds() == int(row["offset_s"])


def test_a_session_that_was_started_again() -> None:
    replay("10:00 start welcome\n10:10 end\n10:25 start welcome\n10:42 end")
    row = of_sessions(rows())["welcome-remarks"]
    assert (row["actual_start"][11:16], row["actual_end"][11:16]) == ("10:00", "10:42")
    # From 10:25 on its 15 minutes anew, until 10:40.
    assert [int(row[name]) // 60 for name in (*CAUSES, "gave_up_s")] == [0, 0, 25, 0, 2, 0]
    assert int(row["offset_s"]) == 27 * 60


def test_the_talks_stand_under_their_session() -> None:
    replay()
    found = [row for row in rows() if row["session"] == "session-1"]
    talks = [
        (row["speaker"], row["for"], row["kind"], row["status"], row["planned_s"], row["actual_s"], row["offset_s"])
        for row in found[1:]
    ]
    assert talks == [
        ("Kreshna Bunjun", "", "presentation", "done", "600", "720", "120"),
        ("David Arkless", "", "presentation", "done", "600", "600", "0"),
        ("Jung Mino", "Hyo-jung Hwang", "presentation", "done", "600", "480", "-120"),
        ("Chile", "GRULAC", "statement", "done", "180", "180", "0"),
    ]
    shared = [(row["speaker"], row["planned_s"], row["actual_s"]) for row in rows() if row["session"] == "session-2"]
    # Printed with 10 minutes, allotted 8:30: what was planned stays what was printed.
    assert shared[1:] == [
        ("Carlos López", "600", "420"),
        ("Les Linklater", "600", ""),
        ("Carmen Perez Gonzalez", "600", ""),
        ("Rebecca Calzado", "600", ""),
    ]


def test_only_days_that_took_place_are_told_and_all_while_none_did() -> None:
    assert {row["date"] for row in rows()} == {"2007-10-08", "2007-10-09"}
    replay()
    assert {row["date"] for row in rows()} == {"2007-10-08"}


@pytest.mark.parametrize(
    ("at", "statuses"),
    [
        ("09:30", {"registration": "ahead", "welcome-remarks": "ahead", "session-1": "ahead"}),
        ("10:55", {"registration": "by itself", "keynote-presentation": "done", "setting-the-scene": "live"}),
        ("20:00", {"session-1": "done", "afternoon-break-1": "by itself", "session-2": "done"}),
    ],
)
def test_how_the_sessions_stand(at: str, statuses: dict[str, str]) -> None:
    replay()
    found = of_sessions(rows(at=f"2007-10-08T{at}"))
    assert {session: found[session]["status"] for session in statuses} == statuses


def test_a_skipped_session_and_one_that_nobody_started() -> None:
    replay("10:00 start welcome\n10:01 skip keynote\n11:00 start session-1")
    found = of_sessions(rows(at="2007-10-08T11:30"))
    assert found["keynote-presentation"]["status"] == "skipped"
    assert found["setting-the-scene"]["status"] == "not started"
    for session in ("keynote-presentation", "setting-the-scene"):
        assert {found[session][name] for name in ("actual_start", "actual_end", "actual_s")} == {""}
        assert found[session]["offset_s"] == "0"


# --- titles that mean something to a spreadsheet or to Markdown

TWO_ROOMS = """
[event]
id = "two"
title = "Two | rooms"
timezone = "Europe/Zurich"
[[days]]
date = 2007-10-08
title = "Day [one](x)"
{sessions}
"""
SESSION = """[[days.sessions]]
id = "{id}"
kind = "{kind}"
title = '{title}'
{room}start = "{start}"
end = "{end}"
speakers = [{speakers}]
"""


def agenda(path: Path, title: str = "Talk", speaker: str = "Ann") -> Path:
    sessions = (
        ("a", "session", title, 'room = "A"\n', "10:00", "12:00", f"{{ name = '{speaker}' }}"),
        ("b", "session", "Other", 'room = "B"\n', "10:00", "12:00", ""),
        ("lunch", "break", "Common Lunch", "", "12:00", "13:00", ""),
        ("a2", "session", "Afternoon A", 'room = "A"\n', "13:00", "14:00", ""),
        ("b2", "session", "Afternoon B", 'room = "B"\n', "13:00", "14:00", ""),
    )
    names = ("id", "kind", "title", "room", "start", "end", "speakers")
    text = "".join(SESSION.format(**dict(zip(names, values, strict=True))) for values in sessions)
    path.write_text(TWO_ROOMS.format(sessions=text), encoding="utf-8")
    return path


def held(path: Path) -> Path:
    for line in (
        "10:05 start a",
        "10:06 --room A next",
        "10:10 start b",
        "12:10 --room A end",
        "12:20 --room B end",
    ):
        at, *words = line.split()
        do(at, "--agenda", path, *words)
    return path


@pytest.mark.parametrize("title", ["=1+1", "+41 22", "-5", "@SUM(A1)", 'a;b,c"d', "Plain"])
def test_no_cell_is_a_formula(here: Path, title: str) -> None:
    found = rows(held(agenda(here / "two.toml", title, title)))
    safe = f"'{title}" if title[0] in "=+-@" else title
    assert [(row["title"], row["speaker"]) for row in found[:2]] == [(safe, ""), (safe, safe)]
    # Figures that are negative stay figures.
    assert int(found[1]["offset_s"]) > 0


MARKS = (
    "a | b",
    "[x](y)",
    "![x](y) <br>",
    "<b>x</b>",
    "`code` *x* _y_ __z__",
    "a \\| b \\",
    "~~gone~~",
    "&copy; &amp;",
    "# 1. x #",
)


def shown(page: str) -> list[str]:
    """Return the texts of a page as a reader sees them; anything but text in them is named."""
    tokens = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(page)
    return ["".join(map(_text, token.children or ())) for token in tokens if token.type == "inline"]


def _text(token: Token) -> str:
    return token.content if token.type in ("text", "text_special") else f"<{token.type}>"


@pytest.mark.parametrize("title", MARKS)
def test_a_title_stands_in_the_page_as_it_is(here: Path, title: str) -> None:
    page = report(held(agenda(here / "two.toml", title, title)), "--format", "md")
    texts = shown(page)
    assert texts[0] == "Planned and actual: Two | rooms"
    assert "Day [one](x) · Monday 8 October 2007 · A" in texts
    assert texts.count(title) == 3, texts  # the session, the speaker, the speaker's session
    assert f"{title} took 5 min more" in " ".join(texts)
    cells = texts[texts.index("Session") :]
    assert cells[5:10] == [title, "10:00–12:00", "10:05–12:10", "+0:10", "started 5 min late, overran by 5 min"]


def test_two_rooms_tell_a_common_lunch_once(here: Path) -> None:
    path = held(agenda(here / "two.toml"))
    found = rows(path)
    assert [row["session"] for row in found if not row["speaker"]] == ["a", "lunch", "a2", "b", "b2"]
    assert [
        (row["session"], row["room"], row["offset_s"]) for row in found if row["actual_end"] and not row["speaker"]
    ] == [
        ("a", "A", "600"),
        ("b", "B", "1200"),
    ]
    text = report(path)
    assert text.count("Common Lunch") == 1
    assert [line for line in text.splitlines() if line.startswith("Day")] == [
        "Day [one](x) · Monday 8 October 2007 · A",
        "Day [one](x) · Monday 8 October 2007 · B",
    ]
    assert report(path, "--format", "md").count("Common Lunch") == 1
