"""Stories of keys pressed at their times, for the tests of corrections."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from idm_tui.core import commands as c
from idm_tui.desk import Refused
from tests.desk.days import is_clean
from tests.desk.tables import Table, at

if TYPE_CHECKING:
    from datetime import datetime

    from idm_tui.core.commands import Command
    from idm_tui.core.state import State
    from idm_tui.desk import Desk, Outcome


Step = tuple[str, "Command"]


def told(*steps: Step, now: str) -> Desk:
    """Press each command at its time; `now` is the time after that."""
    table = Table()
    desk = table.desk()
    for clock, one in steps:
        table.time(clock)
        desk.do(one)
    table.time(now)
    return desk


def story(state: State) -> list[str]:
    """Return who spoke and what ran, as "Ana Núñez 10:35:00-10:45:00", in order of their beginning."""
    spans: list[tuple[datetime, str, datetime | None]] = []
    for one in state.runs.values():
        if one.started_at is not None:
            spans.append((one.started_at, one.session, one.ended_at))
        turns = (*one.turns, *((one.floor,) if one.floor else ()))
        spans += [(turn.since, turn.speaker, turn.ended) for turn in turns]
    return [f"{name} {clock_of(since)}-{clock_of(until)}" for since, name, until in sorted(spans, key=lambda s: s[:2])]


def clock_of(instant: datetime | None) -> str:
    return f"{instant + timedelta(hours=2):%H:%M:%S}" if instant else ""


def with_seconds(said: str) -> str:
    """Return "Ana Núñez 10:35-" as "Ana Núñez 10:35:00-"."""
    name, _space, span = said.rpartition(" ")
    return f"{name} " + "-".join(part if part.count(":") != 1 else f"{part}:00" for part in span.split("-"))


PANEL = ("10:30", c.Start(session="panel"))
ANA = (PANEL, ("10:35", c.Give(speaker="Ana")))
ZOE = (*ANA, ("10:45", c.Give(speaker="Zoe")))
HEARD = (*ZOE, ("10:55", c.Yield()))
LIST = (PANEL, ("10:31", c.ListAdd(speaker="Chile")), ("10:32", c.ListAdd(speaker="Peru")))


def attempt(desk: Desk, one: Command) -> Outcome | None:
    try:
        return desk.do(one)
    except Refused as refused:
        assert is_clean(str(refused)), ascii(refused)  # noqa: PT017
        return None


def running(state: State) -> set[str]:
    """Return the sessions that are live and the speakers who have the floor."""
    return {*state.live, *(one.floor.speaker for one in state.runs.values() if one.floor)}


def running_by(right: list[str], instant: datetime) -> set[str]:
    """Return what runs at an instant by the story of what really was."""
    found = set()
    for name, _space, span in (one.rpartition(" ") for one in right):
        since, until = span.split("-")
        if at(since) <= instant and (not until or instant < at(until)):
            found.add(name)
    return found
