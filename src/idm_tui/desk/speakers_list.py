"""The list of speakers: inscribing, order, limit, open and closed."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

from idm_tui.core import facts
from idm_tui.core.budget import LEAST_LIMIT_S, limit_that_fits, list_must_end, list_through
from idm_tui.core.commands import (
    ListAdd,
    ListAgain,
    ListClose,
    ListFit,
    ListLast,
    ListLimit,
    ListMove,
    ListOpen,
    ListRemove,
)
from idm_tui.core.floor import GROUP, kind_words, placed, replies_wait
from idm_tui.core.language import _
from idm_tui.core.names import find
from idm_tui.core.speaking import replies_of
from idm_tui.core.state import Entry, KindOfTurn
from idm_tui.core.text import clean_line, clock_words
from idm_tui.desk.participants import known_name
from idm_tui.desk.refused import Refused
from idm_tui.desk.rules import Decision, Look, decide, the_one

if TYPE_CHECKING:
    from idm_tui.core.facts import Body
    from idm_tui.core.plan import Session
    from idm_tui.core.state import Run

USUAL_REPLIES = 2
"""How many rights of reply a delegation usually has at a meeting (General Assembly decision 34/401)."""
KINDS = tuple(kind for kind in get_args(KindOfTurn) if kind != "presentation")


@decide.register(ListAdd)
def _list_add(command: ListAdd, look: Look) -> Decision:
    session, run = look.at_hand()
    name = known_name(look, command.speaker, as_typed=command.new)
    _known_kind(command.kind)
    if not run.list.is_open and command.kind != "point-of-order":
        raise Refused(_("the list of speakers is closed; list open opens it again"))
    if not command.again and any(e.name == name and e.kind == command.kind for e in run.list.entries):
        raise Refused(_("{name} is on the list already; --again puts the name there twice").format(name=name))
    entry = Entry(look.new_id(), name, command.kind, clean_line(command.group), clean_line(command.about))
    return Decision((_added(session, entry),), _place_words(look, session, run, entry))


def _added(session: Session, entry: Entry) -> facts.ListAdded:
    return facts.ListAdded(session.id, entry.id, entry.name, entry.kind, entry.group, entry.about)


def _place_words(look: Look, session: Session, run: Run, entry: Entry) -> str:
    place = placed(run.list.entries, entry).index(entry) + 1
    words = _("{name} is number {place} on the list of speakers").format(name=entry.name, place=place)
    if entry.kind != "reply":
        return words
    count = replies_of(look.plan, look.state, session, entry.name) + 1
    words += _("; their right of reply no. {count} today").format(count=count)
    if count > USUAL_REPLIES:
        words += _(", {usual} are usual").format(usual=USUAL_REPLIES)
    if replies_wait(look.plan, look.state, session):
        words += _("; heard at the end of the day")
    return words


def _known_kind(kind: str) -> None:
    if kind not in KINDS:
        raise Refused(
            _('"{kind}" is not a kind; there is: {kinds}').format(kind=clean_line(kind), kinds=", ".join(KINDS))
        )


@decide.register(ListAgain)
def _list_again(command: ListAgain, look: Look) -> Decision:
    session, run = look.at_hand()
    spoken = (turn for turn in run.turns if turn.kind != "point-of-order")
    last = max(spoken, key=lambda turn: turn.ended or turn.since, default=None)
    if last is None:
        raise Refused(_("nobody has spoken yet"))
    if any(entry.name == last.speaker for entry in run.list.entries):
        raise Refused(_("{name} is on the list already; list move puts them elsewhere").format(name=last.speaker))
    kind = last.kind if last.kind in KINDS else "statement"
    entry = Entry(look.new_id(), last.speaker, kind, last.group, last.about)
    bodies = (_added(session, entry), facts.ListMoved(session.id, entry.id, 1))
    return Decision(bodies, _("{name} is back at the head of the list").format(name=last.speaker))


@decide.register(ListLast)
def _list_last(command: ListLast, look: Look) -> Decision:
    session, run = look.at_hand()
    listed = [(entry.name, entry) for entry in run.list.entries]
    bodies: list[Body] = []
    if find(clean_line(command.speaker), listed):
        entry = _entry(run, command.speaker)
    else:
        entry = Entry(look.new_id(), known_name(look, command.speaker))
        bodies.append(_added(session, entry))
    count = len(run.list.entries) + len(bodies)
    bodies.append(facts.ListMoved(session.id, entry.id, count))
    if run.list.is_open:
        bodies.append(facts.ListClosed(session.id))
    words = _("{name} has the last word; the list of speakers is closed").format(name=entry.name)
    return Decision(tuple(bodies), words)


def _entry(run: Run, said: str) -> Entry:
    by_id = next((entry for entry in run.list.entries if entry.id == said), None)
    if by_id is not None:
        return by_id
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
    time = clock_words(command.duration)
    if command.kind and command.groups:
        raise Refused(_("set the limit for a kind or for groups, one after the other"))
    if command.kind:
        _known_kind(command.kind)
        words = _("each {kind} has {time}").format(kind=kind_words(command.kind), time=time)
        return Decision((facts.ListLimited(session.id, command.duration, command.kind),), words)
    if command.groups:
        words = _("whoever speaks for a group has {time}").format(time=time)
        return Decision((facts.ListLimited(session.id, command.duration, GROUP),), words)
    return Decision(
        (facts.ListLimited(session.id, command.duration),), _("each intervention has {time}").format(time=time)
    )


@decide.register(ListFit)
def _list_fit(command: ListFit, look: Look) -> Decision:
    session, run = look.at_hand()
    seen = look.overview
    fitting, stop = limit_that_fits(seen), list_must_end(seen)
    if stop is None:
        raise Refused(_("neither a hard stop nor an end lies ahead; nothing has to fit"))
    through = list_through(seen)
    if through is None:
        if run.list.entries:
            raise Refused(_("only rights of reply are on the list, for the end of the day; give hears one now"))
        raise Refused(_("the list of speakers is empty"))
    if through <= stop:
        raise Refused(_("the list is through at {end}, in time").format(end=look.clock(through)))
    if fitting is None:
        raise Refused(
            _("not even {least} each would be through by {stop}; close the list, or extend the session").format(
                least=clock_words(LEAST_LIMIT_S), stop=look.clock(stop)
            )
        )
    words = _("each intervention has {time}; the list is through by {stop}").format(
        time=clock_words(fitting), stop=look.clock(stop)
    )
    return Decision((facts.ListLimited(session.id, fitting),), words)
