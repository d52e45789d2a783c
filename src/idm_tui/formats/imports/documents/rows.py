"""Tables as lines: times first, then the cells of a row; what is at the same time, or on another day, is apart."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from idm_tui.formats.imports.documents.bylines import byline_of
from idm_tui.formats.imports.documents.cells import (
    TIME_ONLY,
    WORD,
    Cell,
    Row,
    going_on,
    is_rest_of,
    put_below,
    with_rest,
    without_other_zones,
)
from idm_tui.formats.imports.documents.columns import beside_of, days_of, is_day_cell, is_table_heading, kinds_of
from idm_tui.formats.imports.documents.day_lines import has_date
from idm_tui.formats.imports.documents.days import printed_in
from idm_tui.formats.imports.documents.lines import Line, line_of
from idm_tui.formats.imports.documents.people import people_in
from idm_tui.formats.imports.kinds import kind_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_ROLES = ("room", "speakers", "moderators", "questions", "aside")
_SPAN = re.compile(r"(.*?\d.*?)\s*(?:[-–—]|\bto\b|\bà\b)\s*(.*\d.*)")
_NUMBERED = re.compile(
    r"(?:WS|workshop|(?:parallel |breakout )?session|atelier|taller|track|panel|group|s[ée]ance|sesi[óo]n|mesa)"
    r" ?(?:\d{1,2}[a-z]?|[A-F]|[IVX]{1,4})\b|(?:[^\W\d_]+ ){1,4}[A-H]\d{1,2}(?=\s?:)",
    re.IGNORECASE,
)


class Table:
    """Collects the rows of a table and turns them into lines."""

    def __init__(self) -> None:
        """Begin with no row."""
        self._rows: list[Row] = []
        self._heading: list[str] = []
        self._count = 0

    def add(self, cells: Iterable[Cell | str], number: int) -> None:
        """Add a row."""
        row = without_other_zones(tuple(Cell(cell.strip()) if isinstance(cell, str) else cell for cell in cells))
        if self._rows and is_rest_of(self._rows[-1].cells, row):
            self._rows[-1] = replace(self._rows[-1], cells=tuple(map(with_rest, self._rows[-1].cells, row)))
        elif any(cell.text.strip() for cell in row):
            self._count += 1
            self._rows.append(Row(row, number, self._count))

    def lines(self) -> Iterator[Line]:
        """Yield the lines of all rows, and forget them."""
        rows, self._rows = self._rows, []
        begin = 0
        for place, row in enumerate(rows):
            if is_table_heading([cell.text for cell in row.cells]):
                yield from self._part(rows[begin:place])
                begin = place + 1
                yield from self._head(row, is_first=place == 0 or place > begin)
        yield from self._part(rows[begin:])

    def _head(self, row: Row, *, is_first: bool) -> Iterator[Line]:
        """Take what a row says of its columns; its words may hold the date."""
        texts = [cell.text for cell in row.cells]
        if len(days_of(self._heading)) > 1 and not is_first and not any(map(has_date, texts)):
            return  # "Day 1 | Day 2" below the dates of the same days
        self._heading = texts
        words = " ".join(" ".join(texts[:1] if is_day_cell(texts[0]) else texts).split())
        if len(days_of(texts)) < 2 and printed_in(words, ranges=True) is not None:
            yield line_of(words, row.number, gap=True, starts_row=True)

    def _part(self, rows: list[Row]) -> Iterator[Line]:
        """Yield the lines of the rows below a heading."""
        kinds = kinds_of(self._heading)
        beside = beside_of(self._heading) or _with_people(rows, kinds)
        rows = put_below(rows, beside)
        times = [_time_in(row, kinds) for row in rows]
        days = days_of(self._heading)
        if len(days) > 1 and days[0] == 0:
            for day, after in zip(days, [*days[1:], None], strict=True):
                yield from self._block(rows, day, after)
            return
        if len(days) > 1:
            for day in days:
                yield from self._day(rows, times, day)
            return
        rows = going_on(rows, beside)
        for place, row in enumerate(rows):
            parallel = _parallel(row.cells, beside)
            for text, room in parallel:
                yield from _item(_span(rows, times, place, room), text, row.number)
                if room < len(self._heading) and self._heading[room]:
                    yield line_of(self._heading[room], row.number, role="room", starts_row=True)
            numbered = [] if parallel else _numbered(row.cells)
            for text in numbered:
                yield from _item(times[place], text, row.number)
            if not (parallel or numbered):
                yield from _row(rows, place, kinds)

    def _block(self, rows: list[Row], begin: int, end: int | None) -> Iterator[Line]:
        """Yield a day whose columns, its own times first, stand beside those of another."""
        yield replace(line_of(self._heading[begin], rows[0].number if rows else 0, gap=True), is_heading=True)
        own = [Row(row.cells[begin:end], row.number, row.place) for row in rows]
        for place, row in enumerate(own):
            if row.cells and any(WORD.search(cell.text) for cell in row.cells):
                yield from _row(own, place, [])

    def _day(self, rows: list[Row], times: list[str], column: int) -> Iterator[Line]:
        rows = going_on(rows, [column], breaks=True)
        number = rows[0].number if rows else 0
        yield replace(line_of(self._heading[column], number, gap=True, starts_row=True), is_heading=True)
        for place, row in enumerate(rows):
            at = min(column, len(row.cells) - 1)
            while at > 0 and row.cells[at].is_beside:  # one cell for several days
                at -= 1
            if 0 < at <= column < len(row.cells) and WORD.search(row.cells[at].text):
                yield from _item(_span(rows, times, place, column), row.cells[at].text, row.number)


def _time_in(row: Row, kinds: list[str]) -> str:
    at = _time_of(row.cells, kinds) or [0]
    return " - ".join(row.cells[column].text for column in at if row.cells[column].text)


def _parallel(cells: tuple[Cell, ...], beside: list[int]) -> list[tuple[str, int]]:
    """Return the cells of a row that are at the same time, with the columns in which they stand."""
    found: dict[str, int] = {}
    for column in beside:
        if column < len(cells) and WORD.search(cells[column].text):
            found.setdefault(cells[column].text, column)
    is_wide = any(cells[column + 1].is_beside for column in found.values() if column + 1 < len(cells))
    goes_on = any(cells[column].is_above for column in beside if column < len(cells)) and not is_wide
    return list(found.items()) if len(found) > 1 or goes_on else []


def _with_people(rows: list[Row], kinds: list[str]) -> list[int]:
    """Return the columns behind the times, where most cells of several name somebody and no heading says of what."""
    if not kinds or kinds[0] not in ("time", "start") or any(kinds[1:]):
        return []
    width = max((len(row.cells) for row in rows), default=0)
    columns = [[row.cells[column].text for row in rows if column < len(row.cells)] for column in range(1, width)]
    named = [_are_of_people([text for text in texts if WORD.search(text)]) for texts in columns]
    return list(range(1, width)) if sum(named) > 1 else []


def _are_of_people(texts: list[str]) -> bool:
    named = sum(any(people_in(part) or byline_of(part) for part in _parts(text)) for text in texts)
    return len(texts) > 1 and named > len(texts) / 2


def _numbered(cells: tuple[Cell, ...]) -> list[str]:
    """Return the cells behind the time where each has a number of its own: "WS 1: Access", "WS 2: Privacy"."""
    texts = [cell.text for cell in cells[1:] if WORD.search(cell.text)]
    numbers = {found[0] for text in texts if (found := _NUMBERED.match(text))}
    return texts if len(texts) > 1 and len(numbers) == len(texts) and TIME_ONLY.fullmatch(cells[0].text.strip()) else []


def _span(rows: list[Row], times: list[str], place: int, column: int) -> str:
    """Return the time of a cell that may go on over several rows: from its first row to the end of its last."""
    after = place + 1
    while after < len(rows) and column < len(rows[after].cells) and rows[after].cells[column].is_above:
        after += 1
    begin, last = _SPAN.fullmatch(times[place]), _SPAN.fullmatch(times[after - 1])
    if after == place + 1 or (begin and not last):
        return times[place]
    if begin and last:
        return f"{begin[1]} - {last[2]}"
    return " - ".join(filter(None, (times[place], times[after] if after < len(times) else "")))


def _item(time: str, text: str, number: int) -> Iterator[Line]:
    head, *label = _parts(time) or [""]
    yield line_of(head, number, starts_row=True)
    yield from (line_of(part, number, starts_row=index == 0) for index, part in enumerate([*_parts(text), *label]))


def _row(rows: list[Row], place: int, kinds: list[str]) -> Iterator[Line]:
    """Yield the cells of a row: its time, what says nothing of its column, then rooms, people, and what is aside."""
    row = rows[place]
    kind = dict(enumerate(kinds))
    at = _time_of(row.cells, kinds)
    again = None if at else _time_again(rows, place, kinds)
    before, plain, others = [], [], []
    is_break = "title" in kinds and any(
        kind_of(cell.text) == "break" for column, cell in enumerate(row.cells) if not kind.get(column)
    )
    for column, cell in enumerate(row.cells):
        if kind.get(column) in _ROLES and column not in (0, *at):
            others.append(
                (column, kind[column], _room_of(rows, place, column) if kind[column] == "room" else cell.text)
            )
        elif at and column < at[0] and (is_day_cell(cell.text) or cell.text.isdecimal()):
            before += [] if cell.text.isdecimal() else [cell.text]
        elif column not in at and not cell.is_beside:
            is_time = TIME_ONLY.fullmatch(cell.text.strip()) is not None
            is_title = (kind_of(cell.text) == "break") if is_break else kind.get(column) == "title"
            plain.append((_goes_on(rows, place, column), not is_time, not is_title, column, cell.text))
    texts = [text for *_order, text in sorted(plain)]
    head = _time_in(row, kinds) if at else ""
    first = True
    shown = [text for text in (*before, again, head, *texts) if text]
    is_day = len(shown) == 1 and not any(text for *_, text in others) and is_day_cell(shown[0])
    for text in shown:
        for index, part in enumerate(_parts(text)):
            line = line_of(part, row.number, starts_row=first or index == 0)
            yield replace(line, is_heading=is_day, row=row.place)
            first = False
    for _column, role, text in others:
        for index, part in enumerate(_parts(text)):
            yield line_of(part, row.number, role=role, starts_row=index == 0)


def _time_of(cells: tuple[Cell, ...], kinds: list[str]) -> list[int]:
    """Return the columns of the times, which stand before all else."""
    found = [kinds.index(kind) for kind in ("start", "end") if kind in kinds] if "start" in kinds else []
    if not found and "time" in kinds:
        found = [kinds.index("time")]
    if found and max(found) < len(cells) and re.match(r"\W*\d", cells[found[0]].text):
        return found
    if re.match(r"\W*\d{1,2}(?:[:.hH]|\s*[ap]m)", cells[0].text):
        return []
    return [place for place, cell in enumerate(cells) if place and TIME_ONLY.fullmatch(cell.text.strip())][:1]


def _time_again(rows: list[Row], place: int, kinds: list[str]) -> str | None:
    """Return the time of the row above for one that shares it and is in a room of its own."""
    row, column = rows[place], kinds.index("time") if "time" in kinds else 0
    if not place or "room" not in kinds or column >= len(row.cells) or not row.cells[column].is_above:
        return None
    room = kinds.index("room")
    if room >= len(row.cells) or not row.cells[room].text:
        return None
    above = place - 1
    while above and rows[above].cells[column].is_above:
        above -= 1
    return rows[above].cells[column].text


def _room_of(rows: list[Row], place: int, column: int) -> str:
    """Return the room of a row, which may stand in a cell that begins above."""
    while place and column < len(rows[place].cells) and rows[place].cells[column].is_above:
        place -= 1
    return rows[place].cells[column].text if column < len(rows[place].cells) else ""


def _goes_on(rows: list[Row], place: int, column: int) -> bool:
    """Tell whether a cell is over several rows, each with a time of its own: it says more of all of them."""
    following = rows[place + 1].cells if place + 1 < len(rows) else ()
    return column > 0 and column < len(following) and following[column].is_above and not following[0].is_above


def _parts(text: str) -> list[str]:
    return [part for part in text.split("\n") if WORD.search(part)]
