"""When an event of a calendar comes again: what its rule and its dates say, and no more than an agenda can mean."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, date, datetime, time, timedelta
from itertools import islice
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from icalendar import Component

_MOST_TIMES = 60
_MOST_LOOKED_AT = 400
_YEAR = timedelta(days=366)
_SLOW = ("DAILY", "WEEKLY", "MONTHLY", "YEARLY")


def starts_of(event: Component, first: datetime, last: datetime | None) -> list[datetime] | None:
    """Return all starts of an event in their order, or None where its rule has no end that can be found.

    `last` is when the last event begins that does not come again: a rule without an end goes on no longer than that.
    """
    local = first.replace(tzinfo=None)
    rule = event.get("RRULE")
    try:
        found = {local} if rule is None else _by_rule(_written(rule), first, last)
    except (ValueError, TypeError, OverflowError):
        found = {local}
    if found is None:
        return None
    found |= set(islice(_dates(event, "RDATE", first), _MOST_LOOKED_AT))
    kept = sorted(found.difference(_dates(event, "EXDATE", first)))
    return [start.replace(tzinfo=first.tzinfo) for start in kept[:_MOST_TIMES]]


def _written(rule: Any) -> dict[str, str]:
    words = rule.to_ical().decode() if hasattr(rule, "to_ical") else str(rule)
    return dict(part.partition("=")[::2] for part in words.upper().split(";"))


def _by_rule(parts: dict[str, str], first: datetime, last: datetime | None) -> set[datetime] | None:
    from dateutil.rrule import rrulestr

    local = first.replace(tzinfo=None)
    if "COUNT" in parts or "UNTIL" in parts:  # it ends by itself
        until = local + _YEAR
    else:
        until = local if last is None else last.replace(hour=23, minute=59)
    if parts.get("FREQ") not in _SLOW or not parts.get("INTERVAL", "1").lstrip("0") or until - local > _YEAR:
        return None
    if ending := parts.pop("UNTIL", ""):
        until = min(until, _ending(ending, first))
    rule = rrulestr(";".join(f"{name}={value}" for name, value in parts.items()), dtstart=local)
    return {start for start in islice(rule, _MOST_LOOKED_AT) if start <= until} or {local}


def _ending(words: str, first: datetime) -> datetime:
    """Read until when a rule goes, on the clocks of its first time; a date is meant with all its hours."""
    if "T" not in words:
        return datetime.combine(datetime.fromisoformat(words), time.max)
    return _on_clocks_of(first, datetime.fromisoformat(words))


def lengths_of(event: Component, first: datetime) -> dict[datetime, timedelta]:
    """Return the length of each time that an event names with an end of its own, by when it begins."""
    found: dict[datetime, timedelta] = {}
    for value in islice(_named(event, "RDATE"), _MOST_LOOKED_AT):
        if isinstance(value, tuple) and isinstance(value[0], datetime):
            length = value[1] if isinstance(value[1], timedelta) else value[1] - value[0]
            found[_on_clocks_of(first, value[0]).replace(tzinfo=first.tzinfo)] = length
    return found


def _named(event: Component, name: str) -> Iterator[Any]:
    given = event.get(name)
    for one in given if isinstance(given, list) else [given]:
        with suppress(ValueError):  # one that cannot be read names nothing
            yield from (each.dt for each in getattr(one, "dts", ()))


def _dates(event: Component, name: str, first: datetime) -> Iterator[datetime]:
    """Yield the dates that an event names, on the clocks of its first time."""
    for given in _named(event, name):
        value = given[0] if isinstance(given, tuple) else given
        if isinstance(value, datetime):
            yield _on_clocks_of(first, value)
        elif isinstance(value, date):
            yield datetime.combine(value, first.time())


def _on_clocks_of(first: datetime, value: datetime) -> datetime:
    if value.tzinfo is None:
        return value
    try:
        return value.astimezone(first.tzinfo or UTC).replace(tzinfo=None)
    except OverflowError:
        return value.replace(tzinfo=None)
