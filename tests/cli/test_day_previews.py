"""Previews of what the chair could do, on the command line: shown, changing nothing, and what choosing them does."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.cli.shell import do, run, status
from tests.cli.test_day import ONE, clock, replay

if TYPE_CHECKING:
    from pathlib import Path

LATE = ("10:37 start setting", "11:07 start session-1", "11:10 next")
PREVIEWS = (
    ("11:30", ("shift",), "Afternoon Break and all that follows are 7 min later", "15:00-18:00  15:07-18:00"),
    ("11:30", ("shift", "15m"), "are 15 min later", "13:00-15:00  13:15-15:15"),
    ("11:30", ("shift", "-5m"), "are 5 min earlier", "13:00-15:00  13:00-14:55"),
    ("11:30", ("absorb",), "the discussion of Session I gives 7 min", "11:07-13:00  11:07-13:00"),
    ("11:30", ("share",), "the talks give 7 min: David Arkless 6:30, Jung Mino 6:30", "11:07-13:00  11:07-13:00"),
    ("11:30", ("skip", "session-2"), "Session II is skipped", "15:00-18:00  skipped"),
    (
        "11:30",
        ("swap", "afternoon-break-1", "session-2"),
        "Afternoon Break and Session II change places",
        "15:00-18:00  13:00-16:00",
    ),
    ("11:30", ("move", "session-2", "15:10"), "Session II begins at 15:10", "15:00-18:00  15:10-18:10"),
)


@pytest.mark.parametrize(("at", "words", "says", "row"), PREVIEWS, ids=[" ".join(words) for _at, words, *_ in PREVIEWS])
def test_a_preview_goes_to_stdout_and_changes_nothing(
    tmp_path: Path, at: str, words: tuple[str, ...], says: str, row: str
) -> None:
    journal = tmp_path / "day.journal"
    replay("\n".join(LATE), ONE, journal)
    before = (journal.read_bytes(), run("log", "--json", "--journal", journal).out)
    answer = run("do", "--journal", journal, "--at", f"{ONE}T{at}", *words, "--preview")
    assert (answer.code, answer.err) == (0, "")
    lines = answer.out.splitlines()
    assert says in lines[0]
    assert lines[1].split() == ["printed", "now", "then"]
    assert any(row in line for line in lines[2:-1]), answer.out
    assert lines[-1].endswith(".")
    assert (journal.read_bytes(), run("log", "--json", "--journal", journal).out) == before


@pytest.mark.parametrize("words", [words for _at, words, *_ in PREVIEWS], ids=" ".join)
def test_what_a_preview_shows_is_what_choosing_it_does(words: tuple[str, ...]) -> None:
    for line in LATE:
        do(*line.split())
    answer = run("do", "--at", f"{ONE}T11:30", *words, "--preview")
    do("11:30", *words)
    then = status("11:30")
    for row in then["projection"]:
        printed, projected = (
            f"{row[f'{of}_start'][11:16]}-{row[f'{of}_end'][11:16]}" for of in ("planned", "projected")
        )
        assert any(
            line.lstrip().startswith(printed) and line[28:].startswith(projected) for line in answer.out.splitlines()
        ), (row, answer.out)
    assert answer.out.splitlines()[-1] == then["day"]


def test_a_preview_that_is_refused_says_why() -> None:
    answer = run("do", "--at", f"{ONE}T11:00", "absorb", "--preview")
    assert (answer.code, answer.out) == (1, "")
    assert answer.err == "idm-tui: the room is on time; there is nothing to absorb\n"
    assert run("log").out == ""


def test_what_the_discussion_gives_brings_the_session_back_to_the_hard_stop() -> None:
    for line in ("11:00 start session-1", "11:01 next", "11:11 next", "11:21 next", "11:31 yield", "12:40 extend 6m"):
        do(*line.split())
    assert (status("12:41")["offset_s"], status("12:41")["slack_s"]) == (360, -360)
    # 25 minutes are left, 3 for the closing: the discussion has 22 and gives 6, so that all ends at 13:00.
    assert "the discussion of Session I gives 6 min" in do("12:41", "absorb")
    found = status("12:41")
    assert found["slack_s"] == 0
    assert clock(found["projection"][0]["projected_end"]) == "13:00"
