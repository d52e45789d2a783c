"""The yardstick: a bare Textual app with a list of twenty rows and a clock."""

from __future__ import annotations

from datetime import UTC, datetime

from textual.app import App, ComposeResult
from textual.widgets import Digits, OptionList


class Bare(App[None]):
    """One OptionList, one Digits clock updated each second."""

    def compose(self) -> ComposeResult:
        """Put both on the screen."""
        yield OptionList(*(f"Session {number}: a title of some length" for number in range(20)))
        yield Digits()

    def on_mount(self) -> None:
        """Tick."""
        self.tick()
        self.set_interval(1, self.tick)

    def tick(self) -> None:
        """Show the second."""
        self.query_one(Digits).update(f"{datetime.now(UTC):%H:%M:%S}")


if __name__ == "__main__":
    Bare().run()
