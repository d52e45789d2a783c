"""The rehearsed clock: started, stopped, sped up and moved by keys."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from textual.app import App
from textual.binding import Binding

from idm_tui.core.clock import RehearsalClock
from idm_tui.tui import strings

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from idm_tui.desk import Desk

CLOCK_KEYS = (
    Binding("r", "rehearse", show=False),
    Binding("backslash", "clock_pause", show=False),
    Binding("left_square_bracket", "clock_speed(0.5)", show=False),
    Binding("right_square_bracket", "clock_speed(2)", show=False),
    Binding("j", "clock_jump", show=False),
)


class Rehearsing(App[None]):
    """What an app at a desk can do where its clock is a rehearsed one."""

    desk: Desk
    rehearsed: Callable[[datetime], Desk]
    """Makes the desk of a rehearsal that begins at an instant."""

    def refresh_view(self) -> None:
        """Show the event as it is now."""
        raise NotImplementedError

    def rehearsal_words(self) -> str:
        """Say that it is a rehearsal and how its clock runs; empty on the real clock."""
        clock = self.desk.clock
        if not isinstance(clock, RehearsalClock):
            return ""
        what = strings.REPLAY if self.desk.actor.role == "viewer" else strings.REHEARSAL
        return what.format(how=strings.STANDS if clock.paused else f"×{clock.speed:g}")

    def action_rehearse(self) -> None:
        """Rehearse the event from its beginning, on a journal that is kept nowhere."""
        if isinstance(self.desk.clock, RehearsalClock) or not self.desk.plan.sessions:
            return
        start = self.desk.plan.sessions[0].start - timedelta(minutes=1)
        self.desk.journal.close()
        self.desk = self.rehearsed(start)
        self.refresh_view()

    def action_clock_pause(self) -> None:
        """Stop the rehearsed clock, or let it go on."""
        clock = self.desk.clock
        if isinstance(clock, RehearsalClock):
            clock.resume() if clock.paused else clock.pause()
            self.refresh_view()

    def action_clock_speed(self, factor: float) -> None:
        """Let the rehearsed clock go faster or slower."""
        clock = self.desk.clock
        if isinstance(clock, RehearsalClock):
            clock.run_at(min(max(clock.speed * factor, 0.25), 3600))
            self.refresh_view()

    async def action_clock_jump(self) -> None:
        """Ask for another instant of the rehearsed clock."""
        if isinstance(self.desk.clock, RehearsalClock):
            from idm_tui.tui.screens.prompt import WhenPrompt

            await self.push_screen(WhenPrompt(self.desk.plan, self.desk.clock), self._jumped)

    def _jumped(self, _done: object) -> None:
        self.desk.rewind()
        self.refresh_view()
