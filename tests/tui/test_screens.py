"""What the moderator sees, kept as plain text: a change of the screen shows in review as a change of its picture."""

from __future__ import annotations

import pytest

from idm_tui.core import commands as do
from tests.tui.screens import NARROW, USUAL, WIDE, Scene, Stage, check_snapshot, desk_at, stage

SIZES = {"80x24": NARROW, "120x36": USUAL, "200x60": WIDE}

LIVE: Scene = (
    ("11:03", do.Start()),
    ("11:05", do.Next()),
    ("11:16", do.Next()),
    ("11:17", do.Put(number=1)),
    ("11:19", do.Answered(number=1)),
    ("11:19", do.Put(number=2)),
    ("11:20", do.ListAdd(speaker="Philippines")),
    ("11:20", do.ListAdd(speaker="Ecuador", group="GRULAC", about="remittances")),
    ("11:21", do.ListAdd(speaker="Sri Lanka", kind="question")),
    ("11:21", do.TimerStart(duration=900, label="coffee")),
    ("11:22", do.TimerStart(duration=120, label="vote")),
)
# name of the snapshot, when it is looked at, what happened before
MOMENTS: dict[str, tuple[str, Scene]] = {
    "before": ("2007-10-07T20:00", ()),
    "not-started": ("11:20", ()),
    "live": ("11:23:20", LIVE),
    "warning": ("11:24:30", LIVE),
    "danger": ("11:25:45", LIVE),
    "overtime": ("11:28:12", LIVE),
    "stopped": ("11:25", (*LIVE, ("11:24", do.Pause()))),
    "suspended": ("11:40", (*LIVE, ("11:30", do.Yield()), ("11:31", do.Pause()))),
    "overrun": ("13:07:30", (*LIVE, ("11:26", do.Yield()), ("12:40", do.Put(number=5)))),
    "break": ("13:30", (*LIVE, ("12:58", do.End()))),
    "night": ("22:15", (*LIVE, ("12:58", do.End()), ("15:02", do.Start()), ("17:59", do.End()))),
    "long-after": ("2026-03-01T09:00", (*LIVE, ("12:58", do.End()))),
}


async def pictures(on: Stage, name: str, sizes: tuple[str, ...]) -> None:
    """Compare the screen at several sizes, all of them drawn before the first is judged."""
    texts = {}
    for size in sizes:
        await on.resize(*SIZES[size])
        texts[size] = on.text()
    for size, text in texts.items():
        check_snapshot(f"{name}-{size}", text)


@pytest.mark.parametrize("moment", MOMENTS)
async def test_the_moderators_view(moment: str) -> None:
    when, scene = MOMENTS[moment]
    async with stage(when, scene, size=NARROW) as on:
        await pictures(on, moment, ("80x24", "120x36", "200x60"))


# How one gets to what lies over the view or takes its place, and the sizes at which it is looked at.
LOOKED_UP: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "agenda": (("g",), ("80x24",)),
    "detail": (("g", "down", "down", "enter"), ("80x24", "120x36")),
    "help": (("question_mark",), ("80x24", "120x36")),
    "prompt": (("a", *"Chile"), ("80x24", "120x36")),
    "confirm": (("e",), ("80x24", "120x36")),
}


@pytest.mark.parametrize("name", LOOKED_UP)
async def test_what_is_looked_up_or_asked(name: str) -> None:
    keys, sizes = LOOKED_UP[name]
    async with stage("11:23:20", LIVE, size=NARROW) as on:
        await on.press(*keys)
        await pictures(on, name, sizes)


async def test_timers_are_there_from_the_first_drawing() -> None:
    async with stage("11:23:20", LIVE, size=NARROW, greeting=True) as on:
        assert "coffee" in on.text()


@pytest.mark.parametrize("size", [NARROW, USUAL, WIDE], ids=["80x24", "120x36", "200x60"])
@pytest.mark.parametrize("home", ["moderator", "chair", "rapporteur"])
@pytest.mark.parametrize("role", ["moderator", "chair", "rapporteur"])
async def test_a_view_looks_the_same_wherever_one_comes_from(home: str, role: str, size: tuple[int, int]) -> None:
    def body(text: str) -> list[str]:
        return text.splitlines()[:-1]  # the last line may still tell what was done

    async with stage(desk=desk_at("11:20", role=role), size=size) as on:
        at_home = body(on.text())
    async with stage(desk=desk_at("11:20", role=home), size=size) as on:
        await on.app.run_action(f"app.view_of('{role}')")
        await on.tick()
        assert body(on.text()) == at_home
