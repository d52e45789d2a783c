"""The journal of a terminal that shares its event: a file here, and a link to the hub beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from idm_tui.core.record import record
from idm_tui.journal.sqlite import SqliteJournal

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from idm_tui.core.clock import HubClock
    from idm_tui.core.facts import Fact
    from idm_tui.core.sharing import Sharing
    from idm_tui.journal.address import Address


def _no_agenda() -> bytes | None:
    return None


def _left_alone(agenda: bytes) -> None:
    """Take no agenda from the hub."""


@record
class Member:
    """Who sits at a terminal; `is_present` if the others are to see it.

    `agenda` returns the agenda that lies here, None if it is the hub's. `take_agenda` keeps the hub's here and raises
    ValueError with a sentence; it is given every version at once if one `follows_agenda`, else when somebody asks.
    """

    name: str
    role: str
    terminal: str
    is_present: bool = True
    shares_notes: bool = False
    agenda: Callable[[], bytes | None] = _no_agenda
    take_agenda: Callable[[bytes], None] = _left_alone
    follows_agenda: bool = False


class SharedJournal:
    """Everything is written into the file first and is as good as done; the link shares it when it can."""

    def __init__(self, path: Path, address: Address, member: Member, clock: HubClock) -> None:
        """Open the file and begin to share; raises JournalError for the file alone."""
        from idm_tui.journal.nats.link import Link

        self._file = SqliteJournal(path)
        self.link = Link(address, path, member, clock)
        self.link.start()

    @property
    def sharing(self) -> Sharing:
        """How the event stands as it is known here."""
        return self.link.standing

    def read(self, after: int = 0) -> Sequence[Fact]:
        """Return the facts recorded after a position."""
        return self._file.read(after)

    def exchange(
        self, after: int, decide: Callable[[Sequence[Fact]], Sequence[Fact]]
    ) -> tuple[Sequence[Fact], Sequence[Fact]]:
        """Append what `decide` returns, and let the link share it."""
        done = self._file.exchange(after, decide)
        self.link.wake()
        return done

    def wait(self, until: Callable[[Sharing], object], patience_s: float) -> bool:
        """Wait until something holds of how the event stands; tells whether it does."""
        return self.link.wait(until, patience_s)

    def settle(self, patience_s: float) -> bool:
        """Wait until the hub has everything that is here, not for one out of reach; tells whether it has."""
        total = self._file.count()

        def is_shared(now: Sharing) -> bool:
            return now.is_connected and now.shared == now.total >= total

        self.wait(lambda now: now.trouble or is_shared(now), patience_s)
        return is_shared(self.sharing)

    def close(self) -> None:
        """Let go of the hub and of the file."""
        self.link.leave()
        self._file.close()
