"""A question with yes and no."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from idm_tui.tui import strings

if TYPE_CHECKING:
    from textual.app import ComposeResult


class Confirm(ModalScreen[bool]):
    """Enter says yes, Escape no."""

    CSS_PATH = "dialog.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,y", "answer(True)", show=False),
        Binding("escape,n", "answer(False)", show=False),
    ]

    def __init__(self, question: str) -> None:
        """Take the question."""
        super().__init__()
        self.question = question

    def compose(self) -> ComposeResult:
        """Put the question."""
        yield Static(Content(f"{self.question}\n\n{strings.YES_NO}"), classes="dialog")

    def action_answer(self, answer: bool) -> None:  # noqa: FBT001 - Textual's actions
        """Answer it."""
        self.dismiss(answer)
