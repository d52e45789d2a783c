"""Pages that are printed in two columns, each to be read from its top to its foot."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from idm_tui.formats.imports.documents.pdf_page import Word, lines_of

if TYPE_CHECKING:
    from collections.abc import Sequence

_TIME = re.compile(r"^\W*\d{1,2}(?:[:.hH]\d{0,2}|\s*[ap]m)", re.IGNORECASE)
_BARE_RANGE = re.compile(r"\d{1,2}(?:[:.h]\d{0,2})?[-–—]\d{1,2}")
_NEAR = 3.0  # points
_WIDTH_OF_COLUMN, _FEWEST_TIMES = 150.0, 4
_GAP = 14.0
_FEWEST_LINES = 8
_MOST_GAPS = 0.1


def columns_of(words: Sequence[Word]) -> list[Sequence[Word]]:
    """Return the words of a page in two columns as what stands above, left, right and below; any other is one."""
    return _with_times(words) or _of_prose(words) or [words]


def _with_times(words: Sequence[Word]) -> list[Sequence[Word]] | None:
    """Part a page with times at the left of both columns, and titles behind them."""
    timed = sorted(word.left for word in words if _TIME.match(word.text))
    gaps = [(after - before, (before + after) / 2) for before, after in pairwise(timed)]
    width, _middle = max(gaps, default=(0.0, 0.0))
    if width < _WIDTH_OF_COLUMN:
        return None
    right = min(left for left in timed if left > _middle) - _NEAR
    crossing = sum(word.left < right < word.right for word in words)
    sides = [word for word in words if word.left < right], [word for word in words if word.left >= right]
    are_even = all(sum(bool(_TIME.match(word.text)) for word in side) >= _FEWEST_TIMES for side in sides)
    are_titled = all(_is_titled(side) for side in sides)
    if not (are_even and are_titled) or crossing > len(words) / 100:
        return None
    offset = right + _NEAR - timed[0]  # the columns begin at one place, as those of one page do
    return [sides[0], _moved(sides[1], offset)]


def _of_prose(words: Sequence[Word]) -> list[Sequence[Word]] | None:
    """Part a page that is set in two columns throughout: their lines have no gaps, and times stand at both edges."""
    lines = list(lines_of(words))
    edges = [line[0].left for line in lines]
    first = min(edges, default=0.0)
    last = max((line[-1].right for line in lines), default=0.0)
    begins = Counter(
        round(word.left)
        for line in lines
        for before, word in pairwise([None, *line])
        if word is not None and (before is None or word.left - before.right > _NEAR * 2)
    )
    middle = range(round(first + (last - first) * 0.35), round(first + (last - first) * 0.7))
    edge = max(middle, key=lambda left: begins[left - 1] + begins[left] + begins[left + 1], default=0)
    across = [place for place, line in enumerate(lines) if any(word.left < edge - _NEAR < word.right for word in line)]
    between = [range(before + 1, after) for before, after in pairwise([-1, *across, len(lines)])]
    body = max(between, key=len)
    begins_right = [place for place in body if any(abs(word.left - edge) <= _NEAR for word in lines[place])]
    if len(begins_right) < _FEWEST_LINES:
        return None
    top, foot = begins_right[0], body[-1]
    left = [[word for word in line if word.right < edge] for line in lines[top : foot + 1]]
    right = [[word for word in line if word.left >= edge - _NEAR] for line in lines[top : foot + 1]]
    sides = [[line for line in side if line] for side in (left, right)]
    if not all(map(_is_column, sides)):
        return None
    above, below = lines[:top], lines[foot + 1 :]
    parts = [_flat(above), _flat(sides[0]), _moved(_flat(sides[1]), edge - first), _flat(below)]
    return [part for part in parts if part]


def _is_column(lines: Sequence[Sequence[Word]]) -> bool:
    """Tell whether lines are those of a column with times at its left, and no cells of a table."""
    gaps = sum(any(after.left - before.right > _GAP for before, after in pairwise(line)) for line in lines)
    edge = min((line[0].left for line in lines), default=0.0)
    heads = [line[0].text for line in lines if line[0].left - edge <= 2 * _NEAR]
    is_timed = any(_TIME.match(head) or _BARE_RANGE.match(head) for head in heads)
    return len(lines) >= _FEWEST_LINES and gaps <= len(lines) * _MOST_GAPS and is_timed


def _flat(lines: Sequence[Sequence[Word]]) -> list[Word]:
    return [word for line in lines for word in line]


def _moved(words: Sequence[Word], offset: float) -> list[Word]:
    return [replace(word, left=word.left - offset, right=word.right - offset) for word in words]


def _is_titled(words: Sequence[Word]) -> bool:
    """Tell whether times stand at the left of a column and words behind them."""
    lines = list(lines_of(words))
    timed = [line for line in lines if _TIME.match(line[0].text)]
    first = min((line[0].left for line in timed), default=0.0)
    is_left = sum(line[0].left <= first + 2 * _NEAR for line in timed) > len(timed) * 0.8
    return is_left and sum(len(line) > 1 for line in timed) > len(timed) / 2
