"""A desk at a small event, for the tests of the desk: its agenda, and helpers to bring it into a situation."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from idm_tui.desk import Actor, Desk, Outcome, Refused
from idm_tui.journal.memory import MemoryJournal
from tests.agendas import plan_of
from tests.clocks import ManualClock

if TYPE_CHECKING:
    from idm_tui.core.commands import Command
    from idm_tui.core.facts import Body
    from idm_tui.core.plan import Plan
    from idm_tui.core.state import Run
    from idm_tui.journal import Journal

AGENDA = """
[event]
id = "small"
title = "A Small Event"
timezone = "Europe/Zurich"

[event.defaults]
speaker = "10m"
intervention = "3m"

[[days]]
date = 2007-10-08
hard_stops = ["13:00"]

[[days.sessions]]
id = "opening"
kind = "opening"
title = "Opening of the Meeting"
start = "10:00"
end = "10:30"

[[days.sessions]]
id = "panel"
kind = "session"
title = "Panel: Skills and Needs"
start = "10:30"
end = "12:00"
room = "Salle Albert"
speakers = [
  { name = "Ana Núñez", role = "Director", organisation = "Labour Office" },
  { name = "Anders Ek", role = "Adviser", organisation = "Ministry", minutes = 5, \
on_behalf_of = { name = "Eva Holm", role = "Minister", organisation = "Ministry" } },
  { name = "Zoë Quist", role = "Professor", organisation = "University" },
]
questions = ["What is needed?", "Who pays?", "What is next?"]

[[days.sessions]]
id = "side"
kind = "session"
title = "Side Event"
start = "10:30"
end = "12:00"
room = "Salle Beatrice"

[[days.sessions]]
id = "mark"
kind = "other"
title = "Doors Close"
start = "12:00"
end = "12:00"

[[days.sessions]]
id = "dropped"
kind = "other"
title = "Cancelled Talk"
start = "12:00"
end = "12:10"
skip = true

[[days.sessions]]
id = "closing"
kind = "closing"
title = "Closing"
start = "12:10"
end = "13:00"
"""


def plan() -> Plan:
    return plan_of(AGENDA)


def at(clock: str) -> datetime:
    """Return an instant of the day from the clock on the wall; it is summer time in Zurich."""
    hour, minute, second = (*map(int, clock.split(":")), 0)[:3]
    return datetime(2007, 10, 8, hour - 2, minute, second, tzinfo=UTC)


@dataclass
class Table:
    """A journal with a clock, at which desks can be set up."""

    clock: ManualClock = field(default_factory=lambda: ManualClock(at("10:30")))
    journal: Journal = field(default_factory=MemoryJournal)
    plan: Plan = field(default_factory=plan)

    def desk(self, name: str = "Ibrahim", terminal: str = "table:1") -> Desk:
        return Desk(self.plan, self.journal, self.clock, Actor(name, "moderator", terminal))

    def time(self, clock: str) -> None:
        self.clock.instant = at(clock)


def bodies(outcome: Outcome) -> list[Body]:
    return [fact.body for fact in outcome.facts]


def kinds(outcome: Outcome) -> list[str]:
    return [fact.body.kind for fact in outcome.facts]


def run(desk: Desk, session: str = "panel") -> Run:
    return desk.state.run(session)


def fresh(desk: Desk) -> Desk:
    """Set up another desk on the same journal."""
    return Desk(desk.plan, desk.journal, desk.clock, desk.actor)


def refusal(desk: Desk, command: Command, clock: str | None = None, room: str | None = None) -> str:
    """Do what must be refused; return the sentence. Nothing may change by it."""
    before, count = fresh(desk).state, len(desk.journal.read())
    try:
        outcome = desk.do(command, None if clock is None else at(clock), room=room)
    except Refused as refused:
        assert desk.state == before  # what others did is known by now
        assert len(desk.journal.read()) == count
        said = str(refused)
        assert said
        assert "\n" not in said
        return said
    raise AssertionError(f"not refused: {outcome.words}")  # noqa: EM102
