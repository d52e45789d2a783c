"""What is being typed: kept for its writer, and given back when the process that it was typed in is gone."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

from idm_tui.core import commands as c
from idm_tui.desk import Actor, Desk
from idm_tui.desk.terminals import is_gone, this_terminal
from tests.desk.tables import Table, at

if TYPE_CHECKING:
    from collections.abc import Iterator

HOST = socket.gethostname()


@contextmanager
def process() -> Iterator[str]:
    """Run another process meanwhile; gives its terminal."""
    started = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)
    try:
        yield f"{HOST}:{started.pid}"
    finally:
        started.communicate(b"\n")


@pytest.fixture(scope="module")
def gone() -> str:
    """Return the terminal of a process that has ended."""
    with process() as terminal:
        pass
    return terminal


def typed(table: Table, terminal: str, text: str, name: str = "Ibrahim", kind: str = "note") -> Desk:
    """Let somebody type at a terminal."""
    desk = table.desk(name, terminal)
    desk.keep_draft(f"{kind}@{terminal}", text, at("10:31"), "turn-1")
    return desk


def mine(table: Table, name: str = "Ibrahim") -> Desk:
    return Desk(table.plan, table.journal, table.clock, Actor(name, "moderator", this_terminal()))


PLACE = f"note@{this_terminal()}"


def test_a_draft_is_kept_with_when_it_was_begun_and_what_it_is_about() -> None:
    table = Table()
    typed(table, "one:1", "Skills c")
    table.time("10:32")
    typed(table, "one:1", "Skills come")
    draft = table.desk("Ibrahim", "one:1").draft("note@one:1")
    assert draft is not None
    assert (draft.text, draft.since, draft.kept, draft.about, draft.terminal) == (
        "Skills come",
        at("10:31"),
        at("10:32"),
        "turn-1",
        "one:1",
    )


def test_a_draft_without_a_beginning_began_when_it_was_kept() -> None:
    desk = Table().desk()
    desk.keep_draft("note@one:1", "Skills")
    draft = desk.draft("note@one:1")
    assert draft is not None
    assert draft.since == draft.kept == at("10:30")


def test_the_same_text_is_not_kept_twice_nor_an_empty_one_without_a_draft() -> None:
    desk = Table().desk()
    for text in ("", "Skills", "Skills", "", ""):
        desk.keep_draft("note@one:1", text)
    assert len(desk.journal.read()) == 2
    assert desk.draft("note@one:1") is None


@pytest.mark.parametrize("role", ["stage", "viewer"])
def test_who_only_watches_keeps_nothing(role: str) -> None:
    table = Table()
    desk = Desk(table.plan, table.journal, table.clock, Actor("Ibrahim", role, "one:1"))
    desk.keep_draft("note@one:1", "Skills")
    assert list(table.journal.read()) == []


def test_keeping_a_draft_is_nothing_to_undo() -> None:
    desk = Table().desk()
    desk.do(c.Message(text="Hello"))
    desk.keep_draft("note@one:1", "Skills")
    assert "Hello" in desk.do(c.Undo()).words
    assert desk.draft("note@one:1") is not None


def test_the_draft_of_a_process_that_is_gone_is_found(gone: str) -> None:
    table = Table()
    typed(table, gone, "Skills come")
    found = mine(table).lost_draft(PLACE)
    assert found is not None
    place, draft = found
    assert (place, draft.text, draft.since, draft.about) == (f"note@{gone}", "Skills come", at("10:31"), "turn-1")


def test_the_draft_of_a_process_that_runs_is_not_stolen() -> None:
    table = Table()
    with process() as terminal:
        typed(table, terminal, "Skills come")
        assert mine(table).lost_draft(PLACE) is None
    assert mine(table).lost_draft(PLACE) is not None


def test_what_this_process_types_is_not_lost() -> None:
    table = Table()
    desk = mine(table)
    desk.keep_draft(PLACE, "Skills come")
    assert desk.lost_draft(PLACE) is None
    assert desk.lost_draft(f"{PLACE}:second") is None


def test_of_another_machine_nobody_can_say_that_it_is_gone() -> None:
    table = Table()
    typed(table, "another-machine:1", "Skills come")
    assert mine(table).lost_draft(PLACE) is None


def test_the_draft_of_somebody_else_or_at_another_kind_of_place_is_not_given(gone: str) -> None:
    table = Table()
    typed(table, gone, "Maria's", "Maria")
    typed(table, gone, "a command", kind="prompt")
    assert mine(table).lost_draft(PLACE) is None
    found = mine(table, "Maria").lost_draft(PLACE)
    assert found is not None
    assert found[1].text == "Maria's"


def test_of_two_lost_drafts_the_later_is_given_then_the_other(gone: str) -> None:
    with process() as second:
        pass
    table = Table()
    typed(table, gone, "first")
    table.time("10:40")
    typed(table, second, "second")
    desk = mine(table)
    texts = []
    while (found := desk.lost_draft(PLACE)) is not None:
        texts.append(found[1].text)
        desk.keep_draft(found[0], "")
    assert texts == ["second", "first"]


def test_a_draft_that_was_done_with_is_not_lost(gone: str) -> None:
    table = Table()
    typed(table, gone, "Skills come").keep_draft(f"note@{gone}", "")
    assert mine(table).lost_draft(PLACE) is None


# Whoever can write the file can write any terminal into it; {here} is this machine.
TERMINALS = {
    "nothing": ("", True),
    "no process": ("table", True),
    "an empty number": ("{here}:", True),
    "a word": ("{here}:x", True),
    "a negative number": ("{here}:-1", True),
    "an odd digit": ("{here}:²", True),
    "a number beyond any process": ("{here}:" + "9" * 30, True),
    "a number without end": ("{here}:" + "9" * 5000, True),
    "another machine": ("another-machine:1", False),
    "this process": ("{here}:{mine}", False),
    "the one that began it": ("{here}:{parent}", False),
}


@pytest.mark.parametrize(("terminal", "is_it"), TERMINALS.values(), ids=TERMINALS)
def test_which_process_is_gone(terminal: str, is_it: bool) -> None:  # noqa: FBT001
    assert is_gone(terminal.format(here=HOST, mine=os.getpid(), parent=os.getppid())) is is_it
