"""What every view of the event has in common: the present view of it, its keys, its footer."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.screen import Screen

from idm_tui.tui.compositor import TightCompositor
from idm_tui.tui.keys import Ask, Chosen, Key
from idm_tui.tui.widgets.footer import Footer
from idm_tui.tui.widgets.header import Header
from idm_tui.tui.widgets.lines import Lines

if TYPE_CHECKING:
    from textual.events import Resize
    from textual.geometry import Size

    from idm_tui.tui.app import IdmApp
    from idm_tui.tui.view import View

NARROW = 100
LOW = 30
WIDE, HIGH = 160, 48


def bindings_of(keys: tuple[Key, ...]) -> list[BindingType]:
    """Return the bindings of a table of keys, and that of the speaking times.

    With priority they are done one after the other: what is typed right behind `t` goes to its prompt.
    """
    return [
        Binding("B", "balance", show=False),
        Binding("W", "who", show=False),
        *(Binding(key.keys, f"command('{key.name}')", key.words, show=False, priority=True) for key in keys),
    ]


class EventScreen(Screen[None]):
    """A screen for one role."""

    AUTO_FOCUS = None
    KEYS: ClassVar[tuple[Key, ...]] = ()
    MOVING: ClassVar[tuple[tuple[str, str], ...]] = ()
    """The keys that give no command, for the help: how each is written and what it does."""

    def __init__(self) -> None:
        """Draw no more than what changed."""
        super().__init__()
        self._compositor = TightCompositor()
        self.view: View | None = None
        self._is_laid_out = False

    @property
    def idm(self) -> IdmApp:
        """The app, as what it is."""
        return self.app  # type: ignore[return-value]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Let go of keys that are pressed while the panels are still being put together."""
        return self._is_laid_out and super().check_action(action, parameters)

    def on_mount(self) -> None:
        """Show what the app shows."""
        self._is_laid_out = True
        if self.idm.view is not None:
            self.see(self.idm.view)

    def on_screen_resume(self) -> None:
        """Show what happened meanwhile."""
        if self.idm.view is not None:
            self.see(self.idm.view)

    def see(self, view: View) -> None:
        """Hand the new view to every panel."""
        self.view = view
        for panel in self.walk_children(Lines):
            panel.see(view)

    def on_resize(self, event: Resize) -> None:
        """Use the room there is."""
        self.fold_to(event.size)

    def fold_to(self, size: Size) -> None:
        """Say by class how much room there is, so that style sheets can fold away what has none."""
        self.set_class(size.width < NARROW, "-narrow")
        self.set_class(size.height < LOW, "-low")
        self.set_class(size.width >= WIDE, "-wide")
        self.set_class(size.height >= HIGH, "-high")

    def hints(self) -> tuple[tuple[str, str, str], ...]:
        """Return the keys for the footer."""
        return tuple((key.shown, key.words, f"screen.command('{key.name}')") for key in self.KEYS if key.shown)

    def say(self, sentence: str, token: str = "good") -> None:
        """Tell something in the footer."""
        for footer in self.query(Footer):
            footer.say(sentence, token)

    def flash(self, sentence: str) -> None:
        """Let the top line call for attention for a while."""
        for header in self.query(Header):
            header.flash(sentence)

    async def action_balance(self) -> None:
        """Show who has spoken how long."""
        from idm_tui.tui.screens.speaking import SpeakingScreen

        await self.app.push_screen(SpeakingScreen(self.idm.desk, self.idm.directory, self.idm.room))

    async def action_who(self) -> None:
        """Show who shares the event."""
        from idm_tui.tui.screens.who import Who

        await self.app.push_screen(Who(self.idm.together, self.idm.desk.actor.terminal))

    def chosen(self) -> Chosen:
        """Return what is under the cursors."""
        return Chosen()

    async def action_command(self, name: str) -> None:
        """Do what a key stands for."""
        key = next(key for key in self.KEYS if key.name == name)
        if self.view is None:
            return
        wanted = key.make(self.view.seen, self.chosen())
        if isinstance(wanted, Ask):
            await self.idm.ask(wanted, key.help)
        elif wanted is not None:
            await self.idm.request(wanted)
        else:
            self.say(key.nothing, "warning")
