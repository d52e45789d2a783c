"""`idm-tui import`: an agenda of another program, or a document, becomes an agenda.toml."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from datetime import datetime


@click.command("import")
@click.argument("source")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    required=True,
    help="The agenda to write, like agenda.toml.",
)
@click.option("--timezone", default="", metavar="ZONE", help="The event's time zone, like Europe/Zurich.")
@click.option("--date", "first", type=click.DateTime(["%Y-%m-%d"]), help="The date of the first day.")
@click.option("--from", "form", default="", metavar="FORMAT", help="The format, if it is not recognised.")
@click.option("--columns", default="", help="Of a table: which column is what, like start=B,title=C.")
@click.option("--update", is_flag=True, help="Merge it into an agenda that was edited by hand.")
@click.option("--preview", is_flag=True, help="With --update: show what would change, and write nothing.")
@click.option("--yes", is_flag=True, help="With --update: do not ask, at a terminal, before it is written.")
@click.option("--force", is_flag=True, help="Write over an agenda that is there.")
def command(
    source: str,
    output: Path,
    timezone: str,
    first: datetime | None,
    form: str,
    columns: str,
    *,
    update: bool,
    preview: bool,
    yes: bool,
    force: bool,
) -> None:
    """Import an agenda: schedule.json and .xml, iCalendar, Indico, tables, Word, PDF, HTML, Markdown, text."""
    from idm_tui.cli.import_update import remember
    from idm_tui.cli.isolation import Failed, in_a_process
    from idm_tui.core.text import clean_line
    from idm_tui.formats.imports.draft import ImportRefused, Options

    if preview and not update:
        msg = "--preview goes with --update"
        raise click.UsageError(msg)
    name = "standard input" if source == "-" else clean_line(source)
    options = Options(timezone, first.date() if first else None, columns)
    try:
        _refuse_to_overwrite(output, may=force or update)
        imported, text, lines = in_a_process(_convert, source, name, options, form, output if update else None)
        told = "\n".join(lines)
        asks = update and not (preview or yes or force) and sys.stdin.isatty() and sys.stderr.isatty()
        if preview or (asks and not click.confirm(f"{told}\nwrite this?", default=True, err=True)):
            click.echo("nothing was written" if asks else f"{told}\nnothing was written", err=True)
            sys.exit(1 if asks else 0)
        _write(text, output)
        remember(output, imported)
    except (ImportRefused, Failed) as refusal:
        click.echo(clean_line(f"{name}: {refusal}"), err=True)
        sys.exit(1)
    if not asks:
        click.echo(told, err=True)


def _refuse_to_overwrite(output: Path, *, may: bool) -> None:
    from idm_tui.formats.imports.draft import ImportRefused

    if output.exists() and not may:
        msg = f"{output} is there already; --force writes over it, --update merges"
        raise ImportRefused(msg)


def _convert(source: str, name: str, options: object, form: str, into: Path | None) -> tuple[str, str, list[str]]:
    """Read the source: what is imported, what is to be written when it is merged into a file, lines of the report."""
    from idm_tui.cli.import_update import merged
    from idm_tui.cli.source import read_bytes
    from idm_tui.formats.imports.draft import ImportRefused, Options
    from idm_tui.formats.imports.read import read_source, report
    from idm_tui.formats.problems import AgendaError
    from idm_tui.formats.toml import read

    assert isinstance(options, Options)
    text, draft = read_source(read_bytes(source), name, options, form)
    try:
        reading = read(text.encode(), name)
    except AgendaError as error:  # a fault of ours: nothing half right is written
        msg = f"it was read, but the agenda made of it cannot be checked: {error.problems[0].message}"
        raise ImportRefused(msg) from None
    new, changes = (text, []) if into is None else merged(into, reading)
    return text, new, [*report(draft, name), *changes]


def _write(text: str, output: Path) -> None:
    from idm_tui.cli.report_writing import ReportError, write_file
    from idm_tui.formats.imports.draft import ImportRefused

    try:
        write_file(text, output)
    except ReportError as error:
        raise ImportRefused(str(error)) from None
