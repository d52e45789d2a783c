"""Folding facts into the state.

Each rule returns the state that follows, or None where the fact finds no footing: the floor yielded while
nobody has it. Such a fact changes nothing; undo asks for it, to see what rests on what.
"""

from __future__ import annotations

from functools import singledispatch
from types import MappingProxyType
from typing import TYPE_CHECKING

from idm_tui.core import facts
from idm_tui.core.record import amended
from idm_tui.core.state import Entry, Question, Run, State, Stopwatch, Timer, Turn

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import datetime

    from idm_tui.core.facts import Body, Fact
    from idm_tui.core.state import QuestionStatus

    _OfQuestion = facts.QuestionPut | facts.QuestionAnswered | facts.QuestionSetAside | facts.QuestionReopened


def fold(history: Iterable[Fact], state: State = State()) -> State:  # noqa: B008 - frozen
    """Fold facts, given in their order, into the state; those undone must have been left out."""
    for fact in history:
        state = apply(state, fact) or state
    return state


def apply(state: State, fact: Fact) -> State | None:
    """Return the state after a fact, or None where it finds no footing."""
    return _apply(fact.body, state, fact.at)


@singledispatch
def _apply(body: Body, state: State, at: datetime) -> State | None:
    return state


def _on_run(state: State, session: str, change: Callable[[Run], Run | None]) -> State | None:
    changed = change(state.run(session))
    return None if changed is None else state.with_run(changed)


def _on_live(state: State, session: str, change: Callable[[Run], Run | None]) -> State | None:
    return _on_run(state, session, lambda run: change(run) if run.is_live else None)


def _on_floor(state: State, session: str, turn_id: str, change: Callable[[Turn], Turn | None]) -> State | None:
    def on_run(run: Run) -> Run | None:
        turn = change(run.floor) if run.floor and run.floor.id == turn_id else None
        return None if turn is None else amended(run, floor=turn)

    return _on_live(state, session, on_run)


def _without_floor(run: Run, at: datetime) -> Run:
    if run.floor is None:
        return run
    done = amended(run.floor, watch=run.floor.watch.stop(at), ended=at)
    return amended(run, floor=None, turns=run.turns.plus(done))


# --- sessions


@_apply.register(facts.SessionStarted)
def _session_started(body: facts.SessionStarted, state: State, at: datetime) -> State | None:
    def start(run: Run) -> Run | None:
        if run.is_live:
            return None
        return amended(run, started_at=at, ended_at=None, watch=Stopwatch(since=at), added_s=0)

    started = _on_run(state, body.session, start)
    if started is None:
        return None
    return amended(started, live=(*state.live, body.session), last_started=body.session)


@_apply.register(facts.SessionEnded)
def _session_ended(body: facts.SessionEnded, state: State, at: datetime) -> State | None:
    def end(run: Run) -> Run:
        questions = {
            number: amended(q, status="answered", watch=q.watch.stop(at)) if q.status == "put" else q
            for number, q in run.questions.items()
        }
        ended = amended(_without_floor(run, at), questions=MappingProxyType(questions))
        return amended(ended, ended_at=at, watch=ended.watch.stop(at))

    ended = _on_live(state, body.session, end)
    if ended is None:
        return None
    return amended(ended, live=tuple(session for session in state.live if session != body.session))


@_apply.register(facts.SessionExtended)
def _session_extended(body: facts.SessionExtended, state: State, at: datetime) -> State | None:
    return _on_live(state, body.session, lambda run: amended(run, added_s=run.added_s + body.seconds))


@_apply.register(facts.SessionPaused)
def _session_paused(body: facts.SessionPaused, state: State, at: datetime) -> State | None:
    def pause(run: Run) -> Run | None:
        # With somebody on the floor it is the speaker's time that stops.
        return amended(run, watch=run.watch.stop(at)) if run.watch.runs and run.floor is None else None

    return _on_live(state, body.session, pause)


@_apply.register(facts.SessionResumed)
def _session_resumed(body: facts.SessionResumed, state: State, at: datetime) -> State | None:
    def resume(run: Run) -> Run | None:
        return None if run.watch.runs else amended(run, watch=run.watch.go(at))

    return _on_live(state, body.session, resume)


# --- the floor


@_apply.register(facts.FloorGiven)
def _floor_given(body: facts.FloorGiven, state: State, at: datetime) -> State | None:
    def give(run: Run) -> Run | None:
        entries = tuple(entry for entry in run.list.entries if entry.id != body.entry)
        if run.floor is not None or (body.entry and len(entries) == len(run.list.entries)):
            return None
        turn = Turn(
            id=body.turn,
            speaker=body.speaker,
            kind=body.kind_of_turn,
            since=at,
            watch=Stopwatch(since=at),
            limit_s=body.limit_s,
            group=body.group,
            about=body.about,
        )
        return amended(run, floor=turn, list=amended(run.list, entries=entries))

    return _on_live(state, body.session, give)


@_apply.register(facts.FloorYielded)
def _floor_yielded(body: facts.FloorYielded, state: State, at: datetime) -> State | None:
    def end(run: Run) -> Run | None:
        return _without_floor(run, at) if run.floor and run.floor.id == body.turn else None

    return _on_live(state, body.session, end)


@_apply.register(facts.FloorExtended)
def _floor_extended(body: facts.FloorExtended, state: State, at: datetime) -> State | None:
    return _on_floor(state, body.session, body.turn, lambda turn: amended(turn, limit_s=turn.limit_s + body.seconds))


@_apply.register(facts.FloorPaused)
def _floor_paused(body: facts.FloorPaused, state: State, at: datetime) -> State | None:
    def pause(turn: Turn) -> Turn | None:
        return amended(turn, watch=turn.watch.stop(at)) if turn.watch.runs else None

    return _on_floor(state, body.session, body.turn, pause)


@_apply.register(facts.FloorResumed)
def _floor_resumed(body: facts.FloorResumed, state: State, at: datetime) -> State | None:
    def resume(turn: Turn) -> Turn | None:
        return None if turn.watch.runs else amended(turn, watch=turn.watch.go(at))

    return _on_floor(state, body.session, body.turn, resume)


# --- the list of speakers


@_apply.register(facts.ListAdded)
def _list_added(body: facts.ListAdded, state: State, at: datetime) -> State | None:
    entry = Entry(body.entry, body.name, body.kind_of_turn, body.group, body.about)

    def add(run: Run) -> Run:
        return amended(run, list=amended(run.list, entries=(*run.list.entries, entry)))

    return _on_run(state, body.session, add)


def _on_entry(state: State, session: str, entry_id: str, change: Callable[[list[Entry], Entry], None]) -> State | None:
    def on_run(run: Run) -> Run | None:
        entry = next((e for e in run.list.entries if e.id == entry_id), None)
        if entry is None:
            return None
        entries = [e for e in run.list.entries if e is not entry]
        change(entries, entry)
        return amended(run, list=amended(run.list, entries=tuple(entries)))

    return _on_run(state, session, on_run)


@_apply.register(facts.ListRemoved)
def _list_removed(body: facts.ListRemoved, state: State, at: datetime) -> State | None:
    return _on_entry(state, body.session, body.entry, lambda entries, entry: None)


@_apply.register(facts.ListMoved)
def _list_moved(body: facts.ListMoved, state: State, at: datetime) -> State | None:
    return _on_entry(state, body.session, body.entry, lambda entries, entry: entries.insert(body.place - 1, entry))


@_apply.register(facts.ListClosed)
def _list_closed(body: facts.ListClosed, state: State, at: datetime) -> State | None:
    return _on_run(state, body.session, lambda run: amended(run, list=amended(run.list, is_open=False)))


@_apply.register(facts.ListOpened)
def _list_opened(body: facts.ListOpened, state: State, at: datetime) -> State | None:
    return _on_run(state, body.session, lambda run: amended(run, list=amended(run.list, is_open=True)))


@_apply.register(facts.ListLimited)
def _list_limited(body: facts.ListLimited, state: State, at: datetime) -> State | None:
    return _on_run(state, body.session, lambda run: amended(run, list=amended(run.list, limit_s=body.limit_s)))


# --- the guiding questions


def _on_question(
    state: State, session: str, number: int, change: Callable[[Question], Question | None]
) -> State | None:
    def on_run(run: Run) -> Run | None:
        changed = change(run.questions.get(number, Question()))
        if changed is None:
            return None
        return amended(run, questions=MappingProxyType({**run.questions, number: changed}))

    return _on_run(state, session, on_run)


@_apply.register(facts.QuestionPut)
def _question_put(body: facts.QuestionPut, state: State, at: datetime) -> State | None:
    def put(run: Run) -> Run | None:
        questions = dict(run.questions)
        chosen = questions.get(body.number, Question())
        if chosen.status == "put" or _is_missing(chosen, body):
            return None
        for number, other in run.questions.items():
            if other.status == "put":
                questions[number] = amended(other, status="answered", watch=other.watch.stop(at))
        questions[body.number] = amended(chosen, status="put", watch=chosen.watch.go(at))
        return amended(run, questions=MappingProxyType(questions))

    return _on_live(state, body.session, put)


def _is_missing(question: Question, body: _OfQuestion) -> bool:
    """Tell whether a fact speaks of a question from the room that nobody asked."""
    return body.from_room and not question.text


def _becomes(status: QuestionStatus, body: _OfQuestion, state: State, at: datetime) -> State | None:
    def change(question: Question) -> Question | None:
        if _is_missing(question, body):
            return None
        return amended(question, status=status, watch=question.watch.stop(at))

    return _on_question(state, body.session, body.number, change)


@_apply.register(facts.QuestionAnswered)
def _question_answered(body: facts.QuestionAnswered, state: State, at: datetime) -> State | None:
    return _becomes("answered", body, state, at)


@_apply.register(facts.QuestionSetAside)
def _question_set_aside(body: facts.QuestionSetAside, state: State, at: datetime) -> State | None:
    return _becomes("aside", body, state, at)


@_apply.register(facts.QuestionReopened)
def _question_reopened(body: facts.QuestionReopened, state: State, at: datetime) -> State | None:
    return _becomes("open", body, state, at)


@_apply.register(facts.QuestionAsked)
def _question_asked(body: facts.QuestionAsked, state: State, at: datetime) -> State | None:
    return _on_question(
        state, body.session, body.number, lambda q: None if q.text else amended(q, text=body.text, asker=body.asker)
    )


# --- free timers and the message


@_apply.register(facts.TimerStarted)
def _timer_started(body: facts.TimerStarted, state: State, at: datetime) -> State | None:
    if state.timer(body.name) is not None:
        return None
    return state.with_timer(Timer(body.name, body.seconds, Stopwatch(since=at)))


def _on_timer(state: State, name: str, change: Callable[[Timer], Timer | None]) -> State | None:
    timer = state.timer(name)
    changed = change(timer) if timer else None
    return None if changed is None else state.with_timer(changed)


@_apply.register(facts.TimerExtended)
def _timer_extended(body: facts.TimerExtended, state: State, at: datetime) -> State | None:
    return _on_timer(state, body.name, lambda t: amended(t, length_s=t.length_s + body.seconds))


@_apply.register(facts.TimerPaused)
def _timer_paused(body: facts.TimerPaused, state: State, at: datetime) -> State | None:
    return _on_timer(state, body.name, lambda t: amended(t, watch=t.watch.stop(at)) if t.watch.runs else None)


@_apply.register(facts.TimerResumed)
def _timer_resumed(body: facts.TimerResumed, state: State, at: datetime) -> State | None:
    return _on_timer(state, body.name, lambda t: None if t.watch.runs else amended(t, watch=t.watch.go(at)))


@_apply.register(facts.TimerStopped)
def _timer_stopped(body: facts.TimerStopped, state: State, at: datetime) -> State | None:
    if state.timer(body.name) is None:
        return None
    return amended(state, timers=tuple(timer for timer in state.timers if timer.name != body.name))


@_apply.register(facts.MessageShown)
def _message_shown(body: facts.MessageShown, state: State, at: datetime) -> State | None:
    return amended(state, message=body.text)


@_apply.register(facts.MessageCleared)
def _message_cleared(body: facts.MessageCleared, state: State, at: datetime) -> State | None:
    return amended(state, message="") if state.message else None


@_apply.register(facts.DraftKept)
def _draft_kept(body: facts.DraftKept, state: State, at: datetime) -> State | None:
    drafts = {key: text for key, text in state.drafts.items() if key != (body.writer, body.place)}
    if body.text:
        drafts[body.writer, body.place] = body.text
    return amended(state, drafts=MappingProxyType(drafts))
