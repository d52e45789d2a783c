"""HTML as lines: blocks begin lines, rows of tables stay together."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape
from html.parser import HTMLParser

from idm_tui.formats.imports.documents.cells import Cell
from idm_tui.formats.imports.documents.lines import Line, line_of
from idm_tui.formats.imports.documents.rows import Table
from idm_tui.formats.imports.names import is_name

_BLOCKS = frozenset(
    [
        "p",
        "hr",
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
_MOST_COLUMNS = 40
_MOST_ROWS = 500
_MOST_GOING_ON = 1_000_000
_EMPTY, _ABOVE, _BESIDE = Cell(), Cell(is_above=True), Cell(is_beside=True)
# Pages say by the class of a block that it names a room, or who speaks; what is put inside it in another style is
# what they are.
_OF_PEOPLE = re.compile(
    r"(?:^|[\s_-])(?:(?P<room>rooms?|venue|location|lieu|salle|sala)"
    r"|(?P<moderators>moderators?|chairs?|hosts?|facilitators?)"
    r"|(?P<speakers>speakers?|presenters?|panell?ists?|intervenants?|ponentes?|who))(?=$|[\s_-]|name)",
    re.IGNORECASE,
)
_STYLED = frozenset(["span", "em", "i", "small", "cite"])
_LONGEST_OF_PEOPLE = 200
_TIME_AT_END = re.compile(r"\d[:.hH]\d\d$")
_TAG = re.compile(r"</?[a-zA-Z][\w-]*(?:\s[^<>@]*=[^<>]*)?\s?/?>")


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
    reader.end()
    return reader.lines, " ".join("".join(reader.title).split())


class _Reader(HTMLParser):
    """Collects lines; a table's rows are put together cell by cell."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[Line] = []
        self.title: list[str] = []
        self._words: list[str] = []
        self._cells: list[str] | None = None
        self._spans: list[tuple[int, int]] = []
        """Over how many columns and rows each cell of the row goes."""
        self._over: dict[int, int] = {}
        """How many of the rows to come each column's cell goes on over."""
        self._table = Table()
        self._spare = _MOST_GOING_ON
        """How many cells may still be such that only go on with another."""
        self._in_cell = False
        self._hidden = 0
        self._is_title = False
        self._prefix = ""
        self._heading = False
        self._gap = False
        self._role = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _HIDDEN and not self._shows_without_script(tag):
            self._hidden += 1
        elif tag == "title":
            self._is_title = True
        elif tag == "table":
            self._end_table()
        elif tag in ("tr", "thead"):
            self.end_line()
            if self._cells:
                self._end_row()
            self._cells, self._spans = [], []
        elif tag in ("td", "th") and self._cells is not None:
            self.end_line()
            self._cells.append("")
            self._spans.append(_span_of(dict(attrs)))
            self._in_cell = True
        elif tag == "br" or tag in _BLOCKS:
            self.end_line()
            self._gap = self._gap or tag == "p"
            self._prefix = "- " if tag == "li" else self._prefix
            self._heading = tag in _HEADINGS
            if tag != "br":
                self._role = _role_of(dict(attrs).get("class"))
        elif tag in _STYLED:
            self._begin_styled()

    def handle_endtag(self, tag: str) -> None:
        if tag in _HIDDEN and not self._shows_without_script(tag):
            self._hidden = max(self._hidden - 1, 0)
        elif tag == "title":
            self._is_title = False
        elif tag in ("td", "th"):
            self.end_line()
            self._in_cell = False
        elif tag in ("tr", "thead"):
            self._end_row()
        elif tag == "table":
            self._end_table()
        elif tag in _BLOCKS:
            self.end_line()
            self._heading, self._role = False, ""

    def handle_data(self, data: str) -> None:
        if self._is_title:
            self.title.append(data)
        elif not self._hidden:
            self._words.append(data.replace("\n", " "))

    def _shows_without_script(self, tag: str) -> bool:
        """Tell whether a tag shows words all the same: a cell without its script, a heading that can be pressed."""
        return (tag == "noscript" and self._in_cell) or (tag == "button" and self._heading)

    def _begin_styled(self) -> None:
        """Part what is put into another style from the words before it: two times, a name and what somebody is."""
        words = "".join(self._words).strip()
        if words and (self._role or is_name(words)):
            self._words.append(", ")
        elif _TIME_AT_END.search(words):
            self._words.append(" ")

    def end(self) -> None:
        """End whatever is open where the page ends."""
        self._end_table()
        self.end_line()

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
        line = replace(line_of(text.replace(" ,", ","), self.getpos()[0], gap=self._gap), is_heading=self._heading)
        is_short = len(text) < _LONGEST_OF_PEOPLE and not re.search(r"\d[:.h]\d", text)
        if self._role and is_short and (self._role == "room" or not re.search(r"\d", text)):
            line = replace(line, role=self._role)
        self.lines.append(line)
        self._gap = False

    def _end_row(self) -> None:
        self.end_line()
        cells, self._cells, self._in_cell = self._cells, None, False
        if cells is None:
            return
        row: list[Cell] = []
        for text, (columns, rows) in zip(cells, self._spans, strict=True):
            self._go_on(row)
            for place in range(columns if self._spare > 0 else 1):
                if rows > 1:
                    self._over[len(row)] = rows - 1
                row.append(_BESIDE if place else Cell(text))
            self._spare -= columns - 1
        while self._spare > 0 and len(row) <= max(self._over, default=-1):
            if not self._go_on(row):
                row.append(_EMPTY)
        self._table.add(row, self.getpos()[0])

    def _go_on(self, row: list[Cell]) -> bool:
        """Add the cells that go on from the rows above; returns whether there were any."""
        before = len(row)
        while self._spare > 0 and (left := self._over.pop(len(row), 0)):
            if left > 1:
                self._over[len(row)] = left - 1
            self._spare -= 1
            row.append(_ABOVE)
        return len(row) > before

    def _end_table(self) -> None:
        self._end_row()
        self._over = {}
        self.lines += self._table.lines()
        self._table = Table()


def _role_of(said: str | None) -> str:
    """Return the role that the class of a block gives those whom it names; empty for none."""
    found = _OF_PEOPLE.search(said) if said else None
    return (found.lastgroup or "") if found else ""


def _span_of(attrs: dict[str, str | None]) -> tuple[int, int]:
    """Return over how many columns and rows a cell goes."""
    return _count(attrs.get("colspan"), _MOST_COLUMNS), _count(attrs.get("rowspan"), _MOST_ROWS)


def _count(said: str | None, most: int) -> int:
    return min(max(int(said), 1), most) if said is not None and said.isdecimal() and len(said) < 9 else 1
