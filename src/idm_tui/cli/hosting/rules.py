"""The configuration of the hub's server: who may write and read what. The server holds everybody to it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from idm_tui.core.rights import HOST, ROLES, RUNNING, WATCHING

if TYPE_CHECKING:
    from pathlib import Path

    from idm_tui.cli.hosting.identity import Identity
    from idm_tui.journal.wire import Subjects

_LARGEST_MESSAGE = 8 * 1024 * 1024


def configuration(subjects: Subjects, who: Identity, folder: Path, port: int) -> str:
    """Return the text of the server's configuration file; it holds secrets."""
    # The server reads JSON too, and JSON leaves no doubt about quotes.
    settings = {
        "server_name": f"idm-{subjects.event}",
        "listen": f"0.0.0.0:{port}",
        "max_payload": _LARGEST_MESSAGE,
        "jetstream": {"store_dir": str(folder / "store")},
        "tls": {"cert_file": str(folder / "certificate.pem"), "key_file": str(folder / "key.pem"), "timeout": 5},
        "log_file": str(folder / "server.log"),
        "logfile_size_limit": 10_000_000,
        "authorization": {
            "timeout": 5,
            "users": [
                {"user": role, "password": who.secrets[role], "permissions": permissions(subjects, role)}
                for role in (*ROLES, HOST)
            ],
        },
    }
    return json.dumps(settings, indent=2)


def permissions(subjects: Subjects, role: str) -> dict[str, dict[str, list[str]]]:
    """Return where the server lets a role write and read; everything else it refuses.

    What a role reads it reads through readers of the stream, which it may make for that part of it alone.
    """
    stream, create = subjects.stream, f"$JS.API.CONSUMER.CREATE.{subjects.stream}.*"
    write = [
        *subjects.writable(role),
        f"{subjects.presence}.{role}.*",
        f"$JS.API.STREAM.INFO.{stream}",
        f"{create}.{subjects.agenda}",
        f"$JS.API.CONSUMER.MSG.NEXT.{stream}.*",
    ]
    if role != HOST:
        write.append(f"{create}.{subjects.readable(role)}")
    if role in (*RUNNING, HOST):
        write.append(subjects.agenda)
    if role not in WATCHING:
        write.append(f"$JS.API.STREAM.CREATE.{stream}")
        write.append(f"$JS.API.STREAM.MSG.DELETE.{stream}")  # words that were struck
    read = [f"_INBOX.{role}.>", f"{subjects.presence}.>"]
    return {"publish": {"allow": write}, "subscribe": {"allow": read}}
