"""Text as people write and read it: cleaning at the border, durations, clock times."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

# C0 without newline and tab, DEL, C1, the bidirectional embeddings, overrides and isolates, the byte
# order mark and lone surrogates: what a terminal would obey, or what makes a text read as another. And the code
# points that are no characters, which no XML may hold.
_HOSTILE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff\ufdd0-\ufdef"
    + "".join(f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0, 0x11_0000, 0x1_0000))
    + "]"
)
_LINE_ENDS = re.compile("\r\n?|\u2028|\u2029|\x85")

_DURATION = re.compile(
    r"(?:(?P<h>\d{1,4})\s*h)?\s*(?:(?P<m>\d{1,5})\s*m(?:in)?)?\s*(?:(?P<s>\d{1,6})\s*s)?", re.IGNORECASE
)
_HOURS_MINUTES = re.compile(r"(?P<h>\d{1,4})\s*h\s*(?P<m>\d{1,2})", re.IGNORECASE)
_MINUTES_SECONDS = re.compile(r"(?P<m>\d{1,5})\s*m\s*(?P<s>\d{1,2})", re.IGNORECASE)


def clean(text: str) -> str:
    """Make a text from outside safe to show: no control codes, no escape sequences, no bidi overrides."""
    if text.isprintable():
        return text
    return _HOSTILE.sub("", _LINE_ENDS.sub("\n", text))


def clean_line(text: str) -> str:
    """Clean a text that is shown on one line: white space of every kind becomes single blanks."""
    if text.isprintable() and "  " not in text:
        return text.strip()
    return " ".join(clean(text).split())


def fold(text: str) -> str:
    """Return the text without case and accents, for comparing names."""
    if text.isascii():  # it has no accents, and tables of ten thousand rows are mostly that
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(ch for ch in decomposed if not unicodedata.combining(ch))


def parse_duration(text: str) -> int:
    """Read "90s", "3m", "1h15" or "2m30" as seconds; a leading - makes it negative.

    Raises ValueError with a sentence for the reader.
    """
    stripped = text.strip()
    sign = -1 if stripped.startswith("-") else 1
    body = stripped[1:] if stripped[:1] in ("+", "-") else stripped
    for short in (_HOURS_MINUTES, _MINUTES_SECONDS, _DURATION):
        found = short.fullmatch(body)
        if found and any(found.groupdict().values()):
            parts = {unit: int(digits or 0) for unit, digits in found.groupdict().items()}
            return sign * (parts.get("h", 0) * 3600 + parts.get("m", 0) * 60 + parts.get("s", 0))
    msg = f'"{clean_line(text)}" is not a duration; write it like "90s", "3m" or "1h15"'
    raise ValueError(msg)


def clock_words(seconds: int) -> str:
    """Write seconds as a clock does: 4:32, 1:13:53, -0:12."""
    sign = "-" if seconds < 0 else ""
    minutes, second = divmod(abs(seconds), 60)
    hours, minute = divmod(minutes, 60)
    return f"{sign}{hours}:{minute:02}:{second:02}" if hours else f"{sign}{minute}:{second:02}"


def span_words(seconds: int) -> str:
    """Write seconds as people say them: 40 min, 1 h 15 min, 45 s; whole minutes from two minutes on."""
    sign = "-" if seconds < 0 else ""
    rest = abs(seconds)
    if rest < 60:
        return f"{sign}{rest} s"
    if rest < 120 and rest % 60:
        return f"{sign}{rest // 60} min {rest % 60} s"
    hours, minutes = divmod(rest // 60, 60)
    if not hours:
        return f"{sign}{minutes} min"
    return f"{sign}{hours} h {minutes} min" if minutes else f"{sign}{hours} h"


def offset_words(seconds: int) -> str:
    """Write an offset as hours and minutes with its sign: +0:04, -0:10, +1:05; cut to the minute."""
    hours, minutes = divmod(abs(seconds) // 60, 60)
    return f"{'-' if seconds < 0 else '+'}{hours}:{minutes:02}"


def distance_words(one: datetime, other: datetime) -> str:
    """Say how far two instants lie apart, roughly: 19 years, 3 days; loads pendulum."""
    import pendulum

    return str(pendulum.instance(one).diff_for_humans(pendulum.instance(other), absolute=True))


def hour_minute(instant: datetime) -> str:
    """Write the time of day of an instant already in the zone to show: 09:05."""
    return f"{instant.hour:02}:{instant.minute:02}"


def shorten(text: str, width: int) -> str:
    """Cut a text to a number of characters, with an ellipsis where something is missing."""
    return text if len(text) <= width else text[: max(width - 1, 0)].rstrip() + "…"
