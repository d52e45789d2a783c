"""The rapporteur's view: the record of the session above, the note line always ready below."""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING, Any, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical

from idm_tui.core import commands as do
from idm_tui.core.language import _
from idm_tui.core.notes import ATTRIBUTIONS, KINDS
from idm_tui.core.noting import session_noted, skeleton, turn_of
from idm_tui.core.overview import questions_of
from idm_tui.core.record import amended
from idm_tui.core.text import hour_minute
from idm_tui.tui import strings
from idm_tui.tui.keys import Chosen
from idm_tui.tui.keys.rapporteur import IN_THE_LINE, MOVING, NOTES, RAPPORTEUR
from idm_tui.tui.screens.event import EventScreen, bindings_of
from idm_tui.tui.screens.prompt import caught_up
from idm_tui.tui.target import NOBODY, Target, target_now
from idm_tui.tui.widgets.brief import Brief
from idm_tui.tui.widgets.footer import Footer
from idm_tui.tui.widgets.header import Header
from idm_tui.tui.widgets.note_context import NoteContext
from idm_tui.tui.widgets.note_line import NoteLine
from idm_tui.tui.widgets.record import Record
from idm_tui.tui.widgets.scratch import Scratch
from idm_tui.tui.widgets.typing import Typing

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence
    from datetime import datetime

    from textual.app import ComposeResult
    from textual.events import Key

    from idm_tui.core.agenda import Party
    from idm_tui.core.notes import Note
    from idm_tui.core.overview import Overview
    from idm_tui.core.plan import Session
    from idm_tui.tui.view import View
    from idm_tui.tui.widgets.note_editor import NoteEditor
    from idm_tui.tui.widgets.picker import Picker

_SLIP_S = 0.5  # a letter that comes so soon behind a slip out of the line was meant for it
_COMMANDS = frozenset("djXwhu:0124Br\\[]")


class RapporteurScreen(EventScreen):
    """View 3."""

    CSS_PATH = "rapporteur.tcss"
    KEYS = (*RAPPORTEUR, *NOTES)
    LINE_FIRST = True
    MOVING = MOVING
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings_of(RAPPORTEUR),
        *(Binding(key, action, show=False, priority=True) for key, action in IN_THE_LINE),
        Binding("escape", "back", show=False),
        Binding("h", "history", show=False),
        *(Binding(key.keys, f"command('{key.name}')", show=False) for key in NOTES),
    ]

    def __init__(self) -> None:
        """Begin in the line."""
        super().__init__()
        self._went_in = 0.0

    def compose(self) -> ComposeResult:
        """Put the panels together."""
        self.fold_to(self.app.size)
        yield Header()
        with Horizontal(id="body"):
            with Vertical(id="notes"):
                yield Record()
                yield Scratch()
            yield Brief(self.idm.desk.actor.terminal)
        yield NoteLine(lambda: self.idm.desk, lambda: target_now(self.looked))
        yield Footer(self.hints(), "F1")

    def hints(self) -> tuple[tuple[str, str, str], ...]:
        """Return the keys for the footer."""
        is_off = bool(self.view and self.view.seen.state.off_record)
        return (
            ("F3", _("speaker"), "screen.speaker"),
            ("F4", _("question"), "screen.question"),
            ("F2", _("kind"), "screen.kind"),
            ("F8", strings.BACK_ON_RECORD if is_off else _("off the record"), "screen.command('off')"),
            ("↑", _("notes"), "screen.back"),
            ("F7", _("close-down"), "screen.close_down"),
            ("F5", _("attribution"), "screen.attribution"),
            ("F9", _("report"), "screen.report"),
        )

    @property
    def looked(self) -> Overview:
        """The event at this very moment, not at the last full second."""
        return self.idm.desk.look(room=self.idm.room)

    @property
    def line(self) -> NoteLine:
        """The note line."""
        return self.query_one(NoteLine)

    @property
    def record(self) -> Record:
        """The notes."""
        return self.query_one(Record)

    def see(self, view: View) -> None:
        """Hand the view down, and notice whether somebody went off the record or back."""
        off = _off_since(view)
        for line in self.query(NoteLine):
            line.query_one(NoteContext).off_since = off
            if off is not None:
                line.go_off_record()
            elif line.is_off:
                line.come_back()
                self.query_one(Scratch).forget()
            if line.look_at(view.seen.state):
                self.record.marked = ""
                self.say(strings.STRUCK_BY_OTHERS, "warning")
        self.set_class(off is not None, "-off-record")
        super().see(view)
        for footer in self.query(Footer):
            footer.hints = self.hints()

    def chosen(self) -> Chosen:
        """Return what is under the cursor."""
        record = self.record
        if not record.has_focus:
            return Chosen()
        note, above, turn = record.note_at_cursor(), record.note_before_cursor(), record.turn_at_cursor()
        return Chosen(note=note.id if note else "", note_before=above.id if above else "", turn=turn.id if turn else "")

    async def action_command(self, name: str) -> None:
        """Do what a key stands for; off the record, nothing is kept from the very press on."""
        if name == "off":
            await caught_up(self.line.editor, self.line, self)
            if self.view is not None and not self.view.seen.state.off_record:
                for typing in self.line.typing():
                    await self.idm.keep(typing)
                self.line.go_off_record()
        elif self.record.has_focus and monotonic() - self._went_in < _SLIP_S:
            key = next(key for key in self.KEYS if key.name == name)
            self._type_on(":" if key.keys == "colon" else key.keys)
            return
        await super().action_command(name)

    def _type_on(self, letters: str) -> None:
        """Go back to the line with what was typed: whoever slipped out of it goes on without looking."""
        editor = self.line.editor
        editor.focus()
        editor.insert_typed(letters)

    def on_key(self, event: Key) -> None:
        """Let letters that are no command here begin or go on with the note."""
        if self.record.has_focus and event.is_printable and event.character and event.character not in _COMMANDS:
            event.stop()
            self._type_on(event.character)

    # --- what is typed

    async def on_note_line_noted(self, event: NoteLine.Noted) -> None:
        """Take the note."""
        target, seen = event.target, self.looked
        if target.turn and turn_of(seen.state.run(target.session), target.turn) is None:
            target = amended(target, turn="")  # the intervention was undone meanwhile
        command = target.command(event.text)
        if not await self.idm.do(command, at=min(target.since, seen.now), draft=event.place):
            self.line.give_back(event.text, target)
        self.record.session = None
        if not self.record.has_focus:
            self.record.follow()

    async def on_note_line_corrected(self, event: NoteLine.Corrected) -> None:
        """Give the note its new words, and make two of it where it was split."""
        note = event.note
        if event.text != note.text:
            correction = do.Correct(note=note.id, text=event.text, base=note.version)
            if not await self.idm.do(correction, draft=event.place):
                self.line.correct(note, event.text)
                return
        else:
            await self.idm.keep(Typing(event.place, ""))
        if event.second:
            await self.idm.do(do.Split(note=note.id, text=event.second))
        self.record.marked = ""

    def on_note_line_said_off_record(self, event: NoteLine.SaidOffRecord) -> None:
        """Show it, and no more."""
        self.query_one(Scratch).add(event.text)

    def on_note_editor_left(self, event: NoteEditor.Left) -> None:
        """Go into the notes."""
        self._go_in()

    def _go_in(self) -> None:
        if self.line.editor.text.strip():  # whoever leaves a half-typed note may have slipped
            self._went_in = monotonic()
        self.record.focus()

    # --- going through the notes

    def action_back(self) -> None:
        """Go one step back: out of a correction, from the line to the notes, from the notes to the line."""
        line = self.line
        if line.editing is not None:
            if line.is_changed and not line.is_sure:
                line.is_sure = True
                self.say(strings.CHANGED_LINE, "warning")
                return
            line.leave_correcting()
            self.record.marked = ""
        elif self.record.has_focus:
            line.editor.focus()
            self.record.session = None
            self.record.follow()
        else:
            self._go_in()

    async def on_picker_picked(self, event: Picker.Picked) -> None:
        """Correct the note, or note what was said in the intervention."""
        event.stop()
        if self.idm.is_bounce:
            return
        line = self.line
        note, turn = self.record.note_at_cursor(), self.record.turn_at_cursor()
        if line.is_changed:
            self.say(strings.CHANGED_LINE, "warning")
        elif note is not None and note.is_struck:
            self.say(strings.STRUCK_NOTE, "warning")
        elif note is not None and line.is_off:
            self.say(strings.NO_CORRECTIONS_OFF, "warning")
        elif note is not None:
            self.record.marked = note.id
            line.correct(note)
        elif turn is not None and line.editing is None:
            line.aim_at(turn)

    def go_to_note(self, note: Note) -> None:
        """Show a note, of whatever session."""
        session = self.looked.plan.session(note.session)
        self.record.session = None if session == session_noted(self.looked) else session
        self.record.focus()
        self.record.go_to(note.id)

    def action_split(self) -> None:
        """Split the note that is being corrected."""
        if self.line.editing is None:
            self.say(strings.SPLIT_HOW, "warning")
        elif not self.line.split():
            self.say(strings.SPLIT_WHERE, "warning")

    async def action_history(self) -> None:
        """Show what became of the note under the cursor."""
        from idm_tui.tui.screens.note_history import NoteHistory

        note = self.record.note_at_cursor()
        if note is None:
            self.say(strings.NOT_A_NOTE, "warning")
        else:
            await self.app.push_screen(NoteHistory(self.idm.desk, note))

    async def action_close_down(self) -> None:
        """Show what is still missing."""
        from idm_tui.tui.screens.close_down import CloseDown

        session = session_noted(self.looked)
        if session is not None:
            await self.app.push_screen(CloseDown(self.idm.desk, session), self._close_down_chosen)

    def _close_down_chosen(self, chosen: str | None) -> None:
        """Go to what is missing: an intervention without text, a note without owner."""
        if chosen is None:
            return
        note = self.looked.state.notes.get(chosen)
        turn = turn_of(self.looked.state.run(self._session_id()), chosen)
        if note is not None:
            self.go_to_note(note)
        elif turn is not None:
            self.line.aim_at(turn)
        elif chosen.startswith("?"):
            self.line.aim(amended(self.line.editor.target_at_hand(), question=int(chosen[1:])))
            self.line.editor.focus()
        elif chosen in KINDS:
            self.line.aim(amended(self.line.editor.target_at_hand(), kind=chosen))
            self.line.editor.focus()

    async def action_report(self) -> None:
        """Write the report."""
        from idm_tui.tui.screens.report_prompt import ReportPrompt

        outside = self.idm.outside
        if outside is not None:
            desk = self.idm.desk
            await self.app.push_screen(
                ReportPrompt(lambda words: outside.report(words, desk.plan, desk.state, desk.clock.now()), self.say)
            )

    # --- what a note belongs to

    def _note_meant(self) -> Note | None:
        """Return the note that a key is about: the one being corrected, or the one under the cursor."""
        return self.line.editing or (self.record.note_at_cursor() if self.record.has_focus else None)

    def _session_id(self) -> str:
        note = self._note_meant()
        return note.session if note is not None else self._target().session

    def _target(self) -> Target:
        return self.line.editor.target or target_now(self.looked)

    async def _file(self, **changes: Any) -> None:
        """File the note that is meant otherwise, or the one that is being typed."""
        note = self._note_meant()
        if note is not None:
            await self.idm.request(do.Refile(note=note.id, **changes))
        else:
            self.line.aim(amended(self.line.editor.target_at_hand(), **changes))

    async def _choose(
        self,
        heading: str,
        choices: Sequence[tuple[str, str]],
        take: Callable[[str], Awaitable[None]],
        *,
        takes_typed: bool = False,
    ) -> None:
        """Ask for one of the choices; returns when the line takes letters, so that none is typed into the note."""
        from idm_tui.tui.screens.choose import Choose

        async def chosen(value: str | None) -> None:
            if value is not None:
                await take(value)

        await caught_up(self.line.editor, self.line, self)
        await self.app.push_screen(Choose(heading, choices, takes_typed=takes_typed), chosen)

    async def action_kind(self) -> None:
        """Choose the kind of note."""
        choices = [(f"{kind.letter} {kind.words}", kind.name) for kind in KINDS.values()]
        await self._choose(strings.WHICH_KIND, choices, lambda kind: self._file(kind=kind))

    async def action_question(self) -> None:
        """Choose the question."""
        seen, session_id = self.looked, self._session_id()
        questions = questions_of(seen.plan.session(session_id), seen.state.run(session_id), seen.now)
        choices = [*((f"{q.number} {q.text}", str(q.number)) for q in questions), (f"0 {strings.NO_QUESTION}", "0")]
        await self._choose(strings.WHICH_QUESTION, choices, lambda number: self._file(question=int(number)))

    async def action_speaker(self) -> None:
        """Choose the intervention, or a name."""
        seen, session_id = self.looked, self._session_id()
        turns = [each.turn for each in reversed(skeleton(seen.state, session_id)) if each.turn is not None]
        choices = [(f"{turn.speaker} · {hour_minute(seen.plan.local(turn.since))}", turn.id) for turn in turns]
        choices += [(person.name, person.name) for person in _people(seen.plan.session(session_id))]
        choices.append((strings.NOBODYS, NOBODY))

        async def take(chosen: str) -> None:
            turn = next((turn for turn in turns if turn.id == chosen), None)
            if self._note_meant() is not None:
                await self._file(**({"turn": turn.id} if turn else {"speaker": chosen}))
            elif turn is not None:
                self.line.aim_at(turn)
            else:
                await self._file(turn="", speaker="" if chosen == NOBODY else chosen)

        await self._choose(strings.WHOSE, choices, take, takes_typed=True)

    async def action_attribution(self) -> None:
        """Go on to the next way of naming who said it."""
        note = self._note_meant()
        now = note.attribution if note else self._target().attribution
        place = [*ATTRIBUTIONS].index(now) if now in ATTRIBUTIONS else -1
        await self._file(attribution=ATTRIBUTIONS[(place + 1) % len(ATTRIBUTIONS)])


def _off_since(view: View) -> datetime | None:
    """Return since when what takes place in the room is off the record."""
    seen = view.seen
    for session_id in seen.state.off_record:
        session = seen.plan.session(session_id)
        if session is None or session.stands_in(seen.room):
            return seen.state.run(session_id).off_since
    return None


def _people(session: Session | None) -> tuple[Party, ...]:
    return (*session.moderators, *session.speakers) if session else ()
