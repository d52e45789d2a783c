from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from idm_tui.core import facts as f
from idm_tui.core import timeline
from idm_tui.core.facts import Fact
from idm_tui.core.fold import fold
from idm_tui.core.history import History
from tests.core.told import at, fact, told

BEGINNING = datetime(2007, 10, 8, 9, tzinfo=UTC)
BODIES: list[f.Body] = [
    f.SessionStarted("one"),
    f.SessionEnded("one"),
    f.SessionExtended("one", 60),
    f.SessionPaused("one"),
    f.SessionResumed("one"),
    f.SessionStarted("two"),
    f.FloorGiven("one", "Ann", "t1", 600),
    f.FloorYielded("one", "t1"),
    f.ListAdded("one", "e1", "Philippines"),
    f.QuestionPut("one", 1),
    f.QuestionPut("one", 2),
    f.MessageShown("hello"),
    f.MessageCleared(),
]


@st.composite
def journals(draw: st.DrawFn) -> list[Fact]:
    """Facts with many instants in common; some commands cause two, some are undone, by a wrong clock even before."""
    made: list[Fact] = []
    for number, (body, second, pair) in enumerate(
        draw(st.lists(st.tuples(st.sampled_from(BODIES), st.integers(0, 9), st.booleans()), max_size=14))
    ):
        instant = BEGINNING + timedelta(seconds=second)
        command = f"c{number - 1:03}" if pair and number else f"c{number:03}"
        made.append(Fact(f"f{number:03}", instant, instant, "chair", "chair", "t", command, body))
    commands = sorted({one.command for one in made})
    for number, command in enumerate(draw(st.lists(st.sampled_from(commands), max_size=3)) if commands else []):
        instant = BEGINNING + timedelta(seconds=draw(st.integers(0, 12)))
        made.append(Fact(f"u{number}", instant, instant, "chair", "chair", "t", f"u{number}", f.CommandUndone(command)))
    return made


@pytest.fixture(params=[1, 2, 3, 512])
def _kept_every(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timeline, "_KEEP_EVERY", request.param)


@pytest.mark.usefixtures("_kept_every")
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(data=st.data(), journal=journals())
def test_facts_in_any_order_amount_to_the_same_state(data: st.DataObject, journal: list[Fact]) -> None:
    undone = {one.body.command for one in journal if isinstance(one.body, f.CommandUndone)}
    in_order = sorted(journal, key=lambda one: one.order)
    expected = fold(one for one in in_order if one.command not in undone)
    one_by_one, at_once = History(), History()
    mixed = data.draw(st.permutations(journal))
    for one in mixed:
        one_by_one.add([one])
    cut = data.draw(st.integers(0, len(mixed)))
    at_once.add(mixed[:cut])
    at_once.add(mixed[cut:])
    for history in (one_by_one, at_once, History(in_order)):
        assert history.facts == in_order
        assert history.state == expected


@pytest.mark.usefixtures("_kept_every")
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(data=st.data(), journal=journals())
def test_the_state_at_an_instant_knows_nothing_of_later_ones(data: st.DataObject, journal: list[Fact]) -> None:
    instant = BEGINNING + timedelta(seconds=data.draw(st.integers(-1, 13)))
    history = History(data.draw(st.permutations(journal)))
    assert history.state_at(instant) == History(one for one in journal if one.at <= instant).state


@pytest.mark.usefixtures("_kept_every")
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(data=st.data(), journal=journals())
def test_the_state_before_an_instant_leaves_out_what_is_undone_at_any_time(
    data: st.DataObject, journal: list[Fact]
) -> None:
    instant = BEGINNING + timedelta(seconds=data.draw(st.integers(-1, 13)))
    undone = {one.body.command for one in journal if isinstance(one.body, f.CommandUndone)}
    expected = fold(
        one for one in sorted(journal, key=lambda one: one.order) if one.at <= instant and one.command not in undone
    )
    assert History(journal).state_before(instant) == expected


def test_a_fact_given_after_the_fact_finds_its_place() -> None:
    history = History([fact("10:10", f.SessionEnded("one"))])
    history.add([fact("10:00", f.SessionStarted("one"))])
    run = history.state.run("one")
    assert (run.started_at, run.ended_at) == (at("10:00"), at("10:10"))


def test_an_undo_by_a_clock_that_was_set_back_undoes_all_the_same() -> None:
    history = History([fact("10:00:05", f.MessageShown("hello"), command="say")])
    history.add([fact("09:59:10", f.CommandUndone("say"), command="undo")])
    assert history.is_undone("say")
    assert history.state.message == ""


def test_undoing_a_start_revives_what_it_ended() -> None:
    start = [
        fact("11:00", f.SessionEnded("one"), command="start"),
        fact("11:00", f.SessionStarted("two"), command="start"),
    ]
    history = History([fact("10:00", f.SessionStarted("one")), *start])
    assert history.state.live == ("two",)
    history.add([fact("11:01", f.CommandUndone("start"), command="undo")])
    assert history.state == told(("10:00", f.SessionStarted("one")))
    assert history.is_undone("start")


def test_before_the_undo_the_state_still_holds_what_was_undone() -> None:
    history = History(
        [
            fact("10:00", f.MessageShown("hello"), command="say"),
            fact("10:05", f.CommandUndone("say"), command="undo"),
        ]
    )
    assert history.state_at(at("09:59:59")).message == ""
    assert history.state_at(at("10:00")).message == "hello"
    assert history.state_at(at("10:04")).message == "hello"
    assert history.state_at(at("10:05")).message == ""


def test_a_command_of_an_instant_finds_what_happened_at_it_and_before() -> None:
    history = History([fact("10:00", f.MessageShown("first")), fact("10:05", f.MessageShown("second"))])
    assert history.state_before(at("09:59:59")).message == ""
    assert history.state_before(at("10:00")).message == "first"
    assert history.state_before(at("10:05")).message == "second"


def test_what_can_be_undone_is_ones_own_the_last_noted_first() -> None:
    history = History(
        [
            fact("10:00", f.SessionStarted("one"), command="a", by="chair"),
            fact("10:01", f.MessageShown("x"), command="b", by="moderator"),
            fact("10:02", f.QuestionPut("one", 1), command="c", by="chair"),
            fact("10:03", f.QuestionPut("one", 2), command="d", by="chair"),
            fact("10:04", f.CommandUndone("d"), command="e", by="chair"),
        ]
    )
    assert list(history.commands_of("chair")) == ["c", "a"]
    assert list(history.commands_of("moderator")) == ["b"]


def test_what_was_noted_last_is_undone_first_also_when_it_happened_earlier() -> None:
    history = History(
        [
            fact("10:30", f.SessionStarted("one"), command="first"),
            fact("10:20", f.MessageShown("x"), command="second"),
        ]
    )
    assert list(history.commands_of("chair")) == ["second", "first"]


def test_the_facts_of_others_that_rest_on_a_command_are_named() -> None:
    history = History(
        [
            fact("10:00", f.SessionStarted("one"), command="start", by="chair"),
            fact("10:05", f.FloorGiven("one", "Ann", "t1", 600), command="give", by="moderator"),
            fact("10:06", f.FloorExtended("one", "t1", 60), command="add", by="chair"),
            fact("10:07", f.MessageShown("x"), command="say", by="moderator"),
        ]
    )
    assert [one.command for one in history.resting_on("start")] == ["give"]
    assert history.resting_on("add") == []
    assert history.resting_on("nothing of that name") == []


def test_news_of_an_earlier_instant_may_take_the_ground_from_later_facts() -> None:
    history = History(
        [
            fact("10:00", f.SessionStarted("one"), command="start"),
            fact("10:20", f.FloorGiven("one", "Ann", "t1", 600), command="give"),
        ]
    )
    assert [one.command for one in history.upset_by([fact("10:10", f.SessionEnded("one"))])] == ["give"]
    assert history.upset_by([fact("10:10", f.MessageShown("x"))]) == []
    assert history.upset_by([fact("10:30", f.SessionEnded("one"))]) == []
