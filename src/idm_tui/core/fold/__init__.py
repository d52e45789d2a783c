"""Folding facts into the state.

Each rule returns the state that follows, or None where the fact finds no footing: the floor yielded while
nobody has it. Such a fact changes nothing; undo asks for it, to see what rests on what.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from idm_tui.core.fold import apart, floor, notes, questions, sessions, speakers_list  # noqa: F401 - registers
from idm_tui.core.fold.rules import rule
from idm_tui.core.state import State

__all__ = ["apply", "fold", "rule"]

if TYPE_CHECKING:
    from collections.abc import Iterable

    from idm_tui.core.facts import Fact


def fold(history: Iterable[Fact], state: State = State()) -> State:  # noqa: B008 - frozen
    """Fold facts, given in their order, into the state; those undone must have been left out."""
    for fact in history:
        state = apply(state, fact) or state
    return state


def apply(state: State, fact: Fact) -> State | None:
    """Return the state after a fact, or None where it finds no footing."""
    return rule(fact.body, state, fact.at)
