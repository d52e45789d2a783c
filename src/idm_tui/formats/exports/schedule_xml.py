"""schedule.xml of c3voc, for Giggity, EventFahrplan and others."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

from idm_tui import __version__
from idm_tui.formats.exports.schedule import schedule

if TYPE_CHECKING:
    from idm_tui.formats.exports.programme import Programme

_TEXTS = ("room", "title", "subtitle", "type", "date", "start")
_MORE_TEXTS = ("abstract", "slug", "track", "language", "description", "origin_url")


def write(programme: Programme) -> str:
    """Write the file; raises ExportError."""
    tree = schedule(programme)
    conference = tree["conference"]
    root = ET.Element("schedule")
    ET.SubElement(root, "generator", name="idm-tui", version=__version__)
    _text(root, "version", tree["version"])
    head = ET.SubElement(root, "conference")
    for name in ("acronym", "title", "start", "end"):
        _text(head, name, conference[name])
    _text(head, "days", str(conference["daysCount"]))
    _text(head, "timeslot_duration", conference["timeslot_duration"])
    _text(head, "time_zone_name", programme.plan.event.timezone)
    guids = {room["name"]: room["guid"] for room in conference["rooms"]}
    for day in conference["days"]:
        _day(root, day, guids)
    ET.indent(root, " ")
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(root, encoding="unicode") + "\n"


def _day(root: ET.Element, day: dict[str, Any], guids: dict[str, str]) -> None:
    attributes = {"index": str(day["index"]), "date": day["date"], "start": day["day_start"], "end": day["day_end"]}
    found = ET.SubElement(root, "day", attributes)
    for name, events in day["rooms"].items():
        room = ET.SubElement(found, "room", name=name)
        if name:
            room.set("guid", guids[name])
        for event in events:
            _event(room, event)


def _event(room: ET.Element, event: dict[str, Any]) -> None:
    found = ET.SubElement(room, "event", guid=event["guid"], id=str(event["id"]))
    for name in _TEXTS:
        _text(found, name, event[name])
    _text(found, "duration", _duration(event["duration"]))
    for name in _MORE_TEXTS:
        _text(found, name, event[name] or "")
    persons = ET.SubElement(found, "persons")
    for person in event["persons"]:
        _text(persons, "person", person["name"])
    ET.SubElement(found, "links")


def _duration(words: str) -> str:
    """Return hours and minutes; where two digits do not hold the hours, days before them, as pretalx writes it."""
    hours, _colon, minutes = words.partition(":")
    if len(hours) <= 2:
        return words
    days, hour = divmod(int(hours), 24)
    return f"{days}:{hour:02}:{minutes}"


def _text(parent: ET.Element, name: str, text: str) -> None:
    ET.SubElement(parent, name).text = text
