"""JSON of programs that are not known: whatever has a title and a start is a session, by the usual names of keys."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from idm_tui.formats.imports.draft import Draft, DraftSession
from idm_tui.formats.imports.names import is_name
from idm_tui.formats.imports.times import instant, later, length
from idm_tui.formats.imports.words import people_of, plain_text, table, tables, text_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime

    from idm_tui.formats.imports.draft import Person

_Table = dict[str, Any]
_TITLES = ("title", "name", "summary", "sessiontitle", "talktitle", "subject")
_STARTS = ("start", "starttime", "startsat", "startdate", "startdatetime", "begin", "begins", "dtstart", "date", "time")
_ENDS = ("end", "endtime", "endsat", "enddate", "enddatetime", "finish", "ends", "dtend")
_LENGTHS = ("duration", "durationminutes", "length", "minutes")
_ROOMS = ("room", "roomname", "location", "venue", "stage", "hall", "track", "roomid")
_SPEAKERS = ("speakers", "speaker", "persons", "presenters", "presenter", "people", "authors", "participants")
_IDS = ("id", "code", "guid", "uuid", "slug", "sessionid")
_ABSTRACTS = ("abstract", "description", "summary", "details")
_ZONES = ("timezone", "timezonename", "tz")
_DAYS = ("date", "day")
_KEY = re.compile(r"[^a-z]+")
_CLOCK = re.compile(r"\d{1,2}:\d{2}(?::\d{2})?")


def read(tree: Any) -> Draft:
    """Read the sessions that are anywhere in it; there may be none."""
    lists = {name: _by_id(tree, name) for name in ("rooms", "speakers", "people", "presenters")}
    names = {**lists["people"], **lists["presenters"], **lists["speakers"]}
    draft = Draft(title=_title(tree), timezone=_first_text(_top(tree), _ZONES))
    for found, day in list(_sessions(tree, "", draft)):
        draft.sessions.append(_session(found, day, lists["rooms"], names))
    if draft.sessions:
        words = "it is JSON of a program that is not known; what has a title and a start was taken by the names of keys"
        draft.doubt("", "left-out", words)
    return draft


def _sessions(value: Any, day: str, draft: Draft) -> Iterator[tuple[_Table, str]]:
    """Yield the tables with a title and a start, each with the day that stands above it; windows are none."""
    if isinstance(value, list):
        found = [list(_sessions(inner, day, draft)) for inner in value]
        has_sessions = any(found)
        for inner, pairs in zip(value, found, strict=True):
            yield from pairs
            if has_sessions and not pairs and isinstance(inner, dict) and (title := _titled(inner)):
                draft.leave_untimed(title)
    if not isinstance(value, dict):
        return
    told = _plain_keys(value)
    own = _first_text([told], _DAYS)[:10] or day
    inside = [
        pair
        for key, inner in value.items()
        if isinstance(inner, dict | list)
        for pair in _sessions(inner, key if _is_day(key) else own, draft)
    ]
    if inside:
        yield from inside
    elif _first_text([told], _TITLES) and _when(told, _STARTS, own) is not None:
        yield told, own


def _plain_keys(value: _Table) -> _Table:
    """Return a table by its keys in small letters alone: starts_at and startsAt are one; a slot's are its session's."""
    told = {_plain_key(key): inner for key, inner in value.items()}
    slot = told.get("slot")
    return {**told, **_plain_keys(slot)} if isinstance(slot, dict) else told


@lru_cache(maxsize=4096)
def _plain_key(key: str) -> str:
    return _KEY.sub("", key.lower())


def _titled(value: _Table) -> str:
    return _first_text([_plain_keys(value)], _TITLES)


def _session(told: _Table, day: str, rooms: dict[str, str], people: dict[str, str]) -> DraftSession:
    start, end = _when(told, _STARTS, day), _when(told, _ENDS, day)
    assert start is not None
    if end is None or (end.tzinfo is None) != (start.tzinfo is None) or end < start:
        spent = length(next((told[key] for key in _LENGTHS if key in told), None))
        end = later(start, spent) if spent is not None else None
    room = next((told[key] for key in _ROOMS if told.get(key)), "")
    return DraftSession(
        title=_first_text([told], _TITLES),
        start=start,
        end=end,
        id=_first_text([told], _IDS),
        kind="break" if told.get("isservicesession") is True else "",
        room=rooms.get(text_of(room)) or text_of(table(room).get("name")) or text_of(room),
        abstract=plain_text(next((told[key] for key in _ABSTRACTS if told.get(key)), "")),
        speakers=_people(next((told[key] for key in _SPEAKERS if told.get(key)), []), people),
    )


def _when(told: _Table, keys: Iterable[str], day: str) -> datetime | None:
    """Return the instant that stands under one of the keys; a time of day is that of the day above it."""
    for key in keys:
        said = told.get(key)
        if (found := instant(said)) is not None:
            return found
        if isinstance(said, str) and _is_day(day) and _CLOCK.fullmatch(said.strip()):
            return instant(f"{day}T{said.strip():0>5}")
    return None


def _is_day(text: str) -> bool:
    return len(text) == 10 and instant(f"{text}T00:00") is not None


def _people(value: Any, known: dict[str, str]) -> list[Person]:
    """Return people from a list of names, tables or ids, or from one text of names."""
    if isinstance(value, str):
        parts = [part.strip() for part in value.split(",")]
        value = parts if all(map(is_name, parts)) else [value]
    items = value if isinstance(value, list) else [value]
    return people_of([known.get(text_of(item)) or item for item in items])


def _by_id(tree: Any, name: str) -> dict[str, str]:
    """Return the names of what a list at the top counts up by ids."""
    found = (inner for top in _top(tree) for inner in tables(top.get(name)))
    people = ((_first_text([_plain_keys(one)], _IDS), people_of([one])) for one in found)
    return {key: person[0].name for key, person in people if key and person}


def _top(tree: Any) -> list[_Table]:
    """Return the tables that speak of all: the outermost, and those that it holds."""
    outer = [_plain_keys(one) for one in tables(tree)[:50]] if isinstance(tree, list) else [_plain_keys(table(tree))]
    inner = [_plain_keys(one) for one in outer[0].values() if isinstance(one, dict)] if outer else []
    return [*outer, *inner]


def _title(tree: Any) -> str:
    if isinstance(tree, list):
        return ""
    return _first_text(_top(tree), ("title", "eventname", "conferencename", "name"))


def _first_text(told: Iterable[_Table], keys: Iterable[str]) -> str:
    return next((text for one in told for key in keys if (text := text_of(one.get(key)).strip())), "")
