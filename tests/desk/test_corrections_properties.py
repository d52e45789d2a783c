"""Whatever was pressed, whatever is said of it: it holds or is refused."""

from __future__ import annotations

from datetime import timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from idm_tui.core import commands as c
from idm_tui.core.text import fold
from tests.desk.pressed import attempt
from tests.desk.tables import Table, at, fresh
from tests.desk.test_properties import assert_sound, command, passing, told_again

if TYPE_CHECKING:
    from datetime import datetime

    from idm_tui.core.commands import Command
    from idm_tui.core.state import State
    from idm_tui.desk import Desk


# ---- whatever was pressed, whatever is said

said_times = st.sampled_from(["10:29", "10:31", "10:32", "10:33", "10:35", "10:38", "10:40", "10:45", "11:00"])
said_ago = st.sampled_from([1, 20, 45, 90, 200, 600, 1500])
SPEAKERS = ("Ana", "Anders", "Zoe", "Chile", "Peru")
SESSIONS = ("opening", "panel", "side", "closing")
saying: st.SearchStrategy[Command] = st.one_of(
    *(
        st.one_of(
            st.builds(c.Start, session=st.sampled_from(SESSIONS), **said),
            st.builds(c.End, session=st.sampled_from(("", *SESSIONS)), **said),
            st.builds(c.Give, speaker=st.sampled_from(SPEAKERS), **said),
            st.builds(c.Yield, **said),
        )
        for said in ({"when": said_times}, {"ago": said_ago})
    )
)
pressing: st.SearchStrategy[Command] = st.one_of(
    st.builds(c.Start, session=st.sampled_from(SESSIONS)),
    st.builds(c.End),
    st.builds(c.Give, speaker=st.sampled_from(SPEAKERS)),
    st.builds(c.Next),
    st.builds(c.Yield),
    st.builds(c.ListAdd, speaker=st.sampled_from(("Chile", "Peru"))),
    command.filter(lambda one: not isinstance(one, c.Times)),  # that is the later word on a turn's times
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
        since = {one.floor.speaker: one.floor.since for one in then.runs.values() if one.floor}
        assert instant in {begun for speaker, begun in since.items() if fold(speaker).startswith(fold(said.speaker))}
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
                # A point of order lies within the turn that it holds up.
                turns = [turn for turn in one_run.turns if turn.kind != "point-of-order"]
                assert all(a.ended is not None and a.ended <= b.since for a, b in pairwise(turns))
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
