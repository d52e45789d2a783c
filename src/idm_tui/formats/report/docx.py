"""The report as a Word document with which a secretariat can go on: real headings, numbering, contents, tables.

The body is written as XML and read in once: element by element it would take ten seconds for a long event.
"""

from __future__ import annotations

import io
import re
import unicodedata
from itertools import starmap
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape, quoteattr

from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Cm, Pt

from idm_tui.core.language import _
from idm_tui.formats.report.layout import Heading, Numbered, Words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from docx.document import Document as WordDocument

    from idm_tui.formats.report.content import Table
    from idm_tui.formats.report.layout import Block, Cover

_NUMBERED, _QUESTION, _META, _MARK, _CELL = "Numbered Paragraph", "Question", "Small Print", "Mark", "Cell"
_LOOKS = {"subtitle": "Subtitle", "meta": _META, "question": _QUESTION, "mark": _MARK}
_TABLE_WIDTH = 9300  # twentieths of a point
_OWN = re.compile(r"(.*\.)(\d+)")
_RIGHT_TO_LEFT = ("R", "AL")
_BREAK = re.compile(r"([\n\t])")
_BREAKS = {"\n": "<w:br/>", "\t": "<w:tab/>"}
_TOC = ' TOC \\o "1-3" \\h \\z \\u '


def write(cover: Cover, blocks: Iterable[Block]) -> bytes:
    """Write the document."""
    document = Document()
    _set_up(document, cover)
    body = _Body(document)
    for block in blocks:
        body.add(block)
    front = body.paragraph("Title", [(cover.title, "")])
    body.put_into(document, front)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _set_up(document: WordDocument, cover: Cover) -> None:
    """Make the styles, the page, its head and foot, and say nothing of who wrote it with what."""
    properties = document.core_properties
    properties.title, properties.author, properties.last_modified_by = cover.title, "", ""
    properties.comments, properties.language = "", cover.language
    properties.created = properties.modified = cover.as_of.replace(tzinfo=None)
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.3)
    styles = document.styles
    styles["Normal"].font.name, styles["Normal"].font.size = "Calibri", Pt(11)
    for name, base in ((_NUMBERED, ""), (_QUESTION, "Quote"), (_META, ""), (_MARK, ""), (_CELL, "")):
        style: Any = styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = styles[base or "Normal"]
        style.quick_style = True
    numbered: Any = styles[_NUMBERED]
    numbered.paragraph_format.space_after = Pt(6)
    meta: Any = styles[_META]
    meta.font.size, meta.font.italic = Pt(9.5), True
    mark: Any = styles[_MARK]
    mark.font.bold, mark.paragraph_format.keep_with_next = True, True
    cell: Any = styles[_CELL]
    cell.font.size, cell.paragraph_format.space_after = Pt(9), Pt(0)
    if cover.stamp:
        section.header.paragraphs[0].add_run(cover.stamp).bold = True
    foot = section.footer.paragraphs[0]._p  # noqa: SLF001 - fields are not part of the library's API
    for part in _parsed(_field(" PAGE ") + _run("1", "") + _END_OF_FIELD):
        foot.append(part)


class _Body:
    """Collects the body as XML, and its headings for the table of contents."""

    def __init__(self, document: WordDocument) -> None:
        self.style_ids = {style.name: style.style_id for style in document.styles}
        self.numbering = _Numbering(document)
        self.front: list[str] = []
        self.parts: list[str] = []
        self.headings: list[Heading] = []

    def put_into(self, document: WordDocument, title: str) -> None:
        """Put it all before the settings of the page, which stay at the end."""
        settings = document.element.body.sectPr
        whole = "".join([title, *self.front, *self._contents(), *self.parts])
        for part in _parsed(whole):
            settings.addprevious(part)
        self.numbering.put_into_place()

    def add(self, block: Block) -> None:
        if isinstance(block, Heading):
            self.headings.append(block)
            words = " ".join(filter(None, (block.number, block.text)))
            number = len(self.headings)
            self.parts.append(self.paragraph(f"Heading {block.level}", [(words, "")], bookmark=number))
        elif isinstance(block, Words):
            (self.parts if self.headings else self.front).append(self.paragraph(_LOOKS[block.look], [(block.text, "")]))
        elif isinstance(block, Numbered):
            self.parts.append(self._numbered(block))
        else:
            self.parts.append(self.paragraph(_MARK, [(block.caption, "")]))
            self.parts += self._table(block)

    def _numbered(self, block: Numbered) -> str:
        own = _OWN.fullmatch(block.number)
        number = self.numbering.of(own.group(1), int(own.group(2))) if own else 0
        runs = [] if own else [(f"{block.number} ", "")]
        runs += [(f"{block.lead}: ", "b")] if block.lead else []
        runs.append((f"“{block.text}”" if block.is_quote else block.text, ""))
        runs += [(f" ({block.tail})", "i")] if block.tail else []
        return self.paragraph(_NUMBERED, runs, number=number)

    def paragraph(
        self, style: str, runs: list[tuple[str, str]], *, number: int = 0, bookmark: int = 0, more: str = ""
    ) -> str:
        """Return a paragraph; `runs` are texts with b for bold or i for italic."""
        properties = f"<w:pStyle w:val={quoteattr(self.style_ids[style])}/>"
        if number:
            properties += f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr>'
        backwards = _is_right_to_left("".join(text for text, _look in runs))
        if backwards:
            properties += "<w:bidi/>"
        inside = "".join(_run(text, look, backwards=backwards) for text, look in runs)
        if bookmark:
            inside = (
                f'<w:bookmarkStart w:id="{bookmark}" w:name="_Toc{bookmark:06}"/>{inside}'
                f'<w:bookmarkEnd w:id="{bookmark}"/>'
            )
        return f"<w:p><w:pPr>{properties}{more}</w:pPr>{inside}</w:p>"

    def _contents(self) -> Iterator[str]:
        """Yield the table of contents: a field that Word brings up to date, filled already."""
        shown = [(n, heading) for n, heading in enumerate(self.headings, 1) if heading.level <= 2]
        if not shown:
            return
        yield self.paragraph(_MARK, [(_("Contents"), "")])
        for place, (number, heading) in enumerate(shown):
            words = " ".join(filter(None, (heading.number, heading.text)))
            indent = f'<w:spacing w:after="40"/><w:ind w:left="{360 * (heading.level - 1)}"/>'
            style = f"<w:pStyle w:val={quoteattr(self.style_ids['Normal'])}/>"
            first = _field(_TOC, is_dirty=True) if place == 0 else ""
            link = f'<w:hyperlink w:anchor="_Toc{number:06}">{_run(words, "")}</w:hyperlink>'
            last = _END_OF_FIELD if place == len(shown) - 1 else ""
            yield f"<w:p><w:pPr>{style}{indent}</w:pPr>{first}{link}{last}</w:p>"
        yield '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'

    def _table(self, table: Table) -> Iterator[str]:
        widths = _widths(table)
        yield f"<w:tbl><w:tblPr><w:tblStyle w:val={quoteattr(self.style_ids['Table Grid'])}/>"
        yield f'<w:tblW w:w="{_TABLE_WIDTH}" w:type="dxa"/></w:tblPr><w:tblGrid>'
        yield from (f'<w:gridCol w:w="{width}"/>' for width in widths)
        yield "</w:tblGrid>"
        for number, cells in enumerate((table.heading, *table.rows)):
            head = "<w:tblHeader/>" if number == 0 else ""
            yield f"<w:tr><w:trPr><w:cantSplit/>{head}</w:trPr>"
            for cell, width in zip(cells, widths, strict=True):
                inside = self.paragraph(_CELL, [(cell, "b" if number == 0 else "")])
                yield f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{inside}</w:tc>'
            yield "</w:tr>"
        yield f"</w:tbl>{self.paragraph('Normal', [])}"


class _Numbering:
    """The numbers of paragraphs as Word counts them, so that each begins where its part of the report says."""

    def __init__(self, document: WordDocument) -> None:
        self.element = document.part.numbering_part.element
        self._free = 1 + max((int(num.numId) for num in self.element.num_lst), default=0)
        self._abstract: dict[str, int] = {}
        self._last: dict[str, tuple[int, int]] = {}
        self._lists: list[str] = []

    def of(self, prefix: str, count: int) -> int:
        """Return the list that gives a paragraph this number: the one before goes on, or another begins there."""
        num, last = self._last.get(prefix, (0, -1))
        if last != count - 1:
            num = self._begin(prefix, count)
        self._last[prefix] = (num, count)
        return num

    def _begin(self, prefix: str, count: int) -> int:
        described = self._abstract.setdefault(prefix, 1000 + len(self._abstract))
        number = self._free + len(self._lists)
        self._lists.append(
            f'<w:num w:numId="{number}"><w:abstractNumId w:val="{described}"/>'
            f'<w:lvlOverride w:ilvl="0"><w:startOverride w:val="{count}"/></w:lvlOverride></w:num>'
        )
        return number

    def put_into_place(self) -> None:
        """Put all descriptions before the lists that use them, and the lists behind those there are."""
        first = self.element.num_lst[0]
        for description in _parsed("".join(starmap(_description, self._abstract.items()))):
            first.addprevious(description)
        for numbered in _parsed("".join(self._lists)):
            self.element.append(numbered)


def _description(prefix: str, number: int) -> str:
    return (
        f'<w:abstractNum w:abstractNumId="{number}"><w:multiLevelType w:val="singleLevel"/>'
        f'<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
        f'<w:lvlText w:val={quoteattr(f"{prefix}%1")}/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:ind w:left="964" w:hanging="964"/></w:pPr></w:lvl></w:abstractNum>'
    )


def _parsed(xml: str) -> list[Any]:
    return list(parse_xml(f"<w:body {nsdecls('w')}>{xml}</w:body>"))


def _run(text: str, look: str, *, backwards: bool = False) -> str:
    properties = f"{f'<w:{look}/>' if look else ''}{'<w:rtl/>' if backwards else ''}"
    inside = "".join(
        _BREAKS.get(part) or f'<w:t xml:space="preserve">{escape(part)}</w:t>' for part in _BREAK.split(text) if part
    )
    return f"<w:r>{f'<w:rPr>{properties}</w:rPr>' if properties else ''}{inside}</w:r>"


def _field(instruction: str, *, is_dirty: bool = False) -> str:
    """Return the beginning of a field, up to what it shows."""
    dirty = ' w:dirty="true"' if is_dirty else ""
    return (
        f'<w:r><w:fldChar w:fldCharType="begin"{dirty}/></w:r>'
        f'<w:r><w:instrText xml:space="preserve">{escape(instruction)}</w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    )


_END_OF_FIELD = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'


def _widths(table: Table) -> list[int]:
    """Share the width of a table among its columns by what stands in them."""
    longest = [max(len(row[i]) for row in (table.heading, *table.rows)) for i in range(len(table.heading))]
    weights = [min(max(length, 11), 36) for length in longest]
    return [_TABLE_WIDTH * weight // sum(weights) for weight in weights]


def _is_right_to_left(text: str) -> bool:
    """Tell whether a text begins in a script that is written from right to left."""
    if text.isascii():
        return False
    strong = (unicodedata.bidirectional(ch) for ch in text[:2000])
    return next((kind for kind in strong if kind in ("L", *_RIGHT_TO_LEFT)), "L") in _RIGHT_TO_LEFT
