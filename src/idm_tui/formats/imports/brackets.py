"""Splitting a text where it stands in no bracket."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_BRACKET = re.compile(r"[()\[\]]")


def closed_brackets(text: str) -> list[tuple[int, int]]:
    """Return where the outermost closed brackets begin and end; a bracket without its other half is none."""
    found: list[tuple[int, int]] = []
    opened: list[int] = []
    for mark in _BRACKET.finditer(text):
        if mark[0] in "([":
            opened.append(mark.start())
        elif opened:
            begin = opened.pop()
            while found and found[-1][0] > begin:
                found.pop()
            found.append((begin, mark.end()))
    return found


def outside(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """Yield the matches that begin in no bracket."""
    closed = closed_brackets(text)
    at = 0
    for match in pattern.finditer(text):
        while at < len(closed) and closed[at][1] <= match.start():
            at += 1
        if at == len(closed) or match.start() < closed[at][0]:
            yield match


def split_outside(pattern: re.Pattern[str], text: str) -> list[str]:
    """Split a text wherever a pattern stands in no bracket."""
    pieces: list[str] = []
    at = 0
    for match in outside(pattern, text):
        pieces.append(text[at : match.start()])
        at = match.end()
    return [*pieces, text[at:]]
