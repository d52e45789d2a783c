"""What every rule of the fold is made with."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import singledispatch
from typing import TYPE_CHECKING

from idm_tui.core.record import amended

if TYPE_CHECKING:
    from collections.abc import Callable

    from idm_tui.core.facts import Body
    from idm_tui.core.state import Run, State


# Beyond these an instant is no longer one in every zone.
_FIRST_YEAR, _LAST_YEAR = 1000, 9000


@singledispatch
def rule(body: Body, state: State, at: datetime) -> State | None:
    """Return the state after what a fact says; each rule is registered where its noun lives."""
    return state


def on_run(state: State, session: str, change: Callable[[Run], Run | None]) -> State | None:
    """Change what happened to a session."""
    changed = change(state.run(session))
    return None if changed is None else state.with_run(changed)


def on_live(state: State, session: str, change: Callable[[Run], Run | None]) -> State | None:
    """Change what happened to a session that is live; no footing if it is not."""
    return on_run(state, session, lambda run: change(run) if run.is_live else None)


def without_floor(run: Run, at: datetime) -> Run:
    """Let the turn that runs end; the one that it interrupted goes on."""
    if run.floor is None:
        return run
    done = amended(run.floor, watch=run.floor.watch.stop(at), ended=at)
    back = run.held
    if back is not None and back.resumes:
        back = amended(back, watch=back.watch.go(at))
    return amended(run, floor=back, held=None, turns=run.turns.plus(done))


def instant(text: str) -> datetime | None:
    """Read an instant with offset that a journal kept; None for what is none, or lies beyond any calendar."""
    try:
        found = datetime.fromisoformat(text)
        if found.tzinfo is None or not _FIRST_YEAR <= found.year <= _LAST_YEAR:
            return None
    except ValueError:
        return None
    return found.astimezone(UTC)
