"""Keeps the hub's server for the host: stops it when the host ends, however the host ends.

It is a program of its own, because a host that is killed can stop nothing any more; what it notices is that the pipe
between them closes.
"""

from __future__ import annotations

import subprocess
import sys
from threading import Thread

_PATIENCE_S = 10.0


def main(command: list[str]) -> int:
    """Run a server until it ends or standard input closes; returns its exit code."""
    server = subprocess.Popen(command, stdin=subprocess.DEVNULL)  # noqa: S603 - the host's own server
    Thread(target=_stop_with_host, args=(server,), daemon=True).start()
    return server.wait()


def _stop_with_host(server: subprocess.Popen[bytes]) -> None:
    sys.stdin.buffer.read()
    server.terminate()
    try:
        server.wait(_PATIENCE_S)
    except subprocess.TimeoutExpired:
        server.kill()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
