"""What was put right is put right again, by the same or by another."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from idm_tui.core import commands as c
from tests.desk.pressed import (
    ANA,
    HEARD,
    PANEL,
    ZOE,
    Step,
    clock_of,
    running,
    running_by,
    story,
    told,
    with_seconds,
)
from tests.desk.tables import Table, at, fresh, refusal, run

if TYPE_CHECKING:
    from idm_tui.core.commands import Command


# ---- one after the other

AGAIN: dict[str, tuple[tuple[Step, ...], tuple[Command, ...], tuple[str, ...]]] = {
    "a start earlier and earlier": (
        (PANEL,),
        (c.Start(session="panel", when="10:27"), c.Start(session="panel", when="10:25")),
        ("panel 10:25-",),
    ),
    "a start later and later": (
        (PANEL,),
        (c.Start(session="panel", when="10:33"), c.Start(session="panel", when="10:36")),
        ("panel 10:36-",),
    ),
    "a start earlier, then later": (
        (PANEL,),
        (c.Start(session="panel", when="10:27"), c.Start(session="panel", when="10:36")),
        ("panel 10:36-",),
    ),
    "a start later, then as it was pressed": (
        (PANEL,),
        (c.Start(session="panel", when="10:36"), c.Start(session="panel", when="10:30")),
        ("panel 10:30-",),
    ),
    "a turn later and later": (
        ZOE,
        (c.Give(speaker="Zoe", when="10:46"), c.Give(speaker="Zoe", when="10:49")),
        ("panel 10:30-", "Ana Núñez 10:35-10:49", "Zoë Quist 10:49-"),
    ),
    "an end later and later": (
        (PANEL, ("10:50", c.End())),
        (c.End(when="10:52"), c.End(when="10:55")),
        ("panel 10:30-10:55",),
    ),
    "an end later, then earlier": (
        (PANEL, ("10:50", c.End())),
        (c.End(when="10:52"), c.End(when="10:45")),
        ("panel 10:30-10:45",),
    ),
    "the end of a turn later and later": (
        (*ANA, ("10:40", c.Yield())),
        (c.Yield(when="10:42"), c.Yield(when="10:44")),
        ("panel 10:30-", "Ana Núñez 10:35-10:44"),
    ),
    "an end that a start caused, then that start": (
        (PANEL, ("10:50", c.Start(session="closing"))),
        (c.End(session="panel", when="10:45"), c.Start(session="closing", when="10:52")),
        ("panel 10:30-10:45", "closing 10:52-"),
    ),
    "an end that a start caused, earlier and then a little later": (
        (PANEL, ("10:50", c.Start(session="closing"))),
        (c.End(session="panel", when="10:40"), c.End(session="panel", when="10:45")),
        ("panel 10:30-10:45", "closing 10:50-"),
    ),
    "an end that a turn caused, earlier and then a little later": (
        ZOE,
        (c.Yield(when="10:40"), c.Yield(when="10:43")),
        ("panel 10:30-", "Ana Núñez 10:35-10:43", "Zoë Quist 10:45-"),
    ),
    "an end that a turn caused, then that turn": (
        ZOE,
        (c.Yield(when="10:42"), c.Give(speaker="Zoe", when="10:47")),
        ("panel 10:30-", "Ana Núñez 10:35-10:42", "Zoë Quist 10:47-"),
    ),
    "a turn, then its end": (
        HEARD,
        (c.Yield(when="10:53"), c.Yield(when="10:57"), c.Yield(when="10:51")),
        ("panel 10:30-", "Ana Núñez 10:35-10:45", "Zoë Quist 10:45-10:51"),
    ),
    "a start, then the start of the turn": (
        ANA,
        (c.Start(session="panel", when="10:28"), c.Give(speaker="Ana", when="10:29")),
        ("panel 10:28-", "Ana Núñez 10:29-"),
    ),
}


@pytest.mark.parametrize(("pressed", "said", "right"), AGAIN.values(), ids=AGAIN)
def test_what_was_put_right_may_be_put_right_again(
    pressed: tuple[Step, ...], said: tuple[Command, ...], right: tuple[str, ...]
) -> None:
    desk = told(*pressed, now="11:00")
    rightly = [with_seconds(one) for one in right]
    states = [desk.state]
    for one in said:
        desk.do(one)
        states.append(desk.state)
    assert story(desk.state) == rightly
    assert desk.state == fresh(desk).state
    for back in range(0, 45 * 60, 20):
        instant = at("11:00") - timedelta(seconds=back)
        assert running(desk.look(at=instant).state) == running_by(rightly, instant), clock_of(instant)
    for state in reversed(states[:-1]):
        desk.do(c.Undo())
        assert desk.state == state


def test_what_one_put_right_another_may_put_right_again() -> None:
    table = Table()
    moderator, chair = table.desk("Ibrahim", "table:1"), table.desk("Maria", "table:2")
    moderator.do(c.Start(session="panel"), at("10:30"))
    table.time("10:40")
    chair.refresh()
    chair.do(c.Start(session="panel", when="10:27"))
    moderator.refresh()
    moderator.do(c.Start(session="panel", when="10:28"))
    chair.refresh()
    assert run(chair).started_at == at("10:28")
    assert "nothing" in refusal(chair, c.Undo())  # what the chair said counts no longer
    moderator.do(c.Undo())
    assert run(moderator).started_at == at("10:27")
    chair.refresh()
    chair.do(c.Undo())
    moderator.refresh()
    assert run(moderator).started_at == run(chair).started_at == at("10:30")
    assert moderator.state == chair.state == table.desk().state


def test_the_moderator_undoes_something_else_after_the_chair_put_right_the_start() -> None:
    table = Table()
    moderator, chair = table.desk("Ibrahim", "table:1"), table.desk("Maria", "table:2")
    moderator.do(c.Start(session="panel"), at("10:30"))
    moderator.do(c.Give(speaker="Ana"), at("10:35"))
    table.time("10:40")
    chair.refresh()
    chair.do(c.Start(session="panel", when="10:27"))
    moderator.refresh()
    assert "Ana" in moderator.do(c.Undo()).words
    assert story(moderator.state) == ["panel 10:27:00-"]
    assert "nothing" in refusal(moderator, c.Undo())  # the start is the chair's now


def test_a_chair_cannot_undo_a_correction_that_others_built_upon() -> None:
    table = Table()
    moderator, chair = table.desk("Ibrahim", "table:1"), table.desk("Maria", "table:2")
    moderator.do(c.Start(session="panel"), at("10:35"))
    table.time("10:40")
    chair.refresh()
    chair.do(c.Start(session="panel", when="10:31"))
    moderator.refresh()
    moderator.do(c.Give(speaker="Ana", when="10:33"))  # before it was pressed
    chair.refresh()
    assert "Ibrahim" in refusal(chair, c.Undo())


def test_a_chair_who_has_not_seen_the_start_pressed_again_is_told() -> None:
    table = Table()
    moderator, chair = table.desk("Ibrahim", "table:1"), table.desk("Maria", "table:2")
    moderator.do(c.Start(session="opening"), at("10:00"))
    chair.refresh()
    moderator.do(c.Start(session="panel"), at("10:30"))
    table.time("10:40")
    assert "Ibrahim was quicker" in refusal(chair, c.Start(session="opening", when="10:02"))
