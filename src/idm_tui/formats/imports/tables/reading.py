"""From the tables of a file to a draft: which of them are programmes, and what they say together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from idm_tui.core.record import record
from idm_tui.core.text import shorten
from idm_tui.formats.imports.draft import MOST_SESSIONS, Draft, ImportRefused
from idm_tui.formats.imports.tables.cells import is_placeholder
from idm_tui.formats.imports.tables.csv_text import sheet_of
from idm_tui.formats.imports.tables.dating import dated
from idm_tui.formats.imports.tables.ends import fill_ends
from idm_tui.formats.imports.tables.exported import take_exported
from idm_tui.formats.imports.tables.grid import listed
from idm_tui.formats.imports.tables.layout import Layout, layout_of, wishes_of
from idm_tui.formats.imports.tables.merging import merged
from idm_tui.formats.imports.tables.preamble import Preamble, preamble_of, zone_in
from idm_tui.formats.imports.tables.rows import Row, rows_of
from idm_tui.formats.imports.tables.sessions import TOO_MANY, Maker
from idm_tui.formats.imports.tables.shapes import by_shape, complete
from idm_tui.formats.imports.tables.timing import timed
from idm_tui.formats.imports.tables.workbook import sheets_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from idm_tui.formats.imports.draft import Options
    from idm_tui.formats.imports.tables.cells import Sheet
    from idm_tui.formats.imports.tables.words import Field

_NO_TABLE = (
    "no table with times and titles was found; name its columns with --columns, like --columns start=B,title=C,room=4"
)
_NO_START = (
    "its rows have lengths, but nothing says when the first begins; write a row above the heading, like Start and 9:00"
)


@record
class Table:
    """A sheet that is a programme: its rows, and what stands above them."""

    sheet: Sheet
    layout: Layout
    rows: list[Row]
    above: Preamble
    is_grid: bool = False


def read_csv(data: bytes, options: Options) -> Draft:
    """Read a CSV file; raises ImportRefused."""
    draft = Draft()
    return _read([sheet_of(data, draft)], options, draft)


def read_xlsx(data: bytes, options: Options) -> Draft:
    """Read an Excel workbook; raises ImportRefused."""
    return _read(sheets_of(data, "xlsx"), options, Draft())


def read_ods(data: bytes, options: Options) -> Draft:
    """Read a workbook of LibreOffice; raises ImportRefused."""
    return _read(sheets_of(data, "ods"), options, Draft())


def _read(sheets: Iterable[Sheet], options: Options, draft: Draft) -> Draft:
    try:
        found = list(sheets)
        if len(found) == 1 and not options.columns and take_exported(found[0], draft):
            return draft
        return _read_all(found, options, draft)
    except OverflowError:
        raise ImportRefused("a date lies beyond the calendar; correct it or choose its column with --columns") from None


def _read_all(sheets: Iterable[Sheet], options: Options, draft: Draft) -> Draft:
    wishes = wishes_of(options.columns)
    tables: list[Table] = []
    refused: ImportRefused | None = None
    for sheet in sheets:
        try:
            table = _table(sheet, wishes)
        except ImportRefused as error:  # the columns asked for stand perhaps in another sheet
            refused = refused or error
            continue
        if table:
            tables.append(table)
        elif sheet.rows and sheet.name:
            draft.left.append(f'sheet "{sheet.name}"')
            draft.doubt(sheet.name, "left-out", f'the sheet "{sheet.name}" is no programme')
    if any(not table.is_grid for table in tables):
        for table in tables:
            if table.is_grid:
                draft.doubt(table.sheet.name, "left-out", f'the sheet "{table.sheet.name}" repeats others as a grid')
        tables = [table for table in tables if not table.is_grid]
    if not tables:
        raise refused or ImportRefused(_NO_TABLE)
    _event(tables, draft)
    for table in tables:
        _report_columns(table, draft)
    hints = [day for table in tables for day in table.above.days]
    by_day = dated([table.rows for table in tables], hints, options, draft)
    by_time = timed(by_day, [table.above.anchor for table in tables], draft)
    made = [one for rows in by_time for one in Maker(rows, draft).sessions()]
    draft.sessions = merged(made, draft)
    fill_ends(draft)
    draft.has_breaks_by_room = True
    if not draft.sessions:
        has_lengths = any(row.length is not None for table in tables for row in table.rows)
        raise ImportRefused(_NO_START if has_lengths else _NO_TABLE)
    if len(draft.sessions) > MOST_SESSIONS:
        raise ImportRefused(TOO_MANY)
    return draft


def _table(sheet: Sheet, wishes: list[tuple[Field, str]]) -> Table | None:
    """Read a sheet as a list of sessions, or as a grid of times and rooms; None if it is neither."""
    if not sheet.rows:
        return None
    layout = layout_of(sheet, wishes)
    if layout is not None:
        complete(layout, sheet)
        if not layout.is_programme and not wishes and (grid := listed(sheet)):
            return Table(sheet, layout, grid, preamble_of(sheet, layout.heading), is_grid=True)
    elif grid := listed(sheet):
        return Table(sheet, grid[0].layout, grid, preamble_of(sheet, grid[0].layout.heading), is_grid=True)
    if layout is None or not layout.is_programme:
        layout = by_shape(sheet) if not wishes else None
    if layout is None:
        return None
    above = preamble_of(sheet, layout.heading)
    rows = list(rows_of(sheet, layout))
    if above.day and rows and not layout.columns.get("date"):
        rows.insert(0, Row(sheet, max(layout.heading - 1, 0), layout, day=above.day, is_day=True))
    if not any(row.is_timed for row in rows):
        return None
    return Table(sheet, layout, rows, above)


def _event(tables: Sequence[Table], draft: Draft) -> None:
    """Take the title and the zone of the event from where the tables name them."""
    for table in tables:
        above, layout, sheet = table.above, table.layout, table.sheet
        draft.title = draft.title or above.title or _constant(table, "event")
        draft.left += above.left
        zone = above.timezone or zone_in(layout.zone) or zone_in(_constant(table, "timezone"))
        if zone and draft.timezone and zone != draft.timezone:
            draft.doubt(sheet.name, "zone-conflict", f'the file names both "{draft.timezone}" and "{zone}"')
        draft.timezone = draft.timezone or zone


def _report_columns(table: Table, draft: Draft) -> None:
    """Report once every column of words of which nothing is known, if any row keeps them beside its session."""
    reported: set[str] = set()
    for row in table.rows:
        if not row.left:
            continue
        layout, sheet = row.layout, row.sheet
        known = {column for columns in layout.columns.values() for column in columns}
        for column in sheet.filled(row.index):
            label, text = " ".join(layout.labels.get(column, "").split()), sheet.text(row.index, column)
            has_words = any(map(str.isalpha, text)) and not is_placeholder(text)
            if column not in known and label and has_words and label not in reported:
                reported.add(label)
                words = f'the column "{shorten(label, 60)}" is none that an agenda has; it is only kept as comments'
                draft.doubt(sheet.place(layout.heading, column), "left-out", words)


def _constant(table: Table, name: Field) -> str:
    """Return what all rows say alike in a column; nothing if they differ."""
    column = table.layout.column(name)
    if column is None:
        return ""
    texts = {text for row in table.rows if (text := table.sheet.text(row.index, column))}
    return texts.pop().replace("\n", " ") if len(texts) == 1 else ""
