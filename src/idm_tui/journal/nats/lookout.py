"""The host's own place at the hub: it opens the stream, brings the agenda and sees who is there; it reads no facts."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from typing import TYPE_CHECKING, Protocol

from idm_tui.core.clock import steady_s
from idm_tui.core.language import _
from idm_tui.journal import JournalError
from idm_tui.journal.nats.agenda import AgendaAtHub
from idm_tui.journal.nats.connection import TROUBLES, connect, work_together
from idm_tui.journal.nats.presence import Presence
from idm_tui.journal.nats.stream import open_stream
from idm_tui.journal.wire import Subjects

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from idm_tui.core.sharing import Present
    from idm_tui.journal.address import Address
    from idm_tui.journal.shared import Member

_PAUSE_S = 0.2
_LASTS_S = 5.0


class Lookout(Protocol):
    """Who opened the hub, and wants to hear of it."""

    def see(self, present: Sequence[Present]) -> None:
        """Hear who is there."""
        ...

    def hear(self, *, agenda_differs: bool = False, trouble: str = "") -> None:
        """Hear whether the hub has another agenda than lies here, or what is wrong for more than a moment."""
        ...


async def look_out(
    address: Address, member: Member, last_agenda: bytes | None, is_open: Callable[[], bool], lookout: Lookout
) -> None:
    """Stay at the hub as long as it is open, with the agenda that it had last; raises JournalError at the end."""
    trouble, well_s = JournalError(""), steady_s()
    subjects = Subjects(address.event)
    agenda = AgendaAtHub(subjects, member, last_agenda)
    while is_open():
        began_s = steady_s()
        try:
            await _visit(address, member, subjects, agenda, lookout)
        except JournalError as error:
            trouble = error
        except TROUBLES:
            trouble = JournalError(_("the hub does not answer as it should"))
        if steady_s() - began_s > _LASTS_S:
            well_s = steady_s()
        elif steady_s() - well_s > _LASTS_S:
            lookout.hear(trouble=str(trouble))
        await asyncio.sleep(_PAUSE_S)
    raise trouble


async def _visit(address: Address, member: Member, subjects: Subjects, agenda: AgendaAtHub, lookout: Lookout) -> None:
    presence = Presence(subjects, member)
    client = await connect(address, address.servers[0], member.role)
    try:
        await open_stream(client, subjects, member.role)
        lookout.see(())
        await work_together(
            presence.attend(client, lambda: lookout.see(presence.all)),
            agenda.attend(client, lookout.hear),
            client.until_closed(),
        )
    finally:
        with suppress(*TROUBLES):
            await client.close()
