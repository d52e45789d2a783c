from __future__ import annotations

from datetime import timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from idm_tui.core import facts as f
from idm_tui.core.answers import SHORTEST_TALK_S, Answer, absorb, lateness_s, share, shift
from idm_tui.core.overview import overview
from idm_tui.core.projection import full_length_end
from tests.core.lateness import chosen
from tests.core.random_days import Day, days, facts_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from idm_tui.core.overview import Overview
    from idm_tui.core.plan import Session
    from idm_tui.core.projection import Projected

ANSWERS: dict[str, Callable[[Overview], Answer]] = {
    "shift": lambda seen: shift(seen, 420),
    "absorb": absorb,
    "share": share,
}
EACH = pytest.mark.parametrize("name", ANSWERS)


def rows_of(seen: Overview) -> dict[str, Projected]:
    return {row.session.id: row for row in seen.projection.rows}


def has_discussion(session: Session) -> bool:
    return session.discussion or session.kind == "discussion"


@EACH
@given(day=days())
def test_an_answer_loses_no_session_and_keeps_the_order_of_the_day(name: str, day: Day) -> None:
    seen = day.seen
    assert list(rows_of(chosen(seen, ANSWERS[name](seen)))) == list(rows_of(seen))


@EACH
@given(day=days())
def test_after_an_answer_nothing_starts_before_its_agreed_start_and_free_time_absorbs(name: str, day: Day) -> None:
    seen = day.seen
    after = chosen(seen, ANSWERS[name](seen))
    if seen.state.last_started:
        for before, row in pairwise(after.projection.rows):
            assert row.start == (before.end if row.agreed.follows else max(row.agreed.start, before.end))


@EACH
@given(day=days())
def test_an_answer_that_is_undone_was_never_given(name: str, day: Day) -> None:
    history, seen = day.history, day.seen
    answer = ANSWERS[name](seen)
    history.add(facts_of(list(answer.bodies), seen.now, 9000, "answer"))
    assert overview(seen.plan, history.state, seen.now).projection == chosen(seen, answer).projection
    history.add(facts_of([f.CommandUndone("answer")], seen.now, 9900, "undo"))
    assert overview(seen.plan, history.state, seen.now).projection == seen.projection
    assert history.state == seen.state


@EACH
@given(day=days())
def test_an_answer_changes_neither_the_plan_nor_what_is_printed(name: str, day: Day) -> None:
    seen = day.seen
    after = chosen(seen, ANSWERS[name](seen))
    assert after.moment == seen.moment
    assert all(row.session == seen.plan.session(row.session.id) for row in after.projection.rows)
    rows = after.projection.rows
    offset_s = (rows[0].end - rows[0].session.end).total_seconds() if rows else 0
    assert after.projection.offset_s == offset_s


@given(days(), st.integers(-5, 90))
def test_shift_moves_what_is_ahead_and_keeps_every_length_but_that_of_fixed_ends(day: Day, minutes: int) -> None:
    seen = day.seen
    later = timedelta(minutes=minutes)
    answer = shift(seen, minutes * 60)
    agreed_now = {s: times for s, times in chosen(seen, answer).state.retimed.items() if s not in seen.state.retimed}
    for row in seen.projection.rows:
        if seen.live and row.session.id == seen.live.id:
            assert row.session.id not in agreed_now
            continue
        found = agreed_now[row.session.id]
        starts = max(row.agreed.start + later, min(row.agreed.start, seen.now))  # nothing begins before now
        if row.agreed.fixed_end and row.agreed.kind != "break":
            assert (found.start, found.end) == (min(starts, row.agreed.end), row.agreed.end)
        else:
            assert (found.start, found.end - found.start) == (starts, row.agreed.end - row.agreed.start)


@given(days())
def test_absorb_fits_the_day_before_the_stop_but_for_what_is_left(day: Day) -> None:
    seen = day.seen
    assume(seen.projection.rows)
    answer = absorb(seen)
    after = chosen(seen, answer).projection
    assert answer.left_s >= 0
    stop, state = after.hard_stop, chosen(seen, answer).state
    due = stop or seen.projection.rows[-1].agreed.end
    remains = full_length_end(state, after.rows, seen.live, stop, seen.now) - due
    assert max(remains.total_seconds(), 0) == answer.left_s


@given(days())
def test_absorb_takes_time_from_breaks_and_discussions_alone(day: Day) -> None:
    seen = day.seen
    answer = absorb(seen)
    looked = chosen(seen, answer)
    after = rows_of(looked)
    gave = {one.session.id: one.seconds for one in answer.given}
    for name, row in rows_of(seen).items():
        lost = row.agreed.length_s - after[name].agreed.length_s
        lost += seen.state.run(name).added_s - looked.state.run(name).added_s
        if row.agreed.kind == "break":
            assert after[name].length_s >= min(row.agreed.min_s or 0, row.length_s)
            assert lost >= 0
        elif has_discussion(row.session):
            assert lost == gave.get(name, 0)
        else:
            assert (lost, name in gave) == (0, False)


@given(days())
def test_absorb_gives_up_a_discussion_only_for_what_the_breaks_cannot(day: Day) -> None:
    seen = day.seen
    answer = absorb(seen)
    from_discussions = sum(one.seconds for one in answer.given if one.session.kind != "break")
    slack_s = seen.projection.slack_s
    if seen.projection.rows and slack_s is not None:  # in slack the breaks have shrunk already
        assert from_discussions + answer.left_s == max(-slack_s, 0)


@given(days())
def test_absorbing_again_takes_no_more(day: Day) -> None:
    first = absorb(day.seen)
    second = absorb(chosen(day.seen, first))
    assert [one for one in second.given if one.session.kind != "break"] == []
    if day.seen.projection.hard_stop:
        assert second.left_s == first.left_s


@given(days(), st.lists(st.sampled_from(sorted(ANSWERS)), min_size=2, max_size=3))
def test_one_answer_upon_another_keeps_the_order_of_the_day(day: Day, names: list[str]) -> None:
    seen = day.seen
    for name in names:
        seen = chosen(seen, ANSWERS[name](seen))
    assert list(rows_of(seen)) == list(rows_of(day.seen))


@given(days())
def test_absorb_and_share_let_nothing_end_later_than_it_would(day: Day) -> None:
    seen = day.seen
    for answer in (absorb(seen), share(seen)):
        after = rows_of(chosen(seen, answer))
        assert all(after[name].end <= row.end for name, row in rows_of(seen).items())


@given(days())
def test_share_conserves_time(day: Day) -> None:
    seen = day.seen
    answer = share(seen)
    gave = sum(talk.before_s - talk.after_s for talk in answer.talks)
    assert gave == sum(one.seconds for one in answer.given)
    deviation = gave + answer.left_s
    bears = answer.given[0].session.id if answer.given else ""
    if seen.projection.rows and bears == seen.projection.rows[0].session.id:
        assert deviation >= lateness_s(seen)  # a later session bears only what free time before it does not absorb
    lengths = sum(talk.before_s for talk in answer.talks)
    for talk in answer.talks:
        assert min(talk.before_s, SHORTEST_TALK_S) <= talk.after_s <= talk.before_s
        exact = deviation * talk.before_s / lengths
        assert abs(talk.before_s - talk.after_s - exact) < 1 or talk.after_s == min(talk.before_s, SHORTEST_TALK_S)


@given(days())
def test_share_makes_good_what_the_talks_give_of_the_lateness(day: Day) -> None:
    seen = day.seen
    answer = share(seen)
    cut = min(lateness_s(seen), sum(one.seconds for one in answer.given))
    if head := seen.projection.rows[:1]:  # what is at hand cannot end before now
        whole = full_length_end(seen.state, head, seen.live, None, seen.now)
        assume(seen.now + timedelta(seconds=cut) <= min(seen.expected_end or head[0].end, whole))
    after = chosen(seen, answer).projection
    slack_s = seen.projection.slack_s
    if slack_s is not None and slack_s < 0:
        assert after.slack_s is not None
        assert after.slack_s >= min(slack_s + cut, 0)
    if answer.given and answer.given[0].session.id == after.rows[0].session.id and seen.projection.offset_s > 0:
        assert after.offset_s <= max(seen.projection.offset_s - cut, 0)
