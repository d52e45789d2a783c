"""The list of speakers against the clock."""

from __future__ import annotations

from typing import TYPE_CHECKING

from idm_tui.core.text import clock_words, hour_minute
from idm_tui.tui import strings
from idm_tui.tui.line import Line
from idm_tui.tui.widgets.picker import Picker

if TYPE_CHECKING:
    from idm_tui.core.state import Entry
    from idm_tui.tui.view import View


class SpeakersListPanel(Picker):
    """Who asked for the floor, in order; Enter gives it."""

    def rests_on(self, view: View) -> object:
        """Rest on the list and the minute in which it is through."""
        seen = view.seen
        end = seen.list_end and seen.list_end.replace(second=0)
        return (seen.plan, seen.session, seen.run.list, seen.list_limit_s, end, seen.expected_end)

    def _entries(self, view: View) -> tuple[Entry, ...]:
        return view.seen.run.list.entries

    def count(self, view: View) -> int:
        """Return how many are on the list."""
        return len(self._entries(view))

    def entry_at(self, index: int) -> Entry | None:
        """Return the entry of a row."""
        entries = self._entries(self.view) if self.view else ()
        return entries[index] if 0 <= index < len(entries) else None

    def title(self, view: View, width: int) -> Line | None:
        """Return the heading: open or closed, the limit, when the list is through."""
        seen = view.seen
        note = Line() if seen.run.list.is_open else Line.of(f"{strings.CLOSED} · ", "warning")
        note = note.add(strings.EACH.format(limit=clock_words(seen.list_limit_s)), "dim")
        if seen.list_end is not None:
            ends = strings.ENDS.format(time=hour_minute(seen.plan.local(seen.list_end)))
            is_late = seen.expected_end is not None and seen.list_end > seen.expected_end
            note = note.add(f" · {ends}", "warning" if is_late else "dim")
        return self.heading(strings.SPEAKERS_LIST, note, width)

    def empty(self, view: View, width: int) -> list[Line]:
        """Say how somebody gets on it."""
        return [Line.of(f"  {strings.EMPTY_LIST}", "dim")] if view.seen.session else []

    def item(self, view: View, index: int, width: int) -> list[Line]:
        """Return one entry."""
        entry = self._entries(view)[index]
        line = Line.of(f"{index + 1:>2} ", "dim").add(entry.name)
        if entry.group:
            line = line.add(f" {strings.FOR.format(group=entry.group)}", "dim")
        if entry.about:
            line = line.add(f" · {entry.about}", "dim")
        right = Line.of(f"{entry.kind} ", "dim") if entry.kind != "statement" else Line()
        return [line.spread(right, width)]
