"""Names to choose from, with what a moderator wants to know beside each: group, how often and how long today."""

from __future__ import annotations

from typing import TYPE_CHECKING

from idm_tui.core.directory import Known, begins_so
from idm_tui.core.record import record
from idm_tui.core.speaking import Spoken, interventions, spoken_today
from idm_tui.core.text import clock_words
from idm_tui.tui import strings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from idm_tui.core.directory import Directory
    from idm_tui.core.overview import Overview


@record
class Offered:
    """A name and the words beside it; whether what was typed is how it begins."""

    name: str
    note: str
    begins: bool


class Names:
    """Finds names at one look of the event: all who are known, the panel, and whoever was noted."""

    def __init__(self, directory: Directory, seen: Overview) -> None:
        """Take who is known and what has happened."""
        self._directory, self._state = directory, seen.state
        self._spoken = spoken_today(seen.plan, seen.state, seen.session, seen.now)
        self._here = tuple(dict.fromkeys(_names_here(seen)))

    def find(self, said: str) -> list[Offered]:
        """Return the names that letters may mean, the closest first."""
        here = tuple(Known(name, self._directory.group_of(name)) for name in self._here)
        return [self._offered(known, said) for known in self._directory.find(said, also=here)]

    def _offered(self, known: Known, said: str) -> Offered:
        called = self._state.called(known.name)
        note = " · ".join(filter(None, (known.group, spoken_words(self._spoken.get(called)))))
        return Offered(called, note, begins_so(known, said))


def _names_here(seen: Overview) -> Iterator[str]:
    for session in (seen.session, seen.ahead):
        yield from (speaker.name for speaker in (session.speakers if session else ()))
    yield from (each.turn.speaker for each in interventions(seen.plan, seen.state))
    for run in seen.state.runs.values():
        yield from (entry.name for entry in run.list.entries)


def spoken_words(spoken: Spoken | None) -> str:
    """Say how often and how long somebody has spoken today; that it is the first time where they have not."""
    if spoken is None or not spoken.turns:
        return strings.FIRST_TIME
    return strings.SPOKEN.format(turns=spoken.turns, time=clock_words(spoken.seconds))
