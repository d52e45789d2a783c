"""What stands behind the last item, and what pages carry at head and foot."""

from __future__ import annotations

import pytest

from idm_tui.formats.imports.documents.page_marks import page_marks
from tests.formats.imports.test_documents_content import read

AGENDA = "4 May 2026\n\n9:00 Session 1: Rivers\n10:00 Session 2: Lakes and ice\n11:00 Panel: who pays?\n12:00 Closing\n"


@pytest.mark.parametrize(
    "line",
    [
        "Contact: Ana Pérez, ana@rivers.example",
        "For more information write to Ana Pérez, ana@rivers.example",
        "Secretariat: Ana Pérez",
        "Para consultas: Ana Pérez",
        "Inscriptions : Ana Pérez, 02 00 00 00 00",
        "© 2026 Ana Pérez",
    ],
)
def test_whom_to_write_to_is_nobody_who_speaks_and_is_kept(line: str) -> None:
    draft = read(f"{AGENDA}\n{line}\nRoom 12, second floor\n")
    last = draft.sessions[-1]
    assert (last.title, last.subtitle, last.abstract, last.speakers) == ("Closing", "", "", [])
    assert draft.left == [line, "Room 12, second floor"]
    assert sum(doubt.code == "left-out" for doubt in draft.doubts) == 2


def test_questions_behind_the_last_item_go_to_the_sessions_that_they_name() -> None:
    draft = read(
        f"{AGENDA}\nGUIDING QUESTIONS\n\nSession 1: Rivers\n1. What is a river?\n2. Who owns it?\nSession 2\n"
        "- Which lakes are deep?\n"
    )
    assert [one.questions for one in draft.sessions] == [
        ["What is a river?", "Who owns it?"],
        ["Which lakes are deep?"],
        [],
        [],
    ]


@pytest.mark.parametrize(
    "heading",
    ["Questions for the panel", "These questions are for the panel at 11:00:", "To think of before the panel:"],
)
def test_questions_behind_the_last_item_for_the_only_panel(heading: str) -> None:
    draft = read(f"{AGENDA}\n{heading}\n\nWho owns a river?\nWho owns a lake?\n")
    assert draft.sessions[2].questions == ["Who owns a river?", "Who owns a lake?"]
    assert not draft.sessions[3].questions


def test_questions_on_one_line_with_whom_they_are_for() -> None:
    draft = read(f"{AGENDA}\nQuestions put to the panel: Who owns a river? – Who owns a lake?\n")
    assert draft.sessions[2].questions == ["Who owns a river?", "Who owns a lake?"]


def test_questions_of_the_last_item_stay_with_it() -> None:
    draft = read(f"{AGENDA}\nGuiding questions\n\n- What comes next?\n- Who writes the report?\n")
    assert draft.sessions[3].questions == ["What comes next?", "Who writes the report?"]


def test_a_heading_with_no_item_behind_it_is_not_lost() -> None:
    draft = read(f"{AGENDA}\nSession 3 was cancelled for want of water\n")
    assert "Session 3 was cancelled" in f"{draft.sessions[-1].subtitle}{draft.sessions[-1].abstract}"


def test_a_day_with_no_items_is_not_lost() -> None:
    draft = read(f"{AGENDA}\nTuesday 5 May 2026: a day of rest\n")
    assert any("a day of rest" in words for words in draft.left)


def marked(text: str) -> list[str]:
    raws = text.split("\n")
    return [raws[number - 1] for number in sorted(page_marks(raws))]


def test_running_titles_and_numbers_of_pages() -> None:
    page = "\n\n".join(f"Forum on rivers\n9:0{number} Talk\n\nAnnotated agenda {number}\n\f" for number in range(1, 5))
    marks = marked(page)
    assert marks.count("Forum on rivers") == 3  # the first may be what the event is called
    assert [mark for mark in marks if mark.startswith("Annotated")] == [f"Annotated agenda {n}" for n in range(1, 5)]


def test_numbers_of_pages_tell_where_they_end() -> None:
    text = "FORUM\n\npage 1/3\nRivers in winter\n\n9:00 Talk\n\npage 2/3\nRivers in winter\n\n10:00 Talk\n\npage 3/3"
    assert marked(text) == ["page 1/3", "Rivers in winter", "page 2/3", "Rivers in winter", "page 3/3"]


@pytest.mark.parametrize(
    "lines",
    [
        ("Panel discussion 1", "Panel discussion 2", "Panel discussion 3"),
        ("Monday 4 May 2026", "Tuesday 5 May 2026", "Wednesday 6 May 2026"),
        ("Day 1 of the forum", "Day 2 of the forum", "Day 3 of the forum"),
        ("Coffee in the hall", "Coffee in the hall", "Coffee in the hall"),
        ("9:00 Reading of the minutes", "9:00 Reading of the minutes", "9:00 Reading of the minutes"),
    ],
)
def test_what_may_well_stand_on_each_page_is_no_mark(lines: tuple[str, ...]) -> None:
    pages = zip(lines, ("of rain", "of snow", "of ice"), strict=True)
    assert marked("\n\f\n".join(f"{line}\n\nNotes {words}\n" for line, words in pages)) == []
    assert marked("\n\n".join(lines)) == []


def test_a_question_that_the_foot_of_a_page_parts() -> None:
    draft = read(
        "4 May 2026\n\n9:00 Panel on skills\nThe panel will discuss:\n- how skills are counted;\n"
        "- which sectors are ready for\n\nForum on skills – agenda 1\n\npartnerships, and which are not;\n"
        "- how to keep the cost down.\n\n10:00 Lunch\n\nForum on skills – agenda 2\n"
    )
    assert draft.sessions[0].questions == [
        "how skills are counted;",
        "which sectors are ready for partnerships, and which are not;",
        "how to keep the cost down.",
    ]


def test_a_title_in_small_figures_is_no_number_of_a_page() -> None:
    draft = read("Annual Meeting of Members¹\n\n4 May 2026\n9:00 Opening\n10:00 Panel\n")
    assert len(draft.sessions) == 2


def test_titles_that_count_are_no_numbers_of_pages() -> None:
    draft = read(
        "4 May 2026\n\n9:00\n\nOpening of the forum\n\n10:00\n\nDemonstration 1\n\n"
        "11:00\n\nDemonstration 2\n\n12:00\n\nLunch\n"
    )
    assert [one.title for one in draft.sessions][1:3] == ["Demonstration 1", "Demonstration 2"]


def test_a_room_below_each_item_is_no_running_title() -> None:
    page = "9:00 Talk {0}\nGreat Hall\n\n10:00 Speech {0}\nGreat Hall\n\n11:00 Debate {0}\nGreat Hall\n"
    text = "".join(f"{day} May 2026\n{page.format(name)}\f" for day, name in ((4, "Ann"), (5, "Bob"), (6, "Eve")))
    draft = read(text)
    assert sum("Great Hall" in f"{one.room}{one.subtitle}{one.abstract}" for one in draft.sessions) >= 6
