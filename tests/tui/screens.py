"""The app on a stage for tests: run at a size and an instant, its screen read as plain text, kept as snapshots."""

from __future__ import annotations

import asyncio
import os
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from difflib import unified_diff
from pathlib import Path
from typing import TYPE_CHECKING

from rich.cells import cell_len

from idm_tui.core.clock import RehearsalClock, parse_when
from idm_tui.desk import Actor, Desk
from idm_tui.journal.memory import MemoryJournal
from idm_tui.tui.app import IdmApp
from tests.agendas import workshop
from tests.clocks import ManualClock

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable

    from textual.pilot import Pilot

    from idm_tui.core.clock import Clock
    from idm_tui.core.commands import Command
    from idm_tui.core.plan import Plan
    from idm_tui.core.state import Run
    from idm_tui.journal import Journal
    from idm_tui.tui.outside import Hub

SNAPSHOTS = Path(__file__).parent / "snapshots"
NARROW, USUAL, WIDE = (80, 24), (120, 36), (200, 60)
# A situation: what was done at which instant, and the instant at which it is looked at.
Scene = tuple[tuple[str, "Command"], ...]


@dataclass
class News:
    """An agenda file of which tests decide what is new."""

    waiting: Plan | str | None = None

    def news(self) -> Plan | str | None:
        found, self.waiting = self.waiting, None
        return found


@dataclass
class Stage:
    """A running app and what tests need to drive it."""

    app: IdmApp
    pilot: Pilot[None]
    clock: ManualClock
    news: News

    @property
    def desk(self) -> Desk:
        return self.app.desk

    @property
    def run(self) -> Run:
        """What happened to the session that is live or due."""
        return self.desk.look().run

    @property
    def said(self) -> str:
        """The bottom line."""
        return self.lines()[-1]

    def kinds(self) -> list[str]:
        """The kinds of the facts in the journal, drafts aside."""
        return [fact.body.kind for fact in self.desk.journal.read() if fact.body.kind != "draft.kept"]

    def lines(self, *, exact: bool = True) -> list[str]:
        """The screen line by line, checked to be as wide as the terminal and no wider.

        Not `exact` where a dialog may cut an emoji of several signs in two: its halves are wider than the whole.
        """
        strips = self.app.screen._compositor.render_strips()
        assert len(strips) == self.app.size.height
        lines = ["".join(segment.text for segment in strip if not segment.control) for strip in strips]
        assert {strip.cell_length for strip in strips} == {self.app.size.width}
        widths = {sum(cell_len(segment.text) for segment in strip if not segment.control) for strip in strips}
        assert widths == {self.app.size.width} or not exact, "a line is wider than the screen, or shorter"
        return [line.rstrip() for line in lines]

    def text(self) -> str:
        return "\n".join(self.lines()) + "\n"

    def draft(self, place: str) -> str:
        """What is kept of what is being typed at a place."""
        kept = self.desk.draft(place)
        return kept.text if kept else ""

    async def press(self, *keys: str) -> None:
        await self.pilot.press(*keys)
        await self.settle()

    async def type(self, text: str, *more: str) -> None:
        """Type a text into the line that has the focus."""
        names = {" ": "space"}
        await self.press(*(names.get(ch, ch) for ch in text), *more)

    async def settle(self) -> None:
        """Wait until nothing is under way."""
        await self.pilot.pause()
        async with self.app._desk_lock:
            pass
        await self.pilot.pause()

    async def until(self, holds: Callable[[], bool]) -> None:
        """Wait until something holds."""
        async with asyncio.timeout(10):
            while not holds():
                await self.pilot.pause(0.02)

    async def tick(self) -> None:
        """Let the app look at the clock, as it does each second."""
        self.app.refresh_view()
        await self.pilot.pause()

    async def calm(self) -> None:
        """Let the seconds pass for which a sentence stays in the bottom line."""
        for _ in range(8):
            self.app.refresh_view()
        await self.pilot.pause()

    async def resize(self, width: int, height: int) -> None:
        await self.pilot.resize_terminal(width, height)
        await self.until(lambda: self.app.screen.size == (width, height))
        await self.pilot.pause()

    async def at(self, when: str) -> None:
        """Set the clock and let the app look at it."""
        self.clock.instant = at(when, self.desk.plan)
        await self.tick()


def at(when: str, plan: Plan | None = None) -> datetime:
    """Read 11:20 (on the first day of the workshop) or 2007-10-09T10:00."""
    plan = plan or workshop()
    return parse_when(when, plan.zone, plan.sessions[0].start if plan.sessions else datetime(2007, 10, 8, tzinfo=UTC))


def desk_at(
    when: str, scene: Scene = (), plan: Plan | None = None, journal: Journal | None = None, role: str = "moderator"
) -> Desk:
    """Set up a desk at which a scene was played, and leave its clock at an instant."""
    plan = plan or workshop()
    clock = ManualClock(at(when, plan))
    desk = Desk(plan, MemoryJournal() if journal is None else journal, clock, Actor("ana", "moderator", "t1"))
    for moment, command in scene:
        clock.instant = at(moment, plan)
        desk.do(command)
    clock.instant = at(when, plan)
    desk.actor = Actor("ana", role, "t1")
    return desk


@dataclass
class Rehearsals:
    """Makes the desks at which the app rehearses, on a clock that stands still."""

    plan: Plan
    made: list[Desk] = field(default_factory=list)

    def __call__(self, start: datetime) -> Desk:
        clock = RehearsalClock(start, real=lambda: datetime(2026, 1, 1, tzinfo=UTC))
        self.made.append(Desk(self.plan, MemoryJournal(), clock, Actor("ana", "moderator", "t1")))
        return self.made[-1]


@asynccontextmanager
async def stage(
    when: str = "11:20",
    scene: Scene = (),
    *,
    size: tuple[int, int] = USUAL,
    plan: Plan | None = None,
    desk: Desk | None = None,
    greeting: bool = False,
    hub: Hub | None = None,
) -> AsyncIterator[Stage]:
    """Run the app; what it says when it opens is waited for to pass, unless the greeting is meant."""
    desk = desk_at(when, scene, plan) if desk is None else desk
    clock: Clock = desk.clock
    news = News()
    app = IdmApp(desk, news, Rehearsals(desk.plan), hub=hub)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        on = Stage(app, pilot, clock if isinstance(clock, ManualClock) else ManualClock(), news)
        if not greeting:
            await on.calm()
        yield on


def check_snapshot(name: str, text: str) -> None:
    """Compare a screen with the one that is kept under a name."""
    path = SNAPSHOTS / f"{name}.txt"
    if os.environ.get("UPDATE_SNAPSHOTS") == "1":
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return
    if not path.is_file():
        how = "look at the screen, then make it with UPDATE_SNAPSHOTS=1 pytest tests/tui"
        raise AssertionError(f"there is no snapshot {path.name} yet: {how}")  # noqa: EM102
    kept = path.read_text(encoding="utf-8")
    if text != kept:
        difference = "\n".join(unified_diff(kept.splitlines(), text.splitlines(), path.name, "now", lineterm=""))
        raise AssertionError(f"{path.name} looks different; if that is meant: UPDATE_SNAPSHOTS=1\n{difference}")  # noqa: EM102
