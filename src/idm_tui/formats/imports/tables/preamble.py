"""What stands above the heading of a table: the event's title, its zone, its date, the start of the first item."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from idm_tui.core.text import clean_line, fold
from idm_tui.formats.imports.tables.clock import read_span
from idm_tui.formats.imports.tables.days import Printed, read_day
from idm_tui.formats.imports.tables.layout import is_heading
from idm_tui.formats.imports.tables.rows import plain
from idm_tui.formats.imports.tables.when import read_when
from idm_tui.formats.imports.tables.words import field_of

if TYPE_CHECKING:
    from idm_tui.formats.imports.tables.cells import Sheet

_ZONE_LABEL = re.compile(r"(?:event )?(?:time ?zone|zeitzone|fuseau(?: horaire)?|zona horaria|huso horario|tz)\b")
_ZONE = re.compile(r"\b([A-Z][A-Za-z]+(?:/[A-Z][A-Za-z_+-]+){1,2}|UTC)\b")
_TITLE_LABEL = re.compile(
    r"(?:event|conference)?\s?(?:title|name)|event|conference|veranstaltung|titel|tagung|evenement|titre|evento|titulo"
)
_START_LABEL = re.compile(r"(?:start|beginn|begin|debut|inicio|start time|startzeit|beginning|doors?|von|from)\b")
_COMMENT = re.compile(r"^[#%]+\s*")
_ONLY_A_DATE = 12


@dataclass
class Preamble:
    """What was found above a table; `day` is the last that stands alone, `anchor` a start."""

    title: str = ""
    timezone: str = ""
    days: list[Printed] = field(default_factory=list)
    day: Printed | None = None
    anchor: int | None = None
    left: list[str] = field(default_factory=list)


def zone_in(text: str) -> str:
    """Return the zone that a text names, if there is such a zone."""
    found = _ZONE.search(text[:300])
    if not found:
        return ""
    try:
        ZoneInfo(found[1])
    except (ValueError, OSError):
        return ""
    return found[1]


def preamble_of(sheet: Sheet, heading: int) -> Preamble:
    """Read the rows above the heading."""
    found = Preamble()
    for index in range(max(heading, 0)):
        texts = list(dict.fromkeys(_COMMENT.sub("", sheet.text(index, column)) for column in sheet.filled(index)))
        names = index == heading - 1 and is_heading(sheet, index, least=1)  # the upper of two rows of headings
        texts = [
            plain(text) for text in texts if text and not (names and field_of(text) and text.replace(" ", "").isalpha())
        ]
        if texts:
            _read(found, texts, sheet, index)
    return found


def _read(found: Preamble, texts: list[str], sheet: Sheet, index: int) -> None:
    label, _, value = texts[0].partition(":")
    value = value.strip() or (texts[1] if len(texts) > 1 else "")
    plain_label = fold(label.strip())
    line = clean_line(" | ".join(texts))
    if _ZONE_LABEL.match(plain_label) and (zone := zone_in(line)):
        found.timezone = found.timezone or zone
        return
    if _START_LABEL.fullmatch(plain_label) and value:
        when = next(
            (when for column in sheet.filled(index)[1:] if (when := read_when(sheet.value(index, column)))), None
        )
        span = when.span if when else read_span(value)
        if span:
            found.anchor = span.start.minutes
        return
    days = [day for text in texts if (day := read_day(text))]
    found.days += days
    if value and _TITLE_LABEL.fullmatch(plain_label):
        if not found.title:
            found.title = clean_line(value)
        return
    only_a_day = bool(days) and len(days[0].rest) <= _ONLY_A_DATE
    if only_a_day and len(texts) == 1 and days[0].at <= 2:
        found.day = days[0]
        return
    if len(texts) == 1 and not found.title and not only_a_day and len(line) <= 300:
        found.title = line.strip("<>")
        return
    for text in texts:
        if not found.title and len(texts) <= 3 and not only_a_day and field_of(text) is None and text.startswith("<"):
            found.title = clean_line(text).strip("<>")
            return
    found.left.append(line)
