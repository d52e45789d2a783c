"""A day in June and how late it is: what the tests of the projection tell and read."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from idm_tui.core.facts import Fact, SessionEnded, SessionRetimed, SessionStarted
from idm_tui.core.fold import apply
from idm_tui.core.overview import overview
from idm_tui.core.projection import Projection, project
from tests.agendas import plan_of
from tests.core.told import at, small, told

if TYPE_CHECKING:
    from idm_tui.core.answers import Answer
    from idm_tui.core.facts import Body
    from idm_tui.core.overview import Overview
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


KINDS = {"tea": "break", "lunch": "break", "debate": "discussion"}
PLAIN = 'defaults = { speaker = "10m", discussion = "20m", closing = "0s" }'


def half_day(sessions: str, stops: str = "", defaults: str = PLAIN) -> Plan:
    """Read an agenda in which tea and lunch are breaks and a debate is a discussion; `stops` as "13:00, 18:00"."""
    listed = ", ".join(f'"{stop}"' for stop in stops.split(", ") if stop)
    text = with_stops(sessions, listed).replace('timezone = "Europe/Zurich"', f'timezone = "Europe/Zurich"\n{defaults}')
    for name, kind in KINDS.items():
        text = re.sub(rf'(title = "{name}[^"]*"\nkind = )"other"', rf'\1"{kind}"', text)
    return plan_of(text)


def look(plan: Plan, now: str, *story: tuple[str, Body], room: str | None = None, day: str = DAY) -> Overview:
    return overview(plan, told(*story, day=day), at(now, day), room)


def facts_of(seen: Overview, answer: Answer, command: str = "answer") -> list[Fact]:
    """Return what would be noted if an answer were chosen."""
    return [
        Fact(f"~{number:03}", seen.now, seen.now, "chair", "chair", "t1", command, body)
        for number, body in enumerate(answer.bodies)
    ]


def chosen(seen: Overview, answer: Answer) -> Overview:
    """Look again after an answer was chosen; each of its facts must find its footing."""
    state = seen.state
    for one in facts_of(seen, answer):
        after = apply(state, one)
        assert after is not None, one.body
        state = after
    return overview(seen.plan, state, seen.now, seen.room)


def retimed(said: str, session: str, start: str, end: str) -> tuple[str, Body]:
    """Tell that other local times were agreed."""
    return said, SessionRetimed(session, at(start, DAY).isoformat(), at(end, DAY).isoformat())


def given(answer: Answer) -> dict[str, int]:
    """Return who gives how many minutes; those must be whole."""
    assert all(one.seconds % 60 == 0 for one in answer.given)
    return {one.session.id: one.seconds // 60 for one in answer.given}
