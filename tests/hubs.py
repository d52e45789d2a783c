"""Real nats-server processes for tests, each on a free port with storage of its own."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import time
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PROGRAM = shutil.which("nats-server") or shutil.which("nats-server", path="/usr/sbin:/usr/local/sbin")
_PATIENCE_S = 20.0

needs_server = pytest.mark.skipif(
    PROGRAM is None and "CI" not in os.environ,
    reason="nats-server is missing, so nothing of what several machines share is tested: apt install nats-server",
)


def free_port() -> int:
    with closing(socket.socket()) as tried:
        tried.bind(("127.0.0.1", 0))
        return int(tried.getsockname()[1])


@dataclass
class Server:
    """One nats-server; stopped and started again it keeps its port and what it stored."""

    folder: Path
    port: int = field(default_factory=free_port)
    more: tuple[str, ...] = ()
    has_storage: bool = True
    """False for one whose configuration names its storage."""
    process: subprocess.Popen[bytes] | None = None

    @property
    def storage(self) -> tuple[str, ...]:
        return ("-js", "-sd", str(self.folder / "store")) if self.has_storage else ()

    @property
    def url(self) -> str:
        return f"nats://127.0.0.1:{self.port}"

    def start(self) -> None:
        assert PROGRAM is not None
        self.folder.mkdir(parents=True, exist_ok=True)
        with (self.folder / "log").open("ab") as log:
            self.process = subprocess.Popen(
                [PROGRAM, "-a", "127.0.0.1", "-p", str(self.port), *self.storage, *self.more],
                cwd=self.folder,
                env={**os.environ, "NODE": self.folder.name},
                stdout=log,
                stderr=log,
            )
        end = time.monotonic() + _PATIENCE_S
        while True:
            with closing(socket.socket()) as tried:
                if tried.connect_ex(("127.0.0.1", self.port)) == 0:
                    return
            if self.process.poll() is not None or time.monotonic() > end:
                self.stop(signal.SIGKILL)
                pytest.fail((self.folder / "log").read_text())
            time.sleep(0.02)

    def stop(self, number: int = signal.SIGTERM) -> None:
        if self.process is not None:
            self.process.send_signal(number)
            self.process.wait()
            self.process = None

    def forget(self) -> None:
        """Delete all that was stored."""
        shutil.rmtree(self.folder / "store", ignore_errors=True)


@contextmanager
def server(folder: Path) -> Iterator[Server]:
    made = Server(folder)
    made.start()
    try:
        yield made
    finally:
        made.stop(signal.SIGKILL)


@contextmanager
def cluster(folder: Path, nodes: int = 3) -> Iterator[list[Server]]:
    routes = [free_port() for _ in range(nodes)]
    others = ",".join(f"nats://127.0.0.1:{port}" for port in routes)
    made = [
        Server(
            folder / f"node{number}",
            more=(
                *("--name", f"node{number}", "--cluster_name", "test"),
                *("--cluster", f"nats://127.0.0.1:{route}", "--routes", others),
            ),
        )
        for number, route in enumerate(routes)
    ]
    for one in made:
        one.start()
    try:
        yield made
    finally:
        for one in made:
            one.stop(signal.SIGKILL)
