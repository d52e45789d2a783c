"""The list of speakers against the clock."""

from __future__ import annotations

from typing import TYPE_CHECKING

from idm_tui.core.budget import limit_that_fits, list_must_end, list_through
from idm_tui.core.clock import seconds_between
from idm_tui.core.floor import taken_in_round, yet_to_reply
from idm_tui.core.speaking import Spoken, spoken_today
from idm_tui.core.text import clock_words, hour_minute, span_words
from idm_tui.tui import strings
from idm_tui.tui.line import Line
from idm_tui.tui.names import spoken_words
from idm_tui.tui.widgets.picker import Picker

if TYPE_CHECKING:
    from idm_tui.core.overview import Overview
    from idm_tui.core.state import Entry
    from idm_tui.tui.view import View


class SpeakersListPanel(Picker):
    """Who asked for the floor, in order; Enter gives it."""

    def __init__(self) -> None:
        """Begin with nothing counted."""
        super().__init__()
        self._counted: View | None = None
        self._on = ""
        self._sums: dict[str, Spoken] = {}

    def rests_on(self, view: View) -> object:
        """Rest on the list, on who has spoken, and on the minute in which the list is through."""
        seen = view.seen
        through = list_through(seen)
        end = through and through.replace(second=0)
        turns = len(seen.run.turns)
        return (
            seen.plan,
            seen.session,
            seen.run.list,
            seen.run.round,
            turns,
            seen.state.renamed,
            end,
            seen.expected_end,
        )

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
        """Return the heading: open or closed, the limit, when the list is through and whether that is in time."""
        seen = view.seen
        note = Line() if seen.run.list.is_open else Line.of(f"{strings.CLOSED} · ", "warning")
        if (through := list_through(seen)) is not None:
            ends = strings.ENDS.format(time=hour_minute(seen.plan.local(through)))
            stop = list_must_end(seen)
            is_late = stop is not None and through > stop
            note = note.add(f"{ends} · ", "warning" if is_late else "dim")
        note = note.add(strings.EACH.format(limit=clock_words(seen.list_limit_s)), "dim")
        return self.heading(strings.SPEAKERS_LIST, note, width)

    def lines(self, view: View, width: int, height: int) -> list[Line]:
        """Put what is to be known of the round and the clock between the heading and the names."""
        self._follow_entry(view)
        notes = [line.fit(width) for line in (_round(view.seen), _too_long(view.seen)) if line is not None]
        found = super().lines(view, width, max(height - len(notes), 1))
        self._items_of_lines[1:1] = [-1] * len(notes)
        return [*found[:1], *notes, *found[1:]]

    def _follow_entry(self, view: View) -> None:
        """Stay on the name under the cursor when it moves to another place."""
        entries = self._entries(view)
        place = next((i for i, entry in enumerate(entries) if entry.id == self._on), None)
        if place is not None:
            self.set_reactive(SpeakersListPanel.cursor, place)
        self._remember(entries)

    def _remember(self, entries: tuple[Entry, ...]) -> None:
        self._on = entries[self.cursor].id if 0 <= self.cursor < len(entries) else ""

    def watch_cursor(self) -> None:
        """Remember the name to which the cursor was moved."""
        if self.view is not None:
            self._remember(self._entries(self.view))
        super().watch_cursor()

    def empty(self, view: View, width: int) -> list[Line]:
        """Say how somebody gets on it."""
        return [Line.of(f"  {strings.EMPTY_LIST}", "dim")] if view.seen.session else []

    def item(self, view: View, index: int, width: int) -> list[Line]:
        """Return one entry, with how often and how long they have spoken today."""
        entry = self._entries(view)[index]
        token = "warning" if entry.kind == "point-of-order" else "plain"
        line = Line.of(f"{index + 1:>2} ", "dim").add(entry.name, token)
        if entry.group:
            line = line.add(f" {strings.FOR.format(group=entry.group)}", "dim")
        if entry.about:
            line = line.add(f" · {entry.about}", "dim")
        right = Line.of(f"{entry.kind} · ", "dim") if entry.kind != "statement" else Line()
        spoken = self._spoken(view).get(entry.name)
        return [line.spread(right.add(f"{spoken_words(spoken)} ", "dim" if spoken else "good"), width)]

    def _spoken(self, view: View) -> dict[str, Spoken]:
        """Add up once for each look, not for each row."""
        if self._counted is not view:
            seen = view.seen
            self._counted = view
            self._sums = spoken_today(seen.plan, seen.state, seen.session, seen.now)
        return self._sums


def _round(seen: Overview) -> Line | None:
    """Say how the round stands; it is visible, never forced."""
    now = seen.run.round
    if now is None or seen.live is None:
        return None
    if now.phase == "floor":
        taken = taken_in_round(seen.run)
        words = strings.ROUND_TAKES if taken < now.size else strings.ROUND_FULL
        token = "dim" if taken < now.size else "next"
        return Line.of(f"   {words.format(number=now.number, taken=taken, size=now.size)}", token)
    names = ", ".join(speaker.name for speaker in yet_to_reply(seen.live, seen.run))
    if now.phase == "closing":
        words = strings.CLOSING_WORDS if names else strings.CLOSING_OVER
    else:
        words = strings.PANEL_REPLIES if names else strings.PANEL_REPLIED
    return Line.of(f"   {words.format(number=now.number, time=clock_words(now.each_s), names=names)}", "next")


def _too_long(seen: Overview) -> Line | None:
    """Say what would make the list fit where it does not."""
    stop, through = list_must_end(seen), list_through(seen)
    if stop is None or through is None or through <= stop or not seen.live:
        return None
    over = seconds_between(stop, through)
    time, clock = span_words(over), hour_minute(seen.plan.local(stop))
    line = Line.of(f"   {strings.DOES_NOT_FIT.format(time=time, stop=clock)}", "warning")
    fitting = limit_that_fits(seen)
    if fitting is not None:
        line = line.add(f" · {strings.FIT_KEY.format(time=clock_words(fitting))}", "key")
    return line.add(f" · {strings.CLOSE_KEY}", "key") if seen.run.list.is_open else line
