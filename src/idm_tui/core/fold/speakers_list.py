"""The list of speakers, the rounds of the discussion, and what those on it are called."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from idm_tui.core import facts
from idm_tui.core.floor import placed
from idm_tui.core.fold.rules import on_live, on_run, rule
from idm_tui.core.grown import Grown
from idm_tui.core.notes import renamed as renamed_note
from idm_tui.core.record import amended
from idm_tui.core.state import Entry, Round

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from idm_tui.core.state import PhaseOfRound, Run, State, Turn


@rule.register(facts.ListAdded)
def _list_added(body: facts.ListAdded, state: State, at: datetime) -> State | None:
    name, group = state.called(body.name), state.called(body.group)
    entry = Entry(body.entry, name, body.kind_of_turn, group, body.about)

    def add(run: Run) -> Run:
        return amended(run, list=amended(run.list, entries=placed(run.list.entries, entry)))

    return on_run(state, body.session, add)


@rule.register(facts.ListCarried)
def _list_carried(body: facts.ListCarried, state: State, at: datetime) -> State | None:
    before = state.run(body.of)
    entry = next((e for e in before.list.entries if e.id == body.entry), None)
    if entry is None:
        return None
    left = tuple(e for e in before.list.entries if e is not entry)
    without = state.with_run(amended(before, list=amended(before.list, entries=left)))

    def add(run: Run) -> Run:
        return amended(run, list=amended(run.list, entries=placed(run.list.entries, entry)))

    return on_run(without, body.session, add)


@rule.register(facts.ListKept)
def _list_kept(body: facts.ListKept, state: State, at: datetime) -> State | None:
    return on_run(state, body.session, lambda run: amended(run, list=amended(run.list, carries=True)))


def _on_entry(state: State, session: str, entry_id: str, change: Callable[[list[Entry], Entry], None]) -> State | None:
    def change_run(run: Run) -> Run | None:
        entry = next((e for e in run.list.entries if e.id == entry_id), None)
        if entry is None:
            return None
        entries = [e for e in run.list.entries if e is not entry]
        change(entries, entry)
        return amended(run, list=amended(run.list, entries=tuple(entries)))

    return on_run(state, session, change_run)


@rule.register(facts.ListRemoved)
def _list_removed(body: facts.ListRemoved, state: State, at: datetime) -> State | None:
    return _on_entry(state, body.session, body.entry, lambda entries, entry: None)


@rule.register(facts.ListMoved)
def _list_moved(body: facts.ListMoved, state: State, at: datetime) -> State | None:
    return _on_entry(state, body.session, body.entry, lambda entries, entry: entries.insert(body.place - 1, entry))


@rule.register(facts.ListClosed)
def _list_closed(body: facts.ListClosed, state: State, at: datetime) -> State | None:
    return on_run(state, body.session, lambda run: amended(run, list=amended(run.list, is_open=False)))


@rule.register(facts.ListOpened)
def _list_opened(body: facts.ListOpened, state: State, at: datetime) -> State | None:
    return on_run(state, body.session, lambda run: amended(run, list=amended(run.list, is_open=True)))


@rule.register(facts.ListLimited)
def _list_limited(body: facts.ListLimited, state: State, at: datetime) -> State | None:
    def limit(run: Run) -> Run:
        if not body.scope:
            return amended(run, list=amended(run.list, limit_s=body.limit_s))
        limits = MappingProxyType({**run.list.limits, body.scope: body.limit_s})
        return amended(run, list=amended(run.list, limits=limits))

    return on_run(state, body.session, limit)


# --- rounds


@rule.register(facts.RoundOpened)
def _round_opened(body: facts.RoundOpened, state: State, at: datetime) -> State | None:
    def begin(run: Run) -> Run:
        if run.round is None:
            return amended(run, round=Round(1, "floor", body.size, len(run.turns)))
        # Who has the floor has been counted in the round before.
        since = len(run.turns) + (run.floor is not None) + (run.held is not None)
        return amended(run, round=Round(run.round.number + 1, "floor", body.size, since))

    return on_live(state, body.session, begin)


@rule.register(facts.RoundReplied)
def _round_replied(body: facts.RoundReplied, state: State, at: datetime) -> State | None:
    def reply(run: Run) -> Run:
        before = run.round or Round(1, "floor", 0, len(run.turns))
        # Who has the floor now is not one of those who reply.
        since = len(run.turns) + (run.floor is not None) + (run.held is not None)
        phase: PhaseOfRound = "closing" if body.closing else "panel"
        return amended(run, round=Round(before.number, phase, before.size, since, body.each_s))

    return on_live(state, body.session, reply)


@rule.register(facts.RoundEnded)
def _round_ended(body: facts.RoundEnded, state: State, at: datetime) -> State | None:
    return on_live(state, body.session, lambda run: amended(run, round=None) if run.round else None)


@rule.register(facts.ParticipantRenamed)
def _participant_renamed(body: facts.ParticipantRenamed, state: State, at: datetime) -> State | None:
    """Call somebody otherwise in all that was noted and in all that will be."""
    if body.old == body.new:
        return None
    renamed = {old: body.new if new == body.old else new for old, new in state.renamed.items() if old != body.new}
    renamed[body.old] = body.new
    runs = {session: _with_name(run, body.old, body.new) for session, run in state.runs.items()}
    notes = state.notes.each(lambda note: renamed_note(note, lambda name: body.new if name == body.old else name))
    return amended(state, renamed=MappingProxyType(renamed), runs=MappingProxyType(runs), notes=notes)


def _with_name(run: Run, old: str, new: str) -> Run:
    def called(name: str) -> str:
        return new if name == old else name

    def of_turn(turn: Turn) -> Turn:
        return amended(turn, speaker=called(turn.speaker), group=called(turn.group))

    entries = tuple(amended(e, name=called(e.name), group=called(e.group)) for e in run.list.entries)
    questions = {number: amended(q, asker=called(q.asker)) for number, q in run.questions.items()}
    return amended(
        run,
        floor=run.floor and of_turn(run.floor),
        held=run.held and of_turn(run.held),
        turns=Grown.of(of_turn(turn) for turn in run.turns),
        list=amended(run.list, entries=entries),
        questions=MappingProxyType(questions),
    )
