"""The agenda as JSON of its own, for programs that want all of it.

format        "idm-tui-agenda/1"; keys may be added to it, none changes or goes
times         "planned" or "actual": which times `start` and `end` are
event         id, title, series, form, venue, timezone (IANA), languages, footnote
days[]        date, title, ending, hard_stops (instants)
sessions[]    in the order of their starts:
  id, number, day (the date under which the agenda lists it), kind, title, subtitle, room ("" for all rooms)
  start, end, planned_start, planned_end: instants, ISO 8601 with the offset of the event's zone
  takes_place, discussion, abstract, footnote, questions[]
  moderators[], rapporteurs[]: name, role, organisation
  speakers[]: the same, minutes (of the talk, or null), on_behalf_of (a person, or null)
  happened: null, or where the journal was asked: status, actual_start, actual_end (instants, or null while there
    is none), offset_s (how much later than planned it ends, negative if earlier), reason
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from idm_tui.formats.exports.programme import iso

if TYPE_CHECKING:
    from idm_tui.core.agenda import Party, Speaker
    from idm_tui.core.plan import Plan
    from idm_tui.formats.exports.programme import Item, Programme


def write(programme: Programme) -> str:
    """Write the file."""
    plan, event = programme.plan, programme.plan.event
    tree = {
        "format": "idm-tui-agenda/1",
        "times": programme.times,
        "event": {
            "id": event.id,
            "title": event.title,
            "series": event.series,
            "form": event.form,
            "venue": event.venue,
            "timezone": event.timezone,
            "languages": list(event.languages),
            "footnote": event.footnote,
        },
        "days": [
            {
                "date": day.date.isoformat(),
                "title": day.title,
                "ending": day.ending,
                "hard_stops": [iso(plan.local(stop)) for stop in day.hard_stops],
            }
            for day in plan.days
        ],
        "sessions": [_session(plan, item) for item in programme.items],
    }
    return json.dumps(tree, ensure_ascii=False, indent=1) + "\n"


def _session(plan: Plan, item: Item) -> dict[str, Any]:
    session = item.session
    return {
        "id": session.id,
        "number": item.number,
        "day": plan.days[session.day].date.isoformat(),
        "kind": session.kind,
        "title": session.title,
        "subtitle": session.subtitle,
        "room": session.room,
        "start": iso(item.start),
        "end": iso(item.end),
        "planned_start": iso(plan.local(session.start)),
        "planned_end": iso(plan.local(session.end)),
        "takes_place": item.takes_place,
        "discussion": session.discussion,
        "abstract": session.abstract,
        "footnote": session.footnote,
        "moderators": [_party(person) for person in session.moderators],
        "rapporteurs": [_party(person) for person in session.rapporteurs],
        "speakers": [_speaker(person) for person in session.speakers],
        "questions": list(session.questions),
        "happened": _happened(plan, item),
    }


def _party(person: Party) -> dict[str, Any]:
    return {"name": person.name, "role": person.role, "organisation": person.organisation}


def _speaker(person: Speaker) -> dict[str, Any]:
    behalf = None if person.on_behalf_of is None else _party(person.on_behalf_of)
    return {**_party(person), "minutes": person.minutes, "on_behalf_of": behalf}


def _happened(plan: Plan, item: Item) -> dict[str, Any] | None:
    timing = item.timing
    if timing is None:
        return None
    return {
        "status": timing.status,
        "actual_start": iso(plan.local(timing.start)) if timing.took_place else None,
        "actual_end": iso(plan.local(timing.end)) if timing.status == "done" else None,
        "offset_s": timing.offset_s,
        "reason": timing.words,
    }
