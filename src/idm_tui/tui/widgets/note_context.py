"""The line above the note line: what the note belongs to, before Enter is pressed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from idm_tui.core.clock import seconds_between
from idm_tui.core.notes import KINDS, SUMMARY
from idm_tui.core.noting import turn_of
from idm_tui.core.text import clock_words
from idm_tui.tui import strings
from idm_tui.tui.line import Line
from idm_tui.tui.target import target_now
from idm_tui.tui.widgets.lines import Lines

if TYPE_CHECKING:
    from datetime import datetime

    from idm_tui.tui.target import Target
    from idm_tui.tui.view import View


class NoteContext(Lines):
    """Says what Enter would attach; `target` is what was fixed with the first letter."""

    def __init__(self) -> None:
        """Begin with what is going on."""
        super().__init__()
        self.target: Target | None = None
        self.editing = ""
        """The number of the note that is being corrected."""
        self.off_since: datetime | None = None

    def rests_on(self, view: View) -> object:
        """Rest on the second, while something ticks in it."""
        return (self.target, self.editing, self.off_since, view)

    def lines(self, view: View, width: int, height: int) -> list[Line]:
        """Return the line."""
        seen = view.seen
        if self.off_since is not None:
            spent = clock_words(max(seconds_between(self.off_since, seen.now), 0))
            words = f" {strings.OFF_RECORD.format(time=spent)} · {strings.OFF_HINT} "
            return [Line.of(words.ljust(width), "overtime").fit(width)]
        target = self.target or target_now(seen)
        run = seen.state.run(target.session)
        session = seen.plan.session(target.session)
        turn = turn_of(run, target.turn)
        line = Line.of("─ ", "dim")
        if self.editing:
            line = line.add(strings.EDITS.format(number=self.editing), "focus").add(" · ", "dim")
        else:
            begun = seen.plan.local(target.since if self.target else seen.now)
            line = line.add(f"{begun:%H:%M:%S}", "focus" if self.target else "dim").add(" · ", "dim")
        line = line.add(session.short_title if session else "", "plain").add(" · ", "dim")
        question = strings.QUESTION_NO.format(number=target.question) if target.question else strings.NO_QUESTION
        line = line.add(question, "plain" if target.question else "dim").add(" · ", "dim")
        line = line.add(target.speaker or strings.NOBODYS, "strong" if target.speaker else "dim")
        if turn is not None and turn.group:
            line = line.add(f" {strings.FOR.format(group=turn.group)}", "dim")
        if turn is not None and turn.ended is None:
            line = line.add(f" {clock_words(turn.watch.elapsed_s(seen.now))}", "dim")
        kind = KINDS.get(target.kind, KINDS[SUMMARY])
        line = line.add(" · ", "dim").add(kind.words, "next" if target.kind != SUMMARY else "dim")
        if target.attribution != "named":
            line = line.add(" · ", "dim").add(strings.ATTRIBUTED[target.attribution], "warning")
        line = line.fit(width - 1).add(" ", "dim")
        return [line.add("─" * (width - line.width), "dim")]
