"""Whatever two rapporteurs do: no two notes in one place, undo is exact, and the desks agree."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from idm_tui.core import commands as c
from idm_tui.core.facts import NoteFiled, NoteTaken
from idm_tui.core.history import History
from idm_tui.core.notes import part_of
from idm_tui.desk import Desk, Refused
from tests.desk.tables import Table, fresh

labels = st.sampled_from(("1", "2", "3", "4", "1b", "2b"))
questions = st.sampled_from((None, 0, 1, 2))
kinds = st.sampled_from(("summary", "quote", "decision", "action"))
steps = st.one_of(
    st.builds(c.Note, text=st.sampled_from(("alpha beta", "gamma delta")), kind=kinds, question=questions),
    st.builds(c.Note, text=st.just("elsewhere beta"), session=st.just("side")),
    st.builds(c.Correct, note=labels, text=st.sampled_from(("alpha beta!", "beta"))),
    st.builds(c.Correct, note=labels, text=st.sampled_from(("other beta", "beta")), base=st.just("another")),
    st.builds(
        c.Refile, note=labels, kind=kinds, question=questions, session=st.sampled_from(("", "", "panel", "side"))
    ),
    st.builds(c.Split, note=labels, text=st.just("beta")),
    st.builds(c.Join, note=labels, other=labels),
    st.builds(c.Withdraw, note=labels),
    st.builds(c.Undo),
)
days = st.lists(st.tuples(st.integers(0, 1), steps), max_size=25)


def work(day: list[tuple[int, c.Command]]) -> tuple[Desk, Desk]:
    table = Table()
    desks = (table.desk("Ibrahim", "table:1"), table.desk("Maria", "table:2"))
    desks[0].do(c.Start(session="panel"))
    for who, command in day:
        try:
            desks[who].do(command)
        except Refused:
            continue
        table.clock.advance(seconds=1)
    for desk in desks:
        desk.refresh()
    return desks


@given(days)
@settings(max_examples=200, deadline=None)
def test_no_place_is_ever_given_twice_but_to_versions_of_one_note(day: list[tuple[int, c.Command]]) -> None:
    desk, _other = work(day)
    given_to: dict[tuple[str, str, int], set[int]] = {}
    for note in desk.state.notes:
        given_to.setdefault((note.session, note.part, note.place), set()).add(note.number)
    for fact in desk.history.facts:
        body = fact.body
        if isinstance(body, NoteTaken | NoteFiled) and not desk.history.is_undone(fact.command):
            found = desk.state.notes.get(body.note)
            assert found is not None
            place = (body.session, part_of(body.kind_of_note, body.question), body.place)
            given_to.setdefault(place, set()).add(found.number)
    assert {place: numbers for place, numbers in given_to.items() if len(numbers) > 1} == {}


@given(days)
@settings(max_examples=100, deadline=None)
def test_no_label_is_given_twice(day: list[tuple[int, c.Command]]) -> None:
    desk, _other = work(day)
    labels = [note.label for note in desk.state.notes]
    assert sorted(labels) == sorted(set(labels))


@given(days, st.data())
@settings(max_examples=100, deadline=None)
def test_all_agree_in_whatever_order_the_facts_arrive(day: list[tuple[int, c.Command]], data: st.DataObject) -> None:
    desk, other = work(day)
    assert desk.state == other.state == fresh(desk).state
    facts = list(desk.journal.read())
    assert History(data.draw(st.permutations(facts))).state == desk.state


@given(days, steps)
@settings(max_examples=100, deadline=None)
def test_undo_leaves_no_trace(day: list[tuple[int, c.Command]], last: c.Command) -> None:
    desk, _other = work(day)
    before = desk.state
    if isinstance(last, c.Undo):
        return
    try:
        desk.do(last)
    except Refused:
        assert desk.state == before
        return
    desk.do(c.Undo())
    assert desk.state == before
