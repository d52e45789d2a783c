"""What became of a note, version by version."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from idm_tui.core.note_story import steps
from idm_tui.tui import strings

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from idm_tui.core.notes import Note
    from idm_tui.desk import Desk


class NoteHistory(ModalScreen[None]):
    """A list of versions."""

    CSS_PATH = "dialog.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,enter,q,h", "dismiss", show=False)]

    def __init__(self, desk: Desk, note: Note) -> None:
        """Take the note."""
        super().__init__()
        self.desk, self.note = desk, note

    def compose(self) -> ComposeResult:
        """Show it."""
        parts = [Content(strings.HISTORY_OF.format(number=self.note.label)).stylize("bold")]
        for step in steps(self.desk.history, self.note.id):
            undone = f" {strings.UNDONE}" if step.is_undone else ""
            when = f"{self.desk.plan.local(step.recorded):%H:%M:%S}"
            parts.append(Content(f"\n{when}  {step.by}: {step.words}{undone}").stylize("dim"))
            if step.text:
                parts.append(Content(step.text))
        parts.append(Content(f"\n{strings.ESC_CLOSES}"))
        with VerticalScroll(classes="dialog"):
            yield Static(Content("\n").join(parts))
