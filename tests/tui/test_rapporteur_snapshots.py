"""The rapporteur's view as it looks, from an empty session to its end."""

from __future__ import annotations

import pytest

from idm_tui.core import commands as do
from tests.tui.rapporteur import ARKLESS, LIVE, PANEL, begin_to_correct, colleague, line, rapporteur, typed
from tests.tui.screens import NARROW, USUAL, Scene, at, check_snapshot

LONG = (
    "Employers look for skills, not for passports; where the labour market information of two countries cannot be"
    " compared, neither can plan, and workers pay for it with jobs below their qualifications"
)
MIDDLE: Scene = (
    *PANEL,
    ("11:04", do.Note(text="Mauritius trains its young people for jobs abroad and at home")),
    ("11:06", do.Note(text="Circular migration needs a way back into the home market", kind="recommendation")),
    ("11:08", do.Note(text="We do not export people, we share skills", kind="quote", attribution="group")),
    ("11:12", do.Next()),
    ("11:13", do.Note(text=LONG, kind="key-message", tag="skills")),
    ("11:15", do.Put(number=2)),
    ("11:20", do.Note(text="Send the survey to all", kind="action", owner="Secretariat", due="30 November")),
    ("11:22", do.Note(text="Ask for the figures", kind="action")),
    ("11:24", do.Next()),
    ("11:34", do.ListAdd(speaker="Ecuador", group="GRULAC")),
    ("11:34", do.Yield()),
    ("11:35", do.Next()),
    ("11:36", do.Note(text="Who pays for recognition?", kind="question", tag="recognition")),
    ("11:36:30", do.Note(text="Said by the moderator in between", speaker="Ibrahim Awad")),
)
SIZES = (NARROW, USUAL)


def name_of(situation: str, size: tuple[int, int]) -> str:
    return f"rapporteur-{situation}-{size[0]}x{size[1]}"


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize(
    ("situation", "when", "scene"),
    [
        ("empty", "11:01:30", LIVE),
        ("middle", "11:37:05", MIDDLE),
        ("after", "13:04", (*MIDDLE, ("13:01", do.End()))),
    ],
)
async def test_a_situation_looks_like_its_snapshot(
    situation: str, when: str, scene: Scene, size: tuple[int, int]
) -> None:
    async with rapporteur(when, scene, size=size) as on:
        check_snapshot(name_of(situation, size), on.text())


@pytest.mark.parametrize("size", SIZES)
async def test_typing_while_a_colleague_types_looks_like_its_snapshot(size: tuple[int, int]) -> None:
    async with rapporteur("11:37:05", MIDDLE, size=size) as on:
        maria = colleague(on)
        about = (
            f'{{"session": "session-1", "turn": "", "speaker": "{ARKLESS}", "question": 2,'
            ' "kind": "summary", "attribution": "named"}'
        )
        maria.keep_draft(f"note@{maria.actor.terminal}", "x", at("11:37"), about)
        await on.type("Remittances are private money; a government can lower their price, as Ecuador did, but")
        await on.type(" it cannot decide what they are spent on")
        await on.press("f2", "k", "enter", "f5")
        await on.calm()
        check_snapshot(name_of("typing", size), on.text())


@pytest.mark.parametrize("size", SIZES)
async def test_correcting_a_note_looks_like_its_snapshot(size: tuple[int, int]) -> None:
    async with rapporteur("11:37:05", MIDDLE, size=size) as on:
        await begin_to_correct(on, "Circular migration")
        await on.type(" and its pensions")
        await on.calm()
        check_snapshot(name_of("correcting", size), on.text())


@pytest.mark.parametrize("size", SIZES)
async def test_off_the_record_looks_like_its_snapshot(size: tuple[int, int]) -> None:
    async with rapporteur("11:37:05", MIDDLE, size=size) as on:
        await on.type("half a thought")
        await on.press("f8")
        await typed(on, "This stays in the room")
        await typed(on, "And so does this")
        await on.type("still being typed")
        await on.at("11:39:10")
        await on.calm()
        assert line(on) == "still being typed"
        check_snapshot(name_of("off", size), on.text())


@pytest.mark.parametrize("size", SIZES)
async def test_what_is_missing_looks_like_its_snapshot(size: tuple[int, int]) -> None:
    async with rapporteur("13:04", (*MIDDLE, ("13:01", do.End())), size=size) as on:
        await on.press("f7")
        check_snapshot(name_of("close-down", size), on.text())
