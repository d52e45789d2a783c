"""Off the record: on the screen only, gone when it ends, and no word of it is written; what was typed before waits."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from idm_tui.core import commands as do
from idm_tui.core.facts import DraftKept
from idm_tui.journal.sqlite import SqliteJournal
from idm_tui.tui import strings
from idm_tui.tui.widgets.scratch import Scratch
from tests.tui.rapporteur import (
    BUNJUN,
    PANEL,
    begin_to_correct,
    colleague,
    context,
    drafts,
    hurry,
    last,
    line,
    notes,
    rapporteur,
    rests,
    to_note,
    typed,
    view,
)
from tests.tui.screens import NARROW, USUAL, Scene, Stage, at

if TYPE_CHECKING:
    from pathlib import Path

SECRET = "xylophone"
NOTED: Scene = (*PANEL, ("11:04", do.Note(text="An open word")))


def written(on: Stage) -> str:
    return repr(on.desk.journal.read()) + repr(on.desk.state) + repr(on.desk.unsaved)


@pytest.mark.parametrize("size", [NARROW, USUAL])
async def test_what_is_typed_stays_on_the_screen_alone(size: tuple[int, int]) -> None:
    async with rapporteur("11:06", NOTED, size=size) as on:
        await on.press("f8")
        assert "OFF THE RECORD" in context(on)
        await typed(on, f"{SECRET} one")
        await typed(on, f"{SECRET} two")
        await on.type(f"{SECRET} three")
        assert strings.ON_SCREEN_ONLY in on.text()
        for word in ("one", "two", "three"):
            assert f"{SECRET} {word}" in on.text()
        await on.pilot.pause(1)
        assert SECRET not in written(on)
        await on.press("f8")
        assert SECRET not in on.text()
        await on.pilot.pause(1)
        assert SECRET not in written(on)
        assert line(on) == ""
        await on.press("f8")
        assert SECRET not in on.text()


async def test_what_was_being_typed_before_comes_back_with_its_target() -> None:
    async with rapporteur("11:06", NOTED) as on:
        await on.type("half a thought")
        await on.press("f8")
        assert line(on) == ""
        on.desk.do(do.Next())
        await on.at("11:15")
        await typed(on, SECRET)
        await on.press("f8")
        assert line(on) == "half a thought"
        await on.press("enter")
        assert (last(on).text, last(on).speaker, last(on).at) == ("half a thought", BUNJUN, at("11:06"))


@pytest.mark.parametrize("end", [do.OffRecord(switch="off"), do.End()])
async def test_another_terminal_or_the_end_of_the_session_ends_it(end: do.Command) -> None:
    async with rapporteur("11:06", NOTED) as on:
        await on.type("half")
        other = colleague(on)
        other.do(do.OffRecord(switch="on"))
        await on.tick()
        assert "OFF THE RECORD" in context(on)
        await typed(on, SECRET)
        await on.type(f"{SECRET} unfinished")
        other.do(end)
        await on.tick()
        assert SECRET not in on.text()
        assert line(on) == "half"
        await on.until(lambda: "half" in drafts(on))
        assert SECRET not in written(on)


async def test_from_the_very_press_on_nothing_is_kept() -> None:
    async with rapporteur("11:06", NOTED) as on:
        hurry(on, *"half", "f8", *SECRET, "enter", *SECRET, "f8", *" more", "enter")
        await rests(on)
        await on.until(lambda: "2" in notes(on))
        assert notes(on)["2"] == "half more"
        assert SECRET not in written(on)


async def test_f8_while_a_note_is_corrected_loses_neither_it_nor_what_waits() -> None:
    async with rapporteur("11:06", NOTED) as on:
        await on.type("half a thought")
        await begin_to_correct(on, "An open word")
        await on.type(" that was said")
        await on.press("f8")
        await typed(on, SECRET)
        await on.press("f8")
        assert line(on) == "An open word that was said"
        await on.press("enter")
        assert notes(on)["1"] == "An open word that was said"
        assert line(on) == "half a thought"


async def test_a_correction_begun_off_the_record_neither_leaks_nor_loses_what_waits() -> None:
    async with rapporteur("11:06", NOTED) as on:
        await on.type("half a thought")
        await on.press("f8")
        await on.type(SECRET)
        await to_note(on, "An open word")
        await on.press("enter")
        await on.type(SECRET)
        await on.press("f8")
        await rests(on)
        in_line = line(on)
        await on.pilot.pause(1)
        assert SECRET not in written(on)
        assert SECRET not in in_line
        assert "half a thought" in in_line


async def test_a_note_that_came_too_late_waits_until_the_record_goes_on() -> None:
    async with rapporteur("11:06", NOTED) as on:
        await on.type("said before")
        colleague(on).do(do.OffRecord(switch="on"))
        await on.press("enter")
        assert "2" not in notes(on)
        await on.press("f8")
        await on.until(lambda: line(on) == "said before")


async def test_opened_while_off_the_record_the_line_is_empty_and_the_draft_waits() -> None:
    async with rapporteur("11:06", NOTED) as on:
        desk = on.desk
        desk.keep_draft("note@t1", "from before", at("11:05"))
        desk.do(do.OffRecord(switch="on"))
        async with rapporteur("11:06", desk=desk) as again:
            assert line(again) == ""
            await typed(again, SECRET)
            await again.press("f8")
            assert line(again) == "from before"
            assert SECRET not in written(again)


async def test_left_while_off_the_record_nothing_of_it_is_kept() -> None:
    async with rapporteur("11:06", NOTED) as on:
        desk = on.desk
        await on.type("half")
        await on.press("f8")
        await on.type(SECRET)
    assert SECRET not in repr(desk.journal.read())
    assert [draft.text for draft in desk.state.drafts.values()] == ["half"]


async def test_away_in_another_view_while_it_is_off_the_record() -> None:
    async with rapporteur("11:06", NOTED, role="moderator") as on:
        await on.press("3")
        await on.type("half")
        await on.until(lambda: drafts(on) == ["half"])
        await on.press("f8")
        await on.type(SECRET)
        await on.press("escape", "1")
        assert SECRET not in on.text()
        await on.press("3")
        assert line(on) in ("", SECRET)
        await on.press("f8")
        assert line(on) == "half"
        assert SECRET not in written(on)


async def test_struck_by_another_the_words_leave_the_screen() -> None:
    async with rapporteur("11:06", NOTED) as on:
        assert "An open word" in on.text()
        colleague(on).do(do.Strike(note="1"))
        await on.tick()
        assert "An open word" not in on.text()
        assert strings.STRUCK in on.text()


async def test_struck_by_another_while_it_is_corrected_the_words_leave_the_line() -> None:
    async with rapporteur("11:06", NOTED) as on:
        await on.type("half a thought")
        await begin_to_correct(on, "An open word")
        await on.type(" of his")
        colleague(on).do(do.Strike(note="1"))
        await on.tick()
        assert "An open word" not in on.text()
        assert line(on) == "half a thought"


async def test_struck_by_another_while_it_is_corrected_nothing_of_it_is_kept(tmp_path: Path) -> None:
    journal = SqliteJournal(tmp_path / "event.journal")
    async with rapporteur("11:06", NOTED, journal=journal) as on:
        await on.type("half a thought")
        await begin_to_correct(on, "An open word")
        await on.type(" of his")
        await on.until(lambda: "An open word of his" in drafts(on))
        colleague(on).do(do.Strike(note="1"))
        await on.tick()
        await on.type("!")
        await on.pilot.pause(1)
        assert not any("open word" in draft for draft in drafts(on))
    assert files_with(b"open word", tmp_path) == []


def files_with(words: bytes, folder: Path) -> list[Path]:
    return [each for each in folder.iterdir() if words in each.read_bytes()]


async def test_the_history_of_a_note_that_was_struck_meanwhile_has_no_words() -> None:
    async with rapporteur("11:06", NOTED) as on:
        colleague(on).do(do.Strike(note="1"))
        await on.tick()
        await on.press("escape", "end", "h")
        assert "An open word" not in on.text()


async def test_what_was_typed_there_is_in_no_draft_fact() -> None:
    async with rapporteur("11:06", NOTED) as on:
        await on.press("f8")
        await typed(on, SECRET)
        await on.press("f8")
        assert not view(on).query_one(Scratch).display
        kept = [fact.body for fact in on.desk.journal.read() if isinstance(fact.body, DraftKept)]
        assert not any(SECRET in body.text for body in kept)
