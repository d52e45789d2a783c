"""The line above the note line: what the note belongs to, before Enter is pressed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from idm_tui.core.clock import seconds_between
from idm_tui.core.notes import KINDS, SUMMARY
from idm_tui.core.noting import session_noted, turn_of
from idm_tui.core.text import clock_words
from idm_tui.tui import strings
from idm_tui.tui.line import Line
from idm_tui.tui.target import Target, target_now
from idm_tui.tui.widgets.lines import Lines

if TYPE_CHECKING:
    from datetime import datetime

    from idm_tui.core.notes import Note
    from idm_tui.core.overview import Overview
    from idm_tui.tui.view import View

_ROOMY = 100


class NoteContext(Lines):
    """Says what Enter would attach; `target` is what was fixed with the first letter or chosen."""

    def __init__(self) -> None:
        """Begin with what is going on."""
        super().__init__()
        self.target: Target | None = None
        self.editing: Note | None = None
        self.off_since: datetime | None = None
        self._has_waiting = False

    def show_line(self, target: Target | None, editing: Note | None, *, has_waiting: bool) -> None:
        """Take what stands in the line, and whether another note waits behind it."""
        self.target, self.editing, self._has_waiting = target, editing, has_waiting
        if self.view is not None:
            self.show()

    def lines(self, view: View, width: int, height: int) -> list[Line]:
        """Return the line."""
        seen = view.seen
        if self.off_since is not None:
            spent = clock_words(max(seconds_between(self.off_since, seen.now), 0))
            words = f" {strings.OFF_RECORD.format(time=spent)} · {strings.OFF_HINT} "
            if self._has_waiting and width >= _ROOMY:
                words += f"· {strings.OFF_KEPT} "
            return [Line.of(words.ljust(width), "overtime").fit(width)]
        note = self.editing and (seen.state.notes.get(self.editing.id) or self.editing)
        target = _target_of(note) if note else self.target or target_now(seen)
        line = Line.of("─ ", "dim")
        if note:
            line = line.add(strings.EDITS.format(number=note.label), "focus")
        else:
            begun = seen.plan.local(target.since if self.target else seen.now)
            line = line.add(f"{begun:%H:%M:%S}", "focus" if self.target else "dim")
        line = self._belongs(line, seen, target, is_roomy=width >= _ROOMY)
        if self._has_waiting:
            line = line.add(f" · {strings.NOTE_WAITS}", "warning")
        line = line.fit(width - 1).add(" ", "dim")
        return [line.add("─" * (width - line.width), "dim")]

    def _belongs(self, line: Line, seen: Overview, target: Target, *, is_roomy: bool) -> Line:
        session = seen.plan.session(target.session)
        turn = turn_of(seen.state.run(target.session), target.turn)
        if is_roomy or session != session_noted(seen):
            line = line.add(" · ", "dim").add(session.short_title if session else "", "plain")
        question = strings.QUESTION_NO.format(number=target.question) if target.question else strings.NO_QUESTION
        line = line.add(" · ", "dim").add(question, "plain" if target.question else "dim").add(" · ", "dim")
        name = turn.speaker if turn is not None else target.speaker
        if target.attribution != "named":
            line = line.add(f"{strings.ATTRIBUTED[target.attribution]}: ", "warning")
        line = line.add(name or strings.NOBODYS, "strong" if name else "dim")
        if turn is not None and turn.group:
            line = line.add(f" {strings.FOR.format(group=turn.group)}", "dim")
        if turn is not None and turn.ended is None:
            line = line.add(f" {clock_words(turn.watch.elapsed_s(seen.now))}", "dim")
        kind = KINDS.get(target.kind, KINDS[SUMMARY])
        return line.add(" · ", "dim").add(kind.words, "next" if target.kind != SUMMARY else "dim")


def _target_of(note: Note) -> Target:
    """Return what a note belongs to that is being corrected."""
    return Target(note.at, note.session, note.turn, note.speaker, note.question, note.kind, note.attribution)
