"""Two who write at once: nothing that anybody wrote is lost, and who comes second is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from idm_tui.core import commands as c
from idm_tui.journal.memory import MemoryJournal
from idm_tui.journal.sqlite import SqliteJournal
from tests.desk.noted import note, stands, texts
from tests.desk.tables import Table, refusal

if TYPE_CHECKING:
    from pathlib import Path

    from idm_tui.desk import Desk


@pytest.fixture(params=["memory", "sqlite"])
def table(request: pytest.FixtureRequest, tmp_path: Path) -> Table:
    made = MemoryJournal() if request.param == "memory" else SqliteJournal(tmp_path / "event.journal")
    return Table(journal=made)


@pytest.fixture
def maria(table: Table) -> Desk:
    desk = table.desk("Maria", "table:1")
    desk.do(c.Start(session="panel"))
    desk.do(c.Note(text="one", kind="action", owner="Chile", tag="x"))
    return desk


@pytest.fixture
def omar(table: Table, maria: Desk) -> Desk:
    return table.desk("Omar", "table:2")


def test_two_who_note_at_once_get_two_numbers_and_two_places(maria: Desk, omar: Desk) -> None:
    maria.do(c.Note(text="two"))
    omar.do(c.Note(text="three"))
    maria.refresh()
    assert texts(maria) == texts(omar) == {"1": "one", "2": "two", "3": "three"}
    assert len(set(stands(maria).values())) == 3


def test_both_versions_stand_beside_each_other_and_the_sentence_says_so(maria: Desk, omar: Desk) -> None:
    base = note(omar).version
    maria.do(c.Correct(note="1", text="Maria's", base=base))
    said = omar.do(c.Correct(note="1", text="Omar's", base=base)).words
    assert said == "note 1 was changed by Maria meanwhile: both versions stand beside each other"
    maria.refresh()
    assert texts(maria) == texts(omar) == {"1": "Maria's", "1b": "Omar's"}
    beside = note(maria, "1b")
    assert (beside.writer, beside.number, beside.twin) == ("Omar", 1, 1)
    assert (beside.session, beside.kind, beside.owner, beside.tag) == ("panel", "action", "Chile", "x")


def test_the_version_that_stands_beside_keeps_the_place(maria: Desk, omar: Desk) -> None:
    base = note(omar).version
    maria.do(c.Correct(note="1", text="Maria's", base=base))
    omar.do(c.Correct(note="1", text="Omar's", base=base))
    assert stands(omar)["1"] == stands(omar)["1b"]
    omar.do(c.Note(text="next", kind="action"))
    assert stands(omar)["2"] == ("panel", "D", 2)


def test_a_third_version_has_a_letter_of_its_own(table: Table, maria: Desk, omar: Desk) -> None:
    base = note(omar).version
    for name in ("Maria", "Omar", "Zuzana"):
        table.desk(name, f"table:{name}").do(c.Correct(note="1", text=f"{name}'s", base=base))
    omar.refresh()
    assert texts(omar) == {"1": "Maria's", "1b": "Omar's", "1c": "Zuzana's"}


def test_a_version_with_a_letter_is_corrected_withdrawn_and_joined_like_any_note(maria: Desk, omar: Desk) -> None:
    base = note(omar).version
    maria.do(c.Correct(note="1", text="Maria's", base=base))
    omar.do(c.Correct(note="1", text="Omar's", base=base))
    omar.do(c.Correct(note="1B", text="Omar's own"))
    assert texts(omar) == {"1": "Maria's", "1b": "Omar's own"}
    omar.do(c.Join(note="1", other="1b"))
    assert texts(omar) == {"1": "Maria's Omar's own"}
    omar.do(c.Undo())
    omar.do(c.Withdraw(note="1"))
    assert texts(omar) == {"1b": "Omar's own"}
    assert "1b" in omar.do(c.Split(note="1b", text="own")).words
    assert texts(omar) == {"1b": "Omar's", "2": "own"}


def test_a_letter_is_not_given_twice_wherever_the_versions_were_moved(maria: Desk, omar: Desk) -> None:
    base = note(omar).version
    maria.do(c.Correct(note="1", text="Maria's", base=base))
    omar.do(c.Correct(note="1", text="Omar's", base=base))
    omar.do(c.Refile(note="1", session="side"))
    maria.do(c.Correct(note="1", text="Late", base=base))
    labels = [each.label for each in maria.state.notes]
    assert sorted(labels) == ["1", "1b", "1c"]


def test_who_corrects_what_stands_there_now_is_in_nobodys_way(maria: Desk, omar: Desk) -> None:
    maria.do(c.Correct(note="1", text="Maria's"))
    omar.refresh()
    base = note(omar).version
    maria.do(c.Refile(note="1", kind="decision"))  # other words are what counts
    assert omar.do(c.Correct(note="1", text="Omar's", base=base)).words == "note 1 is corrected"
    assert texts(omar) == {"1": "Omar's"}


def test_a_struck_note_takes_no_words_of_who_did_not_know(maria: Desk, omar: Desk) -> None:
    base = note(omar).version
    maria.do(c.Strike(note="1"))
    assert "struck" in refusal(omar, c.Correct(note="1", text="Omar's", base=base))


def test_a_withdrawn_note_is_not_corrected_by_who_did_not_know(maria: Desk, omar: Desk) -> None:
    base = note(omar).version
    maria.do(c.Withdraw(note="1"))
    assert "withdrawn" in refusal(omar, c.Correct(note="1", text="Omar's", base=base))


def test_undo_of_the_second_version_leaves_the_first(maria: Desk, omar: Desk) -> None:
    base = note(omar).version
    maria.do(c.Correct(note="1", text="Maria's", base=base))
    omar.do(c.Correct(note="1", text="Omar's", base=base))
    omar.do(c.Undo())
    assert texts(omar) == {"1": "Maria's"}


def test_undo_of_the_first_version_lets_the_second_be_the_note(maria: Desk, omar: Desk) -> None:
    base = note(omar).version
    maria.do(c.Correct(note="1", text="Maria's", base=base))
    omar.do(c.Correct(note="1", text="Omar's", base=base))
    maria.do(c.Undo())
    assert texts(maria) == {"1": "Omar's"}


def test_undo_is_refused_where_others_built_upon_the_version_beside(maria: Desk, omar: Desk) -> None:
    base = note(omar).version
    maria.do(c.Correct(note="1", text="Maria's", base=base))
    omar.do(c.Correct(note="1", text="Omar's", base=base))
    omar.do(c.Refile(note="1b", kind="decision"))
    assert "Omar" in refusal(maria, c.Undo())


def test_a_note_that_another_corrected_is_not_undone(maria: Desk, omar: Desk) -> None:
    omar.do(c.Correct(note="1", text="Omar's"))
    assert "Omar" in refusal(maria, c.Undo())
