"""Who gives commands, and from which terminal."""

from __future__ import annotations

import os
import socket


def system_user() -> str:
    """Return the name of the system's user."""
    from getpass import getuser

    try:
        return getuser()
    except (KeyError, OSError, ImportError):
        return "somebody"


def terminal() -> str:
    """Return what tells this process from others that write the journal."""
    return f"{socket.gethostname()}:{os.getpid()}"
