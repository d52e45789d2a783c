from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from idm_tui.core.agenda import Event
from idm_tui.core.facts import Fact, SessionEnded, SessionExtended, SessionPaused, SessionResumed, SessionStarted
from idm_tui.core.history import History
from idm_tui.core.plan import Plan, PlanDay, Session
from idm_tui.core.projection import expected_end, live_in, project

if TYPE_CHECKING:
    from idm_tui.core.agenda import Kind
    from idm_tui.core.facts import Body
    from idm_tui.core.state import State

BEGINNING = datetime(2026, 6, 1, 7, tzinfo=UTC)
KINDS: tuple[Kind, ...] = ("session", "break", "registration")


def minute(number: int) -> datetime:
    return BEGINNING + timedelta(minutes=number)


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    """One room on one day, with gaps, overlaps, breaks, fixed ends and what follows."""
    sessions: list[Session] = []
    begins = 0
    for number in range(draw(st.integers(1, 6))):
        begins += draw(st.integers(0, 60))
        length = draw(st.integers(1, 60))
        kind = draw(st.sampled_from(KINDS))
        sessions.append(
            Session(
                id=f"s{number}",
                kind=kind,
                title="x",
                start=minute(begins),
                end=minute(begins + length),
                day=0,
                follows=draw(st.booleans()),
                fixed_end=kind == "break" or draw(st.booleans()),
                min_s=draw(st.none() | st.integers(0, 1200)),
            )
        )
    stops = tuple(minute(m) for m in draw(st.lists(st.integers(0, 400), max_size=2)))
    event = Event(id="e", title="E", timezone="Europe/Zurich")
    return Plan.of(event, (PlanDay(date=date(2026, 6, 1), hard_stops=stops),), sessions)


def body_for(choice: str, session: str) -> Body:
    match choice:
        case "end":
            return SessionEnded(session)
        case "pause":
            return SessionPaused(session)
        case "resume":
            return SessionResumed(session)
        case "extend":
            return SessionExtended(session, 120)
    return SessionStarted(session)


@st.composite
def afternoons(draw: st.DrawFn) -> tuple[Plan, State, datetime]:
    """A plan, what happened up to an instant, and that instant; a start ends what is live, as the desk does."""
    plan = draw(plans())
    history = History()
    now = 0
    number = 0
    for choice in draw(st.lists(st.sampled_from(["start", "end", "pause", "resume", "extend"]), max_size=6)):
        now += draw(st.integers(0, 40))
        name = draw(st.sampled_from(plan.columns.ids))
        bodies = [body_for(choice, name)]
        if choice == "start":
            bodies = [*(SessionEnded(live) for live in history.state.live), *bodies]
        for body in bodies:
            number += 1
            history.add([Fact(f"{number:05}", minute(now), minute(now), "c", "chair", "t", f"c{number}", body)])
    return plan, history.state, minute(now + draw(st.integers(0, 60)))


@given(afternoons())
def test_nothing_is_projected_before_its_planned_start_unless_it_follows(day: tuple[Plan, State, datetime]) -> None:
    plan, state, now = day
    live = live_in(plan, state, "", now)
    for row in project(plan, state, "", now).rows:
        if row.session != live and not row.session.follows:
            assert row.start >= row.session.start


@given(afternoons())
def test_each_begins_when_the_one_before_ends_or_at_its_own_time(day: tuple[Plan, State, datetime]) -> None:
    plan, state, now = day
    rows = project(plan, state, "", now).rows
    if not state.last_started:
        return  # nobody touched it: it is shown by the plan
    for before, row in pairwise(rows):
        assert row.start == (before.end if row.session.follows else max(before.end, row.session.start))


@given(afternoons())
def test_lengths_are_kept_and_fixed_ends_stay(day: tuple[Plan, State, datetime]) -> None:
    plan, state, now = day
    live = live_in(plan, state, "", now)
    for row in project(plan, state, "", now).rows:
        assert row.start <= row.end
        if row.session == live:
            continue
        if row.session.fixed_end:
            assert row.end >= row.session.end
            assert row.end == row.session.end or (row.end - row.start).total_seconds() == (row.session.min_s or 0)
        else:
            assert row.end - row.start == row.session.end - row.session.start


@given(afternoons())
def test_the_offset_is_the_first_projected_end_against_the_planned_one(day: tuple[Plan, State, datetime]) -> None:
    plan, state, now = day
    found = project(plan, state, "", now)
    live = live_in(plan, state, "", now)
    if not found.rows:
        assert found.offset_s == 0
        return
    first = found.rows[0]
    assert found.offset_s == (first.end - first.session.end).total_seconds()
    if live is not None:
        assert first.session == live
        assert first.start == state.run(live.id).started_at
        assert first.end == max(now, expected_end(live, state.run(live.id), now))


@given(afternoons())
def test_each_session_stands_once_and_in_the_order_of_the_plan(day: tuple[Plan, State, datetime]) -> None:
    plan, state, now = day
    shown = [plan.positions[row.session.id] for row in project(plan, state, "", now).rows]
    assert shown == sorted(set(shown))


@given(afternoons(), st.integers(1, 30))
def test_waiting_never_gains_time(day: tuple[Plan, State, datetime], minutes: int) -> None:
    plan, state, now = day
    if live_in(plan, state, "", now) is None:
        return
    before = project(plan, state, "", now)
    after = project(plan, state, "", now + timedelta(minutes=minutes))
    assert after.offset_s >= before.offset_s
    if before.hard_stop is not None and after.hard_stop == before.hard_stop:
        assert before.slack_s is not None
        assert after.slack_s is not None
        assert after.slack_s <= before.slack_s


@given(afternoons())
def test_slack_is_there_exactly_when_a_hard_stop_is(day: tuple[Plan, State, datetime]) -> None:
    found = project(*day[:2], "", day[2])
    assert (found.slack_s is None) == (found.hard_stop is None)
