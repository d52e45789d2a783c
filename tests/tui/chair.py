"""The chair's situations: what was done when, the instant at which it is looked at; and a plan with two rooms."""

from __future__ import annotations

from typing import TYPE_CHECKING

from idm_tui.core import commands as do
from tests.agendas import plan_of
from tests.tui.screens import NARROW, desk_at, stage

if TYPE_CHECKING:
    from contextlib import AbstractAsyncContextManager

    from idm_tui.core.plan import Plan
    from tests.tui.screens import Scene, Stage

ON_TIME: Scene = (("10:00", do.Start()), ("10:15", do.Start()), ("10:30", do.Start()), ("10:32", do.Next()))
LATE: Scene = (("10:04", do.Start()), ("10:20", do.Start()), ("10:37", do.Start()))
OVERRUN: Scene = (
    ("11:00", do.Start(session="session-1")),
    ("11:02", do.Next()),
    ("11:14", do.Next()),
    ("11:30", do.Pause()),
    ("11:34", do.Resume()),
    ("11:40", do.Yield()),
)
SECOND_DAY: Scene = (
    ("2007-10-09T10:06", do.Start()),
    ("2007-10-09T10:25", do.Start()),
    ("2007-10-09T13:04", do.End()),
    ("2007-10-09T15:02", do.Start()),
    ("2007-10-09T17:40", do.Skip(session="closing-remarks")),
    ("2007-10-09T18:01", do.End()),
)
# Name of the situation: when it is looked at, what happened before.
SITUATIONS: dict[str, tuple[str, Scene]] = {
    "before": ("2007-10-08T08:30", ()),
    "on-time": ("10:40", ON_TIME),
    "late": ("11:04", LATE),
    "overrun": ("13:06:20", OVERRUN),
    "skipped": ("10:12", (("10:04", do.Start()), ("10:10", do.Skip(session="keynote-presentation")))),
    "absorbed": ("11:04", (*LATE, ("11:03", do.Absorb()))),
    "no-hard-stop": ("18:20", (*OVERRUN, ("13:02", do.End()), ("15:00", do.Start()), ("18:10", do.End()))),
    "after": ("2007-10-10T09:00", SECOND_DAY),
}
LATE_ONES = ("late", "overrun", "skipped", "absorbed")

ROOMS = """
[event]
id = "rooms"
title = "Two Rooms"
timezone = "Europe/Zurich"
[event.defaults]
discussion = "20m"
[[days]]
date = 2007-10-08
hard_stops = ["13:00", "18:00"]
"""
# Id, kind, title, room, start, end, and what else is to be said.
IN_ROOMS = """
opening | opening | Opening | | 09:30 | 10:00 |
skills | session | Skills | Salle XII | 10:00 | 11:20 | discussion = true; speakers = [ANA, BO]
tea-12 | break | Coffee XII | Salle XII | 11:20 | 11:40 | min = "10m"
data | session | Data | Salle XII | 11:40 | 13:00 | discussion = true
return | session | Return | Salle XIV | 10:00 | 11:00 |
health | session | Health | Salle XIV | 11:00 | 12:30 |
lunch | break | Lunch | | 13:00 | 15:00 | min = "60m"
plenary | session | Plenary | | 15:00 | 17:00 | discussion = true
"""


def rooms() -> Plan:
    text = ROOMS
    for line in IN_ROOMS.strip().splitlines():
        name, kind, title, room, start, end, more = (part.strip() for part in line.split("|"))
        given = {"id": name, "kind": kind, "title": title, "room": room, "start": start, "end": end}
        text += "[[days.sessions]]\n" + "".join(f'{key} = "{value}"\n' for key, value in given.items() if value)
        text += more.replace("; ", "\n").replace("ANA, BO", '{ name = "Ana" }, { name = "Bo" }') + "\n"
    return plan_of(text)


IN_TWO_ROOMS: Scene = (
    ("09:40", do.Start()),
    ("10:10", do.Start(session="return")),
    ("10:12", do.Start(session="skills")),
    ("10:15", do.Next()),
)

EMPTY = plan_of('[event]\nid = "empty"\ntitle = "Nothing yet"\ntimezone = "Europe/Zurich"\n')


def chair_at(
    when: str, scene: Scene = (), plan: Plan | None = None, *, size: tuple[int, int] = NARROW
) -> AbstractAsyncContextManager[Stage]:
    """Run the app as the chair opens it."""
    return stage(desk=desk_at(when, scene, plan, role="chair"), size=size)
