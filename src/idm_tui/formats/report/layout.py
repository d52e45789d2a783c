"""How a report is laid out: headings, lines, numbered paragraphs and tables in their order, for every format."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

from idm_tui.core.language import _
from idm_tui.core.notes import KINDS
from idm_tui.core.record import record
from idm_tui.core.text import hour_minute, span_words
from idm_tui.formats.report.content import Table

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date, datetime

    from idm_tui.formats.report.content import AskedQuestion, Chapter, Content, Paragraph, Spoke


@record
class Heading:
    """A heading of level 1 to 3; `number` stands before it."""

    level: int
    text: str
    number: str = ""


@record
class Words:
    """A line without a number: under the title, in small type, a question as it was put, or a mark."""

    text: str
    look: Literal["subtitle", "meta", "question", "mark"] = "meta"


@record
class Numbered:
    """A numbered paragraph; `lead` is set off in front of the text, `tail` behind it."""

    number: str
    text: str
    lead: str = ""
    tail: str = ""
    is_quote: bool = False


Block: TypeAlias = Heading | Words | Numbered | Table

STRUCK = _("[Struck from the record at the speaker's wish.]")
_STATUS = {
    "open": _("It was not put, and stayed open."),
    "put": _("It was being discussed, and stayed open."),
    "answered": _("It was answered."),
    "aside": _("It was set aside, and stayed open."),
}
_VOICES = {
    "named": "",
    "un": _("Views are not attributed to those who expressed them."),
    "chatham": _(
        "Chatham House Rule: neither the identity nor the affiliation of speakers and participants is revealed."
    ),
}


@record
class Cover:
    """What stands on and about a document: its title, the stamp of a draft, its language, and when it was made."""

    title: str
    stamp: str
    language: str
    as_of: datetime


def cover(content: Content) -> Cover:
    """Return the cover of a report."""
    stamp = ""
    if content.is_draft:
        now = f"{_date(content.as_of.date())}, {hour_minute(content.as_of)}"
        stamp = _("DRAFT as of {time}").format(time=now)
    return Cover(content.event.title, stamp, (content.event.languages or ("en",))[0], content.as_of)


def lay_out(content: Content) -> Iterator[Block]:
    """Yield the blocks of the report behind its title."""
    yield from _front(content)
    yield from _summary(content)
    for chapter in content.chapters:
        yield from _chapter(chapter)
    annexes = ((_("Annex: planned and actual"), content.timing), (_("Annex: speaking times"), content.speaking))
    for heading, tables in annexes:
        if tables:
            yield Heading(1, heading)
            yield from tables


def _front(content: Content) -> Iterator[Words]:
    event = content.event
    yield Words(_("Report"), "subtitle")
    for line in (" · ".join(filter(None, (event.series, event.form))), _days(content.days), event.venue):
        if line:
            yield Words(line, "subtitle")
    names = ", ".join(dict.fromkeys(organizer.name for organizer in event.organizers))
    if names and content.attribution != "chatham":
        yield Words(names, "subtitle")
    if voices := _VOICES[content.attribution]:
        yield Words(_(voices), "meta")


def _summary(content: Content) -> Iterator[Heading | Numbered]:
    """Yield the chair's summary with the key messages, on top of all that follows."""
    summaries = [each for chapter in content.chapters for each in chapter.summary]
    if not summaries and not any(chapter.key_messages for chapter in content.chapters):
        return
    yield Heading(1, _("Chair's summary"))
    yield from map(_numbered, summaries)
    if any(chapter.key_messages for chapter in content.chapters):
        yield Heading(2, _("Key messages"))
    for chapter in content.chapters:
        if chapter.key_messages:
            yield Heading(3, chapter.title)
            yield from map(_numbered, chapter.key_messages)


def _chapter(chapter: Chapter) -> Iterator[Block]:
    yield Heading(1, chapter.title, str(chapter.number) if chapter.number else "")
    if chapter.subtitle:
        yield Words(chapter.subtitle, "subtitle")
    yield from (Words(line) for line in _about(chapter))
    for part in chapter.parts:
        yield Heading(2, part.title, part.number)
        if part.question is not None:
            yield from _question(part.question)
        yield from map(_numbered, part.paragraphs)
        if part.number.endswith(".A") and chapter.interventions:
            yield _interventions(chapter)


def _about(chapter: Chapter) -> Iterator[str]:
    if chapter.printed is not None:
        began, ended = chapter.actual
        day = _date(chapter.printed[0].date())
        planned = f"{hour_minute(chapter.printed[0])}–{hour_minute(chapter.printed[1])}"
        if began is not None:
            actual = f"{hour_minute(began)}–{hour_minute(ended) if ended else ''}"
            yield _("{day}, {actual} (planned {planned})").format(day=day, actual=actual, planned=planned)
        else:
            yield f"{day}, {planned}"
    if chapter.moderators:
        yield _("Moderator: {names}").format(names="; ".join(chapter.moderators))
    if chapter.speakers:
        yield _("Speakers: {names}").format(names="; ".join(chapter.speakers))
    for off in chapter.off_record:
        yield _("[Off the record from {time}: {length}]").format(
            time=hour_minute(off.began), length=span_words(off.length_s)
        )


def _question(question: AskedQuestion) -> Iterator[Words]:
    yield Words(question.text, "question")
    asked = _("From the floor: {name}. ").format(name=question.asker) if question.asker else ""
    spent = _(" {time} were spent on it.").format(time=span_words(question.time_s)) if question.time_s else ""
    yield Words(f"{asked}{_(_STATUS[question.status])}{spent}")


def _numbered(paragraph: Paragraph) -> Numbered:
    if paragraph.is_struck:
        return Numbered(paragraph.number, STRUCK, paragraph.lead)
    kind = KINDS.get(paragraph.kind)
    label = ""
    if paragraph.kind in ("question", "follow-up", "action") and kind is not None:
        label = f"{_(kind.words).capitalize()}"
    lead = ", ".join(filter(None, (label, paragraph.lead)))
    tail = ""
    if paragraph.owner or paragraph.due:
        tail = " · ".join(filter(None, (paragraph.owner, paragraph.due)))
    elif paragraph.kind == "action":
        tail = _("no owner yet")
    return Numbered(paragraph.number, paragraph.text, lead, tail, is_quote=paragraph.kind == "quote")


def _interventions(chapter: Chapter) -> Table:
    heading = (_("Who"), _("In the capacity of"), _("On behalf of"), _("From–to"), _("Paragraphs"))
    return Table(caption=_("Who spoke"), heading=heading, rows=tuple(map(_spoke, chapter.interventions)))


def _spoke(spoke: Spoke) -> tuple[str, ...]:
    span = f"{hour_minute(spoke.began)}–{hour_minute(spoke.ended) if spoke.ended else ''}"
    where = ", ".join(spoke.paragraphs)
    if not where and spoke.kind != "point-of-order":
        where = "–" if spoke.is_waived else _("[no text yet]")
    kind = {"reply": _("right of reply"), "point-of-order": _("point of order")}.get(spoke.kind, "")
    return (spoke.speaker, ", ".join(filter(None, (spoke.capacity, kind))), spoke.group, span, where)


def _days(days: tuple[date, ...]) -> str:
    if not days:
        return ""
    return _date(days[0]) if days[0] == days[-1] else f"{_date(days[0])} – {_date(days[-1])}"


def _date(day: date) -> str:
    """Write a date as people do: 8 October 2007."""
    return f"{day.day} {day:%B} {day.year}"
