"""What a report says, free of any layout: chapters, parts, numbered paragraphs. It holds no name it must not tell."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from idm_tui.core.record import record

if TYPE_CHECKING:
    from datetime import date, datetime

    from idm_tui.core.agenda import Event

Attribution = Literal["named", "un", "chatham"]


@record(kw_only=True)
class Paragraph:
    """One numbered paragraph; `lead` is who said it, as far as the report tells. `at` is local to the event.

    `speaker` is the name of the lead alone, without the capacity or for whom it was said.
    `number` stays the same from one version to the next; `notes` are the ids of what it was made of.
    """

    number: str
    notes: tuple[str, ...]
    text: str
    at: datetime
    kind: str = "summary"
    lead: str = ""
    speaker: str = ""
    owner: str = ""
    due: str = ""
    is_struck: bool = False


@record(kw_only=True)
class AskedQuestion:
    """A guiding question, or one from the room, and what became of it."""

    number: int
    text: str
    status: str
    time_s: int
    asker: str = ""


@record(kw_only=True)
class Part:
    """A part of a chapter: a question, the interventions, decisions, recommendations, or actions."""

    number: str
    title: str
    paragraphs: tuple[Paragraph, ...] = ()
    question: AskedQuestion | None = None


@record(kw_only=True)
class Spoke:
    """One intervention: who, in what capacity, for whom, from when to when, and the paragraphs on it."""

    speaker: str
    capacity: str
    group: str
    kind: str
    began: datetime
    ended: datetime | None
    paragraphs: tuple[str, ...] = ()
    is_waived: bool = False


@record(kw_only=True)
class OffRecord:
    """A spell that was off the record; its length in seconds is all that is known of it."""

    began: datetime
    length_s: int


@record(kw_only=True)
class Chapter:
    """One session; a session without a number holds what belongs to none."""

    number: int
    id: str
    title: str
    subtitle: str = ""
    printed: tuple[datetime, datetime] | None = None
    actual: tuple[datetime | None, datetime | None] = (None, None)
    moderators: tuple[str, ...] = ()
    speakers: tuple[str, ...] = ()
    summary: tuple[Paragraph, ...] = ()
    key_messages: tuple[Paragraph, ...] = ()
    parts: tuple[Part, ...] = ()
    interventions: tuple[Spoke, ...] = ()
    off_record: tuple[OffRecord, ...] = ()

    @property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """All paragraphs, those that stand at the top of the report too."""
        return (*self.summary, *self.key_messages, *(each for part in self.parts for each in part.paragraphs))


@record(kw_only=True)
class Table:
    """A table with its caption, as text."""

    caption: str
    heading: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@record(kw_only=True)
class Content:
    """The whole report, as of an instant local to the event."""

    event: Event
    days: tuple[date, ...]
    attribution: Attribution
    is_draft: bool
    as_of: datetime
    chapters: tuple[Chapter, ...]
    timing: tuple[Table, ...] = ()
    speaking: tuple[Table, ...] = ()
