"""The floor: given, yielded, stretched, stopped."""

from __future__ import annotations

from typing import TYPE_CHECKING

from idm_tui.core import facts
from idm_tui.core.clock import seconds_between
from idm_tui.core.floor import POINT_OF_ORDER
from idm_tui.core.fold.rules import instant, on_live, on_run, rule, without_floor
from idm_tui.core.grown import Grown
from idm_tui.core.record import amended
from idm_tui.core.state import Stopwatch, Turn

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from idm_tui.core.state import Run, State


def _on_floor(state: State, session: str, turn_id: str, change: Callable[[Turn], Turn | None]) -> State | None:
    def change_run(run: Run) -> Run | None:
        turn = change(run.floor) if run.floor and run.floor.id == turn_id else None
        return None if turn is None else amended(run, floor=turn)

    return on_live(state, session, change_run)


@rule.register(facts.FloorGiven)
def _floor_given(body: facts.FloorGiven, state: State, at: datetime) -> State | None:
    def give(run: Run) -> Run | None:
        entries = tuple(entry for entry in run.list.entries if entry.id != body.entry)
        if body.entry and len(entries) == len(run.list.entries):
            return None
        held = None
        if run.floor is not None:
            # A point of order interrupts a speaker; of two that come together the second waits.
            if body.kind_of_turn != POINT_OF_ORDER or run.held is not None or run.floor.kind == POINT_OF_ORDER:
                return None
            held = amended(run.floor, watch=run.floor.watch.stop(at), resumes=run.floor.watch.runs)
        turn = Turn(
            id=body.turn,
            speaker=state.called(body.speaker),
            kind=body.kind_of_turn,
            since=at,
            watch=Stopwatch(since=at),
            limit_s=body.limit_s,
            group=state.called(body.group),
            about=body.about,
            question=next((number for number, q in run.questions.items() if q.status == "put"), 0),
        )
        return amended(run, floor=turn, held=held, list=amended(run.list, entries=entries))

    return on_live(state, body.session, give)


@rule.register(facts.FloorYielded)
def _floor_yielded(body: facts.FloorYielded, state: State, at: datetime) -> State | None:
    def end(run: Run) -> Run | None:
        return without_floor(run, at) if run.floor and run.floor.id == body.turn else None

    return on_live(state, body.session, end)


@rule.register(facts.FloorExtended)
def _floor_extended(body: facts.FloorExtended, state: State, at: datetime) -> State | None:
    return _on_floor(state, body.session, body.turn, lambda turn: amended(turn, limit_s=turn.limit_s + body.seconds))


@rule.register(facts.FloorPaused)
def _floor_paused(body: facts.FloorPaused, state: State, at: datetime) -> State | None:
    def pause(turn: Turn) -> Turn | None:
        return amended(turn, watch=turn.watch.stop(at)) if turn.watch.runs else None

    return _on_floor(state, body.session, body.turn, pause)


@rule.register(facts.FloorResumed)
def _floor_resumed(body: facts.FloorResumed, state: State, at: datetime) -> State | None:
    def resume(turn: Turn) -> Turn | None:
        return None if turn.watch.runs else amended(turn, watch=turn.watch.go(at))

    return _on_floor(state, body.session, body.turn, resume)


@rule.register(facts.FloorCorrected)
def _floor_corrected(body: facts.FloorCorrected, state: State, at: datetime) -> State | None:
    began, ended = instant(body.began), instant(body.ended)
    if began is None or ended is None or ended < began:
        return None

    def correct(run: Run) -> Run | None:
        turn = next((turn for turn in run.turns if turn.id == body.turn), None)
        if turn is None:
            return None
        lasted = max(seconds_between(began, ended) - turn.paused_s(at), 0)
        right = amended(turn, since=began, ended=ended, watch=Stopwatch(lasted))
        return amended(run, turns=Grown.of(right if each is turn else each for each in run.turns))

    return on_run(state, body.session, correct)
