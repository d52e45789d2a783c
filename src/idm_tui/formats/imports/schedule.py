"""schedule.json and schedule.xml, as frab, pretalx, wafer, Pentabarf and the c3voc hub write them; schedule2 too.

`date` is the instant and the only reliable start; a day is a label, not a filter.
"""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit

from idm_tui.core.text import clean_line, shorten
from idm_tui.formats.imports.draft import Draft, DraftSession, ImportRefused
from idm_tui.formats.imports.names import is_name
from idm_tui.formats.imports.own import take_description
from idm_tui.formats.imports.times import instant, later, length
from idm_tui.formats.imports.words import people_of, plain_text, table, tables, text_of
from idm_tui.formats.imports.xml_tree import schedule_tree

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree import ElementTree as ET

    from idm_tui.formats.imports.draft import Options

_OWN = "idm-tui"
_DAY_BEGINS = time(6)
_CLOCK = re.compile(r"(\d{1,2}):?(\d{2})(?::\d{2})?(?:\.\d+)?", re.ASCII)
_MODERATING = ("moderator", "chair", "host")
_RAILS_ZONES = {
    "Berlin": "Europe/Berlin",
    "Vienna": "Europe/Vienna",
    "Zurich": "Europe/Zurich",
    "Paris": "Europe/Paris",
    "London": "Europe/London",
    "Brussels": "Europe/Brussels",
    "Amsterdam": "Europe/Amsterdam",
    "Madrid": "Europe/Madrid",
    "Rome": "Europe/Rome",
    "Prague": "Europe/Prague",
    "Warsaw": "Europe/Warsaw",
    "Eastern Time (US & Canada)": "America/New_York",
    "Central Time (US & Canada)": "America/Chicago",
    "Pacific Time (US & Canada)": "America/Los_Angeles",
}


def read_json(tree: Any, options: Options) -> Draft:
    """Read a schedule from its JSON."""
    schedule = table(table(tree).get("schedule")) or table(tree)
    if isinstance(schedule.get("events"), list | dict):
        return _read_flat(schedule, options)
    conference = table(schedule.get("conference"))
    draft = _draft(conference)
    is_own = table(table(tree).get("generator")).get("name") == _OWN
    days, turn = conference.get("days"), _turn_of_days(conference)
    for number, day in enumerate(days if isinstance(days, list) else []):
        label = _date(table(day).get("date")) or _after(options, number)
        rooms = table(day).get("rooms")
        for room, events in _rooms(rooms):
            for event in events if isinstance(events, list) else []:
                _take(draft, table(event), room, label, is_own=is_own, turn=turn)
    return draft


def read_xml(data: bytes, options: Options) -> Draft:
    """Read a schedule from its XML; raises ImportRefused for what is none."""
    root, mended = schedule_tree(data)
    conference = root.find("conference")
    about = {child.tag: (child.text or "") for child in conference} if conference is not None else {}
    draft, turn = _draft(about), _turn_of_days(about)
    if mended:
        draft.doubt("", "encoding", mended)
    generator = root.find("generator")
    is_own = generator is not None and generator.get("name") == _OWN
    for number, day in enumerate(root.iter("day")):
        label = _date(day.get("date")) or _after(options, number)
        for room, event in _events_in(day, ""):
            _take(draft, _event_of(event), room, label, is_own=is_own, turn=turn)
    return draft


def _events_in(element: ET.Element, room: str) -> Iterator[tuple[str, ET.Element]]:
    """Yield the events below an element, with the room that holds them, if any does."""
    for child in element:
        if child.tag in ("event", "entry"):
            yield room, child
        else:
            yield from _events_in(child, child.get("name") or room if child.tag == "room" else room)


def _event_of(event: ET.Element) -> dict[str, Any]:
    values: dict[str, Any] = {child.tag: "".join(child.itertext()) for child in event}
    for group in ("persons", "presenters", "speakers"):
        found = event.find(group)
        if found is not None:
            values["persons"] = [_name(person) for person in found]
    if "persons" not in values:
        values["persons"] = [name for person in event.findall("person") for name in _names(_name(person))]
    return {**values, **{name: event.get(name) for name in ("guid", "id", "code") if event.get(name)}}


def _name(person: ET.Element) -> str:
    """Return the name of a person, which stands there alone, or in an element among others about them."""
    name = person.find("name")
    return "".join((person if name is None else name).itertext())


def _names(words: str) -> list[str]:
    """Part the names that one element holds."""
    parts = words.split(",")
    return [part.strip() for part in parts] if all(is_name(part.strip()) for part in parts) else [words]


def _draft(conference: dict[str, Any]) -> Draft:
    exact = table(conference.get("meta")).get("time_zone_name")  # the schema has no room for every zone
    zone = text_of(exact or conference.get("time_zone_name") or conference.get("timezone")).strip()
    return Draft(
        title=text_of(conference.get("title")),
        id=_plain_id(text_of(conference.get("acronym"))),
        venue=text_of(conference.get("venue")),
        timezone=_RAILS_ZONES.get(zone, zone),
    )


def _plain_id(acronym: str) -> str:
    return acronym.strip().lower().replace(" ", "-")


def _rooms(rooms: Any) -> Iterator[tuple[str, Any]]:
    if isinstance(rooms, dict):
        yield from rooms.items()
    elif isinstance(rooms, list):
        for room in rooms:
            yield text_of(table(room).get("name")), table(room).get("events")


def _after(options: Options, number: int) -> date | None:
    """Return the date of a day that has none, from the first that was given."""
    try:
        return None if options.first_date is None else options.first_date + timedelta(days=number)
    except OverflowError:
        return None


def _turn_of_days(conference: dict[str, Any]) -> time:
    """Return before which time of day an event without a date is in the night after its day."""
    found = _CLOCK.fullmatch(text_of(conference.get("day_change")).strip())
    hours, minutes = (int(found[1]), int(found[2])) if found else (24, 0)
    return time(hours, minutes) if hours < 24 and minutes < 60 else _DAY_BEGINS


def _take(
    draft: Draft,
    event: dict[str, Any],
    room: str,
    day: date | None,
    *,
    is_own: bool = False,
    turn: time = _DAY_BEGINS,
) -> None:
    title = text_of(event.get("title")) or "Untitled"
    start = instant(event.get("date")) or _from_clock(event.get("start"), _date(event.get("date")) or day, turn)
    if start is None:
        if day is None and text_of(event.get("start")):
            msg = f'"{shorten(clean_line(title), 60)}" has no date; give that of the first day with --date'
            raise ImportRefused(msg)
        draft.leave_untimed(title)
        return
    end = instant(event.get("end"))
    if end is None or (end.tzinfo is None) != (start.tzinfo is None) or end <= start:
        spent = length(event.get("duration"))
        end = later(start, spent) if spent is not None else None
    session = DraftSession(
        title=title,
        start=start,
        end=end,
        id=_id_of(event),
        kind=_kind(text_of(event.get("type"))),
        room=room or text_of(event.get("room")),
        subtitle=text_of(event.get("subtitle")),
    )
    _take_persons(session, event.get("persons") or event.get("speakers") or event.get("presenters"))
    if is_own:
        take_description(session, text_of(event.get("description")))
        session.abstract = text_of(event.get("abstract"))
        draft.id = unquote(urlsplit(text_of(event.get("origin_url"))).path).strip("/") or draft.id
    else:
        session.abstract = "\n\n".join(filter(None, _abstracts(event)))
    draft.sessions.append(session)


def _take_persons(session: DraftSession, given: Any) -> None:
    """Give a session its people; frab says of each what they do in it."""
    for one in given.values() if isinstance(given, dict) else given if isinstance(given, list) else ():
        people = session.moderators if _moderates(table(one).get("event_role")) else session.speakers
        people += people_of([one])


def _moderates(role: Any) -> bool:
    return text_of(role).strip().lower() in _MODERATING


def _abstracts(event: dict[str, Any]) -> Iterator[str]:
    abstract, description = plain_text(event.get("abstract")), plain_text(event.get("description"))
    yield abstract
    if description != abstract:
        yield description


def _kind(said: str) -> str:
    """Return our own kind where the type of an event names one; other types are the source's own business."""
    own = {
        "lecture": "presentation",
        "talk": "presentation",
        "panel": "session",
        "break": "break",
        "keynote": "keynote",
    }
    return own.get(said.strip().lower(), said.strip().lower())


def _id_of(event: dict[str, Any]) -> str:
    """Return the id of a session: our own where our export wrote it, else the guid, else the number."""
    if fragment := unquote(text_of(event.get("origin_url")).partition("#")[2]):
        return fragment
    return text_of(event.get("guid")).strip() or text_of(event.get("code")).strip() or text_of(event.get("id")).strip()


def _from_clock(said: Any, day: date | None, turn: time) -> datetime | None:
    """Return the start of an event that has only a time of day: before the day turns it is the night after."""
    found = _CLOCK.fullmatch(said.strip()) if isinstance(said, str) else None
    if day is None or found is None:
        return instant(said)
    hours, minutes = int(found[1]), int(found[2])
    if hours > 47 or minutes > 59:
        return None
    begins = datetime.combine(day, time(0)) + timedelta(hours=hours, minutes=minutes)
    return begins + timedelta(days=1) if begins.time() < turn and hours < 24 else begins


def _date(said: Any) -> date | None:
    try:
        return date.fromisoformat(said[:10]) if isinstance(said, str) else None
    except ValueError:
        return None


# --- schedule2: events in one list, instants and ISO lengths


def _read_flat(schedule: dict[str, Any], options: Options) -> Draft:
    draft = _draft(table(schedule.get("conference")) or schedule)
    draft.doubt("", "left-out", 'it is a "schedule 2", which is read as far as it goes: titles, times, rooms, people')
    events = schedule["events"]
    for item in events.values() if isinstance(events, dict) else events:
        event = table(item)
        if text_of(event.get("state")).upper() in ("CANCELLED", "CANCELED"):
            draft.doubt("", "left-out", f'"{text_of(event.get("title"))}" is cancelled')
            continue
        before = len(draft.sessions)
        event = {**event, "date": event.get("start"), "persons": None}
        _take(draft, event, text_of(table(event.get("room")).get("name")) or text_of(event.get("room")), None)
        for session in draft.sessions[before:]:
            if text_of(event.get("type")).upper() == "BREAK":
                session.kind = "break"
            for participant in tables(event.get("participants")):
                people = session.moderators if _moderates(participant.get("role")) else session.speakers
                people += people_of([participant])
    return draft


def read_widget(tree: dict[str, Any], options: Options) -> Draft:
    """Read what pretalx gives its widget: the one of its exports that has breaks."""
    rooms = {str(room.get("id")): text_of(room.get("name")) for room in tables(tree.get("rooms"))}
    speakers = {str(who.get("code")): text_of(who.get("name")) for who in tables(tree.get("speakers"))}
    draft = Draft(title=text_of(tree.get("name") or tree.get("title")), timezone=text_of(tree.get("timezone")))
    draft.has_breaks_by_room = True
    for talk in tables(tree.get("talks")):
        title = text_of(talk.get("title")) or "Untitled"
        start, end = instant(talk.get("start")), instant(talk.get("end"))
        if start is None:
            draft.leave_untimed(title)
            continue
        spent = length(talk.get("duration"))
        given = talk.get("speakers")
        names = [
            speakers.get(code, "") if isinstance(code, str) else text_of(table(code).get("name"))
            for code in (given if isinstance(given, list) else ())
        ]
        draft.sessions.append(
            DraftSession(
                title=title,
                start=start,
                end=end if end is not None else later(start, spent) if spent is not None else None,
                id=text_of(talk.get("code")) if "code" in talk else "",
                kind="" if talk.get("code") else "break",
                room=rooms.get(str(talk.get("room")), text_of(talk.get("room"))),
                abstract=plain_text(talk.get("abstract")),
                speakers=people_of([name for name in names if name]),
            )
        )
    return draft
