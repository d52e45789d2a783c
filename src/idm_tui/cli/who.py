"""Who gives commands."""

from __future__ import annotations


def system_user() -> str:
    """Return the name of the system's user."""
    from getpass import getuser

    try:
        return getuser()
    except (KeyError, OSError, ImportError):
        return "somebody"
