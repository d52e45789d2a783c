"""A table as all three kinds of files give it: rows of cells, and how a cell is named to people."""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from functools import cached_property

from idm_tui.core.text import clean

Value = str | int | float | dt.datetime | dt.date | dt.time | dt.timedelta
Merged = dict[tuple[int, int], tuple[int, int]]
"""How many rows and columns a merged cell covers, by the line (from 1) and the column (from 0) it begins at."""

MOST_COLUMNS = 512
MOST_ROWS = 100_000

_PLACEHOLDERS = frozenset(
    {"n/a", "na", ".", "..", "...", "-", "--", "–", "—", "?", "??", "/", "x", "tba", "tbd", "tbc", "t.b.a.", "t.b.d."}
    | {"t.b.c.", "nn", "n.n.", "nan", "none", "null", "nil"}
)
_KEPT_FROM_RUNNING = re.compile(r"'+[=+\-@\t\r]")
_BLANKS = re.compile("[^\\S\\n]+|\u200b")


@dataclass
class Sheet:
    """One table: its filled rows with the numbers they have in the file; a CSV file has no name."""

    name: str = ""
    rows: list[list[Value]] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)
    merged: Merged = field(default_factory=dict)

    def place(self, index: int, column: int | None = None) -> str:
        """Name a row, or a cell of a spreadsheet, as the report does."""
        line = self.lines[index]
        if not self.name:
            return str(line)
        return f"{self.name}!{letters(column or 0)}{line}"

    def text(self, index: int, column: int) -> str:
        """Return what a cell shows; nothing where the row is shorter."""
        row = self.rows[index]
        return shown(row[column]) if column < len(row) else ""

    def text_above(self, index: int, column: int) -> str:
        """Return what the merged cell says that covers a cell from above; nothing if none does."""
        line, starts = self.lines[index], self._merged_starts.get(column, [])
        place = bisect_right(starts, line) - 1
        if place < 0 or starts[place] + self.merged[starts[place], column][0] <= line:
            return ""
        above = bisect_left(self.lines, starts[place])
        return self.text(above, column) if self.lines[above] == starts[place] else ""

    @cached_property
    def _merged_starts(self) -> dict[int, list[int]]:
        """The lines on which merged cells begin, in their order, by column."""
        found: dict[int, list[int]] = {}
        for line, column in sorted(self.merged):
            found.setdefault(column, []).append(line)
        return found

    def value(self, index: int, column: int) -> Value:
        """Return what a cell holds; an empty text where the row is shorter."""
        row = self.rows[index]
        return row[column] if column < len(row) else ""

    def width(self) -> int:
        """Return how many columns the widest row has."""
        return max(map(len, self.rows), default=0)

    def filled(self, index: int) -> list[int]:
        """Return the columns of a row that hold something."""
        return [column for column, value in enumerate(self.rows[index]) if value != ""]


def letters(column: int) -> str:
    """Name a column as spreadsheets do: A, B … Z, AA."""
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name


def column_of(name: str) -> int:
    """Return the column that spreadsheets give this name."""
    number = 0
    for letter in name.upper():
        number = number * 26 + ord(letter) - 64
    return number - 1


def tidy(text: str) -> str:
    """Clean the text of a cell: single blanks, lines kept, without the apostrophe that keeps a formula from running."""
    if text[:1] == "'" and _KEPT_FROM_RUNNING.match(text):
        text = text[1:]
    if text.isprintable() and "  " not in text:
        return text.strip()
    return "\n".join(filter(None, (line.strip() for line in _BLANKS.sub(" ", clean(text)).split("\n"))))


def shown(value: Value) -> str:
    """Write the value of a cell as it would be shown."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else f"{value:.10g}"
    if isinstance(value, dt.datetime):
        return value.isoformat(" ", "minutes")
    if isinstance(value, dt.time):
        return f"{value.hour:02}:{value.minute:02}"
    return str(value)


def is_placeholder(text: str) -> bool:
    """Say whether a text only holds the place of a time or a name: NA, TBA, a full stop, a dash."""
    return len(text) <= 9 and text.strip().casefold() in _PLACEHOLDERS
