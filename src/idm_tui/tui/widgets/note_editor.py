"""The note line: always ready, it grows with what is typed; Enter takes the note."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets import TextArea

from idm_tui.core.record import amended
from idm_tui.core.text import clean
from idm_tui.tui import strings

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.document._document import EditResult, Location
    from textual.events import Key

    from idm_tui.tui.target import Target


class NoteEditor(TextArea):
    """Holds what is being typed and, from its first letter on, what it belongs to."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+j", "new_line", show=False),
        Binding("tab,shift+tab", "stay", show=False),
    ]

    class Submitted(Message):
        """Somebody pressed Enter."""

        def __init__(self, text: str, target: Target) -> None:
            """Take the words and what they belong to."""
            super().__init__()
            self.text, self.target = text, target

    class Left(Message):
        """Somebody went up out of the empty line."""

    def __init__(self, begin: Callable[[], Target]) -> None:
        """Take what says to what a note belongs that is begun now."""
        super().__init__(compact=True, highlight_cursor_line=False, placeholder=strings.NOTE_HINT, id="line")
        self.cursor_blink = False
        self._begin = begin
        self.target: Target | None = None
        self.is_aimed = False
        """Whether somebody chose what the note belongs to: then it stays chosen, also for an empty line."""

    def target_at_hand(self) -> Target:
        """Return what the note belongs to; it is begun now if it was not before."""
        if self.target is None:
            self.target = self._begin()
        return self.target

    def load(self, text: str, target: Target | None = None) -> None:
        """Put a text into the line, with the cursor behind it."""
        self.load_text(text)
        self.target = target
        self.move_cursor(self.document.end)

    def take(self) -> str:
        """Take the text out of the line."""
        text = self.text
        self.load("")
        return text

    def _replace_via_keyboard(self, insert: str, start: Location, end: Location) -> EditResult | None:
        """Clean what is typed or pasted; the first letter says when the note was begun."""
        cleaned = clean(insert)
        if cleaned.strip() and not self.text.strip():
            begun = self._begin()
            self.target = amended(self.target, since=begun.since) if self.target and self.is_aimed else begun
        return super()._replace_via_keyboard(cleaned, start, end)

    async def _on_key(self, event: Key) -> None:
        """Take the note with Enter, in its turn: what is typed behind it begins the next."""
        if event.key != "enter":
            await super()._on_key(event)
            return
        event.stop()
        event.prevent_default()
        if self.text.strip():
            target = self.target_at_hand()
            self.is_aimed = False
            self.post_message(self.Submitted(self.take(), target))

    def insert_typed(self, letters: str) -> None:
        """Put letters in as if they had been typed here."""
        self._replace_via_keyboard(letters, *self.selection)

    def action_stay(self) -> None:
        """Stay in the line: whoever types without looking must not leave it with a slip."""

    def action_new_line(self) -> None:
        """Begin a new line within the note."""
        self._replace_via_keyboard("\n", *self.selection)

    def action_cursor_up(self, select: bool = False) -> None:  # noqa: FBT001, FBT002 - Textual's signature
        """Leave the line upwards where nothing stands in it."""
        if self.text:
            super().action_cursor_up(select)
        else:
            self.post_message(self.Left())
