"""How facts travel: the subjects that say who may read them, and the messages."""

from __future__ import annotations

import hashlib
import json
import re
from typing import TYPE_CHECKING

from idm_tui.core.facts import NoteStruck
from idm_tui.core.record import record
from idm_tui.core.rights import RECORD_NOUNS, RUNNING, is_of_record, kind_of
from idm_tui.journal.rows import fact_of, row_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from idm_tui.core.facts import Fact


_FIELDS = ("id", "at", "recorded", "by", "role", "terminal", "command", "kind", "body")
_FIRST_YEAR, _LAST_YEAR = 1900, 2500
_LONGEST_ID = 100


def token(text: str) -> str:
    """Return a text as one part of a subject; one that cannot be gets a name of its own."""
    plain = re.sub(r"[^A-Za-z0-9_-]+", "_", text)[:60] or "_"
    return plain if plain == text else f"{plain}-{hashlib.sha256(text.encode()).hexdigest()[:8]}"


@record
class Arrived:
    """A message of the stream, in its place there; `left` is how many are still behind it."""

    sequence: int
    subject: str
    data: bytes
    left: int = 0


class Subjects:
    """The subjects of one event.

    What happens in the room is for all, notes of those who run the event are for the table, and the record is for
    rapporteurs alone: `idm.<event>.facts.shared.room.>`, `….facts.shared.table.>` and `….facts.kept.>`.
    """

    def __init__(self, event: str) -> None:
        """Take the event's id."""
        self.event = token(event)
        self.stream = f"idm-{self.event}-facts"
        self.facts = f"idm.{self.event}.facts"
        self.agenda = f"idm.{self.event}.agenda"
        self.presence = f"idm.{self.event}.presence"

    def readable(self, role: str) -> str:
        """Return what a role may read."""
        if role == "rapporteur":
            return f"{self.facts}.>"
        return f"{self.facts}.shared.>" if role in RUNNING else f"{self.facts}.shared.room.>"

    def writable(self, role: str) -> list[str]:
        """Return where a role may write."""
        if role in RUNNING:
            return [f"{self.facts}.>"]
        if role == "rapporteur":
            shared = (f"{self.facts}.shared.table.{noun}.>" for noun in (*RECORD_NOUNS, "command"))
            return [f"{self.facts}.kept.>", *shared]
        return []

    def of(self, fact: Fact, *, of_record: bool, is_kept: bool) -> str:
        """Return where a fact goes; the record is kept among rapporteurs or goes to the whole table.

        That words were struck goes to the whole table always: they may lie there too.
        """
        is_kept = is_kept and not isinstance(fact.body, NoteStruck)
        audience = "shared.room" if not of_record else "kept" if is_kept else "shared.table"
        return f"{self.facts}.{audience}.{'.'.join(token(part) for part in kind_of(fact.body).split('.'))}"

    def is_fitting(self, subject: str, fact: Fact, kinds_of_command: Callable[[str], Iterable[str]]) -> bool:
        """Tell whether a fact came where its kind belongs: by that alone the hub knows who may write what."""
        of_record = is_of_record(fact.body, kinds_of_command)
        return subject in {self.of(fact, of_record=of_record, is_kept=kept) for kept in (True, False)}


def to_wire(fact: Fact) -> bytes:
    """Write a fact as a message."""
    row = dict(zip(_FIELDS, row_of(fact), strict=True))
    return json.dumps({**row, "body": json.loads(row["body"])}, ensure_ascii=False).encode()


def from_wire(data: bytes) -> Fact | None:
    """Read a message; None for what is no fact. Texts are cleaned here, where they enter."""
    try:
        said = json.loads(data)
        row = tuple(json.dumps(said["body"]) if name == "body" else str(said[name]) for name in _FIELDS)
        fact = fact_of(row)
    except (ValueError, KeyError, TypeError, RecursionError):
        return None
    is_sound = 0 < len(fact.id) <= _LONGEST_ID and len(fact.command) <= _LONGEST_ID
    years = (fact.at.year, fact.recorded.year)
    return fact if is_sound and all(_FIRST_YEAR <= year <= _LAST_YEAR for year in years) else None


def arrived_facts(
    subjects: Subjects, portion: Sequence[Arrived], kinds_of_command: Callable[[str], Sequence[str]]
) -> list[tuple[int, Fact]]:
    """Return the facts among messages that came, with their places in the stream; what is none is left out."""
    found: list[tuple[int, Fact]] = []
    fresh: dict[str, list[str]] = {}

    def kinds(command: str) -> list[str]:
        return [*kinds_of_command(command), *fresh.get(command, ())]

    for arrived in portion:
        fact = from_wire(arrived.data)
        if fact is not None and subjects.is_fitting(arrived.subject, fact, kinds):
            found.append((arrived.sequence, fact))
            fresh.setdefault(fact.command, []).append(kind_of(fact.body))
    return found
