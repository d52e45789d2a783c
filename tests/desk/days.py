"""A whole day with breaks, discussions, hard stops, two rooms and a second day, for what the chair does with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from idm_tui.core import commands as c
from idm_tui.core.text import clean_line
from tests.agendas import plan_of
from tests.desk.tables import Table, at

if TYPE_CHECKING:
    from idm_tui.core.commands import Command
    from idm_tui.core.plan import Plan
    from idm_tui.core.projection import Projected
    from idm_tui.desk import Desk

AGENDA = """
[event]
id = "whole"
title = "A Whole Day"
timezone = "Europe/Zurich"

[event.defaults]
speaker = "10m"
intervention = "3m"
discussion = "20m"
closing = "3m"

[[days]]
date = 2007-10-08
hard_stops = ["13:00", "18:00"]
"""

# Id, kind, title, start, end, room, and what else is to be said of it.
_FIRST = """
opening | opening | Opening of the Meeting | 10:00 | 10:20 | |
panel | session | Panel: Skills and Needs | 10:20 | 11:30 | Albert | discussion = true; speakers = [ANA, ANDERS, ZOE]
side | session | Side Event | 10:20 | 11:30 | Beatrice |
coffee | break | Coffee | 11:30 | 11:50 | | min = "10m"
forum | session | Forum | 11:50 | 12:40 | Albert | discussion = true; speakers = [RAVI, SARA]
wrap | closing | Wrap-up | 12:40 | 13:00 | Albert |
lunch | break | Lunch | 13:00 | 15:00 | | min = "60m"
doors | other | Doors Close | 15:00 | 15:00 | |
later | session | Later On | 15:00 | 16:30 | Albert |
dropped | other | Cancelled Talk | 16:30 | 16:40 | Albert | skip = true
final | closing | Final Words | 16:40 | 17:00 | Albert |
"""
_SECOND = "morning | session | Morning After | 10:00 | 11:00 | Albert | speakers = [RAVI]"

_PEOPLE = {
    "ANA": '{ name = "Ana Núñez", role = "Director", organisation = "Labour Office" }',
    "ANDERS": '{ name = "Anders Ek", role = "Adviser", organisation = "Ministry", minutes = 5 }',
    "ZOE": '{ name = "Zoë Quist", role = "Professor", organisation = "University" }',
    "RAVI": '{ name = "Ravi Lal", role = "Adviser", organisation = "Union" }',
    "SARA": '{ name = "Sara Bo", role = "Adviser", organisation = "Chamber" }',
}


def _blocks(lines: str) -> str:
    text = ""
    for line in lines.strip().splitlines():
        name, kind, title, start, end, room, rest = (part.strip() for part in line.split("|"))
        given = {"id": name, "kind": kind, "title": title, "start": start, "end": end, "room": room}
        text += "[[days.sessions]]\n" + "".join(f'{key} = "{value}"\n' for key, value in given.items() if value)
        for person, written in _PEOPLE.items():
            rest = rest.replace(person, written)
        text += rest.replace("; ", "\n") + "\n"
    return text


def whole_day() -> Plan:
    return plan_of(AGENDA + _blocks(_FIRST) + "[[days]]\ndate = 2007-10-09\n" + _blocks(_SECOND))


def day_table() -> Table:
    return Table(plan=whole_day())


def told(*steps: tuple[str, Command], now: str = "", table: Table | None = None) -> Desk:
    """Bring a desk into a situation: each command at its time of the day; `now` is the time after that."""
    made = table or day_table()
    desk = made.desk()
    for clock, command in steps:
        made.time(clock)
        desk.do(command)
    if now:
        made.time(now)
    return desk


def rows(desk: Desk, room: str | None = None) -> tuple[Projected, ...]:
    return desk.look(room=room).projection.rows


def times(desk: Desk, room: str | None = None) -> dict[str, str]:
    """Return when each session of the rest of the day is expected, as "11:30-11:50"."""
    local = desk.plan.local
    return {row.session.id: f"{local(row.start):%H:%M}-{local(row.end):%H:%M}" for row in rows(desk, room)}


def minute(clock: str, minutes: int) -> str:
    """Return the time of the day some minutes later."""
    hour, start = map(int, clock.split(":")[:2])
    return f"{hour + (start + minutes) // 60:02}:{(start + minutes) % 60:02}"


def is_clean(sentence: str) -> bool:
    """Tell whether a sentence is one line that no terminal would obey."""
    return clean_line(sentence) == sentence


__all__ = ["at", "day_table", "is_clean", "minute", "rows", "times", "told", "whole_day"]


PRINTED = {
    "opening": "10:00-10:20",
    "panel": "10:20-11:30",
    "coffee": "11:30-11:50",
    "forum": "11:50-12:40",
    "wrap": "12:40-13:00",
    "lunch": "13:00-15:00",
    "later": "15:00-16:30",
    "final": "16:40-17:00",
}


def late(minutes: int) -> Desk:
    """Let the panel start late; it is a minute later."""
    begun = minute("10:20", minutes)
    return told((begun, c.Start(session="panel")), now=minute(begun, 1))


def early() -> Desk:
    """Return a desk before anything began."""
    return told(now="09:55")


def some(desk: Desk, *names: str) -> dict[str, str]:
    """Return when some sessions are expected."""
    return {name: time for name, time in times(desk).items() if name in names}
