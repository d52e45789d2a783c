"""Notifications: the sequence that a terminal takes, nothing in it that a terminal would obey, and the bell itself."""

from __future__ import annotations

import json
import os
import re
from typing import TYPE_CHECKING

import pytest

from idm_tui.core import commands as do
from idm_tui.core.facts import Fact, FloorGiven, SignalsChosen
from idm_tui.journal.sqlite import SqliteJournal
from idm_tui.tui.alerts import notification
from tests.agendas import plan_of
from tests.e2e.terminal import APP, Terminal
from tests.tui.screens import NARROW, Scene, at, desk_at, stage
from tests.tui.test_alerts import SPEAKING, WEZTERM, Called, choosing, listen
from tests.tui.test_hostile import CONTROLS, control_characters, hostile_plan

if TYPE_CHECKING:
    from pathlib import Path

OSC = ("\x1b]99;;", "\x1b]9;")
TERMINALS: tuple[tuple[dict[str, str], str], ...] = (
    ({"KITTY_WINDOW_ID": "1", "TERM": "xterm-kitty"}, "\x1b]99;;Ann, up\x1b\\"),
    ({"TERM": "xterm-kitty"}, "\x1b]99;;Ann, up\x1b\\"),
    ({"TERM_PROGRAM": "iTerm.app"}, "\x1b]9;Ann, up\x1b\\"),
    (WEZTERM, "\x1b]9;Ann, up\x1b\\"),
    ({"TERM_PROGRAM": "ghostty"}, "\x1b]9;Ann, up\x1b\\"),
    ({"WT_SESSION": "b1"}, "\x1b]9;Ann, up\x1b\\"),
    ({"TERM": "foot"}, "\x1b]9;Ann, up\x1b\\"),
    ({"TERM_PROGRAM": "iTerm.app", "TMUX": "/tmp/tmux-0/default,1,0"}, ""),  # noqa: S108
    ({"KITTY_WINDOW_ID": "1", "TERM": "tmux-256color"}, ""),
    ({"WT_SESSION": "b1", "TERM": "screen-256color"}, ""),
    ({"TERM_PROGRAM": "Apple_Terminal", "TERM": "xterm-256color"}, ""),
    ({"TERM": "linux"}, ""),
    ({"TERM": "dumb"}, ""),
    ({}, ""),
)


@pytest.mark.parametrize(("terminal", "sequence"), TERMINALS, ids=[" ".join(t) or "none" for t, _s in TERMINALS])
def test_the_sequence_of_a_terminal(terminal: dict[str, str], sequence: str) -> None:
    assert notification("Ann; up", terminal) == sequence


async def test_where_the_terminal_offers_none_nothing_is_written(monkeypatch: pytest.MonkeyPatch) -> None:
    async with stage("11:25", choosing("desktop"), size=NARROW) as on:
        called = listen(on, monkeypatch, {"TERM": "xterm"})
        await on.at("11:26")
        assert called == Called()


def inside(sequence: str) -> str:
    """Return what stands between the beginning and the end of a sequence."""
    start = next(osc for osc in OSC if sequence.startswith(osc))
    assert sequence.endswith("\x1b\\")
    return sequence[len(start) : -2]


async def test_no_control_character_of_the_agenda_or_the_list_gets_into_a_sequence(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    text = json.loads(f'"{CONTROLS}"') + "\x1b\\\x07\n\t;x"
    listed: Scene = (("11:12", do.ListAdd(speaker=text)), ("11:13", do.Give(speaker="safe[31m", ago=None)))
    for scene in ((("11:01", do.Next()),), listed):
        told = (("11:00", do.Start(session="one")), *scene, ("11:14", do.Signals(signals="desktop flash")))
        plan = hostile_plan(text) if scene is not listed else plan_of(PLAIN)
        async with stage("11:30", told, plan=plan, size=NARROW) as on:
            called = listen(on, monkeypatch)
            await on.at("12:59:30")
            await on.at("13:01")
            assert called.written
            for sequence in called.written:
                assert "safe" in inside(sequence)
                assert not control_characters(inside(sequence))
                assert "\n" not in inside(sequence)
            assert not control_characters(on.text())


PLAIN = """
[event]
id = "plain"
title = "Plain"
timezone = "Europe/Zurich"
[[days]]
date = 2007-10-08
[[days.sessions]]
id = "one"
kind = "session"
title = "safe"
start = "11:00"
end = "13:00"
"""


async def test_nothing_written_into_the_journal_by_another_gets_into_a_sequence(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    text, when = json.loads(f'"{CONTROLS}"') + "\x1b\\\n\tx", at("11:16")
    journal = SqliteJournal(tmp_path / "event.journal")
    bodies = (FloorGiven("session-1", text, "t9", 600), SignalsChosen("ana", "desktop flash"))
    desk_at("11:10", SPEAKING[:1], journal=journal)
    journal.exchange(
        1, lambda _news: [Fact(f"x{n}", when, when, "b", "chair", "t2", f"c{n}", body) for n, body in enumerate(bodies)]
    )
    async with stage(desk=desk_at("11:25", journal=journal), size=NARROW) as on:
        called = listen(on, monkeypatch)
        await on.at("11:26")
        assert len(called.written) == 1
        assert inside(called.written[0]).isprintable()
        assert on.lines()[0].startswith(" ▲ safe")


# --- a real terminal


def rings(terminal: Terminal) -> int:
    """Count the bells; one that ends a sequence is none."""
    return re.sub(rb"\x1b\][^\x07\x1b]*\x07", b"", terminal.raw).count(b"\x07")


def test_the_bell_and_the_sequence_reach_a_real_terminal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("TMUX", "KITTY_WINDOW_ID", "WT_SESSION"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setitem(os.environ, "TERM_PROGRAM", "WezTerm")
    with Terminal((*APP, "--rehearse", "2007-10-08T11:00", "--speed", "60"), tmp_path) as terminal:
        terminal.shows("not started")
        terminal.ask("!", "bell desktop")
        terminal.shows("signals: bell desktop")
        assert rings(terminal) == 0
        terminal.press("sn")
        terminal.shows("Kreshna Bunjun has the floor")
        terminal.press("-" * 8)
        terminal.until(lambda: rings(terminal) >= 2)
        assert b"\x1b]9;Kreshna Bunjun: time is " in terminal.raw
        assert "]9;" not in terminal.text()
