"""The agenda as a schedule in the sense of c3voc, as its JSON has it; the XML says the same."""

from __future__ import annotations

import re
from datetime import UTC, datetime, time, timedelta
from hashlib import sha256
from importlib.resources import files
from typing import TYPE_CHECKING, Any
from urllib.parse import quote
from uuid import NAMESPACE_URL, uuid5

from idm_tui.core.text import fold
from idm_tui.formats.exports.people import description
from idm_tui.formats.exports.programme import ExportError, iso

if TYPE_CHECKING:
    from uuid import UUID

    from idm_tui.core.agenda import Event
    from idm_tui.core.plan import Plan
    from idm_tui.formats.exports.programme import Item, Programme

ORIGIN = "https://idm-tui.invalid"
"""Where an event without an address of its own is said to come from; .invalid never leads anywhere."""

_ZONE = re.compile(r"^([A-Z][a-z]+/[A-Z][a-z]+)|UTC$")
_SLUG_OF_SESSION = re.compile(r"[a-z0-9_-]{3,}[a-z0-9]")
_MINUTE = timedelta(minutes=1)
_DAY = timedelta(days=1)


def schedule(programme: Programme) -> dict[str, Any]:
    """Return the schedule; raises ExportError for an agenda without a day."""
    plan, event = programme.plan, programme.plan.event
    if not plan.days:
        raise ExportError("the agenda has no day, and a schedule must have one")
    space = uuid5(NAMESPACE_URL, event.id)
    acronym = _acronym(event.id)
    days = _days(programme, acronym, space)
    conference = {
        "acronym": acronym,
        "title": event.title,
        "start": days[0]["day_start"],
        "end": days[-1]["day_end"],
        "daysCount": len(days),
        "timeslot_duration": "00:05",
        **_zone(event),
        "rooms": [{"name": room, "guid": _room_guid(space, room)} for room in plan.rooms if room],
        "days": days,
    }
    # Apps tell their users of a change by the version.
    version = sha256(repr(conference).encode()).hexdigest()[:12]
    return {"version": version, "conference": conference}


def _zone(event: Event) -> dict[str, Any]:
    """Return the zone under its name, or under one that the schema has room for; `meta` then has the exact one."""
    if _ZONE.search(event.timezone):
        return {"time_zone_name": event.timezone}
    links = (files("tzdata") / "zoneinfo" / "tzdata.zi").read_text("utf-8").splitlines()
    other = next((words[1] for words in map(str.split, links) if words[0] == "L" and words[2] == event.timezone), "")
    found = {"time_zone_name": other} if _ZONE.search(other) else {}
    return {**found, "meta": {"time_zone_name": event.timezone}}


def _acronym(event_id: str) -> str:
    """Return the event's id in the alphabet that acronyms and the heads of slugs have."""
    words = re.sub(r"[^a-z0-9]+", "_", fold(event_id)).strip("_")
    return words if len(words) >= 4 else f"event_{words}".rstrip("_")


def _slug(acronym: str, session_id: str, guid: str) -> str:
    """Return acronym and id; an id that slugs have no room for is made to fit, and told from others by its guid."""
    if not _SLUG_OF_SESSION.fullmatch(session_id):
        words = re.sub(r"[^a-z0-9]+", "-", fold(session_id)).strip("-")[:60]
        session_id = f"{words}-{guid}".lstrip("-")
    return f"{acronym}-{session_id}"


def _room_guid(space: UUID, room: str) -> str:
    return str(uuid5(uuid5(space, "rooms"), room))


def _days(programme: Programme, acronym: str, space: UUID) -> list[dict[str, Any]]:
    plan = programme.plan
    of_day: list[list[Item]] = [[] for _day in plan.days]
    for item in programme.items:
        of_day[item.session.day].append(item)
    found: list[dict[str, Any]] = []
    after: datetime | None = None
    for number in reversed(range(len(plan.days))):
        items = of_day[number]
        start, end = _bounds(plan, number, items, after)
        rooms: dict[str, list[dict[str, Any]]] = {}
        for item in items:
            event = _event(item, plan.event, acronym, str(uuid5(space, item.session.id)))
            rooms.setdefault(item.session.room, []).append(event)
        bounds = {"day_start": iso(plan.local(start)), "day_end": iso(plan.local(end))}
        found.append({"index": number + 1, "date": plan.days[number].date.isoformat(), **bounds, "rooms": rooms})
        after = start if items else after
    return found[::-1]


def _bounds(plan: Plan, number: int, items: list[Item], after: datetime | None) -> tuple[datetime, datetime]:
    """Return from when to when a day goes: behind its last start, and not into the next day for a long session."""
    if not items:
        midnight = datetime.combine(plan.days[number].date, time(0), plan.zone)
        return midnight.astimezone(UTC), (midnight + _DAY).astimezone(UTC)
    first, last = (items[place].start.astimezone(UTC) for place in (0, -1))
    end = max(item.end.astimezone(UTC) for item in items)
    return first, max(end if after is None else min(end, after), last + _MINUTE)


def _event(item: Item, event: Event, acronym: str, guid: str) -> dict[str, Any]:
    session, date = item.session, iso(item.start)
    return {
        "guid": guid,
        "id": item.number,
        "date": date,
        "start": date[11:16],
        "end": iso(item.end),
        "duration": _duration(item),
        "room": session.room,
        "slug": _slug(acronym, session.id, guid),
        "url": f"urn:uuid:{guid}",
        "title": session.title,
        "subtitle": session.subtitle,
        "track": None,
        "type": session.kind,
        "language": event.languages[0] if len(event.languages) == 1 else None,
        "abstract": session.abstract,
        "description": description(session, takes_place=item.takes_place),
        "persons": [{"name": speaker.name} for speaker in session.speakers],
        "links": [],
        "origin_url": f"{ORIGIN}/{quote(event.id, safe='')}#{quote(session.id, safe='')}",
    }


def _duration(item: Item) -> str:
    """Return the length in hours and minutes, rounded; what lasts at all lasts a minute."""
    seconds = item.length_s
    minutes = max((seconds + 30) // 60, min(seconds, 1))
    return f"{minutes // 60:02}:{minutes % 60:02}"
