"""Who has spoken, how often and how long: facts beside the names, never a verdict."""

from __future__ import annotations

from typing import TYPE_CHECKING

from idm_tui.core.floor import POINT_OF_ORDER
from idm_tui.core.record import record
from idm_tui.core.text import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from datetime import datetime

    from idm_tui.core.plan import Plan, Session
    from idm_tui.core.state import Run, State, Turn


@record
class Spoken:
    """How often and how long, in seconds, without points of order and without pauses."""

    turns: int = 0
    seconds: int = 0

    def and_also(self, turn: Turn, now: datetime) -> Spoken:
        """Return it with one turn more."""
        return Spoken(self.turns + 1, self.seconds + turn.watch.elapsed_s(now))


@record
class Intervention:
    """One turn and the session in which it was."""

    session: Session
    turn: Turn


def interventions(plan: Plan, state: State, day: int | None = None) -> Iterator[Intervention]:
    """Yield every turn of a day, or of the event, in the order in which they began."""
    found = [
        Intervention(session, turn)
        for run in state.runs.values()
        if (session := plan.session(run.session)) is not None and (day is None or session.day == day)
        for turn in run.all_turns
    ]
    yield from sorted(found, key=lambda each: (each.turn.since, each.turn.id))


def totals(found: Iterable[Intervention], now: datetime, of: Callable[[Intervention], str]) -> dict[str, Spoken]:
    """Add up turns by what `of` says of each; points of order take nobody's time."""
    sums: dict[str, Spoken] = {}
    for each in found:
        key = of(each)
        if key and each.turn.kind != POINT_OF_ORDER:
            sums[key] = sums.get(key, Spoken()).and_also(each.turn, now)
    return sums


def spoken_today(plan: Plan, state: State, session: Session | None, now: datetime) -> dict[str, Spoken]:
    """Return how often and how long everybody has spoken on the day of a session."""
    if session is None:
        return {}
    return totals(interventions(plan, state, session.day), now, lambda each: each.turn.speaker)


def replies_of(plan: Plan, state: State, session: Session, name: str) -> int:
    """Count the rights of reply that a delegation has used or asked for on the day of a session."""
    used = sum(
        each.turn.kind == "reply" and each.turn.speaker == name for each in interventions(plan, state, session.day)
    )
    asked = sum(
        entry.kind == "reply" and entry.name == name
        for run in state.runs.values()
        if (other := plan.session(run.session)) is not None and other.day == session.day
        for entry in run.list.entries
    )
    return used + asked


def group_of(plan: Plan, state: State, turn: Turn, elsewhere: Callable[[str], str] = lambda _name: "") -> str:
    """Return the group of a speaker: whom they speak for, else the one they belong to under any of their names."""
    if turn.group:
        return turn.group
    names = [turn.speaker, *(old for old, new in state.renamed.items() if new == turn.speaker)]
    return next((group for name in names if (group := membership(plan, name) or elsewhere(name))), "")


def membership(plan: Plan, name: str) -> str:
    """Return the group to which a participant of the event belongs; empty if the agenda says nothing."""
    participant = plan.people.get(fold(name))
    return participant.group if participant else ""


def turns_by_question(run: Run) -> dict[int, list[Turn]]:
    """Return the turns of a session by the guiding question that they were about."""
    found: dict[int, list[Turn]] = {}
    for turn in run.all_turns:
        if turn.question:
            found.setdefault(turn.question, []).append(turn)
    return found
