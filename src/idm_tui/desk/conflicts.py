"""What cannot both have happened: refused where it is known in time, told where others were quicker."""

from __future__ import annotations

from typing import TYPE_CHECKING

from idm_tui.core.facts import DraftKept, SessionStarted
from idm_tui.core.language import _
from idm_tui.core.text import shorten
from idm_tui.desk.refused import Refused

if TYPE_CHECKING:
    from collections.abc import Sequence

    from idm_tui.core.facts import Fact
    from idm_tui.core.history import History
    from idm_tui.core.plan import Plan


def refuse_upset(history: History, plan: Plan, facts: Sequence[Fact]) -> None:
    """Refuse facts that would take the footing from what happened, or find none themselves."""
    upset = history.upset_by(facts)
    if upset:
        from idm_tui.core.story import tell

        first = upset[0]
        words = _("that would contradict what happened at {time}: {what}; undo it first")
        if first in facts:
            # What stands in the way is what happened next.
            states = history.states_with(facts)
            first = next((fact for fact, _state in states if fact.order > first.order and fact not in facts), first)
            words = _("that cannot have been: at {time} {what}")
        raise Refused(words.format(time=f"{plan.local(first.at):%H:%M:%S}", what=tell(first.body)))
    if history.facts and any(fact.order < history.facts[-1].order for fact in facts):
        _refuse_two_live(history, plan, facts)


def _refuse_two_live(history: History, plan: Plan, facts: Sequence[Fact]) -> None:
    """Refuse what would let two sessions be live in one room, were it only for a while."""
    for fact, state in history.states_with(facts):
        if not isinstance(fact.body, SessionStarted):
            continue
        started = plan.session(fact.body.session)
        for live_id in state.live:
            other = plan.session(live_id)
            if started and other and other.id != started.id and other.stands_in(started.room):
                ended = history.state.run(other.id).ended_at
                words = _("{other} cannot have begun at {time}: {one} was live until {end}")
                if ended is None:
                    words = _("{other} cannot have begun at {time}: {one} is live; end it first")
                raise Refused(
                    words.format(
                        one=shorten(other.short_title, 40),
                        other=shorten(started.short_title, 40),
                        time=f"{plan.local(fact.at):%H:%M:%S}",
                        end=f"{plan.local(ended):%H:%M:%S}" if ended else "",
                    )
                )


def overruled(lost: Sequence[Fact], recorded: Sequence[Fact | None], terminal: str) -> str:
    """Tell what a terminal did and does not count, and what others did instead; empty if there is nothing to tell."""
    own = [fact for fact in lost if fact.terminal == terminal and not isinstance(fact.body, DraftKept)]
    if not own:
        return ""
    from idm_tui.core.story import tell

    noun = own[0].body.kind.partition(".")[0]
    others = [fact for fact in reversed(recorded) if fact and fact.terminal != terminal]
    quicker = next((fact for fact in others if fact.body.kind.startswith(noun)), next(iter(others), None))
    words = _("this does not count: {what}").format(what=tell(own[0].body))
    if quicker is not None:
        words += _("; {name} was quicker: {what}").format(name=quicker.by, what=tell(quicker.body))
    more = len({fact.command for fact in own}) - 1
    return words + (_(" (and {count} more)").format(count=more) if more else "")
