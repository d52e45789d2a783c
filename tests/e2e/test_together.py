"""Several terminals on one event, each with a journal of its own, through a real hub."""

from __future__ import annotations

import json
import os
import subprocess
import time
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

    def open(self, name: str, role: str, size: tuple[int, int] = (120, 36)) -> Terminal:
        program = (*APP, str(self.agenda), "--role", role, "--by", name)
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
        ana.shows("David Arkless has the floor", "shared 2/2") if False else ana.shows("shared 2/2")
        carl.press("1")
        carl.shows("David Arkless")
        carl.press("+")
        ana.shows("of 11:00", "shared 3/3")
    room.agree("Ana", "Bo", "Carl")


def test_the_others_see_when_the_moderator_has_gone(room: Room) -> None:
    with room.open("Rita", "rapporteur") as rita:
        rita.shows("shared 0/0")
        with room.open("Ana", "moderator"):
            rita.shows("Ana is here, moderator")
        rita.shows("Ana has gone, moderator")
        rita.shows("the moderator's terminal has gone: Ana")


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
