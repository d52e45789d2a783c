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

    from idm_tui.core.history import History


def note_of(fact: Fact) -> str:
    """Return the id of the note whose words a fact holds; empty for one that holds none."""
    body = fact.body
    return body.note if isinstance(body, NoteTaken | NoteCorrected | NoteFiled) else ""


def facts_with_words(history: History, note_id: str) -> tuple[str, ...]:
    """Return the facts that hold words of a note, of those it was split from or joined with too.

    Spared are the present words of other notes that still count.
    """
    related = _related(history, note_id)
    spared = {
        note.version
        for note in history.state.notes
        if note.id in related and note.id != note_id and note.counts and not note.is_struck
    }
    return tuple(
        fact.id for fact in history.facts if note_of(fact) in related and not _is_spared(fact, note_id, spared)
    )


def _is_spared(fact: Fact, struck: str, spared: set[str]) -> bool:
    body = fact.body
    if isinstance(body, NoteFiled):
        return body.note != struck
    version = body.version if isinstance(body, NoteCorrected) else note_of(fact)
    return version in spared


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


def wiped(facts: Iterable[Fact], strikes: Iterable[Fact]) -> Iterator[Fact]:
    """Yield the facts as they stand once notes were struck, only those that change.

    Besides the facts that a strike names these are the drafts that were done with, and those of the note itself.
    """
    bodies = [strike.body for strike in strikes if isinstance(strike.body, NoteStruck)]
    if not bodies:
        return
    named = {fact_id for body in bodies for fact_id in body.wipes.split()}
    notes = {body.note for body in bodies}
    latest: dict[tuple[str, str], str] = {}
    drafts: list[Fact] = []
    for fact in facts:
        if isinstance(fact.body, DraftKept):
            drafts.append(fact)
            latest[fact.body.writer, fact.body.place] = fact.id
        elif fact.id in named:
            yield from _changed(fact)
    live = set(latest.values())
    for fact in drafts:
        if fact.id not in live or getattr(fact.body, "about", "").partition(" ")[0] in notes:
            yield from _changed(fact)


def _changed(fact: Fact) -> Iterator[Fact]:
    without = fact.body.without_words()
    if without != fact.body:
        yield amended(fact, body=without)
