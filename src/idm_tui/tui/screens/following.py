"""The base of dialogs that show something and follow it second by second."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Static

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.content import Content


class Following(ModalScreen[None]):
    """A text that keeps up with the clock."""

    CSS_PATH = "dialog.tcss"

    def content(self) -> Content:
        """Return what is to be read now."""
        raise NotImplementedError

    def compose(self) -> ComposeResult:
        """Show it."""
        with VerticalScroll(classes="dialog"):
            yield Static(self.content())

    def on_mount(self) -> None:
        """Keep up."""
        self.set_interval(1.0, self._show)

    def _show(self) -> None:
        self.query_one(Static).update(self.content())
