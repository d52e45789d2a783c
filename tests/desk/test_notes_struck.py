"""Notes whose words are removed for good: what goes, what stays, and that no undo brings them back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from idm_tui.core import commands as c
from idm_tui.desk import Refused
from tests.desk.noted import note, texts
from tests.desk.tables import Table, fresh, kinds, refusal
from tests.desk.test_unsaved import Flaky

if TYPE_CHECKING:
    from idm_tui.core.commands import Command
    from idm_tui.desk import Desk

SECRET = "Xylophone Quorum Zeppelin"
LIVE = (c.Start(session="panel"), c.Give(speaker="Ana"))
TAKEN = (*LIVE, c.Note(text=SECRET))
BEFORE = (*LIVE, c.Note(text=f"Jobs. {SECRET}", kind="action", owner="Chile", due="May", tag="x"))


def done(*commands: Command, table: Table | None = None) -> Desk:
    made = table or Table()
    desk = made.desk()
    for command in commands:
        desk.do(command)
        made.clock.advance(minutes=1)
    return desk


def holds(desk: Desk, words: str = SECRET) -> list[str]:
    """Return the kinds of the facts that hold words, in the journal or at the desk."""
    return [fact.body.kind for fact in (*desk.journal.read(), *desk.history.facts) if words in repr(fact)]


STRUCK: dict[str, tuple[tuple[Command, ...], str]] = {
    "as taken": (TAKEN, "1"),
    "corrected": ((*TAKEN, c.Correct(note="1", text="Harmless")), "1"),
    "corrected into it": ((*LIVE, c.Note(text="Harmless"), c.Correct(note="1", text=SECRET)), "1"),
    "corrected and undone": ((*LIVE, c.Note(text="Harmless"), c.Correct(note="1", text=SECRET), c.Undo()), "1"),
    "withdrawn": ((*TAKEN, c.Withdraw(note="1")), "1"),
    "withdrawn and undone": ((*TAKEN, c.Withdraw(note="1"), c.Undo()), "1"),
    "as its owner": ((*LIVE, c.Note(text="Harmless", kind="action", owner=SECRET)), "1"),
    "as its due day and word": ((*LIVE, c.Note(text="Harmless", due=SECRET, tag=SECRET)), "1"),
    "filed with it": ((*LIVE, c.Note(text="Harmless"), c.Refile(note="1", owner=SECRET)), "1"),
    "filed and filed away": ((*LIVE, c.Note(text="A", owner=SECRET), c.Refile(note="1", owner="")), "1"),
    "split off": ((*BEFORE, c.Split(note="1", text=SECRET)), "2"),
    "split off, and the split undone": ((*BEFORE, c.Split(note="1", text=SECRET), c.Undo()), "1"),
    "split off and corrected": (
        (*BEFORE, c.Split(note="1", text=SECRET), c.Correct(note="2", text="Harmless")),
        "2",
    ),
    "split off twice": ((*BEFORE, c.Split(note="1", text=SECRET), c.Split(note="2", text="Quorum Zeppelin")), "2"),
    "joined": ((*TAKEN, c.Note(text="Harmless"), c.Join(note="2", other="1")), "2"),
    "joined through a third": (
        (*TAKEN, c.Note(text="A"), c.Note(text="B"), c.Join(note="2", other="1"), c.Join(note="3", other="2")),
        "3",
    ),
    "joined and taken out again": (
        (*TAKEN, c.Note(text="A"), c.Join(note="2", other="1"), c.Correct(note="2", text="A")),
        "2",
    ),
    "joined, and the joining undone": ((*TAKEN, c.Note(text="A"), c.Join(note="2", other="1"), c.Undo()), "1"),
    "beside another version": ((*TAKEN, c.Correct(note="1", text="Harmless", base="another")), "1"),
    "as the version beside": ((*LIVE, c.Note(text="A"), c.Correct(note="1", text=SECRET, base="another")), "1b"),
}


@pytest.mark.parametrize(("before", "label"), STRUCK.values(), ids=STRUCK)
def test_no_fact_holds_what_was_struck(before: tuple[Command, ...], label: str) -> None:
    desk = done(*before)
    assert holds(desk) != []
    outcome = desk.do(c.Strike(note=label))
    assert kinds(outcome) == ["note.struck"]
    assert holds(desk) == []
    assert SECRET not in repr(desk.state.notes)
    assert note(desk, label).is_struck
    assert desk.state == fresh(desk).state


@pytest.mark.parametrize(("before", "label"), STRUCK.values(), ids=STRUCK)
def test_what_was_struck_comes_back_by_no_undo(before: tuple[Command, ...], label: str) -> None:
    desk = done(*before, c.Strike(note=label))
    for _each in range(len(before) + 2):
        try:
            desk.do(c.Undo())
        except Refused:
            break
        assert SECRET not in repr(desk.state.notes)
    struck = [each for each in desk.state.notes if each.is_struck]
    assert [each.text for each in struck if each.label == label] in ([""], [])


def test_a_strike_is_not_undone_but_what_came_before_it_is() -> None:
    desk = done(*TAKEN, c.Message(text="Hello"), c.Strike(note="1"))
    assert "Hello" in desk.do(c.Undo()).words
    assert note(desk).is_struck


def test_whatever_holds_struck_words_is_passed_over_by_undo() -> None:
    desk = done(*TAKEN, c.Correct(note="1", text="Other"), c.Strike(note="1"))
    assert "Ana Núñez" in desk.do(c.Undo()).words
    assert (note(desk).is_struck, note(desk).text) == (True, "")


def test_another_cannot_undo_their_correction_of_what_was_struck() -> None:
    table = Table()
    desk = done(*TAKEN, table=table)
    other = table.desk("Maria", "table:2")
    other.do(c.Correct(note="1", text="Hers"))
    desk.do(c.Strike(note="1"))
    assert "Maria has done nothing" in refusal(other, c.Undo())


def test_the_place_and_the_number_of_a_struck_note_stay() -> None:
    desk = done(*TAKEN, c.Strike(note="1"), c.Note(text="next"))
    assert (note(desk).number, note(desk).place, note(desk).counts, note(desk).speaker) == (1, 1, True, "Ana Núñez")
    assert (note(desk, "2").number, note(desk, "2").place) == (2, 2)


# What stands beside a note that is struck and shares its past: the steps, what is struck, who stays with what.
SPARED: dict[str, tuple[tuple[Command, ...], str, dict[str, str]]] = {
    "from which it was split": ((*BEFORE, c.Split(note="1", text=SECRET)), "2", {"1": "Jobs."}),
    "that was split from it": ((*BEFORE, c.Split(note="1", text=SECRET)), "1", {"2": SECRET}),
    "the version beside": (
        (*TAKEN, c.Correct(note="1", text="First"), c.Correct(note="1", text="Second", base="another")),
        "1",
        {"1b": "Second"},
    ),
    "the version beside which it stands": (
        (*TAKEN, c.Correct(note="1", text="First"), c.Correct(note="1", text="Second", base="another")),
        "1b",
        {"1": "First"},
    ),
    "the version beside which it stands, never corrected": (
        (*LIVE, c.Note(text="First"), c.Correct(note="1", text="Second", base="another")),
        "1b",
        {"1": "First"},
    ),
    "that has nothing to do with it": ((*TAKEN, c.Note(text="Other")), "1", {"2": "Other"}),
}


@pytest.mark.parametrize(("before", "label", "left"), SPARED.values(), ids=SPARED)
def test_other_notes_that_count_keep_their_present_words(
    before: tuple[Command, ...], label: str, left: dict[str, str]
) -> None:
    desk = done(*before)
    was = {other: note(desk, other) for other in left}
    desk.do(c.Strike(note=label))
    assert {other: text for other, text in texts(desk).items() if other != label} == left
    for other, before_it in was.items():
        assert note(desk, other) == before_it
    assert desk.state == fresh(desk).state


@pytest.mark.parametrize(("before", "label", "left"), SPARED.values(), ids=SPARED)
def test_other_notes_that_count_can_be_corrected_still(
    before: tuple[Command, ...], label: str, left: dict[str, str]
) -> None:
    desk = done(*before, c.Strike(note=label))
    for other in left:
        desk.do(c.Correct(note=other, text="Again"))
        assert texts(desk)[other] == "Again"


def test_a_joined_note_is_struck_with_the_one_that_holds_it_now() -> None:
    desk = done(*TAKEN, c.Note(text="A"), c.Join(note="2", other="1"))
    assert "strike 2" in refusal(desk, c.Strike(note="1"))
    desk.do(c.Strike(note="2"))
    assert holds(desk) == []


def test_drafts_that_are_done_with_are_emptied_and_those_of_the_note() -> None:
    table = Table()
    desk = done(*LIVE, table=table)
    desk.keep_draft("note@one:1", SECRET[:12])
    desk.keep_draft("note@one:1", SECRET)
    desk.do(c.Note(text=SECRET))
    desk.keep_draft("note@one:1", "")
    desk.keep_draft("note@one:2", SECRET, about=note(desk).id)
    desk.keep_draft("note@one:3", "Unlike it")
    table.desk("Maria", "table:2").keep_draft("note@one:1", "Maria's own")
    desk.refresh()
    desk.do(c.Strike(note="1"))
    assert holds(desk, SECRET[:12]) == []
    assert {place: draft.text for (_writer, place), draft in desk.state.drafts.items()} == {
        "note@one:3": "Unlike it",
        "note@one:1": "Maria's own",
    }


def test_what_waits_unsaved_elsewhere_does_not_bring_the_words_back() -> None:
    flaky = Flaky()
    table = Table(journal=flaky.kept)
    cut_off = Table(clock=table.clock, journal=flaky)
    desk = done(*TAKEN, table=table)
    other = cut_off.desk("Maria", "table:2")
    flaky.fails = "at once"
    other.keep_draft("note@two:1", f"{SECRET}!", about=note(other).id)
    other.do(c.Correct(note="1", text=f"{SECRET}!"))
    desk.do(c.Strike(note="1"))
    flaky.fails = ""
    other.refresh()
    desk.refresh()
    assert holds(desk) == []
    assert holds(other) == []
    assert SECRET not in repr(desk.state.notes)
