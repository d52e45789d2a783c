"""Moving about: panels, the mouse, what is asked before it is done, what is refused."""

from __future__ import annotations

import pytest

from idm_tui.core import commands as do
from idm_tui.tui.doubts import Doubts
from idm_tui.tui.screens.confirm import Confirm
from idm_tui.tui.screens.help import Help
from idm_tui.tui.screens.moderator import ModeratorScreen
from idm_tui.tui.widgets.detail import Detail
from idm_tui.tui.widgets.panel_list import PanelList
from idm_tui.tui.widgets.questions import Questions
from idm_tui.tui.widgets.speakers_list import SpeakersListPanel
from tests.tui.screens import NARROW, USUAL, Scene, Stage, stage
from tests.tui.test_keys import RUNNING, SPEAKING

WAITING: Scene = (*SPEAKING, ("11:05", do.ListAdd(speaker="Chile")), ("11:06", do.ListAdd(speaker="Mali")))


def focus(on: Stage) -> str:
    return type(on.app.focused).__name__


@pytest.mark.parametrize(
    ("size", "order"),
    [
        (USUAL, ["Questions", "SpeakersListPanel", "AgendaList", "PanelList", "Questions"]),
        (NARROW, ["Questions", "SpeakersListPanel", "PanelList", "Questions"]),
    ],
)
async def test_tab_goes_round_what_is_in_sight(size: tuple[int, int], order: list[str]) -> None:
    async with stage(scene=RUNNING, size=size) as on:
        seen = [focus(on)]
        for _ in order[1:]:
            await on.press("tab")
            seen.append(focus(on))
        assert seen == order
        await on.press("shift+tab")
        assert focus(on) == order[-2]


async def test_enter_does_what_the_panel_is_for() -> None:
    async with stage(scene=WAITING, size=NARROW) as on:
        await on.press("enter")
        assert on.kinds()[-1] == "question.put"
        await on.press("enter")  # on the one that is put
        assert on.kinds()[-1] == "question.answered"
        await on.press("tab", "down", "enter")
        floor = on.run.floor
        assert floor is not None
        assert floor.speaker == "Mali"
        assert [entry.name for entry in on.run.list.entries] == ["Chile"]
        await on.press("tab", "down", "down", "enter")
        floor = on.run.floor
        assert floor is not None
        assert floor.speaker == "Jung Mino"
        await on.press("g", "up", "enter")
        assert focus(on) == "Detail"
        assert "Setting the Scene" in on.lines()[5]


async def test_full_stop_comes_back_to_now_from_everywhere() -> None:
    async with stage(scene=RUNNING, size=NARROW) as on:
        now = on.text()
        for away in (
            ("g",),
            ("g", "end"),
            ("g", "down", "enter"),
            ("tab", "g", "home", "enter", "end"),
            ("tab", "tab"),
        ):
            await on.press(*away)
            assert on.text() != now
            await on.press(".")
            await on.tick()
            assert on.text() == now, away
        await on.press("g", "down", "enter", "escape")
        assert focus(on) == "AgendaList"
        await on.press("escape")
        await on.tick()
        assert on.text() == now


async def test_the_keys_work_wherever_one_is() -> None:
    async with stage(scene=RUNNING, size=NARROW) as on:
        for number, away in enumerate((("g",), ("enter",), ("tab",)), 1):
            await on.press(*away, "+")
            assert on.kinds().count("session.extended") == number


async def test_the_same_next_within_a_second_asks_first() -> None:
    finger = 100.0  # the time for fingers, standing still
    async with stage(scene=RUNNING, size=NARROW) as on:
        on.app._doubts = Doubts(lambda: finger)
        await on.press("n", "n")
        assert isinstance(on.app.screen, Confirm)
        assert "David Arkless" in on.text()
        assert on.kinds().count("floor.given") == 1
        await on.press("escape")
        assert on.kinds().count("floor.given") == 1
        await on.press("n", "enter")
        assert on.kinds().count("floor.given") == 2
        finger += 1
        await on.press("n")
        assert on.kinds().count("floor.given") == 3
        await on.press("n")  # nobody is left: nothing to be asked about
        assert not isinstance(on.app.screen, Confirm)


async def test_ending_with_people_on_the_list_asks_first() -> None:
    async with stage(scene=WAITING, size=NARROW) as on:
        await on.press("e")
        assert isinstance(on.app.screen, Confirm)
        assert "2 still on the list" in on.text()
        await on.press("n")
        assert isinstance(on.app.screen, ModeratorScreen)
        assert "session.ended" not in on.kinds()
        assert on.kinds().count("floor.given") == 1  # the n was an answer, not the next speaker
        await on.press("e", "y")
        assert "session.ended" in on.kinds()


async def test_a_refusal_stands_in_the_footer() -> None:
    refused = ((("n",), "no session is live"), (("T", "enter"), "timer"), (("u",), "could be undone"))
    async with stage(size=NARROW) as on:
        for keys, words in refused:
            await on.press(*keys)
            assert words in on.said
        assert on.kinds() == []
        await on.press("s")
        for keys, words in ((("y",), "nobody has the floor"), (("tab", "w"), "no question is put")):
            await on.press(*keys)
            assert words in on.said
        assert on.kinds() == ["session.started"]
        await on.calm()  # it stays for a few seconds, then the keys come back
        assert "n next" in on.said


async def test_the_same_start_twice_does_not_start_what_comes_hours_later() -> None:
    async with stage(size=NARROW) as on:
        await on.press("s", "s")
        assert on.kinds() == ["session.started"]


async def test_a_panel_that_comes_back_shows_its_cursor_at_once() -> None:
    async with stage(scene=RUNNING, size=NARROW) as on:
        now = on.text()
        await on.press("g", ".")
        assert on.text() == now


async def test_a_click_picks_and_a_second_one_does() -> None:
    async with stage(scene=WAITING, size=USUAL) as on:
        await on.pilot.click(PanelList, offset=(8, 3))
        assert on.app.screen.query_one(PanelList).cursor == 2
        assert on.kinds().count("floor.given") == 1
        await on.pilot.click(PanelList, offset=(8, 3))
        await on.settle()
        floor = on.run.floor
        assert floor is not None
        assert floor.speaker == "Jung Mino"
        await on.pilot.double_click(SpeakersListPanel, offset=(6, 2))
        await on.settle()
        floor = on.run.floor
        assert floor is not None
        assert floor.speaker == "Mali"
        await on.pilot.click(Questions, offset=(6, 0))  # the heading is nothing
        assert "question.put" not in on.kinds()


async def test_a_double_click_shows_a_session_and_the_footer_takes_clicks() -> None:
    async with stage(scene=RUNNING, size=USUAL) as on:
        await on.pilot.double_click("AgendaList", offset=(10, 8))
        await on.settle()
        assert on.app.screen.query_one(Detail).session is not None
        assert "Session II" in on.text()
        await on.pilot.click("Footer", offset=(on.said.index("n next"), 0))
        await on.settle()
        assert on.kinds()[-1] == "floor.given"
        await on.calm()
        await on.pilot.click("Footer", offset=(on.said.index("? help") + 2, 0))
        await on.settle()
        assert isinstance(on.app.screen, Help)


async def test_the_views_by_number_and_back() -> None:
    async with stage(scene=SPEAKING, size=USUAL) as on:
        await on.press("4")
        assert "GUIDING QUESTIONS" not in on.text()
        assert "Kreshna Bunjun" in on.text()
        await on.press("1")
        assert "GUIDING QUESTIONS" in on.text()
        await on.press("n")
        assert on.kinds()[-1] == "floor.given"
