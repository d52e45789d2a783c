"""ctrl+p: every command, session, speaker and question, found by a few letters."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from textual.command import DiscoveryHit, Hit, Provider
from textual.content import Content

from idm_tui.core import commands as do
from idm_tui.core.names import find
from idm_tui.core.text import clean_line, shorten
from idm_tui.tui import strings
from idm_tui.tui.app import IdmApp
from idm_tui.tui.screens.event import EventScreen

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterator

    from textual.command import Hits

    from idm_tui.core.notes import Note
    from idm_tui.core.plan import Session

    Choice = tuple[str, str, Callable[[], Awaitable[None] | None]]

_MOST = 40


class Palette(Provider):
    """What can be found; titles are text, never markup."""

    async def discover(self) -> Hits:
        """Offer the commands before anything is typed."""
        for name, words, act in self._commands():
            yield DiscoveryHit(_shown(name, words), act, text=name)

    async def search(self, query: str) -> Hits:
        """Return what the letters may mean, the closest first; what was noted comes by its words."""
        choices = [(name, (name, words, act)) for name, words, act in self._choices()]
        for rank, (name, (_name, words, act)) in enumerate(find(query, choices)[:_MOST]):
            yield Hit(1 - rank / (_MOST * 2), _shown(name, words), act, text=name)
        for rank, (note, around) in enumerate(self._notes(query)):
            words = strings.NOTE_NO.format(number=note.label) + (f" · {note.speaker}" if note.speaker else "")
            yield Hit(0.5 - rank / (_MOST * 4), _shown(around, words), partial(self._open_note, note), text=around)

    def _notes(self, query: str) -> Iterator[tuple[Note, str]]:
        app = self.app
        if not isinstance(app, IdmApp) or app.outside is None:
            return
        state = app.desk.state
        for found, around in app.outside.find(app.desk.plan, state, query)[:_MOST]:
            note = state.notes.get(found.of) if found.kind == "note" else None
            if note is not None:
                yield note, clean_line(around)

    async def _open_note(self, note: Note) -> None:
        from idm_tui.tui.screens.rapporteur import RapporteurScreen

        app = self.app
        if isinstance(app, IdmApp):
            await app.action_view_of("rapporteur")
            if isinstance(app.in_sight, RapporteurScreen):
                app.in_sight.call_after_refresh(app.in_sight.go_to_note, note)

    def _choices(self) -> Iterator[Choice]:
        yield from self._commands()
        app = self.app
        if not isinstance(app, IdmApp) or app.view is None:
            return
        seen = app.view.seen
        for question in seen.questions():
            command = do.Put(number=question.number)
            yield (f"{question.number} {question.text}", "put this question", partial(app.request, command))
        for speaker in seen.session.speakers if seen.session else ():
            words = ", ".join(filter(None, [speaker.role, speaker.organisation])) or "give the floor"
            yield (f"{speaker.name}", f"give the floor · {words}", partial(app.request, do.Give(speaker=speaker.name)))
        for entry in seen.run.list.entries:
            yield (entry.name, "give the floor, from the list", partial(app.request, do.Give(speaker=entry.name)))
        for session in seen.plan.sessions:
            yield (session.title, "show this session", partial(self._open, app, session))
            for person in (*session.moderators, *session.speakers):
                yield (person.name, f"show the session: {session.short_title}", partial(self._open, app, session))

    def _commands(self) -> Iterator[Choice]:
        screen = self.screen
        for key in getattr(screen, "KEYS", ()):
            yield (
                f"{key.help[:1].upper()}{key.help[1:]}",
                f"key {key.shown}" if key.shown else "",
                partial(screen.action_command, key.name),  # type: ignore[attr-defined]
            )
        if isinstance(screen, EventScreen):
            yield (strings.WHO_IS_THERE.capitalize(), "key W", screen.action_who)

    async def _open(self, app: IdmApp, session: Session) -> None:
        if hasattr(app.screen, "open_session"):
            await app.screen.open_session(session)


def _shown(name: str, words: str) -> Content:
    """Put name and explanation together; Textual would read markup in a hit's own `help`."""
    return Content.assemble(Content(shorten(name, 160)), "\n", Content(shorten(words, 160)).stylize("dim"))
