"""The general discussion on the screen: points of order, rounds, the clock, who is next."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from idm_tui.core import commands as do
from idm_tui.tui.screens.moderator import ModeratorScreen
from idm_tui.tui.screens.preview import PreviewScreen
from idm_tui.tui.widgets.floor import Floor
from idm_tui.tui.widgets.panel_list import PanelList
from idm_tui.tui.widgets.speakers_list import SpeakersListPanel
from tests.tui.screens import NARROW, USUAL, WIDE, Scene, Stage, stage
from tests.tui.test_keys import SPEAKING
from tests.tui.test_screens import pictures

if TYPE_CHECKING:
    from idm_tui.tui.widgets.lines import Lines

SIZES = (NARROW, USUAL, WIDE)
HEARD: Scene = (  # the panel was heard
    *SPEAKING,
    ("11:12", do.Next()),
    ("11:20", do.Next()),
    ("11:29", do.Yield()),
)


def adds(when: str, *names: str) -> Scene:
    return tuple((when, do.ListAdd(speaker=name)) for name in names)


OPEN: Scene = (*HEARD, *adds("11:30", "Chile", "Mali", "Nepal", "Fiji", "Peru"))
DISCUSSING: Scene = (*OPEN, ("11:31", do.Next()))
ROUND: Scene = (*OPEN, ("11:31", do.RoundOpen(size=2)), ("11:31", do.Next()))
POINT: Scene = (*DISCUSSING, ("11:32", do.PointOfOrder(speaker="Tonga")))
LATE: Scene = (*HEARD, *adds("12:40", *(f"Delegation {number}" for number in range(1, 13))), ("12:45", do.Next()))


def panel(on: Stage, kind: type[Lines]) -> list[str]:
    """The lines of one panel as they stand on the screen."""
    region = on.app.screen.query_one(kind).region
    lines = on.lines()[region.y : region.bottom]
    return [line.ljust(region.right)[region.x : region.right].strip(" ▕│") for line in lines]


def listed(on: Stage) -> list[str]:
    return [entry.name for entry in on.run.list.entries]


def speaker(on: Stage) -> str:
    return on.run.floor.speaker if on.run.floor else ""


def note(on: Stage) -> str:
    """What stands between the heading of the list and its names."""
    marks = on.app.screen.query_one(SpeakersListPanel)._items_of_lines
    lines = panel(on, SpeakersListPanel)
    return " / ".join(line for line, item in zip(lines[1:], marks[1:], strict=False) if item < 0)


async def ready(on: Stage) -> str:
    """Whom the stage display announces."""
    await on.press("4")
    last = on.lines()[-1].strip()
    await on.press("1")
    return last.removeprefix("Next: ").removesuffix(", please be ready")


# --- points of order


@pytest.mark.parametrize("size", SIZES)
async def test_a_point_of_order_is_heard_at_once_and_the_floor_goes_back(size: tuple[int, int]) -> None:
    async with stage("11:32", DISCUSSING, size=size) as on:
        await on.press("P", *"Tonga", "enter")
        await on.at("11:32:20")
        floor = "\n".join(panel(on, Floor))
        assert "POINT OF ORDER Tonga" in floor
        assert "Chile waits, 2:00 left" in floor
        await on.at("11:35:00")
        assert "Chile waits, 2:00 left" in "\n".join(panel(on, Floor))
        assert await ready(on) == "Chile"
        await on.press("n")
        assert speaker(on) == "Chile"
        assert on.run.floor is not None
        assert on.run.floor.remaining_s(on.clock.now()) == 120
        assert "POINT OF ORDER" not in on.text()
        assert listed(on) == ["Mali", "Nepal", "Fiji", "Peru"]


async def test_y_ends_a_point_of_order_too_and_somebody_in_overtime_waits_with_it() -> None:
    async with stage("11:34:30", DISCUSSING, size=NARROW) as on:
        await on.press("P", *"Tonga", "enter")
        assert "Chile waits, 0:30 over" in "\n".join(panel(on, Floor))
        await on.press("y")
        assert speaker(on) == "Chile"


async def test_a_point_of_order_in_the_middle_of_another_and_with_nobody_speaking() -> None:
    async with stage("11:30", OPEN, size=NARROW) as on:
        await on.press("P", *"Tonga", "enter")
        assert "POINT OF ORDER Tonga" in on.text()
        assert "waits" not in "\n".join(panel(on, Floor))
        await on.press("n", "y", "n")
        on.app._doubts._last_next = None
        assert speaker(on) in ("Chile", "")
    async with stage("11:32", POINT, size=NARROW) as on:
        await on.press("P", *"Samoa", "enter")
        assert speaker(on) == "Samoa"
        assert "Chile waits, 2:00 left" in "\n".join(panel(on, Floor))
        await on.press("n")
        assert speaker(on) == "Chile"


async def test_a_panellist_whom_a_point_of_order_holds_up_still_waits() -> None:
    async with stage("11:05", SPEAKING, size=NARROW) as on:
        await on.press("P", *"Tonga", "enter")
        assert not any(line.startswith("✓") and "Bunjun" in line for line in panel(on, PanelList))


async def test_a_point_of_order_adds_nothing_to_the_discussion() -> None:
    async with stage("11:05", SPEAKING, size=USUAL) as on:
        before = on.desk.look().budget
        await on.press("P", *"Tonga", "enter")
        now = on.desk.look().budget
        assert before is not None
        assert now is not None
        assert now.discussion_s <= before.discussion_s  # the speaker still has eight minutes to come


# --- rounds


@pytest.mark.parametrize("size", SIZES)
async def test_a_round_the_panel_and_the_next_round(size: tuple[int, int]) -> None:
    async with stage("11:31", OPEN, size=size) as on:
        await on.press("R")
        assert "Round 1: 0 of 4 heard" in note(on)
        for heard, name in enumerate(("Chile", "Mali", "Nepal", "Fiji"), 1):
            on.app._doubts._last_next = None
            await on.press("n")
            assert speaker(on) == name
            assert f"Round 1: {heard} of 4 heard" in note(on)
        assert "R: the panel" in note(on)
        assert await ready(on) == "Peru"  # a round is never forced
        await on.press("R")
        assert "Round 1, panel: Kreshna Bunjun" in note(on)
        assert await ready(on) == "Kreshna Bunjun"
        for name, following in (
            ("Kreshna Bunjun", "David Arkless"),
            ("David Arkless", "Jung Mino"),
            ("Jung Mino", "Peru"),
        ):
            on.app._doubts._last_next = None
            await on.press("n")
            assert speaker(on) == name
            assert on.run.floor is not None
            assert (on.run.floor.kind, on.run.floor.limit_s) == ("answer", 240)
            assert await ready(on) == following
        assert "Round 1: the panel has replied · n:" in note(on)
        on.app._doubts._last_next = None
        await on.press("n")
        assert speaker(on) == "Peru"
        assert "Round 2: 1 of 4 heard" in note(on)


REPLYING: Scene = (*ROUND, ("11:32", do.RoundPanel()))
CLOSING: Scene = (*DISCUSSING, ("11:32", do.RoundClosing()))


@pytest.mark.parametrize("scene", [REPLYING, CLOSING], ids=["panel", "closing"])
async def test_who_is_to_reply_next_can_be_read_at_eighty_columns(scene: Scene) -> None:
    async with stage("11:32", scene, size=NARROW) as on:
        assert "Kreshna" in note(on)


async def test_the_next_round_by_hand_keeps_its_size_and_can_be_undone() -> None:
    async with stage("11:32", (*REPLYING, ("11:32", do.Yield())), size=USUAL) as on:
        await on.press("R")
        assert "Round 2: 0 of 2 heard" in note(on)
        await on.press("u")
        assert "Round 1, panel:" in note(on)


async def test_an_intervention_counts_in_one_round_only() -> None:
    async with stage("11:32", REPLYING, size=USUAL) as on:  # R, R while Chile has the floor
        await on.press("R")
        assert "Round 2: 0 of 2 heard" in note(on)


async def test_closing_words_of_the_panel() -> None:
    async with stage("12:50", DISCUSSING, size=USUAL) as on:
        await on.press("C")
        assert "Closing words: Kreshna Bunjun" in note(on)
        for name in ("Kreshna Bunjun", "David Arkless", "Jung Mino"):
            assert await ready(on) == name
            on.app._doubts._last_next = None
            await on.press("n")
            assert speaker(on) == name
            assert on.run.floor is not None
            assert on.run.floor.limit_s == 120
        assert "Closing words: all were heard" in note(on)


# --- against the clock


@pytest.mark.parametrize("size", SIZES)
async def test_a_list_that_does_not_fit_says_so_and_what_would(size: tuple[int, int]) -> None:
    async with stage("12:45", LATE, size=size) as on:
        heading = panel(on, SpeakersListPanel)[0]
        assert "ends 13:21" in heading
        assert "21 min past 13:00" in note(on)
        assert "F 1:00" in note(on)
        assert "c close" in note(on)
        await on.press("F")
        assert isinstance(on.app.screen, PreviewScreen)
        assert "each intervention has 1:00; the list is through by 13:00" in " ".join(on.text().split())
        await on.press("escape")
        assert on.run.list.limit_s is None
        await on.press("F", "enter")
        assert isinstance(on.app.screen, ModeratorScreen)
        assert on.run.list.limit_s == 60
        assert "past 13:00" not in on.text()
        await on.press("u")
        assert "21 min past 13:00" in note(on)
        await on.press("c")
        assert "closed" in panel(on, SpeakersListPanel)[0]
        assert "c close" not in note(on)
        await on.press("a")
        assert "the list is closed; c opens it again" in on.said


async def test_where_nothing_has_to_fit_f_says_why_and_changes_nothing() -> None:
    for when, scene, words in (
        ("11:31", DISCUSSING, "in time"),
        ("11:31", HEARD, "the list of speakers is empty"),
        ("12:59", LATE, "not even 0:30 each"),
    ):
        async with stage(when, scene, size=NARROW) as on:
            before = on.kinds()
            await on.press("F")
            assert words in " ".join(on.text().split())
            await on.press("enter")
            assert on.kinds() == before
            await on.press("escape")
            assert isinstance(on.app.screen, ModeratorScreen)


async def test_the_list_is_through_after_the_panel_that_is_heard_before_it() -> None:
    async with stage("11:13", (*SPEAKING, *adds("11:13", "Chile")), size=USUAL) as on:
        # ten minutes for each of two panellists, then three for the list
        assert "ends 11:36" in panel(on, SpeakersListPanel)[0]


# --- pictures

PICTURES: dict[str, tuple[str, Scene]] = {
    "round": ("11:32:10", ROUND),
    "panel": ("11:35:20", (*ROUND, ("11:33", do.Next()), ("11:35", do.RoundPanel()), ("11:35", do.Next()))),
    "point-of-order": ("11:32:20", POINT),
    "does-not-fit": ("12:46", LATE),
}


@pytest.mark.parametrize("name", PICTURES)
async def test_the_discussion_looks_like_this(name: str) -> None:
    when, scene = PICTURES[name]
    async with stage(when, scene, size=NARROW) as on:
        await pictures(on, f"discussion-{name}", ("80x24", "120x36", "200x60"))
