"""The keys of where one is, from the same table that makes them work."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from idm_tui.core.language import _
from idm_tui.tui import strings

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.screen import Screen

# What is no command and works in every view.
EVERYWHERE = (
    ("1 2 3 4", _("the moderator's view, the chair's, the rapporteur's, the stage display")),
    ("0", _("look at another room")),
    ("r", _("rehearse the event")),
    ("W", _("who is there, where several machines share the event")),
    ("ctrl+p", _("find any command, session, speaker, question")),
    ("ctrl+q", _("leave; everything is kept")),
)
REHEARSING = (
    ("\\", _("stop the rehearsed clock, or let it go on")),
    ("[ ]", _("slower, faster")),
    ("j", _("jump to another time")),
)


class Help(ModalScreen[None]):
    """A table of keys."""

    CSS_PATH = "dialog.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,question_mark,q,enter", "dismiss", show=False)]

    def __init__(self, place: Screen[object]) -> None:
        """Take the screen whose keys are meant."""
        super().__init__()
        self.place = place

    def compose(self) -> ComposeResult:
        """Write the table in two columns."""
        keys = [(key.shown, key.help) for key in getattr(self.place, "KEYS", ()) if key.shown]
        moving = getattr(self.place, "MOVING", ())
        rows = [*keys, ("", ""), *moving, *EVERYWHERE]
        if getattr(self.place, "LINE_FIRST", False):  # what works in the line is needed before what works in a list
            rows = [*moving, *keys, ("", ""), *EVERYWHERE]
        if getattr(self.app, "view", None) and self.app.view.rehearsal:  # type: ignore[attr-defined]
            rows += [("", ""), *REHEARSING]
        text = "\n".join(f"{shown:>7}  {words}" for shown, words in rows)
        with VerticalScroll(classes="dialog"):
            yield Static(Content(f"{text}\n\n{strings.HELP_END}"))
