"""A connection to one server of the hub; what goes wrong becomes a sentence for people."""

from __future__ import annotations

import asyncio
import hashlib
import logging
import socket
import ssl
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import nats.errors
from nats.aio.client import Client
from nats.errors import AuthorizationError

from idm_tui.core.language import _
from idm_tui.journal import JournalError

if TYPE_CHECKING:
    from collections.abc import Callable

    from idm_tui.journal.address import Address

# What these two remark goes to nobody: it would be written across the screen.
for _name in ("asyncio", "nats"):
    logging.getLogger(_name).addHandler(logging.NullHandler())

_PATIENCE_S = 3.0
_SHORTEST_PIN = 16


class _InTheClearError(Exception):
    """A server that should speak TLS does not."""


class BrokenOffError(Exception):
    """The connection is lost, or what is read over it has a gap or falls silent: it must begin anew."""


# What may go wrong between machines; everything else is a mistake of the program.
TROUBLES = (nats.errors.Error, OSError, TimeoutError, BrokenOffError, asyncio.IncompleteReadError)


class HubClient(Client):
    """A client that says nothing secret in the clear, even if the server, or who passes for it, wants no TLS."""

    def __init__(self) -> None:
        """Begin open."""
        super().__init__()
        self._end = asyncio.Event()

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
        return super()._connect_command()


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
            options["tls"] = await asyncio.to_thread(_trusting, address, server)
            options["tls_hostname"] = urlsplit(server).hostname
        return await asyncio.wait_for(_connected(server, options), 2 * _PATIENCE_S)
    except _InTheClearError as error:
        words = _("the hub at {server} speaks in the clear; nothing secret was said to it")
        raise JournalError(words.format(server=where)) from error
    except (OSError, TimeoutError, nats.errors.Error) as error:
        untrusted = next((each for each in (error, *noticed) if isinstance(each, ssl.SSLError)), None)
        if untrusted is not None:
            words = _("the hub at {server} shows a certificate that is not to be trusted: {reason}")
            raise JournalError(words.format(server=where, reason=untrusted.reason or untrusted)) from error
        if isinstance(error, AuthorizationError) or "authorization" in str(error).casefold():
            words = _("the hub at {server} does not take this secret for {user}; check the line that the host shows")
            raise SecretRefusedError(words.format(server=where, user=address.user or _("you"))) from error
        raise JournalError(_("no hub answers at {server}").format(server=where)) from error


async def _connected(server: str, options: dict[str, Any]) -> HubClient:
    client = HubClient()
    try:
        await client.connect(server, closed_cb=client.note_end, **options)
    except BaseException:
        await client.close()  # whatever happened, no socket stays open
        raise
    return client


def _trusting(address: Address, server: str) -> ssl.SSLContext:
    """Return what trusts the hub: the one certificate that is pinned, else an authority."""
    if not address.pin:
        return ssl.create_default_context(cafile=address.ca or None)
    shown = _shown_certificate(server)
    if len(address.pin) < _SHORTEST_PIN or not hashlib.sha256(shown).hexdigest().startswith(address.pin):
        words = _("the hub at {server} shows another certificate than the address says; type the line of the host anew")
        raise JournalError(words.format(server=urlsplit(server).netloc))
    context = ssl.create_default_context(cadata=shown)
    context.check_hostname = False  # it is this very certificate, whatever it is called
    return context


def _shown_certificate(server: str) -> bytes:
    parts = urlsplit(server)
    curious = ssl.create_default_context()
    curious.check_hostname, curious.verify_mode = False, ssl.CERT_NONE  # it is looked at, and trusted by its pin alone
    with socket.create_connection((parts.hostname or "", parts.port or 4222), _PATIENCE_S) as plain:
        said = b""
        while not said.endswith(b"\r\n"):  # the server speaks first
            piece = plain.recv(1)
            if not piece:
                raise OSError
            said += piece
        with curious.wrap_socket(plain, server_hostname=parts.hostname) as secured:
            return secured.getpeercert(binary_form=True) or b""
