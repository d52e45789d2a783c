"""Instants and lengths as schedule files write them."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from functools import cache
from zoneinfo import available_timezones

_LONGEST = timedelta(days=366)
_PARTS = re.compile(r"\d+(?::\d+){0,3}")
_ISO = re.compile(r"P(?:(?P<d>\d+)D)?(?:T(?:(?P<h>\d+)H)?(?:(?P<m>\d+)M)?(?:(?P<s>\d+)S)?)?")


def instant(text: object) -> datetime | None:
    """Read an ISO 8601 date-time; without an offset it is local to the event. None for anything else."""
    if not isinstance(text, str) or len(text) > 40:
        return None
    try:
        found = datetime.fromisoformat(text.strip())
    except ValueError:
        return None
    return found if "T" in text.upper().replace(" ", "T") else None


def later(start: datetime, spent: timedelta) -> datetime | None:
    """Add a length as time that passes, also over a night in which the clocks change; None beyond the calendar."""
    try:
        if start.tzinfo is None:
            return start + spent
        return (start.astimezone(UTC) + spent).astimezone(start.tzinfo)
    except OverflowError:
        return None


@cache
def zones() -> frozenset[str]:
    """Return the names of all time zones; to look for them takes as long as to read an agenda."""
    return frozenset(available_timezones())


def length(text: object) -> timedelta | None:
    """Read a duration: "1:30", "01:30", "45" as minutes, "2:06:00" as days, hours and minutes, ISO 8601.

    Three parts are days only where the last two are no minutes and seconds: "01:30:00" has two digits in front.
    """
    if isinstance(text, int | float) and not isinstance(text, bool):
        return timedelta(minutes=text) if 0 <= text <= 100_000 else None
    if not isinstance(text, str):
        return None
    given = text.strip()
    if given.startswith("P") and len(given) <= 20 and (iso := _ISO.fullmatch(given)):
        days, hours, minutes, seconds = (int(part or 0) for part in iso.groups())
        return _within(days=days, hours=hours, minutes=minutes, seconds=seconds)
    if not _PARTS.fullmatch(given) or len(given) > 12:
        return None
    parts = [int(part) for part in given.split(":")]
    if len(parts) == 1:
        return _within(minutes=parts[0])
    if len(parts) == 2:
        return _within(hours=parts[0], minutes=parts[1])
    if len(parts) == 3 and len(given.split(":")[0]) == 2 and parts[2] == 0:
        return _within(hours=parts[0], minutes=parts[1])
    return _within(days=parts[0], hours=parts[1], minutes=parts[2]) if len(parts) == 3 else None


def _within(**parts: int) -> timedelta | None:
    """Return a length; None for one that no session has."""
    if max(parts.values()) > 1_000_000:
        return None
    found = timedelta(**parts)
    return found if found <= _LONGEST else None
