"""Lines of styled text, the material of every panel.

A piece of a line names its look by a token; `looks` says how a token looks. Text is plain text: no markup is
ever read from it.
"""

from __future__ import annotations

from functools import lru_cache
from textwrap import wrap

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from textual.strip import Strip

from idm_tui.core.record import record
from idm_tui.tui.looks import LOOKS


@record
class Line:
    """One line: pieces of text, each with its token."""

    pieces: tuple[tuple[str, str], ...] = ()

    @classmethod
    def of(cls, text: str, token: str = "plain") -> Line:
        """Make a line of one piece."""
        return cls(((text, token),))

    def __add__(self, other: Line) -> Line:
        """Put two lines side by side."""
        return Line((*self.pieces, *other.pieces))

    def add(self, text: str, token: str = "plain") -> Line:
        """Put a piece at the end."""
        return Line((*self.pieces, (text, token))) if text else self

    @property
    def width(self) -> int:
        """The cells that it takes."""
        return sum(cell_len(text) for text, _token in self.pieces)

    @property
    def text(self) -> str:
        """The text without its looks."""
        return "".join(text for text, _token in self.pieces)

    def fit(self, width: int) -> Line:
        """Cut the line to a width, with an ellipsis where something is missing."""
        if self.width <= width:
            return self
        kept, left = [], max(width - 1, 0)
        for text, token in self.pieces:
            size = cell_len(text)
            if size > left:
                kept.append((set_cell_size(text, left).rstrip() + "…", token))
                break
            kept.append((text, token))
            left -= size
        return Line(tuple(kept)) if width > 0 else Line()

    def spread(self, right: Line, width: int) -> Line:
        """Put another line at the right end of a width; the left one gives way."""
        room = width - right.width - (1 if right.pieces else 0)
        if room < 8:
            return self.fit(width)
        left = self.fit(room)
        return left.add(" " * (width - left.width - right.width)) + right

    def strip(self, width: int) -> Strip:
        """Turn the line into what Textual draws, padded to a width."""
        segments = [Segment(text, LOOKS[token]) for text, token in self.pieces if text]
        rest = width - self.width
        if rest > 0:
            segments.append(Segment(" " * rest))
        return Strip(segments, max(width, self.width))


def difference(old: Line, new: Line) -> tuple[int, int]:
    """Return the first and last (exclusive) column in which two lines differ."""
    if old == new:
        return (0, 0)
    # Whole pieces that are the same on either side need no look at their cells.
    same = 0
    shortest = min(len(old.pieces), len(new.pieces))
    while same < shortest and old.pieces[same] == new.pieces[same]:
        same += 1
    offset = Line(new.pieces[:same]).width
    before, after = _cells(old.pieces[same:]), _cells(new.pieces[same:])
    start, end = 0, max(len(before), len(after))
    shortest = min(len(before), len(after))
    while start < shortest and before[start] == after[start]:
        start += 1
    if len(before) == len(after):
        while end > start and before[end - 1] == after[end - 1]:
            end -= 1
    return (offset + start, offset + end)


def _cells(pieces: tuple[tuple[str, str], ...]) -> list[tuple[str, str]]:
    cells: list[tuple[str, str]] = []
    for text, token in pieces:
        sizes = [1] * len(text) if text.isascii() else [cell_len(ch) for ch in text]
        width = cell_len(text)
        if sum(sizes) == width and 0 not in sizes:
            for ch, size in zip(text, sizes, strict=True):
                cells += [(ch, token)] * size
        else:  # marks and joined characters share cells: such a piece changes as a whole
            cells += [(text, token)] * width
    return cells


@lru_cache(maxsize=512)
def _broken(text: str, width: int) -> tuple[str, ...]:
    return tuple(wrap(text, width, break_long_words=True, break_on_hyphens=True))


def wrapped(text: str, width: int, token: str = "plain", indent: str = "") -> list[Line]:
    """Break a text into lines of a width; paragraphs keep an empty line between them."""
    found: list[Line] = []
    for paragraph in text.split("\n"):
        if not paragraph.strip():
            found.append(Line())
            continue
        # textwrap counts characters; wide ones are made sure of by the cut at the end
        parts = _broken(paragraph, max(width - len(indent), 8))
        found += [Line.of(indent + part, token).fit(width) for part in parts]
    return found


def hanging(head: Line, text: str, width: int, indent: str) -> list[Line]:
    """Put a text behind a head, broken into lines that begin with an indent; at least one line."""
    found: list[Line] = []
    for paragraph in text.split("\n"):
        first = " " * head.width if not found else indent
        parts = wrap(paragraph, max(width, len(first) + 8), initial_indent=first, subsequent_indent=indent)
        lines = [Line.of(part).fit(width) for part in parts or [first]]
        found += lines if found else [head + Line.of(lines[0].text[head.width :]), *lines[1:]]
    return found
