"""Building the report from agenda and journal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from idm_tui.core.clock import seconds_between
from idm_tui.core.language import _
from idm_tui.core.notes import (
    ACTIONS,
    CHAIRS_SUMMARY,
    DECISIONS,
    INTERVENTIONS,
    KEY_MESSAGE,
    KEY_MESSAGES,
    RECOMMENDATIONS,
)
from idm_tui.core.noting import chapters
from idm_tui.core.overview import overview, questions_of
from idm_tui.core.text import clock_words
from idm_tui.core.timing import talk_timings
from idm_tui.formats.report.content import (
    AskedQuestion,
    Chapter,
    Content,
    OffRecord,
    Paragraph,
    Part,
    Spoke,
    Table,
)
from idm_tui.formats.report.voices import Voices
from idm_tui.formats.speaking_report import SpeakingReport
from idm_tui.formats.timing_report import day_title, days_to_tell, session_cells, talk_cells

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import datetime

    from idm_tui.core.agenda import Party
    from idm_tui.core.notes import Note
    from idm_tui.core.overview import NumberedQuestion
    from idm_tui.core.plan import Plan, Session
    from idm_tui.core.state import State
    from idm_tui.formats.report.content import Attribution

_PARTS = {
    INTERVENTIONS: _("Interventions"),
    DECISIONS: _("Decisions"),
    RECOMMENDATIONS: _("Recommendations"),
    ACTIONS: _("Actions and follow-up"),
}


# What the meeting as a whole concludes is nobody's in particular.
_OF_ALL = ("decision", "action", KEY_MESSAGE, "chairs-summary")


class Builder:
    """Builds the content of one report."""

    def __init__(
        self,
        plan: Plan,
        state: State,
        now: datetime,
        attribution: Attribution = "named",
        groups: Callable[[str], str] = lambda _name: "",
    ) -> None:
        """Take the event as it stands at an instant; `groups` knows groups that the agenda does not name."""
        self.plan, self.state, self.now, self.attribution, self.groups = plan, state, now, attribution, groups
        self.voices = Voices(plan, state, attribution, groups)
        self._noted = dict(chapters(state))

    def content(self, *, is_draft: bool = False, only: str = "", with_annexes: bool = True) -> Content:
        """Build the report, or that of one session alone."""
        annexes = with_annexes and not only
        return Content(
            event=self.plan.event,
            days=tuple(day.date for day in self.plan.days),
            attribution=self.attribution,
            is_draft=is_draft,
            as_of=self.plan.local(self.now),
            chapters=tuple(chapter for chapter in self._chapters() if not only or chapter.id == only),
            timing=tuple(self._timing()) if annexes else (),
            speaking=tuple(self._speaking()) if annexes else (),
        )

    def _chapters(self) -> Iterator[Chapter]:
        number = 0
        known = set()
        for position in self.plan.listing:
            session = self.plan.sessions[position]
            known.add(session.id)
            number += not session.is_unattended and not session.is_marker
            if session.id in self._noted or self._took_place(session):
                yield self._chapter(0 if session.is_unattended else number, session)
        for session_id in self._noted:
            if session_id not in known:  # taken off the agenda since, or noted outside every session
                yield self._without_session(session_id)

    def _took_place(self, session: Session) -> bool:
        run = self.state.run(session.id)
        return run.started_at is not None and not session.is_unattended

    def _without_session(self, session_id: str) -> Chapter:
        parts = self._noted[session_id]
        return Chapter(
            number=0,
            id=session_id,
            title=session_id or _("Outside the sessions"),
            summary=self._paragraphs(0, CHAIRS_SUMMARY, parts),
            key_messages=self._paragraphs(0, KEY_MESSAGES, parts),
            parts=tuple(self._parts(0, parts, ())),
        )

    def _chapter(self, number: int, session: Session) -> Chapter:
        run, local = self.state.run(session.id), self.plan.local
        parts = self._noted.get(session.id, {})
        questions = questions_of(session, run, self.now)
        is_named = self.attribution != "chatham"
        return Chapter(
            number=number,
            id=session.id,
            title=session.title,
            subtitle=session.subtitle,
            printed=(local(session.start), local(session.end)),
            actual=(
                local(run.begun_at or run.started_at) if run.started_at else None,
                local(run.ended_at) if run.ended_at else None,
            ),
            moderators=tuple(map(_person, session.moderators)) if is_named else (),
            speakers=tuple(map(_person, session.speakers)) if is_named else (),
            summary=self._paragraphs(number, CHAIRS_SUMMARY, parts),
            key_messages=self._paragraphs(number, KEY_MESSAGES, parts),
            parts=tuple(self._parts(number, parts, questions)),
            interventions=tuple(self._spoke(number, session)) if self.attribution == "named" else (),
            off_record=tuple(
                OffRecord(began=local(began), length_s=seconds_between(began, ended)) for began, ended in run.off_record
            ),
        )

    def _parts(
        self, number: int, parts: dict[str, list[Note]], questions: Sequence[NumberedQuestion]
    ) -> Iterator[Part]:
        told = set()
        for question in questions:
            told.add(str(question.number))
            asker = question.asker if self.attribution == "named" else ""
            asked = AskedQuestion(
                number=question.number,
                text=question.text,
                status=question.status,
                time_s=question.time_s,
                asker=asker,
            )
            yield Part(
                number=f"{number}.{question.number}",
                title=_("Question {number}").format(number=question.number),
                paragraphs=self._paragraphs(number, str(question.number), parts),
                question=asked,
            )
        # A question that the agenda has no longer: its notes stay where they are.
        for part in sorted(part for part in parts if part.isdecimal() and part not in told):
            title = _("Question {number}").format(number=part)
            yield Part(number=f"{number}.{part}", title=title, paragraphs=self._paragraphs(number, part, parts))
        for part, title in _PARTS.items():
            paragraphs = self._paragraphs(number, part, parts)
            if paragraphs or (part == INTERVENTIONS and self.attribution == "named"):
                yield Part(number=f"{number}.{part}", title=_(title), paragraphs=paragraphs)

    def _paragraphs(self, number: int, part: str, parts: dict[str, list[Note]]) -> tuple[Paragraph, ...]:
        return tuple(self._paragraph(number, part, notes) for notes in self.voices.together(parts.get(part, ())))

    def _paragraph(self, number: int, part: str, notes: tuple[Note, ...]) -> Paragraph:
        first = notes[0]
        voiced = () if first.kind in _OF_ALL else notes
        return Paragraph(
            number=paragraph_number(number, part, first),
            notes=tuple(note.id for note in notes),
            text=_joined([note.text for note in notes]),
            at=self.plan.local(first.at),
            kind=first.kind,
            lead=self.voices.lead(voiced),
            speaker=self.voices.speaker(voiced),
            owner=first.owner,
            due=first.due,
            is_struck=first.is_struck,
        )

    def _spoke(self, number: int, session: Session) -> Iterator[Spoke]:
        run, local = self.state.run(session.id), self.plan.local
        numbers: dict[str, list[str]] = {}
        notes = (note for part in self._noted.get(session.id, {}).values() for note in part)
        for note in sorted(notes, key=lambda n: (n.at, n.number, n.twin)):
            numbers.setdefault(note.turn, []).append(paragraph_number(number, note.part, note))
        for turn in sorted(run.all_turns, key=lambda t: (t.since, t.id)):
            yield Spoke(
                speaker=turn.speaker,
                capacity=self.voices.capacity(session.id, turn.speaker),
                group=turn.group,
                kind=turn.kind,
                began=local(turn.since),
                ended=local(turn.ended) if turn.ended else None,
                paragraphs=tuple(numbers.get(turn.id, ())),
                is_waived=turn.id in run.waived,
            )

    # --- annexes

    def _timing(self) -> Iterator[Table]:
        heading = (_("Session"), _("planned"), _("actual"), _("offset"), _("where it comes from"))
        for day in days_to_tell(self.plan, self.state, self.now):
            rows = tuple(session_cells(self.plan, timing) for timing in day.sessions)
            yield Table(caption=day_title(self.plan, day), heading=heading, rows=rows)
            if self.attribution != "named":
                continue
            seen = overview(self.plan, self.state, self.now, day.room)
            talks = [t for timing in day.sessions for t in talk_timings(seen, timing.session) if t.began]
            of_talks = (_("Speaker"), _("for"), _("session"), _("planned"), _("spoke"), _("over"))
            if talks:
                caption = _("Talks, {day}").format(day=day_title(self.plan, day))
                yield Table(caption=caption, heading=of_talks, rows=tuple(map(talk_cells, talks)))

    def _speaking(self) -> Iterator[Table]:
        report = SpeakingReport(self.plan, self.state, self.now, self.groups)
        wanted = {"named": ("person", "group", "session"), "un": ("session", "kind"), "chatham": ("kind",)}
        captions = {
            "person": _("By person"),
            "group": _("By group"),
            "session": _("By session"),
            "kind": _("By kind of intervention"),
        }
        for by in wanted[self.attribution]:
            sums = report.totals(by)
            rows = tuple((key, str(spoken.turns), clock_words(spoken.seconds)) for key, spoken in sums.items())
            if rows:
                yield Table(caption=captions[by], heading=("", _("times"), _("in all")), rows=rows)
        if self.attribution == "un" and (names := sorted(report.totals("person"))):
            yield Table(caption=_("Who took the floor"), heading=(_("Name"),), rows=tuple((name,) for name in names))


def paragraph_number(chapter: int, part: str, note: Note) -> str:
    """Return the number of a note's paragraph: its chapter, its part, and the place it was given for good."""
    return f"{chapter}.{part}.{note.place}{note.letter}"


def _joined(texts: list[str]) -> str:
    """Put the words of several notes behind each other, as sentences or with a semicolon."""
    return "".join(
        text if last else f"{text} " if text.endswith((".", "!", "?", "…", ";")) else f"{text}; "
        for text, last in zip(texts, [*[False] * (len(texts) - 1), True], strict=True)
    )


def _person(person: Party) -> str:
    words = ", ".join(filter(None, (person.name, person.role, person.organisation)))
    behalf = getattr(person, "on_behalf_of", None)
    if behalf is None:
        return words
    return _("{who}, on behalf of {other}").format(
        who=words, other=", ".join(filter(None, (behalf.name, behalf.role, behalf.organisation)))
    )
