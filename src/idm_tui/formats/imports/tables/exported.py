"""The run of show that `idm-tui export` writes: its words are taken to the letter, for they are no others' marks."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from idm_tui.formats.exports.run_of_show import heading_of
from idm_tui.formats.imports.draft import DraftSession
from idm_tui.formats.imports.own import described
from idm_tui.formats.imports.times import instant

if TYPE_CHECKING:
    from idm_tui.formats.imports.draft import Draft, Person
    from idm_tui.formats.imports.tables.cells import Sheet

_HEADINGS = (heading_of(is_told=False), heading_of(is_told=True))


def take_exported(sheet: Sheet, draft: Draft) -> bool:
    """Put the sessions of an exported table into a draft; False for any other, also for one that people went on with.

    Where times no longer stand as they were written, a spreadsheet has seen to them, and they need a reader that
    knows what spreadsheets do.
    """
    names = tuple(sheet.text(0, column) for column in range(len(sheet.rows[0]))) if sheet.rows else ()
    if names not in _HEADINGS:
        return False
    columns = {name: column for column, name in enumerate(names)}
    sessions = [_session(sheet, row, columns) for row in range(1, len(sheet.rows))]
    zones, titles = ({sheet.text(row, columns[name]) for row in range(1, len(sheet.rows))} for name in names[:-3:-1])
    if None in sessions or len(zones) != 1 or len(titles) != 1:
        return False
    draft.sessions = [session for session in sessions if session is not None]
    draft.timezone, draft.title = zones.pop(), titles.pop()
    return True


def _session(sheet: Sheet, row: int, columns: dict[str, int]) -> DraftSession | None:
    def words(name: str) -> str:
        return sheet.text(row, columns[name])

    start, end = (_when(sheet, row, columns[name]) for name in ("Start", "End"))
    if start is None or end is None:
        return None
    return DraftSession(
        title=words("Title"),
        start=start,
        end=end,
        place=sheet.place(row),
        id=words("ID"),
        kind=words("Kind"),
        room=words("Room"),
        skip="Reason" in columns and words("Reason") == "skipped",
        moderators=_people(words("Moderators")),
        speakers=_people(words("Speakers")),
        questions=words("Questions").split("\n"),
        discussion=words("Discussion") == "yes",
    )


def _when(sheet: Sheet, row: int, column: int) -> dt.datetime | None:
    value = sheet.value(row, column)
    return value if isinstance(value, dt.datetime) else instant(value)


def _people(cell: str) -> list[Person]:
    return [described(line) for line in cell.split("\n") if line]
