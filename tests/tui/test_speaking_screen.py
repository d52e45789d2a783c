"""Speaking times on the screen: the panel, questions, groups, persons; they follow the clock."""

from __future__ import annotations

import pytest

from idm_tui.core import commands as do
from idm_tui.tui.screens.moderator import ModeratorScreen
from idm_tui.tui.screens.speaking import SpeakingScreen
from tests.agendas import plan_of
from tests.tui.screens import NARROW, USUAL, WIDE, Scene, Stage, stage
from tests.tui.test_discussion import HEARD, adds
from tests.tui.test_names_prompt import PLAN, workshop_with

SPOKEN: Scene = (
    *HEARD,
    ("11:30", do.Put(number=1)),
    *adds("11:30", "Senegal", "Sri Lanka"),
    ("11:30", do.ListAdd(speaker="Ecuador", group="GRULAC")),
    ("11:31", do.Next()),
    ("11:34", do.Next()),
    ("11:35", do.PointOfOrder(speaker="Tonga")),
    ("11:37", do.Next()),
    ("11:38", do.Next()),
)


def rows(on: Stage) -> dict[str, str]:
    """Each name with what stands behind it, the bars aside."""
    found = {}
    for line in on.lines():
        inside = line.partition("│")[2].rpartition("│")[0].replace("█", "").strip()
        name, times, rest = inside.rpartition("×")
        if times:
            head, _space, count = name.rpartition(" ")
            found[head.strip()] = f"{count}× {rest.strip()}"
    return found


@pytest.mark.parametrize("size", [NARROW, USUAL, WIDE])
async def test_times_by_panel_question_group_and_person(size: tuple[int, int]) -> None:
    async with stage("11:39:00", SPOKEN, plan=PLAN, size=size) as on:
        await on.press("B")
        assert isinstance(on.app.screen, SpeakingScreen)
        assert "SPEAKING TIMES · today" in on.text()
        found = rows(on)
        assert found["Kreshna Bunjun"] == "1× 9:00"
        assert found["GRULAC"] == "1× 1:00"
        if size != NARROW:  # what does not fit there is reached with the arrows
            assert found["African Group"] == "1× 3:00"
            assert found["Sri Lanka"] == "1× 2:00"  # the point of order cost nothing
            assert found["Ecuador"] == "1× 1:00"
            assert "Tonga" not in found


async def test_the_times_follow_the_clock() -> None:
    async with stage("11:39:00", SPOKEN, plan=PLAN, size=USUAL) as on:
        await on.press("B")
        await on.at("11:40:05")
        await on.until(lambda: rows(on)["Ecuador"] == "1× 2:05")


@pytest.mark.parametrize("key", ["escape", "B", "q", "enter"])
async def test_it_closes_and_nothing_was_done(key: str) -> None:
    async with stage("11:39:00", SPOKEN, plan=PLAN, size=NARROW) as on:
        before = on.kinds()
        await on.press("B")
        await on.press("n", "p", "d")
        assert isinstance(on.app.screen, SpeakingScreen)
        await on.press(key)
        assert isinstance(on.app.screen, ModeratorScreen)
        assert on.kinds() == before


async def test_a_long_table_is_scrolled_with_the_keys_and_stays_there() -> None:
    async with stage("11:39:00", SPOKEN, plan=PLAN, size=NARROW) as on:
        await on.press("B", "end")
        await on.settle()
        assert "Esc closes" in on.text()
        await on.at("11:39:05")
        await on.pilot.pause(1.2)
        assert "Esc closes" in on.text()


async def test_it_opens_before_anything_was_said() -> None:
    for when in ("2007-10-07T20:00", "11:20", "2026-03-01T09:00"):
        async with stage(when, size=NARROW) as on:
            await on.press("B")
            assert "SPEAKING TIMES" in on.text()
            await on.press("escape")
            assert isinstance(on.app.screen, ModeratorScreen)


@pytest.mark.parametrize("name", ["[/] x", "[red]x[/red]", "国際移住対話" * 9, "e\u0301" * 60, "👩‍👩‍👧‍👦 ❤️"])
async def test_hostile_names_stay_text_and_the_columns_stay_straight(name: str) -> None:
    scene: Scene = (*HEARD, *adds("11:30", name, "Ecuador"), ("11:31", do.Next()), ("11:33", do.Next()))
    async with stage("11:34", scene, plan=plan_of(workshop_with(name)), size=USUAL) as on:
        await on.press("B", "end")
        lines = on.lines(exact=False)
        assert any(name[:5] in line for line in lines)
        if "👩" not in name:
            on.lines()
