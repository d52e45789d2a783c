"""What an export says: every session at the times that it was printed with, or really had."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Literal

from idm_tui.core.clock import seconds_between
from idm_tui.core.record import record
from idm_tui.core.text import hour_minute

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from idm_tui.core.plan import Plan, Session
    from idm_tui.core.timing import DayTiming, SessionTiming

Times = Literal["planned", "actual"]
_DAY = timedelta(days=1)


class ExportError(Exception):
    """An agenda cannot be written in a format; the message is one sentence."""


@record(kw_only=True)
class Item:
    """One session of an export; `start` and `end` are on the event's clocks, `number` counts from 1.

    Two times of one zone differ by what the clocks show, so what lies between them is `length_s`.

    `timing` is what became of it and None where nobody asked, `changes` how often its times may have changed.
    """

    session: Session
    number: int
    start: datetime
    end: datetime
    takes_place: bool = True
    timing: SessionTiming | None = None
    changes: int = 0

    @property
    def length_s(self) -> int:
        """The seconds from start to end."""
        return seconds_between(self.start.astimezone(UTC), self.end.astimezone(UTC))


@record
class Programme:
    """What is exported; `is_told` if what happened is known, so that it can be told beside what was printed."""

    plan: Plan
    items: tuple[Item, ...]
    times: Times = "planned"
    is_told: bool = False


def programme(
    plan: Plan,
    *,
    times: Times = "planned",
    days: tuple[DayTiming, ...] | None = None,
    changes: Mapping[str, int] | None = None,
    with_breaks: bool = True,
) -> Programme:
    """Lay out an export in the order of its starts; `days` is what happened, where that is known."""
    told = {timing.session.id: timing for day in days or () for timing in day.sessions}
    items = []
    for number, position in enumerate(plan.listing, 1):
        session = plan.sessions[position]
        if session.kind == "break" and not with_breaks:
            continue
        timing = told.get(session.id)
        shown = timing if timing is not None and times == "actual" and not _is_over_unbegun(timing) else session
        items.append(
            Item(
                session=session,
                number=number,
                start=plan.local(shown.start),
                end=plan.local(shown.end),
                takes_place=not session.skip and (timing is None or timing.status != "skipped"),
                timing=timing,
                changes=(changes or {}).get(session.id, 0),
            )
        )
    items.sort(key=lambda item: (item.start.astimezone(UTC), item.number))
    return Programme(plan, tuple(items), times, days is not None)


def _is_over_unbegun(timing: SessionTiming) -> bool:
    """Tell whether nobody began a session before its time was over: expected now, it would last no time."""
    return timing.status == "ahead" and timing.end <= timing.start


def by_date(items: tuple[Item, ...]) -> dict[date, list[Item]]:
    """Return the sessions by the local date of their start."""
    found: dict[date, list[Item]] = {}
    for item in items:
        found.setdefault(item.start.date(), []).append(item)
    return found


def iso(local: datetime) -> str:
    """Write an instant as ISO 8601 with its offset; offsets of old, with seconds in them, become UTC."""
    offset = local.utcoffset() or timedelta(0)
    return (local.astimezone(UTC) if offset.seconds % 60 else local).isoformat(timespec="seconds")


def is_shown_twice(local: datetime) -> bool:
    """Tell whether the clocks show a time twice, because they are set back over it."""
    return local.replace(fold=0).utcoffset() != local.replace(fold=1).utcoffset()


def clock(local: datetime) -> str:
    """Write a time of day: 09:05, with seconds where it has some and its offset where the clocks show it twice."""
    words = f"{local:%H:%M:%S}" if local.second else hour_minute(local)
    return words + iso(local)[19:] if is_shown_twice(local) else words


def from_to(item: Item) -> str:
    """Write from when to when: 10:00–10:15; an end a day or more later has its date."""
    apart = item.end.replace(tzinfo=None) - item.start.replace(tzinfo=None)
    end = clock(item.end)
    return f"{clock(item.start)}–{end if apart < _DAY else f'{item.end:%Y-%m-%d} {end}'}"
