"""The record of the session: what lacks its text, correcting, withdrawing, joining, striking, the mouse."""

from __future__ import annotations

import pytest

from idm_tui.core import commands as do
from idm_tui.tui import strings
from idm_tui.tui.screens.confirm import Confirm
from idm_tui.tui.screens.note_history import NoteHistory
from tests.tui.rapporteur import (
    ARKLESS,
    BUNJUN,
    NOTED,
    PANEL,
    begin_to_correct,
    context,
    drafts,
    editor,
    hurry,
    last,
    line,
    note,
    notes,
    rapporteur,
    record,
    row_of,
    shown,
    to_note,
    typed,
    view,
)
from tests.tui.screens import NARROW, USUAL, Scene, at

FIRST, DECISION, MESSAGE = "Mauritius trains", "Recruitment agencies", "Half of all jobs"
OTHERS: Scene = (*NOTED, ("11:14", do.Next()), ("11:18", do.Yield()))


async def test_an_intervention_lacks_text_until_it_has_a_note() -> None:
    async with rapporteur("11:13", (*PANEL, ("11:12", do.Next()))) as on:
        assert shown(on).count(strings.NO_TEXT) == 2
        await typed(on, "Of the one who speaks")
        assert shown(on).count(strings.NO_TEXT) == 1
        await to_note(on, BUNJUN)
        await on.press("enter")
        assert BUNJUN in context(on)
        await on.type("Of the one who spoke", "enter")
        assert strings.NO_TEXT not in shown(on)
        assert last(on).speaker == BUNJUN
        rows = shown(on)
        assert rows.index(BUNJUN) < rows.index("who spoke") < rows.index(ARKLESS) < rows.index("who speaks")


async def test_an_intervention_that_needs_no_text_is_not_asked_for() -> None:
    async with rapporteur("11:20", OTHERS, size=USUAL) as on:
        assert strings.LACKS_TEXT in on.text()
        await to_note(on, "Jung Mino")
        await on.press("w")
        assert strings.LACKS_TEXT not in on.text()
        assert strings.WAIVED in shown(on)
        await on.press("u")
        assert strings.NO_TEXT in shown(on)


async def test_w_on_a_note_says_where_it_works() -> None:
    async with rapporteur() as on:
        await to_note(on, FIRST)
        await on.press("w")
        assert "intervention" in on.said


async def test_enter_corrects_and_what_was_typed_waits_and_comes_back() -> None:
    async with rapporteur() as on:
        await on.type("half a thought")
        await begin_to_correct(on, FIRST)
        assert "CORRECTING 1" in context(on)
        await on.type(" abroad", "enter")
        assert notes(on)["1"] == "Mauritius trains for the needs of others abroad"
        assert note(on, "1").at == at("11:04")
        assert (note(on, "1").speaker, note(on, "1").question) == (BUNJUN, 1)
        assert line(on) == "half a thought"
        on.desk.do(do.Next())
        await on.tick()
        await on.press("enter")
        assert (last(on).text, last(on).speaker) == ("half a thought", ARKLESS)


async def test_enter_without_a_change_leaves_the_note_as_it_was() -> None:
    async with rapporteur() as on:
        await begin_to_correct(on, FIRST)
        await on.press("enter")
        assert "note.corrected" not in on.kinds()
        assert "CORRECTING" not in context(on)
        assert line(on) == ""


async def test_esc_leaves_an_unchanged_note_at_once_and_a_changed_one_asks() -> None:
    async with rapporteur() as on:
        await on.type("half a thought")
        await begin_to_correct(on, FIRST)
        await on.press("escape")
        assert line(on) == "half a thought"
        await begin_to_correct(on, FIRST)
        await on.type(" and more")
        await on.press("escape")
        assert on.said.startswith(f" {strings.CHANGED_LINE}"[:40])
        assert line(on).endswith("and more")
        await on.press("escape")
        assert line(on) == "half a thought"
        assert notes(on)["1"] == "Mauritius trains for the needs of others"


async def test_esc_asks_again_where_something_was_typed_since() -> None:
    async with rapporteur() as on:
        await begin_to_correct(on, FIRST)
        await on.type(" and more")
        await on.press("escape")
        await on.type(" and even more, for a while")
        await on.press("escape")
        assert line(on).endswith("for a while")


async def test_a_click_on_another_note_does_not_lose_a_changed_correction() -> None:
    async with rapporteur() as on:
        await begin_to_correct(on, FIRST)
        await on.type(" abroad")
        y = row_of(on, MESSAGE)
        await on.pilot.click(offset=(10, y))
        await on.pilot.click(offset=(10, y))
        await on.settle()
        assert any(text.endswith("abroad") for text in [*notes(on).values(), line(on)])


async def test_the_cursor_stays_on_its_note_when_another_appears_above() -> None:
    async with rapporteur() as on:
        await to_note(on, DECISION)
        on.desk.do(do.Note(text="Heard before", turn=note(on, "1").turn, session="session-1"), at=at("11:04:30"))
        await on.tick()
        await on.press("d")
        assert note(on, "2").is_withdrawn
        assert not note(on, "4").is_withdrawn


async def test_the_cursor_goes_with_a_note_that_is_given_to_another_speaker() -> None:
    async with rapporteur() as on:
        await to_note(on, FIRST)
        await on.press("f3")
        await on.type("Arkless", "enter")
        await on.until(lambda: note(on, "1").speaker == ARKLESS)
        await on.press("d")
        assert note(on, "1").is_withdrawn
        assert not note(on, "2").is_withdrawn


async def test_f6_splits_at_the_cursor() -> None:
    async with rapporteur() as on:
        await begin_to_correct(on, FIRST)
        editor(on).move_cursor((0, len("Mauritius trains ")))
        await on.press("f6")
        assert notes(on)["1"] == "Mauritius trains"
        assert last(on).text == "for the needs of others"
        assert (last(on).speaker, last(on).question) == (BUNJUN, 1)
        assert line(on) == ""
        await on.press("f6")
        assert "splits" in on.said


async def test_f6_keeps_what_was_changed_before_the_split() -> None:
    async with rapporteur() as on:
        await begin_to_correct(on, FIRST)
        await on.type(" and now more")
        editor(on).move_cursor((0, len("Mauritius trains ")))
        await on.press("f6")
        assert notes(on)["1"] == "Mauritius trains"
        assert last(on).text == "for the needs of others and now more"


async def test_d_withdraws_and_u_brings_it_back() -> None:
    async with rapporteur() as on:
        await to_note(on, DECISION)
        await on.press("d")
        assert DECISION not in shown(on)
        await on.press("u")
        assert DECISION in shown(on)
        await to_note(on, BUNJUN)
        await on.press("d")
        assert "note" in on.said


async def test_j_joins_a_note_with_the_one_above() -> None:
    async with rapporteur() as on:
        await to_note(on, DECISION)
        await on.press("j")
        assert notes(on)["1"] == "Mauritius trains for the needs of others Recruitment agencies must be licensed"
        assert "2" not in notes(on)
        await to_note(on, FIRST)
        await on.press("j")
        assert "below another" in on.said


async def test_striking_asks_first() -> None:
    async with rapporteur() as on:
        await to_note(on, FIRST)
        await on.press("X")
        assert isinstance(on.app.screen, Confirm)
        await on.press("escape")
        assert FIRST in shown(on)
        await on.press("X", "enter")
        assert FIRST not in on.text()
        assert strings.STRUCK in shown(on)
        assert "Mauritius trains" not in repr(on.desk.journal.read())


async def test_h_tells_what_became_of_a_note() -> None:
    async with rapporteur() as on:
        await begin_to_correct(on, FIRST)
        await on.type(" abroad", "enter")
        await to_note(on, FIRST)
        await on.press("h")
        assert isinstance(on.app.screen, NoteHistory)
        assert "ana" in on.text()
        assert on.text().count("Mauritius trains") >= 2
        await on.press("escape")
        assert record(on).has_focus


async def test_the_record_says_what_a_note_is() -> None:
    async with rapporteur(size=USUAL) as on:
        assert "DECISION" in shown(on)
        assert "#agencies" in shown(on)
        assert "KEY MESSAGE" in shown(on)
        assert "Q1" in shown(on)
        assert f"11:02 {BUNJUN}" in shown(on)
        assert f"▶ {ARKLESS}" in shown(on)


async def test_the_mouse_picks_a_note_and_corrects_it() -> None:
    async with rapporteur() as on:
        y = row_of(on, FIRST)
        await on.pilot.click(offset=(12, y))
        await on.settle()
        assert record(on).has_focus
        found = record(on).note_at_cursor()
        assert found is not None
        assert found.label == "1"
        await on.pilot.click(offset=(12, row_of(on, FIRST)))
        await on.settle()
        assert line(on) == "Mauritius trains for the needs of others"
        await on.pilot.click(offset=(20, editor(on).region.y))
        await on.settle()
        assert editor(on).has_focus


@pytest.mark.parametrize("size", [NARROW, USUAL])
async def test_clicks_everywhere_do_no_harm(size: tuple[int, int]) -> None:
    async with rapporteur(size=size) as on:
        before = on.kinds()
        await on.type("half")
        for y in range(size[1] - 1):
            for x in (0, 5, size[0] - 2):
                await on.pilot.click(offset=(x, y))
        await on.settle()
        on.lines(exact=False)
        assert on.kinds() == before


async def test_the_record_follows_until_somebody_goes_into_it() -> None:
    async with rapporteur() as on:
        for number in range(30):
            on.desk.do(do.Note(text=f"Note that is number {number}"))
        await on.tick()
        assert "number 29" in shown(on)
        await on.press("escape", "home")
        assert FIRST in shown(on)
        on.desk.do(do.Note(text="The last of all"))
        await on.tick()
        assert FIRST in shown(on)
        await on.press("escape")
        assert "The last of all" in shown(on)


async def test_a_time_that_was_corrected_stands_in_the_record() -> None:
    async with rapporteur() as on:
        assert f"11:02 {BUNJUN}" in shown(on)
        on.desk.do(do.Times(speaker=BUNJUN, began="11:01:00", ended="11:11"))
        await on.tick()
        assert f"11:01 {BUNJUN}" in shown(on)


async def test_a_name_that_was_corrected_stands_in_record_and_context() -> None:
    scene: Scene = (*NOTED, ("11:14", do.ListAdd(speaker="Sri Lnaka")), ("11:15", do.Give(speaker="Sri Lnaka")))
    async with rapporteur(scene=scene) as on:
        await on.type("half")
        on.desk.do(do.Rename(speaker="Sri Lnaka", to="Sri Lanka"))
        await on.tick()
        assert "Sri Lanka" in shown(on)
        assert "Sri Lanka" in context(on)
        await on.press("enter")
        assert last(on).speaker == "Sri Lanka"


async def test_a_correction_that_was_refused_can_be_given_again() -> None:
    async with rapporteur() as on:
        await begin_to_correct(on, FIRST)
        await on.type(" abroad")
        on.desk.do(do.Withdraw(note="1"))
        await on.press("enter")
        assert line(on).endswith("abroad")
        on.desk.do(do.Undo())
        await on.press("enter")
        assert notes(on)["1"] == "Mauritius trains for the needs of others abroad"


async def test_a_command_key_typed_by_mistake_is_no_letter_of_a_note() -> None:
    async with rapporteur() as on:
        await on.type("the half")
        await on.press("escape")
        await on.press("escape")
        await on.type(" and the rest", "enter")
        assert last(on).text == "the half and the rest"


async def test_what_was_undone_with_the_editors_own_key_is_kept_too() -> None:
    async with rapporteur() as on:
        await on.type("words")
        await on.press("ctrl+u")
        assert line(on) == ""
        await on.press("ctrl+z")
        assert line(on) == "words"
        await on.until(lambda: "words" in drafts(on))
        await on.press("enter")
        assert last(on).text == "words"


async def test_enter_pressed_twice_on_a_correction_is_one() -> None:
    async with rapporteur() as on:
        await begin_to_correct(on, FIRST)
        hurry(on, *" abroad", "enter", "enter")
        await on.until(lambda: notes(on)["1"].endswith("abroad"))
        assert line(on) == ""
        assert len(notes(on)) == 3
        assert view(on).line.editing is None
