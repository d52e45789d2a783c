"""A choice: some letters, the things that they may mean, Enter."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from idm_tui.core.names import find
from idm_tui.core.text import shorten
from idm_tui.tui import strings
from idm_tui.tui.screens.prompt import CleanInput, caught_up

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

_MOST = 8


class Choose(ModalScreen["str | None"]):
    """Returns the value of what was chosen, or None."""

    CSS_PATH = "dialog.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", show=False, priority=True),
        Binding("enter", "take", show=False, priority=True),
        Binding("up", "move(-1)", show=False, priority=True),
        Binding("down", "move(1)", show=False, priority=True),
    ]

    def __init__(self, heading: str, choices: Sequence[tuple[str, str]], *, takes_typed: bool = False) -> None:
        """Take the choices as words and value; with `takes_typed` what was typed can be chosen as well."""
        super().__init__()
        self.heading, self.choices, self.takes_typed = heading, tuple(choices), takes_typed
        self._found: list[tuple[str, str]] = []
        self._at = 0
        self._said = ""

    def compose(self) -> ComposeResult:
        """Put the choices above the line."""
        with Vertical(classes="prompt -names"):
            yield Static(Content(self.heading), id="heading")
            yield Static("", id="names", markup=False)
            yield CleanInput("", id="line", compact=True, select_on_focus=False)
            yield Static(Content(strings.CHOOSE_HELP), id="help")

    def on_mount(self) -> None:
        """Show all of them."""
        self.query_one(Input).focus()
        self._search("")

    def on_input_changed(self, event: Input.Changed) -> None:
        """Find anew with every letter."""
        self._search(event.value)

    def _search(self, said: str) -> None:
        self._said, typed = said, said.strip()
        self._found = list(self.choices)
        if typed:
            # A sign of its own, such as the number of a question or the letter of a kind, comes first.
            own = [choice for choice in self.choices if choice[0].split(" ")[0] == typed]
            self._found = own + [
                choice for choice in find(typed, [(c[0], c[1]) for c in self.choices]) if choice not in own
            ]
            if self.takes_typed and not own:
                self._found.append((strings.AS_TYPED.format(name=shorten(typed, 40)), typed))
        self._at = 0
        self._show()

    def action_move(self, step: int) -> None:
        """Go to another."""
        if self._found:
            self._at = (self._at + step) % len(self._found)
            self._show()

    def _show(self) -> None:
        top = max(min(self._at - _MOST // 2, len(self._found) - _MOST), 0)
        lines = []
        for place, (words, _value) in list(enumerate(self._found))[top : top + _MOST]:
            line = Content(("▸ " if place == self._at else "  ") + shorten(words, 100))
            lines.append(line.stylize("bold") if place == self._at else line)
        self.query_one("#names", Static).update(Content("\n").join(lines))

    async def action_take(self) -> None:
        """Choose the one that is marked."""
        line = self.query_one(Input)
        await caught_up(line, self)
        if line.value != self._said:  # the news of the last letter is still on its way
            self._search(line.value)
        if self.is_current and self._found:
            self.dismiss(self._found[self._at][1])
