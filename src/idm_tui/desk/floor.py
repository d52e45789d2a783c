"""The floor: who has it, for how long, and who is next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from idm_tui.core import facts
from idm_tui.core.commands import Add, Give, Next, Pause, PointOfOrder, Resume, Yield
from idm_tui.core.floor import entry_limit_s, limit_s
from idm_tui.core.language import _
from idm_tui.core.names import find
from idm_tui.core.state import Entry
from idm_tui.core.text import clean_line, clock_words, span_words
from idm_tui.core.timetable import talk_s
from idm_tui.desk.corrections import correction
from idm_tui.desk.participants import known_name
from idm_tui.desk.refused import Refused
from idm_tui.desk.rules import Decision, Look, decide, named, the_one
from idm_tui.desk.sessions import stretch

if TYPE_CHECKING:
    from datetime import datetime

    from idm_tui.core.agenda import Speaker
    from idm_tui.core.facts import Body, Fact
    from idm_tui.core.plan import Session
    from idm_tui.core.state import Run, Turn


@decide.register(Give)
def _give(command: Give, look: Look) -> Decision:
    session, run = look.live()
    listed = [(entry.name, entry) for entry in run.list.entries]
    panel = [(speaker.name, speaker) for speaker in session.speakers]
    names = {name for name, _who in listed}
    if look.is_said and (turn := _turn_that_runs(look, session, command.speaker)):
        return _given_at_another_time(look, session, turn)
    # A name that is on the list means that entry; a panellist may have the floor at any time.
    candidates: list[tuple[str, Entry | Speaker]] = [*listed, *(p for p in panel if p[0] not in names)]
    by_id = next((entry for _name, entry in listed if entry.id == command.speaker), None)
    if by_id is not None:
        return give(look, session, run, by_id)
    return give(look, session, run, the_one(command.speaker, candidates, _("speaker")))


def _turn_that_runs(look: Look, session: Session, said: str) -> Turn | None:
    """Return the turn of somebody who has the floor already, as far as is known."""
    turn = look.latest.run(session.id).floor
    return turn if turn and find(clean_line(said), [(turn.speaker, turn)]) else None


def _given_at_another_time(look: Look, session: Session, turn: Turn) -> Decision:
    pressed = look.history.last_that(lambda fact: isinstance(fact.body, facts.FloorGiven) and fact.body.turn == turn.id)
    assert pressed is not None
    words = _("{speaker} has the floor since {time}, not since {pressed}").format(
        speaker=turn.speaker, time=_precisely(look, look.at), pressed=_precisely(look, pressed.at)
    )
    return correction(look, pressed, words)


def _precisely(look: Look, instant: datetime) -> str:
    return f"{look.plan.local(instant):%H:%M:%S}"


def give(look: Look, session: Session, run: Run, who: Entry | Speaker) -> Decision:
    """Give the floor to a panellist or to an entry of the list; the turn that runs ends."""
    if run.floor and run.floor.speaker == who.name and not isinstance(who, Entry):
        raise Refused(_("{speaker} has the floor").format(speaker=who.name))
    return _hand_over(look, session, run, _turn_of(look, session, run, who))


def _hand_over(look: Look, session: Session, run: Run, given: facts.FloorGiven) -> Decision:
    """Let whoever speaks end, and another begin; a point of order only holds the speaker up."""
    bodies: list[Body] = []
    if run.is_paused:
        bodies.append(facts.SessionResumed(session.id))
    interrupts = given.kind_of_turn == "point-of-order"
    if run.floor and (run.held or not interrupts):
        bodies.append(facts.FloorYielded(session.id, run.floor.id))
    if run.held and not interrupts:
        bodies.append(facts.FloorYielded(session.id, run.held.id))
    words = _("{speaker} has the floor for {time}").format(speaker=given.speaker, time=clock_words(given.limit_s))
    held = run.held or run.floor
    if interrupts:
        words = _("point of order: {words}").format(words=words)
        if held:
            words += _("; the time of {speaker} stands still").format(speaker=held.speaker)
    return Decision((*bodies, given), words)


def _turn_of(look: Look, session: Session, run: Run, who: Entry | Speaker) -> facts.FloorGiven:
    if isinstance(who, Entry):
        return facts.FloorGiven(
            session=session.id,
            speaker=who.name,
            turn=look.new_id(),
            limit_s=entry_limit_s(look.plan, run, who),
            kind_of_turn=who.kind,
            group=who.group,
            about=who.about,
            entry=who.id,
        )
    replies = run.round is not None and run.round.phase != "floor"
    return facts.FloorGiven(
        session=session.id,
        speaker=who.name,
        turn=look.new_id(),
        limit_s=run.round.each_s if run.round and replies else talk_s(look.plan, run, who),
        kind_of_turn="answer" if replies else "presentation",
        group=who.on_behalf_of.name if who.on_behalf_of else "",
    )


@decide.register(PointOfOrder)
def _point_of_order(command: PointOfOrder, look: Look) -> Decision:
    session, run = look.live()
    given = facts.FloorGiven(
        session=session.id,
        speaker=known_name(look, command.speaker, as_typed=command.new),
        turn=look.new_id(),
        limit_s=limit_s(look.plan, run, "point-of-order"),
        kind_of_turn="point-of-order",
        about=clean_line(command.about),
    )
    return _hand_over(look, session, run, given)


@decide.register(Next)
def _next(command: Next, look: Look) -> Decision:
    session, run = look.live()
    up = look.overview.next_up
    if up is None:
        if run.floor:
            raise Refused(
                _("nobody waits: the panel was heard and the list is empty; yield ends the turn of {speaker}").format(
                    speaker=run.floor.speaker
                )
            )
        raise Refused(_("nobody waits: the panel was heard and the list is empty; add somebody with list add"))
    if up.why == "back":
        return _back(session, run, look)
    who = up.entry or up.panellist
    assert who is not None
    decision = give(look, session, run, who)
    if up.why == "list" and run.round is not None and run.round.phase == "panel":
        # The panel has replied: with the next intervention the next round begins.
        opened = facts.RoundOpened(session.id, run.round.size)
        before, given = decision.bodies[:-1], decision.bodies[-1]
        words = _("{words}; round {number}").format(words=decision.words, number=run.round.number + 1)
        return Decision((*before, opened, given), words)
    return decision


def _back(session: Session, run: Run, look: Look) -> Decision:
    """Give the floor back to the one whom a point of order held up."""
    assert run.floor is not None
    assert run.held is not None
    words = _("the floor goes back to {speaker}, {time} left").format(
        speaker=run.held.speaker, time=clock_words(run.held.remaining_s(look.at))
    )
    return Decision((facts.FloorYielded(session.id, run.floor.id),), words)


@decide.register(Yield)
def _yield(command: Yield, look: Look) -> Decision:
    session, run = look.live()
    if look.is_said and (pressed := _pressed_yield(look, session)):
        return _yielded_at_another_time(look, session, pressed)
    if run.floor is None:
        raise Refused(_("nobody has the floor"))
    if run.held is not None:
        return _back(session, run, look)
    words = _("{speaker} yielded the floor after {time}").format(
        speaker=run.floor.speaker, time=clock_words(run.floor.watch.elapsed_s(look.at))
    )
    return Decision((facts.FloorYielded(session.id, run.floor.id),), words)


def _pressed_yield(look: Look, session: Session) -> Fact | None:
    """Return how the turn that is meant ended: the one that ran at the moment, else the last one."""
    then, latest = look.state.run(session.id), look.latest.run(session.id)
    if then.floor is None and latest.floor is not None:
        return None
    meant = then.floor.id if then.floor else (latest.turns[-1].id if latest.turns else "")
    ended = next((turn for turn in latest.turns if turn.id == meant), None)
    if ended is None:
        return None
    return look.history.last_that(lambda fact: fact.body == facts.FloorYielded(session.id, ended.id))


def _yielded_at_another_time(look: Look, session: Session, pressed: Fact) -> Decision:
    turn = next(t for t in look.latest.run(session.id).turns if facts.FloorYielded(session.id, t.id) == pressed.body)
    others = [fact for fact in look.history.of_command(pressed.command) if fact.body != pressed.body]
    if others and look.at > pressed.at:
        raise Refused(
            _("what followed began at {time}; say first when that really was, like give NAME --at 11:05").format(
                time=_precisely(look, pressed.at)
            )
        )
    words = _("{speaker} ended at {time}, not at {pressed}").format(
        speaker=turn.speaker, time=_precisely(look, look.at), pressed=_precisely(look, pressed.at)
    )
    return correction(look, pressed, words, moves=lambda body: body == pressed.body)


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
