"""The program at an event: an agenda that is edited, hostile titles, a killed process, two terminals at one event."""

from __future__ import annotations

import json
import re
import subprocess
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from tests.agendas import WORKSHOP
from tests.e2e.terminal import APP, Terminal

if TYPE_CHECKING:
    from pathlib import Path

TEXT = WORKSHOP.read_text(encoding="utf-8")


def test_a_saved_agenda_is_taken_up_and_a_broken_one_told_of(tmp_path: Path) -> None:
    agenda = tmp_path / "agenda.toml"
    agenda.write_text(TEXT, encoding="utf-8")
    with Terminal((*APP, str(agenda), "--rehearse", "2007-10-08T11:20"), tmp_path) as terminal:
        terminal.shows("David Arkless")
        agenda.write_text(TEXT.replace("David Arkless", "Davina Arkless"), encoding="utf-8")
        terminal.shows("Davina Arkless", "the new agenda is in use")
        agenda.write_text(TEXT.replace('start = "11:00"', 'start = "11:77"'), encoding="utf-8")
        line = TEXT[: TEXT.index('start = "11:00"')].count("\n") + 1
        terminal.shows(f"agenda.toml:{line}:")
        assert "Davina Arkless" in terminal.text()
        agenda.write_text(TEXT, encoding="utf-8")
        terminal.shows("David Arkless")
        assert f"agenda.toml:{line}:" not in terminal.text()


# What a title could do to a terminal: colour it, clear it, name its window, write the clipboard, ask it who it is.
ATTACKS = (
    "\x1b[31;45mred",
    "\x1b[2Jcleared",
    "\x1b]0;owned\x07",
    "\x1b]52;c;b3duZWQ=\x1b\\",
    "\x9b35m",
    "\x1bP+q544e\x1b\\",
    "\x1b[c",
    "\u202egnp.exe",
    "\x0e\x7f",
)


def test_no_control_byte_of_a_title_reaches_the_terminal(tmp_path: Path) -> None:
    said = json.dumps("MARK" + "MARK".join(ATTACKS), ensure_ascii=True).replace("\x7f", "\\u007f")
    agenda = tmp_path / "agenda.toml"
    person = f"{{ name = {said}, role = {said}, organisation = {said} }}"
    agenda.write_text(
        f"""
[event]
id = "hostile"
title = {said}
series = {said}
timezone = "UTC"
[[days]]
date = 2007-10-08
title = {said}
[[days.sessions]]
id = "one"
kind = "session"
title = {said}
subtitle = {said}
abstract = {said}
start = "11:00"
end = "13:00"
speakers = [{person}]
questions = [{said}]
""",
        encoding="utf-8",
    )
    with Terminal((*APP, str(agenda), "--rehearse", "2007-10-08T11:20"), tmp_path, (120, 36)) as terminal:
        terminal.shows("NOW  MARK")
        terminal.press("snp")
        terminal.shows("LIVE  MARK", "▶ MARK")
        terminal.press("g")
        terminal.shows("▌▶ 11:00 MARK")
        terminal.press("\r")
        terminal.shows("SESSION")
        terminal.press(".4")
        terminal.until(lambda: "GUIDING" not in terminal.text())
        terminal.press("\x11")
        assert terminal.end() == 0
        assert "owned" not in terminal.screen.title
        raw = terminal.raw
    for attack in ATTACKS:
        assert attack.encode() not in raw, attack
    # Behind each mark stands what is left of the attack: text.
    assert not re.search(rb"MARK(?:\x1b\[(?:31;45|2J|c)|\x1b[\]P]|\x9b|\xc2\x9b|\xe2\x80\xae|\x0e|\x7f)", raw)


def agenda_of_today(folder: Path) -> Path:
    """Write an agenda of a session that began half an hour ago."""
    start = datetime.now(UTC).replace(second=0, microsecond=0) - timedelta(minutes=30)
    end = start + timedelta(hours=3)
    agenda = folder / "today.toml"
    agenda.write_text(
        f"""
[event]
id = "today"
title = "An Event of Today"
timezone = "UTC"
[[days]]
date = {start:%Y-%m-%d}
[[days.sessions]]
id = "panel"
kind = "session"
title = "Panel"
start = {start:%Y-%m-%dT%H:%M:%S}
end = {end:%Y-%m-%dT%H:%M:%S}
speakers = [{{ name = "Ana Nunez" }}, {{ name = "Zoe Quist" }}]
questions = ["What is needed?"]
""",
        encoding="utf-8",
    )
    return agenda


def started_at(agenda: Path, folder: Path, kind: str) -> datetime:
    """Ask the journal when something happened."""
    log = subprocess.run(
        [*APP, "log", str(agenda), "--json", "--journal", str(folder / "today.journal")],
        capture_output=True,
        text=True,
        check=True,
    )
    facts = [json.loads(line) for line in log.stdout.splitlines()]
    return datetime.fromisoformat(next(fact["at"] for fact in facts if fact["kind"] == kind))


def test_killed_and_opened_again_it_is_where_it_was(tmp_path: Path) -> None:
    agenda = agenda_of_today(tmp_path)
    with Terminal((*APP, str(agenda)), tmp_path) as terminal:
        terminal.shows("NOW  Panel")
        terminal.press("snp")
        terminal.shows("▶ Ana Nunez", "▶ 1 What is needed?")
        terminal.ask("t", "15m --name tea")
        terminal.shows("tea 14:", "● saved")
        terminal.process.kill()
        terminal.process.wait()
    since = started_at(agenda, tmp_path, "timer.started")

    def is_right(terminal: Terminal) -> bool:
        clock = re.search(r"(\d\d):(\d\d):(\d\d)", terminal.lines()[0])
        left = re.search(r"tea (\d+):(\d\d)", terminal.text())
        if clock is None or left is None:
            return False
        hours, minutes, seconds = map(int, clock.groups())
        now = since.replace(hour=hours, minute=minutes, second=seconds)
        passed = int((now - since).total_seconds()) % 86400
        return int(left[1]) * 60 + int(left[2]) == 900 - passed

    with Terminal((*APP, str(agenda)), tmp_path) as terminal:
        terminal.shows("LIVE  Panel", "▶ Ana Nunez", "▶ 1 What is needed?", "tea 14:")
        terminal.until(lambda: is_right(terminal))
        terminal.press("u")  # and what was done before the kill can be undone
        terminal.until(lambda: "tea" not in terminal.text().splitlines()[-2])


def test_two_terminals_at_one_event(tmp_path: Path) -> None:
    agenda = agenda_of_today(tmp_path)
    with Terminal((*APP, str(agenda)), tmp_path) as one, Terminal((*APP, str(agenda)), tmp_path) as other:
        one.shows("NOW  Panel")
        other.shows("NOW  Panel")
        one.press("s")
        other.shows("LIVE  Panel")
        other.press("n")
        one.shows("▶ Ana Nunez")
        other.shows("▶ Ana Nunez")
        one.ask("a", "Chile")
        other.shows("1 Chile")
        for terminal in (one, other):
            terminal.press("\x11")
            assert terminal.end() == 0
