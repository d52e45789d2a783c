"""Starting, ending and stretching sessions."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from idm_tui.core import facts
from idm_tui.core.answers import retimed
from idm_tui.core.commands import End, Extend, Start
from idm_tui.core.language import _
from idm_tui.core.overview import overview
from idm_tui.core.projection import SOON, day_of
from idm_tui.core.text import span_words
from idm_tui.core.timetable import agreed
from idm_tui.desk.corrections import correction, followed_by, not_at
from idm_tui.desk.refused import Refused
from idm_tui.desk.rules import Decision, Look, decide, named, the_one

if TYPE_CHECKING:
    from collections.abc import Iterator

    from idm_tui.core.facts import Body, Fact
    from idm_tui.core.plan import Session
    from idm_tui.core.state import Run


def find_session(look: Look, said: str) -> Session:
    """Return the session that an id or a name means; refuses where it is not clear."""
    by_id = look.plan.session(said)
    if by_id is not None:
        return by_id
    candidates = ((f"{session.id} {session.title}", session) for session in look.plan.sessions)
    found: Session = the_one(said, candidates, _("session"))
    return found


def ending(run: Run) -> Iterator[Body]:
    """Yield what the end of a session causes: the turn that runs ends with it."""
    if run.floor:
        yield facts.FloorYielded(run.session, run.floor.id)
    yield facts.SessionEnded(run.session)


@decide.register(Start)
def _start(command: Start, look: Look) -> Decision:
    session = find_session(look, command.session) if command.session else _due(look)
    if session.is_marker:
        raise Refused(_("{session} is a mark in the agenda and lasts no time").format(session=named(session)))
    if session.skip:
        raise Refused(_("{session} is skipped in the agenda").format(session=named(session)))
    run, latest = look.state.run(session.id), look.latest.run(session.id)
    if latest.is_live and latest.started_at and (look.is_said or look.at < latest.started_at):
        return _started_at_another_time(look, session)
    if run.is_live:
        since = look.clock(run.started_at or look.at)
        raise Refused(
            _("{session} is live since {time}; if it began at another time: start {id} --at HH:MM").format(
                session=named(session), time=since, id=session.id
            )
        )
    _refuse_before_later(look, session)
    room = session.room or "*"
    bodies: list[Body] = []
    ended = []
    for live_id in look.state.live:
        live, run = look.plan.session(live_id), look.state.run(live_id)
        if live is None or live.stands_in(session.room) or run.is_in_the_way(room):
            bodies += ending(run)
            ended.append(named(live) if live else live_id)
    words = _("{session} started at {time}").format(session=named(session), time=look.clock(look.at))
    if ended:
        words += _("; {sessions} ended").format(sessions=", ".join(ended))
    carried = tuple(_carried(look, session))
    if carried:
        words += _("; {count} carried over to its list of speakers").format(count=len(carried))
    return Decision((*bodies, facts.SessionStarted(session.id, room), *carried), words)


def _carried(look: Look, session: Session) -> Iterator[Body]:
    """Yield what goes on to the list of a session: rights of reply of its day, and lists that were kept."""
    if session.is_unattended:
        return
    for run in look.state.runs.values():
        before = look.plan.session(run.session)
        if before is None or before.id == session.id or not before.stands_in(session.room):
            continue
        for entry in run.list.entries:
            is_reply = entry.kind == "reply" and before.day == session.day
            is_kept = run.list.carries and _takes_lists(look, session)
            if run.started_at is not None and (is_reply or is_kept):
                yield facts.ListCarried(session.id, entry.id, before.id)


def _takes_lists(look: Look, session: Session) -> bool:
    """Tell whether a kept list goes on in a session: one with a discussion, or any where none will have one."""

    def has_discussion(other: Session) -> bool:
        return other.discussion or other.kind == "discussion"

    if has_discussion(session):
        return True
    positions, plan = look.plan.positions, look.plan
    later = (plan.sessions[i] for i in range(positions[session.id] + 1, len(plan.sessions)))
    return not any(has_discussion(other) and other.stands_in(session.room) for other in later)


def _started_at_another_time(look: Look, session: Session) -> Decision:
    pressed = look.history.last_that(
        lambda fact: isinstance(fact.body, facts.SessionStarted) and fact.body.session == session.id
    )
    assert pressed is not None
    words = _("{session} started at {time}, not at {pressed}")
    return correction(look, pressed, words.format(session=named(session), **not_at(look, pressed)))


def _refuse_before_later(look: Look, session: Session) -> None:
    """Refuse a start that lies before that of another in its room: both would be live."""
    for other_id, run in look.latest.runs.items():
        other = look.plan.session(other_id)
        if run.started_at is None or run.started_at <= look.at or (other and not other.stands_in(session.room)):
            continue
        raise Refused(
            _("{other} started at {time}, after that; undo that first").format(
                other=named(other) if other else other_id, time=look.clock(run.started_at)
            )
        )


def _due(look: Look) -> Session:
    """Return what is due: the first of the projection that is not live; refuses what is still far off."""
    for row in look.overview.projection.rows:
        if row.session != look.overview.live and not row.session.is_unattended:
            if row.start - look.at > SOON:
                raise Refused(
                    _("{session} is not due before {time}; to start it now: start {id}").format(
                        session=named(row.session), time=look.clock(row.start), id=row.session.id
                    )
                )
            return row.session
    if look.overview.due is not None and look.overview.due != look.overview.live:
        return look.overview.due
    raise Refused(_("nothing more is due in this room today; name the session to start"))


@decide.register(End)
def _end(command: End, look: Look) -> Decision:
    if command.session:
        session = find_session(look, command.session)
        run = look.state.run(session.id)
        if look.is_said and (ended := _pressed_end(look, session.id)):
            return _ended_at_another_time(look, session, ended)
        if not run.is_live:
            live = look.overview.live
            hint = _("{session} is").format(session=named(live)) if live else _("no session is")
            raise Refused(_("{session} is not live; {hint}").format(session=named(session), hint=hint))
    else:
        if look.is_said and look.overview.live is None and (last := look.plan.session(look.state.last_started)):
            return _end(End(session=last.id), look)
        session, run = look.live()
        if look.is_said and (ended := _pressed_end(look, session.id)):
            return _ended_at_another_time(look, session, ended)
    if command.rest not in ("", "keep", "drop"):
        raise Refused(_("what is left on the list can be kept or dropped: --list keep, --list drop"))
    words = _("{session} ended at {time}").format(session=named(session), time=look.clock(look.at))
    bodies = list(ending(run))
    if run.list.entries:
        words += _("; {count} still on the list of speakers").format(count=len(run.list.entries))
        if command.rest == "keep":
            bodies.append(facts.ListKept(session.id))
            words += _(", kept for the next session")
        elif command.rest == "drop":
            bodies += [facts.ListRemoved(session.id, entry.id) for entry in run.list.entries]
            words += _(", let go")
    return Decision(tuple(bodies), words)


def _pressed_end(look: Look, session_id: str) -> Fact | None:
    """Return the end of a session as it was pressed; None if it goes on."""
    if look.latest.run(session_id).is_live:
        return None
    return look.history.last_that(lambda fact: fact.body == facts.SessionEnded(session_id))


def _ended_at_another_time(look: Look, session: Session, pressed: Fact) -> Decision:
    began = followed_by(look, pressed, facts.SessionStarted)
    if began is not None and look.at > began.at:
        assert isinstance(began.body, facts.SessionStarted)
        other = look.plan.session(began.body.session)
        raise Refused(
            _("{other} began at {time}; say first when that really was: start {id} --at HH:MM").format(
                other=named(other) if other else "", time=look.clock(began.at), id=began.body.session
            )
        )
    words = _("{session} ended at {time}, not at {pressed}")
    return correction(
        look,
        pressed,
        words.format(session=named(session), **not_at(look, pressed)),
        moves=lambda body: _ends(body, session.id),
    )


def _ends(body: Body, session_id: str) -> bool:
    if isinstance(body, facts.SessionEnded | facts.FloorYielded):
        return body.session == session_id
    return False


@decide.register(Extend)
def _extend(command: Extend, look: Look) -> Decision:
    if not command.session:
        session, _run = look.live()
        return stretch(look, session, command.duration)
    session = find_session(look, command.session)
    if look.state.run(session.id).is_live:
        return stretch(look, session, command.duration)
    return stretch_ahead(look, session, command.duration)


def stretch(look: Look, session: Session, seconds: int) -> Decision:
    """Give a live session more time, or less."""
    words = _stretch_words(session, seconds)
    as_agreed = agreed(look.plan, look.state, session)
    if seconds < 0 and as_agreed.length_s + look.state.run(session.id).added_s + seconds <= 0:
        raise Refused(_("nothing would be left of {session}; end ends it").format(session=named(session)))
    return Decision((facts.SessionExtended(session.id, seconds),), words)


def _stretch_words(session: Session, seconds: int) -> str:
    if seconds == 0:
        raise Refused(_("no time to add; write it like 5m or -5m"))
    sentence = _("{session} has {time} more") if seconds > 0 else _("{session} has {time} less")
    return sentence.format(session=named(session), time=span_words(abs(seconds)))


def stretch_ahead(look: Look, session: Session, seconds: int) -> Decision:
    """Give a session that has not begun more time, or less."""
    words = _stretch_words(session, seconds)
    as_agreed = not_begun(look, session)
    end = as_agreed.end + timedelta(seconds=seconds)
    if end <= as_agreed.start:
        raise Refused(_("nothing would be left of {session}; skip lets it go").format(session=named(session)))
    return Decision((retimed(look.plan, session, as_agreed.start, end),), words)


def not_begun(look: Look, session: Session) -> Session:
    """Return a session at its agreed times; refuses one that has begun, is over, let go or takes no time."""
    run = look.state.run(session.id)
    if session.is_marker:
        raise Refused(_("{session} is a mark in the agenda and lasts no time").format(session=named(session)))
    if session.skip:
        raise Refused(_("{session} is skipped in the agenda").format(session=named(session)))
    if run.is_live:
        raise Refused(_("{session} has begun").format(session=named(session)))
    if session.id in look.state.skipped:
        raise Refused(
            _("{session} is skipped; restore {id} brings it back").format(session=named(session), id=session.id)
        )
    if run.ended_at is not None or not _is_ahead(look, session):
        raise Refused(_("{session} is over").format(session=named(session)))
    return agreed(look.plan, look.state, session)


def _is_ahead(look: Look, session: Session) -> bool:
    """Tell whether a session is still to come, in its own room."""
    day = day_of(look.plan, look.at)
    if day is None or session.day != day:
        return day is not None and session.day > day
    room = session.room or look.overview.room
    seen = look.overview if room == look.overview.room else overview(look.plan, look.state, look.at, room)
    return any(row.session.id == session.id for row in seen.projection.rows)
