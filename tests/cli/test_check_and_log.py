"""`check`: every problem at its line. `log`: the journal, a fact a line."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from idm_tui.core.clock import SystemClock
from tests.cli.shell import WORKSHOP, do, refused, run
from tests.journal.samples import insert

if TYPE_CHECKING:
    from pathlib import Path

GOOD = """\
[event]
id = "small"
title = "Small"
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
TWO_ERRORS = GOOD.replace('end = "11:00"', 'end = "25:00"').replace("timezone", "timezon")
WARNS = GOOD + '[[days.sessions]]\nid = "b"\nkind = "session"\ntitle = "B"\nstart = "10:30"\nend = "11:30"\n'
BROKEN = {
    "no TOML": b"[event\n",
    "no text": b"\xff\xfe\x00",
    "nothing": b"",
    "another file": b"{}",
    "two errors": TWO_ERRORS.encode(),
    "hostile": GOOD.replace('"session"', '"\\u001b[31m"').encode(),
    "a wrong zone": GOOD.replace("Europe/Zurich", "../../etc/passwd").encode(),
    "a doubled hour": GOOD.replace("2007-10-08", "2007-10-28").replace("10:00", "02:30").encode(),
    "dates that do not exist": GOOD.replace("2007-10-08", "2007-02-30").encode(),
}


def test_check_of_the_workshop() -> None:
    answer = run("check", WORKSHOP)
    assert (answer.code, answer.out) == (0, "")
    assert "good" in answer.err
    answer = run("check", WORKSHOP, "--json")
    assert (answer.code, answer.err) == (0, "")
    assert {key: answer.json[key] for key in ("ok", "errors", "warnings", "problems")} == {
        "ok": True,
        "errors": 0,
        "warnings": 0,
        "problems": [],
    }


def test_check_reports_every_error_with_its_line(here: Path) -> None:
    (here / "bad.toml").write_text(TWO_ERRORS)
    answer = run("check", "bad.toml")
    assert answer.code == 1
    heads = [line for line in answer.out.splitlines() if line.startswith("bad.toml:")]
    assert any(head.startswith("bad.toml:4:1: event.timezon:") and "timezone" in head for head in heads)
    assert any(head.startswith("bad.toml:12:1: days.0.sessions.0.end:") for head in heads)
    assert "^" in answer.out
    found = run("check", "bad.toml", "--json")
    assert (found.code, found.json["ok"], found.err) == (1, False, "")
    assert found.json["errors"] == len(found.json["problems"]) >= 2
    assert {problem["line"] for problem in found.json["problems"]} >= {4, 12}


def test_check_with_warnings_alone_exits_0(here: Path) -> None:
    (here / "warns.toml").write_text(WARNS)
    answer = run("check", "warns.toml")
    assert answer.code == 0
    assert "warning" in answer.out
    found = run("check", "warns.toml", "--json").json
    assert (found["ok"], found["errors"]) == (True, 0)
    assert found["warnings"] >= 1


def test_check_without_an_agenda_is_wrong_usage() -> None:
    answer = run("check")
    assert (answer.code, answer.out) == (2, "")
    assert "Usage: " in answer.err


COMMANDS = {
    "now": ("now", "AGENDA"),
    "status": ("status", "AGENDA"),
    "status json": ("status", "AGENDA", "--json"),
    "log": ("log", "AGENDA"),
    "do": ("do", "--agenda", "AGENDA", "next"),
}


@pytest.mark.parametrize("content", BROKEN.values(), ids=BROKEN)
@pytest.mark.parametrize("words", COMMANDS.values(), ids=COMMANDS)
def test_a_bad_agenda_is_no_traceback(here: Path, data: Path, words: tuple[str, ...], content: bytes) -> None:
    (here / "bad.toml").write_bytes(content)
    answer = run(*("bad.toml" if word == "AGENDA" else word for word in words))
    assert (answer.code, answer.out) == (1, "")
    assert answer.err.startswith("bad.toml")
    assert "\x1b" not in answer.err
    assert not list(data.glob("*.journal"))


@pytest.mark.parametrize("content", BROKEN.values(), ids=BROKEN)
def test_check_of_a_bad_agenda_is_no_traceback(here: Path, content: bytes) -> None:
    (here / "bad.toml").write_bytes(content)
    answer = run("check", "bad.toml")
    assert answer.code == 1
    assert answer.out.startswith("bad.toml")
    assert "\x1b" not in answer.out + answer.err


@pytest.mark.parametrize("words", [*COMMANDS.values(), ("check", "AGENDA")], ids=[*COMMANDS, "check"])
@pytest.mark.parametrize("named", ["missing.toml", "folder", "x" * 300])
def test_an_agenda_that_is_no_file_is_no_traceback(here: Path, words: tuple[str, ...], named: str) -> None:
    (here / "folder").mkdir()
    answer = run(*(named if word == "AGENDA" else word for word in words))
    assert answer.code in (1, 2)
    assert "Traceback" not in answer.err
    assert answer.out + answer.err


def story() -> None:
    do("11:00", "--by", "Maria", "start", "session-1")
    do("11:05", "--by", "Ibrahim", "next")
    do("11:04", "--by", "Maria", "put", "1")
    do("11:06", "--by", "Ibrahim", "message", "Hello")
    do("11:07", "--by", "Ibrahim", "undo")


def without_noted(out: str) -> str:
    """Leave out when a fact was noted: that is the machine's clock."""
    return re.sub(r"  \(noted \d{4}-\d\d-\d\d \d\d:\d\d:\d\d\)", "", out)


LOG = """\
2007-10-08 11:00:00  Maria: session-1 started
2007-10-08 11:04:00  Maria: question 1 put
2007-10-08 11:05:00  Ibrahim: the floor given to Kreshna Bunjun
2007-10-08 11:06:00  Ibrahim: "Hello" shown on the stage  (undone)
2007-10-08 11:07:00  Ibrahim: a command undone
"""


def test_log_is_a_fact_a_line_in_the_order_of_events() -> None:
    story()
    answer = run("log")
    assert (answer.code, without_noted(answer.out), answer.err) == (0, LOG, "")
    assert answer.out.count("  (noted ") == LOG.count("\n")
    assert re.search(r'"Hello" shown on the stage  \(noted [-0-9: ]+\)  \(undone\)\n', answer.out)


def test_log_as_json_is_an_object_a_line() -> None:
    story()
    answer = run("log", "--json")
    assert (answer.code, answer.err) == (0, "")
    rows = [json.loads(line) for line in answer.out.splitlines()]
    assert [row["kind"] for row in rows] == [
        "session.started",
        "question.put",
        "floor.given",
        "message.shown",
        "command.undone",
    ]
    assert rows[1]["at"] == "2007-10-08T11:04:00+02:00"
    assert rows[1]["body"] == {"session": "session-1", "number": 1}
    assert [row["undone"] for row in rows] == [False, False, False, True, False]
    assert rows[4]["body"]["command"] == rows[3]["command"]


def test_log_up_to_an_instant() -> None:
    story()
    assert without_noted(run("log", "--at", "2007-10-08T11:04").out) == "".join(LOG.splitlines(keepends=True)[:2])


def test_log_of_an_untouched_event_is_empty() -> None:
    answer = run("log")
    assert (answer.code, answer.out, answer.err) == (0, "", "")


NOTED = {
    "at once": ("2007-10-08T11:00:00", "start session-1", "11:00:00", ""),
    "a while ago": ("2007-10-08T11:05:30", "start session-1 --ago 5m", "11:00:30", "  (noted 11:05:30)"),
    "at an earlier time": ("2007-10-08T11:05:00", "--at 11:00 start session-1", "11:00:00", "  (noted 11:05:00)"),
    "both": ("2007-10-08T11:05:00", "--at 11:02 start session-1 --ago 2m", "11:00:00", "  (noted 11:05:00)"),
    "on the next day": (
        "2007-10-09T00:30:00",  # in UTC it is the same day
        "--at 2007-10-08T23:50 start session-1",
        "23:50:00",
        "  (noted 2007-10-09 00:30:00)",
    ),
    "before its time": ("2007-10-08T11:00:00", "--at 11:30 start session-1", "11:30:00", ""),
}


@pytest.mark.parametrize(("clock", "words", "at", "noted"), NOTED.values(), ids=NOTED)
def test_log_tells_what_was_noted_later(
    monkeypatch: pytest.MonkeyPatch, clock: str, words: str, at: str, noted: str
) -> None:
    now = datetime.fromisoformat(f"{clock}+02:00").astimezone(UTC)
    monkeypatch.setattr(SystemClock, "now", lambda _clock: now)
    assert run("do", "--by", "Maria", *words.split()).code == 0
    assert run("log").out == f"2007-10-08 {at}  Maria: session-1 started{noted}\n"
    row = run("log", "--json").json
    assert (row["at"], row["recorded"]) == (f"2007-10-08T{at}+02:00", f"{clock}+02:00")


@pytest.mark.parametrize("column", ["by", "kind", "terminal", "command", "body"])
@pytest.mark.parametrize("shape", [[], ["--json"]], ids=["text", "json"])
def test_log_of_a_hostile_journal_is_a_clean_line_a_fact(data: Path, column: str, shape: list[str]) -> None:
    do("11:00", "start", "session-1")
    text = "x\x1b[31m\x9b2J\u202ey\nz"
    insert(
        data / "idm-2007-labour-mobility.journal", **{column: json.dumps({"text": text}) if column == "body" else text}
    )
    answer = run("log", *shape)
    assert answer.code == 0
    assert not {"\x1b", "\x9b", "\u202e"} & set(answer.out)
    assert answer.out.count("\n") == 2


def test_log_of_a_newer_versions_facts(data: Path) -> None:
    do("11:00", "start", "session-1")
    insert(data / "idm-2007-labour-mobility.journal", kind="vote.taken", body='{"for": 12}')
    answer = run("log")
    assert answer.code == 0
    assert "vote.taken" in answer.out
    rows = [json.loads(line) for line in run("log", "--json").out.splitlines()]
    assert "vote.taken" in json.dumps(rows)


def test_a_bad_room_lists_the_rooms(here: Path) -> None:
    (here / "agenda.toml").write_text(GOOD + 'room = "Salle I"\n')
    assert "Salle I" in refused("status", "--room", "Salle XIV")
    assert run("status", "--room", "salle i").code == 0
