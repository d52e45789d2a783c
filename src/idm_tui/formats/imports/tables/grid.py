"""A grid: times down the side, rooms or days along the top, a session in each cell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from idm_tui.formats.imports.names import is_name
from idm_tui.formats.imports.tables.cells import is_placeholder
from idm_tui.formats.imports.tables.clock import Span
from idm_tui.formats.imports.tables.kinds import is_break
from idm_tui.formats.imports.tables.layout import Layout
from idm_tui.formats.imports.tables.rows import Row, plain
from idm_tui.formats.imports.tables.shapes import shape_of
from idm_tui.formats.imports.tables.when import When, read_date, read_when

if TYPE_CHECKING:
    from idm_tui.formats.imports.tables.cells import Sheet
    from idm_tui.formats.imports.tables.days import Printed

_MOST_ABOVE = 40


def listed(sheet: Sheet) -> list[Row]:
    """Return the sessions of a grid as if they stood in a list, column by column; nothing if it is no grid."""
    times = next((column for column in range(min(sheet.width(), 3)) if _is_times(sheet, column)), None)
    if times is None:
        return []
    first = next(index for index in range(len(sheet.rows)) if read_when(sheet.value(index, times)))
    ends = times + 1 if _is_times(sheet, times + 1) else None
    columns = list(range((ends or times) + 1, sheet.width()))
    tops = _tops(sheet, first, columns)
    columns = [column for column in columns if any(tops[column])]
    if len(columns) < 2:
        return []
    layout = Layout(columns={"start": [times]}, heading=first - 1, first=first)
    if ends is not None:
        layout.columns["end"] = [ends]
    days = [tops[column][0] is not None for column in columns]
    found: list[Row] = []
    if not any(days):
        for index in range(first, len(sheet.rows)):
            for column in columns:
                found += _cell(sheet, index, column, layout, tops[column])
        return found
    for column in columns:
        for index in range(first, len(sheet.rows)):
            found += _cell(sheet, index, column, layout, tops[column])
    return found


def _is_times(sheet: Sheet, column: int) -> bool:
    shape = shape_of(sheet, column, 0)
    return shape is not None and shape.times >= 0.6 and shape.filled >= 2


def _tops(sheet: Sheet, first: int, columns: list[int]) -> dict[int, tuple[Printed | None, str]]:
    """Return the day and the room over each column; a day stands over all columns up to the next."""
    tops: dict[int, tuple[Printed | None, str]] = dict.fromkeys(columns, (None, ""))
    for index in range(max(0, first - _MOST_ABOVE), first):
        if len(sheet.filled(index)) < 2:
            continue
        over: Printed | None = None
        for column in columns:
            day, room = tops[column]
            text = sheet.text(index, column)
            if text and (printed := read_date(sheet.value(index, column)).day):
                over = printed
            elif text:
                room = " ".join(plain(text).split())
            tops[column] = (over or day, room)
    return tops


def _cell(sheet: Sheet, index: int, column: int, layout: Layout, top: tuple[Printed | None, str]) -> list[Row]:
    start = layout.column("start") or 0
    when = read_when(sheet.value(index, start))
    text = plain(sheet.text(index, column))
    if not when or not text or is_placeholder(text):
        return []
    row = Row(sheet, index, layout, day=top[0] or when.day, when=when)
    end = layout.column("end")
    if end is not None:
        row.end = read_when(sheet.value(index, end))
    deep, wide = sheet.merged.get((sheet.lines[index], column), (1, 1))
    alone = len(sheet.filled(index)) <= 2 + (end is not None)
    room = "" if wide > 1 or (alone and is_break(text)) else top[1]
    if deep > 1:
        row.end = _end_below(sheet, index, deep, start, end) or row.end
    title, *more = text.split("\n")
    row.texts = {"title": [title], "room": [room]}
    for line in more:
        if all(is_name(part.split("(")[0]) for part in line.split(", ")):
            row.texts.setdefault("speakers", []).append(line)
        else:
            row.left.append(line)
    return [row]


def _end_below(sheet: Sheet, index: int, deep: int, start: int, end: int | None) -> When | None:
    """Return the end of a cell that covers several rows: the end of the last, or the start of the next below."""
    last = sheet.lines[index] + deep - 1
    below = [other for other in range(index, len(sheet.rows)) if sheet.lines[other] <= last + 1]
    inner = [other for other in below if sheet.lines[other] <= last]
    if end is not None:
        return read_when(sheet.value(inner[-1], end))
    when = read_when(sheet.value(inner[-1], start))
    if when.span and when.span.end:
        return When(span=Span(when.span.end))
    return read_when(sheet.value(below[-1], start)) if below[-1] != inner[-1] else None
