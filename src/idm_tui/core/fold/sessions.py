"""Sessions: started, ended, stretched, suspended."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from idm_tui.core import facts
from idm_tui.core.fold.notes import back_on_record
from idm_tui.core.fold.rules import instant, on_live, on_run, rule, without_floor
from idm_tui.core.record import amended
from idm_tui.core.state import Retimed, Stopwatch

if TYPE_CHECKING:
    from datetime import datetime

    from idm_tui.core.state import Run, State


@rule.register(facts.SessionStarted)
def _session_started(body: facts.SessionStarted, state: State, at: datetime) -> State | None:
    if any(state.run(live).is_in_the_way(body.room) for live in state.live):
        return None

    def start(run: Run) -> Run | None:
        if run.is_live:
            return None
        begun = run.begun_at or at
        listed = amended(run.list, carries=False) if run.list.carries else run.list
        fresh = amended(run, started_at=at, ended_at=None, begun_at=begun, room=body.room, list=listed)
        return amended(fresh, watch=Stopwatch(since=at), added_s=0)

    started = on_run(state, body.session, start)
    if started is None:
        return None
    skipped = state.skipped - {body.session} if body.session in state.skipped else state.skipped
    return amended(started, live=(*state.live, body.session), last_started=body.session, skipped=skipped)


@rule.register(facts.SessionEnded)
def _session_ended(body: facts.SessionEnded, state: State, at: datetime) -> State | None:
    def end(run: Run) -> Run:
        questions = {
            number: amended(q, status="answered", watch=q.watch.stop(at)) if q.status == "put" else q
            for number, q in run.questions.items()
        }
        # Twice where a point of order holds up a speaker: both turns end.
        ended = amended(without_floor(without_floor(run, at), at), questions=MappingProxyType(questions), round=None)
        return amended(ended, ended_at=at, watch=ended.watch.stop(at))

    ended = on_live(state, body.session, end)
    if ended is None:
        return None
    ended = back_on_record(ended, body.session, at) or ended
    return amended(ended, live=tuple(session for session in state.live if session != body.session))


@rule.register(facts.SessionExtended)
def _session_extended(body: facts.SessionExtended, state: State, at: datetime) -> State | None:
    return on_live(state, body.session, lambda run: amended(run, added_s=run.added_s + body.seconds))


@rule.register(facts.SessionPaused)
def _session_paused(body: facts.SessionPaused, state: State, at: datetime) -> State | None:
    def pause(run: Run) -> Run | None:
        # With somebody on the floor it is the speaker's time that stops.
        return amended(run, watch=run.watch.stop(at)) if run.watch.runs and run.floor is None else None

    return on_live(state, body.session, pause)


@rule.register(facts.SessionResumed)
def _session_resumed(body: facts.SessionResumed, state: State, at: datetime) -> State | None:
    def resume(run: Run) -> Run | None:
        return None if run.watch.runs else amended(run, watch=run.watch.go(at))

    return on_live(state, body.session, resume)


@rule.register(facts.SessionRetimed)
def _session_retimed(body: facts.SessionRetimed, state: State, at: datetime) -> State | None:
    start, end = instant(body.start), instant(body.end)
    if start is None or end is None or end < start:
        return None
    retimed = Retimed(start, end, body.length_s if body.length_s >= 0 else None)
    return amended(state, retimed=MappingProxyType({**state.retimed, body.session: retimed}))


@rule.register(facts.SessionSkipped)
def _session_skipped(body: facts.SessionSkipped, state: State, at: datetime) -> State | None:
    if body.session in state.skipped or state.run(body.session).is_live:
        return None
    return amended(state, skipped=state.skipped | {body.session})


@rule.register(facts.SessionRestored)
def _session_restored(body: facts.SessionRestored, state: State, at: datetime) -> State | None:
    if body.session not in state.skipped and body.session not in state.retimed:
        return None
    retimed = {session: times for session, times in state.retimed.items() if session != body.session}
    return amended(state, retimed=MappingProxyType(retimed), skipped=state.skipped - {body.session})


@rule.register(facts.TalkAllotted)
def _talk_allotted(body: facts.TalkAllotted, state: State, at: datetime) -> State | None:
    def allot(run: Run) -> Run:
        return amended(run, talks=MappingProxyType({**run.talks, body.speaker: body.limit_s}))

    return on_run(state, body.session, allot)
