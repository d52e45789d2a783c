"""The report as Markdown, in which no note is read as anything but text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from idm_tui.formats.report.layout import Heading, Numbered, Words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from idm_tui.formats.report.content import Table
    from idm_tui.formats.report.layout import Block, Cover

_MARKS = re.compile(r"([\\`*_\[\]<>|~&$!{}])")
_AT_LINE_START = re.compile(r"^()(?:([#+=:-])|(\d+)([.)]))")


def write(cover: Cover, blocks: Iterable[Block]) -> str:
    """Write the document."""
    stamp = [f"**{as_text(cover.stamp)}**"] if cover.stamp else []
    parts = [heading(1, cover.title), *stamp, *(text for block in blocks for text in _block(block))]
    return "\n\n".join(parts) + "\n"


def _block(block: Block) -> Iterator[str]:
    if isinstance(block, Heading):
        yield heading(block.level + 1, block.text, block.number)
    elif isinstance(block, Words):
        at_start = block.look in ("question", "subtitle")
        shape = {"question": "> {}", "subtitle": "{}", "meta": "*{}*", "mark": "**{}**"}[block.look]
        yield shape.format(as_text(block.text, at_start=at_start))
    elif isinstance(block, Numbered):
        yield _numbered(block)
    else:
        yield f"**{as_text(block.caption)}**"
        yield _table(block)


def heading(level: int, text: str, number: str = "") -> str:
    """Write a heading: # at its end would be taken for the end of it."""
    words = as_text(text)
    words = f"{words[:-1]}\\#" if words.endswith("#") else words
    return " ".join(filter(None, ("#" * level, number, words)))


def _numbered(block: Numbered) -> str:
    lead = f" **{as_text(block.lead)}:**" if block.lead else ""
    tail = f" *({as_text(block.tail)})*" if block.tail else ""
    text = as_text(block.text)
    if block.is_quote:
        text = f"“{text}”"
    return f"**{block.number}**{lead} {text}{tail}"


def _table(table: Table) -> str:
    lines = [_row(table.heading), _row(["---"] * len(table.heading), is_rule=True)]
    return "\n".join([*lines, *map(_row, table.rows)])


def _row(cells: Iterable[str], *, is_rule: bool = False) -> str:
    return f"| {' | '.join(cell if is_rule else as_text(cell.replace(chr(10), ' ')) for cell in cells)} |"


def as_text(text: str, *, at_start: bool = False) -> str:
    """Write plain text so that Markdown shows it as it is; its lines stay lines.

    `at_start` where it begins a line of the document: there more signs have a meaning.
    """
    first, *others = [line.strip() for line in _MARKS.sub(r"\\\1", text).split("\n")]
    lines = [_AT_LINE_START.sub(_literally, first) if at_start else first]
    lines += [_AT_LINE_START.sub(_literally, line) for line in others]
    return "\\\n".join(line or "&nbsp;" for line in lines) if others else lines[0]


def _literally(found: re.Match[str]) -> str:
    blank, mark, number, behind = found.groups()
    return f"{blank}\\{mark}" if mark else f"{blank}{number}\\{behind}"
