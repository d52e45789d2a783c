"""A day of ticks, sped up: how much memory the app grows by in 86,400 seconds.

python bench/ticks.py [TICKS]
"""

from __future__ import annotations

import asyncio
import gc
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

from idm_tui.core import commands as do
from idm_tui.core.clock import RehearsalClock
from idm_tui.desk import Actor, Desk
from idm_tui.formats.source import AgendaSource
from idm_tui.journal.memory import MemoryJournal
from idm_tui.tui.app import IdmApp

START = datetime(2007, 10, 8, 9, 20, tzinfo=UTC)


class Unchanged:
    """An agenda that nobody edits."""

    def news(self) -> None:
        """Nothing."""


def resident_kib() -> int:
    """Return the resident memory of this process."""
    return next(int(line.split()[1]) for line in Path("/proc/self/status").read_text().splitlines() if "VmRSS" in line)


async def main() -> None:
    """Tick and print."""
    ticks = int(sys.argv[1]) if len(sys.argv) > 1 else 86_400
    clock = RehearsalClock(START, real=lambda: START)
    plan = AgendaSource(Path(__file__).parent.parent / "agenda.toml").load()
    desk = Desk(plan, MemoryJournal(), clock, Actor("bench"))
    for command in (do.Start(), do.Next(), do.Put(number=1), do.TimerStart(duration=3600)):
        desk.do(command)
    app = IdmApp(desk, Unchanged(), lambda _start: desk)
    async with app.run_test(size=(80, 24)) as pilot:
        before = 0
        for tick in range(ticks):
            clock.jump(START + timedelta(seconds=tick % 6000))
            app.refresh_view()
            if tick % 50 == 0:
                await pilot.pause(0)
            if tick == min(2000, ticks // 4):  # what is cached once is cached by then
                gc.collect()
                before = resident_kib()
        gc.collect()
        print(f"{ticks} ticks: {resident_kib() - before:+} KiB")


asyncio.run(main())
