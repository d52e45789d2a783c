"""The preview: the day as it stands and as it would stand; Enter does just that, Escape leaves all as it is."""

from __future__ import annotations

import re

import pytest

from idm_tui.core import commands as do
from idm_tui.desk import Actor
from idm_tui.tui.screens.chair import ChairScreen
from idm_tui.tui.screens.moderator import ModeratorScreen
from idm_tui.tui.screens.preview import PreviewScreen
from tests.tui.chair import LATE, ON_TIME, OVERRUN, chair_at
from tests.tui.screens import NARROW, USUAL, Scene, Stage, at, stage


def flat(on: Stage) -> str:
    return " ".join(on.text().split())


def is_open(on: Stage) -> bool:
    return isinstance(on.app.screen, PreviewScreen)


def projected(on: Stage) -> dict[str, str]:
    """Return when each session of the rest of the day is expected: 11:07–13:00."""
    local = on.desk.plan.local
    return {
        row.session.short_title: f"{local(row.start):%H:%M}–{local(row.end):%H:%M}"
        for row in on.desk.look().projection.rows
    }


def dialog(on: Stage) -> str:
    """Return what stands in the frame of the dialog."""
    return "\n".join(line.split("│")[1] for line in on.lines() if line.count("│") >= 2)


SPAN = r"(?:\d\d:\d\d–\d\d:\d\d)"
ROW = re.compile(rf"^ *({SPAN}) +({SPAN}) +({SPAN}) [ ▸] (.*?) *$", re.MULTILINE)


def then(on: Stage) -> dict[str, str]:
    """Read the right column of the preview off the screen: what would be."""
    return {title: span for _printed, _now, span, title in ROW.findall(dialog(on))}


ROWS = (
    # what is pressed; a row of the table: printed, as it stands, then
    (("f",), "13:00–15:00 13:00–15:00 13:07–15:07 ▸ Afternoon Break"),
    (("b",), "11:00–13:00 11:07–13:00 11:07–13:00 Session I"),
    (("h",), "10:30–11:00 10:37–11:07 10:37–11:04 ▸ Setting the Scene"),
    (("down", "k"), "11:00–13:00 11:07–13:00 skipped ▸ Session I"),
    (("down", "w"), "15:00–18:00 15:00–18:00 11:07–14:07 ▸ Session II"),
)


@pytest.mark.parametrize(("pressed", "row"), ROWS, ids=[p[-1] for p, _row in ROWS])
async def test_before_and_after_stand_side_by_side(pressed: tuple[str, ...], row: str) -> None:
    async with chair_at("11:04", LATE) as on:
        await on.press(*pressed)
        assert is_open(on)
        assert "printed as it stands then" in flat(on)
        assert row in flat(on)
        assert any("Enter" in line and "Esc" in line for line in on.lines())


async def test_plus_and_minus_change_a_shift_by_a_minute_and_never_to_nothing() -> None:
    async with chair_at("11:04", LATE) as on:
        await on.press("f")
        assert "all that follows are 7 min later" in on.text()
        await on.press("+")
        assert "are 8 min later" in on.text()
        await on.press("=")
        assert "13:09–15:09" in on.text()
        await on.press(*["-"] * 8)
        assert "are 1 min later" in on.text()
        await on.press("-")
        assert "are 1 min earlier" in on.text()
        await on.press("-")
        assert "are 2 min earlier" in on.text()
        await on.press("+", "+")
        assert "are 1 min later" in on.text()
        await on.press("enter")
        assert on.desk.state.retimed["session-2"].start == at("15:01")


@pytest.mark.parametrize("pressed", [("b",), ("h",), ("down", "k")], ids="".join)
async def test_plus_and_minus_do_nothing_to_another_answer(pressed: tuple[str, ...]) -> None:
    async with chair_at("11:04", LATE) as on:
        await on.press(*pressed)
        before, kinds = on.text(), on.kinds()
        await on.press("+", "-", "-")
        assert on.text() == before
        assert on.kinds() == kinds


@pytest.mark.parametrize("pressed", [("f",), ("b",), ("h",), ("f", "+"), ("down", "k"), ("down", "w")], ids="".join)
@pytest.mark.parametrize("key", ["escape", "n"])
async def test_escape_changes_nothing(pressed: tuple[str, ...], key: str) -> None:
    async with chair_at("11:04", LATE) as on:
        before, kinds, state = on.text(), on.kinds(), on.desk.state
        await on.press(*pressed, key, *["up"] * pressed.count("down"))
        assert type(on.app.screen) is ChairScreen
        assert (on.kinds(), on.desk.state) == (kinds, state)
        assert on.text() == before


@pytest.mark.parametrize("key", ["enter", "y"])
@pytest.mark.parametrize(
    "pressed",
    [("f",), ("f", "+", "+"), ("f", *"--------", "-"), ("b",), ("h",), ("down", "w")],
    ids=" ".join,
)
async def test_enter_does_exactly_what_was_shown(pressed: tuple[str, ...], key: str) -> None:
    async with chair_at("11:04", LATE, size=USUAL) as on:
        await on.press(*pressed)
        shown = then(on)
        await on.press(key)
        assert type(on.app.screen) is ChairScreen
        assert projected(on) == shown
        await on.press("u")
        assert on.kinds()[-1] == "command.undone"


async def test_it_follows_the_clock() -> None:
    async with chair_at("13:04", OVERRUN, size=USUAL) as on:
        await on.press("b")
        assert "Afternoon Break gives 4 min" in on.text()
        await on.at("13:06")
        await on.until(lambda: "Afternoon Break gives 6 min" in dialog(on))
        assert "13:06–15:00" in dialog(on)
        await on.press("enter")
        assert projected(on)["Afternoon Break"] == "13:06–15:00"


async def test_a_shift_stays_by_what_it_said_while_the_clock_goes_on() -> None:
    async with chair_at("13:06", OVERRUN, size=USUAL) as on:
        await on.press("f")
        assert "are 6 min later" in dialog(on)
        await on.at("13:08")
        await on.until(lambda: "13:08" in dialog(on))
        assert "are 6 min later" in dialog(on)
        await on.press("enter")
        times = on.desk.state.retimed["afternoon-break-1"]
        assert (times.start, times.end) == (at("13:06"), at("15:06"))


# What is pressed, what happened before, why it is refused.
REFUSALS = (
    ("f", ON_TIME, "the room is on time; to shift all the same: shift 5m"),
    ("b", ON_TIME, "the room is on time; there is nothing to absorb"),
    ("h", (*ON_TIME, ("10:34", do.End())), "the room is on time and the talks fit; there is nothing to share"),
    ("k", ON_TIME, "Setting the Scene has begun"),
)


@pytest.mark.parametrize(("key", "scene", "says"), REFUSALS, ids=[r[0] for r in REFUSALS])
async def test_a_refusal_is_shown_and_enter_does_nothing(key: str, scene: Scene, says: str) -> None:
    async with chair_at("10:35", scene, size=USUAL) as on:
        kinds = on.kinds()
        await on.press(key)
        assert is_open(on)
        assert says in " ".join(dialog(on).split())
        assert "Esc leaves it" in dialog(on)
        await on.press("enter", "+", "y")
        assert is_open(on)
        await on.press("escape")
        assert type(on.app.screen) is ChairScreen
        assert on.kinds() == kinds


async def test_a_refusal_becomes_an_answer_when_the_clock_makes_it_one() -> None:
    async with chair_at("12:59", OVERRUN, size=USUAL) as on:
        await on.press("b")
        assert "the room is on time" in " ".join(dialog(on).split())
        await on.at("13:03")
        await on.until(lambda: "Afternoon Break gives 3 min" in dialog(on))


TYPED = (
    ("shift 7m --preview", "are 7 min later"),
    ("shift -2m --preview", "are 2 min earlier"),
    ("absorb --preview", "the discussion of Session I gives 7 min"),
    ("skip session-2 --preview", "Session II is skipped"),
    ("move session-2 15:30 --preview", "Session II begins at 15:30"),
    ("swap session-1 session-2 --preview", "Session I and Session II change places"),
)


@pytest.mark.parametrize("role", ["chair", "moderator"])
@pytest.mark.parametrize(("line", "says"), TYPED)
async def test_a_typed_preview_opens_it(line: str, says: str, role: str) -> None:
    async with chair_at("11:04", LATE) if role == "chair" else stage("11:04", LATE, size=NARROW) as on:
        kinds = on.kinds()
        await on.press(":")
        await on.type(line, "enter")
        assert is_open(on)
        assert says in flat(on)
        await on.press("escape")
        assert type(on.app.screen) is (ChairScreen if role == "chair" else ModeratorScreen)
        assert on.kinds() == kinds


async def test_the_dialog_keeps_other_keys_to_itself() -> None:
    async with chair_at("11:04", LATE) as on:
        await on.press("f")
        before, kinds = on.text(), on.kinds()
        await on.press("b", "s", "e", "space", "1", "2", "4", "r", "j", "u", "x")
        assert is_open(on)
        assert (on.text(), on.kinds()) == (before, kinds)


def another_extends(on: Stage) -> None:
    """Let somebody at another terminal give the live session three minutes more."""
    chair = on.desk.actor
    on.desk.actor = Actor("ben", "moderator", "t2")
    on.desk.do(do.Extend(duration=180))
    on.desk.actor = chair


async def test_what_another_did_meanwhile_is_seen_before_it_is_done() -> None:
    async with chair_at("11:04", LATE, size=USUAL) as on:
        await on.press("b")
        another_extends(on)
        await on.tick()
        await on.until(lambda: "gives 10 min" in dialog(on))
        await on.press("enter")
        assert projected(on)["Session I"] == "11:10–13:00"


async def test_enter_never_does_what_was_not_yet_shown() -> None:
    async with chair_at("11:04", LATE, size=USUAL) as on:
        await on.press("b")
        another_extends(on)
        on.app.refresh_view()  # the app has seen it, the dialog shows it with its next second
        before, shown = on.kinds(), then(on)
        assert shown["Session I"] == "11:07–13:00"
        await on.press("enter")
        assert on.kinds() == before or projected(on) == shown


async def test_in_a_small_terminal_the_keys_come_first_and_the_rest_scrolls() -> None:
    async with chair_at("11:04", LATE) as on:
        await on.resize(60, 12)
        await on.press("f")
        assert "are 7 min later" in " ".join(dialog(on).split())
        assert "leaves it" in " ".join(dialog(on).split())
        await on.press("end")
        await on.until(lambda: "15:07–18:00" in dialog(on))
