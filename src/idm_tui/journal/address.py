"""Where a shared event is: the servers, and what opens them."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from idm_tui.core.language import _
from idm_tui.core.rights import ROLES
from idm_tui.journal import JournalError

if TYPE_CHECKING:
    from collections.abc import Mapping

_PORT = 4222


@dataclass(frozen=True)
class Address:
    """Servers of one hub, and who one is there; what is secret is never printed.

    `pin` is the beginning of the SHA-256 of the hub's certificate, in hexadecimal: of a hub that made its own.
    """

    servers: tuple[str, ...]
    event: str = ""
    user: str = ""
    password: str = field(default="", repr=False)
    token: str = field(default="", repr=False)
    creds: str = ""
    nkey: str = ""
    ca: str = ""
    pin: str = ""
    is_tls: bool = False

    @property
    def role(self) -> str:
        """The role that the hub knows one by; empty if the address says none."""
        return self.user if self.user in ROLES else ""


def parse(url: str, options: Mapping[str, str] | None = None) -> Address:
    """Read `nats://[user[:password]|token@]host[:port][,host…][/event][#pin]`; raises JournalError.

    A word alone before the @ is a token, unless it is a role: its secret is asked for. `options` name files: `creds`,
    `nkey` and `ca`.
    """
    given = dict(options or {})
    try:
        parts = urlsplit(url.strip())
        who, _at, where = parts.netloc.rpartition("@")
        hosts = [_server(host) for host in where.split(",") if host]
    except ValueError:
        parts, who, hosts = urlsplit(""), "", []
    if parts.scheme not in ("nats", "tls") or not hosts:
        shown = re.sub(r"//[^/]*@", "//…@", url)
        raise JournalError(_('"{url}" is no address of a hub; write it like nats://user@host:4222').format(url=shown))
    user, has_password, password = who.partition(":")
    is_token = bool(who) and not has_password and who not in ROLES
    for name in ("creds", "nkey", "ca"):
        file = given.get(name, "")
        if file and not os.access(Path(file).expanduser(), os.R_OK):
            raise JournalError(_("the {name} file {file} cannot be read").format(name=name, file=file))
        given[name] = str(Path(file).expanduser()) if file else ""
    return Address(
        tuple(hosts),
        unquote(parts.path.strip("/")),
        "" if is_token else unquote(user),
        unquote(password),
        unquote(user) if is_token else "",
        given["creds"],
        given["nkey"],
        given["ca"],
        parts.fragment.casefold(),
        parts.scheme == "tls" or bool(parts.fragment or given["ca"]),
    )


def _server(host: str) -> str:
    parts = urlsplit(f"nats://{host}")
    name = parts.hostname or ""
    return f"nats://{f'[{name}]' if ':' in name else name}:{parts.port or _PORT}"
