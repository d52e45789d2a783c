"""Tables for other programs: CSV that no spreadsheet takes for a formula, Markdown that no title breaks."""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

# Text that began with an apostrophe before one of these gets another, or it would be read back without its own.
_FORMULA = re.compile(r"'*[=+\-@\t\r]")


def csv_text(heading: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Write a heading and rows as CSV; text that a spreadsheet would take for a formula gets an apostrophe."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(heading)
    for row in rows:
        writer.writerow(f"'{cell}" if isinstance(cell, str) and _FORMULA.match(cell) else cell for cell in row)
    return out.getvalue()


def markdown_table(heading: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Write a heading and rows as a Markdown table."""
    lines = [_markdown_row(heading), _markdown_row(["---"] * len(heading))]
    lines += [_markdown_row([markdown_words(str(cell)) for cell in row]) for row in rows]
    return "\n".join(lines)


def _markdown_row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def markdown_words(text: str) -> str:
    """Write plain words so that Markdown shows them as they are."""
    for mark in ("\\", "`", "*", "_", "[", "<", "|", "~", "&"):
        text = text.replace(mark, f"\\{mark}")
    return text.replace("\n", " ")
