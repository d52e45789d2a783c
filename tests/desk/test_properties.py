"""Whatever people do in whatever order: undo is exact, the desks agree, and no rule of the floor is broken."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from idm_tui.core import commands as c
from idm_tui.core.facts import CommandUndone
from idm_tui.core.fold import fold
from idm_tui.core.projection import project
from idm_tui.desk import Refused
from tests.desk.days import is_clean
from tests.desk.tables import Table, at, fresh, plan

if TYPE_CHECKING:
    from idm_tui.core.commands import Command
    from idm_tui.core.state import State
    from idm_tui.desk import Desk

PLAN = plan()
NOON = at("12:00")
SESSIONS = ("opening", "panel", "side", "closing")
NAMES = ("Ana", "Anders", "Zoe", "Chile", "Peru")

ago = st.sampled_from([None, None, 30, 60, 600])
seconds = st.sampled_from([-90, -60, 60, 300])
numbers = st.integers(1, 5)
when = st.sampled_from(["", "10:25", "10:31", "10:33", "10:40", "11:00"])
# What is there, what is a mark, what the agenda skips, what is unknown.
sessions = st.sampled_from((*SESSIONS, *SESSIONS, "mark", "dropped", "dinner"))
talks = st.sampled_from([59, 60, 300, 1200])
kinds_of_turn = st.sampled_from(["statement", "question", "reply", "point-of-order", "speech"])
groups = st.sampled_from(["", "GRULAC"])

command: st.SearchStrategy[Command] = st.one_of(
    st.builds(c.Start, session=st.sampled_from(SESSIONS), ago=ago),
    st.builds(c.End, session=st.sampled_from(("", *SESSIONS)), ago=ago),
    st.builds(c.Start, session=st.sampled_from(SESSIONS), when=when),
    st.builds(c.End, session=st.sampled_from(("", *SESSIONS)), when=when),
    st.builds(c.Give, speaker=st.sampled_from(NAMES), when=when),
    st.builds(c.Yield, when=when),
    st.builds(c.Extend, duration=seconds),
    st.builds(c.Extend, duration=seconds, session=sessions),
    st.builds(c.Shift, duration=st.sampled_from([None, 0, -600, 90, 420])),
    st.builds(c.Absorb),
    st.builds(c.Share),
    st.builds(c.Allot, speaker=st.sampled_from(NAMES), duration=talks),
    st.builds(c.Skip, session=sessions),
    st.builds(c.Swap, session=sessions, other=sessions),
    st.builds(c.Move, session=sessions, start=st.sampled_from(["10:45", "11:15", "12:10", "12:20", "13:30"])),
    st.builds(c.Restore, session=sessions),
    st.builds(c.Signals, signals=st.sampled_from(["none", "flash", "bell desktop", "smoke"])),
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
    st.builds(c.ListLimit, duration=st.just(60), kind=st.sampled_from(["reply", "statement", "speech"])),
    st.builds(c.ListLimit, duration=st.just(300), groups=st.just(value=True)),
    st.builds(c.ListAdd, speaker=st.sampled_from(NAMES), kind=kinds_of_turn, group=groups, again=st.booleans()),
    st.builds(c.ListAgain),
    st.builds(c.ListLast, speaker=st.sampled_from(NAMES)),
    st.builds(c.ListFit),
    st.builds(c.PointOfOrder, speaker=st.sampled_from(NAMES)),
    st.builds(c.RoundOpen, size=st.integers(0, 3)),
    st.builds(c.RoundPanel, duration=st.sampled_from([None, 90, 540])),
    st.builds(c.RoundClosing),
    st.builds(c.RoundEnd),
    st.builds(c.Times, speaker=st.sampled_from(NAMES), began=when, ended=when, turn=st.integers(-1, 3)),
    st.builds(c.Rename, speaker=st.sampled_from(NAMES), to=st.sampled_from(("Nepal", *NAMES))),
    st.builds(c.End, rest=st.sampled_from(["keep", "drop", "burn"])),
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
    assert is_clean(said), ascii(said)
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
        assert run.held is None or (run.floor is not None and run.floor.kind == "point-of-order")
        assert run.held is None or not run.held.watch.runs
        assert run.round is None or run.is_live
        assert sum(question.status == "put" for question in run.questions.values()) <= 1
        assert all(question.status == "put" for question in run.questions.values() if question.watch.runs)
        assert run.is_live or not any(question.status == "put" for question in run.questions.values())
        assert all(turn.ended is not None and turn.ended >= turn.since for turn in run.turns)
        assert all(turn.watch.banked_s >= 0 for turn in run.turns)
        assert run.started_at is None or run.ended_at is None or run.started_at <= run.ended_at
        assert all(seconds >= 1 for seconds in run.talks.values())
    assert not state.skipped & set(state.live)
    assert (state.skipped | set(state.retimed)) <= set(SESSIONS)
    assert all(times.start <= times.end for times in state.retimed.values())
    for room in PLAN.rooms:
        rows = project(PLAN, state, room, NOON).rows
        assert not {row.session.id for row in rows} & state.skipped
        assert all(row.start <= row.end for row in rows)


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
        if not attempt(desks[who], one):
            desks[who].refresh()  # a time in the future is refused before anybody looks
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
        if not getattr(one, "ago", None) and not getattr(one, "when", ""):
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
        *(c.ListAdd(speaker=name, kind="reply", again=True) for name in NAMES),
        *(c.PointOfOrder(speaker=name) for name in NAMES),
        *(c.RoundOpen(size=2), c.RoundPanel(), c.RoundEnd(), c.ListAgain(), c.ListFit()),
        *(c.Rename(speaker=old, to=new) for old, new in (("Chile", "Nepal"), ("Nepal", "Chile"))),
        *(c.Put(number=number) for number in (1, 2, 3)),
        *(c.Add(duration=duration) for duration in (60, -60)),
        c.Next(),
        c.Yield(),
        c.Yield(ago=20),
        *(c.Give(speaker=name, ago=15) for name in NAMES),
        *(c.Allot(speaker=name, duration=420) for name in NAMES),
        *(c.Skip(session=session) for session in SESSIONS),
        *(c.Restore(session=session) for session in SESSIONS),
        c.Move(session="closing", start="13:30"),
        c.Extend(duration=60, session="closing"),
        c.Shift(duration=60),
        c.Shift(),
        c.Absorb(),
        c.Share(),
        c.Signals(signals="bell"),
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
    assert len(table.journal.read()) > 500
    for _time in range(100):
        desk.do(c.Undo())
    assert desk.state == told_again(desk)
