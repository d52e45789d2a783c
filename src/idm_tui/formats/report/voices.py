"""Who said it, as far as a report tells: by name, as a number of delegations, or as a participant."""

from __future__ import annotations

from typing import TYPE_CHECKING

from idm_tui.core.language import _
from idm_tui.core.quantifiers import Who, quantified, quantifier
from idm_tui.core.speaking import group_of, membership
from idm_tui.core.text import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from idm_tui.core.agenda import Speaker
    from idm_tui.core.notes import Note
    from idm_tui.core.plan import Plan, Session
    from idm_tui.core.state import State, Turn
    from idm_tui.formats.report.content import Attribution

_OF_THE_PANEL = ("presentation", "answer")


class Voices:
    """Says for every note how the report names who said it."""

    def __init__(
        self, plan: Plan, state: State, attribution: Attribution, groups: Callable[[str], str] = lambda _name: ""
    ) -> None:
        """Take the event; `groups` knows groups that the agenda does not name."""
        self.plan, self.state, self.attribution, self._groups = plan, state, attribution, groups
        self._turns = {turn.id: turn for run in state.runs.values() for turn in run.all_turns}
        self._heard: dict[tuple[str, Who], int] = {}

    def together(self, notes: Sequence[Note]) -> Iterator[tuple[Note, ...]]:
        """Yield the notes that make one paragraph: where views are not attributed, those of one kind and tag."""
        if self.attribution == "named":
            yield from ((note,) for note in notes)
            return
        views: dict[tuple[str, str], list[Note]] = {}
        for note in notes:
            key = (note.kind, fold(note.tag)) if note.tag and not note.is_struck else (note.id, "")
            views.setdefault(key, []).append(note)
        yield from map(tuple, views.values())

    def lead(self, notes: Sequence[Note]) -> str:
        """Return who said it; empty where nobody in particular did, or nobody may be named."""
        voiced = [note for note in notes if note.speaker]
        if not voiced:
            return ""
        if self.attribution == "named":
            return self._named(voiced[0])
        kinds = {self._who(note) for note in voiced}
        who: Who = kinds.pop() if len(kinds) == 1 and self.attribution == "un" else "participants"
        heard = {fold(self._delegation(note.speaker)) for note in voiced}
        session = voiced[0].session
        return quantified(quantifier(len(heard), self._count(session, who), self.plan.event.quantifiers), who)

    def speaker(self, notes: Sequence[Note]) -> str:
        """Return the name in the lead, without capacity; where no person is named, the lead as it is."""
        voiced = next((note for note in notes if note.speaker), None)
        if voiced is not None and self.attribution == "named" and voiced.attribution not in ("none", "group"):
            return voiced.speaker
        return self.lead(notes)

    def _named(self, note: Note) -> str:
        if note.attribution == "none":
            return ""
        turn = self._turns.get(note.turn)
        if note.attribution == "group":
            group = note.group or (group_of(self.plan, self.state, turn, self._groups) if turn else "")
            return group or membership(self.plan, note.speaker) or self._groups(note.speaker)
        capacity = self.capacity(note.session, note.speaker)
        if note.group:
            return _("{name}, on behalf of {group}").format(name=note.speaker, group=note.group)
        return f"{note.speaker} ({capacity})" if capacity else note.speaker

    def capacity(self, session_id: str, name: str) -> str:
        """Return in what capacity somebody speaks, as the agenda or the list of participants has it."""
        panellist = panellist_of(self.plan.session(session_id), name)
        if panellist is not None:
            return panellist.organisation or panellist.role
        participant = self.plan.people.get(fold(name))
        return participant.delegation if participant and participant.delegation != name else ""

    def _who(self, note: Note) -> Who:
        turn = self._turns.get(note.turn)
        session = self.plan.session(note.session)
        if (turn and turn.kind in _OF_THE_PANEL) or panellist_of(session, note.speaker):
            return "panellists"
        if session and any(fold(person.name) == fold(note.speaker) for person in session.moderators):
            return "participants"
        return "delegations"

    def _delegation(self, name: str) -> str:
        participant = self.plan.people.get(fold(name))
        return (participant.delegation if participant else "") or name

    def _count(self, session: str, who: Who) -> int:
        """Count who took the floor in a session."""
        if (session, who) not in self._heard:
            run = self.state.run(session)
            turns = [
                turn for turn in run.all_turns if who == "participants" or _is_of_panel(turn) == (who == "panellists")
            ]
            self._heard[session, who] = len({fold(self._delegation(turn.speaker)) for turn in turns})
        return self._heard[session, who]


def _is_of_panel(turn: Turn) -> bool:
    return turn.kind in _OF_THE_PANEL


def panellist_of(session: Session | None, name: str) -> Speaker | None:
    """Return the panellist of a name."""
    return next((s for s in session.speakers if fold(s.name) == fold(name)), None) if session else None
