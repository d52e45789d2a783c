"""What the stage display is told at its own keys."""

from __future__ import annotations

from idm_tui.core import commands as do
from idm_tui.desk import Actor
from tests.tui.screens import NARROW, Scene, desk_at, stage

SPEAKING: Scene = (("11:00", do.Start(session="session-1")), ("11:16", do.Give(speaker="Arkless")))


async def test_please_conclude_is_for_whoever_speaks_now_and_not_for_the_next() -> None:
    desk = desk_at("11:20", SPEAKING, role="stage")
    async with stage(desk=desk, size=NARROW) as on:
        await on.press("c")
        assert "PLEASE CONCLUDE" in on.text()
        await on.press("c")
        assert "PLEASE CONCLUDE" not in on.text()
        await on.press("c")
        desk.actor = Actor("ana", "moderator", "t1")
        desk.do(do.Next())
        await on.tick()
        assert "PLEASE CONCLUDE" not in on.text()
