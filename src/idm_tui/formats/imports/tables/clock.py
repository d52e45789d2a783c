"""Times of day as people write them into a cell: 9:05, 0930, 2 p.m., 14h30, 14.00-15.30 Uhr, 23:00-0:30, 25:00."""

from __future__ import annotations

import re
from functools import lru_cache

from idm_tui.core.record import amended, record
from idm_tui.core.text import fold

NOON = 12 * 60
MIDNIGHT = 24 * 60
_LONGEST = 120
_DASHES = re.compile("[‐‑‒–—―−⁓→]|--+|->|=>")

_CLOCK = re.compile(
    r"""
    (?P<h>\d{1,2}|\d{3}(?=:)) (?:
        \s?[:h.：∶]\s?(?P<m>[0-5]\d)(?!\d)(?: : (?P<s>[0-5]\d)(?:[.,]\d+)?)?
      | \s?(?P<hour>h|hrs|uhr)(?![a-z])
      | (?!\d) )
    (?:\s?h(?![a-z]))? (?:\s*(?P<half>[ap])\.?\s?m\b\.?|(?P<short>[ap])(?![a-z.])(?!\s*\d))?
    | (?P<military>\d{3,4})(?!\d) (?:\s?h(?:rs)?(?![a-z]))? (?:\s*(?P<military_half>[ap])\.?\s?m\b\.?)?
    | (?:12\s?)? (?P<word>noon|midday|midi|mediodia|mittags?|midnight|minuit|medianoche|mitternacht)\b
    """,
    re.VERBOSE,
)
_TWELVE_WORD = re.compile(r"12(?::00)?\s?(noon|midday|midnight)\b")
_BEFORE = re.compile(r"(?:von|from|de|du|des|ab|a(?: partir de)?|ca\.?|um|at|les|c\.|~|kl\.?|[(\[])\s*")
_BETWEEN = re.compile(
    r"\s*(?:-|~|/(?=\s?\d{1,2}[:.h]\d)|\bto\b|\bbis\b|\ba\b|\bal\b|\buntil\b|\btill?\b|\bhasta\b|\band\b|\n|(?<=\d)h?a(?=\s?\d))\s*[(\[]?\s*"
)
_AFTER = re.compile(r"\s*(?:uhr|hrs?|hs|h|[)\],;:.])?\s*")
_ZONE = re.compile(
    r"\s*\(?(?P<zone>utc|gmt|z)\s?(?P<offset>[+-]\s?\d{1,2}(?::?\d{2})?)?\)?(?![a-z])|\s*(?P<bare>[+-]\d{2}:\d{2})"
)
_OPEN = re.compile(r"\s*(?:-|/|\bto\b|\bbis\b)\s*(?:end|ende|open|close|late|fin|\?)?\s*(?:of day)?$")
_MISTAKE = re.compile(r"(?P<h>\d{1,2})-(?P<m>1[3-9]|[2-5]\d)(?=\s*[ap]\.?\s?m)")
_WORDS = {"midnight": MIDNIGHT, "minuit": MIDNIGHT, "medianoche": MIDNIGHT, "mitternacht": MIDNIGHT}


@record
class Clock:
    """One printed time: minutes after midnight, and whether the source says am or pm or is sure of the half day.

    `half` is "am" or "pm", "24" where the number itself cannot mean another half, or nothing.
    """

    minutes: int
    half: str = ""
    odd: str = ""
    exact: bool = True


@record
class Span:
    """What a cell says of time: a start, perhaps an end, perhaps an offset in minutes, and what is left of it."""

    start: Clock
    end: Clock | None = None
    offset: int | None = None
    rest: str = ""


@lru_cache(maxsize=8192)
def read_span(text: str) -> Span | None:
    """Read a time or a range of times at the head of a text; None if there is none."""
    if not text or len(text) > _LONGEST * 20:
        return None
    head = " ".join(text[:_LONGEST].split(" "))
    plain = _folded(head)
    position = before.end() if (before := _BEFORE.match(plain)) else 0
    if mistake := _MISTAKE.match(plain, position):
        plain = f"{plain[:position]}{mistake['h']}:{mistake['m']}{plain[mistake.end() :]}"
        head = plain
    first = _clock(plain, position)
    if first is None:
        return None
    start, position = first
    if mistake:
        start = amended(start, odd="with a dash for the colon")
    end: Clock | None = None
    between = _BETWEEN.match(plain, _uhr(plain, position))
    if between and (second := _clock(plain, between.end())):
        end, position = second
        start, end = halves(start, end)
    elif (opened := _OPEN.match(plain, position)) and opened.end() > position:
        position = opened.end()
    if end is None and not start.exact and not _whole(plain, position):
        return None
    offset = None
    if zone := _ZONE.match(plain, position):
        offset, position = _offset(zone), zone.end()
    position = after.end() if (after := _AFTER.match(plain, position)) else position
    rest = (head[position:] + text[_LONGEST:]).strip(" -–—:|,") if position < len(text) else ""
    return Span(start, end, offset, rest)


def _folded(text: str) -> str:
    """Fold case and dashes without changing the length, so that positions hold for the text itself."""
    dashed = _DASHES.sub(lambda found: "-".ljust(len(found[0])), text)
    if dashed.isascii():
        return dashed.lower()
    return "".join(folded if len(folded := fold(ch)) == 1 else ch for ch in dashed)


def _uhr(plain: str, position: int) -> int:
    found = re.compile(r"\s*uhr").match(plain, position)
    return found.end() if found else position


def _whole(plain: str, position: int) -> bool:
    """Say whether nothing but a unit follows a bare number, as in a column of hours."""
    return re.fullmatch(r"\s*(?:uhr|h|hrs|o'?clock)?\s*", plain[position:]) is not None


def _clock(plain: str, position: int) -> tuple[Clock, int] | None:
    if word := _TWELVE_WORD.match(plain, position):
        return Clock(MIDNIGHT if word[1] == "midnight" else NOON, "24"), word.end()
    found = _CLOCK.match(plain, position)
    if not found:
        return None
    if found["word"]:
        return Clock(_WORDS.get(found["word"], NOON), "24"), found.end()
    if found["military"]:
        hour, minute = divmod(int(found["military"]), 100)
    else:
        hour, minute = int(found["h"]), int(found["m"] or 0)
    if minute > 59 or hour > 99:
        return None
    half = found["half"] or found["short"] or found["military_half"] or ""
    exact = bool(found["m"] or found["hour"] or half or found["military"])
    if not exact and hour > 24:
        return None
    return _on_the_day(hour, minute, half, exact=exact), found.end()


def _on_the_day(hour: int, minute: int, half: str, *, exact: bool) -> Clock:
    minutes = hour * 60 + minute
    if not half:
        return Clock(minutes, "24" if hour > 12 or hour == 0 else "", exact=exact)
    name = f"{half}m"
    if hour > 12 or hour == 0:
        odd = f"with {name} after a time of 24 hours" if hour or half == "p" else ""
        return Clock(minutes, "24", odd)
    return Clock(hour % 12 * 60 + minute + (NOON if half == "p" else 0), name)


def halves(start: Clock, end: Clock) -> tuple[Clock, Clock]:
    """Give the half day that is printed once, at one end of a range, to the other end."""
    if end.half in ("am", "pm") and start.half == "" and start.minutes < 13 * 60:
        on_the_same = start.minutes % NOON + (NOON if end.half == "pm" else 0)
        if on_the_same < end.minutes:
            return amended(start, minutes=on_the_same, half=end.half), end
        other = start.minutes % NOON + (0 if end.half == "pm" else NOON)
        return amended(start, minutes=other, half="pm" if end.half == "am" else "am"), end
    if start.half in ("am", "pm") and end.half == "" and end.minutes < 13 * 60:
        minutes = end.minutes % NOON + (NOON if start.half == "pm" else 0)
        if minutes <= start.minutes:
            minutes += NOON
        return start, amended(end, minutes=minutes, half="am" if minutes < NOON else "pm")
    if start.half == end.half == "am" and end.minutes < 60 <= start.minutes:
        return start, amended(end, minutes=end.minutes + NOON, half="pm", odd="with a.m. for p.m.")
    return start, end


def _offset(zone: re.Match[str]) -> int:
    digits = (zone["bare"] or zone["offset"] or "+0").replace(" ", "")
    sign = -1 if digits[0] == "-" else 1
    hours, _, minutes = digits[1:].partition(":")
    if len(hours) > 2:
        hours, minutes = hours[:-2], hours[-2:]
    return sign * (int(hours) * 60 + int(minutes or 0))


_LENGTH = re.compile(
    r"(?:(?P<h>\d{1,3}(?:[.,]\d+)?)\s*(?:h|hrs?|hours?|std\.?|stunden?|heures?|horas?)\.?)?\s*(?:and|und|et|y|,)?\s*"
    r"(?:(?P<m>\d{1,4}(?:[.,]\d+)?)\s*(?:m|min|mins|minutes?|minuten|minutos|['’′])?\.?)?\s*(?:long|each)?"
)
_COLON = re.compile(r"(\d{1,3}):([0-5]\d)(?::([0-5]\d))?")
_ISO_LENGTH = re.compile(r"p(?:(\d{1,2})d)?t?(?:(\d{1,3})h)?(?:(\d{1,4})m)?(?:(\d+)s)?")


@lru_cache(maxsize=4096)
def read_length(text: str, unit: str = "minutes") -> int | None:
    """Read a length in minutes: 90, 1:30, 90 min, 1h30, 1.5 h, PT1H30M; bare numbers are in the unit of the column."""
    plain = fold(text[:60]).strip().strip("()~ ")
    if found := _COLON.fullmatch(plain):
        return int(found[1]) * 60 + int(found[2])
    if len(plain) > 1 and (found := _ISO_LENGTH.fullmatch(plain)):
        days, hours, minutes, _ = (int(part or 0) for part in found.groups())
        return days * 1440 + hours * 60 + minutes
    if not plain or not (found := _LENGTH.fullmatch(plain)):
        return None
    hours_text, minutes_text = found["h"], found["m"]
    if hours_text is None and minutes_text is None:
        return None
    number = float((minutes_text or "0").replace(",", "."))
    if hours_text is None and plain[-1].isdigit() and unit == "hours":
        number *= 60
    return round(float((hours_text or "0").replace(",", ".")) * 60 + number)
