"""Facts about the guiding questions."""

from __future__ import annotations

from idm_tui.core.facts.base import Body


class QuestionPut(Body, kind="question.put"):
    """A guiding question was put to the meeting; `number` counts from 1 within the session."""

    session: str
    number: int
    from_room: bool = False


class QuestionAnswered(Body, kind="question.answered"):
    """The question is dealt with."""

    session: str
    number: int
    from_room: bool = False


class QuestionSetAside(Body, kind="question.set-aside"):
    """The question will not be put for now."""

    session: str
    number: int
    from_room: bool = False


class QuestionReopened(Body, kind="question.reopened"):
    """The question is open again; the time spent on it stays."""

    session: str
    number: int
    from_room: bool = False


class QuestionAsked(Body, kind="question.asked"):
    """A question from the room joined the guiding questions under the next number."""

    session: str
    number: int
    text: str
    asker: str = ""
