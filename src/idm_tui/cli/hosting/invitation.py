"""The lines that open an event on other machines, and their QR codes."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from idm_tui.core.rights import ROLES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from idm_tui.cli.hosting.identity import Identity

_COMMANDS = {"stage": "idm-tui stage"}


def address_for(role: str, who: Identity, place: str, event: str) -> str:
    """Return the address of the hub for a role, its secret and the certificate's mark included."""
    return f"nats://{role}:{who.secrets[role]}@{place}/{event}#{who.pin}"


def lines(who: Identity, place: str, event: str) -> Iterator[tuple[str, str]]:
    """Yield each role and the line to type for it."""
    for role in ROLES:
        yield role, f"{_COMMANDS.get(role, 'idm-tui')} --join {address_for(role, who, place, event)}"


def qr_code(text: str) -> str:
    """Return a text as a QR code of half blocks."""
    import segno

    out = io.StringIO()
    segno.make(text, error="l").terminal(out, compact=True, border=2)
    return out.getvalue()
