"""The report as a Word document: what Word finds in it, and what an office makes of it."""

from __future__ import annotations

import getpass
import io
import platform
import re
import zipfile
from typing import TYPE_CHECKING, Any

import pytest
from docx import Document
from docx.oxml.ns import qn

from idm_tui.core import commands as c
from idm_tui.core.text import clean
from tests.formats.hostile import HOSTILE
from tests.formats.outside_programs import needs, pdf_of_document, text_of_pdf
from tests.formats.readers import read_docx
from tests.formats.reported import ATTRIBUTIONS, FORUM, content, docx_of, noted, paragraphs, then, told

if TYPE_CHECKING:
    from pathlib import Path

    from docx.document import Document as WordDocument

    from idm_tui.desk import Desk
    from idm_tui.formats.report.content import Attribution


def opened(document: bytes) -> WordDocument:
    return Document(io.BytesIO(document))


def forum(attribution: Attribution = "named", **options: Any) -> bytes:
    return docx_of(content(told(*FORUM), attribution, **options))


def gapped() -> Desk:
    """Return a desk whose numbers have gaps, letters, and more than one digit."""
    desk = noted(*(f"Note {place}." for place in range(1, 13)), question=1)
    base = next(iter(desk.state.notes)).version
    for clock, command in (
        ("10:20", c.Withdraw(note="2")),
        ("10:21", c.Refile(note="3", question=2)),
        ("10:22", c.Correct(note="1", text="Other.", base=base)),
        ("10:23", c.Correct(note="1", text="And another.", base=base)),
        ("10:24", c.Strike(note="5")),
        ("10:25", c.Refile(note="4", kind="decision")),
        ("10:26", c.Note(text="After all.", question=1)),
    ):
        then(desk, (clock, command))
    return desk


def test_headings_are_headings_and_numbers_are_lists() -> None:
    document = opened(forum())
    styles = [str(p.style.name) for p in document.paragraphs if p.style is not None]
    assert {"Title", "Heading 1", "Heading 2", "Heading 3", "Numbered Paragraph", "Quote", "Question"} - set(
        styles
    ) == {"Quote"}
    numbered = [p for p in document.paragraphs if p.style is not None and p.style.name == "Numbered Paragraph"]
    assert len(numbered) == 13
    assert all(p._p.find(f"{qn('w:pPr')}/{qn('w:numPr')}") is not None for p in numbered)
    assert not any(re.match(r"\d", p.text) for p in numbered)


@pytest.mark.parametrize("attribution", ATTRIBUTIONS)
def test_word_counts_to_the_numbers_that_the_report_prints(attribution: Attribution) -> None:
    found = content(gapped(), attribution)
    assert len(paragraphs(found)) == 13
    assert list(read_docx(docx_of(found)).numbered.items()) == list(paragraphs(found).items())


def test_every_list_is_described_before_it_is_used_and_once() -> None:
    numbering: Any = opened(docx_of(content(gapped()))).part.numbering_part.element
    tags = [child.tag for child in numbering if child.tag in (qn("w:num"), qn("w:abstractNum"))]
    assert tags == sorted(tags, key=lambda tag: tag == qn("w:num"))
    ids = [child.get(qn("w:abstractNumId")) for child in numbering if child.tag == qn("w:abstractNum")]
    assert len(set(ids)) == len(ids)
    nums = [child.get(qn("w:numId")) for child in numbering if child.tag == qn("w:num")]
    assert len(set(nums)) == len(nums)


def test_a_table_of_contents_that_word_brings_up_to_date() -> None:
    document = opened(forum())
    body = document.element.body
    fields = [(field.text or "").strip() for field in body.iter(qn("w:instrText"))]
    assert [field for field in fields if field.startswith("TOC ")] == ['TOC \\o "1-3" \\h \\z \\u']
    marks = [mark.get(qn("w:fldCharType")) for mark in body.iter(qn("w:fldChar"))]
    assert marks == ["begin", "separate", "end"]
    anchors = [link.get(qn("w:anchor")) for link in body.iter(qn("w:hyperlink"))]
    bookmarks = [mark.get(qn("w:name")) for mark in body.iter(qn("w:bookmarkStart"))]
    assert len(anchors) == 14  # the headings down to the second level
    assert set(anchors) <= set(bookmarks)
    assert len(set(bookmarks)) == len(bookmarks)


def test_tables_have_a_heading_that_repeats_and_all_their_cells() -> None:
    found = content(told(*FORUM))
    document = opened(docx_of(found))
    written = [[[cell.text for cell in row.cells] for row in table.rows] for table in document.tables]
    annexes = [[list(table.heading), *map(list, table.rows)] for table in (*found.timing, *found.speaking)]
    assert written[-len(annexes) :] == annexes
    assert len(written) == len(annexes) + 2
    for table in document.tables:
        assert table.rows[0]._tr.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None


@pytest.mark.parametrize("attribution", ATTRIBUTIONS)
def test_nothing_tells_who_wrote_it_with_what(attribution: Attribution) -> None:
    document = forum(attribution, is_draft=True)
    properties = opened(document).core_properties
    assert (properties.author, properties.last_modified_by, properties.comments, properties.keywords) == ("",) * 4
    assert (properties.title, properties.language) == ("Forum on Work", "en")
    assert properties.created == properties.modified
    with zipfile.ZipFile(io.BytesIO(document)) as package:
        parts = [package.read(name).decode("utf-8", "replace") for name in package.namelist() if "docProps" in name]
    assert len(parts) >= 2
    for word in (getpass.getuser(), platform.node(), "Ibrahim", "table:1"):
        assert not any(word in part for part in parts)


def test_the_parts_of_every_file_are_well_formed_and_in_order() -> None:
    # Word refuses what stands in another order than its schema has it.
    order = [qn(f"w:{name}") for name in ("pStyle", "keepNext", "numPr", "bidi", "spacing", "ind", "jc", "rPr")]
    document = opened(docx_of(content(noted(*HOSTILE.values(), "שלום"))))
    for properties in document.element.body.iter(qn("w:pPr")):
        places = [order.index(child.tag) for child in properties if child.tag in order]
        assert places == sorted(places)
        assert all(child.tag in order for child in properties)


def test_what_is_written_from_right_to_left_says_so() -> None:
    document = opened(docx_of(content(noted("שלום", "مرحبا", "Hello שלום", attribution="none"))))
    ways = [
        p._p.find(f"{qn('w:pPr')}/{qn('w:bidi')}") is not None
        for p in document.paragraphs
        if p.style is not None and p.style.name == "Numbered Paragraph"
    ]
    assert ways == [True, True, False]


def on_page(text: str) -> str:
    """Return the letters and digits alone: lines break on a page wherever they must."""
    return re.sub(r"[\W_]+", "", text)


@pytest.mark.parametrize("attribution", ATTRIBUTIONS)
def test_an_office_shows_every_note_and_number(attribution: Attribution, tmp_path: Path) -> None:
    needs("soffice")
    needs("pdftotext")
    file = tmp_path / "report.docx"
    found = content(gapped(), attribution, is_draft=True)
    file.write_bytes(docx_of(found))
    text = text_of_pdf(pdf_of_document(file), as_laid_out=True)
    for number, words in paragraphs(found).items():
        assert re.search(rf"^\s*{re.escape(number)}\s+{re.escape(words[:20])}", text, re.MULTILINE), number
        assert on_page(words) in on_page(text)
    assert "DRAFT as of 8 October 2007" in text
    assert "Contents" in text
    assert "Error" not in text


def test_an_office_shows_hostile_notes(tmp_path: Path) -> None:
    needs("soffice")
    needs("pdftotext")
    shown = ("html", "markdown", "formula", "formulas", "braces", "escapes", "lines", "blanks", "very long")
    file = tmp_path / "hostile.docx"
    file.write_bytes(docx_of(content(noted(*(HOSTILE[name] for name in HOSTILE if name != "one long word")))))
    text = on_page(text_of_pdf(pdf_of_document(file)))
    for name in shown[:-1]:
        assert on_page(clean(HOSTILE[name])) in text, name
    assert text.count("Longwordsandmoreofthemagain") >= 500
