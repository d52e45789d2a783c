"""The chair's view: how late, what that does to the rest of the day, what can be done about it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Container

from idm_tui.core import commands as do
from idm_tui.core.language import _
from idm_tui.desk import Refused
from idm_tui.tui.keys import Chosen
from idm_tui.tui.keys.chair import CHAIR
from idm_tui.tui.screens.event import EventScreen, bindings_of
from idm_tui.tui.widgets.answers import Answers, Offer
from idm_tui.tui.widgets.day_card import DayCard
from idm_tui.tui.widgets.footer import Footer
from idm_tui.tui.widgets.header import Header
from idm_tui.tui.widgets.ledger import Ledger
from idm_tui.tui.widgets.timeline import Timeline
from idm_tui.tui.widgets.timers import Timers

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from idm_tui.core.commands import Command
    from idm_tui.tui.view import View
    from idm_tui.tui.widgets.picker import Picker

_OFFERS_HOLD_S = 5
ANSWERS: dict[str, Command] = {"shift": do.Shift(), "absorb": do.Absorb(), "share": do.Share()}


class ChairScreen(EventScreen):
    """View 2."""

    CSS_PATH = "chair.tcss"
    KEYS = CHAIR
    MOVING = (
        (_("arrows"), _("to a session of the day")),
        ("Enter", _("its talks, planned and actual")),
        ("B", _("speaking times: who has spoken, how often, how long")),
        (".", _("back to what is live")),
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings_of(CHAIR),
        Binding("full_stop", "back_to_now", show=False),
    ]

    def __init__(self) -> None:
        """Begin without offers."""
        super().__init__()
        self._offers_rest_on: object = None
        self._offers: tuple[Offer, ...] = ()

    def compose(self) -> ComposeResult:
        """Put the panels together."""
        self.fold_to(self.app.size)
        yield Header()
        yield DayCard()
        yield Timeline()
        with Container(id="body"):
            yield Ledger()
            yield Answers()
        yield Timers()
        yield Footer(self.hints())

    def on_mount(self) -> None:
        """Begin at the sessions."""
        self.query_one(Ledger).focus()

    def see(self, view: View) -> None:
        """Work out what could be done, then hand the view down."""
        seen = view.seen
        # On a day of hundreds of sessions three previews a second would be felt.
        rests_on = (seen.plan, seen.state, seen.room, int(seen.now.timestamp()) // _OFFERS_HOLD_S)
        if rests_on != self._offers_rest_on:
            self._offers_rest_on = rests_on
            self._offers = tuple(self._offer(name, command) for name, command in ANSWERS.items())
        for panel in self.query(Answers):
            panel.offers = self._offers
        super().see(view)

    def _offer(self, name: str, command: Command) -> Offer:
        key = next(key for key in CHAIR if key.name == name)
        try:
            preview = self.idm.desk.preview(command, room=self.idm.room)
        except Refused as refusal:
            return Offer(name, key.shown, key.words, str(refusal), is_possible=False)
        return Offer(name, key.shown, key.words, preview.words, is_possible=True)

    def chosen(self) -> Chosen:
        """Return the session under the cursor."""
        return Chosen(session=self.query_one(Ledger).session_at_cursor())

    def action_back_to_now(self) -> None:
        """Put the cursor back on what is live."""
        ledger = self.query_one(Ledger)
        ledger.follow_again()
        ledger.focus()

    async def on_picker_picked(self, event: Picker.Picked) -> None:
        """Show planned against actual of the session where Enter was pressed."""
        event.stop()
        session = self.idm.desk.plan.session(self.query_one(Ledger).session_at_cursor())
        if session is not None and not self.idm.is_bounce:
            from idm_tui.tui.screens.talks import TalksScreen

            await self.app.push_screen(TalksScreen(self.idm.desk, session, self.idm.room))
