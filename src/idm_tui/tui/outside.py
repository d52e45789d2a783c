"""What the app is given of the rooms that it does not know: the agenda's file, finding words, writing reports."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    from idm_tui.core.finding import Found
    from idm_tui.core.plan import Plan
    from idm_tui.core.sharing import Sharing
    from idm_tui.core.state import State


class WatchedAgenda(Protocol):
    """The agenda file as the app sees it."""

    def news(self) -> Plan | str | None:
        """Return a new plan, or a sentence that says where the file is broken, or None for no change."""
        ...


class Outside(Protocol):
    """What the app asks of rooms that it does not know."""

    def find(self, plan: Plan, state: State, said: str) -> Sequence[tuple[Found, str]]:
        """Return where words stand in what was said and noted, and the words around them."""
        ...

    def report(self, words: str, plan: Plan, state: State, now: datetime) -> str:
        """Write the report that a line asks for and tell where it is; raises ValueError with a sentence."""
        ...


class Hub(Protocol):
    """What connects this terminal with the others of the event."""

    @property
    def standing(self) -> Sharing:
        """How the event stands as it is known here."""
        ...

    def take_agenda(self) -> None:
        """Keep the hub's agenda here in the place of one's own; raises ValueError with a sentence."""
        ...

    def offer_agenda(self) -> None:
        """Let one's own agenda take the place of the hub's for everybody."""
        ...

    def listen(self, listener: Callable[[], None]) -> None:
        """Call somebody, from another thread, whenever anything is new."""
        ...
