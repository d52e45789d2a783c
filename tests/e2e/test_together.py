"""Several terminals on one event, each with a journal of its own, through a real hub."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import time
from collections import Counter
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest

from tests.e2e.session import session_now
from tests.e2e.terminal import APP, Terminal
from tests.hubs import Server, needs_server, server

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = needs_server


@pytest.fixture
def hub(tmp_path: Path) -> Iterator[Server]:
    with server(tmp_path / "hub") as made:
        yield made


@pytest.fixture
def agenda(tmp_path: Path) -> Path:
    return session_now(tmp_path)


class Room:
    """The machines of a room: each has a data folder of its own."""

    def __init__(self, folder: Path, agenda: Path, url: str) -> None:
        self.folder, self.agenda, self.url = folder, agenda, url

    def open(
        self,
        name: str,
        role: str,
        size: tuple[int, int] = (120, 36),
        before: tuple[str, ...] = (),
        more: tuple[str, ...] = (),
    ) -> Terminal:
        program = (*before, *APP, str(self.agenda), "--role", role, "--by", name, *more)
        return Terminal(program, self.folder / name, size, variables={"IDM_TUI_JOIN": self.url})

    def run(self, name: str, *arguments: str) -> subprocess.CompletedProcess[str]:
        env = {**os.environ, "IDM_TUI_DATA": str(self.folder / name), "IDM_TUI_JOIN": self.url}
        return subprocess.run([*APP, *arguments], env=env, capture_output=True, text=True, timeout=60, check=False)

    def do(self, name: str, *words: str) -> subprocess.CompletedProcess[str]:
        return self.run(name, "do", "--agenda", str(self.agenda), "--by", name, *words)

    def facts(self, name: str) -> list[dict[str, Any]]:
        lines = self.run(name, "log", str(self.agenda), "--json").stdout.splitlines()
        return [fact for fact in map(json.loads, lines) if fact["kind"] != "draft.kept"]

    def agree(self, *names: str, patience_s: float = 20) -> list[dict[str, Any]]:
        """Wait until all have the same facts, and the same of them count."""
        end = time.monotonic() + patience_s
        while True:
            found = [self.facts(name) for name in names]
            if all(facts == found[0] for facts in found):
                return found[0]
            assert time.monotonic() < end, [[fact["id"] for fact in facts] for facts in found]
            time.sleep(0.2)


@pytest.fixture
def room(tmp_path: Path, agenda: Path, hub: Server) -> Room:
    return Room(tmp_path, agenda, hub.url)


def test_what_one_does_stands_on_the_screen_of_the_other(room: Room) -> None:
    with room.open("Ana", "moderator") as ana, room.open("Carl", "chair", (80, 24)) as carl:
        for screen in (ana, carl):
            screen.shows("shared 0/0")
        ana.press("s")
        carl.shows("Session I", "shared 1/1")
        assert room.do("Bo", "give", "arkless").returncode == 0
        ana.shows("shared 2/2")
        carl.press("1")
        carl.shows("PANEL", "David Arkless", "shared 2/2")
        carl.press("+")
        ana.shows("of 11:00", "shared 3/3")
    room.agree("Ana", "Bo", "Carl")


def test_the_others_see_when_the_moderator_has_gone(room: Room) -> None:
    with room.open("Rita", "rapporteur") as rita:
        rita.shows("shared 0/0")
        with room.open("Ana", "moderator"):
            rita.shows("Ana is here, moderator")
        rita.shows("Ana has gone, moderator")
        rita.shows("the moderator has gone for ")


def test_all_go_on_without_the_hub_and_agree_when_it_is_back(room: Room, hub: Server) -> None:
    with room.open("Ana", "moderator") as ana, room.open("Carl", "chair") as carl:
        for screen in (ana, carl):
            screen.shows("shared 0/0")
        ana.press("s")
        carl.shows("shared 1/1")
        hub.stop()
        for screen in (ana, carl):
            screen.shows("no hub answers")
        ana.press("n")
        ana.shows("Kreshna Bunjun", "saved", "shared 1/2")
        carl.ask(":", "list add Mali")
        carl.shows("shared 1/2")
        assert "not shared yet" in room.do("Bo", "timer", "start", "5m").stderr
        hub.start()
        ana.shows("shared 3/3")
        carl.shows("shared 3/3")
        assert room.do("Bo", "timer", "start", "6m").returncode == 0
        facts = room.agree("Ana", "Bo", "Carl")
    assert sorted(fact["kind"] for fact in facts) == [
        "floor.given",
        "list.added",
        "session.started",
        "timer.started",
        "timer.started",
    ]
    assert not any(fact["lost"] for fact in facts)


FAKETIME = shutil.which("faketime")


@pytest.mark.skipif(
    FAKETIME is None and "CI" not in os.environ,
    reason="faketime is missing, so no machine with a wrong clock is tried: apt install faketime",
)
def test_a_machine_whose_clock_is_two_minutes_off_shows_what_the_others_show(room: Room) -> None:
    def shown(screen: Terminal) -> int:
        """Read the countdown of the floor, in seconds."""
        found = re.search(r"(\d+):(\d\d):(\d\d)(?=\D*$)", screen.lines()[0].split("  +")[0])
        assert found is not None, screen.text()
        hours, minutes, seconds = map(int, found.groups())
        return 3600 * hours + 60 * minutes + seconds

    assert FAKETIME is not None
    wrong = (FAKETIME, "-f", "+120s")
    with room.open("Ana", "moderator") as ana, room.open("Carl", "chair", before=wrong) as carl:
        ana.shows("shared 0/0")
        carl.shows("shared 0/0", "this clock is 2:00 ahead")
        apart = []
        for _second in range(6):
            now = time.monotonic()
            while ana.pump(0.02) or carl.pump(0.02) or time.monotonic() < now + 0.7:
                pass
            apart.append(abs(shown(ana) - shown(carl)))
        # Read between two ticks of one of them, they may differ by one; a clock that is off differs always.
        assert sorted(apart)[len(apart) // 2] == 0
        assert max(apart) <= 1
        carl.press("1")
        carl.press("s")
        ana.shows("shared 1/1")
    at = [datetime.fromisoformat(fact["at"]) for fact in room.agree("Ana", "Carl")]
    assert all(abs((datetime.now(UTC) - instant).total_seconds()) < 60 for instant in at)


ROUNDS, IN_A_ROUND = 20, 25
OFTEN = (("timer", "start", "5m"), ("list", "add", "Mali", "--again"), ("ask", "how?"), ("message", "soon over"))


def test_a_thousand_commands_of_three_terminals_amount_to_the_same_everywhere(room: Room) -> None:
    with room.open("Ana", "moderator") as ana, room.open("Rita", "rapporteur", more=("--share-notes",)) as rita:
        for screen in (ana, rita):
            screen.shows("shared 0/0")
        ana.press("s")
        ana.press("n")
        rita.shows("Kreshna Bunjun")
        for turn in range(ROUNDS):
            assert room.do("Bo", *OFTEN[turn % len(OFTEN)]).returncode == 0
            for place in range(IN_A_ROUND):
                ana.press("+-"[place % 2])
                rita.press(f"remark {turn} {place}\r")
                ana.pump(0.02)
                rita.pump(0.02)
        done = ROUNDS * IN_A_ROUND
        end = time.monotonic() + 60
        while Counter(fact["kind"] for fact in room.facts("Bo"))["note.taken"] < done and time.monotonic() < end:
            for screen in (ana, rita):
                while screen.pump(0.05):
                    pass
        facts = room.agree("Ana", "Bo", "Rita", patience_s=60)
    counts = Counter(fact["kind"] for fact in facts)
    assert (counts["note.taken"], counts["floor.extended"]) == (done, done)
    assert counts.total() - 2 >= 1000
    assert not any(fact["lost"] for fact in facts)
