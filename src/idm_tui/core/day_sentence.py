"""The whole day in one sentence: how late, who loses what, from where on the plan holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from idm_tui.core.clock import seconds_between
from idm_tui.core.language import _, ngettext
from idm_tui.core.text import hour_minute, shorten

if TYPE_CHECKING:
    from idm_tui.core.overview import Overview
    from idm_tui.core.projection import Projected

_FELT_S = 60
"""Less than a minute is nothing that anybody plans with."""
_MOST_NAMED = 2


def day_sentence(seen: Overview) -> str:
    """Say how the day of a room stands; empty where nothing is left of it."""
    rows = seen.projection.rows
    if not rows:
        return ""
    parts = [
        _how_late(seen.projection.offset_s),
        *_losses(rows),
        *_let_go(seen),
        *_what_follows(seen),
        *_before_stop(seen),
    ]
    sentence = "; ".join(parts)
    return f"{sentence[0].upper()}{sentence[1:]}."


def minutes(seconds: int) -> str:
    """Write whole minutes: 1 minute, 7 minutes."""
    count = abs(seconds) // 60
    return ngettext("{count} minute", "{count} minutes", count).format(count=count)


def _how_late(offset_s: int) -> str:
    if abs(offset_s) < _FELT_S:
        return _("on time")
    return (_("{time} late") if offset_s > 0 else _("{time} early")).format(time=minutes(offset_s))


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
            whole = minutes(row.session.length_s)
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
    return [_("{sessions} skipped").format(sessions=", ".join(names[:_MOST_NAMED]))] if names else []


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
        head_is_touched = _is_touched(rows[0]) or lost_s(rows[0]) >= _FELT_S
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
    if is_morning and local(first.start).hour >= 12 and afternoon and afternoon[0].session.id == first.id:
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
    return [_("{time} must be given up before {stop}").format(time=minutes(slack), stop=time)]
