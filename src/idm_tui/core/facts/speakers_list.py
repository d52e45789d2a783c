"""Facts about the list of speakers, the rounds, and what those on it are called."""

from __future__ import annotations

from idm_tui.core.facts.base import Body


class ListAdded(Body, kind="list.added"):
    """Somebody was inscribed on the list of speakers."""

    session: str
    entry: str
    name: str
    kind_of_turn: str = "statement"
    group: str = ""
    about: str = ""


class ListRemoved(Body, kind="list.removed"):
    """Somebody was taken off the list of speakers."""

    session: str
    entry: str


class ListMoved(Body, kind="list.moved"):
    """Somebody got another place on the list of speakers; `place` counts from 1."""

    session: str
    entry: str
    place: int


class ListClosed(Body, kind="list.closed"):
    """The list of speakers was closed."""

    session: str


class ListOpened(Body, kind="list.opened"):
    """The list of speakers was opened again."""

    session: str


class ListLimited(Body, kind="list.limited"):
    """The time for an intervention was set: for all, or for those of a `scope`, a kind or "group"."""

    session: str
    limit_s: int
    scope: str = ""


class ListCarried(Body, kind="list.carried"):
    """An entry went on to the list of another session."""

    session: str
    entry: str
    of: str


class ListKept(Body, kind="list.kept"):
    """What is left on the list goes on to the next session in the room."""

    session: str


class RoundOpened(Body, kind="round.opened"):
    """A round of interventions began; `size` is how many are meant to be taken before the panel replies."""

    session: str
    size: int


class RoundReplied(Body, kind="round.panel"):
    """The panel replies to a round, or has its closing words; `each_s` is what each panellist has."""

    session: str
    each_s: int
    closing: bool = False


class RoundEnded(Body, kind="round.ended"):
    """The discussion goes on without rounds."""

    session: str


class ParticipantRenamed(Body, kind="participant.renamed"):
    """Somebody who was noted under a name is called otherwise, everywhere."""

    old: str
    new: str
