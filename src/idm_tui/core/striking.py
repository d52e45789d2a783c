"""Removing the words of a note for good: which facts hold them, and how these stand afterwards.

It is the one exception to appending only. The facts stay, so that the journal still tells that something was noted
and struck, by whom and when; their words go.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from idm_tui.core.facts import DraftKept, Fact, NoteCorrected, NoteFiled, NoteStruck, NoteTaken, NoteWithdrawn
from idm_tui.core.record import amended

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from idm_tui.core.facts import Body
    from idm_tui.core.history import History


def note_of(fact: Fact) -> str:
    """Return the id of the note whose words a fact holds; empty for one that holds none."""
    body = fact.body
    return body.note if isinstance(body, NoteTaken | NoteCorrected | NoteFiled) else ""


def strike(history: History, note_id: str) -> NoteStruck:
    """Return what strikes a note, with all that holds words of it: it was split from others, or joined with them.

    Spared are the present words of other notes that still count.
    """
    related = _related(history, note_id) - {note_id}
    counting = {note.id: note.version for note in history.state.notes if note.id in related and note.counts}
    older = [
        fact.id
        for fact in history.facts
        if note_of(fact) in counting
        and not isinstance(fact.body, NoteFiled)
        and _version(fact) not in counting.values()
    ]
    taken = {fact.body.note for fact in history.facts if isinstance(fact.body, NoteTaken)}
    taken |= {note.id for note in history.state.notes}  # those that stand beside another were never taken
    beside = [
        fact.id for fact in history.facts if isinstance(fact.body, NoteCorrected) and fact.body.version in counting
    ]
    return NoteStruck(note_id, " ".join(sorted(related & taken - set(counting))), " ".join(older), " ".join(beside))


def _version(fact: Fact) -> str:
    return fact.body.version if isinstance(fact.body, NoteCorrected) else note_of(fact)


def _related(history: History, note_id: str) -> set[str]:
    """Return the notes between which words went to and fro: split off, joined, or written at once."""
    pairs = []
    for fact in history.facts:
        body = fact.body
        if isinstance(body, NoteTaken) and body.of:
            pairs.append((body.note, body.of))
        elif isinstance(body, NoteWithdrawn) and body.into:
            pairs.append((body.note, body.into))
        elif isinstance(body, NoteCorrected):
            pairs.append((body.note, body.version))
    found, fresh = {note_id}, {note_id}
    while fresh:
        fresh = {b for a, b in pairs if a in fresh} | {a for a, b in pairs if b in fresh}
        fresh -= found
        found |= fresh
    return found


def joined_into(history: History, note_id: str) -> str:
    """Return the note into which another was joined; empty if it was in none."""
    found = history.last_that(lambda fact: isinstance(fact.body, NoteWithdrawn) and fact.body.note == note_id)
    return found.body.into if found is not None and isinstance(found.body, NoteWithdrawn) else ""


def wiped(facts: Iterable[Fact], strikes: Iterable[Fact]) -> Iterator[Fact]:
    """Yield the facts as they stand once notes were struck, only those that change.

    These are all facts of the notes, those that the strikes name, the drafts of the notes, and those done with.
    """
    bodies = [strike.body for strike in strikes if isinstance(strike.body, NoteStruck)]
    if not bodies:
        return
    named = {fact_id for body in bodies for fact_id in body.wipes.split()}
    notes = {note for body in bodies for note in (body.note, *body.also.split())}
    spared = {fact_id for body in bodies for fact_id in body.spares.split()}
    latest: dict[tuple[str, str], str] = {}
    drafts: list[Fact] = []
    for fact in facts:
        body = fact.body
        if isinstance(body, DraftKept):
            drafts.append(fact)
            latest[body.writer, body.place] = fact.id
        elif fact.id in spared and _version(fact) not in notes:
            continue
        elif note_of(fact) in notes or _version(fact) in notes:
            yield from _changed(fact, body.without_words())
        elif fact.id in named:
            yield from _changed(fact, body.without_text())
    live = set(latest.values())
    for fact in drafts:
        if fact.id not in live or getattr(fact.body, "about", "").partition(" ")[0] in notes:
            yield from _changed(fact, fact.body.without_words())


def _changed(fact: Fact, without: Body) -> Iterator[Fact]:
    if without != fact.body:
        yield amended(fact, body=without)
