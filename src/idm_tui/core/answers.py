"""The three answers to lateness: shift what follows, absorb it in breaks and discussions, share it among talks.

Each works out the facts that would follow from it; whether they are only shown or become true is the desk's business.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from idm_tui.core.budget import turn_rest_s
from idm_tui.core.clock import seconds_between
from idm_tui.core.facts import SessionRetimed, TalkAllotted
from idm_tui.core.floor import waiting_panellists
from idm_tui.core.projection import Projected, full_length_end
from idm_tui.core.record import record
from idm_tui.core.timetable import talk_s

if TYPE_CHECKING:
    from collections.abc import Sequence

    from idm_tui.core.facts import Body
    from idm_tui.core.overview import Overview
    from idm_tui.core.plan import Plan, Session

SHORTEST_TALK_S = 60
"""No talk is cut below this."""


@record
class Given:
    """What a session gives up, in seconds."""

    session: Session
    seconds: int


@record
class Allotment:
    """The length that a talk gets, in seconds, and what it had."""

    speaker: str
    before_s: int
    after_s: int


@record
class Answer:
    """What an answer comes to; `left_s` is the lateness that it does not take away."""

    bodies: tuple[Body, ...] = ()
    given: tuple[Given, ...] = ()
    talks: tuple[Allotment, ...] = ()
    left_s: int = 0


def lateness_s(seen: Overview) -> int:
    """Return how late a room is: at the end of the session at hand, or of what must fit before the hard stop."""
    projection = seen.projection
    return max(projection.offset_s, -(projection.slack_s or 0), 0)


def retimed(plan: Plan, session: Session, start: datetime, end: datetime) -> SessionRetimed:
    """Return the fact that gives a session other times, written as the event's clocks show them."""
    return SessionRetimed(session.id, plan.local(start).isoformat(), plan.local(end).isoformat())


def ahead(seen: Overview) -> tuple[Projected, ...]:
    """Return the rows of the day that have not begun."""
    rows = seen.projection.rows
    return rows[1:] if seen.live and rows and rows[0].session.id == seen.live.id else rows


def shift(seen: Overview, seconds: int) -> Answer:
    """Move all that follows, breaks at their full length; only a fixed end stays where it is."""
    later = timedelta(seconds=seconds)
    bodies = []
    for row in ahead(seen):
        session = row.agreed
        start, end = session.start + later, session.end + later
        if session.fixed_end and session.kind != "break":
            end = max(session.end, start)
        bodies.append(retimed(seen.plan, session, start, end))
    return Answer(tuple(bodies))


def absorb(seen: Overview) -> Answer:
    """Take the lateness out of the breaks, down to their `min`, and what is left out of the discussions."""
    rows, live, stop = seen.projection.rows, seen.live, seen.projection.hard_stop
    if not rows:
        return Answer()
    full_end = full_length_end(seen.state, rows, live, stop, seen.now)
    before_stop = _before(rows, stop)
    need = max(seconds_between(stop or rows[-1].agreed.end, full_end), 0)
    bodies: list[Body] = []
    given: list[Given] = []
    end: datetime | None = None
    for row in rows:
        session = row.agreed
        give = min(need, discussion_s(seen, row)) if row in before_stop else 0
        need -= give
        start, length = row.start, timedelta(seconds=session.length_s - give)
        if end is not None:
            start = end if session.follows else max(session.start, end)
        if row is rows[0] and live is not None:
            end = row.end if session.fixed_end else max(row.end - timedelta(seconds=give), seen.now)
            times = (session.end - length, session.end)
        elif session.kind == "break":
            end = max(session.end, start + timedelta(seconds=session.min_s or 0))
            give = seconds_between(session.start, session.end) - seconds_between(start, end)
            times = (start, end)
        elif session.fixed_end:
            end = max(session.end, start + timedelta(seconds=session.min_s or 0))
            times = (end - length, end)
        else:
            end = start + length
            times = (start, end)
        if times != (session.start, session.end):
            bodies.append(retimed(seen.plan, session, *times))
        if give > 0:
            given.append(Given(row.session, give))
    return Answer(tuple(bodies), tuple(given), left_s=need)


def _before(rows: Sequence[Projected], stop: datetime | None) -> list[Projected]:
    return [row for row in rows if stop is None or row.agreed.start < stop]


def discussion_s(seen: Overview, row: Projected) -> int:
    """Return the seconds that the general discussion of a session has if it keeps its full length."""
    session = row.agreed
    if not session.discussion and session.kind != "discussion":
        return 0
    run = seen.state.run(session.id)
    spent = sum(talk_s(seen.plan, run, speaker) for speaker in waiting_panellists(session, run))
    spent += seen.plan.event.defaults.closing
    if run.is_live:
        whole = timedelta(seconds=session.length_s + run.paused_s(seen.now) + run.added_s)
        left = seconds_between(seen.now, row.start + whole)
        return max(left - turn_rest_s(run, seen.now) - spent, 0)
    return max(session.length_s - spent, 0)


def share(seen: Overview) -> Answer:
    """Let the talks that remain bear it, each in proportion to its length and none under a minute.

    These are the talks of the session at hand, or, where all were given, of the next one that has any before the
    hard stop. What is shared is how late the room is, or what the talks themselves overrun, whichever is more.
    """
    row = next((r for r in _before(seen.projection.rows, seen.projection.hard_stop) if _talks(seen, r)), None)
    if row is None:
        return Answer()
    late = lateness_s(seen)
    talks = _talks(seen, row)
    deviation = max(late, _overrun_by_talks_s(seen, row))
    changes = _in_proportion(deviation, [length for _name, length in talks])
    allotted = [
        Allotment(name, length, max(length - change, min(SHORTEST_TALK_S, length)))
        for (name, length), change in zip(talks, changes, strict=True)
    ]
    given_s = sum(talk.before_s - talk.after_s for talk in allotted)
    bodies: list[Body] = [
        TalkAllotted(row.session.id, talk.speaker, talk.after_s) for talk in allotted if talk.after_s != talk.before_s
    ]
    cut = min(late, given_s)
    if cut:
        bodies.append(_shortened(seen, row, cut))
    given = (Given(row.session, given_s),) if given_s else ()
    return Answer(tuple(bodies), given, tuple(allotted), deviation - given_s)


def _talks(seen: Overview, row: Projected) -> list[tuple[str, int]]:
    run = seen.state.run(row.session.id)
    return [(s.name, talk_s(seen.plan, run, s)) for s in waiting_panellists(row.session, run)]


def _overrun_by_talks_s(seen: Overview, row: Projected) -> int:
    """Return the seconds by which the talks leave less to the general discussion than is kept free for it."""
    if seen.live is None or seen.budget is None or row.session.id != seen.live.id:
        return 0
    defaults = seen.plan.event.defaults
    planned = sum(seen.plan.talk_s(speaker) for speaker in row.session.speakers) + defaults.closing
    # A short session never had all that is kept free by default.
    kept_free = min(defaults.discussion, max(row.session.length_s - planned, 0)) if row.session.discussion else 0
    return max(kept_free - seen.budget.discussion_s, 0)


def _in_proportion(total: int, lengths: list[int]) -> list[int]:
    """Split whole seconds in proportion, so that they add up to the total."""
    whole, done, so_far, found = sum(lengths), 0, 0, []
    for length in lengths:
        so_far += length
        upto = (2 * total * so_far + whole) // (2 * whole) if whole else 0
        found.append(upto - done)
        done = upto
    return found


def _shortened(seen: Overview, row: Projected, seconds: int) -> SessionRetimed:
    """Return the fact that makes a session shorter and lets it end as much earlier as it is late."""
    session = row.agreed
    length = timedelta(seconds=session.length_s - seconds)
    if session.fixed_end or (seen.live is not None and session.id == seen.live.id):
        return retimed(seen.plan, session, session.end - length, session.end)
    return retimed(seen.plan, session, row.start, row.start + length)
