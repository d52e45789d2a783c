"""What each row of a table says, before it is known which day it belongs to and what stands around it."""

from __future__ import annotations

import datetime as dt
import html
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from idm_tui.formats.imports.tables.cells import is_placeholder
from idm_tui.formats.imports.tables.clock import read_span
from idm_tui.formats.imports.tables.days import Printed, read_day
from idm_tui.formats.imports.tables.layout import Layout, is_heading, layout_at
from idm_tui.formats.imports.tables.when import When, length_of, read_date, read_when

if TYPE_CHECKING:
    from collections.abc import Iterator

    from idm_tui.formats.imports.tables.cells import Sheet, Value
    from idm_tui.formats.imports.tables.words import Field

_TAG = re.compile(
    r"</?(?:b|i|u|em|strong|span|p|br|div|sup|sub|font|small|a|ul|ol|li|h[1-6])\b[^<>]{0,300}>", re.IGNORECASE
)
_LINK = re.compile(r"!?\[([^\[\]]{1,300})\]\([^()\s]{1,500}\)")
_BOLD = re.compile(r"(\*\*|__)(?=\S)(.{1,500}?)(?<=\S)\1")
_BREAK_TAG = re.compile(r"<br\s*/?>|</p>|</li>", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:#\d{1,7}|#x[0-9a-fA-F]{1,6}|[A-Za-z]{2,8});")
_LONGEST_DAY = 120
_OPEN = re.compile(r"(?:t\.?b\.?[acd]\b|\?+$|n/a$)", re.IGNORECASE)
_SHARED: frozenset[Field] = frozenset({"room", "speakers", "moderators", "rapporteurs", "track"})
"""What a cell may say for several rows that it is merged over."""
_TIMELESS: frozenset[Field] = frozenset({"start", "end", "date", "enddate", "duration", "timezone", "event"})


@dataclass
class Row:
    """One row: its day and time as printed, its length in minutes, its texts by what they are.

    `alone` is the text of a row that holds nothing else; `day_title` what is printed beside a day that stands alone.
    """

    sheet: Sheet
    index: int
    layout: Layout
    block: int = 0
    day: Printed | None = None
    when: When = field(default_factory=When)
    end: When = field(default_factory=When)
    length: int | None = None
    texts: dict[Field, list[str]] = field(default_factory=dict)
    left: list[str] = field(default_factory=list)
    alone: str = ""
    is_day: bool = False
    day_title: str = ""

    @property
    def is_timed(self) -> bool:
        """Say whether the row prints a time or a length of its own."""
        return bool(self.when) or self.length is not None

    @property
    def is_open(self) -> bool:
        """Say whether the row holds the place of a time that is not known yet: TBC."""
        columns = [*self.layout.columns.get("start", ()), *self.layout.columns.get("date", ())]
        return any(_OPEN.match(self.sheet.text(self.index, column)) for column in columns)

    def text(self, name: Field) -> str:
        """Return the first text of this kind, on one line."""
        return next((" ".join(text.split()) for text in self.texts.get(name, ()) if text), "")

    def place(self, name: Field | None = None) -> str:
        """Name the row, or the cell of it that holds this."""
        column = self.layout.column(name) if name else None
        if column is None:
            column = self.layout.column("start") or 0
        return self.sheet.place(self.index, column)


def plain(text: str) -> str:
    """Return a text without the markup of web pages and Markdown."""
    if "<" in text:
        text = _TAG.sub("", _BREAK_TAG.sub("\n", text))
    if "&" in text and _ENTITY.search(text):
        text = html.unescape(text)
    if "](" in text:
        text = _LINK.sub(r"\1", text)
    if "**" in text or "__" in text:
        text = _BOLD.sub(r"\2", text)
    return text.strip()


def rows_of(sheet: Sheet, layout: Layout) -> Iterator[Row]:
    """Read the rows under a heading; a heading that is printed again, perhaps for other columns, is followed."""
    block = 0
    here = layout
    instants = _has_instants(sheet, here)
    for index in range(layout.first, len(sheet.rows)):
        if index < here.first:
            continue
        if layout.heading >= 0 and _is_again(sheet, index, here):
            again = layout_at(sheet, index, [])
            block += 1
            if again.is_programme:
                here, instants = again, _has_instants(sheet, again)
            continue
        row = _row(sheet, index, here, instants=instants)
        row.block = block
        yield row


def _is_again(sheet: Sheet, index: int, layout: Layout) -> bool:
    filled = sheet.filled(index)
    if len(filled) < 2:
        return False
    same = sum(
        sheet.text(index, column) in (layout.labels.get(column), sheet.text(layout.heading, column))
        for column in filled
    )
    return same == len(filled) or is_heading(sheet, index, least=max(3, len(filled) // 2 + 1))


def _has_instants(sheet: Sheet, layout: Layout) -> bool:
    """Say whether the columns of times hold dates with times: of these, a spreadsheet keeps midnight as a bare date."""
    columns = [*layout.columns.get("start", ()), *layout.columns.get("end", ())]
    return any(
        isinstance(sheet.value(index, column), dt.datetime)
        for index in range(layout.first, len(sheet.rows))
        for column in columns
    )


def _time_of(row: Row, column: int, *, instants: bool) -> When:
    """Read a time of a row; a bare date among dates with times is midnight."""
    value = row.sheet.value(row.index, column)
    if instants and isinstance(value, dt.date) and not isinstance(value, dt.datetime):
        value = dt.datetime.combine(value, dt.time())
    return read_when(value)


def _row(sheet: Sheet, index: int, layout: Layout, *, instants: bool) -> Row:
    row = Row(sheet, index, layout)
    filled = sheet.filled(index)
    texts = {sheet.text(index, column) for column in filled}
    if len(texts) == 1 and _stands_alone(row, filled, texts.pop()):
        return row
    _read_times(row, instants=instants)
    used = {column for name, columns in layout.columns.items() for column in columns if name in _TIMELESS}
    for name, columns in layout.columns.items():
        if name in _TIMELESS:
            continue
        row.texts[name] = [plain(text) if (text := _text(sheet, index, column, name)) else "" for column in columns]
        used.update(columns)
    known = {sheet.text(index, column) for column in used}
    for column in filled:
        text = sheet.text(index, column)
        if column not in used and text not in known and not is_placeholder(text):
            label = layout.labels.get(column, "").replace("\n", " ")
            text = " ".join(plain(text).split())
            row.left.append(f"{label}: {text}" if label else text)
    for name in ("start", "date"):
        printed = layout.column(name)
        text = sheet.text(index, printed) if printed is not None else ""
        if text and not (row.when if name == "start" else row.day) and not is_placeholder(text):
            row.left.append(" ".join(plain(text).split()))
    rest = row.when.span.rest if row.when.span else ""
    if rest and layout.zone not in rest:
        if row.text("title"):
            row.left.append(rest)
        else:
            row.texts["title"] = [plain(rest)]
    if not row.is_timed and not row.left:
        _sole_text(row)
    return row


def _text(sheet: Sheet, index: int, column: int, name: Field) -> str:
    """Return what a cell says; who speaks, and where, also from the merged cell that covers it."""
    return sheet.text(index, column) or (sheet.text_above(index, column) if name in _SHARED else "")


def _sole_text(row: Row) -> None:
    """Note the text of a row that has a title or a day and nothing else."""
    texts = [text for texts in row.texts.values() for text in texts if text]
    if len(texts) == 1 and row.text("title") and row.day is None:
        row.alone = row.text("title")


def _stands_alone(row: Row, filled: list[int], text: str) -> bool:
    """Read a row with one text: a day, a heading; say whether that was all."""
    column = filled[0]
    value = row.sheet.rows[row.index][column]
    layout = row.layout
    if column in layout.columns.get("title", ()) or isinstance(value, str):
        day = read_day(text) if len(text) <= _LONGEST_DAY else None
    else:
        day = read_date(value).day if not isinstance(value, (int, float)) else None
    if day and (day.at <= 2 or len(text) <= 40) and not _is_time_of_column(row, column, value):
        row.day, row.is_day, row.alone = day, True, text
        rest = day.rest
        row.day_title = "" if read_span(rest) else rest
        return True
    if len(filled) == 1 and _speaks(layout, column, value):
        return False
    row.alone = " ".join(plain(text).split())
    row.texts["title"] = [row.alone]
    return True


def _speaks(layout: Layout, column: int, value: Value) -> bool:
    """Say whether the only cell of a row is one of a column that says something by itself."""
    names = [name for name, columns in layout.columns.items() if column in columns]
    if not names:
        return False
    if names[0] in ("start", "date", "end", "enddate"):
        return bool(read_when(value))
    if names[0] == "duration":
        return length_of(value, layout.unit) is not None
    return names[0] != "title"


def _is_time_of_column(row: Row, column: int, value: Value) -> bool:
    return column in row.layout.columns.get("start", ()) and bool(read_when(value))


def _fullness(day: Printed | None) -> int:
    """Rank how much a printed day says by itself: nothing, a place among others, a day of a month, all."""
    return 0 if day is None else 3 if day.is_full else 2 if day.pair or day.month else 1


def _read_times(row: Row, *, instants: bool) -> None:
    sheet, layout, index = row.sheet, row.layout, row.index
    beside = When()
    for date in layout.columns.get("date", ()):  # "Day" with 1, 2, 3 may stand beside "Date"
        read = read_date(sheet.value(index, date))
        if _fullness(read.day) > _fullness(beside.day):
            beside = read
    row.day = beside.day
    for column in layout.columns.get("start", ()):
        if when := _time_of(row, column, instants=instants):
            row.when = when
            break
        row.day = row.day or when.day
    if not row.when and beside and not layout.columns.get("start"):
        row.when = beside
    row.day = row.day if row.day and row.day.is_full else row.when.day or row.day
    end = layout.column("end")
    if end is not None:
        row.end = _time_of(row, end, instants=instants)
    enddate = layout.column("enddate")
    if enddate is not None:
        other = read_date(sheet.value(index, enddate))
        row.end = When(row.end.day or other.day, row.end.span or other.span, row.end.instant or other.instant)
    length = layout.column("duration")
    if length is not None:
        row.length = length_of(sheet.value(index, length), layout.unit)
