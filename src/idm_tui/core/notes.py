"""The rapporteur's notes: their kinds, their place in the report, and all of them in order.

A note stands in one part of its session: under the guiding question it answers, among the interventions, or with
the decisions, recommendations and actions. Its paragraph in that part is given once and stays.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal
from zlib import crc32

from idm_tui.core.grown import Grown
from idm_tui.core.language import _
from idm_tui.core.record import amended, record
from idm_tui.core.text import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from datetime import datetime

Attribution = Literal["named", "group", "none"]
ATTRIBUTIONS: tuple[Attribution, ...] = ("named", "group", "none")


@record
class KindOfNote:
    """A kind of note: its name for programs and people, the letter of its prefix, and its glyph on screen.

    `part` is the letter of the part of a report where it stands; empty for those that stand under their question.
    """

    name: str
    words: str
    letter: str
    glyph: str
    part: str = ""


INTERVENTIONS, DECISIONS, RECOMMENDATIONS, ACTIONS, KEY_MESSAGES, CHAIRS_SUMMARY = "A", "B", "C", "D", "K", "S"
"""The parts of a session's chapter besides its questions, which go by their numbers."""

SUMMARY = "summary"
_MOST_DIGITS = 9
KEY_MESSAGE = "key-message"
_KINDS = (
    KindOfNote(SUMMARY, _("summary"), "s", "·"),
    KindOfNote("quote", _("quote"), "q", "“"),
    KindOfNote(KEY_MESSAGE, _("key message"), "k", "★", KEY_MESSAGES),
    KindOfNote("recommendation", _("recommendation"), "r", "◇", RECOMMENDATIONS),
    KindOfNote("decision", _("decision"), "d", "◆", DECISIONS),
    KindOfNote("action", _("action"), "a", "□", ACTIONS),
    KindOfNote("follow-up", _("follow-up"), "f", "↪", ACTIONS),
    KindOfNote("question", _("question"), "?", "?"),
    KindOfNote("chairs-summary", _("chair's summary"), "c", "§", CHAIRS_SUMMARY),
)
KINDS: dict[str, KindOfNote] = {kind.name: kind for kind in _KINDS}


def kinds_meant(said: str) -> list[KindOfNote]:
    """Return the kinds of note that a word may mean: a name or its beginning, or the letter of a prefix."""
    wanted = "-".join(fold(said).replace("'", "").replace("’", "").replace("_", " ").replace("-", " ").split())
    exact = [kind for kind in _KINDS if wanted in (kind.name, kind.letter)]
    return exact or [kind for kind in _KINDS if wanted and kind.name.startswith(wanted)]


@record(kw_only=True)
class Note:
    """One note as it stands; `at` is when it was begun, in UTC.

    `version` names its present words. `twin` counts from 1 the versions that two wrote at once and that stand
    beside each other. `allowed` are fingerprints of words that may stand although they give somebody away.
    """

    id: str
    session: str
    number: int
    place: int
    writer: str
    at: datetime
    text: str
    version: str
    kind: str = SUMMARY
    question: int = 0
    turn: str = ""
    speaker: str = ""
    group: str = ""
    attribution: str = "named"
    owner: str = ""
    due: str = ""
    tag: str = ""
    twin: int = 0
    is_withdrawn: bool = False
    is_struck: bool = False
    allowed: tuple[str, ...] = ()

    @property
    def counts(self) -> bool:
        """Whether it stands in the report, struck or not."""
        return not self.is_withdrawn

    @property
    def fingerprint(self) -> str:
        """What tells its present words from others, without holding them."""
        return f"{crc32(f'{self.text}|{self.owner}|{self.due}|{self.tag}'.encode()):08x}"

    @property
    def is_allowed(self) -> bool:
        """Whether its present words may stand in a report although they give somebody away."""
        return self.fingerprint in self.allowed

    @property
    def label(self) -> str:
        """What people call it: its number, with a letter where two versions stand beside each other."""
        return f"{self.number}{self.letter}"

    @property
    def letter(self) -> str:
        """The letter of a version that stands beside another: b, c and on; none for the first."""
        return chr(ord("a") + min(self.twin, 25)) if self.twin else ""

    @property
    def part(self) -> str:
        """The part of its session's chapter: the number of its question, or the letter of another part."""
        return part_of(self.kind, self.question)


def part_of(kind: str, question: int) -> str:
    """Return the part of a chapter in which a note of a kind stands: the number of a question, or a letter."""
    own = KINDS[kind].part if kind in KINDS else ""
    return own or (str(question) if question else INTERVENTIONS)


class Notes:
    """All notes in the order in which they were begun. Frozen: adding or amending returns another."""

    __slots__ = ("_left", "_places", "_taken")

    def __init__(
        self,
        taken: Grown[Note] | None = None,
        places: dict[str, int] | None = None,
        left: tuple[tuple[str, str, int], ...] = (),
    ) -> None:
        """Begin empty; `left` are the paragraphs that notes had before they were moved."""
        self._taken: Grown[Note] = Grown() if taken is None else taken
        # Shared with those made from this one: where a note stands in one it stands in all, or it is looked for.
        self._places = {} if places is None else places
        self._left = left

    def __len__(self) -> int:
        """Count them, withdrawn ones too."""
        return len(self._taken)

    def __iter__(self) -> Iterator[Note]:
        """Yield them, withdrawn ones too."""
        return iter(self._taken)

    def __reversed__(self) -> Iterator[Note]:
        """Yield them from the last."""
        return reversed(self._taken)

    def __eq__(self, other: object) -> bool:
        """Compare what is in them."""
        return isinstance(other, Notes) and self._taken == other._taken and self._left == other._left

    def __hash__(self) -> int:
        """Hash what is in them."""
        return hash(self._taken)

    def __repr__(self) -> str:
        """Write what is in them."""
        return f"Notes({list(self._taken)!r})"

    def _place(self, note_id: str) -> int | None:
        place = self._places.get(note_id)
        if place is not None and place < len(self._taken) and self._taken[place].id == note_id:
            return place
        return (
            next((i for i, note in enumerate(self._taken) if note.id == note_id), None) if place is not None else None
        )

    def get(self, note_id: str) -> Note | None:
        """Return the note of an id."""
        place = self._place(note_id)
        return None if place is None else self._taken[place]

    def plus(self, note: Note) -> Notes:
        """Return them with one more."""
        self._places[note.id] = len(self._taken)
        return Notes(self._taken.plus(note), self._places, self._left)

    def amended(self, note_id: str, change: Callable[[Note], Note | None]) -> Notes | None:
        """Return them with one changed; None where it is not there or `change` returns None."""
        place = self._place(note_id)
        changed = None if place is None else change(self._taken[place])
        if place is None or changed is None:
            return None
        before, listed = self._taken[place], list(self._taken)
        listed[place] = changed
        was, stands = ((n.session, n.part, n.place) for n in (before, changed))
        return Notes(Grown.of(listed), self._places, self._left if was == stands else (*self._left, was))

    def each(self, change: Callable[[Note], Note]) -> Notes:
        """Return them all changed."""
        return Notes(Grown.of(change(note) for note in self._taken), self._places, self._left)

    def of_session(self, session: str) -> tuple[Note, ...]:
        """Return those of a session that count."""
        return tuple(note for note in self._taken if note.session == session and note.counts)

    def labelled(self, label: str) -> Note | None:
        """Return the note that people call so; the latest where two have the number."""
        digits = label.lstrip("#").rstrip("abcdefghijklmnopqrstuvwxyz")
        if not digits.isdecimal() or len(digits) > _MOST_DIGITS:
            return None
        number = int(digits)
        found = [note for note in self._taken if note.number == number and note.label == label.lstrip("#")]
        return found[-1] if found else None

    def next_number(self) -> int:
        """Return the number of the next note."""
        return 1 + max((note.number for note in self._taken), default=0)

    def next_place(self, session: str, part: str) -> int:
        """Return the next paragraph in a part of a session: never one that was given before."""
        given = [n.place for n in self._taken if n.session == session and n.part == part]
        given += [place for left, of, place in self._left if (left, of) == (session, part)]
        return 1 + max(given, default=0)


def by_part(notes: Iterable[Note]) -> dict[str, list[Note]]:
    """Return the notes of a session by their part, in the order of their paragraphs."""
    found: dict[str, list[Note]] = {}
    for note in sorted(notes, key=lambda n: (n.place, n.twin)):
        found.setdefault(note.part, []).append(note)
    return found


def renamed(note: Note, called: Callable[[str], str]) -> Note:
    """Return the note with its people called as `called` says."""
    return amended(note, speaker=called(note.speaker), group=called(note.group), owner=called(note.owner))
