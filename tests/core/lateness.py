"""A day in June and how late it is: what the tests of the projection tell and read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from idm_tui.core.facts import SessionEnded, SessionStarted
from idm_tui.core.projection import Projection, project
from tests.core.told import at, small, told

if TYPE_CHECKING:
    from idm_tui.core.facts import Body
    from idm_tui.core.plan import Plan

DAY = "2026-06-01"
TALKS = "one 10:00 11:00\ntwo 11:00 12:00\nthree 12:00 13:00"


def times(found: Projection, plan: Plan) -> dict[str, str]:
    """Return when each is now expected, as "10:05-11:05" in the event's zone."""
    return {row.session.id: f"{plan.local(row.start):%H:%M}-{plan.local(row.end):%H:%M}" for row in found.rows}


def seen(plan: Plan, now: str, *story: tuple[str, Body], room: str = "") -> Projection:
    return project(plan, told(*story, day=DAY), room, at(now, DAY))


def start(said: str, session: str) -> tuple[str, Body]:
    return said, SessionStarted(session)


def end(said: str, session: str) -> tuple[str, Body]:
    return said, SessionEnded(session)


def with_stops(sessions: str, stops: str) -> str:
    return small(sessions).replace(f"date = {DAY}", f"date = {DAY}\nhard_stops = [{stops}]")


def with_kind(sessions: str, kind: str, name: str = "") -> str:
    """Write the agenda with all sessions, or the one of an id, of a kind."""
    blocks = small(sessions).split("[[days.sessions]]")
    marked = [b.replace('kind = "other"', f'kind = "{kind}"') if f'id = "{name}' in b else b for b in blocks]
    return "[[days.sessions]]".join(marked)
