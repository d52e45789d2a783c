"""Notes in the tests of the desk: whom the rapporteur finds on the floor, and how a note stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from idm_tui.core import commands as c
from tests.desk.discussion import floor_table, told

if TYPE_CHECKING:
    from idm_tui.core.commands import Command
    from idm_tui.core.notes import Note
    from idm_tui.desk import Desk
    from tests.desk.tables import Table

Steps = tuple[tuple[str, "Command"], ...]

# Chile speaks from 10:05, Maria Sol of Peru from 10:10; question 2 is put at 10:08.
FORUM: Steps = (
    ("10:00", c.Start(session="forum")),
    ("10:01", c.ListAdd(speaker="Chile")),
    ("10:02", c.ListAdd(speaker="Maria Sol")),
    ("10:05", c.Next()),
    ("10:08", c.Put(number=2)),
    ("10:10", c.Next()),
)


def forum(*more: tuple[str, Command], table: Table | None = None) -> Desk:
    """Bring a desk to a discussion in which somebody has the floor."""
    return told(table or floor_table(), *FORUM, *more)


def note(desk: Desk, label: str = "1") -> Note:
    found = desk.state.notes.labelled(label)
    assert found is not None
    return found


def texts(desk: Desk) -> dict[str, str]:
    """Return the words of the notes that count, by their numbers."""
    return {each.label: each.text for each in desk.state.notes if each.counts}


def stands(desk: Desk) -> dict[str, tuple[str, str, int]]:
    """Return where each note stands: session, part and paragraph, withdrawn ones too."""
    return {each.label: (each.session, each.part, each.place) for each in desk.state.notes}
