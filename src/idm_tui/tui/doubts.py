"""Where a key may have been pressed twice or too early: the question to ask first, and what can be answered."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from idm_tui.core.commands import End, ListAdd, Next, Strike
from idm_tui.core.record import amended, record
from idm_tui.core.text import shorten
from idm_tui.tui import strings

if TYPE_CHECKING:
    from collections.abc import Callable

    from idm_tui.core.commands import Command
    from idm_tui.core.overview import Overview

_TWICE_S = 1.0
_BOUNCE_S = 0.25


@record
class Answer:
    """One answer: its key, what it says, what is done then."""

    key: str
    words: str
    command: Command


@record
class Doubt:
    """A question with its answers; Enter takes the first."""

    question: str
    answers: tuple[Answer, ...]


class Doubts:
    """Remembers when the last *next* was pressed; a finger's time, not the event's."""

    def __init__(self, finger: Callable[[], float] = time.monotonic) -> None:
        """Take a clock for fingers."""
        self._finger = finger
        self._last_next: float | None = None
        self._dialog_closed: float | None = None

    def about(self, command: Command, seen: Overview) -> Doubt | None:
        """Return a question, or None where there is no doubt."""
        if isinstance(command, Next):
            return self._about_next(command, seen)
        if isinstance(command, End) and seen.live and seen.run.list.entries and not command.rest:
            return _about_the_rest(command, seen.live.short_title, len(seen.run.list.entries))
        if isinstance(command, ListAdd) and not command.again:
            return _about_a_second(command, seen)
        if isinstance(command, Strike):
            return _about_striking(command, seen)
        return None

    def dialog_closed(self) -> None:
        """Remember that a dialog was just closed."""
        self._dialog_closed = self._finger()

    def another_key(self) -> None:
        """Remember that another key came since."""
        self._dialog_closed = None

    def is_bounce(self) -> bool:
        """Tell whether a key comes so soon behind a dialog that it was meant for it."""
        return self._dialog_closed is not None and self._finger() - self._dialog_closed < _BOUNCE_S

    def _about_next(self, command: Next, seen: Overview) -> Doubt | None:
        now, before = self._finger(), self._last_next
        self._last_next = now
        following = seen.next_up
        if before is None or now - before >= _TWICE_S or following is None:
            return None
        question = strings.AGAIN.format(name=following.name)
        return Doubt(question, (Answer("y", strings.YES, command),))


def _about_the_rest(command: End, session: str, count: int) -> Doubt:
    keep, drop = amended(command, rest="keep"), amended(command, rest="drop")
    answers = (
        Answer("k", strings.KEEP_LIST, keep),
        Answer("d", strings.DROP_LIST, drop),
        Answer("y", strings.END_ONLY, command),
    )
    return Doubt(strings.END_WITH_LIST.format(count=count, session=session), answers)


def _about_a_second(command: ListAdd, seen: Overview) -> Doubt | None:
    if not any(e.name == command.speaker and e.kind == command.kind for e in seen.run.list.entries):
        return None
    again = amended(command, again=True)
    return Doubt(strings.LISTED_ALREADY.format(name=command.speaker), (Answer("y", strings.YES, again),))


def _about_striking(command: Strike, seen: Overview) -> Doubt | None:
    note = seen.state.notes.get(command.note) or seen.state.notes.labelled(command.note)
    if note is None or note.is_struck:
        return None
    question = strings.STRIKE_SURE.format(number=note.label, text=shorten(note.text, 120))
    return Doubt(question, (Answer("y", strings.YES, command),))
