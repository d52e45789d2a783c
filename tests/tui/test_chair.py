"""The chair's view: how late the day is, what that does to the rest of it, what can be done; kept as plain text."""

from __future__ import annotations

import pytest

from idm_tui.core import commands as do
from idm_tui.tui.screens.chair import ChairScreen
from idm_tui.tui.screens.moderator import ModeratorScreen
from idm_tui.tui.screens.stage import StageScreen
from idm_tui.tui.widgets.answers import Answers
from idm_tui.tui.widgets.ledger import Ledger
from tests.agendas import plan_of
from tests.core.told import small
from tests.tui.chair import EMPTY, IN_TWO_ROOMS, LATE, LATE_ONES, ON_TIME, OVERRUN, SITUATIONS, chair_at, rooms
from tests.tui.screens import NARROW, USUAL, WIDE, Scene, Stage, stage
from tests.tui.test_screens import pictures

ALL_SIZES = ("80x24", "120x36", "200x60")


@pytest.mark.parametrize("situation", SITUATIONS)
async def test_the_chairs_view(situation: str) -> None:
    when, scene = SITUATIONS[situation]
    async with chair_at(when, scene) as on:
        await pictures(on, f"chair-{situation}", ALL_SIZES)


async def test_the_chairs_view_of_one_of_several_rooms() -> None:
    async with chair_at("11:05", IN_TWO_ROOMS, rooms()) as on:
        await pictures(on, "chair-rooms", ALL_SIZES)


async def test_what_the_chair_is_shown_before_choosing() -> None:
    async with chair_at("11:04", LATE) as on:
        await on.press("f")
        await pictures(on, "chair-preview", ("80x24", "120x36"))


# What must be on the screen when the day is late: offset, hard stop, slack, who loses what, what can be done.
AT_A_GLANCE = {
    "late": ("+0:07 late", "Hard stop 13:00", "7 min too much", "loses 7 of its 120 minutes", "gives 7 min"),
    "overrun": ("+0:06 late", "Hard stop 13:00", "6 min too much", "ard stop at 13:00 is missed", "gives 6 min"),
    "skipped": ("+0:04 late", "Hard stop 13:00", "just fits", "nothing that follows is touched", "4 min later"),
    "absorbed": ("+0:07 late", "Hard stop 13:00", "just fits", "loses 7 of its 120 minutes", "7 min later"),
}


@pytest.mark.parametrize("size", [NARROW, USUAL, WIDE], ids=ALL_SIZES)
@pytest.mark.parametrize("situation", LATE_ONES)
async def test_late_at_a_glance(situation: str, size: tuple[int, int]) -> None:
    when, scene = SITUATIONS[situation]
    async with chair_at(when, scene, size=size) as on:
        shown = " ".join(on.text().split())
        for words in AT_A_GLANCE[situation]:
            assert words in shown
        for answer in ("f shift ", "b absorb ", "h share "):
            assert any(answer in line for line in on.lines()[:-1]), answer
        assert "slack -" in on.lines()[0] or "just fits" in shown


@pytest.mark.parametrize(("when", "scene"), [("11:04", LATE), ("13:06:20", OVERRUN)])
async def test_lateness_stays_in_sight_while_a_rehearsal_is_late(when: str, scene: Scene) -> None:
    async with chair_at(when, scene) as on:
        view = on.app.view
        assert view is not None
        on.app.rehearsal_words = lambda: "REHEARSAL ×1024"  # type: ignore[method-assign]
        await on.tick()
        for words in ("REHEARSAL ×1024", "late", "slack -"):
            assert words in on.lines()[0]


# --- from view to view


async def test_the_keys_1_2_4_go_from_view_to_view() -> None:
    async with stage("11:04", LATE, size=NARROW) as on:
        for key, screen in (("2", ChairScreen), ("4", StageScreen), ("2", ChairScreen), ("1", ModeratorScreen)):
            await on.press(key)
            assert type(on.app.screen) is screen
            assert len(on.app.screen_stack) == (1 if key == "1" else 2)
        moderators = on.text()
        await on.press("2", "1")
        assert on.text() == moderators


async def test_the_chair_begins_at_home_and_comes_back_there() -> None:
    async with chair_at("11:04", LATE) as on:
        assert type(on.app.screen) is ChairScreen
        home = on.text()
        for key, screen in (("1", ModeratorScreen), ("4", StageScreen), ("2", ChairScreen)):
            await on.press(key)
            assert type(on.app.screen) is screen
        assert on.text() == home


async def test_the_chairs_view_is_the_same_from_the_moderators() -> None:
    async with chair_at("11:04", LATE) as on:
        home = on.text()
    async with stage("11:04", LATE, size=NARROW) as on:
        await on.press("2")
        assert on.text() == home


# --- the three answers keep up


def offers(on: Stage) -> dict[str, str]:
    return {offer.name: offer.words for offer in on.app.screen.query_one(Answers).offers}


ASKED = {"shift": do.Shift(preview=True), "absorb": do.Absorb(preview=True), "share": do.Share(preview=True)}
FREE = plan_of(small("one 10:00 11:00\ntwo 11:00 12:00", date="2007-10-08"))
START_ONE: Scene = (("10:00", do.Start()),)
TALKED: Scene = (*ON_TIME, ("10:42", do.Yield()))
# Where nothing is pressed while time goes by.
ADDED: Scene = (*OVERRUN, ("12:40", do.Extend(duration=600)))
GOING_BY = {
    "shift, towards the hard stop": (OVERRUN, None, "13:06:00", "13:06:20", "shift"),
    "shift, without a hard stop": (START_ONE, FREE, "11:01:00", "11:01:20", "shift"),
    "share, while nobody speaks": (TALKED, None, "10:43", "10:46", "share"),
    "absorb, while its discussion runs out": (ADDED, None, "12:41", "12:55", "absorb"),
}


@pytest.mark.parametrize("case", GOING_BY)
async def test_an_answer_says_what_its_preview_will_say(case: str) -> None:
    scene, plan, before, now, name = GOING_BY[case]
    async with chair_at(before, scene, plan) as on:
        assert offers(on)[name] == on.desk.preview(ASKED[name]).words
        await on.at(now)
        assert offers(on)[name] == on.desk.preview(ASKED[name]).words


async def test_an_answer_is_there_at_once_when_the_lateness_changes() -> None:
    async with chair_at("11:00", LATE) as on:
        assert "gives 7 min" in offers(on)["absorb"]
        await on.press("+")
        assert "gives 8 min" in offers(on)["absorb"]
        await on.at("11:10")
        assert "gives 10 min" in offers(on)["absorb"]
        assert "gives 10 min" in on.text()


@pytest.mark.parametrize("name", ASKED)
async def test_a_click_on_an_answer_previews_it(name: str) -> None:
    async with chair_at("11:04", LATE) as on:
        y = next(n for n, line in enumerate(on.lines()) if f" {name} " in line and n < 23)
        await on.pilot.click(offset=(6, y))
        await on.settle()
        assert "Esc leaves it" in on.text() or "Esc no" in on.text()
        assert on.kinds().count("session.retimed") == 0
        await on.press("enter")
        assert on.kinds()[-1] in ("session.retimed", "talk.allotted")


async def test_a_click_beside_the_answers_does_nothing() -> None:
    async with chair_at("11:04", LATE, size=USUAL) as on:
        top = next(n for n, line in enumerate(on.lines()) if "WHAT CAN BE DONE" in line)
        before = on.kinds()
        for y in (top, top + 2, top + 6):
            await on.pilot.click(offset=(6, y))
            await on.settle()
            assert type(on.app.screen) is ChairScreen
        assert on.kinds() == before


# --- the sessions


async def test_the_cursor_follows_what_is_live_and_stays_where_it_was_put() -> None:
    async with chair_at("11:04", LATE) as on:
        ledger = on.app.screen.query_one(Ledger)
        assert ledger.session_at_cursor() == "setting-the-scene"
        await on.press("down", "down")
        assert ledger.session_at_cursor() == "afternoon-break-1"
        await on.at("11:06")
        assert ledger.session_at_cursor() == "afternoon-break-1"
        await on.press(".")
        assert ledger.session_at_cursor() == "setting-the-scene"
        await on.press("down", "down", "s")
        assert ledger.session_at_cursor() == "session-1"


@pytest.mark.parametrize("key", ["k", "w", "v", "z"])
async def test_a_key_for_a_session_says_so_where_there_is_none(key: str) -> None:
    async with chair_at("11:00", (), EMPTY) as on:
        await on.press(key)
        assert on.kinds() == []
        assert "go to a session first" in on.said
