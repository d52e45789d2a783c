"""Every key of the chair: what it writes into the journal, and that undo takes it back."""

from __future__ import annotations

import pytest
from textual.binding import Binding

from idm_tui.core import commands as do
from idm_tui.tui.app import IdmApp
from idm_tui.tui.keys.chair import CHAIR
from idm_tui.tui.screens.chair import ChairScreen
from idm_tui.tui.screens.preview import PreviewScreen
from idm_tui.tui.widgets.picker import Picker
from tests.tui.chair import LATE, chair_at
from tests.tui.screens import Scene, at

ENTER = ("enter",)
SPEAKING: Scene = (*LATE, ("11:00", do.Give(speaker="Pritchett")))
SKIPPED: Scene = (*LATE, ("11:00", do.Skip(session="session-1")))
MOVED: Scene = (*LATE, ("11:00", do.Move(session="session-1", start="11:20")))
ENDED: Scene = (*LATE, ("11:02", do.End()))

# Name of the key, what is pressed (the cursor is at what is live), what happened before, the facts that are written.
Case = tuple[str, tuple[str, ...], Scene, tuple[str, ...]]
CASES: tuple[Case, ...] = (
    # Session I, the break and session II move; only what begins later is agreed anew.
    ("shift", ("f", *ENTER), LATE, ("session.retimed",) * 3),
    # The discussion of session I bears it: from 11:07 on, the rest of the day stays.
    ("absorb", ("b", *ENTER), LATE, ("session.retimed",)),
    # Two talks, and the session that becomes shorter by what they give.
    ("share", ("h", *ENTER), LATE, ("talk.allotted", "talk.allotted", "session.retimed")),
    ("undo", ("u",), LATE, ("command.undone",)),
    ("more", ("+",), LATE, ("session.extended",)),
    ("more", ("=",), SPEAKING, ("session.extended",)),
    ("less", ("-",), LATE, ("session.extended",)),
    ("start", ("s",), LATE, ("session.ended", "session.started")),
    ("end", ("e",), LATE, ("session.ended",)),
    ("began", ("o", *"10:35", *ENTER), LATE, ("command.undone", "session.ended", "session.started")),
    ("ended", ("O", *"11:01", *ENTER), LATE, ("session.ended",)),
    ("ended", ("O", *"11:00", *ENTER), ENDED, ("command.undone", "session.ended")),
    ("pause", ("space",), LATE, ("session.paused",)),
    ("pause", ("space",), (*LATE, ("11:00", do.Pause())), ("session.resumed",)),
    ("pause", ("space",), SPEAKING, ("floor.paused",)),
    ("extend", ("x", *"5m", *ENTER), LATE, ("session.extended",)),
    ("extend", ("x", *"-5m", "space", *"session-2", *ENTER), LATE, ("session.retimed",)),
    ("skip", ("down", "k", *ENTER), LATE, ("session.skipped",)),
    # Of 120 and 180 minutes: the break between them moves as well.
    ("swap", ("down", "w", *ENTER), LATE, ("session.retimed",) * 3),
    ("move", ("down", "v", *"11:20", *ENTER, *ENTER), LATE, ("session.retimed",)),
    ("restore", ("down", "z"), SKIPPED, ("session.restored",)),
    ("restore", ("down", "z"), MOVED, ("session.restored",)),
    ("allot", ("l", *"Pritchett", "space", *"8m", *ENTER), LATE, ("talk.allotted",)),
    ("message", ("m", *"Faster", *ENTER), LATE, ("message.shown",)),
    ("signals", ("!", *"bell", *ENTER), LATE, ("signals.chosen",)),
    ("any", (":", *"shift", "space", *"5m", *ENTER), LATE, ("session.retimed",) * 3),
)
NAMES = [f"{name}-{'+'.join(pressed[:2])}-{len(scene)}" for name, pressed, scene, _written in CASES]


def test_every_key_of_the_table_is_covered() -> None:
    assert {name for name, *_rest in CASES} == {key.name for key in CHAIR}


def test_no_key_is_given_twice_and_none_is_the_apps_own() -> None:
    keys = [key for of_one in CHAIR for key in of_one.keys.split(",")]
    assert len(keys) == len(set(keys))
    taken: set[str] = {"ctrl+p"}
    for binding in (*IdmApp.BINDINGS, *Picker.BINDINGS):
        assert isinstance(binding, Binding)
        taken |= set(binding.key.split(","))
    own = {
        "question_mark",
        "ctrl+q",
        "1",
        "2",
        "4",
        "r",
        "backslash",
        "left_square_bracket",
        "right_square_bracket",
        "j",
    }
    assert own <= taken
    assert not set(keys) & taken


@pytest.mark.parametrize(("name", "pressed", "scene", "written"), CASES, ids=NAMES)
async def test_a_key_writes_its_facts_and_undo_takes_them_back(
    name: str, pressed: tuple[str, ...], scene: Scene, written: tuple[str, ...]
) -> None:
    async with chair_at("11:04", scene) as on:
        before, count = on.desk.state, len(on.kinds())
        await on.press(*pressed)
        assert tuple(on.kinds()[count:]) == written
        assert type(on.app.screen) is ChairScreen
        assert "● saved" in on.said
        assert {fact.role for fact in on.desk.journal.read()[-1:]} == {"chair"}
        if name != "undo":
            await on.press("u")
            assert on.kinds()[-1] == "command.undone"
            assert on.desk.state == before
            assert "undone" in on.said


@pytest.mark.parametrize("key", ["f", "b", "h"])
async def test_an_answer_writes_nothing_before_enter(key: str) -> None:
    async with chair_at("11:04", LATE) as on:
        before = on.kinds()
        await on.press(key)
        assert "Enter" in on.text()
        assert on.kinds() == before
        await on.press("escape")
        assert type(on.app.screen) is ChairScreen
        assert on.kinds() == before


# What is pressed, what happened before, why it cannot be.
REFUSED = (
    (("k", *ENTER), LATE, "Setting the Scene has begun"),
    (("z",), LATE, "stands as printed"),
    (("down", "v", *"10:00", *ENTER), LATE, "10:00 is over"),
    (("down", "v", *"25:00", *ENTER), LATE, "not a time"),
    (("down", "down", "down", "w"), LATE, "go to a session first that another follows"),
    (("l", *"Nobody", "space", *"8m", *ENTER), LATE, "no panellist is called"),
    (("l", *"Pritchett", "space", *"10s", *ENTER), LATE, "at least a minute"),
    (("!", *"horn", *ENTER), LATE, "choose none, or any of: flash, bell, desktop"),
    (("O",), (), "nothing has begun"),
    (("e",), (), "no session is live"),
)


@pytest.mark.parametrize(("pressed", "scene", "says"), REFUSED, ids=[f"{p[0]}-{s[:20]}" for p, _scene, s in REFUSED])
async def test_what_cannot_be_done_says_why_and_writes_nothing(
    pressed: tuple[str, ...], scene: Scene, says: str
) -> None:
    async with chair_at("11:04", scene) as on:
        before = on.kinds()
        await on.press(*pressed)
        assert says in " ".join(on.text().split())
        await on.press("escape")
        assert type(on.app.screen) is ChairScreen
        assert on.kinds() == before


async def test_when_nothing_is_left_of_the_day_nothing_can_have_begun() -> None:
    scene: Scene = (("15:00", do.Start(session="session-2")), ("18:10", do.End()))
    async with chair_at("18:20", scene) as on:
        before = on.kinds()
        await on.press("o")
        assert on.said.startswith(" nothing is ")
        assert on.kinds() == before


async def test_what_the_reminder_offers_can_be_done() -> None:
    async with chair_at("11:04", (*LATE, ("10:59", do.End()))) as on:
        assert "Session I should have begun at 11:00 · s starts it · o or O: it was earlier" in on.text()
        await on.press("o")
        await on.type("11:00", "enter")
        assert on.kinds()[-1] == "session.started"
        assert on.run.started_at == at("11:00")


async def test_keys_pressed_one_right_behind_the_other_all_count() -> None:
    async with chair_at("11:04", LATE) as on:
        count = len(on.kinds())
        await on.press("+", "+", "-", "space", "space")
        assert on.kinds()[count:] == [*["session.extended"] * 3, "session.paused", "session.resumed"]
        assert on.run.added_s == 60


async def test_the_footer_offers_the_answers_first_and_a_click_presses_the_key() -> None:
    async with chair_at("11:04", LATE) as on:
        assert on.said.startswith(" f shift  b absorb  h share  u undo")
        await on.pilot.click(offset=(on.said.index("b absorb"), 23))
        await on.settle()
        assert isinstance(on.app.screen, PreviewScreen)


async def test_the_help_names_the_chairs_keys_and_none_that_does_nothing_here() -> None:
    async with chair_at("11:04", LATE, size=(120, 50)) as on:
        await on.press("?")
        shown = on.text()
        for key in CHAIR:
            assert not key.shown or f" {key.shown}  {key.help}" in shown
        for elsewhere in (" g  the agenda",):
            assert elsewhere not in shown
