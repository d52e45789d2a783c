"""What can be found by its words: notes, questions, speakers and sessions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from idm_tui.core.overview import questions_of
from idm_tui.core.record import record

if TYPE_CHECKING:
    from collections.abc import Iterator

    from idm_tui.core.notes import Note
    from idm_tui.core.plan import Plan, Session
    from idm_tui.core.state import State


@record
class Found:
    """One text: `of` is the id of its note or session, or the number of its question; `words` are searched."""

    kind: Literal["note", "question", "speaker", "session"]
    of: str
    session: str
    words: str
    title: str

    @property
    def key(self) -> str:
        """What tells it from all others."""
        return f"note {self.of}" if self.kind == "note" else f"{self.kind} {self.session} {self.of}"


def of_note(note: Note) -> Found | None:
    """Return a note as it can be found; None for one that is struck or withdrawn."""
    if not note.counts or note.is_struck:
        return None
    words = " ".join(filter(None, (note.text, note.speaker, note.group, note.owner, note.due, note.tag)))
    return Found("note", note.id, note.session, words, note.text)


def of_sessions(plan: Plan, state: State) -> Iterator[Found]:
    """Yield the sessions, their questions and their people."""
    for session in plan.sessions:
        yield Found("session", "", session.id, f"{session.title} {session.subtitle} {session.abstract}", session.title)
        for number, text in _questions(session, state):
            yield Found("question", str(number), session.id, text, text)
        for name, words in _people(session, state):
            yield Found("speaker", name, session.id, words, name)


def _questions(session: Session, state: State) -> Iterator[tuple[int, str]]:
    run = state.runs.get(session.id)
    if run is None:
        yield from enumerate(session.questions, 1)
    else:
        yield from ((q.number, q.text) for q in questions_of(session, run, session.start))


def _people(session: Session, state: State) -> Iterator[tuple[str, str]]:
    people = {
        person.name: f"{person.name} {person.role} {person.organisation}"
        for person in (*session.moderators, *session.rapporteurs, *session.speakers)
    }
    run = state.runs.get(session.id)
    for turn in run.all_turns if run else ():
        people.setdefault(turn.speaker, f"{turn.speaker} {turn.group}")
    yield from people.items()
