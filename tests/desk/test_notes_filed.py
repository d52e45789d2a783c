"""Where notes stand: filed anew, split and joined, each in a paragraph of its own that is given for good."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from idm_tui.core import commands as c
from tests.desk.discussion import floor_table
from tests.desk.noted import forum, note, stands, texts
from tests.desk.tables import Table, run

if TYPE_CHECKING:
    from idm_tui.core.commands import Command
    from tests.desk.noted import Steps


def test_refile_moves_what_it_is_told_and_leaves_the_rest() -> None:
    desk = forum(("10:12", c.Note(text="one", kind="action", owner="Chile", due="May", tag="x", attribution="none")))
    before = note(desk)
    desk.do(c.Refile(note="1", speaker="chil", question=1, due=""))
    after = note(desk)
    assert (after.speaker, after.question, after.due) == ("Chile", 1, "")
    assert (after.owner, after.tag, after.attribution, after.kind, after.session, after.text) == (
        before.owner,
        before.tag,
        before.attribution,
        before.kind,
        before.session,
        before.text,
    )


def test_in_another_session_a_note_has_no_intervention_nor_question_of_the_old_one() -> None:
    desk = forum(("10:12", c.Note(text="one")))
    desk.do(c.Refile(note="1", session="panel"))
    found = note(desk)
    assert (found.session, found.turn, found.question, found.speaker) == ("panel", "", 0, "Maria Sol")


def test_refile_to_an_intervention_by_its_id_or_to_nobody() -> None:
    desk = forum(("10:12", c.Note(text="one")))
    first = run(desk, "forum").all_turns[0]
    desk.do(c.Refile(note="1", turn=first.id))
    assert (note(desk).speaker, note(desk).turn) == ("Chile", first.id)
    desk.do(c.Refile(note="1", speaker="nobody"))
    assert (note(desk).speaker, note(desk).group, note(desk).turn) == ("", "", "")


NOTES: Steps = (("10:12", c.Note(text="one")), ("10:12", c.Note(text="two")), ("10:12", c.Note(text="three")))


def test_a_place_is_not_given_again_after_a_withdrawal() -> None:
    desk = forum(*NOTES, ("10:13", c.Withdraw(note="3")), ("10:13", c.Note(text="four")))
    assert stands(desk)["4"] == ("forum", "2", 4)


def test_a_place_is_not_given_again_after_a_move() -> None:
    desk = forum(*NOTES, ("10:13", c.Refile(note="3", question=1)), ("10:13", c.Note(text="four")))
    assert stands(desk) == {
        "1": ("forum", "2", 1),
        "2": ("forum", "2", 2),
        "3": ("forum", "1", 1),
        "4": ("forum", "2", 4),
    }


def test_a_place_is_not_given_again_after_a_move_to_another_session() -> None:
    desk = forum(*NOTES, ("10:13", c.Refile(note="3", session="panel")), ("10:13", c.Note(text="four")))
    assert stands(desk)["3"] == ("panel", "A", 1)
    assert stands(desk)["4"] == ("forum", "2", 4)


def test_two_do_not_stand_in_one_place_when_a_move_is_undone() -> None:
    table = floor_table()
    desk = forum(*NOTES, ("10:13", c.Refile(note="3", question=1)), table=table)
    table.desk("Maria", "table:2").do(c.Note(text="four"))
    desk.do(c.Undo())
    assert len(set(stands(desk).values())) == 4


@pytest.mark.parametrize("change", [c.Refile(note="2", kind="quote"), c.Refile(note="2", speaker="chile")])
def test_a_note_keeps_its_place_in_its_part(change: Command) -> None:
    desk = forum(*NOTES, ("10:13", change))
    assert stands(desk)["2"] == ("forum", "2", 2)


def test_a_note_that_comes_back_to_a_part_gets_a_new_place() -> None:
    desk = forum(*NOTES, ("10:13", c.Refile(note="1", kind="decision")), ("10:14", c.Refile(note="1", kind="summary")))
    assert stands(desk)["1"] == ("forum", "2", 4)


def test_each_part_counts_for_itself() -> None:
    kinds = ("summary", "quote", "question", "decision", "recommendation", "action", "follow-up", "key-message")
    desk = forum(*(("10:12", c.Note(text=kind, kind=kind)) for kind in kinds))
    desk.do(c.Note(text="x", question=0))
    desk.do(c.Note(text="x", kind="chairs-summary"))
    assert [(part, place) for _session, part, place in stands(desk).values()] == [
        ("2", 1),
        ("2", 2),
        ("2", 3),
        ("B", 1),
        ("C", 1),
        ("D", 1),
        ("D", 2),
        ("K", 1),
        ("A", 1),
        ("S", 1),
    ]


SPLIT = {
    "at the words": ("Skills come first. Jobs follow. Jobs pay.", "Jobs follow", "Skills come first."),
    "where the words come first": ("One. Jobs, jobs. Jobs.", "Jobs, jobs", "One."),
    "where all the rest is said": ("Jobs and jobs", "jobs", "Jobs and"),
    "between lines": ("One\n\nTwo", "Two", "One"),
    "in a word": ("Workplace", "place", "Work"),
}


@pytest.mark.parametrize(("text", "words", "first"), SPLIT.values(), ids=SPLIT)
def test_a_note_is_split_where_words_begin(text: str, words: str, first: str) -> None:
    desk = forum(("10:12", c.Note(text=text, tag="x")), ("10:12", c.Split(note="1", text=words)))
    assert note(desk).text == first
    assert note(desk, "2").text.startswith(words)
    assert "".join((first + note(desk, "2").text).split()) == "".join(text.split())


def test_both_halves_belong_where_the_whole_did() -> None:
    desk = forum(("10:12", c.Note(text="one two", kind="action", owner="Chile", due="May", tag="x")))
    before = note(desk)
    desk.do(c.Split(note="1", text="two"))
    for each in (note(desk), note(desk, "2")):
        assert (each.session, each.turn, each.speaker, each.question, each.kind, each.owner, each.due, each.tag) == (
            before.session,
            before.turn,
            before.speaker,
            before.question,
            before.kind,
            before.owner,
            before.due,
            before.tag,
        )
    assert [place for _session, _part, place in stands(desk).values()] == [1, 2]


def test_the_words_of_a_note_that_joins_stand_behind_the_others() -> None:
    desk = forum(*NOTES, ("10:13", c.Join(note="3", other="1")))
    assert texts(desk) == {"2": "two", "3": "three one"}
    assert stands(desk)["3"] == ("forum", "2", 3)
    desk.do(c.Undo())
    assert texts(desk) == {"1": "one", "2": "two", "3": "three"}


def test_undo_takes_each_step_back() -> None:
    steps = (
        c.Note(text="one two three"),
        c.Correct(note="1", text="one two, three"),
        c.Split(note="1", text="three"),
        c.Refile(note="2", kind="decision"),
        c.Join(note="1", other="2"),
        c.Withdraw(note="1"),
    )
    desk = Table().desk()
    states = [desk.state]
    for step in steps:
        desk.do(step)
        states.append(desk.state)
    for expected in reversed(states[:-1]):
        desk.do(c.Undo())
        assert desk.state == expected
