"""Tables that only blanks hold together: columns without rules, in plain text as in a PDF."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from itertools import accumulate
from typing import TYPE_CHECKING

from idm_tui.core.record import record
from idm_tui.formats.imports.documents.columns import is_table_heading
from idm_tui.formats.imports.documents.joining import glued, goes_on_below
from idm_tui.formats.imports.documents.lines import Line, is_mark, line_of
from idm_tui.formats.imports.documents.page_marks import page_marks
from idm_tui.formats.imports.documents.rows import Table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_TIME = re.compile(r"\(?(?:[01]?\d|2[0-4])(?:\s?[:.hH]\s?(?:[0-5]\d)?|[0-5]\d\b|\s*[ap]\.?m\b)", re.IGNORECASE)
_END_OF_TIME = re.compile(r"[-–—]?\s*\d{1,2}[:.hH]?\d{0,2}\s*(?:[ap]\.?m\.?|hrs?)?|[-–—]", re.IGNORECASE)
_APART = re.compile(r" {2,}")
_FEWEST_ROWS = 3
_MOST_CROSSED = 0.34
_MOST_PIECES = 40


@record
class Piece:
    """Words that stand together in a line, and from where to where they go."""

    text: str
    left: float
    right: float


@record
class Laid:
    """A line as it is laid out; `gap` if more than the usual room is above it."""

    pieces: tuple[Piece, ...]
    number: int
    gap: bool = False

    def is_timed(self, first: float, near: float) -> bool:
        """Tell whether it begins with a time, in the column of times."""
        return abs(self.pieces[0].left - first) <= 3 * near and _TIME.match(self.pieces[0].text) is not None

    @property
    def text(self) -> str:
        """The words of the line, with tabs for the room between them."""
        return "\t".join(piece.text for piece in self.pieces)

    @property
    def said(self) -> str:
        """The words of the line as they are read."""
        return " ".join(piece.text for piece in self.pieces)


def from_text(text: str) -> list[Line] | None:
    """Return the lines of a text whose columns are made of blanks; None for any other."""
    raws = text.replace("\f", "\n\f\n").split("\n")
    if "\t" in text or sum(bool(_APART.search(raw.strip())) for raw in raws) < _FEWEST_ROWS:
        return None
    repeated = page_marks(raws)
    laid: list[Laid] = []
    gap = False
    for number, raw in enumerate(raws, 1):
        pieces = tuple(_pieces(raw)) if number not in repeated else ()
        if pieces:
            laid.append(Laid(pieces, number, gap=gap))
        gap = not pieces
    return from_laid(laid, near=1)


def from_laid(laid: Sequence[Laid], *, near: float) -> list[Line] | None:
    """Return the lines of what is laid out in three columns and more; None for what is not.

    `near` is how much the beginnings of lines in a column may differ.
    """
    columns = _columns(laid, near)
    rows = list(_rows(laid, columns, near)) if len(columns) > 2 else []
    if not any(isinstance(row, _Row) and row.goes_on_beside for row in rows):
        return None  # each row is a line: its cells are told apart without their places
    edges = _edges(rows)
    table = Table()
    found: list[Line] = []
    for row in rows:
        if isinstance(row, _Row):
            table.add(("\n".join(_paragraphs(row.cells[at], edges[at])) for at in range(len(columns))), row.number)
        elif is_table_heading([piece.text for piece in row.pieces]) and len(row.pieces) <= len(columns):
            table.add((piece.text for piece in row.pieces), row.number)
        else:
            found += table.lines()
            found.append(line_of(row.text, row.number, gap=row.gap))
    return [*found, *table.lines()]


class _Row:
    """A row on its way: what stands in each of its cells, line by line."""

    def __init__(self, number: int) -> None:
        self.number = number
        self.cells: dict[int, list[Piece]] = defaultdict(list)

    @property
    def goes_on_beside(self) -> bool:
        """Whether two of its cells have several lines, or one behind the title has."""
        return sum(len(cell) > 1 for at, cell in self.cells.items() if at) > 1 or any(
            len(cell) > 1 for at, cell in self.cells.items() if at > 1
        )


def _pieces(raw: str) -> Iterator[Piece]:
    mark = None
    for found in re.finditer(r"\S+(?: \S+)*", raw.replace("\u00a0", " ").expandtabs()):
        if is_mark(found[0]):
            mark = mark or found
            continue
        text, left = (f"{mark[0]} {found[0]}", mark.start()) if mark else (found[0], found.start())
        yield Piece(text, left, found.end())
        mark = None


def _columns(laid: Sequence[Laid], near: float) -> list[float]:
    """Return where the columns begin: that of the times, and those in which enough lines begin and few go across."""
    laid = [line for line in laid if len(line.pieces) < _MOST_PIECES]
    begins = Counter(line.pieces[0].left for line in laid if _TIME.match(line.pieces[0].text))
    first = max(begins, key=lambda left: begins[left], default=0.0)
    timed = [line for line in laid if line.is_timed(first, near)]
    if len(timed) < _FEWEST_ROWS:
        return []
    starts: dict[float, int] = defaultdict(int)
    for line in laid:
        for piece in line.pieces if line.pieces[0].left > first + near else line.pieces[1:]:
            starts[piece.left] += 1
    found = [first]
    lefts = sorted(starts)
    until = list(accumulate((starts[left] for left in lefts), initial=0))
    for place, start in enumerate(lefts):
        count = until[bisect_right(lefts, start + near)] - until[place]
        if start <= found[-1] + 2 * near or count < max(_FEWEST_ROWS, len(timed) / 4):
            continue
        crossed = sum(
            piece.left < start - near and piece.right > start + near for line in timed for piece in line.pieces
        )
        if crossed <= count * _MOST_CROSSED:
            found.append(start)
    return found


def _rows(laid: Sequence[Laid], columns: Sequence[float], near: float) -> Iterator[_Row | Laid]:
    """Yield the rows, each from its time on, and the lines that stand in no column."""
    row: _Row | None = None
    times = {line for line in laid if line.is_timed(columns[0], near)}
    for lines in _together(laid, times):
        timed = [line for line in lines if line in times]
        is_around = len(timed) == 1 and timed[0] is not lines[0] and _is_inside(lines[0], columns, near)
        if is_around:  # its time stands at half of its height
            if row is not None:
                yield row
            row = _Row(timed[0].number)
        for line in lines:
            begins = line in times and not (row is not None and _ends_time(row, line))
            if begins and not (is_around and line is timed[0]):
                if row is not None:
                    yield row
                row = _Row(line.number)
            elif line not in times and (row is None or not (_is_inside(line, columns, near) or _ends_time(row, line))):
                if row is not None:
                    yield row
                row = None
                yield line
                continue
            row = row or _Row(line.number)
            for piece in line.pieces:
                at = max(at for at, left in enumerate(columns) if left <= piece.left + near or not at)
                row.cells[at].append(piece)
    if row is not None:
        yield row


def _together(laid: Sequence[Laid], times: set[Laid]) -> Iterator[list[Laid]]:
    """Yield the lines between wider gaps, if those part the rows; else each line alone."""
    groups: list[list[Laid]] = []
    for line in laid:
        if line.gap or not groups:
            groups.append([])
        groups[-1].append(line)
    timed = [sum(line in times for line in group) for group in groups]
    if sum(count > 1 for count in timed) > sum(count == 1 for count in timed) / 4:
        groups = [[line] for line in laid]
    yield from groups


def _is_inside(line: Laid, columns: Sequence[float], near: float) -> bool:
    """Tell whether a line goes on with the cells of a row: it begins in a column behind that of the times."""
    first, *others = line.pieces
    if any(abs(first.left - left) <= 2 * near for left in columns[1:]):
        return True
    are_beside = all(any(abs(piece.left - left) <= 2 * near for left in columns[1:]) for piece in others)
    return columns[1] < first.left < columns[-1] + 10 * near and are_beside  # a bullet stands further in


def _ends_time(row: _Row, line: Laid) -> bool:
    """Tell whether a line has the end of a range in the column of the times: "08:00 –" above "09:00"."""
    first = row.cells[0][-1].text if row.cells[0] else ""
    is_open = first.rstrip().endswith(("-", "–", "—"))
    return is_open and _END_OF_TIME.fullmatch(line.pieces[0].text.strip()) is not None


def _edges(rows: Iterable[_Row | Laid]) -> dict[int, float]:
    """Return how far the lines of each column go to the right."""
    edges: dict[int, float] = defaultdict(float)
    for row in rows:
        if isinstance(row, _Row):
            for at, cell in row.cells.items():
                edges[at] = max(edges[at], *(piece.right for piece in cell)) if cell else edges[at]
    return edges


def _paragraphs(cell: Iterable[Piece], edge: float) -> Iterator[str]:
    """Yield the paragraphs of a cell: a line that was full goes on below."""
    text, before = "", None
    for piece in cell:
        first = (piece.right - piece.left) * len(piece.text.partition(" ")[0]) / max(len(piece.text), 1)
        is_full = before is not None and before.right + first > edge
        is_rest = piece.text[:1].islower() or piece.text[:1] == "("
        is_open = text.endswith(("(", ",")) or goes_on_below(text, piece.text)
        if before is not None and (is_full or is_rest) and is_open:
            text = glued(text, piece.text)
        else:
            if text:
                yield text
            text = piece.text
        before = piece
    if text:
        yield text
