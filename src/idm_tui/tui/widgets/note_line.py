"""The note line and what stands above it: always ready, and nothing typed in it is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import Vertical
from textual.message import Message

from idm_tui.core.record import amended, record
from idm_tui.tui.target import Target, target_of
from idm_tui.tui.widgets.note_context import NoteContext
from idm_tui.tui.widgets.note_editor import NoteEditor

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from textual.app import ComposeResult
    from textual.timer import Timer
    from textual.widgets import TextArea

    from idm_tui.core.notes import Note
    from idm_tui.core.state import Draft, Turn
    from idm_tui.desk import Desk

_PAUSE_S = 0.7


@record
class Typing:
    """What is to be kept of what is being typed: where, which words, begun when, belonging to what."""

    place: str
    text: str
    since: datetime | None = None
    about: str = ""


class NoteLine(Vertical):
    """Holds the note that is being typed, or the one that is being corrected; off the record it keeps nothing."""

    class Typed(Message):
        """Somebody paused in typing: what stands there must not be lost."""

        def __init__(self, typing: Typing) -> None:
            """Take what is to be kept."""
            super().__init__()
            self.typing = typing

    class Noted(Message):
        """Somebody pressed Enter behind a note."""

        def __init__(self, text: str, target: Target, place: str) -> None:
            """Take the words, what they belong to, and where their draft is kept."""
            super().__init__()
            self.text, self.target, self.place = text, target, place

    class Corrected(Message):
        """Somebody pressed Enter behind a correction; `second` is what a split puts into a note of its own."""

        def __init__(self, note: Note, text: str, second: str, place: str) -> None:
            """Take the note as it was, its new words, and where their draft is kept."""
            super().__init__()
            self.note, self.text, self.second, self.place = note, text, second, place

    class SaidOffRecord(Message):
        """Somebody pressed Enter off the record."""

        def __init__(self, text: str) -> None:
            """Take the words."""
            super().__init__()
            self.text = text

    def __init__(self, desk: Desk, begin: Callable[[], Target]) -> None:
        """Take the desk that keeps drafts, and what says to what a note belongs that is begun now."""
        super().__init__()
        self.desk, self._begin = desk, begin
        self.editing: Note | None = None
        self.is_off = False
        self._put_aside: tuple[str, Target | None] = ("", None)
        """The note that waits while another is corrected, or off the record."""
        self._pause: Timer | None = None
        self._last = Typing("", "")

    def compose(self) -> ComposeResult:
        """Put the context above the line."""
        yield NoteContext()
        yield NoteEditor(self._begin)

    def on_mount(self) -> None:
        """Begin with what was being typed when the app was left or killed."""
        text, target = self._found_again()
        self.editor.load(text, target)
        self.editor.focus()
        self._changed()

    def _found_again(self) -> tuple[str, Target | None]:
        for place in (self.note_place, self.edit_place):
            kept = self.desk.draft(place)
            lost = None if kept else self.desk.lost_draft(place)
            if lost is not None:
                old, kept = lost
                self.desk.keep_draft(place, kept.text, kept.since, kept.about)
                self.desk.keep_draft(old, "")
            if kept is None:
                continue
            if place == self.note_place:
                self._put_aside = (kept.text, target_of(kept, self._begin()))
            else:
                self._go_on_correcting(kept)
        return self._put_aside if self.editing is None else (self._last.text, None)

    def _go_on_correcting(self, kept: Draft) -> None:
        note_id, _blank, version = kept.about.partition(" ")
        note = self.desk.state.notes.get(note_id)
        if note is not None:
            self.editing = amended(note, version=version or note.version)
            self._last = Typing(self.edit_place, kept.text, None, kept.about)

    @property
    def editor(self) -> NoteEditor:
        """The line itself."""
        return self.query_one(NoteEditor)

    @property
    def note_place(self) -> str:
        """The name under which a note is kept while it is typed."""
        return f"note@{self.desk.actor.terminal}"

    @property
    def edit_place(self) -> str:
        """The name under which a correction is kept while it is typed."""
        return f"edit@{self.desk.actor.terminal}"

    # --- typing

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """Keep the draft when the typing pauses, and while it goes on at least every other second."""
        event.stop()
        if not self.editor.text.strip():
            self.editor.target = None
        self._changed()

    def _changed(self) -> None:
        self._last = self._typing()
        if self._pause is None and not self.is_off:
            self._pause = self.set_timer(_PAUSE_S, self._keep)
        context = self.query_one(NoteContext)
        context.target = self.editor.target
        context.editing = self.editing.label if self.editing else ""
        if context.view is not None:
            context.see(context.view)
        lines = max(self.editor.wrapped_document.height, 1)
        self.editor.styles.height = min(lines, max(self.screen.size.height // 4, 3))

    def _typing(self) -> Typing:
        text = self.editor.text
        if self.editing is not None:
            return Typing(self.edit_place, text, None, f"{self.editing.id} {self.editing.version}")
        target = self.editor.target
        if target is None or not text.strip():
            return Typing(self.note_place, "")
        return Typing(self.note_place, text, target.since, target.as_about())

    def _keep(self) -> None:
        self._pause = None
        if not self.is_off:
            self.post_message(self.Typed(self._last))

    def on_unmount(self) -> None:
        """Keep the draft when the app or the view ends meanwhile."""
        if self._pause is not None:
            self._pause.stop()
        if not self.is_off and self._last.place:
            self.desk.keep_draft(self._last.place, self._last.text, self._last.since, self._last.about)

    def on_note_editor_submitted(self, event: NoteEditor.Submitted) -> None:
        """Pass on what Enter means here."""
        event.stop()
        if self.is_off:
            self.post_message(self.SaidOffRecord(event.text))
        elif self.editing is not None:
            self._done_correcting(event.text)
        else:
            self.post_message(self.Noted(event.text, event.target, self.note_place))
            self._changed()

    def give_back(self, text: str, target: Target) -> None:
        """Put words back that could not be noted; what was typed since stands behind them."""
        self.editor.load(" ".join(filter(None, (text, self.editor.text))), target)
        self._changed()

    # --- what the note belongs to

    def aim(self, target: Target) -> None:
        """Let what is being typed, or is typed next, belong to something else."""
        self.editor.target = target
        self._changed()

    def aim_at(self, turn: Turn) -> None:
        """Let it belong to an intervention."""
        target = self.editor.target_at_hand()
        self.aim(amended(target, turn=turn.id, speaker=turn.speaker, question=turn.question or target.question))
        self.editor.focus()

    # --- corrections

    def correct(self, note: Note) -> None:
        """Put a note into the line to be corrected; what was being typed waits."""
        if self.editing is None:
            self._put_aside = (self.editor.text, self.editor.target)
        self.editing = note
        self.editor.load(note.text)
        self.editor.focus()
        self._changed()

    @property
    def is_changed(self) -> bool:
        """Whether the note that is being corrected has other words by now."""
        return self.editing is not None and self.editor.text.strip() != self.editing.text

    def leave_correcting(self) -> None:
        """Leave a note as it was; what was being typed comes back."""
        self.post_message(self.Typed(Typing(self.edit_place, "")))
        self.editing = None
        self.editor.load(*self._put_aside)
        self._put_aside = ("", None)
        self._changed()

    def split(self) -> None:
        """Make two notes of the one that is being corrected, at the cursor."""
        if self.editing is None:
            return
        row, column = self.editor.cursor_location
        lines = self.editor.text.split("\n")
        first = "\n".join([*lines[:row], lines[row][:column]])
        second = self.editor.text[len(first) :]
        if first.strip() and second.strip():
            self._done_correcting(self.editor.text, second.strip())

    def _done_correcting(self, text: str, second: str = "") -> None:
        assert self.editing is not None
        note = self.editing
        self.post_message(self.Corrected(note, text.strip(), second, self.edit_place))
        self.leave_correcting()

    # --- off the record

    def go_off_record(self) -> None:
        """Keep nothing from now on; what was typed until now waits."""
        if self.is_off:
            return
        self._keep()
        self.is_off = True
        if self.editing is not None:
            self.leave_correcting()
        else:
            self._put_aside = (self.editor.text, self.editor.target)
        self.editor.load("")

    def come_back(self) -> None:
        """Forget what was typed off the record; what was typed before it comes back."""
        if not self.is_off:
            return
        self.editor.load(*self._put_aside)
        self._put_aside = ("", None)
        self.is_off = False
        self._changed()
