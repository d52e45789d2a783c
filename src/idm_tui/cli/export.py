"""`idm-tui export`: the agenda for other programs, as printed or as it really went."""

from __future__ import annotations

import sys
from importlib import import_module
from typing import TYPE_CHECKING, Any

import click

from idm_tui.cli.errors import fail, sentences
from idm_tui.cli.options import agenda_argument, at_option, instant, journal_option, read_journal
from idm_tui.cli.places import agenda_source
from idm_tui.cli.report import deliver, output_option

if TYPE_CHECKING:
    from pathlib import Path

    from idm_tui.core.plan import Plan
    from idm_tui.formats.exports.programme import Programme, Times

# Each format lives in a module of its own, and none but the one that is wanted is loaded.
FORMATS = {
    "ics": "ics",
    "schedule-json": "schedule_json",
    "schedule-xml": "schedule_xml",
    "indico-csv": "indico_csv",
    "csv": "as_csv",
    "xlsx": "xlsx",
    "md": "markdown",
    "html": "html",
    "json": "as_json",
}


@click.command("export")
@agenda_argument
@click.option("--to", "form", type=click.Choice(list(FORMATS)), required=True, help="What to write.")
@output_option
@click.option(
    "--as",
    "times",
    type=click.Choice(["planned", "actual"]),
    default="planned",
    help="Times as printed, or as they really were and are now expected.",
)
@click.option("--no-breaks", is_flag=True, help="Leave breaks out.")
@at_option
@journal_option
def command(
    agenda: str | None,
    form: str,
    output: Path | None,
    times: Times,
    when: str | None,
    journal: Path | None,
    *,
    no_breaks: bool,
) -> None:
    """Write the agenda for other programs: calendars, conference apps, Indico, spreadsheets, people.

    The journal is asked for --as actual, and where --journal or --at is given; tables then tell planned and actual.
    """
    from idm_tui.core.clock import SystemClock
    from idm_tui.formats.exports.programme import ExportError, programme

    with sentences():
        plan = agenda_source(agenda).load()
    if times == "actual" or journal is not None or when is not None:
        found = _with_what_happened(plan, times, when, journal, with_breaks=not no_breaks)
    else:
        found = programme(plan, with_breaks=not no_breaks)
    writer: Any = import_module(f"idm_tui.formats.exports.{FORMATS[form]}")
    try:
        made: str | bytes = writer.write(found, SystemClock().now()) if form == "ics" else writer.write(found)
    except ExportError as error:
        fail(str(error))
    if isinstance(made, str) and not (output is None and sys.stdout.isatty()):
        made = made.encode()  # UTF-8 and line ends as they are, whatever the terminal's
    deliver(made, output)


def _with_what_happened(
    plan: Plan, times: Times, when: str | None, journal: Path | None, *, with_breaks: bool
) -> Programme:
    from idm_tui.core.history import History
    from idm_tui.core.timing import event_timings
    from idm_tui.formats.exports.changes import changes
    from idm_tui.formats.exports.programme import programme

    now = instant(plan, when).now.replace(microsecond=0)
    with sentences():
        facts = [fact for fact in read_journal(plan, journal) if fact.at <= now]
    days = event_timings(plan, History.recorded(facts).state, now)
    return programme(plan, times=times, days=days, changes=changes(plan, facts), with_breaks=with_breaks)
