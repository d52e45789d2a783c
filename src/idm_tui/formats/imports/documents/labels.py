"""Agendas as forms: "Time: 9.00 am" below a title, or above "Title: Opening"."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from idm_tui.core.record import record

if TYPE_CHECKING:
    from idm_tui.formats.imports.documents.lines import Line

_TIME = re.compile(
    r"(?:start(?:ing)? time|time|when|hora(?:rio)?|horaires?|heure|cu[áa]ndo|uhrzeit|zeit)\s*[:.]\s*(?=\d)",
    re.IGNORECASE,
)
_WORDS = re.compile(r"[^\W\d_]{3,}")
_HOURS = re.compile(r"\b(?:hrs?|horas?|hours?|heures|uhr|noon|midi|bis)\b", re.IGNORECASE)
_TITLE = re.compile(
    r"(?:title|topic|activity|session|event|t[íi]tulo|tema|actividad|titre|th[èe]me|activit[ée]|titel)\s*:\s*(?=\S)",
    re.IGNORECASE,
)
_FEWEST = 2


@record
class Unlabelled:
    """The lines without the words before times and titles; whether each time stands below its title."""

    lines: list[Line]
    times_below: bool


def without_labels(lines: list[Line]) -> Unlabelled:
    """Return lines without the word before a time that stands alone in its line, if each item has it."""
    timed = [place for place, line in enumerate(lines) if _is_time(line)]
    if len(timed) < _FEWEST:
        return Unlabelled(lines, times_below=False)
    behind = [lines[place + 1].text for place in timed if place + 1 < len(lines)]
    are_titled = any(_TITLE.match(text) for text in behind)
    begin_items = sum(lines[place].gap or place == 0 for place in timed) > len(timed) / 2
    found = list(lines)
    for place in timed:
        found[place] = replace(found[place], text=_TIME.sub("", found[place].text).rstrip(". "), is_bullet=False)
        if are_titled and place + 1 < len(lines):
            found[place + 1] = replace(found[place + 1], text=_TITLE.sub("", found[place + 1].text, count=1))
    return Unlabelled(found, times_below=not (are_titled or begin_items))


def _is_time(line: Line) -> bool:
    found = None if line.role else _TIME.match(line.text)
    return found is not None and not _WORDS.search(_HOURS.sub("", line.text[found.end() :]))
