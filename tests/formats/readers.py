"""Reading a report back as its reader sees it: numbers and words, from Markdown, HTML and Word."""

from __future__ import annotations

import io
import re
import unicodedata
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any

from docx import Document
from docx.oxml.ns import qn
from markdown_it import MarkdownIt

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docx.document import Document as WordDocument
    from docx.table import Table
    from markdown_it.token import Token

NUMBER = re.compile(r"\d+\.[\dA-Z]+\.\d+[a-z]?")
_PLAIN = ("text", "text_special", "softbreak", "hardbreak", "strong_open", "strong_close", "em_open", "em_close")
_BREAKS = ("softbreak", "hardbreak")


@dataclass
class Page:
    """What stands on a page: headings with their level, numbered paragraphs, the cells of tables, all words."""

    headings: list[tuple[int, str]] = field(default_factory=list)
    numbered: dict[str, str] = field(default_factory=dict)
    cells: list[str] = field(default_factory=list)
    words: list[str] = field(default_factory=list)

    def add(self, number: str, text: str) -> None:
        assert NUMBER.fullmatch(number), number
        assert number not in self.numbered
        self.numbered[number] = lined(text)

    @property
    def text(self) -> str:
        """All words, a line for each paragraph, heading and cell."""
        return "\n".join([*self.words, *(words for _level, words in self.headings), *self.numbered.values(),
                          *self.numbered, *self.cells])  # fmt: skip


def lined(text: str) -> str:
    """Return a text as a page shows it: the lines stay, blanks beside each other are one, accents stand on letters."""
    return "\n".join(" ".join(line.split()) for line in unicodedata.normalize("NFC", text).split("\n"))


# --- Markdown


def read_markdown(text: str) -> Page:
    """Read a page; anything but headings, paragraphs, quotes and tables of plain words is an error."""
    page = Page()
    tokens = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).parse(text)
    opened: list[Token] = []
    for token in tokens:
        if token.nesting == 1:
            opened.append(token)
        elif token.nesting == -1:
            opened.pop()
        elif token.type == "inline":
            _inline(page, opened, token)
        else:
            raise AssertionError(f"{token.type}: {token.content}")  # noqa: EM102
    return page


def _inline(page: Page, opened: list[Token], token: Token) -> None:
    kinds = [each.type for each in opened]
    children = token.children or []
    assert all(child.type in _PLAIN for child in children), [(child.type, child.content) for child in children]
    shown = "".join("\n" if child.type in _BREAKS else child.content for child in children)
    if kinds[-1] == "heading_open":
        page.headings.append((int(opened[-1].tag[1]), shown))
    elif kinds[-1] in ("th_open", "td_open"):
        page.cells.append(shown)
    else:
        assert kinds[-1] == "paragraph_open", kinds
        assert set(kinds) <= {"paragraph_open", "blockquote_open"}, kinds
        number, _blank, rest = shown.partition(" ")
        if NUMBER.fullmatch(number) and "blockquote_open" not in kinds and children[1].type == "strong_open":
            page.add(number, rest)
        else:
            page.words.append(shown)


# --- HTML


class _Reader(HTMLParser):
    """Collects the words of a page by the element that holds them."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.page = Page()
        self.references: list[str] = []
        self.tags: set[str] = set()
        self._texts: list[str] = []
        self._number = ""
        self._is_after_break = False
        self._is_style = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.tags.add(tag)
        self.references += [f"{name}={value}" for name, value in attrs if name in ("src", "href", "srcset", "data")]
        assert not any(name.startswith("on") for name, _value in attrs)
        self._is_style = tag == "style"
        if tag == "br":
            self._texts.append("\n")
            self._is_after_break = True
        elif tag == "q":
            self._texts.append("“")
        elif tag in ("h1", "h2", "h3", "h4", "p", "td", "th", "caption", "blockquote", "li", "a", "title", "div"):
            self._texts = []
        if tag == "div" and given.get("class") == "numbered":
            self._number = str(given["id"]).removeprefix("p-")

    def handle_endtag(self, tag: str) -> None:
        words = "".join(self._texts)
        self._is_style = False
        if tag == "q":
            self._texts.append("”")
        elif tag in ("h1", "h2", "h3", "h4"):
            self.page.headings.append((int(tag[1]), words))
        elif tag in ("td", "th"):
            self.page.cells.append(words)
        elif tag == "a" and self._number:
            assert words == self._number
        elif tag == "p" and self._number:
            self.page.add(self._number, words)
            self._number = ""
        elif tag in ("p", "blockquote", "caption", "title", "a"):
            self.page.words.append(words)

    def handle_data(self, data: str) -> None:
        if self._is_style:
            return
        self._texts.append(data.removeprefix("\n") if self._is_after_break else data)
        self._is_after_break = False

    def handle_comment(self, data: str) -> None:
        raise AssertionError(data)


def read_html(text: str) -> tuple[Page, list[str], set[str]]:
    """Read a page; return it, what it refers to, and the tags that are in it."""
    reader = _Reader()
    reader.feed(text)
    reader.close()
    return reader.page, reader.references, reader.tags


# --- Word


def read_docx(document: bytes) -> Page:
    """Read a document, with the numbers that its lists give to its paragraphs."""
    opened = Document(io.BytesIO(document))
    page = Page()
    numbers = Numbers(opened)
    for paragraph in opened.paragraphs:
        style = str(paragraph.style.name) if paragraph.style is not None else ""
        number = numbers.of(paragraph._p)
        if style.startswith("Heading "):
            page.headings.append((int(style[-1]), paragraph.text))
        elif style == "Numbered Paragraph":
            if not number:  # a version that stands beside another has its number in the text
                number, _blank, rest = paragraph.text.partition(" ")
                page.add(number, rest)
            else:
                page.add(number, paragraph.text)
        else:
            assert not number
            page.words.append(paragraph.text)
    page.cells = [cell.text for table in opened.tables for cell in _cells(table)]
    for section in opened.sections:
        page.words += [paragraph.text for part in (section.header, section.footer) for paragraph in part.paragraphs]
    return page


def _cells(table: Table) -> Iterator[Any]:
    for row in table.rows:
        yield from row.cells


class Numbers:
    """Counts as Word does: lists on one description go on counting, unless one begins anew."""

    def __init__(self, document: WordDocument) -> None:
        self._element: Any = document.part.numbering_part.element
        self._counts: dict[str, int] = {}
        self._seen: set[str] = set()

    def of(self, paragraph: Any) -> str:
        """Return the number of the next paragraph; empty if it is in no list."""
        found = paragraph.find(f"{qn('w:pPr')}/{qn('w:numPr')}")
        if found is None:
            return ""
        level, num_id = (found.find(qn(name)).get(qn("w:val")) for name in ("w:ilvl", "w:numId"))
        num = next(num for num in self._element.iter(qn("w:num")) if num.get(qn("w:numId")) == num_id)
        described = num.find(qn("w:abstractNumId")).get(qn("w:val"))
        abstract = next(
            each for each in self._element.iter(qn("w:abstractNum")) if each.get(qn("w:abstractNumId")) == described
        )
        shape = next(each for each in abstract.iter(qn("w:lvl")) if each.get(qn("w:ilvl")) == level)
        assert shape.find(qn("w:numFmt")).get(qn("w:val")) == "decimal"
        before = self._counts.get(described, int(shape.find(qn("w:start")).get(qn("w:val"))) - 1)
        override = num.find(f"{qn('w:lvlOverride')}/{qn('w:startOverride')}")
        if num_id not in self._seen and override is not None:
            before = int(override.get(qn("w:val"))) - 1
        self._seen.add(num_id)
        self._counts[described] = before + 1
        return str(shape.find(qn("w:lvlText")).get(qn("w:val"))).replace("%1", str(before + 1))
