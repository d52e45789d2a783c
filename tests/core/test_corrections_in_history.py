from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from idm_tui.core import facts as f
from idm_tui.core.facts import Fact
from idm_tui.core.fold import fold
from idm_tui.core.history import History
from tests.core.told import at, fact, told

BEGINNING = datetime(2007, 10, 8, 9, tzinfo=UTC)
START, END, GIVE = f.SessionStarted("one"), f.SessionEnded("one"), f.FloorGiven("one", "Ann", "t1", 600)


def say(said: str, command: str) -> Fact:
    return fact(said, f.MessageShown(command), command=command)


def undo(said: str, command: str, of: str, by: str = "chair") -> Fact:
    return fact(said, f.CommandUndone(of), command=command, by=by)


@pytest.mark.parametrize(
    ("undoings", "counts"),
    [
        ([], True),
        (["say"], False),
        (["say", "u0"], True),
        (["say", "u0", "u1"], False),
        (["say", "u0", "u1", "u2"], True),
        (["say", "say"], False),
        (["say", "say", "u0"], False),
        (["say", "say", "u0", "u1"], True),
        (["say", "u0", "say"], False),
        (["nothing of that name"], True),
        (["say", "nothing of that name"], False),
    ],
)
def test_undoing_an_undoing_lets_count_again(undoings: list[str], counts: bool) -> None:  # noqa: FBT001
    history = History([say("10:00", "say")])
    for number, of in enumerate(undoings):
        history.add([undo(f"10:0{number + 1}", f"u{number}", of)])
    assert history.is_undone("say") is not counts
    assert history.state.message == ("say" if counts else "")


# What counts, said another way: nothing that counts undoes it, and only what was noted later undoes.
def counting(facts: list[Fact]) -> set[str]:
    undoings = [(one.id, one.command, one.body.command) for one in facts if isinstance(one.body, f.CommandUndone)]
    counts: dict[str, bool] = {}
    for command in {one.command for one in facts} | {of for _id, _by, of in undoings}:
        counts[command] = True
    for _id, by, of in sorted(undoings, reverse=True):
        counts[of] = counts[of] and not counts[by]
    return {command for command, does in counts.items() if does}


@st.composite
def journals(draw: st.DrawFn) -> list[Fact]:
    """Commands of which each may undo an earlier one and note something anew, at any instant."""
    made: list[Fact] = []
    for number in range(draw(st.integers(1, 9))):
        at_s = draw(st.integers(0, 9))
        instant, command = BEGINNING + timedelta(seconds=at_s), f"c{number}"
        bodies: list[f.Body] = [draw(st.sampled_from([START, END, GIVE, f.MessageShown(command), f.MessageCleared()]))]
        if number and draw(st.booleans()):
            undone = f.CommandUndone(f"c{draw(st.integers(0, number - 1))}")
            bodies = [undone, *bodies] if draw(st.booleans()) else [undone]
        for place, body in enumerate(bodies):
            made.append(Fact(f"f{number}{place}", instant, instant, "chair", "chair", "t", command, body))
    return made


@given(journals(), st.data())
def test_what_counts_is_the_same_in_whatever_order_the_facts_come_in(journal: list[Fact], data: st.DataObject) -> None:
    counts = counting(journal)
    expected = fold(one for one in sorted(journal, key=lambda one: one.order) if one.command in counts)
    mixed = data.draw(st.permutations(journal))
    history = History()
    for one in mixed:
        history.add([one])
    for found in (history, History(mixed), History(journal)):
        assert found.state == expected
        assert {one.command for one in journal if not found.is_undone(one.command)} == counts & {
            one.command for one in journal
        }


@given(journals())
def test_an_undoing_that_is_undone_leaves_the_state_as_it_was(journal: list[Fact]) -> None:
    history = History(journal)
    before = history.state
    after = max(one.at for one in journal)
    for command in ("c0", "c1"):
        history.add([Fact("g0" + command, after, after, "x", "chair", "t", "u" + command, f.CommandUndone(command))])
        history.add(
            [Fact("g1" + command, after, after, "x", "chair", "t", "r" + command, f.CommandUndone("u" + command))]
        )
        assert history.state == before


def corrected(pressed: str, was: str, *, since: str = "") -> list[Fact]:
    """Tell that a start was pressed at one time and really was at another: undone and noted anew by one command."""
    return [
        fact(pressed, START, command="start"),
        undo(since or min(pressed, was), "correct", "start"),
        fact(was, START, command="correct"),
    ]


def test_a_correction_counts_in_the_place_of_what_it_corrects() -> None:
    history = History(corrected("10:05", "10:02"))
    assert history.state == told(("10:02", START))
    assert (history.is_undone("start"), history.is_undone("correct")) == (True, False)


def test_undoing_a_correction_revives_what_was_pressed() -> None:
    history = History(corrected("10:05", "10:02"))
    history.add([undo("10:10", "undo", "correct")])
    assert history.state == told(("10:05", START))
    history.add([undo("10:11", "undo-2", "undo")])
    assert history.state == told(("10:02", START))


def test_a_correction_of_a_correction_and_both_undone() -> None:
    again = [undo("10:02", "again", "correct"), fact("10:03", START, command="again")]
    history = History([*corrected("10:05", "10:02"), *again])
    assert history.state == told(("10:03", START))
    history.add([undo("10:20", "undo", "again")])
    assert history.state == told(("10:02", START))
    history.add([undo("10:21", "undo-2", "correct")])
    assert history.state == told(("10:05", START))


def test_what_may_be_undone_follows_what_counts() -> None:
    history = History(corrected("10:05", "10:02"))
    assert list(history.commands_of("chair")) == ["correct"]
    history.add([undo("10:10", "undo", "correct")])
    assert list(history.commands_of("chair")) == ["start"]


def test_looking_back_shows_the_correction_from_the_earlier_of_the_two_times_on() -> None:
    history = History(corrected("10:05", "10:08"))
    assert history.state_at(at("10:04")).live == ()
    assert history.state_at(at("10:06")).live == ()
    assert history.state_at(at("10:08")) == told(("10:08", START))


@pytest.mark.parametrize(
    ("pressed", "was", "given", "names"),
    [
        ("10:05", "10:02", "10:03", ["give"]),
        ("10:05", "10:02", "10:05", ["give"]),
        ("10:05", "10:02", "10:06", []),
        ("10:02", "10:05", "10:06", []),
    ],
)
def test_what_rests_on_a_correction_is_what_would_lose_its_footing_with_the_old_time(
    pressed: str, was: str, given: str, names: list[str]
) -> None:
    give = Fact("d1", at(given), at(given), "moderator", "moderator", "t2", "give", GIVE)  # sorts before the start
    history = History([*corrected(pressed, was), give])
    assert [one.command for one in history.resting_on("correct")] == names


def test_what_rests_on_an_undoing_is_what_the_revived_would_take_the_ground_from() -> None:
    history = History(
        [
            fact("10:00", START, command="start"),
            fact("10:30", END, command="end"),
            undo("10:30", "correct", "end"),
            fact("10:40", END, command="correct"),
            fact("10:35", GIVE, command="give", by="moderator"),
        ]
    )
    assert history.state.run("one").turns[0].speaker == "Ann"
    assert [one.command for one in history.resting_on("correct")] == ["give"]
    assert history.resting_on("end") == []


def test_ones_own_facts_may_rest_on_what_one_undoes() -> None:
    history = History([*corrected("10:05", "10:02"), fact("10:03", GIVE, command="give")])
    assert history.resting_on("correct") == []


@pytest.mark.parametrize(
    ("was", "names"),
    [("09:50", []), ("10:09", []), ("10:10", ["give"]), ("10:11", ["give"])],
)
def test_news_of_a_correction_upset_what_then_comes_too_early(was: str, names: list[str]) -> None:
    history = History([fact("10:00", START, command="start"), fact("10:10", GIVE, command="give")])
    news = [undo(min(was, "10:00"), "correct", "start"), fact(was, START, command="correct")]
    assert [one.command for one in history.upset_by(news)] == names


def test_news_of_an_undoing_upset_what_rests_on_it_also_from_a_later_instant() -> None:
    history = History([fact("10:00", START, command="start"), fact("10:10", GIVE, command="give")])
    assert [one.command for one in history.upset_by([undo("10:30", "undo", "start")])] == ["give"]


def test_a_correction_of_what_happened_in_the_same_second_upsets_it_too() -> None:
    history = History([fact("10:00", START, command="start"), fact("10:00", GIVE, command="give")])
    news = [undo("10:00", "correct", "start"), fact("10:05", START, command="correct")]
    assert [one.command for one in history.upset_by(news)] == ["give"]


def test_news_that_undo_an_undoing_revive_what_takes_the_ground() -> None:
    history = History(
        [
            fact("10:00", START, command="start"),
            fact("10:05", END, command="end"),
            undo("10:05", "undo", "end"),
            fact("10:10", GIVE, command="give"),
        ]
    )
    assert [one.command for one in history.upset_by([undo("10:06", "redo", "undo")])] == ["give"]
    assert history.upset_by([undo("10:06", "redo", "end")]) == []


def test_asking_what_rests_on_what_changes_nothing() -> None:
    history = History([*corrected("10:05", "10:02"), fact("10:06", GIVE, command="give", by="moderator")])
    before = (history.state, list(history.facts), history.is_undone("start"))
    history.resting_on("correct")
    history.upset_by([undo("10:01", "x", "correct")])
    assert (history.state, history.facts, history.is_undone("start")) == before
