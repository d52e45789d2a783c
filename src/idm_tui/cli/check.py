"""`idm-tui check`: every problem of an agenda at its line."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from idm_tui.cli.options import echo_json, json_option


@click.command("check")
@click.argument("agenda")
@json_option
def command(agenda: str, *, as_json: bool) -> None:
    """Check an agenda: every error and warning, with its line."""
    from idm_tui.formats.problems import AgendaError
    from idm_tui.formats.toml import read, read_bytes

    reading = None
    try:
        reading = read(read_bytes(Path(agenda)), agenda)
        problems = reading.warnings()
    except AgendaError as error:
        problems = error.problems
    errors = sum(not problem.is_warning for problem in problems)
    if as_json:
        echo_json(
            {
                "agenda": agenda,
                "ok": reading is not None,
                "errors": errors,
                "warnings": len(problems) - errors,
                "problems": [problem.to_json() for problem in problems],
            }
        )
    else:
        for problem in problems:
            click.echo(problem.render(agenda))
        if reading is not None:
            plan = reading.plan
            questions = sum(len(session.questions) for session in plan.sessions)
            click.echo(
                f"{agenda}: good; {len(plan.sessions)} sessions on {len(plan.days)} days, {questions} questions"
                + (f"; {len(problems)} warnings" if problems else ""),
                err=True,
            )
        else:
            click.echo(f"{agenda}: {errors} {'error' if errors == 1 else 'errors'}", err=True)
    sys.exit(0 if reading is not None else 1)
