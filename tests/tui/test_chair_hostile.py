"""The chair's view of agendas that are hostile, empty, long or odd, and in terminals that are very small."""

from __future__ import annotations

import json
from datetime import datetime, timedelta

import pytest
from textual.screen import ModalScreen

from idm_tui.core import commands as do
from idm_tui.core.day_sentence import day_sentence
from idm_tui.tui.screens.chair import ChairScreen
from idm_tui.tui.screens.preview import PreviewScreen
from idm_tui.tui.widgets.ledger import Ledger
from tests.agendas import plan_of
from tests.core.told import small
from tests.tui.chair import EMPTY, LATE, chair_at
from tests.tui.screens import NARROW, USUAL, WIDE, Scene
from tests.tui.test_hostile import CONTROLS, HOSTILE, check, control_characters, hostile_plan

LATE_ONE: Scene = (
    ("11:07", do.Start(session="one")),
    ("11:08", do.Next()),
)


@pytest.mark.parametrize("name", HOSTILE)
async def test_hostile_text_in_every_panel_and_in_the_preview(name: str) -> None:
    text = HOSTILE[name]
    async with chair_at("11:20", LATE_ONE, hostile_plan(text)) as on:
        for size in (NARROW, USUAL, WIDE):
            await on.resize(*size)
            await on.tick()
            check(on, text)
            for key in ("f", "b", "h"):
                await on.press(key)
                assert isinstance(on.app.screen, PreviewScreen)
                check(on, text)
                await on.press("escape")
            await on.press("down", "k")  # the second session
            assert isinstance(on.app.screen, PreviewScreen)
            check(on, text)
            await on.press("enter")
            assert "session.skipped" in on.kinds()
            check(on, text)
            await on.press("u", "up")
            on.text()
            await on.press("v")
            await on.press("escape")
        await on.at("13:20")  # the reminder names it
        check(on, text)


async def test_controls_in_the_agenda_never_reach_the_chairs_screen() -> None:
    plan = hostile_plan(json.loads(f'"{CONTROLS}"'))
    async with chair_at("11:20", LATE_ONE, plan, size=USUAL) as on:
        for keys in ((), ("f",), ("escape", "b"), ("escape", "h"), ("escape", "down", "k"), ("enter",)):
            await on.press(*keys)
            assert "safe" in "\n".join(on.lines(exact=not isinstance(on.app.screen, ModalScreen)))
            assert not control_characters(on.text())


# --- nothing, much, odd


@pytest.mark.parametrize("size", [NARROW, USUAL, WIDE, (40, 10)])
async def test_an_empty_agenda(size: tuple[int, int]) -> None:
    async with chair_at("11:00", (), EMPTY, size=size) as on:
        on.text()
        for key in ("f", "b", "h", "escape", "down", "enter", "s", "e", "o", "O", "+", ".", "u"):
            await on.press(key)
            on.text()
            if isinstance(on.app.screen, PreviewScreen):
                await on.press("enter")
                assert isinstance(on.app.screen, PreviewScreen)
                await on.press("escape")
        assert on.kinds() == []
        await on.press("1", "2", "4")
        on.text()


async def test_a_day_without_sessions() -> None:
    plan = plan_of('[event]\nid = "e"\ntitle = "E"\ntimezone = "UTC"\n[[days]]\ndate = 2007-10-08\ntitle = "Day"\n')
    async with chair_at("2007-10-08T11:00", (), plan) as on:
        assert "DAY" in on.text()
        assert on.app.screen.query_one(Ledger).session_at_cursor() == ""


def many(count: int, minutes: int) -> str:
    start = datetime(2007, 10, 8, 0, 0)  # noqa: DTZ001 - a time of the day
    times = [f"{start + timedelta(minutes=minutes * n):%H:%M}" for n in range(count + 1)]
    return small("\n".join(f"s{n:03} {times[n]} {times[n + 1]}" for n in range(count)), date="2007-10-08")


async def test_a_day_of_three_hundred_sessions() -> None:
    scene: Scene = (("07:02", do.Start(session="s105")),)
    async with chair_at("07:05", scene, plan_of(many(300, 4))) as on:
        for size in (NARROW, USUAL, WIDE):
            await on.resize(*size)
            assert "+0:02 late" in on.lines()[0]
            assert any(line.startswith("▌▶ 07:00–07:04") for line in on.lines())
        await on.resize(*NARROW)
        await on.press("end")
        assert any(line.startswith("▌  19:56–20:00") for line in on.lines())
        await on.press("home")
        assert any(line.startswith("▌· 00:00–00:04") for line in on.lines())
        await on.press(".")
        assert any(line.startswith("▌▶ 07:00–07:04") for line in on.lines())


async def test_the_preview_of_a_long_day_still_says_what_enter_does() -> None:
    scene: Scene = (("07:02", do.Start(session="s105")),)
    async with chair_at("07:05", scene, plan_of(many(300, 4))) as on:
        await on.press("f")
        assert "later" in on.text()
        assert "Enter does it" in on.text()
        await on.press("enter")
        assert on.kinds().count("session.retimed") == 194
        await on.press("u")
        assert not on.desk.state.retimed


async def test_sessions_of_no_length() -> None:
    lines = 'one 10:00 11:00\nmark 11:00 11:00\ntwo 11:00 12:00 fixed_end = true; min = "0m"\nthree 12:00 13:00'
    plan = plan_of(small(lines, date="2007-10-08"))
    scene: Scene = (("10:00", do.Start()), ("10:30", do.Extend(duration=4200)))
    async with chair_at("10:40", scene, plan) as on:
        for size in (NARROW, USUAL, WIDE):
            await on.resize(*size)
            assert "12:10–12:10" in on.text()
            assert "nothing is left of two" in on.text()
            assert "mark" not in on.text()
        await on.resize(*NARROW)
        for key in ("f", "b", "h"):
            await on.press(key)
            on.text()
            await on.press("escape")
        await on.press("f", "enter")
        assert on.kinds().count("session.retimed") == 2
        on.text()


async def test_a_session_of_a_minute_and_one_over_midnight() -> None:
    plan = plan_of(small("tea 10:00 10:01\ngala 20:00 01:30", date="2007-10-08"))
    scene: Scene = (("20:10", do.Start(session="gala")),)
    async with chair_at("2007-10-09T00:40", scene, plan, size=USUAL) as on:
        assert "20:10–01:40" in on.text()
        assert "+0:10" in on.lines()[0]
        await on.at("2007-10-09T01:50")
        assert "20:10–01:50" in on.text()


@pytest.mark.parametrize("size", [(40, 10), (20, 5), (10, 3), (1, 1), (79, 23), (300, 100)], ids=str)
async def test_a_terminal_of_any_size(size: tuple[int, int]) -> None:
    async with chair_at("11:04", LATE) as on:
        await on.resize(*size)
        on.text()
        for key in ("f", "escape", "b", "escape", "down", "k", "escape", "v", "escape", "?", "escape", "+"):
            await on.press(key)
            on.lines(exact=False)
        await on.resize(*NARROW)
        assert type(on.app.screen) is ChairScreen
        assert on.kinds()[-1] == "session.extended"
        assert "+0:08 late" in on.lines()[0]


async def test_in_a_small_terminal_how_late_it_is_comes_before_the_title() -> None:
    async with chair_at("11:04", LATE, size=(40, 10)) as on:
        assert "+0:07 late" in on.lines()[0]


async def test_a_sentence_that_is_cut_says_so() -> None:
    names = [f"{letter}{'m' * 39}" for letter in "ABCDE"]
    text = small("\n".join(f"{n} 1{i}:00 1{i + 1}:00 fixed_end = true" for i, n in enumerate(names)), date="2007-10-08")
    scene: Scene = (("10:00", do.Start()), ("10:10", do.Extend(duration=3600)), ("10:10", do.Skip(session=names[3])))
    async with chair_at("10:12", scene, plan_of(text)) as on:
        shown = " ".join(" ".join(on.lines()[1:3]).split())
        assert shown == day_sentence(on.desk.look()) or shown.endswith("…")


async def test_an_agenda_that_changes_under_the_chair() -> None:
    async with chair_at("11:04", LATE) as on:
        await on.press("down", "down", "down", "f")
        on.news.waiting = EMPTY
        await on.tick()
        await on.until(lambda: "Esc leaves it" in on.text())
        await on.press("enter", "escape")
        on.text()
        assert type(on.app.screen) is ChairScreen
