"""`idm-tui [AGENDA]`: the app, on the real clock or on a rehearsed one."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from idm_tui.cli.errors import fail, sentences
from idm_tui.cli.joining import join_option, joined, open_shared, role_at
from idm_tui.cli.options import agenda_argument, journal_option, open_journal, speed_option
from idm_tui.cli.places import agenda_source, data_folder
from idm_tui.core.language import _
from idm_tui.core.text import clean_line

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from idm_tui.cli.joining import Joined
    from idm_tui.core.finding import Found
    from idm_tui.core.plan import Plan
    from idm_tui.core.state import State
    from idm_tui.desk import Actor, Desk
    from idm_tui.formats.source import AgendaSource
    from idm_tui.journal.search import SearchIndex
    from idm_tui.tui.outside import Hub


class Watched:
    """The agenda file, watched for the app."""

    def __init__(self, source: AgendaSource) -> None:
        """Take the file."""
        self.source = source
        self._is_gone = False

    def news(self) -> Plan | str | None:
        """Return a new plan, or what is wrong with the file, or None."""
        was_gone, self._is_gone = self._is_gone, not self.source.path.exists()
        if self._is_gone:
            return None if was_gone else _("{file} is gone").format(file=self.source.path.name)
        if not was_gone and not self.source.has_changed():
            return None
        from idm_tui.formats.problems import AgendaError

        try:
            return self.source.load()
        except AgendaError as error:
            more = f" (+{len(error.problems) - 1})" if len(error.problems) > 1 else ""
            return error.problems[0].headline(self.source.path.name) + more


class Outside:
    """What the app asks of the rooms that it does not know: finding words, writing the report."""

    def __init__(self) -> None:
        """Begin without an index."""
        self._index: SearchIndex | None = None

    def find(self, plan: Plan, state: State, said: str) -> Sequence[tuple[Found, str]]:
        """Return where words stand in what was said and noted."""
        from idm_tui.journal.search import SearchIndex

        if self._index is None:
            self._index = SearchIndex()
        self._index.take_up(plan, state)
        return self._index.find(said)

    def report(self, words: str, plan: Plan, state: State, now: datetime) -> str:
        """Write the report that a line asks for and tell where it is; raises ValueError with a sentence."""
        from idm_tui.cli.report_writing import ReportError, report_as_typed

        try:
            return report_as_typed(words, plan, state, now)
        except ReportError as error:
            raise ValueError("\n".join((str(error), *error.details))) from error


@click.command("app")
@agenda_argument
@click.option(
    "--rehearse",
    "rehearse",
    metavar="[WHEN]",
    is_flag=False,
    flag_value="",
    help="Rehearse on a clock that starts at WHEN, or a minute before the event; nothing of it is kept.",
)
@speed_option
@click.option(
    "--role",
    type=click.Choice(["moderator", "chair", "rapporteur"]),
    help="Whose view opens: keys 1 to 3; the moderator's if left out, or that of the address one joins with.",
)
@click.option("--by", metavar="NAME", help="Who sits at it; the system's user if left out.")
@journal_option
@join_option
@click.option(
    "--share-notes", is_flag=True, help="A rapporteur's notes go to the whole table, not to rapporteurs alone."
)
def command(
    agenda: str | None,
    rehearse: str | None,
    speed: float,
    role: str | None,
    by: str | None,
    journal: Path | None,
    join: str | None,
    *,
    share_notes: bool,
) -> None:
    """Open the app."""
    if rehearse and agenda is None and Path(rehearse).is_file():
        rehearse, agenda = "", rehearse
    hub = joined(join, agenda) if rehearse is None else None
    open_app(
        agenda,
        journal,
        role=role_at(hub, role),
        by=by,
        rehearse=rehearse,
        speed=speed,
        hub=hub,
        share_notes=share_notes,
    )


def open_app(
    agenda: str | None,
    journal: Path | None,
    *,
    role: str = "moderator",
    by: str | None = None,
    rehearse: str | None = None,
    speed: float = 1.0,
    hub: Joined | None = None,
    share_notes: bool = False,
) -> None:
    """Open the app for a role, on the real clock unless `rehearse` says from when ("" for the beginning)."""
    from idm_tui.cli.who import system_user
    from idm_tui.core.clock import SystemClock
    from idm_tui.desk import Actor, Desk
    from idm_tui.desk.terminals import this_terminal

    with sentences():
        source = hub.source if hub else agenda_source(agenda)
        plan = source.load()
        actor = Actor(clean_line(by or "") or system_user(), role, this_terminal(), is_shared=hub is not None)
        if hub is not None:
            _refuse_without_terminal()
            shared, clock = open_shared(hub, plan, journal, actor, shares_notes=share_notes)
            run_app(Desk(plan, shared, clock, actor), source, speed, shared.link)
        if rehearse is None:
            desk = Desk(plan, open_journal(plan, journal), SystemClock(), actor)
        else:
            desk = rehearsal(plan, actor, _start(plan, rehearse), speed)
    run_app(desk, source, speed)


def _refuse_without_terminal() -> None:
    if not (sys.stdin.isatty() and sys.stderr.isatty()) and "TEXTUAL_DRIVER" not in os.environ:
        fail("the app needs a terminal; without one, idm-tui now and idm-tui status tell the same")


def run_app(desk: Desk, source: AgendaSource, speed: float = 1.0, hub: Hub | None = None) -> NoReturn:
    """Open the app at a desk, and leave with its exit code; fails where there is no terminal."""
    _refuse_without_terminal()
    from idm_tui.core.directory import Directory
    from idm_tui.formats.countries import countries
    from idm_tui.tui.app import IdmApp

    app = IdmApp(
        desk,
        Watched(source),
        lambda start: rehearsal(desk.plan, desk.actor, start, speed),
        data_folder() / "crash.log",
        lambda plan: Directory(plan, countries),
        Outside(),
        hub,
    )
    app.run()
    sys.exit(app.return_code or 0)


def rehearsal(plan: Plan, actor: Actor, start: datetime, speed: float) -> Desk:
    """Return a desk whose clock is rehearsed and whose journal ends with the process."""
    from idm_tui.core.clock import RehearsalClock
    from idm_tui.desk import Desk
    from idm_tui.journal.memory import MemoryJournal

    return Desk(plan, MemoryJournal(), RehearsalClock(start, speed), actor)


def _start(plan: Plan, when: str) -> datetime:
    from datetime import timedelta

    from idm_tui.core.clock import parse_when

    if not plan.sessions:
        fail("there is no session to rehearse")
    first = plan.sessions[0].start
    if not when:
        return first - timedelta(minutes=1)
    try:
        return parse_when(when, plan.zone, first)
    except ValueError as error:
        fail(str(error))
