"""Where things are found, and the program as a real process: pipes, imports, odd bytes."""

from __future__ import annotations

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest

from tests.cli.shell import ROOT, WORKSHOP, run, spawn

if TYPE_CHECKING:
    from pathlib import Path

SMALL = """\
[event]
id = "{id}"
title = "{title}"
timezone = "Europe/Zurich"
[[days]]
date = 2007-10-08
[[days.sessions]]
id = "a"
kind = "session"
title = "A"
start = "10:00"
end = "11:00"
"""


def small(path: Path, title: str, event_id: str = "small") -> Path:
    path.write_text(SMALL.format(id=event_id, title=title))
    return path


def title(*words: object) -> str:
    answer = run("now", "--at", "2007-10-08T10:30", *words)
    assert answer.code == 0, answer.err
    return answer.out.splitlines()[0]


def test_the_agenda_is_the_named_one_else_the_one_here_else_the_shipped_one(here: Path) -> None:
    assert title() == "Making Global Labour Mobility a Catalyst for Development"
    small(here / "agenda.toml", "Here")
    small(here / "other.toml", "Other")
    assert title() == "Here"
    assert title("other.toml") == "Other"
    assert title(here / "other.toml") == "Other"


def test_do_finds_the_same_agenda(here: Path, data: Path) -> None:
    small(here / "agenda.toml", "Here", "here")
    small(here / "other.toml", "Other", "other")
    assert run("do", "--at", "2007-10-08T10:00", "start", "a").code == 0
    assert run("do", "--agenda", "other.toml", "--at", "2007-10-08T10:00", "start", "a").code == 0
    assert sorted(file.name for file in data.glob("*.journal")) == ["here.journal", "other.journal"]


def test_a_broken_agenda_here_is_not_passed_over(here: Path) -> None:
    (here / "agenda.toml").write_text("[event\n")
    assert run("now").code == 1


def test_a_changed_agenda_is_read_again(here: Path) -> None:
    path = small(here / "agenda.toml", "First")
    assert title() == "First"
    small(path, "Other")
    os.utime(path, ns=(1, 1))
    assert title() == "Other"


@pytest.mark.parametrize("event_id", ["../../escape", "a/b", "..", ".", "CON", "x" * 300, "été", "a b", " "])
def test_an_events_id_never_leads_out_of_the_folder(here: Path, data: Path, event_id: str) -> None:
    small(here / "agenda.toml", "Odd", event_id)
    answer = run("do", "--at", "2007-10-08T10:00", "message", "x")
    if answer.code == 0:
        assert len(list(data.glob("*.journal"))) == 1
    assert not [file for file in here.parent.rglob("*.journal") if file.parent != data]


def test_two_ids_that_look_alike_have_two_journals(here: Path, data: Path) -> None:
    for event_id in ("a b", "a_b", "a/b"):
        small(here / "agenda.toml", "Alike", event_id)
        run("do", "--at", "2007-10-08T10:00", "message", "x")
    assert len(list(data.glob("*.journal"))) == 3


def test_the_program_as_a_process(here: Path) -> None:
    done = spawn("do", "--at", "2007-10-08T11:00", "start", "session", "i", cwd=here)
    assert (done.code, done.out, done.err) == (0, "", "Session I started at 11:00\n")
    done = spawn("status", "--at", "2007-10-08T11:10", "--json", cwd=here)
    assert (done.code, done.err, done.json["live"]["elapsed_s"]) == (0, "", 600)
    done = spawn("do", "--at", "2007-10-08T11:10", "start", "session", "i", cwd=here)
    assert (done.code, done.out) == (1, "")
    assert "live since 11:00" in done.err
    assert spawn("now", "--bogus", cwd=here).code == 2
    assert spawn("do", "dance", cwd=here).code == 2


def test_the_help_and_the_version(here: Path) -> None:
    for words in (["--help"], ["--version"], ["do", "--help"], ["now", "--help"], ["check", "--help"]):
        done = spawn(*words, cwd=here)
        assert (done.code, done.err) == (0, "")
        assert done.out


def test_bytes_that_are_no_text_are_no_traceback(here: Path) -> None:
    for words in (
        ["do", "--at", "2007-10-08T11:00", "--by", b"M\xffria", "message", b"H\xffllo"],
        ["do", "--at", "2007-10-08T11:00", "start", b"\xff"],
        ["do", "--at", "2007-10-08T11:00", "list", "add", b"Chil\xe9", "--for", b"\xff"],
        ["now", "--at", b"\xff"],
        ["now", b"\xff.toml"],
        ["check", b"\xff.toml"],
        ["status", "--room", b"\xff"],
        ["log"],
    ):
        done = spawn(*words, cwd=here)
        assert done.code in (0, 1, 2)
        assert "Traceback" not in done.err, words


@pytest.mark.parametrize("encoding", ["ascii", "latin-1"])
def test_a_terminal_that_knows_few_letters_is_no_traceback(here: Path, encoding: str) -> None:
    spawn("do", "--at", "2007-10-08T15:00", "start", "session", "ii", cwd=here)
    for words in (["now"], ["status"], ["status", "--json"], ["log"]):
        done = subprocess.run(
            [sys.executable, "-m", "idm_tui", *words, "--at", "2007-10-08T15:10"],
            cwd=here,
            env={**os.environ, "PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"},
            capture_output=True,
            check=False,
        )
        assert b"Traceback" not in done.stderr
        assert done.returncode == 0


@pytest.mark.parametrize(
    "words", [["now"], ["now", "--json"], ["status"], ["log"], ["check", str(WORKSHOP)], ["--help"]]
)
def test_a_closed_pipe_is_no_traceback(here: Path, words: list[str]) -> None:
    for number in range(3):
        run("do", "--at", f"2007-10-08T11:0{number}", "message", "x")
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run(
        [sys.executable, "-m", "idm_tui", *words],
        cwd=here,
        stdout=writer,
        stderr=subprocess.PIPE,
        text=True,
        check=False,
    )
    os.close(writer)
    assert done.stderr == "" or words[0] == "check"
    assert "Traceback" not in done.stderr
    assert "Error" not in done.stderr


def test_head_is_no_traceback(here: Path) -> None:
    done = subprocess.run(
        ["sh", "-c", f'"{sys.executable}" -m idm_tui now | head -c1'],
        cwd=here,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.stdout, done.stderr) == ("M", "")


@pytest.mark.parametrize("stream", ["stdin", "stdout", "stderr"])
def test_a_missing_stream_is_no_traceback(here: Path, stream: str) -> None:
    number = {"stdin": "0<&-", "stdout": "1>&-", "stderr": "2>&-"}[stream]
    done = subprocess.run(
        ["sh", "-c", f'"{sys.executable}" -m idm_tui status {number}'],
        cwd=here,
        capture_output=True,
        text=True,
        check=False,
    )
    assert "Traceback" not in done.stderr


PROBE = """
import sys
from idm_tui.cli.main import main
try:
    main(sys.argv[1:])
except SystemExit as left:
    if left.code:
        raise
sys.stdout.flush()
sys.stderr.write("\\nLOADED " + " ".join(sorted({name.split(".")[0] for name in sys.modules})))
"""


def loaded(here: Path, *words: str) -> set[str]:
    done = subprocess.run([sys.executable, "-c", PROBE, *words], cwd=here, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return set(done.stderr.split("LOADED ")[-1].split())


HEADLESS = {
    "now": ["now"],
    "now json": ["now", "--json"],
    "status": ["status"],
    "status json": ["status", "--json"],
    "check": ["check", str(WORKSHOP)],
    "do": ["do", "--at", "2007-10-08T11:00", "message", "x"],
    "log": ["log"],
    "log json": ["log", "--json"],
    "do help": ["do", "--help"],
}


@pytest.mark.parametrize("words", HEADLESS.values(), ids=HEADLESS)
def test_headless_commands_leave_the_screen_out(here: Path, words: list[str]) -> None:
    found = loaded(here, *words)
    assert "click" in found
    assert not {"textual", "rich", "nats"} & found


@pytest.mark.parametrize("words", [["now"], ["now", "--json"]], ids=["text", "json"])
def test_now_with_a_kept_plan_loads_little(here: Path, words: list[str]) -> None:
    assert "pydantic" in loaded(here, *words)  # the first time the agenda is checked
    assert not {"pydantic", "pydantic_core", "pendulum", "sqlite3", "textual", "rich"} & loaded(here, *words)


def test_status_with_a_kept_plan_checks_nothing_again(here: Path) -> None:
    loaded(here, "status")
    assert not {"pydantic", "textual", "rich"} & loaded(here, "status")


def test_processes_at_once_on_one_event(here: Path) -> None:
    spawn("do", "--at", "2007-10-08T11:00", "start", "session-1", cwd=here)
    with ThreadPoolExecutor(6) as people:
        done = list(
            people.map(
                lambda n: spawn(
                    "do", "--at", "2007-10-08T11:01", "--by", f"P{n}", "list", "add", f"Country {n}", cwd=here
                ),
                range(12),
            )
        )
    assert [one.code for one in done] == [0] * 12
    names = [
        entry["name"]
        for entry in spawn("status", "--json", "--at", "2007-10-08T11:02", cwd=here).json["list"]["entries"]
    ]
    assert sorted(names) == sorted(f"Country {n}" for n in range(12))


def test_the_module_is_the_program(here: Path) -> None:
    assert ROOT.joinpath("src").is_dir()
    assert spawn("now", "--at", "2007-10-08T11:20", cwd=here).out == run("now", "--at", "2007-10-08T11:20").out
