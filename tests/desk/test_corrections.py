"""Forgotten presses: what was pressed too early or too late is put right in one command, and nothing is lost."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from idm_tui.core import commands as c
from idm_tui.core.clock import seconds_between
from idm_tui.core.facts import CommandUndone
from tests.desk.pressed import (
    ANA,
    HEARD,
    LIST,
    PANEL,
    ZOE,
    Step,
    attempt,
    clock_of,
    running,
    running_by,
    story,
    told,
    with_seconds,
)
from tests.desk.tables import Table, at, fresh, kinds, refusal, run
from tests.desk.test_properties import told_again

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from idm_tui.core.commands import Command


@dataclass(frozen=True)
class Case:
    """What was pressed and when, what is said at a time, and what really was."""

    pressed: tuple[Step, ...]
    now: str
    said: c.Start | c.End | c.Give | c.Yield
    right: tuple[str, ...]

    @property
    def rightly(self) -> list[str]:
        return [with_seconds(one) for one in self.right]

    @property
    def when(self) -> datetime:
        return at(self.said.when)


CASES: dict[str, Case] = {
    "started earlier": Case((PANEL,), "10:50", c.Start(session="panel", when="10:27"), ("panel 10:27-",)),
    "started later": Case((PANEL,), "10:50", c.Start(session="panel", when="10:33"), ("panel 10:33-",)),
    "started a few seconds later": Case(
        (PANEL,), "10:30:50", c.Start(session="panel", when="10:30:20"), ("panel 10:30:20-",)
    ),
    "started now": Case((PANEL,), "10:33", c.Start(session="panel", when="10:33"), ("panel 10:33-",)),
    "started earlier, the end of the one before with it": Case(
        (("10:02", c.Start(session="opening")), PANEL),
        "10:40",
        c.Start(session="panel", when="10:24"),
        ("opening 10:02-10:24", "panel 10:24-"),
    ),
    "started later, the end of the one before with it": Case(
        (("10:02", c.Start(session="opening")), PANEL),
        "10:40",
        c.Start(session="panel", when="10:34"),
        ("opening 10:02-10:34", "panel 10:34-"),
    ),
    "started earlier, the turn that it ended with it": Case(
        (*ANA, ("11:30", c.Start(session="closing"))),
        "11:40",
        c.Start(session="closing", when="11:25"),
        ("panel 10:30-11:25", "Ana Núñez 10:35-11:25", "closing 11:25-"),
    ),
    "started later, the turn that it ended goes on": Case(
        (*ANA, ("11:30", c.Start(session="closing"))),
        "11:40",
        c.Start(session="closing", when="11:35"),
        ("panel 10:30-11:35", "Ana Núñez 10:35-11:35", "closing 11:35-"),
    ),
    "started earlier, without its name": Case(
        (("10:02", c.Start(session="opening")), PANEL),
        "10:40",
        c.Start(when="10:28"),
        ("opening 10:02-10:28", "panel 10:28-"),
    ),
    "started earlier, what came after stays": Case(
        ZOE,
        "10:50",
        c.Start(session="panel", when="10:20"),
        ("panel 10:20-", "Ana Núñez 10:35-10:45", "Zoë Quist 10:45-"),
    ),
    "started later, what came after stays": Case(
        ZOE,
        "10:50",
        c.Start(session="panel", when="10:34:59"),
        ("panel 10:34:59-", "Ana Núñez 10:35-10:45", "Zoë Quist 10:45-"),
    ),
    "another room is let be": Case(
        (PANEL, ("10:35", c.Start(session="side"))),
        "10:40",
        c.Start(session="side", when="10:28"),
        ("side 10:28-", "panel 10:30-"),
    ),
    "ended earlier": Case(
        (PANEL, ("11:30", c.End())), "11:40", c.End(session="panel", when="11:25"), ("panel 10:30-11:25",)
    ),
    "ended earlier, without its name": Case(
        (PANEL, ("11:30", c.End())), "11:40", c.End(when="11:25"), ("panel 10:30-11:25",)
    ),
    "ended later": Case(
        (PANEL, ("11:30", c.End())), "11:40", c.End(session="panel", when="11:35"), ("panel 10:30-11:35",)
    ),
    "ended later, without its name": Case(
        (PANEL, ("11:30", c.End())), "11:40", c.End(when="11:35"), ("panel 10:30-11:35",)
    ),
    "ended earlier, its last turn too": Case(
        (*ANA, ("11:30", c.End())),
        "11:40",
        c.End(when="11:25"),
        ("panel 10:30-11:25", "Ana Núñez 10:35-11:25"),
    ),
    "ended earlier, the next keeps its start": Case(
        (PANEL, ("11:30", c.Start(session="closing"))),
        "11:40",
        c.End(session="panel", when="11:25"),
        ("panel 10:30-11:25", "closing 11:30-"),
    ),
    "ended earlier, the next keeps its start, the turn ends": Case(
        (*ANA, ("11:30", c.Start(session="closing"))),
        "11:40",
        c.End(session="panel", when="11:25"),
        ("panel 10:30-11:25", "Ana Núñez 10:35-11:25", "closing 11:30-"),
    ),
    "ended earlier, without its name, while the next is live": Case(
        (PANEL, ("11:30", c.Start(session="closing"))),
        "11:40",
        c.End(when="11:25"),
        ("panel 10:30-11:25", "closing 11:30-"),
    ),
    "given earlier": Case(ANA, "10:50", c.Give(speaker="Ana", when="10:33"), ("panel 10:30-", "Ana Núñez 10:33-")),
    "given later": Case(ANA, "10:50", c.Give(speaker="ana", when="10:37"), ("panel 10:30-", "Ana Núñez 10:37-")),
    "given earlier, the turn before ends then": Case(
        ZOE,
        "10:50",
        c.Give(speaker="Zoe", when="10:41:30"),
        ("panel 10:30-", "Ana Núñez 10:35-10:41:30", "Zoë Quist 10:41:30-"),
    ),
    "given later, the turn before goes on until then": Case(
        ZOE,
        "10:50",
        c.Give(speaker="Zoe", when="10:48"),
        ("panel 10:30-", "Ana Núñez 10:35-10:48", "Zoë Quist 10:48-"),
    ),
    "given by next": Case(
        (*ANA, ("10:45", c.Next())),
        "10:50",
        c.Give(speaker="Anders", when="10:44"),
        ("panel 10:30-", "Ana Núñez 10:35-10:44", "Anders Ek 10:44-"),
    ),
    "given from the list earlier": Case(
        (*LIST, ("10:45", c.Give(speaker="Chile"))),
        "10:50",
        c.Give(speaker="Chile", when="10:40"),
        ("panel 10:30-", "Chile 10:40-"),
    ),
    "given from the list later": Case(
        (*LIST, ("10:45", c.Give(speaker="Chile"))),
        "10:50",
        c.Give(speaker="Chile", when="10:47"),
        ("panel 10:30-", "Chile 10:47-"),
    ),
    "given while the session was suspended": Case(
        (PANEL, ("10:40", c.Pause()), ("10:45", c.Give(speaker="Ana"))),
        "10:50",
        c.Give(speaker="Ana", when="10:42"),
        ("panel 10:30-", "Ana Núñez 10:42-"),
    ),
    "the last turn ended earlier": Case(
        HEARD,
        "11:00",
        c.Yield(when="10:52"),
        ("panel 10:30-", "Ana Núñez 10:35-10:45", "Zoë Quist 10:45-10:52"),
    ),
    "the last turn ended later": Case(
        HEARD,
        "11:00",
        c.Yield(when="10:58"),
        ("panel 10:30-", "Ana Núñez 10:35-10:45", "Zoë Quist 10:45-10:58"),
    ),
    "a turn ended earlier, the next keeps its beginning": Case(
        ZOE,
        "10:50",
        c.Yield(when="10:43"),
        ("panel 10:30-", "Ana Núñez 10:35-10:43", "Zoë Quist 10:45-"),
    ),
    "a turn that the end of its session ended": Case(
        (*ANA, ("11:00", c.End())),
        "11:05",
        c.Yield(when="10:50"),
        ("panel 10:30-11:00", "Ana Núñez 10:35-10:50"),
    ),
}
each_case = pytest.mark.parametrize("case", CASES.values(), ids=CASES)


def ways(case: Case) -> Iterator[Command]:
    """Yield the ways to say it: at what time, how long ago, as a whole date, with the offset, in UTC."""
    yield case.said
    ago = seconds_between(case.when, at(case.now))
    if ago:
        yield replace(case.said, when="", ago=ago)
    yield replace(case.said, when=f"2007-10-08T{case.said.when}")
    yield replace(case.said, when=f"2007-10-08T{case.said.when}+02:00")
    yield replace(case.said, when=f"{case.when:%Y-%m-%dT%H:%M:%S}Z")


@each_case
def test_it_becomes_what_really_was_however_it_is_said(case: Case) -> None:
    for said in ways(case):
        desk = told(*case.pressed, now=case.now)
        outcome = desk.do(said)
        assert story(desk.state) == case.rightly
        assert desk.state == fresh(desk).state == told_again(desk)
        assert "\n" not in outcome.words


@each_case
def test_the_journal_keeps_what_was_pressed_and_what_is_right(case: Case) -> None:
    desk = told(*case.pressed, now=case.now)
    before = tuple(desk.journal.read())
    outcome = desk.do(case.said)
    assert tuple(desk.journal.read()) == (*before, *outcome.facts)
    assert len({fact.command for fact in outcome.facts}) == 1
    assert {fact.recorded for fact in outcome.facts} == {at(case.now)}
    assert kinds(outcome).count("command.undone") == 1
    undone = next(fact.body.command for fact in outcome.facts if isinstance(fact.body, CommandUndone))
    pressed = sorted(fact.body.kind for fact in before if fact.command == undone)
    assert sorted(kind for kind in kinds(outcome) if kind != "command.undone") == pressed


@each_case
def test_one_undo_brings_back_what_was_pressed(case: Case) -> None:
    desk = told(*case.pressed, now=case.now)
    before = desk.state
    desk.do(case.said)
    desk.do(c.Undo())
    assert desk.state == before == fresh(desk).state


@each_case
def test_looking_back_shows_what_is_right(case: Case) -> None:
    desk = told(*case.pressed, now=case.now)
    desk.do(case.said)
    for back in range(0, 60 * 60, 10):
        instant = at(case.now) - timedelta(seconds=back)
        assert running(desk.look(at=instant).state) == running_by(case.rightly, instant), clock_of(instant)


@each_case
def test_every_second_counts_from_when_it_really_was(case: Case) -> None:
    desk = told(*case.pressed, now=case.now)
    desk.do(case.said)
    now = at(case.now)
    paused = sum(1 for _clock, one in case.pressed if isinstance(one, c.Pause))
    for one in desk.state.runs.values():
        for turn in (*one.turns, *((one.floor,) if one.floor else ())):
            assert turn.watch.elapsed_s(now) == seconds_between(turn.since, turn.ended or now)
        if one.started_at and not paused:
            assert one.watch.elapsed_s(now) == seconds_between(one.started_at, one.ended_at or now)


@each_case
def test_the_sentence_tells_both_times(case: Case) -> None:
    desk = told(*case.pressed, now=case.now)
    outcome = desk.do(case.said)
    assert case.said.when[:5] in outcome.words
    undone = next(fact.body.command for fact in outcome.facts if isinstance(fact.body, CommandUndone))
    pressed = {clock_of(fact.at)[:5] for fact in desk.journal.read() if fact.command == undone}
    assert any(clock in outcome.words for clock in pressed)


@each_case
def test_the_chair_may_put_right_what_the_moderator_pressed(case: Case) -> None:
    table = Table()
    moderator, chair = table.desk("Ibrahim", "table:1"), table.desk("Maria", "table:2")
    moderator.do(c.Message(text="Welcome"), at("10:00"))
    for clock, one in case.pressed:
        table.time(clock)
        moderator.do(one)
    table.time(case.now)
    chair.refresh()
    chair.do(case.said)
    moderator.refresh()
    assert story(moderator.state) == case.rightly
    assert moderator.state == chair.state == table.desk().state
    # What the moderator did can still be undone, the last first, unless what the chair said rests on it.
    while attempt(moderator, c.Undo()):
        chair.refresh()
        assert moderator.state == chair.state == table.desk().state
    said = refusal(moderator, c.Undo())
    assert "Maria" in said or "nothing" in said


def test_the_sentence_tells_seconds_where_the_minutes_are_the_same() -> None:
    for case in (
        Case((PANEL,), "10:31", c.Start(session="panel", when="10:30:20"), ()),
        Case((PANEL, ("10:50", c.End())), "10:51", c.End(when="10:50:20"), ()),
        Case(ANA, "10:40", c.Give(speaker="Ana", when="10:35:20"), ()),
        Case(HEARD, "11:00", c.Yield(when="10:55:20"), ()),
    ):
        assert case.said.when in told(*case.pressed, now=case.now).do(case.said).words


# ---- to the second, also through pauses and time given


def test_a_turn_with_a_pause_counts_from_when_it_began() -> None:
    desk = told(*ANA, ("10:38", c.Pause()), ("10:40", c.Resume()), ("10:41", c.Add(duration=60)), now="10:45")
    desk.do(c.Give(speaker="Ana", when="10:33:15"))
    turn = run(desk).floor
    assert turn is not None
    assert turn.watch.elapsed_s(at("10:45")) == 9 * 60 + 45
    assert turn.remaining_s(at("10:45")) == 11 * 60 - (9 * 60 + 45)


def test_a_session_with_a_pause_counts_from_when_it_began() -> None:
    desk = told(PANEL, ("10:40", c.Pause()), ("10:45", c.Resume()), ("10:50", c.Extend(duration=300)), now="11:00")
    desk.do(c.Start(session="panel", ago=35 * 60))
    assert run(desk).watch.elapsed_s(at("11:00")) == 30 * 60
    assert run(desk).paused_s(at("11:00")) == 5 * 60
    expected = desk.look().expected_end
    assert expected == at("12:05")  # from 10:25, 90 minutes, 5 suspended, 5 more


def test_the_question_that_the_end_closed_was_put_until_the_right_moment() -> None:
    desk = told(PANEL, ("10:50", c.Put(number=1)), ("11:30", c.Start(session="closing")), now="11:40")
    desk.do(c.Start(session="closing", when="11:20"))
    assert run(desk).questions[1].watch.elapsed_s(at("11:40")) == 30 * 60
    assert run(desk).questions[1].status == "answered"


def test_lateness_follows_from_what_is_right() -> None:
    desk = told(("10:42", c.Start(session="panel")), now="10:50")
    assert desk.look().projection.offset_s == 12 * 60
    desk.do(c.Start(session="panel", when="10:33"))
    assert desk.look().projection.offset_s == 3 * 60


def test_the_list_of_speakers_is_right_in_between() -> None:
    desk = told(*LIST, ("10:45", c.Give(speaker="Chile")), now="10:50")
    desk.do(c.Give(speaker="Chile", when="10:47"))
    entries = [entry.name for entry in desk.look(at=at("10:46")).state.run("panel").list.entries]
    assert entries == ["Chile", "Peru"]
    assert [entry.name for entry in run(desk).list.entries] == ["Peru"]
    desk.do(c.Give(speaker="Chile", when="10:43"))
    assert [entry.name for entry in desk.look(at=at("10:44")).state.run("panel").list.entries] == ["Peru"]


def test_a_second_start_is_put_right_and_not_the_first() -> None:
    desk = told(PANEL, ("10:50", c.End()), ("10:56", c.Start(session="panel")), now="11:00")
    desk.do(c.Start(session="panel", when="10:53"))
    assert (run(desk).begun_at, run(desk).started_at) == (at("10:30"), at("10:53"))
    assert [desk.look(at=at(clock)).state.live for clock in ("10:49", "10:52", "10:54")] == [
        ("panel",),
        (),
        ("panel",),
    ]


def test_the_end_of_a_turn_before_the_last_is_put_right_or_refused_but_the_last_stays() -> None:
    desk = told(*ANA, ("10:40", c.Yield()), ("10:45", c.Give(speaker="Zoe")), ("10:55", c.Yield()), now="11:00")
    attempt(desk, c.Yield(when="10:43"))
    assert "Zoë Quist 10:45:00-10:55:00" in story(desk.state)
    assert run(desk).floor is None
