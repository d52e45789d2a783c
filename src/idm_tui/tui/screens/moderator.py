"""The moderator's view: the agenda, the session at hand, the floor, the questions, the list of speakers."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical

from idm_tui.core import commands as do
from idm_tui.core.language import _
from idm_tui.tui.keys import Chosen
from idm_tui.tui.keys.moderator import MODERATOR
from idm_tui.tui.screens.event import EventScreen, bindings_of
from idm_tui.tui.widgets.agenda_list import AgendaList
from idm_tui.tui.widgets.floor import Floor
from idm_tui.tui.widgets.footer import Footer
from idm_tui.tui.widgets.header import Header
from idm_tui.tui.widgets.now_card import NowCard
from idm_tui.tui.widgets.panel_list import PanelList
from idm_tui.tui.widgets.questions import Questions
from idm_tui.tui.widgets.speakers_list import SpeakersListPanel
from idm_tui.tui.widgets.timers import Timers

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from idm_tui.core.plan import Session
    from idm_tui.tui.widgets.picker import Picker


class ModeratorScreen(EventScreen):
    """View 1."""

    CSS_PATH = "moderator.tcss"
    KEYS = MODERATOR
    MOVING = (
        ("Tab", _("to the next panel; arrows and Enter work in it")),
        ("Enter", _("show the session, put the question, give the floor")),
        ("g", _("the agenda")),
        ("B", _("speaking times: who has spoken, how often, how long")),
        (".", _("back to now")),
        ("Esc", _("one step back")),
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings_of(MODERATOR),
        Binding("g", "agenda", show=False),
        Binding("full_stop", "back_to_now", show=False),
        Binding("escape", "back", show=False),
    ]

    def compose(self) -> ComposeResult:
        """Put the panels together."""
        self.fold_to(self.app.size)  # before there is anything to lay out again
        yield Header()
        with Horizontal(id="body"):
            yield AgendaList()
            with Vertical(id="work"):
                yield NowCard()
                with Horizontal(id="table"):
                    with Vertical(id="left"):
                        yield Floor()
                        yield PanelList()
                    with Vertical(id="right"):
                        yield Questions()
                        yield SpeakersListPanel()
        yield Timers()
        yield Footer(self.hints())

    def on_mount(self) -> None:
        """Begin where the keys are most useful."""
        self.query_one(Questions).focus()

    def chosen(self) -> Chosen:
        """Return what is under the cursor."""
        questions = self.query_one(Questions)
        question = questions.question_at(questions.cursor) if questions.has_focus else None
        listed = self.query_one(SpeakersListPanel)
        entry = listed.entry_at(listed.cursor) if listed.has_focus else None
        return Chosen(question=question.number if question else 0, entry=entry.id if entry else "")

    # --- browsing

    def action_agenda(self) -> None:
        """Go to the agenda."""
        self.add_class("-agenda")
        self.query_one(AgendaList).focus()

    def action_back_to_now(self) -> None:
        """Leave the agenda and whatever was looked up in it: back to the present."""
        self.remove_class("-agenda", "-browsing")
        self.query_one(AgendaList).back_to_now()
        self.query_one(Questions).focus()

    def action_back(self) -> None:
        """Go one step back."""
        if self.has_class("-browsing"):
            self.remove_class("-browsing")
            self.query_one(AgendaList).focus()
        else:
            self.action_back_to_now()

    async def open_session(self, session: Session) -> None:
        """Show all that the agenda says of a session, beside the present."""
        from idm_tui.tui.widgets.detail import Detail

        self.query_one(AgendaList).show_session(session)
        self.remove_class("-agenda")
        self.add_class("-browsing")
        if not self.query(Detail):
            await self.query_one("#work").mount(Detail())
        detail = self.query_one(Detail)
        detail.view = self.view
        detail.open(session)
        detail.focus()

    async def on_picker_picked(self, event: Picker.Picked) -> None:
        """Do what Enter means in the panel where it was pressed."""
        event.stop()
        if self.idm.is_bounce:
            return
        picker = event.picker
        if isinstance(picker, AgendaList) and (session := picker.session_at(event.item)):
            await self.open_session(session)
        elif isinstance(picker, PanelList) and (speaker := picker.speaker_at(event.item)):
            await self.idm.request(do.Give(speaker=speaker.name))
        elif isinstance(picker, SpeakersListPanel) and (entry := picker.entry_at(event.item)):
            await self.idm.request(do.Give(speaker=entry.id))
        elif isinstance(picker, Questions) and (question := picker.question_at(event.item)):
            number = question.number
            await self.idm.request(do.Answered(number=number) if question.status == "put" else do.Put(number=number))
