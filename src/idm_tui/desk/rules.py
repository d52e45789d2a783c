"""What every rule of the desk is given, and what it returns."""

from __future__ import annotations

from functools import singledispatch
from typing import TYPE_CHECKING, TypeVar

from idm_tui.core.language import _
from idm_tui.core.names import find
from idm_tui.core.record import record
from idm_tui.core.text import clean_line, hour_minute, shorten
from idm_tui.desk.refused import Refused

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import datetime

    from idm_tui.core.commands import Command
    from idm_tui.core.facts import Body
    from idm_tui.core.history import History
    from idm_tui.core.overview import Overview
    from idm_tui.core.plan import Plan, Session
    from idm_tui.core.state import Run, State

Item = TypeVar("Item")


@record
class Decision:
    """What a command causes, and the sentence that tells of it; `dated` happened at an instant of its own."""

    bodies: tuple[Body, ...]
    words: str
    dated: tuple[tuple[datetime, Body], ...] = ()


@record
class Look:
    """What the desk sees when it decides: the event at the moment of the command, from one room.

    `is_said` if the command itself says when it was: then it may correct what was pressed at another moment.
    """

    overview: Overview
    history: History
    new_id: Callable[[], str]
    actor: str = ""
    is_said: bool = False

    @property
    def latest(self) -> State:
        """The state after everything known, where the moment of the command lies before that."""
        return self.history.state

    @property
    def plan(self) -> Plan:
        """The plan."""
        return self.overview.plan

    @property
    def state(self) -> State:
        """The state at the moment of the command."""
        return self.overview.state

    @property
    def at(self) -> datetime:
        """The moment of the command."""
        return self.overview.now

    def live(self) -> tuple[Session, Run]:
        """Return the live session; refuses if there is none."""
        session = self.overview.live
        if session is None:
            due = self.overview.due
            hint = (
                _("start it first: {command}").format(command=f"start {due.id}")
                if due and not due.is_marker
                else _("start one first")
            )
            raise Refused(_("no session is live in this room; {hint}").format(hint=hint))
        return session, self.state.run(session.id)

    def at_hand(self) -> tuple[Session, Run]:
        """Return the live session or the one that should be on; refuses if there is neither."""
        session = self.overview.session
        if session is None:
            raise Refused(_("no session is on in this room; start one first"))
        return session, self.state.run(session.id)

    def clock(self, instant: datetime) -> str:
        """Write an instant as the event's clocks show it."""
        return hour_minute(self.plan.local(instant))


@singledispatch
def decide(command: Command, look: Look) -> Decision:
    """Return what a command causes; each rule is registered where its noun lives. Raises Refused."""
    raise NotImplementedError(command)


def the_one(said: str, candidates: Iterable[tuple[str, Item]], what: str) -> Item:
    """Return the one that a name means; refuses with the candidates where it is not clear."""
    choices = list(candidates)
    wanted = clean_line(said)
    found = find(wanted, choices)
    if len({name for name, _item in found}) == 1:
        return found[0][1]
    listing = ", ".join(dict.fromkeys(shorten(name, 40) for name, _item in (found or choices)[:6]))
    if found:
        raise Refused(_('"{said}" may be any of: {names}').format(said=shorten(wanted, 40), names=listing))
    if not choices:
        raise Refused(_('there is no {what} to find "{said}" among').format(what=what, said=shorten(wanted, 40)))
    raise Refused(
        _('no {what} is called "{said}"; there is: {names}').format(what=what, said=shorten(wanted, 40), names=listing)
    )


def named(session: Session) -> str:
    """Return a session's title as sentences use it."""
    return shorten(session.short_title, 48)
