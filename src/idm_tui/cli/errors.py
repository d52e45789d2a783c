"""How the command line fails: one clear sentence, exit 1, never a traceback."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, NoReturn

import click

if TYPE_CHECKING:
    from collections.abc import Iterator


def fail(sentence: str) -> NoReturn:
    """Say why it cannot be done and leave with exit code 1."""
    click.echo(f"idm-tui: {sentence}", err=True)
    sys.exit(1)


@contextmanager
def sentences() -> Iterator[None]:
    """Turn the errors that users can cause into sentences."""
    from idm_tui.formats.problems import AgendaError
    from idm_tui.journal import JournalError

    try:
        yield
    except AgendaError as error:
        for problem in error.problems:
            click.echo(problem.render(error.source), err=True)
        sys.exit(1)
    except JournalError as error:
        fail(str(error))
