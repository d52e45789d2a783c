"""HTML as lines: blocks begin lines, rows of tables stay together."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape
from html.parser import HTMLParser

from idm_tui.formats.imports.documents.lines import Line, from_row, is_table_heading, line_of, roles_of

_BLOCKS = frozenset(
    [
        "p",
        "div",
        "li",
        "ul",
        "ol",
        "dl",
        "dt",
        "dd",
        "section",
        "article",
        "header",
        "footer",
        "main",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "blockquote",
        "pre",
        "tr",
        "table",
        "time",
    ]
)
_HIDDEN = frozenset(["script", "style", "nav", "template", "noscript", "svg", "form", "button", "select"])
_HEADINGS = frozenset(["h1", "h2", "h3", "h4", "h5", "h6"])
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")


def without_tags(text: str) -> str:
    """Return text in which tags were left behind without them; breaks become lines, list items bullets."""
    if "<" not in text and "&" not in text:
        return text
    bare = re.sub(r"<br\s*/?>|</?p\b[^<>]*>|</li>|</ul>|</tr>|</div>", "\n", text, flags=re.IGNORECASE)
    bare = re.sub(r"<li\b[^<>]*>", "\n- ", bare, flags=re.IGNORECASE)
    return unescape(_TAG.sub("", bare))


def without_open_end(text: str) -> str:
    """Return a page in which signs of tags that nothing closes are text: a parser would look for each one's end."""
    end = text.rfind(">") + 1
    return text[:end] + text[end:].replace("<", "&lt;")


def lines(text: str) -> tuple[list[Line], str]:
    """Return the lines of a page, and its title."""
    reader = _Reader()
    reader.feed(without_open_end(text))
    reader.close()
    reader.end_line()
    return reader.lines, " ".join("".join(reader.title).split())


class _Reader(HTMLParser):
    """Collects lines; a table's rows are put together cell by cell."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[Line] = []
        self.title: list[str] = []
        self._words: list[str] = []
        self._cells: list[str] | None = None
        self._in_cell = False
        self._hidden = 0
        self._is_title = False
        self._prefix = ""
        self._heading = False
        self._roles: list[str] = []
        self._gap = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _HIDDEN:
            self._hidden += 1
        elif tag == "title":
            self._is_title = True
        elif tag == "table":
            self.end_line()
            self._roles = []
        elif tag == "tr":
            self.end_line()
            self._cells = []
        elif tag in ("td", "th") and self._cells is not None:
            self._cells.append("")
            self._in_cell = True
        elif tag == "br" or tag in _BLOCKS:
            self.end_line()
            self._gap = self._gap or tag == "p"
            self._prefix = "- " if tag == "li" else self._prefix
            self._heading = tag in _HEADINGS

    def handle_endtag(self, tag: str) -> None:
        if tag in _HIDDEN:
            self._hidden = max(self._hidden - 1, 0)
        elif tag == "title":
            self._is_title = False
        elif tag in ("td", "th"):
            self.end_line()
            self._in_cell = False
        elif tag == "tr":
            self._end_row()
        elif tag in _BLOCKS:
            self.end_line()
            self._heading = False

    def handle_data(self, data: str) -> None:
        if self._is_title:
            self.title.append(data)
        elif not self._hidden:
            self._words.append(data.replace("\n", " "))

    def end_line(self) -> None:
        """End the line that is being put together."""
        text = f"{self._prefix}{' '.join(''.join(self._words).split())}"
        self._words = []
        if not text.strip(" -"):
            return
        self._prefix = ""
        if self._in_cell and self._cells:
            self._cells[-1] += f"\n{text}" if self._cells[-1] else text
            return
        self.lines.append(replace(line_of(text, self.getpos()[0], gap=self._gap), is_heading=self._heading))
        self._gap = False

    def _end_row(self) -> None:
        self.end_line()
        cells, self._cells, self._in_cell = self._cells, None, False
        if not cells or not any(cell.strip() for cell in cells):
            return
        number = self.getpos()[0]
        if is_table_heading(cells):
            self._roles = ["" if i == 0 else role for i, role in enumerate(roles_of(cells))]
            self.lines.append(line_of(" ".join(cells), number, gap=True, starts_row=True))
        else:
            self.lines += from_row(cells, self._roles, number)
