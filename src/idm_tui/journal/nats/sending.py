"""Sending what waits: in order, many on their way at once, and again until the hub has it."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from typing import TYPE_CHECKING

import nats.errors
import nats.js.errors

from idm_tui.core.rights import RUNNING, may_write
from idm_tui.journal.wire import to_wire

if TYPE_CHECKING:
    from collections.abc import Iterable

    from nats.aio.client import Client
    from nats.js.api import PubAck

    from idm_tui.core.facts import Fact
    from idm_tui.journal.shared import Member
    from idm_tui.journal.shared_file import SharedFile
    from idm_tui.journal.wire import Subjects

_AT_ONCE = 256
_PATIENCE_S = 5.0


class Sending:
    """What one terminal sends over one connection."""

    def __init__(self, client: Client, subjects: Subjects, member: Member, file: SharedFile) -> None:
        """Take the connection and the journal's file."""
        self._stream = client.jetstream(timeout=_PATIENCE_S, publish_async_max_pending=_AT_ONCE)
        self._subjects, self._member, self._file = subjects, member, file
        self._under_way: set[str] = set()
        """What was sent and has not come back yet."""
        self._erased: set[str] = set()

    def came(self, ids: Iterable[str]) -> None:
        """Note what has come back from the hub."""
        self._under_way.difference_update(ids)

    async def send(self) -> None:
        """Send all that waits; what does not arrive stays waiting."""
        await self._erase()
        while facts := self._ready():
            self._under_way.update(fact.id for fact, _subject in facts)
            sent = [await self._publish(fact, subject) for fact, subject in facts]
            done = await asyncio.gather(*(asyncio.wait_for(ack, _PATIENCE_S) for ack in sent), return_exceptions=True)
            self._under_way -= {fact.id for (fact, _), ack in zip(facts, done, strict=True) if not _is_taken(ack)}
            if not all(map(_is_taken, done)):
                return

    async def _erase(self) -> None:
        """Let the hub forget words that were struck; what is left of their facts goes there as something new."""
        for fact_id, sequence in self._file.to_erase().items():
            self._erased.add(fact_id)
            if sequence:
                with suppress(nats.js.errors.APIError):  # it is gone already
                    await self._stream.delete_msg(self._subjects.stream, sequence)
                self._file.erased(fact_id)

    def _ready(self) -> list[tuple[Fact, str]]:
        found = []
        for fact in self._file.waiting(_AT_ONCE + len(self._under_way)):
            of_record = self._file.is_of_record(fact)
            if fact.id in self._under_way or not may_write(self._member.role, of_record=of_record):
                continue
            is_kept = self._member.role not in RUNNING and not self._member.shares_notes
            found.append((fact, self._subjects.of(fact, of_record=of_record, is_kept=is_kept)))
        return found[:_AT_ONCE]

    async def _publish(self, fact: Fact, subject: str) -> asyncio.Future[PubAck]:
        headers = {"Nats-Msg-Id": f"{fact.id}-struck" if fact.id in self._erased else fact.id}
        return await self._stream.publish_async(subject, to_wire(fact), stream=self._subjects.stream, headers=headers)


def _is_taken(ack: object) -> bool:
    if isinstance(ack, BaseException) and not isinstance(ack, nats.errors.Error | TimeoutError | OSError):
        raise ack
    return not isinstance(ack, BaseException)
