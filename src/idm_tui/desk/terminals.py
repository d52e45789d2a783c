"""The processes that write the journal: what tells one from another, and whether it still runs."""

from __future__ import annotations

import os
import socket

_MOST_DIGITS = 10


def this_terminal() -> str:
    """Return what tells this process from others that write the journal."""
    return f"{socket.gethostname()}:{os.getpid()}"


def is_gone(terminal: str) -> bool:
    """Tell whether a process of this machine has ended; of another machine nobody can say."""
    host, _colon, number = terminal.rpartition(":")
    if not number.isdecimal() or len(number) > _MOST_DIGITS:
        return True
    if host != socket.gethostname():
        return False
    if os.name == "nt":  # a signal of 0 would end it there
        return True
    try:
        os.kill(int(number), 0)
    except ProcessLookupError:
        return True
    except (OSError, OverflowError):
        return False
    return False
