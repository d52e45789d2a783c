"""What was typed off the record: on the screen alone, and gone when the record goes on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from idm_tui.tui import strings
from idm_tui.tui.line import Line, wrapped
from idm_tui.tui.widgets.lines import Lines

if TYPE_CHECKING:
    from idm_tui.tui.view import View


class Scratch(Lines):
    """Shown only off the record."""

    def __init__(self) -> None:
        """Begin with nothing."""
        super().__init__()
        self._said: tuple[str, ...] = ()

    def rests_on(self, view: View) -> object:
        """Rest on what was typed."""
        return self._said

    def add(self, text: str) -> None:
        """Show one line more."""
        self._said = (*self._said, text)
        self.show()

    def forget(self) -> None:
        """Let go of all of it."""
        self._said = ()
        self.show()

    def lines(self, view: View, width: int, height: int) -> list[Line]:
        """Return the last of it."""
        found = [line for text in self._said for line in wrapped(text, width - 2, "warning", " ")]
        title = self.heading(strings.ON_SCREEN_ONLY, None, width)
        return [title, *found[-(height - 1) :]] if height > 1 else [title]
