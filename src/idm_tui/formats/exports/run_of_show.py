"""The run of show: a row for each session, for tables that are read in a spreadsheet."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from idm_tui.formats.exports.people import words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date, datetime

    from idm_tui.formats.exports.programme import Item, Programme

Cell: TypeAlias = "str | int | date | datetime | None"
"""What stands in a table; an instant is on the event's clocks."""

_PRINTED = ("ID", "Day", "Start", "End", "Title", "Room", "Kind", "Moderators", "Speakers", "Questions", "Discussion")
_TOLD = ("Planned start", "Planned end", "Actual start", "Actual end", "Offset (min)", "Reason")
_EVENT = ("Planned (min)", "Event", "Time zone")


def heading(programme: Programme) -> tuple[str, ...]:
    """Return the names of the columns."""
    return heading_of(is_told=programme.is_told)


def heading_of(*, is_told: bool) -> tuple[str, ...]:
    """Return the names of the columns; what became of the sessions has its own where it is known."""
    return (*_PRINTED, *(_TOLD if is_told else ()), *_EVENT)


def rows(programme: Programme) -> Iterator[tuple[Cell, ...]]:
    """Yield a row for each session."""
    event = programme.plan.event
    for item in programme.items:
        session = item.session
        yield (
            session.id,
            item.start.date(),
            item.start,
            item.end,
            session.title,
            session.room,
            session.kind,
            _lines(map(words_of, session.moderators)),
            _lines(map(words_of, session.speakers)),
            _lines(session.questions),
            "yes" if session.discussion else "",
            *(_told(programme, item) if programme.is_told else ()),
            session.length_s // 60,
            event.title,
            event.timezone,
        )


def _told(programme: Programme, item: Item) -> tuple[Cell, ...]:
    local, session, timing = programme.plan.local, item.session, item.timing
    printed = (local(session.start), local(session.end))
    if timing is None:
        return (*printed, None, None, None, "" if item.takes_place else "skipped")
    began = local(timing.start) if timing.took_place else None
    ended = local(timing.end) if timing.status == "done" else None
    minutes = abs(timing.offset_s) // 60 * (1 if timing.offset_s > 0 else -1)
    return (*printed, began, ended, minutes, timing.words if item.takes_place else "skipped")


def _lines(texts: Iterable[str]) -> str:
    return "\n".join(texts)
