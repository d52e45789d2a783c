"""What stands before the first item of a document: the title of the event, and its time zone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from idm_tui.core.text import fold
from idm_tui.formats.imports.documents.day_lines import has_date
from idm_tui.formats.imports.documents.lines import is_table_heading

if TYPE_CHECKING:
    from idm_tui.formats.imports.documents.lines import Line

_ZONES = {"utc": "UTC", "gmt": "UTC"}


def zone_in(head: list[Line]) -> str:
    """Return the zone that the head of a document names for all of its times."""
    for line in head:
        found = re.search(
            r"\b(?i:all times (?:are |in )*(?:those of |in )?|times in |time ?zone:? ?)"
            r"\(?([A-Za-z]+/[A-Za-z_]+|UTC|GMT)\b",
            line.text,
        )
        if found:
            return _ZONES.get(found.group(1).lower(), found.group(1))
    return ""


def left_of(head: list[Line], title: str) -> list[str]:
    """Return what no key of the agenda holds: organisers, the place, whom to write to."""
    return [
        line.text.replace("\t", " ")
        for line in head
        if not is_table_heading([line.text]) and line.text.strip(" *_#") not in title
    ]


_NOT_TITLE = re.compile(
    r"^(?:(?:provisional|final|draft|tentative|preliminary|detailed|annotated|revised)? ?"
    r"(?:agenda|programme|program|schedule|ordre du jour|programa"
    r"|orden del d[ií]a|time|hora|activity|session|topic)\b.*"
    r"|(?:organi[sz]ed|hosted|convened) by .*|venue.*|location.*|date.*|page \d+.*)$",
    re.IGNORECASE,
)


def title_of(head: list[Line]) -> str:
    """Return the title of the event: the longest run of words near the top that names no organiser, date or place."""
    groups: list[tuple[list[str], bool]] = []
    for line in head[:40]:
        text = line.text.replace("\t", " ").strip(" *_#")
        if line.gap or not groups or (line.is_heading and not groups[-1][1]) or len(groups[-1][0]) == 3:
            groups.append(([], line.is_heading))
        if line.is_heading and has_date(text):
            text = _without_date(text)
        if 3 < len(text) <= 140 and not _NOT_TITLE.match(text) and not has_date(text):
            groups[-1][0].append(text)
    candidates = [
        (re.sub(r"[¹²³]+$", "", " ".join(words)).strip(), is_heading) for words, is_heading in groups if words
    ]
    best = max(candidates, key=lambda one: _weight(*one), default=("", False))[0]
    return best if len(best) <= 240 else ""


def _without_date(text: str) -> str:
    """Return a heading without the date at its end."""
    head = re.split(r",? (?=(?:[A-Z][a-z]+day|[A-Z][a-z]+ \d|\d{1,2} [A-Z]))", text)[0]
    return "" if has_date(head) else head.strip(" ,–-")


def _weight(words: str, is_heading: bool) -> float:  # noqa: FBT001
    told = fold(words)
    is_event = re.search(
        r"workshop|conference|meeting|seminar|forum|summit|atelier|conference|reunion|taller|seminario"
        r"|congres|symposium|dialogue|school",
        told,
    )
    is_cut = re.search(r"(?:\bon|\bof|\bthe|:|,)$", words, re.IGNORECASE) is not None or words.endswith(".")
    return (
        min(len(words), 90)
        * (1.6 if is_event else 1)
        * (1.3 if words.isupper() else 1)
        * (2 if is_heading else 1)
        / (3 if is_cut else 1)
    )
