"""What stands at the head and foot of pages and is no line of the agenda: running titles, numbers of pages."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING

from idm_tui.core.text import fold
from idm_tui.formats.imports.documents.day_lines import is_stamp
from idm_tui.formats.imports.documents.days import printed_in
from idm_tui.formats.imports.kinds import kind_of

if TYPE_CHECKING:
    from collections.abc import Sequence

_NUMBER = re.compile(r"(?:page|p[áa]gina|seite|p\.)\s?\d+(?:\s?(?:of|/|de|sur|von)\s?\d+)?|-\s?\d+\s?-", re.IGNORECASE)
_TIME = re.compile(r"\d\d?[:.hH]\d\d")
_TIME_ALONE = re.compile(r"\d\d?[:.hH]\d\d[\d:.hHapm –—-]*")
# Lines that may well stand on each page, or with a number that grows, and say something.
_SAYS = re.compile(
    r"\b(?:session|panel|part|discussion|table|group|workshop|atelier|taller|round|paper|topic|theme|question"
    r"|module|keynote|talk|track|block|bloque|seance|sesion|moderat\w*|chair|speakers?|panell?ists?|room|salle|sala)\b"
    r"|\b(?:day|jour|dia) (?:\d|one|two|three|four|[ivx]+\b)"
)
_DIGITS = re.compile(r"\d+")
_EDGE = 2
_SHORTEST = 12


def page_marks(raws: Sequence[str]) -> set[int]:
    """Return the numbers, from 1, of the lines that a page carries as such; a form feed begins a page.

    Of running titles the first stays where it heads the document: it may be what the event is called.
    """
    bare = [" ".join(raw.split()) for raw in raws]
    numbers = [place for place, text in enumerate(bare) if _NUMBER.fullmatch(text)]
    ends = [place for place, raw in enumerate(raws) if "\f" in raw] or numbers
    repeated = _counted(bare) | _beside(bare, numbers)
    if ends:
        repeated |= _at_edges(bare, ends)
    top = [place for place, text in enumerate(bare) if text][:_EDGE]
    title = next((place for place in top if place in repeated and not _DIGITS.search(bare[place])), None)
    return {place + 1 for place in {*numbers, *repeated} if place != title}


def _at_edges(bare: Sequence[str], ends: Sequence[int]) -> set[int]:
    """Return the lines that stand, but for their numbers, at the edge of most pages."""
    edges: dict[str, dict[int, set[int]]] = defaultdict(lambda: defaultdict(set))
    pages = [range(begin, end) for begin, end in pairwise([0, *ends, len(bare)])]
    written = [[place for place in page if bare[place] and not _NUMBER.fullmatch(bare[place])] for page in pages]
    written = [page for page in written if page]
    edge = _EDGE if len(written) > _EDGE else 1
    for number, page in enumerate(written):
        for place in {*page[:edge], *page[-edge:]}:
            if _may_repeat(bare[place]):
                edges[_DIGITS.sub("#", bare[place])][number].add(place)
    often = [on for on in edges.values() if len(on) > max(len(written) // 2, 1) and not _stands_below_times(bare, on)]
    return {place for on in often for places in on.values() for place in places}


def _stands_below_times(bare: Sequence[str], on: dict[int, set[int]]) -> bool:
    """Tell whether a text is there more than once a page below a time: the room or the speaker of several items."""
    places = [place for found in on.values() for place in found]
    return sum(place > 0 and _TIME.match(bare[place - 1]) is not None for place in places) > len(on)


def _beside(bare: Sequence[str], numbers: Sequence[int]) -> set[int]:
    """Return the lines that stand beside the numbers of two pages and more."""
    beside = [place for at in numbers for place in (at - 1, at + 1) if 0 <= place < len(bare) and bare[place]]
    texts = Counter(bare[place] for place in beside if _may_repeat(bare[place]))
    return {place for place in beside if texts[bare[place]] > 1}


def _counted(bare: Sequence[str]) -> set[int]:
    """Return the lines that stand alone and differ only by a number that grows by one: "Annotated agenda 1"."""
    alike: dict[str, list[int]] = defaultdict(list)
    above = ""
    for place, text in enumerate(bare):
        is_title = _TIME_ALONE.fullmatch(above) is not None
        above = text or above
        is_alone = not any(bare[max(place - 1, 0) : place]) and not any(bare[place + 1 : place + 2])
        if is_alone and not is_title and len(text) > _SHORTEST and text[-1:].isdecimal() and _may_repeat(text):
            alike[_DIGITS.sub("#", text)].append(place)
    found: set[int] = set()
    for places in alike.values():
        counts = [int(_DIGITS.findall(bare[place])[-1][-9:]) for place in places]
        if len(counts) > 1 and all(after - before == 1 for before, after in pairwise(counts)):
            found.update(places)
    return found


def _may_repeat(text: str) -> bool:
    return not (_SAYS.search(fold(text)) or _TIME.search(text) or kind_of(text) != "other" or _is_date(text))


def _is_date(text: str) -> bool:
    printed = printed_in(text) if not is_stamp(text) else None
    return printed is not None and bool(printed.month or printed.slashes or printed.number)
