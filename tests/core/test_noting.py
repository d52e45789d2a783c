"""What was said in a session in its order, what was noted of it, and what still lacks its text."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from idm_tui.core import facts as f
from idm_tui.core.noting import chapters, question_noted, skeleton, turn_of, without_text
from idm_tui.core.state import Question, Run, Stopwatch, Turn
from tests.core.told import at, told

if TYPE_CHECKING:
    from idm_tui.core.facts import Body
    from idm_tui.core.state import State

DAY: tuple[tuple[str, Body], ...] = (
    ("10:00", f.SessionStarted("one")),
    ("10:01", f.FloorGiven("one", "Ann", "t1", 600)),
    ("10:05", f.FloorYielded("one", "t1")),
    ("10:06", f.FloorGiven("one", "Bob", "t2", 600)),
    ("10:07", f.FloorGiven("one", "Eve", "t3", 60, kind_of_turn="point-of-order")),
    ("10:08", f.FloorYielded("one", "t3")),
    ("10:10", f.FloorYielded("one", "t2")),
    ("10:11", f.FloorGiven("one", "Ann", "t4", 600)),
)


def noted(number: int, turn: str = "", session: str = "one") -> f.NoteTaken:
    return f.NoteTaken(session, f"n{number}", number, number, "Ibrahim", f"text {number}", turn=turn)


def day(*more: tuple[str, Body]) -> State:
    return told(*sorted((*DAY, *more), key=lambda pair: pair[0]))


def told_in_short(state: State) -> list[tuple[str, list[int]]]:
    return [
        (each.turn.id if each.turn else "", [note.number for note in each.notes]) for each in skeleton(state, "one")
    ]


def test_without_notes_there_are_the_interventions_but_no_points_of_order() -> None:
    assert told_in_short(day()) == [("t1", []), ("t2", []), ("t4", [])]
    assert skeleton(day(), "two") == ()


def test_each_intervention_has_its_notes_and_what_is_nobodys_stands_between() -> None:
    state = day(
        ("10:03", noted(1, "t1")),
        ("10:05", noted(2)),
        ("10:12", noted(3, "t1")),
        ("10:09", noted(4, "t2")),
        ("09:59", noted(5)),
        ("10:12", noted(6, "t3")),
        ("10:12", noted(7, "gone")),
    )
    assert told_in_short(state) == [
        ("", [5]),
        ("t1", [1, 3]),
        ("", [2]),
        ("t2", [4]),
        ("t3", [6]),
        ("t4", []),
        ("", [7]),
    ]


def test_what_was_withdrawn_or_belongs_elsewhere_is_not_there() -> None:
    state = day(("10:03", noted(1, "t1")), ("10:03", noted(2, "t1", "two")), ("10:12", f.NoteWithdrawn("n1")))
    assert told_in_short(state) == [("t1", []), ("t2", []), ("t4", [])]


def test_what_is_over_and_has_neither_note_nor_leave_lacks_its_text() -> None:
    assert [turn.id for turn in without_text(day(), "one")] == ["t1", "t2"]
    with_note = day(("10:12", noted(1, "t1")))
    assert [turn.id for turn in without_text(with_note, "one")] == ["t2"]
    waived = day(("10:12", noted(1, "t1")), ("10:13", f.InterventionWaived("one", "t2")))
    assert [turn.id for turn in without_text(waived, "one")] == []


def test_a_struck_note_is_text_enough() -> None:
    state = day(("10:12", noted(1, "t1")), ("10:13", f.NoteStruck("n1", "")))
    assert [each.turn.id for each in skeleton(state, "one") if each.turn and each.lacks_text and each.turn.ended] == [
        "t2"
    ]


def test_an_intervention_is_found_by_its_id() -> None:
    run = day().run("one")
    assert {turn_id: turn.speaker for turn_id in ("t1", "t3", "t4") if (turn := turn_of(run, turn_id))} == {
        "t1": "Ann",
        "t3": "Eve",
        "t4": "Ann",
    }
    assert turn_of(run, "") is turn_of(run, "t9") is None


def test_chapters_are_the_sessions_of_which_something_counts() -> None:
    state = day(
        ("10:01", noted(1, session="two")),
        ("10:02", noted(2)),
        ("10:03", noted(3, session="three")),
        ("10:04", f.NoteFiled("n1", "two", 1, kind_of_note="action")),
        ("10:05", f.NoteWithdrawn("n3")),
    )
    found = {
        session: {part: [n.number for n in notes] for part, notes in parts.items()}
        for session, parts in chapters(state)
    }
    assert found == {"two": {"D": [1]}, "one": {"A": [2]}}


def turn(*, question: int, is_over: bool = False) -> Turn:
    return Turn(
        "t", "Ann", "statement", at("10:00"), Stopwatch(), 60, question=question, ended=at("10:05") if is_over else None
    )


PUT = Run("one", questions={1: Question("answered"), 2: Question("put")})
NONE = Run("one", questions={1: Question("answered")})
NOTED = {
    "put": (PUT, None, 2),
    "put, while somebody speaks to another": (PUT, turn(question=1), 2),
    "put, of what was said before": (PUT, turn(question=1, is_over=True), 1),
    "put, of what was said before to none": (PUT, turn(question=0, is_over=True), 0),
    "none": (NONE, None, 0),
    "none, while somebody speaks": (NONE, turn(question=1), 1),
    "none, of what was said before": (NONE, turn(question=1, is_over=True), 1),
}


@pytest.mark.parametrize(("run", "of", "number"), NOTED.values(), ids=NOTED)
def test_which_question_is_noted(run: Run, of: Turn | None, number: int) -> None:
    assert question_noted(run, of) == number
