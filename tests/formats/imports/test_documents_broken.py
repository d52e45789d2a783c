"""Lines that were broken, and lines that were lost: names over two lines, all in one line, sentences."""

from __future__ import annotations

import pytest

from idm_tui.formats.imports.documents.joining import breaks_name, glued
from tests.formats.imports.test_documents_content import item, read


@pytest.mark.parametrize(
    ("text", "below"),
    [
        ("H.E. Dr. Ngozi", "Eberechukwu Umeh, Minister of Trade"),
        ("Video message by H.E. Dr. Ngozi", "Eberechukwu Umeh, Minister of Trade"),
        ("H.E. Ms.", "Ilse Nordenskjöld"),
        ("Mme Clotilde Hautecœur (présidente), M. Yvon Le", "Guennec (maire), S.E.M. Zacharie"),
        ("M. Yvon Le Guennec (maire), S.E.M. Zacharie", "Tiendrébéogo (ambassadeur)"),
        ("M. Bảo, vice-président ; et M. Guy", "Paré-Lévesque, Fédération"),
        ("Mr Emmanuel Kipchumba arap", "Rotich, Kenya"),
        ("Speakers: Ann Lee (ILO), Ana", "Pérez (GSS)"),
        ("Third Institute – Ms. Dorothée", "Abessolo Nguema, Agence nationale"),
    ],
)
def test_a_name_that_goes_on_below(text: str, below: str) -> None:
    assert breaks_name(text, below)


@pytest.mark.parametrize(
    ("text", "below"),
    [
        ("Welcome by Mr. Guterres", "Opening remarks"),
        ("Ms. Ann Lee", "Kofi Mensah"),
        ("Dr. Ann Lee, Director", "Ministry of Trade"),
        ("Coffee", "Bob Ode"),
        ("Opening", "Ms. Ann Lee"),
        ("Tevita Maka, Manager, Savaira", "Oluwaseun Bankolé, Research Fellow"),
    ],
)
def test_a_line_that_ends_behind_a_name(text: str, below: str) -> None:
    assert not breaks_name(text, below)


@pytest.mark.parametrize(
    ("text", "below", "whole"),
    [
        ("Session 3: Community-", "generated data", "Session 3: Community-generated data"),
        ("ana lives at the UN-", "Habitat", "ana lives at the UN-Habitat"),
        ("the imple-", "mentation", "the implementation"),
        ("a river", "and a lake", "a river and a lake"),
    ],
)
def test_a_hyphen_at_the_end_of_a_line(text: str, below: str, whole: str) -> None:
    assert glued(text, below) == whole


def test_a_body_that_ends_below_its_people() -> None:
    one = item("Speakers: Mr Bo Sy, Lao National\nChamber of Commerce; Ms Ana Pérez, DIAN; Mr Li Wei, NBS")
    assert [(person.name, person.organisation) for person in one.speakers] == [
        ("Bo Sy", "Lao National, Chamber of Commerce"),
        ("Ana Pérez", "DIAN"),
        ("Li Wei", "NBS"),
    ]


def test_prose_in_small_letters_is_no_part_of_a_title_in_capitals() -> None:
    draft = read(
        "4 May 2026\n9:00 Opening Panel: The Future of Rivers and Policy Advice Abroad\n"
        "A panel of those who live along rivers and of those who write about them will look into how\n"
        "Water is shared.\n10:00 Lunch\n"
    )
    assert draft.sessions[0].title == "Opening Panel: The Future of Rivers and Policy Advice Abroad"


def test_an_agenda_whose_lines_were_lost() -> None:
    draft = read(
        "FORUM ON RIVERS 4 May 2026 8.30 - 9.00 REGISTRATION Venue: Town Hall 9.00 - 9.45 Opening session of the forum "
        "Address by H.E. Mr. Bo Sy, Minister of Rivers Address by Ms. Ana Pérez, Secretary-General, ILO "
        "9.45 - 10.30 Coffee break 10.30 - 12.30 Panel on the future of rivers Moderator: Mr. Li Wei, NBS\n"
    )
    assert [(f"{one.start:%H:%M}", one.title) for one in draft.sessions] == [
        ("08:30", "REGISTRATION"),
        ("09:00", "Opening session of the forum"),
        ("09:45", "Coffee break"),
        ("10:30", "Panel on the future of rivers"),
    ]
    assert draft.sessions[0].room == "Town Hall"
    assert [person.name for person in draft.sessions[1].speakers] == ["Bo Sy", "Ana Pérez"]
    assert [person.name for person in draft.sessions[3].moderators] == ["Li Wei"]


def test_an_agenda_told_in_sentences() -> None:
    draft = read(
        "Encuentro de bibliotecas\nRosario, 22 y 23 de agosto de 2025\n\n"
        "Viernes 22. A las 14 horas, acreditación en el hall. A las 15, palabras de\n"
        'bienvenida de Graciela Bianchi. De 15:30 a 17, panel "Leer", con Mabel Zanetti (Vigil) y\n'
        "Omar Chauvié (Bahía Blanca); coordina Federico Tinivella. El panel parte de dos preguntas: ¿quién\n"
        "entra hoy? y ¿qué se presta? A las 17, mate.\n\n"
        "Sábado 23. A las 9.30, desayuno. Al mediodía, locro. A las 16, cierre y foto.\n"
    )
    assert [(f"{one.start:%d %H:%M}", f"{one.end:%H:%M}" if one.end else "", one.title) for one in draft.sessions] == [
        ("22 14:00", "", "acreditación en el hall"),
        ("22 15:00", "", "palabras de bienvenida de Graciela Bianchi"),
        ("22 15:30", "17:00", 'panel "Leer"'),
        ("22 17:00", "", "mate"),
        ("23 09:30", "", "desayuno"),
        ("23 12:00", "", "locro"),
        ("23 16:00", "", "cierre y foto"),
    ]
    panel = draft.sessions[2]
    assert [person.name for person in panel.moderators] == ["Federico Tinivella"]
    assert [person.name for person in panel.speakers] == ["Mabel Zanetti", "Omar Chauvié"]
    assert panel.questions == ["¿quién entra hoy?", "¿qué se presta?"]


def test_a_part_with_a_chair_stands_over_the_items_behind_it() -> None:
    draft = read(
        "Jeudi 6 novembre 2025\n9h30 : Allocution\nThomas Hochmann, Professeur\n1.1. Les faits\n"
        "Présidence : Arnaud Mercier, Professeur\n9h50 : Nouveaux intermédiaires\nPauline Trouillard, doctorante\n"
        "11h15 : Pause\n2.1. Table ronde sur les faits\n14h30 : Présidence : Stefania Di Stefano, postdoctorante\n"
    )
    assert [(one.title, one.subtitle, [person.name for person in one.moderators]) for one in draft.sessions] == [
        ("Allocution", "", []),
        ("Nouveaux intermédiaires", "1.1. Les faits", ["Arnaud Mercier"]),
        ("Pause", "", []),
        ("2.1. Table ronde sur les faits", "", ["Stefania Di Stefano"]),
    ]


def test_a_list_of_workshops_within_an_item_stands_over_nothing() -> None:
    one = item("- Atelier 1 – Jardins : Sylvain Mazoyer\n- Atelier 2 – Radio : Kadiatou Barry\n")
    assert [person.name for person in one.speakers] == ["Sylvain Mazoyer", "Kadiatou Barry"]
    one = item("A. Financing (Room 4)\nFacilitator: Oksana Hrytsenko\nB. Data\nFacilitator: Rajiv Bala\n")
    assert [person.name for person in one.moderators] == ["Oksana Hrytsenko", "Rajiv Bala"]


def test_an_agenda_in_one_line_with_single_times_and_days() -> None:
    draft = read(
        "mercredi 11 octobre 2006\n\n"
        "16h30 Assemblée générale des adhérents au Centre International 20h Dîner des adhérents\n\n"
        "jeudi 12 octobre 9h Accueil des participants au Centre International 9h30 Allocutions de bienvenue\n\n"
        "10h20 Ouverture officielle de la convention nationale devant les délégués 11h Discours du ministre délégué\n"
    )
    assert [f"{one.start:%d %H:%M} {one.title.split()[0]}" for one in draft.sessions] == [
        "11 16:30 Assemblée",
        "11 20:00 Dîner",
        "12 09:00 Accueil",
        "12 09:30 Allocutions",
        "12 10:20 Ouverture",
        "12 11:00 Discours",
    ]


def test_lines_of_the_source_keep_their_numbers() -> None:
    items = "9:00 Opening of the forum on rivers 9:30 Panel of those who live along them 11:00 Lunch and walk 13:00 Tea"
    draft = read(f"4 May 2026\n\n{items}\n\n14:00 Walk\n")
    assert [one.place for one in draft.sessions] == ["3", "3", "3", "3", "5"]


def test_a_line_of_place_between_the_times_and_the_titles() -> None:
    draft = read(
        "4 May 2026\n\n9:00 - 9:30\nTansa Room\nKeynote on rivers\nAna Pérez, ILO\n\n"
        "9:30 - 10:30\nJ building, floor B1, room 080\nPanel on lakes\n\n10:30 - 11:00\nMain Auditorium\nClosing\n"
    )
    assert [(one.title, one.room) for one in draft.sessions] == [
        ("Keynote on rivers", "Tansa Room"),
        ("Panel on lakes", "J building, floor B1, room 080"),
        ("Closing", "Main Auditorium"),
    ]


def test_a_session_below_a_break_stands_over_the_items_behind_it() -> None:
    draft = read(
        "4 May 2026\n9:00-10:00\nWelcome\n12:30-14:00\nLunch\n"
        "Session 2\nEvolution of rivers\nChair: Andrew Rogerson, ODI\n"
        "- Who pays for them?\n- Who decides?\n14:00-15:00\nPresenters\n15:00-16:00\nDiscussion\n"
    )
    lunch, presenters = draft.sessions[1:3]
    assert (lunch.subtitle, lunch.moderators, lunch.questions) == ("", [], [])
    assert presenters.subtitle.startswith("Session 2")
    assert [person.name for person in presenters.moderators] == ["Andrew Rogerson"]
    assert presenters.questions == ["Who pays for them?", "Who decides?"]


def test_commas_between_names_alone_part_people() -> None:
    people = "Ana Pérez (ILO), Bo Sy (GSS), Li Wei (NBS)"
    apart = f"4 May 2026\n9:00 Talk\n{people}\n10:00 Panel\n- Jardin : Kofi Mensah, Oru Tamm\n"
    assert [person.name for person in read(apart).sessions[1].speakers] == ["Kofi Mensah", "Oru Tamm"]
    bodies = apart.replace(people, "Ana Pérez, International Labour Office")
    assert [person.name for person in read(bodies).sessions[1].speakers] == ["Kofi Mensah"]


def test_cells_that_became_lines_leave_their_marks_behind() -> None:
    text = "5 May 2026\nTime |\nWhat |\n|\n09:00 - 10:00\n|\nOpening by the host |\n|\n10:00 -10:30 |\nCoffee |\n|\n"
    assert [one.title for one in read(text).sessions] == ["Opening by the host", "Coffee"]


def test_a_bracket_broken_before_a_number_begins_no_list() -> None:
    one = item("Speakers: Ana Pérez (in charge of Agenda\n21) and Kofi Mensah (GSS)")
    assert [person.name for person in one.speakers] == ["Ana Pérez", "Kofi Mensah"]


def test_no_line_is_broken_where_others_are_wider_than_a_page() -> None:
    long = "The river rises every spring, and every spring the same villages are cut off for weeks. " * 3
    title = "Presentation of what the inquiry into the flood has found"
    one = read(f"5 May 2026\n9:00 {title}\nFirst results of the survey in villages\n{long}\n{long}\n").sessions[0]
    assert one.title == title


def test_an_agenda_of_starts_in_one_line() -> None:
    text = (
        "Task force of May 5, 2026 6-9 p.m. Street level, room 2 Agenda 6:00 Overview of goals 6:03 Citizens speak"
        " 6:10 Minutes 6:30 Seek consensus on theme 3 7:30 Break 7:40 Go on with theme 4 8:55 Next steps\n"
    )
    assert [(one.start.strftime("%H:%M"), one.title) for one in read(text).sessions] == [
        ("18:00", "Overview of goals"),
        ("18:03", "Citizens speak"),
        ("18:10", "Minutes"),
        ("18:30", "Seek consensus on theme 3"),
        ("19:30", "Break"),
        ("19:40", "Go on with theme 4"),
        ("20:55", "Next steps"),
    ]


def test_rules_of_a_page_are_no_words() -> None:
    (one,) = read("5 May 2026\n=====================\n9:00 Opening\n---------- ----------\n").sessions
    assert (one.title, one.abstract) == ("Opening", "")


@pytest.mark.parametrize(
    ("text", "title", "names"),
    [
        (
            "Book signing. Ana Pérez, Kofi Mensah,\nLi Wei and Tom Hill.",
            "Book signing",
            ["Ana Pérez", "Kofi Mensah", "Li Wei", "Tom Hill"],
        ),
        (
            "Debate, “The Myth of Rivers, an inquiry”. Ana Pérez, José Luis\nBallester-Olmos, Li Wei and Tom Hill.",
            "Debate, “The Myth of Rivers, an inquiry”",
            ["Ana Pérez", "José Luis Ballester-Olmos", "Li Wei", "Tom Hill"],
        ),
        ("Ana Pérez, CéLAT : « Les\nmigrants n’existent pas »", "Les migrants n’existent pas", ["Ana Pérez"]),
        ("What did the river change? (Ana Pérez,\nILO)", "What did the river change?", ["Ana Pérez"]),
    ],
)
def test_people_and_quotes_that_a_page_breaks(text: str, title: str, names: list[str]) -> None:
    one = read(f"4 May 2026\n9:00 {text}\n10:00 Break\n").sessions[0]
    assert (one.title, [who.name for who in one.speakers]) == (title, names)
