"""Which column holds what, by the words of one or two heading rows or as whoever imports says."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from idm_tui.core.text import fold
from idm_tui.formats.imports.draft import ImportRefused
from idm_tui.formats.imports.tables.cells import column_of
from idm_tui.formats.imports.tables.clock import read_span
from idm_tui.formats.imports.tables.days import read_day
from idm_tui.formats.imports.tables.words import Field, field_of, key_of, names_a_group, title_rank

if TYPE_CHECKING:
    from idm_tui.formats.imports.tables.cells import Sheet

_FURTHEST_HEADING = 60
_ZONE = re.compile(r"[(\[]\s*((?:[A-Z][A-Za-z]+/[A-Z][A-Za-z_]+(?:/[A-Z][A-Za-z_]+)?)|UTC|GMT)\s*[)\]]")
_HOURS = re.compile(r"\((?:h|hrs?|hours?|std|stunden|heures|horas)\)|\bhours\b|\bstunden\b|\bhoras\b", re.IGNORECASE)
_TIMED = re.compile(r"\d{1,2}(?:[:hH]\d{2}|\.\d{2}(?![.\d]))")
_LINK = re.compile(r"\S*(?:://|/)\S*")
_WISH = re.compile(r"\s*([^=,;]+?)\s*=\s*([^,;]*?)\s*(?:[,;]|$)")


@dataclass
class Layout:
    """The columns of a table: by what they hold, their headings, and the first row under the heading."""

    columns: dict[Field, list[int]] = field(default_factory=dict)
    labels: dict[int, str] = field(default_factory=dict)
    heading: int = -1
    first: int = 0
    zone: str = ""
    unit: str = "minutes"

    def column(self, name: Field) -> int | None:
        """Return the first column that holds this."""
        found = self.columns.get(name)
        return found[0] if found else None

    @property
    def is_programme(self) -> bool:
        """Say whether a table of this layout tells what happens when."""
        return bool(self.columns.get("title")) and bool(
            self.columns.get("start") or self.columns.get("duration") or self.columns.get("date")
        )


def wishes_of(columns: str) -> list[tuple[Field, str]]:
    """Read what whoever imports says of the columns: start=B,title=4,room=Raum; raises ImportRefused."""
    wishes: list[tuple[Field, str]] = []
    position = 0
    while position < len(columns.rstrip(" ,;")):
        wish = _WISH.match(columns, position)
        if not wish or not wish[2]:
            msg = f'--columns "{columns}" is not understood; write it like --columns start=B,title=C,room=4'
            raise ImportRefused(msg)
        key = key_of(wish[1])
        if key is None:
            msg = (
                f'--columns names "{wish[1]}", which no column can be; '
                "there are title, date, start, end, duration, room, speakers, moderators, kind, abstract, questions, id"
            )
            raise ImportRefused(msg)
        wishes.append((key, wish[2]))
        position = wish.end()
    return wishes


def layout_of(sheet: Sheet, wishes: list[tuple[Field, str]]) -> Layout | None:
    """Find the heading of a table and what its columns hold; None if no row looks like one."""
    heading = _heading(sheet, wishes)
    if heading is None:
        return _wished(Layout(), sheet, wishes) if wishes else None
    return layout_at(sheet, heading, wishes)


def layout_at(sheet: Sheet, heading: int, wishes: list[tuple[Field, str]]) -> Layout:
    """Read the heading that stands in a row, and in the one above or below if that is a heading too."""
    labels = {column: sheet.text(heading, column) for column in range(sheet.width())}
    last = heading
    if heading and is_heading(sheet, heading - 1, least=1) and sheet.filled(heading - 1)[-1] > sheet.filled(heading)[0]:
        labels = _over(sheet, heading - 1, labels)
    elif heading + 1 < len(sheet.rows) and is_heading(sheet, heading + 1, least=2):
        under = {column: sheet.text(heading + 1, column) for column in range(sheet.width())}
        labels = _over(sheet, heading, under)
        last = heading + 1
    layout = Layout(labels={column: label for column, label in labels.items() if label}, heading=heading)
    layout.first = last + 1
    _assign(layout, sheet)
    _wished(layout, sheet, wishes)
    times: tuple[Field, ...] = ("start", "end", "date")
    zones = [_ZONE.search(layout.labels.get(column, "")) for name in times for column in layout.columns.get(name, ())]
    layout.zone = next((zone[1] for zone in zones if zone), "")
    if any(_HOURS.search(layout.labels.get(column, "")) for column in layout.columns.get("duration", ())):
        layout.unit = "hours"
    return layout


def is_heading(sheet: Sheet, index: int, least: int = 2) -> bool:
    """Say whether a row consists of names of columns: no times, no numbers, no long texts."""
    filled = sheet.filled(index)
    known = 0
    for column in filled:
        value = sheet.rows[index][column]
        if not isinstance(value, str):
            if not isinstance(value, (int, float)) or value > 50:
                return False
            continue
        if len(value) > 120 or (value[0].isdigit() and _is_when(value)):
            return False
        known += field_of(value) is not None
    return known >= least and known * 3 >= len(filled)


def _is_when(text: str) -> bool:
    day = read_day(text)
    return read_span(text) is not None or (day is not None and day.is_full)


def _fields(sheet: Sheet, index: int) -> set[Field]:
    return {name for column in sheet.filled(index) if (name := field_of(sheet.text(index, column)))}


def _heading(sheet: Sheet, wishes: list[tuple[Field, str]]) -> int | None:
    words = [fold(wish) for _, wish in wishes]
    best, most, timed = None, 1, 0
    for index in range(min(len(sheet.rows), _FURTHEST_HEADING)):
        if best is None and timed > 1 and not wishes:
            return None  # sessions stand above; a later row of such words is one of them
        filled = sheet.filled(index)
        timed += len(filled) > 1 and _TIMED.match(sheet.text(index, filled[0])) is not None
        texts = {fold(sheet.text(index, column)) for column in sheet.filled(index)}
        named = sum(len(word) > 1 and not word.isdecimal() and word in texts for word in words)
        if not named and not is_heading(sheet, index):
            continue
        score = named * 10 + len(_fields(sheet, index))
        if score > most:
            best, most = index, score
    return best


def _over(sheet: Sheet, upper: int, labels: dict[int, str]) -> dict[int, str]:
    """Join a row of headings with one above it whose cells may stand over several columns."""
    joined = dict(labels)
    over = ""
    for column in range(sheet.width()):
        own = sheet.text(upper, column)
        if own:
            wide = sheet.merged.get((sheet.lines[upper], column), (1, 1))[1] > 1
            over = own if field_of(own) and (wide or labels.get(column)) else ""
            if not labels.get(column):
                joined[column] = own
                continue
        label = labels.get(column, "")
        if over and (not label or field_of(label) is None or field_of(f"{over} {label}") is not None):
            joined[column] = over if over == label else f"{over} {label}".strip()
    return joined


def _assign(layout: Layout, sheet: Sheet) -> None:
    """Give every column with a known heading its place, and settle which of several titles is the title."""
    for column, label in layout.labels.items():
        if name := field_of(label):
            layout.columns.setdefault(name, []).append(column)
    columns = layout.columns
    titles = [column for column in columns.pop("title", []) if _has_words(sheet, column, layout.first)]
    titles.sort(key=lambda column: (title_rank(layout.labels[column]), column))
    if titles:
        columns["title"] = [titles[0]]
    for column in titles[1:]:
        label = layout.labels[column]
        rank = title_rank(label)
        if rank == 4 and not columns.get("speakers"):
            columns["speakers"] = [column]
        elif names_a_group(label) and "group" not in columns:
            columns["group"] = [column]
        elif rank == 3 and "event" not in columns:
            columns["event"] = [column]
        elif "subtitle" not in columns and rank < 3:
            columns["subtitle"] = [column]
    if not columns.get("title"):
        others: tuple[Field, ...] = ("group", "subtitle", "abstract", "kind", "track")
        if name := next((name for name in others if columns.get(name)), None):
            columns["title"] = [columns.pop(name)[0]]


def _has_words(sheet: Sheet, column: int, first: int) -> bool:
    """Say whether a column holds words rather than numbers or addresses."""
    texts = [text for index in range(first, min(len(sheet.rows), first + 300)) if (text := sheet.text(index, column))]
    told = sum(any(ch.isalpha() for ch in text) and not _LINK.fullmatch(text) for text in texts)
    return told * 2 >= len(texts)


def _wished(layout: Layout, sheet: Sheet, wishes: list[tuple[Field, str]]) -> Layout:
    named: dict[Field, list[int]] = {}
    for name, wish in wishes:
        named.setdefault(name, []).append(_column(layout, sheet, wish))
    taken = {column for columns in named.values() for column in columns}
    for name, columns in list(layout.columns.items()):
        layout.columns[name] = [column for column in columns if column not in taken]
        if not layout.columns[name] or name in named:
            del layout.columns[name]
    layout.columns.update(named)
    return layout


def _column(layout: Layout, sheet: Sheet, wish: str) -> int:
    plain = fold(wish)
    for column, label in layout.labels.items():
        if fold(label).strip(" :*") == plain or fold(sheet.text(max(layout.heading, 0), column)) == plain:
            return column
    width = sheet.width()
    if wish.isdecimal() and 1 <= int(wish[:6]) <= width:
        return int(wish[:6]) - 1
    if re.fullmatch(r"[A-Za-z]{1,3}", wish) and column_of(wish) < width:
        return column_of(wish)
    headings = ", ".join(f'"{label}"' for label in list(layout.labels.values())[:12]) or "none"
    msg = f'--columns names "{wish}", but there is no such column; the headings are {headings}'
    raise ImportRefused(msg)
