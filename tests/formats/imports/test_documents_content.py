"""What stands in an item of a document: people, questions, the discussion, breaks, and all the rest."""

from __future__ import annotations

import datetime as dt

import pytest

from idm_tui.formats.imports import documents
from idm_tui.formats.imports.draft import Draft, DraftSession, Options
from idm_tui.formats.imports.read import read_source

FIRST = Options("UTC", dt.date(2026, 5, 4))


def read(text: str, form: str = "text") -> Draft:
    return documents.read(text.encode(), form, FIRST)


def item(lines: str, form: str = "text") -> DraftSession:
    (one,) = read(f"4 May 2026\n\n9:00-10:30 Session 1: Water and work\n{lines}\n", form).sessions
    return one


@pytest.mark.parametrize(
    ("word", "role"),
    [
        ("Moderator", "moderators"),
        ("Chair", "moderators"),
        ("Facilitator", "moderators"),
        ("Modératrice", "moderators"),
        ("Président de séance", "moderators"),
        ("Moderadora", "moderators"),
        ("Speaker", "speakers"),
        ("Panellists", "speakers"),
        ("Keynote speaker", "speakers"),
        ("Intervenants", "speakers"),
        ("Ponentes", "speakers"),
        ("Presented by", "speakers"),
        ("Rapporteur", "rapporteurs"),
    ],
)
@pytest.mark.parametrize("form", ["text", "md"])
def test_a_word_says_what_somebody_does(word: str, role: str, form: str) -> None:
    for lines in (f"{word}: Ms Ana Pérez, Director, ILO", f"{word}:\n\nMs Ana Pérez, Director, ILO"):
        one = item(lines, form)
        assert [person.name for person in getattr(one, role)] == ["Ana Pérez"]
        assert sum(len(people) for people in (one.moderators, one.speakers, one.rapporteurs)) == 1


def test_a_moderator_and_the_speakers_below() -> None:
    one = item(
        "Moderator: Ms Ana Pérez, ILO\nSpeakers:\n• Mr Kofi Mensah, Director, GSS\n• Ms Li Wei, NBS\n"
        "Guiding questions:\n• Who pays for the water?\n• What works, and for whom?\nGeneral discussion"
    )
    assert one.title == "Session 1: Water and work"
    assert [person.name for person in one.moderators] == ["Ana Pérez"]
    assert [person.name for person in one.speakers] == ["Kofi Mensah", "Li Wei"]
    assert one.questions == ["Who pays for the water?", "What works, and for whom?"]
    assert one.discussion


@pytest.mark.parametrize(
    "lead_in",
    [
        "Guiding questions:",
        "Key questions",
        "Questions directrices :",
        "Preguntas orientadoras:",
        "Points for discussion:",
    ],
)
def test_questions_stand_below_their_lead_in_word_for_word(lead_in: str) -> None:
    one = item(
        f"{lead_in}\n- Who pays, and who ought to pay for water that is taken from the river\n  upstream?\n- And why?"
    )
    assert one.questions == [
        "Who pays, and who ought to pay for water that is taken from the river upstream?",
        "And why?",
    ]


@pytest.mark.parametrize("body", ["World Bank", "Secretariat", "All participants", "UNESCO"])
def test_an_organisation_in_the_place_of_a_person_is_no_person_and_told(body: str) -> None:
    draft = read(f"4 May 2026\n9:00 Panel\nSpeakers:\n• {body}\n• Ms Ana Pérez, ILO\n")
    (one,) = draft.sessions
    assert [person.name for person in one.speakers] == ["Ana Pérez"]
    assert one.abstract == body
    assert [doubt.code for doubt in draft.doubts] == ["people-guess"]


def test_a_paragraph_is_what_a_session_is_about_and_none_of_its_words_is_lost() -> None:
    one = item("This session looks at how water is shared between those who live along the river, and who decides.")
    assert one.abstract.startswith("This session looks")
    assert not one.speakers


@pytest.mark.parametrize("title", ["Coffee break", "Lunch", "Pause café", "Almuerzo", "Tea break", "Kaffeepause"])
def test_a_break_is_one(title: str) -> None:
    text, draft = read_source(f"4 May 2026\n9:00-10:00 Panel\n10:00-10:30 {title}\n".encode(), "a.txt", FIRST)
    assert [one.kind for one in draft.sessions] == ["session", "break"]
    assert 'kind = "break"' in text


def test_a_break_may_have_its_time_behind_it() -> None:
    draft = read("4 May 2026\n9:00-10:00 Panel\n10:30-11:00 Talk\n11:30-12:00 Talk\n\nCoffee break 12:00-12:30\n")
    assert draft.sessions[-1].title == "Coffee break"


def test_a_window_over_timed_items_becomes_their_subtitle_and_its_chair_their_moderator() -> None:
    draft = read(
        "4 May 2026\n9:00-11:00 Session 1: Rivers\nChair: Ms Ana Pérez, ILO\n"
        "9:00-10:00 Upstream\n10:00-11:00 Downstream\n11:00-11:30 Coffee\n"
    )
    assert [one.title for one in draft.sessions] == ["Upstream", "Downstream", "Coffee"]
    assert [one.subtitle for one in draft.sessions] == ["Session 1: Rivers", "Session 1: Rivers", ""]
    assert [len(one.moderators) for one in draft.sessions] == [1, 1, 0]
    assert "left-out" in {doubt.code for doubt in draft.doubts}


def test_a_missing_end_is_the_next_start_and_told() -> None:
    _text, draft = read_source(b"4 May 2026\n9:00 Panel\n10:15 Talk\n", "a.txt", FIRST)
    assert [f"{one.end:%H:%M}" for one in draft.sessions if one.end] == ["10:15", "10:45"]
    assert {"end-filled", "end-missing"} <= {doubt.code for doubt in draft.doubts}


def test_what_stands_above_the_items_and_is_no_title_is_left_as_a_comment() -> None:
    source = "Workshop on Water\n\nHosted by the Port of Tema\n\nTime Session\n4 May 2026\n9:00-10:00 Panel\n"
    text, draft = read_source(source.encode(), "a.txt", FIRST)
    assert draft.title == "Workshop on Water"
    assert draft.left == ["Hosted by the Port of Tema"]
    assert "# left: Hosted by the Port of Tema\n" in text


@pytest.mark.parametrize("form", ["text", "md"])
def test_a_mark_of_a_question_makes_one(form: str) -> None:
    one = item("❓ Who pays?\n❓ Bring one idea", form)
    assert one.questions == ["Who pays?", "Bring one idea"]


def test_the_heading_of_a_session_holds_until_lunch() -> None:
    draft = read(
        "4 May 2026\n8:00-9:00 Coffee\n\nSession 1: Rivers\nChair: Ms Ana Pérez, ILO\n9:00-10:00 Upstream\n"
        "10:00-10:30 Coffee break\n10:30-12:00 Downstream\n12:00-13:00 Lunch\n13:00-14:00 Keynote lecture\n"
    )
    assert {one.title: [person.name for person in one.moderators] for one in draft.sessions if one.moderators} == {
        "Upstream": ["Ana Pérez"],
        "Downstream": ["Ana Pérez"],
    }


@pytest.mark.parametrize(
    "lines",
    [
        "Guiding questions: Who pays? What works?",
        "Preguntas para el debate:\n• Who pays?\n• What works?",
        "Topics for discussion\n• Who pays?\n• What works?",
        "Participants may wish to consider the following:\n• Who pays?\n• What works?",
        "Q1: Who pays?\nQ2: What works?",
    ],
)
def test_questions_in_other_forms(lines: str) -> None:
    assert item(lines).questions == ["Who pays?", "What works?"]


def test_a_bullet_that_asks_is_no_panellist() -> None:
    one = item("Panellists – Jim Boyd (USD), Latoya King (USDA)\n• What did it cost to cook it all from scratch?")
    assert [person.name for person in one.speakers] == ["Jim Boyd", "Latoya King"]
    assert one.questions == ["What did it cost to cook it all from scratch?"]


def test_a_question_to_which_no_words_lead_is_said() -> None:
    draft = read("4 May 2026\n\n9:00 Session 1: Water\n• Who pays for the water of the poorest?\n")
    assert "lead-in" in {doubt.code for doubt in draft.doubts}
    draft = read("4 May 2026\n\n9:00 Session 1: Water\nGuiding questions:\n• Who pays for the water of the poorest?\n")
    assert "lead-in" not in {doubt.code for doubt in draft.doubts}
