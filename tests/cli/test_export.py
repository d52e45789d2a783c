"""`idm-tui export`: what it writes where, and what it says when it cannot."""

from __future__ import annotations

import csv
import io
import re
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner
from openpyxl import load_workbook

from idm_tui.cli.export import FORMATS
from idm_tui.cli.main import main
from tests.cli.shell import WORKSHOP, refused, run

if TYPE_CHECKING:
    from pathlib import Path

SMALL = """[event]
id = "small"
title = "Small, | <event>"
timezone = "Europe/Zurich"
[[days]]
date = 2026-06-01
title = "Day One"
[[days.sessions]]
id = "panel"
kind = "session"
title = "=Panel | <one>"
start = "10:00"
end = "11:30"
room = "Hall"
moderators = [{ name = "Ana Pérez", role = "Chair", organisation = "ILO" }]
speakers = [{ name = "Li Wei", on_behalf_of = { name = "Zhang Min", organisation = "China" } }, { name = "Bo" }]
questions = ["What works?", "What not?"]
[[days.sessions]]
id = "lunch"
kind = "break"
title = "Lunch"
start = "11:30"
end = "12:30"
"""

GOLDEN = {
    "csv": """\
ID,Day,Start,End,Title,Room,Kind,Moderators,Speakers,Questions,Discussion,Planned (min),Event,Time zone
panel,2026-06-01,2026-06-01T10:00:00+02:00,2026-06-01T11:30:00+02:00,'=Panel | <one>,Hall,session,"Ana Pérez (Chair, \
ILO)","Li Wei (on behalf of Zhang Min, China)
Bo","What works?
What not?",,90,"Small, | <event>",Europe/Zurich
lunch,2026-06-01,2026-06-01T11:30:00+02:00,2026-06-01T12:30:00+02:00,Lunch,,break,,,,,60,\
"Small, | <event>",Europe/Zurich
""",
    "indico-csv": """\
2026-06-01T10:00:00,90,=Panel | <one>,Li,Wei,,
2026-06-01T11:30:00,60,Lunch,,,,
""",
    "md": """\
# Small, \\| \\<event\\>

All times are those of Europe/Zurich.

## Day One · Monday 1 June 2026

| Time | Title | Room | Moderators | Speakers | ID |
| --- | --- | --- | --- | --- | --- |
| 10:00–11:30 | =Panel \\| \\<one\\> | Hall | Ana Pérez (Chair, ILO) | Li Wei (on behalf of Zhang Min, China); Bo \
| panel<!-- session --> |
| 11:30–12:30 | Lunch |  |  |  | lunch<!-- break --> |

### =Panel \\| \\<one\\>

1. What works?
2. What not?
""",
    "ics": """\
BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//idm-tui//idm-tui//EN
NAME:Small\\, | <event>
X-WR-CALNAME:Small\\, | <event>
X-WR-TIMEZONE:Europe/Zurich
BEGIN:VEVENT
SUMMARY:=Panel | <one>
DTSTART:20260601T080000Z
DTEND:20260601T093000Z
DTSTAMP:*
UID:panel@small
SEQUENCE:0
CATEGORIES:session
DESCRIPTION:Moderator: Ana Pérez (Chair\\, ILO)\\nSpeakers: Li Wei (on beha
 lf of Zhang Min\\, China)\\; Bo\\n1. What works?\\n2. What not?
LOCATION:Hall
STATUS:CONFIRMED
END:VEVENT
BEGIN:VEVENT
SUMMARY:Lunch
DTSTART:20260601T093000Z
DTEND:20260601T103000Z
DTSTAMP:*
UID:lunch@small
SEQUENCE:0
CATEGORIES:break
STATUS:CONFIRMED
END:VEVENT
END:VCALENDAR
""",
}


@pytest.fixture
def small(here: Path) -> Path:
    path = here / "small.toml"
    path.write_text(SMALL, encoding="utf-8")
    return path


def raw(*words: object) -> bytes:
    """Export to stdout; return the bytes."""
    result = CliRunner().invoke(main, ["export", *map(str, words)])
    assert (result.exit_code, result.stderr) == (0, ""), result.stderr
    return result.stdout_bytes


def without_stamp(made: bytes) -> bytes:
    return re.sub(rb"DTSTAMP:\d+T\d+Z", b"DTSTAMP:*", made)


@pytest.mark.parametrize("form", GOLDEN)
def test_what_is_written(form: str, small: Path) -> None:
    made = without_stamp(raw(small, "--to", form)).decode()
    assert made == (GOLDEN[form].replace("\n", "\r\n") if form == "ics" else GOLDEN[form])


@pytest.mark.parametrize("form", FORMATS)
def test_a_file_holds_what_stdout_would(form: str, here: Path) -> None:
    answer = run("export", WORKSHOP, "--to", form, "-o", "out")
    assert (answer.code, answer.out, answer.err) == (0, "", "written to out\n")
    assert without_stamp((here / "out").read_bytes()) == without_stamp(raw(WORKSHOP, "--to", form))
    assert [file.name for file in here.iterdir()] == ["out"]


@pytest.mark.parametrize("form", FORMATS)
def test_without_breaks(form: str, small: Path) -> None:
    title = b"Lunch"
    made = raw(small, "--to", form, "--no-breaks")
    if form == "xlsx":
        assert [row[0] for row in load_workbook(io.BytesIO(made)).active.values] == ["ID", "panel"]
    else:
        assert title in raw(small, "--to", form)
        assert title not in made
        assert b"Panel" in made


@pytest.mark.parametrize("form", FORMATS)
def test_what_was_printed_needs_no_journal(form: str, small: Path, data: Path) -> None:
    raw(small, "--to", form)
    assert not list(data.glob("*.journal"))


def test_the_bytes_are_the_same_in_a_terminal_of_another_encoding(small: Path) -> None:
    words = [sys.executable, "-m", "idm_tui", "export", str(small), "--to", "md"]
    done = subprocess.run(words, env={"PYTHONIOENCODING": "ascii"}, capture_output=True, check=True)
    assert done.stdout == raw(small, "--to", "md")


def test_an_agenda_without_a_session_is_a_table_without_a_row(here: Path) -> None:
    path = here / "none.toml"
    path.write_text('[event]\nid = "none"\ntitle = "None"\ntimezone = "UTC"\n', encoding="utf-8")
    for form in FORMATS:
        if form.startswith("schedule"):
            assert refused("export", path, "--to", form) == (
                "idm-tui: the agenda has no day, and a schedule must have one\n"
            )
        else:
            raw(path, "--to", form)
    assert raw(path, "--to", "csv").count(b"\n") == 1


# --- what cannot be done


def test_what_is_refused(here: Path, small: Path) -> None:
    assert "is not there" in refused("export", "missing.toml", "--to", "ics")
    assert "is not a time" in refused("export", small, "--to", "ics", "--at", "yesterday")
    assert "cannot be written" in refused("export", small, "--to", "ics", "-o", here / "no" / "out.ics")
    (here / "odd.journal").write_text("this is no journal", encoding="utf-8")
    assert "odd.journal" in refused("export", small, "--to", "csv", "--journal", here / "odd.journal")


@pytest.mark.parametrize("words", [[], ["--to", "word"], ["--to", "ics", "--as", "wished"]])
def test_wrong_usage(words: list[str]) -> None:
    answer = run("export", WORKSHOP, *words)
    assert (answer.code, answer.out) == (2, "")


def test_an_old_file_stays_where_the_agenda_is_wrong(here: Path, small: Path) -> None:
    (here / "out.csv").write_text("old", encoding="utf-8")
    small.write_text(SMALL.replace('kind = "break"', 'kind = "pause"'), encoding="utf-8")
    answer = run("export", small, "--to", "csv", "-o", "out.csv")
    assert (answer.code, answer.out) == (1, "")
    assert answer.err.startswith(f"{small}:20:")
    assert (here / "out.csv").read_text(encoding="utf-8") == "old"


def test_the_csv_can_be_read_by_its_names(small: Path) -> None:
    text = raw(small, "--to", "csv").decode()
    assert [row["ID"] for row in csv.DictReader(io.StringIO(text, newline=""))] == ["panel", "lunch"]
