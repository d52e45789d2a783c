"""The corrigendum: what became of a report from one version to the next, paragraph by paragraph."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic import ValidationError

from idm_tui.core.language import _
from idm_tui.formats.report.as_json import Report
from idm_tui.formats.report.layout import STRUCK, Cover, Heading, Words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from idm_tui.formats.report.as_json import Chapter, Paragraph
    from idm_tui.formats.report.layout import Block


def read(text: str) -> Report:
    """Read a report that was written as JSON; raises ValueError with a sentence."""
    try:
        return Report.model_validate_json(text)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        where = ".".join(map(str, first["loc"]))
        msg = _("it is no report in JSON: {where}{words}").format(
            where=f"{where}: " if where else "", words=str(first["msg"]).lower()
        )
        raise ValueError(msg) from None


def cover(report: Report) -> Cover:
    """Return the cover of the corrigendum to a report."""
    return Cover(_("Corrigendum: {title}").format(title=report.event.title), "", "en", report.as_of)


def corrections(old: Report, new: Report) -> Iterator[Block]:
    """Yield the corrections in the order of the newer version; raises ValueError where they are of two events."""
    if (old.event.id, old.attribution) != (new.event.id, new.attribution):
        raise ValueError(_("the two versions are not of one event in one attribution"))
    before = {paragraph.number: paragraph for chapter in old.chapters for paragraph in _paragraphs(chapter)}
    after = {paragraph.number: paragraph for chapter in new.chapters for paragraph in _paragraphs(chapter)}
    titles = {chapter.id: chapter.title for chapter in (*old.chapters, *new.chapters)}
    changed = False
    for chapter_id, title in titles.items():
        numbers = dict.fromkeys(
            paragraph.number
            for report in (new, old)
            for chapter in report.chapters
            if chapter.id == chapter_id
            for paragraph in _paragraphs(chapter)
        )
        found = [words for number in numbers for words in _correction(before.get(number), after.get(number))]
        if found:
            changed = True
            yield Heading(1, title)
            yield from found
    if not changed:
        yield Words(_("The two versions say the same."))


def _paragraphs(chapter: Chapter) -> Iterator[Paragraph]:
    yield from (*chapter.summary, *chapter.key_messages)
    for part in chapter.parts:
        yield from part.paragraphs


def _correction(old: Paragraph | None, new: Paragraph | None) -> Iterator[Words]:
    if old is None and new is not None:
        yield Words(_("Paragraph {number}: insert").format(number=new.number), "mark")
        yield Words(_whole(new), "question")
    elif new is None and old is not None:
        yield Words(_("Paragraph {number}: delete").format(number=old.number), "mark")
        yield Words(_whole(old), "question")
    elif old is not None and new is not None and _whole(old) != _whole(new):
        # Words that were struck since are not repeated here.
        shown = _("the present text") if new.is_struck else _whole(old)
        yield Words(_("Paragraph {number}: for").format(number=new.number), "mark")
        yield Words(shown, "question")
        yield Words(_("read"), "mark")
        yield Words(_whole(new), "question")


def _whole(paragraph: Paragraph) -> str:
    text = STRUCK if paragraph.is_struck else paragraph.text
    tail = " · ".join(filter(None, (paragraph.owner, paragraph.due)))
    return f"{f'{paragraph.lead}: ' if paragraph.lead else ''}{text}{f' ({tail})' if tail else ''}"
