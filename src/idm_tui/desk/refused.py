"""How the desk says no."""

from __future__ import annotations


class Refused(Exception):  # noqa: N818 - the field's word
    """A command that cannot be done; the message says why and what would work."""
