"""Word documents as lines: paragraphs and rows of tables in the order in which they stand."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from docx import Document
from docx.oxml.ns import qn

from idm_tui.formats.imports.documents.cells import Cell
from idm_tui.formats.imports.documents.lines import Line, line_of
from idm_tui.formats.imports.documents.rows import Table
from idm_tui.formats.imports.draft import ImportRefused

if TYPE_CHECKING:
    from collections.abc import Iterator

_MOST_COLUMNS = 40


def lines(data: bytes) -> Iterator[Line]:
    """Yield the lines of a document; raises ImportRefused for a damaged one."""
    try:
        document = Document(io.BytesIO(data))
    except Exception as error:  # the library raises whatever its parsers do
        msg = "it is a damaged Word document, or no .docx at all; open it in Word and save it again"
        raise ImportRefused(msg) from error
    number = 0
    gap = True
    for element in document.element.body.iterchildren():
        if element.tag == qn("w:p"):
            for text, is_bullet, is_heading in _paragraph(element):
                number += 1
                line = line_of(text, number, gap=gap)
                if line.text:
                    bullet = line.is_bullet or is_bullet
                    yield replace(line, is_bullet=bullet, is_heading=is_heading, starts_row=True)
                gap = not line.text
        elif element.tag == qn("w:tbl"):
            for line in _table(element, number):
                number = line.number
                yield line
            gap = True


def _paragraph(element: Any) -> Iterator[tuple[str, bool, bool]]:
    """Yield the lines of a paragraph, whether it is of a list, and whether it is a heading."""
    style = element.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
    name = (style.get(qn("w:val")) or "").lower() if style is not None else ""
    is_list = element.find(f"{qn('w:pPr')}/{qn('w:numPr')}") is not None or "list" in name
    for number, text in enumerate(_text(element).split("\n")):
        yield text, is_list and number == 0, "heading" in name or name == "title"


def _text(element: Any) -> str:
    parts = []
    for node in element.iter():
        if node.tag == qn("w:t"):
            parts.append(node.text or "")
        elif node.tag == qn("w:tab"):
            parts.append("\t")
        elif node.tag in (qn("w:br"), qn("w:cr")):
            parts.append("\n")
        elif node.tag == qn("w:noBreakHyphen"):
            parts.append("-")
    return "".join(parts)


def _table(element: Any, number: int) -> Iterator[Line]:
    table = Table()
    for row in element.iter(qn("w:tr")):
        number += 1
        table.add([cell for part in row.iterchildren(qn("w:tc")) for cell in _cells(part)], number)
    yield from table.lines()


def _cells(element: Any) -> Iterator[Cell]:
    """Yield a cell, and one more for each column that it takes as well."""
    texts = []
    for paragraph in element.iter(qn("w:p")):
        texts += [f"- {text}" if is_list and text.strip() else text for text, is_list, _h in _paragraph(paragraph)]
    merged = element.find(f"{qn('w:tcPr')}/{qn('w:vMerge')}")
    span = element.find(f"{qn('w:tcPr')}/{qn('w:gridSpan')}")
    columns = (span.get(qn("w:val")) or "1") if span is not None else "1"
    is_above = merged is not None and merged.get(qn("w:val")) != "restart" and not any(map(str.strip, texts))
    yield Cell("\n".join(texts), is_above=is_above)
    yield from [Cell(is_above=is_above, is_beside=True)] * (
        min(int(columns), _MOST_COLUMNS) - 1 if columns.isdecimal() else 0
    )
