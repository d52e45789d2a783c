"""The prompt for a name: some letters, and the names they may mean above the line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static

from idm_tui.core.commands import ListAdd
from idm_tui.core.record import amended
from idm_tui.core.text import shorten
from idm_tui.desk.speakers_list import KINDS
from idm_tui.tui import strings
from idm_tui.tui.screens.prompt import CleanInput, Prompt

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult

    from idm_tui.core.commands import Command
    from idm_tui.tui.keys import Ask
    from idm_tui.tui.names import Names, Offered

_NAME, _NOTE = 36, 34  # so that each stays on its line, also at 80 columns
_FEW = 3
_FLAG = re.compile(r"(?:^|(?<=\s))--[a-z]+(?=\s|$)")


class NamePrompt(Prompt):
    """Enter takes the name that is marked; the last of them is what was typed."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "choose(-1)", show=False, priority=True),
        Binding("down", "choose(1)", show=False, priority=True),
    ]

    def __init__(
        self, wanted: Ask, heading: str, draft: str, keep_at_once: Callable[[str, str], None], names: Names
    ) -> None:
        """Take what a prompt takes, and who is known."""
        super().__init__(wanted, heading, draft, keep_at_once)
        self.names = names
        self._offers: list[Offered] = []
        self._chosen = 0
        self._taken: dict[str, str] = {}
        """What each text that was typed stands for, by the name that was marked."""

    def compose(self) -> ComposeResult:
        """Put the names above the line."""
        with Vertical(classes="prompt -names"):
            yield Static(Content(f"{self.heading}: {self.hint}"), id="heading")
            yield Static("", id="names", markup=False)
            yield CleanInput(self.draft, id="line", compact=True, select_on_focus=False)
            has_flags = self.wanted.kind is ListAdd
            yield Static(Content(strings.NAME_HELP if has_flags else strings.NAME_HELP_PLAIN), id="help")

    def on_input_changed(self, event: Input.Changed) -> None:
        """Find the names anew with every letter."""
        super().on_input_changed(event)
        said = _part(event.value)[1].strip()
        self._offers = self.names.find(said)
        # A few letters from the middle of a name do not take the place of what was typed by themselves.
        is_clear = bool(self._offers) and (self._offers[0].begins or len(said) > _FEW or " " in said)
        self._chosen = 0 if is_clear else len(self._offers)
        self._show()

    def action_choose(self, step: int) -> None:
        """Go to another name."""
        if self._offers:
            self._chosen = (self._chosen + step) % (len(self._offers) + 1)
            self._show()

    def _show(self) -> None:
        typed = _part(self.query_one(Input).value)[1].strip()
        if typed:
            self._taken[typed] = self._offers[self._chosen].name if self._chosen < len(self._offers) else typed
        rows = [(shorten(offer.name, _NAME), shorten(offer.note, _NOTE)) for offer in self._offers]
        if rows:
            rows.append((strings.AS_TYPED.format(name=shorten(typed, _NAME)), ""))
        lines = [
            Content.assemble(
                Content("▸ " if number == self._chosen else "  ").stylize("bold"),
                Content(name).stylize("bold") if number == self._chosen else name,
                Content(f"  {note}").stylize("dim"),
            )
            for number, (name, note) in enumerate(rows)
        ]
        self.query_one("#names", Static).update(Content("\n").join(lines))

    def read(self, text: str) -> Command | None:
        """Read the command with the names that were marked while they were typed."""
        before, said, after = _part(text)
        if before:  # a group is being typed: the name stands in front of it
            first, name, rest = _part(before.rpartition("--for")[0])
            before = f"{first}{self._meant(name)}{rest} --for "
        command = super().read(f"{before}{self._meant(said)}{after}")
        if isinstance(command, ListAdd) and command.kind not in KINDS:
            raise ValueError(strings.ODD_KIND.format(kind=command.kind, kinds=", ".join(KINDS)))
        return None if command is None else amended(command, new=True)  # type: ignore[type-var]

    def _meant(self, typed: str) -> str:
        return self._taken.get(typed.strip(), typed)


def _part(text: str) -> tuple[str, str, str]:
    """Split a line into what stands before the name, the name that is being typed, and what stands behind it.

    That is what follows `--for` where this is the last to be typed, else all before the first `--`.
    """
    flags = list(_FLAG.finditer(text))
    if flags and flags[-1].group() == "--for":
        end = flags[-1].end()
        return text[: end + 1], text[end + 1 :], ""
    end = flags[0].start() if flags else len(text)
    return "", text[:end].rstrip(), f" {text[end:]}" if flags else ""
