"""Folding facts into the state.

Each rule returns the state that follows, or None where the fact finds no footing: the floor yielded while
nobody has it. Such a fact changes nothing; undo asks for it, to see what rests on what.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from idm_tui.core import facts
from idm_tui.core.fold import apart, floor, notes, questions, sessions, speakers_list  # noqa: F401 - registers
from idm_tui.core.fold.rules import rule
from idm_tui.core.state import State

__all__ = ["apply", "fold", "may_upset", "rule"]

if TYPE_CHECKING:
    from collections.abc import Iterable

    from idm_tui.core.facts import Body, Fact

# These add something, or change what no rule asks for: whenever they happened, nothing that counts loses its footing.
_UPSET_NOTHING = (
    facts.DraftKept,
    facts.FloorExtended,
    facts.InterventionWaived,
    facts.ListAdded,
    facts.ListClosed,
    facts.ListKept,
    facts.ListLimited,
    facts.ListMoved,
    facts.ListOpened,
    facts.NoteAllowed,
    facts.NoteCorrected,
    facts.NoteFiled,
    facts.NoteTaken,
    facts.QuestionAnswered,
    facts.QuestionReopened,
    facts.QuestionSetAside,
    facts.SessionExtended,
    facts.SignalsChosen,
    facts.TalkAllotted,
    facts.TimerExtended,
)


def fold(history: Iterable[Fact], state: State = State()) -> State:  # noqa: B008 - frozen
    """Fold facts, given in their order, into the state; those undone must have been left out."""
    for fact in history:
        state = apply(state, fact) or state
    return state


def may_upset(body: Body) -> bool:
    """Tell whether a fact, put in among others, could take the footing from one that happened later."""
    if isinstance(body, facts.MessageShown):
        return not body.text
    return not isinstance(body, _UPSET_NOTHING)


def apply(state: State, fact: Fact) -> State | None:
    """Return the state after a fact, or None where it finds no footing."""
    return rule(fact.body, state, fact.at)
