"""A terminal for measuring: runs a program on a pty and counts time, bytes, processor time and memory."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import struct
import termios
import time
from pathlib import Path


class Terminal:
    """One program on a pty of 80 by 24."""

    def __init__(self, command: list[str], env: dict[str, str]) -> None:
        """Start it."""
        self.began = time.perf_counter()
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
            known = {"TERM": "xterm-256color", "COLORTERM": "truecolor", "LANG": "C.UTF-8"}
            os.execvpe(command[0], command, {**os.environ, **known, **env})  # noqa: S606

    def read(self, seconds: float, until: bytes = b"") -> bytes:
        """Read for a time, or until something is shown."""
        end, seen = time.perf_counter() + seconds, b""
        while (left := end - time.perf_counter()) > 0 and not (until and until in seen):
            if not select.select([self.fd], [], [], left)[0]:
                continue
            try:
                data = os.read(self.fd, 65536)
            except OSError:
                break
            if b"\x1b[?2026$p" in data:
                os.write(self.fd, b"\x1b[?2026;2$y")
            seen += data
        return seen

    def press(self, key: str) -> tuple[float, int]:
        """Press a key; return the milliseconds to the first answer and the bytes of all of it."""
        self.read(0.02)
        pressed = time.perf_counter()
        os.write(self.fd, key.encode())
        ready = bool(select.select([self.fd], [], [], 2)[0])
        answered = (time.perf_counter() - pressed) * 1000 if ready else float("nan")
        return answered, len(self.read(0.25))

    def processor_ms(self) -> float:
        """Return the processor time that it has taken."""
        tasks = Path(f"/proc/{self.pid}/task").iterdir()
        return sum(int((task / "schedstat").read_text().split()[0]) for task in tasks) / 1e6

    def memory_mib(self) -> float:
        """Return its proportional set size."""
        lines = Path(f"/proc/{self.pid}/smaps_rollup").read_text().splitlines()
        return next(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024

    def close(self) -> None:
        """End it."""
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self.fd)
