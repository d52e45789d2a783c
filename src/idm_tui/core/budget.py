"""What the time left of a live session must pay for: talks, the general discussion, the closing."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Literal

from idm_tui.core.clock import seconds_between
from idm_tui.core.projection import expected_end
from idm_tui.core.record import record
from idm_tui.core.timetable import talk_s

if TYPE_CHECKING:
    from idm_tui.core.agenda import Speaker
    from idm_tui.core.plan import Plan, Session
    from idm_tui.core.state import Run

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


def waiting_panellists(session: Session, run: Run) -> tuple[Speaker, ...]:
    """Return the panellists who have not had the floor, in the agenda's order."""
    heard = {turn.speaker for turn in run.turns}
    if run.floor:
        heard.add(run.floor.speaker)
    return tuple(speaker for speaker in session.speakers if speaker.name not in heard)


def turn_rest_s(run: Run, now: datetime) -> int:
    """Return what the turn that runs may still take; nothing in overtime or without a turn."""
    return max(run.floor.remaining_s(now), 0) if run.floor else 0


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


def limit_of_list(plan: Plan, run: Run) -> int:
    """Return the seconds for an intervention in this session."""
    return plan.event.defaults.intervention if run.list.limit_s is None else run.list.limit_s


def list_end(plan: Plan, run: Run, now: datetime) -> datetime | None:
    """Return when the list of speakers is through, the rest of the running turn before it; None if empty."""
    count = len(run.list.entries)
    if not count:
        return None
    return now + timedelta(seconds=turn_rest_s(run, now) + count * limit_of_list(plan, run))
