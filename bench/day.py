"""What the chair's rules cost: the workshop, ten thousand sessions on ten days, and a room with 330 sessions a day.

python bench/day.py
"""

from __future__ import annotations

import time
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from big_agenda import big_agenda
from idm_tui.core import commands as do
from idm_tui.core.clock import RehearsalClock, parse_when
from idm_tui.core.day_sentence import day_sentence
from idm_tui.core.timing import session_timings
from idm_tui.desk import Actor, Desk
from idm_tui.formats.toml import read
from idm_tui.journal.memory import MemoryJournal

if TYPE_CHECKING:
    from collections.abc import Callable

    from idm_tui.core.plan import Plan

ROUNDS = 50


def crowded_day() -> str:
    """Return an agenda of 330 sessions of four minutes in one room on one day."""
    sessions = "\n".join(
        f'[[days.sessions]]\nid = "s{n}"\nkind = "session"\ntitle = "Session {n}"\n'
        f'start = "{n * 4 // 60:02}:{n * 4 % 60:02}"\nend = "{(n + 1) * 4 // 60:02}:{(n + 1) * 4 % 60:02}"\n'
        for n in range(330)
    )
    return f'[event]\nid = "c"\ntitle = "C"\ntimezone = "Europe/Zurich"\n[[days]]\ndate = 2026-05-01\n{sessions}'


def cost_ms(act: Callable[[], object]) -> float:
    """Return the median of some rounds."""
    found = []
    for _round in range(ROUNDS):
        began = time.perf_counter()
        act()
        found.append((time.perf_counter() - began) * 1000)
    return median(found)


def measure(plan: Plan, when: str) -> tuple[float, ...]:
    """Return what a tick, a command with its projection, a preview, the table and the sentence cost."""
    start = parse_when(when, plan.zone, datetime.now(UTC))
    desk = Desk(plan, MemoryJournal(), RehearsalClock(start, real=lambda: start), Actor("bench"))
    desk.do(do.Start())
    desk.clock = RehearsalClock(parse_when(when[:-2] + "59", plan.zone, start), real=lambda: start)
    seen = desk.look()
    day = seen.projection.rows[0].session.day

    def command() -> None:
        desk.do(do.Extend(duration=60))
        desk.look()

    return (
        cost_ms(desk.look),
        cost_ms(command),
        cost_ms(lambda: desk.preview(do.Shift(duration=420))),
        cost_ms(lambda: session_timings(seen, day)),
        cost_ms(lambda: day_sentence(seen)),
    )


def main() -> None:
    """Measure and print, in milliseconds."""
    workshop = read((Path(__file__).parent.parent / "agenda.toml").read_bytes(), "agenda.toml").plan
    plans = {
        "the workshop": (workshop, "2007-10-08T11:04"),
        "10,000 sessions, 30 rooms": (read(big_agenda().encode(), "big").plan, "2026-05-03T10:04"),
        "330 sessions in a room": (read(crowded_day().encode(), "crowded").plan, "2026-05-01T10:04"),
    }
    print(f"{'ms':28}{'tick':>9}{'command':>9}{'preview':>9}{'table':>9}{'sentence':>9}")
    for name, (plan, when) in plans.items():
        print(f"{name:28}" + "".join(f"{ms:9.2f}" for ms in measure(plan, when)))


if __name__ == "__main__":
    main()
