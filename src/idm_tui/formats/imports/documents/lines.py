"""A document as lines: what every format comes down to before it is read as an agenda."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from idm_tui.core.record import record
from idm_tui.core.text import clean
from idm_tui.formats.imports.kinds import kind_of
from idm_tui.formats.imports.names import is_name

if TYPE_CHECKING:
    from collections.abc import Iterator

_BULLET = re.compile(r"^[\s]*(?:[•●▪■►▶◦‣·o*+❓❔➢➤–—-]|\(?\d{1,2}[.)]|[a-z]\))[\s\u00a0]+(?=\S)")
_SPACES = re.compile(r"[ \u00a0\u2000-\u200b\u202f\u3000]+")
_WIDE = re.compile(r"[ \t\r\u00a0]+")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]")


# Hyphens that are one, and the bullets that fonts of symbols leave behind.
_ALIKE = str.maketrans({"‐": "-", "‑": "-", "\uf0b7": "•", "\uf0a7": "•", "\uf02d": "•", "\uf0d8": "•", "\uf076": "•"})
_STRONG = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1|(?:\*\*|__)")
_SLANTED = re.compile(r"(?<![\w*])\*(?=[^\s*])([^*\n]{1,300})(?<=\S)\*(?![\w*])")
_WIDE_GAP = re.compile(r"(?<=[^\s]) {4,40}(?=[^\s])")
_GLUED = re.compile(r"(?<=[^\W\d_])\*\*(?=[^\W\d_a-z][^*\n]*\*\*)")
_LEADING = re.compile(r"^(\W*)(?:\*\*|__)(?=\S)(.+?)(?<=\S)(?:\*\*|__)(?P<rest>[^\n]*)$")


@record
class Line:
    """One line: its words, where it stands in the source, whether it is a bullet, a heading, or a cell of a table.

    `role` is what the heading of its column says: room, speakers, moderators; `gap` if an empty line stands before it.
    """

    text: str
    number: int = 0
    is_bullet: bool = False
    is_heading: bool = False
    role: str = ""
    gap: bool = False
    starts_row: bool = False
    """Whether it begins a row of a table, or a paragraph of its own: it continues no other line."""
    is_question: bool = False
    """Whether the mark before it is that of a question: ❓."""


def line_of(raw: str, number: int, *, gap: bool = False, role: str = "", starts_row: bool = False) -> Line:
    """Make a line of raw text: without marks of a list, with single blanks; tabs stay."""
    text = _INVISIBLE.sub("", clean(raw).replace("-\u00ad\u2010", "-")).translate(_ALIKE)
    bullet = _BULLET.match(text)
    # A dash before a time is no bullet but part of a range; "1. Opening" keeps no number.
    is_bullet = bullet is not None and not re.match(r"\s*\d{1,2}[.)]\s*\d", text)
    if bullet is not None and is_bullet:
        text = text[bullet.end() :]
    text = "\t".join(_SPACES.sub(" ", part).strip() for part in text.split("\t"))
    text = re.sub(r"\t{2,}", "\t", text.strip("\t")).strip()
    is_question = bullet is not None and bullet[0].strip() in ("❓", "❔")
    return Line(text, number, is_bullet=is_bullet, role=role, gap=gap, starts_row=starts_row, is_question=is_question)


def from_text(text: str) -> Iterator[Line]:
    """Yield the lines of plain text; repeated heads and feet of pages are left out."""
    raws = _with_own_tabs(_WIDE_GAP.sub("\t", text).replace("\f", "\n\f\n").replace(" • ", "\n• ").split("\n"))
    repeated = _page_heads(raws)
    gap, mark = False, ""
    for number, raw in ((number, part) for number, whole in enumerate(raws, 1) for part in _parted(whole)):
        bare = " ".join(raw.split())
        if bare in ("-", "–", "•", "·", "*", "o"):
            mark = "- "
            continue
        if not bare or bare in repeated or (bare.isdecimal() and len(bare) < 4):
            gap = True
            continue
        words, mark = f"{mark}{raw.replace(chr(12), '')}" if mark else raw.replace("\f", ""), ""
        is_strong = words.strip().startswith(("**", "__")) or words.strip().endswith(("**", "__"))
        line = line_of(_SLANTED.sub(r"\1", without_strong(words)), number, gap=gap)
        if line.text:
            yield replace(line, is_heading=is_strong)
        gap = False


def _parted(raw: str) -> list[str]:
    """Part a line where a name in bold is glued to the title before it: "TITLE**Name**, post"."""
    for glued in _GLUED.finditer(raw):
        if raw.count("**", 0, glued.start()) % 2 == 0:
            return [raw[: glued.start()], raw[glued.start() :]]
    return [raw]


def without_strong(text: str) -> str:
    """Return a line without marks of bold type; what stands bold at its head is set off by a tab."""
    if "**" not in text and "__" not in text:
        return text
    found = _LEADING.match(text)
    is_person = found is not None and found["rest"].startswith(",") and is_name(found[2])  # **Name**, post
    if found and found["rest"].strip(" .:,;") and not is_person:
        behind = found["rest"].lstrip(" :,")
        text = f"{found[1]}{found[2]}\t{without_strong(behind) if found[2][:1].isdigit() else behind}"
    return _STRONG.sub(lambda strong: strong.group(2) or " ", text)


def _with_own_tabs(raws: list[str]) -> list[str]:
    """Return the lines; where a program has put a tab between all words, blanks stand there, and tabs for wide gaps."""
    tabbed = [raw for raw in raws if raw.count("\t") >= 2]
    cells = [cell for raw in tabbed for cell in raw.split("\t") if cell.strip()]
    single = sum(" " not in cell.strip() for cell in cells)
    if len(tabbed) > 5 and cells and single > len(cells) * 0.8:
        return [_WIDE.sub(lambda gap: "\t" if gap[0].count("\t") > 1 else " ", raw) for raw in raws]
    return raws


def _page_heads(raws: list[str]) -> set[str]:
    """Return the lines that stand at the head or foot of most pages."""
    pages: list[list[str]] = [[]]
    for raw in raws:
        if "\f" in raw:
            pages.append([])
        elif raw.strip():
            pages[-1].append(" ".join(raw.split()))
    if len(pages) < 3:
        return set()
    edges = [edge for page in pages for edge in {*page[:2], *page[-2:]} if kind_of(edge) == "other"]
    return {edge for edge in edges if edges.count(edge) > len(pages) // 2 and not re.search(r"\d\d?[:h.]\d\d", edge)}
