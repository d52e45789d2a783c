"""Markdown as lines: marks of emphasis and links go, tables become rows, breaks become lines."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from idm_tui.formats.imports.documents.html import lines as html_lines
from idm_tui.formats.imports.documents.html import without_tags
from idm_tui.formats.imports.documents.lines import Line, from_row, is_table_heading, line_of, roles_of, without_strong

if TYPE_CHECKING:
    from collections.abc import Iterator

_LINK = re.compile(r"!?\[((?:[^\[\]]|\[[^\[\]]*\])*)\]\([^()\s]*(?:\s\"[^\"]*\")?\)|!?\[([^\[\]]+)\]\[[^\[\]]*\]")
_EMPHASIS = re.compile(r"(\*{1,3}|_{1,3}|~~|`+)(?=\S)(.+?)(?<=\S)\1")
_RULE = re.compile(r"^\s*\|?[\s:|-]+\|?\s*$")
_BREAK = re.compile(r"<br\s*/?>|\\$", re.IGNORECASE)


def lines(text: str) -> Iterator[Line]:
    """Yield the lines of a document in Markdown."""
    if re.search(r"<table\b", text, re.IGNORECASE):
        found, _title = html_lines(_tables_only(text))
        yield from found
        return
    roles: list[str] = []
    gap = False
    for number, raw in enumerate(text.split("\n"), 1):
        bare = raw.strip()
        if not bare or re.fullmatch(r"[-*_=]{3,}|```\w*|<!--.*-->", bare):
            gap = True
            roles = roles if bare else []
            continue
        if "|" in bare and (bare.startswith("|") or bare.count("|") >= 2):
            if _RULE.match(bare):
                continue
            cells = [_BREAK.sub("\n", cell) for cell in re.split(r"(?<!\\)\|", bare.strip("|"))]
            cells = ["\n".join(plain(part) for part in cell.split("\n")) for cell in cells]
            if is_table_heading(cells):
                roles = ["" if i == 0 else role for i, role in enumerate(roles_of(cells))]
                # The head of a table may hold the date.
                yield line_of(" ".join(cells), number, gap=True, starts_row=True)
                continue
            yield from from_row(cells, roles, number)
            gap = False
            continue
        heading = re.match(r"^(#{1,6})\s+(.*?)\s*#*$", bare)
        for part in _BREAK.split(heading.group(2) if heading else raw):
            line = line_of(plain(without_strong(part)), number, gap=gap or bool(heading))
            if line.text:
                yield replace(line, is_heading=bool(heading))
            gap = False


def _tables_only(text: str) -> str:
    """Return Markdown with HTML tables in it as HTML: each line outside a paragraph of its own."""
    out, inside = [], False
    for raw in text.split("\n"):
        inside = inside or "<table" in raw.lower()
        out.append(raw if inside else f"<p>{plain(raw.lstrip('# '))}</p>")
        if "</table" in raw.lower():
            inside = False
    return "\n".join(out)


def plain(text: str) -> str:
    """Return a line without the marks of Markdown."""
    bare = _LINK.sub(lambda found: found.group(1) or found.group(2) or "", text)
    for _turn in range(3):
        bare = _EMPHASIS.sub(r"\2", bare)
    bare = re.sub(r"(?<!\w)(?:\*{2,3}|_{2,3})|(?:\*{2,3}|_{2,3})(?!\w)", "", bare)
    return without_tags(re.sub(r"\\([\\`*_{}\[\]()#+.!|<>-])", r"\1", bare))
