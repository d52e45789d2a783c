"""A session's talks, planned against actual, from the chair's table."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from idm_tui.core import commands as do
from idm_tui.tui.screens.chair import ChairScreen
from idm_tui.tui.screens.speaking import SpeakingScreen
from idm_tui.tui.screens.talks import TalksScreen
from tests.tui.screens import NARROW, USUAL, check_snapshot, desk_at, stage

if TYPE_CHECKING:
    from tests.tui.screens import Scene

LATE: Scene = (
    ("11:07", do.Start(session="session-1")),
    ("11:09", do.Next()),
    ("11:21", do.Next()),
    ("11:22", do.ListAdd(speaker="Ecuador", group="GRULAC")),
    ("11:23", do.Give(speaker="Ecuador")),
)


@pytest.mark.parametrize("size", [NARROW, USUAL], ids=["80x24", "120x36"])
async def test_enter_shows_what_was_planned_and_what_became_of_it(size: tuple[int, int]) -> None:
    async with stage(desk=desk_at("11:24", LATE, role="chair"), size=size) as on:
        await on.press("enter")
        assert isinstance(on.app.screen, TalksScreen)
        shown = " ".join(on.text().split())
        assert "printed 11:00–13:00" in shown
        assert "started 7 min late, gave up 7 min" in shown
        assert "Kreshna Bunjun 10:00 12:00 +2:00" in shown
        assert "David Arkless 10:00 2:00" in shown
        assert "Jung Mino (Hyo-jung Hwang) 10:00 waits" in shown
        assert "Ecuador (GRULAC) 3:00 1:00" in shown
        check_snapshot(f"chair-talks-{size[0]}x{size[1]}", on.text())
        await on.press("escape")
        assert isinstance(on.app.screen, ChairScreen)


async def test_it_follows_the_clock() -> None:
    async with stage(desk=desk_at("11:24", LATE, role="chair")) as on:
        await on.press("enter")
        await on.at("11:25")
        await on.until(lambda: "Ecuador (GRULAC) 3:00 2:00" in " ".join(on.text().split()))


async def test_a_session_ahead_and_one_that_was_let_go() -> None:
    scene: Scene = (*LATE, ("11:23", do.Skip(session="session-2")))
    async with stage(desk=desk_at("11:24", scene, role="chair")) as on:
        await on.press("down", "enter")
        assert "Afternoon Break" in on.text()
        await on.press("escape", "down", "enter")
        assert "Session II" in on.text()
        assert "printed 15:00–18:00" in on.text()
        assert "actual" not in on.text()


async def test_speaking_times_are_there_for_the_chair_too() -> None:
    async with stage(desk=desk_at("11:24", LATE, role="chair")) as on:
        await on.press("B")
        assert isinstance(on.app.screen, SpeakingScreen)
        assert "Ecuador" in on.text()
