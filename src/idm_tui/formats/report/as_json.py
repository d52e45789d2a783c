"""The report as JSON: the same content for programs, with a schema of its own."""

from __future__ import annotations

import json
from datetime import date  # noqa: TC003 - pydantic reads it
from typing import TYPE_CHECKING, Any, Literal

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field

from idm_tui.core.record import values

if TYPE_CHECKING:
    from idm_tui.formats.report import content


class Model(BaseModel):
    """What every part of the report has in common: nothing in it that the schema does not know."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Paragraph(Model):
    """A numbered paragraph; the number stays the same from one version to the next."""

    number: str = Field(description="chapter.part.place, with a letter where two versions stand beside each other")
    notes: tuple[str, ...] = Field(description="the ids of the notes of which it was made")
    kind: str
    lead: str = Field(description="who said it, as far as the report tells; empty for nobody")
    speaker: str = Field(description="the name in the lead alone, without capacity")
    text: str
    at: AwareDatetime
    owner: str
    due: str
    is_struck: bool


class AskedQuestion(Model):
    """A guiding question, or one from the room."""

    number: int
    text: str
    status: Literal["open", "put", "answered", "aside"]
    time_s: int
    asker: str


class Part(Model):
    """A part of a chapter: a question, or A interventions, B decisions, C recommendations, D actions."""

    number: str
    title: str
    question: AskedQuestion | None
    paragraphs: tuple[Paragraph, ...]


class Spoke(Model):
    """An intervention; only in a report with names."""

    speaker: str
    capacity: str
    group: str
    kind: str
    began: AwareDatetime
    ended: AwareDatetime | None
    paragraphs: tuple[str, ...]
    is_waived: bool


class OffRecord(Model):
    """A spell that was off the record."""

    began: AwareDatetime
    length_s: int


class Chapter(Model):
    """One session; number 0 for what belongs to none."""

    number: int
    id: str
    title: str
    subtitle: str
    planned_start: AwareDatetime | None
    planned_end: AwareDatetime | None
    actual_start: AwareDatetime | None
    actual_end: AwareDatetime | None
    moderators: tuple[str, ...]
    speakers: tuple[str, ...]
    summary: tuple[Paragraph, ...]
    key_messages: tuple[Paragraph, ...]
    parts: tuple[Part, ...]
    interventions: tuple[Spoke, ...]
    off_record: tuple[OffRecord, ...]


class Table(Model):
    """A table of an annex, as text."""

    caption: str
    heading: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


class EventOf(Model):
    """The event."""

    id: str
    title: str
    series: str
    form: str
    venue: str
    timezone: str
    days: tuple[date, ...]


class Report(Model):
    """A report of idm-tui."""

    format: Literal["idm-tui-report/1"] = "idm-tui-report/1"
    event: EventOf
    attribution: Literal["named", "un", "chatham"]
    is_draft: bool
    as_of: AwareDatetime
    chapters: tuple[Chapter, ...]
    timing: tuple[Table, ...]
    speaking: tuple[Table, ...]


def report_of(report: content.Content) -> Report:
    """Turn the content of a report into the model."""
    event = report.event
    return Report(
        event=EventOf(
            id=event.id,
            title=event.title,
            series=event.series,
            form=event.form,
            venue=event.venue,
            timezone=event.timezone,
            days=report.days,
        ),
        attribution=report.attribution,
        is_draft=report.is_draft,
        as_of=report.as_of,
        chapters=tuple(map(_chapter, report.chapters)),
        timing=tuple(Table(**values(table)) for table in report.timing),
        speaking=tuple(Table(**values(table)) for table in report.speaking),
    )


def _chapter(chapter: content.Chapter) -> Chapter:
    printed = chapter.printed or (None, None)
    return Chapter(
        number=chapter.number,
        id=chapter.id,
        title=chapter.title,
        subtitle=chapter.subtitle,
        planned_start=printed[0],
        planned_end=printed[1],
        actual_start=chapter.actual[0],
        actual_end=chapter.actual[1],
        moderators=chapter.moderators,
        speakers=chapter.speakers,
        summary=tuple(map(_paragraph, chapter.summary)),
        key_messages=tuple(map(_paragraph, chapter.key_messages)),
        parts=tuple(
            Part(
                number=part.number,
                title=part.title,
                question=AskedQuestion(**values(part.question)) if part.question else None,
                paragraphs=tuple(map(_paragraph, part.paragraphs)),
            )
            for part in chapter.parts
        ),
        interventions=tuple(Spoke(**values(spoke)) for spoke in chapter.interventions),
        off_record=tuple(OffRecord(**values(off)) for off in chapter.off_record),
    )


def _paragraph(paragraph: content.Paragraph) -> Paragraph:
    return Paragraph(**values(paragraph))


def write(report: content.Content) -> str:
    """Write the report."""
    return report_of(report).model_dump_json(indent=2) + "\n"


def schema() -> dict[str, Any]:
    """Return the JSON Schema of a report (draft 2020-12)."""
    described = Report.model_json_schema(mode="serialization")
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **described}


def schema_text() -> str:
    """Return the schema as text."""
    return json.dumps(schema(), indent=2, ensure_ascii=False) + "\n"
