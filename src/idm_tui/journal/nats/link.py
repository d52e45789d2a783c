"""The link of one terminal to the hub: sends what waits, takes in what comes, and goes on alone where there is none."""

from __future__ import annotations

import asyncio
import random
import sqlite3
import threading
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from idm_tui.core.language import _
from idm_tui.core.record import amended
from idm_tui.core.sharing import Sharing
from idm_tui.journal import JournalError
from idm_tui.journal.nats.agenda import AgendaAtHub
from idm_tui.journal.nats.connection import TROUBLES, SecretRefusedError, connect, work_together
from idm_tui.journal.nats.presence import Presence
from idm_tui.journal.nats.reading import Reading
from idm_tui.journal.nats.sending import Sending
from idm_tui.journal.nats.stream import clock_of_hub, open_stream
from idm_tui.journal.shared_file import SharedFile
from idm_tui.journal.wire import Subjects, arrived_facts

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine
    from pathlib import Path

    from nats.aio.client import Client

    from idm_tui.core.clock import HubClock
    from idm_tui.journal.address import Address
    from idm_tui.journal.nats.connection import HubClient
    from idm_tui.journal.shared import Member

_FIRST_PAUSE_S, _LONGEST_PAUSE_S = 0.1, 1.0
_CLOCK_EVERY_S = 15.0
_LOOK_EVERY_S, _TRY_AGAIN_S = 0.5, 2.0
_FAREWELL_S = 1.0


class Link(threading.Thread):
    """Works beside the app, in a thread of its own with a connection to the journal's file of its own."""

    def __init__(self, address: Address, path: Path, member: Member, clock: HubClock) -> None:
        """Take the hub's address, the journal's file, and who sits here."""
        super().__init__(name="hub", daemon=True)
        self._address, self._path, self._member, self._clock = address, path, member, clock
        self._subjects = Subjects(address.event)
        self._presence = Presence(self._subjects, member)
        self._agenda = AgendaAtHub(self._subjects, member)
        self._servers = list(address.servers)
        self._standing = Sharing()
        self._listeners: list[Callable[[], None]] = []
        self._loop: asyncio.AbstractEventLoop | None = None
        self._sending: Sending | None = None
        self.fault: Exception | None = None
        """The mistake of the program that ended the link; None while all is well."""
        self._work, self._news_here = asyncio.Event(), asyncio.Event()
        self._leaving, self._is_to_leave = asyncio.Event(), False
        self._changed = threading.Condition()

    # --- called from other threads

    @property
    def standing(self) -> Sharing:
        """How the event stands as it is known here."""
        return self._standing

    def listen(self, listener: Callable[[], None]) -> None:
        """Call somebody, from the link's thread, whenever anything is new."""
        self._listeners.append(listener)

    def wake(self) -> None:
        """Say that something waits to be sent."""
        self._soon(self._work.set)  # sending comes before counting
        self._soon(self._news_here.set)

    def take_agenda(self) -> None:
        """Keep the hub's agenda here in the place of one's own; raises ValueError with a sentence."""
        if self._agenda.theirs is not None:
            self._member.take_agenda(self._agenda.theirs)

    def offer_agenda(self) -> None:
        """Let one's own agenda take the place of the hub's for everybody."""
        self._agenda.offer()

    def leave(self) -> None:
        """Send what still waits, if that goes quickly, and let go."""
        self._is_to_leave = True  # the loop may not have begun yet
        self._soon(self._leaving.set)
        self.join(2 * _FAREWELL_S)

    def wait(self, until: Callable[[Sharing], object], patience_s: float) -> bool:
        """Wait until something holds of how the event stands; tells whether it does."""
        with self._changed:
            return bool(self._changed.wait_for(lambda: until(self._standing), patience_s))

    def _soon(self, call: Callable[[], None]) -> None:
        loop = self._loop
        if loop is not None:
            with suppress(RuntimeError):  # it has ended
                loop.call_soon_threadsafe(call)

    # --- in the link's own thread

    def run(self) -> None:
        """Attend to the hub until the terminal leaves."""
        try:
            asyncio.run(self._attend())
        except JournalError as error:
            self._say(is_connected=False, trouble=str(error))
        except Exception as fault:  # noqa: BLE001 - nothing that goes wrong here may reach the screen
            self.fault = fault
            self._say(
                is_connected=False, trouble=_("sharing has stopped; everything goes on here, open it anew to share")
            )

    async def _attend(self) -> None:
        self._loop = asyncio.get_running_loop()
        if self._is_to_leave:
            self._leaving.set()
        self._file = SharedFile(self._path)
        self._count()
        pause = _FIRST_PAUSE_S
        watching = asyncio.ensure_future(self._watch_file())
        try:
            while not self._leaving.is_set():
                server = self._servers[0]
                trouble = await _trouble_of(self._visit(server), server)
                pause = _FIRST_PAUSE_S if self._standing.is_connected else min(2 * pause, _LONGEST_PAUSE_S)
                if trouble:
                    self._say(is_connected=False, to_read=0, trouble=trouble)
                self._servers = [*self._servers[1:], server]
                with suppress(TimeoutError):
                    # Not all at once, where a hub comes back to a room full of terminals.
                    await asyncio.wait_for(self._leaving.wait(), pause * random.uniform(0.5, 1))  # noqa: S311
        finally:
            watching.cancel()
            self._file.close()
            self._loop = None

    async def _watch_file(self) -> None:
        """Notice what is written here, by the app or by other programs at this terminal."""
        while True:
            with suppress(TimeoutError):
                await asyncio.wait_for(self._news_here.wait(), _LOOK_EVERY_S)
            self._news_here.clear()
            with suppress(sqlite3.Error):
                if self._file.has_changed():
                    self._work.set()
                    self._count()
                    self._say()

    async def _visit(self, server: str) -> None:
        """Be connected to a server until the terminal leaves; raises what else ended it."""

        def on_error(error: Exception) -> None:
            if "permissions violation" in str(error).casefold():
                self._say(trouble=_("the hub does not let a {role} do that").format(role=self._member.role))

        connecting = asyncio.ensure_future(connect(self._address, server, self._member.role, on_error))
        leaving = asyncio.ensure_future(self._leaving.wait())
        await asyncio.wait({connecting, leaving}, return_when=asyncio.FIRST_COMPLETED)
        if leaving.done():  # a connection half made would stay open
            with suppress(JournalError, TimeoutError):
                await (await asyncio.wait_for(connecting, _FAREWELL_S)).close()
            return
        leaving.cancel()
        client = connecting.result()
        known = {f"nats://{found.netloc}" for found in client.servers}
        self._servers += sorted(known - set(self._servers))
        try:
            await work_together(self._share(client), self._leaving.wait())
            with suppress(*TROUBLES):
                await asyncio.wait_for(self._farewell(client), _FAREWELL_S)
        finally:
            with suppress(*TROUBLES):
                await asyncio.wait_for(client.close(), _FAREWELL_S)

    async def _share(self, client: HubClient) -> None:
        stream = await open_stream(client, self._subjects, self._member.role)
        part = self._subjects.readable(self._member.role)
        start = self._file.attend(stream.born, stream.last, part)
        sending = self._sending = Sending(client, self._subjects, self._member, self._file)
        reading = Reading(client, self._subjects.stream, part, self._member.role)
        to_read = await reading.begin(start + 1)
        self._count()
        self._say(is_connected=True, to_read=to_read, trouble="")
        caught_up = asyncio.Event()
        if not to_read:
            caught_up.set()
        await work_together(
            self._take_in(reading, sending, caught_up),
            self._send(sending, caught_up),
            self._keep_time(client),
            self._presence.attend(client, self._say),
            self._agenda.attend(client, self._say),
            client.until_closed(),
        )

    async def _take_in(self, reading: Reading, sending: Sending, caught_up: asyncio.Event) -> None:
        async for portion in reading.portions():
            facts = arrived_facts(self._subjects, portion, self._file.kinds_of)
            self._file.take(facts, portion[-1].sequence)
            sending.came(fact.id for _sequence, fact in facts)
            self._count()
            self._say(to_read=portion[-1].left)
            if not portion[-1].left:
                caught_up.set()

    async def _send(self, sending: Sending, caught_up: asyncio.Event) -> None:
        await caught_up.wait()  # what was stored before a connection broke must not be sent again
        while True:
            with suppress(TimeoutError):
                await asyncio.wait_for(self._work.wait(), _TRY_AGAIN_S)
            self._work.clear()
            await sending.send()

    async def _farewell(self, client: Client) -> None:
        if self._sending is not None:
            await self._sending.send()
        await self._presence.leave(client)

    async def _keep_time(self, client: Client) -> None:
        while True:
            hub, at_s, uncertain_s = await clock_of_hub(client, self._subjects, self._member.role)
            self._clock.learn(hub, at_s, uncertain_s)
            self._presence.delay_ms = round(2000 * uncertain_s)
            self._say(clock_off_s=self._clock.machine_ahead_s)
            await asyncio.sleep(_CLOCK_EVERY_S)

    def _count(self) -> None:
        with suppress(sqlite3.Error):
            self._shared, self._total = self._file.standing()

    def _say(self, **news: object) -> None:
        """Let everybody know how it stands, if that has changed."""
        shared, total = self._shared, self._total
        standing = amended(self._standing, shared=shared, total=total, present=self._presence.all, **news)  # type: ignore[arg-type]
        if standing == self._standing:
            return
        with self._changed:
            self._standing = standing
            self._changed.notify_all()
        for listener in self._listeners:
            listener()


async def _trouble_of(visit: Coroutine[Any, Any, None], server: str) -> str:
    """Return what ended a visit as a sentence; raises what only a mistake in the program can be."""
    lost = _("the hub at {server} is out of reach; everything goes on here").format(server=server.partition("//")[2])
    try:
        await visit
    except SecretRefusedError as error:
        await asyncio.sleep(_LONGEST_PAUSE_S)
        return str(error)
    except JournalError as error:
        return str(error)
    except TROUBLES:
        return lost
    return ""
