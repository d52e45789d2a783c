"""Planned against actual, session by session: printed, actual or expected, offset, where the delay comes from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from idm_tui.core.text import hour_minute, offset_words
from idm_tui.core.timing import SessionTiming, session_timings
from idm_tui.tui import strings
from idm_tui.tui.line import Line
from idm_tui.tui.widgets.picker import Picker
from idm_tui.tui.widgets.timeline import shown_day

if TYPE_CHECKING:
    from datetime import datetime

    from idm_tui.core.plan import Plan
    from idm_tui.tui.view import View

_LOOKS = {
    "done": ("✓", "over"),
    "live": ("▶", "now"),
    "ahead": (" ", "plain"),
    "by itself": ("✓", "over"),
    "not started": ("·", "dim"),
    "skipped": ("–", "dim"),
}
_NAME = 22


class Ledger(Picker):
    """The sessions of the day in the room that is looked at."""

    def __init__(self) -> None:
        """Begin with what is live in sight."""
        super().__init__()
        self._timings: tuple[SessionTiming, ...] = ()
        self._of: object = None
        self._followed = ""

    def rests_on(self, view: View) -> object:
        """Rest on what happened and on whole minutes of lateness."""
        seen = view.seen
        minute = int(seen.now.timestamp()) // 60
        return (seen.plan, seen.state, seen.room, minute, seen.projection.offset_s // 60)

    def _read(self, view: View) -> tuple[SessionTiming, ...]:
        if self._of is not view:
            self._of, self._timings = view, session_timings(view.seen, shown_day(view.seen))
            self._follow(view)
        return self._timings

    def _follow(self, view: View) -> None:
        """Go to the next session when one starts; between that the cursor stays where it was put."""
        current = view.seen.live.id if view.seen.live else ""
        if current != self._followed:
            self._followed = current
            place = next((i for i, timing in enumerate(self._timings) if timing.session.id == current), self.cursor)
            self.set_reactive(Ledger.cursor, place)

    def follow_again(self) -> None:
        """Go back to what is live."""
        self._followed = ""
        self._of = None
        self.show()

    def count(self, view: View) -> int:
        """Return how many sessions there are."""
        return len(self._read(view))

    def session_at_cursor(self) -> str:
        """Return the id of the session under the cursor; empty where there is none."""
        return self._timings[self.cursor].session.id if 0 <= self.cursor < len(self._timings) else ""

    def title(self, view: View, width: int) -> Line | None:
        """Return the heading."""
        day = view.seen.plan.days[shown_day(view.seen)] if view.seen.plan.days else None
        note = Line.of(f"{day.date:%a} {day.date.day} {day.date:%b}", "dim") if day else None
        title = (day.title if day else "") or strings.DAY
        room = f" · {view.seen.room}" if view.seen.room and len(view.seen.plan.rooms) > 1 else ""
        return self.heading(f"{title.upper()}{room}", note, width)

    def item(self, view: View, index: int, width: int) -> list[Line]:
        """Return one session."""
        timing = self._read(view)[index]
        glyph, token = _LOOKS[timing.status]
        if timing.session.is_unattended and timing.status == "ahead" and timing.start <= view.seen.now:
            glyph, token = _LOOKS["live"]  # a break runs by itself
        plan = view.seen.plan
        line = Line.of(f"{glyph} ", token).add(_span(plan, timing.session.start, timing.session.end), "dim").add("  ")
        line = self._actual(line, plan, timing)
        causes = timing.words
        room = max(min(width - line.width - len(causes) - 2, 40), _NAME)
        name = Line.of(timing.session.short_title, token).fit(room)
        line = (line + name).add(" " * (room - name.width))
        if line.width + len(causes) + 2 > width:
            causes = timing.causes.short_words()
        return [line.add(f"  {causes}", "warning" if timing.offset_s >= 60 else "dim").fit(width)]

    def _actual(self, line: Line, plan: Plan, timing: SessionTiming) -> Line:
        if timing.status in ("skipped", "not started"):
            word = strings.SKIPPED if timing.status == "skipped" else strings.NOT_STARTED_AT_ALL
            return line.add(f"{word:<20}", "dim")
        moved = timing.start != timing.session.start or timing.end != timing.session.end
        times = _span(plan, timing.start, timing.end)
        late = offset_words(timing.offset_s) if abs(timing.offset_s) >= 60 else ""
        line = line.add(f"{times if moved else '=':<11}", "strong" if moved else "dim")
        return line.add(f"  {late:>5}  ", "warning" if timing.offset_s > 0 else "good")


def _span(plan: Plan, start: datetime, end: datetime) -> str:
    return f"{hour_minute(plan.local(start))}–{hour_minute(plan.local(end))}"
