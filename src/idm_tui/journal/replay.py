"""A journal seen again as it grew: it holds what had happened by a clock's time, and takes nothing."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from idm_tui.core.language import _
from idm_tui.journal import JournalError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from idm_tui.core.clock import Clock
    from idm_tui.core.facts import Fact


class ReplayJournal:
    """The facts of a past event, up to the clock's instant."""

    def __init__(self, facts: Sequence[Fact], clock: Clock) -> None:
        """Take the facts in any order."""
        self._facts = sorted(facts, key=lambda fact: fact.order)
        self._clock = clock

    def read(self, after: int = 0) -> Sequence[Fact]:
        """Return what has happened by now after a position."""
        return self._facts[after : bisect_right(self._facts, self._clock.now(), key=lambda fact: fact.at)]

    def exchange(
        self, after: int, decide: Callable[[Sequence[Fact]], Sequence[Fact]]
    ) -> tuple[Sequence[Fact], Sequence[Fact]]:
        """Refuse: the past stays as it was."""
        raise JournalError(_("a replay shows what happened and changes nothing"))

    def close(self) -> None:
        """Nothing to let go of."""
