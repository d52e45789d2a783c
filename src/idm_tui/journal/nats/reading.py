"""Reading a part of the stream, in its order, from a place on and as it grows."""

from __future__ import annotations

import asyncio
import json
from secrets import token_hex
from typing import TYPE_CHECKING

from nats.js.api import AckPolicy, ConsumerConfig, DeliverPolicy

from idm_tui.journal.nats.connection import BrokenOffError
from idm_tui.journal.wire import Arrived

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from nats.aio.client import Client
    from nats.aio.msg import Msg

_ASKED = 2000
_EXPIRES_S = 20
_HEARTBEAT_S = 2
_SILENCE_S = 3 * _HEARTBEAT_S
_SECOND = 1_000_000_000  # NATS counts nanoseconds


class Reading:
    """Asks for messages in portions, so that a flood cannot drown the reader."""

    def __init__(self, client: Client, stream: str, subject: str, role: str) -> None:
        """Read the messages of a subject."""
        self._client, self._stream, self._subject = client, stream, subject
        self._inbox = client.new_inbox()
        # Nobody else can guess the name, so nobody else can read on it.
        self._name = f"{role}-{token_hex(12)}"
        self._heap: list[Arrived] = []
        self._news = asyncio.Event()
        self._next, self._owed = 1, 0
        self._fault = ""

    async def begin(self, start: int) -> int:
        """Begin at a place, 0 for the last message alone and what comes; returns how much there is to read."""
        config = ConsumerConfig(
            name=self._name,
            filter_subject=self._subject,
            deliver_policy=DeliverPolicy.BY_START_SEQUENCE if start else DeliverPolicy.LAST,
            opt_start_seq=start or None,
            ack_policy=AckPolicy.NONE,
            inactive_threshold=60,
            mem_storage=True,
            num_replicas=1,
        )
        made = await self._client.jetstream(timeout=5).add_consumer(self._stream, config)
        await self._client.subscribe(self._inbox, cb=self._receive, pending_msgs_limit=-1, pending_bytes_limit=-1)
        await self._ask()
        return made.num_pending or 0

    async def _ask(self) -> None:
        self._owed = _ASKED
        asked = {"batch": _ASKED, "expires": _EXPIRES_S * _SECOND, "idle_heartbeat": _HEARTBEAT_S * _SECOND}
        subject = f"$JS.API.CONSUMER.MSG.NEXT.{self._stream}.{self._name}"
        await self._client.publish(subject, json.dumps(asked).encode(), reply=self._inbox)

    async def _receive(self, message: Msg) -> None:
        status = (message.headers or {}).get("Status", "")
        if status:
            if status in ("404", "408"):  # nothing came in that time: ask again
                await self._ask()
                return
            if status != "100":  # which is a heartbeat: nothing but a sign of life
                self._fault = f"{status} {(message.headers or {}).get('Description', '')}"
            self._news.set()
            return
        where = message.metadata
        if where.sequence.consumer != self._next:
            self._fault = f"message {where.sequence.consumer} came instead of {self._next}"
        self._next = where.sequence.consumer + 1
        self._heap.append(Arrived(where.sequence.stream, message.subject, message.data, where.num_pending))
        self._news.set()
        self._owed -= 1
        if not self._owed:
            await self._ask()

    async def portions(self) -> AsyncIterator[list[Arrived]]:
        """Yield what has come since, without end; raises BrokenOffError."""
        while True:
            try:
                await asyncio.wait_for(self._news.wait(), _SILENCE_S)
            except TimeoutError:
                raise BrokenOffError("silent") from None
            self._news.clear()
            if self._fault:
                raise BrokenOffError(self._fault)
            portion, self._heap = self._heap, []
            if portion:
                yield portion
