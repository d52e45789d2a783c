"""The two days of the workshop replayed from a script of `do` commands, and looked at from 66 instants.

The figures are worked out by hand from design.md §5. The plan of the first day: registration 09:00-10:00, welcome
remarks 10:00-10:15, keynote 10:15-10:30, setting the scene 10:30-11:00, session I 11:00-13:00 (the hard stop), break
13:00-15:00, session II 15:00-18:00 (the hard stop). Of the second: migrant story 10:00-10:15, session III 10:15-13:00
(the hard stop), break 13:00-15:00, session IV 15:00-17:50, closing 17:50-18:00 (the hard stop).
A talk has 10 minutes, the general discussion 40, the closing of a session 3.
"""

from __future__ import annotations

import shlex
import subprocess
import sys
from typing import TYPE_CHECKING, TypeAlias

import pytest

from tests.cli.shell import do, run, spawn, status

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.shell import Json

ONE, TWO = "2007-10-08", "2007-10-09"

DAY_ONE = """
10:04 start welcome
10:10 skip keynote
10:12 undo
10:22 start keynote
10:25 start keynote --at 10:20
10:28 pause
10:31 resume
10:36 end
10:40 start setting
10:50 extend 5m
11:18 start session-1
11:20 next
11:29 add 1m
11:32 next
11:42 next
11:50 yield
13:05 absorb
13:12 end --ago 3m
15:06 start session-2
15:10 share
15:11 next
15:19 next
15:22 pause
15:24 resume
15:30 next
15:40 next
15:50 yield
16:30 pause
16:35 resume
18:07 end
"""
DAY_TWO = """
10:00 start migrant
10:20 start session-3
10:30 pause
10:40 resume
12:58 end
13:30 shift 5m
15:05 start session-4
15:30 extend 10m
15:32 undo
17:00 skip closing
17:57 end
"""

# When, offset, slack, when what matters is expected (by the beginning of its id), the limit of who has the floor.
Row: TypeAlias = tuple[str, int, int | None, str, int | None]

EXPECTED_ONE: tuple[Row, ...] = (
    ("08:00", 0, 0, "registration 09:00-10:00, welcome 10:00-10:15, session-1 11:00-13:00", None),
    ("09:30", 0, 0, "registration 09:00-10:00, session-2 15:00-18:00", None),
    ("10:00", 0, 0, "welcome 10:00-10:15", None),
    # Nobody pressed anything yet: the first session is overdue, and pushes all up to the hard stop.
    ("10:03", 180, -180, "welcome 10:03-10:18, keynote 10:18-10:33, setting 10:33-11:03, session-1 11:03-13:00", None),
    ("10:04", 240, -240, "welcome 10:04-10:19, keynote 10:19-10:34, setting 10:34-11:04, session-1 11:04-13:00", None),
    ("10:09:59", 240, -240, "welcome 10:04-10:19, afternoon 13:00-15:00, session-2 15:00-18:00", None),
    # Without the keynote there is free time from 10:19 to 10:30: it swallows the lateness of what follows.
    ("10:10", 240, 0, "welcome 10:04-10:19, keynote -, setting 10:30-11:00, session-1 11:00-13:00", None),
    ("10:11:59", 240, 0, "keynote -, setting 10:30-11:00", None),
    ("10:12", 240, -240, "keynote 10:19-10:34, setting 10:34-11:04, session-1 11:04-13:00", None),
    ("10:18:59", 240, -240, "welcome 10:04-10:19", None),
    # Past its expected end a session ends now at the earliest.
    ("10:19:30", 270, -270, "welcome 10:04-10:19:30, keynote 10:19:30-10:34:30", None),
    # Pressed at 10:22 and corrected at 10:25 to 10:20: looking back shows what is right, from 10:20 on.
    ("10:20", 300, -300, "welcome -, keynote 10:20-10:35, setting 10:35-11:05, session-1 11:05-13:00", None),
    ("10:21", 300, -300, "keynote 10:20-10:35", None),
    ("10:23", 300, -300, "keynote 10:20-10:35", None),
    ("10:27:59", 300, -300, "keynote 10:20-10:35", None),
    # While it is suspended its end moves with the clock; 3 minutes of pause in the end.
    ("10:29", 360, -360, "keynote 10:20-10:36, setting 10:36-11:06", None),
    ("10:30:30", 450, -450, "keynote 10:20-10:37:30", None),
    ("10:31", 480, -480, "keynote 10:20-10:38, setting 10:38-11:08, session-1 11:08-13:00", None),
    ("10:35", 480, -480, "keynote 10:20-10:38", None),
    # Ended 2 minutes before its time; what was planned for 10:30 is due, and overdue with every second.
    ("10:36", 360, -360, "keynote -, setting 10:36-11:06, session-1 11:06-13:00", None),
    ("10:38:30", 510, -510, "setting 10:38:30-11:08:30, session-1 11:08:30-13:00", None),
    ("10:40", 600, -600, "setting 10:40-11:10, session-1 11:10-13:00", None),
    ("10:49:59", 600, -600, "setting 10:40-11:10", None),
    ("10:50", 900, -900, "setting 10:40-11:15, session-1 11:15-13:00", None),
    ("11:15", 900, -900, "setting 10:40-11:15", None),
    ("11:16:20", 980, -980, "setting 10:40-11:16:20, session-1 11:16:20-13:00", None),
    # A fixed end: the late start makes the session shorter, not later. In full it would last until 13:18.
    ("11:18", 0, -1080, "setting -, session-1 11:18-13:00, afternoon 13:00-15:00, session-2 15:00-18:00", None),
    ("11:20", 0, -1080, "session-1 11:18-13:00", 600),
    ("11:28:59", 0, -1080, "session-1 11:18-13:00", 600),
    ("11:29", 0, -1080, "session-1 11:18-13:00", 660),
    ("11:32", 0, -1080, "session-1 11:18-13:00", 600),
    ("11:45", 0, -1080, "session-1 11:18-13:00", 600),
    ("11:50", 0, -1080, "session-1 11:18-13:00", None),
    ("13:00", 0, -1080, "session-1 11:18-13:00, afternoon 13:00-15:00", None),
    # The missed stop stays while its session runs. The break gives way.
    ("13:04", 240, -1080, "session-1 11:18-13:04, afternoon 13:04-15:00, session-2 15:00-18:00", None),
    # Absorbed at 13:05. In full until 13:18, so 13 minutes are left of it: 3 are for the closing, the discussion gives
    # the other 10. So the session is agreed to last 110 minutes, until 13:08, and 8 of the 18 minutes remain.
    ("13:05", 300, -480, "session-1 11:18-13:05, afternoon 13:05-15:00", None),
    ("13:08", 480, -480, "session-1 11:18-13:08, afternoon 13:08-15:00", None),
    ("13:08:30", 510, -510, "session-1 11:18-13:08:30, afternoon 13:08:30-15:00", None),
    # Pressed at 13:12, but it ended at 13:09; the next hard stop is the evening's.
    ("13:09", 0, 0, "session-1 -, afternoon 13:09-15:00, session-2 15:00-18:00", None),
    ("13:11", 0, 0, "session-1 -, session-2 15:00-18:00", None),
    ("15:00", 0, 0, "afternoon -, session-2 15:00-18:00", None),
    # Due and not started: with its fixed end it is not late, but loses time.
    ("15:04", 0, -240, "session-2 15:04-18:00", None),
    ("15:09", 0, -360, "session-2 15:06-18:00", None),
    # Shared: the 6 minutes by four talks of 10, each gives 1:30. With 174 minutes the session just fits.
    ("15:10", 0, 0, "session-2 15:06-18:00", None),
    ("15:11", 0, 0, "session-2 15:06-18:00", 510),
    ("15:23", 0, 0, "session-2 15:06-18:00", 510),
    ("15:45", 0, 0, "session-2 15:06-18:00", 510),
    # A pause of a session with a fixed end costs slack alone.
    ("16:32", 0, -120, "session-2 15:06-18:00", None),
    ("17:00", 0, -300, "session-2 15:06-18:00", None),
    ("18:03", 180, -300, "session-2 15:06-18:03", None),
    ("18:06", 360, -360, "session-2 15:06-18:06", None),
    ("18:10", 0, None, "session-2 -", None),
)

EXPECTED_TWO: tuple[Row, ...] = (
    # After midnight the next day counts; none of yesterday's lateness crosses into it.
    ("00:30", 0, 0, "migrant 10:00-10:15, session-3 10:15-13:00, closing 17:50-18:00", None),
    ("10:17", 120, -120, "migrant 10:00-10:17, session-3 10:17-13:00, session-4 15:00-17:50", None),
    ("10:20", 0, -300, "session-3 10:20-13:00", None),
    ("10:35", 0, -600, "session-3 10:20-13:00", None),
    ("12:57", 0, -900, "session-3 10:20-13:00, afternoon 13:00-15:00", None),
    ("13:10", 0, 0, "session-3 -, afternoon 13:00-15:00, session-4 15:00-17:50, closing 17:50-18:00", None),
    # Shifted: the closing must still end at the hard stop and has 5 of its 10 minutes; the other 5 must be given up.
    ("14:00", 300, -300, "session-4 15:05-17:55, closing 17:55-18:00", None),
    ("15:05", 300, -300, "session-4 15:05-17:55, closing 17:55-18:00", None),
    # 10 minutes more leave nothing of the closing: all its 10 would have to be given up, and 5 of session IV.
    ("15:30", 900, -900, "session-4 15:05-18:05, closing 18:05-18:05", None),
    ("15:32", 300, -300, "session-4 15:05-17:55, closing 17:55-18:00", None),
    ("16:59", 300, -300, "session-4 15:05-17:55", None),
    ("17:00", 300, 300, "session-4 15:05-17:55, closing -", None),
    ("17:56", 360, 240, "session-4 15:05-17:56, closing -", None),
    ("18:01", 0, None, "session-4 -, closing -", None),
)


def replay(script: str, day: str, journal: Path) -> None:
    for line in script.split("\n"):
        if line:
            at, *words = line.split()
            answer = run("do", "--journal", journal, "--at", f"{day}T{at}", *words)
            assert (answer.code, answer.out) == (0, ""), f"{line}: {answer.err}"


def seen(found: Json, expected: Row) -> Row:
    """Read off a status what a row of the table tells."""
    at, _offset, _slack, matters, _limit = expected
    spans = {row["session"]: (row["projected_start"], row["projected_end"]) for row in found["projection"]}
    told = []
    for name in (part.split()[0] for part in matters.split(", ")):
        span = next((span for session, span in spans.items() if session.startswith(name)), None)
        told.append(f"{name} {'-'.join(map(clock, span))}" if span else f"{name} -")
    limit = found["floor"]["limit_s"] if found["floor"] else None
    return (at, found["offset_s"], found["slack_s"], ", ".join(told), limit)


def clock(instant: str) -> str:
    return instant[11:19].removesuffix(":00")


def test_the_table_has_sixty_instants_in_their_order() -> None:
    assert len(EXPECTED_ONE) + len(EXPECTED_TWO) >= 60
    for rows in (EXPECTED_ONE, EXPECTED_TWO):
        assert [row[0] for row in rows] == sorted(row[0] for row in rows)


def test_both_days_at_sixty_instants(tmp_path: Path) -> None:
    journal = tmp_path / "day.journal"
    replay(DAY_ONE, ONE, journal)
    replay(DAY_TWO, TWO, journal)
    for day, rows in ((ONE, EXPECTED_ONE), (TWO, EXPECTED_TWO)):
        assert [seen(status(row[0], "--journal", journal, day=day), row) for row in rows] == list(rows)


@pytest.mark.parametrize(
    ("at", "stop"), [("08:00", "13:00"), ("13:08", "13:00"), ("13:09", "18:00"), ("18:06", "18:00"), ("18:10", None)]
)
def test_the_next_hard_stop(tmp_path: Path, at: str, stop: str | None) -> None:
    journal = tmp_path / "day.journal"
    replay(DAY_ONE, ONE, journal)
    found = status(at, "--journal", journal)["next_hard_stop"]
    assert found == (None if stop is None else f"{ONE}T{stop}:00+02:00")


def test_the_budget_over_the_afternoon() -> None:
    for line in ("15:06 start session-2", "15:10 share", "15:11 next", "15:19 next"):
        at, *words = line.split()
        do(at, *words)
    # 171 min left, 3 for the closing, 40 for the discussion: 128 for four; with talks of 10 min 128 are left over.
    assert status("15:09")["budget"] == {
        "left_s": 171 * 60,
        "speakers_left": 4,
        "per_speaker_s": 32 * 60,
        "discussion_s": (171 - 40 - 3) * 60,
    }
    # Four talks of 8:30 after sharing.
    assert status("15:10")["budget"]["discussion_s"] == (170 - 34 - 3) * 60
    # One minute of the second talk is over, two are to come: 7:30 + 17:00.
    found = status("15:20")["budget"]
    assert (found["left_s"], found["speakers_left"]) == (160 * 60, 2)
    assert found["discussion_s"] == 160 * 60 - 450 - 1020 - 180
    assert found["per_speaker_s"] == (160 * 60 - 450 - 180 - 2400) // 2


def test_agreed_times_are_told_beside_the_printed_ones(tmp_path: Path) -> None:
    journal = tmp_path / "day.journal"
    replay(DAY_TWO, TWO, journal)
    found = status("14:00", "--journal", journal, day=TWO)
    row = next(row for row in found["projection"] if row["session"] == "session-4")
    assert (clock(row["planned_start"]), clock(row["planned_end"])) == ("15:00", "17:50")
    agreed = {row["session"]: (clock(row["start"]), clock(row["end"])) for row in found["agreed"]}
    assert agreed == {
        "afternoon-break-2": ("13:05", "15:05"),
        "session-4": ("15:05", "17:55"),
        "closing-remarks": ("17:55", "18:00"),
    }
    assert status("17:00", "--journal", journal, day=TWO)["skipped"] == ["closing-remarks"]


# --- real processes


def test_the_second_day_from_a_script_of_real_commands(here: Path) -> None:
    program = f'at() {{ at="{TWO}T$1"; shift; {shlex.quote(sys.executable)} -m idm_tui do --at "$at" "$@"; }}'
    script = "\n".join(["set -eu", program, *(f"at {line}" for line in DAY_TWO.split("\n") if line)])
    done = subprocess.run(["sh"], input=script, cwd=here, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, ""), done.stderr
    assert done.stderr.count("\n") == DAY_TWO.strip().count("\n") + 1  # a sentence for each command
    chosen = [row for row in EXPECTED_TWO if row[0] in ("10:35", "14:00", "15:30", "17:00")]
    found = [spawn("status", "--json", "--at", f"{TWO}T{row[0]}", cwd=here) for row in chosen]
    assert [seen(answer.json, row) for answer, row in zip(found, chosen, strict=True)] == chosen


def test_the_shipped_agenda_is_the_one_that_the_table_tells_of() -> None:
    printed = [
        f"{row['planned_start'][11:16]}-{row['planned_end'][11:16]}"
        for day in (ONE, TWO)
        for row in status("08:00", day=day)["projection"]
    ]
    assert " ".join(printed) == (
        "09:00-10:00 10:00-10:15 10:15-10:30 10:30-11:00 11:00-13:00 13:00-15:00 15:00-18:00 "
        "10:00-10:15 10:15-13:00 13:00-15:00 15:00-17:50 17:50-18:00"
    )
