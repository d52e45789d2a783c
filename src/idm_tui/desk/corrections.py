"""Saying when something really happened: what was pressed is undone and noted anew, and the journal keeps both."""

from __future__ import annotations

from typing import TYPE_CHECKING

from idm_tui.core.facts import CommandUndone
from idm_tui.core.language import _
from idm_tui.desk.refused import Refused
from idm_tui.desk.rules import Decision, Look

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from idm_tui.core.facts import Body, Fact


def correction(look: Look, pressed: Fact, words: str, moves: Callable[[Body], bool] = lambda _body: True) -> Decision:
    """Note anew what one command caused: what happened with `pressed` and `moves`, at the moment of this command."""
    if look.at == pressed.at:
        raise Refused(_("it is noted so: {time}").format(time=precisely(look, look.at)))
    caused = look.history.of_command(pressed.command)
    # The undoing counts from the earlier of the two instants on, so that looking back shows what is right.
    since = min(look.at, *(fact.at for fact in caused))
    again = [(look.at if _moves_with(fact, pressed) and moves(fact.body) else fact.at, fact.body) for fact in caused]
    return Decision((), words, ((since, CommandUndone(pressed.command)), *again))


def _moves_with(fact: Fact, pressed: Fact) -> bool:
    """Tell whether a fact happened together with another; what was corrected before keeps its own instant."""
    return fact.at == pressed.at and not isinstance(fact.body, CommandUndone)


def followed_by(look: Look, pressed: Fact, kind: type[Body]) -> Fact | None:
    """Return the fact of a kind that came with another in one command."""
    return next((fact for fact in look.history.of_command(pressed.command) if isinstance(fact.body, kind)), None)


def precisely(look: Look, instant: datetime) -> str:
    """Write an instant to the second, as the event's clocks show it."""
    return f"{look.plan.local(instant):%H:%M:%S}"


def not_at(look: Look, pressed: Fact) -> dict[str, str]:
    """Return the two times for a sentence: to the second where the minutes are the same."""
    time, before = look.clock(look.at), look.clock(pressed.at)
    if time == before:
        time, before = precisely(look, look.at), precisely(look, pressed.at)
    return {"time": time, "pressed": before}
