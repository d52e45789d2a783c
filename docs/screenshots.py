"""Takes the README's screenshots from the app itself.

python docs/screenshots.py
"""

from __future__ import annotations

import asyncio
import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

from idm_tui.core import commands as do
from idm_tui.core.directory import Directory
from idm_tui.desk import Actor, Desk
from idm_tui.formats.countries import countries
from idm_tui.formats.source import AgendaSource
from idm_tui.journal.memory import MemoryJournal
from idm_tui.tui.app import IdmApp

HERE = Path(__file__).parent
START = datetime(2007, 10, 8, 9, 4, tzinfo=UTC)


class Unchanged:
    """An agenda that nobody edits."""

    def news(self) -> None:
        """Nothing."""


class Still:
    """A clock that stands where it is put."""

    instant = START

    def now(self) -> datetime:
        """Return where it stands."""
        return self.instant


def desk() -> Desk:
    """Return a desk at which the morning session has been going on for a while."""
    clock = Still()
    made = Desk(AgendaSource(HERE.parent / "agenda.toml").load(), MemoryJournal(), clock, Actor("Ibrahim"))
    script = [
        (0, do.Start()),
        (5, do.Next()),
        (560, do.Put(number=1)),
        (600, do.Next()),
        (720, do.Put(number=2)),
        (900, do.ListAdd(speaker="Philippines")),
        (910, do.ListAdd(speaker="Ecuador", group="GRULAC")),
        (920, do.TimerStart(duration=1200, label="Coffee")),
        (
            921,
            do.Note(text="Data on skills exist, but nobody brings them together", speaker="Bunjun"),
        ),
        (922, do.Note(text="Employers know what they need three years ahead", tag="forecast")),
        (923, do.Note(text="Employers must be asked when needs are assessed", kind="key-message")),
        (924, do.Note(text="Prepare a list of national sources", kind="action", owner="IOM", due="30 November")),
    ]
    for second, command in script:
        clock.instant = START + timedelta(seconds=second)
        made.do(command)
    clock.instant = START + timedelta(seconds=930)
    return made


async def take(name: str, size: tuple[int, int], *keys: str) -> None:
    """Press keys and keep the picture."""
    app = IdmApp(desk(), Unchanged(), lambda _start: desk(), directory=lambda plan: Directory(plan, countries))
    async with app.run_test(size=size) as pilot:
        await pilot.press(*("space" if key == "_" else key for key in keys))
        await pilot.pause()
        picture = app.export_screenshot(title="idm-tui")
    # The export names a font on the web; the reader's own monospaced one will do.
    picture = re.sub(r"@font-face \{.*?\}", "", picture, flags=re.DOTALL)
    (HERE / f"{name}.svg").write_text(picture, encoding="utf-8")


async def main() -> None:
    """Take them all."""
    await take("moderator", (120, 34))
    await take("small", (80, 24))
    await take("stage", (80, 24), "4")
    await take("chair", (120, 34), "2")
    await take("discussion", (80, 24), "a", "s", "r")
    await take("preview", (120, 34), "2", "f")
    await take("rapporteur", (120, 34), "3", *"the public services lack staff for thi".replace(" ", "_"))


asyncio.run(main())
