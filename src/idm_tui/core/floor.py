"""Who comes next, in what order the list stands, and how long each has (precedence of the floor).

A point of order is heard at once. A right of reply is heard at the end of the discussion or of the day, as the
event says. All else goes in the order in which it was asked for; whoever moderates may decide otherwise.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from idm_tui.core.language import _
from idm_tui.core.record import record
from idm_tui.core.timetable import talk_s

if TYPE_CHECKING:
    from idm_tui.core.agenda import Speaker
    from idm_tui.core.plan import Plan, Session
    from idm_tui.core.state import Entry, Run, State, Turn

_KIND_WORDS = {"point-of-order": _("point of order"), "reply": _("right of reply")}
_RANKS = {"point-of-order": 0, "reply": 2}
_ELSE = 1
POINT_OF_ORDER = "point-of-order"
# What the panel gives in a round: the kinds that count as interventions from the floor.
FROM_THE_FLOOR = ("statement", "question")
GROUP = "group"
"""The scope of a limit for all who speak for a group."""


@record
class NextUp:
    """Who would get the floor next, and why.

    `back` is the speaker whom a point of order interrupts; `entry` stands on the list; `panellist` waits with a
    talk, or, with `answers`, for the reply to a round.
    """

    why: Literal["point of order", "back", "answer", "talk", "list"]
    name: str
    limit_s: int
    entry: Entry | None = None
    panellist: Speaker | None = None


def kind_words(kind: str) -> str:
    """Return a kind of intervention as people say it."""
    return _(_KIND_WORDS.get(kind, kind))


def rank(kind: str) -> int:
    """Return the precedence of a kind of intervention, the lowest first."""
    return _RANKS.get(kind, _ELSE)


def placed(entries: tuple[Entry, ...], entry: Entry) -> tuple[Entry, ...]:
    """Return the list with an entry behind the last one of its precedence or a higher one."""
    own = rank(entry.kind)
    if own == 0:
        # Behind those at the head; one that was moved away from there does not take others with it.
        place = next((i for i, other in enumerate(entries) if rank(other.kind)), len(entries))
    else:
        place = max((i + 1 for i, other in enumerate(entries) if rank(other.kind) <= own), default=0)
    return (*entries[:place], entry, *entries[place:])


def limit_s(plan: Plan, run: Run, kind: str = "statement", group: str = "") -> int:
    """Return the seconds for an intervention in a session, by its kind and whether it is for a group."""
    limits = run.list.limits
    if group and GROUP in limits:
        return limits[GROUP]
    if kind in limits:
        return limits[kind]
    return plan.event.defaults.intervention if run.list.limit_s is None else run.list.limit_s


def entry_limit_s(plan: Plan, run: Run, entry: Entry) -> int:
    """Return the seconds that an entry of the list will have."""
    return limit_s(plan, run, entry.kind, entry.group)


def waiting_panellists(session: Session, run: Run) -> tuple[Speaker, ...]:
    """Return the panellists who have not had the floor, in the agenda's order."""
    heard = {turn.speaker for turn in run.all_turns}
    return tuple(speaker for speaker in session.speakers if speaker.name not in heard)


def yet_to_reply(session: Session, run: Run) -> tuple[Speaker, ...]:
    """Return the panellists who have not replied in the present round, in the agenda's order."""
    if run.round is None or run.round.phase == "floor":
        return ()
    replied = {turn.speaker for turn in run.all_turns[run.round.since :]}
    return tuple(speaker for speaker in session.speakers if speaker.name not in replied)


def taken_in_round(run: Run) -> int:
    """Return how many interventions the present round has taken, the one that runs included."""
    if run.round is None:
        return 0
    return sum(turn.kind in FROM_THE_FLOOR for turn in run.all_turns[run.round.since :])


def replies_wait(plan: Plan, state: State, session: Session) -> bool:
    """Tell whether rights of reply wait for a later session of the day."""
    if plan.event.defaults.replies != "day":
        return False
    return any(
        later.start > session.start and not later.is_unattended and later.id not in state.skipped
        for later in plan.room_day(session.room, session.day)
    )


def heard_next(plan: Plan, state: State, session: Session, run: Run) -> tuple[Entry, ...]:
    """Return the entries of the list that will be reached in this session, in their order."""
    if not replies_wait(plan, state, session):
        return run.list.entries
    return tuple(entry for entry in run.list.entries if entry.kind != "reply")


def next_up(plan: Plan, state: State, session: Session, run: Run) -> NextUp | None:
    """Return who gets the floor next; None where nobody waits."""
    listed = heard_next(plan, state, session, run)
    point = next((entry for entry in listed if entry.kind == "point-of-order"), None)
    if point is not None and run.held is None:
        return NextUp("point of order", point.name, entry_limit_s(plan, run, point), point)
    if run.held is not None:
        return _back(run.held)
    replying = yet_to_reply(session, run)
    if replying and run.round is not None:
        return NextUp("answer", replying[0].name, run.round.each_s, panellist=replying[0])
    waiting = waiting_panellists(session, run)
    if waiting:
        return NextUp("talk", waiting[0].name, talk_s(plan, run, waiting[0]), panellist=waiting[0])
    if listed:
        return NextUp("list", listed[0].name, entry_limit_s(plan, run, listed[0]), listed[0])
    return None


def _back(turn: Turn) -> NextUp:
    return NextUp("back", turn.speaker, turn.limit_s)
