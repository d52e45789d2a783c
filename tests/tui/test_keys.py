"""Every key of the moderator: what it writes into the journal, and that undo takes it back."""

from __future__ import annotations

import pytest

from idm_tui.core import commands as do
from idm_tui.tui.keys.moderator import MODERATOR
from tests.tui.screens import Scene, stage

RUNNING: Scene = (("11:02", do.Start()),)
SPEAKING: Scene = (*RUNNING, ("11:03", do.Next()))
ASKING: Scene = (*RUNNING, ("11:10", do.Put(number=1)))
TIMED: Scene = (("11:10", do.TimerStart(duration=600, label="coffee")),)
ENTER = ("enter",)
LISTED: Scene = (*RUNNING, *(("11:05", do.ListAdd(speaker=name)) for name in ("Chile", "Mali", "Fiji")))
TO_LIST = ("tab", "down")  # from the questions to the second name of the list
LATE: Scene = (*LISTED, ("11:06", do.ListLimit(duration=3000)))

# name of the key, what is pressed, what happened before, the facts that are written
Case = tuple[str, tuple[str, ...], Scene, tuple[str, ...]]
CASES: tuple[Case, ...] = (
    ("next", ("n",), RUNNING, ("floor.given",)),
    ("next", ("n",), SPEAKING, ("floor.yielded", "floor.given")),
    ("pause", ("space",), SPEAKING, ("floor.paused",)),
    ("pause", ("space",), (*SPEAKING, ("11:05", do.Pause())), ("floor.resumed",)),
    ("pause", ("space",), RUNNING, ("session.paused",)),
    ("more", ("+",), SPEAKING, ("floor.extended",)),
    ("more", ("=",), RUNNING, ("session.extended",)),
    ("less", ("-",), SPEAKING, ("floor.extended",)),
    ("put", ("p",), RUNNING, ("question.put",)),
    ("answered", ("w",), ASKING, ("question.answered",)),
    ("undo", ("u",), SPEAKING, ("command.undone",)),
    ("list_add", ("a", *"Chile", *ENTER), RUNNING, ("list.added",)),
    ("yield", ("y",), SPEAKING, ("floor.yielded",)),
    ("start", ("s",), (), ("session.started",)),
    ("end", ("e",), RUNNING, ("session.ended",)),
    ("aside", ("x",), RUNNING, ("question.set-aside",)),
    (
        "reopen",
        ("o",),
        (*ASKING, ("11:12", do.Answered(number=1)), ("11:13", do.Put(number=1))),
        ("question.reopened",),
    ),
    ("ask", ("f", *"Why", *ENTER), RUNNING, ("question.asked",)),
    ("timer", ("t", *"5m", *ENTER), (), ("timer.started",)),
    ("timer_stop", ("T", *ENTER), TIMED, ("timer.stopped",)),
    ("list_door", ("c",), RUNNING, ("list.closed",)),
    ("list_door", ("c",), (*RUNNING, ("11:04", do.ListClose())), ("list.opened",)),
    ("limit", ("l", *"2m", *ENTER), RUNNING, ("list.limited",)),
    ("point", ("P", *"Chile", *ENTER), SPEAKING, ("floor.given",)),
    ("round", ("R",), RUNNING, ("round.opened",)),
    ("round", ("R",), (*RUNNING, ("11:05", do.RoundOpen())), ("round.panel",)),
    ("round", ("R",), (*RUNNING, ("11:05", do.RoundPanel())), ("round.opened",)),
    ("closing", ("C",), RUNNING, ("round.panel",)),
    ("fit", ("F", *ENTER), LATE, ("list.limited",)),
    ("again", ("A",), (*SPEAKING, ("11:05", do.Yield())), ("list.added", "list.moved")),
    ("withdraw", (*TO_LIST, "d"), LISTED, ("list.removed",)),
    ("earlier", (*TO_LIST, "<"), LISTED, ("list.moved",)),
    ("later", (*TO_LIST, ">"), LISTED, ("list.moved",)),
    ("message", ("m", *"Faster", *ENTER), (), ("message.shown",)),
    ("signals", ("!", *"bell", *ENTER), (), ("signals.chosen",)),
    ("any", (":", *"extend", "space", *"5m", *ENTER), RUNNING, ("session.extended",)),
)


def test_every_key_of_the_table_is_covered() -> None:
    assert {name for name, *_rest in CASES} == {key.name for key in MODERATOR}


def test_no_key_is_given_twice() -> None:
    keys = [key for of_one in MODERATOR for key in of_one.keys.split(",")]
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize(
    ("name", "pressed", "scene", "written"), CASES, ids=[f"{c[0]}-{'+'.join(c[3])}" for c in CASES]
)
async def test_a_key_writes_its_facts_and_undo_takes_them_back(
    name: str, pressed: tuple[str, ...], scene: Scene, written: tuple[str, ...]
) -> None:
    async with stage("11:20", scene, size=(80, 24)) as on:
        before, count = on.desk.state, len(on.kinds())
        await on.press(*pressed)
        assert tuple(on.kinds()[count:]) == written
        assert "● saved" in on.said
        if name != "undo":
            await on.press("u")
            assert on.kinds()[-1] == "command.undone"
            assert on.desk.state == before
            assert "undone" in on.said
