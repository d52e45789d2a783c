"""The report as a log that W3C's scribe and MeetBot both read.

One shape of line serves both: `11:04:05 <nick> text`. W3C's words go to scribe, those with # to MeetBot, which
scribe shows as plain lines.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from idm_tui.core.language import _
from idm_tui.core.record import record

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from idm_tui.formats.report.content import Chapter, Content, Paragraph

NICK = "rapporteur"
_NO_BREAK = "\u00a0"
# What scribe takes for a command, a speaker, or a continuation at the beginning of a line, and MeetBot's #.
_READ_AS_COMMAND = re.compile(
    r"\s*(?:[#\\.…/|\[`?<-]|[a-z]\s*/|[-+\w]+\s*[:：+-]|[^ :：\">]+\s*[:：]"
    r"|q[+-?]|ack\b|vq\b|next\b|close\b|take\b|agenda\b)",
    re.IGNORECASE,
)
_COMMANDS = {
    "action": ("ACTION: {}", "#action {}"),
    "follow-up": ("{}", "#action {}"),
    "decision": ("RESOLUTION: {}", "#accepted {}"),
    "recommendation": ("RESOLUTION: {}", "#accepted {}"),
    "key-message": ("{}", "#info {}"),
    "chairs-summary": ("{}", "#info {}"),
    "question": ("ISSUE: {}", "#help {}"),
}


@record
class _Said:
    at: datetime
    lines: tuple[str, ...]


def write(content: Content) -> str:
    """Write the log: a line of its shape for everything, in the order in which it happened."""
    chapters = [chapter for chapter in content.chapters if any(True for _each in _said(chapter))]
    beginnings = [each.at for chapter in chapters for each in _said(chapter)]
    beginnings += [chapter.actual[0] for chapter in chapters if chapter.actual[0] is not None]
    began = min(beginnings, default=content.as_of)
    ended = max(beginnings, default=content.as_of)
    lines = [f"{began:%H:%M:%S} <{NICK}> {words}" for words in _head(content, began)]
    for chapter in chapters:
        said = sorted(_said(chapter), key=lambda each: each.at)
        starts = chapter.actual[0] or said[0].at
        title = _line(chapter.title)
        lines += [f"{starts:%H:%M:%S} <{NICK}> {words}" for words in (f"Topic: {title}", f"#topic {title}")]
        lines += [f"{each.at:%H:%M:%S} <{NICK}> {line}" for each in said for line in each.lines]
    lines.append(f"{ended:%H:%M:%S} <{NICK}> #endmeeting")
    return "\n".join(lines) + "\n"


def _head(content: Content, began: datetime) -> Iterator[str]:
    yield f"#startmeeting {_line(content.event.title)}"
    yield f"Meeting: {_line(content.event.title)}"
    yield f"Date: {began.day} {began:%B} {began.year}"
    yield f"scribe: {NICK}"
    names = dict.fromkeys(spoke.speaker for chapter in content.chapters for spoke in chapter.interventions)
    for name in names:
        yield f"present+ {_nick(name)}"


def _said(chapter: Chapter) -> Iterator[_Said]:
    for paragraph in chapter.paragraphs:
        yield _Said(paragraph.at, tuple(_of_paragraph(paragraph)))
    for off in chapter.off_record:
        minutes = max(round(off.length_s / 60), 1)
        yield _Said(off.began, (_("(off the record for {count} min)").format(count=minutes),))


def _of_paragraph(paragraph: Paragraph) -> Iterator[str]:
    if paragraph.is_struck:
        yield _("(struck from the record)")
        return
    first, *others = [line.strip() for line in paragraph.text.split("\n")] or [""]
    text = f'"{first}"' if paragraph.kind == "quote" else first
    behind = ", ".join(filter(None, (paragraph.owner, paragraph.due)))
    whole = _line(" ".join([first, *others]))
    if paragraph.kind in _COMMANDS:
        told = f"{whole} ({behind})" if behind else whole
        by = f"{_line(paragraph.lead)}: " if paragraph.lead else ""
        for shape in _COMMANDS[paragraph.kind]:
            yield shape.format(told) if shape != "{}" else _plain(told, by)
        return
    yield f"{_nick(paragraph.lead)}: {text}" if paragraph.lead else _plain(text)
    yield from (f"... {line}" for line in others)


def _plain(text: str, by: str = "") -> str:
    """Write a line that nobody is said to have spoken, so that it is read as no command."""
    if by:
        return f"{_nick(by.removesuffix(': '))}: {text}"
    return f"\\{text}" if _READ_AS_COMMAND.match(text) else text


def _nick(name: str) -> str:
    """Write a name so that scribe reads it as one: no blanks, no colon, no angle, no quotation mark."""
    name = re.split(r" \(|, ", name)[0]  # the capacity is no part of the name
    return re.sub(r'[ :：">]+', _NO_BREAK, name).strip(f"{_NO_BREAK}.")


def _line(text: str) -> str:
    return " ".join(text.split())
