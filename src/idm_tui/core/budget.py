"""What the time left of a live session must pay for: talks, the general discussion, the closing."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Literal

from idm_tui.core.clock import seconds_between
from idm_tui.core.floor import GROUP, entry_limit_s, heard_next, waiting_panellists, yet_to_reply
from idm_tui.core.projection import expected_end
from idm_tui.core.record import record
from idm_tui.core.timetable import talk_s

if TYPE_CHECKING:
    from idm_tui.core.overview import Overview
    from idm_tui.core.plan import Plan, Session
    from idm_tui.core.state import Run, State

LEAST_LIMIT_S = 30
"""Nobody is asked to speak for less."""
CountdownPhase = Literal["normal", "warning", "danger", "overtime"]


@record
class Budget:
    """Seconds of a live session; `per_speaker_s` is None when no panellist is waiting."""

    left_s: int
    speakers_left: int
    per_speaker_s: int | None
    discussion_s: int


def countdown_phase(plan: Plan, remaining_s: int) -> CountdownPhase:
    """Tell how urgent a countdown is."""
    if remaining_s < 0:
        return "overtime"
    if remaining_s <= plan.event.defaults.danger:
        return "danger"
    return "warning" if remaining_s <= plan.event.defaults.warning else "normal"


def turn_rest_s(run: Run, now: datetime) -> int:
    """Return what the turn that runs may still take, and the one that it holds up; nothing in overtime."""
    return sum(max(turn.remaining_s(now), 0) for turn in (run.floor, run.held) if turn is not None)


def budget(plan: Plan, session: Session, run: Run, now: datetime) -> Budget:
    """Work out the budget of a live session, at its agreed times."""
    defaults = plan.event.defaults
    left = seconds_between(now, expected_end(session, run, now))
    waiting = waiting_panellists(session, run)
    rest = turn_rest_s(run, now)
    talks = rest + sum(talk_s(plan, run, speaker) for speaker in waiting)
    kept_free = defaults.discussion if session.discussion else 0
    share = left - rest - defaults.closing - kept_free
    return Budget(
        left_s=left,
        speakers_left=len(waiting),
        per_speaker_s=max(share // len(waiting), 0) if waiting else None,
        discussion_s=left - talks - defaults.closing,
    )


def list_end(plan: Plan, state: State, session: Session | None, run: Run, now: datetime) -> datetime | None:
    """Return when the list of speakers is through, the rest of the running turn before it; None if empty."""
    entries = heard_next(plan, state, session, run) if session else run.list.entries
    if not entries:
        return None
    rest = turn_rest_s(run, now)
    return now + timedelta(seconds=rest + sum(entry_limit_s(plan, run, entry) for entry in entries))


def list_must_end(seen: Overview) -> datetime | None:
    """Return when the list has to be through: the expected end of the live session, or a hard stop before it."""
    ends = [end for end in (seen.expected_end, seen.projection.hard_stop) if end is not None]
    return min(ends, default=None)


def limit_that_fits(seen: Overview) -> int | None:
    """Return the seconds for each intervention with which the list is through in time, whole quarters of a minute.

    Those with a limit of their own keep it. None where not even half a minute each would fit.
    """
    stop, run = list_must_end(seen), seen.run
    if stop is None or seen.session is None:
        return None
    entries = heard_next(seen.plan, seen.state, seen.session, run)
    own = [e for e in entries if e.kind in run.list.limits or (e.group and GROUP in run.list.limits)]
    count = len(entries) - len(own)
    left = seconds_between(seen.now, stop) - turn_rest_s(run, seen.now) - panel_first_s(seen)
    left -= sum(entry_limit_s(seen.plan, run, entry) for entry in own)
    if count <= 0:
        return None
    fitting = left // count // 15 * 15
    return fitting if fitting >= LEAST_LIMIT_S else None


def panel_first_s(seen: Overview) -> int:
    """Return what the panel will take before the list is reached: talks to come, or replies to a round."""
    if seen.live is None:
        return 0
    run = seen.run
    replies = len(yet_to_reply(seen.live, run)) * (run.round.each_s if run.round else 0)
    return replies + sum(talk_s(seen.plan, run, speaker) for speaker in waiting_panellists(seen.live, run))


def list_through(seen: Overview) -> datetime | None:
    """Return when the last on the list will have spoken, the panel before them; None if nobody is on it."""
    end = seen.list_end
    return None if end is None else end + timedelta(seconds=panel_first_s(seen))
