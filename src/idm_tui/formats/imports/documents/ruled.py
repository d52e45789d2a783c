"""Tables that are drawn: the cells between straight lines, in rows."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from operator import attrgetter
from typing import TYPE_CHECKING

from idm_tui.core.record import record

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_NEAR = 3.0
_MOST_CROSSINGS = 250_000


@record
class Rule:
    """A straight line: where it lies, and from where to where it goes."""

    at: float
    begin: float
    end: float


@record
class Cell:
    """A cell, its sides in points from the left and from the top."""

    left: float
    top: float
    right: float
    bottom: float

    def corners(self) -> tuple[_Point, ...]:
        """Return the four corners."""
        return (self.left, self.top), (self.left, self.bottom), (self.right, self.top), (self.right, self.bottom)


_Point = tuple[float, float]
Row = list[Cell | None]


def tables_of(across: Iterable[Rule], down: Iterable[Rule]) -> list[list[Row]]:
    """Return the tables between rules, each as its rows, in which None stands for what another cell covers."""
    rows, columns = _whole(across), _whole(down)
    if len(rows) * len(columns) > _MOST_CROSSINGS:
        return []
    return [_rows(cells) for cells in _together(list(_cells(rows, columns))) if len(cells) > 1]


def _whole(rules: Iterable[Rule]) -> list[Rule]:
    """Make one rule of pieces and double lines, in the order of their places."""
    found: list[Rule] = []
    group: list[Rule] = []
    for rule in sorted(rules, key=attrgetter("at")):
        if group and rule.at - group[-1].at > _NEAR:
            found += _joined(group)
            group = []
        group.append(rule)
    found += _joined(group)
    return [rule for rule in found if rule.end - rule.begin >= _NEAR]


def _joined(group: Sequence[Rule]) -> Iterator[Rule]:
    if not group:
        return
    at = sum(rule.at for rule in group) / len(group)
    begin, end = None, 0.0
    for rule in sorted(group, key=attrgetter("begin")):
        if begin is not None and rule.begin <= end + _NEAR:
            end = max(end, rule.end)
            continue
        if begin is not None:
            yield Rule(at, begin, end)
        begin, end = rule.begin, rule.end
    if begin is not None:
        yield Rule(at, begin, end)


_Through = dict[_Point, tuple[set[int], set[int]]]
"""Which rules across and which down go through a point, by their numbers."""


def _cells(across: Sequence[Rule], down: Sequence[Rule]) -> Iterator[Cell]:
    """Yield the smallest cell to the right of and below each crossing."""
    through: _Through = {}
    heights = [rule.at for rule in across]
    for column, rule in enumerate(down):
        for row in range(bisect_left(heights, rule.begin - _NEAR), bisect_right(heights, rule.end + _NEAR)):
            if across[row].begin - _NEAR <= rule.at <= across[row].end + _NEAR:
                rows, columns = through.setdefault((rule.at, heights[row]), (set(), set()))
                rows.add(row)
                columns.add(column)
    below: dict[float, list[float]] = defaultdict(list)
    beside: dict[float, list[float]] = defaultdict(list)
    corners = sorted(through)
    for x, y in corners:
        below[x].append(y)
        beside[y].append(x)
    for corner in corners:
        if (cell := _smallest(corner, through, below, beside)) is not None:
            yield cell


def _smallest(
    corner: _Point, through: _Through, below: dict[float, list[float]], beside: dict[float, list[float]]
) -> Cell | None:
    left, top = corner
    rows_here, columns_here = through[corner]
    for bottom in below[left][bisect_right(below[left], top) :]:
        rows_below, columns_below = through[left, bottom]
        if not columns_here & columns_below:
            return None  # the rule ends before it
        for right in beside[top][bisect_right(beside[top], left) :]:
            rows_beside, columns_beside = through[right, top]
            if not rows_here & rows_beside:
                break
            rows, columns = through.get((right, bottom), (set(), set()))
            if rows & rows_below and columns & columns_beside:
                return Cell(left, top, right, bottom)
    return None


def _together(cells: Sequence[Cell]) -> list[list[Cell]]:
    """Part cells into tables: what shares a corner belongs together; the topmost table comes first."""
    at: dict[_Point, list[int]] = defaultdict(list)
    for number, cell in enumerate(cells):
        for corner in cell.corners():
            at[corner].append(number)
    found: list[list[Cell]] = []
    seen: set[int] = set()
    for number in range(len(cells)):
        if number in seen:
            continue
        table = [number]
        seen.add(number)
        for one in table:  # it grows meanwhile
            for corner in cells[one].corners():
                more = [other for other in at.pop(corner, ()) if other not in seen]
                seen.update(more)
                table += more
        found.append([cells[one] for one in table])
    return sorted(found, key=lambda table: min((cell.top, cell.left) for cell in table))


def _rows(cells: Iterable[Cell]) -> list[Row]:
    of_row: dict[float, dict[float, Cell]] = defaultdict(dict)
    for cell in cells:
        of_row[cell.top][cell.left] = cell
    lefts = sorted({left for row in of_row.values() for left in row})
    return [[of_row[top].get(left) for left in lefts] for top in sorted(of_row)]
