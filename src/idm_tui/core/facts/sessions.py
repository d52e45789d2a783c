"""Facts about sessions and talks."""

from __future__ import annotations

from idm_tui.core.facts.base import Body


class SessionStarted(Body, kind="session.started"):
    """The session began, in a room; `*` stands for all rooms, an empty one for a room that nobody noted."""

    session: str
    room: str = ""


class SessionEnded(Body, kind="session.ended"):
    """The session came to its end."""

    session: str


class SessionExtended(Body, kind="session.extended"):
    """The session was given more time, or less."""

    session: str
    seconds: int


class SessionPaused(Body, kind="session.paused"):
    """The session was suspended."""

    session: str


class SessionResumed(Body, kind="session.resumed"):
    """The session went on."""

    session: str


class SessionRetimed(Body, kind="session.retimed"):
    """The chair agreed other times for a session; ISO 8601 with offset.

    `length_s` is the length that it keeps, where that is not what lies between the two; -1 where it is.
    """

    session: str
    start: str
    end: str
    length_s: int = -1


class SessionSkipped(Body, kind="session.skipped"):
    """The session will not take place today."""

    session: str


class SessionRestored(Body, kind="session.restored"):
    """The session takes place as printed after all."""

    session: str


class TalkAllotted(Body, kind="talk.allotted"):
    """A panellist's talk got another length."""

    session: str
    speaker: str
    limit_s: int
