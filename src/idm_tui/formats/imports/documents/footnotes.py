"""Footnotes in the midst of a document: they belong to whatever carries their mark, and not to the item they are in."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from idm_tui.core.record import record

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from idm_tui.formats.imports.documents.lines import Line

_MARKED = re.compile(r"(?P<mark>[¹²³⁰⁴-⁹]{1,3})\s*(?=[^\W\d])|\[\^(?P<name>\w{1,20})\]:\s*(?=\S)")
_MARK_BEHIND = re.compile(r"(?<=\S)(?:[¹²³⁰⁴-⁹]{1,3}|\[\^\w{1,20}\])(?=$|[\s.,;:)])")
_MOST_LINES = 12


@record
class Footnote:
    """A footnote: the mark with which it is found in the text, and its words."""

    line: Line
    mark: str
    text: str


def without_footnotes(lines: list[Line]) -> tuple[list[Line], list[Footnote]]:
    """Return the lines without footnotes, each of which stands in a paragraph of its own, and the footnotes."""
    kept: list[Line] = []
    found: list[Footnote] = []
    open_lines = 0
    for line in lines:
        marked = _MARKED.match(line.text) if line.gap or line.starts_row or open_lines else None
        if marked is not None:
            mark = marked["mark"] or f"[^{marked['name']}]"
            found.append(Footnote(line, mark, line.text[marked.end() :]))
            open_lines = _MOST_LINES
        elif open_lines and not (line.gap or line.starts_row or line.is_bullet or line.is_heading or line.role):
            last = found[-1]
            found[-1] = Footnote(last.line, last.mark, f"{last.text} {line.text}")
            open_lines -= 1
        else:
            kept.append(line)
            open_lines = 0
    return kept, found


def marks_in(lines: Iterable[Line]) -> Iterator[str]:
    """Yield the marks of footnotes that stand behind words of some lines."""
    for line in lines:
        yield from (found[0] for found in _MARK_BEHIND.finditer(line.text))


def without_marks(text: str) -> str:
    """Return a text without the marks of footnotes behind its words."""
    return _MARK_BEHIND.sub("", text)
