"""Places in the lines of a document: rooms, floors, addresses; they are neither titles nor people."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from idm_tui.core.text import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from idm_tui.formats.imports.documents.items import Item

_ROOM = (
    r"\b(?:(?:board|ball)?room|floor|hotel|hall|auditorium|amphi(?:theatre)?|salle|etage|sala|salon|piso|raum|saal|foyer|lobby"
    r"|terrace|restaurant|faculty club|library|lounge|atrium|theatre|stage|aula|aud\b\.?|building|batiment|corridor)\b"
)
_ADDRESS = (
    r"\b(?:street|avenue|rue|metro|station|campus|plaza|boulevard|\d+ place"
    r"|(?:exhibition|conference|convention) cent(?:er|re))\b|, [a-z-]+(?: [a-z-]+)?(?: \([^)]*\))?$"
)
_PLACE = re.compile(f"{_ROOM}|{_ADDRESS}")
_IN_BRACKET = re.compile(rf"(?:.*{_ROOM}.*|[a-z]{{0,3}}[ -]?\d{{2,4}}[a-z]?(?:[-/, ]+[a-z]{{0,3}}\d{{2,4}}[a-z]?)*)")
_LONGEST_PLACE = 60
_FEWEST_PLACED = 3
_PLACE_ALONE = re.compile(
    r"(?:[\w.'-]+ ){0,3}(?:room|auditorium|ballroom|foyer|lobby|theatre|theater|amphitheatre|salle|sala|salon|aula)"
    r"(?! (?:for|to|pour|para) )(?: [\w.'-]+){0,2}|.*\b(?:floor|etage|piso|edificio|batiment)\b.*(?:,.*|\d)"
    r"|.*\b(?:[a-z0-9]{1,2} building\b|building (?:\d|[a-z](?:,|$))).*"
)
_ROOM_ALONE = re.compile(
    r"(?:(?:conference |meeting )?room|salle|sala|venue|lieu|lugar|location|place|ort|raum)\s*:\s*(?P<named>\S.{1,60})"
    r"|(?:(?:conference |meeting )?room|salle|sala|raum|saal|amphi(?:th[ée]âtre)?|auditorium)"
    r"\s+(?!(?:for|to|pour|para)\b)[\w.-]+(?:\s+[\w.-]+)?",
    re.IGNORECASE,
)
_BRACKET_BEHIND = re.compile(r"\s*\(([^()]{2,60})\)$")
_BRACKET_BEFORE = re.compile(r"\(([^()]{2,60})\)\s*")


def is_place(text: str) -> bool:
    """Tell whether a line says where something is."""
    return _PLACE.search(fold(text)) is not None


def room_in(text: str) -> str:
    """Return the room that a line names and nothing else: "Room XVII", "Sala: Aula Magna"; empty for any other."""
    found = _ROOM_ALONE.fullmatch(text.strip())
    return (found["named"] or found[0]).strip() if found and not text.rstrip().endswith("?") else ""


def may_be_place(text: str) -> bool:
    """Tell whether a line may be nothing but a place: "Tansa Room", "J building, floor B1, room 080"."""
    return len(text) < _LONGEST_PLACE and _PLACE_ALONE.fullmatch(fold(text.strip())) is not None


def put_places_behind(items: Sequence[Item]) -> None:
    """Put the line of place behind the title, where a document has it between the times and the titles."""
    placed = [item for item in items if len(item.lines) > 1 and may_be_place(item.lines[0].text)]
    if len(placed) < _FEWEST_PLACED or len(placed) * 3 < len(items):
        return
    for item in placed:
        place, title = item.lines[:2]
        item.lines[:2] = [replace(title, gap=place.gap, starts_row=True), replace(place, role="room", starts_row=True)]


def without_place(title: str) -> tuple[str, str]:
    """Return a title without a bracket of place before or behind it, and what stands in the bracket."""
    for found in (_BRACKET_BEHIND.search(title), _BRACKET_BEFORE.match(title)):
        if found and _IN_BRACKET.fullmatch(fold(found[1])):
            return f"{title[: found.start()]}{title[found.end() :]}", found[1]
    return title, ""
