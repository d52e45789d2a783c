"""Indico: `/export/timetable/ID.json`, the only export with breaks, and `/export/event/ID.json`."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from idm_tui.formats.imports.draft import Draft, DraftSession, Person
from idm_tui.formats.imports.times import later, length, zones
from idm_tui.formats.imports.words import people_of, plain_text, tables, text_of

if TYPE_CHECKING:
    from collections.abc import Iterator


def read(tree: dict[str, Any]) -> Draft:
    """Read either export."""
    results = tree.get("results")
    draft = Draft()
    if isinstance(results, dict):
        seen: set[str] = set()
        for event in results.values():
            for day in tables(event):
                for key, entry in day.items():
                    if isinstance(entry, dict) and key not in seen:  # a night's block is listed under both days
                        seen.add(key)
                        _take_entry(draft, key, entry)
        _zone_of(draft, tree)
        return draft
    for event in tables(results):
        draft.title = draft.title or text_of(event.get("title"))
        draft.venue = draft.venue or text_of(event.get("location"))
        draft.timezone = draft.timezone or text_of(event.get("timezone"))
        draft.id = draft.id or f"indico-{text_of(event.get('id'))}"
        _take_event(draft, event)
    return draft


def _zone_of(draft: Draft, tree: dict[str, Any]) -> None:
    """Take the zone in which the export shows its times."""
    zone = next(_zones(tree), "")
    draft.timezone = draft.timezone or zone


def _zones(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        if isinstance(value.get("tz"), str) and "date" in value:
            yield value["tz"]
        for inner in value.values():
            yield from _zones(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _zones(inner)


def _take_entry(draft: Draft, key: str, entry: dict[str, Any]) -> None:
    parts = entry.get("entries")
    if isinstance(parts, dict) and parts:
        # A block that only holds timed parts is a window: its title goes to those inside, its conveners moderate.
        title = text_of(entry.get("title"))
        slot = text_of(entry.get("slotTitle"))
        window = f"{title}: {slot}" if slot and slot != title else title
        for inner_key, inner in parts.items():
            if isinstance(inner, dict):
                before = len(draft.sessions)
                _take_entry(draft, inner_key, {**inner, "room": inner.get("room") or entry.get("room")})
                for session in draft.sessions[before:]:
                    session.subtitle = session.subtitle or window
                    session.moderators = session.moderators or _people(entry.get("conveners"))
        return
    start, end = _instant(entry.get("startDate")), _instant(entry.get("endDate"))
    title = text_of(entry.get("title")) or text_of(entry.get("slotTitle")) or "Untitled"
    if start is None:
        draft.leave_untimed(title)
        return
    kind = text_of(entry.get("entryType"))
    slot = text_of(entry.get("slotTitle"))
    draft.sessions.append(
        DraftSession(
            title=title,
            start=start,
            end=_end(start, end, entry),
            id=key,
            kind="break" if kind == "Break" else "session" if kind == "Session" else "",
            room=_room(entry),
            subtitle=slot if slot != title else "",
            abstract=plain_text(entry.get("description")),
            moderators=_people(entry.get("conveners")),
            speakers=_people(entry.get("presenters") or entry.get("speakers")),
        )
    )


def _take_event(draft: Draft, event: dict[str, Any]) -> None:
    seen: set[str] = set()
    before = len(draft.sessions)
    for session in tables(event.get("sessions")):
        conveners = _people(session.get("conveners") or session.get("sessionConveners"))
        for talk in tables(session.get("contributions")):
            _take_talk(draft, talk, seen, text_of(session.get("title")), conveners, _room(session))
        if not session.get("contributions") and _instant(session.get("startDate")):
            _take_talk(draft, {**session, "speakers": []}, seen, "", conveners, "")
    for talk in tables(event.get("contributions")):
        _take_talk(draft, talk, seen, text_of(talk.get("session")), [], "")
    if len(draft.sessions) == before and _instant(event.get("startDate")) is not None:
        _take_talk(draft, {**event, "speakers": event.get("chairs")}, seen, "", [], "")


def _take_talk(
    draft: Draft, talk: dict[str, Any], seen: set[str], window: str, conveners: list[Person], room: str
) -> None:
    talk_id = text_of(talk.get("db_id") or talk.get("id"))
    title = text_of(talk.get("title")) or "Untitled"
    start, end = _instant(talk.get("startDate")), _instant(talk.get("endDate"))
    if talk_id and talk_id in seen:
        return
    seen.add(talk_id)
    if start is None:
        draft.leave_untimed(title)
        return
    draft.sessions.append(
        DraftSession(
            title=title,
            start=start,
            end=_end(start, end, talk),
            id=talk_id,
            room=_room(talk) or room,
            subtitle=window if window != title else "",
            abstract=plain_text(talk.get("description")),
            moderators=list(conveners),
            speakers=_people(talk.get("speakers") or talk.get("presenters")),
        )
    )


def _people(value: Any) -> list[Person]:
    """Return people, of whom the export of an event has the family name first: "Perez, Ana"."""
    people = people_of(value)
    for person in people:
        last, comma, first = person.name.partition(", ")
        if comma and "," not in first:
            person.name = f"{first} {last}"
    return people


def _room(entry: dict[str, Any]) -> str:
    return text_of(entry.get("room")).strip().strip("\"'‘’“”")


def _end(start: datetime, end: datetime | None, entry: dict[str, Any]) -> datetime | None:
    if end is not None and (end.tzinfo is None) == (start.tzinfo is None) and end >= start:
        return end
    spent = length(entry.get("duration"))
    return later(start, spent) if spent is not None and spent > timedelta(0) else None


def _instant(value: Any) -> datetime | None:
    """Read Indico's date, time and zone; seconds are cut."""
    if not isinstance(value, dict):
        return None
    try:
        found = datetime.fromisoformat(f"{value['date']}T{text_of(value['time'])[:8]}")
    except (KeyError, ValueError, TypeError):
        return None
    zone = text_of(value.get("tz"))
    return found.replace(tzinfo=ZoneInfo(zone)) if zone in zones() else found
