"""What belongs to no session: free timers, the message, what each terminal's user is doing."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from idm_tui.core import facts
from idm_tui.core.fold.rules import instant, rule
from idm_tui.core.record import amended
from idm_tui.core.state import Draft, Stopwatch, Timer

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from idm_tui.core.state import State


@rule.register(facts.TimerStarted)
def _timer_started(body: facts.TimerStarted, state: State, at: datetime) -> State | None:
    if state.timer(body.name) is not None:
        return None
    return state.with_timer(Timer(body.name, body.seconds, Stopwatch(since=at)))


def _on_timer(state: State, name: str, change: Callable[[Timer], Timer | None]) -> State | None:
    timer = state.timer(name)
    changed = change(timer) if timer else None
    return None if changed is None else state.with_timer(changed)


@rule.register(facts.TimerExtended)
def _timer_extended(body: facts.TimerExtended, state: State, at: datetime) -> State | None:
    return _on_timer(state, body.name, lambda t: amended(t, length_s=t.length_s + body.seconds))


@rule.register(facts.TimerPaused)
def _timer_paused(body: facts.TimerPaused, state: State, at: datetime) -> State | None:
    return _on_timer(state, body.name, lambda t: amended(t, watch=t.watch.stop(at)) if t.watch.runs else None)


@rule.register(facts.TimerResumed)
def _timer_resumed(body: facts.TimerResumed, state: State, at: datetime) -> State | None:
    return _on_timer(state, body.name, lambda t: None if t.watch.runs else amended(t, watch=t.watch.go(at)))


@rule.register(facts.TimerStopped)
def _timer_stopped(body: facts.TimerStopped, state: State, at: datetime) -> State | None:
    if state.timer(body.name) is None:
        return None
    return amended(state, timers=tuple(timer for timer in state.timers if timer.name != body.name))


@rule.register(facts.MessageShown)
def _message_shown(body: facts.MessageShown, state: State, at: datetime) -> State | None:
    return amended(state, message=body.text)


@rule.register(facts.MessageCleared)
def _message_cleared(body: facts.MessageCleared, state: State, at: datetime) -> State | None:
    return amended(state, message="") if state.message else None


@rule.register(facts.DraftKept)
def _draft_kept(body: facts.DraftKept, state: State, at: datetime) -> State | None:
    drafts = {key: text for key, text in state.drafts.items() if key != (body.writer, body.place)}
    if body.text:
        since = instant(body.since) or at
        drafts[body.writer, body.place] = Draft(body.text, at, since, body.about, body.terminal)
    return amended(state, drafts=MappingProxyType(drafts))


@rule.register(facts.SignalsChosen)
def _signals_chosen(body: facts.SignalsChosen, state: State, at: datetime) -> State | None:
    return amended(state, signals=MappingProxyType({**state.signals, body.writer: body.signals}))
