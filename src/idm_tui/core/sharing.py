"""How a shared event stands, as one terminal sees it."""

from __future__ import annotations

from idm_tui.core.record import record

# Beyond this a machine's clock is called wrong.
CLOCK_IS_WRONG_S = 2.0


@record
class Present:
    """A terminal of the event: who sits at it, in which role, how many milliseconds it is from the hub.

    `away_s` is None while it is there, else the seconds since it was last heard of.
    """

    name: str
    role: str
    terminal: str
    delay_ms: int
    away_s: int | None = None


@record
class Sharing:
    """How much of the journal here the others have too, and what stands in the way.

    `clock_off_s` is by how much this machine's clock is ahead of the hub's; None until it was measured. `to_read` is
    how much of the stream has still to be read. `agenda_differs` if the hub has another version of the agenda.
    """

    is_connected: bool = False
    shared: int = 0
    total: int = 0
    to_read: int = 0
    trouble: str = ""
    clock_off_s: float | None = None
    present: tuple[Present, ...] = ()
    agenda_differs: bool = False

    @property
    def is_clock_wrong(self) -> bool:
        """Whether this machine's clock is off by more than anybody would overlook."""
        return self.clock_off_s is not None and abs(self.clock_off_s) > CLOCK_IS_WRONG_S
