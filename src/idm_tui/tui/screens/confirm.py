"""A question with its answers."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from idm_tui.tui import strings

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.events import Key

    from idm_tui.core.commands import Command
    from idm_tui.tui.doubts import Doubt


class Confirm(ModalScreen["Command | None"]):
    """Enter gives the first answer, a letter any, Escape none."""

    CSS_PATH = "dialog.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "answer", show=False),
        Binding("escape,n", "dismiss(None)", show=False),
    ]

    def __init__(self, doubt: Doubt) -> None:
        """Take the question."""
        super().__init__()
        self.doubt = doubt

    def compose(self) -> ComposeResult:
        """Put the question."""
        answers = self.doubt.answers
        if len(answers) == 1:
            choices = strings.YES_NO
        else:
            shown = [f"Enter {answers[0].key}", *(answer.key for answer in answers[1:])]
            lines = [f"{key:>7}  {answer.words}" for key, answer in zip(shown, answers, strict=True)]
            choices = "\n".join([*lines, f"{'Esc':>7}  {strings.GO_BACK}"])
        yield Static(Content(f"{self.doubt.question}\n\n{choices}"), classes="dialog")

    def on_key(self, event: Key) -> None:
        """Take an answer by its letter."""
        answer = next((answer for answer in self.doubt.answers if answer.key == event.key), None)
        if answer is not None:
            event.stop()
            self._give(answer.command)

    def action_answer(self) -> None:
        """Give the first answer."""
        self._give(self.doubt.answers[0].command)

    def _give(self, command: Command) -> None:
        self.dismiss(command)
