"""Agendas as documents: plain text, Markdown, HTML, Word, PDF with a text layer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from idm_tui.formats.imports.documents.reading import NoItemFound, read_lines
from idm_tui.formats.imports.draft import ImportRefused
from idm_tui.formats.imports.encoding import decoded

if TYPE_CHECKING:
    from idm_tui.formats.imports.documents.lines import Line
    from idm_tui.formats.imports.draft import Draft, Options

__all__ = ["read"]

_FEWEST = 2


def read(data: bytes, form: str, options: Options) -> Draft:
    """Read a document; raises ImportRefused."""
    text, guessed = ("", "") if form in ("docx", "pdf") else decoded(data)
    draft = _exported(text, form) or _read(data, text, form, options)
    if guessed:
        draft.doubt("", "encoding", guessed)
    return draft


def _exported(text: str, form: str) -> Draft | None:
    """Return the draft of a page that an export has written, which says more than its lines do."""
    if form == "html":
        from idm_tui.formats.imports.documents import exported_html

        return exported_html.read(text)
    if form == "md":
        from idm_tui.formats.imports.documents import exported_markdown

        return exported_markdown.read(text)
    return None


def _read(data: bytes, text: str, form: str, options: Options) -> Draft:
    lines, is_wrapped, title = _lines(data, text, form)
    if not lines:
        what = "it has no text; a scanned page must be recognised first (OCR)" if form == "pdf" else "it has no text"
        raise ImportRefused(what)
    try:
        draft = read_lines(lines, options, is_wrapped=is_wrapped, title=title)
        return (_told(text, options) or draft) if form == "text" and len(draft.sessions) < _FEWEST else draft
    except OverflowError:
        raise ImportRefused("its dates lie beyond the calendar") from None
    except NoItemFound:
        if form == "text" and (told := _told(text, options)) is not None:
            return told
        raise


def _told(text: str, options: Options) -> Draft | None:
    """Read a text that tells its agenda in sentences; None for any other."""
    from idm_tui.formats.imports.documents import html, prose
    from idm_tui.formats.imports.documents.lines import from_text

    told = prose.with_times_first(html.without_tags(text))
    return read_lines(list(from_text(told)), options, is_wrapped=True) if told else None


def _lines(data: bytes, text: str, form: str) -> tuple[list[Line], bool, str]:
    """Return the lines, whether they may be broken where a page ends, and a title."""
    if form == "docx":
        from idm_tui.formats.imports.documents import word

        return list(word.lines(data)), False, ""
    if form == "pdf":
        from idm_tui.formats.imports.documents import pdf

        return list(pdf.lines(data)), True, ""
    if form == "html":
        from idm_tui.formats.imports.documents import html

        found, title = html.lines(text)
        return found, False, title
    if form == "md":
        from idm_tui.formats.imports.documents import markdown

        return list(markdown.lines(text)), False, ""
    from idm_tui.formats.imports.documents import aligned, html, lines, list_tables, prose

    bare = prose.with_lines(html.without_tags(text))
    return list_tables.lines(bare) or aligned.from_text(bare) or list(lines.from_text(bare)), True, ""
