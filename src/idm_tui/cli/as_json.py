"""The JSON of `now` and `status`: public shapes, seconds as whole numbers, instants in the event's zone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from idm_tui.core.budget import limit_that_fits
from idm_tui.core.clock import seconds_between
from idm_tui.core.day_sentence import day_sentence
from idm_tui.core.floor import taken_in_round, yet_to_reply
from idm_tui.core.overview import questions_of
from idm_tui.core.reminder import reminder
from idm_tui.core.speaking import spoken_today, turns_by_question

if TYPE_CHECKING:
    from datetime import datetime

    from idm_tui.core.moment import Moment
    from idm_tui.core.overview import Overview
    from idm_tui.core.plan import Plan, Session
    from idm_tui.core.state import Turn


def _iso(plan: Plan, instant: datetime) -> str:
    return plan.local(instant).isoformat(timespec="seconds")


def _session_json(plan: Plan, session: Session) -> dict[str, Any]:
    return {
        "id": session.id,
        "title": session.title,
        "kind": session.kind,
        "room": session.room or None,
        "start": _iso(plan, session.start),
        "end": _iso(plan, session.end),
    }


def moment_json(plan: Plan, present: Moment, now: datetime) -> dict[str, Any]:
    """Return what `now --json` prints."""
    return {
        "at": _iso(plan, now),
        "timezone": plan.event.timezone,
        "phase": present.phase,
        "current": [
            {
                **_session_json(plan, session),
                "elapsed_s": seconds_between(session.start, now),
                "remaining_s": seconds_between(now, session.end),
            }
            for session in present.current
        ],
        "next": [
            {**_session_json(plan, session), "starts_in_s": seconds_between(now, session.start)}
            for session in present.next
        ],
    }


def overview_json(seen: Overview) -> dict[str, Any]:
    """Return what `status --json` prints."""
    plan, projection = seen.plan, seen.projection
    stop, missing = projection.hard_stop, reminder(seen)
    return {
        **moment_json(plan, seen.moment, seen.now),
        "room": seen.room or None,
        "live": _live_json(seen),
        "offset_s": projection.offset_s,
        "slack_s": projection.slack_s,
        "next_hard_stop": None if stop is None else _iso(plan, stop),
        "day": day_sentence(seen) or None,
        "reminder": None if missing is None else missing.words,
        "projection": [
            {
                "session": row.session.id,
                "planned_start": _iso(plan, row.session.start),
                "planned_end": _iso(plan, row.session.end),
                "projected_start": _iso(plan, row.start),
                "projected_end": _iso(plan, row.end),
            }
            for row in projection.rows
        ],
        "floor": _turn_json(seen, seen.run.floor),
        "held": _turn_json(seen, seen.run.held),
        "list": _list_json(seen),
        "round": _round_json(seen),
        "budget": None
        if seen.budget is None
        else {
            "left_s": seen.budget.left_s,
            "speakers_left": seen.budget.speakers_left,
            "per_speaker_s": seen.budget.per_speaker_s,
            "discussion_s": seen.budget.discussion_s,
        },
        "questions": [
            {
                "number": question.number,
                "text": question.text,
                "state": question.status,
                "time_s": question.time_s,
                "from": question.asker or None,
            }
            for question in questions_of(seen.session, seen.run, seen.now)
        ],
        "speaking": [
            {"name": who.name, "for": who.group or None, "turns": who.turns, "total_s": who.total_s}
            for who in seen.speaking()
        ],
        "timers": _timers_json(seen),
        "agreed": [
            {"session": session, "start": _iso(plan, times.start), "end": _iso(plan, times.end)}
            for session, times in seen.state.retimed.items()
        ],
        "skipped": sorted(seen.state.skipped),
        "list_limits": dict(seen.run.list.limits),
        "list_fits_limit_s": limit_that_fits(seen),
        "spoken_today": [
            {"name": name, "turns": spoken.turns, "total_s": spoken.seconds}
            for name, spoken in spoken_today(plan, seen.state, seen.session, seen.now).items()
        ],
        "by_question": [
            {"number": number, "turns": len(turns), "total_s": sum(t.watch.elapsed_s(seen.now) for t in turns)}
            for number, turns in sorted(turns_by_question(seen.run).items())
        ],
        "message": seen.state.message or None,
    }


def _live_json(seen: Overview) -> dict[str, Any] | None:
    live, run, end = seen.live, seen.run, seen.expected_end
    if live is None or run.started_at is None or end is None:
        return None
    remaining = seconds_between(seen.now, end)
    return {
        "session": live.id,
        "started_at": _iso(seen.plan, run.started_at),
        "planned_start": _iso(seen.plan, live.start),
        "planned_end": _iso(seen.plan, live.end),
        "expected_end": _iso(seen.plan, end),
        "elapsed_s": run.watch.elapsed_s(seen.now),
        "remaining_s": remaining,
        "paused": run.is_paused,
        "phase": seen.countdown_phase(remaining),
    }


def _turn_json(seen: Overview, turn: Turn | None) -> dict[str, Any] | None:
    if turn is None:
        return None
    remaining = turn.remaining_s(seen.now)
    return {
        "speaker": turn.speaker,
        "kind": turn.kind,
        "for": turn.group or None,
        "since": _iso(seen.plan, turn.since),
        "limit_s": turn.limit_s,
        "elapsed_s": turn.watch.elapsed_s(seen.now),
        "remaining_s": remaining,
        "paused": not turn.watch.runs,
        "phase": seen.countdown_phase(remaining),
    }


def _list_json(seen: Overview) -> dict[str, Any]:
    end = seen.list_end
    return {
        "open": seen.run.list.is_open,
        "limit_s": seen.list_limit_s,
        "entries": [
            {"name": e.name, "kind": e.kind, "for": e.group or None, "about": e.about or None}
            for e in seen.run.list.entries
        ],
        "projected_end": None if end is None else _iso(seen.plan, end),
    }


def _round_json(seen: Overview) -> dict[str, Any] | None:
    now = seen.run.round
    if now is None:
        return None
    waiting = yet_to_reply(seen.live, seen.run) if seen.live else ()
    return {
        "number": now.number,
        "phase": now.phase,
        "size": now.size,
        "taken": taken_in_round(seen.run) if now.phase == "floor" else None,
        "each_s": now.each_s or None,
        "to_reply": [speaker.name for speaker in waiting],
    }


def _timers_json(seen: Overview) -> list[dict[str, Any]]:
    found = []
    for timer in seen.state.timers:
        remaining = timer.remaining_s(seen.now)
        found.append(
            {
                "name": timer.name,
                "length_s": timer.length_s,
                "elapsed_s": timer.watch.elapsed_s(seen.now),
                "remaining_s": remaining,
                "paused": not timer.watch.runs,
                "phase": seen.countdown_phase(remaining),
            }
        )
    return found
