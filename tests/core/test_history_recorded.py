"""What counts where several machines record at once: whatever was recorded first, on every one of them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from idm_tui.core import facts as f
from idm_tui.core.facts import Body, Fact
from idm_tui.core.fold import apply, may_upset
from idm_tui.core.history import History

if TYPE_CHECKING:
    from idm_tui.core.state import State

BEGINNING = datetime(2007, 10, 8, 9, tzinfo=UTC)


def fact(number: int, body: Body, second: int | None = None, terminal: str = "a", command: str = "") -> Fact:
    """Make a fact whose id orders by its number."""
    at = BEGINNING + timedelta(seconds=number if second is None else second)
    return Fact(f"f{number:03}", at, at, terminal, "moderator", terminal, command or f"c{number:03}", body)


START = fact(0, f.SessionStarted("one", "*"))


def give(number: int, name: str, terminal: str, second: int | None = None) -> Fact:
    return fact(number, f.FloorGiven("one", name, f"t{number}", 600), second, terminal)


def on_floor(history: History) -> str:
    turn = history.state.run("one").floor
    return turn.speaker if turn else ""


@pytest.mark.parametrize(("first", "second"), [(1, 2), (2, 1)], ids=["in order of time", "against it"])
def test_of_two_that_give_the_floor_the_one_recorded_first_did(first: int, second: int) -> None:
    history = History.recorded([START, give(first, "Ann", "a"), give(second, "Bob", "b")])
    assert on_floor(history) == "Ann"
    assert [lost.by for lost in history.lost.values()] == ["b"]


def test_what_rests_on_something_lost_is_lost_with_it() -> None:
    bob = give(2, "Bob", "b")
    more = fact(3, f.FloorExtended("one", "t2", 60), terminal="b")
    history = History.recorded([START, give(1, "Ann", "a"), bob, more])
    assert list(history.lost) == [bob.id, more.id]


def test_what_does_not_contradict_counts_however_late_it_comes() -> None:
    late = fact(1, f.ListAdded("one", "e1", "Mali"), terminal="b")
    history = History.recorded([START, give(5, "Ann", "a"), late])
    assert not history.lost
    assert [entry.name for entry in history.state.run("one").list.entries] == ["Mali"]


def test_two_sessions_that_start_in_one_room_at_once_are_not_both_live() -> None:
    here, there = fact(1, f.SessionStarted("one", "A")), fact(2, f.SessionStarted("two", "A"), terminal="b")
    beside = fact(3, f.SessionStarted("three", "B"), terminal="c")
    for order, live in (((here, there, beside), ("one", "three")), ((there, here, beside), ("two", "three"))):
        assert History.recorded(order).state.live == live


def test_undoing_what_others_have_built_on_is_lost() -> None:
    undone = fact(3, f.CommandUndone(START.command))
    first = History.recorded([START, give(2, "Bob", "b"), undone])
    assert on_floor(first) == "Bob"
    second = History.recorded([START, undone, give(2, "Bob", "b")])
    assert second.state.live == ()
    assert [lost.by for lost in second.lost.values()] == ["b"]


def test_what_one_command_caused_holds_together_although_it_comes_in_pieces() -> None:
    # A start at another time: undone and started earlier. The undoing alone would take the footing from the floor.
    undone = fact(2, f.CommandUndone(START.command), 5, command="again")
    anew = fact(3, f.SessionStarted("one", "*"), -60, command="again")
    history = History.recorded([START, give(1, "Ann", "a"), undone, anew])
    assert not history.lost
    assert history.state.run("one").started_at == anew.at
    assert on_floor(history) == "Ann"


def test_a_fact_that_overtook_the_one_before_it_counts_when_that_has_come() -> None:
    given_floor, more = give(1, "Ann", "a"), fact(2, f.FloorExtended("one", "t1", 60))
    history = History.recorded([START, more, given_floor])
    assert not history.lost
    turn = history.state.run("one").floor
    assert turn is not None
    assert turn.limit_s == 660


def test_the_record_that_not_everybody_sees_decides_nothing_in_the_room() -> None:
    noted = fact(4, f.NoteTaken(note="n1", number=1, place=1, session="one", writer="Rita", text="said"), terminal="r")
    withdrawn = fact(5, f.NoteWithdrawn("n1"), terminal="r")
    moved = fact(2, f.SessionEnded("one"), terminal="b")
    with_record = History.recorded([START, noted, withdrawn, moved])
    without = History.recorded([START, moved])
    assert with_record.state.runs == without.state.runs


def test_what_is_recorded_anew_is_judged_in_its_new_place() -> None:
    ann, bob = give(1, "Ann", "a"), give(2, "Bob", "b")
    history = History.recorded([START, ann])
    assert on_floor(history) == "Ann"
    assert [lost.id for lost in history.admit([bob, ann])] == [ann.id]
    assert on_floor(history) == "Bob"
    assert history.state == History.recorded([START, bob, ann]).state


BODIES: list[Body] = [
    f.SessionStarted("one", "A"),
    f.SessionStarted("two", "A"),
    f.SessionEnded("one"),
    f.SessionEnded("two"),
    f.FloorGiven("one", "Ann", "t1", 600),
    f.FloorGiven("one", "Bob", "t2", 600),
    f.FloorYielded("one", "t1"),
    f.FloorYielded("one", "t2"),
    f.ListAdded("one", "e1", "Mali"),
    f.ListRemoved("one", "e1"),
    f.QuestionPut("one", 1),
    f.QuestionPut("one", 2),
    f.TimerStarted("Timer", 60),
    f.TimerStopped("Timer"),
    f.NoteTaken(note="n1", number=1, place=1, session="one", writer="Rita", text="said"),
    f.NoteWithdrawn("n1"),
    f.DraftKept("Ann", "note", "words"),
]
UPSET_NOTHING: list[Body] = [
    f.FloorExtended("one", "t1", 60),
    f.InterventionWaived("one", "t1"),
    f.ListAdded("one", "e2", "Chile"),
    f.ListClosed("one"),
    f.ListKept("one"),
    f.ListLimited("one", 120),
    f.ListMoved("one", "e1", 1),
    f.ListOpened("one"),
    f.MessageShown("soon"),
    f.NoteAllowed("n1", "print"),
    f.NoteCorrected("n1", "v2", "n1", "better", "Rita"),
    f.QuestionAnswered("one", 1),
    f.QuestionReopened("one", 1),
    f.QuestionSetAside("one", 2),
    f.SessionExtended("one", 60),
    f.SignalsChosen("Ann", "off"),
    f.TalkAllotted("one", "Ann", 300),
    f.TimerExtended("Timer", 60),
]


@st.composite
def streams(draw: st.DrawFn) -> list[Fact]:
    """Facts of three terminals in the order of a stream, their instants askew by some seconds."""
    made: list[Fact] = []
    for number in range(draw(st.integers(1, 14))):
        terminal, second = draw(st.sampled_from("abc")), max(number + draw(st.integers(-3, 3)), 0)
        if made and draw(st.integers(0, 5)) == 0:
            body: Body = f.CommandUndone(draw(st.sampled_from(made)).command)
        else:
            body = draw(st.sampled_from([*BODIES, *UPSET_NOTHING]))
        command = made[-1].command if made and draw(st.integers(0, 4)) == 0 else ""
        made.append(fact(number, body, second, terminal, command))
    return made


@given(stream=streams(), own=st.sampled_from("abc"), portions=st.lists(st.integers(0, 4), min_size=40, max_size=40))
def test_terminals_agree_whatever_was_pending_where(stream: list[Fact], own: str, portions: list[int]) -> None:
    """A terminal has its own facts at once and those of others when they come; in the end all have one state."""
    everywhere = History.recorded(stream)
    history, pending, place = History(), [fact for fact in stream if fact.terminal == own], 0
    shown: list[Fact] = []
    while place < len(stream):
        size = portions.pop() if portions else 4
        if pending and not size:
            new = pending.pop(0)
            if new not in stream[:place]:
                shown.append(new)
                history.admit([new])
            continue
        portion = stream[place : place + max(size, 1)]
        place += len(portion)
        waiting = [fact for fact in shown if fact not in stream[:place]]
        history.admit([*portion, *waiting])
    assert history.state == everywhere.state
    assert history.lost == everywhere.lost
    assert [fact.id for fact in history.facts] == [fact.id for fact in everywhere.facts]


@given(stream=streams(), cuts=st.lists(st.integers(0, 14), max_size=4))
def test_it_makes_no_difference_in_how_many_portions_facts_come(stream: list[Fact], cuts: list[int]) -> None:
    history, before = History(), 0
    for cut in sorted(cuts):
        history.admit(stream[before:cut])
        before = max(before, cut)
    history.admit(stream[before:])
    whole = History.recorded(stream)
    assert (history.state, history.lost) == (whole.state, whole.lost)


@given(stream=streams(), body=st.sampled_from([body for body in (*BODIES, *UPSET_NOTHING) if not may_upset(body)]))
def test_what_upsets_nothing_takes_the_footing_from_nothing_whenever_it_happened(
    stream: list[Fact], body: Body
) -> None:
    history = History.recorded(stream)
    for second in range(20):
        late = fact(900, body, second, "d")
        assert [other for other in history.upset_by([late]) if other != late] == []


def test_hours_alone_are_taken_in_at_the_cost_of_one_fold(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two who were cut off for long: the cost grows with what they noted, not with its square."""
    steps = 0

    def counted(state: State, one: Fact) -> State | None:
        nonlocal steps
        steps += 1
        return apply(state, one)

    for module in ("history", "timeline"):
        monkeypatch.setattr(f"idm_tui.core.{module}.apply", counted)
    many = 2000
    here = [fact(2 * n, f.MessageShown(str(n)), terminal="a") for n in range(many)]
    there = [fact(2 * n + 1, f.ListAdded("one", f"e{n}", "Mali"), terminal="b") for n in range(many)]
    history = History.recorded([*here, *there])
    assert not history.lost
    assert steps < 10 * many


def test_notes_that_were_given_one_number_on_two_machines_get_numbers_of_their_own() -> None:
    def noted(number: int, name: str, count: int) -> Fact:
        body = f.NoteTaken(note=name, number=count, place=count, session="one", writer=name, text=name)
        return fact(number, body, terminal=name[0])

    stream = [noted(1, "a1", 1), noted(3, "a2", 2), noted(2, "b1", 1), noted(4, "b2", 2)]
    notes = History.recorded(stream).state.notes
    assert [(note.text, note.number, note.place) for note in notes] == [
        ("a1", 1, 1),
        ("b1", 2, 2),
        ("a2", 3, 3),
        ("b2", 4, 4),
    ]
