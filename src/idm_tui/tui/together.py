"""An event that several machines share, as the app follows it: what others did, who is there, whether it is shared."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from idm_tui.core.rights import RUNNING
from idm_tui.core.text import clock_words
from idm_tui.tui import strings

if TYPE_CHECKING:
    from idm_tui.core.sharing import Present, Sharing
    from idm_tui.tui.app import IdmApp
    from idm_tui.tui.outside import Hub


class Together:
    """Listens to the hub for the app."""

    def __init__(self, app: IdmApp, hub: Hub | None) -> None:
        """Take the hub; None where nobody shares the event."""
        self._app, self._hub = app, hub
        self._is_due = False
        self._there: dict[tuple[str, str], Present] = {}

    def begin(self) -> None:
        """Show at once whatever comes from the others."""
        if self._hub is None:
            return
        loop = asyncio.get_running_loop()

        def news() -> None:
            if not self._is_due:  # a flood of news is looked at once
                self._is_due = True
                try:
                    loop.call_soon_threadsafe(self._look)
                except RuntimeError:  # the app has ended
                    self._is_due = False

        self._there = _by_place(self._hub.standing)
        self._hub.listen(news)

    def _look(self) -> None:
        self._is_due = False
        self._app.peek()
        self._tell_who_left()

    @property
    def sharing(self) -> Sharing | None:
        """How the event stands; None where nobody shares it."""
        return self._hub.standing if self._hub else None

    def take_agenda(self) -> None:
        """Take the hub's agenda in the place of the one here, and tell what came of it."""
        if self._hub is None or not self._hub.standing.agenda_differs:
            return
        try:
            self._hub.take_agenda()
        except ValueError as error:
            self._app.say(str(error), "warning")
        else:
            self._app.say(strings.AGENDA_TAKEN)

    def offer_agenda(self) -> None:
        """Let the agenda here take the place of the hub's, where the role may."""
        if self._hub is not None and self._hub.standing.agenda_differs and self.may_offer:
            self._hub.offer_agenda()
            self._app.say(strings.AGENDA_OFFERED)

    @property
    def may_offer(self) -> bool:
        """Whether the agenda here may take the place of the hub's."""
        return self._app.desk.actor.role in RUNNING

    @property
    def notice(self) -> str:
        """What has to stay on the screen until it is over."""
        now = self.sharing
        if now is None:
            return ""
        if now.to_read > 1000:
            return strings.READING_IN.format(bar=_bar(now), left=f"{now.to_read:,}")
        if now.trouble:
            return now.trouble
        if now.agenda_differs:
            return strings.AGENDA_DIFFERS
        moderators = [one for one in now.present if one.role == "moderator"]
        if (
            self._app.desk.actor.role != "moderator"
            and moderators
            and all(one.away_s is not None for one in moderators)
        ):
            last = min(moderators, key=lambda one: one.away_s or 0)
            return strings.MODERATOR_GONE.format(name=last.name, time=clock_words(last.away_s or 0))
        return ""

    def _tell_who_left(self) -> None:
        now = self.sharing
        if now is None:
            return
        before, self._there = self._there, _by_place(now)
        for place, one in self._there.items():
            old = before.get(place)
            if one.terminal == self._app.desk.actor.terminal or one.role not in (*RUNNING, "rapporteur"):
                continue
            was_there = old is not None and old.away_s is None
            if one.away_s is None and not was_there:
                self._app.say(strings.CAME.format(name=one.name, role=one.role))
            elif one.away_s is not None and was_there:
                self._app.say(strings.WENT.format(name=one.name, role=one.role), "warning")


def _by_place(now: Sharing) -> dict[tuple[str, str], Present]:
    return {(one.role, one.terminal): one for one in now.present}


def _bar(now: Sharing, width: int = 20) -> str:
    done = width * now.total // max(now.total + now.to_read, 1)
    return "█" * done + "░" * (width - done)
