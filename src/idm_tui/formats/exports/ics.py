"""The agenda as a calendar, RFC 5545: one event for each session, its instants in UTC.

UTC needs no description of the zone that a program could read wrong, and no hour of it exists twice.
"""

from __future__ import annotations

from datetime import UTC, timedelta
from typing import TYPE_CHECKING

from icalendar import Calendar, Event, vText

from idm_tui.formats.exports.people import description

if TYPE_CHECKING:
    from datetime import datetime

    from idm_tui.formats.exports.programme import Item, Programme

_MAKER = "-//idm-tui//idm-tui//EN"


def write(programme: Programme, stamp: datetime) -> str:
    """Write the calendar; `stamp` is when that is, the one thing that two exports do not share."""
    event = programme.plan.event
    calendar = Calendar()
    calendar.add("prodid", _MAKER)
    calendar.add("version", "2.0")
    # Both are text, whose commas are escaped; the library would leave them as they are.
    calendar.add("name", vText(event.title))
    calendar.add("x-wr-calname", vText(event.title))
    calendar.add("x-wr-timezone", event.timezone)
    for item in programme.items:
        calendar.add_component(_event(item, event.id, stamp))
    made: bytes = calendar.to_ical()
    return made.decode()


def _event(item: Item, event_id: str, stamp: datetime) -> Event:
    session, found = item.session, Event()
    found.add("uid", f"{session.id}@{event_id}")
    found.add("dtstamp", stamp.astimezone(UTC).replace(microsecond=0))
    found.add("sequence", item.changes)
    found.add("dtstart", item.start.astimezone(UTC))
    if item.length_s <= 0:
        found.add("duration", timedelta(0))  # an end must lie behind the start
    else:
        found.add("dtend", item.end.astimezone(UTC))
    found.add("summary", session.title)
    if session.room:
        found.add("location", session.room)
    told = "\n\n".join(
        filter(None, (session.subtitle, session.abstract, description(session, takes_place=item.takes_place)))
    )
    if told:
        found.add("description", told)
    found.add("categories", [session.kind])
    found.add("status", "CONFIRMED" if item.takes_place else "CANCELLED")
    return found
