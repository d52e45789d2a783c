"""What was struck is gone from what a journal gives back, whatever it is made of."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from idm_tui.core import commands as c
from idm_tui.core.facts import CommandUndone, DraftKept, NoteCorrected, NoteStruck, NoteTaken
from idm_tui.journal.memory import MemoryJournal
from idm_tui.journal.sqlite import SqliteJournal
from tests.journal.samples import fact, giving
from tests.journal.struck import ACCENTED, LENGTHS, desk_at, fill, marker, noted

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from idm_tui.journal import Journal

WORDS = {f"{length} letters": marker(length) for length in LENGTHS} | {"other scripts": ACCENTED * 9}


@pytest.fixture(params=["memory", "sqlite"])
def journal(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Journal]:
    made: Journal = MemoryJournal() if request.param == "memory" else SqliteJournal(tmp_path / "event.journal")
    yield made
    made.close()


@pytest.mark.parametrize("words", WORDS.values(), ids=WORDS)
def test_no_fact_holds_what_was_struck(journal: Journal, words: str) -> None:
    desk = desk_at(journal)
    fill(desk, 5)
    noted(desk, words)
    fill(desk, 5)
    before = journal.read()
    assert words in repr(before)
    desk.do(c.Strike(note="1"))
    after = journal.read()
    told = repr(after)
    assert [at for at in range(0, len(words) - 12, 5) if words[at : at + 12] in told] == []
    assert [(one.id, one.at, one.by, one.command, type(one.body)) for one in after[: len(before)]] == [
        (one.id, one.at, one.by, one.command, type(one.body)) for one in before
    ]
    assert desk.state == desk_at(journal).state


def test_another_desk_that_had_the_words_lets_go_of_them_when_it_refreshes(journal: Journal) -> None:
    words = marker(500)
    desk, other = desk_at(journal), desk_at(journal, "Maria", "table:2")
    noted(desk, words)
    other.refresh()
    position = other.position
    assert words in repr(other.history.facts)
    desk.do(c.Strike(note="1"))
    assert other.refresh() is True
    for kept in (
        other.history.facts,
        other.history.state,
        other._recorded,
        other.unsaved,
        vars(other.history),
        vars(other.history._timeline),
    ):
        assert words[:10] not in repr(kept)
    assert other.state == desk.state
    assert other.position == desk.position == position + 1


def test_other_notes_and_what_else_happened_stay_as_they_were(journal: Journal) -> None:
    desk = desk_at(journal)
    fill(desk, 3)
    noted(desk, marker(30))
    desk.do(c.Note(text="Another note", owner="Chile"))
    before = {one.id: one for one in journal.read()}
    desk.do(c.Strike(note="1"))
    changed = {one.body.kind for one in journal.read() if before.get(one.id, one) != one}
    assert changed == {"note.taken", "note.corrected", "note.filed", "draft.kept"}
    assert "Another note" in repr(journal.read())


def test_exactly_the_facts_are_wiped_that_a_strike_names(journal: Journal) -> None:
    taken = [fact(n, NoteTaken("one", f"n{n}", n, n, "Ann", f"words {n}", owner="Bob")) for n in (1, 2)]
    corrected = fact(3, NoteCorrected("n1", "v1", "n1", "Ann", "words 3"))
    undone = fact(4, CommandUndone(corrected.command))
    journal.exchange(0, giving(*taken, corrected, undone))
    struck = fact(5, NoteStruck("n1", f"{taken[0].id} {corrected.id} unknown"))
    _news, added = journal.exchange(4, giving(struck))
    assert list(added) == [struck]
    assert [one.body for one in journal.read()] == [
        taken[0].body.without_words(),
        taken[1].body,
        corrected.body.without_words(),
        undone.body,
        struck.body,
    ]


def test_a_strike_that_comes_with_the_words_it_strikes_takes_them_too(journal: Journal) -> None:
    taken = fact(1, NoteTaken("one", "n1", 1, 1, "Ann", "words"))
    journal.exchange(0, giving(taken, fact(2, NoteStruck("n1", taken.id))))
    assert "words" not in repr(journal.read())


def test_a_strike_that_is_given_again_is_stored_once_and_harmless(journal: Journal) -> None:
    taken, struck = fact(1, NoteTaken("one", "n1", 1, 1, "Ann", "words")), fact(2, NoteStruck("n1", fact(1).id))
    journal.exchange(0, giving(taken, struck))
    journal.exchange(0, giving(taken, struck))
    assert len(journal.read()) == 2
    assert "words" not in repr(journal.read())


def test_a_strike_that_is_refused_takes_nothing(journal: Journal) -> None:
    taken = fact(1, NoteTaken("one", "n1", 1, 1, "Ann", "words"))
    journal.exchange(0, giving(taken))

    def refuse(_news: object) -> list[object]:
        raise LookupError

    with pytest.raises(LookupError):
        journal.exchange(1, refuse)  # type: ignore[arg-type]
    assert list(journal.read()) == [taken]


def test_drafts_that_are_done_with_are_emptied_and_the_last_of_each_place_stays(journal: Journal) -> None:
    texts = [("a", "one"), ("a", "two"), ("b", "three"), ("b", ""), ("c", "four")]
    drafts = [fact(n, DraftKept("Ann", place, text)) for n, (place, text) in enumerate(texts)]
    about = fact(6, DraftKept("Ann", "d", "five", about="n1"))
    journal.exchange(0, giving(*drafts, about))
    journal.exchange(6, giving(fact(7, NoteStruck("n1", ""))))
    kept = [one.body.text for one in journal.read() if isinstance(one.body, DraftKept)]
    assert kept == ["", "two", "", "", "four", ""]
