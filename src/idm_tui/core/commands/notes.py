"""The rapporteur's commands."""

from __future__ import annotations

from idm_tui.core.commands.base import Command, argument, option

_NOTE = "the note's number"
_KIND = "summary, quote, key-message, recommendation, decision, action, follow-up, question or chairs-summary"
_QUESTION = "the guiding question, by number; 0 for none"
_ATTRIBUTION = "how a report names who said it: named, group or none"
_SPEAKER = "who said it; nobody for none"
_SESSION = "the session"


class Note(Command, name="note"):
    """Note something; session, question and speaker attach themselves."""

    text: str = argument("the note")
    kind: str = option("kind", _KIND, default="summary")
    question: int | None = option("question", _QUESTION, "number", default=None)
    speaker: str = option("speaker", _SPEAKER, default="")
    session: str = option("session", _SESSION, default="")
    owner: str = option("owner", "who is to do it", default="")
    due: str = option("due", "until when", default="")
    attribution: str = option("attribution", _ATTRIBUTION, "word", default="")
    tag: str = option("tag", "a word for the view; notes with the same word are counted together", "word", default="")
    turn: str = option("turn", "the intervention, by its id", "word", default="")


class Correct(Command, name="correct"):
    """Give a note other words."""

    note: str = argument(_NOTE, "word")
    text: str = argument("the right words")
    base: str = option("base", "the version that was corrected", "word", default="")


class Refile(Command, name="refile"):
    """Move a note to another session, question or speaker, or make it another kind."""

    note: str = argument(_NOTE, "word")
    kind: str = option("kind", _KIND, default="")
    question: int | None = option("question", _QUESTION, "number", default=None)
    speaker: str = option("speaker", _SPEAKER, default="")
    session: str = option("session", _SESSION, default="")
    owner: str | None = option("owner", "who is to do it", default=None)
    due: str | None = option("due", "until when", default=None)
    attribution: str = option("attribution", _ATTRIBUTION, "word", default="")
    tag: str | None = option("tag", "a word for the view", "word", default=None)
    turn: str = option("turn", "the intervention, by its id", "word", default="")


class Split(Command, name="split"):
    """Make two notes of one."""

    note: str = argument(_NOTE, "word")
    text: str = argument("the words with which the second note begins")


class Join(Command, name="join"):
    """Put the words of one note behind those of another."""

    note: str = argument(_NOTE, "word")
    other: str = argument("the number of the note that joins it", "word")


class Withdraw(Command, name="withdraw"):
    """Let a note count no longer; its words are kept in the journal."""

    note: str = argument(_NOTE, "word")


class Strike(Command, name="strike"):
    """Remove the words of a note for good, at the speaker's wish; this cannot be undone."""

    note: str = argument(_NOTE, "word")


class Allow(Command, name="allow"):
    """Let the words stand in a report without names that give somebody away."""

    note: str = argument("the number of the note, or the id of a session", "word")


class Waive(Command, name="waive"):
    """Leave an intervention without text: nothing needs to be noted of it."""

    speaker: str = argument("who spoke")
    session: str = option("session", "in which session; the one at hand if left out", default="")
    turn: int = option("turn", "which of their turns, from 1; the last without text if left out", "number", default=0)


class OffRecord(Command, name="offrecord"):
    """Go off the record, or back: meanwhile nothing that is typed is written."""

    switch: str = argument("on or off", "word")
