"""The report as a Word document with which a secretariat can go on: real headings, numbering, contents, tables.

Paragraphs are put together as XML: python-docx takes a millisecond for each, and a long event has thousands.
"""

from __future__ import annotations

import io
import re
import unicodedata
from typing import TYPE_CHECKING, Any

from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

from idm_tui.core.language import _
from idm_tui.formats.report.layout import Heading, Numbered, Words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from docx.document import Document as WordDocument

    from idm_tui.formats.report.content import Table
    from idm_tui.formats.report.layout import Block, Cover

_NUMBERED, _QUESTION, _META, _MARK, _CELL = "Numbered Paragraph", "Question", "Small Print", "Mark", "Cell"
_TABLE_WIDTH = 9300
_LOOKS = {"subtitle": "Subtitle", "meta": _META, "question": _QUESTION, "mark": _MARK}
_OWN = re.compile(r"(.*\.)(\d+)")
_RIGHT_TO_LEFT = ("R", "AL")


def write(cover: Cover, blocks: Iterable[Block]) -> bytes:
    """Write the document."""
    document = Document()
    _set_up(document, cover)
    body = _Body(document)
    body.paragraph("Title", [(cover.title, "")])
    headings: list[Heading] = []
    place = None
    for block in blocks:
        if isinstance(block, Heading):
            place = place if headings else body.last
            headings.append(block)
        body.add(block)
    body.contents(headings, place)
    body.done()
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
    for name, base in (
        (_NUMBERED, "Normal"),
        (_QUESTION, "Quote"),
        (_META, "Normal"),
        (_MARK, "Normal"),
        (_CELL, "Normal"),
    ):
        style: Any = styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = styles[base or "Normal"]
        style.quick_style = True
    numbered: Any = styles[_NUMBERED]
    numbered.paragraph_format.space_after = Pt(6)
    meta: Any = styles[_META]
    meta.font.size, meta.font.italic = Pt(9.5), True
    mark: Any = styles[_MARK]
    mark.font.bold = True
    cell: Any = styles[_CELL]
    cell.font.size, cell.paragraph_format.space_after = Pt(9), Pt(0)
    if cover.stamp:
        section.header.paragraphs[0].add_run(cover.stamp).bold = True
    foot = section.footer.paragraphs[0]._p  # noqa: SLF001 - fields are not part of the library's API
    for part in _field(" PAGE ", "1"):
        foot.append(part)


class _Body:
    """Puts the body together; the settings of the page stay at its end."""

    def __init__(self, document: WordDocument) -> None:
        self.document = document
        self.body = document.element.body
        self.section = self.body.sectPr
        self.body.remove(self.section)
        self.style_ids = {style.name: style.style_id for style in document.styles}
        self.numbering = _Numbering(document)
        self.headings = 0

    def done(self) -> None:
        self.body.append(self.section)

    def add(self, block: Block) -> None:
        if isinstance(block, Heading):
            self.headings += 1
            words = " ".join(filter(None, (block.number, block.text)))
            self.paragraph(f"Heading {block.level}", [(words, "")], bookmark=f"_Toc{self.headings:06}")
        elif isinstance(block, Words):
            self.paragraph(_LOOKS[block.look], [(block.text, "")])
        elif isinstance(block, Numbered):
            self._numbered(block)
        else:
            self.paragraph(_MARK, [(block.caption, "")])
            self._table(block)

    def _numbered(self, block: Numbered) -> None:
        own = _OWN.fullmatch(block.number)
        number = self.numbering.of(own.group(1), int(own.group(2))) if own else None
        runs = [] if own else [(f"{block.number} ", "")]
        runs += [(f"{block.lead}: ", "b")] if block.lead else []
        runs.append((f"“{block.text}”" if block.is_quote else block.text, ""))
        runs += [(f" ({block.tail})", "i")] if block.tail else []
        self.paragraph(_NUMBERED, runs, number=number)

    def paragraph(
        self,
        style: str,
        runs: list[tuple[str, str]],
        *,
        number: int | None = None,
        bookmark: str = "",
        into: Any = None,
    ) -> Any:
        """Add a paragraph; `runs` are texts with b for bold or i for italic."""
        paragraph = OxmlElement("w:p")
        properties = OxmlElement("w:pPr")
        properties.append(_valued("w:pStyle", self.style_ids[style]))
        if number is not None:
            numbering = OxmlElement("w:numPr")
            numbering.append(_valued("w:ilvl", "0"))
            numbering.append(_valued("w:numId", str(number)))
            properties.append(numbering)
        backwards = _is_right_to_left("".join(text for text, _look in runs))
        if backwards:
            properties.append(OxmlElement("w:bidi"))
        paragraph.append(properties)
        if bookmark:
            paragraph.append(_bookmark("w:bookmarkStart", self.headings, bookmark))
        for text, look in runs:
            paragraph.append(_run(text, look, backwards=backwards))
        if bookmark:
            paragraph.append(_bookmark("w:bookmarkEnd", self.headings))
        (self.body if into is None else into).append(paragraph)
        return paragraph

    @property
    def last(self) -> Any:
        """The last paragraph so far."""
        return self.body[-1]

    def contents(self, headings: list[Heading], behind: Any) -> None:
        """Put the table of contents behind the front: a field that Word brings up to date, filled already."""
        shown = [(n, heading) for n, heading in enumerate(headings, 1) if heading.level <= 2]
        if not shown:
            return
        made = [self.paragraph(_MARK, [(_("Contents"), "")])]
        for number, heading in shown:
            words = " ".join(filter(None, (heading.number, heading.text)))
            paragraph = self.paragraph("Normal", [])
            indent = OxmlElement("w:ind")
            indent.set(qn("w:left"), str(360 * (heading.level - 1)))
            paragraph.pPr.append(indent)
            link = OxmlElement("w:hyperlink")
            link.set(qn("w:anchor"), f"_Toc{number:06}")
            link.append(_run(words, ""))
            paragraph.append(link)
            made.append(paragraph)
        for part in reversed(list(_field(' TOC \\o "1-3" \\h \\z \\u ', None))):
            made[1].pPr.addnext(part)
        made[-1].append(_field_mark("end"))
        made.append(self.paragraph("Normal", []))
        made[-1].append(_page_break())
        for paragraph in reversed(made):
            behind.addnext(paragraph)

    def _table(self, table: Table) -> None:
        frame = OxmlElement("w:tbl")
        properties = OxmlElement("w:tblPr")
        properties.append(_valued("w:tblStyle", self.style_ids["Table Grid"]))
        properties.append(_measured("w:tblW", _TABLE_WIDTH, kind="dxa"))
        frame.append(properties)
        widths = _widths(table)
        grid = OxmlElement("w:tblGrid")
        for width in widths:
            grid.append(_measured("w:gridCol", width))
        frame.append(grid)
        for number, cells in enumerate((table.heading, *table.rows)):
            row, of_row = OxmlElement("w:tr"), OxmlElement("w:trPr")
            of_row.append(OxmlElement("w:cantSplit"))
            if number == 0:
                of_row.append(OxmlElement("w:tblHeader"))
            row.append(of_row)
            for cell, width in zip(cells, widths, strict=True):
                box, of_box = OxmlElement("w:tc"), OxmlElement("w:tcPr")
                of_box.append(_measured("w:tcW", width, kind="dxa"))
                box.append(of_box)
                self.paragraph(_CELL, [(cell, "b" if number == 0 else "")], into=box)
                row.append(box)
            frame.append(row)
        self.body.append(frame)
        self.paragraph("Normal", [])


class _Numbering:
    """The numbers of paragraphs as Word counts them, so that each begins where its part of the report says."""

    def __init__(self, document: WordDocument) -> None:
        self.element = document.part.numbering_part.element
        self._abstract: dict[str, int] = {}
        self._last: dict[str, tuple[int, int]] = {}
        self._first_num = self.element.find(qn("w:num"))

    def of(self, prefix: str, count: int) -> int:
        """Return the list that gives a paragraph this number: the one before goes on, or another begins there."""
        num, last = self._last.get(prefix, (0, -1))
        if last != count - 1:
            num = self._begin(prefix, count)
        self._last[prefix] = (num, count)
        return num

    def _begin(self, prefix: str, count: int) -> int:
        if prefix not in self._abstract:
            self._abstract[prefix] = self._describe(prefix)
        num = self.element.add_num(self._abstract[prefix])
        num.add_lvlOverride(ilvl=0).add_startOverride(count)
        return int(num.numId)

    def _describe(self, prefix: str) -> int:
        number = 1000 + len(self._abstract)
        abstract = OxmlElement("w:abstractNum")
        abstract.set(qn("w:abstractNumId"), str(number))
        abstract.append(_valued("w:multiLevelType", "singleLevel"))
        level = OxmlElement("w:lvl")
        level.set(qn("w:ilvl"), "0")
        for name, value in (
            ("w:start", "1"),
            ("w:numFmt", "decimal"),
            ("w:lvlText", f"{prefix}%1"),
            ("w:lvlJc", "left"),
        ):
            level.append(_valued(name, value))
        properties, indent = OxmlElement("w:pPr"), OxmlElement("w:ind")
        indent.set(qn("w:left"), "964")
        indent.set(qn("w:hanging"), "964")
        properties.append(indent)
        level.append(properties)
        abstract.append(level)
        # All descriptions stand before the lists that use them.
        self._first_num.addprevious(abstract)
        return number


def _widths(table: Table) -> list[int]:
    """Share the width of a table among its columns by what stands in them; in twentieths of a point."""
    longest = [max(len(row[i]) for row in (table.heading, *table.rows)) for i in range(len(table.heading))]
    weights = [min(max(length, 7), 36) for length in longest]
    return [_TABLE_WIDTH * weight // sum(weights) for weight in weights]


def _measured(name: str, width: int, *, kind: str = "") -> Any:
    element = OxmlElement(name)
    element.set(qn("w:w"), str(width))
    if kind:
        element.set(qn("w:type"), kind)
    return element


def _page_break() -> Any:
    run, end = OxmlElement("w:r"), OxmlElement("w:br")
    end.set(qn("w:type"), "page")
    run.append(end)
    return run


def _valued(name: str, value: str) -> Any:
    element = OxmlElement(name)
    element.set(qn("w:val"), value)
    return element


def _bookmark(name: str, number: int, words: str = "") -> Any:
    element = OxmlElement(name)
    element.set(qn("w:id"), str(number))
    if words:
        element.set(qn("w:name"), words)
    return element


def _run(text: str, look: str, *, backwards: bool = False) -> Any:
    run = OxmlElement("w:r")
    if look or backwards:
        properties = OxmlElement("w:rPr")
        if look:
            properties.append(OxmlElement(f"w:{look}"))
        if backwards:
            properties.append(OxmlElement("w:rtl"))
        run.append(properties)
    for number, line in enumerate(text.split("\n")):
        if number:
            run.append(OxmlElement("w:br"))
        for place, part in enumerate(line.split("\t")):
            if place:
                run.append(OxmlElement("w:tab"))
            words = OxmlElement("w:t")
            words.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
            words.text = part
            run.append(words)
    return run


def _field_mark(kind: str, *, is_dirty: bool = False) -> Any:
    run, mark = OxmlElement("w:r"), OxmlElement("w:fldChar")
    mark.set(qn("w:fldCharType"), kind)
    if is_dirty:
        mark.set(qn("w:dirty"), "true")
    run.append(mark)
    return run


def _field(instruction: str, shown: str | None) -> Iterable[Any]:
    """Yield the runs of a field; without what it shows only those up to there."""
    yield _field_mark("begin", is_dirty=shown is None)
    run, words = OxmlElement("w:r"), OxmlElement("w:instrText")
    words.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    words.text = instruction
    run.append(words)
    yield run
    yield _field_mark("separate")
    if shown is not None:
        yield _run(shown, "")
        yield _field_mark("end")


def _is_right_to_left(text: str) -> bool:
    """Tell whether a text begins in a script that is written from right to left."""
    strong = (unicodedata.bidirectional(ch) for ch in text[:2000])
    return next((kind for kind in strong if kind in ("L", *_RIGHT_TO_LEFT)), "L") in _RIGHT_TO_LEFT
