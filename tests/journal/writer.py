"""A process that writes the journal, for the tests of several at once, of full disks and of sudden deaths."""

from __future__ import annotations

import os
import resource
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from idm_tui.core.facts import Fact, MessageShown
from idm_tui.journal import JournalError
from idm_tui.journal.sqlite import SqliteJournal
from tests.journal.samples import fact, giving

if TYPE_CHECKING:
    from collections.abc import Sequence

NOBODY = 65_534


def say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def race(path: Path, writer: int, count: int) -> None:
    """Wait for the start, then append; say the ids in the order in which this process came to know them."""
    say("ready")
    sys.stdin.readline()
    journal = SqliteJournal(path)
    known: list[Fact] = []
    for n in range(count):
        mine = fact(writer * 1000 + n)
        news, added = journal.exchange(len(known), giving(mine))
        known += [*news, *added]
    for one in known:
        say(one.id)


def forever(path: Path) -> None:
    """Append until killed; say an id once it is stored."""
    journal = SqliteJournal(path)
    number = 0
    while True:
        mine = fact(number)
        journal.exchange(number, giving(mine))
        say(mine.id)
        number += 1


def fill(path: Path, limit: int) -> None:
    """Append large facts until no more fits, into a file that may not grow above the limit (0: the disk's own)."""
    journal = SqliteJournal(path)
    if limit:
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, resource.RLIM_INFINITY))
    stored = 0
    try:
        while stored < 10_000:
            journal.exchange(stored, giving(fact(stored, MessageShown("x" * 2000))))
            stored += 1
    except JournalError as error:
        say(str(error))
    say(str(stored))
    say(str(len(journal.read())))
    if limit:
        resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
        journal.exchange(stored, giving(fact(stored)))
        say(str(len(journal.read())))


def as_nobody(path: Path) -> None:
    """Open, read and try to write as a user without rights; say what came of each."""
    if os.getuid() == 0:
        os.setgroups([])
        os.setgid(NOBODY)
        os.setuid(NOBODY)
    try:
        journal = SqliteJournal(path)
    except JournalError as error:
        say(f"refused: {error}")
        return
    found: Sequence[Fact] = journal.read()
    say(f"read: {','.join(one.id for one in found)}")
    try:
        journal.exchange(len(found), giving(fact(99)))
    except JournalError as error:
        say(f"refused: {error}")
    say(f"read: {','.join(one.id for one in journal.read())}")


def main(what: str, path: str, *numbers: str) -> None:
    if what == "race":
        race(Path(path), *map(int, numbers))
    elif what == "forever":
        forever(Path(path))
    elif what == "fill":
        fill(Path(path), *map(int, numbers))
    elif what == "nobody":
        as_nobody(Path(path))


if __name__ == "__main__":
    main(*sys.argv[1:])
