"""What stands behind the last item: questions for sessions above, whom to write to, where to register."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from idm_tui.core.record import record
from idm_tui.core.text import fold
from idm_tui.formats.imports.documents.questions import QUESTION_END, leads_in

if TYPE_CHECKING:
    from collections.abc import Sequence

    from idm_tui.formats.imports.documents.items import Item
    from idm_tui.formats.imports.documents.lines import Line

_ADDRESS = re.compile(r"\w@\w|https?://|www\.|\+\d[\d ()-]{6,}|\b(?:\d{2,4}[ -]){3,}\d{2,4}")
_ABOUT = re.compile(
    r"\W*(?:registration|to register|rsvp|inscri\w+|consultas?|for (?:more|further|any|all)"
    r"|(?:pour|para) (?:tou|plus|mas)|informa\w+|enquir\w+|inquir\w+|e-?mail|secretar\w+|website|web|site"
    r"|organi[sz]\w+|venue|lieu)"
)
_SURELY = re.compile(
    r"\W*(?:©|\(c\) ?\d|copyright\b|last updated?\b|mentions legales|comparte esto|share this|privacy\b|end of \w+$"
    r"|(?:with (?:every )?(?:good|best|kind)|(?:kind|best) regards|yours|cordialement|bien a vous|atentamente|un abrazo"
    r")\b|(?:for |para |pour )?(?:contacts?(?: persons?)?|secretar\w+|press|media|enquir\w+|inquir\w+|quer(?:y|ies)"
    r"|hotline|inscripci?on\w*|registration|consultas?|informes|prensa|presse|renseignements?|logisti\w+|rsvp|organiza"
    r"|interpret\w+|dress(?: code)?|hebergement|transport|accommodation|alojamiento|para cualquier \w+|notes?|nota)"
    r"\s*:)"
)
_LABEL = re.compile(
    r"\b(session|panel|part|theme|block|seance|sesion|table ronde|mesa|bloque|atelier|taller)\s+(\d{1,2}|[ivx]+)\b"
)
_KIND = re.compile(
    r"\b(panel|round ?table|table ronde|mesa redonda|conversatorio|fishbowl|world cafe|workshop|atelier|taller"
    r"|fireside|plenary|pleniere|plenaria|keynote)\b"
)
_CLOCK = re.compile(r"\b([01]?\d|2[0-3])[:.h]([0-5]\d)\b")
_LONGEST = 140
_SHORTEST_TITLE = 8
_LONGEST_LABEL = 30


def part_foot(items: Sequence[Item]) -> list[Line]:
    """Take from the last item what does not belong to it: questions go to the sessions that they name.

    Returns what belongs to no session: whom to write to, and what follows.
    """
    last = items[-1]
    foot = _cut(last, next((at for at, line in _behind(last) if _is_foot(line.text)), None))
    asks = next((at for at, line in _behind(last) if _leads(line) or _stands_over_questions(last, at)), None)
    return [*_hand_out(last, asks, items), *foot] if asks is not None else foot


def _behind(item: Item) -> list[tuple[int, Line]]:
    """Return the lines of an item that may begin something else, with their places."""
    lines = list(enumerate(item.lines))[1:]
    return [(at, line) for at, line in lines if line.gap or line.is_heading or line.starts_row]


def _cut(item: Item, at: int | None) -> list[Line]:
    taken = item.lines[at:] if at is not None else []
    del item.lines[len(item.lines) - len(taken) :]
    return taken


def _is_foot(text: str) -> bool:
    plain = fold(text)
    return _SURELY.match(plain) is not None or (_ABOUT.match(plain) is not None and _ADDRESS.search(text) is not None)


def _leads(line: Line) -> bool:
    words = line.text.partition(":")[0]
    return len(words) < _LONGEST and leads_in(f"{words}:")


def _stands_over_questions(item: Item, at: int) -> bool:
    below = item.lines[at + 1 : at + 3]
    return item.lines[at].text.endswith(":") and bool(below) and all(line.text.endswith(QUESTION_END) for line in below)


@record
class _Known:
    """What a heading may name an item by."""

    title: str
    label: tuple[str, ...]
    kinds: frozenset[str]
    start: int
    """In minutes from midnight."""


def _hand_out(last: Item, begin: int, items: Sequence[Item]) -> list[Line]:
    """Hand questions behind the last item to those above that their headings name, if each has such a heading.

    Returns the headings that say more than which item they mean.
    """
    lead, owner = last.lines[begin], None
    known = [_known(item) for item in items]
    more: list[Line] = []
    found: dict[int, list[Line]] = defaultdict(list)
    for line in last.lines[begin:]:
        words = line.text.partition(":")[0] if line is lead else line.text
        named = None if line.is_bullet and line.text.endswith(QUESTION_END) else _named(words, known)
        owner = named if named is not None else owner
        if named is not None and line is not lead and not line.text.endswith(QUESTION_END):
            more += [line] if len(line.text) > len(known[named].title) + _LONGEST_LABEL else []
            continue
        if owner is not None:
            found[owner].append(line)
        elif line is not lead:
            return []
    if not found or owner is None:
        return []
    _cut(last, begin)
    for at, lines in found.items():
        items[at].lines += lines if lead in lines else [lead, *lines]
    return more


def _known(item: Item) -> _Known:
    title = fold(item.lines[0].text) if item.lines else ""
    label = _LABEL.search(title)
    return _Known(title, label.groups() if label else (), frozenset(_KIND.findall(title)), item.start.minutes)


def _named(text: str, items: Sequence[_Known]) -> int | None:
    """Return which item a heading names: by its title, by "Session 2", by its time, or as the only panel."""
    if len(text) >= _LONGEST:
        return None
    plain = fold(text)
    label, clock, kind = _LABEL.search(plain), _CLOCK.search(plain), _KIND.search(plain)
    clues = (
        [len(item.title) > _SHORTEST_TITLE and item.title in plain for item in items],
        [label is not None and item.label == label.groups() for item in items],
        [clock is not None and item.start == int(clock[1]) * 60 + int(clock[2]) for item in items],
        [kind is not None and kind[1] in item.kinds for item in items],
    )
    return next((clue.index(True) for clue in clues if clue.count(True) == 1), None)
