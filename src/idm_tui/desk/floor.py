"""The floor: who has it, for how long, and who is next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from idm_tui.core import facts
from idm_tui.core.budget import limit_of_list, waiting_panellists
from idm_tui.core.commands import Add, Give, Next, Pause, Resume, Yield
from idm_tui.core.language import _
from idm_tui.core.state import Entry
from idm_tui.core.text import clock_words, span_words
from idm_tui.desk.refused import Refused
from idm_tui.desk.rules import Decision, Look, decide, named, the_one
from idm_tui.desk.sessions import stretch

if TYPE_CHECKING:
    from idm_tui.core.agenda import Speaker
    from idm_tui.core.facts import Body
    from idm_tui.core.plan import Session
    from idm_tui.core.state import Run


@decide.register(Give)
def _give(command: Give, look: Look) -> Decision:
    session, run = look.live()
    listed = [(entry.name, entry) for entry in run.list.entries]
    panel = [(speaker.name, speaker) for speaker in session.speakers]
    names = {name for name, _who in listed}
    # A name that is on the list means that entry; a panellist may have the floor at any time.
    candidates: list[tuple[str, Entry | Speaker]] = [*listed, *(p for p in panel if p[0] not in names)]
    return give(look, session, run, the_one(command.speaker, candidates, _("speaker")))


def give(look: Look, session: Session, run: Run, who: Entry | Speaker) -> Decision:
    """Give the floor to a panellist or to an entry of the list; the turn that runs ends."""
    if run.floor and run.floor.speaker == who.name and not isinstance(who, Entry):
        raise Refused(_("{speaker} has the floor").format(speaker=who.name))
    bodies: list[Body] = []
    if run.is_paused:
        bodies.append(facts.SessionResumed(session.id))
    if run.floor:
        bodies.append(facts.FloorYielded(session.id, run.floor.id))
    given = _turn_of(look, session, run, who)
    words = _("{speaker} has the floor for {time}").format(speaker=given.speaker, time=clock_words(given.limit_s))
    return Decision((*bodies, given), words)


def _turn_of(look: Look, session: Session, run: Run, who: Entry | Speaker) -> facts.FloorGiven:
    if isinstance(who, Entry):
        return facts.FloorGiven(
            session=session.id,
            speaker=who.name,
            turn=look.new_id(),
            limit_s=limit_of_list(look.plan, run),
            kind_of_turn=who.kind,
            group=who.group,
            about=who.about,
            entry=who.id,
        )
    return facts.FloorGiven(
        session=session.id,
        speaker=who.name,
        turn=look.new_id(),
        limit_s=look.plan.talk_s(who),
        kind_of_turn="presentation",
        group=who.on_behalf_of.name if who.on_behalf_of else "",
    )


@decide.register(Next)
def _next(command: Next, look: Look) -> Decision:
    session, run = look.live()
    who = next_speaker(session, run)
    if who is None:
        if run.floor:
            raise Refused(
                _("nobody waits: the panel was heard and the list is empty; yield ends the turn of {speaker}").format(
                    speaker=run.floor.speaker
                )
            )
        raise Refused(_("nobody waits: the panel was heard and the list is empty; add somebody with list add"))
    return give(look, session, run, who)


def next_speaker(session: Session, run: Run) -> Entry | Speaker | None:
    """Return who is next: the panel in its order, then the list."""
    waiting = waiting_panellists(session, run)
    if waiting:
        return waiting[0]
    return run.list.entries[0] if run.list.entries else None


@decide.register(Yield)
def _yield(command: Yield, look: Look) -> Decision:
    session, run = look.live()
    if run.floor is None:
        raise Refused(_("nobody has the floor"))
    words = _("{speaker} yielded the floor after {time}").format(
        speaker=run.floor.speaker, time=clock_words(run.floor.watch.elapsed_s(look.at))
    )
    return Decision((facts.FloorYielded(session.id, run.floor.id),), words)


@decide.register(Add)
def _add(command: Add, look: Look) -> Decision:
    session, run = look.live()
    if run.floor is None:
        return stretch(session, command.duration)
    if command.duration == 0:
        raise Refused(_("no time to add; write it like 1m or -1m"))
    if run.floor.limit_s + command.duration < 0:
        raise Refused(
            _("{speaker} has {time} in all; no more than that can be taken away").format(
                speaker=run.floor.speaker, time=clock_words(run.floor.limit_s)
            )
        )
    sentence = _("{speaker} has {time} more") if command.duration > 0 else _("{speaker} has {time} less")
    words = sentence.format(speaker=run.floor.speaker, time=span_words(abs(command.duration)))
    return Decision((facts.FloorExtended(session.id, run.floor.id, command.duration),), words)


@decide.register(Pause)
def _pause(command: Pause, look: Look) -> Decision:
    session, run = look.live()
    if run.floor:
        if not run.floor.watch.runs:
            raise Refused(_("the time of {speaker} is stopped; resume lets it go on").format(speaker=run.floor.speaker))
        words = _("the time of {speaker} is stopped").format(speaker=run.floor.speaker)
        return Decision((facts.FloorPaused(session.id, run.floor.id),), words)
    if run.is_paused:
        raise Refused(_("{session} is suspended; resume lets it go on").format(session=named(session)))
    return Decision((facts.SessionPaused(session.id),), _("{session} is suspended").format(session=named(session)))


@decide.register(Resume)
def _resume(command: Resume, look: Look) -> Decision:
    session, run = look.live()
    if run.floor and not run.floor.watch.runs:
        words = _("the time of {speaker} goes on").format(speaker=run.floor.speaker)
        return Decision((facts.FloorResumed(session.id, run.floor.id),), words)
    if run.is_paused:
        return Decision((facts.SessionResumed(session.id),), _("{session} goes on").format(session=named(session)))
    raise Refused(_("nothing is stopped"))
