"""The check before a report without names leaves: what in it still gives somebody away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from idm_tui.core.overview import questions_of
from idm_tui.core.record import record

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime

    from idm_tui.core.leaks import Leak, Terms
    from idm_tui.core.plan import Plan
    from idm_tui.core.state import State


@record
class Told:
    """A text of the report: `where` is the number of its note, or the id of its session."""

    where: str
    session: str
    text: str
    is_note: bool = False


@record
class Finding:
    """A text that gives somebody away, and with which words."""

    where: str
    session: str
    text: str
    leaks: tuple[Leak, ...]
    is_note: bool = False

    @property
    def words(self) -> str:
        """The words that do, each once, with whom they mean."""
        said = (
            leak.found if leak.found == leak.term.shown else f"{leak.found} ({leak.term.shown})" for leak in self.leaks
        )
        return ", ".join(dict.fromkeys(said))


def findings(texts: Iterable[Told], terms: Terms) -> Iterator[Finding]:
    """Yield the texts that give somebody away."""
    for told in texts:
        leaks = terms.leaks(told.text)
        if leaks:
            yield Finding(told.where, told.session, told.text, tuple(leaks), is_note=told.is_note)


def texts_told(plan: Plan, state: State, now: datetime) -> Iterator[Told]:
    """Yield every text of the report that was not allowed to stand as it is."""
    noted = {note.session for note in state.notes if note.counts}
    for position in plan.listing:
        session = plan.sessions[position]
        run = state.run(session.id)
        if session.id in state.allowed or (session.id not in noted and run.started_at is None):
            continue
        questions = (question.text for question in questions_of(session, run, now))
        for text in (session.title, session.subtitle, *questions):
            if text:
                yield Told(session.id, session.id, text)
    for note in state.notes:
        if note.counts and not note.is_struck and not note.is_allowed:
            text = " ".join(filter(None, (note.text, note.owner, note.due)))
            yield Told(note.label, note.session, text, is_note=True)
