"""Where facts are kept: appended, never changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from idm_tui.core.facts import Fact


class JournalError(Exception):
    """The journal cannot be read or written; the message is one sentence for people."""


class Journal(Protocol):
    """A store of facts in the order in which they were recorded; a position counts them from 1."""

    def read(self, after: int = 0) -> Sequence[Fact]:
        """Return the facts recorded after a position; raises JournalError."""
        ...

    def exchange(
        self, after: int, decide: Callable[[Sequence[Fact]], Sequence[Fact]]
    ) -> tuple[Sequence[Fact], Sequence[Fact]]:
        """Append what `decide` returns when it is shown the facts recorded after a position.

        Nobody else appends in between, and a fact that is there already is not appended again. Returns those facts
        and the appended ones, which are durable by then.
        What `decide` raises goes through and nothing is appended; raises JournalError.
        """
        ...

    def close(self) -> None:
        """Let go of the store."""
        ...
