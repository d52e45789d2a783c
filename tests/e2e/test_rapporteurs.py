"""Two rapporteurs in two terminals at one event."""

from __future__ import annotations

import json
import subprocess
from typing import TYPE_CHECKING

from idm_tui.core import commands as do
from tests.e2e.session import moderator, session_now
from tests.e2e.terminal import APP
from tests.e2e.test_rapporteur import ENTER, ESC, F8, drafts, files_with, rapporteur

if TYPE_CHECKING:
    from pathlib import Path


def test_two_rapporteurs_see_each_other_and_lose_nothing(tmp_path: Path) -> None:
    agenda, data = session_now(tmp_path), tmp_path / "data"
    desk = moderator(agenda, data)
    for command in (do.Start(session="session-1"), do.Next(), do.Put(number=1)):
        desk.do(command)
    with rapporteur(agenda, data, "ana") as ana, rapporteur(agenda, data, "maria") as maria:
        for terminal in (ana, maria):
            terminal.shows("question 1 · Kreshna Bunjun")
        ana.press("Ana's half")
        maria.shows("ana is typing · Kreshna Bunjun")
        maria.press("Maria's half")
        ana.shows("maria is typing · Kreshna Bunjun")
        desk.do(do.Next())
        for terminal in (ana, maria):
            terminal.shows("▶ David Arkless", "question 1 · Kreshna Bunjun")
        ana.press(" and whole" + ENTER)
        maria.shows("Ana's half and whole", "Maria's half")
        maria.press(" and whole" + ENTER)
        for terminal in (ana, maria):
            terminal.shows("Ana's half and whole", "Maria's half and whole", "2 notes")
            terminal.until(lambda terminal=terminal: "typing" not in terminal.text())  # type: ignore[misc]
        for number in range(10):
            ana.press(f"Ana {number}{ENTER}")
            maria.press(f"Maria {number}{ENTER}")
        for terminal in (ana, maria):
            terminal.shows("22 notes", "Ana 9", "Maria 9")
            terminal.until(lambda: (ana.pump(), maria.pump(), drafts(desk) == [])[2])

        # Both correct the same note, from the same words.
        for terminal in (ana, maria):
            terminal.press(ESC)
            terminal.shows("▌")
            terminal.press("\x1b[H")  # to the top
            terminal.press("\x1b[B")
            terminal.press(ENTER)
            terminal.shows("CORRECTING 1")
        ana.press(", says Ana")
        maria.shows("ana is typing")
        ana.press(ENTER)
        maria.shows("half and whole, says Ana")
        maria.press(", says Maria" + ENTER)
        maria.shows("note 1 was changed by ana meanwhile")
        ana.shows("says Ana", "says Maria", "1b")
        for terminal in (ana, maria):
            terminal.press("\x11")
            assert terminal.end() == 0
    desk.refresh()
    texts = {note.label: note.text for note in desk.state.notes}
    first = texts["1"].removesuffix(", says Ana")
    assert texts["1"] == f"{first}, says Ana"
    assert texts["1b"] == f"{first}, says Maria"
    assert {f"{name} {number}" for name in ("Ana", "Maria") for number in range(10)} <= set(texts.values())
    assert len(desk.state.notes) == 23
    by_first = [note for note in desk.state.notes if "half" in note.text]
    assert {note.speaker for note in by_first} == {"Kreshna Bunjun"}
    assert {note.speaker for note in desk.state.notes if "half" not in note.text} == {"David Arkless"}
    told = subprocess.run(
        [*APP, "report", str(agenda), "--format", "json", "--journal", str(data / "now.journal")],
        capture_output=True,
        text=True,
        check=True,
    )
    assert all(json.dumps(text)[1:-1] in told.stdout or text in told.stdout for text in texts.values())


def test_what_one_strikes_or_takes_off_the_record_leaves_both_screens(tmp_path: Path) -> None:
    agenda, data = session_now(tmp_path), tmp_path / "data"
    desk = moderator(agenda, data)
    for command in (do.Start(session="session-1"), do.Next()):
        desk.do(command)
    with rapporteur(agenda, data, "ana") as ana, rapporteur(agenda, data, "maria") as maria:
        for terminal in (ana, maria):
            terminal.shows("Kreshna Bunjun")
        ana.press("a zucchini of a word" + ENTER)
        maria.shows("a zucchini of a word")
        maria.press("half of Maria's")
        ana.shows("maria is typing")
        ana.press(F8)
        maria.shows("OFF THE RECORD")
        maria.until(lambda: "half of Maria's" not in maria.text())
        for terminal in (ana, maria):
            terminal.press("xylophone" + ENTER)
            terminal.shows("xylophone", "ON THIS SCREEN ONLY")
        ana.press("xylophone again")
        ana.shows("xylophone again")
        maria.press(F8)
        for terminal in (ana, maria):
            terminal.until(lambda terminal=terminal: "xylophone" not in terminal.text())  # type: ignore[misc]
        maria.shows("half of Maria's")
        maria.press(" thought" + ENTER)
        ana.shows("half of Maria's thought")
        maria.press(ESC)
        maria.shows("▌")
        maria.press("\x1b[H")
        maria.press("\x1b[B")
        maria.press("X")
        maria.shows("Strike note 1")
        maria.press(ENTER)
        for terminal in (ana, maria):
            terminal.shows("(struck)")
            terminal.until(lambda terminal=terminal: "zucchini" not in terminal.text())  # type: ignore[misc]
        assert files_with("zucchini", tmp_path) == []
        for terminal in (ana, maria):
            terminal.press("\x11")
            assert terminal.end() == 0
    assert files_with("xylophone", tmp_path) == []
    assert files_with("zucchini", tmp_path) == []


def test_a_second_terminal_of_the_same_person_takes_nothing_from_the_first(tmp_path: Path) -> None:
    agenda, data = session_now(tmp_path), tmp_path / "data"
    desk = moderator(agenda, data)
    desk.do(do.Start(session="session-1"))
    with rapporteur(agenda, data) as one:
        one.shows("RECORD")
        one.press("on the first laptop")
        one.until(lambda: "on the first laptop" in drafts(desk))
        with rapporteur(agenda, data) as two:
            two.shows("what is said, then Enter", "ana is typing")
            assert "on the first laptop" not in two.text()
            two.press("on the second" + ENTER)
            one.shows("on the second", "on the first laptop")
        one.press(ENTER)
        one.shows("2 notes")
    desk.refresh()
    assert sorted(note.text for note in desk.state.notes) == ["on the first laptop", "on the second"]
