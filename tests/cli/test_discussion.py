"""A discussion of two hours with sixty interventions, driven by `do`, against a count that the test keeps itself."""

from __future__ import annotations

import csv
import io
import random
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, TypeAlias

import pytest

from tests.cli.shell import do, refused, run, status

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.shell import Json

Row: TypeAlias = dict[str, str]
PANEL = ("Ana Lind", "Bo Ek", "Cy Lo")
GROUP_OF = {
    "Chile": "GRULAC",
    "Ghana": "African Group",
    "Japan": "Asia-Pacific Group",
    "Kenya": "African Group",
    "Norway": "WEOG",
    "Peru": "GRULAC",
    "Poland": "EEG",
    "Trade Union": "",
}
RANK = {"point-of-order": 0, "reply": 2}
AGENDA = f"""
[event]
id = "talk"
title = "Two Hours"
timezone = "Europe/Zurich"
[event.defaults]
intervention = "3m"
replies = "day"
[[days]]
date = 2007-10-08
[[days.sessions]]
id = "forum"
kind = "discussion"
title = "Forum"
start = "10:00"
end = "12:30"
speakers = [{", ".join(f'{{ name = "{name}" }}' for name in PANEL)}]
[[days.sessions]]
id = "evening"
kind = "closing"
title = "Evening"
start = "12:30"
end = "13:30"
"""


@dataclass
class Spell:
    """One turn as the test counts it."""

    session: str
    name: str
    kind: str
    group: str
    limit: int
    began: datetime
    spoke: int = 0
    paused: int = 0
    ended: datetime | None = None

    @property
    def row(self) -> tuple[str, ...]:
        """What the report should have of it."""
        assert self.ended is not None
        times = (f"{instant.isoformat()}+02:00" for instant in (self.began, self.ended))
        seconds = (str(number) for number in (self.limit, self.spoke, self.paused))
        return (self.session, self.name, self.kind, self.group, *times, *seconds)


@dataclass
class Simulation:
    """What a patient person with a watch and a sheet of paper would note beside the program."""

    now: datetime = datetime(2007, 10, 8, 10)  # noqa: DTZ001 - as the clock on the wall
    session: str = "forum"
    limit: int = 180
    waiting: list[tuple[str, str, str]] = field(default_factory=list)
    spells: list[Spell] = field(default_factory=list)
    floor: Spell | None = None
    held: Spell | None = None
    is_open: bool = True

    def do(self, *words: object) -> str:
        return do(f"{self.now:%H:%M:%S}", *words)

    def add(self, name: str, kind: str = "statement", group: str = "") -> None:
        self.do("list", "add", name, "--kind", kind, "--again", *(("--for", group) if group else ()))
        self.waiting.append((name, kind, group))
        self.waiting.sort(key=lambda entry: RANK.get(entry[1], 1))

    def _begin(self, name: str, kind: str, group: str, limit: int) -> None:
        self.floor = Spell(self.session, name, kind, group, limit, self.now)
        self.spells.append(self.floor)

    def _end(self) -> None:
        if self.floor is not None:
            self.floor.ended, self.floor = self.now, self.held
            self.held = None

    def next_talk(self, name: str, kind: str, limit: int) -> str:
        said = self.do("next")
        self._end()
        self._begin(name, kind, "", limit)
        return said

    def next(self) -> str:
        said = self.do("next")
        self._end()
        self._begin(*self.waiting.pop(0), self.limit)
        return said

    def speak(self, seconds: int) -> None:
        self.now += timedelta(seconds=seconds)
        if self.floor is not None:
            self.floor.spoke += seconds
        if self.held is not None:
            self.held.paused += seconds

    def pause(self, seconds: int) -> None:
        self.do("pause")
        self.now += timedelta(seconds=seconds)
        assert self.floor is not None
        self.floor.paused += seconds
        self.do("resume")

    def point(self, name: str, seconds: int, back: str) -> None:
        assert "point of order" in self.do("point", name)
        self.held = self.floor
        self._begin(name, "point-of-order", "", self.limit)
        self.speak(seconds)
        self.do(back)
        self._end()

    def yield_floor(self) -> None:
        self.do("yield")
        self._end()

    def check(self) -> None:
        """The program must see what the paper says."""
        seen: Json = status(f"{self.now:%H:%M:%S}")
        assert [(e["name"], e["kind"], e["for"] or "") for e in seen["list"]["entries"]] == self.waiting
        assert (seen["list"]["open"], seen["list"]["limit_s"]) == (self.is_open, self.limit)
        if self.floor is None:
            assert seen["floor"] is None
        else:
            assert (seen["floor"]["speaker"], seen["floor"]["elapsed_s"]) == (self.floor.name, self.floor.spoke)
            assert seen["floor"]["remaining_s"] == self.floor.limit - self.floor.spoke
        today = {who["name"]: (who["turns"], who["total_s"]) for who in seen["spoken_today"]}
        assert today == self.sums(lambda spell: spell.name)

    def sums(self, of: Callable[[Spell], str]) -> dict[str, tuple[int, int]]:
        found: dict[str, tuple[int, int]] = {}
        for spell in self.spells:
            key = of(spell)
            if key and spell.kind != "point-of-order":
                turns, seconds = found.get(key, (0, 0))
                found[key] = (turns + 1, seconds + spell.spoke)
        return found


def rounds(sim: Simulation, chance: random.Random) -> None:
    """Three rounds of three interventions and three answers."""
    for name in (*GROUP_OF, "Chile"):
        sim.add(name, chance.choice(["statement", "question"]))
    sim.do("round", "open", "3")
    for number in (1, 2, 3):
        for place in range(3):
            said = sim.next()
            assert (f"round {number}" in said) is (number > 1 and place == 0)
            assert status(f"{sim.now:%H:%M:%S}")["round"]["taken"] == place + 1
            sim.speak(chance.randint(60, 120))
        assert "1:20" in sim.do("round", "panel", "4m")
        for name in PANEL:
            sim.next_talk(name, "answer", 80)
            sim.speak(chance.randint(40, 90))
        sim.check()
    assert status(f"{sim.now:%H:%M:%S}")["round"]["number"] == 3
    sim.do("round", "end")


def statements(sim: Simulation, chance: random.Random, count: int) -> None:
    """The rest of the list, with all that happens meanwhile."""
    for number in range(count):
        name = chance.choice(list(GROUP_OF))
        if number in (30, 31):
            assert "closed" in refused("do", "--at", f"2007-10-08T{sim.now:%H:%M:%S}", "list", "add", name, "--again")
        else:
            sim.add(name, group="GRULAC" if name == "Chile" and number % 2 else "")
            if number == 29:
                sim.add("Kenya")
                sim.add("Japan")
        if number % 9 == 4 and number != 31:
            sim.add(chance.choice(["Kenya", "Japan"]), "reply")
        if number == 20:
            sim.do("list", "limit", "2m")
            sim.limit = 120
        sim.next()
        if number == 29:
            assert "still on it: Kenya, Japan" in sim.do("list", "close")
            sim.is_open = False
        if number == 31:
            sim.do("list", "open")
            sim.is_open = True
        sim.speak(chance.randint(30, 80))
        if number % 7 == 3:
            sim.point(chance.choice(["Ghana", "Poland"]), chance.randint(5, 30), chance.choice(["next", "yield"]))
            sim.speak(chance.randint(5, 20))
        if number % 11 == 5:
            sim.pause(chance.randint(5, 30))
        sim.speak(chance.randint(20, 50))
        if number % 6 == 0:
            sim.check()


def told(seed: int) -> Simulation:
    chance = random.Random(seed)  # noqa: S311 - no secret
    sim = Simulation()
    sim.do("start", "forum")
    for name in PANEL:
        sim.next_talk(name, "presentation", 600)
        sim.speak(chance.randint(200, 300))
    sim.yield_floor()
    rounds(sim, chance)
    statements(sim, chance, 51)
    sim.yield_floor()
    sim.check()
    replies = [entry for entry in sim.waiting if entry[1] == "reply"]
    assert replies == sim.waiting
    assert "nobody waits" in refused("do", "--at", f"2007-10-08T{sim.now:%H:%M:%S}", "next")
    took = sim.now - datetime(2007, 10, 8, 10)  # noqa: DTZ001 - as the clock on the wall
    assert timedelta(hours=1, minutes=50) < took < timedelta(hours=2, minutes=30)
    sim.now += timedelta(seconds=60)
    assert f"{len(replies)} carried over" in sim.do("start", "evening")
    sim.session, sim.limit = "evening", 180
    sim.check()
    while sim.waiting:
        sim.next()
        sim.speak(chance.randint(30, 120))
    sim.do("end")
    sim._end()
    return sim


def report(*words: object) -> list[Row]:
    answer = run("report", "speaking", "--format", "csv", *words, "--at", "2007-10-08T23:00")
    assert (answer.code, answer.err) == (0, "")
    return list(csv.DictReader(io.StringIO(answer.out), strict=True))


@pytest.mark.parametrize("seed", [2007, 1008])
def test_order_times_and_totals_of_two_hours(seed: int, here: Path) -> None:
    (here / "agenda.toml").write_text(AGENDA, encoding="utf-8")
    sim = told(seed)
    assert sum(s.kind in ("statement", "question") for s in sim.spells) >= 60
    assert sum(s.kind == "point-of-order" for s in sim.spells) == 7
    names = ("session", "name", "kind", "for", "began", "ended", "limit_s", "duration_s", "paused_s")
    assert [tuple(row[name] for name in names) for row in report()] == [spell.row for spell in sim.spells]
    for spell in sim.spells:
        assert spell.ended is not None
        assert (spell.ended - spell.began).total_seconds() == spell.spoke + spell.paused
    ways: dict[str, Callable[[Spell], str]] = {
        "person": lambda s: s.name,
        "group": lambda s: s.group or GROUP_OF.get(s.name, ""),
        "session": lambda s: s.session.title(),
        "kind": lambda s: s.kind,
    }
    for by, of in ways.items():
        rows = report("--totals", by)
        assert {row[by]: (int(row["turns"]), int(row["total_s"])) for row in rows} == sim.sums(of)
    replies = [s for s in sim.spells if s.kind == "reply"]
    assert len(replies) == 5
    assert {s.session for s in replies} == {"evening"}
