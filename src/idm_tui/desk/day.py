"""The chair's day: answers to lateness, and sessions moved, swapped, let go by hand."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from idm_tui.core import answers, facts
from idm_tui.core.clock import parse_when, seconds_between
from idm_tui.core.commands import Absorb, Allot, Move, Restore, Share, Shift, Signals, Skip, Swap
from idm_tui.core.language import _
from idm_tui.core.text import clock_words, span_words
from idm_tui.core.timetable import agreed, talk_s
from idm_tui.desk.refused import Refused
from idm_tui.desk.rules import Decision, Look, decide, named, the_one
from idm_tui.desk.sessions import find_session, not_begun

if TYPE_CHECKING:
    from idm_tui.core.facts import Body
    from idm_tui.core.plan import Session

SIGNALS = ("flash", "bell", "desktop")


@decide.register(Shift)
def _shift(command: Shift, look: Look) -> Decision:
    seconds = command.duration
    if seconds is None:
        seconds = answers.to_shift_s(look.overview)
        if not seconds:
            late = answers.lateness_s(look.overview)
            words = _("what follows is shifted already") if late > 0 else _("the room is on time")
            raise Refused(_("{words}; to shift all the same: shift 5m").format(words=words))
    if seconds == 0:
        raise Refused(_("that shifts nothing; write it like 5m or -5m"))
    answer = answers.shift(look.overview, seconds)
    if not answer.bodies:
        raise Refused(_("nothing follows in this room today"))
    first = next(row.session for row in answers.ahead(look.overview))
    sentence = _("{session} and all that follows are {time} later")
    if seconds < 0:
        sentence = _("{session} and all that follows are {time} earlier")
    return Decision(answer.bodies, sentence.format(session=named(first), time=span_words(abs(seconds))))


@decide.register(Absorb)
def _absorb(command: Absorb, look: Look) -> Decision:
    _refuse_on_time(look)
    answer = answers.absorb(look.overview)
    if not answer.bodies:
        raise Refused(_("no break and no general discussion can absorb it; shift or share"))
    of_break, of_discussion = _("{session} gives {time}"), _("the discussion of {session} gives {time}")
    giving = ", ".join(
        (of_break if given.session.kind == "break" else of_discussion).format(
            session=named(given.session), time=span_words(given.seconds)
        )
        for given in answer.given
    )
    if answer.left_s > 0:
        stop = look.overview.projection.hard_stop
        words = _("; {time} cannot be absorbed before {stop}") if stop else _("; {time} cannot be absorbed")
        giving += words.format(time=span_words(answer.left_s), stop=look.clock(stop) if stop else "")
    return Decision(answer.bodies, giving)


@decide.register(Share)
def _share(command: Share, look: Look) -> Decision:
    answer = answers.share(look.overview)
    if not answer.talks:
        raise Refused(_("no talk remains before the next hard stop; shift or absorb"))
    if not answer.bodies:
        if answer.left_s > 0:
            raise Refused(_("the talks that remain are as short as can be; shift or absorb"))
        raise Refused(_("the room is on time and the talks fit; there is nothing to share"))
    given = sum(talk.before_s - talk.after_s for talk in answer.talks)
    each = ", ".join(f"{talk.speaker} {clock_words(talk.after_s)}" for talk in answer.talks)
    left = _(", {time} remain").format(time=span_words(answer.left_s)) if answer.left_s > 0 else ""
    words = _("the talks give {time}{left}: {each}").format(time=span_words(given), left=left, each=each)
    return Decision(answer.bodies, words)


def _refuse_on_time(look: Look) -> None:
    if answers.lateness_s(look.overview) <= 0:
        raise Refused(_("the room is on time; there is nothing to absorb"))


@decide.register(Allot)
def _allot(command: Allot, look: Look) -> Decision:
    session = look.overview.ahead
    if session is None:
        raise Refused(_("no session is on in this room; start one first"))
    speaker = the_one(command.speaker, ((s.name, s) for s in session.speakers), _("panellist"))
    if command.duration < answers.SHORTEST_TALK_S:
        raise Refused(_("a talk has at least a minute; write it like 8m"))
    run = look.state.run(session.id)
    if any(turn.speaker == speaker.name for turn in run.turns):
        raise Refused(_("{speaker} has spoken already").format(speaker=speaker.name))
    if run.floor and run.floor.speaker == speaker.name:
        raise Refused(_("{speaker} has the floor; add gives or takes time").format(speaker=speaker.name))
    words = _("{speaker} has {time}, before {before}").format(
        speaker=speaker.name,
        time=clock_words(command.duration),
        before=clock_words(talk_s(look.plan, run, speaker)),
    )
    return Decision((facts.TalkAllotted(session.id, speaker.name, command.duration),), words)


@decide.register(Skip)
def _skip(command: Skip, look: Look) -> Decision:
    session = find_session(look, command.session)
    not_begun(look, session)
    return Decision((facts.SessionSkipped(session.id),), _("{session} is skipped").format(session=named(session)))


@decide.register(Restore)
def _restore(command: Restore, look: Look) -> Decision:
    session = find_session(look, command.session)
    if session.skip:
        raise Refused(_("{session} is skipped in the agenda").format(session=named(session)))
    if session.id not in look.state.skipped and session.id not in look.state.retimed:
        raise Refused(_("{session} stands as printed").format(session=named(session)))
    words = _("{session} takes place as printed").format(session=named(session))
    return Decision((facts.SessionRestored(session.id),), words)


@decide.register(Move)
def _move(command: Move, look: Look) -> Decision:
    session = find_session(look, command.session)
    as_agreed = not_begun(look, session)
    # The day of the session counts, not that of the command: tomorrow's may be moved today.
    try:
        start = parse_when(command.start, look.plan.zone, as_agreed.start)
    except ValueError as error:
        raise Refused(str(error)) from None
    if look.plan.local(start).date() != look.plan.local(as_agreed.start).date():
        raise Refused(_("a session moves within its day; write it like 15:45"))
    if start < look.at:
        raise Refused(_("{time} is over").format(time=look.clock(start)))
    if start == as_agreed.start:
        raise Refused(_("{session} begins at {time} already").format(session=named(session), time=look.clock(start)))
    end = start + timedelta(seconds=as_agreed.length_s)
    words = _("{session} begins at {time}").format(session=named(session), time=look.clock(start))
    return Decision((answers.retimed(look.plan, session, start, end),), words)


@decide.register(Swap)
def _swap(command: Swap, look: Look) -> Decision:
    pair = [not_begun(look, find_session(look, said)) for said in (command.session, command.other)]
    first, second = sorted(pair, key=lambda s: s.start)
    if first.id == second.id:
        raise Refused(_("name two different sessions, like swap session-1 session-2"))
    if first.day != second.day or not first.stands_in(second.room):
        raise Refused(_("only sessions of one day in one room change places"))
    between = _between(look, first, second)
    grows = timedelta(seconds=second.length_s - first.length_s)
    bodies: list[Body] = [
        answers.retimed(look.plan, second, first.start, first.start + timedelta(seconds=second.length_s)),
        *(answers.retimed(look.plan, session, session.start + grows, session.end + grows) for session in between),
        answers.retimed(look.plan, first, second.end - timedelta(seconds=first.length_s), second.end),
    ]
    words = _("{first} and {second} change places").format(first=named(first), second=named(second))
    return Decision(tuple(bodies), words)


def _between(look: Look, first: Session, second: Session) -> list[Session]:
    """Return what takes place between two sessions: it must move if their lengths differ."""
    if seconds_between(first.start, first.end) == seconds_between(second.start, second.end):
        return []
    day = (agreed(look.plan, look.state, s) for s in look.plan.room_day(first.room or second.room, first.day))
    return [s for s in day if first.end <= s.start and s.end <= second.start and s.id not in look.state.skipped]


@decide.register(Signals)
def _signals(command: Signals, look: Look) -> Decision:
    chosen = command.signals.replace(",", " ").lower().split()
    unknown = [word for word in chosen if word not in (*SIGNALS, "none")]
    if unknown or not chosen or ("none" in chosen and len(chosen) > 1):
        raise Refused(_("choose none, or any of: {signals}").format(signals=", ".join(SIGNALS)))
    kept = " ".join(signal for signal in SIGNALS if signal in chosen)
    words = _("signals: {signals}").format(signals=kept or _("none"))
    return Decision((facts.SignalsChosen(look.actor, kept),), words)
