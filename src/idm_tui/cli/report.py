"""`idm-tui report`: what the event leaves behind."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from idm_tui.cli.errors import fail, sentences
from idm_tui.cli.options import agenda_argument, at_option, instant, journal_option, read_journal
from idm_tui.cli.places import agenda_source
from idm_tui.cli.report_writing import (
    ReportError,
    Wanted,
    form_of,
    refuse_unknown,
    write_corrigendum,
    write_file,
    write_report,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from idm_tui.core.plan import Plan
    from idm_tui.core.state import State

ATTRIBUTIONS = ("named", "un", "chatham")
output_option = click.option(
    "-o", "--output", type=click.Path(path_type=Path, dir_okay=False), help="Write it to a file instead of stdout."
)


class Reports(click.Group):
    """The kinds of report by name; whatever is none is the agenda of which the whole report is wanted."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Let `idm-tui report my.toml -o report.docx` mean the whole report."""
        if not args or args[0] not in {*self.commands, "--help"}:
            args = ["whole", *args]
        return super().parse_args(ctx, args)


@click.group("report", cls=Reports)
def command() -> None:
    """Write the report of the event: idm-tui report [AGENDA] -o report.docx, and what belongs to it."""


@command.command("whole")
@agenda_argument
@click.option(
    "--format",
    "form",
    type=click.Choice(["md", "docx", "html", "json", "log"]),
    help="What to write; by the name of the file if left out, else md.",
)
@click.option(
    "--attribution",
    type=click.Choice(ATTRIBUTIONS),
    default="named",
    help="Who said it: named; un, as one, some or many delegations; chatham, without any name.",
)
@click.option("--draft", "is_draft", is_flag=True, help="Stamp it as a draft.")
@click.option("--session", default="", help="Only this session, by its id.")
@click.option("--no-annexes", is_flag=True, help="Leave the tables of times out.")
@click.option("--schema", "only_schema", is_flag=True, help="Print the JSON Schema of the report and do nothing else.")
@output_option
@at_option
@journal_option
def whole(
    agenda: str | None,
    form: str | None,
    attribution: Any,
    session: str,
    output: Path | None,
    when: str | None,
    journal: Path | None,
    *,
    is_draft: bool,
    no_annexes: bool,
    only_schema: bool,
) -> None:
    """Write the whole report: by session and guiding question, with decisions, actions and tables of times."""
    if only_schema:
        from idm_tui.formats.report.as_json import schema_text

        deliver(schema_text(), output)
        return
    plan, state, now = what_happened(agenda, when, journal)
    wanted = Wanted(
        form_of(form, output),
        attribution,
        is_draft=is_draft,
        session=session,
        with_annexes=not no_annexes,
        has_bar=True,
    )
    with one_sentence():
        text = write_report(plan, state, now, wanted)
    deliver(text, output)


@command.command("corrigendum")
@click.argument("old", type=click.Path(path_type=Path, dir_okay=False))
@click.argument("new", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--format", "form", type=click.Choice(["md", "docx", "html"]), help="What to write; md if left out.")
@output_option
def corrigendum(old: Path, new: Path, form: str | None, output: Path | None) -> None:
    """Write what changed between two versions of a report that were written as JSON."""
    with one_sentence():
        text = write_corrigendum(old, new, form_of(form, output))
    deliver(text, output)


@command.command("checklist")
@agenda_argument
@click.option("--session", default="", help="Only this session, by its id.")
@at_option
@journal_option
def checklist(agenda: str | None, session: str, when: str | None, journal: Path | None) -> None:
    """Print what is still missing in the record of each session."""
    from idm_tui.core.closedown import missing

    plan, state, now = what_happened(agenda, when, journal)
    with one_sentence():
        refuse_unknown(plan, session)
    for position in plan.listing:
        one = plan.sessions[position]
        run = state.run(one.id)
        if (session and one.id != session) or (not session and run.started_at is None):
            continue
        found = missing(plan, state, one, now)
        if found:
            click.echo(one.title)
            for each in found:
                click.echo(f"  {each.words}")


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
        facts = read_journal(plan, journal)
    now = instant(plan, when).now.replace(microsecond=0)
    return plan, History.recorded(fact for fact in facts if fact.at <= now).state, now


def deliver(text: str | bytes, output: Path | None) -> None:
    """Write a report to a file, whole or not at all, or to stdout."""
    if output is None:
        if isinstance(text, bytes) and sys.stdout.isatty():
            fail("this is no text; write it to a file with -o")
        click.echo(text, nl=False)
        return
    with one_sentence():
        write_file(text, output)
    click.echo(f"written to {output}", err=True)


@contextmanager
def one_sentence() -> Iterator[None]:
    """Turn what keeps a report from being written into a sentence, behind a line for each thing to be mended."""
    try:
        yield
    except ReportError as error:
        for line in error.details:
            click.echo(line, err=True)
        fail(str(error))
