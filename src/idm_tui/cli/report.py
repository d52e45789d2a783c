"""`idm-tui report`: what the event leaves behind."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import click

from idm_tui.cli.errors import fail, sentences
from idm_tui.cli.options import agenda_argument, at_option, instant, journal_option, open_journal
from idm_tui.cli.places import agenda_source

if TYPE_CHECKING:
    from datetime import datetime

    from idm_tui.core.plan import Plan
    from idm_tui.core.state import State

output_option = click.option(
    "-o", "--output", type=click.Path(path_type=Path, dir_okay=False), help="Write it to a file instead of stdout."
)


@click.group("report")
def command() -> None:
    """Print what became of the event: timing, speaking."""


@command.command("timing")
@agenda_argument
@click.option("--format", "form", type=click.Choice(["text", "csv", "md"]), default="text", help="What to write.")
@output_option
@at_option
@journal_option
def timing(agenda: str | None, form: str, output: Path | None, when: str | None, journal: Path | None) -> None:
    """Planned against actual: every session and talk, and where the delay came from."""
    from idm_tui.formats.timing_report import timing_csv, timing_lines, timing_markdown

    plan, state, now = what_happened(agenda, when, journal)
    if form == "csv":
        deliver(timing_csv(plan, state, now), output)
    elif form == "md":
        deliver(timing_markdown(plan, state, now), output)
    else:
        deliver("\n".join(timing_lines(plan, state, now)) + "\n", output)


@command.command("speaking")
@agenda_argument
@click.option("--format", "form", type=click.Choice(["text", "csv", "md"]), default="text", help="What to write.")
@click.option(
    "--totals",
    type=click.Choice(["person", "group", "session", "kind"]),
    help="With csv: a row for each of these instead of one for each intervention.",
)
@output_option
@at_option
@journal_option
def speaking(
    agenda: str | None,
    form: str,
    totals: str | None,
    output: Path | None,
    when: str | None,
    journal: Path | None,
) -> None:
    """Who spoke, when and for how long; totals by person, group and session."""
    from idm_tui.core.directory import Directory
    from idm_tui.formats.countries import countries
    from idm_tui.formats.speaking_report import SpeakingReport

    if totals and form != "csv":
        raise click.UsageError("--totals goes with --format csv")
    plan, state, now = what_happened(agenda, when, journal)
    report = SpeakingReport(plan, state, now, Directory(plan, countries).group_of)
    if form == "csv":
        deliver(report.totals_csv(totals) if totals else report.csv(), output)
    else:
        deliver(report.markdown() if form == "md" else report.text(), output)


def what_happened(agenda: str | None, when: str | None, journal: Path | None) -> tuple[Plan, State, datetime]:
    """Return the plan, and what is known of the event at an instant."""
    from idm_tui.core.history import History

    with sentences():
        plan = agenda_source(agenda).load()
        facts = open_journal(plan, journal).read()
    now = instant(plan, when).now.replace(microsecond=0)
    return plan, History(fact for fact in facts if fact.at <= now).state, now


def deliver(text: str, output: Path | None) -> None:
    """Write a report to a file, whole or not at all, or to stdout."""
    if output is None:
        click.echo(text, nl=False)
        return
    target = output.resolve()  # a link stays one
    draft = target.with_name(f".{target.name}.part")
    try:
        draft.write_text(text, encoding="utf-8")
        draft.replace(target)
    except OSError as error:
        with suppress(OSError):
            draft.unlink()
        fail(f"{output} cannot be written: {error.strerror}")
    click.echo(f"written to {output}", err=True)
