"""Which format a source has, by what is in it and not by its name."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from functools import lru_cache
from typing import Any

from idm_tui.formats.imports.draft import MOST_BYTES, ImportRefused
from idm_tui.formats.imports.encoding import decoded, in_utf8
from idm_tui.formats.imports.own import FORMAT

FORMATS = (
    "ics",
    "schedule-json",
    "schedule-xml",
    "pretalx-widget",
    "indico",
    "json",
    "csv",
    "xlsx",
    "ods",
    "docx",
    "pdf",
    "md",
    "html",
    "text",
)
_LIST_TABLE = re.compile(r"^\.\. list-table::", re.MULTILINE)  # of reStructuredText
_ZIPPED = (("xl/", "xlsx"), ("word/", "docx"), ("content.xml", "ods"))
_CALENDAR = re.compile(r"^[ \t\ufeff]*BEGIN:VCALENDAR\b", re.IGNORECASE | re.MULTILINE)
_JSON = re.compile(r"\{|\[\s*(?:[\[{\"\]\d-]|true\b|false\b|null\b|$)")  # but "[Core] Agenda of the workshop"
_PIECE_OF_PAGE = re.compile(r"<(?:!--|h[1-6]|div|p|section|article|main|header|ul|ol|dl|span|strong|b|center)\b")
_BLOCK_ENDS = re.compile(r"</(?:h[1-6]|div|p|li|section|article|dd)>")
_MARKED_HEADING = re.compile(r"^#{1,3} ", re.MULTILINE)
_FEWEST_BLOCKS = 3
_FEWEST_ROWS, _FEWEST_BARS, _FEWEST_LINKS = 4, 3, 3
_FURTHEST_HEADING = 20
_LONGEST_NAME = 60


def form_of(data: bytes) -> str:
    """Return the format of a source; raises ImportRefused for what is none of them."""
    if not data.strip():
        raise ImportRefused("it is empty")
    if data.startswith(b"PK"):
        return _of_zip(data)
    if data.lstrip()[:5] == b"%PDF-":
        return "pdf"
    if data[:4] == b"\xd0\xcf\x11\xe0":
        raise ImportRefused(
            "it is a file of an old Office, or one with a password; save it as .docx or .xlsx without one"
        )
    head = in_utf8(data[:65_536]).decode("utf-8-sig", "replace")
    start = head.lstrip("\ufeff \t\r\n")
    if _CALENDAR.search(head[:4096]):
        return "ics"
    if _JSON.match(start):
        return _of_json(data)
    if "<schedule" in head[:20_000]:
        return "schedule-xml"
    low = head.lower()
    if start.startswith("<") and ("<html" in low or "<body" in low or "<table" in low or "<!doctype html" in low):
        return "html"
    if _PIECE_OF_PAGE.match(low.lstrip("\ufeff \t\r\n")) and len(_BLOCK_ENDS.findall(low)) >= _FEWEST_BLOCKS:
        return "md" if _MARKED_HEADING.search(head) else "html"
    if start.startswith("<?xml"):
        raise ImportRefused("it is XML, but no schedule; export the agenda as schedule.xml, iCalendar or a table")
    if "\0" in head[:4096]:
        raise ImportRefused("it is neither text nor one of the formats that can be read")
    return _of_text(head)


def _of_zip(data: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
            if sum(entry.file_size for entry in entries) > MOST_BYTES or len(entries) > 10_000:
                raise ImportRefused("unpacked it is larger than 64 MB, which no agenda is")
            names = [entry.filename for entry in entries]
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        raise ImportRefused("it is a damaged archive: was it cut off?") from None
    for part, form in _ZIPPED:
        if any(name.startswith(part) for name in names):
            return form
    raise ImportRefused("it is an archive, but neither .docx nor .xlsx nor .ods; unpack it first")


@lru_cache(maxsize=1)
def parsed_json(data: bytes) -> tuple[Any, str]:
    """Read JSON, for its reader to look at and not to change; raises ImportRefused with where it breaks.

    What its format was told by is what is read next: it is parsed once. Beside it stands a sentence about its
    encoding, where that had to be guessed.
    """
    text, guessed = decoded(data)
    try:
        return json.loads(text), guessed
    except json.JSONDecodeError as error:
        msg = f"it is no whole JSON: line {error.lineno}, column {error.colno}; was it cut off?"
        raise ImportRefused(msg) from None
    except (ValueError, RecursionError):
        raise ImportRefused("it is nested too deep to be an agenda") from None


def _of_json(data: bytes) -> str:
    from idm_tui.formats.imports import other_json

    tree, _guessed = parsed_json(data)
    if isinstance(tree, dict):
        if str(tree.get("format", "")).startswith(FORMAT):
            return "json"
        if "schedule" in tree or "conference" in tree:
            return "schedule-json"
        if "talks" in tree and ("rooms" in tree or "timezone" in tree):
            return "pretalx-widget"
        if "results" in tree:
            return "indico"
    if other_json.read(tree).sessions:
        return "schedule-json"
    raise ImportRefused("it is JSON, but neither a schedule nor an export of pretalx or Indico")


def _of_text(head: str) -> str:
    lines = [line for line in head.splitlines() if line.strip()][:200]
    has_table = any(set(line.strip()) <= set("|-: ") and line.count("-") >= 3 and "|" in line for line in lines)
    if not has_table and any(_is_table(lines, separator) for separator in (",", ";", "\t", "|")):
        return "csv"
    markdown = sum(line.lstrip().startswith(("#", "* ", "- ", "|", "**", "> ")) for line in lines)
    has_heading = any(line.startswith(("# ", "## ", "### ")) for line in lines)
    has_settings = lines[:1] in (["---"], ["+++"]) and lines[0] in lines[1:]
    if has_settings or "<table" in head.lower():  # Markdown may hold pieces of a page
        return "md"
    if _LIST_TABLE.search(head):
        return "text"
    has_rows = sum(line.lstrip().startswith("|") and line.count("|") > _FEWEST_BARS for line in lines) >= _FEWEST_ROWS
    has_links = head.count("](http") >= _FEWEST_LINKS
    return "md" if has_heading or has_table or has_rows or has_links or markdown > len(lines) * 0.6 else "text"


def _is_table(lines: list[str], separator: str) -> bool:
    """Tell whether most lines from a heading on have the same number of separators."""
    if separator == "|" and any(set(line.strip()) <= set("|-: ") and "-" in line for line in lines):
        return False  # it is Markdown
    rows = _cells(lines, separator)
    heading = _heading(rows)
    if heading is None:
        return False
    is_known = all(map(_names_a_column, rows[heading]))
    counts = [len(row) - 1 for row in rows[heading:]]
    told = [count for count in counts if count >= (1 if is_known else 2)]
    usual = max(set(told), key=told.count, default=0)
    return usual > 0 and len(counts) >= 2 and told.count(usual) >= (0.8 if heading else 0.6) * len(counts)


def _cells(lines: list[str], separator: str) -> list[list[str]]:
    """Part each row into its cells; a separator between quotation marks parts none."""
    try:
        return list(csv.reader(lines, delimiter=separator))
    except csv.Error:
        return [line.split(separator) for line in lines]


def _heading(rows: list[list[str]]) -> int | None:
    """Find the row that names columns: the first one, or one below a title, of which most words are known."""
    for index, row in enumerate(rows[:_FURTHEST_HEADING]):
        filled = [cell for cell in row if cell.strip()]
        is_short = all(len(cell.strip()) <= _LONGEST_NAME for cell in filled)
        if len(filled) >= 2 and is_short and (index == 0 or _is_surely_a_heading(row, filled, rows[0])):
            return index
        if len(filled) > 2:
            return None  # a sentence with commas
    return None


def _is_surely_a_heading(row: list[str], filled: list[str], title: list[str]) -> bool:
    """Tell whether most cells are known; of two only below a title that a spreadsheet has filled up to the width."""
    known = sum(map(_names_a_column, filled))
    return known >= 2 and known * 2 >= len(filled) and (len(filled) > 2 or len(row) == len(title))


def _names_a_column(cell: str) -> bool:
    from idm_tui.formats.imports.tables.words import field_of

    return field_of(cell) is not None
