"""Facts about the floor."""

from __future__ import annotations

from idm_tui.core.facts.base import Body


class FloorGiven(Body, kind="floor.given"):
    """Somebody was given the floor; `group` is whom they speak for, `entry` their place on the list."""

    session: str
    speaker: str
    turn: str
    limit_s: int
    kind_of_turn: str = "statement"
    group: str = ""
    about: str = ""
    entry: str = ""


class FloorYielded(Body, kind="floor.yielded"):
    """The speaker ended."""

    session: str
    turn: str


class FloorExtended(Body, kind="floor.extended"):
    """The speaker was given more time, or less."""

    session: str
    turn: str
    seconds: int


class FloorPaused(Body, kind="floor.paused"):
    """The speaker's time was stopped."""

    session: str
    turn: str


class FloorResumed(Body, kind="floor.resumed"):
    """The speaker's time went on."""

    session: str
    turn: str


class FloorCorrected(Body, kind="floor.corrected"):
    """A finished turn began and ended at other times than noted; ISO 8601 with offset."""

    session: str
    turn: str
    began: str
    ended: str
