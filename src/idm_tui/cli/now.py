"""`idm-tui now`: the plan against the clock, without the journal."""

from __future__ import annotations

import click

from idm_tui.cli.errors import sentences
from idm_tui.cli.options import agenda_argument, at_option, echo_json, instant, json_option
from idm_tui.cli.places import agenda_source
from idm_tui.core.moment import moment


@click.command("now")
@agenda_argument
@at_option
@json_option
def command(agenda: str | None, when: str | None, *, as_json: bool) -> None:
    """Show what is on now and what comes next."""
    with sentences():
        plan = agenda_source(agenda).load()
    now = instant(plan, when).now.replace(microsecond=0)
    present = moment(plan, now)
    if as_json:
        from idm_tui.cli.as_json import moment_json

        echo_json(moment_json(plan, present, now))
    else:
        from idm_tui.cli.as_text import moment_text

        click.echo(moment_text(plan, present, now))
