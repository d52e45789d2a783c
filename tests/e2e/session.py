"""The workshop's first session, held now, and what is said in it: for those who take it down in a real terminal."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from idm_tui.core import commands as do
from idm_tui.core.clock import SystemClock
from idm_tui.desk import Actor, Desk
from idm_tui.desk.terminals import this_terminal
from idm_tui.formats.toml import read
from idm_tui.journal.sqlite import SqliteJournal
from tests.agendas import WORKSHOP

if TYPE_CHECKING:
    from pathlib import Path

    from idm_tui.core.commands import Command

PANEL = ("Kreshna Bunjun", "David Arkless", "Jung Mino")
ROOM = ("Ecuador", "Chile", "Mali", "Philippines", "Switzerland")
_KINDS = (
    ("", "summary", ""),
    ("/k ", "key-message", ""),
    ("", "summary", " #data"),
    ("/d ", "decision", ""),
    ("/a ", "action", " @Secretariat by 30 November"),
    ("/r ", "recommendation", ""),
    ("", "summary", ""),
    ("/q ", "quote", ""),
    ("/? ", "question", ""),
    ("/f ", "follow-up", " @ILO #survey"),
)


def session_now(folder: Path) -> Path:
    """Write the workshop's Session I as a session that is on at the present instant."""
    text = WORKSHOP.read_text(encoding="utf-8")
    start = (datetime.now(UTC) - timedelta(minutes=5)).replace(tzinfo=None, microsecond=0)
    end = start + timedelta(hours=3)
    block = text[text.index('id = "session-1"') : text.index('id = "afternoon-break-1"')]
    block = block[: block.rindex("[[")]
    block = block.replace('start = "11:00"', f"start = {start.isoformat()}")
    block = block.replace('end = "13:00"', f"end = {end.isoformat()}")
    path = folder / "agenda.toml"
    path.write_text(
        '[event]\nid = "now"\ntitle = "Labour Mobility"\ntimezone = "UTC"\n[event.defaults]\nspeaker = "10m"\n'
        f"[[days]]\ndate = {start:%Y-%m-%d}\n[[days.sessions]]\n{block}",
        encoding="utf-8",
    )
    return path


def moderator(agenda: Path, data: Path) -> Desk:
    """Sit down at the moderator's laptop."""
    plan = read(agenda.read_bytes(), agenda.name).plan
    journal = SqliteJournal(data / "now.journal")
    return Desk(plan, journal, SystemClock(), Actor("moderator", "moderator", this_terminal()))


@dataclass(frozen=True)
class Said:
    """One note as it is typed, and as it is to stand in the report."""

    typed: str
    text: str
    kind: str
    speaker: str
    question: int


@dataclass(frozen=True)
class Scene:
    """What the moderator does, and what is typed while it lasts."""

    moves: tuple[Command, ...]
    speaker: str
    question: int
    said: tuple[Said, ...]


def script(count: int = 80) -> list[Scene]:
    """Return the session: the panel, then the room, each with ten notes, while the questions go on."""
    scenes = []
    for place, speaker in enumerate((*PANEL, *ROOM)[: count // 10]):
        question = 1 + place // 2
        moves: list[Command] = []
        if place >= len(PANEL):
            moves.append(do.ListAdd(speaker=speaker))
        moves.append(do.Give(speaker=speaker))
        if place % 2 == 0:
            moves.append(do.Put(number=question))
        said = []
        for number, (before, kind, behind) in enumerate(_KINDS, 10 * place + 1):
            text = f"Statement {number:02} of what {speaker} said"
            said.append(Said(f"{before}{text}{behind}", text, kind, speaker, question))
        scenes.append(Scene(tuple(moves), speaker, question, tuple(said)))
    return scenes
