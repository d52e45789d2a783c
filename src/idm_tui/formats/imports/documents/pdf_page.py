"""What is printed on a page of a PDF, as PDFium tells it: words, and the straight lines that are drawn."""

from __future__ import annotations

import ctypes
import re
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from pypdfium2 import raw

from idm_tui.core.record import record
from idm_tui.formats.imports.documents.ruled import Rule

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_HYPHENS = "\x02\ufffe"  # how a hyphen at the end of a line is told
_WORD = re.compile(rf"[^\s\0{_HYPHENS}]+[{_HYPHENS}]?|[{_HYPHENS}]")
_SAME_LINE = 3.0
_STRAIGHT = 0.1
_MOST_RULES = 5_000
_MOST_OBJECTS = 100_000
_DEEPEST = 4


@record
class Word:
    """A word and where it stands, in points from the left and from the top; `base` is the line it stands on."""

    text: str
    left: float
    right: float
    middle: float
    base: float


@record
class Page:
    """A page: its words in the order in which they are written, and its rules across and down."""

    words: list[Word]
    across: list[Rule]
    down: list[Rule]


def page_of(page: Any) -> Page:
    """Take what is on a page of a document that PDFium has open."""
    turns = raw.FPDFPage_GetRotation(page)
    words = list(_words(page, turns))
    across: list[Rule] = []
    down: list[Rule] = []
    for (one_x, one_y), (other_x, other_y) in _strokes(page, turns):
        if abs(one_y - other_y) <= _STRAIGHT < abs(one_x - other_x):
            across.append(Rule(one_y, min(one_x, other_x), max(one_x, other_x)))
        elif abs(one_x - other_x) <= _STRAIGHT < abs(one_y - other_y):
            down.append(Rule(one_x, min(one_y, other_y), max(one_y, other_y)))
        if len(across) + len(down) > _MOST_RULES:  # it is a drawing, no table
            return Page(words, [], [])
    return Page(words, across, down)


def lines_of(words: Iterable[Word]) -> Iterator[list[Word]]:
    """Put words together that stand on one line, from the left; the lines come from the top."""
    line: list[Word] = []
    for word in sorted(words, key=attrgetter("base")):
        if line and word.base - line[-1].base > _SAME_LINE:
            yield sorted(line, key=attrgetter("left"))
            line = []
        line.append(word)
    if line:
        yield sorted(line, key=attrgetter("left"))


def said(line: Iterable[Word]) -> str:
    """Return the text of a line."""
    return " ".join(word.text for word in line)


def _turned(x: float, y: float, turns: int) -> tuple[float, float]:
    """Return a point as the page is shown, turned by quarters; what grows from the bottom grows from the top."""
    match turns:
        case 1:
            return y, x
        case 2:
            return -x, y
        case 3:
            return -y, -x
    return x, -y


# --- words


def _words(page: Any, turns: int) -> Iterator[Word]:
    text = raw.FPDFText_LoadPage(page)
    try:
        count = raw.FPDFText_CountChars(text)
        units = (ctypes.c_ushort * (count * 2 + 2))()  # a character beyond the first plane takes two
        told = raw.FPDFText_GetText(text, 0, count, units) if count > 0 else 0
        letter = _Letter(text, turns)
        for found in _WORD.finditer("".join(map(chr, units[: max(told - 1, 0)]))):
            first = raw.FPDFText_GetCharIndexFromTextIndex(text, found.start())
            last = raw.FPDFText_GetCharIndexFromTextIndex(text, found.end() - 1)
            left, right, middle = letter.box(first)
            if last != first:
                other_left, other_right, _middle = letter.box(last)
                left, right = min(left, other_left), max(right, other_right)
            yield Word(_readable(found[0]), left, right, middle, letter.base(first))
    finally:
        raw.FPDFText_ClosePage(text)


class _Letter:
    """Asks where letters stand; what it is told in is made once."""

    def __init__(self, text: Any, turns: int) -> None:
        self._text, self._turns = text, turns
        self._box, self._x, self._y = raw.FS_RECTF(), ctypes.c_double(), ctypes.c_double()

    def box(self, place: int) -> tuple[float, float, float]:
        """Return how far a letter goes from left to right, and its middle from the top."""
        box = self._box
        raw.FPDFText_GetLooseCharBox(self._text, place, box)
        if not self._turns:
            return box.left, box.right, -(box.bottom + box.top) / 2
        one, other = _turned(box.left, box.bottom, self._turns), _turned(box.right, box.top, self._turns)
        return min(one[0], other[0]), max(one[0], other[0]), (one[1] + other[1]) / 2

    def base(self, place: int) -> float:
        """Return the line that a letter stands on, from the top."""
        raw.FPDFText_GetCharOrigin(self._text, place, self._x, self._y)
        return _turned(self._x.value, self._y.value, self._turns)[1]


def _readable(units: str) -> str:
    if units.isascii() and units[-1] > "\x02":
        return units
    whole = units.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return f"{whole[:-1]}-" if whole[-1] in _HYPHENS else whole


# --- rules


def _strokes(page: Any, turns: int) -> Iterator[tuple[tuple[float, float], tuple[float, float]]]:
    for thing, matrix in _paths(page, raw.FPDFPage_CountObjects, raw.FPDFPage_GetObject, (1, 0, 0, 1, 0, 0)):
        x, y = ctypes.c_float(), ctypes.c_float()
        began = before = None
        for place in range(raw.FPDFPath_CountSegments(thing)):
            segment = raw.FPDFPath_GetPathSegment(thing, place)
            raw.FPDFPathSegment_GetPoint(segment, x, y)
            here = _turned(*_moved(x.value, y.value, matrix), turns)
            kind = raw.FPDFPathSegment_GetType(segment)
            if kind == raw.FPDF_SEGMENT_MOVETO:
                began = here
            elif kind == raw.FPDF_SEGMENT_LINETO and before is not None:
                yield before, here
            if raw.FPDFPathSegment_GetClose(segment) and began is not None:
                yield here, began
            before = here


_Matrix = tuple[float, float, float, float, float, float]


def _paths(owner: Any, count: Any, get: Any, matrix: _Matrix, depth: int = 0) -> Iterator[tuple[Any, _Matrix]]:
    """Yield what is drawn, also inside of forms, and how each is placed on the page."""
    for place in range(min(count(owner), _MOST_OBJECTS)):
        thing = get(owner, place)
        kind = raw.FPDFPageObj_GetType(thing)
        if kind not in (raw.FPDF_PAGEOBJ_PATH, raw.FPDF_PAGEOBJ_FORM):
            continue
        own = raw.FS_MATRIX()
        raw.FPDFPageObj_GetMatrix(thing, own)
        placed = _both((own.a, own.b, own.c, own.d, own.e, own.f), matrix)
        if kind == raw.FPDF_PAGEOBJ_PATH:
            yield thing, placed
        elif depth < _DEEPEST:
            yield from _paths(thing, raw.FPDFFormObj_CountObjects, raw.FPDFFormObj_GetObject, placed, depth + 1)


def _moved(x: float, y: float, matrix: _Matrix) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def _both(first: _Matrix, then: _Matrix) -> _Matrix:
    a, b, c, d, e, f = first
    across, down, offset = (then[0], then[1]), (then[2], then[3]), _moved(e, f, then)
    return (
        a * across[0] + b * down[0],
        a * across[1] + b * down[1],
        c * across[0] + d * down[0],
        c * across[1] + d * down[1],
        *offset,
    )
