"""How late a room is and what that does to the rest of its day (the rules of lateness)."""

from __future__ import annotations

from datetime import datetime, timedelta
from types import MappingProxyType
from typing import TYPE_CHECKING

from idm_tui.core.clock import seconds_between
from idm_tui.core.record import record
from idm_tui.core.timetable import agreed, agreed_day

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from idm_tui.core.plan import Plan, Session
    from idm_tui.core.state import Run, State


SOON = timedelta(minutes=30)
"""How long before its time a session is due: earlier, it must be named to be started."""


@record
class Projected:
    """When a session is now expected to begin and end; a live one has begun already.

    `session` is as printed, `agreed` at the times that the chair agreed for it.
    """

    session: Session
    agreed: Session
    start: datetime
    end: datetime

    @property
    def length_s(self) -> int:
        """The seconds that it is now expected to last."""
        return seconds_between(self.start, self.end)


@record
class Projection:
    """The rest of a room's day; its first row is what is live, or due next.

    `offset_s` is positive when late. `slack_s` is what is left until the next hard stop if every session from
    now keeps its full length, negative for what must be given up; None where no hard stop is left.
    """

    rows: tuple[Projected, ...] = ()
    offset_s: int = 0
    slack_s: int | None = None
    hard_stop: datetime | None = None


def day_of(plan: Plan, now: datetime) -> int | None:
    """Return the number of the day that counts at an instant: today's, else the next one with sessions."""
    second, today = int(now.timestamp()), plan.local(now).date()
    begun = [(first, day) for day, first in plan.first_starts.items() if first <= second]
    if begun:
        _first, latest = max(begun)
        if plan.days[latest].date == today or plan.last_ends[latest] > second:
            return latest
    ahead = [(first, day) for day, first in plan.first_starts.items() if first > second]
    return min(ahead)[1] if ahead else None


def live_in(plan: Plan, state: State, room: str, now: datetime) -> Session | None:
    """Return the session that is live in a room; one forgotten overnight counts no longer."""
    for session_id in reversed(state.live):
        session = plan.session(session_id)
        if session is not None and session.stands_in(room) and not never_ended(plan, session, now):
            return session
    return None


def never_ended(plan: Plan, session: Session, now: datetime) -> bool:
    """Tell whether a live session was forgotten: the next day has begun."""
    later = [start for day, start in plan.first_starts.items() if day > session.day]
    return bool(later) and int(now.timestamp()) >= min(later)


def default_room(plan: Plan, state: State, current: Iterable[Session]) -> str:
    """Return the room of the session started last, else that of the first current one, else the first."""
    started = plan.session(state.last_started)
    for session in (started, *current):
        if session is not None and session.room:
            return session.room
    return plan.rooms[0]


def expected_end(session: Session, run: Run, now: datetime) -> datetime:
    """Return when a live session, at its agreed times, will end by its start, its pauses and the time added to it."""
    if run.started_at is None:
        return session.end
    added = timedelta(seconds=run.added_s)
    if not session.fixed_end:
        return run.started_at + timedelta(seconds=session.length_s + run.paused_s(now)) + added
    if session.min_s is None:
        return session.end + added
    return max(session.end, run.started_at + timedelta(seconds=session.min_s)) + added


def project(plan: Plan, state: State, room: str, now: datetime) -> Projection:
    """Project the rest of the day in a room from what is live there, or from what is due next."""
    live = live_in(plan, state, room, now)
    day = live.day if live else day_of(plan, now)
    if day is None:
        return Projection()
    rows = tuple(_rest(plan, state, room, day, live, now))
    started = state.run(live.id).started_at if live else None
    stop = _next_hard_stop(plan, day, min(now, started or now))
    return Projection(
        rows=rows,
        offset_s=seconds_between(rows[0].session.end, rows[0].end) if rows else 0,
        slack_s=None if stop is None else seconds_between(full_length_end(state, rows, live, stop, now), stop),
        hard_stop=stop,
    )


def _rest(plan: Plan, state: State, room: str, day: int, live: Session | None, now: datetime) -> Iterator[Projected]:
    sessions = agreed_day(plan, state, room, day)
    if live is not None:
        run = state.run(live.id)
        at_times = agreed(plan, state, live)
        head = Projected(live, at_times, run.started_at or live.start, max(now, expected_end(at_times, run, now)))
        yield head
        yield from _chain(plan, _after(state, sessions, live), head.end)
        return
    last = _last_started(state, sessions)
    if last is None:
        yield from _untouched(plan, state, sessions, now)
        return
    ended: datetime | None = state.run(last.id).ended_at or last.end
    rest = list(_after(state, sessions, last))
    while rest:
        due = _placed(plan, rest[0], ended)
        if not due.agreed.is_unattended:
            due = _placed(plan, due.agreed, max(due.start, now), begins=True)
        if due.end > now or not due.agreed.is_unattended:
            yield due
            yield from _chain(plan, rest[1:], due.end)
            return
        ended = due.end
        rest.pop(0)


def _untouched(plan: Plan, state: State, sessions: tuple[Session, ...], now: datetime) -> Iterator[Projected]:
    """Follow the plan of a day on which nobody started anything; only its first session can be overdue."""
    first = next((session for session in sessions if not session.is_unattended), None)
    if first is not None and first.start <= now < first.end:
        start = _placed(plan, first, now, begins=True)
        yield start
        yield from _chain(plan, _after(state, sessions, first), start.end)
        return
    ahead = [session for session in sessions if session.end > now]
    if ahead:
        yield Projected(plan.session(ahead[0].id) or ahead[0], ahead[0], ahead[0].start, ahead[0].end)
        yield from _chain(plan, ahead[1:], ahead[0].end)


def _last_started(state: State, sessions: tuple[Session, ...]) -> Session | None:
    started = [
        (run.started_at, session.id == state.last_started, number)
        for number, session in enumerate(sessions)
        if (run := state.run(session.id)).started_at is not None
    ]
    return sessions[max(started)[2]] if started else None


def _after(state: State, sessions: tuple[Session, ...], session: Session) -> Iterator[Session]:
    """Yield what comes after a session: what stands behind it, and what was moved to a time since it began.

    What has run already does not come again, whatever its place in the day.
    """
    found, began = False, state.run(session.id).started_at
    for other in sessions:
        if other.id == session.id:
            found = True
        elif state.run(other.id).ended_at is not None:
            continue
        elif found or (began is not None and _was_moved_behind(state, other, began)):
            yield other


def _was_moved_behind(state: State, session: Session, began: datetime) -> bool:
    return session.id in state.retimed and session.start >= began and state.run(session.id).started_at is None


def _chain(plan: Plan, sessions: Iterable[Session], end: datetime) -> Iterator[Projected]:
    for session in sessions:
        row = _placed(plan, session, end)
        yield row
        end = row.end


def _placed(plan: Plan, session: Session, end_before: datetime | None, *, begins: bool = False) -> Projected:
    """Place a session behind the one before it; with `begins` it starts at that very instant."""
    start = session.start
    if end_before is not None:
        start = end_before if begins or session.follows else max(start, end_before)
    return Projected(plan.session(session.id) or session, session, start, end_from(session, start))


def end_from(session: Session, start: datetime) -> datetime:
    """Return when a session ends that begins at an instant; a fixed end stays where it is."""
    if session.fixed_end:
        return max(session.end, start + timedelta(seconds=session.min_s or 0))
    return start + timedelta(seconds=session.length_s)


def _next_hard_stop(plan: Plan, day: int, since: datetime) -> datetime | None:
    """Return the first hard stop of the day after an instant.

    Seen from the start of the live session, so that a stop missed while it runs stays until it ends.
    """
    return next((stop for stop in plan.days[day].hard_stops if stop > since), None)


def full_length_end(
    state: State,
    rows: Iterable[Projected],
    live: Session | None,
    stop: datetime | None,
    now: datetime,
    gives: Mapping[str, int] = MappingProxyType({}),
) -> datetime:
    """Return where the last of the sessions that begin before a hard stop ends if only breaks give way.

    `gives` are seconds that some of them give up all the same.
    """
    end: datetime | None = None
    for row in rows:
        session = row.agreed
        # A break that was moved before the stop needs no interpreters.
        if stop is not None and (row.session.start if session.kind == "break" else session.start) >= stop:
            continue
        if end is None:
            start = row.start
        else:
            start = end if session.follows else max(session.start, end)
        length = timedelta(seconds=session.length_s - gives.get(session.id, 0))
        if session.kind == "break" and not gives.get(session.id):
            end = end_from(session, start)
        else:
            end = start + length
        if live is not None and session.id == live.id:
            run = state.run(session.id)
            if session.kind == "break":
                end = expected_end(session, run, now)
            else:
                end += timedelta(seconds=run.paused_s(now) + run.added_s)
            end = max(end, now)
    return now if end is None else end
