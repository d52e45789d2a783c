"""Questions: how agendas lead to them, how they stand, and what is none."""

from __future__ import annotations

import pytest

from idm_tui.formats.imports.documents.questions import asked_in, asked_within
from tests.formats.imports.test_documents_content import item, read


@pytest.mark.parametrize(
    "lead_in",
    [
        "The panel will discuss:",
        "We'll chew on:",
        "Les échanges porteront sur les points suivants :",
        "Questions à examiner",
        "Questions en débat",
        "La mesa tratará:",
        "Preguntas que guiarán el intercambio:",
        "Key issues:",
    ],
)
@pytest.mark.parametrize("mark", ["-", "•", "‒", "−", "a)"])
def test_words_lead_to_questions_that_are_told(lead_in: str, mark: str) -> None:
    one = item(f"{lead_in}\n{mark} how debts are swapped;\n{mark} whether insurance can reach fishers.")
    assert one.questions == ["how debts are swapped;", "whether insurance can reach fishers."]


@pytest.mark.parametrize(
    "lines",
    [
        "Guiding questions: Who pays? And who decides?",
        "Guiding questions\nWho pays? And who decides?",
        "Guiding questions. (a) Who pays? (b) And who decides?",
        "Each table takes one question: (1) Who pays? (2) And who decides?",
        "Participants may wish to consider the following: (a) Who pays? (b) And who decides?",
        "Q1. Who pays?\nQ2. And who decides?",
        "Question 1: Who pays?\nQuestion 2: And who decides?",
        "Who pays? And who decides?",
    ],
)
def test_questions_in_a_row_are_questions_each(lines: str) -> None:
    assert item(lines).questions == ["Who pays?", "And who decides?"]


def test_questions_in_a_row_may_be_told() -> None:
    one = item("Points for discussion: Whether menus should be the same. How to include what is grown. Who checks")
    assert one.questions == ["Whether menus should be the same.", "How to include what is grown.", "Who checks"]
    one = item("The panel will discuss: how data are used; whether it helps")
    assert one.questions == ["how data are used", "whether it helps"]


def test_words_that_lead_to_nothing_are_kept() -> None:
    assert item("Guiding questions: to be announced").abstract == "Guiding questions: to be announced"
    assert item("Guiding questions\nModerator: Ms Ana Pérez").abstract == "Guiding questions"


def test_what_is_said_before_the_words_that_lead_to_questions_is_kept() -> None:
    one = item("Rivers cross borders. The panel will answer the following questions:\n- Who pays for them?")
    assert (one.abstract, one.questions) == ("Rivers cross borders.", ["Who pays for them?"])


def test_points_of_a_question_belong_to_it() -> None:
    one = item(
        "Guiding questions:\n1. Who pays?\n2. On what conditions may they leave:\n– of return,\n– of law,\n– of cost?\n"
        "3. What then?"
    )
    assert one.questions == [
        "Who pays?",
        "On what conditions may they leave: of return, of law, of cost?",
        "What then?",
    ]


def test_a_point_that_a_narrow_column_breaks_before_a_capital() -> None:
    one = item(
        "The panel will discuss:\n- what has changed since the Montreal\nRecommendations;\n- how it is measured."
    )
    assert one.questions == ["what has changed since the Montreal Recommendations;", "how it is measured."]


def test_a_question_broken_before_a_capital() -> None:
    one = item(
        "Guiding questions:\nWhat role does each of the countries along the river have in the\n"
        "Commission that looks after it?"
    )
    assert one.questions == [
        "What role does each of the countries along the river have in the Commission that looks after it?"
    ]


def test_the_question_of_a_talk_is_none_of_the_session() -> None:
    one = item("Ms Ana Pérez, ILO\nCan rivers be owned by those along them?\nMr Kofi Mensah, GSS")
    assert not one.questions


def test_one_question_below_the_title_is_put_to_all_and_told() -> None:
    draft = read("4 May 2026\n9:00 Panel 1: Victims and judges\nCan a meeting mend it all?\nModerator: Ms Ana Pérez\n")
    assert draft.sessions[0].questions == ["Can a meeting mend it all?"]
    assert [doubt.code for doubt in draft.doubts] == ["lead-in"]


def test_a_question_below_a_mere_label_is_what_the_session_is_called() -> None:
    draft = read("4 May 2026\n9:00 Panel 1\nCan a meeting mend it all?\nModerator: Ms Ana Pérez\n")
    assert (draft.sessions[0].subtitle, draft.sessions[0].questions) == ("Can a meeting mend it all?", [])


def test_questions_at_the_end_of_a_paragraph_are_put_and_one_may_be_rhetorical() -> None:
    assert asked_within("Rivers flow. Who owns them? And who pays?") == ["Who owns them?", "And who pays?"]
    assert not asked_within("Rivers flow. Is it news?")
    assert not asked_within("Who owns them? Nobody does. And who pays? All do.")
    assert asked_in("¿Quién paga?, ¿quién decide? y ¿quién falta?") == [
        "¿Quién paga?",
        "¿quién decide?",
        "¿quién falta?",
    ]
    assert asked_in("Qui paie ? – Qui décide ?") == ["Qui paie ?", "Qui décide ?"]
    assert not asked_in("Rivers flow. Who owns them?")


def test_a_column_of_questions() -> None:
    draft = read(
        "| Time | Session | Guiding questions |\n|---|---|---|\n"
        "| 9:00-10:00 | Panel on rivers | Who pays? Who decides? |\n"
        "| 10:00-11:00 | Panel on lakes | - how ice is measured <br> - whether it lasts |\n"
        "| 11:00-12:00 | Closing | tbc |\n",
        "md",
    )
    assert [one.questions for one in draft.sessions] == [
        ["Who pays?", "Who decides?"],
        ["how ice is measured", "whether it lasts"],
        [],
    ]
    assert draft.sessions[-1].abstract == "tbc"


def test_a_table_of_groups_within_an_item() -> None:
    draft = read(
        "4 May 2026\n\n**14:00** Working groups\n\n| Group | Facilitator | Question |\n|---|---|---|\n"
        "| A | Aulina Ismare | How to reach far schools? |\n| B | Ernesto Bonagura | Which data are needed? |\n",
        "md",
    )
    (one,) = draft.sessions
    assert [person.name for person in one.moderators] == ["Aulina Ismare", "Ernesto Bonagura"]
    assert one.questions == ["How to reach far schools?", "Which data are needed?"]


def test_questions_that_head_a_page_of_html() -> None:
    page = (
        "<p>4 May 2026</p><div>9:00 Panel on the law</div><div><h4>Questions we will put to the panel</h4>"
        "<p>What made it fail? Who reacts?<br>And what should be done on the day after?</p></div>"
    )
    assert read(page, "html").sessions[0].questions == [
        "What made it fail?",
        "Who reacts?",
        "And what should be done on the day after?",
    ]


def test_words_that_lead_to_nothing_are_kept_once() -> None:
    session = read(
        "4 May 2026\n9:00 Panel\nThe panel will meet in the hall. Participants will address the following issues:\n"
        "It is a long tradition.\nQuestions:\n- Who pays for the harbour of the town?\n10:00 Lunch\n"
    ).sessions[0]
    assert session.questions == ["Who pays for the harbour of the town?"]
    assert session.abstract.count("following issues") == 1


def test_questions_behind_the_title_in_its_line() -> None:
    session = read(
        "4 May 2026\n9:00 Next steps — what should we do? Who wants to work on this?\n10:00 Lunch\n"
    ).sessions[0]
    assert (session.title, session.questions) == ("Next steps", ["what should we do?", "Who wants to work on this?"])


def test_who_leads_the_talk_on_a_question_stands_behind_it() -> None:
    session = read(
        "4 May 2026\n9:00 Panel of champions\n- What theories inform your work? Facilitated by Juan Lucena\n"
        "- What methods inform your work? Facilitated by Alice Pawley\n10:00 Lunch\n"
    ).sessions[0]
    assert session.questions == ["What theories inform your work?", "What methods inform your work?"]
    assert [person.name for person in session.moderators] == ["Juan Lucena", "Alice Pawley"]


def test_one_question_in_a_round_table_is_put_to_all_though_its_title_is_short() -> None:
    text = "4 May 2026\n9:00 Regional Round Table\nWhich measures are planned in your region?\nRemarks of members\n"
    (one,) = read(text).sessions
    assert one.questions == ["Which measures are planned in your region?"]


def test_a_point_that_asks_is_a_question_however_short() -> None:
    assert item("• Where do we go?").questions == ["Where do we go?"]


@pytest.mark.parametrize(
    "lines",
    [
        "The session will address the following:\nHow regions share water\nWho pays for it",
        "This panel asks what works in regions. What can we learn from them? Who pays for it?",
        "Speakers are asked to respond to two questions: 1. How can regions share water? 2. Who pays for it?",
        "“How can regions share water?”\n“Who pays for it?”",
    ],
)
def test_two_questions(lines: str) -> None:
    assert len(item(lines).questions) == 2


def test_a_quoted_question_before_what_is_said_of_it() -> None:
    one = item("“What are the limits of our tools?” Activities for finding out.")
    assert (one.questions, one.abstract) == (["What are the limits of our tools?"], "Activities for finding out.")


def test_questions_before_who_moderates_in_one_line() -> None:
    one = item("Is the grid ready for winter? Who pays for it? Moderator: Ana Pérez")
    assert (len(one.questions), [who.name for who in one.moderators]) == (2, ["Ana Pérez"])


def test_the_first_of_questions_that_are_all_an_item_has_is_its_title_as_well() -> None:
    text = (
        "4 May 2026\n\n9:00-10:30\n  • How can the town save water?\n  • Who pays for it?\n\n10:30-11:00 Coffee break\n"
    )
    first, tea = read(text).sessions
    assert first.title == "How can the town save water?"
    assert first.questions == ["How can the town save water?", "Who pays for it?"]
    assert (tea.title, tea.questions) == ("Coffee break", [])


def test_a_title_that_asks_beside_its_time_is_no_question_though_questions_stand_below() -> None:
    text = "4 May 2026\n\n- 9:00 How to save water?\n  - Who pays for it?\n  - Who gains?\n- 10:30 Coffee break\n"
    first, _ = read(text, "md").sessions
    assert (first.title, first.questions) == ("How to save water?", ["Who pays for it?", "Who gains?"])


@pytest.mark.parametrize(("title", "count"), [("Round table: Water and work", 2), ("Session 1: Water and work", 0)])
def test_points_of_a_round_table_that_somebody_answers_are_questions(title: str, count: int) -> None:
    lines = "– Who saves water? Ana Pérez, Director, FAO\n– Who pays for it? Kofi Mensah, Director, WHO\n"
    (one,) = read(f"4 May 2026\n\n9:00-10:30 {title}\n{lines}").sessions
    assert one.questions == ["Who saves water?", "Who pays for it?"][:count]
    assert [person.name for person in one.speakers] == ["Ana Pérez", "Kofi Mensah"]


@pytest.mark.parametrize("mark", ["•", "-", "–", "▪"])
def test_marks_of_a_list_that_touch_their_words(mark: str) -> None:
    one = item(f"Guiding questions\n{mark}Who saves water?\n{mark}Who pays for it?")
    assert one.questions == ["Who saves water?", "Who pays for it?"]
