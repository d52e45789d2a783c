"""PDF with a text layer as lines: tables where rules are drawn, else the text as it is read."""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import chain, pairwise
from operator import attrgetter
from statistics import median
from typing import TYPE_CHECKING

from idm_tui.formats.imports.documents import aligned
from idm_tui.formats.imports.documents.aligned import Laid, Piece
from idm_tui.formats.imports.documents.joining import glued, goes_on_below
from idm_tui.formats.imports.documents.lines import Line, from_text, is_mark, line_of
from idm_tui.formats.imports.documents.page_marks import page_marks
from idm_tui.formats.imports.documents.pdf_columns import columns_of
from idm_tui.formats.imports.documents.pdf_page import Page, Word, lines_of, page_of, said
from idm_tui.formats.imports.documents.rows import Table
from idm_tui.formats.imports.documents.ruled import tables_of
from idm_tui.formats.imports.draft import ImportRefused

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from idm_tui.formats.imports.documents.ruled import Cell, Row

_DAMAGED = "it is a damaged PDF: was it cut off?"
_MOST_PAGES = 1_000
_BLANK, _NEAR, _APART = 5.0, 3.0, 9.0  # points; with the blank, what a line may be short of the edge
_WIDER = 1.3
_TIME = re.compile(r"^\W*\d{1,2}(?:[:.hH]\d{0,2}|\s*[ap]m)", re.IGNORECASE)


def lines(data: bytes) -> Iterator[Line]:
    """Yield the lines of a document; raises ImportRefused for a damaged or locked one."""
    pages = _without_marks([_page(page, number) for number, page in enumerate(_pages(data), 1)])
    if any(isinstance(row, list) for page in pages for row in page):
        table = Table()
        for number, page in enumerate(pages, 1):
            for row in page:
                if isinstance(row, list) and len(row) > 1:
                    table.add(row, number)
                    continue
                yield from table.lines()
                yield line_of(row[0] if isinstance(row, list) else row.said, number)
        yield from table.lines()
        return
    laid = [[row for row in page if isinstance(row, Laid)] for page in pages]
    text = "\f".join("\n".join(line.said for line in page) for page in laid)
    yield from aligned.from_laid(list(chain.from_iterable(laid)), near=_NEAR) or from_text(text)


def _without_marks(pages: Sequence[Sequence[list[str] | Laid]]) -> list[list[list[str] | Laid]]:
    """Return the pages without running titles and numbers."""
    raws = [text for page in pages for text in ("\f", *map(_said, page))]
    marks = page_marks(raws)
    kept: list[list[list[str] | Laid]] = []
    place = 0
    for page in pages:
        place += 1
        kept.append([row for at, row in enumerate(page, place + 1) if at not in marks])
        place += len(page)
    return kept


def _said(row: list[str] | Laid) -> str:
    return row.said if isinstance(row, Laid) else "\t".join(row).replace("\n", " ")


def _pages(data: bytes) -> Iterator[Page]:
    """Yield what is on the pages, one after the other, so that no more than one is open."""
    from pypdfium2 import PdfDocument, PdfiumError

    if b" obj" in data[max(data.rfind(b"%%EOF"), data.rfind(b"startxref"), 0) :]:
        raise ImportRefused(_DAMAGED)  # PDFium would read what is left, and tell nobody
    try:
        with PdfDocument(data) as document:
            if len(document) > _MOST_PAGES:
                msg = f"it has {len(document)} pages; an agenda has no more than {_MOST_PAGES}"
                raise ImportRefused(msg)
            for page in document:
                yield page_of(page)
                page.close()
    except PdfiumError as error:
        is_locked = "password" in str(error).lower()
        raise ImportRefused("it is locked with a password; save it without one" if is_locked else _DAMAGED) from error


def _page(page: Page, number: int) -> Sequence[list[str] | Laid]:
    """Return the rows of a page whose programme is a table with rules, in their order on the page, else its lines."""
    tables = tables_of(page.across, page.down)
    by_height = sorted(page.words, key=attrgetter("middle"))
    heights = [word.middle for word in by_height]
    placed: list[tuple[float, list[str]]] = []
    timed = 0
    for row in chain.from_iterable(tables):
        top, bottom = min(cell.top for cell in row if cell), max(cell.bottom for cell in row if cell)
        words = by_height[bisect_left(heights, top) : bisect_left(heights, bottom)]
        cells = [_text(words, cell) for cell in row]
        if any(cells):
            placed.append((top, cells))
            timed += bool(_TIME.match(cells[0]))
    if timed < 2 or timed < len(placed) / 3:
        return [line for words in columns_of(page.words) for line in _laid(list(lines_of(words)), number)]
    told = {" ".join(part.split()) for _top, cells in placed for cell in cells for part in cell.split("\n")}
    spans = [_span(table) for table in tables]
    for line in lines_of(page.words):
        text, middle = said(line), sum(word.middle for word in line) / len(line)
        is_inside = any(top <= middle <= bottom for top, bottom in spans)
        if not is_inside or (text not in told and _is_left_out(text, told)):
            placed.append((line[0].middle, [text]))
    return [cells for _top, cells in sorted(placed, key=lambda one: one[0])]


def _laid(lines: Sequence[Sequence[Word]], number: int) -> Iterator[Laid]:
    """Yield the lines of a page with the room between their words, and between them."""
    leading = [after[0].base - before[0].base for before, after in pairwise(lines)]
    usual = median(leading) if leading else 0.0
    for place, line in enumerate(lines):
        pieces = [[line[0]]]
        for before, word in pairwise(line):
            if word.left - before.right > _APART and not is_mark(said(pieces[-1])):
                pieces.append([])
            pieces[-1].append(word)
        is_apart = not place or leading[place - 1] > usual * _WIDER
        yield Laid(tuple(Piece(said(each), each[0].left, each[-1].right) for each in pieces), number, gap=is_apart)


def _text(words: Sequence[Word], cell: Cell | None) -> str:
    if cell is None:
        return ""
    inside = [
        word
        for word in words
        if cell.left <= (word.left + word.right) / 2 < cell.right and cell.top <= word.middle < cell.bottom
    ]
    return "\n".join(_paragraphs(list(lines_of(inside)), cell))


def _paragraphs(found: Sequence[Sequence[Word]], cell: Cell) -> Iterator[str]:
    """Yield the paragraphs of a cell: a line that was full goes on below, and so does what hangs under a bullet."""
    edge = cell.right - min((line[0].left - cell.left for line in found), default=0)
    text, first, before = "", None, None
    for line in found:
        words = said(line)
        is_full = before is not None and before[-1].right + _BLANK + line[0].right - line[0].left > edge
        hangs = first is not None and len(first) > 1 and abs(line[0].left - first[1].left) < _NEAR
        is_under_bullet = hangs and line_of(text, 0).is_bullet and not line_of(words, 0).is_bullet
        if is_under_bullet or (is_full and goes_on_below(text, words)):
            text = glued(text, words)
        else:
            if text:
                yield text
            text, first = words, line
        before = line
    if text:
        yield text


def _span(table: Sequence[Row]) -> tuple[float, float]:
    cells = [cell for row in table for cell in row if cell]
    return min(cell.top for cell in cells), max(cell.bottom for cell in cells)


def _is_left_out(text: str, told: set[str]) -> bool:
    """Tell whether no cell holds the words of a line: a table is sometimes found without one of its rows."""
    words = [word for word in text.split() if len(word) > 3]
    return bool(words) and not any(word in cell for word in words for cell in told)
