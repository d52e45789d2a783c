"""Text from outside stays text: on every screen, in every dialog, in the palette and in what the footer says."""

from __future__ import annotations

import json
import re
import unicodedata
from typing import TYPE_CHECKING

import pytest
from rich.cells import cell_len
from textual.command import CommandList
from textual.content import Content
from textual.events import Paste
from textual.screen import ModalScreen

from idm_tui.core import commands as do
from idm_tui.core.facts import Fact, ListAdded, MessageShown
from idm_tui.journal.sqlite import SqliteJournal
from idm_tui.tui.line import Line, difference
from idm_tui.tui.screens.confirm import Confirm
from idm_tui.tui.screens.moderator import ModeratorScreen
from tests.agendas import plan_of
from tests.tui.screens import NARROW, USUAL, Stage, at, desk_at, stage

if TYPE_CHECKING:
    from pathlib import Path

    from idm_tui.core.plan import Plan
    from tests.tui.screens import Scene

HOSTILE = {
    "closing-tag": "[/] x",
    "colour": "[red]x",
    "bold": "[b]x[/b] [/b]",
    "variable": "$var ${x} {name} {0} %s",
    "action": "[@click=app.quit]x[/]",
    "bracket": "[",
    "brackets": "[[]] \\[x] [Q1]",
    "long": "abcdefgh" * 500,
    "long-words": "A title that goes on " * 200,
    "wide": "国際移住対話" * 12,
    "combining": "e\u0301a\u0308" * 30 + "\u0301\u0301",
    "emoji": "👩‍👩‍👧‍👦 🇨🇭 👍🏽 ❤️ ☎️",
    "right-to-left": "שלום עולם مرحبا بالعالم",
}


def hostile_plan(text: str) -> Plan:
    """Make an agenda of which every text is the same, twice over."""
    said = json.dumps(text, ensure_ascii=False).replace("\x7f", r"\u007f")
    person = f"name = {said}, role = {said}, organisation = {said}"
    session = f"""
title = {said}
subtitle = {said}
room = {said}
abstract = {said}
footnote = {said}
discussion = true
moderators = [{{ {person} }}]
speakers = [{{ {person}, on_behalf_of = {{ {person} }} }}, {{ name = "Second" }}]
questions = [{said}, "Second"]
"""
    return plan_of(f"""
[event]
id = "hostile"
title = {said}
series = {said}
timezone = "Europe/Zurich"
[[days]]
date = 2007-10-08
title = {said}
[[days.sessions]]
id = "one"
kind = "session"
start = "11:00"
end = "13:00"
{session}
[[days.sessions]]
id = "two"
kind = "session"
start = "15:00"
end = "18:00"
{session}
""")


def check(on: Stage, text: str) -> None:
    """See that the screen is sound, and shows the text as it is, as far as there is room."""
    shown = "\n".join(on.lines(exact=not isinstance(on.app.screen, ModalScreen)))
    start = unicodedata.normalize("NFC", " ".join(text.split())[:12]).rstrip()
    assert start in unicodedata.normalize("NFC", shown)


def scene_of(text: str) -> Scene:
    return (
        ("11:01", do.Start()),
        ("11:02", do.Next()),
        ("11:03", do.Put(number=1)),
        ("11:04", do.Ask(text=text, asker=text)),
        ("11:05", do.ListAdd(speaker=text, group=text, about=text)),
        ("11:05", do.ListAdd(speaker=f"{text[:20]} again", kind="question")),
        ("11:06", do.TimerStart(duration=600, label=text)),
        ("11:07", do.Message(text=text)),
    )


@pytest.mark.parametrize("name", HOSTILE)
async def test_hostile_text_on_every_screen(name: str) -> None:
    text = HOSTILE[name]
    async with stage("11:08", scene_of(text), plan=hostile_plan(text), size=NARROW) as on:
        for size in (NARROW, USUAL):
            await on.resize(*size)
            await on.tick()
            check(on, text)
            await on.press("g")
            check(on, text)
            await on.press("enter")
            assert type(on.app.focused).__name__ == "Detail"
            check(on, text)
            await on.press("end")
            on.text()
            await on.press(".", "?")
            on.lines(exact=False)
            await on.press("escape", "e")
            assert isinstance(on.app.screen, Confirm)
            check(on, text)
            await on.press("escape")
        await on.press("u")  # the footer tells of the message
        check(on, text)
        await on.press("n")
        assert "Second" in on.said
        on.news.waiting = f"agenda.toml:1:1: {text}"
        await on.tick()
        await on.calm()
        assert "agenda.toml:1:1" in on.said


def plain(prompt: object) -> str:
    return prompt.plain if isinstance(prompt, Content) else str(prompt)


@pytest.mark.parametrize("name", HOSTILE)
async def test_hostile_text_in_the_palette(name: str) -> None:
    text = HOSTILE[name]
    letters = next(iter(re.findall(r"\w{1,3}", text)), "again")
    async with stage("11:08", scene_of(text), plan=hostile_plan(text), size=USUAL) as on:
        for query in ("sec", letters):
            await on.press("ctrl+p", *query)
            await on.until(lambda: "put this question" in on.text() or "give the floor, from" in on.text())
            check(on, text)
            if query == "sec":
                options = on.app.screen.query_one(CommandList).options
                assert any(f"show the session: {text[:20]}" in plain(option.prompt) for option in options)
            await on.press("escape")
            assert isinstance(on.app.screen, ModeratorScreen)


@pytest.mark.parametrize("name", ["wide", "combining", "emoji", "right-to-left"])
def test_what_is_redrawn_covers_what_changed_behind_hostile_text(name: str) -> None:
    # Fails for joined emoji: their cells are counted one by one, so the change is looked for too far to the right.
    for text in HOSTILE[name].split():
        start, end = difference(Line.of(f"{text} is on"), Line.of(f"{text} at on"))
        assert start <= cell_len(f"{text} ")
        assert end >= cell_len(f"{text} is")


@pytest.mark.parametrize("name", ["closing-tag", "action", "wide", "long"])
async def test_hostile_text_on_the_stage_display(name: str) -> None:
    text = HOSTILE[name]
    scene = (("11:01", do.Start()), ("11:02", do.Next()), ("11:07", do.Message(text=text)))
    desk = desk_at("11:08", scene, hostile_plan(text), role="stage")
    async with stage(desk=desk, size=NARROW) as on:
        check(on, text)


async def test_hostile_words_typed_into_a_prompt() -> None:
    async with stage("11:08", (("11:01", do.Start()),), size=NARROW) as on:
        for text in ("[/] x", "[@click=app.quit]x[/]", "[", "$x {y} %s"):
            for key in ("a", ":"):
                await on.press(key)
                await on.type(text, "enter")
                assert text in on.text()  # on the list, or as no command
                await on.press("escape")
        assert len(on.run.list.entries) == 4


CONTROLS = r"safe\u001b[31m\u001b]0;owned\u0007\u009b1m\u202e\u2066\u0000\u007f end"


def control_characters(text: str) -> set[str]:
    return {ch for ch in text if unicodedata.category(ch) in ("Cc", "Cf") and ch not in "\n\u200d"}


async def test_controls_in_the_agenda_never_reach_the_screen() -> None:
    plan = hostile_plan(json.loads(f'"{CONTROLS}"'))
    async with stage("11:08", (("11:01", do.Start()), ("11:02", do.Next())), plan=plan, size=USUAL) as on:
        for keys in ((), ("g",), ("enter",), (".",)):
            await on.press(*keys)
            assert "safe" in on.text()
            assert not control_characters(on.text())


async def test_controls_in_a_command_never_reach_the_screen() -> None:
    text = json.loads(f'"{CONTROLS}"')
    scene = (
        ("11:01", do.Start()),
        ("11:02", do.ListAdd(speaker=text, group=text, about=text)),
        ("11:03", do.Ask(text=text, asker=text)),
        ("11:04", do.TimerStart(duration=60, label=text)),
        ("11:05", do.Message(text=text)),
    )
    async with stage("11:08", scene, size=USUAL) as on:
        for keys in ((), ("u",)):
            await on.press(*keys)
            await on.tick()
            assert not control_characters(on.text())


async def test_controls_written_into_the_journal_by_another_never_reach_the_screen(tmp_path: Path) -> None:
    text, path = json.loads(f'"{CONTROLS}"'), tmp_path / "event.journal"
    bodies = (ListAdded("session-1", "e1", text, group=text), MessageShown(text))
    when = at("11:05")
    SqliteJournal(path).exchange(
        0, lambda _news: [Fact(str(n), when, when, text, text, "t2", str(n), body) for n, body in enumerate(bodies)]
    )
    journal = SqliteJournal(path)
    async with stage(desk=desk_at("11:08", (("11:06", do.Start()),), journal=journal), size=USUAL) as on:
        assert not control_characters(on.text())


async def test_controls_pasted_into_a_prompt_never_reach_the_screen() -> None:
    async with stage("11:08", (("11:01", do.Start()),), size=USUAL) as on:
        await on.press("a")
        assert on.app.focused is not None
        on.app.focused.post_message(Paste(json.loads(f'"{CONTROLS}"')))
        await on.settle()
        assert "safe" in on.text()
        assert not control_characters(on.text())
        await on.press("enter")
        assert not control_characters(on.text())
