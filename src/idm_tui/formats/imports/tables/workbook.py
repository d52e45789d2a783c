"""The visible sheets of a spreadsheet file, as tables; an archive that would unpack without end is refused."""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
import zlib
from collections import defaultdict
from typing import TYPE_CHECKING, Any

from idm_tui.core.record import record
from idm_tui.formats.imports.draft import MOST_BYTES, ImportRefused
from idm_tui.formats.imports.tables.cells import MOST_COLUMNS, MOST_ROWS, Merged, Sheet, Value, column_of, tidy

if TYPE_CHECKING:
    from collections.abc import Iterator

_MOST_CELLS = 4_000_000
_MOST_PARTS = 10_000
_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_EXCEL_CELL = re.compile(rb"<(?:\w+:)?c\s([^>]*?)(/?)>")
_EXCEL_NAME = re.compile(rb"""\br\s*=\s*["']([A-Za-z]{1,9})(\d{1,12})""")
_ODS_TAG = re.compile(rb"<(?:\w+:)?((?:covered-)?table-cell|table-row|table)(?=[\s/>])([^>]*?)(/?)>")
_ODS_ROWS = re.compile(rb"""number-rows-repeated\s*=\s*["'](\d{1,12})""")
_ODS_COLUMNS = re.compile(rb"""number-columns-repeated\s*=\s*["'](\d{1,12})""")
_ODS_SPANS = {
    kind: re.compile(rf"""number-{kind}-spanned\s*=\s*["'](\d{{1,6}})""".encode()) for kind in ("rows", "columns")
}
_ODS_DURATION = re.compile(r"PT(\d{1,4})H(\d{1,2})M(\d{1,2})(?:[.,]\d+)?S")


def sheets_of(data: bytes, format_: str) -> Iterator[Sheet]:
    """Read the visible sheets of an xlsx or ods file; raises ImportRefused."""
    from python_calamine import CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum

    archive = _unpacked(data, format_)
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(archive))
        merged = _ods_merged(_part(archive, "content.xml")) if format_ == "ods" else {}
        for number, meta in enumerate(book.sheets_metadata):
            if meta.visible is SheetVisibleEnum.Visible and meta.typ is SheetTypeEnum.WorkSheet:
                yield _sheet(meta.name, book.get_sheet_by_name(meta.name), merged.get(number, {}))
    except (ImportRefused, GeneratorExit):
        raise
    except PasswordError:
        raise ImportRefused(_PASSWORD) from None
    except (KeyboardInterrupt, SystemExit, MemoryError):
        raise
    except BaseException as error:  # noqa: BLE001 - the parser's panics are no Exceptions
        msg = f"the {format_} file is damaged: {_first_line(error)}"
        raise ImportRefused(msg) from None


_PASSWORD = "the file is protected by a password; save it without one"


def _first_line(error: BaseException) -> str:
    return tidy(str(error)).partition("\n")[0][:120] or type(error).__name__


def _unpacked(data: bytes, format_: str) -> bytes:
    """Unpack every part within the limit and pack them again without compression, so that no header can lie."""
    if len(data) > MOST_BYTES:
        raise ImportRefused("the file is larger than 64 MB")
    if data.startswith(_OLE):
        wide = "EncryptedPackage".encode("utf-16-le")
        raise ImportRefused(_PASSWORD if wide in data else "this is an old .xls file; save it as .xlsx")
    if data[:500].lstrip().startswith(b"<"):
        msg = f"this is a web page or XML, not an {format_} file; download the file itself"
        raise ImportRefused(msg)
    packed = io.BytesIO()
    left = MOST_BYTES
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(packed, "w") as target:
            if len(source.infolist()) > _MOST_PARTS:
                msg = f"the {format_} file has more than {_MOST_PARTS:,} parts"
                raise ImportRefused(msg)
            for info in source.infolist():
                if info.flag_bits & 1:
                    raise ImportRefused(_PASSWORD)
                if info.file_size > left:
                    raise ImportRefused("the file unpacks to more than 64 MB")
                with source.open(info) as part:
                    content = part.read(left + 1)
                left -= len(content)
                if left < 0:
                    raise ImportRefused("the file unpacks to more than 64 MB")
                _check(info.filename, content, format_)
                target.writestr(zipfile.ZipInfo(info.filename), content)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, ValueError, RuntimeError) as error:
        msg = f"the {format_} file is cut off or damaged ({_first_line(error)}); download or save it again"
        raise ImportRefused(msg) from None
    return packed.getvalue()


def _check(name: str, content: bytes, format_: str) -> None:
    """Refuse a part that is encrypted, or whose cells lie so far apart that the table between them fills the memory."""
    if format_ == "xlsx" and name.startswith("xl/worksheets/") and name.endswith(".xml"):
        rows, columns = _excel_size(content)
    elif format_ == "ods" and name == "content.xml":
        rows, columns = _ods_size(content)
    elif name == "META-INF/manifest.xml" and b"encryption-data" in content:
        raise ImportRefused(_PASSWORD)
    else:
        return
    if rows * columns > _MOST_CELLS or rows > 1_048_576 or columns > 16_384:
        raise ImportRefused(
            "a sheet has cells too far apart; delete what stands far below or to the right of the table"
        )


def _excel_size(content: bytes) -> tuple[int, int]:
    rows = columns = 0
    for cell in _EXCEL_CELL.finditer(content):
        if not cell[2] and (name := _EXCEL_NAME.search(cell[1])):
            columns = max(columns, column_of(name[1].decode()) + 1)
            rows = max(rows, int(name[2]))
    return rows, columns


def _ods_size(content: bytes) -> tuple[int, int]:
    """Return the greatest number of rows and columns up to the last filled cell of any table of an ods file."""
    rows = columns = 0
    for cell in _ods_cells(content):
        if cell.is_filled:
            rows, columns = max(rows, cell.row + cell.high), max(columns, cell.column + cell.wide)
    return rows, columns


def _ods_merged(content: bytes) -> dict[int, Merged]:
    """Return, for each table of an ods file, what its merged cells cover."""
    found: dict[int, Merged] = defaultdict(dict)
    for cell in _ods_cells(content):
        spans = [_ODS_SPANS[kind].search(cell.told) for kind in ("rows", "columns")]
        down, across = (int(span[1]) if span else 1 for span in spans)
        if down > 1 or across > 1:
            found[cell.table][cell.row + 1, cell.column] = (down, across)
    return found


@record
class _OdsCell:
    """A cell, or several alike: where they begin, from 0, how many rows and columns they are, what is told of them."""

    table: int
    row: int
    column: int
    high: int
    wide: int
    told: bytes
    is_filled: bool


def _ods_cells(content: bytes) -> Iterator[_OdsCell]:
    table, row, column, high = -1, 0, 0, 0
    for tag in _ODS_TAG.finditer(content):
        if tag[1] == b"table":
            table += 1
            row = column = high = 0
        elif tag[1] == b"table-row":
            row += high
            column = 0
            found = _ODS_ROWS.search(tag[2])
            high = int(found[1]) if found else 1
        else:
            found = _ODS_COLUMNS.search(tag[2])
            wide = int(found[1]) if found else 1
            yield _OdsCell(table, row, column, high, wide, tag[2], is_filled=not tag[3] or b"value" in tag[2])
            column += wide


def _part(archive: bytes, name: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(archive)) as source:
        return source.read(name)


def _sheet(name: str, source: Any, merged: Merged) -> Sheet:
    sheet = Sheet(tidy(name).replace("\n", " ") or "Sheet", merged=merged)
    for line, row in enumerate(source.iter_rows(), 1):
        cells = [_value(cell) for cell in row[:MOST_COLUMNS]]
        if any(cell != "" for cell in cells):
            sheet.rows.append(cells)
            sheet.lines.append(line)
        if len(sheet.rows) > MOST_ROWS:
            msg = f'the sheet "{sheet.name}" has more than {MOST_ROWS:,} rows'
            raise ImportRefused(msg)
    for (top, left), (bottom, right) in source.merged_cell_ranges or ():
        sheet.merged[top + 1, left] = (bottom - top + 1, right - left + 1)
    return sheet


def _value(cell: Any) -> Value:
    """Return a cell's value with times to the minute and hours past midnight as a length."""
    if isinstance(cell, str):
        if cell.startswith("PT") and (found := _ODS_DURATION.fullmatch(cell)):
            return dt.timedelta(hours=int(found[1]), minutes=int(found[2]), seconds=int(found[3]))
        return tidy(cell)
    if isinstance(cell, dt.datetime):
        rounded = _to_the_minute(cell)
        # A time of 25:00 that is formatted as a time of day counts from the last day of 1899.
        return rounded - dt.datetime(1899, 12, 31) if rounded.year <= 1900 and rounded.month != 12 else rounded  # noqa: DTZ001
    if isinstance(cell, dt.time):
        whole = _to_the_minute(dt.datetime.combine(dt.date(2000, 1, 1), cell))
        return whole.time() if whole.day == 1 else dt.timedelta(days=1)
    if isinstance(cell, dt.timedelta):
        return dt.timedelta(minutes=round(cell.total_seconds() / 60))
    if isinstance(cell, (bool, int, float, dt.date)):
        return cell
    return ""


def _to_the_minute(when: dt.datetime) -> dt.datetime:
    """Round a time that a spreadsheet keeps as a fraction of a day."""
    try:
        return (when + dt.timedelta(seconds=30)).replace(second=0, microsecond=0)
    except OverflowError:
        return when
