"""`idm-tui import`: what it writes, what it reports, and what it says when it cannot."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from idm_tui.cli import import_agenda
from idm_tui.cli.isolation import Failed, in_a_process
from tests.cli.shell import WORKSHOP, refused, run, spawn

TALK = "SUMMARY:[red]Talk[/red]\nUID:a\nDTSTART:20260601T080000Z\n"
CALENDAR = f"BEGIN:VCALENDAR\nX-WR-TIMEZONE:Europe/Paris\nBEGIN:VEVENT\n{TALK}END:VEVENT\nEND:VCALENDAR\n"


def source(text: str | bytes = CALENDAR, name: str = "in.ics") -> Path:
    path = Path(name)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def not_read(*words: object) -> str:
    """Import what must be refused: one line that begins with the source, and no file."""
    said = refused("import", *words, "-o", "out.toml")
    name = "standard input" if words[0] == "-" else str(words[0])
    assert said.startswith(f"{name}: ")
    assert not Path("out.toml").exists()
    return said


def test_it_writes_an_agenda_that_check_accepts_and_reports_what_is_doubtful() -> None:
    answer = run("import", source(), "-o", "out.toml")
    assert (answer.code, answer.out) == (0, "")
    doubt, total = answer.err.splitlines()
    assert doubt.startswith('in.ics: end-missing: no end is printed for "[red]Talk[/red]"')
    assert total == "1 sessions on 1 days, 0 questions; 1 readings to check"
    assert run("check", "out.toml").code == 0
    assert 'title = "[red]Talk[/red]"' in Path("out.toml").read_text()


@pytest.mark.parametrize("form", ["ics", "schedule-json", "schedule-xml", "json", "csv", "xlsx", "md", "html"])
def test_what_is_exported_can_be_imported(form: str) -> None:
    assert run("export", WORKSHOP, "--to", form, "-o", "out.any").code == 0
    zone = ("--timezone", "Europe/Zurich") if form in ("csv", "md") else ()
    answer = run("import", "out.any", "-o", "out.toml", *zone)
    assert answer.code == 0, answer.err
    assert run("check", "out.toml").code == 0
    first, again = (json.loads(run("export", path, "--to", "json").out) for path in (WORKSHOP, "out.toml"))
    keys = ("start", "end", "title", "room") if form == "html" else ("id", "start", "end", "title", "room")
    assert [[s[key] for key in keys] for s in again["sessions"]] == [
        [s[key] for key in keys] for s in first["sessions"]
    ]


def test_a_file_that_is_there_is_not_written_over() -> None:
    out = Path("out.toml")
    out.write_text("mine")
    assert "--force" in refused("import", source(), "-o", out)
    assert refused("import", source("nothing", "bad.ics"), "-o", out, "--force")
    assert out.read_text() == "mine"
    assert run("import", source(), "-o", out, "--force").code == 0
    assert out.read_text() != "mine"
    assert sorted(path.name for path in Path().iterdir()) == ["bad.ics", "in.ics", "out.toml"]


def test_a_folder_that_is_not_there_cannot_be_written_to() -> None:
    assert "cannot be written" in refused("import", source(), "-o", "no/out.toml")


def test_the_machine_has_no_zone_for_the_event() -> None:
    bare = source(CALENDAR.replace("X-WR-TIMEZONE:Europe/Paris\n", ""))
    for zone in ("Asia/Tokyo", "UTC"):
        answer = spawn("import", bare, "-o", "out.toml", cwd=Path.cwd(), TZ=zone)
        assert (answer.code, answer.out) == (1, "")
        assert "--timezone" in answer.err


def test_standard_input_and_a_format_by_name() -> None:
    command = [sys.executable, "-m", "idm_tui", "import", "-", "-o", "out.toml", "--from", "ics"]
    done = subprocess.run(command, input=CALENDAR.encode(), capture_output=True, check=True)
    assert done.stdout == b""
    assert done.stderr.startswith(b"standard input: end-missing")
    assert "docm" in refused("import", source(), "-o", "other.toml", "--from", "docm")


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "empty"),
        (CALENDAR.encode()[:90], "cut off"),
        (b"\x89PNG\r\n\x1a\n" + bytes(100), "neither text"),
        (b'{"schedule": {"conference": {"days": [', "cut off"),
        (b'<!DOCTYPE s [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><schedule>&b;</schedule>', "declares"),
        (b"[" * 200_000, "deep|cut off"),
        (b"<schedule>" + b"<day>" * 200_000, "no whole XML"),
        (b'{"schedule": {"conference": {"time_zone_name": "a\\n\\u001b[31mb"}}}', "no session"),
    ],
)
def test_what_is_no_agenda_is_said_in_one_sentence(data: bytes, words: str) -> None:
    said = not_read(source(data))
    assert any(word in said for word in words.split("|")), said


def test_what_is_no_file() -> None:
    assert "not there" in not_read("nothing.ics")
    Path("folder").mkdir()
    assert "folder" in not_read("folder")
    os.mkfifo("pipe")
    assert "no regular file" in not_read("pipe")
    large = source(b"")
    os.truncate(large, 64 * 1024 * 1024 + 1)
    assert "64 MB" in not_read(large)
    closed = source(CALENDAR, "closed.ics")
    closed.chmod(0)
    if os.geteuid():
        assert "cannot be read" in not_read(closed)


def test_a_name_cannot_command_a_terminal() -> None:
    name = "a\x1b[31m\nb.ics"
    source("nothing", name)
    said = refused("import", name, "-o", "out.toml")
    assert "\x1b" not in said


def test_zeros_take_neither_the_memory_nor_the_time() -> None:
    begun = time.monotonic()
    not_read(source(b"BEGIN:VCALENDAR\n" + b"BEGIN:VEVENT\nSUMMARY:a\nEND:VEVENT\n" * 900_000))
    not_read(source(b'{"schedule": [' + b"[]," * 15_000_000 + b"1]}"))
    assert time.monotonic() - begun < 40


# --- the process in which a source is read


def _hungry() -> Any:
    return len(bytearray(4 * 1024**3))


def _endless() -> Any:
    while True:
        time.sleep(1)


def _deep(depth: int = 0) -> Any:
    return _deep(depth + 1)


def _broken() -> Any:
    raise KeyError("a\x1b\nb")


def _gone() -> Any:
    os._exit(3)


def _not_to_be_told() -> Any:
    return lambda: None


@pytest.mark.parametrize(
    ("work", "words"),
    [
        (_hungry, "memory"),
        (_endless, "longer than"),
        (_deep, "nested too deep"),
        (_broken, "KeyError"),
        (_gone, "memory"),
        (_not_to_be_told, "memory"),
    ],
)
def test_what_goes_wrong_in_the_process_is_one_sentence(work: Any, words: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("idm_tui.cli.isolation._MOST_S", 1.0 if work is _endless else 18.0)
    with pytest.raises(Failed, match=words):
        in_a_process(work)


def test_a_large_answer_comes_whole() -> None:
    assert in_a_process(lambda size: "x" * size, 5_000_000) == "x" * 5_000_000


def test_what_reads_too_long_leaves_no_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("idm_tui.cli.isolation._MOST_S", 1.0)
    monkeypatch.setattr(import_agenda, "_convert", lambda *_arguments: _endless())
    assert "longer than" in not_read(source())
