"""Closing a session down: what is still missing in its record while memory is fresh."""

from __future__ import annotations

from typing import TYPE_CHECKING

from idm_tui.core.language import _, ngettext
from idm_tui.core.notes import KEY_MESSAGE
from idm_tui.core.noting import without_text
from idm_tui.core.overview import questions_of
from idm_tui.core.record import record
from idm_tui.core.text import shorten

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from idm_tui.core.plan import Plan, Session
    from idm_tui.core.state import State

KEY_MESSAGES_WANTED = 3


@record
class Missing:
    """One thing that is missing; `of` is the turn, the note or the kind of note with which it is mended."""

    words: str
    of: str = ""


def missing(plan: Plan, state: State, session: Session, now: datetime) -> tuple[Missing, ...]:
    """Return what is missing in the record of a session, the most fleeting first."""
    return tuple(_missing(plan, state, session, now))


def _missing(plan: Plan, state: State, session: Session, now: datetime) -> Iterator[Missing]:
    run = state.run(session.id)
    notes = [note for note in state.notes.of_session(session.id) if not note.is_struck]
    for turn in without_text(state, session.id):
        began = f"{plan.local(turn.since):%H:%M}"
        yield Missing(_("no text for {speaker}, {time}").format(speaker=turn.speaker, time=began), turn.id)
    for note in notes:
        if note.kind == "action" and not note.owner:
            yield Missing(
                _("no owner for action {number}: {text}").format(number=note.label, text=_short(note.text)), note.id
            )
        if note.twin:
            words = _("note {number} was written at once by two: withdraw one or join them")
            yield Missing(words.format(number=note.label), note.id)
    for question in questions_of(session, run, now):
        if question.status in ("open", "put"):
            words = _("question {number} not answered: {text}")
            yield Missing(words.format(number=question.number, text=_short(question.text)), f"?{question.number}")
    for entry in run.list.entries:
        if entry.kind == "reply":
            yield Missing(_("right of reply pending: {name}").format(name=entry.name))
    messages = sum(note.kind == KEY_MESSAGE for note in notes)
    if messages < KEY_MESSAGES_WANTED and (notes or run.turns):
        count = KEY_MESSAGES_WANTED - messages
        words = ngettext("up to {count} key message more", "up to {count} key messages more", count)
        yield Missing(words.format(count=count), KEY_MESSAGE)


def _short(text: str) -> str:
    return shorten(text, 60)
