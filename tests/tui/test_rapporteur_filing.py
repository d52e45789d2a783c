"""F-keys: the kind, the speaker, the question and the attribution of a note; close-down, report, palette."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from idm_tui.core import commands as do
from idm_tui.tui import strings
from idm_tui.tui.screens.choose import Choose
from tests.tui.rapporteur import (
    ARKLESS,
    BUNJUN,
    NOTED,
    PANEL,
    begin_to_correct,
    context,
    editor,
    hurry,
    last,
    line,
    note,
    notes,
    rapporteur,
    record,
    rests,
    shown,
    to_note,
    typed,
)
from tests.tui.screens import USUAL, Scene

if TYPE_CHECKING:
    from pathlib import Path

FIRST = "Mauritius trains"
DONE: Scene = (*NOTED, ("13:00", do.End()))


async def test_f2_chooses_the_kind_of_the_note_being_typed() -> None:
    async with rapporteur("11:06", PANEL) as on:
        await on.type("Visas should be ")
        await on.press("f2", "r", "enter")
        assert "recommendation" in context(on)
        assert line(on) == "Visas should be "
        await on.type("cheaper", "enter")
        assert (last(on).kind, last(on).text) == ("recommendation", "Visas should be cheaper")
        await typed(on, "the next")
        assert last(on).kind == "summary"


async def test_a_prefix_wins_over_the_kind_that_was_chosen() -> None:
    async with rapporteur("11:06", PANEL) as on:
        await on.press("f2", "r", "enter")
        await typed(on, "/d So decided")
        assert (last(on).kind, last(on).text) == ("decision", "So decided")


async def test_f3_gives_the_note_to_another_speaker() -> None:
    async with rapporteur("11:13", (*PANEL, ("11:12", do.Next()))) as on:
        await on.type("Something he had said")
        await on.press("f3")
        await on.type("bunj", "enter")
        assert BUNJUN in context(on)
        await on.press("enter")
        assert (last(on).speaker, bool(last(on).turn)) == (BUNJUN, True)


async def test_f3_takes_a_moderator_a_name_from_the_room_and_nobody() -> None:
    async with rapporteur("11:06", PANEL) as on:
        for said, speaker in (("awad", "Ibrahim Awad"), ("Ecuador", "Ecuador"), ("nobody", "")):
            await on.press("f3")
            await on.type(said, "enter")
            await typed(on, f"By {said}")
            assert (last(on).speaker, last(on).turn) == (speaker, "")


async def test_f4_chooses_the_question_or_none() -> None:
    async with rapporteur("11:06", PANEL) as on:
        for number in (3, 0):
            await on.type("About it")
            await on.press("f4", str(number), "enter")
            await on.press("enter")
            assert last(on).question == number


async def test_f5_goes_round_the_attributions() -> None:
    async with rapporteur("11:06", PANEL, size=USUAL) as on:
        await on.type("Between us")
        await on.press("f5")
        assert strings.ATTRIBUTED["group"] in context(on)
        await on.press("f5")
        assert strings.ATTRIBUTED["none"] in context(on)
        await on.press("enter")
        assert last(on).attribution == "none"
        await typed(on, "Openly")
        assert last(on).attribution == "named"


async def test_the_attribution_can_be_read_before_enter_in_eighty_columns() -> None:
    async with rapporteur("11:06", PANEL) as on:
        await on.type("Between us")
        await on.press("f5", "f5", "f2", "r", "enter")
        assert strings.ATTRIBUTED["none"] in context(on)
        assert "recommendation" in context(on)


async def test_the_same_keys_file_the_note_under_the_cursor() -> None:
    async with rapporteur() as on:
        await on.type("half")
        await to_note(on, FIRST)
        await on.press("f5")
        await on.press("f2", "q", "enter")
        await on.press("f4", "2", "enter")
        await on.press("f3")
        await on.type("Arkless", "enter")
        await on.until(lambda: note(on, "1").speaker == ARKLESS)
        found = note(on, "1")
        assert (found.kind, found.question, found.speaker, found.attribution) == ("quote", 2, ARKLESS, "group")
        assert line(on) == "half"
        await on.press("escape", "enter")
        assert (last(on).kind, last(on).question, last(on).attribution) == ("summary", 1, "named")


async def test_the_same_keys_file_the_note_that_is_corrected() -> None:
    async with rapporteur() as on:
        await begin_to_correct(on, FIRST)
        await on.type(" abroad")
        await on.press("f2", "k", "enter", "f4", "2", "enter", "f5")
        assert line(on).endswith("abroad")
        assert "key message" in context(on)
        assert "question 2" in context(on)
        await on.press("enter")
        found = note(on, "1")
        assert (found.kind, found.question, found.attribution) == ("key-message", 2, "group")
        assert found.text.endswith("abroad")
        assert "1b" not in notes(on)


async def test_the_context_of_a_correction_is_that_of_the_note() -> None:
    async with rapporteur() as on:
        await begin_to_correct(on, FIRST)
        assert BUNJUN in context(on)
        assert ARKLESS not in context(on)


@pytest.mark.parametrize(
    ("key", "letters", "end"), [("f2", "k", "enter"), ("f3", "bunjun", "enter"), ("f4", "3", "enter")]
)
async def test_a_choice_and_what_follows_may_be_typed_without_looking(key: str, letters: str, end: str) -> None:
    async with rapporteur("11:13", (*PANEL, ("11:12", do.Next()))) as on:
        hurry(on, *"one ", key, *letters, end, *"two", "enter")
        await rests(on)
        assert [*notes(on).values()] == ["one two"]
        found = last(on)
        said = {"f2": found.kind, "f3": found.speaker, "f4": str(found.question)}[key]
        assert said == {"f2": "key-message", "f3": BUNJUN, "f4": "3"}[key]


@pytest.mark.parametrize("key", ["f1", "f2", "f3", "f4", "f7", "f9"])
async def test_f_keys_and_esc_lose_no_letter(key: str) -> None:
    async with rapporteur("11:06", PANEL) as on:
        await on.type("before ")
        await on.press(key, "escape")
        await typed(on, "after")
        assert last(on).text == "before after"


async def test_a_choice_that_is_left_changes_nothing() -> None:
    async with rapporteur("11:06", PANEL) as on:
        await on.type("text")
        await on.press("f2", "down", "escape", "f3", "down", "escape", "f4", "down", "escape")
        await on.press("enter")
        assert (last(on).kind, last(on).speaker, last(on).question) == ("summary", BUNJUN, 1)


async def test_what_was_chosen_before_the_first_letter_survives_a_slip_of_the_finger() -> None:
    async with rapporteur("11:13", (*PANEL, ("11:12", do.Next()))) as on:
        await to_note(on, BUNJUN)
        await on.press("enter", "x", "backspace")
        await typed(on, "Of the first speaker")
        assert last(on).speaker == BUNJUN


async def test_f7_goes_to_what_is_missing() -> None:
    scene: Scene = (*PANEL, ("11:05", do.Note(text="Send the study", kind="action")), ("11:12", do.Next()))
    async with rapporteur("11:40", (*scene, ("11:30", do.Yield()))) as on:
        await on.press("f7")
        assert strings.CLOSE_DOWN in on.text()
        await on.type("Arkless", "enter")
        assert not isinstance(on.app.screen, Choose)
        await typed(on, "What he said")
        assert last(on).speaker == ARKLESS
        await on.press("f7")
        await on.type("owner", "enter")
        assert record(on).has_focus
        found = record(on).note_at_cursor()
        assert found is not None
        assert found.text == "Send the study"
        await on.press("escape", "f7")
        await on.type("key mess", "enter")
        await typed(on, "The one message")
        assert last(on).kind == "key-message"


async def test_f7_after_the_session_is_about_that_session() -> None:
    async with rapporteur("13:20", DONE) as on:
        await on.press("f7")
        assert "Session I" in on.text()
        assert "key message" in on.text()


async def test_f9_writes_the_report_beside_the_agenda(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    async with rapporteur() as on:
        await on.type("half")
        await on.press("f9")
        await on.type("report.md", "enter")
        await on.until(lambda: (tmp_path / "report.md").is_file() and editor(on).has_focus)
        assert FIRST in (tmp_path / "report.md").read_text(encoding="utf-8")
        assert line(on) == "half"
        await on.press("f9")
        await on.type("nowhere/at/all.xyz", "enter")
        await on.until(lambda: "-wrong" in str(on.app.screen.classes))


async def test_the_palette_finds_a_note_by_its_words_and_goes_there() -> None:
    async with rapporteur() as on:
        await on.type("half")
        await on.press("ctrl+p")
        await on.type("licens")
        await on.until(lambda: "note 2" in "\n".join(on.lines(exact=False)))
        await on.press("down", "enter")
        await on.until(lambda: record(on).has_focus)
        await on.settle()
        found = record(on).note_at_cursor()
        assert found is not None
        assert found.label == "2"
        assert line(on) == "half"


async def test_after_a_look_at_another_session_the_record_is_that_of_this_one_again() -> None:
    scene: Scene = (*DONE, ("15:00", do.Start(session="session-2")))
    async with rapporteur("15:10", scene, size=USUAL) as on:
        await on.press("ctrl+p")
        await on.type("licens")
        await on.until(lambda: "note 2" in "\n".join(on.lines(exact=False)))
        await on.press("down", "enter")
        await on.until(lambda: record(on).has_focus)
        await on.settle()
        assert FIRST in shown(on)
        await on.press("escape")
        await typed(on, "Of the second session")
        assert last(on).session == "session-2"
        assert "Of the second session" in shown(on)


async def test_the_palette_finds_no_words_that_were_struck() -> None:
    async with rapporteur() as on:
        await to_note(on, FIRST)
        await on.press("X", "enter", "escape", "ctrl+p")
        await on.type("Mauritius")
        await on.settle()
        assert "Mauritius trains" not in "\n".join(on.lines(exact=False))
