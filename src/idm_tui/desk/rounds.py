"""Rounds of the discussion, and the times of interventions put right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from idm_tui.core import facts
from idm_tui.core.clock import parse_when, seconds_between
from idm_tui.core.commands import RoundClosing, RoundEnd, RoundOpen, RoundPanel, Times
from idm_tui.core.floor import limit_s, taken_in_round
from idm_tui.core.language import _, ngettext
from idm_tui.core.text import clock_words
from idm_tui.desk.corrections import precisely
from idm_tui.desk.refused import Refused
from idm_tui.desk.rules import Decision, Look, decide, named, the_one
from idm_tui.desk.sessions import find_session

if TYPE_CHECKING:
    from datetime import datetime

    from idm_tui.core.plan import Session
    from idm_tui.core.state import Run, Turn

_LEAST_ANSWER_S = 60
_MOST_IN_ROUND = 50


@decide.register(RoundOpen)
def _open(command: RoundOpen, look: Look) -> Decision:
    session, run = look.live()
    if not 1 <= command.size <= _MOST_IN_ROUND:
        raise Refused(_("a round takes 1 to {most} interventions").format(most=_MOST_IN_ROUND))
    number = run.round.number + 1 if run.round else 1
    words = ngettext(
        "round {number}: {size} intervention, then the panel",
        "round {number}: {size} interventions, then the panel",
        command.size,
    ).format(number=number, size=command.size)
    return Decision((facts.RoundOpened(session.id, command.size),), words)


@decide.register(RoundPanel)
def _panel(command: RoundPanel, look: Look) -> Decision:
    session, run = look.live()
    count = _panellists(session)
    total = command.duration
    if total is not None and total <= 0:
        raise Refused(_("a reply takes longer than nothing; write it like 6m"))
    if total is None:
        total = max(taken_in_round(run), 1) * limit_s(look.plan, run)
    each = max(total // count, _LEAST_ANSWER_S)
    words = _("the panel replies, each panellist with {time}").format(time=clock_words(each))
    return Decision((facts.RoundReplied(session.id, each),), words)


@decide.register(RoundClosing)
def _closing(command: RoundClosing, look: Look) -> Decision:
    session, _run = look.live()
    _panellists(session)
    if command.duration <= 0:
        raise Refused(_("closing words take longer than nothing; write it like 2m"))
    words = _("closing words, each panellist with {time}").format(time=clock_words(command.duration))
    return Decision((facts.RoundReplied(session.id, command.duration, closing=True),), words)


def _panellists(session: Session) -> int:
    if not session.speakers:
        raise Refused(_("this session has no panel that could reply"))
    return len(session.speakers)


@decide.register(RoundEnd)
def _end(command: RoundEnd, look: Look) -> Decision:
    session, run = look.live()
    if run.round is None:
        raise Refused(_("no round is on"))
    return Decision((facts.RoundEnded(session.id),), _("the discussion goes on without rounds"))


@decide.register(Times)
def _times(command: Times, look: Look) -> Decision:
    session, run = look.at_hand() if not command.session else _named_session(look, command.session)
    turns = list(run.turns)
    if not turns:
        raise Refused(_("there is no finished intervention in {session}").format(session=named(session)))
    name = the_one(command.speaker, [(turn.speaker, turn.speaker) for turn in turns], _("finished intervention"))
    own = [turn for turn in turns if turn.speaker == name]
    if command.turn and not 1 <= command.turn <= len(own):
        raise Refused(_("{name} has spoken {count} times: --turn 1 to {count}").format(name=name, count=len(own)))
    turn = own[command.turn - 1] if command.turn else own[-1]
    if not command.began and not command.ended:
        raise Refused(_("say when it began or ended: --began 11:02:30, --ended 11:06"))
    began = _instant(look, command.began, turn.since)
    ended = _instant(look, command.ended, turn.ended or look.at)
    if run.begun_at is not None and began < run.begun_at:
        raise Refused(
            _("{session} began at {time}, after that").format(
                session=named(session), time=precisely(look, run.begun_at)
            )
        )
    _refuse_impossible(look, turn, began, ended)
    body = facts.FloorCorrected(
        session.id, turn.id, look.plan.local(began).isoformat(), look.plan.local(ended).isoformat()
    )
    words = _("{name} spoke from {began} to {ended}, {time}").format(
        name=name,
        began=precisely(look, began),
        ended=precisely(look, ended),
        time=clock_words(max(seconds_between(began, ended) - turn.paused_s(look.at), 0)),
    )
    return Decision((body,), words)


def _named_session(look: Look, said: str) -> tuple[Session, Run]:
    session = find_session(look, said)
    return session, look.state.run(session.id)


def _refuse_impossible(look: Look, turn: Turn, began: datetime, ended: datetime) -> None:
    if ended <= began:
        raise Refused(
            _("it would end at {ended}, before it began at {began}").format(
                ended=precisely(look, ended), began=precisely(look, began)
            )
        )
    if ended > look.at:
        raise Refused(_("{ended} is still to come").format(ended=precisely(look, ended)))
    if turn.paused_s(look.at) > seconds_between(began, ended):
        raise Refused(_("its time was stopped for longer than that"))


def _instant(look: Look, said: str, otherwise: datetime) -> datetime:
    if not said:
        return otherwise
    try:
        return parse_when(said, look.plan.zone, otherwise)
    except ValueError as error:
        raise Refused(str(error)) from None
