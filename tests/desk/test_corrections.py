"""Forgotten presses: what was pressed too early or too late is put right in one command, and nothing is lost."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from idm_tui.core import commands as c
from idm_tui.core.clock import seconds_between
from idm_tui.core.facts import CommandUndone
from idm_tui.desk import Refused
from tests.desk.tables import Table, at, fresh, kinds, refusal, run
from tests.desk.test_properties import assert_sound, command, passing, told_again

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from idm_tui.core.commands import Command
    from idm_tui.core.state import State
    from idm_tui.desk import Desk, Outcome

Step = tuple[str, "Command"]


def told(*steps: Step, now: str) -> Desk:
    """Press each command at its time; `now` is the time after that."""
    table = Table()
    desk = table.desk()
    for clock, one in steps:
        table.time(clock)
        desk.do(one)
    table.time(now)
    return desk


def story(state: State) -> list[str]:
    """Return who spoke and what ran, as "Ana Núñez 10:35:00-10:45:00", in order of their beginning."""
    spans: list[tuple[datetime, str, datetime | None]] = []
    for one in state.runs.values():
        if one.started_at is not None:
            spans.append((one.started_at, one.session, one.ended_at))
        turns = (*one.turns, *((one.floor,) if one.floor else ()))
        spans += [(turn.since, turn.speaker, turn.ended) for turn in turns]
    return [f"{name} {_clock(since)}-{_clock(until)}" for since, name, until in sorted(spans, key=lambda s: s[:2])]


def _clock(instant: datetime | None) -> str:
    return f"{instant + timedelta(hours=2):%H:%M:%S}" if instant else ""


def with_seconds(said: str) -> str:
    """Return "Ana Núñez 10:35-" as "Ana Núñez 10:35:00-"."""
    name, _space, span = said.rpartition(" ")
    return f"{name} " + "-".join(part if part.count(":") != 1 else f"{part}:00" for part in span.split("-"))


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


PANEL = ("10:30", c.Start(session="panel"))
ANA = (PANEL, ("10:35", c.Give(speaker="Ana")))
ZOE = (*ANA, ("10:45", c.Give(speaker="Zoe")))
HEARD = (*ZOE, ("10:55", c.Yield()))
LIST = (PANEL, ("10:31", c.ListAdd(speaker="Chile")), ("10:32", c.ListAdd(speaker="Peru")))

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
    "started earlier, without its name": Case((PANEL,), "10:50", c.Start(when="10:29"), ("panel 10:29-",)),
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
    "a second start is put right, not the first": Case(
        (PANEL, ("10:50", c.End()), ("10:56", c.Start(session="panel"))),
        "11:00",
        c.Start(session="panel", when="10:53"),
        ("panel 10:53-",),
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
    "the turn before the last ended later": Case(
        (*ANA, ("10:40", c.Yield()), ("10:45", c.Give(speaker="Zoe")), ("10:55", c.Yield())),
        "11:00",
        c.Yield(when="10:43"),
        ("panel 10:30-", "Ana Núñez 10:35-10:43", "Zoë Quist 10:45-10:55"),
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
        assert running(desk.look(at=instant).state) == running_by(case.rightly, instant), _clock(instant)


def running(state: State) -> set[str]:
    """Return the sessions that are live and the speakers who have the floor."""
    return {*state.live, *(one.floor.speaker for one in state.runs.values() if one.floor)}


def running_by(right: list[str], instant: datetime) -> set[str]:
    """Return what runs at an instant by the story of what really was."""
    found = set()
    for name, _space, span in (one.rpartition(" ") for one in right):
        since, until = span.split("-")
        if at(since) <= instant and (not until or instant < at(until)):
            found.add(name)
    return found


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
    pressed = {_clock(fact.at)[:5] for fact in desk.journal.read() if fact.command == undone}
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
        assert running(desk.look(at=instant).state) == running_by(rightly, instant), _clock(instant)
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
    *("\u202e10:42", "１０:４２x", "\ud800", "x" * 5000, "T10:42", "10:42+99:00", "9999-12-31T23:59-23:59"),
]
SAID = [
    lambda when: c.Start(session="panel", when=when),
    lambda when: c.End(when=when),
    lambda when: c.Give(speaker="Ana", when=when),
    lambda when: c.Yield(when=when),
]


@pytest.mark.parametrize("junk", JUNK, ids=ascii)
def test_a_time_that_is_none_is_refused_in_one_clean_line(junk: str) -> None:
    desk = told(*ANA, now="11:00")
    for make in SAID:
        sentence = refusal(desk, make(junk))
        assert sentence.isprintable()
        assert len(sentence) < 400


@given(st.one_of(st.text(max_size=20), st.text("0123456789:-T+Z. ", max_size=26)))
def test_no_text_for_a_time_breaks_the_desk(said: str) -> None:
    desk = told(*ANA, now="11:00")
    before = desk.state
    try:
        desk.do(c.Give(speaker="Ana", when=said))
    except Refused as refused:
        assert str(refused).isprintable()  # noqa: PT017 - one clean line
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


# ---- whatever was pressed, whatever is said

said_times = st.sampled_from(["10:29", "10:31", "10:32", "10:33", "10:35", "10:38", "10:40", "10:45", "11:00"])
said_ago = st.sampled_from([1, 20, 45, 90, 200, 600, 1500])
SPEAKERS = {"Ana": "Ana Núñez", "Anders": "Anders Ek", "Zoe": "Zoë Quist", "Chile": "Chile", "Peru": "Peru"}
SESSIONS = ("opening", "panel", "side", "closing")
saying: st.SearchStrategy[Command] = st.one_of(
    *(
        st.one_of(
            st.builds(c.Start, session=st.sampled_from(SESSIONS), **said),
            st.builds(c.End, session=st.sampled_from(("", *SESSIONS)), **said),
            st.builds(c.Give, speaker=st.sampled_from(tuple(SPEAKERS)), **said),
            st.builds(c.Yield, **said),
        )
        for said in ({"when": said_times}, {"ago": said_ago})
    )
)
pressing: st.SearchStrategy[Command] = st.one_of(
    st.builds(c.Start, session=st.sampled_from(SESSIONS)),
    st.builds(c.End),
    st.builds(c.Give, speaker=st.sampled_from(tuple(SPEAKERS))),
    st.builds(c.Next),
    st.builds(c.Yield),
    st.builds(c.ListAdd, speaker=st.sampled_from(("Chile", "Peru"))),
    command,
)
pressed_steps = st.lists(st.tuples(pressing, passing), max_size=12)


def pressed(steps: list[tuple[Command, int]]) -> tuple[Table, Desk]:
    table = Table()
    table.time("10:30")
    desk = table.desk()
    for one, wait in [(c.Start(session="panel"), 120), (c.Next(), 120), *steps]:
        attempt(desk, one)
        table.clock.advance(seconds=wait)
    return table, desk


def attempt(desk: Desk, one: Command) -> Outcome | None:
    try:
        return desk.do(one)
    except Refused as refused:
        assert str(refused).isprintable()  # noqa: PT017
        return None


def instant_of(said: Command, now: datetime) -> datetime:
    when, ago = getattr(said, "when", ""), getattr(said, "ago", None) or 0
    return at(when) if when else now - timedelta(seconds=ago)


def assert_holds(said: Command, before: State, desk: Desk, instant: datetime) -> None:
    """What was said to be so at an instant is so, once it was accepted."""
    then = desk.history.state_at(instant)
    if isinstance(said, c.Start):
        assert then.run(said.session).started_at == instant
        assert said.session in then.live
    elif isinstance(said, c.Give):
        floors = {(one.floor.speaker, one.floor.since) for one in then.runs.values() if one.floor}
        assert (SPEAKERS[said.speaker], instant) in floors
    elif isinstance(said, c.End):
        ended = {one.session for one in then.runs.values() if one.ended_at == instant}
        assert ended
        assert not said.session or said.session in ended
        assert not ended & set(then.live)
    else:
        turns = [turn for one in desk.state.runs.values() for turn in one.turns]
        assert any(turn.ended == instant for turn in turns)
        assert len(turns) >= len([turn for one in before.runs.values() for turn in one.turns])


@settings(max_examples=300, deadline=None)
@given(pressed_steps, st.lists(st.tuples(saying, passing), min_size=1, max_size=4))
def test_what_is_said_holds_or_is_refused(steps: list[tuple[Command, int]], said: list[tuple[Command, int]]) -> None:
    table, desk = pressed(steps)
    for one, wait in said:
        before, known = desk.state, len(desk.journal.read())
        outcome = attempt(desk, one)
        if outcome is None:
            assert desk.state == before
            assert len(desk.journal.read()) == known
        else:
            assert_holds(one, before, desk, instant_of(one, table.clock.instant))
        table.clock.advance(seconds=wait)


@settings(max_examples=300, deadline=None)
@given(pressed_steps, st.lists(st.tuples(saying, passing), min_size=1, max_size=4))
def test_no_correction_makes_a_past_that_cannot_have_been(
    steps: list[tuple[Command, int]], said: list[tuple[Command, int]]
) -> None:
    table, desk = pressed(steps)
    for one, wait in said:
        if attempt(desk, one) is not None:
            for instant in sorted({fact.at for fact in desk.journal.read()}):
                assert_sound(desk.history.state_at(instant))
            for one_run in desk.state.runs.values():
                assert all(a.ended is not None and a.ended <= b.since for a, b in pairwise(one_run.turns))
        table.clock.advance(seconds=wait)


@settings(max_examples=200, deadline=None)
@given(pressed_steps, st.lists(st.tuples(saying, passing), min_size=1, max_size=5))
def test_undo_takes_corrections_back_one_by_one(
    steps: list[tuple[Command, int]], said: list[tuple[Command, int]]
) -> None:
    table, desk = pressed(steps)
    states: list[State] = []
    for one, wait in said:
        state = desk.state
        if attempt(desk, one) is not None:
            states.append(state)
        assert desk.state == told_again(desk)
        table.clock.advance(seconds=wait)
    for state in reversed(states):
        desk.do(c.Undo())
        assert desk.state == state == fresh(desk).state == told_again(desk)
