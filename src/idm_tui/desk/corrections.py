"""Saying when something really happened: what was pressed is undone and noted anew, and the journal keeps both."""

from __future__ import annotations

from typing import TYPE_CHECKING

from idm_tui.core.facts import CommandUndone
from idm_tui.desk.rules import Decision, Look

if TYPE_CHECKING:
    from collections.abc import Callable

    from idm_tui.core.facts import Body, Fact


def correction(look: Look, pressed: Fact, words: str, moves: Callable[[Body], bool] = lambda _body: True) -> Decision:
    """Note anew what one command caused: what `moves` at the moment of this command, the rest when it was."""
    caused = look.history.of_command(pressed.command)
    # The undoing counts from the earlier of the two instants on, so that looking back shows what is right.
    since = min(look.at, *(fact.at for fact in caused))
    again = [(look.at if moves(fact.body) else fact.at, fact.body) for fact in caused]
    return Decision((), words, ((since, CommandUndone(pressed.command)), *again))
