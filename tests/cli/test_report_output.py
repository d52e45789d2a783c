"""`report timing` as text, and where it goes: to stdout, or into a file, whole or not at all."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.cli.shell import WORKSHOP, refused, run
from tests.cli.test_report_timing import EVENING, of_sessions, replay, report, rows

if TYPE_CHECKING:
    from pathlib import Path


def test_the_text() -> None:
    replay()
    lines = report().splitlines()
    assert lines[0] == "Day I · Monday 8 October 2007"
    assert lines[1].startswith("Ended 2 min early at 17:58; began 4 min late; ")
    setting = next(line for line in lines if line.startswith("  10:30"))
    assert " ".join(setting.split()) == (
        "10:30–11:00 10:40–11:18 +0:18 Setting the Scene started 10 min late, extended by 5 min, overran by 3 min"
    )
    assert next(line for line in lines if "Chile" in line).split() == ["3:00", "3:00", "Chile", "(GRULAC)"]
    assert all(line == line.rstrip() for line in lines)


def test_an_empty_journal_tells_the_plan() -> None:
    for form in ("text", "md"):
        page = report("--format", form, at="2007-10-08T08:00")
        assert "Day I" in page
        assert "expected 11:00–13:00" in page
        assert "late" not in page
    assert {row["status"] for row in rows(at="2007-10-08T08:00")} == {"ahead", "not heard"}
    assert {row["offset_s"] for row in of_sessions(rows(at="2007-10-08T08:00")).values()} == {"0"}


def test_an_empty_agenda(here: Path) -> None:
    path = here / "none.toml"
    path.write_text('[event]\nid = "none"\ntitle = "None"\ntimezone = "UTC"\n', encoding="utf-8")
    assert rows(path) == []
    assert report(path, "--format", "csv").count("\n") == 1
    assert report(path, "--format", "md").startswith("# Planned and actual: None\n")
    report(path)


@pytest.mark.parametrize("form", ["text", "csv", "md"])
def test_a_report_in_a_file(here: Path, form: str) -> None:
    replay()
    (here / "old.txt").write_text("what was there before", encoding="utf-8")
    answer = run("report", "timing", "--format", form, "--at", EVENING, "-o", "old.txt")
    assert (answer.code, answer.out, answer.err) == (0, "", "written to old.txt\n")
    assert (here / "old.txt").read_text(encoding="utf-8") == report("--format", form)
    assert [file.name for file in here.iterdir()] == ["old.txt"]


def test_a_report_that_does_not_fit_on_the_disk_leaves_the_old_one_whole(here: Path) -> None:
    replay()
    (here / "old.csv").write_text("what was there before", encoding="utf-8")
    done = subprocess.run(
        ["sh", "-c", 'ulimit -f 1; exec "$0" -m idm_tui report timing --format csv -o old.csv', sys.executable],
        cwd=here,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == "idm-tui: old.csv cannot be written: File too large\n"
    assert (here / "old.csv").read_text(encoding="utf-8") == "what was there before"
    assert [file.name for file in here.iterdir()] == ["old.csv"]


@pytest.mark.parametrize("name", ["missing/report.csv", "file/report.csv", "/proc/report.csv"])
def test_a_folder_that_cannot_be_written_is_one_sentence(here: Path, name: str) -> None:
    (here / "file").write_text("", encoding="utf-8")
    assert f"{name} cannot be written" in refused("report", "timing", "-o", name)
    assert [file.name for file in here.iterdir()] == ["file"]


def test_a_report_into_a_link_goes_where_it_leads(here: Path) -> None:
    # As into /dev/stdout, which an administrator would otherwise replace by a file.
    (here / "real.csv").write_text("old", encoding="utf-8")
    (here / "link.csv").symlink_to("real.csv")
    assert run("report", "timing", "--format", "csv", "-o", "link.csv").code == 0
    assert (here / "link.csv").is_symlink()
    assert (here / "real.csv").read_text(encoding="utf-8").startswith("date,session,")


@pytest.mark.parametrize("words", [("--format", "pdf"), ("-o", "."), ("--bogus",)], ids=" ".join)
def test_wrong_usage(words: tuple[str, ...]) -> None:
    assert run("report", "timing", *words).code == 2


@pytest.mark.parametrize("words", [("missing.toml",), ("--at", "25:00")], ids=" ".join)
def test_what_is_refused_exits_1_with_one_line(words: tuple[str, ...]) -> None:
    refused("report", "timing", *words)


def test_the_named_agenda_is_the_shipped_one() -> None:
    assert report(WORKSHOP, at="2007-10-08T08:00") == report(at="2007-10-08T08:00")
