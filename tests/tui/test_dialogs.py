"""What asks for words: prompts, the command line, the palette; and the keys of a rehearsal."""

from __future__ import annotations

import pytest
from textual.events import Key

from idm_tui.core import commands as do
from idm_tui.core.clock import RehearsalClock
from idm_tui.tui.screens.confirm import Confirm
from idm_tui.tui.screens.moderator import ModeratorScreen
from idm_tui.tui.screens.prompt import Prompt, WhenPrompt
from tests.tui.screens import NARROW, USUAL, Stage, at, stage
from tests.tui.test_discussion import OPEN, listed
from tests.tui.test_keys import RUNNING, SPEAKING

# key, words that are wrong, what is said of them, words that are right, the fact they make
PROMPTS = (
    ("t", "soon", '"soon" is not a duration', "5m", "timer.started"),
    ("l", "", "needs", "2m", "list.limited"),
    ("a", "Chile --form x", "has no --form", "Chile", "list.added"),
    ("P", "Chile --for x", "has no --for", "Chile", "floor.given"),
    (":", "dance", '"dance" is not a command', "yield", "floor.yielded"),
    (":", "put two", '"two" is not a number', "put 2", "question.put"),
)


async def test_wrong_words_stay_in_the_prompt_that_says_what_is_wrong() -> None:
    async with stage(scene=SPEAKING, size=NARROW) as on:
        for key, wrong, says, right, written in PROMPTS:
            before = on.kinds()
            await on.press(key)
            await on.type(wrong, "enter")
            assert isinstance(on.app.screen, Prompt)
            assert says in on.said
            assert wrong in on.lines()[-2]
            assert on.kinds() == before
            await on.press(*["backspace"] * len(wrong))
            await on.type(right, "enter")
            assert isinstance(on.app.screen, ModeratorScreen)
            assert on.kinds()[-1] == written


async def test_escape_leaves_a_prompt_and_letters_in_it_are_no_commands() -> None:
    async with stage(scene=SPEAKING, size=NARROW) as on:
        before = on.kinds()
        await on.press("a", *"nupsy?.1", "escape")
        assert isinstance(on.app.screen, ModeratorScreen)
        assert on.kinds() == before


async def test_a_refusal_after_a_prompt_stands_in_the_footer() -> None:
    async with stage(scene=SPEAKING, size=NARROW) as on:
        await on.press(":")
        await on.type("put 9", "enter")
        assert "has the questions 1 to 5" in on.said
        assert "question.put" not in on.kinds()


async def test_the_command_line_asks_where_the_key_would() -> None:
    async with stage(scene=(*SPEAKING, ("11:05", do.ListAdd(speaker="Chile"))), size=NARROW) as on:
        await on.press(":", *"end", "enter")
        assert isinstance(on.app.screen, Confirm)


async def find(on: Stage, letters: str, sight: str) -> None:
    """Look for something in the palette and take it."""
    await on.press("ctrl+p")
    await on.type(letters)
    await on.until(lambda: sight in on.text())
    await on.press("enter")
    await on.until(lambda: isinstance(on.app.screen, ModeratorScreen))
    await on.settle()


async def test_the_palette_finds_a_command_a_session_a_speaker_and_a_question() -> None:
    async with stage(scene=RUNNING, size=USUAL) as on:
        await find(on, "speaker ends", "The speaker ends")
        assert "nobody has the floor" in on.said
        await find(on, "arkless", "give the floor")
        floor = on.run.floor
        assert floor is not None
        assert floor.speaker == "David Arkless"
        await find(on, "research gaps", "put this question")
        assert on.run.questions[3].status == "put"
        await find(on, "temporary and circular", "show this session")
        await on.until(lambda: "Session IV: Leveraging" in on.text())
        await find(on, "newfarmer", "show the session")
        await on.until(lambda: "Richard S. Newfarmer" in on.text())


async def test_the_palette_offers_the_commands_before_anything_is_typed() -> None:
    async with stage(scene=RUNNING, size=NARROW) as on:
        await on.press("ctrl+p")
        await on.until(lambda: "Give the floor to the next speaker" in on.text())
        await on.press("escape")
        assert isinstance(on.app.screen, ModeratorScreen)


async def test_the_rehearsal_keys_do_nothing_on_the_real_clock() -> None:
    async with stage(scene=RUNNING, size=NARROW) as on:
        before, kinds = on.text(), on.kinds()
        await on.press("\\", "[", "]", "j")
        await on.tick()
        assert on.text() == before
        assert on.kinds() == kinds


async def test_a_rehearsal_has_a_clock_and_a_journal_of_its_own() -> None:
    async with stage(scene=RUNNING, size=USUAL) as on:
        real = on.desk
        await on.press("r")
        clock = on.desk.clock
        assert isinstance(clock, RehearsalClock)
        assert "REHEARSAL ×1" in on.lines()[0]
        assert "08:59:00" in on.lines()[0]
        assert "○ rehearsal" in on.said
        await on.press("\\")
        assert clock.paused
        assert "REHEARSAL stopped" in on.lines()[0]
        await on.press("\\", "]", "]", "[")
        assert (clock.paused, clock.speed) == (False, 2)
        assert "REHEARSAL ×2" in on.lines()[0]
        await on.press("j")
        await on.type("11:70", "enter")
        assert isinstance(on.app.screen, WhenPrompt)
        assert "not a time" in on.said
        await on.press(*["backspace"] * 5)
        await on.type("11:20", "enter")
        assert clock.now() == at("11:20")
        assert "11:20:00" in on.lines()[0]
        count = len(list(real.history.commands_of("ana")))
        await on.press("s", "n")
        assert [kind for kind in on.kinds() if kind.startswith("floor")] == ["floor.given"]
        assert len(list(real.history.commands_of("ana"))) == count
        rehearsed = on.desk
        await on.press("r")
        assert on.desk is rehearsed


REST = ["Chile", "Mali", "Nepal", "Fiji", "Peru"]
ENDS: tuple[tuple[str, bool, list[str], list[str]], ...] = (
    # the key, whether the session ends, who is still on its list, who is on the list of the next one
    ("k", True, REST, REST),
    ("enter", True, REST, REST),
    ("d", True, [], []),
    ("y", True, REST, []),
    ("escape", False, REST, []),
    ("n", False, REST, []),
)


@pytest.mark.parametrize(("key", "ends", "left", "goes_on"), ENDS, ids=[key for key, *_rest in ENDS])
async def test_ending_with_names_on_the_list(key: str, ends: bool, left: list[str], goes_on: list[str]) -> None:  # noqa: FBT001
    async with stage("12:50", OPEN, size=NARROW) as on:
        before = on.desk.state
        await on.press("e")
        assert isinstance(on.app.screen, Confirm)
        assert "5 still on the list of speakers of Session I" in on.text()
        await on.press(key)
        assert isinstance(on.app.screen, ModeratorScreen)
        assert ("session.ended" in on.kinds()) is ends
        assert [entry.name for entry in on.desk.state.run("session-1").list.entries] == left
        if not ends:
            return
        await on.press("u")
        assert on.desk.state == before
        await on.press("e", key)
        await on.at("15:01")
        await on.press("s")
        assert on.run.session == "session-2"
        assert listed(on) == goes_on


async def test_a_list_that_was_kept_waits_for_a_session_and_not_for_a_break() -> None:
    async with stage("12:50", OPEN, size=NARROW) as on:
        await on.press("e", "k")
        await on.at("13:00")
        await on.press(":")
        await on.type("start afternoon-break-1", "enter")
        await on.at("15:00")
        await on.press("s")
        assert on.run.session == "session-2"
        assert listed(on) == REST


@pytest.mark.parametrize("key", ["a", "P", "l", "t", ":"])
async def test_enter_that_bounces_is_one_answer(key: str) -> None:
    async with stage(scene=SPEAKING, size=NARROW) as on:
        await on.press(key, *("yield" if key == ":" else "5m"))
        before = on.run.questions
        for _bounce in range(2):
            on.app.post_message(Key("enter", "\r"))  # both are there before the first is dealt with
        await on.settle()
        assert isinstance(on.app.screen, ModeratorScreen)
        assert on.run.questions == before
