"""Whatever is noted by whomever and arrives in whatever order, all end up with the same notes."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from idm_tui.core import facts as f
from idm_tui.core import striking
from idm_tui.core.facts import Fact
from idm_tui.core.history import History
from idm_tui.core.notes import Note, Notes
from idm_tui.core.record import amended
from idm_tui.core.striking import wiped

BEGINNING = datetime(2007, 10, 8, 9, tzinfo=UTC)
SESSIONS = ("one", "two")
IDS = ("n1", "n2", "n3", "v1", "v2")
NAMES = ("Ann", "Bob")


def _bodies() -> st.SearchStrategy[f.Body]:
    sessions, ids, names, small = map(st.sampled_from, (SESSIONS, IDS, NAMES, (0, 1, 2)))
    texts = st.sampled_from(("alpha", "beta", "gamma"))
    return st.one_of(
        st.builds(f.NoteTaken, sessions, ids, small, small, names, texts, question=small, speaker=names),
        st.builds(f.NoteCorrected, ids, ids, ids, names, texts),
        st.builds(f.NoteFiled, ids, sessions, small, question=small, speaker=names, owner=names),
        st.builds(f.NoteWithdrawn, ids, st.sampled_from(("", *IDS))),
        st.builds(f.NoteAllowed, ids, st.sampled_from(("a", "b", "a|b"))),
        st.builds(f.ParticipantRenamed, names, names),
        st.builds(f.OffRecordBegan, sessions),
        st.builds(f.OffRecordEnded, sessions),
        st.builds(f.SessionStarted, sessions),
        st.builds(f.SessionEnded, sessions),
        st.builds(f.InterventionWaived, sessions, st.sampled_from(("t1", "t2"))),
    )


@st.composite
def journals(draw: st.DrawFn) -> list[Fact]:
    """Write facts of any kind about few notes, at any instant, some of them undone."""
    made: list[Fact] = []
    for number in range(draw(st.integers(1, 12))):
        instant = BEGINNING + timedelta(seconds=draw(st.integers(0, 9)))
        is_undo = number and not draw(st.integers(0, 3))
        body = f.CommandUndone(f"c{draw(st.integers(0, number - 1))}") if is_undo else draw(_bodies())
        given = body.note if isinstance(body, f.NoteTaken) else getattr(body, "version", "")
        if given and given in {getattr(fact.body, name, "") for fact in made for name in ("note", "version")}:
            continue  # an id is given once
        made.append(Fact(f"f{number:02}", instant, instant, "chair", "chair", "t", f"c{number}", body))
    return made


@given(journals(), st.data())
def test_the_order_of_arrival_does_not_matter(journal: list[Fact], data: st.DataObject) -> None:
    history = History()
    rest = data.draw(st.permutations(journal))
    while rest:
        count = data.draw(st.integers(1, len(rest)))
        history.add(rest[:count])
        rest = rest[count:]
    assert history.state == History(journal).state
    assert history.state == History(sorted(journal, key=lambda fact: fact.order)).state
    for note in history.state.notes:
        assert history.state.notes.get(note.id) == note


@given(journals(), st.sampled_from(IDS))
def test_what_a_strike_wipes_is_wiped_once_and_leaves_the_other_notes_alone(journal: list[Fact], note_id: str) -> None:
    history = History(journal)
    before = {note.id: note for note in history.state.notes}
    if note_id not in before:
        return
    body = striking.strike(history, note_id)
    last = BEGINNING + timedelta(seconds=60)
    strike = Fact("f99", last, last, "chair", "chair", "t", "c99", body)
    changed = {fact.id: fact for fact in wiped([*journal, strike], [strike])}
    after = [changed.get(fact.id, fact) for fact in [*journal, strike]]
    assert list(wiped(after, [strike])) == []
    state = History(after).state
    found = state.notes.get(note_id)
    assert found is not None
    assert (found.text, found.owner, found.is_struck) == ("", "", True)
    for other in before.values():
        if other.counts and other.id != note_id:
            assert state.notes.get(other.id) == other


@given(st.lists(st.tuples(st.integers(0, 5), st.integers(0, 9), st.booleans()), max_size=30))
def test_notes_that_share_their_past_do_not_disturb_each_other(steps: list[tuple[int, int, bool]]) -> None:
    """Grow many from each other, by adding and amending; each must be like a list of its own."""
    grown: list[tuple[Notes, list[Note]]] = [(Notes(), [])]
    for number, (which, of, adds) in enumerate(steps):
        notes, plain = grown[which % len(grown)]
        note_id = f"n{of}"
        there = next((note for note in plain if note.id == note_id), None)
        if adds and there is None:
            note = Note(
                id=note_id, session="s", number=of, place=1, writer="w", at=BEGINNING, text=f"t{number}", version="v"
            )
            grown.append((notes.plus(note), [*plain, note]))
        elif there is not None:
            changed = notes.amended(note_id, lambda note, number=number: amended(note, text=f"t{number}"))  # type: ignore[misc]
            assert changed is not None
            grown.append((changed, [amended(note, text=f"t{number}") if note is there else note for note in plain]))
    for notes, plain in grown:
        assert list(notes) == plain
        assert [notes.get(f"n{of}") for of in range(10)] == [
            next((note for note in plain if note.id == f"n{of}"), None) for of in range(10)
        ]
