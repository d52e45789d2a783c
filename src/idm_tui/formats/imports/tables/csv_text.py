"""The text of a CSV file, whatever its encoding, separator and line ends, as a table."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections import Counter
from contextlib import contextmanager
from itertools import islice
from typing import TYPE_CHECKING

from idm_tui.core.text import clean_line, shorten
from idm_tui.formats.imports.draft import MOST_BYTES, ImportRefused
from idm_tui.formats.imports.tables.cells import MOST_COLUMNS, MOST_ROWS, Sheet, tidy
from idm_tui.formats.imports.tables.words import field_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from idm_tui.formats.imports.draft import Draft

_SEPARATORS = ",;\t|"
_LONGEST_CELL_LINES = 200
_SEP_LINE = re.compile(r"""\A"?sep=(.)"?\r?\n?""")
_BEYOND_ASCII = re.compile(r"\S{0,20}?[^\x00-\x7f]\S{0,20}")
_OTHER_SCRIPTS = [
    *("cp1250", "cp1251", "cp1253", "cp1254", "cp1255", "cp1256", "koi8_r", "iso8859_2", "iso8859_5", "iso8859_7"),
    *("shift_jis", "euc_jp", "gb18030", "big5", "euc_kr"),
]


def sheet_of(data: bytes, draft: Draft) -> Sheet:
    """Read the one table of a CSV file; raises ImportRefused."""
    if len(data) > MOST_BYTES:
        raise ImportRefused("the file is larger than 64 MB")
    text = decoded(data, draft)
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


def decoded(data: bytes, draft: Draft) -> str:
    """Decode a file by its byte order mark, as UTF-8, or else as the old encoding that fits best, which is reported."""
    for mark, encoding in (
        (codecs.BOM_UTF8, "utf-8-sig"),
        (codecs.BOM_UTF16_LE, "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16"),
    ):
        if data.startswith(mark):
            return data.decode(encoding, "replace")
    head = data[:4000]
    if head.count(0) * 4 > len(head):
        order = "utf-16-le" if head[1::2].count(0) > head[::2].count(0) else "utf-16-be"
        return data.decode(order, "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    encoding, text = _guessed(data)
    sample = _BEYOND_ASCII.search(text)
    words = f', for example "{shorten(clean_line(sample[0]), 40)}"' if sample else ""
    draft.doubt("", "encoding", f"the file is not UTF-8 and was read as {encoding}{words}")
    return text


def _guessed(data: bytes) -> tuple[str, str]:
    """Return the encoding that makes the most of the bytes beyond ASCII, and the text."""
    lenient = data.decode("utf-8", "replace")
    broken = lenient.count("\ufffd")
    if sum(ch > "\x7f" for ch in lenient) > 3 * broken:
        return "UTF-8 with damaged characters", lenient
    high = sum(byte > 127 for byte in data)
    if high * 4 > sum(chr(byte).isalpha() or byte > 127 for byte in data):
        # Hardly any Latin letters: another script, which statistics tell apart better than a rule.
        from charset_normalizer import from_bytes

        best = from_bytes(data[:65536], cp_isolation=_OTHER_SCRIPTS).best()
        if best is not None:
            return best.encoding, data.decode(best.encoding, "replace")
    texts = {name: data.decode(name, "replace") for name in ("cp1252", "mac_roman", "cp850")}
    name = max(texts, key=lambda name: _plausible(texts[name]))
    return name, texts[name]


def _plausible(text: str) -> int:
    """Count for and against a reading of an old encoding: accented letters inside words are likely, signs are not."""
    score = 0
    for found in re.finditer(r"(.?)([^\x00-\x7f])(.?)", text[:2_000_000]):
        before, ch, after = found.groups()
        if ch in "ÀÁÂÃÄÅÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØÙÚÛÜ" and not before.islower():
            score += 2
        elif ch in "àáâãäåæçèéêëìíîïñòóôõöøùúûüßœ" and (before.isalpha() or after.isalpha() or not before.strip()):
            score += 3
        elif ch in "“”„‘’–—…«»\xa0•¿¡º°" and not (before.isalpha() and after.isalpha() and ch != "’"):
            score += 2
        else:
            score -= 2
    return score


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
