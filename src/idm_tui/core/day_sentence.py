"""The whole day in one sentence: how late, who loses what, from where on the plan holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from idm_tui.core.clock import seconds_between
from idm_tui.core.language import _, ngettext
from idm_tui.core.text import hour_minute, shorten, span_words

if TYPE_CHECKING:
    from idm_tui.core.overview import Overview
    from idm_tui.core.projection import Projected

_FELT_S = 60
"""Less than a minute is nothing that anybody plans with."""
_MOST_NAMED = 2
_MINUTES_SAID = 120
"""From here on people say hours."""


def day_sentence(seen: Overview) -> str:
    """Say how the day of a room stands; empty where nothing is left of it."""
    rows = seen.projection.rows
    if not rows:
        return ""
    stop, losses = _before_stop(seen), _losses(rows)
    parts = [*_how_late(seen, is_lost=bool(losses or stop)), *losses, *_let_go(seen), *_what_follows(seen)]
    hard_stop = seen.projection.hard_stop
    is_missed = hard_stop is not None and hard_stop <= seen.now
    sentence = "; ".join([*stop, *parts] if is_missed else [*parts, *stop])
    if any(sentence.startswith(shorten(row.session.short_title, 40)) for row in rows):
        return f"{sentence}."  # a title is written as its people write it
    return f"{sentence[0].upper()}{sentence[1:]}." if sentence else ""


def minutes(seconds: int) -> str:
    """Write whole minutes: 1 minute, 7 minutes, 2 h 20 min."""
    count = abs(seconds) // 60
    if count > _MINUTES_SAID:
        return span_words(count * 60)
    return ngettext("{count} minute", "{count} minutes", count).format(count=count)


def _how_late(seen: Overview, *, is_lost: bool) -> list[str]:
    """Say how late it is; where it is on time only because somebody loses time, that is said instead."""
    offset_s, head = seen.projection.offset_s, seen.projection.rows[0]
    if abs(offset_s) >= _FELT_S:
        return [(_("{time} late") if offset_s > 0 else _("{time} early")).format(time=minutes(offset_s))]
    overdue = seconds_between(head.agreed.start, head.start)
    if seen.live is None and overdue >= _FELT_S and not head.session.is_unattended:
        name = shorten(head.session.short_title, 40)
        return [_("{session} is {time} overdue").format(session=name, time=minutes(overdue))]
    return [] if is_lost else [_("on time")]


def lost_s(row: Projected) -> int:
    """Return how many seconds shorter than printed a session will be."""
    return max(row.session.length_s - row.length_s, 0)


def _losses(rows: tuple[Projected, ...]) -> list[str]:
    losing = [row for row in rows if lost_s(row) >= _FELT_S]
    # The people of a session feel it first; a shorter break comes after.
    losing.sort(key=lambda row: row.session.is_unattended)
    said = []
    for row in losing[:_MOST_NAMED]:
        name = shorten(row.session.short_title, 40)
        if row.length_s < _FELT_S:
            said.append(_("nothing is left of {session}").format(session=name))
        elif row.session.is_unattended:
            said.append(_("{session} is {time} shorter").format(session=name, time=minutes(lost_s(row))))
        else:
            count = row.session.length_s // 60
            whole = ngettext("{count} minute", "{count} minutes", count).format(count=count)
            said.append(
                _("{session} loses {lost} of its {whole}").format(session=name, lost=lost_s(row) // 60, whole=whole)
            )
    if len(losing) > _MOST_NAMED:
        count = len(losing) - _MOST_NAMED
        said.append(ngettext("{count} more loses time", "{count} more lose time", count).format(count=count))
    return said


def _let_go(seen: Overview) -> list[str]:
    """Name the sessions of the rest of the day that were skipped."""
    first = seen.projection.rows[0].session
    let_go = [
        session
        for session_id in seen.state.skipped
        if (session := seen.plan.session(session_id)) and session.day == first.day and session.start >= first.start
    ]
    names = [shorten(session.short_title, 40) for session in sorted(let_go, key=lambda s: s.start)]
    if not names:
        return []
    words = ngettext("{sessions} is skipped", "{sessions} are skipped", len(names))
    if len(names) > _MOST_NAMED:
        words = _("{sessions} and {count} more are skipped")
    named = ", ".join(names[:_MOST_NAMED])
    return [words.format(sessions=named, count=len(names) - _MOST_NAMED)]


def _is_touched(row: Projected) -> bool:
    moved = abs(seconds_between(row.session.start, row.start)) >= _FELT_S
    return moved or abs(seconds_between(row.session.end, row.end)) >= _FELT_S


def _what_follows(seen: Overview) -> list[str]:
    """Say from where on the plan holds, or when the day will end."""
    rows, local = seen.projection.rows, seen.plan.local
    following = rows[1:]
    if not following:
        return []
    last_touched = max((i for i, row in enumerate(following) if _is_touched(row)), default=-1)
    if last_touched < 0:
        moved = abs(seconds_between(rows[0].session.end, rows[0].end)) >= _FELT_S
        head_is_touched = moved or lost_s(rows[0]) >= _FELT_S
        return [_("nothing that follows is touched")] if head_is_touched else []
    untouched = [row for row in following[last_touched + 1 :] if not row.session.is_unattended]
    if not untouched:
        end = rows[-1].end
        late = seconds_between(rows[-1].session.end, end)
        if abs(late) < _FELT_S:
            return [_("the day ends on time")]
        words = _("the day ends {time} late, at {end}") if late > 0 else _("the day ends {time} early, at {end}")
        return [words.format(time=minutes(late), end=hour_minute(local(end)))]
    first = untouched[0].session
    is_morning = local(seen.now).hour < 12
    afternoon = [row for row in following if local(row.session.start).hour >= 12 and not row.session.is_unattended]
    breaks = [row for row in following if local(row.session.start).hour >= 12 and row.session.is_unattended]
    is_whole = bool(afternoon) and afternoon[0].session.id == first.id and not any(map(_is_touched, breaks))
    if is_morning and is_whole and local(first.start).hour >= 12:
        return [_("the afternoon is not touched")]
    name = shorten(first.short_title, 40)
    return [_("from {session} at {time} on the plan holds").format(session=name, time=hour_minute(local(first.start)))]


def _before_stop(seen: Overview) -> list[str]:
    slack, stop = seen.projection.slack_s, seen.projection.hard_stop
    if slack is None or stop is None or slack > -_FELT_S:
        return []
    given_up = sum(
        lost_s(row) for row in seen.projection.rows if row.agreed.start < stop and row.session.kind != "break"
    )
    if given_up >= -slack:
        return []  # who gives it up has been said
    time = hour_minute(seen.plan.local(stop))
    if stop <= seen.now:
        return [_("the hard stop at {stop} is missed").format(stop=time)]
    return [_("{time} must be given up before {stop}").format(time=minutes(slack), stop=time)]
