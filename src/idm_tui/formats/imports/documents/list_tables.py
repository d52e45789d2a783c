"""Tables that reStructuredText writes as lists: ".. list-table::" above "* - 09:00" and "  - Welcome"."""

from __future__ import annotations

import re
from heapq import merge
from operator import attrgetter
from typing import TYPE_CHECKING

from idm_tui.formats.imports.documents.lines import from_text
from idm_tui.formats.imports.documents.rows import Table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from idm_tui.formats.imports.documents.lines import Line

_TABLE = re.compile(r"^\.\. list-table::", re.MULTILINE)
_ROW = re.compile(r"\s+\* -(?:\s+(.*))?")
_CELL = re.compile(r"\s+-(?:\s+(.*))?")
_LINK = re.compile(r"`([^`<]*?)\s*(?:<[^`>]*>)?`_*")


def lines(text: str) -> list[Line] | None:
    """Return the lines of a text with the cells of such tables row by row; None for a text without any."""
    if _TABLE.search(text) is None:
        return None
    raws = text.split("\n")
    inside = list(_inside(raws))
    outside = "\n".join("" if is_inside else raw for raw, is_inside in zip(raws, inside, strict=True))
    return list(merge(from_text(outside), _cells(raws, inside), key=attrgetter("number")))


def _inside(raws: list[str]) -> Iterator[bool]:
    """Tell of each line whether it is of such a table, which goes on as far as lines stand in."""
    is_inside = False
    for raw in raws:
        is_inside = _TABLE.match(raw) is not None or (is_inside and (not raw.strip() or raw[:1].isspace()))
        yield is_inside


def _cells(raws: list[str], inside: list[bool]) -> Iterator[Line]:
    table, row, begin = Table(), [""], 0
    for number, (raw, is_inside) in enumerate([*zip(raws, inside, strict=True), ("", False)], 1):
        begins, cell = (_ROW.match(raw), _CELL.match(raw)) if is_inside else (None, None)
        if begins or not is_inside:
            table.add(row, begin)
            row, begin = [], number
        if found := begins or cell:
            row.append(_LINK.sub(r"\1", found[1] or "").strip())
        elif row and raw.strip():
            row[-1] = f"{row[-1]} {raw.strip()}".strip()
        if not is_inside:
            yield from table.lines()
