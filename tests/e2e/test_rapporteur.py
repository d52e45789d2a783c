"""A session taken down in a real terminal that is killed in the middle, and what stands in the report in the end."""

from __future__ import annotations

import json
import signal
import subprocess
import time
from typing import TYPE_CHECKING, Any

import pytest

from idm_tui.core import commands as do
from tests.e2e.session import moderator, script, session_now
from tests.e2e.terminal import APP, Terminal

if TYPE_CHECKING:
    from pathlib import Path

    from idm_tui.desk import Desk
    from tests.e2e.session import Scene

F2, F4, F8 = "\x1bOQ", "\x1bOS", "\x1b[19~"
ESC, ENTER = "\x1b", "\r"
WIDE = (120, 36)
HALF = 22
KILLED_AT = (1, 3, 5)


def rapporteur(agenda: Path, data: Path, by: str = "ana") -> Terminal:
    return Terminal((*APP, str(agenda), "--role", "rapporteur", "--by", by), data, WIDE)


def drafts(desk: Desk) -> list[str]:
    """What is kept of what is being typed, as the journal says now."""
    desk.refresh()
    return [draft.text for draft in desk.state.drafts.values()]


def report(agenda: Path, data: Path) -> dict[str, Any]:
    told = subprocess.run(
        [*APP, "report", str(agenda), "--format", "json", "--journal", str(data / "now.journal")],
        capture_output=True,
        text=True,
        check=True,
    )
    found = json.loads(told.stdout)
    assert isinstance(found, dict)
    return found


def paragraphs(found: object) -> list[dict[str, Any]]:
    """Every paragraph of a report, wherever it stands."""
    if isinstance(found, list):
        return [each for part in found for each in paragraphs(part)]
    if not isinstance(found, dict):
        return []
    own = [found] if "text" in found and "kind" in found and "notes" in found else []
    return own + [each for part in found.values() for each in paragraphs(part)]


def taken_down(agenda: Path, data: Path, desk: Desk, scenes: list[Scene]) -> None:
    """Type what is said, and be killed three times while the last words of a speaker stand half in the line."""
    noted, half = 0, ""
    terminal = rapporteur(agenda, data)
    try:
        terminal.shows("RECORD")
        for place, scene in enumerate(scenes):
            for move in scene.moves:
                desk.do(move)
            if half:  # it stays the last speaker's, although the floor has moved on
                terminal.shows(f"▶ {scene.speaker}", half)
                terminal.press(scenes[place - 1].said[-1].typed[HALF:] + ENTER)
                noted += 1
            context = f"question {scene.question} · {scene.speaker}"
            terminal.shows(context)
            whole = scene.said[:-1] if place in KILLED_AT else scene.said
            terminal.press("".join(f"{said.typed}{ENTER}" for said in whole))
            noted += len(whole)
            terminal.shows(f"{noted} notes", "● saved")
            half = scene.said[-1].typed[:HALF] if place in KILLED_AT else ""
            if half:
                terminal.press(half)
                terminal.until(lambda words=half: words in drafts(desk))  # type: ignore[misc]
                terminal.end(signal.SIGKILL)
                terminal.close()
                terminal = rapporteur(agenda, data)
                terminal.shows(half, context)
        terminal.until(lambda: drafts(desk) == [])
        terminal.press("\x11")
        assert terminal.end() == 0
        assert terminal.is_clean()
    finally:
        terminal.__exit__()


def test_eighty_notes_through_three_kills_are_each_there_once(tmp_path: Path) -> None:
    agenda, data = session_now(tmp_path), tmp_path / "data"
    desk = moderator(agenda, data)
    desk.do(do.Start(session="session-1"))
    scenes = script()
    taken_down(agenda, data, desk, scenes)

    desk.refresh()
    expected = [said for scene in scenes for said in scene.said]
    taken = {note.text: note for note in desk.state.notes}
    assert len(expected) == len(taken) == len(desk.state.notes) == 80
    for said in expected:
        note = taken[said.text]
        assert (note.kind, note.speaker, note.question) == (said.kind, said.speaker, said.question), said
        assert note.turn, said
    actions = [note for note in taken.values() if note.kind == "action"]
    assert {(note.owner, note.due) for note in actions} == {("Secretariat", "30 November")}

    found = report(agenda, data)
    told, whole = paragraphs(found), json.dumps(found, ensure_ascii=False)
    ids = [note_id for each in told for note_id in each["notes"]]
    assert sorted(ids) == sorted(note.id for note in taken.values())
    for said in expected:
        assert whole.count(said.text) == 1, said
        assert [each["kind"] for each in told if said.text in each["text"]] == [said.kind]
    chapter = next(each for each in found["chapters"] if each["id"] == "session-1")
    for number in range(1, 5):
        (part,) = [each for each in chapter["parts"] if each["question"] and each["question"]["number"] == number]
        of_part = {note_id for each in part["paragraphs"] for note_id in each["notes"]}
        plain = ("summary", "quote", "question")
        assert of_part == {note.id for note in taken.values() if note.question == number and note.kind in plain}


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM, signal.SIGHUP])
def test_a_half_typed_note_and_a_half_made_correction_are_there_again(tmp_path: Path, number: signal.Signals) -> None:
    agenda, data = session_now(tmp_path), tmp_path / "data"
    desk = moderator(agenda, data)
    for command in (do.Start(session="session-1"), do.Next(), do.Note(text="Of the moderator")):
        desk.do(command)
    with rapporteur(agenda, data) as terminal:
        terminal.shows("Of the moderator")
        terminal.press("half a thought")
        terminal.until(lambda: "half a thought" in drafts(desk))
        terminal.press(ESC)
        terminal.shows("▌")
        terminal.press(ENTER)
        terminal.shows("CORRECTING 1")
        terminal.press(" corrected")
        if number == signal.SIGKILL:
            terminal.until(lambda: "Of the moderator corrected" in drafts(desk))
        else:
            terminal.shows("Of the moderator corrected")
        terminal.end(number)
    desk.do(do.Next())
    with rapporteur(agenda, data) as terminal:
        terminal.shows("CORRECTING 1", "Of the moderator corrected")
        terminal.press(ENTER)
        terminal.shows("note 1 is corrected", "half a thought", "Kreshna Bunjun")
        terminal.press(" of his" + ENTER)
        terminal.shows("2 notes")
        terminal.until(lambda: drafts(desk) == [])
        terminal.press("\x11")
        assert terminal.end() == 0
    desk.refresh()
    texts = {note.label: (note.text, note.speaker) for note in desk.state.notes}
    assert texts == {
        "1": ("Of the moderator corrected", "Kreshna Bunjun"),
        "2": ("half a thought of his", "Kreshna Bunjun"),
    }


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, None])
def test_left_at_once_not_a_letter_is_lost(tmp_path: Path, number: signal.Signals | None) -> None:
    agenda, data = session_now(tmp_path), tmp_path / "data"
    desk = moderator(agenda, data)
    desk.do(do.Start(session="session-1"))
    with rapporteur(agenda, data) as terminal:
        terminal.shows("RECORD")
        terminal.press("every letter of this")
        terminal.shows("every letter of this")
        if number is None:
            terminal.press("\x11")
        assert terminal.end(number) == 0 or number is not None
    assert drafts(desk) == ["every letter of this"]


def files_with(word: str, folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file() and word.encode() in path.read_bytes()]


def test_no_byte_said_off_the_record_or_struck_is_in_any_file(tmp_path: Path) -> None:
    agenda, data = session_now(tmp_path), tmp_path / "data"
    desk = moderator(agenda, data)
    for command in (do.Start(session="session-1"), do.Next()):
        desk.do(command)
    with rapporteur(agenda, data) as terminal:
        terminal.shows("Kreshna Bunjun")
        terminal.press("before the")
        terminal.until(lambda: "before the" in drafts(desk))
        terminal.press(F8)
        terminal.shows("OFF THE RECORD")
        terminal.press("xylophone said" + ENTER + "xylophone typed")
        terminal.shows("xylophone said", "xylophone typed")
        end = time.monotonic() + 1.5
        terminal.until(lambda: time.monotonic() > end)
        assert files_with("xylophone", tmp_path) == []
        terminal.press(F8)
        terminal.until(lambda: "xylophone" not in terminal.text())
        terminal.shows("before the")
        terminal.press(" zucchini" + ENTER)
        terminal.shows("1 note")
        terminal.press("half a zucch")
        terminal.until(lambda: "half a zucch" in drafts(desk))
        assert files_with("zucchini", data)
        terminal.press(ESC)
        end = time.monotonic() + 1  # an Esc with a letter close behind it is another key
        terminal.until(lambda: time.monotonic() > end)
        terminal.shows("▌")
        terminal.press("X")
        terminal.shows("Strike note 1")
        terminal.press(ENTER)
        terminal.shows("(struck)")
        assert files_with("zucchini", tmp_path) == []
        terminal.until(lambda: "before the zucchini" not in terminal.text())
        terminal.press(ESC)
        terminal.until(lambda: "▌" not in terminal.text())
        terminal.press(ENTER)
        terminal.shows("2 notes")
        terminal.press("\x11")
        assert terminal.end() == 0
    assert files_with("xylophone", tmp_path) == []
    assert files_with("zucchini", tmp_path) == []


def test_killed_off_the_record_what_was_typed_before_is_there_and_the_rest_is_not(tmp_path: Path) -> None:
    agenda, data = session_now(tmp_path), tmp_path / "data"
    desk = moderator(agenda, data)
    desk.do(do.Start(session="session-1"))
    with rapporteur(agenda, data) as terminal:
        terminal.shows("RECORD")
        terminal.press("before")
        terminal.until(lambda: "before" in drafts(desk))
        terminal.press(F8)
        terminal.shows("OFF THE RECORD")
        terminal.press("xylophone")
        terminal.shows("xylophone")
        terminal.end(signal.SIGKILL)
    with rapporteur(agenda, data) as terminal:
        terminal.shows("OFF THE RECORD")
        assert "before" not in terminal.lines()[-2]
        terminal.press("xylophone" + ENTER)
        terminal.shows("ON THIS SCREEN ONLY", "xylophone")
        terminal.press(F8)
        terminal.shows("before")
        terminal.press(ENTER)
        terminal.shows("1 note")
    assert files_with("xylophone", tmp_path) == []


@pytest.mark.parametrize(("key", "choice", "kind", "question"), [(F2, "k", "key-message", 1), (F4, "3", "summary", 3)])
def test_a_choice_may_be_typed_in_one_go(tmp_path: Path, key: str, choice: str, kind: str, question: int) -> None:
    agenda, data = session_now(tmp_path), tmp_path / "data"
    desk = moderator(agenda, data)
    for command in (do.Start(session="session-1"), do.Next(), do.Put(number=1)):
        desk.do(command)
    with rapporteur(agenda, data) as terminal:
        terminal.shows("question 1 · Kreshna Bunjun")
        terminal.press(f"one {key}{choice}{ENTER}two{ENTER}")
        terminal.until(lambda: bool(desk.refresh()) or len(desk.state.notes) > 0)
        terminal.shows("1 note")
    desk.refresh()
    assert [(n.text, n.kind, n.question) for n in desk.state.notes] == [("one two", kind, question)]
