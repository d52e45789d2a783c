"""Notes with words like no others, struck: for the tests that search every byte of a journal for them.

Run as a program it does so in a process of its own, which holds the journal open, dies at an instant, or says
what it still remembers.
"""

from __future__ import annotations

import gc
import json
import os
import random
import signal
import string
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from idm_tui.core import commands as c
from idm_tui.core.facts import DraftKept, NoteCorrected, NoteFiled, NoteTaken
from idm_tui.core.notes import Note
from idm_tui.core.state import Draft
from idm_tui.desk import Actor, Desk
from idm_tui.journal.sqlite import SqliteJournal
from tests.agendas import workshop
from tests.clocks import ManualClock

if TYPE_CHECKING:
    from idm_tui.journal import Journal

SESSION = "session-1"
PIECE = 12
LENGTHS = (30, 500, 5_000, 20_000)
ACCENTED = "Ξύλο-Ñandú-Żółw-漢字-🎤-"


def marker(length: int, seed: int = 7) -> str:
    """Make words of a length of which no twelve letters in a row stand anywhere else."""
    dice = random.Random(seed * 1_000_003 + length)  # noqa: S311
    signs = string.ascii_letters + string.digits + "    "
    return "".join(dice.choice(signs) for _ in range(length - 2)).join("XQ")


def desk_at(journal: Journal, name: str = "Ibrahim", terminal: str = "table:1") -> Desk:
    return Desk(workshop(), journal, ManualClock(), Actor(name, "moderator", terminal))


def fill(desk: Desk, count: int = 40) -> None:
    """Let other things happen, some of them long."""
    for number in range(count):
        desk.do(c.Message(text=f"message {number} " + "please conclude " * (number % 9) * 20))


def noted(desk: Desk, words: str) -> None:
    """Write the words as drafts and as a note, correct it, split it, join another: note 1 holds them in the end."""
    if not desk.state.live:
        desk.do(c.Start(session=SESSION))
    for end in (len(words) // 3, len(words) // 2, len(words)):
        desk.keep_draft("note@one:1", words[:end])
        desk.do(c.Message(text=f"between {end}"))
    desk.do(c.Note(text=words, owner=words[:40], tag=words[-40:]))
    desk.keep_draft("note@one:1", "")
    number = str(max(note.number for note in desk.state.notes))
    desk.keep_draft("edit@one:1", f"{words} more", about=desk.state.notes.labelled(number).id)  # type: ignore[union-attr]
    desk.do(c.Correct(note=number, text=f"{words} more"))
    desk.do(c.Undo())
    desk.do(c.Correct(note=number, text=f"before {words}"))
    desk.do(c.Split(note=number, text=words[len(words) // 2 :].strip()))
    desk.do(c.Refile(note=number, kind="action", due=words[:30]))
    desk.do(c.Join(note=number, other=str(int(number) + 1)))


def pieces(words: str) -> set[bytes]:
    """Return every piece of the words, in the bytes of UTF-8 and as JSON writes them."""
    written = (words.encode(), json.dumps(words)[1:-1].encode())
    return {one[at : at + PIECE] for one in written for at in range(len(one) - PIECE + 1)}


def found_in_files(path: Path, words: str) -> dict[str, int]:
    """Return the files of a journal in which pieces of the words stand, and how many."""
    wanted = pieces(words)
    found = {}
    for file in sorted(path.parent.glob(f"{path.name}*")):
        content = file.read_bytes()
        count = len(wanted & {content[at : at + PIECE] for at in range(len(content) - PIECE + 1)})
        if count:
            found[file.name] = count
    return found


def say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def hold(path: Path) -> None:
    """Have the journal open, with all its words in memory, until told to go on; then say what is remembered."""
    desk = desk_at(SqliteJournal(path), "Maria", "table:2")
    say("open")
    sys.stdin.readline()
    desk.refresh()
    say(str(remembered()))
    sys.stdin.readline()


def die(path: Path, before: str) -> None:
    """Strike the first note and be killed just before the journal does something, like VACUUM."""
    journal = SqliteJournal(path)
    desk = desk_at(journal)

    def look_at(statement: str) -> None:
        if statement.startswith(before):
            os.kill(os.getpid(), signal.SIGKILL)

    journal._db.set_trace_callback(look_at)
    desk.do(c.Strike(note="1"))


def remember(path: Path) -> None:
    """Note, strike and refresh in one process, as the program does; say what it still remembers."""
    words = marker(500)
    desk = desk_at(SqliteJournal(path))
    noted(desk, words)
    say(str(remembered()))
    desk.do(c.Strike(note="1"))
    desk.refresh()
    say(str(remembered()))


def remembered() -> int:
    """Count what has words of a marker among all notes and facts that anything in this process refers to."""
    gc.collect()
    holders = (NoteTaken, NoteCorrected, NoteFiled, DraftKept, Note, Draft)
    wanted = [marker(length)[:10] for length in LENGTHS]
    return sum(isinstance(each, holders) and any(words in repr(each) for words in wanted) for each in gc.get_objects())


def main(what: str, path: str, *more: str) -> None:
    {"hold": hold, "die": die, "remember": remember}[what](Path(path), *more)  # type: ignore[operator]


if __name__ == "__main__":
    main(*sys.argv[1:])
