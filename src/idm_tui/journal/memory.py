"""A journal that lives as long as the process: for rehearsals and tests."""

from __future__ import annotations

from threading import Lock
from typing import TYPE_CHECKING

from idm_tui.core.facts import NoteStruck
from idm_tui.core.striking import wiped

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from idm_tui.core.facts import Fact


class MemoryJournal:
    """Facts in a list."""

    def __init__(self) -> None:
        """Begin without facts."""
        self._facts: list[Fact] = []
        self._ids: set[str] = set()
        self._strikes: list[Fact] = []
        self._lock = Lock()

    def read(self, after: int = 0) -> Sequence[Fact]:
        """Return the facts recorded after a position."""
        return self._facts[after:]

    def exchange(
        self, after: int, decide: Callable[[Sequence[Fact]], Sequence[Fact]]
    ) -> tuple[Sequence[Fact], Sequence[Fact]]:
        """Append what `decide` returns; the lock keeps others out meanwhile."""
        with self._lock:
            news = self._facts[after:]
            added = decide(news)
            fresh = [fact for fact in {fact.id: fact for fact in added}.values() if fact.id not in self._ids]
            self._facts += fresh
            self._ids.update(fact.id for fact in fresh)
            self._strikes += [fact for fact in fresh if isinstance(fact.body, NoteStruck)]
            struck = {fact.id: fact for fact in wiped(self._facts, self._strikes)}
            if struck:
                self._facts = [struck.get(fact.id, fact) for fact in self._facts]
                fresh = [struck.get(fact.id, fact) for fact in fresh]
            return news, fresh

    def close(self) -> None:
        """Nothing to let go of."""
