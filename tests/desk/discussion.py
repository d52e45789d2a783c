"""A day with a general discussion, a panel, delegations and a second room, for the list of speakers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.agendas import plan_of
from tests.desk.tables import Table, at

if TYPE_CHECKING:
    from idm_tui.core.commands import Command
    from idm_tui.core.plan import Plan
    from idm_tui.core.state import Turn
    from idm_tui.desk import Desk, Outcome

AGENDA = """
[event]
id = "floor"
title = "A Day on the Floor"
timezone = "Europe/Zurich"

[event.defaults]
speaker = "10m"
intervention = "3m"
replies = "discussion"

[[participants]]
name = "Chile"
group = "GRULAC"

[[participants]]
name = "China"
group = "Asia-Pacific Group"

[[participants]]
name = "Côte d'Ivoire"
group = "African Group"

[[participants]]
name = "Maria Sol"
delegation = "Peru"
group = "GRULAC"

[[days]]
date = 2007-10-08
hard_stops = ["13:00"]

[[days.sessions]]
id = "forum"
kind = "discussion"
title = "General Discussion"
start = "10:00"
end = "11:00"
room = "Albert"
questions = ["What is needed?", "Who pays?"]

[[days.sessions]]
id = "panel"
kind = "session"
title = "Panel"
start = "11:00"
end = "12:00"
room = "Albert"
speakers = [{ name = "Ana Núñez" }, { name = "Anders Ek" }, { name = "Zoë Quist" }]

[[days.sessions]]
id = "coffee"
kind = "break"
title = "Coffee"
start = "12:00"
end = "12:10"
room = "Albert"

[[days.sessions]]
id = "last"
kind = "closing"
title = "Last Words"
start = "12:10"
end = "13:00"
room = "Albert"

[[days.sessions]]
id = "side"
kind = "session"
title = "Side Event"
start = "10:00"
end = "13:00"
room = "Beatrice"

[[days]]
date = 2007-10-09

[[days.sessions]]
id = "morning"
kind = "session"
title = "Morning After"
start = "10:00"
end = "11:00"
room = "Albert"
"""


def floor_plan(replies: str = "discussion") -> Plan:
    return plan_of(AGENDA.replace('replies = "discussion"', f'replies = "{replies}"'))


def floor_table(replies: str = "discussion") -> Table:
    table = Table(plan=floor_plan(replies))
    table.time("10:00")
    return table


def told(table: Table, *steps: tuple[str, Command]) -> Desk:
    """Bring a desk into a situation: each command at its time of the day."""
    desk = table.desk()
    for clock, command in steps:
        table.time(clock)
        desk.do(command)
    return desk


def do(table: Table, desk: Desk, clock: str, command: Command) -> Outcome:
    table.time(clock)
    return desk.do(command)


def listed(desk: Desk, session: str = "forum") -> list[str]:
    return [entry.name for entry in desk.state.run(session).list.entries]


def floor(desk: Desk, session: str = "forum") -> Turn:
    turn = desk.state.run(session).floor
    assert turn is not None
    return turn


def spoke(desk: Desk, session: str = "forum") -> list[tuple[str, str, int]]:
    """Return the turns that are over, as name, kind and seconds."""
    return [(t.speaker, t.kind, t.watch.elapsed_s(at("20:00"))) for t in desk.state.run(session).turns]
