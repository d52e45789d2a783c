"""What twenty thousand notes cost: to open, note, correct, strike, find, check and report.

python bench/notes.py
"""

from __future__ import annotations

import random
import tempfile
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from idm_tui.cli.report_writing import FORMATS, Wanted, write_report
from idm_tui.core import commands as do
from idm_tui.core.clock import RehearsalClock
from idm_tui.core.facts import Fact, FloorGiven, FloorYielded, NoteTaken, SessionStarted
from idm_tui.desk import Actor, Desk
from idm_tui.formats.known_terms import known_terms
from idm_tui.formats.report.leak_check import findings, texts_told
from idm_tui.formats.toml import read
from idm_tui.journal.search import SearchIndex
from idm_tui.journal.sqlite import SqliteJournal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

Result = TypeVar("Result")
NOTES = 20_000
BEGAN = datetime(2007, 10, 8, 9, 0, tzinfo=UTC)
WORDS = [
    "labour",
    "mobility",
    "data",
    "skills",
    "migration",
    "recruitment",
    "ethical",
    "rights",
    "remittances",
    "circular",
    "health",
    "return",
]


def facts() -> Iterator[Fact]:
    """Yield a session of notes on six questions, twenty to each intervention."""
    dice, number, turn = random.Random(1), 0, ""  # noqa: S311 - words for a measurement
    places: dict[tuple[int, str], int] = {}

    def fact(body: object, at: datetime) -> Fact:
        nonlocal number
        number += 1
        return Fact(f"f{number:07}", at, at, "ana", "rapporteur", "bench", f"c{number:07}", body)  # type: ignore[arg-type]

    yield fact(SessionStarted("session-1"), BEGAN)
    for count in range(NOTES):
        at, speaker = BEGAN + timedelta(seconds=count // 4), f"Delegation {count // 20 % 150}"
        if count % 20 == 0:
            if turn:
                yield fact(FloorYielded("session-1", turn), at)
            turn = f"t{count}"
            yield fact(FloorGiven("session-1", speaker, turn, 180), at)
        question, kind = count % 6, "summary" if count % 10 else "action"
        place = places[question, kind] = places.get((question, kind), 0) + 1
        words = " ".join(dice.choices(WORDS, k=14))
        body = NoteTaken(
            "session-1",
            f"n{count}",
            count + 1,
            place,
            "ana",
            words,
            kind,
            question,
            turn,
            speaker,
            tag=f"t{count % 40}",
        )
        yield fact(body, at)


def timed(label: str, work: Callable[[], Result]) -> Result:
    """Print what a piece of work takes."""
    began = time.perf_counter()
    result = work()
    print(f"{label:24} {(time.perf_counter() - began) * 1000:10.1f} ms")
    return result


def main() -> None:
    """Measure."""
    agenda = Path(__file__).parent.parent / "agenda.toml"
    plan = read(agenda.read_bytes(), agenda.name).plan
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "bench.journal"
        taken = list(facts())
        SqliteJournal(path).exchange(0, lambda _rows: taken)
        journal = SqliteJournal(path)
        clock = RehearsalClock(BEGAN + timedelta(seconds=NOTES // 4 + 10))
        desk = timed("open", lambda: Desk(plan, journal, clock, Actor("ana", "rapporteur", "bench")))
        timed("note", lambda: desk.do(do.Note(text="one more")))
        timed("correct", lambda: desk.do(do.Correct(note="10000", text="better")))
        index = SearchIndex()
        timed("index, once", lambda: index.take_up(plan, desk.state))
        timed("index, again", lambda: index.take_up(plan, desk.state))
        timed("find", lambda: index.find("ethical recruit"))
        now = clock.now()
        for form in FORMATS:
            timed(f"report, {form}", lambda form=form: write_report(plan, desk.state, now, Wanted(form)))  # type: ignore[misc]
        terms = timed("names known", lambda: known_terms(plan, desk.state))
        timed("leak check", lambda: list(findings(texts_told(plan, desk.state, now), terms)))
        timed("strike", lambda: desk.do(do.Strike(note="700")))


if __name__ == "__main__":
    main()
