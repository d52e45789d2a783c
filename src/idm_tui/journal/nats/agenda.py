"""The agenda at the hub: who has no file takes it from there, who has another version is told."""

from __future__ import annotations

import asyncio
import hashlib
import zlib
from contextlib import suppress
from typing import TYPE_CHECKING

from nats.js.errors import NotFoundError

from idm_tui.core.language import _
from idm_tui.core.rights import HOST, RUNNING
from idm_tui.journal import JournalError
from idm_tui.journal.nats.connection import TROUBLES, connect
from idm_tui.journal.nats.reading import Reading
from idm_tui.journal.wire import Subjects

if TYPE_CHECKING:
    from collections.abc import Callable

    from nats.aio.client import Client

    from idm_tui.journal.address import Address
    from idm_tui.journal.shared import Member

_LOOK_EVERY_S = 2.0
_PATIENCE_S = 15.0
_LARGEST = 64 * 1024 * 1024


class AgendaAtHub:
    """The version that the hub has, beside the one that is here; goes on from one connection to the next."""

    def __init__(self, subjects: Subjects, member: Member, theirs: bytes | None = None) -> None:
        """Take who sits here, where their agenda is, and what the hub had when it was heard of last."""
        self._subjects, self._member = subjects, member
        self.theirs = theirs
        """What the hub has; None for nothing yet."""
        self._before: bytes | None = None
        """What was here when it was looked at last: whoever changes it means it for everybody."""

    def offer(self) -> None:
        """Let what lies here go to everybody with the next look, as if it had just been changed."""
        self._before = b""

    async def attend(self, client: Client, tell: Callable[..., None]) -> None:
        """Send the agenda of whoever runs the event where it is new, and take in that of others."""
        reading = Reading(client, self._subjects.stream, self._subjects.agenda, self._member.role)
        is_none = not await reading.begin(0)
        if is_none:  # what was in use comes before what lies here
            await self._send(client, self.theirs or self._member.agenda())
        if self._before is None:
            self._before = self._member.agenda()
        has_come = asyncio.Event()
        taking = asyncio.ensure_future(self._take(reading, tell, has_come))
        try:
            if not is_none:
                await has_come.wait()
            while not taking.done():
                ours = self._member.agenda()
                if ours is not None and ours != self._before:
                    self._before = ours
                    if ours != self.theirs:
                        await self._send(client, ours)
                tell(agenda_differs=None not in (ours, self.theirs) and ours != self.theirs)
                has_come.clear()
                with suppress(TimeoutError):
                    await asyncio.wait_for(has_come.wait(), _LOOK_EVERY_S)
            await taking
        finally:
            taking.cancel()

    async def _send(self, client: Client, agenda: bytes | None) -> None:
        if self._member.role in (*RUNNING, HOST) and agenda is not None:
            with suppress(NotFoundError):
                headers = {"Agenda-SHA256": hashlib.sha256(agenda).hexdigest()}
                await client.jetstream(timeout=5).publish(self._subjects.agenda, zlib.compress(agenda), headers=headers)

    async def _take(self, reading: Reading, tell: Callable[..., None], has_come: asyncio.Event) -> None:
        try:
            async for portion in reading.portions():
                agenda = unpacked(portion[-1].data)
                if agenda is not None:
                    self.theirs = agenda
                    self._follow(agenda, tell)
                has_come.set()
        finally:
            has_come.set()

    def _follow(self, agenda: bytes, tell: Callable[..., None]) -> None:
        if self._member.follows_agenda:
            try:
                self._member.take_agenda(agenda)
            except ValueError as error:  # it does not keep anybody from sharing
                tell(trouble=str(error))


def unpacked(data: bytes) -> bytes | None:
    """Return the agenda in a message; None for what is none."""
    unpacking = zlib.decompressobj()
    try:
        agenda = unpacking.decompress(data, _LARGEST)
    except zlib.error:
        return None
    return agenda if unpacking.eof else None


def fetch(address: Address, role: str) -> bytes:
    """Return the agenda that the hub has now; raises JournalError where it is out of reach or has none."""
    return asyncio.run(asyncio.wait_for(_fetch(address, role), _PATIENCE_S))


async def _fetch(address: Address, role: str) -> bytes:
    subjects = Subjects(address.event)
    error = JournalError("")
    for server in address.servers:
        try:
            client = await connect(address, server, role)
        except JournalError as found:
            error = found
            continue
        try:
            with suppress(*TROUBLES):
                reading = Reading(client, subjects.stream, subjects.agenda, role)
                if await reading.begin(0):
                    async for portion in reading.portions():
                        agenda = unpacked(portion[-1].data)
                        if agenda is not None:
                            return agenda
        finally:
            await client.close()
        error = JournalError(_("the hub has no agenda of {event} yet").format(event=address.event))
    raise error
