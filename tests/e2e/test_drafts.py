"""What is being typed outlives the process that it was typed into."""

from __future__ import annotations

import signal
import time
from typing import TYPE_CHECKING

import pytest

from idm_tui.journal.sqlite import SqliteJournal
from tests.e2e.terminal import APP, Terminal
from tests.e2e.test_thousand_commands import event_of_now

if TYPE_CHECKING:
    from pathlib import Path

TEXT = "Who will pay for the portability of benefits"


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM, signal.SIGHUP])
def test_a_draft_is_there_again(tmp_path: Path, number: signal.Signals) -> None:
    agenda, data = event_of_now(tmp_path), tmp_path / "data"
    with Terminal((*APP, str(agenda)), data) as terminal:
        terminal.shows("Session")
        terminal.press("f")
        terminal.shows("Esc leaves it")
        terminal.press(TEXT)
        terminal.shows(TEXT)
        if number == signal.SIGKILL:  # at most the last second is lost
            end = time.monotonic() + 1.5
            terminal.until(lambda: time.monotonic() > end)
        terminal.end(number)

    with Terminal((*APP, str(agenda)), data) as terminal:
        terminal.shows("Session")
        terminal.press("f")
        terminal.shows(TEXT)
        terminal.press("?\r")
        terminal.shows("question 3 comes from the room")

    facts = SqliteJournal(data / "now.journal").read()
    assert [fact.body.to_json()["text"] for fact in facts if fact.body.kind == "question.asked"] == [TEXT + "?"]


def test_a_draft_that_was_left_is_gone(tmp_path: Path) -> None:
    agenda, data = event_of_now(tmp_path), tmp_path / "data"
    with Terminal((*APP, str(agenda)), data) as terminal:
        terminal.shows("Session")
        terminal.press("f")
        terminal.shows("Esc leaves it")
        terminal.press(TEXT)
        terminal.shows(TEXT)
        terminal.press("\x1b")
        terminal.until(lambda: TEXT not in terminal.text())
        terminal.press("f")
        terminal.shows("Esc leaves it")
        assert TEXT not in terminal.text()
