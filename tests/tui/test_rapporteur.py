"""The note line: a sentence, Enter, and session, question, speaker and time attach by themselves."""

from __future__ import annotations

import pytest

from idm_tui.core import commands as do
from idm_tui.desk import Actor, Desk
from idm_tui.tui.screens.help import Help
from tests.tui.rapporteur import (
    ARKLESS,
    BUNJUN,
    LIVE,
    NOTED,
    PANEL,
    begin_to_correct,
    context,
    editor,
    hurry,
    last,
    line,
    notes,
    paste,
    rapporteur,
    record,
    shown,
    typed,
)
from tests.tui.screens import NARROW, USUAL, WIDE, Scene, Stage, at, stage

SIZES = (NARROW, USUAL, WIDE)


@pytest.mark.parametrize("size", SIZES)
async def test_the_line_is_ready_at_once_and_a_note_knows_where_it_belongs(size: tuple[int, int]) -> None:
    async with rapporteur("11:06:30", PANEL, size=size) as on:
        assert "question 1" in context(on)
        assert BUNJUN in context(on)
        await typed(on, "Skills are a public good")
        found = last(on)
        assert (found.text, found.session, found.question) == ("Skills are a public good", "session-1", 1)
        assert (found.speaker, found.kind, found.writer) == (BUNJUN, "summary", "ana")
        assert found.at == at("11:06:30")
        assert line(on) == ""
        assert "Skills are a public good" in shown(on)
        assert "noted as 1" in on.said


async def test_key_3_opens_the_view_from_the_moderators() -> None:
    async with stage("11:06", PANEL) as on:
        await on.press("3")
        await typed(on, "From the moderator's laptop")
        assert last(on).text == "From the moderator's laptop"


async def test_a_note_begun_while_somebody_spoke_stays_theirs() -> None:
    async with rapporteur("11:06", PANEL) as on:
        await on.type("What he said")
        on.desk.do(do.Next())
        on.desk.do(do.Put(number=2))
        await on.at("11:07")
        assert BUNJUN in context(on)
        assert "question 1" in context(on)
        await on.type(" was this", "enter")
        first = last(on)
        assert (first.speaker, first.question, first.text) == (BUNJUN, 1, "What he said was this")
        assert first.at == at("11:06")
        assert ARKLESS in context(on)
        await typed(on, "And the next")
        assert (last(on).speaker, last(on).question) == (ARKLESS, 2)


async def test_a_line_that_was_emptied_begins_anew() -> None:
    async with rapporteur("11:06", PANEL) as on:
        await on.type("x")
        on.desk.do(do.Next())
        await on.press("backspace")
        await typed(on, "y")
        assert last(on).speaker == ARKLESS


async def test_without_a_speaker_a_note_belongs_to_nobody() -> None:
    async with rapporteur("11:01", LIVE) as on:
        await typed(on, "The room is full")
        assert (last(on).speaker, last(on).turn, last(on).session) == ("", "", "session-1")


@pytest.mark.parametrize("when", ["10:58", "13:20"])
async def test_before_and_after_a_session_something_can_be_noted(when: str) -> None:
    scene: Scene = (*PANEL, ("13:00", do.End())) if when > "13:00" else ()
    async with rapporteur(when, scene) as on:
        await typed(on, "While memory is fresh")
        assert last(on).session == ("session-1" if when > "13:00" else "setting-the-scene")


@pytest.mark.parametrize(
    ("said", "kind", "text"),
    [
        ("/k Data must be shared", "key-message", "Data must be shared"),
        ("/d We agree", "decision", "We agree"),
        ("/r States should share", "recommendation", "States should share"),
        ("/q I was there", "quote", "I was there"),
        ("/? Who pays", "question", "Who pays"),
        ("/f A study", "follow-up", "A study"),
        ("/c On the whole", "chairs-summary", "On the whole"),
        ("/s A summary", "summary", "A summary"),
        ("/x not a kind", "summary", "/x not a kind"),
        ("/k", "summary", "/k"),
        ("1/2 of them", "summary", "1/2 of them"),
    ],
)
async def test_a_slash_and_a_letter_choose_the_kind(said: str, kind: str, text: str) -> None:
    async with rapporteur("11:06", PANEL) as on:
        await typed(on, said)
        assert (last(on).kind, last(on).text) == (kind, text)


async def test_the_kind_is_shown_before_enter() -> None:
    async with rapporteur("11:06", PANEL) as on:
        await on.type("/a Publish")
        assert "action" in context(on)
        assert "summary" not in context(on)


async def test_an_action_has_its_owner_its_date_and_its_tag() -> None:
    async with rapporteur("11:06", PANEL) as on:
        await typed(on, "/a Send the study @Secretariat by 30 November #data")
        found = last(on)
        assert (found.kind, found.text) == ("action", "Send the study")
        assert (found.owner, found.due, found.tag) == ("Secretariat", "30 November", "data")
        assert "@Secretariat" in shown(on)
        assert "30 November" in shown(on)
        assert "#data" in shown(on)


async def test_nothing_but_blanks_is_no_note() -> None:
    async with rapporteur("11:06", PANEL) as on:
        await on.type("   ", "enter", "enter")
        assert notes(on) == {}


async def test_fast_typing_loses_no_letter_and_no_note() -> None:
    words = [f"Sentence {number} of the day" for number in range(12)]
    async with rapporteur("11:06", PANEL) as on:
        hurry(on, *(key for text in words for key in (*text, "enter")))
        await on.until(lambda: len(notes(on)) == len(words))
        assert [*notes(on).values()] == words
        assert line(on) == ""


async def test_what_is_typed_while_the_disk_is_slow_comes_in_its_order() -> None:
    async with rapporteur("11:06", PANEL) as on:
        async with on.app._desk_lock:
            hurry(on, *"one", "enter", *"two", "enter", *"thr")
        await on.until(lambda: line(on) == "thr")
        assert [*notes(on).values()] == ["one", "two"]


async def test_what_is_pasted_keeps_its_lines_and_loses_its_escapes() -> None:
    async with rapporteur("11:06", PANEL) as on:
        await paste(on, "first\r\nsecond\x1b[31m red\x07\x00\rthird \x9b35m\u202eevil\tend")
        assert notes(on) == {}  # a line end in what is pasted is no Enter
        await on.press("enter")
        text = last(on).text
        assert text.split("\n")[0] == "first"
        assert len(text.split("\n")) == 3
        assert not set(text) & set("\x1b\x07\x00\x9b\u202e\r")
        assert "second" in shown(on)


async def test_twenty_thousand_letters_are_one_note() -> None:
    text = ("A long statement that was handed in. " * 600)[:20000].strip()
    async with rapporteur("11:06", PANEL) as on:
        await paste(on, text)
        await on.type("!")
        on.lines()
        await on.press("enter")
        assert last(on).text == f"{text}!"
        await typed(on, "next")
        assert "next" in shown(on)
        await on.press("escape", "up", "enter")
        assert line(on) == f"{text}!"
        on.lines()


async def test_ctrl_j_begins_a_new_line_in_a_note() -> None:
    async with rapporteur("11:06", PANEL) as on:
        await on.type("one")
        await on.press("ctrl+j")
        await typed(on, "two")
        assert last(on).text == "one\ntwo"


async def test_a_note_on_an_intervention_that_was_undone_meanwhile_keeps_its_speaker() -> None:
    async with rapporteur("11:06", PANEL) as on:
        await on.type("What he said")
        speaker = context(on)
        on.desk.do(do.Undo())  # the question
        on.desk.do(do.Undo())  # the floor was never given
        await on.tick()
        await on.press("enter")
        assert line(on) == ""
        assert last(on).text == "What he said"
        assert last(on).speaker in speaker
        assert last(on).turn == ""


async def test_a_note_that_is_refused_comes_back_and_can_be_given_again() -> None:
    async with rapporteur("11:06", PANEL) as on:
        await on.type("What he said")
        colleague = Desk(on.desk.plan, on.desk.journal, on.desk.clock, Actor("maria", "rapporteur", "t2"))
        colleague.do(do.OffRecord(switch="on"))
        await on.press("enter")
        await on.tick()
        assert notes(on) == {}
        await on.press("f8")
        await on.until(lambda: line(on) == "What he said")
        await on.press("enter")
        assert last(on).text == "What he said"


async def test_f1_helps_and_the_question_mark_is_a_letter() -> None:
    async with rapporteur("11:06", PANEL) as on:
        await on.type("why")
        await on.press("question_mark")
        assert line(on) == "why?"
        await on.press("f1")
        assert isinstance(on.app.screen, Help)
        await on.press("escape")
        await typed(on, "!")
        assert last(on).text == "why?!"


async def test_keys_of_other_views_are_letters_in_the_line() -> None:
    async with rapporteur("11:06", PANEL) as on:
        await typed(on, "1234rnspyBuX0:[]!")
        assert last(on).text == "1234rnspyBuX0:[]!"


@pytest.mark.parametrize("away", [("1",), ("2",), ("1", "2")])
async def test_switching_views_keeps_the_half_typed_note_and_its_target(away: tuple[str, ...]) -> None:
    for role in ("rapporteur", "moderator"):
        async with rapporteur("11:06", PANEL, role=role) as on:
            if role == "moderator":
                await on.press("3")
            await on.type("half a no")
            await on.press("escape", *away)
            on.desk.do(do.Next())
            await on.at("11:20")
            await on.press("3")
            assert line(on) == "half a no"
            assert BUNJUN in context(on)
            if not editor(on).has_focus:
                await on.press("escape")
            await on.type("te", "enter")
            assert (last(on).text, last(on).speaker, last(on).at) == ("half a note", BUNJUN, at("11:06"))


async def test_windows_tiny_and_huge() -> None:
    text = "a note that is being typed while somebody draws at the window " * 3
    async with rapporteur("11:20", NOTED) as on:
        await on.type(text)
        for size in ((40, 10), (20, 5), (10, 3), WIDE, (300, 90), NARROW, (40, 10), USUAL):
            await on.resize(*size)
            await on.tick()
            on.lines()
            await on.press("f7", "escape", "f2", "escape", "f1", "escape")
            await begin_to_correct(on, "Half of all jobs")
            on.lines()
            await on.press("f6", "escape")
            on.lines()
            assert line(on) == text


async def test_the_line_grows_with_what_is_typed_and_the_record_stays() -> None:
    async with rapporteur("11:20", NOTED) as on:
        before = record(on).region.height
        await on.type("long enough to need more than one line of eighty columns, " * 3)
        assert editor(on).region.height > 1
        assert 4 < record(on).region.height < before
        await on.press("enter")
        assert record(on).region.height == before


HOSTILE = ("[/] x", "[red]x[/red]", "$var {name} %s", "[@click=app.quit]x[/]", "[[]] \\[x]", "שלום")


@pytest.mark.parametrize("text", HOSTILE)
async def test_markup_in_notes_and_names_is_text(text: str) -> None:
    scene: Scene = (*LIVE, ("11:02", do.ListAdd(speaker=text)), ("11:03", do.Give(speaker=text)))
    async with rapporteur("11:06", scene, size=USUAL) as on:
        await paste(on, f"Note {text} #tag")
        await on.press("enter")
        assert last(on).text == f"Note {text}"
        assert last(on).speaker == text
        for keys in (("escape",), ("h",), ("escape",), ("f3",), ("escape",), ("X",), ("escape",), ("f7",), ("escape",)):
            await on.press(*keys)
            on.lines(exact=False)
        await on.press("enter")
        assert line(on) == f"Note {text}"


async def test_one_desk_for_two_notes_at_one_second() -> None:
    async with rapporteur("11:06", PANEL) as on:
        await typed(on, "a")
        await typed(on, "b")
        assert [each.place for each in on.desk.state.notes] == [1, 2]
        assert shown(on).index(" a") < shown(on).index(" b")


async def test_undo_takes_back_the_last_note_and_it_can_be_seen() -> None:
    async with rapporteur("11:06", PANEL) as on:
        await typed(on, "wrong")
        await on.press("escape", "u")
        assert notes(on) == {}
        assert "wrong" not in shown(on)


def focused(on: Stage) -> str:
    return type(on.app.focused).__name__


async def test_up_on_the_empty_line_and_esc_go_to_the_record_and_back() -> None:
    async with rapporteur() as on:
        for away in ("up", "escape"):
            assert focused(on) == "NoteEditor"
            await on.press(away)
            assert focused(on) == "Record"
            await on.press("escape")
        await on.type("text")
        await on.press("up")
        assert focused(on) == "NoteEditor"
        await on.press("escape")
        assert focused(on) == "Record"
        assert line(on) == "text"
