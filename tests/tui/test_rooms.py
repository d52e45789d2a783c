"""Several rooms: the one that is looked at is chosen by a key, and commands act in it."""

from __future__ import annotations

from idm_tui.core import commands as do
from tests.agendas import plan_of
from tests.tui.screens import stage

ROOMS = """
[event]
id = "rooms"
title = "Two Rooms"
timezone = "Europe/Zurich"

[[days]]
date = 2007-10-08

[[days.sessions]]
id = "one"
kind = "session"
title = "One"
start = "11:00"
end = "12:00"
room = "Albert"

[[days.sessions]]
id = "two"
kind = "session"
title = "Two"
start = "11:00"
end = "12:00"
room = "Beatrice"
"""


async def test_a_key_goes_through_the_rooms_and_back_to_where_things_happen() -> None:
    async with stage("11:05", (("11:01", do.Start(session="one")),), plan=plan_of(ROOMS)) as on:
        shown = []
        for _press in range(4):
            shown.append(on.app.view.seen.room if on.app.view else "")
            await on.press("0")
        assert shown == ["Albert", "Albert", "Beatrice", "Albert"]


async def test_commands_act_in_the_room_that_is_looked_at() -> None:
    async with stage("11:05", (("11:01", do.Start(session="one")),), plan=plan_of(ROOMS)) as on:
        await on.press("0", "0", "s")
        assert on.desk.state.live == ("one", "two")
        assert "Beatrice" in on.lines()[0]
        await on.press("2", "+")
        assert on.desk.state.run("two").added_s == 60
        assert on.desk.state.run("one").added_s == 0


async def test_a_room_that_the_new_agenda_no_longer_has_is_left() -> None:
    async with stage("11:05", plan=plan_of(ROOMS)) as on:
        await on.press("0", "0")
        on.news.waiting = plan_of(ROOMS.replace("Beatrice", "Charles"))
        await on.tick()
        assert on.app.room is None


async def test_an_event_with_one_room_says_so() -> None:
    async with stage("11:05") as on:
        await on.press("0")
        assert "one room" in on.said
