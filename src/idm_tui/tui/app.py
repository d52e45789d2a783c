"""The app: one view that flows down, commands that flow up, one timer."""

from __future__ import annotations

import asyncio
import gc
import os
from functools import cached_property, partial
from typing import TYPE_CHECKING, ClassVar, TypeVar

from textual.app import App
from textual.binding import Binding, BindingType
from textual.events import Event, Key

from idm_tui.core.clock import RehearsalClock
from idm_tui.core.commands import ListAdd, PointOfOrder
from idm_tui.core.directory import Directory
from idm_tui.core.record import amended
from idm_tui.core.text import span_words
from idm_tui.desk import Refused
from idm_tui.tui import strings
from idm_tui.tui.alerts import Alerts
from idm_tui.tui.doubts import Doubts
from idm_tui.tui.faults import note_fault
from idm_tui.tui.leaving import leave_on_signals
from idm_tui.tui.rehearsing import CLOCK_KEYS, Rehearsing
from idm_tui.tui.screens.event import EventScreen
from idm_tui.tui.screens.views import view_of
from idm_tui.tui.together import Together
from idm_tui.tui.view import View

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from concurrent.futures import ThreadPoolExecutor
    from datetime import datetime
    from pathlib import Path

    from textual.actions import ActionParseResult
    from textual.command import Provider
    from textual.dom import DOMNode
    from textual.screen import Screen

    from idm_tui.core.commands import Command
    from idm_tui.core.plan import Plan
    from idm_tui.desk import Desk
    from idm_tui.tui.keys import Ask
    from idm_tui.tui.names import Names
    from idm_tui.tui.outside import Hub, Outside, WatchedAgenda
    from idm_tui.tui.screens.prompt import LinePrompt
    from idm_tui.tui.widgets.note_line import NoteLine
    from idm_tui.tui.widgets.typing import Typing


Value = TypeVar("Value")
_FAULTS_IN_A_ROW = 3
ASKS_FOR_NAMES = (ListAdd, PointOfOrder)


def _palette() -> type[Provider]:
    from idm_tui.tui.palette import Palette

    return Palette


class IdmApp(Rehearsing):
    """The companion."""

    TITLE = "idm-tui"
    COMMANDS: ClassVar = {_palette}
    ENABLE_COMMAND_PALETTE = True
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("question_mark", "help", show=False),
        Binding("ctrl+q", "quit", show=False, priority=True),
        Binding("1", "view_of('moderator')", show=False),
        Binding("2", "view_of('chair')", show=False),
        Binding("3", "view_of('rapporteur')", show=False),
        Binding("4", "view_of('stage')", show=False),
        *CLOCK_KEYS,
        Binding("0", "next_room", show=False),
    ]

    def __init__(
        self,
        desk: Desk,
        agenda: WatchedAgenda,
        rehearse: Callable[[datetime], Desk],
        crash_log: Path | None = None,
        directory: Callable[[Plan], Directory] = Directory,
        outside: Outside | None = None,
        hub: Hub | None = None,
    ) -> None:
        """Take the desk, the agenda to watch, and what makes a desk to rehearse at."""
        chosen = "TEXTUAL_THEME" in os.environ
        # The first screen is not pushed, so Textual would not load its style sheet by itself.
        sheet = desk.actor.role if desk.actor.role in ("chair", "rapporteur") else "moderator"
        super().__init__(css_path=["app.tcss", f"screens/{sheet}.tcss"], ansi_color=None if chosen else True)
        self.desk, self.agenda = desk, agenda
        self.rehearsed, self._crash_log = rehearse, crash_log
        self._directory_of, self.outside = directory, outside
        self._known: tuple[Plan, Directory] | None = None
        self.view: View | None = None
        self.room: str | None = None
        """The room that is looked at; None for the one where things happen."""
        self._notice = ""
        self._is_settled = False
        self._faults = 0
        self._doubts = Doubts()
        self._alerts = Alerts(self)
        self.together = Together(self, hub)
        self._desk_lock = asyncio.Lock()
        if not chosen:
            # Set before anything is styled: as a change of theme it would cost a tenth of the start.
            self.set_reactive(App.theme, "ansi-dark")

    def get_default_screen(self) -> Screen[None]:
        """Open the view of the role."""
        return view_of(self.desk.actor.role)

    def on_mount(self) -> None:
        """Begin to tick, and leave cleanly when the system asks for it."""
        leave_on_signals(self)
        self._tick()
        self.together.begin()
        self.call_after_refresh(self._settle)
        self.call_after_refresh(self._welcome_back)

    def _welcome_back(self) -> None:
        """Tell how long ago the last thing was noted, where something was going on."""
        noted = self.desk.history.facts[-1].recorded if self.desk.history.facts else None
        if noted is not None and self.view is not None and self.view.seen.live is not None:
            away = int((self.view.seen.now - noted).total_seconds())
            if away >= 60:
                self.say(strings.AWAY.format(time=span_words(away)))

    def _settle(self) -> None:
        """Load what the first command will need, now that the screen is there; it all stays for the day."""
        from idm_tui.desk import rulebook  # noqa: F401

        self._is_settled = True
        self.refresh_view()
        gc.freeze()

    def on_unmount(self) -> None:
        """Let go of the journal."""
        if "_desk_thread" in self.__dict__:
            self._desk_thread.shutdown()
        self.desk.journal.close()

    def watch_theme(self, before: str, after: str) -> None:
        """Let a theme chosen later bring its own colours."""
        if before != after and self.is_running:
            self.ansi_color = None

    # --- the second

    def _tick(self) -> None:
        """Show this second and wait for the next full one of the clock that is shown."""
        if not self._running:
            return
        clock = self.desk.clock
        fraction = clock.now().microsecond / 1_000_000
        speed = clock.speed if isinstance(clock, RehearsalClock) and not clock.paused else 1.0
        wait = max((1.001 - fraction) / speed, 0.1) if speed >= 1 else 0.5
        loop = asyncio.get_running_loop()
        loop.call_later(wait, self._tick)
        if not isinstance(clock, RehearsalClock):  # nobody else is at a rehearsal
            loop.call_later(wait / 2, self.peek)
        self._show_second()

    def _show_second(self) -> None:
        """Refresh the view; if that fails again and again, leave rather than show a time that stands still."""
        try:
            self.refresh_view()
        except Exception:
            if self.is_headless:  # tests want to see it
                raise
            self._faults += 1
            where = note_fault(self._crash_log)
            if self._faults >= _FAULTS_IN_A_ROW:
                self.exit(return_code=1, message=strings.STOPPED.format(where=where))
            else:
                self.say(strings.FAULT.format(where=where), "danger")
        else:
            self._faults = 0

    def peek(self) -> None:
        """Look between two seconds whether others did something."""
        if self._running and not self._desk_lock.locked() and self.desk.refresh():
            self.refresh_view()

    def refresh_view(self) -> None:
        """Take in what is new and let it flow down."""
        if not self._desk_lock.locked():
            self._take_up_agenda()
            self.desk.refresh()
        desk = self.desk
        self.view = View(
            seen=desk.look(room=self.room),
            position=desk.position,
            unsaved=len(desk.unsaved),
            trouble=desk.trouble,
            notice=self._notice or desk.trouble or self.together.notice,
            rehearsal=self.rehearsal_words(),
            is_settled=self._is_settled,
            sharing=self.together.sharing,
        )
        if desk.overruled:
            self.say(desk.overruled, "danger")
            desk.overruled = ""
        self._alerts.watch(self.view.seen)
        if self.in_sight is not None:
            self.in_sight.see(self.view)

    def flash(self, sentence: str) -> None:
        """Let the whole top line call for attention."""
        if self.in_sight is not None:
            self.in_sight.flash(sentence)

    def write_to_terminal(self, sequence: str) -> None:
        """Write what is no picture, such as a notification, past the screen."""
        if self._driver is not None and not self.is_headless:
            self._driver.write(sequence)

    @property
    def in_sight(self) -> EventScreen | None:
        """The view of the event that is in sight, also where a dialog stands before it."""
        return next((screen for screen in reversed(self.screen_stack) if isinstance(screen, EventScreen)), None)

    def _take_up_agenda(self) -> None:
        news = self.agenda.news()
        if news is None:
            return
        if isinstance(news, str):
            self._notice = strings.BROKEN.format(problem=news)
        else:
            self._notice = ""
            self.desk.change_plan(news)
            if self.room not in news.rooms:
                self.room = None
            self.say(strings.TAKEN_UP.format(sessions=len(news.sessions)))

    # --- commands

    def say(self, sentence: str, token: str = "good") -> None:
        """Tell what was done, or why not."""
        if self.in_sight is not None:
            self.in_sight.say(sentence, token)

    async def request(self, command: Command) -> None:
        """Do a command, or ask first where a slip of the finger would hurt."""
        doubt = self._doubts.about(command, self.view.seen) if self.view else None
        if getattr(command, "preview", False):
            from idm_tui.tui.screens.preview import PreviewScreen

            await self.push_screen(PreviewScreen(self.desk, command, self.room), self._asked)
        elif doubt is not None:
            from idm_tui.tui.screens.confirm import Confirm

            await self.push_screen(Confirm(doubt), self._confirmed)
        else:
            await self.do(command)

    @property
    def is_bounce(self) -> bool:
        """Whether a dialog closed a moment ago: an Enter now is the one that closed it, pressed twice."""
        return self._doubts.is_bounce()

    async def on_event(self, event: Event) -> None:
        """Know when another key was pressed since a dialog closed: what comes then is meant."""
        if isinstance(event, Key) and event.key != "enter":
            self._doubts.another_key()
        await super().on_event(event)

    async def _confirmed(self, command: Command | None) -> None:
        self._doubts.dialog_closed()
        if command is not None:
            await self.do(command)

    @cached_property
    def _desk_thread(self) -> ThreadPoolExecutor:
        """The one thread in which the desk waits for the disk, made with the first command."""
        from concurrent.futures import ThreadPoolExecutor

        return ThreadPoolExecutor(1, "desk")

    async def do(self, command: Command, at: datetime | None = None, draft: str = "") -> bool:
        """Do a command and tell whether it was done; the disk is waited for beside the screen, not before it."""
        position = self.view.position if self.view else None
        act = partial(self.desk.do, command, at, position, self.room, draft)
        try:
            outcome = await self._at_desk(act)
        except Refused as refusal:
            self.say(str(refusal), "warning")
            return False
        else:
            self.say(outcome.words, "good" if outcome.is_saved else "danger")
            return True
        finally:
            self.refresh_view()

    async def _at_desk(self, act: Callable[[], Value]) -> Value:
        """Let the desk do something in its thread, one thing after the other."""
        async with self._desk_lock:
            return await asyncio.get_running_loop().run_in_executor(self._desk_thread, act)

    async def ask(self, wanted: Ask, heading: str) -> None:
        """Ask for the words of a command; returns when the line takes them, so that none is typed into nothing."""
        from idm_tui.tui.screens.prompt import Prompt, place_of

        kept = self.desk.draft(place_of(wanted))
        draft = kept.text if kept else wanted.given
        prompt = Prompt(wanted, heading, draft, self.desk.keep_draft)
        if wanted.kind in ASKS_FOR_NAMES:
            from idm_tui.tui.screens.name_prompt import NamePrompt

            prompt = NamePrompt(wanted, heading, draft, self.desk.keep_draft, self.names())
        await self.push_screen(prompt, partial(self._asked, shows_first=wanted.shows_first))

    @property
    def directory(self) -> Directory:
        """The names that are known, for the plan of the day."""
        if self._known is None or self._known[0] is not self.desk.plan:
            self._known = (self.desk.plan, self._directory_of(self.desk.plan))
        return self._known[1]

    def names(self) -> Names:
        """Return what finds names and tells beside each how often and how long it has spoken today."""
        from idm_tui.tui.names import Names

        assert self.view is not None
        return Names(self.directory, self.view.seen)

    async def on_line_prompt_typed(self, event: LinePrompt.Typed) -> None:
        """Keep what is being typed."""
        await self._at_desk(partial(self.desk.keep_draft, event.place, event.text))

    async def on_note_line_typed(self, event: NoteLine.Typed) -> None:
        """Keep the note that is being typed, and to what it belongs, beside the keys that come meanwhile."""
        self.run_worker(self.keep(event.typing), group="drafts")

    async def keep(self, typing: Typing) -> None:
        """Keep what is being typed."""
        await self._at_desk(partial(self.desk.keep_draft, typing.place, typing.text, typing.since, typing.about))

    async def _asked(self, command: Command | None, *, shows_first: bool = False) -> None:
        self._doubts.dialog_closed()
        if command is not None:
            await self.request(amended(command, preview=True) if shows_first else command)  # type: ignore[type-var]

    def action_next_room(self) -> None:
        """Look at another room, and after the last at the one where things happen."""
        rooms = self.desk.plan.rooms
        if len(rooms) < 2:
            self.say(strings.ONE_ROOM, "warning")
            return
        place = rooms.index(self.room) + 1 if self.room in rooms else 0
        self.room = rooms[place] if place < len(rooms) else None
        self.refresh_view()
        self.say(strings.ROOM.format(room=self.room) if self.room else strings.ANY_ROOM)

    def action_help(self) -> None:
        """Show the keys of where one is."""
        from idm_tui.tui.screens.help import Help

        if not isinstance(self.screen, Help):
            self.push_screen(Help(self.screen))

    async def action_view_of(self, role: str) -> None:
        """Go to the view of a role; a stage display stays one."""
        home = self.desk.actor.role
        if home == "stage":
            return
        while len(self.screen_stack) > 1:
            await self.pop_screen()
        if role != home:
            await self.push_screen(view_of(role))

    # --- faults

    async def run_action(
        self,
        action: str | ActionParseResult,
        default_namespace: DOMNode | None = None,
        namespaces: Mapping[str, DOMNode] | None = None,
    ) -> bool:
        """Do an action; a fault in one must not take the whole screen away from people in a full room."""
        try:
            return await super().run_action(action, default_namespace, namespaces)
        except Exception:
            if self.is_headless:  # tests want to see it
                raise
            self.say(strings.FAULT.format(where=note_fault(self._crash_log)), "danger")
            return True

    def _fatal_error(self) -> None:
        """Leave with one sentence instead of a traceback."""
        self._exit_renderables.append(strings.STOPPED.format(where=note_fault(self._crash_log)))
        self._close_messages_no_wait()
