"""The run of show as a workbook: real dates on the event's clocks, text that is never taken for a formula."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter

from idm_tui.formats.exports.programme import is_shown_twice, iso
from idm_tui.formats.exports.run_of_show import heading, rows

if TYPE_CHECKING:
    from idm_tui.formats.exports.programme import Programme
    from idm_tui.formats.exports.run_of_show import Cell

_WIDTHS = {"Title": 48, "Questions": 60, "Moderators": 36, "Speakers": 44, "Reason": 40, "ID": 22, "Event": 30}
_MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*(</dcterms:modified>)")
_APOSTROPHE = re.compile(r"'+[=+\-@\t\r]")
_LONGEST_CELL = 32_767
_A4 = 9
_FIRST_YEAR = 1901
"""Before it a workbook counts no days that all programs agree on."""


def write(programme: Programme) -> bytes:
    """Write the workbook."""
    event = programme.plan.event
    book = Workbook(write_only=True)
    book.properties.title, book.properties.creator = event.title, "idm-tui"
    book.properties.created = datetime(1980, 1, 1)  # noqa: DTZ001 - the file knows no zone, and two exports are one
    sheet = book.create_sheet("Agenda")
    names = heading(programme)
    for number, name in enumerate(names, 1):
        sheet.column_dimensions[get_column_letter(number)].width = _WIDTHS.get(name, 18)
    sheet.freeze_panes = "A2"
    sheet.print_title_rows = "1:1"
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", _A4
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.append([_head(sheet, name) for name in names])
    styles = _Cells(sheet)
    for row in rows(programme):
        sheet.append([styles.cell(cell) for cell in row])
    out = io.BytesIO()
    book.save(out)
    return _without_clock(out.getvalue())


def _head(sheet: Any, name: str) -> Any:
    cell = WriteOnlyCell(sheet, name)
    cell.font, cell.fill = Font(bold=True), PatternFill("solid", fgColor="DDE6EE")
    return cell


class _Cells:
    """Makes cells; each look is worked out once and shared."""

    def __init__(self, sheet: Any) -> None:
        self._sheet = sheet
        self._looks: dict[tuple[str, bool], Any] = {}

    def cell(self, given: Cell) -> Any:
        """Return the cell of a value."""
        if isinstance(given, datetime):
            return self._instant(given)
        if isinstance(given, date):
            return self._made(given, "yyyy-mm-dd") if given.year >= _FIRST_YEAR else self._text(given.isoformat())
        return self._text(given) if isinstance(given, str) else self._made(given, "General")

    def _instant(self, local: datetime) -> Any:
        # A date in a workbook has no offset: where the clocks show a time twice, only text says which is meant.
        if is_shown_twice(local) or local.year < _FIRST_YEAR:
            return self._text(iso(local))
        return self._made(local.replace(tzinfo=None), "yyyy-mm-dd hh:mm:ss" if local.second else "yyyy-mm-dd hh:mm")

    def _text(self, text: str) -> Any:
        if _APOSTROPHE.match(text):
            text = f"'{text}"  # the one that stands before a formula in a CSV file is no part of its text
        cell = self._made(None, "@", is_quoted=text.startswith(("=", "+", "-", "@")))
        cell._value, cell.data_type = text[:_LONGEST_CELL], "s"  # noqa: SLF001 - `value` would look for formulas
        return cell

    def _made(self, value: Any, form: str, *, is_quoted: bool = False) -> Any:
        cell = WriteOnlyCell(self._sheet, value)
        look = self._looks.get((form, is_quoted))
        if look is None:
            cell.alignment = Alignment(vertical="top", wrap_text=form == "@")
            cell.number_format, cell.quotePrefix = form, is_quoted
            look = self._looks[form, is_quoted] = cell._style  # noqa: SLF001 - a style of its own costs each cell
        cell._style = look  # noqa: SLF001
        return cell


def _without_clock(made: bytes) -> bytes:
    """Return a workbook that does not tell when it was written."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(made)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "docProps/core.xml":
                data = _MODIFIED.sub(rb"\g<1>1980-01-01T00:00:00Z\g<2>", data)
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(entry, data)
    return out.getvalue()
