from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from idm_tui.formats.toml import read
from tests.agendas import WORKSHOP
from tests.formats.agendas import HEAD, line_of, session

if TYPE_CHECKING:
    from idm_tui.formats.problems import Problem


def warnings(text: str) -> list[Problem]:
    return read(text.encode(), "agenda.toml").warnings()


def talk(name: str, start: str, end: str, *more: str) -> str:
    return session(name, start, end, *more).replace('kind = "other"', 'kind = "session"')


A, B = 'room = "A"', 'room = "B"'


def test_the_workshop_has_no_warning() -> None:
    assert read(WORKSHOP.read_bytes(), "agenda.toml").warnings() == []


@pytest.mark.parametrize(
    ("text", "marked", "words"),
    [
        (session("one", "10:00", "11:00") + session("two", "10:59", "12:00"), 'start = "10:59"', "starts before"),
        (session("one", "10:00", "11:00", A) + session("two", "10:59", "12:00", A), 'start = "10:59"', "in A"),
        (session("one", "10:00", "11:00", A) + session("two", "10:59", "12:00"), 'start = "10:59"', "starts before"),
        ('hard_stops = ["13:00"]\n' + session("one", "12:00", "13:01"), 'end = "13:01"', "hard stop at 13:00"),
        (
            talk(
                "one", "10:00", "10:19", 'moderators = [{ name = "M" }]', 'speakers = [{ name = "A" }, { name = "B" }]'
            ),
            "speakers = ",
            "talks take 20 min, the session lasts 19 min",
        ),
        (
            talk("one", "10:00", "10:30", 'moderators = [{ name = "M" }]', 'speakers = [{ name = "A", minutes = 31 }]'),
            "speakers = ",
            "talks take 31 min",
        ),
        (talk("one", "10:00", "11:00", 'speakers = [{ name = "A" }]'), "speakers = ", "no moderator"),
    ],
)
def test_each_thing_to_ask_about_is_told_at_its_line(text: str, marked: str, words: str) -> None:
    (found,) = warnings(HEAD + text)
    assert words in found.message
    assert found.is_warning
    assert found.line == line_of(HEAD + text, marked)
    assert ": warning: " in found.headline("agenda.toml")


def test_two_with_one_start_of_which_neither_has_an_end() -> None:
    text = HEAD + session("one", "10:00") + session("two", "10:00") + session("three", "11:00", "12:00")
    assert any("neither says when it ends" in found.message for found in warnings(text))


@pytest.mark.parametrize(
    "text",
    [
        session("one", "10:00", "11:00") + session("two", "11:00", "12:00"),
        session("one", "10:00", "11:00", A) + session("two", "10:00", "11:00", B),
        session("one", "10:00", "11:00") + session("photo", "10:30", "10:30"),
        session("one", "10:00", "11:00") + session("two", "10:30", "11:30", "skip = true"),
        'hard_stops = ["13:00"]\n' + session("one", "12:00", "13:00") + session("two", "13:00", "14:00"),
        talk("one", "10:00", "10:10", 'moderators = [{ name = "M" }]', 'speakers = [{ name = "A" }]'),
        talk("one", "10:00", "11:00"),
    ],
)
def test_what_is_in_order_gives_no_warning(text: str) -> None:
    assert warnings(HEAD + text) == []


def test_two_without_a_room_overlap_also_where_the_event_has_rooms() -> None:
    text = (
        HEAD
        + session("a", "09:00", "10:00", A)
        + session("plenary", "10:00", "12:00")
        + session("lunch", "11:30", "13:00")
    )
    (found,) = warnings(text)
    assert found.line == line_of(text, 'start = "11:30"')


def test_an_overlap_behind_a_short_one_is_not_missed() -> None:
    text = (
        HEAD
        + session("long", "10:00", "13:00")
        + session("short", "10:30", "11:00")
        + session("late", "12:00", "14:00")
    )
    assert [found.line for found in warnings(text)] == [
        line_of(text, 'start = "10:30"'),
        line_of(text, 'start = "12:00"'),
    ]


def test_an_overlap_past_midnight_into_the_next_day_is_told() -> None:
    text = (
        HEAD + session("gala", "22:00", "02:00") + "[[days]]\ndate = 2026-06-02\n" + session("early", "01:00", "03:00")
    )
    (found,) = warnings(text)
    assert found.line == line_of(text, 'start = "01:00"')


def test_an_agenda_without_sessions_is_told() -> None:
    assert [found.message for found in warnings(HEAD)] == ["the agenda has no session"]
