"""`idm-tui do`: every command of the app, from the shell."""

from __future__ import annotations

from contextlib import ExitStack
from typing import TYPE_CHECKING, Any

import click

from idm_tui.cli.errors import fail, sentences
from idm_tui.cli.joining import come_in, join_option, joined, open_shared, role_at
from idm_tui.cli.options import (
    agenda_option,
    at_option,
    checked_room,
    instant,
    journal_option,
    open_journal,
    room_option,
)
from idm_tui.cli.places import agenda_source
from idm_tui.cli.who import system_user
from idm_tui.core.commands import COMMANDS
from idm_tui.core.language import _
from idm_tui.core.rights import ROLES
from idm_tui.core.text import clean_line, parse_duration

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from pathlib import Path

    from idm_tui.core.commands import Argument, Command
    from idm_tui.desk import Desk
    from idm_tui.journal.shared import SharedJournal

_SHARED_IN_S = 5.0


class Duration(click.ParamType[int, str]):
    """A duration as text: 90s, 3m, 1h15, -5m."""

    name = "duration"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """Read the text; a wrong one is wrong usage."""
        try:
            return parse_duration(str(value))
        except ValueError as error:
            self.fail(str(error), param, ctx)


class Words(click.Group):
    """The commands that begin with the same words, each made from its definition when it is asked for."""

    def __init__(self, prefix: str, **attributes: Any) -> None:
        """Take the words that all of them begin with."""
        super().__init__(**attributes)
        self.prefix = prefix

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the next words, in the order of their definition."""
        known = [name.removeprefix(self.prefix) for name in COMMANDS if name.startswith(self.prefix)]
        return list(dict.fromkeys(name.split(" ")[0] for name in known))

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return the command of a word, or the group of those that begin with it."""
        name = self.prefix + cmd_name
        if name in COMMANDS:
            return _click_command(COMMANDS[name])
        if any(known.startswith(f"{name} ") for known in COMMANDS):
            return Words(f"{name} ", name=cmd_name, help=f"Commands on the {cmd_name}.")
        return None


def _click_command(kind: type[Command]) -> click.Command:
    arguments = kind.arguments()

    def run(**given: Any) -> None:
        for words in (value for value in given.values() if isinstance(value, tuple)):
            # Where "-5m" must pass for a duration, click lets anything with a dash pass.
            if wrong := next((word for word in words if word.startswith("--")), ""):
                raise click.NoSuchOption(wrong)
        values = {field: " ".join(value) if isinstance(value, tuple) else value for field, value in given.items()}
        context = click.get_current_context().find_object(Request)
        if context is None:  # only when click is used in a way that main() does not
            raise click.UsageError("no request")
        context.carry_out(kind(**{field: value for field, value in values.items() if value is not None}))

    parameters: list[click.Parameter] = []
    for field, argument in arguments.items():
        is_required = field in kind.required()
        if argument.flag:
            parameters.append(_option(field, argument))
        else:
            # A text takes all the words there are for it: no quotes are needed.
            greedy = argument.kind == "text"
            parameters.append(
                click.Argument(
                    [field],
                    required=is_required,
                    nargs=-1 if greedy else 1,
                    type=_type(argument),
                    metavar=field.upper(),
                )
            )
    return click.Command(
        kind.name.split(" ")[-1],
        params=parameters,
        callback=run,
        help=kind.help,
        context_settings={
            "ignore_unknown_options": any(a.kind == "duration" and not a.flag for a in arguments.values())
        },
    )


def _type(argument: Argument) -> Any:
    return {"duration": Duration(), "number": int}.get(argument.kind, str)


def _option(field: str, argument: Argument) -> click.Option:
    words = argument.words.capitalize() + "."
    if argument.kind == "flag":
        return click.Option([f"--{argument.flag}", field], is_flag=True, help=words)
    return click.Option([f"--{argument.flag}", field], type=_type(argument), help=words)


class Request:
    """What `do` was asked besides the command itself."""

    def __init__(self, carry_out: Callable[[Command], None]) -> None:
        """Take what does the command once it is known."""
        self.carry_out = carry_out


def show_preview(desk: Desk, asked: Command, at: datetime | None, room: str | None) -> None:
    """Print what a command would do; nothing is changed."""
    from idm_tui.cli.as_text import preview_text
    from idm_tui.desk import Refused

    try:
        preview = desk.preview(asked, at, room)
    except Refused as refusal:
        fail(str(refusal))
    click.echo(preview_text(preview))


def share(desk: Desk, shared: SharedJournal) -> None:
    """Let the hub have what was done; fails if somebody else was quicker."""
    is_shared = shared.settle(_SHARED_IN_S)
    trouble = shared.sharing.trouble
    desk.refresh()
    if desk.overruled:
        fail(desk.overruled)
    if not is_shared:
        click.echo(_("saved here, not shared yet: {reason}").format(reason=trouble or _("the hub is slow")), err=True)


@click.command("do", cls=Words, prefix="")
@agenda_option
@at_option
@click.option("--by", metavar="NAME", help="Who gives the command; the system's user if left out.")
@click.option("--role", type=click.Choice(ROLES), help="In which role; the moderator's if left out.")
@room_option
@journal_option
@join_option
@click.pass_context
def command(
    ctx: click.Context,
    agenda: str | None,
    when: str | None,
    by: str | None,
    role: str | None,
    room: str | None,
    journal: Path | None,
    join: str | None,
) -> None:
    """Do a command of the app: start, give, next, put, list add, undo and the rest."""

    def carry_out(asked: Command) -> None:
        from idm_tui.core.clock import SystemClock
        from idm_tui.desk import Actor, Desk, Refused
        from idm_tui.desk.terminals import this_terminal

        with sentences(), ExitStack() as open_until_done:
            hub = joined(join, agenda)
            plan = (hub.source if hub else agenda_source(agenda)).load()
            at = instant(plan, when)
            place = checked_room(plan, room)
            actor = Actor(
                clean_line(by or "") or system_user(), role_at(hub, role), this_terminal(), is_shared=hub is not None
            )
            if hub is None:
                desk = Desk(plan, open_journal(plan, journal), SystemClock(), actor)
            else:
                shared, clock = open_shared(hub, plan, journal, actor, is_present=False)
                come_in(shared)
                desk = Desk(plan, shared, clock, actor)
            open_until_done.callback(desk.journal.close)
            if getattr(asked, "preview", False):
                show_preview(desk, asked, at.given, place)
                return
            try:
                outcome = desk.do(asked, at.given, room=place)
            except Refused as refusal:
                fail(str(refusal))
            if not outcome.is_saved:
                fail(desk.trouble)
            if hub is not None:
                share(desk, shared)
        click.echo(outcome.words, err=True)

    ctx.obj = Request(carry_out)
