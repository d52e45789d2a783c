"""The names that somebody who asks for the floor may have: participants, panellists, groups, countries."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from idm_tui.core.names import closeness
from idm_tui.core.record import record
from idm_tui.core.text import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from idm_tui.core.plan import Plan


@record
class Known:
    """A name to be found: `group` is whom it belongs to, `also` are other words that find it."""

    name: str
    group: str = ""
    also: tuple[str, ...] = ()


class Directory:
    """Finds names by a few letters, the event's own participants first."""

    def __init__(self, plan: Plan, countries: Callable[[], Iterable[Known]] = tuple) -> None:
        """Take the plan and what loads the countries when they are first asked for."""
        self._plan, self._countries = plan, countries

    @cached_property
    def known(self) -> tuple[Known, ...]:
        """Everybody, each name once, in the order in which they are offered."""
        found: dict[str, Known] = {}
        for one in (*self._participants(), *self._countries()):
            found.setdefault(fold(one.name), one)
        return tuple(found.values())

    @cached_property
    def _words(self) -> list[tuple[tuple[str, ...], Known]]:
        """The names with case and accents off, done once: each key stroke asks for all of them."""
        return [(tuple(fold(word) for word in (one.name, *one.also)), one) for one in self.known]

    @cached_property
    def _groups(self) -> dict[str, str]:
        return {fold(one.name): one.group for one in self.known if one.group}

    def _participants(self) -> Iterable[Known]:
        for participant in self._plan.participants:
            also = (participant.delegation,) if participant.delegation else ()
            yield Known(participant.name, participant.group or participant.delegation, also)
        for participant in self._plan.participants:
            if participant.delegation:
                yield Known(participant.delegation, participant.group)
        for participant in self._plan.participants:
            if participant.group:
                yield Known(participant.group)

    def find(self, said: str, most: int = 6) -> tuple[Known, ...]:
        """Return the names that letters may mean, the closest first."""
        wanted = fold(said).strip()
        if not wanted:
            return ()
        ranked = []
        for place, (words, one) in enumerate(self._words):
            near = min((rank for word in words if (rank := closeness(wanted, word))), default=0)
            if near:
                # A name that begins so comes before one in which a later word does.
                ranked.append((near, not words[0].startswith(wanted), place, one))
        ranked.sort(key=lambda entry: entry[:3])
        return tuple(one for *_rank, one in ranked[:most])

    def group_of(self, name: str) -> str:
        """Return the group to which a name belongs; empty if none is known."""
        return self._groups.get(fold(name), "")
