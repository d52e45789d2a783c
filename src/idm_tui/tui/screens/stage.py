"""The stage display: view 4, for the monitor that faces the speaker."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType

from idm_tui.tui.screens.event import EventScreen
from idm_tui.tui.widgets.stage_display import StageDisplay

if TYPE_CHECKING:
    from textual.app import ComposeResult


class StageScreen(EventScreen):
    """Shows; gives no commands."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("b", "blank", show=False),
        Binding("c", "conclude", show=False),
    ]

    def compose(self) -> ComposeResult:
        """Fill the screen."""
        yield StageDisplay()

    def action_blank(self) -> None:
        """Show nothing but the clock, or everything again."""
        display = self.query_one(StageDisplay)
        display.is_blank = not display.is_blank
        display.show()

    def action_conclude(self) -> None:
        """Ask the speaker to conclude, or no longer."""
        display = self.query_one(StageDisplay)
        display.told = None if display.concludes else display.turn
        display.show()
