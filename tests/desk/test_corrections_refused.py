"""What cannot have been is refused with what and when."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from idm_tui.core import commands as c
from idm_tui.desk import Refused
from tests.desk.days import is_clean
from tests.desk.pressed import ANA, HEARD, PANEL, ZOE, Step, story, told
from tests.desk.tables import Table, at, kinds, refusal, run

if TYPE_CHECKING:
    from collections.abc import Callable

    from idm_tui.core.commands import Command


# ---- refused

REFUSED: dict[str, tuple[tuple[Step, ...], Command, tuple[str, ...]]] = {
    "both ways at once": ((PANEL,), c.Start(session="panel", ago=60, when="10:35"), ("ago", "time")),
    "both ways at once, ending": ((PANEL,), c.End(ago=60, when="10:35"), ("ago", "time")),
    "both ways at once, giving": (ANA, c.Give(speaker="Ana", ago=60, when="10:35"), ("ago", "time")),
    "both ways at once, yielding": (ANA, c.Yield(ago=60, when="10:35"), ("ago", "time")),
    "a start in the future": ((PANEL,), c.Start(session="panel", when="11:01"), ("future", "10:42")),
    "an end in the future": ((PANEL,), c.End(when="11:00:01"), ("future",)),
    "a turn in the future": (ANA, c.Give(speaker="Ana", when="12:00"), ("future",)),
    "a turn's end in the future": (ANA, c.Yield(when="2007-10-09T10:00"), ("future",)),
    "less than nothing ago": (ANA, c.Yield(ago=-1), ("future", "--ago 3m")),
    "a start after its first turn": (ANA, c.Start(session="panel", when="10:36"), ("10:35", "Ana Núñez")),
    "a start after a question was put": (
        (PANEL, ("10:40", c.Put(number=2))),
        c.Start(session="panel", when="10:41"),
        ("10:40", "question 2"),
    ),
    "a start after time was given": (
        (PANEL, ("10:40", c.Extend(duration=300))),
        c.Start(session="panel", when="10:45"),
        ("10:40", "panel"),
    ),
    "a start before time was given to the one it ended": (
        (("10:00", c.Start(session="opening")), ("10:25", c.Extend(duration=300)), PANEL),
        c.Start(session="panel", when="10:20"),
        ("10:25", "opening"),
    ),
    "a start before the one it ended began": (
        (("10:05", c.Start(session="opening")), PANEL),
        c.Start(session="panel", when="10:00"),
        ("10:05", "pening"),
    ),
    "a start before the one before was ended": (
        (("10:00", c.Start(session="opening")), ("10:30", c.End()), ("10:35", c.Start(session="panel"))),
        c.Start(session="panel", when="10:28"),
        ("10:30", "pening"),
    ),
    "an end before a turn": (
        (*ANA, ("10:50", c.End())),
        c.End(session="panel", when="10:33"),
        ("10:35", "Ana Núñez"),
    ),
    "an end before the start": ((PANEL, ("10:50", c.End())), c.End(session="panel", when="10:20"), ("10:30",)),
    "an end later than the start that caused it": (
        (PANEL, ("10:50", c.Start(session="closing"))),
        c.End(session="panel", when="10:55"),
        ("Closing", "10:50", "start closing --at"),
    ),
    "an end later than another start": (
        (PANEL, ("10:50", c.End()), ("10:52", c.Start(session="closing"))),
        c.End(session="panel", when="10:55"),
        ("losing", "10:52"),
    ),
    "a turn before the session": (ANA, c.Give(speaker="Ana", when="10:25"), ()),
    "a turn after time was given to it": (
        (*ANA, ("10:40", c.Add(duration=60))),
        c.Give(speaker="Ana", when="10:41"),
        ("10:40", "1 min"),
    ),
    "a turn before the turn before": (ZOE, c.Give(speaker="Zoe", when="10:34"), ("10:35", "Ana Núñez")),
    "a turn before the turn before was ended": (
        (*ANA, ("10:44", c.Yield()), ("10:45", c.Give(speaker="Zoe"))),
        c.Give(speaker="Zoe", when="10:40"),
        ("10:44",),
    ),
    "a turn before its place on the list": (
        (PANEL, ("10:40", c.ListAdd(speaker="Chile")), ("10:45", c.Give(speaker="Chile"))),
        c.Give(speaker="Chile", when="10:38"),
        ("Chile",),
    ),
    "a turn of a name that may be another's": (ANA, c.Give(speaker="An", when="10:33"), ("Ana Núñez", "Anders Ek")),
    "the end of a turn before it began": (
        (*ANA, ("10:40", c.Yield())),
        c.Yield(when="10:33"),
        (),
    ),
    "the end of a turn later than the turn that caused it": (
        (*ANA, ("10:45", c.Give(speaker="Zoe")), ("10:50", c.Yield()), ("10:52", c.Pause())),
        c.Yield(when="10:55"),
        ("10:52",),
    ),
    "the start that it has": ((PANEL,), c.Start(session="panel", when="10:30"), ("10:30",)),
    "the end that it has": ((PANEL, ("10:50", c.End())), c.End(when="10:50"), ("10:50",)),
    "the turn that it is": (ANA, c.Give(speaker="Ana", when="10:35"), ("10:35",)),
    "the turn's end that it has": (HEARD, c.Yield(when="10:55"), ("10:55",)),
}


@pytest.mark.parametrize(("pressed", "said", "says"), REFUSED.values(), ids=REFUSED)
def test_what_cannot_be_is_refused_with_what_and_when(
    pressed: tuple[Step, ...], said: Command, says: tuple[str, ...]
) -> None:
    sentence = refusal(told(*pressed, now="11:00"), said)
    assert [word for word in says if word not in sentence] == []


JUNK = [
    *("soon", "25:00", "10:60", "10", "10:4", "1042", "10.42", ":", "::", "--:--", "10:42pm", "noon", "-3m", "3m"),
    *("2007-10-08T", "2007-13-01T10:00", "0000-00-00", "9999-99-99T99:99", "1\n2", "a\tb:c", "\x1b[31m10:42", "x:" * 4),
    *("１０:４２x", "\ud800", "x" * 5000, "T10:42", "10:42+99:00", "9999-12-31T23:59-23:59"),
]
SAID: list[Callable[[str], Command]] = [
    lambda when: c.Start(session="panel", when=when),
    lambda when: c.End(when=when),
    lambda when: c.Give(speaker="Ana", when=when),
    lambda when: c.Yield(when=when),
]


@pytest.mark.parametrize("junk", JUNK, ids=lambda junk: ascii(junk)[:12])
def test_a_time_that_is_none_is_refused_in_one_clean_line(junk: str) -> None:
    desk = told(*ANA, now="11:00")
    for make in SAID:
        sentence = refusal(desk, make(junk))
        assert is_clean(sentence), ascii(sentence)
        assert len(sentence) < 400


@given(st.one_of(st.text(max_size=20), st.text("0123456789:-T+Z. ", max_size=26)))
def test_no_text_for_a_time_breaks_the_desk(said: str) -> None:
    desk = told(*ANA, now="11:00")
    before = desk.state
    try:
        desk.do(c.Give(speaker="Ana", when=said))
    except Refused as refused:
        assert is_clean(str(refused)), ascii(refused)  # noqa: PT017 - one clean line
        assert desk.state == before


def test_a_time_that_the_clocks_show_twice_is_refused_with_both_readings() -> None:
    table = Table()
    desk = table.desk()
    table.clock.instant = at("04:30") + timedelta(days=20)
    sentence = refusal(desk, c.Start(session="panel", when="02:30"))
    assert "02:30+02:00" in sentence
    assert "02:30+01:00" in sentence


def test_a_time_is_of_the_day_on_which_the_command_is_given() -> None:
    table = Table()
    desk = table.desk()
    desk.do(c.Start(session="panel"), at("10:30"))
    table.time("12:00")
    desk.do(c.Give(speaker="Ana", when="10:40"), at("10:50"))  # the moment of the command, not that of its noting
    turn = run(desk).floor
    assert turn is not None
    assert turn.since == at("10:40")
    assert "future" in refusal(desk, c.Give(speaker="Zoe", when="10:55"), "10:50")


def test_what_was_not_pressed_yet_is_noted_and_not_put_right() -> None:
    desk = told(PANEL, now="11:00")
    assert kinds(desk.do(c.Give(speaker="Ana", when="10:40"))) == ["floor.given"]
    assert kinds(desk.do(c.Yield(when="10:50"))) == ["floor.yielded"]
    assert kinds(desk.do(c.End(when="10:55"))) == ["session.ended"]
    assert kinds(desk.do(c.Start(session="closing", when="10:57"))) == ["session.started"]
    assert story(desk.state) == [
        "panel 10:30:00-10:55:00",
        "Ana Núñez 10:40:00-10:50:00",
        "closing 10:57:00-",
    ]
