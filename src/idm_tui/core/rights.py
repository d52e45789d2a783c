"""Who may write what, and who may read it, where an event is shared between machines.

What happens in the room everybody may see. The record is the rapporteur's: notes, drafts, what is off the record.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from idm_tui.core.facts import CommandUndone, Unknown

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from idm_tui.core.facts import Body

ROLES = ("moderator", "chair", "rapporteur", "stage", "viewer")
HOST = "host"
"""Who opened the hub: brings the agenda and sees who is there, reads and writes no facts."""
WATCHING = frozenset({"stage", "viewer"})
RUNNING = frozenset({"moderator", "chair"})
RECORD_NOUNS = ("note", "draft", "intervention", "offrecord", "signals")


def kind_of(body: Body) -> str:
    """Return the kind of a fact as the journal writes it, also of one that this version does not know."""
    return body.name if isinstance(body, Unknown) else body.kind


def is_of_record(body: Body, kinds_of_command: Callable[[str], Iterable[str]]) -> bool:
    """Tell whether a fact belongs to the record; an undoing belongs where what it undoes belongs."""
    if isinstance(body, CommandUndone):
        undone = list(kinds_of_command(body.command))
        return bool(undone) and all(map(_is_record_kind, undone))
    return _is_record_kind(kind_of(body))


def _is_record_kind(kind: str) -> bool:
    return kind.partition(".")[0] in RECORD_NOUNS


def may_write(role: str, *, of_record: bool) -> bool:
    """Tell whether a role may write such facts into an event that is shared."""
    return role in RUNNING or (role == "rapporteur" and of_record)
