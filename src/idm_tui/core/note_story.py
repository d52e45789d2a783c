"""What became of a note: every version of it, by whom and when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from idm_tui.core import facts
from idm_tui.core.language import _
from idm_tui.core.record import record
from idm_tui.core.story import tell

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from idm_tui.core.facts import Body
    from idm_tui.core.history import History


@record
class Step:
    """One thing that happened to a note; `text` is its words from then on, empty where they stayed."""

    recorded: datetime
    by: str
    words: str
    text: str = ""
    is_undone: bool = False


def steps(history: History, note_id: str) -> Iterator[Step]:
    """Yield what became of a note, in the order in which it was recorded."""
    about = [fact for fact in history.facts if _is_about(fact.body, note_id)]
    for fact in sorted(about, key=lambda f: (f.recorded, f.id)):
        words, text = _told(fact.body)
        yield Step(fact.recorded, fact.by, words, text, history.is_undone(fact.command))


def _is_about(body: Body, note_id: str) -> bool:
    return getattr(body, "note", "") == note_id or (isinstance(body, facts.NoteCorrected) and body.version == note_id)


def _told(body: Body) -> tuple[str, str]:
    if isinstance(body, facts.NoteTaken | facts.NoteCorrected) and body.is_struck:
        return _("its words are gone"), ""
    if isinstance(body, facts.NoteTaken):
        return (_("split off") if body.of else _("noted")), body.text
    if isinstance(body, facts.NoteCorrected):
        return _("corrected"), body.text
    if isinstance(body, facts.NoteWithdrawn) and body.into:
        return _("joined with another"), ""
    return tell(body), ""
