"""What is left out of the record: interventions without text, and what is said off it."""

from __future__ import annotations

from idm_tui.core import facts
from idm_tui.core.clock import seconds_between
from idm_tui.core.commands import OffRecord, Waive
from idm_tui.core.language import _
from idm_tui.core.noting import session_noted, turn_of, without_text
from idm_tui.core.text import clean_line, fold, span_words
from idm_tui.desk.refused import Refused
from idm_tui.desk.rules import Decision, Look, decide, the_one
from idm_tui.desk.sessions import find_session


def refuse_off_record(look: Look) -> None:
    """Refuse to write anything while what is said in the room is off the record."""
    if any(_is_here(look, session_id) for session_id in look.latest.off_record):
        raise Refused(_("off the record: nothing is written; offrecord off ends that"))


@decide.register(Waive)
def _waive(command: Waive, look: Look) -> Decision:
    noted = session_noted(look.overview)
    if command.session:
        noted = find_session(look, command.session)
    if noted is None:
        raise Refused(_("no session is on; name it with --session"))
    run = look.latest.run(noted.id)
    by_id = turn_of(run, command.speaker)
    lacking = without_text(look.latest, noted.id)
    if by_id is None:
        name = the_one(command.speaker, [(turn.speaker, turn.speaker) for turn in run.all_turns], _("speaker"))
        own = run.turns_of(name)
        if not 0 <= command.turn <= len(own):
            raise Refused(_("{name} has spoken {count} times").format(name=name, count=len(own)))
        still = [turn for turn in own if turn in lacking] or list(own)
        by_id = own[command.turn - 1] if command.turn else still[-1]
    if by_id.id in run.waived:
        raise Refused(_("the intervention of {name} needs no text already").format(name=by_id.speaker))
    if by_id.kind == "point-of-order":
        raise Refused(_("a point of order needs no text"))
    if by_id not in lacking:
        raise Refused(_("the intervention of {name} has its text").format(name=by_id.speaker))
    words = _("the intervention of {name} needs no text").format(name=by_id.speaker)
    return Decision((facts.InterventionWaived(noted.id, by_id.id),), words)


@decide.register(OffRecord)
def _off_record(command: OffRecord, look: Look) -> Decision:
    switch = fold(clean_line(command.switch))
    if switch not in ("on", "off"):
        raise Refused(_('write offrecord on or offrecord off, not "{said}"').format(said=clean_line(command.switch)))
    off = [run for run in map(look.state.run, sorted(look.state.off_record)) if _is_here(look, run.session)]
    if switch == "off":
        if not off:
            raise Refused(_("everything is on the record"))
        spent = max(seconds_between(run.off_since, look.at) for run in off if run.off_since is not None)
        words = _("on the record again; {time} were off it").format(time=span_words(spent))
        return Decision(tuple(facts.OffRecordEnded(run.session) for run in off), words)
    session = session_noted(look.overview)
    session_id = session.id if session else ""
    if any(run.session == session_id for run in off):
        raise Refused(_("it is off the record already; offrecord off ends that"))
    return Decision((facts.OffRecordBegan(session_id),), _("off the record: nothing that is typed is written"))


def _is_here(look: Look, session_id: str) -> bool:
    session = look.plan.session(session_id)
    return session is None or session.stands_in(look.overview.room)
