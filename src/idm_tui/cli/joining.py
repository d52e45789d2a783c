"""Joining an event that others share: the address, its secret, and the agenda that may come from the hub."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from dataclasses import replace
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import click

from idm_tui.cli.errors import fail
from idm_tui.cli.options import read_journal
from idm_tui.cli.places import agenda_source, data_folder, journal_path
from idm_tui.cli.who import system_user
from idm_tui.core.language import _
from idm_tui.core.record import amended, record
from idm_tui.core.rights import RUNNING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from idm_tui.core.clock import Clock, HubClock
    from idm_tui.core.facts import Fact
    from idm_tui.core.plan import Plan
    from idm_tui.core.sharing import Sharing
    from idm_tui.desk import Actor
    from idm_tui.formats.source import AgendaSource
    from idm_tui.journal.address import Address
    from idm_tui.journal.shared import SharedJournal

VARIABLE = "IDM_TUI_JOIN"
_CAME_IN_S = 20.0

join_option = click.option(
    "--join",
    "join",
    metavar="URL",
    envvar=VARIABLE,
    help=f"Share the event through this hub, like nats://moderator@host:4222; also {VARIABLE} or config.toml.",
)


def hide_secret(arguments: list[str]) -> None:
    """Begin anew without the secret among the arguments, which everybody on the machine could read."""
    for place, argument in enumerate(arguments):
        name, has_value, value = argument.partition("=")
        if name != "--join":
            continue
        url = value if has_value else next(iter(arguments[place + 1 :]), "")
        if "@" not in url or not urlsplit(url).netloc.rpartition("@")[0] or not hasattr(os, "fork"):
            return
        rest = [*arguments[:place], *arguments[place + (1 if has_value else 2) :]]
        os.environ[VARIABLE] = url
        # -P: nothing that lies in the folder where one happens to be is taken for a part of this program.
        os.execv(sys.executable, [sys.executable, "-P", "-m", "idm_tui", *rest])  # noqa: S606 - it is this program


@record
class Joined:
    """What joining takes: the hub, the role that the address gives, and the agenda."""

    address: Address
    source: AgendaSource
    is_agenda_theirs: bool = False


def role_at(hub: Joined | None, wanted: str | None) -> str:
    """Return the role in which somebody sits down; fails where the address is for a role that may do less."""
    given = hub.address.role if hub else ""
    if wanted and given and wanted != given and given not in RUNNING:
        fail(_("this address is for the {given}, not for the {wanted}").format(given=given, wanted=wanted))
    return wanted or given or "moderator"


def joined(url: str | None, agenda: str | None) -> Joined | None:
    """Return what joins the hub that is meant, None where there is none; fails with a sentence."""
    options = _configured()
    wanted = url or options.pop("url", "")
    if not wanted:
        return None
    from idm_tui.cli.report_writing import ReportError
    from idm_tui.journal import JournalError
    from idm_tui.journal.address import parse

    try:
        address = _with_secret(parse(wanted, options))
        return _with_agenda(address, agenda)
    except (JournalError, ReportError) as error:
        fail(str(error))


def _configured() -> dict[str, Any]:
    """Read the `[join]` of config.toml in the data folder, which nobody else may read."""
    file = data_folder() / "config.toml"
    if not file.is_file():
        return {}
    import tomllib

    try:
        said = tomllib.loads(file.read_text(encoding="utf-8")).get("join", {})
    except (OSError, ValueError) as error:
        fail(f"{file}: {error}")
    known = ("url", "creds", "nkey", "ca")
    if not isinstance(said, dict) or set(said) - set(known) or not all(isinstance(v, str) for v in said.values()):
        fail(_("{file}: [join] takes {known}, each a text").format(file=file, known=", ".join(known)))
    if "@" in said.get("url", "") and os.name != "nt" and file.stat().st_mode & 0o077:
        fail(_("{file} holds a secret and others may read it; chmod 600 it").format(file=file))
    return said


def _with_secret(address: Address) -> Address:
    if address.role and not address.password:
        if not sys.stdin.isatty():
            fail(_("the address has no secret for {role}; give it in {name}").format(role=address.role, name=VARIABLE))
        secret = click.prompt(_("Secret for the {role}").format(role=address.role), hide_input=True, err=True)
        return replace(address, password=secret.strip())
    return address


def _with_agenda(address: Address, agenda: str | None) -> Joined:
    from idm_tui.formats.problems import AgendaError
    from idm_tui.formats.source import AgendaSource
    from idm_tui.journal.wire import token

    here = Path("agenda.toml")
    if agenda or here.is_file() or not address.event:
        source = agenda_source(agenda)
        if not address.event:
            return Joined(replace(address, event=source.load().event.id), source)
        try:
            is_same = token(source.load().event.id) == token(address.event)
        except AgendaError:
            is_same = bool(agenda)
            if agenda:
                raise
        if is_same:
            return Joined(address, source)
        if agenda:
            words = _("{file} is another event than {event}, which the hub shares")
            fail(words.format(file=agenda, event=address.event))
    file = data_folder() / "agendas" / f"{token(address.event)}.toml"
    _fetch(address, file)
    return Joined(address, AgendaSource(file, data_folder() / "plans"), is_agenda_theirs=True)


def _fetch(address: Address, file: Path) -> None:
    """Take the agenda from the hub; where it is out of reach, one that was taken before does."""
    from idm_tui.journal import JournalError
    from idm_tui.journal.nats.agenda import fetch

    try:
        agenda = fetch(address, address.role or "viewer")
    except JournalError as error:
        if file.is_file():
            click.echo(f"idm-tui: {error}", err=True)
            return
        raise
    keep(file, agenda)


def keep(file: Path, agenda: bytes) -> None:
    """Keep an agenda, whole or not at all; raises ReportError."""
    from idm_tui.cli.report_writing import ReportError, write_file

    with suppress(OSError):
        if file.read_bytes() == agenda:
            return
    try:
        file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        words = _("{folder} cannot be made: {reason}")
        raise ReportError(words.format(folder=file.parent, reason=error.strerror or error)) from error
    write_file(agenda, file)


def _keep_mine(file: Path) -> None:
    """Keep an agenda that another is to replace, beside it; raises ReportError."""
    for number in count(1):
        beside = file.with_name(f"{file.stem}.mine{'' if number == 1 else f'-{number}'}{file.suffix}")
        if not beside.exists() or beside.read_bytes() == file.read_bytes():
            keep(beside, file.read_bytes())
            return


def keeper_of(file: Path, *, keeps_mine: bool = False) -> Callable[[bytes], None]:
    """Return what keeps an agenda in a file, beside it what was there if that is one's own; it raises ValueError."""

    def take(agenda: bytes) -> None:
        from idm_tui.cli.report_writing import ReportError

        try:
            if keeps_mine:
                _keep_mine(file)
            keep(file, agenda)
        except ReportError as error:
            raise ValueError(str(error)) from error

    return take


class AgendaHere:
    """The agenda that lies here, for the hub: only ever one that is whole."""

    def __init__(self, source: AgendaSource) -> None:
        """Take the file."""
        self._path, self._stamp = source.path, (0, 0)
        self._good: bytes | None = None

    def __call__(self) -> bytes | None:
        """Return it as it was when it was last without mistakes."""
        from idm_tui.formats import toml
        from idm_tui.formats.problems import AgendaError

        with suppress(OSError, AgendaError):
            seen = self._path.stat()
            if (seen.st_mtime_ns, seen.st_size) != self._stamp:
                self._stamp = (seen.st_mtime_ns, seen.st_size)
                data = toml.read_bytes(self._path)
                toml.read(data, str(self._path))
                self._good = data
        return self._good


def open_shared(
    found: Joined,
    plan: Plan,
    journal: Path | None,
    actor: Actor,
    *,
    is_present: bool = True,
    shares_notes: bool = False,
) -> tuple[SharedJournal, HubClock]:
    """Open an event's journal and share it, with the hub's clock; raises JournalError for the file alone."""
    from idm_tui.core.clock import HubClock
    from idm_tui.journal.shared import Member, SharedJournal

    clock = HubClock()
    # The hub knows a role by its secret, whatever somebody does with it here.
    role = found.address.role or actor.role
    member = Member(actor.name, role, actor.terminal, is_present, shares_notes)
    member = amended(member, take_agenda=keeper_of(found.source.path, keeps_mine=not found.is_agenda_theirs))
    if found.is_agenda_theirs:
        member = amended(member, follows_agenda=True)
    else:
        member = amended(member, agenda=AgendaHere(found.source))
    return SharedJournal(journal or journal_path(plan), found.address, member, clock), clock


def facts_known(join: str | None, agenda: str | None, journal: Path | None) -> tuple[Plan, Sequence[Fact], Clock]:
    """Return the plan, the facts of an event, what the others of a hub did included, and the clock that goes there.

    Raises JournalError.
    """
    from idm_tui.core.clock import SystemClock

    hub = joined(join, agenda)
    if hub is None:
        plan = agenda_source(agenda).load()
        return plan, read_journal(plan, journal), SystemClock()
    from idm_tui.desk import Actor
    from idm_tui.desk.terminals import this_terminal

    plan = hub.source.load()
    actor = Actor(system_user(), hub.address.role or "moderator", this_terminal())
    shared, clock = open_shared(hub, plan, journal, actor, is_present=False)
    come_in(shared)
    if shared.sharing.trouble:
        click.echo(f"idm-tui: {shared.sharing.trouble}", err=True)
    shared.close()
    return plan, read_journal(plan, journal), clock


def come_in(journal: SharedJournal) -> None:
    """Wait until everything that the others did is here, with a bar where a person looks on.

    A hub that is out of reach is not waited for.
    """
    if journal.wait(lambda now: now.trouble or _is_in(now), 1.0):
        return
    to_read = journal.sharing.to_read
    if not (to_read and sys.stderr.isatty()):
        journal.wait(lambda now: now.trouble or _is_in(now), _CAME_IN_S)
        return
    with click.progressbar(length=to_read, label=_("reading the event"), file=sys.stderr) as bar:
        left = to_read
        while not journal.wait(lambda now: now.trouble or _is_in(now), 0.1):
            bar.update(max(left - journal.sharing.to_read, 0))
            left = min(left, journal.sharing.to_read)


def _is_in(now: Sharing) -> bool:
    return bool(now.is_connected and not now.to_read and now.clock_off_s is not None)
