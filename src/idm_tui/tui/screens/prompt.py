"""The prompt: one line at the bottom for the words that a command needs."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from idm_tui.core.clock import parse_when
from idm_tui.core.command_line import read_arguments, read_command
from idm_tui.core.commands import Command
from idm_tui.core.text import clean
from idm_tui.tui import strings

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult
    from textual.message_pump import MessagePump
    from textual.timer import Timer

    from idm_tui.core.clock import RehearsalClock
    from idm_tui.core.plan import Plan
    from idm_tui.tui.keys import Ask


_PAUSE_S = 0.7


async def caught_up(*places: MessagePump) -> None:
    """Wait until all letters that were typed before have reached their places: a key with priority overtakes them."""
    for place in places:
        reached = asyncio.Event()
        place.call_later(reached.set)
        await reached.wait()


class CleanInput(Input):
    """A line whose text is made safe as it comes in, pasted text too."""

    def validate_value(self, value: str) -> str:
        """Clean what was typed or pasted; the cursor of a shorter text follows by itself."""
        return clean(value).replace("\n", " ")


class LinePrompt(ModalScreen[Command | None]):
    """Asks for a line until it can be read."""

    CSS_PATH = "dialog.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", show=False, priority=True),
        # With priority it is done in its turn: what is typed right behind it goes to the screen below.
        Binding("enter", "submit", show=False, priority=True),
    ]

    class Typed(Message):
        """Somebody paused in typing: what stands there must not be lost."""

        def __init__(self, place: str, text: str) -> None:
            """Take where and what."""
            super().__init__()
            self.place, self.text = place, text

    def __init__(
        self,
        heading: str,
        hint: str,
        place: str = "",
        draft: str = "",
        keep_at_once: Callable[[str, str], None] = lambda _place, _text: None,
    ) -> None:
        """Take what is asked for and an example; a draft is kept under the name of its place, if it has one."""
        super().__init__()
        self.heading, self.hint = heading, hint
        self.place, self.draft, self.keep_at_once = place, draft, keep_at_once
        self._pause: Timer | None = None

    def compose(self) -> ComposeResult:
        """Put heading, line and help together."""
        with Vertical(classes="prompt"):
            yield Static(Content(f"{self.heading}: {self.hint}"), id="heading")
            yield CleanInput(self.draft, id="line", compact=True, select_on_focus=False)
            yield Static(Content(strings.PROMPT_HELP), id="help")

    def on_mount(self) -> None:
        """Take what is typed from the first letter on."""
        self.query_one(Input).focus()

    def read(self, text: str) -> Command | None:
        """Make something of the line; raises ValueError with a sentence."""
        raise NotImplementedError

    def on_input_changed(self, event: Input.Changed) -> None:
        """Keep the draft when the typing pauses, and while it goes on at least every other second."""
        self.draft = event.value
        if self.place and self._pause is None:
            self._pause = self.set_timer(_PAUSE_S, self._keep)

    def _keep(self) -> None:
        self._pause = None
        self.post_message(self.Typed(self.place, self.draft))

    def on_unmount(self) -> None:
        """Keep the draft when the app ends meanwhile."""
        if self.place and self.draft:
            self.keep_at_once(self.place, self.draft)

    async def action_submit(self) -> None:
        """Take the line, or say what is wrong with it and leave it there."""
        await self._caught_up()
        try:
            command = self.read(self.query_one(Input).value)
        except ValueError as error:
            self.query_one("#help", Static).update(Content(str(error)))
            self.add_class("-wrong")
        else:
            self._done(command)

    async def _caught_up(self) -> None:
        """Wait until all letters that were typed before are in the line: this key overtook them."""
        await caught_up(self.query_one(Input), self)

    def action_leave(self) -> None:
        """Leave it."""
        self._done(None)

    def _done(self, command: Command | None) -> None:
        if not self.is_current:
            return  # a key that bounced
        if self._pause is not None:
            self._pause.stop()
        if self.place:
            self.post_message(self.Typed(self.place, ""))
        self.draft = ""
        self.dismiss(command)


def place_of(wanted: Ask) -> str:
    """Return the name under which the draft of a prompt is kept."""
    return wanted.kind.name if wanted.kind else ":"


class Prompt(LinePrompt):
    """Asks for the arguments of a command, or for a whole one."""

    def __init__(self, wanted: Ask, heading: str, draft: str, keep_at_once: Callable[[str, str], None]) -> None:
        """Take the command that is meant, what was typed for it before, and what keeps that when the app ends."""
        super().__init__(heading, wanted.hint, place_of(wanted), draft, keep_at_once)
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
