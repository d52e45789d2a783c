"""The agenda by day: what is over, what is on, what comes next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from idm_tui.core.text import hour_minute
from idm_tui.tui import strings
from idm_tui.tui.line import Line
from idm_tui.tui.widgets.picker import Picker

if TYPE_CHECKING:
    from idm_tui.core.plan import Plan, Session
    from idm_tui.tui.view import View

_HEADING = -1


class AgendaList(Picker):
    """Sessions under their days; follows the present until somebody browses."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        """Begin with the present in sight."""
        super().__init__(id=id)
        self.follows_now = True
        self._plan: Plan | None = None
        self._rows: list[tuple[int, int]] = []
        self._row_of: dict[int, int] = {}
        self._on_now: set[str] = set()
        self._on_next: set[str] = set()

    def _read(self, plan: Plan) -> None:
        """Lay out the rows once for each plan: (position, day), a heading before each day."""
        if self._plan is plan:
            return
        self._plan, self._rows, self._row_of = plan, [], {}
        day = -1
        for position in plan.listing:
            if plan.columns.days[position] != day:
                day = plan.columns.days[position]
                self._rows.append((_HEADING, day))
            self._row_of[position] = len(self._rows)
            self._rows.append((position, day))

    def rests_on(self, view: View) -> object:
        """Rest on the plan, the moment and what was started and ended."""
        seen = view.seen
        return (seen.plan, seen.moment, seen.state.live, seen.state.last_started, seen.live, seen.state.decided)

    def count(self, view: View) -> int:
        """Return how many rows there are, headings included."""
        self._read(view.seen.plan)
        return len(self._rows)

    def can_pick(self, view: View, index: int) -> bool:
        """Let the cursor stand on sessions alone."""
        return self._rows[index][0] != _HEADING

    def title(self, view: View, width: int) -> Line | None:
        """Return the heading."""
        return self.heading(strings.AGENDA, None, width)

    def session_at(self, index: int) -> Session | None:
        """Return the session of a row."""
        if self._plan is None or not 0 <= index < len(self._rows) or self._rows[index][0] == _HEADING:
            return None
        return self._plan.sessions[self._rows[index][0]]

    def show_session(self, session: Session) -> None:
        """Put the cursor on a session."""
        if self._plan is not None and session.id in self._plan.positions:
            self.follows_now = False
            self.cursor = self._row_of[self._plan.positions[session.id]]

    def back_to_now(self) -> None:
        """Follow the present again."""
        self.follows_now = True
        self.show()

    def action_move(self, step: int) -> None:
        """Browse."""
        self.follows_now = False
        super().action_move(step)

    def lines(self, view: View, width: int, height: int) -> list[Line]:
        """Return the rows in sight, the present one among them while nobody browses."""
        self._read(view.seen.plan)
        self._on_now = {session.id for session in view.seen.moment.current}
        self._on_next = {session.id for session in view.seen.moment.next}
        decided = view.seen.decided_next
        if decided is not None:
            room = view.seen.room
            elsewhere = {s.id for s in view.seen.moment.next if not s.stands_in(room)}
            self._on_next = {decided.session.id, *elsewhere}
        if self.follows_now:
            self._follow(view)
        return super().lines(view, width, height)

    def _follow(self, view: View) -> None:
        seen = view.seen
        session = seen.live or seen.due or next(iter((*seen.moment.current, *seen.moment.next)), None)
        if session is not None:
            row = self._row_of.get(seen.plan.positions.get(session.id, -1), 0)
            self.set_reactive(AgendaList.cursor, row)
            self.top = max(min(self.top, row - 2), 0)
        elif self._rows:
            self.set_reactive(AgendaList.cursor, len(self._rows) - 1)

    def item(self, view: View, index: int, width: int) -> list[Line]:
        """Return a day's heading or a session's row."""
        position, day = self._rows[index]
        plan = view.seen.plan
        if position == _HEADING:
            of_day = plan.days[day]
            date = f"{of_day.date:%a} {of_day.date.day} {of_day.date:%b}"
            title = Line.of(of_day.title or date, "heading")
            return [title.spread(Line.of(f"{date} ", "dim"), width) if of_day.title else title]
        return [self._row(view, plan.sessions[position], width)]

    def _row(self, view: View, session: Session, width: int) -> Line:
        seen = view.seen
        run = seen.state.runs.get(session.id)
        moved = seen.state.retimed.get(session.id)
        time = hour_minute(seen.plan.local(moved.start if moved else session.start))
        is_moved = moved is not None and moved.start != session.start
        glyph, word, token = " ", "", "plain"
        if session.skip or session.id in seen.state.skipped:
            glyph, word, token = "–", strings.SKIPPED, "dim"
        elif run is not None and run.is_live and seen.live is not None and seen.live.id == session.id:
            glyph, word, token = "▶", strings.LIVE, "now"
        elif run is not None and run.is_live and seen.live is None:
            glyph, word, token = "!", strings.NEVER_ENDED, "warning"
        elif run is not None and run.ended_at is not None:
            glyph, word, token = "✓", "", "over"
        elif session.id in self._on_now:
            glyph, word, token = "▶", strings.NOW, "now"
        elif session.id in self._on_next:
            glyph, word, token = "▷", strings.NEXT, "next"
        elif session.end <= seen.now:
            glyph, word, token = "✓", "", "over"
        left = Line.of(f"{glyph} ", token).add(
            f"{time} ", "dim" if token in ("over", "dim") else "warning" if is_moved else "plain"
        )
        left = left.add(session.short_title, token)
        room = f" {session.room}" if session.room and len(seen.plan.rooms) > 1 else ""
        right = Line.of(word + " ", token) if word else Line.of(f"{room} ", "dim") if room else Line()
        return left.spread(right, width)
