"""Names to choose from, with what a moderator wants to know beside each: group, how often and how long today."""

from __future__ import annotations

from typing import TYPE_CHECKING

from idm_tui.core.record import record
from idm_tui.core.speaking import Spoken, spoken_today
from idm_tui.core.text import clock_words
from idm_tui.tui import strings

if TYPE_CHECKING:
    from idm_tui.core.directory import Directory
    from idm_tui.core.overview import Overview


@record
class Offered:
    """A name and the words beside it."""

    name: str
    note: str


class Names:
    """Finds names at one look of the event."""

    def __init__(self, directory: Directory, seen: Overview) -> None:
        """Take who is known and what has happened."""
        self._directory, self._state = directory, seen.state
        self._spoken = spoken_today(seen.plan, seen.state, seen.session, seen.now)

    def find(self, said: str) -> list[Offered]:
        """Return the names that letters may mean, the closest first."""
        return [self._offered(known.name, known.group) for known in self._directory.find(said)]

    def _offered(self, name: str, group: str) -> Offered:
        called = self._state.called(name)
        return Offered(called, " · ".join(filter(None, (group, spoken_words(self._spoken.get(called))))))


def spoken_words(spoken: Spoken | None) -> str:
    """Say how often and how long somebody has spoken today; that it is the first time where they have not."""
    if spoken is None or not spoken.turns:
        return strings.FIRST_TIME
    return strings.SPOKEN.format(turns=spoken.turns, time=clock_words(spoken.seconds))
