"""The host's own place at the hub: it opens the stream, brings the agenda and sees who is there; it reads no facts."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

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


async def look_out(
    address: Address, member: Member, is_open: Callable[[], bool], see: Callable[[Sequence[Present]], None]
) -> None:
    """Stay at the hub as long as it is open, and let somebody see who is there; raises JournalError at the end."""
    trouble = JournalError("")
    while is_open():
        try:
            await _visit(address, member, see)
        except JournalError as error:
            trouble = error
        except TROUBLES:
            pass
        await asyncio.sleep(_PAUSE_S)
    raise trouble


async def _visit(address: Address, member: Member, see: Callable[[Sequence[Present]], None]) -> None:
    subjects = Subjects(address.event)
    presence = Presence(subjects, member)
    client = await connect(address, address.servers[0], member.role)
    try:
        await open_stream(client, subjects, member.role)
        see(())
        await work_together(
            presence.attend(client, lambda: see(presence.all)),
            AgendaAtHub(subjects, member).attend(client, lambda **_news: None),
            client.until_closed(),
        )
    finally:
        await client.close()
