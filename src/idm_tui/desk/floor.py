"""The floor: who has it, for how long, and who is next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from idm_tui.core import facts
from idm_tui.core.commands import Add, Give, Next, Pause, PointOfOrder, Resume, Yield
from idm_tui.core.floor import entry_limit_s, limit_s
from idm_tui.core.language import _
from idm_tui.core.state import Entry, Turn
from idm_tui.core.text import clean_line, clock_words, span_words
from idm_tui.core.timetable import talk_s
from idm_tui.desk.corrections import correction, followed_by, precisely
from idm_tui.desk.participants import known_name
from idm_tui.desk.refused import Refused
from idm_tui.desk.rules import Decision, Look, decide, named, the_one
from idm_tui.desk.sessions import stretch

if TYPE_CHECKING:
    from idm_tui.core.agenda import Speaker
    from idm_tui.core.facts import Body, Fact
    from idm_tui.core.plan import Session
    from idm_tui.core.state import Run


@decide.register(Give)
def _give(command: Give, look: Look) -> Decision:
    session, run = look.live()
    by_id = next((entry for entry in run.list.entries if entry.id == command.speaker), None)
    if by_id is not None:
        return give(look, session, run, by_id)
    listed = [(entry.name, entry) for entry in run.list.entries]
    panel = [(speaker.name, speaker) for speaker in session.speakers]
    # A name that is on the list means that entry; a panellist may have the floor at any time.
    candidates: dict[str, Entry | Speaker | Turn] = {**dict(panel), **dict(reversed(listed))}
    turn = look.latest.run(session.id).floor
    if look.is_said and turn is not None:
        candidates[turn.speaker] = turn
    who = the_one(command.speaker, candidates.items(), _("speaker"))
    if isinstance(who, Turn):
        return _given_at_another_time(look, who)
    return give(look, session, run, who)


def _given_at_another_time(look: Look, turn: Turn) -> Decision:
    pressed = look.history.last_that(lambda fact: isinstance(fact.body, facts.FloorGiven) and fact.body.turn == turn.id)
    assert pressed is not None
    words = _("{speaker} has the floor since {time}, not since {pressed}").format(
        speaker=turn.speaker, time=precisely(look, look.at), pressed=precisely(look, pressed.at)
    )
    return correction(look, pressed, words)


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
    if run.floor and (run.held or not interrupts or run.floor.kind == given.kind_of_turn):
        bodies.append(facts.FloorYielded(session.id, run.floor.id))
    if run.held and not interrupts:
        bodies.append(facts.FloorYielded(session.id, run.held.id))
    words = _("{speaker} has the floor for {time}").format(speaker=given.speaker, time=clock_words(given.limit_s))
    held = run.held or (run.floor if run.floor and run.floor.kind != given.kind_of_turn else None)
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
        if run.floor and not run.list.entries:
            raise Refused(
                _("nobody waits: the panel was heard and the list is empty; yield ends the turn of {speaker}").format(
                    speaker=run.floor.speaker
                )
            )
        if run.list.entries:
            raise Refused(_("nobody waits: rights of reply are heard at the end of the day; give hears one now"))
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
    rest = run.held.remaining_s(look.at)
    words = (
        _("the floor goes back to {speaker}, {time} left")
        if rest >= 0
        else _("the floor goes back to {speaker}, {time} over")
    )
    words = words.format(speaker=run.held.speaker, time=clock_words(abs(rest)))
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
    """Return how the turn that is meant ended: the one that ran at the moment, else the last that began before it."""
    then, latest = look.state.run(session.id).floor, look.latest.run(session.id)
    begun = [turn for turn in latest.turns if turn.since <= look.at]
    meant = then.id if then else (begun[-1].id if begun else "")
    if not any(turn.id == meant for turn in latest.turns):
        return None
    return look.history.last_that(lambda fact: fact.body == facts.FloorYielded(session.id, meant))


def _yielded_at_another_time(look: Look, session: Session, pressed: Fact) -> Decision:
    turn = next(t for t in look.latest.run(session.id).turns if facts.FloorYielded(session.id, t.id) == pressed.body)
    following = followed_by(look, pressed, facts.FloorGiven) or followed_by(look, pressed, facts.SessionEnded)
    if following is not None and look.at > following.at:
        raise Refused(
            _("what followed began at {time}; say first when that really was, like give NAME --at 11:05").format(
                time=precisely(look, following.at)
            )
        )
    words = _("{speaker} ended at {time}, not at {pressed}").format(
        speaker=turn.speaker, time=precisely(look, look.at), pressed=precisely(look, pressed.at)
    )
    return correction(look, pressed, words, moves=lambda body: body == pressed.body)


@decide.register(Add)
def _add(command: Add, look: Look) -> Decision:
    session, run = look.live()
    if run.floor is None:
        return stretch(look, session, command.duration)
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
