"""Markdown as lines: marks of emphasis and links go, tables become rows, breaks become lines."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from idm_tui.formats.imports.documents.html import lines as html_lines
from idm_tui.formats.imports.documents.html import without_tags
from idm_tui.formats.imports.documents.lines import Line, line_of, without_strong
from idm_tui.formats.imports.documents.rows import Table

if TYPE_CHECKING:
    from collections.abc import Iterator

_LINK = re.compile(
    r"!?\[((?:[^\[\]]|\[[^\[\]]*\])*)\]\((?:\{\{[^{}]*\}\}|[^()\s]*(?:\s\"[^\"]*\")?)\)|!?\[([^\[\]]+)\]\[[^\[\]]*\]"
)
_BEHIND = re.compile(r"slides?|pdf|videos?|paper|code|recordings?|links?|posters?|arxiv|bio|notes|zoom|preprint")
_EMPHASIS = re.compile(r"(\*{1,3}|_{1,3}|~~|`+)(?=\S)(.{1,500}?)(?<=\S)\1")
_SETTING = re.compile(
    r"(?P<key>(?P<title>title)|subtitle|(?P<published>date)|(?:event|start)[_-]?date|(?:event|date)[_-]?start|event[_-]start[_-]date)"
    r"\s*[:=]\s*(?P<value>\S.*)"
)
_STAMP = re.compile(r"(\d{4}-\d\d-\d\d)[ T].*")
_LONGEST_FRONT = 200
_FEWEST_BARS, _LONGEST_ROW = 2, 30
_TAKEN = "\0"
_OPEN_LINK = re.compile(r"\[[^\[\]]{1,300}$")
_END_OF_LINK = re.compile(r"\s+[^\[\]]{1,300}(?:\]\(|$)")
_MOST_OF_LINK = 4
_HEADING_IN_LIST = re.compile(r"^(\s*[*+-]\s+)#{1,6}\s+")
_RULE = re.compile(r"^\s*\|?[\s:|-]+\|?\s*$")
_QUOTE = re.compile(r"^\s*(?:>\s?)+")
_UNDERLINE = re.compile(r"={3,}|-{3,}")
_UNDERLINED = re.compile(r"[^\s#>|*=-][^|]{2,100}$")
_BREAK = re.compile(r"<br\s*/?>|\\$", re.IGNORECASE)


def lines(text: str) -> Iterator[Line]:
    """Yield the lines of a document in Markdown."""
    raws = _without_comments(text).split("\n")
    begin = _end_of_front(raws)
    yield from _front(raws[:begin])
    raws[begin:] = _with_whole_links(_with_whole_rows(_with_hashes(raws[begin:])))
    if re.search(r"<table\b", text, re.IGNORECASE):
        found, _title = html_lines(_tables_only([""] * begin + raws[begin:]))
        yield from found
        return
    table = Table()
    gap = False
    for number, quoted in enumerate(raws[begin:], begin + 1):
        if quoted == _TAKEN:
            continue
        raw = _QUOTE.sub("", quoted)
        bare = raw.strip()
        if "|" in bare and (bare.startswith("|") or bare.count("|") >= 2):
            if not _RULE.match(bare):
                table.add(_cells(bare), number)
            gap = False
            continue
        yield from table.lines()
        if not bare or re.fullmatch(r"[-*_=]{3,}|```\w*", bare):
            table = Table() if not bare else table
            gap = True
            continue
        raw = _HEADING_IN_LIST.sub(r"\1", raw)
        heading = re.match(r"^(#{1,6})\s+(.*?)\s*#*$", bare)
        for part in _BREAK.split(heading.group(2) if heading else raw):
            line = line_of(plain(without_strong(part)), number, gap=gap or bool(heading))
            if line.text:
                yield replace(line, is_heading=bool(heading))
            gap = False
    yield from table.lines()


def _without_comments(text: str) -> str:
    """Return a text without what stands between "<!--" and "-->"; its lines stay as many."""
    found: list[str] = []
    at = 0
    while (begin := text.find("<!--", at)) >= 0 and (end := text.find("-->", begin)) >= 0:
        found += (text[at:begin], "\n" * text.count("\n", begin, end))
        at = end + len("-->")
    return "".join(found) + text[at:]


def _with_hashes(raws: list[str]) -> list[str]:
    """Return the lines with headings that are underlined with "===" or "---" marked as all others are."""
    found = list(raws)
    for place, (before, text, below) in enumerate(zip(["", *raws], raws, raws[1:], strict=False)):
        if _UNDERLINE.fullmatch(below.strip()) and not before.strip() and _UNDERLINED.match(text):
            found[place : place + 2] = [f"# {text}", ""]
    return found


def _with_whole_rows(raws: list[str]) -> list[str]:
    """Return the lines with each row of a table in one, though its cells were broken; an empty one for each taken."""
    found = list(raws)
    for place, raw in enumerate(raws):
        bare = raw.strip()
        if not bare.startswith("|") or bare.endswith("|") or bare.count("|") < _FEWEST_BARS:
            continue
        below = raws[place + 1 : place + _LONGEST_ROW]
        end = next((at for at, other in enumerate(below, 1) if other.strip()[-1:] == "|"), 0)
        if end and not any(other.strip()[:1] in ("", "|") and other.strip() != "|" for other in below[:end]):
            found[place] = " ".join([bare, *(other.strip() for other in below[:end])])
            found[place + 1 : place + 1 + end] = [_TAKEN] * end
    return found


def _with_whole_links(raws: list[str]) -> list[str]:
    """Return the lines with the words of each link in one; an empty one for each taken."""
    found = list(raws)
    for place, below in enumerate(raws[1:], 1):
        before = next((at for at in range(place - 1, max(place - _MOST_OF_LINK, -1), -1) if found[at] != _TAKEN), -1)
        if before >= 0 and _OPEN_LINK.search(found[before]) and _END_OF_LINK.match(below):
            found[before], found[place] = f"{found[before].rstrip()} {below.strip()}", _TAKEN
    return found


def _end_of_front(raws: list[str]) -> int:
    """Return how many lines a program's settings take before the document: those between two "---" or "+++"."""
    mark = raws[0].strip() if raws else ""
    if mark not in ("---", "+++"):
        return 0
    return next((place + 1 for place, raw in enumerate(raws[1:_LONGEST_FRONT], 1) if raw.strip() == mark), 0)


def _front(raws: list[str]) -> Iterator[Line]:
    """Yield the title and the dates that are among the settings; all others are no words of the document."""
    for number, raw in enumerate(raws, 1):
        if found := _SETTING.fullmatch(raw.rstrip()):
            text = _STAMP.sub(r"\1", found["value"].strip("\"' "))
            role = "published" if found["published"] else ""
            yield replace(line_of(text, number, gap=True, role=role, starts_row=True), is_heading=bool(found["title"]))


def _cells(row: str) -> list[str]:
    cells = [_BREAK.sub("\n", cell) for cell in re.split(r"(?<!\\)\|", row.removeprefix("|").removesuffix("|"))]
    return ["\n".join(plain(part) for part in cell.split("\n")) for cell in cells]


def _tables_only(raws: list[str]) -> str:
    """Return Markdown with HTML tables in it as HTML: each line outside a paragraph of its own, headings as such."""
    out, inside = [], ""
    for raw in raws:
        low = raw.lower()
        inside = inside or next((tag for tag in ("table", "style", "script") if f"<{tag}" in low), "")
        tag = "h2" if raw.startswith("#") else "p"
        out.append(raw if inside else f"<{tag}>{plain(raw.lstrip('# '))}</{tag}>")
        if inside and f"</{inside}" in low:
            inside = ""
    return "\n".join(out)


def _words_of(link: re.Match[str]) -> str:
    """Return the words of a link, but for those that only say what is behind it: "[slides](talk.pdf)"."""
    words = link[1] or link[2] or ""
    return "" if _BEHIND.fullmatch(words.strip(" []:").lower()) else words


def plain(text: str) -> str:
    """Return a line without the marks of Markdown."""
    bare = _LINK.sub(_words_of, text)
    for _turn in range(3):
        bare = _EMPHASIS.sub(r"\2", bare)
    bare = re.sub(r"(?<!\w)(?:\*{2,3}|_{2,3})|(?:\*{2,3}|_{2,3})(?!\w)", "", bare)
    return without_tags(re.sub(r"\\([\\`*_{}\[\]()#+.!|<>-])", r"\1", bare))
