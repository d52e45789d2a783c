"""A journal that cannot be written for a while: the event goes on, and what happened is saved later, in order."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from idm_tui.core import commands as c
from idm_tui.desk import Refused
from idm_tui.journal import JournalError
from idm_tui.journal.memory import MemoryJournal
from idm_tui.journal.sqlite import SqliteJournal
from tests.desk.tables import Table, kinds, run

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from idm_tui.core.facts import Fact

ROOT = Path(__file__).parent.parent.parent


@dataclass
class Flaky:
    """A journal on a disk that fails: before the decision, after it, or after it has stored everything."""

    kept: MemoryJournal = field(default_factory=MemoryJournal)
    fails: str = ""

    def read(self, after: int = 0) -> Sequence[Fact]:
        if self.fails:
            raise JournalError("the disk is full")
        return self.kept.read(after)

    def exchange(
        self, after: int, decide: Callable[[Sequence[Fact]], Sequence[Fact]]
    ) -> tuple[Sequence[Fact], Sequence[Fact]]:
        if self.fails == "at once":
            raise JournalError("the disk is full")
        if self.fails == "on writing":
            decide(self.kept.read(after))
            raise JournalError("the disk is full")
        done = self.kept.exchange(after, decide)
        if self.fails == "after writing":
            raise JournalError("the disk is full")
        return done

    def close(self) -> None:
        self.kept.close()


FAILURES = ["at once", "on writing"]


@pytest.mark.parametrize("fails", FAILURES)
def test_what_cannot_be_saved_counts_all_the_same(fails: str) -> None:
    journal = Flaky()
    desk = Table(journal=journal).desk()
    desk.do(c.Start(session="panel"))
    journal.fails = fails
    outcome = desk.do(c.Next())
    assert outcome.is_saved is False
    assert kinds(outcome) == ["floor.given"]
    assert desk.unsaved == list(outcome.facts)
    assert desk.trouble == "the disk is full"
    turn = run(desk).floor
    assert turn is not None
    assert turn.speaker == "Ana Núñez"
    assert desk.position == 1


@pytest.mark.parametrize("fails", FAILURES)
def test_refusals_stay_refusals(fails: str) -> None:
    journal = Flaky()
    desk = Table(journal=journal).desk()
    journal.fails = fails
    with pytest.raises(Refused):
        desk.do(c.Next())
    assert desk.unsaved == []


@pytest.mark.parametrize("fails", FAILURES)
@pytest.mark.parametrize("by", ["refresh", "the next command"])
def test_it_is_saved_in_order_once_the_journal_works_again(fails: str, by: str) -> None:
    journal = Flaky()
    table = Table(journal=journal)
    desk = table.desk()
    desk.do(c.Start(session="panel"))
    journal.fails = fails
    waiting = [*desk.do(c.Next()).facts, *desk.do(c.Put(number=1)).facts, *desk.do(c.Next()).facts]
    assert desk.unsaved == waiting
    journal.fails = ""
    if by == "refresh":
        assert desk.refresh() is True
    else:
        outcome = desk.do(c.Message(text="Hello"))
        assert outcome.is_saved
        assert kinds(outcome) == ["message.shown"]
        waiting += outcome.facts
    assert desk.unsaved == []
    assert desk.trouble == ""
    assert list(journal.read(1)) == waiting
    assert desk.position == len(journal.read())
    assert desk.state == table.desk().state


@pytest.mark.parametrize("fails", FAILURES)
def test_undo_of_what_is_unsaved(fails: str) -> None:
    journal = Flaky()
    table = Table(journal=journal)
    desk = table.desk()
    desk.do(c.Start(session="panel"))
    before = desk.state
    journal.fails = fails
    desk.do(c.Next())
    desk.do(c.Undo())
    assert desk.state == before
    journal.fails = ""
    desk.refresh()
    assert [fact.body.kind for fact in journal.read()] == ["session.started", "floor.given", "command.undone"]
    assert table.desk().state == before


def test_what_others_did_meanwhile_is_taken_in_once() -> None:
    journal = Flaky()
    table = Table(journal=journal)
    me, other = table.desk("Maria", "table:1"), table.desk("Ibrahim", "table:2")
    journal.fails = "at once"
    me.do(c.Start(session="panel"))
    journal.fails = ""
    other.do(c.TimerStart(duration=60, label="Coffee"))
    me.refresh()
    assert [fact.body.kind for fact in journal.read()] == ["timer.started", "session.started"]
    assert me.position == 2
    other.do(c.Message(text="Hello"))
    other.refresh()
    me.refresh()
    assert me.state == other.state == table.desk().state
    assert me.state.message == "Hello"


@pytest.mark.parametrize("again", ["refresh", "the next command"])
def test_what_was_stored_although_it_failed_is_not_stored_twice(again: str) -> None:
    journal = Flaky()
    table = Table(journal=journal)
    me, other = table.desk("Maria", "table:1"), table.desk("Ibrahim", "table:2")
    me.do(c.Start(session="panel"))
    journal.fails = "after writing"
    me.do(c.Next())
    journal.fails = ""
    if again == "refresh":
        me.refresh()
    else:
        me.do(c.Put(number=1))
    assert me.unsaved == []
    ids = [fact.id for fact in journal.read()]
    assert len(ids) == len(set(ids))
    assert me.position == len(ids)
    other.do(c.Message(text="Hello"))
    me.refresh()
    assert me.state.message == "Hello"
    assert me.state == table.desk().state


def test_refresh_tells_of_the_trouble_once() -> None:
    journal = Flaky()
    desk = Table(journal=journal).desk()
    journal.fails = "at once"
    assert desk.refresh() is True
    assert desk.trouble == "the disk is full"
    assert desk.refresh() is False
    journal.fails = ""
    assert desk.refresh() is True
    assert desk.trouble == ""


LIMITED = """
import json, resource, sys
from pathlib import Path
from idm_tui.core import commands as c
from idm_tui.journal.sqlite import SqliteJournal
from tests.desk.tables import Table

journal = SqliteJournal(Path(sys.argv[1]))
table = Table(journal=journal)
desk = table.desk()
desk.do(c.Start(session="panel"))

def limit(size):
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))

limit(1024)
unsaved = [desk.do(command) for command in (c.Next(), c.Put(number=2), c.Next(), c.Undo())]
told = {
    "saved": [outcome.is_saved for outcome in unsaved],
    "trouble": desk.trouble,
    "waiting": [fact.id for fact in desk.unsaved],
    "read": len(journal.read()),
}
limit(resource.RLIM_INFINITY)
desk.refresh()
told |= {
    "left": len(desk.unsaved),
    "trouble after": desk.trouble,
    "same": desk.state == table.desk().state,
}
print(json.dumps(told))
"""


def test_a_real_file_that_may_not_grow(tmp_path: Path) -> None:
    path = tmp_path / "event.journal"
    done = subprocess.run(
        [sys.executable, "-c", LIMITED, str(path)], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.stderr == ""
    told = json.loads(done.stdout)
    assert told["saved"] == [False] * 4
    assert path.name in told["trouble"]
    assert (told["read"], told["left"], told["trouble after"], told["same"]) == (1, 0, "", True)
    stored = SqliteJournal(path).read()
    assert [fact.id for fact in stored[1:]] == told["waiting"]
    assert [fact.body.kind for fact in stored] == [
        "session.started",
        "floor.given",
        "question.put",
        "floor.yielded",
        "floor.given",
        "command.undone",
    ]
