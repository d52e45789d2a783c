"""Find the one that is meant: by the unique beginning of any word, case and accents aside."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeVar

from idm_tui.core.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

Item = TypeVar("Item")
_WORD = re.compile(r"[^\W_]+")


def find(said: str, candidates: Iterable[tuple[str, Item]]) -> list[tuple[str, Item]]:
    """Return the candidates that a name may mean; exactly one when it is clear.

    The closest kind of match wins: the whole name, then whole words in a row, then beginnings of words.
    """
    wanted = fold(said).strip()
    words = _WORD.findall(wanted)
    if not words:
        return []
    ranks: dict[int, list[tuple[str, Item]]] = {}
    for name, item in candidates:
        rank = _rank(wanted, words, fold(name))
        if rank:
            ranks.setdefault(rank, []).append((name, item))
    return ranks[min(ranks)] if ranks else []


def closeness(wanted: str, name: str) -> int:
    """Tell how close a name is to letters, both without case and accents: 1 the same to 3, 0 not at all."""
    words = _WORD.findall(wanted)
    return _rank(wanted, words, name) if words else 0


def _rank(wanted: str, words: list[str], name: str) -> int:
    """Tell how close a name is: 1 the same, 2 whole words, 3 beginnings of words, 0 not at all."""
    if name == wanted:
        return 1
    own = _WORD.findall(name)
    spans = [own[i : i + len(words)] for i in range(len(own) - len(words) + 1)]
    if words in spans:
        return 2
    if any(all(map(str.startswith, span, words)) for span in spans):
        return 3
    return 3 if _each_begins_one(words, own) else 0


def _each_begins_one(words: list[str], own: list[str]) -> bool:
    """Tell whether the words, in their order, each begin one of a name's words."""
    rest = iter(own)
    return all(any(candidate.startswith(word) for candidate in rest) for word in words)
