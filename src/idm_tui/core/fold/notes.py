"""What was noted, corrected, filed, withdrawn, struck; and what was said off the record."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from idm_tui.core import facts
from idm_tui.core.fold.rules import on_run, rule
from idm_tui.core.notes import Note
from idm_tui.core.record import amended

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from idm_tui.core.state import Run, State


@rule.register(facts.NoteTaken)
def _note_taken(body: facts.NoteTaken, state: State, at: datetime) -> State | None:
    note = Note(
        id=body.note,
        session=body.session,
        number=body.number,
        place=body.place,
        writer=body.writer,
        at=at,
        text=body.text,
        version=body.note,
        kind=body.kind_of_note,
        question=body.question,
        turn=body.turn,
        speaker=state.called(body.speaker),
        group=state.called(body.group),
        attribution=body.attribution,
        owner=state.called(body.owner),
        due=body.due,
        tag=body.tag,
    )
    return amended(state, notes=state.notes.plus(_with_number_of_its_own(note, state)))


def _with_number_of_its_own(note: Note, state: State) -> Note:
    """Number a note anew where two machines gave the same number while they could not hear of each other."""
    latest = takewhile(lambda other: other.number >= note.number, reversed(state.notes))
    if all(other.number != note.number for other in latest):
        return note
    in_part = (other for other in state.notes if (other.session, other.part) == (note.session, note.part))
    is_placed = any(other.place == note.place for other in in_part)
    place = state.notes.next_place(note.session, note.part) if is_placed else note.place
    return amended(note, number=state.notes.next_number(), place=place)


def _on_note(state: State, note_id: str, change: Callable[[Note], Note | None]) -> State | None:
    notes = state.notes.amended(note_id, change)
    return None if notes is None else amended(state, notes=notes)


@rule.register(facts.NoteCorrected)
def _note_corrected(body: facts.NoteCorrected, state: State, at: datetime) -> State | None:
    note = state.notes.get(body.note)
    if note is None or note.is_struck:
        return None
    if note.version == body.base:
        return _on_note(state, body.note, lambda n: amended(n, text=body.text, version=body.version))
    # Two wrote at once: both versions stay, beside each other, until somebody decides.
    twins = [other.twin for other in state.notes if other.number == note.number]
    beside = amended(
        note,
        id=body.version,
        version=body.version,
        text=body.text,
        writer=body.writer,
        twin=max(twins) + 1,
        is_withdrawn=False,
        allowed=(),
    )
    return amended(state, notes=state.notes.plus(beside))


@rule.register(facts.NoteFiled)
def _note_filed(body: facts.NoteFiled, state: State, at: datetime) -> State | None:
    def file(note: Note) -> Note:
        return amended(
            note,
            session=body.session,
            place=body.place,
            kind=body.kind_of_note,
            question=body.question,
            turn=body.turn,
            speaker=state.called(body.speaker),
            group=state.called(body.group),
            attribution=body.attribution,
            owner=state.called(body.owner),
            due=body.due,
            tag=body.tag,
        )

    return _on_note(state, body.note, file)


@rule.register(facts.NoteWithdrawn)
def _note_withdrawn(body: facts.NoteWithdrawn, state: State, at: datetime) -> State | None:
    return _on_note(state, body.note, lambda n: None if n.is_withdrawn else amended(n, is_withdrawn=True))


@rule.register(facts.NoteStruck)
def _note_struck(body: facts.NoteStruck, state: State, at: datetime) -> State | None:
    return _on_note(state, body.note, lambda n: amended(n, text="", owner="", due="", tag="", is_struck=True))


@rule.register(facts.NoteAllowed)
def _note_allowed(body: facts.NoteAllowed, state: State, at: datetime) -> State | None:
    if not body.fingerprint:
        return amended(state, allowed=state.allowed | {body.note})
    return _on_note(state, body.note, lambda n: amended(n, allowed=(*n.allowed, body.fingerprint)))


@rule.register(facts.InterventionWaived)
def _intervention_waived(body: facts.InterventionWaived, state: State, at: datetime) -> State | None:
    return on_run(state, body.session, lambda run: amended(run, waived=run.waived | {body.turn}))


@rule.register(facts.OffRecordBegan)
def _off_record_began(body: facts.OffRecordBegan, state: State, at: datetime) -> State | None:
    begun = on_run(state, body.session, lambda run: amended(run, off_since=at) if run.off_since is None else None)
    return begun and amended(begun, off_record=begun.off_record | {body.session})


@rule.register(facts.OffRecordEnded)
def _off_record_ended(body: facts.OffRecordEnded, state: State, at: datetime) -> State | None:
    return back_on_record(state, body.session, at)


def back_on_record(state: State, session: str, at: datetime) -> State | None:
    """Let what is said count again; of what was said meanwhile the length alone stays."""

    def back(run: Run) -> Run | None:
        if run.off_since is None:
            return None
        return amended(run, off_since=None, off_record=(*run.off_record, (run.off_since, at)))

    ended = on_run(state, session, back)
    return ended and amended(ended, off_record=ended.off_record - {session})
