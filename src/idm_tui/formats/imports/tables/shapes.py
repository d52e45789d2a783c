"""What columns hold by the look of their cells, where no heading says it."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from idm_tui.core.record import record
from idm_tui.formats.imports.names import is_name
from idm_tui.formats.imports.tables.cells import Value, is_placeholder, shown
from idm_tui.formats.imports.tables.clock import read_length
from idm_tui.formats.imports.tables.layout import Layout
from idm_tui.formats.imports.tables.people import names_part
from idm_tui.formats.imports.tables.when import read_date, read_when
from idm_tui.formats.imports.tables.words import field_of

if TYPE_CHECKING:
    from idm_tui.formats.imports.tables.cells import Sheet

_ET_AL = re.compile(r",? et al\.?$")
_FIELDS_OF_A_LIST = 3
_ROWS = 300
_MOST = 0.6


@record
class Shape:
    """How large a share of the filled cells of a column look like what, and how long and varied they are."""

    filled: int
    times: float
    dates: float
    lengths: float
    names: float
    labels: float
    words: float
    distinct: float


@dataclass
class _Count:
    times: int = 0
    dates: int = 0
    lengths: int = 0
    names: int = 0
    labels: int = 0
    words: int = 0


def shape_of(sheet: Sheet, column: int, first: int) -> Shape | None:
    """Look at the cells of a column; None if it is empty."""
    filled = [value for row in sheet.rows[first : first + _ROWS] if column < len(row) and (value := row[column]) != ""]
    values = [value for value in filled if not (isinstance(value, str) and is_placeholder(value))]
    if not values:
        return None
    count = _Count()
    for value in values:
        text = shown(value)
        count.times += _is_time(value)
        count.dates += not isinstance(value, (int, float)) and len(text) < 40 and read_date(value).day is not None
        count.lengths += isinstance(value, (int, float)) or (len(text) < 12 and read_length(text) is not None)
        count.names += all(is_name(part) for part in _ET_AL.sub("", text).split(", ")) if len(text) < 80 else 0
        count.labels += names_part(text)
        count.words += len(text.split())
    number = len(values)
    return Shape(
        number,
        count.times / number,
        count.dates / number,
        count.lengths / number,
        count.names / number,
        count.labels / number,
        count.words / number,
        len({shown(value) for value in values}) / number,
    )


def _is_time(value: Value) -> bool:
    """Say whether a cell is surely a time: it has minutes, a half day or a date beside it."""
    if isinstance(value, (dt.datetime, dt.time)):
        return True
    if not isinstance(value, str) or len(value) > 60:
        return False
    if value.isdecimal() and len(value) != 4:
        return False
    when = read_when(value)
    return bool(when) and (when.instant is not None or (when.span is not None and not when.span.rest))


def by_shape(sheet: Sheet) -> Layout | None:
    """Guess the layout of a table without a heading; None if it has no times or no titles."""
    layout = Layout()
    complete(layout, sheet)
    return layout if layout.is_programme and (layout.columns.get("start") or layout.columns.get("duration")) else None


def complete(layout: Layout, sheet: Sheet) -> None:
    """Find by their cells the columns without a heading that a programme needs: times, a title.

    Where no heading names the times or, in a list with enough other names, the title, it may be one that nobody knows.
    """
    has_title = bool(layout.columns.get("title"))
    is_open = not layout.is_programme and (has_title or len(layout.columns) >= _FIELDS_OF_A_LIST)
    taken = {column for columns in layout.columns.values() for column in columns}
    shapes = {
        column: shape
        for column in range(sheet.width())
        if column not in taken
        and (column not in layout.labels or (is_open and field_of(layout.labels[column]) is None))
        and (shape := shape_of(sheet, column, layout.first))
    }
    _times(layout, sheet, shapes)
    texts = {
        column: shape
        for column, shape in shapes.items()
        if (column not in layout.labels or not has_title)
        and max(shape.times, shape.dates, shape.lengths) < _MOST
        and shape.words >= 1
    }
    if not layout.columns.get("title") and texts:
        _title(layout, texts)
    if layout.heading < 0:
        _others(layout, texts)


def _times(layout: Layout, sheet: Sheet, shapes: dict[int, Shape]) -> None:
    named = layout.columns.get("start", [])
    if len(named) > 1:
        # "Slot" with 1, 2, 3 may stand beside "Start".
        surely = {column: shape.times for column in named if (shape := shape_of(sheet, column, layout.first))}
        named.sort(key=lambda column: surely.get(column, 0) < _MOST)
    clocks = [column for column, shape in shapes.items() if shape.times >= _MOST]
    if not layout.columns.get("start") and clocks:
        layout.columns["start"] = [clocks.pop(0)]
    start = layout.column("start")
    near = [column for column in clocks if start is not None and (layout.heading < 0 or column == start + 1)]
    if near and not layout.columns.get("end") and not layout.columns.get("duration"):
        layout.columns["end"] = [near[0]]
    used = {*layout.columns.get("start", ()), *layout.columns.get("end", ())}
    days = [column for column, shape in shapes.items() if shape.dates >= _MOST and column not in used]
    if not layout.columns.get("date") and days and layout.heading < 0:
        layout.columns["date"] = [days[0]]
        used.add(days[0])
    numbers = [column for column, shape in shapes.items() if shape.lengths >= 0.9 and column not in used]
    if layout.heading < 0 and not layout.columns.get("end") and numbers:
        layout.columns["duration"] = [numbers[0]]


def _title(layout: Layout, texts: dict[int, Shape]) -> None:
    """Take for the title the column of the fullest and most varied short texts that are no names."""

    def fitness(column: int) -> tuple[float, int]:
        shape = texts[column]
        length = min(shape.words, 8) / 8 if shape.words < 25 else 0.2
        return (length + shape.distinct + shape.filled / _ROWS - shape.names * 0.7 - shape.labels, -column)

    layout.columns["title"] = [max(texts, key=fitness)]


def _others(layout: Layout, texts: dict[int, Shape]) -> None:
    rest = [column for column in texts if column not in layout.columns.get("title", ())]
    for column in rest:
        shape = texts[column]
        if shape.words >= 15 and "abstract" not in layout.columns:
            layout.columns["abstract"] = [column]
        elif shape.labels >= _MOST and "moderators" not in layout.columns:
            layout.columns["moderators"] = [column]
        elif shape.names >= _MOST and "speakers" not in layout.columns:
            layout.columns["speakers"] = [column]
        elif shape.words <= 4 and "room" not in layout.columns and (shape.distinct <= 0.6 or shape.filled < 4):
            layout.columns["room"] = [column]
