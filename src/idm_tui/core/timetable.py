"""The day as it was agreed: the printed plan with the chair's decisions laid over it.

The plan itself is never rewritten. A session that the chair moved, stretched or let go has its new times here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from idm_tui.core.clock import seconds_between
from idm_tui.core.record import amended

if TYPE_CHECKING:
    from idm_tui.core.agenda import Speaker
    from idm_tui.core.plan import Plan, Session
    from idm_tui.core.state import Retimed, Run, State


def agreed(plan: Plan, state: State, session: Session) -> Session:
    """Return a session at the times that were agreed for it, as printed if none were."""
    times = state.retimed.get(session.id)
    return session if times is None else at_times(plan, session, times)


def at_times(plan: Plan, session: Session, times: Retimed) -> Session:
    """Return a session at other times; an end at a hard stop is fixed, one moved away from it is no longer."""
    stops = plan.days[session.day].hard_stops
    fixed = session.fixed_end
    between = seconds_between(times.start, times.end)
    if fixed and times.kept_s is not None and times.kept_s > between:
        pass  # a shift pushed its start towards its end, or up to it
    elif session.kind != "break" and session.end in stops:
        fixed = fixed and times.end in stops
    elif times.end in stops and session.kind != "break":
        fixed = True
    return amended(session, start=times.start, end=times.end, fixed_end=fixed, kept_s=times.kept_s)


def agreed_day(plan: Plan, state: State, room: str, day: int) -> tuple[Session, ...]:
    """Return what takes place in a room on a day, in the agreed order and at the agreed times."""
    printed = plan.room_day(room, day)
    if not state.retimed and not state.skipped:
        return printed
    taking_place = [agreed(plan, state, session) for session in printed if session.id not in state.skipped]

    # Of two that begin together the one that was moved there comes first.
    return tuple(sorted(taking_place, key=lambda s: (s.start, s.id not in state.retimed)))


def talk_s(plan: Plan, run: Run, speaker: Speaker) -> int:
    """Return the seconds of a talk: as allotted on the day, else as planned."""
    allotted = run.talks.get(speaker.name)
    return plan.talk_s(speaker) if allotted is None else allotted
