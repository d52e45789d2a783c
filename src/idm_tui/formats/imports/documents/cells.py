"""Rows of tables, and which go on with the one above: over several rows of a cell, or broken by a page."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from idm_tui.core.record import record
from idm_tui.formats.imports.kinds import kind_of

_CLOCK = r"\d{1,2}[:.hH]\d\d(?:\s*[ap]\.?m\.?)?"
TIME_ONLY = re.compile(rf"{_CLOCK}(?:\s*[-–—]{{1,2}}\s*{_CLOCK})?")
_CONTINUES = re.compile(r"\(?(?:cont(?:inue[ds]?|\.)?|cont['’]d|suite|idem|ditto|continuaci[óo]n)\)?\.?", re.IGNORECASE)
WORD = re.compile(r"\w")
_FEWEST_ZONES = 3


@record
class Cell:
    """A cell: `is_above` and `is_beside` where it only goes on with the one above, or at its left."""

    text: str = ""
    is_above: bool = False
    is_beside: bool = False


@record
class Row:
    """A row, with the number of the source's line, and its own in the table, counted from one."""

    cells: tuple[Cell, ...]
    number: int
    place: int


def is_rest_of(above: tuple[Cell, ...], row: tuple[Cell, ...]) -> bool:
    """Tell whether a row without a time is what a page broke off the one above: a cell goes on in small letters."""
    if len(above) != len(row) or row[0].text or any(cell.is_above or cell.is_beside for cell in row):
        return False
    pairs = [(before.text.rstrip(), cell.text) for before, cell in zip(above, row, strict=True) if cell.text]
    return any(text[:1].islower() and before[-1:].isalpha() for before, text in pairs[:1])


def with_rest(cell: Cell, rest: Cell) -> Cell:
    """Return a cell with what a page broke off it."""
    goes_on = rest.text[:1].islower() and cell.text[-1:].isalpha()
    return replace(cell, text=f"{cell.text}{' ' if goes_on else chr(10)}{rest.text}".strip()) if rest.text else cell


def continues(text: str) -> bool:
    """Tell whether a cell only says that the one above goes on: "(cont)"."""
    return _CONTINUES.fullmatch(text.strip()) is not None


def put_below(rows: list[Row], beside: list[int]) -> list[Row]:
    """Put a row under the same time into the rooms of the row above: it says more of what is in each."""
    if not beside:
        return rows
    found: list[Row] = []
    for row in rows:
        if not found or not row.cells or not row.cells[0].is_above:
            found.append(row)
            continue
        cells = list(found[-1].cells)
        for column in beside:
            more = row.cells[column].text if column < min(len(cells), len(row.cells)) else ""
            if WORD.search(more):
                cells[column] = replace(cells[column], text=f"{cells[column].text}\n{more}".strip())
        found[-1] = replace(found[-1], cells=tuple(cells))
    return found


def going_on(rows: list[Row], beside: list[int], *, breaks: bool = False) -> list[Row]:
    """Return rows in which what stands in a column as it did in the row above goes on: all but breaks, or these."""
    if not beside:
        return rows
    found = rows[:1]
    for before, row in pairwise(rows):
        cells = list(row.cells)
        for column in beside:
            text = cells[column].text if column < min(len(cells), len(before.cells)) else ""
            is_same = WORD.search(text) and text == before.cells[column].text and (kind_of(text) == "break") is breaks
            if is_same or continues(text):
                cells[column] = Cell(is_above=True)
        found.append(Row(tuple(cells), row.number, row.place))
    return found


def without_other_zones(cells: tuple[Cell, ...]) -> tuple[Cell, ...]:
    """Return the cells of a row with the first of three times and more: the others are the same elsewhere."""
    times = next((at for at, cell in enumerate(cells) if not TIME_ONLY.fullmatch(cell.text.strip())), len(cells))
    if times < _FEWEST_ZONES:
        return cells
    first, second, third = (tuple(map(int, re.findall(r"\d+", cell.text)[:2])) for cell in cells[:_FEWEST_ZONES])
    is_length = first <= second and third < first  # "15:45 | 17:15 | 1h30"
    return cells if is_length else (cells[0], *cells[times:])
