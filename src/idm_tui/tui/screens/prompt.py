"""The prompt: one line at the bottom for the words that a command needs."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from idm_tui.core.clock import parse_when
from idm_tui.core.command_line import read_arguments, read_command
from idm_tui.core.commands import Command
from idm_tui.core.text import clean
from idm_tui.tui import strings

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from idm_tui.core.clock import RehearsalClock
    from idm_tui.core.plan import Plan
    from idm_tui.tui.commands import Ask


class CleanInput(Input):
    """A line whose text is made safe as it comes in, pasted text too."""

    def validate_value(self, value: str) -> str:
        """Clean what was typed or pasted; the cursor of a shorter text follows by itself."""
        return clean(value).replace("\n", " ")


class LinePrompt(ModalScreen[Command | None]):
    """Asks for a line until it can be read."""

    CSS_PATH = "dialog.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", show=False)]

    def __init__(self, heading: str, hint: str) -> None:
        """Take what is asked for and an example."""
        super().__init__()
        self.heading, self.hint = heading, hint

    def compose(self) -> ComposeResult:
        """Put heading, line and help together."""
        with Vertical(classes="prompt"):
            yield Static(Content(f"{self.heading}: {self.hint}"), id="heading")
            yield CleanInput(id="line", compact=True)
            yield Static(Content(strings.PROMPT_HELP), id="help")

    def on_mount(self) -> None:
        """Take what is typed from the first letter on."""
        self.query_one(Input).focus()

    def read(self, text: str) -> Command | None:
        """Make something of the line; raises ValueError with a sentence."""
        raise NotImplementedError

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Take the line, or say what is wrong with it and leave it there."""
        try:
            self.dismiss(self.read(event.value))
        except ValueError as error:
            self.query_one("#help", Static).update(Content(str(error)))
            self.add_class("-wrong")

    def action_leave(self) -> None:
        """Leave it."""
        self.dismiss(None)


class Prompt(LinePrompt):
    """Asks for the arguments of a command, or for a whole one."""

    def __init__(self, wanted: Ask, heading: str) -> None:
        """Take the command that is meant."""
        super().__init__(heading, wanted.hint)
        self.wanted = wanted

    def read(self, text: str) -> Command | None:
        """Read the command."""
        return read_command(text) if self.wanted.kind is None else read_arguments(self.wanted.kind, text)


class WhenPrompt(LinePrompt):
    """Asks for the instant to which the rehearsed clock jumps."""

    def __init__(self, plan: Plan, clock: RehearsalClock) -> None:
        """Take the clock."""
        super().__init__("jump to", "11:20 or 2007-10-09T10:00")
        self.plan, self.clock = plan, clock

    def read(self, text: str) -> Command | None:
        """Jump."""
        self.clock.jump(parse_when(text, self.plan.zone, self.clock.now()))
        return None
