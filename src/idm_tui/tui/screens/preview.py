"""A command's effect on the day, shown before it is chosen: Enter does it, Escape leaves all as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from idm_tui.core import commands as do
from idm_tui.core.answers import to_shift_s
from idm_tui.core.day_sentence import day_sentence
from idm_tui.core.record import amended
from idm_tui.core.text import hour_minute, shorten
from idm_tui.desk import Refused
from idm_tui.tui import strings

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from idm_tui.core.commands import Command
    from idm_tui.core.preview import Preview
    from idm_tui.core.projection import Projected
    from idm_tui.desk import Desk

_TITLE = 34


class PreviewScreen(ModalScreen["Command | None"]):
    """The rest of the day as it stands and as it would stand."""

    CSS_PATH = "dialog.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,y", "answer(True)", show=False),
        Binding("escape,n", "answer(False)", show=False),
        Binding("plus,equals_sign", "minute(1)", show=False),
        Binding("minus", "minute(-1)", show=False),
    ]

    def __init__(self, desk: Desk, command: Command, room: str | None) -> None:
        """Take the command, the desk that knows what it would do, and the room that is looked at."""
        super().__init__()
        self.desk, self.command, self.room = desk, command, room
        self._can_be_done = False
        self._shown = ""

    def compose(self) -> ComposeResult:
        """Show it."""
        with VerticalScroll(classes="dialog"):
            yield Static("")

    def on_mount(self) -> None:
        """Show it, and keep up with the clock."""
        self._show()
        self.set_interval(1.0, self._show)

    def _show(self) -> None:
        content = self._content()
        self._shown = content.plain
        self.query_one(Static).update(content)

    def _content(self) -> Content:
        try:
            preview = self.desk.preview(self.command, room=self.room)
        except Refused as refusal:
            self._can_be_done = False
            return Content(f"{refusal}\n\n{strings.ESC_LEAVES}")
        self._can_be_done = True
        if isinstance(self.command, do.Shift) and self.command.duration is None:
            # From here on it is that much, however the lateness goes on.
            self.command = amended(self.command, duration=to_shift_s(preview.before))
        if preview.is_of_list:
            before, after = preview.list_lines()
            return Content(f"{preview.words}\n\n  {before}\n▸ {after}\n\n{strings.YES_NO}")
        keys = strings.SHIFT_KEYS if isinstance(self.command, do.Shift) else strings.YES_NO
        return Content.assemble(
            Content(preview.words).stylize("bold"),
            f"\n{keys}\n\n{day_sentence(preview.after)}\n\n",
            *_table(preview),
        )

    def action_minute(self, step: int) -> None:
        """Shift by a minute more or less."""
        if isinstance(self.command, do.Shift) and self.command.duration is not None:
            wanted = self.command.duration + step * 60
            # Past zero: nothing would be shifted by nothing.
            self.command = amended(self.command, duration=wanted or step * 60)
            self._show()

    def action_answer(self, answer: bool) -> None:  # noqa: FBT001 - Textual's actions
        """Do it, or leave it."""
        if not answer:
            self.dismiss(None)
            return
        if self._content().plain != self._shown:
            self._show()  # something happened since it was drawn: let people see it first
        elif self._can_be_done:
            self.dismiss(amended(self.command, preview=False))  # type: ignore[type-var]


def _table(preview: Preview) -> list[Content]:
    """Write each session with its printed times, those of now and those that would follow."""
    plan = preview.before.plan

    def span(row: Projected | None) -> str:
        if row is None:
            return strings.SKIPPED
        return f"{hour_minute(plan.local(row.start))}–{hour_minute(plan.local(row.end))}"

    heading = f"{strings.TIMELINE_PRINTED:<12} {strings.AS_IT_STANDS:<12} {strings.THEN:<12}\n"
    found = [Content(heading).stylize("dim")]
    for session, before, after in preview.rows():
        printed = f"{hour_minute(plan.local(session.start))}–{hour_minute(plan.local(session.end))}"
        now, then = span(before), span(after)
        row = Content(f"{printed:<12} {now:<12} {then:<12}")
        row = row.stylize("bold") if now != then else row
        mark = "▸ " if now != then else "  "
        found.append(Content.assemble(row, mark, shorten(session.short_title, _TITLE), "\n"))
    return found
