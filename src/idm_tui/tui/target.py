"""What a note that is being typed belongs to, from its first letter on."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from idm_tui.core import commands as do
from idm_tui.core.note_line import read_note_line
from idm_tui.core.notes import SUMMARY
from idm_tui.core.noting import question_noted, session_noted
from idm_tui.core.record import amended, record, values

if TYPE_CHECKING:
    from datetime import datetime

    from idm_tui.core.overview import Overview
    from idm_tui.core.state import Draft

NOBODY = "nobody"
_LONGEST_PREFIX = 40


@record
class Target:
    """Session, intervention, speaker and question of a note; `since` is when it was begun."""

    since: datetime
    session: str = ""
    turn: str = ""
    speaker: str = ""
    question: int = 0
    kind: str = SUMMARY
    attribution: str = "named"

    def command(self, line: str) -> do.Note:
        """Make the note of a typed line."""
        typed = read_note_line(line, self.kind)
        return do.Note(
            text=typed.text,
            kind=typed.kind or self.kind,
            session=self.session,
            turn=self.turn,
            speaker="" if self.turn else self.speaker or NOBODY,
            question=self.question,
            attribution=self.attribution,
            owner=typed.owner,
            due=typed.due,
            tag=typed.tag,
        )

    def with_kind_of(self, line: str) -> Target:
        """Return it with the kind that the beginning of a typed line says."""
        return amended(self, kind=read_note_line(line[:_LONGEST_PREFIX], self.kind).kind or self.kind)

    def as_about(self) -> str:
        """Write it for a draft, so that it survives with the words."""
        return json.dumps({name: value for name, value in values(self).items() if name != "since"})


def target_now(seen: Overview) -> Target:
    """Return what a note belongs to that is begun at this second."""
    session = session_noted(seen)
    run = seen.state.run(session.id) if session else seen.run
    turn = run.floor
    return Target(
        seen.now,
        session.id if session else "",
        turn.id if turn else "",
        turn.speaker if turn else "",
        question_noted(run, turn),
    )


def target_of(draft: Draft, otherwise: Target) -> Target:
    """Return what a draft belongs to that was found again; what it does not say is as now."""
    try:
        said = json.loads(draft.about)
        known = {name: said[name] for name in values(otherwise) if name != "since"}
    except (ValueError, KeyError, TypeError):
        return amended(otherwise, since=draft.since)
    if not isinstance(known["question"], int) or not all(isinstance(known[n], str) for n in known if n != "question"):
        return amended(otherwise, since=draft.since)
    return amended(otherwise, since=draft.since, **known)
