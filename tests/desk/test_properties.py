"""Whatever people do in whatever order: undo is exact, the desks agree, and no rule of the floor is broken."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from idm_tui.core import commands as c
from idm_tui.core.facts import CommandUndone
from idm_tui.core.fold import fold
from idm_tui.desk import Refused
from tests.desk.tables import Table, fresh, plan

if TYPE_CHECKING:
    from idm_tui.core.commands import Command
    from idm_tui.core.state import State
    from idm_tui.desk import Desk

PLAN = plan()
SESSIONS = ("opening", "panel", "side", "closing")
NAMES = ("Ana", "Anders", "Zoe", "Chile", "Peru")

ago = st.sampled_from([None, None, 30, 60, 600])
seconds = st.sampled_from([-90, -60, 60, 300])
numbers = st.integers(1, 5)

command: st.SearchStrategy[Command] = st.one_of(
    st.builds(c.Start, session=st.sampled_from(SESSIONS), ago=ago),
    st.builds(c.End, session=st.sampled_from(("", *SESSIONS)), ago=ago),
    st.builds(c.Extend, duration=seconds),
    st.builds(c.Give, speaker=st.sampled_from(NAMES), ago=ago),
    st.builds(c.Next),
    st.builds(c.Yield, ago=ago),
    st.builds(c.Add, duration=seconds),
    st.builds(c.Pause),
    st.builds(c.Resume),
    st.builds(c.ListAdd, speaker=st.sampled_from(NAMES)),
    st.builds(c.ListRemove, speaker=st.sampled_from(NAMES)),
    st.builds(c.ListMove, speaker=st.sampled_from(NAMES), place=st.integers(1, 3)),
    st.builds(c.ListClose),
    st.builds(c.ListOpen),
    st.builds(c.ListLimit, duration=st.just(120)),
    st.builds(c.Put, number=numbers),
    st.builds(c.Answered, number=numbers),
    st.builds(c.Aside, number=numbers),
    st.builds(c.Reopen, number=numbers),
    st.builds(c.Ask, text=st.sampled_from(["Why?", "When?"])),
    st.builds(c.TimerStart, duration=st.just(300), label=st.sampled_from(["", "Coffee"])),
    st.builds(c.TimerPause),
    st.builds(c.TimerResume),
    st.builds(c.TimerStop),
    st.builds(c.TimerAdd, duration=seconds),
    st.builds(c.Message, text=st.just("Hello")),
    st.builds(c.Message, clear=st.just(value=True)),
)
turning: st.SearchStrategy[Command] = st.one_of(
    st.builds(c.Start, session=st.sampled_from(SESSIONS), ago=ago),
    st.builds(c.End, session=st.sampled_from(("", *SESSIONS)), ago=ago),
    st.builds(c.Put, number=numbers),
    st.builds(c.Give, speaker=st.sampled_from(NAMES), ago=ago),
)
passing = st.sampled_from([0, 0, 1, 30, 120, 900])
steps = st.lists(st.tuples(command, passing), max_size=30)
shared_steps = st.lists(
    st.tuples(st.integers(0, 1), st.one_of(command, st.just(c.Undo())), passing, st.booleans()), max_size=30
)
# A session that is live makes most commands possible.
BEGIN = [(c.Start(session="panel"), 60), (c.ListAdd(speaker="Chile"), 1), (c.Next(), 60)]


def attempt(desk: Desk, one: Command) -> bool:
    """Do a command; tell whether it was accepted. A refusal adds nothing to the journal."""
    count = len(desk.journal.read())
    said = ""
    try:
        desk.do(one)
    except Refused as refused:
        said = str(refused) or "without a word"
    assert "\n" not in said
    assert said != "without a word"
    assert (len(desk.journal.read()) > count) is not bool(said)
    return not said


def told_again(desk: Desk) -> State:
    """Fold the journal anew, in the plainest way: sorted, without what was undone."""
    facts = sorted(desk.journal.read(), key=lambda fact: fact.order)
    undone: set[str] = set()
    for fact in sorted(facts, key=lambda fact: fact.id, reverse=True):  # what an undone command undid counts again
        if isinstance(fact.body, CommandUndone) and fact.command not in undone:
            undone.add(fact.body.command)
    return fold(fact for fact in facts if fact.command not in undone)


def assert_sound(state: State) -> None:
    """No rule of the house is broken by what was let through."""
    rooms = [session.room for one in state.live if (session := PLAN.session(one)) is not None]
    assert all(run.is_live == (run.session in state.live) for run in state.runs.values())
    assert len(rooms) == len(set(rooms))
    assert len(rooms) <= 1 or "" not in rooms
    for run in state.runs.values():
        assert run.floor is None or run.is_live
        assert run.floor is None or not run.is_paused
        assert sum(question.status == "put" for question in run.questions.values()) <= 1
        assert all(question.status == "put" for question in run.questions.values() if question.watch.runs)
        assert run.is_live or not any(question.status == "put" for question in run.questions.values())
        assert all(turn.ended is not None and turn.ended >= turn.since for turn in run.turns)
        assert all(turn.watch.banked_s >= 0 for turn in run.turns)
        assert run.started_at is None or run.ended_at is None or run.started_at <= run.ended_at


@settings(max_examples=150, deadline=None)
@given(steps)
def test_undo_brings_every_state_back_exactly(done: list[tuple[Command, int]]) -> None:
    table = Table()
    desk = table.desk()
    before: list[State] = []
    for one, wait in [*BEGIN, *done]:
        state = desk.state
        if attempt(desk, one):
            before.append(state)
        else:
            assert desk.state == state
        table.clock.advance(seconds=wait)
    for state in reversed(before):
        table.clock.advance(seconds=1)
        desk.do(c.Undo())
        assert desk.state == state
    assert not attempt(desk, c.Undo())


@settings(max_examples=150, deadline=None)
@given(shared_steps)
def test_desks_agree_with_each_other_and_with_a_fresh_one(done: list[tuple[int, Command, int, bool]]) -> None:
    table = Table()
    desks = (table.desk("Maria", "table:1"), table.desk("Ibrahim", "table:2"))
    for one, wait in BEGIN:
        desks[0].do(one)
        table.clock.advance(seconds=wait)
    for who, one, wait, looks in done:
        if looks:
            desks[who].refresh()
        attempt(desks[who], one)
        assert desks[who].state == fresh(desks[who]).state == told_again(desks[who])
        table.clock.advance(seconds=wait)
    for desk in desks:
        desk.refresh()
        assert desk.position == len(table.journal.read())
    assert desks[0].state == desks[1].state


@settings(max_examples=500, deadline=None)
@given(st.lists(st.tuples(st.one_of(command, *[turning] * 3, st.just(c.Undo())), passing), max_size=20))
def test_no_sequence_of_commands_breaks_the_rules(done: list[tuple[Command, int]]) -> None:
    table = Table()
    desk = table.desk()
    for one, wait in done:
        attempt(desk, one)
        assert_sound(desk.state)
        table.clock.advance(seconds=wait)


@settings(max_examples=100, deadline=None)
@given(steps, st.integers(0, 4000))
def test_looking_back_shows_what_was_seen_then(done: list[tuple[Command, int]], back: int) -> None:
    table = Table()
    desk = table.desk()
    seen: list[tuple[object, State]] = []
    for one, wait in [*BEGIN, *done]:
        if getattr(one, "ago", None) is None:
            attempt(desk, one)
        table.clock.advance(seconds=wait)
        seen.append((table.clock.instant, desk.state))
        table.clock.advance(seconds=1)
    instant, state = seen[back % len(seen)]
    assert desk.history.state_at(instant) == state  # type: ignore[arg-type]


def test_a_long_day_of_many_commands_stays_exact() -> None:
    chance = random.Random(20071008)  # noqa: S311 - no secret
    table = Table()
    desk = table.desk()
    choices: list[Command] = [
        *(c.Give(speaker=name) for name in NAMES),
        *(c.Give(speaker=name, ago=600) for name in NAMES),
        *(c.ListAdd(speaker=name) for name in NAMES),
        *(c.Put(number=number) for number in (1, 2, 3)),
        *(c.Add(duration=duration) for duration in (60, -60)),
        c.Next(),
        c.Yield(),
        c.Yield(ago=20),
        c.Pause(),
        c.Resume(),
        c.Message(text="Hello"),
        c.Undo(),
    ]
    desk.do(c.Start(session="panel"))
    accepted = 0
    for number in range(900):
        accepted += attempt(desk, chance.choice(choices))
        table.clock.advance(seconds=chance.choice((0, 1, 20)))
        if number % 100 == 0:
            assert desk.state == told_again(desk)
    assert accepted > 300
    assert desk.state == fresh(desk).state == told_again(desk)
    assert len(table.journal.read()) > 600
    for _time in range(100):
        desk.do(c.Undo())
    assert desk.state == told_again(desk)
