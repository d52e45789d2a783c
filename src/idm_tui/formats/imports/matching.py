"""Which session of one agenda is which of another: by id, then by title and time."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from idm_tui.core.record import record
from idm_tui.core.text import fold
from idm_tui.formats.imports.ids import slug

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable
    from datetime import datetime

    from idm_tui.core.agenda import Entry
    from idm_tui.formats.positions import Path
    from idm_tui.formats.toml import Reading

_ALIKE = 0.6
_MOST_COMPARED = 2500


@record
class Seen:
    """A session of an agenda, where its file has it, with its local times; `end` is None where none is written."""

    path: Path
    entry: Entry
    start: datetime
    end: datetime | None

    @property
    def id(self) -> str:
        """Its id."""
        return self.entry.id

    @property
    def title(self) -> str:
        """Its title, for comparing."""
        return fold(self.entry.title)


def sessions_of(reading: Reading) -> list[Seen]:
    """Return the sessions of an agenda in the order of its file."""
    found = []
    for day, written in enumerate(reading.agenda.days):
        for number, entry in enumerate(written.sessions):
            planned = reading.plan.session(entry.id)
            assert planned is not None
            start, end = (reading.plan.local(at).replace(tzinfo=None) for at in (planned.start, planned.end))
            found.append(Seen(("days", day, "sessions", number), entry, start, end if entry.end is not None else None))
    return found


def matched(ones: Iterable[Seen], others: Iterable[Seen]) -> dict[str, Seen]:
    """Return the session among the others that each one is, by the id that the one has."""
    matching = _Matching(list(ones), list(others))
    matching.pair(lambda seen: (seen.id, seen.title, seen.start))
    # Ids made of titles are numbered anew when one of several equal titles goes; their time says more.
    matching.pair(lambda seen: (seen.title, seen.start, seen.entry.room) if _has_made_id(seen) else None)
    matching.pair(lambda seen: (seen.title, seen.start) if _has_made_id(seen) else None)
    matching.pair(lambda seen: (seen.id, seen.title))
    matching.pair(lambda seen: (seen.id, seen.start))
    matching.pair(lambda seen: seen.id)
    matching.pair(lambda seen: (seen.title, seen.start, seen.entry.room))
    matching.pair(lambda seen: (seen.title, seen.start))
    matching.pair(lambda seen: (seen.title, seen.start.date()))
    matching.pair(lambda seen: seen.title)
    matching.pair(lambda seen: (seen.start, seen.entry.room), _are_alike)
    matching.pair_overlapping()
    return matching.found


class _Matching:
    """Two lists of sessions of which fewer and fewer are left."""

    def __init__(self, ones: list[Seen], others: list[Seen]) -> None:
        self.ones, self.others = ones, others
        self.found: dict[str, Seen] = {}

    def pair(
        self, key_of: Callable[[Seen], Hashable], is_same: Callable[[Seen, Seen], bool] = lambda one, other: True
    ) -> None:
        """Pair those that alone have the same key."""
        left, right = _by_key(self.ones, key_of), _by_key(self.others, key_of)
        taken = set()
        for key, ones in left.items():
            others = right.get(key, [])
            if len(ones) == len(others) == 1 and is_same(ones[0], others[0]):
                self.found[ones[0].id] = others[0]
                taken.add(others[0].id)
        self._leave_out(taken)

    def pair_overlapping(self) -> None:
        """Pair those that were both moved and renamed: where each is like one alone of its day at about its time."""
        left, right = _by_key(self.ones, _place), _by_key(self.others, _place)
        taken = set()
        for place, ones in left.items():
            others = right.get(place, [])
            if len(ones) * len(others) > _MOST_COMPARED:
                continue
            near = [(one, other) for one in ones for other in others if _overlap(one, other) and _are_alike(one, other)]
            counts = Counter(id(seen) for pair in near for seen in pair)
            for one, other in near:
                if counts[id(one)] == counts[id(other)] == 1:
                    self.found[one.id] = other
                    taken.add(other.id)
        self._leave_out(taken)

    def _leave_out(self, taken: set[str]) -> None:
        self.ones = [one for one in self.ones if one.id not in self.found]
        self.others = [other for other in self.others if other.id not in taken]


def _by_key(sessions: list[Seen], key_of: Callable[[Seen], Hashable]) -> dict[Hashable, list[Seen]]:
    found: dict[Hashable, list[Seen]] = defaultdict(list)
    for seen in sessions:
        if (key := key_of(seen)) is not None:
            found[key].append(seen)
    return found


def _has_made_id(seen: Seen) -> bool:
    """Tell whether an id looks like one that an import made of the title."""
    made = {slug(seen.entry.title), slug(seen.entry.title.partition(":")[0])}
    return seen.id in made or re.sub(r"-\d+$", "", seen.id) in made


def _place(seen: Seen) -> Hashable:
    return seen.start.date(), seen.entry.room


def _overlap(one: Seen, other: Seen) -> bool:
    return one.start < (other.end or other.start) and other.start < (one.end or one.start)


def _are_alike(one: Seen, other: Seen) -> bool:
    """Tell whether two sessions of one time and room are one that was renamed: by their words, or their people."""
    if one.title.startswith(other.title) or other.title.startswith(one.title):
        return True
    if SequenceMatcher(None, one.title, other.title).ratio() >= _ALIKE:
        return True
    return not _people(one).isdisjoint(_people(other))


def _people(seen: Seen) -> set[str]:
    entry = seen.entry
    return {fold(person.name) for person in (*entry.moderators, *entry.speakers)}
