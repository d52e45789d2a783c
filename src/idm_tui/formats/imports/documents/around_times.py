"""What stands around times: the title above or below, the same time elsewhere, a length, the hours of a day."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from idm_tui.core.text import fold
from idm_tui.formats.imports.documents.day_lines import bare_of, is_day
from idm_tui.formats.imports.documents.role_words import role_at
from idm_tui.formats.imports.ordinary_words import is_ordinary

if TYPE_CHECKING:
    from collections.abc import Sequence

    from idm_tui.formats.imports.documents.lines import Line

_CLOCK = r"\d{1,2}[:.h]\d\d"
_RANGE = rf"{_CLOCK}(?:\s*[-–—]\s*{_CLOCK})?\s*(?:[ap]m\b)?"
_ZONE = r"[A-Z]{2,5}\b"
_TOWN = r"[A-ZÀ-Þ][\w .'-]+"
_NAMED_TOWN = r"[A-ZÀ-Þ][\w'-]+(?: (?:de |of )?[A-ZÀ-Þ][\w.'-]+){0,2}"
_OTHER = rf"\s*[/|(]\s*{_RANGE}\s*(?:{_ZONE}|{_NAMED_TOWN}(?=\s*[/|)]"
# Where no zone stands before them, words at the end of the line are what happens, and no town.
_OTHER_ZONES = re.compile(rf"\s*{_ZONE}(?:{_OTHER}|$))\)?)+|(?:{_OTHER}))\)?)+")
_OTHER_ALONE = re.compile(rf"\s*/\s*{_RANGE}\s*", re.IGNORECASE)
_IN_TOWNS = re.compile(rf"\s*\|?\s*\((?:[A-ZÀ-Þ][\w .'-]{{2,20}} {_CLOCK}(?:, |(?=\))))+\)\s*")
_ELSEWHERE = re.compile(rf"\(?{_RANGE}\s+{_TOWN}(?:[,/|;]\s*{_RANGE}\s+{_TOWN})+\)?")
_LENGTH_ALONE = re.compile(r"\(?\d{1,3}\s?(?:m|min(?:ut[eo]n?s?)?|mins|mn|mns|h(?:(?:ou)?rs?)?|heures?|horas?)\.?\)?")
_LENGTH = re.compile(r"^[,;)\s]*\(?~?\s?\d{1,3}\s?(?:min|mins|minutes|mn|h|hours?)\b[^()]*\)?$")
_WORD = re.compile(r"[^\W\d_]{4,}")
_GOES_ON = re.compile(rf"\s*(?:and|et|y|&|und)\s+{_CLOCK}\s*[-–—]")
_TAIL = re.compile(rf"\s+\(?{_CLOCK}\s*[-–—]\s*{_CLOCK}\)?$")
_FEWEST = 3


def without_other_zones(text: str) -> str:
    """Return what stands behind a time without the same time elsewhere: "UTC / 12:00 ART", "/ 08:00 Lima"."""
    if _OTHER_ALONE.fullmatch(text):
        return ""
    if (towns := _IN_TOWNS.match(text)) is not None:
        return text[towns.end() :]
    found = _OTHER_ZONES.match(text)
    words = _WORD.findall(fold(found[0])) if found else []
    is_elsewhere = found is not None and not (words and all(map(is_ordinary, words)))  # but "9:00 (8:30 Doors)"
    return text[found.end() :] if found and is_elsewhere else text


def is_elsewhere(text: str) -> bool:
    """Tell whether a line only says what a time is elsewhere, or how long: "(11:00 Buenos Aires, 09:00 Bogotá)"."""
    return _ELSEWHERE.fullmatch(text) is not None or _LENGTH_ALONE.fullmatch(text) is not None


def without_length(text: str) -> str:
    """Return what stands behind a time without how long that is: ", 15 min per team)", "(~105 min)"."""
    return _LENGTH.sub("", text)


def is_of_day(text: str) -> bool:
    """Tell whether words behind a time go on with another: "9.30 – 13.00 and 14.30 – 17.00" are the hours of a day."""
    return _GOES_ON.match(text) is not None


def without_tail(text: str) -> str:
    """Return a line without the time at its end: "Coffee 16.00-16.30"."""
    return _TAIL.sub("", text)


def stand_below_titles(lines: Sequence[Line], heads: Sequence[tuple[int, int]]) -> bool:
    """Tell whether times stand alone and below the titles: a title is above the first, nothing below the last.

    `heads` are the lines that begin with a time, and where it ends in each.
    """
    if len(heads) < _FEWEST or any(end < len(bare_of(lines[at].text)) for at, end in heads):
        return False
    first, last = heads[0][0], heads[-1][0]
    is_apart = all(after - before > 1 for (before, _one), (after, _other) in pairwise(heads))
    below = [lines[at + 1].text for at, _end in heads if at + 1 < len(lines)]
    are_named = sum(role_at(text) is not None for text in below) > len(heads) / 2  # who speaks, and no title
    return is_apart and (last == len(lines) - 1 or are_named) and first > 0 and not is_day(lines[first - 1])


def stand_under_headings(lines: Sequence[Line], heads: Sequence[tuple[int, int]]) -> bool:
    """Tell whether times stand alone, each below a heading that is its title."""
    alone = [at for at, end in heads if end == len(bare_of(lines[at].text)) and at]
    titled = [at for at in alone if lines[at - 1].is_heading and not is_day(lines[at - 1])]
    others = sum(is_elsewhere(bare_of(lines[at].text)) for at, _end in heads)
    return len(titled) >= _FEWEST and len(titled) > (len(heads) - others) / 2
