"""Places in the lines of a document: rooms, floors, addresses; they are neither titles nor people."""

from __future__ import annotations

import re

from idm_tui.core.text import fold

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
_BRACKET_BEHIND = re.compile(r"\s*\(([^()]{2,60})\)$")
_BRACKET_BEFORE = re.compile(r"\(([^()]{2,60})\)\s*")


def is_place(text: str) -> bool:
    """Tell whether a line says where something is."""
    return _PLACE.search(fold(text)) is not None


def without_place(title: str) -> tuple[str, str]:
    """Return a title without a bracket of place before or behind it, and what stands in the bracket."""
    for found in (_BRACKET_BEHIND.search(title), _BRACKET_BEFORE.match(title)):
        if found and _IN_BRACKET.fullmatch(fold(found[1])):
            return f"{title[: found.start()]}{title[found.end() :]}", found[1]
    return title, ""
