"""Two apps and a shell on one event: a thousand commands, and all three end with the same state."""

from __future__ import annotations

import json
import random
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from idm_tui.core.history import History
from idm_tui.journal.sqlite import SqliteJournal
from tests.e2e.terminal import APP, Terminal

if TYPE_CHECKING:
    from pathlib import Path

COMMANDS = 1000
# The code of `idm-tui do`, a thousand times in one process: starting a thousand would only measure Python.
_SHELL = """
import json, sys
from idm_tui.cli.main import main
for line in sys.stdin:
    try:
        main(["do", *json.loads(line)], standalone_mode=False)
        answer = "done"
    except SystemExit as end:
        answer = "done" if not end.code else "refused"
    print(answer, flush=True)
"""


def event_of_now(folder: Path) -> Path:
    """An event with one session that is on at the present instant, whatever the hour."""
    start = (datetime.now(UTC) - timedelta(minutes=5)).replace(tzinfo=None, microsecond=0)
    end = start + timedelta(hours=3)
    path = folder / "agenda.toml"
    path.write_text(
        f'[event]\nid = "now"\ntitle = "Now"\ntimezone = "UTC"\n[[days]]\ndate = {start:%Y-%m-%d}\n'
        f'[[days.sessions]]\nid = "session"\nkind = "session"\ntitle = "Session"\n'
        f"start = {start.isoformat()}\nend = {end.isoformat()}\n"
        'moderators = [{ name = "Ana" }]\nspeakers = [{ name = "Kofi" }, { name = "Wei" }]\n'
        'questions = ["What works?", "What does not?"]\n',
        encoding="utf-8",
    )
    return path


def test_a_thousand_commands_from_a_shell_and_two_apps(tmp_path: Path) -> None:
    agenda, data = event_of_now(tmp_path), tmp_path / "data"
    dice = random.Random(1945)  # noqa: S311
    shell = subprocess.Popen(
        [sys.executable, "-c", _SHELL],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        env={"IDM_TUI_DATA": str(data), "PATH": "/usr/bin"},
    )
    assert shell.stdin is not None
    assert shell.stdout is not None
    answers: list[str] = []

    def say(*words: str) -> None:
        assert shell.stdin is not None
        assert shell.stdout is not None
        shell.stdin.write(json.dumps(["--agenda", str(agenda), *words]) + "\n")
        shell.stdin.flush()
        answers.append(shell.stdout.readline().strip())

    say("start", "session")
    with Terminal((*APP, str(agenda)), data) as one, Terminal((*APP, str(agenda)), data) as two:
        for terminal in (one, two):
            terminal.shows("LIVE", "Session")
        for number in range(COMMANDS - 1):
            choice = dice.choice(["add", "list", "put", "give", "pause", "undo"])
            words = {
                "add": ["add", "1m"],
                "list": ["list", "add", f"Delegation {number}"],
                "put": ["put", str(dice.randint(1, 2))],
                "give": ["give", dice.choice(["Kofi", "Wei"])],
                "pause": [dice.choice(["pause", "resume"])],
                "undo": ["undo"],
            }[choice]
            say(*words)
            if number % 50 == 0:  # the apps have a say too
                dice.choice([one, two]).press(dice.choice(["y", "p", "+"]))
            for terminal in (one, two):
                while terminal.pump():
                    pass
        say("list", "add", "The very last")
        say("give", "The very last")
        for terminal in (one, two):
            terminal.shows("The very last")
            terminal.until(lambda terminal=terminal: "has the floor" not in terminal.lines()[-1])  # type: ignore[misc]
        below_the_clock = slice(4, 23)
        one.until(lambda: (two.pump(), one.lines()[below_the_clock] == two.lines()[below_the_clock])[1])
    shell.stdin.close()
    shell.stdout.close()
    shell.wait()

    assert len(answers) == COMMANDS + 2
    assert set(answers) <= {"done", "refused"}
    facts = SqliteJournal(data / "now.journal").read()
    assert len({fact.id for fact in facts}) == len(facts)
    from_the_shell = {fact.command for fact in facts if fact.terminal.endswith(f":{shell.pid}")}
    assert len(from_the_shell) == answers.count("done")
    state = History(facts).state
    assert state.run("session").floor is not None
    assert state.run("session").floor.speaker == "The very last"  # type: ignore[union-attr]
