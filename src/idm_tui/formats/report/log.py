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
_NO_COMMAND = "\u2060"  # before a name that a program would obey: seen by nobody, and no command begins with it
_AS_IT_IS = "\\"  # before words that nobody is said to have spoken: scribe obeys none of them
_OBEYED = re.compile(
    r"\W|[si][/|]|(?:action|agenda\d*|agendabot|chairs?|date|issue|meeting|namedanchorhere|present|qq?|queue|recording"
    r"|regrets?|repo|repos|repository|resolution|resolved|rrsagent|scribe|scribenick|scribeoptions|slides|slideset"
    r"|sub-?topic|topic|trackbot|vq|zakim)$",
    re.IGNORECASE,
)
_COMMANDS = {
    "action": ("Action: {}", "#action {}"),
    "follow-up": ("", "#action {}"),
    "decision": ("RESOLUTION: {}", "#accepted {}"),
    "recommendation": ("RESOLUTION: {}", "#accepted {}"),
    "key-message": ("", "#info {}"),
    "chairs-summary": ("", "#info {}"),
    "question": ("ISSUE: {}", "#help {}"),
}


@record
class _Said:
    at: datetime
    lines: tuple[str, ...]


def write(content: Content) -> str:
    """Write the log: a line of its shape for everything, in the order in which it happened."""
    told = [(chapter, said) for chapter in content.chapters if (said := sorted(_said(chapter), key=lambda s: s.at))]
    times = [each.at for _chapter, said in told for each in said]
    times += [chapter.actual[0] for chapter, _said in told if chapter.actual[0] is not None]
    began, ended = min(times, default=content.as_of), max(times, default=content.as_of)
    lines = [f"{began:%H:%M:%S} <{NICK}> {words}" for words in _head(content, began)]
    for chapter, said in told:
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
        yield _Said(off.began, (_AS_IT_IS + _("(off the record for {count} min)").format(count=minutes),))


def _of_paragraph(paragraph: Paragraph) -> Iterator[str]:
    if paragraph.is_struck:
        yield _AS_IT_IS + _("(struck from the record)")
        return
    text = f'"{paragraph.text}"' if paragraph.kind == "quote" else paragraph.text
    if paragraph.kind in _COMMANDS:
        behind = ", ".join(filter(None, (paragraph.owner, paragraph.due)))
        told = _line(f"{text} ({behind})" if behind else text)
        for_scribe, for_meetbot = _COMMANDS[paragraph.kind]
        yield for_scribe.format(told) if for_scribe else _spoken(paragraph.speaker, told)
        yield for_meetbot.format(told)
    elif paragraph.speaker:
        first, *others = [line.strip() for line in text.split("\n")]
        yield _spoken(paragraph.speaker, first)
        yield from (f"... {line}" for line in others)
    else:
        yield _spoken("", _line(text))  # on one line: scribe would give the next to the speaker before


def _spoken(speaker: str, words: str) -> str:
    return f"{_nick(speaker)}: {words}" if speaker else _AS_IT_IS + words


def _nick(name: str) -> str:
    """Write a name so that scribe reads it as one: no blanks, no colon, no angle, no quotation mark."""
    nick = re.sub(r'[ :：">]+', _NO_BREAK, name).strip(_NO_BREAK)
    return f"{_NO_COMMAND}{nick}" if _OBEYED.match(nick) else nick


def _line(text: str) -> str:
    return " ".join(text.split())
