"""The plan against the clock: what should be on now and what comes next."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, Literal

from idm_tui.core.record import record

if TYPE_CHECKING:
    from datetime import datetime

    from idm_tui.core.plan import Plan, Session

Phase = Literal["before", "running", "between", "after"]


@record
class Moment:
    """What the plan says at an instant.

    It holds from `since` up to but not including `until` (seconds since 1970; None is without end), so that a
    clock need not ask again each second.
    """

    phase: Phase
    current: tuple[Session, ...]
    next: tuple[Session, ...]
    since: int | None
    until: int | None

    def holds_at(self, now: datetime) -> bool:
        """Tell whether it is still, or already, true at an instant."""
        second = int(now.timestamp())
        return (self.since is None or self.since <= second) and (self.until is None or second < self.until)


def moment(plan: Plan, now: datetime) -> Moment:
    """Ask the plan: current is `start <= now < end`, next the earliest later start over all rooms and days."""
    second = int(now.timestamp())
    starts, ends, counts = plan.columns.starts, plan.columns.ends, plan.columns.counts
    begun = bisect_right(starts, second)

    running: list[int] = []
    position = begun - 1
    while position >= 0 and plan.latest_ends[position] > second:
        if counts[position] and ends[position] > second:
            running.append(position)
        position -= 1

    upcoming = next((i for i in range(begun, len(starts)) if counts[i]), None)
    following: list[int] = []
    if upcoming is not None:
        together = bisect_right(starts, starts[upcoming])
        following = [i for i in range(upcoming, together) if counts[i]]

    phase: Phase
    if running:
        phase = "running"
    elif not following:
        phase = "after"
    else:
        phase = "between" if any(counts[:begun]) else "before"
    edge = bisect_right(plan.edges, second)
    return Moment(
        phase=phase,
        current=tuple(plan.sessions[i] for i in reversed(running)),
        next=tuple(plan.sessions[i] for i in following),
        since=plan.edges[edge - 1] if edge else None,
        until=plan.edges[edge] if edge < len(plan.edges) else None,
    )
