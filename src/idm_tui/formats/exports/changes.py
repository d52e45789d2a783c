"""How often the times of a session may have changed on the day: what a calendar asks for to know the newer version."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from idm_tui.core import facts as f

if TYPE_CHECKING:
    from collections.abc import Iterable

    from idm_tui.core.plan import Plan

_TIMES = (
    f.SessionStarted,
    f.SessionEnded,
    f.SessionExtended,
    f.SessionPaused,
    f.SessionResumed,
    f.SessionRetimed,
    f.SessionSkipped,
    f.SessionRestored,
)


def changes(plan: Plan, facts: Iterable[f.Fact]) -> dict[str, int]:
    """Count, for each session, the facts that bear on the times of its room on its day.

    A session may come later for what happened to the one before it. What was undone counts on, and so does its
    undoing: the number must never go down, or a calendar would keep what it has.
    """
    counts: Counter[tuple[int, str]] = Counter()
    touched: dict[str, set[str]] = {}
    for fact in sorted(facts, key=lambda fact: fact.id):
        if isinstance(fact.body, f.CommandUndone):
            sessions = touched.get(fact.body.command, set())
        else:
            sessions = {fact.body.session} if isinstance(fact.body, _TIMES) else set()
        touched[fact.command] = touched.get(fact.command, set()) | sessions
        found = [session for name in sessions if (session := plan.session(name)) is not None]
        counts.update({(session.day, session.room) for session in found})
    of_day: Counter[int] = Counter()
    for (day, _room), count in counts.items():
        of_day[day] += count
    columns = plan.columns
    return {
        name: counts[day, room] + counts[day, ""] if room else of_day[day]
        for name, day, room in zip(columns.ids, columns.days, columns.rooms, strict=True)
    }
