"""`idm-tui log`: the journal, a fact a line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from idm_tui.cli.errors import sentences
from idm_tui.cli.joining import facts_known, join_option
from idm_tui.cli.options import agenda_argument, at_option, instant, journal_option, json_option
from idm_tui.core.language import _
from idm_tui.core.text import clean_line

if TYPE_CHECKING:
    from pathlib import Path

    from idm_tui.core.facts import Fact
    from idm_tui.core.plan import Plan


@click.command("log")
@agenda_argument
@at_option
@journal_option
@join_option
@json_option
def command(agenda: str | None, when: str | None, journal: Path | None, join: str | None, *, as_json: bool) -> None:
    """Print the journal, a fact a line, in the order in which they happened."""
    import json

    from idm_tui.core.history import History
    from idm_tui.core.story import tell

    with sentences():
        plan, facts, clock = facts_known(join, agenda, journal)
    at = instant(plan, when, clock)
    history = History.recorded(fact for fact in facts if at.given is None or fact.at <= at.given)
    for fact in sorted((*history.facts, *history.lost.values()), key=lambda each: each.order):
        undone, lost = history.is_undone(fact.command), fact.id in history.lost
        if as_json:
            click.echo(json.dumps(_fact_json(plan, fact, undone=undone, lost=lost), ensure_ascii=False))
        else:
            later = _("  (noted {time})").format(time=_noted(plan, fact)) if fact.recorded > fact.at else ""
            struck = _("  (undone)") if undone else _("  (does not count)") if lost else ""
            told = f"{clean_line(fact.by)}: {clean_line(tell(fact.body))}"
            click.echo(f"{plan.local(fact.at):%Y-%m-%d %H:%M:%S}  {told}{later}{struck}")


def _noted(plan: Plan, fact: Fact) -> str:
    noted = plan.local(fact.recorded)
    return f"{noted:%H:%M:%S}" if noted.date() == plan.local(fact.at).date() else f"{noted:%Y-%m-%d %H:%M:%S}"


def _fact_json(plan: Plan, fact: Fact, *, undone: bool, lost: bool) -> dict[str, Any]:
    return {
        "id": fact.id,
        "at": plan.local(fact.at).isoformat(),
        "recorded": plan.local(fact.recorded).isoformat(),
        "by": fact.by,
        "role": fact.role,
        "terminal": fact.terminal,
        "command": fact.command,
        "kind": fact.body.kind,
        "undone": undone,
        "lost": lost,
        "body": fact.body.to_json(),
    }
