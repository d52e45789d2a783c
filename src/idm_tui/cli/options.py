"""Options that several commands share."""

from __future__ import annotations

import sys
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import click

from idm_tui.cli.errors import fail
from idm_tui.core.clock import SystemClock, parse_when
from idm_tui.core.record import record

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from idm_tui.core.clock import Clock
    from idm_tui.core.facts import Fact
    from idm_tui.core.plan import Plan
    from idm_tui.journal import Journal

agenda_argument = click.argument("agenda", required=False)
agenda_option = click.option(
    "--agenda", metavar="FILE", help="The agenda; ./agenda.toml or the shipped event if left out."
)
at_option = click.option("--at", "when", metavar="WHEN", help="The instant: 2007-10-08T11:20, or 11:20 today.")
json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON for programs.")
speed_option = click.option(
    "--speed",
    type=click.FloatRange(0.01, 3600),
    default=1.0,
    help="How fast the clock runs: 60 is a minute a second.",
)
room_option = click.option("--room", help="The room; the one where things happen if left out.")
journal_option = click.option(
    "--journal", "journal", type=click.Path(path_type=Path, dir_okay=False), help="The journal's file."
)


_LONG = 50 * 1024 * 1024


@record
class Instant:
    """When a command is meant: `given` is None for now."""

    now: datetime
    given: datetime | None


def instant(plan: Plan, when: str | None, clock: Clock | None = None) -> Instant:
    """Read --at in the event's zone, by this machine's clock or another; fails with a sentence."""
    now = (clock or SystemClock()).now()
    if when is None:
        return Instant(now, None)
    try:
        given = parse_when(when, plan.zone, now)
    except ValueError as error:
        fail(str(error))
    return Instant(given, given)


def checked_room(plan: Plan, room: str | None) -> str | None:
    """Return a room of the plan as it is written there; fails with the rooms there are."""
    if room is None:
        return None
    found = [name for name in plan.rooms if name.casefold() == room.casefold()]
    if not found:
        fail(
            f'no room is called "{room}"; there is: {", ".join(filter(None, plan.rooms)) or "one room without a name"}'
        )
    return found[0]


def open_journal(plan: Plan, path: Path | None) -> Journal:
    """Open an event's journal; raises JournalError."""
    from idm_tui.cli.places import journal_path
    from idm_tui.journal.sqlite import SqliteJournal

    file = path or journal_path(plan)
    if file.is_file() and file.stat().st_size > _LONG:
        click.echo("reading a long journal, a moment …", err=True)
    return SqliteJournal(file)


def read_journal(plan: Plan, path: Path | None) -> Sequence[Fact]:
    """Return all facts of an event's journal; raises JournalError."""
    with closing(open_journal(plan, path)) as journal:
        return journal.read()


def echo_json(value: object) -> None:
    """Print JSON on stdout, indented where a person looks on."""
    import json

    click.echo(json.dumps(value, ensure_ascii=False, indent=2 if sys.stdout.isatty() else None))
