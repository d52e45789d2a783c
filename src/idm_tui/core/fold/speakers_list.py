"""The list of speakers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from idm_tui.core import facts
from idm_tui.core.fold.rules import on_run, rule
from idm_tui.core.record import amended
from idm_tui.core.state import Entry

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from idm_tui.core.state import Run, State


@rule.register(facts.ListAdded)
def _list_added(body: facts.ListAdded, state: State, at: datetime) -> State | None:
    entry = Entry(body.entry, body.name, body.kind_of_turn, body.group, body.about)

    def add(run: Run) -> Run:
        return amended(run, list=amended(run.list, entries=(*run.list.entries, entry)))

    return on_run(state, body.session, add)


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
    return on_run(state, body.session, lambda run: amended(run, list=amended(run.list, limit_s=body.limit_s)))
