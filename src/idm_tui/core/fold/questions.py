"""The guiding questions."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from idm_tui.core import facts
from idm_tui.core.fold.rules import on_live, on_run, rule
from idm_tui.core.record import amended
from idm_tui.core.state import Question

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from idm_tui.core.state import QuestionStatus, Run, State

    _OfQuestion = facts.QuestionPut | facts.QuestionAnswered | facts.QuestionSetAside | facts.QuestionReopened


def _on_question(
    state: State, session: str, number: int, change: Callable[[Question], Question | None]
) -> State | None:
    def change_run(run: Run) -> Run | None:
        changed = change(run.questions.get(number, Question()))
        if changed is None:
            return None
        return amended(run, questions=MappingProxyType({**run.questions, number: changed}))

    return on_run(state, session, change_run)


@rule.register(facts.QuestionPut)
def _question_put(body: facts.QuestionPut, state: State, at: datetime) -> State | None:
    def put(run: Run) -> Run | None:
        questions = dict(run.questions)
        chosen = questions.get(body.number, Question())
        if chosen.status == "put" or _is_missing(chosen, body):
            return None
        for number, other in run.questions.items():
            if other.status == "put":
                questions[number] = amended(other, status="answered", watch=other.watch.stop(at))
        questions[body.number] = amended(chosen, status="put", watch=chosen.watch.go(at))
        # A point of order is not on the substance: the question is for whom it holds up.
        floor, held = run.floor, run.held
        if held is not None and not held.question:
            held = amended(held, question=body.number)
        elif held is None and floor is not None and not floor.question:
            floor = amended(floor, question=body.number)
        return amended(run, floor=floor, held=held, questions=MappingProxyType(questions))

    return on_live(state, body.session, put)


def _is_missing(question: Question, body: _OfQuestion) -> bool:
    """Tell whether a fact speaks of a question from the room that nobody asked."""
    return body.from_room and not question.text


def _becomes(status: QuestionStatus, body: _OfQuestion, state: State, at: datetime) -> State | None:
    def change(question: Question) -> Question | None:
        if _is_missing(question, body):
            return None
        return amended(question, status=status, watch=question.watch.stop(at))

    return _on_question(state, body.session, body.number, change)


@rule.register(facts.QuestionAnswered)
def _question_answered(body: facts.QuestionAnswered, state: State, at: datetime) -> State | None:
    return _becomes("answered", body, state, at)


@rule.register(facts.QuestionSetAside)
def _question_set_aside(body: facts.QuestionSetAside, state: State, at: datetime) -> State | None:
    return _becomes("aside", body, state, at)


@rule.register(facts.QuestionReopened)
def _question_reopened(body: facts.QuestionReopened, state: State, at: datetime) -> State | None:
    return _becomes("open", body, state, at)


@rule.register(facts.QuestionAsked)
def _question_asked(body: facts.QuestionAsked, state: State, at: datetime) -> State | None:
    return _on_question(
        state,
        body.session,
        body.number,
        lambda q: None if q.text else amended(q, text=body.text, asker=state.called(body.asker)),
    )
