"""The agenda as one page of Markdown, in which no title is read as anything but text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from idm_tui.formats.exports.page import about, day_title, has_more, remark, table
from idm_tui.formats.exports.people import open_floor
from idm_tui.formats.exports.programme import by_date
from idm_tui.formats.report.markdown import as_text, heading

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from idm_tui.formats.exports.programme import Item, Programme


def write(programme: Programme) -> str:
    """Write the page: for each day a table, under it what the sessions are about."""
    plan = programme.plan
    parts = [heading(1, plan.event.title), *(as_text(line, at_start=True) for line in about(programme))]
    for day, items in by_date(programme.items).items():
        parts.append(heading(2, day_title(plan, day)))
        names, rows = table(items)
        lines = [_row(names), _row(["---"] * len(names))]
        for item, row in zip(items, rows, strict=True):
            time, title, *others, name = row
            said = as_text(title) if item.takes_place else f"~~{as_text(title)}~~"
            known = f"{as_text(name)}<!-- {item.session.kind} -->"  # what the table does not show, for who imports it
            lines.append(_row((as_text(time), said, *map(_listed, others), known)))
        parts.append("\n".join(lines))
        for item in _with_more(items):
            parts += _more(item)
    return "\n\n".join(parts) + "\n"


def _with_more(items: Sequence[Item]) -> Iterator[Item]:
    """Yield of which there is more to say, and those before one of them that have its title, so that it is not theirs.

    A heading names its session by the title alone.
    """
    told = [item for item in items if has_more(item)]
    last = {item.session.title: item.number for item in told}
    return (item for item in items if has_more(item) or item.number < last.get(item.session.title, 0))


def _listed(cell: str) -> str:
    """Write the lines of a cell on one; a semicolon within a line is escaped, for it parts none."""
    return "; ".join(as_text(line).replace("; ", "\\; ") for line in cell.split("\n"))


def _row(row: Iterable[str]) -> str:
    return f"| {' | '.join(row)} |"


def _more(item: Item) -> Iterator[str]:
    session = item.session
    yield heading(3, session.title)
    if words := remark(item):
        yield f"**{words}**"
    if session.subtitle:
        yield f"*{as_text(session.subtitle)}*"
    yield from (as_text(part, at_start=True) for part in session.abstract.split("\n\n") if part.strip())
    if session.questions:
        yield "\n".join(f"{n}. {as_text(words, at_start=True)}" for n, words in enumerate(session.questions, 1))
    if words := open_floor(session):
        yield as_text(words)
