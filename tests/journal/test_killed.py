"""What was answered is there, at whatever instant the process is killed."""

from __future__ import annotations

import os
import random
import select
import signal
import sqlite3
import time
from contextlib import closing
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from idm_tui.core import commands as do
from idm_tui.core.clock import SystemClock
from idm_tui.core.fold import fold
from idm_tui.core.history import History
from idm_tui.desk import Actor, Desk, Refused
from idm_tui.journal.sqlite import SqliteJournal
from tests.agendas import workshop

if TYPE_CHECKING:
    from pathlib import Path

KILLS = 200


def work(path: Path, seed: int, answers: int) -> None:
    """Give commands without end; write the ids of the facts of each that was answered."""
    dice = random.Random(seed)  # noqa: S311
    desk = Desk(workshop(), SqliteJournal(path), SystemClock(), Actor(f"hand {seed}", terminal=str(seed)))
    started = datetime(2007, 10, 8, 9, 0, tzinfo=UTC)
    while True:
        command = dice.choice(
            [
                do.Start(session="session-1"),
                do.Next(),
                do.Yield(),
                do.Add(duration=60),
                do.Pause(),
                do.Resume(),
                do.Put(number=dice.randint(1, 5)),
                do.Ask(text="Why?"),
                do.ListAdd(speaker=f"Speaker {dice.randint(1, 9)}"),
                do.Undo(),
            ]
        )
        try:
            outcome = desk.do(command, at=started)
        except Refused:
            continue
        os.write(answers, "".join(f"{fact.id}\n" for fact in outcome.facts).encode())


def killed_after(path: Path, seed: int, wait: float) -> set[str]:
    """Run a worker, kill it at an instant, return what it had answered."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        try:
            work(path, seed, writing)
        finally:
            os._exit(1)
    os.close(writing)
    if seed % 5:  # mostly in the middle of its work, sometimes before
        select.select([reading], [], [], 2)
    time.sleep(wait)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    with os.fdopen(reading, "rb") as pipe:
        said = pipe.read().decode()
    return set(said.rpartition("\n")[0].split("\n")) - {""}


def test_two_hundred_kills_lose_nothing_that_was_answered(tmp_path: Path) -> None:
    path = tmp_path / "event.journal"
    Desk(workshop(), SqliteJournal(path), SystemClock(), Actor("first")).do(do.Start(session="session-1"))
    dice = random.Random(2007)  # noqa: S311
    answered: set[str] = set()
    for seed in range(KILLS):
        answered |= killed_after(path, seed, dice.uniform(0.0, 0.02))

    with closing(sqlite3.connect(path)) as db:
        assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    facts = SqliteJournal(path).read()
    assert answered <= {fact.id for fact in facts}
    assert len(answered) > KILLS, "the workers were killed before they could do anything"
    history = History(facts)
    counting = [fact for fact in sorted(facts, key=lambda f: f.order) if not history.is_undone(fact.command)]
    assert history.state == fold(counting)
    assert Desk(workshop(), SqliteJournal(path), SystemClock(), Actor("ana")).state == history.state
