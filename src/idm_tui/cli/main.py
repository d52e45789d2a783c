"""The entry point: finds the command that is meant and loads no other."""

from __future__ import annotations

import gc
import io
import sys
from importlib import import_module

import click

from idm_tui import __version__

# What is loaded at the start stays: looking through it for garbage again and again costs a tenth of the start.
gc.set_threshold(50_000, 20, 20)

# Each command lives in the module of its name, as `command`.
_COMMANDS = {
    "app": "idm_tui.cli.app",
    "stage": "idm_tui.cli.stage",
    "now": "idm_tui.cli.now",
    "status": "idm_tui.cli.status",
    "check": "idm_tui.cli.check",
    "do": "idm_tui.cli.do",
    "log": "idm_tui.cli.log",
    "replay": "idm_tui.cli.replay",
    "report": "idm_tui.cli.report",
    "find": "idm_tui.cli.find",
    "import": "idm_tui.cli.import_agenda",
    "export": "idm_tui.cli.export",
    "schema": "idm_tui.cli.schema",
    "host": "idm_tui.cli.host",
}


class Commands(click.Group):
    """The commands by name; whatever is none is the agenda for the app."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names in the order of the help."""
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Load a command when it is asked for."""
        module = _COMMANDS.get(cmd_name)
        command: click.Command | None = import_module(module).command if module else None
        return command

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Let `idm-tui`, `idm-tui my.toml` and `idm-tui --rehearse` mean the app."""
        if any(argument.startswith("--join") for argument in args):
            from idm_tui.cli.joining import hide_secret

            hide_secret(args)
        if not args or args[0] not in {*_COMMANDS, "--help", "--version"}:
            args = ["app", *args]
        return super().parse_args(ctx, args)


@click.command(cls=Commands, context_settings={"max_content_width": 100})
@click.version_option(__version__, prog_name="idm-tui")
def main() -> None:
    """A live event companion for the terminal.

    Without a command it opens the app: idm-tui [AGENDA] [--rehearse [WHEN]].
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # a terminal of another encoding shows a question mark
