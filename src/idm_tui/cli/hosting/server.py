"""The hub's server: started for one event, and stopped with it."""

from __future__ import annotations

import platform
import shutil
import socket
import subprocess
import sys
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from idm_tui.cli.hosting import keeper
from idm_tui.core.language import _

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_HOW = {
    "Linux": "sudo apt install nats-server",
    "Darwin": "brew install nats-server",
    "Windows": "choco install nats-server",
}


class HostError(Exception):
    """The hub cannot be opened; the message is one sentence for people."""


def program() -> str:
    """Return where the server's program is; raises HostError that says how to get it."""
    # Debian keeps it where not every user's path leads.
    found = shutil.which("nats-server") or shutil.which("nats-server", path="/usr/sbin:/usr/local/sbin")
    if found is None:
        words = _("nats-server is missing: {command}, or take it from https://nats.io/download")
        raise HostError(words.format(command=_HOW.get(platform.system(), _HOW["Linux"])))
    return found


def refuse_taken(port: int) -> None:
    """Refuse a port on which somebody listens already; raises HostError."""
    with socket.socket() as tried:
        tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            tried.bind(("", port))
        except OSError as error:
            words = _("port {port} is taken, perhaps by a hub that is open already; close it or choose another --port")
            raise HostError(words.format(port=port)) from error


@contextmanager
def running(settings: Path) -> Iterator[subprocess.Popen[bytes]]:
    """Run a server with a configuration file as long as this lasts; raises HostError."""
    server = subprocess.Popen(  # noqa: S603 - found by its name
        [sys.executable, "-I", keeper.__file__, program(), "-c", str(settings)],
        stdin=subprocess.PIPE,  # its end is the end of the server, even if this process is killed
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,  # Ctrl+C is for the host, who then stops it in good order
    )
    try:
        yield server
    finally:
        server.communicate()


def last_words(log: Path) -> str:
    """Return what a server said last."""
    with suppress(OSError):
        lines = log.read_text(encoding="utf-8", errors="replace").splitlines()
        return next((line.partition("] ")[2] for line in reversed(lines) if "[FTL]" in line or "[ERR]" in line), "")
    return ""
