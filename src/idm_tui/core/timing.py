"""Planned against actual: for every session and talk what was printed, what became of it, and why."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Literal

from idm_tui.core.clock import seconds_between
from idm_tui.core.language import _
from idm_tui.core.projection import expected_end
from idm_tui.core.record import record
from idm_tui.core.text import hour_minute, shorten, span_words
from idm_tui.core.timetable import agreed, talk_s

if TYPE_CHECKING:
    from collections.abc import Iterator

    from idm_tui.core.overview import Overview
    from idm_tui.core.plan import Plan, Session
    from idm_tui.core.projection import Projected
    from idm_tui.core.state import Run, State, Turn

Status = Literal["done", "live", "ahead", "by itself", "not started", "skipped"]


@record
class Causes:
    """Where the delay of a session comes from, in seconds.

    What it started late, was suspended, was started again, was given and overran adds up to its offset and to
    what it `gave_up` of its length.
    """

    late_start_s: int = 0
    paused_s: int = 0
    restarted_s: int = 0
    added_s: int = 0
    overran_s: int = 0
    gave_up_s: int = 0

    def words(self, *, is_ahead: bool = False) -> str:
        """Say it in the day's own words, of what is ahead as what will be; empty if there is nothing to say."""
        said: tuple[tuple[int, str, str], ...] = (
            (self.late_start_s, _("started {time} late"), _("started {time} early")),
            (self.paused_s, _("suspended for {time}"), ""),
            (self.restarted_s, _("started again after {time}"), ""),
            (self.added_s, _("extended by {time}"), _("cut by {time}")),
            (self.overran_s, _("overran by {time}"), _("ended {time} before its time")),
            (self.gave_up_s, _("gave up {time}"), _("got {time} more")),
        )
        if is_ahead:
            said = (
                (self.late_start_s, _("starts {time} late"), _("starts {time} early")),
                (self.gave_up_s, _("gives up {time}"), _("gets {time} more")),
            )
        return ", ".join(
            (more if seconds > 0 else less).format(time=span_words(abs(seconds)))
            for seconds, more, less in said
            if abs(seconds) >= 60 and (more if seconds > 0 else less)
        )

    def short_words(self) -> str:
        """Say it where there is little room, in minutes."""
        said = (
            (_("late {count}"), self.late_start_s),
            (_("stopped {count}"), self.paused_s),
            (_("again {count}"), self.restarted_s),
            (_("added {count}"), self.added_s),
            (_("over {count}"), self.overran_s),
            (_("gave {count}"), self.gave_up_s),
        )
        parts = [
            words.format(count=abs(seconds) // 60 * (1 if seconds > 0 else -1))
            for words, seconds in said
            if abs(seconds) >= 60
        ]
        return " · ".join(parts)


@record
class SessionTiming:
    """One session: `start` and `end` are actual, or projected for what is still to come."""

    session: Session
    status: Status
    start: datetime
    end: datetime
    causes: Causes = Causes()

    @property
    def offset_s(self) -> int:
        """How much later than printed it ends, negative if earlier."""
        return seconds_between(self.session.end, self.end)

    @property
    def words(self) -> str:
        """Say where its delay comes from."""
        return self.causes.words(is_ahead=self.status == "ahead")

    @property
    def took_place(self) -> bool:
        """Whether it was started."""
        return self.status in ("done", "live")

    @property
    def longer_s(self) -> int:
        """How much longer than printed it lasts, negative if shorter."""
        return seconds_between(self.start, self.end) - self.session.length_s


@record
class TalkTiming:
    """One turn of a speaker: what was planned or allotted for it, and what it took; `began` is None if it was not."""

    session: Session
    speaker: str
    group: str
    kind: str
    planned_s: int
    limit_s: int
    actual_s: int = 0
    began: datetime | None = None
    ended: datetime | None = None

    @property
    def over_s(self) -> int:
        """How much longer it took than planned, negative if shorter."""
        return self.actual_s - self.planned_s

    @property
    def status(self) -> str:
        """Whether it is done, running, or was not given."""
        return "not heard" if self.began is None else "done" if self.ended else "live"


@record
class DayTiming:
    """One day of one room: its sessions in the order in which they took place."""

    day: int
    room: str
    sessions: tuple[SessionTiming, ...]

    @property
    def took_place(self) -> bool:
        """Whether anything was started on it."""
        return any(timing.took_place for timing in self.sessions)


def event_timings(plan: Plan, state: State, now: datetime) -> tuple[DayTiming, ...]:
    """Return every day of every room; what stands in all rooms is told with the first of them."""
    from idm_tui.core.overview import overview

    by_room = {room: overview(plan, state, now, room) for room in plan.rooms}
    found = []
    told: set[str] = set()
    for day in range(len(plan.days)):
        for room, seen in by_room.items():
            timings = tuple(t for t in session_timings(seen, day) if t.session.id not in told)
            told |= {timing.session.id for timing in timings}
            if timings:
                found.append(DayTiming(day, room, timings))
    return tuple(found)


def day_account(timings: DayTiming, plan: Plan) -> str:
    """Say in one sentence how a day that took place went: when it ended, what took more time and what gave some."""
    ran = [timing for timing in timings.sessions if timing.took_place]
    if not ran:
        return ""
    last = max(ran, key=lambda timing: timing.end)
    late, end = last.offset_s, hour_minute(plan.local(last.end))
    goes_on = last.status == "live" or any(timing.status == "ahead" for timing in timings.sessions)
    session = shorten(last.session.short_title, 40)
    if abs(late) < 60:
        words = _("{session} ends on time at {end}") if goes_on else _("ended on time at {end}")
    elif late > 0:
        words = _("{session} ends {time} late at {end}") if goes_on else _("ended {time} late at {end}")
    else:
        words = _("{session} ends {time} early at {end}") if goes_on else _("ended {time} early at {end}")
    parts = [words.format(session=session, time=span_words(abs(late)), end=end)]
    first = min(ran, key=lambda timing: timing.start)
    if first.causes.late_start_s >= 60:
        parts.append(_("began {time} late").format(time=span_words(first.causes.late_start_s)))
    for timing in sorted(ran, key=lambda t: abs(t.longer_s), reverse=True)[:4]:
        if abs(timing.longer_s) >= 60:
            words = _("{session} took {time} more") if timing.longer_s > 0 else _("{session} took {time} less")
            name = shorten(timing.session.short_title, 40)
            parts.append(words.format(session=name, time=span_words(abs(timing.longer_s))))
    sentence = "; ".join(parts)
    return f"{sentence[0].upper()}{sentence[1:]}."


def session_timings(seen: Overview, day: int) -> tuple[SessionTiming, ...]:
    """Return the sessions of a day in the room that is looked at, in the order in which they took or take place."""
    ahead = {row.session.id: row for row in seen.projection.rows}
    found = [_timing(seen, session, ahead.get(session.id)) for session in seen.plan.room_day(seen.room, day)]
    return tuple(sorted(found, key=lambda timing: timing.start))


def _timing(seen: Overview, session: Session, row: Projected | None) -> SessionTiming:
    run, as_agreed = seen.state.run(session.id), agreed(seen.plan, seen.state, session)
    begun = run.begun_at or run.started_at
    if session.id in seen.state.skipped:
        return SessionTiming(session, "skipped", session.start, session.end)
    if row is not None and run.started_at is None:
        causes = Causes(late_start_s=seconds_between(session.start, row.start))
        return _with_rest(SessionTiming(session, "ahead", row.start, row.end, causes))
    if begun is None or run.started_at is None:
        status: Status = "by itself" if session.is_unattended else "not started"
        if session.day > _present_day(seen):
            status = "ahead"
        causes = Causes(late_start_s=seconds_between(session.start, as_agreed.start))
        return _with_rest(SessionTiming(session, status, as_agreed.start, as_agreed.end, causes))
    now = _until(seen, session, run)
    expected = expected_end(as_agreed, run, now)
    end = run.ended_at or max(expected, now)
    causes = Causes(
        late_start_s=seconds_between(session.start, begun),
        paused_s=run.paused_s(now),
        restarted_s=seconds_between(begun, run.started_at),
        added_s=run.added_s,
        overran_s=seconds_between(expected, end),
    )
    return _with_rest(SessionTiming(session, "live" if run.is_live else "done", begun, end, causes))


def _present_day(seen: Overview) -> int:
    """Return the day that is going on; -1 before the event."""
    if seen.projection.rows:
        return seen.projection.rows[0].session.day
    begun = [day for day, start in seen.plan.first_starts.items() if start <= seen.now.timestamp()]
    return max(begun, default=-1)


def _until(seen: Overview, session: Session, run: Run) -> datetime:
    """Return up to when a session counts: to its end, to now, or, where it was forgotten, to the next day."""
    if run.ended_at is not None:
        return run.ended_at
    later = [start for day, start in seen.plan.first_starts.items() if day > session.day]
    return min([seen.now, *(datetime.fromtimestamp(start, UTC) for start in later)])


def _with_rest(timing: SessionTiming) -> SessionTiming:
    """Name what the session made up for: whatever of its delays did not reach its end."""
    causes = timing.causes
    delays = causes.late_start_s + causes.paused_s + causes.restarted_s + causes.added_s + causes.overran_s
    named = Causes(
        causes.late_start_s,
        causes.paused_s,
        causes.restarted_s,
        causes.added_s,
        causes.overran_s,
        delays - timing.offset_s,
    )
    return SessionTiming(timing.session, timing.status, timing.start, timing.end, named)


def talk_timings(seen: Overview, session: Session) -> Iterator[TalkTiming]:
    """Yield the turns of a session in their order, then the panellists who have not had the floor."""
    run = seen.state.run(session.id)
    panel = {speaker.name: speaker for speaker in session.speakers}
    turns: list[Turn] = [*run.turns, *([run.floor] if run.floor else [])]
    for turn in turns:
        speaker = panel.get(turn.speaker)
        planned = seen.plan.talk_s(speaker) if speaker and turn.kind == "presentation" else turn.limit_s
        yield TalkTiming(
            session,
            turn.speaker,
            turn.group,
            turn.kind,
            planned,
            turn.limit_s,
            turn.watch.elapsed_s(seen.now),
            turn.since,
            turn.ended,
        )
    heard = {turn.speaker for turn in turns}
    for name in panel:
        if name not in heard:
            yield _unheard(seen, session, run, name)


def _unheard(seen: Overview, session: Session, run: Run, name: str) -> TalkTiming:
    speaker = next(s for s in session.speakers if s.name == name)
    group = speaker.on_behalf_of.name if speaker.on_behalf_of else ""
    return TalkTiming(session, name, group, "presentation", seen.plan.talk_s(speaker), talk_s(seen.plan, run, speaker))
