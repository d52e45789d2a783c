"""The screen of an event that several machines share: what is shared, who is there, whose clock is wrong."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from idm_tui.core import commands as do
from idm_tui.core.sharing import Present, Sharing
from idm_tui.desk import Actor, Desk
from idm_tui.journal.shared_file import SharedFile
from tests.tui.screens import NARROW, USUAL, check_snapshot, desk_at, stage

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

ANA = Present("ana", "moderator", "t1", 2)
RITA = Present("Rita", "rapporteur", "laptop-2:4711", 14)
WALL = Present("[/] x [bold]", "stage", "wall:1", 3)
WELL = Sharing(is_connected=True, shared=812, total=812, clock_off_s=0.0, present=(ANA, RITA, WALL))


class Standing:
    """A hub as it stands; the tests say how."""

    def __init__(self, standing: Sharing) -> None:
        self.standing = standing
        self.listeners: list[Callable[[], None]] = []
        self.refuses = ""

    def take_agenda(self) -> None:
        if self.refuses:
            raise ValueError(self.refuses)
        self.turn(agenda_differs=False)

    def offer_agenda(self) -> None:
        self.turn(agenda_differs=False)

    def listen(self, listener: Callable[[], None]) -> None:
        self.listeners.append(listener)

    def turn(self, **news: object) -> None:
        self.standing = replace(self.standing, **news)  # type: ignore[arg-type]
        for listener in self.listeners:
            listener()


@pytest.mark.parametrize("size", [NARROW, USUAL], ids=["80x24", "120x36"])
async def test_the_bottom_line_tells_how_much_is_shared(size: tuple[int, int]) -> None:
    hub = Standing(WELL)
    async with stage(size=size, hub=hub) as on:
        assert on.said.endswith("● saved shared 812/812")
        hub.turn(shared=810)
        await on.tick()
        assert on.said.endswith("● saved shared 810/812")


@pytest.mark.parametrize("size", [NARROW, USUAL], ids=["80x24", "120x36"])
async def test_who_is_there_is_shown_at_a_key(size: tuple[int, int]) -> None:
    hub = Standing(replace(WELL, clock_off_s=-119.6, present=(ANA, replace(RITA, away_s=65), WALL)))
    async with stage(size=size, hub=hub) as on:
        await on.press("W")
        check_snapshot(f"who-is-there-{size[0]}x{size[1]}", on.text())
        await on.press("escape")


async def test_the_hubs_agenda_is_taken_where_who_is_there_stands() -> None:
    hub = Standing(replace(WELL, agenda_differs=True))
    async with stage(size=NARROW, hub=hub) as on:
        assert "the hub has another version of the agenda: W" in on.text()
        hub.refuses = "the disk is full: agenda.toml is as it was"
        await on.press("W", "t")
        assert "yours is kept beside it" in on.text()
        await on.press("escape")
        assert hub.refuses in on.text()
        hub.refuses = ""
        await on.press("W", "t", "escape")
        assert "the hub's agenda is in use" in on.text()
        assert "another version" not in on.text()


@pytest.mark.parametrize(("role", "goes"), [("chair", True), ("rapporteur", False)])
async def test_whoever_runs_the_event_may_send_their_own_agenda(role: str, *, goes: bool) -> None:
    hub = Standing(replace(WELL, agenda_differs=True))
    async with stage(desk=desk_at("11:20", role=role), size=USUAL, hub=hub) as on:
        await on.app.run_action("screen.who")
        await on.tick()
        assert ("s sends yours to everybody" in on.text()) is goes
        await on.press("s")
        assert hub.standing.agenda_differs is not goes


async def test_an_event_that_nobody_shares_says_so() -> None:
    async with stage() as on:
        assert on.said.endswith("● saved")
        await on.press("W")
        assert "this event is not shared" in on.text()


@pytest.mark.parametrize(
    ("standing", "role", "words"),
    [
        (replace(WELL, is_connected=False, trouble="no hub answers at 10.0.0.5:4242"), "moderator", "no hub answers"),
        (replace(WELL, agenda_differs=True), "moderator", "the hub has another version of the agenda: W"),
        (replace(WELL, to_read=60_000, total=40_000), "moderator", "████████░░░░░░░░░░░░ 60,000 to come"),
        (
            replace(WELL, present=(replace(ANA, away_s=65), RITA)),
            "rapporteur",
            "the moderator has gone for 1:05: ana",
        ),
        (replace(WELL, present=(RITA,)), "rapporteur", ""),
        (replace(WELL, present=(replace(ANA, away_s=65), RITA)), "moderator", ""),
    ],
    ids=["no hub", "another agenda", "reading in", "moderator gone", "no moderator yet", "I am the moderator"],
)
async def test_what_must_be_known_stays_on_the_screen(standing: Sharing, role: str, words: str) -> None:
    async with stage(desk=desk_at("11:20", role=role), hub=Standing(standing)) as on:
        assert words in on.said
        assert words or "has gone" not in on.said


@pytest.mark.parametrize(
    ("off", "words"), [(120.2, "this clock is 2:00 ahead"), (-45.0, "this clock is 0:45 behind"), (0.4, "")]
)
async def test_a_machine_whose_clock_is_wrong_says_so(off: float, words: str) -> None:
    async with stage(hub=Standing(replace(WELL, clock_off_s=off))) as on:
        assert words in on.lines()[0]
        assert words or "this clock" not in on.lines()[0]


async def test_who_comes_and_goes_is_told() -> None:
    hub = Standing(replace(WELL, present=(ANA,)))
    async with stage(hub=hub) as on:
        hub.turn(present=(ANA, RITA))
        await on.until(lambda: "Rita is here, rapporteur" in on.said)
        hub.turn(present=(ANA, replace(RITA, away_s=10)))
        await on.until(lambda: "Rita has gone, rapporteur" in on.said)


async def test_what_others_did_is_shown_as_soon_as_it_comes() -> None:
    desk, hub = desk_at("11:20"), Standing(WELL)
    other = Desk(desk.plan, desk.journal, desk.clock, Actor("Carl", "chair", "t2"))
    async with stage(desk=desk, hub=hub) as on:
        other.do(do.Start(session="session-1"))
        hub.turn(total=813)
        await on.until(lambda: "LIVE" in on.text())


async def test_whoever_was_not_first_is_told_what_does_not_count(tmp_path: Path) -> None:
    file = SharedFile(tmp_path / "here.journal")
    file.attend("monday", 0, "all")
    desk, there = desk_at("11:20", journal=file), desk_at("11:20")
    there.actor = Actor("Carl", "chair", "t2")
    hub = Standing(WELL)
    async with stage(desk=desk, hub=hub) as on:
        desk.do(do.Start(session="session-1"))
        there.do(do.Start(session="session-1"))
        file.take(list(enumerate(there.journal.read(), 1)), 1)
        hub.turn(total=2)
        await on.until(lambda: "does not count" in on.said)
        assert "Carl was quicker: session-1 started" in on.said
        assert desk.state.run("session-1").started_at is not None


async def test_a_rapporteur_at_a_machine_of_their_own_gives_no_floor() -> None:
    desk = desk_at("11:20", (("11:00", do.Start(session="session-1")),))
    desk.actor = Actor("Rita", "rapporteur", "t3", is_shared=True)
    async with stage(desk=desk, hub=Standing(WELL)) as on:
        await on.app.do(do.Next())
        assert "that is for the moderator or the chair" in on.said
        assert await on.app.do(do.Note(text="a thought"))
        assert await on.app.do(do.Undo())
        assert on.kinds() == ["session.started", "note.taken", "command.undone"]


async def test_a_stage_display_that_is_cut_off_says_so() -> None:
    hub = Standing(WELL)
    async with stage(desk=desk_at("11:20", role="stage"), size=NARROW, hub=hub) as on:
        assert "cut off" not in on.text()
        hub.turn(is_connected=False, trouble="no hub answers at 10.0.0.5:4242")
        await on.tick()
        assert "○ cut off: what the others do now is not shown" in on.text()


async def test_who_passes_for_another_terminal_is_not_taken_for_it() -> None:
    hub = Standing(replace(WELL, present=(ANA, RITA)))
    async with stage(desk=desk_at("11:20", role="rapporteur"), hub=hub) as on:
        hub.turn(present=(ANA, RITA, replace(WALL, terminal=ANA.terminal, away_s=0)))
        await on.tick()
        assert "has gone" not in on.said
