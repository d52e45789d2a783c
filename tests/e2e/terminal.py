"""A terminal for tests: a program runs in it, keys are pressed, the screen is read."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import struct
import subprocess
import sys
import termios
import time
from contextlib import suppress
from typing import TYPE_CHECKING, Self

import pyte

if TYPE_CHECKING:
    import signal
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

PATIENCE = 15.0  # seconds; only ever waited for when something is wrong
# Makes the terminal the controlling one, as a shell's is, and becomes the program.
_LAUNCHER = """
import fcntl, os, signal, sys, termios
fcntl.ioctl(0, termios.TIOCSCTTY, 0)
if sys.argv[1] == "nohup":
    signal.signal(signal.SIGHUP, signal.SIG_IGN)
os.execv(sys.argv[2], sys.argv[2:])
"""
APP = (sys.executable, "-m", "idm_tui")
ALT_SCREEN_LEFT = b"\x1b[?1049l"
CURSOR_SHOWN = b"\x1b[?25h"


class Terminal:
    """Runs a program in a terminal of its own."""

    def __init__(
        self,
        program: Sequence[str],
        data: Path,
        size: tuple[int, int] = (80, 24),
        *,
        ignore_hangup: bool = False,
        variables: Mapping[str, str] | None = None,
    ) -> None:
        self.raw = b""
        self.screen = pyte.Screen(*size)
        self.stream = pyte.ByteStream(self.screen)
        self.master, self.slave = pty.openpty()
        self.set_size(*size)
        self.modes = termios.tcgetattr(self.slave)
        foreign = ("TEXTUAL", "IDM_TUI", "COLUMNS", "LINES", "NO_COLOR")
        env = {name: value for name, value in os.environ.items() if not name.startswith(foreign)}
        env |= {"TERM": "xterm-256color", "COLORTERM": "truecolor", "LANG": "C.UTF-8", "IDM_TUI_DATA": str(data)}
        env |= variables or {}
        launcher = (sys.executable, "-S", "-E", "-c", _LAUNCHER, "nohup" if ignore_hangup else "")
        self.process = subprocess.Popen(
            [*launcher, *program],
            stdin=self.slave,
            stdout=self.slave,
            stderr=self.slave,
            start_new_session=True,
            env=env,
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_exception: object) -> None:
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        self.close()

    def close(self) -> None:
        """Close the window."""
        for end in (self.master, self.slave):
            with suppress(OSError):
                os.close(end)
        self.master = self.slave = -1

    def set_size(self, width: int, height: int) -> None:
        fcntl.ioctl(self.master, termios.TIOCSWINSZ, struct.pack("HHHH", height, width, 0, 0))

    def resize(self, width: int, height: int) -> None:
        self.pump()
        self.screen.resize(height, width)
        self.screen.reset()
        self.set_size(width, height)

    def press(self, keys: str) -> None:
        os.write(self.master, keys.encode())

    def ask(self, key: str, words: str) -> None:
        """Press a key that asks for words, and give them."""
        self.press(key)
        self.shows("Esc leaves it")
        self.press(words)
        self.shows(words)
        self.press("\r")

    def pump(self, wait: float = 0.0) -> bool:
        """Take in what the program has written; tells whether there was anything."""
        if self.master < 0 or not select.select([self.master], [], [], wait)[0]:
            return False
        try:
            data = os.read(self.master, 65536)
        except OSError:
            return False
        self.raw += data
        if b"\x1b[?2026$p" in data:
            os.write(self.master, b"\x1b[?2026;2$y")
        self.stream.feed(data)
        return True

    def lines(self) -> list[str]:
        return [line.rstrip() for line in self.screen.display]

    def text(self) -> str:
        return "\n".join(self.lines())

    def until(self, holds: Callable[[], bool]) -> None:
        """Wait until something holds."""
        end = time.monotonic() + PATIENCE
        while not holds():
            if time.monotonic() > end:
                raise AssertionError(f"waited in vain; the screen:\n{self.text()}")  # noqa: EM102
            if not self.pump(0.1) and self.process.poll() is not None and not holds():
                raise AssertionError(f"ended with {self.process.returncode}; the screen:\n{self.text()}")  # noqa: EM102

    def shows(self, *words: str) -> None:
        """Wait until words stand on the screen."""
        self.until(lambda: all(word in self.text() for word in words))

    def end(self, number: signal.Signals | None = None) -> int:
        """Send a signal, if one is given; wait for the end and return how it ended."""
        if number is not None:
            self.process.send_signal(number)
        end = time.monotonic() + PATIENCE
        while self.process.poll() is None:
            self.pump(0.1)
            assert time.monotonic() < end, "it does not end"
        while self.pump():
            pass
        return self.process.wait()

    def is_clean(self) -> bool:
        """Whether the terminal was left as it was found."""
        return (
            self.raw.rfind(ALT_SCREEN_LEFT) > self.raw.rfind(b"\x1b[?1049h") >= 0
            and self.raw.rfind(CURSOR_SHOWN) > self.raw.rfind(b"\x1b[?25l")
            and termios.tcgetattr(self.slave) == self.modes
        )
