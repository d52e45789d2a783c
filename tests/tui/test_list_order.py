"""The order of the list of speakers is the moderator's: moved, taken off, put back, one name twice."""

from __future__ import annotations

import pytest

from idm_tui.core import commands as do
from idm_tui.tui.widgets.speakers_list import SpeakersListPanel
from tests.tui.screens import NARROW, USUAL, Scene, Stage, stage
from tests.tui.test_discussion import DISCUSSING, OPEN, POINT, listed, panel, ready


def cursor(on: Stage) -> str:
    """The row of the list that the cursor is on."""
    found = [line for line in panel(on, SpeakersListPanel) if line.startswith("▌")]
    return found[0].strip("▌ ") if found else ""


MOVES = (
    (("<",), ["Chile", "Nepal", "Mali", "Fiji", "Peru"]),
    ((">",), ["Chile", "Mali", "Fiji", "Nepal", "Peru"]),
    (("<", "<"), ["Nepal", "Chile", "Mali", "Fiji", "Peru"]),
    ((">", ">"), ["Chile", "Mali", "Fiji", "Peru", "Nepal"]),
    ((">", ">", ">"), ["Chile", "Mali", "Fiji", "Peru", "Nepal"]),
    (("d",), ["Chile", "Mali", "Fiji", "Peru"]),
)


@pytest.mark.parametrize(("keys", "order"), MOVES, ids=["".join(keys) for keys, _order in MOVES])
async def test_the_name_under_the_cursor_is_moved_and_taken_off(keys: tuple[str, ...], order: list[str]) -> None:
    async with stage("11:31", OPEN, size=NARROW) as on:
        await on.press("tab", "down", "down", *keys)
        assert listed(on) == order


async def test_the_cursor_stays_on_the_name_that_it_moves() -> None:
    async with stage("11:31", OPEN, size=USUAL) as on:
        await on.press("tab", "down", "down", "<")
        assert "Nepal" in cursor(on)
        await on.press(">", ">")
        assert "Nepal" in cursor(on)


@pytest.mark.parametrize("key", ["<", ">", "d"])
async def test_without_a_cursor_on_the_list_the_keys_say_where_to_go(key: str) -> None:
    async with stage("11:31", OPEN, size=NARROW) as on:
        before = on.kinds()
        await on.press(key)
        assert "go to a name on the list first" in on.said
        assert on.kinds() == before


async def test_of_a_name_that_is_there_twice_the_right_one_goes() -> None:
    scene: Scene = (*OPEN, ("11:30", do.ListAdd(speaker="Chile", about="second", again=True)))
    for key, firsts in (("d", 0), ("<", 5)):
        async with stage("11:31", scene, size=NARROW) as on:
            await on.press("tab", "end", key)
            abouts = [entry.about for entry in on.run.list.entries]
            assert abouts.index("second") == 4 if firsts else "second" not in abouts
    async with stage("11:31", scene, size=NARROW) as on:
        await on.press("tab", "end", "enter")
        assert on.run.floor is not None
        assert on.run.floor.about == "second"
        assert [entry.about for entry in on.run.list.entries] == [""] * 5


async def test_the_last_speaker_is_put_back_at_the_head() -> None:
    async with stage("11:33", (*DISCUSSING, ("11:32", do.Yield())), size=NARROW) as on:
        await on.press("A")
        assert listed(on) == ["Chile", "Mali", "Nepal", "Fiji", "Peru"]
        assert await ready(on) == "Chile"


async def test_a_point_of_order_is_not_put_back() -> None:
    async with stage("11:34", (*POINT, ("11:33", do.Next()), ("11:33", do.Yield())), size=NARROW) as on:
        await on.press("A")
        assert [(entry.name, entry.kind) for entry in on.run.list.entries][:1] == [("Chile", "statement")]


async def test_who_has_not_spoken_yet_today_is_marked() -> None:
    async with stage("11:33:30", (*DISCUSSING, ("11:32:30", do.Yield()), ("11:33", do.ListAgain())), size=USUAL) as on:
        rows = [line for line in panel(on, SpeakersListPanel) if line[:1].isdigit()]
        assert rows[0].startswith("1 Chile")
        assert rows[0].endswith("1× 1:30")
        assert all(row.endswith("first time") for row in rows[1:])
