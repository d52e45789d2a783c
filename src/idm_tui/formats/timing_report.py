"""Planned against actual as a document: a CSV of every session and talk, a Markdown page for people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from idm_tui.core.language import _
from idm_tui.core.overview import overview
from idm_tui.core.text import clock_words, hour_minute, offset_words
from idm_tui.core.timing import day_account, event_timings, talk_timings
from idm_tui.formats.tables import csv_text, markdown_table, markdown_words

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from idm_tui.core.plan import Plan
    from idm_tui.core.state import State
    from idm_tui.core.timing import DayTiming, SessionTiming, TalkTiming

CSV_HEADING = (
    "date",
    "session",
    "title",
    "room",
    "speaker",
    "for",
    "kind",
    "status",
    "planned_start",
    "planned_end",
    "actual_start",
    "actual_end",
    "planned_s",
    "actual_s",
    "offset_s",
    "started_late_s",
    "paused_s",
    "restarted_s",
    "added_s",
    "overran_s",
    "gave_up_s",
    "words",
)


def days_to_tell(plan: Plan, state: State, now: datetime) -> tuple[DayTiming, ...]:
    """Return the days on which something was started, or all of them where nothing was yet."""
    days = event_timings(plan, state, now)
    return tuple(day for day in days if day.took_place) or days


def timing_csv(plan: Plan, state: State, now: datetime) -> str:
    """Write a row for each session and, under it, for each talk; instants with offset, lengths in seconds."""
    rows: list[tuple[object, ...]] = []
    for day in days_to_tell(plan, state, now):
        seen = overview(plan, state, now, day.room)
        for timing in day.sessions:
            rows.append(_session_row(plan, timing))
            rows += [_talk_row(plan, talk) for talk in talk_timings(seen, timing.session)]
    return csv_text(CSV_HEADING, rows)


def _iso(plan: Plan, instant: datetime | None) -> str:
    return "" if instant is None else plan.local(instant).isoformat(timespec="seconds")


def _session_row(plan: Plan, timing: SessionTiming) -> tuple[object, ...]:
    session, causes = timing.session, timing.causes
    happened = timing.took_place
    ended = timing.end if timing.status == "done" else None
    return (
        plan.days[session.day].date.isoformat(),
        session.id,
        session.title,
        session.room,
        "",
        "",
        session.kind,
        timing.status,
        _iso(plan, session.start),
        _iso(plan, session.end),
        _iso(plan, timing.start) if happened else "",
        _iso(plan, ended),
        session.length_s,
        session.length_s + timing.longer_s if happened else "",
        timing.offset_s,
        causes.late_start_s,
        causes.paused_s,
        causes.restarted_s,
        causes.added_s,
        causes.overran_s,
        causes.gave_up_s,
        timing.words,
    )


def _talk_row(plan: Plan, talk: TalkTiming) -> tuple[object, ...]:
    session = talk.session
    return (
        plan.days[session.day].date.isoformat(),
        session.id,
        session.title,
        session.room,
        talk.speaker,
        talk.group,
        talk.kind,
        talk.status,
        "",
        "",
        _iso(plan, talk.began),
        _iso(plan, talk.ended),
        talk.planned_s,
        talk.actual_s if talk.began else "",
        talk.over_s if talk.began else "",
        *("",) * 6,
        "",
    )


def timing_markdown(plan: Plan, state: State, now: datetime) -> str:
    """Write a page: for each day a sentence, its sessions planned and actual, its talks."""
    parts = [f"# {_('Planned and actual')}: {markdown_words(plan.event.title)}", _standing(plan, now)]
    for day in days_to_tell(plan, state, now):
        seen = overview(plan, state, now, day.room)
        parts.append(f"## {markdown_words(day_title(plan, day))}")
        if account := day_account(day, plan):
            parts.append(markdown_words(account))
        heading = (_("Session"), _("planned"), _("actual"), _("offset"), _("where it comes from"))
        parts.append(markdown_table(heading, (session_cells(plan, timing) for timing in day.sessions)))
        talks = [talk for timing in day.sessions for talk in talk_timings(seen, timing.session) if talk.began]
        if talks:
            of_talks = (_("Speaker"), _("for"), _("session"), _("planned"), _("spoke"), _("over"))
            parts.append(markdown_table(of_talks, (talk_cells(talk) for talk in talks)))
    return "\n\n".join(parts) + "\n"


def _standing(plan: Plan, now: datetime) -> str:
    return _("As of {time}.").format(time=f"{plan.local(now):%Y-%m-%d %H:%M}")


def day_title(plan: Plan, day: DayTiming) -> str:
    """Return the heading of a day: its title, its date, its room where there are several."""
    of_day = plan.days[day.day]
    date = f"{of_day.date:%A} {of_day.date.day} {of_day.date:%B %Y}"
    room = day.room if len(plan.rooms) > 1 else ""
    return " · ".join(filter(None, (of_day.title, date, room)))


def session_cells(plan: Plan, timing: SessionTiming) -> tuple[str, ...]:
    """Return a session for people: title, planned, actual or expected, offset, causes."""
    session = timing.session
    actual = f"{hour_minute(plan.local(timing.start))}–{hour_minute(plan.local(timing.end))}"
    if timing.status in ("skipped", "not started"):
        actual = _(timing.status)
    elif timing.status == "ahead":
        actual = _("expected {time}").format(time=actual)
    elif timing.status == "live":
        actual += f" {_('live')}"
    planned = f"{hour_minute(plan.local(session.start))}–{hour_minute(plan.local(session.end))}"
    offset = offset_words(timing.offset_s) if abs(timing.offset_s) >= 60 else ""
    return (session.title, planned, actual, offset, timing.words)


def talk_cells(talk: TalkTiming) -> tuple[str, ...]:
    """Return a talk for people: who, for whom, where, planned, spoke, over."""
    over = f"+{clock_words(talk.over_s)}" if talk.over_s > 0 else ""
    spoke = clock_words(talk.actual_s) if talk.began else _(talk.status)
    return (talk.speaker, talk.group, talk.session.short_title, clock_words(talk.planned_s), spoke, over)


def timing_lines(plan: Plan, state: State, now: datetime) -> Iterator[str]:
    """Yield the table as plain text, for a terminal."""
    for number, day in enumerate(days_to_tell(plan, state, now)):
        seen = overview(plan, state, now, day.room)
        if number:
            yield ""
        yield day_title(plan, day)
        if account := day_account(day, plan):
            yield account
        for timing in day.sessions:
            title, planned, actual, offset, causes = session_cells(plan, timing)
            yield f"  {planned}  {actual:<20} {offset:>6}  {title[:48]:<48}  {causes}".rstrip()
            for talk in talk_timings(seen, timing.session) if timing.took_place else ():
                who, group, _session, length, spoke, over = talk_cells(talk)
                name = f"{who} ({group})" if group else who
                yield f"      {length:>7} {spoke:>9} {over:>7}  {name}".rstrip()
