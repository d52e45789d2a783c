"""Who people are: names as the event knows them, and names corrected everywhere at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from idm_tui.core import facts
from idm_tui.core.commands import Rename
from idm_tui.core.language import _
from idm_tui.core.names import find
from idm_tui.core.text import clean_line, fold, shorten
from idm_tui.desk.refused import Refused
from idm_tui.desk.rules import Decision, Look, decide, the_one

if TYPE_CHECKING:
    from collections.abc import Iterator

    from idm_tui.core.agenda import Speaker
    from idm_tui.core.state import State


def known_name(look: Look, said: str, *, as_typed: bool = False) -> str:
    """Return a name as the event's participants have it; one that is not known is taken as typed."""
    name = clean_line(said)
    if not name:
        raise Refused(_("no name was given"))
    if as_typed:
        return look.state.called(name)
    found = [participant for participant, _same in find(name, ((p.name, p.name) for p in look.plan.participants))]
    distinct = list(dict.fromkeys(found))
    if len(distinct) > 1:
        names = ", ".join(shorten(other, 40) for other in distinct[:6])
        raise Refused(
            _('"{said}" may be any of: {names}; --new takes it as typed').format(said=shorten(name, 40), names=names)
        )
    return look.state.called(distinct[0] if distinct else name)


@decide.register(Rename)
def _rename(command: Rename, look: Look) -> Decision:
    new = clean_line(command.to)
    if not new:
        raise Refused(_("say how they are called: rename {name} --to NAME").format(name=clean_line(command.speaker)))
    noted = list(dict.fromkeys(_noted_names(look.state)))
    old = the_one(command.speaker, [(name, name) for name in noted], _("speaker or group that was noted"))
    if old == new:
        raise Refused(_("{name} is called so already").format(name=new))
    panel = {fold(speaker.name) for run in look.state.runs for speaker in _panel(look, run)}
    if fold(old) in panel:
        raise Refused(_("{name} is on the panel; their name stands in the agenda file").format(name=old))
    return Decision((facts.ParticipantRenamed(old, new),), _("{old} is {new} now, everywhere").format(old=old, new=new))


def _panel(look: Look, session_id: str) -> tuple[Speaker, ...]:
    session = look.plan.session(session_id)
    return session.speakers if session else ()


def _noted_names(state: State) -> Iterator[str]:
    for run in state.runs.values():
        for turn in run.all_turns:
            yield turn.speaker
            if turn.group:
                yield turn.group
        for entry in run.list.entries:
            yield entry.name
            if entry.group:
                yield entry.group
        for question in run.questions.values():
            if question.asker:
                yield question.asker
    for note in state.notes:
        yield from filter(None, (note.speaker, note.group, note.owner))
