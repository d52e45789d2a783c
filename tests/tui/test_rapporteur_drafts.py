"""What is being typed is kept: within a second, when the app is left, and for whoever opens it again."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from idm_tui.core import commands as do
from idm_tui.desk import Actor, Desk
from idm_tui.desk.terminals import this_terminal
from idm_tui.journal.sqlite import SqliteJournal
from idm_tui.tui.target import Target
from tests.tui.rapporteur import (
    BUNJUN,
    ELSEWHERE,
    NOTED,
    PANEL,
    begin_to_correct,
    context,
    drafts,
    kept,
    last,
    line,
    note,
    notes,
    rapporteur,
    to_note,
    typed,
    view,
)
from tests.tui.screens import at, desk_at

if TYPE_CHECKING:
    from pathlib import Path


async def test_a_pause_in_typing_keeps_it_with_its_target() -> None:
    async with rapporteur("11:06", PANEL) as on:
        await on.type("half a thought")
        await on.until(lambda: drafts(on) == ["half a thought"])
        draft = kept(on.desk)
        assert draft is not None
        assert draft.since == at("11:06")
        assert BUNJUN in draft.about


async def test_enter_is_done_with_the_draft() -> None:
    async with rapporteur("11:06", PANEL) as on:
        await on.type("half a thought")
        await on.until(lambda: drafts(on) == ["half a thought"])
        await on.press("enter")
        await on.pilot.pause(1)
        assert drafts(on) == []


async def test_left_in_the_middle_it_is_kept() -> None:
    desk = desk_at("11:06", PANEL, role="rapporteur")
    async with rapporteur(desk=desk) as on:
        await on.type("half a thought")
    draft = kept(desk)
    assert draft is not None
    assert draft.text == "half a thought"


async def test_opened_again_it_is_there_with_its_target() -> None:
    desk = desk_at("11:06", PANEL, role="rapporteur")
    async with rapporteur(desk=desk) as on:
        await on.type("half a thought")
        await on.press("f2", "k", "enter", "f5")
    desk.do(do.Next())
    async with rapporteur(desk=desk) as on:
        assert line(on) == "half a thought"
        assert BUNJUN in context(on)
        await on.press("enter")
        found = last(on)
        assert (found.speaker, found.question, found.kind) == (BUNJUN, 1, "key-message")
        assert (found.attribution, found.at) == ("group", at("11:06"))
        assert drafts(on) == []


async def test_a_correction_and_what_waits_behind_it_are_there_again() -> None:
    desk = desk_at("11:20", NOTED, role="rapporteur")
    async with rapporteur(desk=desk) as on:
        await on.type("half a thought")
        view(on).line.correct(note(on, "1"))
        await on.type(" abroad")
    async with rapporteur(desk=desk) as on:
        assert "CORRECTING 1" in context(on)
        assert line(on).endswith("abroad")
        await on.press("enter")
        assert notes(on)["1"].endswith("abroad")
        assert "1b" not in notes(on)
        assert line(on) == "half a thought"
        await on.press("enter")
        assert last(on).text == "half a thought"
        assert drafts(on) == []


def of_a_dead_process(desk: Desk, text: str, place: str = ELSEWHERE, about: str = "") -> None:
    """Leave a draft that a process kept which is gone."""
    dead = Desk(desk.plan, desk.journal, desk.clock, Actor("ana", "rapporteur", place.partition("@")[2]))
    dead.keep_draft(place, text, desk.clock.now() - timedelta(minutes=3), about)
    desk.refresh()


async def test_what_a_killed_process_left_is_taken_over() -> None:
    desk = desk_at("11:20", NOTED, role="rapporteur")
    target = Target(at("11:17"), session="session-1", speaker="Ibrahim Awad", question=2, kind="quote")
    of_a_dead_process(desk, "half a thought", about=target.as_about())
    async with rapporteur(desk=desk) as on:
        assert line(on) == "half a thought"
        assert kept(desk, ELSEWHERE) is None
        await on.press("enter")
        found = last(on)
        assert (found.speaker, found.question, found.kind, found.at) == ("Ibrahim Awad", 2, "quote", at("11:17"))


async def test_a_target_that_cannot_be_read_is_as_now() -> None:
    for about in ("", "[]", "{", '{"session": 3}', "nonsense", '{"session": "gone", "question": "x"}'):
        desk = desk_at("11:20", NOTED, role="rapporteur")
        of_a_dead_process(desk, "half a thought", about=about)
        async with rapporteur(desk=desk) as on:
            await on.press("enter")
            assert last(on).text == "half a thought"


async def test_a_living_terminal_of_the_same_person_keeps_its_own() -> None:
    desk = desk_at("11:20", NOTED, role="rapporteur")
    living = Desk(desk.plan, desk.journal, desk.clock, Actor("ana", "rapporteur", this_terminal()))
    living.keep_draft(f"note@{this_terminal()}", "on the other laptop", desk.clock.now())
    desk.refresh()
    async with rapporteur(desk=desk) as on:
        assert line(on) == ""
        await typed(on, "on this one")
        assert drafts(on) == ["on the other laptop"]


async def test_what_somebody_else_was_typing_is_theirs() -> None:
    desk = desk_at("11:20", NOTED, role="rapporteur")
    gone = Desk(desk.plan, desk.journal, desk.clock, Actor("maria", "rapporteur", "gone"))
    gone.keep_draft(ELSEWHERE, "of Maria", desk.clock.now())
    desk.refresh()
    async with rapporteur(desk=desk) as on:
        assert line(on) == ""
        await typed(on, "of Ana")
        assert drafts(on) == ["of Maria"]


async def test_what_was_left_by_two_killed_processes_comes_one_after_the_other() -> None:
    desk = desk_at("11:20", NOTED, role="rapporteur")
    of_a_dead_process(desk, "first", "note@gone1")
    of_a_dead_process(desk, "second", "note@gone2")
    texts = []
    for _ in range(2):
        async with rapporteur(desk=desk) as on:
            texts.append(line(on))
            await on.press("enter")
    assert sorted(texts) == ["first", "second"]
    assert not desk.state.drafts


async def test_a_correction_of_a_note_that_was_withdrawn_meanwhile_is_not_lost() -> None:
    desk = desk_at("11:20", NOTED, role="rapporteur")
    async with rapporteur(desk=desk) as on:
        await begin_to_correct(on, "Mauritius trains")
        await on.type(" abroad")
    desk.do(do.Withdraw(note="1"))
    async with rapporteur(desk=desk) as on:
        assert line(on).endswith("abroad")
        await on.press("enter")
        assert line(on).endswith("abroad")
        assert "withdrawn" in on.said


async def test_the_draft_goes_when_the_line_is_emptied() -> None:
    async with rapporteur("11:06", PANEL) as on:
        await on.type("half")
        await on.until(lambda: drafts(on) == ["half"])
        await on.press("ctrl+u")
        await on.until(lambda: drafts(on) == [])


async def test_the_target_that_was_changed_later_is_kept_too() -> None:
    desk = desk_at("11:06", PANEL, role="rapporteur")
    async with rapporteur(desk=desk) as on:
        await on.type("half")
        await on.until(lambda: drafts(on) == ["half"])
        await on.press("f4", "3", "enter")
        await on.pilot.pause(1)
        draft = kept(desk)
        assert draft is not None
        assert '"question": 3' in draft.about


async def test_a_look_into_the_record_keeps_what_is_typed() -> None:
    async with rapporteur("11:20", NOTED) as on:
        await on.type("half")
        await to_note(on, "Mauritius trains")
        await on.until(lambda: drafts(on) == ["half"])
        await on.press("enter", "escape")
        assert line(on) == "half"
        await on.pilot.pause(1)
        assert drafts(on) == ["half"]
        assert note(on, "1").text == "Mauritius trains for the needs of others"


async def test_a_rehearsal_begun_here_can_be_left_where_the_journal_is_a_file(tmp_path: Path) -> None:
    journal = SqliteJournal(tmp_path / "event.journal")
    async with rapporteur("11:20", NOTED, journal=journal) as on:
        await on.type("half")
        await on.until(lambda: drafts(on) == ["half"])
        await on.press("escape", "r", "escape")
        await on.type(" xylophone")
    assert b"xylophone" not in (tmp_path / "event.journal").read_bytes()
    async with rapporteur("11:20", (), journal=SqliteJournal(tmp_path / "event.journal")) as on:
        assert line(on) == "half"
