"""What the chair decided, in the moderator's view: the agenda, the next line, the panel's times."""

from __future__ import annotations

import pytest

from idm_tui.core import commands as do
from tests.tui.chair import LATE, ON_TIME
from tests.tui.screens import NARROW, USUAL, Scene, Stage, stage

BREAK: Scene = (("11:00", do.Start(session="session-1")), ("12:58", do.End()))
SKIP: Scene = (("10:04", do.Start()), ("10:10", do.Skip(session="keynote-presentation")))
MOVE: Scene = (*BREAK, ("13:30", do.Move(session="session-2", start="15:10")))
SHIFT: Scene = (*BREAK, ("13:30", do.Shift(duration=600)))
SWAP: Scene = (*ON_TIME, ("10:45", do.Swap(session="session-1", other="session-2")))
DROP: Scene = (*LATE, ("11:00", do.Skip(session="session-1")))


def next_line(on: Stage) -> str:
    return next(line.split("NEXT")[1].strip() for line in on.lines()[:5] if "NEXT " in line)


def agenda(on: Stage, title: str) -> str:
    """Return the row of a session in the agenda."""
    return next(part.strip() for line in on.lines()[2:] for part in line.split("▕")[:1] if f" {title} " in part + " ")


# When, what was decided, what comes next and when.
NEXT: dict[str, tuple[str, Scene, str, str]] = {
    "nothing decided": ("10:12", SKIP[:1], "Keynote Presentation", "10:15 · in 3 min"),
    "skipped": ("10:12", SKIP, "Setting the Scene", "10:30 · in 18 min"),
    "skipped, a break follows": ("11:04", DROP, "Afternoon Break", "13:00 · in 1 h 56 min"),
    "moved": (
        "12:00",
        (*BREAK[:1], ("11:50", do.Move(session="afternoon-break-1", start="12:30"))),
        "Afternoon Break",
        "13:00",
    ),
    "moved, in the break": ("13:31", MOVE, "Session II", "15:10 · in 1 h 39 min"),
    "shifted, in the break": ("13:31", SHIFT, "Session II", "15:10 · in 1 h 39 min"),
    "swapped": ("10:50", SWAP, "Session II", "11:00 · in 10 min"),
    "undone": ("10:12", (*SKIP, ("10:11", do.Undo())), "Keynote Presentation", "10:15 · in 3 min"),
}


@pytest.mark.parametrize("size", [NARROW, USUAL], ids=["80x24", "120x36"])
@pytest.mark.parametrize("case", NEXT)
async def test_the_next_line_shows_what_was_decided(case: str, size: tuple[int, int]) -> None:
    when, scene, title, time = NEXT[case]
    async with stage(when, scene, size=size) as on:
        assert next_line(on).startswith(title)
        assert time in next_line(on)


# When, what was decided, how a session stands in the agenda.
AGENDA: dict[str, tuple[str, Scene, str, str]] = {
    "nothing decided": ("10:12", SKIP[:1], "Keynote", "▷ 10:15 Keynote Presenta… NEXT"),
    "skipped": ("10:12", SKIP, "Keynote", "– 10:15 Keynote Prese… skipped"),
    "what comes after the skipped one": ("10:12", SKIP, "Setting", "▷ 10:30 Setting the Scene NEXT"),
    "moved": ("13:31", MOVE, "Session II", "▷ 15:10 Session II        NEXT"),
    "shifted": ("13:31", SHIFT, "Session II", "▷ 15:10 Session II        NEXT"),
    "swapped, the one that comes next": ("10:50", SWAP, "Session II", "▷ 11:00 Session II        NEXT"),
    "swapped, the one that must wait": ("10:50", SWAP, "Session I", "16:00 Session I"),
    "undone": ("10:12", (*SKIP, ("10:11", do.Undo())), "Keynote", "▷ 10:15 Keynote Presenta… NEXT"),
}


@pytest.mark.parametrize("case", AGENDA)
async def test_the_agenda_shows_what_was_decided(case: str) -> None:
    when, scene, title, row = AGENDA[case]
    async with stage(when, scene, size=USUAL) as on:
        assert agenda(on, title) == row


async def test_what_the_chair_does_is_seen_by_the_moderator_with_the_next_look() -> None:
    async with stage("10:50", ON_TIME, size=USUAL) as on:
        assert next_line(on).startswith("Session I ")
        await on.press("2", "down", "v")
        await on.type("11:10", "enter", "enter")
        await on.press("1")
        assert "11:10 · in 20 min" in next_line(on)
        assert agenda(on, "Session I").startswith("▷ 11:10 Session I")
        await on.press("u")
        assert "11:00 · in 10 min" in next_line(on)


async def test_a_talk_of_another_length_stands_in_the_panel() -> None:
    async with stage("10:50", (*ON_TIME, ("10:45", do.Allot(speaker="Solomon", duration=480))), size=USUAL) as on:
        assert any("Michele Klein Solomon" in line and " 8:00 " in line for line in on.lines())
        await on.press("n")
        assert "of 8:00" in on.text()


async def test_the_reminder_stands_beside_the_time_left() -> None:
    async with stage("11:02", (), size=USUAL) as on:
        assert "! not started · s starts it" in on.lines()[2]
        await on.at("10:01")
        assert "!" not in on.lines()[2]
    async with stage("13:06", BREAK[:1], size=USUAL) as on:
        assert "! not ended · e ends it" in on.lines()[2]


@pytest.mark.parametrize("keys", [("?", "escape"), ("a", "escape"), (":", "escape"), ("2", "1")], ids="".join)
async def test_what_had_the_focus_has_it_again_after_a_dialog(keys: tuple[str, ...]) -> None:
    async with stage("10:50", ON_TIME, size=USUAL) as on:
        await on.press("g")
        before = on.app.focused
        assert type(before).__name__ == "AgendaList"
        await on.press(*keys)
        assert on.app.focused is before
