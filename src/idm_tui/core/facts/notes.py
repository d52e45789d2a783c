"""Facts about what the rapporteur notes, and about what was said off the record."""

from __future__ import annotations

from idm_tui.core.facts.base import Body
from idm_tui.core.record import amended


class NoteTaken(Body, kind="note.taken"):
    """Something was noted.

    `number` is what people call the note, counted over the event; `place` its paragraph within its part of the
    report, given for good. `turn` is the intervention it belongs to, `of` the note from which it was split.
    """

    session: str
    note: str
    number: int
    place: int
    writer: str
    text: str
    kind_of_note: str = "summary"
    question: int = 0
    turn: str = ""
    speaker: str = ""
    group: str = ""
    attribution: str = "named"
    owner: str = ""
    due: str = ""
    tag: str = ""
    of: str = ""
    is_struck: bool = False

    def without_words(self) -> NoteTaken:
        """Return it as it stands once its words are struck."""
        return amended(self, text="", owner="", due="", tag="", is_struck=True)

    def without_text(self) -> NoteTaken:
        """Return it as it stands where only its older words are struck."""
        return amended(self, text="", is_struck=True)


class NoteCorrected(Body, kind="note.corrected"):
    """A note got other words; `base` is the version that its writer had before them."""

    note: str
    version: str
    base: str
    writer: str
    text: str
    is_struck: bool = False

    def without_words(self) -> NoteCorrected:
        """Return it as it stands once its words are struck."""
        return amended(self, text="", is_struck=True)


class NoteFiled(Body, kind="note.filed"):
    """A note was filed otherwise: under another session, question, speaker or kind. It says all of it anew."""

    note: str
    session: str
    place: int
    kind_of_note: str = "summary"
    question: int = 0
    turn: str = ""
    speaker: str = ""
    group: str = ""
    attribution: str = "named"
    owner: str = ""
    due: str = ""
    tag: str = ""

    def without_words(self) -> NoteFiled:
        """Return it as it stands once the words of its note are struck."""
        return amended(self, owner="", due="", tag="")


class NoteWithdrawn(Body, kind="note.withdrawn"):
    """A note counts no longer; `into` is the note to which its words were joined."""

    note: str
    into: str = ""


class NoteStruck(Body, kind="note.struck"):
    """The words of a note were removed for good, at the speaker's wish.

    Every journal removes them from all facts of the note, and of those that `also` names, with blanks between: notes
    that were joined with it and count no longer. `wipes` names the facts that hold older words of other notes, `spares`
    those that hold the words of a version beside it.
    """

    note: str
    also: str = ""
    wipes: str = ""
    spares: str = ""


class NoteAllowed(Body, kind="note.allowed"):
    """The words of a note may stand although they give somebody away, or a session's title and questions.

    `fingerprint` tells the words from others; it is empty for a session.
    """

    note: str
    fingerprint: str = ""


class InterventionWaived(Body, kind="intervention.waived"):
    """Nothing needs to be noted of an intervention."""

    session: str
    turn: str


class OffRecordBegan(Body, kind="offrecord.began"):
    """What is said from now on is off the record."""

    session: str


class OffRecordEnded(Body, kind="offrecord.ended"):
    """What is said from now on is on the record again."""

    session: str
