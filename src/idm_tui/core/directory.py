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


_AS_ANOTHER = 3
"""How close another word for a name is at most: a code never comes before a name that begins so."""


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
            known = found.setdefault(fold(one.name), one)
            if one.group and not known.group:
                # A delegation of which the agenda says no more is the country of that name.
                found[fold(one.name)] = Known(known.name, one.group, (*known.also, *one.also))
        return tuple(found.values())

    @cached_property
    def _words(self) -> list[tuple[tuple[str, ...], Known]]:
        """The names with case and accents off, done once: each key stroke asks for all of them."""
        return [(_folded(one), one) for one in self.known]

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

    def find(self, said: str, most: int = 6, also: tuple[Known, ...] = ()) -> tuple[Known, ...]:
        """Return the names that letters may mean, the closest first; those of `also` behind others as close."""
        wanted = fold(said).strip()
        if not wanted:
            return ()
        ranked = []
        for place, (words, one) in enumerate([*self._words, *((_folded(one), one) for one in also)]):
            near = closeness(wanted, words[0]) or (_AS_ANOTHER if any(closeness(wanted, w) for w in words[1:]) else 0)
            if near:
                # A name that begins so comes before one that is also called so, or in which a later word does.
                begins = next((number for number, word in enumerate(words) if word.startswith(wanted)), None)
                ranked.append((near, 2 if begins is None else min(begins, 1), place, one))
        ranked.sort(key=lambda entry: entry[:3])
        found: dict[str, Known] = {}
        for *_rank, one in ranked:
            found.setdefault(fold(one.name), one)
        return tuple(found.values())[:most]

    def group_of(self, name: str) -> str:
        """Return the group to which a name belongs; empty if none is known."""
        return self._groups.get(fold(name), "")


def _folded(known: Known) -> tuple[str, ...]:
    return tuple(fold(word) for word in (known.name, *known.also))


def begins_so(known: Known, said: str) -> bool:
    """Tell whether a name, or another by which it is found, begins as was typed."""
    wanted = fold(said).strip()
    return any(word.startswith(wanted) for word in _folded(known))
