"""Facts in the order in which they happened, and the state before any of them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from idm_tui.core.fold import apply
from idm_tui.core.state import State

if TYPE_CHECKING:
    from collections.abc import Iterable

    from idm_tui.core.facts import Fact

# States are frozen and share what did not change, so keeping one now and then costs next to nothing. The latest are
# all kept: where several machines write, a fact often happened a moment before the last one that is known.
_KEEP_EVERY = 512


class Timeline:
    """Folds no further than it is asked for, so that many facts can be put in among others at the cost of one fold."""

    def __init__(self) -> None:
        """Begin empty."""
        self.facts: list[Fact] = []
        self.undone: frozenset[str] = frozenset()
        """The commands whose facts are left out of the state; `forget_from` where the first of those stands."""
        self._kept: list[tuple[int, State]] = [(0, State())]

    @property
    def state(self) -> State:
        """The state after all facts."""
        return self.before(len(self.facts))

    def place(self, fact: Fact) -> int:
        """Return the place at which a fact stands, or would."""
        return bisect_left(self.facts, fact.order, key=lambda f: f.order)

    def is_last(self, fact: Fact) -> bool:
        """Tell whether a fact would come after all others."""
        return not self.facts or fact.order > self.facts[-1].order

    def put(self, fact: Fact) -> None:
        """Put a fact in its place, behind others of its very instant and id."""
        place = len(self.facts)
        if self.facts and fact.order < self.facts[-1].order:
            place = bisect_right(self.facts, fact.order, key=lambda f: f.order)
        self.facts.insert(place, fact)
        self.forget_from(place)

    def put_last(self, fact: Fact, after: State) -> None:
        """Put a fact behind all others, whose state after it is known."""
        self.facts.append(fact)
        self._keep(len(self.facts), after)

    def take_out(self, places: Iterable[int]) -> None:
        """Take facts out."""
        for place in sorted(places, reverse=True):
            self.facts.pop(place)
            self.forget_from(place)

    def forget_from(self, place: int) -> None:
        """Forget the states after a place, where something else stands or counts now."""
        while self._kept[-1][0] > place:
            self._kept.pop()

    def before(self, place: int) -> State:
        """Return the state before the fact at a place."""
        index = bisect_right(self._kept, place, key=lambda kept: kept[0]) - 1
        is_new = index == len(self._kept) - 1
        at, state = self._kept[index]
        for position in range(at, place):
            fact = self.facts[position]
            if fact.command not in self.undone:
                state = apply(state, fact) or state
            if is_new:
                self._keep(position + 1, state)
        return state

    def _keep(self, place: int, state: State) -> None:
        """Keep the state before a place that lies behind all others that are kept."""
        if place % _KEEP_EVERY == 0:
            older = place - _KEEP_EVERY
            self._kept = [(at, kept) for at, kept in self._kept if at % _KEEP_EVERY == 0 or at > older]
        self._kept.append((place, state))
