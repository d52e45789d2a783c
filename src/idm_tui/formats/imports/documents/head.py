"""What stands before the first item of a document: the title of the event, and its time zone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from idm_tui.core.text import fold
from idm_tui.formats.imports.documents.columns import is_table_heading
from idm_tui.formats.imports.documents.day_lines import has_date, words_beside_date
from idm_tui.formats.imports.documents.days import printed_in
from idm_tui.formats.imports.documents.footnotes import without_marks
from idm_tui.formats.imports.documents.people import people_in
from idm_tui.formats.imports.documents.places import is_place
from idm_tui.formats.imports.documents.role_words import role_at
from idm_tui.formats.imports.names import is_body

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


def left_of(head: list[Line], told: tuple[str, ...]) -> list[Line]:
    """Return what no key of the agenda holds: organisers, the place, whom to write to.

    `told` is what keys do hold; dates of the whole event are those of its days.
    """
    columns = (line for line in head if ": " not in line.text and is_table_heading([line.text]))
    said = {line.number for line in columns}
    return [line for line in head if not (line.number in said or _is_date(line.text) or is_told(line, told))]


def venue_of(head: list[Line]) -> str:
    """Return where the event is, if a line before the first item says so: "Venue: Town hall"."""
    return next((found[1] for line in head if (found := _VENUE.fullmatch(line.text.replace("\t", " ")))), "")


def series_and_form(head: list[Line], title: str) -> tuple[str, str]:
    """Return what stands above a title and leads on to it: "DIALOGUE ON PORTS", "SECOND WORKSHOP ON"."""
    first = next(
        (place for place, line in enumerate(head) if len(_bare(line)) > 3 and title.startswith(_bare(line))), 0
    )
    form = _FORM.fullmatch(_bare(head[first - 1])) if first else None
    if form is None or not _EVENT.search(fold(form[1])):
        return "", ""
    above = head[first - 2] if first > 1 and not head[first - 1].gap else None
    is_series = above is not None and _EVENT.search(fold(above.text)) and printed_in(above.text) is None
    return _bare(above) if above is not None and is_series else "", form[1]


def is_told(line: Line, told: tuple[str, ...]) -> bool:
    """Tell whether a key of the agenda holds a line, or all of it but its date."""
    leading = _FORM.fullmatch(_bare(line)) or _VENUE.fullmatch(_bare(line))
    words = _without_date(_bare(line)) or _bare(line)
    return any(words in known for known in told) or (leading is not None and leading[1] in told)


def _bare(line: Line) -> str:
    return without_marks(line.text.replace("\t", " ").strip(" *_#"))


def _is_date(text: str) -> bool:
    """Tell whether nothing but dates stands in a line."""
    return printed_in(text, ranges=True) is not None and not words_beside_date(text)


_VENUE = re.compile(r"(?:venue|location|lieu|lugar|place|where|sede) ?: ?(\S.{2,100})", re.IGNORECASE)
_FORM = re.compile(
    r"(.{4,80}?),?\s+(?:on|on the (?:theme|topic)(?: of)?|sur|sur le th[èe]me(?: de)?|sobre|über|zu[mr]?)\s*:?",
    re.IGNORECASE,
)
_NOT_TITLE = re.compile(
    r"(?:(?:provisional|final|draft|tentative|preliminary|detailed|annotated|revised|rappel du|version)? ?"
    r"(?:agenda|programme|program|schedule|ordre du jour|programa"
    r"|orden del d[ií]a|time|hora|activity|session|topic)\b.*"
    r"|(?:organi[sz]ed|hosted|convened|organis[ée]e?|organizado|co-?organi[sz]ed) (?:by|par|por) .*"
    r"|(?:start|end|finish|item|from|to|who|what|led by|speakers?|expositor(?:es)?|tema|activit[ée]|actividad)"
    r"|page \d+.*|please note.*|(?:to|from|subject|asunto|objet|betreff|re|fwd?|rv|tr) ?:.*"
    r"|(?:dear|chers?|ch[èe]res?|estimad[oa]s?) .*"
    r"|(?:when|where|dates?|venue|location|place|lieu|lugar|fecha|ort|hosts?|organi[sz]ers?|contact|version)\b ?:.*"
    r"|status ?:.*|(?:(?:previous|next|home) ?page|table ?of ?contents|skip to.*content|(?:back to )?top|print|download"
    r"|transcript(?:ion)?|menu|home|search|log ?in|share|éditer|[\W_])+"
    r"|venue.*|location.*|date .*|.*(?:https?://|www\.|\w@\w).*|.*\bzoom\b.*|(?:tel|phone)\b.*)",
    re.IGNORECASE,
)
_EVENT = re.compile(
    r"workshop|conference|meeting|seminar|forum|summit|atelier|reunion|taller|congres|symposium|dialogue|school|journee"
    r"|colloque|assises|assembly|assemblee|asamblea|jornada|encuentro|rencontre|gathering|festival|convention|tagung|days\b"
    r"|training|formation\b|webinar|retreat|round ?table|mesa redonda|consultation|meet.?up|hackathon|tutorial"
)
_SENTENCE = re.compile(r"(?:an?|une?|una|um|uma|eine?|this|the following) ", re.IGNORECASE)
# What is said to the reader: no title begins so, or ends with a colon.
_TOLD = re.compile(
    r"(?:please|you|we|our|for any|if you|note|first of all|all times|times are|vous|nous|je|pour plus|usted|nosotros"
    r"|(?:the|this|cette?|le|la|el|este|esta) [\w-]+(?: [\w-]+)? (?:will|is|are|was|has|sera|est|se|será|aura))\b.*"
    r"|[^:]{12,}:|.*[^.]\.|\(.*\)|.*\{\{.*",
    re.IGNORECASE,
)
_CUT = re.compile(
    r"(?:\b(?:on|of|the|for|and|in|to|with|de|des|du|la|le|y|et|sur|pour|para|sobre|und|der)|[:,–-])$", re.IGNORECASE
)
_MOST_LINES = 40
_SHORT_TITLE = 25
_LONGEST_LINE = 140
_LONGEST_TITLE = 240


def title_of(head: list[Line], named: str = "") -> str:
    """Return the title of the event: the fullest words near the top that name no organiser, date, place or person.

    `named` is what the page itself is called, if it is more than "Agenda".
    """
    if named and not _NOT_TITLE.fullmatch(named):
        return named
    candidates: list[tuple[str, bool]] = []
    first = head[0] if head else None
    for block in _blocks(head[:_MOST_LINES]):
        is_open = False
        for line in block:
            text = _without_date(line.text.replace("\t", " ").strip(" *_#"))
            if not _may_be_title(text, line, is_first=line is first):
                is_open = False
            elif is_open and _goes_on(candidates[-1][0], text):
                candidates[-1] = (f"{candidates[-1][0]} {text}", candidates[-1][1])
            elif candidates and text[0].islower():  # a line of prose
                is_open = False
            else:
                candidates.append((text, line.is_heading))
                is_open = True
    weights = [_weight(*one) / (1 + place / 8) for place, one in enumerate(candidates)]
    best = candidates[weights.index(max(weights))][0] if candidates else ""
    return without_marks(best) if 0 < len(best) <= _LONGEST_TITLE else named


def _blocks(head: list[Line]) -> list[list[Line]]:
    """Return the lines that stand together, but for paragraphs of prose."""
    blocks: list[list[Line]] = []
    for line in head:
        before = blocks[-1][-1] if blocks else None
        if before is None or line.gap or line.number - before.number > 1 or line.is_heading != before.is_heading:
            blocks.append([])
        blocks[-1].append(line)
    return [block for block in blocks if not _is_prose(block)]


def _is_prose(block: list[Line]) -> bool:
    return block[-1].text.endswith(".") or (len(block) > 2 and sum(len(line.text) for line in block) > 60 * len(block))


def _may_be_title(text: str, line: Line, *, is_first: bool) -> bool:
    if not 3 < len(text) <= _LONGEST_LINE or _NOT_TITLE.fullmatch(text) or line.is_bullet:
        return False
    if (_TOLD.fullmatch(text) and not text.isupper()) or role_at(text) is not None:
        return False
    is_event = _EVENT.search(fold(text)) is not None
    is_whole = len(text) > _SHORT_TITLE or printed_in(text) is None
    if printed_in(line.text) is not None and not (is_event and is_whole):
        return is_first and text != line.text and words_beside_date(text) > 1
    return is_event or not (is_place(text) or people_in(text))


def _goes_on(title: str, text: str) -> bool:
    """Tell whether a line goes on with the title above; below that of a body stands something else."""
    if is_body(title) and not _EVENT.search(fold(title)):
        return False
    if _CUT.search(title) or text[:1].islower() or title.isupper():
        return True
    return len(title) > _SHORT_TITLE and not is_body(text)


def _without_date(text: str) -> str:
    """Return a line without the date at its end."""
    if not has_date(text):
        return text
    head = re.split(r",? (?=(?:[A-Z][a-z]+day|[A-Z][a-z]+ \d|\d{1,2} [A-Z]))", text)[0]
    return "" if has_date(head) else head.strip(" ,–-")


def _weight(words: str, is_heading: bool) -> float:  # noqa: FBT001
    return (
        min(len(words), 90)
        * (1.6 if _EVENT.search(fold(words)) else 1)
        * (1.3 if words.isupper() else 1)
        * (2 if is_heading else 1)
        / (3 if _CUT.search(words) or _SENTENCE.match(words) else 1)
        / (2 if is_body(words) and not _EVENT.search(fold(words)) else 1)
    )
