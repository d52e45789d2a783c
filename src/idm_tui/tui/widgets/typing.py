"""What is kept of the note line while somebody types in it, and how it is found again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from idm_tui.core.record import record

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from idm_tui.core.state import Draft
    from idm_tui.desk import Desk
    from idm_tui.tui.widgets.note_line import Held


@record
class Typing:
    """What is to be kept: where, which words, begun when, belonging to what."""

    place: str
    text: str
    since: datetime | None = None
    about: str = ""


def kept_of(everything: Iterable[Held], note_place: str, edit_place: str) -> tuple[Typing, ...]:
    """Return what is to be kept of all that stands in the line or waits: a note, and a correction."""
    found = {note_place: Typing(note_place, "")}
    for held in everything:
        if held.editing is not None:
            about = f"{held.editing.id} {held.editing.version}"
            found[edit_place] = Typing(edit_place, held.text, None, about)
        elif held.text.strip() and held.target is not None:
            found[note_place] = Typing(note_place, held.text, held.target.since, held.target.as_about())
    return tuple(found.values())


def found_again(desk: Desk, place: str) -> Draft | None:
    """Return what was being typed at a place, here or in a process of this person that is gone."""
    kept = desk.draft(place)
    lost = None if kept else desk.lost_draft(place)
    if lost is not None:
        old, kept = lost
        desk.keep_draft(place, kept.text, kept.since, kept.about)
        desk.keep_draft(old, "")
    return kept
