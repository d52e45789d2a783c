"""Two rapporteurs at one event: who types is shown, nothing is lost, and two versions stand beside each other."""

from __future__ import annotations

import pytest

from idm_tui.core import commands as do
from idm_tui.tui import strings
from tests.tui.rapporteur import (
    ARKLESS,
    NOTED,
    PANEL,
    begin_to_correct,
    colleague,
    line,
    note,
    notes,
    rapporteur,
    shown,
    typed,
)
from tests.tui.screens import NARROW, USUAL, at

TYPING = strings.TYPING.format(name="maria")


async def test_notes_of_another_desk_appear() -> None:
    async with rapporteur("11:20", NOTED) as on:
        await on.type("half")
        colleague(on).do(do.Note(text="What Maria heard"))
        await on.tick()
        assert "What Maria heard" in shown(on)
        assert line(on) == "half"
        await on.press("enter")
        assert notes(on)["5"] == "half"


@pytest.mark.parametrize("size", [NARROW, USUAL])
async def test_who_else_is_typing_is_shown(size: tuple[int, int]) -> None:
    async with rapporteur("11:20", NOTED, size=size) as on:
        maria = colleague(on)
        maria.keep_draft(f"note@{maria.actor.terminal}", "something", at("11:20"))
        await on.tick()
        assert TYPING in on.text()
        await on.at("11:21")
        assert TYPING not in on.text()
        assert strings.HAS_OPEN.format(name="maria") in on.text()
        maria.do(do.Note(text="something"), draft=f"note@{maria.actor.terminal}")
        await on.tick()
        assert "maria" not in on.text().split("RECORD")[0]


@pytest.mark.parametrize("size", [NARROW, USUAL])
async def test_who_corrects_which_note_is_shown(size: tuple[int, int]) -> None:
    async with rapporteur("11:20", NOTED, size=size) as on:
        maria = colleague(on)
        found = note(on, "2")
        maria.keep_draft(f"edit@{maria.actor.terminal}", "Recruitment agencies …", None, f"{found.id} {found.version}")
        await on.tick()
        assert f"{TYPING} · note 2" in on.text()


async def test_of_whom_somebody_else_notes_is_shown() -> None:
    async with rapporteur("11:20", NOTED, size=USUAL) as on:
        maria = colleague(on)
        maria.keep_draft(
            f"note@{maria.actor.terminal}",
            "x",
            at("11:20"),
            f'{{"session": "session-1", "turn": "", '
            f'"speaker": "{ARKLESS}", "question": 1, "kind": "summary", "attribution": "named"}}',
        )
        await on.tick()
        assert f"{TYPING} · {ARKLESS}"[:38] in on.text()


async def test_two_corrections_of_one_note_keep_both_and_say_so() -> None:
    async with rapporteur("11:20", NOTED) as on:
        await begin_to_correct(on, "Mauritius trains")
        await on.type(" abroad")
        maria = colleague(on)
        maria.do(do.Correct(note="1", text="Mauritius sends workers", base=note(on, "1").version))
        await on.tick()
        await on.press("enter")
        assert notes(on)["1"] == "Mauritius sends workers"
        assert notes(on)["1b"] == "Mauritius trains for the needs of others abroad"
        assert "maria" in on.said
        assert "1b" in shown(on)
        assert strings.TWIN in shown(on)
        await on.press("f7")
        assert "written at once by two" in on.text()


async def test_a_split_of_a_note_that_another_changed_keeps_all_words() -> None:
    async with rapporteur("11:20", NOTED) as on:
        await begin_to_correct(on, "Mauritius trains")
        await on.type(" abroad")
        maria = colleague(on)
        maria.do(do.Correct(note="1", text="Mauritius sends workers", base=note(on, "1").version))
        await on.press("left", "left", "left", "f6")
        text = " ".join(notes(on).values())
        assert "Mauritius sends workers" in text
        assert "for the needs of others" in text
        assert "abr" in text


async def test_withdrawn_by_another_while_it_is_corrected_the_words_stay() -> None:
    async with rapporteur("11:20", NOTED) as on:
        await begin_to_correct(on, "Mauritius trains")
        await on.type(" abroad")
        colleague(on).do(do.Withdraw(note="1"))
        await on.tick()
        await on.press("enter")
        assert line(on) == "Mauritius trains for the needs of others abroad"
        assert "withdrawn" in on.said
        await on.press("enter")
        assert "abroad" in line(on)


async def test_both_note_at_once_and_both_notes_stand() -> None:
    async with rapporteur("11:06", PANEL) as on:
        maria = colleague(on)
        for number in range(5):
            maria.do(do.Note(text=f"Maria {number}"))
            await typed(on, f"Ana {number}")
        texts = [*notes(on).values()]
        assert sorted(texts) == sorted([f"{name} {number}" for name in ("Ana", "Maria") for number in range(5)])
        assert len({each.number for each in on.desk.state.notes}) == 10
