"""Questions that are put without the usual words: told, numbered, as tasks, in the midst of a paragraph."""

from __future__ import annotations

import pytest

from tests.formats.imports.test_documents_content import item, read


def test_a_list_of_questions_and_tasks_under_a_line_of_its_own() -> None:
    points = [
        "Name one skill that is not taught.",
        "How many work in a village? Does it matter?",
        "Should we accredit?",
    ]
    one = item("Things we would like the panel to settle, or to quarrel about:\n" + "\n".join(f"– {p}" for p in points))
    assert one.questions == points


def test_titles_of_talks_under_a_line_are_no_questions() -> None:
    one = item("Two talks:\n- Ana Pérez: Who owns rivers?\n- Peter Holm: What is a port?")
    assert one.questions == []
    assert [person.name for person in one.speakers] == ["Ana Pérez", "Peter Holm"]


@pytest.mark.parametrize(
    "lead_in",
    [
        "Issues to be discussed:",
        "Participants are asked to:",
        "Cada comisión deberá:",
        "Tres desafíos para los asistentes:",
        "Il s'agira notamment de savoir :",
        "On se demandera :",
    ],
)
def test_more_words_that_lead_to_questions(lead_in: str) -> None:
    one = item(f"{lead_in}\n- whether a fee can work;\n- comment dire non à un usager ?")
    assert one.questions == ["whether a fee can work;", "comment dire non à un usager ?"]


@pytest.mark.parametrize(
    "line",
    [
        "Delegates may wish to bear in mind: (1) what members lose; (2) whether staff can be covered.",
        "Please think beforehand about: (i) what members lose, and (ii) whether staff can be covered",
        "The day is long (1) what members lose; (2) whether staff can be covered",
    ],
)
def test_questions_told_in_one_line(line: str) -> None:
    assert [asked.rstrip(".") for asked in item(line).questions] == [
        "what members lose",
        "whether staff can be covered",
    ]


def test_one_question_and_what_is_said_behind_it() -> None:
    one = item("The round table has one question only: what should a utility do? Bring one page of figures.")
    assert one.questions == ["what should a utility do?"]
    assert "Bring one page of figures." in one.abstract


def test_points_with_letters_in_brackets_are_not_put_together() -> None:
    one = item(
        "Issues to be discussed:\n(a) who owns a pump once the project has left the village for good\n(b) what it costs"
    )
    assert one.questions == ["who owns a pump once the project has left the village for good", "what it costs"]


def test_points_that_tell_what_is_asked_need_no_words_before_them() -> None:
    one = item("- Whether the lens may be treated as one;\n- What compensation is due;\n- A tea for all")
    assert one.questions == ["Whether the lens may be treated as one;", "What compensation is due;"]


def test_questions_in_the_midst_of_a_paragraph() -> None:
    asked = "What are the assumptions? How might they be met?"
    assert item(f"{asked} This is the time to be frank.").questions == [
        "What are the assumptions?",
        "How might they be met?",
    ]
    one = read(f"4 May 2026\n9:00 A common effort – {asked} Panelists will share thoughts.\n10:00 Tea\n").sessions[0]
    assert (one.title, len(one.questions)) == ("A common effort", 2)


def test_what_one_person_speaks_of_may_ask_much() -> None:
    one = item(
        "Ana Pérez (ILO)\nRivers are long. But who knows? And who cares? We shall see how they are kept in the end."
    )
    assert one.questions == []


def test_two_questions_in_one_paragraph_of_several() -> None:
    lines = ["When does the clock start?", "Is interest ever claimed? If not, what is the rule for?", "Who pays?"]
    assert item("The panel will address the following questions:\n" + "\n".join(lines)).questions == lines


def test_a_column_of_questions_holds_tasks_as_well() -> None:
    head = "| Time | Session | Questions |\n|---|---|---|\n"
    rows = "| 9:00 | Panel | Explain why half of them failed. |\n| 10:00 | Tea | |\n"
    assert read(f"4 May 2026\n\n{head}{rows}", "md").sessions[0].questions == ["Explain why half of them failed."]


def test_a_title_with_room_for_the_next_word_does_not_go_on() -> None:
    one = read(
        "4 May 2026\n\n9:00 - 9:30\n\nSession 1. Opening the door: access of small firms to tenders\n"
        "Small firms make up nine tenths of all enterprises but win less than a fifth of the value\n"
        "of contracts.\n\n9:30 - 10:00\n\nTea\n"
    ).sessions[0]
    assert one.title == "Session 1. Opening the door: access of small firms to tenders"
