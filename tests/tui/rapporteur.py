"""The rapporteur on a stage for tests: a session to take down, the line, the record, and others at the same event."""

from __future__ import annotations

from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from textual.events import Key, Paste

from idm_tui.cli.app import Outside
from idm_tui.core import commands as do
from idm_tui.desk import Actor, Desk
from idm_tui.desk.terminals import this_terminal
from idm_tui.tui.app import IdmApp
from idm_tui.tui.screens.rapporteur import RapporteurScreen
from idm_tui.tui.widgets.note_context import NoteContext
from tests.clocks import ManualClock
from tests.tui.screens import NARROW, News, Rehearsals, Stage, desk_at

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from idm_tui.core.notes import Note
    from idm_tui.core.plan import Plan
    from idm_tui.core.state import Draft
    from idm_tui.journal import Journal
    from idm_tui.tui.widgets.note_editor import NoteEditor
    from idm_tui.tui.widgets.record import Record
    from tests.tui.screens import Scene

BUNJUN, ARKLESS, MINO = "Kreshna Bunjun", "David Arkless", "Jung Mino"
LIVE: Scene = (("11:00", do.Start(session="session-1")),)
PANEL: Scene = (*LIVE, ("11:02", do.Next()), ("11:03", do.Put(number=1)))
NOTED: Scene = (
    *PANEL,
    ("11:04", do.Note(text="Mauritius trains for the needs of others")),
    ("11:05", do.Note(text="Recruitment agencies must be licensed", kind="decision", tag="agencies")),
    ("11:12", do.Next()),
    ("11:13", do.Note(text="Half of all jobs stay vacant for six months", kind="key-message")),
)
PLACE = "note@t1"
ELSEWHERE = "note@gone"


@asynccontextmanager
async def rapporteur(
    when: str = "11:20",
    scene: Scene = NOTED,
    *,
    size: tuple[int, int] = NARROW,
    plan: Plan | None = None,
    desk: Desk | None = None,
    journal: Journal | None = None,
    role: str = "rapporteur",
) -> AsyncIterator[Stage]:
    """Run the app as the rapporteur opens it, with what finds words."""
    desk = desk_at(when, scene, plan, journal, role=role) if desk is None else desk
    news = News()
    app = IdmApp(desk, news, Rehearsals(desk.plan), outside=Outside())
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        clock = desk.clock
        on = Stage(app, pilot, clock if isinstance(clock, ManualClock) else ManualClock(), news)
        await on.calm()
        yield on


def view(on: Stage) -> RapporteurScreen:
    screen = on.app.in_sight
    assert isinstance(screen, RapporteurScreen)
    return screen


def editor(on: Stage) -> NoteEditor:
    return view(on).line.editor


def line(on: Stage) -> str:
    """What stands in the note line."""
    return editor(on).text


def record(on: Stage) -> Record:
    return view(on).record


def context(on: Stage) -> str:
    """The line that says what a note belongs to."""
    return on.lines()[view(on).query_one(NoteContext).region.y]


def shown(on: Stage) -> str:
    """The record as it is on the screen."""
    region = record(on).region
    return "\n".join(row[: region.width] for row in on.lines()[region.y : region.bottom])


def row_of(on: Stage, words: str) -> int:
    """The line of the screen on which words stand in the record."""
    region = record(on).region
    return next(y for y, row in enumerate(on.lines()) if words in row and region.y <= y < region.bottom)


def notes(on: Stage) -> dict[str, str]:
    """The words of the notes that count, by their numbers."""
    return {note.label: note.text for note in on.desk.state.notes if note.counts}


def note(on: Stage, label: str) -> Note:
    found = on.desk.state.notes.labelled(label)
    assert found is not None
    return found


def last(on: Stage) -> Note:
    """The note that was taken last."""
    return max(on.desk.state.notes, key=lambda each: each.number)


def drafts(on: Stage) -> list[str]:
    """What is kept of what is being typed, whoever types it."""
    return [draft.text for draft in on.desk.state.drafts.values()]


def kept(desk: Desk, place: str = PLACE) -> Draft | None:
    return desk.draft(place)


def colleague(on_or_desk: Stage | Desk, name: str = "maria") -> Desk:
    """Another desk at the same event, in a process that lives."""
    desk = on_or_desk.desk if isinstance(on_or_desk, Stage) else on_or_desk
    return Desk(desk.plan, desk.journal, desk.clock, Actor(name, "rapporteur", this_terminal()))


async def paste(on: Stage, text: str) -> None:
    on.app.post_message(Paste(text))
    await on.settle()


def hurry(on: Stage, *keys: str) -> None:
    """Press keys faster than anything can happen between them."""
    for key in keys:
        named = {" ": "space", "!": "exclamation_mark"}.get(key, key)
        on.app.post_message(Key(named, key if len(key) == 1 else None))


async def rests(on: Stage) -> None:
    """Wait until all that was pressed in a hurry has been taken in."""
    for _ in range(10):
        await on.settle()


async def typed(on: Stage, text: str) -> None:
    """Type a text and Enter."""
    await on.type(text, "enter")


async def to_note(on: Stage, words: str) -> None:
    """Go into the record, to the row that shows words."""
    if not record(on).has_focus:
        await on.press("escape")
    await on.press("home")
    for _ in range(100):
        turn, found = record(on).turn_at_cursor(), record(on).note_at_cursor()
        if words in (turn.speaker if turn else found.text if found else ""):
            return
        await on.press("down")
    raise AssertionError(words)


async def begin_to_correct(on: Stage, words: str) -> None:
    await to_note(on, words)
    await on.press("enter")
    assert words in line(on)
