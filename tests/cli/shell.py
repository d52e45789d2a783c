"""The program itself, for the tests of the command line: in this process, and as a real one."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

from click.testing import CliRunner

from idm_tui.cli.main import main

Json: TypeAlias = dict[str, Any]

ROOT = Path(__file__).parent.parent.parent
WORKSHOP = ROOT / "agenda.toml"


@dataclass(frozen=True)
class Answer:
    """What the program printed and how it left."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Json:
        """What was printed, if it is one object."""
        found: Json = json.loads(self.out)
        return found


def run(*words: object) -> Answer:
    """Run the program in this process; a traceback is a failure of the test."""
    result = CliRunner().invoke(main, [str(word) for word in words])
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    return Answer(result.exit_code, result.stdout, result.stderr)


def spawn(*words: object, cwd: Path, **environment: str) -> Answer:
    """Run the program as a process of its own."""
    done = subprocess.run(
        [sys.executable, "-m", "idm_tui", *(word if isinstance(word, bytes) else str(word) for word in words)],
        cwd=cwd,
        env={**os.environ, **environment},
        capture_output=True,
        check=False,
    )
    return Answer(done.returncode, done.stdout.decode(errors="replace"), done.stderr.decode(errors="replace"))


def do(at: str, *words: object) -> str:
    """Do a command at a time of the workshop's first day; return the sentence."""
    answer = run("do", "--at", f"2007-10-08T{at}", *words)
    assert answer.code == 0, answer.err
    assert answer.out == ""
    return answer.err


def status(at: str, *words: object, day: str = "2007-10-08") -> Json:
    """Return the status as JSON."""
    answer = run("status", "--json", "--at", f"{day}T{at}", *words)
    assert answer.code == 0, answer.err
    assert answer.err == ""
    return answer.json


def refused(*words: object) -> str:
    """Run what must be refused: exit 1, one line on stderr, nothing on stdout."""
    answer = run(*words)
    assert answer.code == 1, answer
    assert answer.out == ""
    assert answer.err.endswith("\n")
    assert answer.err.count("\n") == 1
    assert "Traceback" not in answer.err
    return answer.err
