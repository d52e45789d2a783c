"""The stream of an event at the hub: made where there is none, and asked for the time."""

from __future__ import annotations

from contextlib import suppress
from secrets import token_hex
from typing import TYPE_CHECKING

from nats.js.api import AckPolicy, ConsumerConfig, DeliverPolicy, DiscardPolicy, StorageType, StreamConfig
from nats.js.errors import APIError, NotFoundError, ServiceUnavailableError

from idm_tui.core.clock import steady_s
from idm_tui.core.language import _
from idm_tui.core.record import record
from idm_tui.core.rights import RUNNING, WATCHING
from idm_tui.journal import JournalError

if TYPE_CHECKING:
    from datetime import datetime

    from nats.aio.client import Client
    from nats.js.api import StreamInfo

    from idm_tui.journal.wire import Subjects

_COPIES = 3
_PATIENCE_S = 5.0


@record
class Stream:
    """A stream: when it was made, which tells it from one that was made anew, and the place of its last message."""

    born: str
    last: int


async def open_stream(client: Client, subjects: Subjects, role: str) -> Stream:
    """Return the event's stream, made if need be; three copies of it where the hub is a cluster."""
    jetstream = client.jetstream(timeout=_PATIENCE_S)
    try:
        info = await jetstream.stream_info(subjects.stream)
    except NotFoundError:
        if role in WATCHING:
            raise JournalError(_("the hub does not know this event yet")) from None
        info = await _make(client, subjects)
    except ServiceUnavailableError as error:
        raise JournalError(_("the hub keeps nothing: JetStream is off or not ready there")) from error
    if role in RUNNING:
        await _keep_more(client, info)
    born = info.created.isoformat() if info.created else ""
    return Stream(born, info.state.last_seq)


async def _make(client: Client, subjects: Subjects) -> StreamInfo:
    jetstream = client.jetstream(timeout=_PATIENCE_S)
    config = StreamConfig(
        name=subjects.stream,
        subjects=[f"{subjects.facts}.>", subjects.agenda],
        storage=StorageType.FILE,
        discard=DiscardPolicy.NEW,
        deny_purge=True,
    )
    for copies in (_COPIES, 1) if _is_cluster(client) else (1,):
        config.num_replicas = copies
        try:
            return await jetstream.add_stream(config)
        except APIError as error:
            if copies == 1:
                reason = error.description or str(error)
                raise JournalError(_("the hub cannot keep this event: {reason}").format(reason=reason)) from error
    raise AssertionError


async def _keep_more(client: Client, info: StreamInfo) -> None:
    """Keep as many copies as should be, of a stream that was made while a node was missing."""
    if not _is_cluster(client) or (info.config.num_replicas or 1) >= _COPIES:
        return
    info.config.num_replicas = _COPIES
    with suppress(APIError, TimeoutError):  # the node is still missing, or it is not for us to say
        await client.jetstream(timeout=_PATIENCE_S).update_stream(info.config)


def _is_cluster(client: Client) -> bool:
    return bool(client._server_info.get("cluster"))  # noqa: SLF001 - the library tells it nowhere else


async def clock_of_hub(client: Client, subjects: Subjects, role: str) -> tuple[datetime, float, float]:
    """Ask the hub what time it is; returns it, the reading of the steady counter, and the uncertainty in seconds.

    Of what everybody may ask a hub, making a reader of the stream is the only thing that it dates.
    """
    best: tuple[datetime, float, float] | None = None
    jetstream = client.jetstream(timeout=_PATIENCE_S)
    for _attempt in range(3):
        config = ConsumerConfig(
            name=f"{role}-clock-{token_hex(6)}",
            filter_subject=subjects.readable(role),
            deliver_policy=DeliverPolicy.NEW,
            ack_policy=AckPolicy.NONE,
            inactive_threshold=1,
            mem_storage=True,
            num_replicas=1,
        )
        before = steady_s()
        made = await jetstream.add_consumer(subjects.stream, config)
        after = steady_s()
        uncertain_s = (after - before) / 2
        if best is None or uncertain_s < best[2]:
            best = (made.created, (before + after) / 2, uncertain_s)
    assert best is not None
    return best
