"""Numbers of paragraphs stay what they are from one version to the next, and a corrigendum tells what changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from idm_tui.core import commands as c
from idm_tui.desk import Refused
from idm_tui.formats.report.corrigendum import corrections, cover, read
from idm_tui.formats.report.layout import Words
from tests.formats.readers import read_docx, read_markdown
from tests.formats.reported import (
    ATTRIBUTIONS,
    FORUM,
    content,
    docx_of,
    forum_plan,
    markdown_of,
    noted,
    paragraphs,
    report,
    then,
    told,
)

if TYPE_CHECKING:
    from idm_tui.desk import Desk
    from idm_tui.formats.report.as_json import Report

KINDS = ("summary", "quote", "recommendation", "decision", "action", "key-message", "chairs-summary", "question")
LABELS = st.integers(1, 8).map(str)
CHANGES: st.SearchStrategy[c.Command] = st.one_of(
    st.builds(c.Note, text=st.sampled_from(["a", "b"]), kind=st.sampled_from(KINDS), question=st.integers(0, 2)),
    st.builds(c.Withdraw, note=LABELS),
    st.builds(c.Strike, note=LABELS),
    st.builds(c.Correct, note=LABELS, text=st.sampled_from(["c", "d e", "f"])),
    st.builds(c.Refile, note=LABELS, kind=st.sampled_from(KINDS), question=st.integers(0, 2)),
    st.builds(c.Split, note=LABELS, text=st.just("e")),
    st.builds(c.Join, note=LABELS, other=LABELS),
    st.just(c.Undo()),
)


def standing(desk: Desk) -> dict[tuple[str, str], str]:
    """Return the number of each note, by its id and the part where it stands."""
    parts = {note.id: f"{note.session} {note.part}" for note in desk.state.notes}
    numbers: dict[tuple[str, str], str] = {}
    for chapter in content(desk).chapters:
        for paragraph in chapter.paragraphs:
            (note,) = paragraph.notes
            numbers[note, parts[note]] = paragraph.number
    assert len(set(numbers.values())) == len(numbers)
    return numbers


@settings(max_examples=60)
@given(st.lists(CHANGES, min_size=1, max_size=14))
def test_a_number_that_was_given_to_a_note_is_never_given_to_another(changes: list[c.Command]) -> None:
    desk = noted("one", "two", "three")
    given_to: dict[str, set[str]] = {}
    for change in changes:
        before = standing(desk)
        try:
            then(desk, ("10:30", change))
        except Refused:
            continue
        after = standing(desk)
        for key in before.keys() & after.keys():
            assert before[key] == after[key]
        if isinstance(change, c.Undo):
            for key in before.keys() - after.keys():
                given_to.get(before[key], set()).discard(key[0])  # what never was needs no number
            continue
        for (note, _part), number in after.items():
            given_to.setdefault(number, set()).add(note)
    counting = {note.id for note in desk.state.notes}
    assert all(len(notes & counting) <= 1 for notes in given_to.values())


STEPS: dict[str, tuple[c.Command, list[tuple[str, str]]]] = {
    "nothing": (c.Message(text="x"), [("", "The two versions say the same.")]),
    "a note more": (c.Note(text="New", kind="decision", session="first"), [("2.B.2", "insert"), ("", "New")]),
    "a note less": (c.Withdraw(note="7"), [("2.B.1", "delete"), ("", "The forum meets again.")]),
    "other words": (
        c.Correct(note="3", text="Visas take weeks."),
        [("2.1.1", "for"), ("", "Chile: Visas take too long."), ("", "read"), ("", "Chile: Visas take weeks.")],
    ),
    "another owner": (
        c.Refile(note="8", owner="Chile"),
        [("2.D.1", "for"), ("", "Publish the data. (Secretariat · May)"), ("", "read"),
         ("", "Publish the data. (Chile · May)")],
    ),
    "moved": (
        c.Refile(note="3", question=2),
        [("2.2.2", "insert"), ("", "Chile: Visas take too long."), ("2.1.1", "delete"),
         ("", "Chile: Visas take too long.")],
    ),
    "struck": (
        c.Strike(note="3"),
        [("2.1.1", "for"), ("", "the present text"), ("", "read"),
         ("", "Chile: [Struck from the record at the speaker's wish.]")],
    ),
    "split": (
        c.Split(note="3", text="too long."),
        [("2.1.1", "for"), ("", "Chile: Visas take too long."), ("", "read"), ("", "Chile: Visas take"),
         ("2.1.3", "insert"), ("", "Chile: too long.")],
    ),
}  # fmt: skip


def told_of(old: Report, new: Report) -> list[tuple[str, str]]:
    words = [block.text for block in corrections(old, new) if isinstance(block, Words)]
    return [_mark(text) for text in words]


def _mark(text: str) -> tuple[str, str]:
    if not text.startswith("Paragraph "):
        return "", text
    number, _colon, what = text.removeprefix("Paragraph ").partition(": ")
    return number, what


@pytest.mark.parametrize("name", STEPS)
def test_a_corrigendum_tells_what_changed_and_nothing_else(name: str) -> None:
    command, expected = STEPS[name]
    desk = told(*FORUM)
    old = report(desk)
    new = report(then(desk, ("11:40", command)))
    assert sorted(told_of(old, new)) == sorted(expected)


@pytest.mark.parametrize("attribution", ATTRIBUTIONS)
def test_a_corrigendum_of_reports_read_back_from_json(attribution: Any) -> None:
    desk = told(*FORUM)
    old = read(report(desk, attribution).model_dump_json())
    new = read(report(then(desk, ("11:40", c.Withdraw(note="7"))), attribution).model_dump_json())
    assert told_of(old, new) == [("2.B.1", "delete"), ("", "The forum meets again.")]
    assert told_of(old, old) == [("", "The two versions say the same.")]


def test_a_corrigendum_can_be_written_as_a_page_and_as_a_document() -> None:
    from idm_tui.formats.report import docx, markdown

    desk = told(*FORUM)
    old = report(desk)
    new = report(then(desk, ("11:40", c.Correct(note="3", text="*Visas* take weeks."))))
    blocks = list(corrections(old, new))
    words = ["Paragraph 2.1.1: for", "Chile: Visas take too long.", "read", "Chile: *Visas* take weeks."]
    page = read_markdown(markdown.write(cover(new), blocks))
    assert page.headings == [(1, "Corrigendum: Forum on Work"), (2, "Skills and Needs")]
    assert page.words == words
    document = read_docx(docx.write(cover(new), blocks))
    assert [text for text in document.words if text in words] == words


def test_versions_of_two_events_or_two_attributions_are_refused() -> None:
    desk = told(*FORUM)
    other = told(*FORUM, plan=forum_plan()).plan
    assert other.event.id == "jobs"
    moved = report(desk).model_copy(update={"event": report(desk).event.model_copy(update={"id": "else"})})
    for new in (moved, report(desk, "un")):
        with pytest.raises(ValueError, match="not of one event in one attribution"):
            list(corrections(report(desk), new))


@pytest.mark.parametrize("text", ["", "{", "[]", "{}", '{"format": "idm-tui-report/2"}', "null", "é", "1"])
def test_what_is_no_report_is_told_in_a_sentence(text: str) -> None:
    with pytest.raises(ValueError, match=r"^it is no report in JSON: .") as caught:
        read(text)
    assert "\n" not in str(caught.value)


def test_a_paragraph_that_joins_several_views_keeps_the_number_of_the_first() -> None:
    desk = noted("One", "Two", "Three", tag="visas")
    assert paragraphs(content(desk, "un")) == {"2.A.1": "One delegation: One; Two; Three"}
    then(desk, ("10:20", c.Withdraw(note="2")))
    assert paragraphs(content(desk, "un")) == {"2.A.1": "One delegation: One; Three"}
    assert docx_of(content(desk, "un"))
    assert "2.A.1" in markdown_of(content(desk, "un"))
