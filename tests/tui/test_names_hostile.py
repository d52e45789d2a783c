"""Names to choose from that are hostile, and many of them."""

from __future__ import annotations

import time

import pytest
from rich.cells import cell_len
from textual.content import Content
from textual.events import Paste
from textual.widgets import Static

from idm_tui.core.directory import Directory
from idm_tui.formats.countries import countries
from tests.agendas import plan_of
from tests.tui.screens import NARROW, USUAL, stage
from tests.tui.test_keys import SPEAKING
from tests.tui.test_names_prompt import listed, offered, workshop_with

HOSTILE = {
    "closing-tag": "[/] x",
    "colour": "[red]x",
    "action": "[@click=app.quit]x[/]",
    "brackets": "[[]] \\[x] x [",
    "escape": "\x1b[31mx\x07\x9b0m",
    "wide": "国際移住対話" * 12 + " x",
    "combining": "e\u0301a\u0308" * 30 + " x",
    "emoji": "👩‍👩‍👧‍👦 ❤️ x",
    "right-to-left": "\u202eשלום x",
    "long": "x" * 3000,
    "flag": "x --kind",
    "dash": "--for x",
}


@pytest.mark.parametrize("name", HOSTILE)
async def test_hostile_names_neither_crash_nor_colour(name: str) -> None:
    text = HOSTILE[name]
    plan = plan_of(workshop_with(text, "Xylophone").replace("\x7f", r"\u007f"))
    async with stage("11:05", SPEAKING, size=NARROW, plan=plan) as on:
        for size in (NARROW, USUAL):
            await on.resize(*size)
            await on.press("a", "x")
            assert "Xylophone  first time" in "\n".join(on.lines(exact=False))
            assert "\x1b" not in "".join(offered(on))
            rows = on.app.screen.query_one("#names", Static).render()
            assert isinstance(rows, Content)
            assert {str(span.style) for span in rows.spans} <= {"bold", "dim"}
            await on.press("escape")
            await on.press("a")
            on.app.screen.query_one("#line").post_message(Paste(text))
            await on.settle()
            on.lines(exact=False)
            await on.press("escape")
        await on.press("a", "x", "enter")
        on.lines()
        await on.press("P", "x", "down", "enter")
        on.lines()
        await on.press("B")
        on.lines(exact=False)


NAMES = tuple(
    f"Délégué {first}{last} du Pays {n}"
    for n, (first, last) in enumerate(
        (first, last) for first in ("Ana", "Bo", "Chi", "Dan") for last in map(str, range(100))
    )
)


async def test_four_hundred_participants_are_found_between_two_keys() -> None:
    plan = plan_of(workshop_with(*NAMES))
    directory = Directory(plan, countries)
    directory.find("d")
    for typed in ("d", "de", "delegue", "delegue chi42 pays", "pays 399", "zzz"):
        taken = []
        for _ in range(3):
            began = time.perf_counter()
            directory.find(typed)
            taken.append(time.perf_counter() - began)
        assert min(taken) < 0.05, typed
    async with stage("11:05", SPEAKING, size=NARROW, plan=plan) as on:
        await on.press("a", "d")
        assert len(offered(on)) == 7
        assert all(row[2:] in on.text() for row in offered(on))
        await on.press("backspace", *"pays 399", "enter")
        assert listed(on) == [NAMES[-1]]
        assert all(cell_len(line) <= 80 for line in on.lines())
