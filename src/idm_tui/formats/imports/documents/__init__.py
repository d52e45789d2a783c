"""Agendas as documents: plain text, Markdown, HTML, Word, PDF with a text layer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from idm_tui.formats.imports.documents.reading import read_lines
from idm_tui.formats.imports.draft import ImportRefused

if TYPE_CHECKING:
    from idm_tui.formats.imports.documents.lines import Line
    from idm_tui.formats.imports.draft import Draft, Options

__all__ = ["read"]


def read(data: bytes, form: str, options: Options) -> Draft:
    """Read a document; raises ImportRefused."""
    exported = _exported(data, form)
    if exported is not None:
        return exported
    lines, is_wrapped, title, guessed = _lines(data, form)
    if not lines:
        what = "it has no text; a scanned page must be recognised first (OCR)" if form == "pdf" else "it has no text"
        raise ImportRefused(what)
    try:
        draft = read_lines(lines, options, is_wrapped=is_wrapped, title=title)
    except OverflowError:
        raise ImportRefused("its dates lie beyond the calendar") from None
    if guessed:
        draft.doubt("", "encoding", f"it is not UTF-8; {guessed} was taken")
    return draft


def _exported(data: bytes, form: str) -> Draft | None:
    """Return the draft of a page that an export has written, which says more than its lines do."""
    if form == "html":
        from idm_tui.formats.imports.documents import exported_html

        return exported_html.read(_decoded(data)[0])
    if form == "md":
        from idm_tui.formats.imports.documents import exported_markdown

        return exported_markdown.read(_decoded(data)[0])
    return None


def _lines(data: bytes, form: str) -> tuple[list[Line], bool, str, str]:
    """Return the lines, whether they may be broken where a page ends, a title, and an encoding that was guessed."""
    if form == "docx":
        from idm_tui.formats.imports.documents import word

        return list(word.lines(data)), False, "", ""
    if form == "pdf":
        from idm_tui.formats.imports.documents import pdf

        return list(pdf.lines(data)), True, "", ""
    text, guessed = _decoded(data)
    if form == "html":
        from idm_tui.formats.imports.documents import html

        found, title = html.lines(text)
        return found, False, title, guessed
    if form == "md":
        from idm_tui.formats.imports.documents import markdown

        return list(markdown.lines(text)), False, "", guessed
    from idm_tui.formats.imports.documents import html, lines

    return list(lines.from_text(html.without_tags(text))), True, "", guessed


def _decoded(data: bytes) -> tuple[str, str]:
    """Return the text, and the encoding that was taken where it is not UTF-8."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace"), ""
    try:
        return data.decode("utf-8-sig"), ""
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace"), "Windows-1252"
