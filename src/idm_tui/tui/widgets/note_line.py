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

    from textual.app import ComposeResult
    from textual.timer import Timer
    from textual.widgets import TextArea

    from idm_tui.core.notes import Note
    from idm_tui.core.state import State, Turn
    from idm_tui.desk import Desk
    from idm_tui.tui.widgets.typing import Typing

_PAUSE_S = 0.7


@record
class Held:
    """What stands in the line: the words, what they belong to, and the note that they correct."""

    text: str = ""
    target: Target | None = None
    editing: Note | None = None
    is_aimed: bool = False


class NoteLine(Vertical):
    """Holds the note that is being typed, or the one that is being corrected; off the record it keeps nothing.

    What was in the line before a correction, or before going off the record, is held and comes back.
    """

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

    def __init__(self, desk: Callable[[], Desk], begin: Callable[[], Target]) -> None:
        """Take what returns the desk of the moment, and what says to what a note belongs that is begun now."""
        super().__init__()
        self._desk, self._begin = desk, begin
        self.editing: Note | None = None
        self.is_off = False
        self.is_sure = False
        """Whether somebody was told that a changed correction would be lost."""
        self._held: list[Held] = []
        self._pause: Timer | None = None
        self._last: tuple[Typing, ...] = ()
        """What is to be kept, as it was when it last changed: at the very end the line itself is gone."""

    def compose(self) -> ComposeResult:
        """Put the context above the line."""
        yield NoteContext()
        yield NoteEditor(self._begin)

    def on_mount(self) -> None:
        """Begin with what was being typed when the app was left or killed."""
        from idm_tui.tui.widgets.typing import found_again

        note = found_again(self.desk, self.note_place)
        edit = found_again(self.desk, self.edit_place)
        if note is not None:
            self._show(Held(note.text, target_of(note, self._begin())))
        if edit is not None:
            note_id, _blank, version = edit.about.partition(" ")
            corrected = self.desk.state.notes.get(note_id)
            if corrected is not None and not corrected.is_struck:
                self.correct(amended(corrected, version=version or corrected.version), edit.text)
        self.editor.focus()
        self._changed()

    @property
    def desk(self) -> Desk:
        """The desk that keeps drafts: another one from the beginning of a rehearsal on."""
        return self._desk()

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
        self.is_sure = False
        editor = self.editor
        if editor.text.strip():
            editor.target_at_hand()  # also where the words came back by an undo
        elif not editor.is_aimed:
            editor.target = None
        self._changed()

    def _changed(self) -> None:
        self._last = self.typing()
        if self._pause is None and not self.is_off:
            self._pause = self.set_timer(_PAUSE_S, self._keep)
        context = self.query_one(NoteContext)
        target = self.editor.target and self.editor.target.with_kind_of(self.editor.text)
        context.show_line(target, self.editing, has_waiting=any(held.text.strip() for held in self._held))
        self.fit()

    def fit(self) -> None:
        """Let the line be as high as what stands in it, up to a quarter of the screen."""
        lines = max(self.editor.wrapped_document.height, 1)
        self.editor.styles.height = min(lines, max(self.screen.size.height // 4, 3))

    @property
    def in_line(self) -> Held:
        """What stands in the line now."""
        editor = self.editor
        return Held(editor.text, editor.target, self.editing, editor.is_aimed)

    def _show(self, held: Held) -> None:
        self.editing = held.editing
        self.editor.load(held.text, held.target)
        self.editor.is_aimed = held.is_aimed
        self.is_sure = False
        self._changed()

    def typing(self) -> tuple[Typing, ...]:
        """Return all that is to be kept: what stands in the line and what waits; off the record only the latter."""
        from idm_tui.tui.widgets.typing import kept_of

        everything = [*self._held, *(() if self.is_off else (self.in_line,))]
        return kept_of(everything, self.note_place, self.edit_place)

    def _keep(self) -> None:
        self._pause = None
        if not self.is_off:
            for typing in self.typing():
                self.post_message(self.Typed(typing))

    def on_unmount(self) -> None:
        """Keep what is being typed when the app or the view ends meanwhile."""
        if self._pause is not None:
            self._pause.stop()
        for typing in self._last:
            self.desk.keep_draft(typing.place, typing.text, typing.since, typing.about)

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
        if self.is_off and self._held:  # somebody went off the record meanwhile: they come back with it
            held = self._held[0]
            self._held[0] = amended(held, text=" ".join(filter(None, (text, held.text))), target=target)
            self._changed()
        else:
            self._show(Held(" ".join(filter(None, (text, self.editor.text))), target, None, is_aimed=True))

    # --- what the note belongs to

    def aim(self, target: Target) -> None:
        """Let what is being typed, or is typed next, belong to something that was chosen."""
        self.editor.target, self.editor.is_aimed = target, True
        self._changed()

    def aim_at(self, turn: Turn) -> None:
        """Let it belong to an intervention."""
        target = self.editor.target_at_hand()
        self.aim(amended(target, turn=turn.id, speaker=turn.speaker, question=turn.question or target.question))
        self.editor.focus()

    # --- corrections

    def correct(self, note: Note, text: str = "") -> None:
        """Put a note into the line to be corrected, with words that were typed for it; what was being typed waits."""
        if self.editing is None:
            self._held.append(self.in_line)
        self._show(Held(text or note.text, None, note))
        self.editor.focus()

    @property
    def is_changed(self) -> bool:
        """Whether the note that is being corrected has other words by now."""
        return self.editing is not None and self.editor.text.strip() != self.editing.text

    def leave_correcting(self) -> None:
        """Leave a note as it was; what was being typed comes back."""
        from idm_tui.tui.widgets.typing import Typing

        self.post_message(self.Typed(Typing(self.edit_place, "")))
        self._show(self._held.pop() if self._held else Held())

    def look_at(self, state: State) -> bool:
        """Let go of a correction whose note was struck meanwhile; tells whether that was so."""
        note = state.notes.get(self.editing.id) if self.editing is not None else None
        if note is None or not note.is_struck:
            return False
        self.leave_correcting()
        return True

    def split(self) -> bool:
        """Make two notes of the one that is being corrected, at the cursor; tells whether that was possible."""
        row, column = self.editor.cursor_location
        lines = self.editor.text.split("\n")
        first = "\n".join([*lines[:row], lines[row][:column]])
        second = self.editor.text[len(first) :]
        if self.editing is None or not first.strip() or not second.strip():
            return False
        self._done_correcting(self.editor.text, second.strip())
        return True

    def _done_correcting(self, text: str, second: str = "") -> None:
        assert self.editing is not None
        self.post_message(self.Corrected(self.editing, text.strip(), second, self.edit_place))
        self._show(self._held.pop() if self._held else Held())

    # --- off the record

    def go_off_record(self) -> None:
        """Keep nothing from now on; what was typed until now waits."""
        if self.is_off:
            return
        self._held.append(self.in_line)
        self.is_off = True
        self._show(Held())

    def come_back(self) -> None:
        """Forget what was typed off the record; what was typed before it comes back."""
        if not self.is_off:
            return
        self.is_off = False
        self._show(self._held.pop() if self._held else Held())
