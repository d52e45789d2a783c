"""The history of an event: its facts in order, what was undone left out, and the state they amount to."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from idm_tui.core.facts import CommandUndone, DraftKept, Fact, NoteStruck
from idm_tui.core.fold import apply, may_upset
from idm_tui.core.rights import is_of_record, kind_of
from idm_tui.core.timeline import Timeline

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from datetime import datetime

    from idm_tui.core.state import State

# What somebody may do over and over and nobody means by "undo", and what cannot be.
_NOT_UNDONE = (CommandUndone, DraftKept, NoteStruck)


class History:
    """Facts as they come in, whatever their order, and the state after all of them."""

    def __init__(self, facts: Iterable[Fact] = ()) -> None:
        """Begin with the facts that there are."""
        self._timeline = Timeline()
        self.facts = self._timeline.facts
        self._commands: dict[str, list[Fact]] = {}
        self._undoings: list[tuple[str, str, str]] = []
        self.lost: dict[str, Fact] = {}
        """What was recorded but does not count, by id: it contradicts what was recorded before it."""
        self._ids: set[str] = set()
        self._lost_commands: set[str] = set()
        self._latest_of: dict[str, str] = {}
        self.add(facts)

    @classmethod
    def recorded(cls, facts: Iterable[Fact]) -> History:
        """Make the history of facts in the order in which a journal recorded them."""
        history = cls()
        history.admit(facts)
        return history

    @property
    def state(self) -> State:
        """What all facts that count amount to."""
        return self._timeline.state

    @property
    def _undone(self) -> frozenset[str]:
        return self._timeline.undone

    def add(self, facts: Iterable[Fact]) -> None:
        """Take facts in; one that happened earlier than others finds its place among them."""
        for fact in facts:
            self._timeline.put(fact)
            self._note(fact)
            if isinstance(fact.body, CommandUndone):
                self._undoings.append((fact.id, fact.command, fact.body.command))
                self._undo_anew()

    def _note(self, fact: Fact) -> None:
        self._ids.add(fact.id)
        self._commands.setdefault(fact.command, []).append(fact)

    def _undo_anew(self) -> None:
        """Work out what is undone; some of it may count now and did not, or no longer does."""
        before, self._timeline.undone = self._undone, _effective(self._undoings)
        for fact in self._caused_by(before ^ self._undone):
            self._timeline.forget_from(self._timeline.place(fact))

    def knows(self, fact_id: str) -> bool:
        """Tell whether a fact was taken in, whether it counts or not."""
        return fact_id in self._ids

    def admit(self, facts: Iterable[Fact]) -> list[Fact]:
        """Take facts in the order in which they were recorded; returns those that are lost.

        Where several machines write at once, two commands may contradict each other: what was recorded first counts,
        everywhere. A fact that is known already was recorded anew, behind others, and is judged again in that place.
        """
        latest: dict[str, Fact] = {}
        for fact in facts:
            latest.pop(fact.id, None)
            latest[fact.id] = fact
        self._take_out([fact for fact in latest.values() if fact.id in self._ids])
        for fact in latest.values():
            self._judge(fact)
        return [fact for fact in latest.values() if fact.id in self.lost]

    def _judge(self, fact: Fact) -> None:
        """Let a fact count if it finds footing and takes it from nothing that was recorded before."""
        self._ids.add(fact.id)
        latest = self._latest_of.get(fact.terminal, "")
        self._latest_of[fact.terminal] = max(latest, fact.id)
        self.lost.pop(fact.id, None)
        tried = [fact]
        if fact.command in self._lost_commands:  # what one command caused may hold only together
            tried = [*(other for other in self.lost.values() if other.command == fact.command), fact]
        if not self._finds_place(tried):
            self.lost[fact.id] = fact
            self._lost_commands.add(fact.command)
            return
        if self.lost and fact.id < latest:  # it was overtaken on its way: those that rest on it try again
            for other in list(self.lost.values()):
                if other.terminal == fact.terminal and other.id > fact.id and other.id in self.lost:
                    self._judge(other)

    def _finds_place(self, news: Sequence[Fact]) -> bool:
        fact = news[-1]
        is_alone = len(news) == 1 and not isinstance(fact.body, CommandUndone) and fact.command not in self._undone
        if is_alone and self._timeline.is_last(fact):  # as nearly all are
            return self._follows(fact)
        if is_alone and not may_upset(fact.body):
            return self._slips_in(fact)
        return self._fits_in(news)

    def _follows(self, fact: Fact) -> bool:
        """Take in a fact that happened after all others, if it finds footing."""
        after = apply(self.state, fact)
        if after is None:
            return False
        self._timeline.put_last(fact, after)
        self._note(fact)
        return True

    def _slips_in(self, fact: Fact) -> bool:
        """Take in, among others, a fact that upsets none of them, if it finds footing."""
        if apply(self._timeline.before(self._timeline.place(fact)), fact) is None:
            return False
        self._timeline.put(fact)
        self._note(fact)
        return True

    def _fits_in(self, news: Sequence[Fact]) -> bool:
        """Take in facts among others, if all find footing and take it from none."""
        losing = self._losing_footing(news, self._undone_with(news))
        # Not everybody may see the record: it must not decide what happened in the room.
        decides = any(map(self.is_of_record, news))
        if any(fact in news or decides or not self.is_of_record(fact) for fact in losing):
            return False
        for fact in news:
            self.lost.pop(fact.id, None)
        self.add(news)
        return True

    def is_of_record(self, fact: Fact) -> bool:
        """Tell whether a fact belongs to the record; an undoing belongs where what it undoes belongs."""
        return is_of_record(fact.body, lambda command: [kind_of(f.body) for f in self.of_command(command)])

    def _take_out(self, facts: Sequence[Fact]) -> None:
        """Forget facts for the moment, as if they had not been recorded yet."""
        if not facts:
            return
        ids = {fact.id for fact in facts}
        counting = [fact for fact in facts if fact.id not in self.lost]
        self.lost = {fact_id: fact for fact_id, fact in self.lost.items() if fact_id not in ids}
        self._ids -= ids
        self._timeline.take_out(map(self._timeline.place, counting))
        for fact in counting:
            self._commands[fact.command] = [other for other in self._commands[fact.command] if other.id != fact.id]
            if not self._commands[fact.command]:
                del self._commands[fact.command]
        if any(isinstance(fact.body, CommandUndone) for fact in counting):
            self._undoings = [undoing for undoing in self._undoings if undoing[0] not in ids]
            self._undo_anew()

    def with_words_changed(self, changed: Mapping[str, Fact]) -> History:
        """Return the history with other words in some facts; what counts stays what it is."""
        other = History(changed.get(fact.id, fact) for fact in self.facts)
        other.lost = {fact_id: changed.get(fact_id, fact) for fact_id, fact in self.lost.items()}
        other._ids |= other.lost.keys()
        other._lost_commands, other._latest_of = self._lost_commands, self._latest_of
        return other

    def of_command(self, command: str) -> list[Fact]:
        """Return the facts that a command caused."""
        return self._commands.get(command, [])

    def _caused_by(self, commands: Iterable[str]) -> list[Fact]:
        return [fact for command in commands for fact in self.of_command(command)]

    def is_undone(self, command: str) -> bool:
        """Tell whether a command was undone."""
        return command in self._undone

    def commands_of(self, by: str) -> Iterable[str]:
        """Return what somebody did and has not undone, the last noted first."""
        latest_first = sorted((facts[0].id, command) for command, facts in self._commands.items() if facts[0].by == by)
        for _, command in reversed(latest_first):
            caused = self._commands[command]
            is_struck = any(getattr(fact.body, "is_struck", False) for fact in caused)
            is_meant = not is_struck and not all(isinstance(fact.body, _NOT_UNDONE) for fact in caused)
            if command not in self._undone and is_meant:
                yield command

    def last_that(self, caused: Callable[[Fact], bool]) -> Fact | None:
        """Return the latest fact that counts and fits a description."""
        return next((fact for fact in reversed(self.facts) if fact.command not in self._undone and caused(fact)), None)

    def resting_on(self, command: str) -> list[Fact]:
        """Return the facts of others that would lose their footing without a command."""
        caused = self.of_command(command)
        by = caused[0].by if caused else ""
        without = _effective([*self._undoings, ("~", "", command)])  # sorts behind every id
        return [fact for fact in self._losing_footing((), without) if fact.by != by]

    def upset_by(self, news: Sequence[Fact]) -> list[Fact]:
        """Return the facts that would lose their footing if these, of an earlier instant, were added.

        Those of the news that would find none themselves are among them.
        """
        undoes = any(isinstance(fact.body, CommandUndone) for fact in news)
        if not self.facts or (not undoes and all(fact.order > self.facts[-1].order for fact in news)):
            return []
        return self._losing_footing(news, self._undone_with(news))

    def states_with(self, news: Sequence[Fact]) -> Iterator[tuple[Fact, State]]:
        """Yield each fact from the first change on and the state after it, if these facts were added."""
        undone = self._undone_with(news)
        first = self._first_change(news, undone)
        if first is None:
            return
        state = self._timeline.before(first)
        for fact in sorted((*self.facts[first:], *news), key=lambda f: f.order):
            if fact.command not in undone:
                state = apply(state, fact) or state
                yield fact, state

    def _undone_with(self, news: Sequence[Fact]) -> frozenset[str]:
        undoings = [(fact.id, fact.command, fact.body.command) for fact in news if isinstance(fact.body, CommandUndone)]
        return _effective([*self._undoings, *undoings])

    def _first_change(self, news: Sequence[Fact], undone: frozenset[str]) -> int | None:
        changed = [*news, *self._caused_by(self._undone ^ undone)]
        return min((self._timeline.place(fact) for fact in changed), default=None)

    def _losing_footing(self, news: Sequence[Fact], undone: frozenset[str]) -> list[Fact]:
        """Fold from the first change on, as it is and as it would be; return what loses its footing."""
        first = self._first_change(news, undone)
        if first is None:
            return []
        state = state_then = self._timeline.before(first)
        lost = []
        for fact in sorted((*self.facts[first:], *news), key=lambda f: f.order):
            is_news = fact in news
            counts_now = not is_news and fact.command not in self._undone
            counts_then = fact.command not in undone
            after = apply(state, fact) if counts_now else None
            after_then = apply(state_then, fact) if counts_then else None
            if counts_then and after_then is None and (is_news or after is not None):
                lost.append(fact)
            state, state_then = after or state, after_then or state_then
        return lost

    def state_before(self, instant: datetime) -> State:
        """Return the state in which something at an instant would find itself; what is undone stays undone."""
        if not self.facts or self.facts[-1].at <= instant:
            return self.state
        return self._timeline.before(bisect_right(self.facts, instant, key=lambda f: f.at))

    def state_at(self, instant: datetime) -> State:
        """Return the state as it was at an instant, without what happened later, undoing included."""
        if not self.facts or self.facts[-1].at <= instant:
            return self.state
        return History(fact for fact in self.facts if fact.at <= instant).state


def _effective(undoings: Iterable[tuple[str, str, str]]) -> frozenset[str]:
    """Return the commands that are undone; what an undone command undid is not."""
    undone: set[str] = set()
    for _id, by_command, command in sorted(undoings, reverse=True):
        if by_command not in undone:
            undone.add(command)
    return frozenset(undone)
