"""The plain text of `now` and `status`, one screenful for people, screen readers and pipes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from idm_tui.core.clock import seconds_between
from idm_tui.core.day_sentence import day_sentence
from idm_tui.core.language import _
from idm_tui.core.overview import questions_of
from idm_tui.core.text import clock_words, hour_minute, offset_words, shorten, span_words

if TYPE_CHECKING:
    from datetime import datetime

    from idm_tui.core.moment import Moment
    from idm_tui.core.overview import Overview
    from idm_tui.core.plan import Plan, Session
    from idm_tui.core.preview import Preview
    from idm_tui.core.projection import Projected

_STATES = {"open": " ", "put": ">", "answered": "x", "aside": "-"}
_MANY = 12


def _heading(plan: Plan, now: datetime) -> str:
    local = plan.local(now)
    return f"{plan.event.title}\n{local:%a %-d %b %Y, %H:%M:%S} ({plan.event.timezone})"


def _slot(plan: Plan, session: Session) -> str:
    start, end = plan.local(session.start), plan.local(session.end)
    later = f" (+{(end.date() - start.date()).days})" if end.date() > start.date() else ""
    return f"{hour_minute(start)}-{hour_minute(end)}{later}"


def _line(plan: Plan, session: Session, tail: str) -> str:
    room = f" [{session.room}]" if session.room else ""
    return f"  {_slot(plan, session)}  {shorten(session.title, 90)}{room}, {tail}"


def _starts(plan: Plan, session: Session, now: datetime) -> str:
    start = plan.local(session.start)
    if start.date() == plan.local(now).date():
        return _("starts in {time}").format(time=span_words(seconds_between(now, session.start)))
    return _("starts on {day}").format(day=f"{start:%A %-d %B}")


def moment_text(plan: Plan, present: Moment, now: datetime) -> str:
    """Return what `now` prints."""
    lines = [_heading(plan, now), ""]
    headings = {
        "before": _("The event has not begun."),
        "between": _("Nothing is on at the moment."),
        "after": _("The event is over."),
        "running": _("Now"),
    }
    lines.append(headings[present.phase])
    for session in present.current[:_MANY]:
        left = span_words(seconds_between(now, session.end))
        lines.append(_line(plan, session, _("{time} left").format(time=left)))
    if len(present.current) > _MANY:
        lines.append(_("  and {count} more").format(count=len(present.current) - _MANY))
    if present.next:
        lines += ["", _("Next")]
        lines += [_line(plan, session, _starts(plan, session, now)) for session in present.next[:_MANY]]
        if len(present.next) > _MANY:
            lines.append(_("  and {count} more").format(count=len(present.next) - _MANY))
    return "\n".join(lines)


def overview_text(seen: Overview) -> str:
    """Return what `status` prints."""
    lines = [moment_text(seen.plan, seen.moment, seen.now), ""]
    lines += _lateness(seen)
    turn = seen.run.floor
    if turn:
        group = _(" for {group}").format(group=turn.group) if turn.group else ""
        paused = "" if turn.watch.runs else _(", stopped")
        left, limit = clock_words(turn.remaining_s(seen.now)), clock_words(turn.limit_s)
        lines.append(
            _("The floor: {speaker}{group}, {left} of {limit} left{paused}").format(
                speaker=turn.speaker, group=group, left=left, limit=limit, paused=paused
            )
        )
    entries = seen.run.list.entries
    if entries or not seen.run.list.is_open:
        names = ", ".join(e.name + (f" ({e.group})" if e.group else "") for e in entries) or _("nobody")
        state = _("open") if seen.run.list.is_open else _("closed")
        lines.append(_("List of speakers ({state}): {names}").format(state=state, names=names))
    if seen.list_end:
        lines.append(
            _("  {count} x {limit} ends {time}").format(
                count=len(entries),
                limit=clock_words(seen.list_limit_s),
                time=hour_minute(seen.plan.local(seen.list_end)),
            )
        )
    questions = questions_of(seen.session, seen.run, seen.now)
    if questions:
        lines.append(_("Guiding questions"))
        for q in questions:
            spent = f"  {clock_words(q.time_s)}" if q.time_s else ""
            lines.append(f"  [{_STATES[q.status]}] {q.number} {shorten(q.text, 100)}{spent}")
    for who in seen.speaking():
        lines.append(_("Spoken: {name} {time}").format(name=who.name, time=clock_words(who.total_s)))
    for timer in seen.state.timers:
        lines.append(f"{timer.name}: {clock_words(timer.remaining_s(seen.now))}")
    if seen.state.message:
        lines.append(_("Message: {text}").format(text=seen.state.message))
    return "\n".join(lines)


def preview_text(preview: Preview) -> str:
    """Return what a command would do to the rest of the day: printed, as it stands, as it would stand."""
    if preview.is_of_list:
        return "\n".join([preview.words, *(f"  {line}" for line in preview.list_lines())])
    plan = preview.before.plan

    def span(row: Projected | None) -> str:
        if row is None:
            return _("skipped")
        return f"{hour_minute(plan.local(row.start))}-{hour_minute(plan.local(row.end))}"

    lines = [preview.words, f"  {_('printed'):<11}  {_('now'):<11}  {_('then'):<11}"]
    for session, before, after in preview.rows():
        mark = "" if span(before) == span(after) else "  *"
        title = shorten(session.title, 50)
        lines.append(f"  {_slot(plan, session):<11}  {span(before):<11}  {span(after):<11}  {title}{mark}")
    if sentence := day_sentence(preview.after):
        lines.append(sentence)
    return "\n".join(lines)


def _lateness(seen: Overview) -> list[str]:
    found = []
    if sentence := day_sentence(seen):
        found.append(sentence)
    projection = seen.projection
    if seen.live and seen.expected_end:
        found.append(
            _("Live: {session}, started {start}, expected to end {end}").format(
                session=seen.live.short_title,
                start=hour_minute(seen.plan.local(seen.run.started_at or seen.now)),
                end=hour_minute(seen.plan.local(seen.expected_end)),
            )
        )
    if projection.offset_s:
        late = _("late") if projection.offset_s > 0 else _("early")
        found.append(_("Offset: {time} {late}").format(time=offset_words(projection.offset_s), late=late))
    if projection.slack_s is not None and projection.hard_stop is not None:
        found.append(
            _("Slack to the hard stop at {stop}: {time}").format(
                stop=hour_minute(seen.plan.local(projection.hard_stop)), time=span_words(projection.slack_s)
            )
        )
    if seen.budget and seen.budget.per_speaker_s is not None:
        found.append(
            _("Each of the {count} remaining speakers may have {time}").format(
                count=seen.budget.speakers_left, time=clock_words(seen.budget.per_speaker_s)
            )
        )
    return found
