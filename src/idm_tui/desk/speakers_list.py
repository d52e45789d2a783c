"""The list of speakers: inscribing, order, limit, open and closed."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

from idm_tui.core import facts
from idm_tui.core.commands import ListAdd, ListClose, ListLimit, ListMove, ListOpen, ListRemove
from idm_tui.core.language import _
from idm_tui.core.state import KindOfTurn
from idm_tui.core.text import clean_line, clock_words
from idm_tui.desk.refused import Refused
from idm_tui.desk.rules import Decision, Look, decide, the_one

if TYPE_CHECKING:
    from idm_tui.core.state import Entry, Run

KINDS = tuple(kind for kind in get_args(KindOfTurn) if kind != "presentation")


@decide.register(ListAdd)
def _list_add(command: ListAdd, look: Look) -> Decision:
    session, run = look.at_hand()
    name = clean_line(command.speaker)
    if not name:
        raise Refused(_("no name was given"))
    if command.kind not in KINDS:
        raise Refused(
            _('"{kind}" is not a kind; there is: {kinds}').format(kind=clean_line(command.kind), kinds=", ".join(KINDS))
        )
    if not run.list.is_open and command.kind != "point-of-order":
        raise Refused(_("the list of speakers is closed; list open opens it again"))
    body = facts.ListAdded(
        session=session.id,
        entry=look.new_id(),
        name=name,
        kind_of_turn=command.kind,
        group=clean_line(command.group),
        about=clean_line(command.about),
    )
    words = _("{name} is number {place} on the list of speakers").format(name=name, place=len(run.list.entries) + 1)
    return Decision((body,), words)


def _entry(run: Run, said: str) -> Entry:
    found: Entry = the_one(said, [(entry.name, entry) for entry in run.list.entries], _("speaker on the list"))
    return found


@decide.register(ListRemove)
def _list_remove(command: ListRemove, look: Look) -> Decision:
    session, run = look.at_hand()
    entry = _entry(run, command.speaker)
    words = _("{name} is off the list of speakers").format(name=entry.name)
    return Decision((facts.ListRemoved(session.id, entry.id),), words)


@decide.register(ListMove)
def _list_move(command: ListMove, look: Look) -> Decision:
    session, run = look.at_hand()
    entry = _entry(run, command.speaker)
    count = len(run.list.entries)
    if not 1 <= command.place <= count:
        raise Refused(_("the list has the places 1 to {count}").format(count=count))
    words = _("{name} is now number {place}").format(name=entry.name, place=command.place)
    return Decision((facts.ListMoved(session.id, entry.id, command.place),), words)


@decide.register(ListClose)
def _list_close(command: ListClose, look: Look) -> Decision:
    session, run = look.at_hand()
    if not run.list.is_open:
        raise Refused(_("the list of speakers is closed"))
    names = ", ".join(entry.name for entry in run.list.entries)
    words = _("the list of speakers is closed; still on it: {names}").format(names=names or _("nobody"))
    return Decision((facts.ListClosed(session.id),), words)


@decide.register(ListOpen)
def _list_open(command: ListOpen, look: Look) -> Decision:
    session, run = look.at_hand()
    if run.list.is_open:
        raise Refused(_("the list of speakers is open"))
    return Decision((facts.ListOpened(session.id),), _("the list of speakers is open again"))


@decide.register(ListLimit)
def _list_limit(command: ListLimit, look: Look) -> Decision:
    session, _run = look.at_hand()
    if command.duration <= 0:
        raise Refused(_("a limit is longer than nothing; write it like 3m"))
    words = _("each intervention has {time}").format(time=clock_words(command.duration))
    return Decision((facts.ListLimited(session.id, command.duration),), words)
