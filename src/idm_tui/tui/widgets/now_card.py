"""What is on: the session at hand, how long it has, what comes next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from idm_tui.core.clock import seconds_between
from idm_tui.core.reminder import reminder
from idm_tui.core.text import clock_words, distance_words, hour_minute, span_words
from idm_tui.core.timetable import agreed
from idm_tui.tui import strings
from idm_tui.tui.line import Line
from idm_tui.tui.widgets.floor import PHASES
from idm_tui.tui.widgets.lines import Lines

if TYPE_CHECKING:
    from datetime import datetime

    from idm_tui.core.plan import Plan, Session
    from idm_tui.tui.view import View

SECONDS_BELOW = 600


def slot(plan: Plan, session: Session) -> str:
    """Return a session's printed times: 11:00–13:00."""
    return f"{hour_minute(plan.local(session.start))}–{hour_minute(plan.local(session.end))}"


def day_words(plan: Plan, instant: datetime) -> str:
    """Return the day of an instant: Monday 8 October 2007."""
    local = plan.local(instant)
    return f"{local:%A} {local.day} {local:%B} {local.year}"


class NowCard(Lines):
    """Three lines: the session, its progress, the next one."""

    def rests_on(self, view: View) -> object:
        """Rest on what happened and on whole minutes, on seconds only towards the end."""
        seen = view.seen
        if seen.session is None:
            return view
        left = seconds_between(seen.now, seen.expected_end or seen.session.end)
        if abs(left) < SECONDS_BELOW or seen.live is None:
            return view
        kept = seen.budget.discussion_s // 60 if seen.budget else None
        wait = seconds_between(seen.now, seen.moment.next[0].start) // 60 if seen.moment.next else None
        return (seen.plan, seen.moment, seen.live, seen.run, seen.state.decided, left // 60, kept, wait)

    def lines(self, view: View, width: int, height: int) -> list[Line]:
        """Return the card, whatever the phase of the event."""
        seen = view.seen
        session = seen.session
        if session is None:
            return [*self._nothing_on(view), self._next(view, width)][:height]
        word = strings.LIVE if seen.live else strings.NOW
        title = Line.of(f" {word}  ", "now").add(session.short_title, "strong").add(f"  {session.long_title}")
        times = Line.of(f"{slot(seen.plan, session)} ", "dim")
        if session.room and len(seen.plan.rooms) > 1:
            times = Line.of(f"{session.room} · ", "dim") + times
        found = [title.spread(times, width), self._progress(view, session, width)]
        other = seen.due if seen.live and seen.due and seen.due.id != seen.live.id else None
        if other is not None:
            due = Line.of(f" {strings.DUE}  ", "warning").add(f"{other.short_title} · {slot(seen.plan, other)}")
            found.append(due.add(f" · {strings.NOT_STARTED}", "dim"))
        found.append(self._next(view, width))
        return found[:height]

    def _progress(self, view: View, session: Session, width: int) -> Line:
        seen = view.seen
        end = seen.expected_end or agreed(seen.plan, seen.state, session).end
        start = seen.run.started_at if seen.live and seen.run.started_at else session.start
        left = seconds_between(seen.now, end)
        whole = max(seconds_between(start, end), 1)
        done = min(max(seconds_between(start, seen.now) / whole, 0.0), 1.0)
        phase = seen.countdown_phase(left) if seen.live else "normal"
        # Seconds only where they count: towards the end, and beyond it.
        say = span_words if abs(left) >= SECONDS_BELOW else clock_words
        words = strings.LEFT.format(time=say(left)) if left >= 0 else strings.OVERRUN.format(time=say(-left))
        tail = Line.of(f"  {words}", PHASES[phase][0])
        if seen.run.is_paused:
            tail = tail.add(f" · {strings.SUSPENDED}", "warning")
        elif (missing := reminder(seen)) is not None and (seen.live is None or missing.what == "end"):
            tail = tail.add(f" · ! {strings.FORGOTTEN[missing.what]}", "warning")
        elif seen.live is None and seen.run.ended_at is not None:
            ended = hour_minute(seen.plan.local(seen.run.ended_at))
            tail = tail.add(f" · {strings.ENDED.format(time=ended)}", "dim")
        elif seen.live is None and not session.is_unattended:
            tail = tail.add(f" · {strings.NOT_STARTED}", "dim")
        elif seen.budget is not None and session.discussion:
            kept = seen.budget.discussion_s
            sentence = strings.KEEPS if kept >= 0 else strings.LACKS
            tail = tail.add(f" · {sentence.format(time=span_words(abs(kept)))}", "plain" if kept >= 0 else "warning")
        size = max(min(width // 3, 48), 10)
        filled = int(size * done)
        bar = Line.of(" ").add("█" * filled, "bar").add("░" * (size - filled), "bar-rest")
        return (bar + tail).fit(width)

    def _next(self, view: View, width: int) -> Line:
        seen = view.seen
        following = seen.moment.next
        if not following:
            return Line()
        session = next((s for s in following if s.stands_in(seen.room)), following[0])
        begins = session.start
        row = seen.decided_next
        if row is not None and row.session.day == session.day:
            # What the chair decided stands over what is printed.
            session, begins, following = row.session, row.start, (row.session,)
        start = seen.plan.local(begins)
        wait = max(seconds_between(seen.now, begins), 0)
        if start.date() == seen.plan.local(seen.now).date():
            when = f"{hour_minute(start)} · {strings.IN_TIME.format(time=span_words(wait))}"
        else:
            when = f"{start:%a} {start.day} {start:%b} {hour_minute(start)}"
        line = Line.of(f" {strings.NEXT} ", "next").add(session.short_title)
        line = line.add(f" {session.long_title}" if session.long_title else "", "dim")
        if len(following) > 1:
            line = line.add(f" +{len(following) - 1}", "dim")
        return line.spread(Line.of(f"{when} ", "next"), width)

    def _nothing_on(self, view: View) -> list[Line]:
        seen = view.seen
        if seen.moment.phase == "between":
            return [Line.of(f" {strings.BETWEEN}", "strong"), Line()]
        if seen.moment.phase == "before":
            first = seen.moment.next[0].start
            words = strings.BEFORE.format(day=day_words(seen.plan, first), time=hour_minute(seen.plan.local(first)))
            return self._far_off(view, words, first, strings.IN_TIME, strings.BEFORE_HINT)
        last = max((session.end for session in seen.plan.sessions), default=seen.now)
        words = strings.AFTER.format(day=day_words(seen.plan, last))
        return self._far_off(view, words, last, strings.AGO, strings.AFTER_HINT)

    def _far_off(self, view: View, words: str, instant: datetime, far: str, hint: str) -> list[Line]:
        """Say when it is or was, how far off that is, and that one may rehearse meanwhile."""
        line = Line.of(f" {words}", "strong")
        if view.is_settled:
            line = line.add(f" · {far.format(time=distance_words(view.seen.now, instant))}")
        return [line, Line() if view.rehearsal else Line.of(f" {hint}", "dim")]
