"""Signals: none unless chosen; a flash, the bell, a notification, each once, for the one who chose it."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest

from idm_tui.core import commands as do
from idm_tui.desk import Actor
from tests.tui.screens import NARROW, USUAL, Scene, Stage, desk_at, stage

# The floor is given for 10 minutes at 11:16: the warning comes at 11:24, zero at 11:26.
SPEAKING: Scene = (("11:00", do.Start(session="session-1")), ("11:16", do.Give(speaker="Arkless")))
WEZTERM = {"TERM_PROGRAM": "WezTerm"}


def choosing(signals: str) -> Scene:
    return (*SPEAKING, ("11:17", do.Signals(signals=signals)))


@dataclass
class Called:
    """How often the app called, and how."""

    bells: int = 0
    written: list[str] = field(default_factory=list)
    flashed: list[str] = field(default_factory=list)


def listen(on: Stage, monkeypatch: pytest.MonkeyPatch, terminal: dict[str, str] = WEZTERM) -> Called:
    """Note what the app would do to the terminal."""
    called, flash = Called(), on.app.flash

    def bell() -> None:
        called.bells += 1

    def flashing(sentence: str) -> None:
        called.flashed.append(sentence)
        flash(sentence)

    monkeypatch.setattr(on.app, "bell", bell)
    monkeypatch.setattr(on.app, "write_to_terminal", called.written.append)
    monkeypatch.setattr(on.app, "flash", flashing)
    monkeypatch.setattr(on.app._alerts, "_environ", terminal)
    return called


MARKS = ("11:23:59", "11:24", "11:24:01", "11:25:59", "11:26", "11:26:01", "11:26:59", "11:27", "11:27:01", "11:28")
SAID = [
    "David Arkless: time is running out",
    "David Arkless: time is up",
    "David Arkless: 1 minute over",
    "David Arkless: 2 minutes over",
]


@pytest.mark.parametrize("role", ["moderator", "chair", "rapporteur"])
async def test_each_mark_calls_once(monkeypatch: pytest.MonkeyPatch, role: str) -> None:
    async with stage(desk=desk_at("11:23", choosing("flash bell desktop"), role=role), size=NARROW) as on:
        called = listen(on, monkeypatch)
        for when in MARKS:
            await on.at(when)
            await on.tick()  # looking again is no news
        assert called.flashed == SAID
        assert called.bells == 4
        assert called.written == [f"\x1b]9;{words}\x1b\\" for words in SAID]


@pytest.mark.parametrize(
    ("signals", "rings", "writes", "flashes"),
    [
        ("bell", True, False, False),
        ("desktop", False, True, False),
        ("flash", False, False, True),
        ("bell, FLASH", True, False, True),
        ("none", False, False, False),
    ],
)
async def test_only_what_was_chosen_calls(
    monkeypatch: pytest.MonkeyPatch,
    signals: str,
    rings: bool,  # noqa: FBT001
    writes: bool,  # noqa: FBT001
    flashes: bool,  # noqa: FBT001
) -> None:
    async with stage("11:25", choosing(signals), size=NARROW) as on:
        called = listen(on, monkeypatch)
        await on.at("11:26")
        assert (called.bells == 1, bool(called.written), bool(called.flashed)) == (rings, writes, flashes)


async def test_it_is_quiet_by_default(monkeypatch: pytest.MonkeyPatch) -> None:
    async with stage("11:23", SPEAKING, size=NARROW) as on:
        called = listen(on, monkeypatch)
        for when in MARKS:
            await on.at(when)
        assert called == Called()


async def test_what_another_chose_does_not_ring_here(monkeypatch: pytest.MonkeyPatch) -> None:
    desk = desk_at("11:25", SPEAKING)
    desk.actor = Actor("ben", "chair", "t2")
    desk.do(do.Signals(signals="bell flash desktop"))
    desk.actor = Actor("ana", "moderator", "t1")
    async with stage(desk=desk, size=NARROW) as on:
        called = listen(on, monkeypatch)
        await on.at("11:26")
        assert called == Called()


async def test_a_choice_counts_at_once_and_undo_takes_it_back(monkeypatch: pytest.MonkeyPatch) -> None:
    async with stage("11:23", SPEAKING, size=NARROW) as on:
        called = listen(on, monkeypatch)
        await on.press("!")
        await on.type("bell", "enter")
        assert "signals: bell" in on.said
        await on.at("11:24")
        assert called.bells == 1
        await on.press("u")
        await on.at("11:26")
        assert called.bells == 1
        await on.press("!")
        await on.type("bell", "enter", "!")
        await on.type("none", "enter")
        await on.at("11:27")
        assert called.bells == 1


async def test_a_laptop_that_slept_calls_once(monkeypatch: pytest.MonkeyPatch) -> None:
    async with stage("11:20", choosing("bell flash"), size=NARROW) as on:
        called = listen(on, monkeypatch)
        await on.at("11:40:30")
        assert called.flashed == ["David Arkless: 14 minutes over"]
        await on.at("13:05")
        assert called.flashed[1:] == ["David Arkless: 99 minutes over · Session I: 5 minutes over"]
        assert called.bells == 2


# What happened before 11:25, and nothing that calls until 11:30.
QUIET: dict[str, Scene] = {
    "the speaker's time is stopped": (("11:20", do.Pause()),),
    "the speaker has ended": (("11:20", do.Yield()),),
    "more time was given": (("11:20", do.Add(duration=900)),),
    "the session has ended": (("11:20", do.End()),),
}


@pytest.mark.parametrize("why", QUIET)
async def test_nothing_calls(monkeypatch: pytest.MonkeyPatch, why: str) -> None:
    async with stage("11:23", (*choosing("bell flash desktop"), *QUIET[why]), size=NARROW) as on:
        called = listen(on, monkeypatch)
        for when in MARKS:
            await on.at(when)
        assert called == Called()


async def test_nothing_calls_when_the_clock_is_set_back_or_the_app_is_opened_late(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async with stage("11:29:30", choosing("bell flash"), size=NARROW) as on:
        assert "▲" not in on.lines()[0]
        called = listen(on, monkeypatch)
        for when in ("11:23:30", "11:10", "11:23:59"):
            await on.at(when)
        assert called == Called()
        await on.at("11:24")
        assert called.bells == 1


# --- the flash


@pytest.mark.parametrize("size", [NARROW, USUAL])
@pytest.mark.parametrize("role", ["moderator", "chair", "rapporteur"])
async def test_a_flash_stands_in_the_top_line_and_goes_away(size: tuple[int, int], role: str) -> None:
    async with stage(desk=desk_at("11:25:30", choosing("flash"), role=role), size=size) as on:
        await on.at("11:26")
        assert on.lines()[0].strip() == "▲ David Arkless: time is up"
        rest = on.lines()[1:-1]
        await on.calm()
        assert "Making Global Labour Mobility" in on.lines()[0]
        assert "11:26:00" in on.lines()[0]
        assert on.lines()[1:-1] == rest


async def test_a_flash_is_seen_over_a_prompt_and_from_the_view_one_went_to(monkeypatch: pytest.MonkeyPatch) -> None:
    async with stage("11:25:30", choosing("flash"), size=NARROW) as on:
        await on.press("a", *"Chi")
        await on.at("11:26")
        assert "▲ David Arkless: time is up" in on.lines()[0]
        await on.press(*"le", "enter")
        assert [entry.name for entry in on.run.list.entries] == ["Chile"]
        await on.calm()
        await on.press("2")
        await on.at("11:27")
        assert "▲ David Arkless: 1 minute over" in on.lines()[0]
