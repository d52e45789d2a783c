"""A checked plan kept on disk, so that the next start reads it without checking it again.

A checksum, one line of JSON with the event and the columns, then a line for each session, read when it is asked
for. The file is a cache: whatever is odd about it, it is left aside and the agenda is read anew.
"""

from __future__ import annotations

import json
import os
from contextlib import suppress
from dataclasses import asdict, astuple
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any
from zlib import crc32

from idm_tui import __version__
from idm_tui.core.agenda import Defaults, Event, Organizer, Participant, Party, Quantifiers, Speaker
from idm_tui.core.plan import Columns, LazySessions, Plan, PlanDay, Session

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

# What stands in the columns, and what only the day gives.
_ELSEWHERE = frozenset({"id", "start", "end", "day", "room", "kept_s"})
_FIELDS = tuple(name for name in Session.__dataclass_fields__ if name not in _ELSEWHERE)


def write(plan: Plan, stamp: Sequence[int | str], path: Path) -> None:
    """Keep a plan; whoever cannot write it does without."""
    columns = plan.columns
    head = {
        "version": __version__,
        "stamp": list(stamp),
        "fingerprint": plan.fingerprint,
        "event": asdict(plan.event),
        "days": [
            [day.date.isoformat(), day.title, day.ending, [int(stop.timestamp()) for stop in day.hard_stops]]
            for day in plan.days
        ],
        "participants": [astuple(participant) for participant in plan.participants],
        "columns": [columns.ids, columns.starts, columns.ends, columns.days, columns.rooms, columns.counts],
    }
    text = "\n".join([json.dumps(head), *(json.dumps(_pack(session)) for session in plan.sessions)])
    fresh = path.with_suffix(f".{os.getpid()}")
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        fresh.write_text(f"{crc32(text.encode()):08x}\n{text}", encoding="utf-8")
        fresh.replace(path)


def read(path: Path, stamp: Sequence[int | str]) -> Plan | None:
    """Return the kept plan if it was made by this version from the file of this stamp."""
    try:
        sum_of, _line_end, text = path.read_bytes().partition(b"\n")
        if int(sum_of, 16) != crc32(text):
            return None
        lines = text.decode().split("\n")
        head = json.loads(lines[0])
        if head["version"] != __version__ or head["stamp"] != list(stamp):
            return None
        columns = Columns(*head["columns"])
        days = tuple(
            PlanDay(
                date=date.fromisoformat(day),
                title=title,
                ending=ending,
                hard_stops=tuple(_instant(stop) for stop in stops),
            )
            for day, title, ending, stops in head["days"]
        )
        if len(lines) != len(columns.ids) + 1:
            return None
        plan = Plan(
            _event(head["event"]),
            days,
            LazySessions(len(columns.ids), lambda i: _unpack(columns, i, lines[i + 1])),
            columns,
            head["fingerprint"],
            tuple(Participant(name=n, delegation=d, group=g) for n, d, g in head["participants"]),
        )
        plan.zone  # noqa: B018 - a zone that this machine lacks shows here, not later
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError, ArithmeticError):
        return None
    return plan


def _instant(seconds: int) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)


def _event(values: dict[str, Any]) -> Event:
    organizers = tuple(Organizer(**organizer) for organizer in values.pop("organizers"))
    defaults = Defaults(**values.pop("defaults"))
    quantifiers = Quantifiers(**values.pop("quantifiers"))
    languages = tuple(values.pop("languages"))
    return Event(**values, organizers=organizers, defaults=defaults, quantifiers=quantifiers, languages=languages)


def _pack(session: Session) -> list[Any]:
    values = {name: getattr(session, name) for name in _FIELDS}
    for people in ("moderators", "rapporteurs", "speakers"):
        values[people] = [astuple(person) for person in values[people]]
    return list(values.values())


def _unpack(columns: Columns, position: int, line: str) -> Session:
    values = dict(zip(_FIELDS, json.loads(line), strict=True))
    values["moderators"] = tuple(_party(person) for person in values["moderators"])
    values["rapporteurs"] = tuple(_party(person) for person in values["rapporteurs"])
    values["speakers"] = tuple(_speaker(person) for person in values["speakers"])
    values["questions"] = tuple(values["questions"])
    return Session(
        id=columns.ids[position],
        start=_instant(columns.starts[position]),
        end=_instant(columns.ends[position]),
        day=columns.days[position],
        room=columns.rooms[position],
        **values,
    )


def _party(values: list[str]) -> Party:
    name, role, organisation = values
    return Party(name=name, role=role, organisation=organisation)


def _speaker(values: list[Any]) -> Speaker:
    name, role, organisation, minutes, behalf = values
    return Speaker(
        name=name,
        role=role,
        organisation=organisation,
        minutes=minutes,
        on_behalf_of=_party(behalf) if behalf else None,
    )
