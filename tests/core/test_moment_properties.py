from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from idm_tui.core.agenda import Event
from idm_tui.core.moment import Moment, moment
from idm_tui.core.plan import Plan, PlanDay, Session

BEGINNING = datetime(2026, 10, 24, 8, tzinfo=UTC)


def seconds(value: int) -> datetime:
    return BEGINNING + timedelta(seconds=value)


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    """Small plans full of coincidences: shared starts, touching ends, markers, skipped ones, several rooms."""
    rows = draw(
        st.lists(st.tuples(st.integers(0, 12), st.integers(0, 8), st.booleans(), st.sampled_from("AB ")), max_size=9)
    )
    sessions = [
        Session(
            id=f"s{number}",
            kind="session",
            title="x",
            start=seconds(start * 10),
            end=seconds((start + length) * 10),
            day=0,
            room=room.strip(),
            skip=skip,
        )
        for number, (start, length, skip, room) in enumerate(rows)
    ]
    event = Event(id="e", title="E", timezone="Europe/Zurich")
    return Plan.of(event, (PlanDay(date=date(2026, 10, 24)),), sessions)


def said_by_the_rules(plan: Plan, now: datetime) -> tuple[str, set[str], set[str]]:
    """Answer with the words of the rules, by looking at every session."""
    real = [s for s in plan.sessions if not s.skip and s.start < s.end]
    current = {s.id for s in real if s.start <= now < s.end}
    later = [s for s in real if s.start > now]
    following = {s.id for s in later if s.start == min(other.start for other in later)}
    if current:
        return "running", current, following
    if not later:
        return "after", current, following
    return ("between" if any(s.start <= now for s in real) else "before"), current, following


def answer(found: Moment) -> tuple[str, set[str], set[str]]:
    return found.phase, {s.id for s in found.current}, {s.id for s in found.next}


@given(plans(), st.integers(-15, 220))
def test_the_moment_is_what_a_look_at_every_session_says(plan: Plan, second: int) -> None:
    now = seconds(second)
    found = moment(plan, now)
    assert answer(found) == said_by_the_rules(plan, now)
    assert len(found.current) == len({s.id for s in found.current})


@given(plans(), st.integers(-15, 220))
def test_a_moment_holds_from_since_up_to_until_and_answers_the_same_there(plan: Plan, second: int) -> None:
    found = moment(plan, seconds(second))
    assert found.holds_at(seconds(second))
    for other in range(-20, 225):
        instant = seconds(other)
        if found.holds_at(instant):
            assert answer(moment(plan, instant)) == answer(found)


@given(plans(), st.integers(-15, 220))
def test_a_moment_says_within_which_seconds_it_holds(plan: Plan, second: int) -> None:
    found = moment(plan, seconds(second))
    if found.since is not None:
        assert found.holds_at(datetime.fromtimestamp(found.since, UTC))
        assert not found.holds_at(datetime.fromtimestamp(found.since - 1, UTC))
    if found.until is not None:
        assert found.holds_at(datetime.fromtimestamp(found.until - 1, UTC))
        assert not found.holds_at(datetime.fromtimestamp(found.until, UTC))


@given(plans(), st.integers(-15, 220), st.integers(1, 999_999))
def test_fractions_of_a_second_change_nothing(plan: Plan, second: int, microseconds: int) -> None:
    whole = moment(plan, seconds(second))
    assert moment(plan, seconds(second) + timedelta(microseconds=microseconds)) == whole


@given(plans(), st.integers(-15, 220), st.integers(-15, 220))
def test_a_clock_set_back_or_forward_is_right_at_once(plan: Plan, first: int, second: int) -> None:
    known = moment(plan, seconds(first))
    taken = known if known.holds_at(seconds(second)) else moment(plan, seconds(second))
    assert answer(taken) == said_by_the_rules(plan, seconds(second))
