"""The three answers to lateness: shift what follows, absorb it in breaks and discussions, share it among talks.

Each works out the facts that would follow from it; whether they are only shown or become true is the desk's business.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import reduce
from typing import TYPE_CHECKING

from idm_tui.core.budget import turn_rest_s
from idm_tui.core.clock import seconds_between
from idm_tui.core.facts import SessionExtended, SessionRetimed, TalkAllotted
from idm_tui.core.floor import waiting_panellists
from idm_tui.core.fold import rule
from idm_tui.core.projection import Projected, full_length_end, project
from idm_tui.core.record import record
from idm_tui.core.timetable import talk_s

if TYPE_CHECKING:
    from collections.abc import Sequence

    from idm_tui.core.facts import Body
    from idm_tui.core.overview import Overview
    from idm_tui.core.plan import Plan, Session

SHORTEST_TALK_S = 60
"""No talk is cut below this."""
LEAST_LENGTH_S = 60
"""No session is cut below this: to let one go is another decision."""


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


def retimed(
    plan: Plan, session: Session, start: datetime, end: datetime, length_s: int | None = None
) -> SessionRetimed:
    """Return the fact that gives a session other times, written as the event's clocks show them."""
    between = seconds_between(start, end)
    kept = -1 if length_s is None or length_s == between else length_s
    return SessionRetimed(session.id, plan.local(start).isoformat(), plan.local(end).isoformat(), kept)


def ahead(seen: Overview) -> tuple[Projected, ...]:
    """Return the rows of the day that have not begun."""
    rows = seen.projection.rows
    return rows[1:] if seen.live and rows and rows[0].session.id == seen.live.id else rows


def to_shift_s(seen: Overview) -> int:
    """Return by how much what follows would have to move, in whole minutes: people agree on those.

    What was shifted already counts.
    """
    later = ahead(seen)
    shifted = seconds_between(later[0].session.start, later[0].agreed.start) if later else 0
    return max(-(-(lateness_s(seen) - max(shifted, 0)) // 60) * 60, 0)


def shift(seen: Overview, seconds: int) -> Answer:
    """Move all that follows, breaks at their full length.

    Only a fixed end stays where it is; what its session then lacks stays to be given up, and shows as slack.
    """
    later = timedelta(seconds=seconds)
    bodies = []
    for row in ahead(seen):
        session = row.agreed
        # Nothing can begin before now.
        start = max(session.start + later, min(session.start, seen.now))
        end = start + (session.end - session.start)
        if session.fixed_end and session.kind != "break":
            start, end = min(start, session.end), session.end
        bodies.append(retimed(seen.plan, session, start, end, session.length_s))
    return Answer(tuple(bodies))


def absorb(seen: Overview) -> Answer:
    """Take the lateness out of the breaks, down to their `min`, and what is left out of the discussions."""
    rows, live, stop = seen.projection.rows, seen.live, seen.projection.hard_stop
    if not rows:
        return Answer()
    goal = stop or rows[-1].agreed.end
    gives: dict[str, int] = {}

    def lacking() -> int:
        return max(seconds_between(goal, full_length_end(seen.state, rows, live, stop, seen.now, gives)), 0)

    need = lacking()
    # Breaks that do not shrink by themselves give first, then the discussions, each in the order of the day.
    for room_s in (_stiff_break_s, discussion_s):
        for row in rows:
            room = room_s(seen, row)
            if not need or not room:
                continue
            # Time that free time would take anyway helps nobody: only what counts at the end is given.
            gives[row.session.id] = room
            useful = need - lacking()
            gives[row.session.id] = useful
            need = lacking()
    bodies = [body for row in rows for body in _shortened(seen, row, gives.get(row.session.id, 0))]
    given = [Given(row.session, gives[row.session.id]) for row in rows if gives.get(row.session.id)]
    # What a break gives by itself is decided as well.
    state = reduce(lambda state, body: rule(body, state, seen.now) or state, bodies, seen.state)
    then = project(seen.plan, state, seen.room, seen.now).rows
    for row, following in zip(then, (*then[1:], None), strict=True):
        shrinks = row.agreed.length_s - row.length_s
        is_live = seen.live is not None and row.session.id == seen.live.id
        if row.agreed.kind == "break" and shrinks > 0 and not is_live:
            # Where its new start would put it behind what follows, it keeps the old one and is pushed.
            keeps_its_place = following is None or row.start <= following.agreed.start
            start = row.start if keeps_its_place else row.agreed.start
            bodies.append(retimed(seen.plan, row.agreed, start, max(row.agreed.end, row.end), row.length_s))
            given.append(Given(row.session, shrinks))
    return Answer(tuple(bodies), tuple(given), left_s=need)


def _stiff_break_s(seen: Overview, row: Projected) -> int:
    """Return what a break can give that the agenda does not let shrink by itself."""
    session = row.agreed
    if session.kind != "break" or session.fixed_end or seen.state.run(session.id).is_live:
        return 0
    return max(session.length_s - (session.min_s or 0), 0)


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
        return _within(seen, row, left - turn_rest_s(run, seen.now) - spent)
    return _within(seen, row, session.length_s - spent)


def _within(seen: Overview, row: Projected, seconds: int) -> int:
    """Keep what a session gives within what it has: its length, and what was added to it."""
    added = max(seen.state.run(row.session.id).added_s, 0)
    return min(max(seconds, 0), max(row.agreed.length_s - LEAST_LENGTH_S, 0) + added)


def share(seen: Overview) -> Answer:
    """Let the talks that remain bear it, each in proportion to its length and none under a minute.

    These are the talks of the session at hand, or, where all were given, of the next one that has any before the
    hard stop. What is shared is how late the room is, or what the talks themselves overrun, whichever is more.
    """
    row = next((r for r in _before(seen.projection.rows, seen.projection.hard_stop) if _talks(seen, r)), None)
    if row is None:
        return Answer()
    late = _late_at_s(seen, row)
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
    bodies += _shortened(seen, row, _within(seen, row, min(late, given_s)))
    given = (Given(row.session, given_s),) if given_s else ()
    return Answer(tuple(bodies), given, tuple(allotted), deviation - given_s)


def _late_at_s(seen: Overview, row: Projected) -> int:
    """Return how much later than agreed a session would end at its full length, or what must fit before the stop."""
    session, run = row.agreed, seen.state.run(row.session.id)
    whole = session.length_s
    if run.is_live:
        whole += run.paused_s(seen.now) + run.added_s
    late = seconds_between(session.end, row.start) + whole
    if run.is_live:
        late = max(late, seconds_between(session.end, seen.now))
    return max(late, -(seen.projection.slack_s or 0), 0)


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


def _shortened(seen: Overview, row: Projected, seconds: int) -> list[Body]:
    """Return the facts that make a session shorter: first what was added to it goes, then of its own length.

    Its start and end stay as agreed, so that it keeps its place in the day.
    """
    session = row.agreed
    bodies: list[Body] = []
    added = min(max(seen.state.run(session.id).added_s, 0), seconds)
    if added:
        bodies.append(SessionExtended(session.id, -added))
    length = session.length_s - (seconds - added)
    if length == session.length_s:
        return bodies
    return [*bodies, retimed(seen.plan, session, session.start, session.end, length)]
