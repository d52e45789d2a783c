"""A connection to one server of the hub; what goes wrong becomes a sentence for people."""

from __future__ import annotations

import asyncio
import hashlib
import logging
import ssl
from contextlib import suppress
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import nats.errors
from nats.aio.client import Client
from nats.errors import AuthorizationError

from idm_tui.core.language import _
from idm_tui.journal import JournalError

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine

    from idm_tui.journal.address import Address

# What these two remark goes to nobody: it would be written across the screen.
for _name in ("asyncio", "nats"):
    logging.getLogger(_name).addHandler(logging.NullHandler())

_PATIENCE_S, _CLOSING_S = 3.0, 0.5
_SHORTEST_PIN = 16


class _InTheClearError(Exception):
    """A server that should speak TLS does not."""


class _OtherCertificateError(Exception):
    """A server shows another certificate than the one that is pinned."""


class BrokenOffError(Exception):
    """The connection is lost, or what is read over it has a gap or falls silent: it must begin anew."""


# What may go wrong between machines; everything else is a mistake of the program.
TROUBLES = (nats.errors.Error, OSError, TimeoutError, BrokenOffError, asyncio.IncompleteReadError)


class HubClient(Client):
    """A client that says nothing secret in the clear, even if the server, or who passes for it, wants no TLS."""

    def __init__(self, pin: str = "") -> None:
        """Begin open; a pin is how the SHA-256 of the server's certificate begins, in hexadecimal."""
        super().__init__()
        self._pin, self._end = pin, asyncio.Event()

    async def note_end(self) -> None:
        """Note that the connection is closed."""
        self._end.set()

    async def until_closed(self) -> None:
        """Wait for the end of the connection; raises BrokenOffError then."""
        await self._end.wait()
        raise BrokenOffError("closed")

    def _connect_command(self) -> bytes:
        if "tls" in self.options and not self._server_info.get("tls_required"):
            raise _InTheClearError
        if self._pin and not self._is_pinned():
            raise _OtherCertificateError
        return super()._connect_command()

    def _is_pinned(self) -> bool:
        writer = getattr(self._transport, "_io_writer", None)  # the library tells it nowhere else
        secured = writer and writer.get_extra_info("ssl_object")
        shown = (secured and secured.getpeercert(binary_form=True)) or b""
        return len(self._pin) >= _SHORTEST_PIN and hashlib.sha256(shown).hexdigest().startswith(self._pin)


async def work_together(*works: Coroutine[Any, Any, object]) -> None:
    """Let all work at once until one of them ends, end the others, and raise what ended it."""
    tasks = [asyncio.ensure_future(work) for work in works]
    try:
        await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    finally:
        # Again and again: where an answer comes in the very moment, asyncio.wait_for swallows the request to end.
        while waiting := [task for task in tasks if not task.done()]:
            for task in waiting:
                task.cancel()
            await asyncio.wait(waiting, timeout=_CLOSING_S)
    ended = [error for task in tasks if not task.cancelled() and (error := task.exception()) is not None]
    # A mistake of the program first, then what has a sentence for people.
    if ended:
        raise min(ended, key=lambda error: (isinstance(error, TROUBLES), isinstance(error, JournalError)))


class SecretRefusedError(JournalError):
    """The hub does not know this user or secret; trying again does not help."""


async def connect(
    address: Address, server: str, role: str, on_error: Callable[[Exception], None] | None = None
) -> HubClient:
    """Connect to a server; raises JournalError. The connection does not come back by itself once it is lost."""
    noticed: list[Exception] = []

    async def notice(error: Exception) -> None:
        noticed.append(error)
        if on_error is not None:
            on_error(error)

    options: dict[str, Any] = {
        "allow_reconnect": False,
        "max_reconnect_attempts": 1,
        "reconnect_time_wait": 0,
        "connect_timeout": _PATIENCE_S,
        "ping_interval": 2,
        "max_outstanding_pings": 2,
        "inbox_prefix": f"_INBOX.{role}".encode(),  # where a hub may let nobody else listen
        "error_cb": notice,
        "name": "idm-tui",
    }
    options |= {"user": address.user, "password": address.password} if address.user else {}
    options |= {"token": address.token} if address.token else {}
    options |= {"user_credentials": address.creds} if address.creds else {}
    options |= {"nkeys_seed": address.nkey} if address.nkey else {}
    where = urlsplit(server).netloc
    try:
        if address.is_tls:
            options["tls"] = _trusting(address)
            options["tls_hostname"] = urlsplit(server).hostname
        return await asyncio.wait_for(_connected(server, address.pin, options), 2 * _PATIENCE_S)
    except _InTheClearError as error:
        words = _("the hub at {server} speaks in the clear; nothing secret was said to it")
        raise JournalError(words.format(server=where)) from error
    except _OtherCertificateError as error:
        words = _("the hub at {server} shows another certificate than the address says; type the line of the host anew")
        raise JournalError(words.format(server=where)) from error
    except (OSError, TimeoutError, nats.errors.Error) as error:
        untrusted = next((each for each in (error, *noticed) if isinstance(each, ssl.SSLError)), None)
        if untrusted is not None:
            words = _("the hub at {server} shows a certificate that is not to be trusted: {reason}")
            raise JournalError(words.format(server=where, reason=_distrust(untrusted))) from error
        if isinstance(error, AuthorizationError) or "authorization" in str(error).casefold():
            words = _("the hub at {server} does not take this secret for {user}; check the line that the host shows")
            raise SecretRefusedError(words.format(server=where, user=address.user or _("you"))) from error
        raise JournalError(_("no hub answers at {server}").format(server=where)) from error


async def _connected(server: str, pin: str, options: dict[str, Any]) -> HubClient:
    client = HubClient(pin)
    try:
        await client.connect(server, closed_cb=client.note_end, **options)
    except BaseException:
        # Whatever happened, no socket stays open; one whose TLS failed never says that it is closed.
        with suppress(*TROUBLES):
            await asyncio.wait_for(client.close(), _CLOSING_S)
        raise
    return client


def _trusting(address: Address) -> ssl.SSLContext:
    """Return what trusts the hub: an authority, or nobody yet where the one certificate is pinned."""
    context = ssl.create_default_context(cafile=address.ca or None)
    if address.pin:  # no date is asked either: a laptop whose clock is wrong must come in to hear what time it is
        context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    return context


def _distrust(error: ssl.SSLError) -> str:
    """Say why a certificate is not trusted."""
    reason = str(getattr(error, "verify_message", "") or error.reason or error)
    if "expired" in reason or "not yet valid" in reason:
        return _("{reason}; is this machine's clock right?").format(reason=reason)
    return reason
