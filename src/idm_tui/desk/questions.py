"""The guiding questions: put, answered, set aside, reopened, and new ones from the room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from idm_tui.core import facts
from idm_tui.core.commands import Answered, Aside, Ask, Put, Reopen
from idm_tui.core.language import _
from idm_tui.core.overview import questions_of
from idm_tui.core.text import clean_line, shorten
from idm_tui.desk.refused import Refused
from idm_tui.desk.rules import Decision, Look, decide, named

if TYPE_CHECKING:
    from idm_tui.core.overview import NumberedQuestion
    from idm_tui.core.plan import Session

_ALREADY = {
    "open": _("question {number} is open"),
    "put": _("question {number} is the one that is put"),
    "answered": _("question {number} is answered; reopen opens it again"),
    "aside": _("question {number} is set aside; reopen opens it again"),
}


def _question(look: Look, number: int, becomes: str) -> tuple[Session, NumberedQuestion]:
    session, run = look.at_hand()
    questions = questions_of(session, run, look.at)
    question = next((q for q in questions if q.number == number), None)
    if question is None:
        if not questions:
            raise Refused(_("{session} has no questions; ask adds one").format(session=named(session)))
        raise Refused(
            _("{session} has the questions 1 to {count}").format(session=named(session), count=questions[-1].number)
        )
    if question.status == becomes:
        raise Refused(_(_ALREADY[becomes]).format(number=number))
    return session, question


@decide.register(Put)
def _put(command: Put, look: Look) -> Decision:
    look.live()
    session, question = _question(look, command.number, "put")
    words = _("question {number} is put: {text}").format(number=question.number, text=shorten(question.text, 60))
    return Decision((facts.QuestionPut(session.id, question.number, question.is_from_room),), words)


@decide.register(Answered)
def _answered(command: Answered, look: Look) -> Decision:
    session, question = _question(look, command.number, "answered")
    words = _("question {number} is answered").format(number=question.number)
    return Decision((facts.QuestionAnswered(session.id, question.number, question.is_from_room),), words)


@decide.register(Aside)
def _aside(command: Aside, look: Look) -> Decision:
    session, question = _question(look, command.number, "aside")
    words = _("question {number} is set aside").format(number=question.number)
    return Decision((facts.QuestionSetAside(session.id, question.number, question.is_from_room),), words)


@decide.register(Reopen)
def _reopen(command: Reopen, look: Look) -> Decision:
    session, question = _question(look, command.number, "open")
    words = _("question {number} is open again").format(number=question.number)
    return Decision((facts.QuestionReopened(session.id, question.number, question.is_from_room),), words)


@decide.register(Ask)
def _ask(command: Ask, look: Look) -> Decision:
    session, run = look.at_hand()
    text = clean_line(command.text)
    if not text:
        raise Refused(_("no question was given"))
    questions = questions_of(session, run, look.at)
    number = questions[-1].number + 1 if questions else 1
    body = facts.QuestionAsked(session.id, number, text, clean_line(command.asker))
    return Decision((body,), _("question {number} comes from the room").format(number=number))
