"""The text of a CSV file, whatever its encoding, separator and line ends, as a table."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from contextlib import contextmanager
from itertools import islice
from typing import TYPE_CHECKING

from idm_tui.formats.imports.draft import MOST_BYTES, ImportRefused
from idm_tui.formats.imports.encoding import decoded
from idm_tui.formats.imports.tables.cells import MOST_COLUMNS, MOST_ROWS, Sheet, tidy
from idm_tui.formats.imports.tables.words import field_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from idm_tui.formats.imports.draft import Draft

_SEPARATORS = ",;\t|"
_LONGEST_CELL_LINES = 200
_SEP_LINE = re.compile(r"""\A"?sep=(.)"?\r?\n?""")


def sheet_of(data: bytes, draft: Draft) -> Sheet:
    """Read the one table of a CSV file; raises ImportRefused."""
    if len(data) > MOST_BYTES:
        raise ImportRefused("the file is larger than 64 MB")
    text, guessed = decoded(data)
    if guessed:
        draft.doubt("", "encoding", guessed)
    start = text[:2000].lstrip().casefold()
    if start.startswith(("<!doctype", "<html", "<?xml")):
        raise ImportRefused("this is a web page or XML, not a CSV file; export the table as CSV")
    separator = ""
    if named := _SEP_LINE.match(text):
        separator = named[1]
        text = "\n" + text[named.end() :]
    separator = separator or separator_of(text)
    sheet = _parsed(text, separator, csv.QUOTE_MINIMAL)
    if any(isinstance(cell, str) and cell.count("\n") > _LONGEST_CELL_LINES for row in sheet.rows for cell in row):
        # A quotation mark that nobody closes swallows the rest of the file.
        sheet = _parsed(text, separator, csv.QUOTE_NONE)
    return sheet


@contextmanager
def _long_fields() -> Iterator[None]:
    """Let a field be as long as a file; the limit is the process's, and others rely on theirs."""
    usual = csv.field_size_limit(MOST_BYTES)
    try:
        yield
    finally:
        csv.field_size_limit(usual)


def separator_of(text: str) -> str:
    """Return the separator under which the first rows look most like a table."""
    return max(_SEPARATORS, key=lambda separator: _regularity(text[:200_000], separator))


def _regularity(text: str, separator: str) -> float:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    with _long_fields():
        rows = [row for row in islice(reader, 200) if any(row)]
    widths = Counter(len(row) for row in rows if len(row) > 1)
    if not widths:
        return 0
    heading = max(sum(bool(field_of(cell)) for cell in row[:50]) for row in rows[:20] if row) if rows else 0
    width, count = widths.most_common(1)[0]
    return (heading if heading > 1 else 0) * 3 + min(width, 12) * count / len(rows)


def _parsed(text: str, separator: str, quoting: int) -> Sheet:
    sheet = Sheet()
    reader = csv.reader(
        io.StringIO(text, newline=""), delimiter=separator, quoting=csv.QUOTE_NONE if quoting else csv.QUOTE_MINIMAL
    )
    line = 1
    try:
        with _long_fields():
            for row in reader:
                cells = [tidy(cell) for cell in row[:MOST_COLUMNS]]
                if any(cells):
                    sheet.rows.append(list(cells))
                    sheet.lines.append(line)
                line = reader.line_num + 1
                if len(sheet.rows) > MOST_ROWS:
                    msg = f"the file has more than {MOST_ROWS:,} rows"
                    raise ImportRefused(msg)
    except csv.Error as error:
        msg = f"the file is no CSV: {error}"
        raise ImportRefused(msg) from None
    return sheet
