"""The record of the session: every intervention with what was noted of it, the latest last."""

from __future__ import annotations

from typing import TYPE_CHECKING

from idm_tui.core.notes import KINDS, SUMMARY, Note
from idm_tui.core.noting import Intervention, session_noted, skeleton
from idm_tui.core.text import hour_minute
from idm_tui.tui import strings
from idm_tui.tui.line import Line, hanging, wrapped
from idm_tui.tui.widgets.picker import Picker

if TYPE_CHECKING:
    from idm_tui.core.plan import Session
    from idm_tui.core.state import Turn
    from idm_tui.tui.view import View


class Record(Picker):
    """Follows what is noted until somebody goes into it; Enter edits a note, or notes of an intervention."""

    TALL = True

    def __init__(self) -> None:
        """Begin at the end."""
        super().__init__()
        self.session: Session | None = None
        """The session that is looked at; None for the one at hand."""
        self.marked = ""
        """The note that is being edited."""
        self._rows: list[Intervention | Note] = []
        self._rows_of: object = None
        self._follows = True

    def rests_on(self, view: View) -> object:
        """Rest on what was said and noted; nothing in it ticks."""
        session = self._session(view)
        run = view.seen.state.run(session.id) if session else None
        floor = run.floor.id if run and run.floor else ""
        turns = (run.turns, run.waived, run.held) if run else None
        return (view.seen.plan, session, floor, turns, view.seen.state.notes, view.seen.state.renamed, self.marked)

    def _session(self, view: View) -> Session | None:
        return self.session or session_noted(view.seen)

    def _work_out_rows(self, view: View) -> None:
        rests_on = self.rests_on(view)
        if rests_on == self._rows_of:
            return
        session = self._session(view)
        under = _key(self.row_at(self.cursor))
        self._rows = []
        for each in skeleton(view.seen.state, session.id) if session else ():
            if each.turn is not None:
                self._rows.append(each)
            self._rows += each.notes
        self._rows_of = rests_on
        if self._follows and self._rows:
            self.set_reactive(Picker.cursor, len(self._rows) - 1)
        elif (place := next((i for i, row in enumerate(self._rows) if _key(row) == under), None)) is not None:
            self.set_reactive(Picker.cursor, place)  # others note things meanwhile: the cursor stays on its own

    def lines(self, view: View, width: int, height: int) -> list[Line]:
        """Return what is in sight."""
        self._work_out_rows(view)
        return super().lines(view, width, height)

    def count(self, view: View) -> int:
        """Return how many rows there are."""
        self._work_out_rows(view)
        return len(self._rows)

    def row_at(self, index: int) -> Intervention | Note | None:
        """Return the intervention or the note of a row."""
        return self._rows[index] if 0 <= index < len(self._rows) else None

    def note_at_cursor(self) -> Note | None:
        """Return the note under the cursor."""
        row = self.row_at(self.cursor)
        return row if isinstance(row, Note) else None

    def turn_at_cursor(self) -> Turn | None:
        """Return the intervention under the cursor."""
        row = self.row_at(self.cursor)
        return row.turn if isinstance(row, Intervention) else None

    def note_before_cursor(self) -> Note | None:
        """Return the note above the one under the cursor."""
        above = self.row_at(self.cursor - 1)
        return above if isinstance(above, Note) else None

    def go_to(self, note_id: str) -> None:
        """Put the cursor on a note."""
        if self.view is not None:
            self._work_out_rows(self.view)
        place = next((i for i, row in enumerate(self._rows) if isinstance(row, Note) and row.id == note_id), None)
        if place is not None:
            self._follows = False
            self.cursor = place
            self.show()

    def follow(self) -> None:
        """Go back to the end, and follow what comes."""
        self._follows = True
        if self._rows:
            self.set_reactive(Picker.cursor, len(self._rows) - 1)
        self.show()

    def watch_has_focus(self, value: bool) -> None:  # noqa: FBT001 - Textual's signature
        """Stand still while somebody is in it."""
        self._follows = not value
        super().watch_has_focus(value)

    def title(self, view: View, width: int) -> Line | None:
        """Return the heading: the session and how many notes there are."""
        session = self._session(view)
        if session is None:
            return self.heading(strings.RECORD, None, width)
        notes = sum(isinstance(row, Note) for row in self._rows)
        words = strings.NOTE_TAKEN if notes == 1 else strings.NOTES_TAKEN.format(count=notes)
        note = Line.of(words, "dim")
        return self.heading(f"{strings.RECORD} · {session.short_title}", note, width)

    def empty(self, view: View, width: int) -> list[Line]:
        """Say how it begins."""
        return wrapped(strings.NOTHING_NOTED, max(width - 2, 8), "dim", "  ")

    def item(self, view: View, index: int, width: int) -> list[Line]:
        """Return an intervention or a note."""
        row = self._rows[index]
        return self._turn(view, row, width) if isinstance(row, Intervention) else self._note(row, width)

    def _turn(self, view: View, row: Intervention, width: int) -> list[Line]:
        turn = row.turn
        assert turn is not None
        began = hour_minute(view.seen.plan.local(turn.since))
        speaks = turn.ended is None
        line = Line.of(f"{began} ", "dim").add("▶ " if speaks else "", "now").add(turn.speaker, "strong")
        line = line.add(f" {strings.FOR.format(group=turn.group)}" if turn.group else "", "dim")
        right = Line.of(f"–{hour_minute(view.seen.plan.local(turn.ended))} ", "dim") if turn.ended else Line()
        if row.is_waived and not row.notes:
            right = Line.of(f"{strings.WAIVED} ", "dim")
        elif row.lacks_text:
            right = Line.of(f"○ {strings.NO_TEXT} ", "dim" if speaks else "warning")
        return [line.spread(right, width)]

    def _note(self, note: Note, width: int) -> list[Line]:
        kind = KINDS.get(note.kind, KINDS[SUMMARY])
        glyph, token = ("✎", "focus") if note.id == self.marked else (kind.glyph, "now")
        head = Line.of(f"   {glyph} ", token).add(f"{note.label} ", "dim")
        head = head.add(f"Q{note.question} " if note.question else "", "dim")
        if kind.name != SUMMARY:
            head = head.add(f"{kind.words.upper()} ", "next")
        if note.is_struck:
            return [head.add(strings.STRUCK, "dim")]
        lines = hanging(head, note.text, width, "     ")
        tail = "".join(f"· {aside} " for aside in _asides(note) if aside).rstrip()
        if tail and lines[-1].width + len(tail) + 1 <= width:
            lines[-1] = lines[-1].add(f" {tail}", "dim")
        elif tail:
            lines.append(Line.of(f"     {tail}", "dim").fit(width))
        return lines


def _asides(note: Note) -> tuple[str, ...]:
    """Return what is said of a note behind its words."""
    return (
        f"@{note.owner}" if note.owner else "",
        note.due,
        f"#{note.tag}" if note.tag else "",
        note.speaker if note.speaker and not note.turn else "",
        strings.ATTRIBUTED[note.attribution] if note.attribution != "named" else "",
        strings.TWIN if note.twin else "",
    )


def _key(row: Intervention | Note | None) -> str:
    """Return what tells a row from all others."""
    if isinstance(row, Note):
        return row.id
    return row.turn.id if row is not None and row.turn is not None else ""
