"""PDF with a text layer as lines: tables where rules are drawn, else the text as it is read."""

from __future__ import annotations

import io
import logging
import re
from typing import TYPE_CHECKING, Any

from idm_tui.formats.imports.documents.lines import Line, from_text, line_of
from idm_tui.formats.imports.documents.rows import Table
from idm_tui.formats.imports.draft import ImportRefused

if TYPE_CHECKING:
    from collections.abc import Iterator, Sized

_MOST_PAGES = 300
_TIME = re.compile(r"^\W*\d{1,2}(?:[:.hH]\d{0,2}|\s*[ap]m)", re.IGNORECASE)


def lines(data: bytes) -> Iterator[Line]:
    """Yield the lines of a document; raises ImportRefused for a damaged or locked one."""
    import pdfplumber

    logging.getLogger("pdfminer").setLevel(logging.ERROR)
    try:
        with pdfplumber.open(io.BytesIO(data)) as document:
            _refuse_too_long(document.pages)
            pages = []
            for printed in document.pages:
                pages.append(_page(printed))
                printed.close()  # every letter of it would stay in memory
    except ImportRefused:
        raise
    except Exception as error:  # the library raises whatever its parsers do
        locked = "password" in type(error).__name__.lower() or "encrypt" in str(error).lower()
        msg = "it is locked with a password; save it without one" if locked else "it is a damaged PDF: was it cut off?"
        raise ImportRefused(msg) from error
    if any(isinstance(page, list) for page in pages):
        table = Table()
        for number, page in enumerate(pages, 1):
            for row in page if isinstance(page, list) else [[text] for text in page.split("\n") if text.strip()]:
                if len(row) > 1:
                    table.add(row, number)
                    continue
                yield from table.lines()
                yield line_of(row[0], number)
        yield from table.lines()
    else:
        yield from from_text("\f".join(page for page in pages if isinstance(page, str)))


def _refuse_too_long(pages: Sized) -> None:
    if len(pages) > _MOST_PAGES:
        msg = f"it has {len(pages)} pages; an agenda has no more than {_MOST_PAGES}"
        raise ImportRefused(msg)


def _page(page: Any) -> str | list[list[str]]:
    """Return the rows of a page whose programme is a table with rules, in their order on the page, else its text."""
    placed: list[tuple[float, list[str]]] = []
    tables = page.find_tables()
    timed = 0
    for table in tables:
        for row, texts in zip(table.rows, table.extract(), strict=False):
            cells = [(cell or "").strip() for cell in texts]
            if any(cells):
                placed.append((row.bbox[1], cells))
                timed += bool(_TIME.match(cells[0]))
    if timed < 2 or timed < len(placed) / 3:
        return str(page.extract_text() or "")
    boxes = [table.bbox for table in tables]
    told = {" ".join(part.split()) for _top, cells in placed for cell in cells for part in cell.split("\n")}
    for line in page.extract_text_lines():
        middle = (line["top"] + line["bottom"]) / 2
        is_outside = not any(top <= middle <= bottom for _left, top, _right, bottom in boxes)
        if is_outside or (" ".join(line["text"].split()) not in told and _is_left_out(line["text"], told)):
            placed.append((line["top"], [line["text"]]))
    return [cells for _top, cells in sorted(placed, key=lambda one: one[0])]


def _is_left_out(text: str, told: set[str]) -> bool:
    """Tell whether no cell holds the words of a line: a table is sometimes found without one of its rows."""
    words = [word for word in text.split() if len(word) > 3]
    return bool(words) and not any(word in cell for word in words for cell in told)
