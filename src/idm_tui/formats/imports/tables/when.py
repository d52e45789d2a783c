"""What a cell of times or dates says: an instant, a day, a time or a range of times, in whatever form it is kept."""

from __future__ import annotations

import datetime as dt
import re
from functools import lru_cache

from idm_tui.core.record import amended, record
from idm_tui.formats.imports.tables.cells import Value, is_placeholder
from idm_tui.formats.imports.tables.clock import Clock, Span, read_length, read_span
from idm_tui.formats.imports.tables.days import Printed, of_date, read_day, read_day_number

_ISO = re.compile(
    r"(\d{4}-\d{2}-\d{2})[T ]{1,2}(\d{1,2}:\d{2}(?::\d{2})?)(?:[.,]\d+)?\s?(Z|UTC|[+-]\d{2}:?\d{2}|[+-]\d{2})?"
)
_FRACTION = re.compile(r"\d{0,6}[.,]\d{3,}|0[.,]\d+")
_LONGEST = dt.timedelta(hours=100)


@record
class When:
    """What a cell says of time; an instant has its offset and needs nothing else."""

    day: Printed | None = None
    span: Span | None = None
    instant: dt.datetime | None = None

    def __bool__(self) -> bool:
        """Say whether there is a time of day."""
        return self.span is not None or self.instant is not None


_NOTHING = When()


def read_when(value: Value) -> When:
    """Read a cell of a column of times."""
    if isinstance(value, str):
        return _NOTHING if not value or is_placeholder(value) else _of_text(value)
    if isinstance(value, dt.datetime):
        return When(of_date(value.date()), Span(Clock(value.hour * 60 + value.minute, "24")))
    if isinstance(value, dt.date):
        return When(of_date(value))
    if isinstance(value, dt.time):
        return When(span=Span(Clock(value.hour * 60 + value.minute, "24")))
    if isinstance(value, dt.timedelta):
        return (
            When(span=Span(Clock(round(value.total_seconds() / 60), "24")))
            if dt.timedelta() <= value < _LONGEST
            else _NOTHING
        )
    return _of_number(value)


def _of_number(number: float) -> When:
    """Read a number as a spreadsheet's serial, a time like 930 or 9.30, or the seconds since 1970."""
    if 0 <= number < 1 and number != 0:
        return When(span=Span(Clock(round(number * 1440), "24")))
    if 1e9 <= number < 1e10:
        return When(instant=dt.datetime.fromtimestamp(number, dt.UTC))
    if 1e12 <= number < 1e13:
        return When(instant=dt.datetime.fromtimestamp(number / 1000, dt.UTC))
    if 36_500 <= number <= 73_000:
        day = read_day_number(int(number))
        minutes = round((number % 1) * 1440)
        return When(day, Span(Clock(minutes, "24")) if minutes else None)
    if float(number).is_integer():
        return When(span=_whole(read_span(str(int(number)))))
    if 1 <= number < 24 and round(number * 100) % 100 < 60:
        span = read_span(f"{number:.2f}")
        return When(span=span and amended(span, start=amended(span.start, odd="as a decimal number")))
    return _NOTHING


def _whole(span: Span | None) -> Span | None:
    return span if span and not span.rest else None


@lru_cache(maxsize=8192)
def _of_text(text: str) -> When:
    if iso := _ISO.fullmatch(text):
        return _of_iso(iso) or _NOTHING
    if _FRACTION.fullmatch(text):
        return _of_number(float(text.replace(",", ".")))
    if text.isdecimal() and len(text) >= 5:
        return _of_number(int(text)) if len(text) < 14 else _NOTHING
    day = None
    rest = text
    if len(text) > 3 and (day := read_day(text)):
        rest = day.rest
    span = read_span(rest) if rest else None
    if day is None and span is None and (quoted := read_length(text)) and ":" in text:
        span = Span(Clock(quoted, "24"))
    return When(day, span)


def _of_iso(iso: re.Match[str]) -> When | None:
    hours, minutes = iso[2].split(":")[:2]
    offset = iso[3]
    if not offset:
        day = read_day(iso[1])
        return When(day, Span(Clock(int(hours) * 60 + int(minutes), "24"))) if day else None
    named = {"Z": "+00:00", "UTC": "+00:00"}.get(offset, offset)
    try:
        return When(instant=dt.datetime.fromisoformat(f"{iso[1]}T{iso[2]:0>5}{named}"))
    except ValueError:
        return None


def read_date(value: Value) -> When:
    """Read a cell of a column of days: the day, and a time if there is one too."""
    if isinstance(value, str):
        if not value or is_placeholder(value):
            return _NOTHING
        if value.isdecimal() and len(value) <= 8:
            return When(read_day_number(int(value), value))
        if iso := _ISO.fullmatch(value):
            return _of_iso(iso) or _NOTHING
        day = read_day(value)
        return When(day, read_span(day.rest) if day and day.rest else None)
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return When(read_day_number(int(value))) if value == int(value) else read_when(value)
    if isinstance(value, (dt.time, dt.timedelta)):
        return _NOTHING
    return read_when(value)


def length_of(value: Value, unit: str) -> int | None:
    """Read a cell of a column of lengths in minutes."""
    if isinstance(value, bool):
        return None
    if isinstance(value, dt.datetime):
        return value.hour * 60 + value.minute
    if isinstance(value, dt.time):
        return value.hour * 60 + value.minute
    if isinstance(value, dt.timedelta):
        return round(value.total_seconds() / 60) if dt.timedelta() <= value < _LONGEST else None
    if isinstance(value, (int, float)):
        if 0 < value < 0.5 and unit == "minutes":
            return round(value * 1440)
        scale = 60 if unit == "hours" or (not float(value).is_integer() and value < 12) else 1
        return round(value * scale) if 0 <= value < 100_000 else None
    return read_length(value, unit) if isinstance(value, str) and not is_placeholder(value) else None
