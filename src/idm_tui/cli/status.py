"""`idm-tui status`: everything computed from plan and journal."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from idm_tui.cli.errors import sentences
from idm_tui.cli.joining import facts_known, join_option
from idm_tui.cli.options import (
    agenda_argument,
    at_option,
    checked_room,
    echo_json,
    instant,
    journal_option,
    json_option,
    room_option,
)

if TYPE_CHECKING:
    from pathlib import Path


@click.command("status")
@agenda_argument
@at_option
@room_option
@journal_option
@join_option
@json_option
def command(
    agenda: str | None, when: str | None, room: str | None, journal: Path | None, join: str | None, *, as_json: bool
) -> None:
    """Show everything: what is live, how late it is, the floor, the list, the questions."""
    from idm_tui.core.history import History
    from idm_tui.core.overview import overview

    with sentences():
        plan, facts, clock = facts_known(join, agenda, journal)
    at = instant(plan, when, clock)
    now = at.now.replace(microsecond=0)
    state = History.recorded(fact for fact in facts if fact.at <= now).state
    seen = overview(plan, state, now, checked_room(plan, room))
    if as_json:
        from idm_tui.cli.as_json import overview_json

        echo_json(overview_json(seen))
    else:
        from idm_tui.cli.as_text import overview_text

        click.echo(overview_text(seen))
