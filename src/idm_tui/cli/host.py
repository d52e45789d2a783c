"""`idm-tui host`: opens a hub on this machine, through which others share the event."""

from __future__ import annotations

import asyncio
import signal
import sys
from contextlib import suppress
from datetime import datetime
from typing import TYPE_CHECKING

import click

from idm_tui.cli.errors import fail, sentences
from idm_tui.cli.options import agenda_argument
from idm_tui.cli.places import agenda_source, data_folder
from idm_tui.core.language import _
from idm_tui.core.rights import HOST

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from idm_tui.cli.hosting.identity import Identity
    from idm_tui.core.sharing import Present
    from idm_tui.formats.source import AgendaSource


_PORT = 4242  # not 4222: where a system's own nats-server runs, it has that


@click.command("host")
@agenda_argument
@click.option("--port", type=click.IntRange(1, 65535), default=_PORT, show_default=True, help="The port of the hub.")
@click.option("--address", metavar="ADDRESS", help="The name or address under which the others reach this machine.")
@click.option("--qr/--no-qr", "with_qr", default=None, help="Show the QR codes; at a terminal they are, if left out.")
def command(agenda: str | None, port: int, address: str | None, *, with_qr: bool | None) -> None:
    """Open a hub for the event, with a line to type on the other machines for each role; Ctrl+C closes it."""
    from idm_tui.cli.hosting.identity import address_here, identity, write_private
    from idm_tui.cli.hosting.rules import configuration
    from idm_tui.cli.hosting.server import HostError, last_words, program, refuse_taken, running
    from idm_tui.journal.wire import Subjects

    with sentences():
        source = agenda_source(agenda)
        event = source.load().event
    subjects = Subjects(event.id)
    folder = data_folder() / "hubs" / subjects.event
    for number in (signal.SIGTERM, getattr(signal, "SIGHUP", signal.SIGTERM)):
        signal.signal(number, _stop)
    try:
        program()
        refuse_taken(port)
        who = identity(folder)
        settings = folder / "server.conf"
        write_private(settings, configuration(subjects, who, folder, port))
        with running(settings) as server:
            here = address or address_here()
            if here == "127.0.0.1" and not address:
                click.echo(
                    _("this machine is on no network that leads further; --address says how others reach it"), err=True
                )
            place = f"{here}:{port}"
            reception = _Reception(event.title, source.path, who, place, subjects.event, with_qr=with_qr)
            _look_out(reception, port, folder / "agenda.toml", source, lambda: server.poll() is None)
            reason = last_words(folder / "server.log") or _("its log is {file}").format(file=folder / "server.log")
            fail(_("the hub has stopped: {reason}").format(reason=reason))
    except HostError as error:
        fail(str(error))
    except OSError as error:
        fail(_("the hub cannot be kept in {folder}: {reason}").format(folder=folder, reason=error.strerror or error))
    except KeyboardInterrupt:
        click.echo(_("the hub is closed; everybody goes on alone"), err=True)


def _stop(_number: int, _frame: object) -> None:
    raise KeyboardInterrupt


def _look_out(reception: _Reception, port: int, kept: Path, source: AgendaSource, is_open: Callable[[], bool]) -> None:
    """Stay at the hub; `kept` is where the agenda lies that is in use there, for when the hub loses it."""
    from idm_tui.cli.hosting.invitation import address_for
    from idm_tui.cli.joining import AgendaHere, keeper_of
    from idm_tui.journal import JournalError
    from idm_tui.journal.address import parse
    from idm_tui.journal.nats.lookout import look_out
    from idm_tui.journal.shared import Member

    member = Member(
        HOST,
        HOST,
        HOST,
        is_present=False,
        agenda=AgendaHere(source),
        take_agenda=keeper_of(kept),
        follows_agenda=True,
    )
    address = parse(address_for(HOST, reception.who, f"127.0.0.1:{port}", reception.event))
    last = kept.read_bytes() if kept.is_file() else None
    with suppress(JournalError):
        asyncio.run(look_out(address, member, last, is_open, reception))


class _Reception:
    """Says how to join once the hub is open, who comes and goes, and what is wrong."""

    def __init__(
        self, title: str, agenda: Path, who: Identity, place: str, event: str, *, with_qr: bool | None
    ) -> None:
        self._title, self._agenda, self.who, self._place, self.event = title, agenda, who, place, event
        self._told = ""
        self._with_qr = sys.stdout.isatty() if with_qr is None else with_qr
        self._there: set[tuple[str, str, str]] | None = None

    def see(self, present: Sequence[Present]) -> None:
        """Tell what has changed."""
        if self._there is None:
            self._there = set()
            self._invite()
        there = {(one.role, one.name, one.terminal) for one in present if one.away_s is None}
        delays = {one.terminal: one.delay_ms for one in present}
        for role, name, terminal in sorted(there - self._there):
            words = _("{name} has joined as {role} at {terminal}, {delay} ms away")
            self._say(words.format(name=name, role=role, terminal=terminal, delay=delays[terminal]))
        for role, name, terminal in sorted(self._there - there):
            self._say(_("{name} has gone, {role} at {terminal}").format(name=name, role=role, terminal=terminal))
        self._there = there

    def hear(self, *, agenda_differs: bool = False, trouble: str = "") -> None:
        """Tell what is wrong, once."""
        differs = _("the agenda in use is another version than {file}; whoever changes {file} puts it in use")
        words = trouble or (differs.format(file=self._agenda) if agenda_differs else "")
        if words and words != self._told:
            self._say(words)
        self._told = words

    def _say(self, words: str) -> None:
        click.echo(f"{datetime.now().astimezone():%H:%M:%S}  {words}", err=True)

    def _invite(self) -> None:
        from idm_tui.cli.hosting.invitation import lines, qr_code

        invitations = list(lines(self.who, self._place, self.event))
        if self._with_qr:
            for role, line in invitations:
                click.echo(f"{role}\n{qr_code(line)}")
        for role, line in invitations:
            click.echo(f"{role:<12}{line}")
        sys.stdout.flush()
        click.echo(
            _("\nThe hub of {title} is open. Type a line on each other machine; Ctrl+C closes it.").format(
                title=self._title
            ),
            err=True,
        )
