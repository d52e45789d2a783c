"""`idm-tui replay`: a past event again, through the app, at any speed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from idm_tui.cli.app import run_app
from idm_tui.cli.errors import fail, sentences
from idm_tui.cli.options import agenda_argument, journal_option, read_journal, speed_option
from idm_tui.cli.places import agenda_source

if TYPE_CHECKING:
    from pathlib import Path


@click.command("replay")
@agenda_argument
@click.option("--from", "start", metavar="WHEN", help="Where to begin; just before the first fact if left out.")
@speed_option
@journal_option
def command(agenda: str | None, start: str | None, speed: float, journal: Path | None) -> None:
    r"""Step through what happened; \ stops the clock, [ ] change its speed, j jumps."""
    from datetime import timedelta

    from idm_tui.cli.who import system_user
    from idm_tui.core.clock import RehearsalClock, parse_when
    from idm_tui.desk import Actor, Desk
    from idm_tui.desk.terminals import this_terminal
    from idm_tui.journal.replay import ReplayJournal

    with sentences():
        source = agenda_source(agenda)
        plan = source.load()
        facts = read_journal(plan, journal)
        if not facts:
            fail("the journal of this event is empty: there is nothing to replay")
        begin = min(fact.at for fact in facts) - timedelta(minutes=1)
        if start is not None:
            try:
                begin = parse_when(start, plan.zone, begin)
            except ValueError as error:
                fail(str(error))
        clock = RehearsalClock(begin, speed)
        desk = Desk(plan, ReplayJournal(facts, clock), clock, Actor(system_user(), "viewer", this_terminal()))
    run_app(desk, source)
