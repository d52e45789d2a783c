"""What the report says and in which order: by session, by guiding question, then what was concluded."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from idm_tui.core import commands as c
from idm_tui.formats.report.layout import Heading, Words, lay_out
from tests.formats.readers import Page, lined, read_docx, read_html, read_markdown
from tests.formats.reported import (
    ATTRIBUTIONS,
    FORUM,
    content,
    docx_of,
    html_of,
    markdown_of,
    noted,
    paragraphs,
    report,
    speaks,
    then,
    told,
)

if TYPE_CHECKING:
    from idm_tui.formats.report.content import Attribution

SAID = {
    "2.S.1": "The chair thanked all.",
    "2.K.1": "Skills first.",
    "2.1.1": "Chile: Visas take too long.",
    "2.1.2": "Question, Chile: Why so long?",
    "2.2.1": "Maria Sol (Peru): Fees must fall.",
    "2.A.1": "Ana Núñez (Labour Office): Skills are not counted.",
    "2.A.2": "Ana Núñez (Labour Office): “Nobody counts skills.”",
    "2.B.1": "The forum meets again.",
    "2.C.1": "Maria Sol (Peru): One form for all.",
    "2.D.1": "Action: Publish the data. (Secretariat · May)",
    "2.D.2": "Follow-up, Chile: Ask the banks.",
    "3.A.1": "Kenya: Work together.",
    "3.A.2": "Nobody said this.",
}
HEADINGS = [
    (1, "Chair's summary"),
    (2, "Key messages"),
    (3, "Skills and Needs"),
    (1, "2 Skills and Needs"),
    (2, "2.1 Question 1"),
    (2, "2.2 Question 2"),
    (2, "2.A Interventions"),
    (2, "2.B Decisions"),
    (2, "2.C Recommendations"),
    (2, "2.D Actions and follow-up"),
    (1, "3 Ways Forward"),
    (2, "3.1 Question 1"),
    (2, "3.A Interventions"),
    (1, "Annex: planned and actual"),
    (1, "Annex: speaking times"),
]
WHO_SPOKE = ("Maria Sol", "Peru", "", "10:20–10:25", "2.C.1, 2.2.1")


def pages(attribution: Attribution = "named") -> dict[str, Page]:
    found = content(told(*FORUM), attribution)
    return {
        "md": read_markdown(markdown_of(found)),
        "html": read_html(html_of(found))[0],
        "docx": read_docx(docx_of(found)),
    }


@pytest.mark.parametrize("form", ["md", "html", "docx"])
def test_a_report_by_session_and_question_with_the_summary_on_top(form: str) -> None:
    page = pages()[form]
    assert list(page.numbered.items()) == list(SAID.items())
    shift = 0 if form == "docx" else 1  # the title is the first heading of a page
    assert [(level - shift, words) for level, words in page.headings if words != "Forum on Work"] == HEADINGS
    place = page.cells.index(WHO_SPOKE[0])
    assert tuple(page.cells[place : place + 5]) == WHO_SPOKE
    for words in ("What is needed?", "It was answered. 18 min were spent on it.", "Who pays?",
                  "It was not put, and stayed open.", "Moderator: Ibrahim Awad, Director, ILO", "What is missing",
                  "8 October 2007, 10:01–10:55 (planned 10:00–11:00)"):  # fmt: skip
        assert words in page.words


@pytest.mark.parametrize("attribution", ATTRIBUTIONS)
def test_every_format_says_the_same(attribution: Attribution) -> None:
    found = pages(attribution)
    first = found.pop("md")
    assert first.numbered == {
        number: lined(text) for number, text in paragraphs(content(told(*FORUM), attribution)).items()
    }
    for page in found.values():
        assert page.numbered == first.numbered
        assert page.cells == first.cells
        assert [words for _level, words in page.headings if words != "Forum on Work"] == [
            words for _level, words in first.headings[1:]
        ]


def test_a_question_says_that_it_was_put_answered_set_aside_or_stayed_open() -> None:
    desk = told(
        ("10:01", c.Start(session="first")),
        ("10:02", c.Put(number=1)),
        ("10:05", c.Aside(number=2)),
        ("10:06", c.Ask(text="From me?", asker="Chile")),
        ("10:07", c.Ask(text="Again?")),
        ("10:08", c.Put(number=3)),
        ("10:10", c.Answered(number=3)),
    )
    shown = [block for block in lay_out(content(desk)) if isinstance(block, Words)]
    told_of = {block.text: shown[place + 1].text for place, block in enumerate(shown) if block.look == "question"}
    assert told_of == {
        "What is needed?": "It was answered. 6 min were spent on it.",
        "Who pays?": "It was set aside, and stayed open.",
        "From me?": "From the floor: Chile. It was answered. 2 min were spent on it.",
        "Again?": "It was not put, and stayed open.",
    }
    for attribution in ATTRIBUTIONS[1:]:
        assert not any("Chile" in str(block) for block in lay_out(content(desk, attribution)))


def test_a_question_that_is_put_is_being_discussed() -> None:
    desk = told(("10:01", c.Start(session="first")), ("10:02", c.Put(number=1)), ("10:05", c.Note(text="A")))
    assert (
        "It was being discussed, and stayed open. 3 min were spent on it."
        in read_markdown(markdown_of(content(desk))).words
    )


def test_an_action_without_owner_says_so() -> None:
    assert paragraphs(content(noted("Do it", kind="action"))) == {"2.D.1": "Action: Do it (no owner yet)"}
    assert paragraphs(content(noted("Do it", kind="action", due="May"))) == {"2.D.1": "Action: Do it (May)"}


def test_struck_words_leave_a_mark_and_withdrawn_notes_nothing() -> None:
    desk = noted("Secret one", "Harmless", "Secret two", owner="Secret owner", due="Secret due", tag="Secret tag")
    for clock, command in (("10:10", c.Strike(note="1")), ("10:11", c.Withdraw(note="3"))):
        then(desk, (clock, command))
    for attribution in ATTRIBUTIONS:
        found = content(desk, attribution)
        assert list(paragraphs(found)) == ["2.A.1", "2.A.2"]
        assert paragraphs(found)["2.A.1"].endswith("[Struck from the record at the speaker's wish.]")
        assert "Secret one" not in repr(found)
        assert "Secret two" not in repr(found)
        assert found.chapters[0].parts[-1].paragraphs[0].owner == ""


def test_off_the_record_tells_its_length_and_nothing_else() -> None:
    desk = told(
        ("10:01", c.Start(session="first")),
        *speaks("10:02", "Chile"),
        ("10:05", c.OffRecord(switch="on")),
        ("10:12", c.OffRecord(switch="off")),
        ("10:13", c.Note(text="On the record.")),
    )
    for attribution in ATTRIBUTIONS:
        page = read_markdown(markdown_of(content(desk, attribution)))
        assert "[Off the record from 10:05: 7 min]" in page.words
        assert len(page.numbered) == 1


def test_interventions_without_text_are_marked_waived_or_missing() -> None:
    desk = told(
        ("10:01", c.Start(session="first")),
        *speaks("10:02", "Chile", group="GRULAC"),
        ("10:05", c.PointOfOrder(speaker="Kenya")),
        ("10:06", c.Yield()),
        *speaks("10:10", "Ecuador", kind="reply"),
        ("10:15", c.Yield()),
        ("10:16", c.Waive(speaker="Chile")),
    )
    page = read_markdown(markdown_of(content(desk)))
    rows = [tuple(page.cells[place : place + 5]) for place in range(5, 20, 5)]
    assert rows == [
        ("Chile", "", "GRULAC", "10:02–10:10", "–"),
        ("Kenya", "point of order", "", "10:05–10:06", ""),
        ("Ecuador", "right of reply", "", "10:10–10:15", "[no text yet]"),
    ]


def test_notes_outside_every_session_and_in_a_break_have_a_chapter_of_their_own() -> None:
    desk = told(("10:01", c.Note(text="In the break", session="coffee")), ("10:02", c.Note(text="x", session="second")))
    assert list(paragraphs(content(desk))) == ["0.A.1", "3.A.1"]
    assert [block.text for block in lay_out(content(desk)) if isinstance(block, Heading) and block.level == 1][:2] == [
        "Coffee",
        "Ways Forward",
    ]


def test_one_session_alone_keeps_its_numbers_and_leaves_the_annexes_out() -> None:
    found = content(told(*FORUM), only="second")
    assert list(paragraphs(found)) == ["3.A.1", "3.A.2"]
    assert (found.timing, found.speaking) == ((), ())
    assert content(told(*FORUM), with_annexes=False).timing == ()


def test_a_draft_is_stamped_with_the_instant() -> None:
    found = content(told(*FORUM), is_draft=True)
    stamp = "DRAFT as of 8 October 2007, 11:30"
    assert stamp in read_markdown(markdown_of(found)).words
    assert stamp in read_html(html_of(found))[0].words
    assert stamp in read_docx(docx_of(found)).words
    assert report(told(*FORUM), is_draft=True).is_draft
    assert stamp not in markdown_of(content(told(*FORUM)))


def test_a_report_of_nothing() -> None:
    for attribution in ATTRIBUTIONS:
        found = content(told(), attribution)
        assert found.chapters == ()
        for page in (read_markdown(markdown_of(found)), read_html(html_of(found))[0], read_docx(docx_of(found))):
            assert page.numbered == {}
            assert "Report" in page.words


def test_two_versions_that_stand_beside_each_other_have_a_letter_each() -> None:
    desk = noted("First")
    base = next(iter(desk.state.notes)).version
    for clock, text in (("10:05", "Second"), ("10:06", "Third")):
        then(desk, (clock, c.Correct(note="1", text=text, base=base)))
    expected = {"2.A.1": "Chile: Second", "2.A.1b": "Chile: Third"}
    found = content(desk)
    assert paragraphs(found) == expected
    for page in (read_markdown(markdown_of(found)), read_html(html_of(found))[0], read_docx(docx_of(found))):
        assert page.numbered == expected
