"""`idm-tui stage`: the stage display, in its own terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from idm_tui.cli.app import open_app
from idm_tui.cli.joining import join_option, joined
from idm_tui.cli.options import agenda_argument, journal_option

if TYPE_CHECKING:
    from pathlib import Path


@click.command("stage")
@agenda_argument
@journal_option
@join_option
def command(agenda: str | None, journal: Path | None, join: str | None) -> None:
    """Open the stage display: the speaker's time, large; b blanks it, c asks to conclude."""
    open_app(agenda, journal, role="stage", hub=joined(join, agenda))
