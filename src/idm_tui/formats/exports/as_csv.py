"""The run of show as CSV: ISO 8601 with offset, and no cell that a spreadsheet takes for a formula."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from idm_tui.formats.exports.programme import iso
from idm_tui.formats.exports.run_of_show import heading, rows
from idm_tui.formats.tables import csv_text

if TYPE_CHECKING:
    from idm_tui.formats.exports.programme import Programme
    from idm_tui.formats.exports.run_of_show import Cell


def write(programme: Programme) -> str:
    """Write the table."""
    return csv_text(heading(programme), ([_cell(cell) for cell in row] for row in rows(programme)))


def _cell(cell: Cell) -> object:
    if isinstance(cell, datetime):
        return iso(cell)
    return cell.isoformat() if isinstance(cell, date) else cell
