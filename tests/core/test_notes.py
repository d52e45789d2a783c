"""Notes: their kinds and parts, and all of them in order, frozen and shared."""

from __future__ import annotations

import pytest

from idm_tui.core import facts as f
from idm_tui.core.notes import ATTRIBUTIONS, KINDS, Note, Notes, by_part, kinds_meant, part_of, renamed
from idm_tui.core.record import amended
from tests.core.told import at, told


def note(number: int = 1, **changes: object) -> Note:
    """Make a note; its id tells its number."""
    made = Note(
        id=f"n{number}",
        session="one",
        number=number,
        place=number,
        writer="Ibrahim",
        at=at("10:00"),
        text=f"text {number}",
        version=f"n{number}",
    )
    return amended(made, **changes)  # type: ignore[arg-type]


def notes(*given: Note) -> Notes:
    made = Notes()
    for each in given:
        made = made.plus(each)
    return made


MEANT = {
    "summary": ["summary"],
    "s": ["summary"],
    "sum": ["summary"],
    "SUMMARY": ["summary"],
    "q": ["quote"],
    "qu": ["quote", "question"],
    "quo": ["quote"],
    "?": ["question"],
    "k": ["key-message"],
    "key": ["key-message"],
    "key message": ["key-message"],
    "Key_Message": ["key-message"],
    " key - message ": ["key-message"],
    "r": ["recommendation"],
    "d": ["decision"],
    "dec": ["decision"],
    "a": ["action"],
    "follow up": ["follow-up"],
    "f": ["follow-up"],
    "c": ["chairs-summary"],
    "chair's summary": ["chairs-summary"],
    "chair’s": ["chairs-summary"],
    "chairs-summary": ["chairs-summary"],
    "résumé": [],
    "": [],
    "  ": [],
    "-": [],
    "summaryx": [],
    "ummary": [],
}


@pytest.mark.parametrize(("said", "kinds"), MEANT.items())
def test_which_kinds_a_word_may_mean(said: str, kinds: list[str]) -> None:
    assert [kind.name for kind in kinds_meant(said)] == kinds


def test_each_kind_has_a_letter_and_a_glyph_of_its_own() -> None:
    assert len({kind.letter for kind in KINDS.values()}) == len({kind.glyph for kind in KINDS.values()}) == len(KINDS)
    assert ATTRIBUTIONS == ("named", "group", "none")


PARTS = {
    ("summary", 0): "A",
    ("summary", 2): "2",
    ("quote", 12): "12",
    ("question", 1): "1",
    ("decision", 1): "B",
    ("recommendation", 0): "C",
    ("action", 3): "D",
    ("follow-up", 0): "D",
    ("key-message", 1): "K",
    ("chairs-summary", 1): "S",
    ("a kind of a newer version", 0): "A",
    ("a kind of a newer version", 2): "2",
}


@pytest.mark.parametrize(("kind", "question", "part"), [(*given, part) for given, part in PARTS.items()])
def test_the_part_of_a_chapter_in_which_a_note_stands(kind: str, question: int, part: str) -> None:
    assert part_of(kind, question) == part
    assert note(kind=kind, question=question).part == part


@pytest.mark.parametrize(("twin", "label"), [(0, "7"), (1, "7b"), (2, "7c"), (25, "7z"), (26, "7z")])
def test_what_people_call_a_note(twin: int, label: str) -> None:
    assert note(7, twin=twin).label == label


def test_they_come_in_the_order_in_which_they_were_added() -> None:
    made = notes(note(2), note(1), note(3))
    assert [each.number for each in made] == [2, 1, 3]
    assert len(made) == 3
    assert made.get("n1") == note(1)
    assert made.get("n9") is None


def test_adding_leaves_the_older_ones_as_they_are() -> None:
    old = notes(note(1))
    new = old.plus(note(2))
    assert (len(old), len(new)) == (1, 2)
    assert old.get("n2") is None
    assert new.get("n2") == note(2)
    assert old != new


def test_two_that_grew_from_one_know_their_own_notes() -> None:
    root = notes(note(1), note(2))
    left, right = root.plus(note(3)), root.plus(note(4))
    left, right = left.plus(note(5)).plus(note(4)), right.plus(note(3)).plus(note(5))
    assert [each.number for each in left] == [1, 2, 3, 5, 4]
    assert [each.number for each in right] == [1, 2, 4, 3, 5]
    for made in (left, right):
        assert [made.get(f"n{number}") for number in range(1, 6)] == [note(number) for number in range(1, 6)]
    assert root.get("n3") is root.get("n4") is root.get("n5") is None


def test_one_is_amended_and_the_older_ones_stay() -> None:
    root = notes(note(1), note(2))
    fork = root.plus(note(3))
    other = root.plus(note(4)).plus(note(3))
    changed = other.amended("n3", lambda each: amended(each, text="changed"))
    assert changed is not None
    assert [each.text for each in changed] == ["text 1", "text 2", "text 4", "changed"]
    assert fork.get("n3") == other.get("n3") == note(3)
    grown = changed.plus(note(5))
    assert grown.get("n5") == note(5)
    assert changed.get("n5") is None


def test_what_is_not_there_or_not_changed_is_not_amended() -> None:
    root = notes(note(1))
    assert root.amended("n2", lambda each: each) is None
    assert root.amended("n1", lambda _each: None) is None


def test_all_are_changed_at_once() -> None:
    root = notes(note(1, speaker="Ann"), note(2, owner="Ann", group="Ann"), note(3, speaker="Bob"))
    made = root.each(lambda each: renamed(each, lambda name: "Anna" if name == "Ann" else name))
    assert [(each.speaker, each.owner, each.group) for each in made] == [
        ("Anna", "", ""),
        ("", "Anna", "Anna"),
        ("Bob", "", ""),
    ]
    assert root.get("n1") == note(1, speaker="Ann")
    assert made.get("n2") == note(2, owner="Anna", group="Anna")


def test_the_same_notes_are_equal_however_they_came_about() -> None:
    root = notes(note(1))
    assert root.plus(note(2)) == notes(note(1), note(2))
    assert hash(root.plus(note(2))) == hash(notes(note(1), note(2)))
    assert root.plus(note(2)) != root.plus(note(3))
    assert Notes() == Notes()
    assert repr(notes(note(1))) == f"Notes([{note(1)!r}])"


def test_those_of_a_session_that_count() -> None:
    made = notes(note(1), note(2, session="two"), note(3, is_withdrawn=True), note(4, is_struck=True))
    assert [each.number for each in made.of_session("one")] == [1, 4]
    assert made.of_session("three") == ()


def test_which_note_a_number_means() -> None:
    made = notes(note(1), note(2), note(12), amended(note(2, twin=1), id="v2"))
    assert {said: each.id for said in ("1", "#2", "2b", "#2b", "12") if (each := made.labelled(said))} == {
        "1": "n1",
        "#2": "n2",
        "2b": "v2",
        "#2b": "v2",
        "12": "n12",
    }
    assert [
        said for said in ("", "#", "b", "2c", "1b", "2a", "3", "-1", "1.", "²", "١", "01", "1 2") if made.labelled(said)
    ] == []


def test_no_number_is_too_long_to_be_looked_for() -> None:
    assert notes(note(1)).labelled("9" * 5000) is None


def test_of_two_with_one_number_the_latest_is_meant() -> None:
    found = notes(note(1), amended(note(1), id="other")).labelled("1")
    assert found is not None
    assert found.id == "other"


def test_numbers_go_on_from_the_highest() -> None:
    assert Notes().next_number() == 1
    assert notes(note(7), note(2, is_withdrawn=True)).next_number() == 8


def test_places_go_on_from_the_highest_in_each_part() -> None:
    made = notes(
        note(1, place=3),
        note(2, place=1, question=2),
        note(3, place=9, session="two"),
        note(4, place=5, kind="decision", is_withdrawn=True),
        note(5, place=2, kind="follow-up", is_struck=True),
    )
    assert {part: made.next_place("one", part) for part in ("A", "1", "2", "B", "C", "D")} == {
        "A": 4,
        "1": 1,
        "2": 2,
        "B": 6,
        "C": 1,
        "D": 3,
    }
    assert made.next_place("three", "A") == 1


def test_a_place_that_a_note_left_is_not_given_again() -> None:
    taken = f.NoteTaken("one", "n1", 1, 1, "Ibrahim", "words")
    filed = f.NoteFiled("n1", "one", 1, question=2)
    state = told(("10:00", taken), ("10:01", filed))
    assert state.notes.next_place("one", "2") == 2
    assert state.notes.next_place("one", "A") == 2


def test_a_chapter_has_its_notes_by_part_in_the_order_of_their_paragraphs() -> None:
    given = [
        note(1, place=2),
        note(2, place=1),
        note(3, place=1, kind="action"),
        amended(note(2, place=1, twin=1), id="v"),
        note(4, place=1, question=1),
    ]
    assert {part: [each.label for each in found] for part, found in by_part(given).items()} == {
        "A": ["2", "2b", "1"],
        "D": ["3"],
        "1": ["4"],
    }
