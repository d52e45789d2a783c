"""Who is named in the lines of a document, beside what they do, and which words with capitals are nobody."""

from __future__ import annotations

import pytest

from idm_tui.formats.imports.documents.bylines import byline_of
from idm_tui.formats.imports.documents.people import people_in
from tests.formats.imports.test_documents_content import item, read


@pytest.mark.parametrize(
    ("printed", "name", "rest"),
    [
        ("Ms Ana Pérez, Director, ILO", "Ana Pérez", ("Director", "ILO")),
        ("Ana Pérez (ILO)", "Ana Pérez", ("", "ILO")),
        ("Dr. Kofi Mensah - Ghana Statistical Service", "Kofi Mensah", ("", "Ghana Statistical Service")),
        ("H.E. Ms Ana Pérez, Minister of Labour, Spain", "Ana Pérez", ("Minister of Labour", "Spain")),
        ("M. Jean-Luc Dupré, Directeur, OIM", "Jean-Luc Dupré", ("Directeur", "OIM")),
        ("Juan de la Cruz, Jefe, Puerto", "Juan de la Cruz", ("Jefe", "Puerto")),
        ("Professor Ana Pérez AO, University of Quito", "Ana Pérez", ("", "University of Quito")),
        ("Senator the Hon. Ana Pérez MP", "Ana Pérez", ("", "")),
        ("DRA. ANA MARÍA PÉREZ DE LA CRUZ", "ANA MARÍA PÉREZ DE LA CRUZ", ("", "")),
        ("LIC. EN PSICOLOGÍA ANA PÉREZ", "ANA PÉREZ", ("", "")),
        ("Ms Grace Hall, Bank of Accra", "Grace Hall", ("", "Bank of Accra")),
        ("Rania al-Masri, Economist, ESCWA", "Rania al-Masri", ("Economist", "ESCWA")),
        ("A. van der Berg (TNO)", "A. van der Berg", ("", "TNO")),
        ("João Sá, Diretor", "João Sá", ("Diretor", "")),
        ("Ana Pérez, Head of Trade and Tourism, Quito", "Ana Pérez", ("Head of Trade and Tourism", "Quito")),
        ("José Ortega y Gil, Madrid", "José Ortega y Gil", ("", "Madrid")),
        ("Айгуль Омарова, Директор", "Айгуль Омарова", ("", "Директор")),
    ],
)
def test_a_person(printed: str, name: str, rest: tuple[str, str]) -> None:
    (person,) = people_in(printed)
    assert (person.name, (person.role, person.organisation)) == (name, rest)


def test_somebody_speaks_for_another() -> None:
    (person,) = people_in("Ms Ana Pérez, Adviser, ILO, on behalf of Mr Kofi Mensah, Director, ILO")
    assert person.on_behalf_of is not None
    assert (person.name, person.on_behalf_of.name) == ("Ana Pérez", "Kofi Mensah")


@pytest.mark.parametrize(
    ("printed", "names"),
    [
        ("Ana Pérez (ILO), Kofi Mensah (GSS) and Li Wei (NBS)", ["Ana Pérez", "Kofi Mensah", "Li Wei"]),
        ("Ana Pérez and Kofi Mensah", ["Ana Pérez", "Kofi Mensah"]),
        ("Ana Pérez; Kofi Mensah", ["Ana Pérez", "Kofi Mensah"]),
        ("Ana Pérez, Kofi Mensah & Li Wei", ["Ana Pérez", "Kofi Mensah", "Li Wei"]),
        ("Dr Ana Pérez, Mr Kofi Mensah", ["Ana Pérez", "Kofi Mensah"]),
        ("Ana Pérez, Director, ILO, and Kofi Mensah, GSS", ["Ana Pérez", "Kofi Mensah"]),
        ("Ana Pérez / Kofi Mensah, GSS", ["Ana Pérez", "Kofi Mensah"]),
        ("Ana Pérez and Kofi Mensah, Georgia Tech", ["Ana Pérez", "Kofi Mensah"]),
        ("Ana Pérez, Georgia Tech", ["Ana Pérez"]),
        ("Ana Pérez et al.", ["Ana Pérez"]),
        ("Ana Pérez, ILO, Kofi Mensah, GSS, Li Wei, NBS", ["Ana Pérez", "Kofi Mensah", "Li Wei"]),
        ("Ana Pérez, Director, Rivers Trust", ["Ana Pérez"]),
        ("a plain sentence about water", []),
        ("Coffee Break", []),
        ("Source Code Transparency (ILO)", []),
        ("Training Standards, Lisbon Room", []),
        ("General Assembly, Geneva", []),
        ("Ana Pérez: Rivers at Risk", []),
    ],
)
def test_people_of_one_line(printed: str, names: list[str]) -> None:
    assert [person.name for person in people_in(printed)] == names


@pytest.mark.parametrize(
    ("printed", "title", "names"),
    [
        ("Rivers of the north – Ana Pérez", "Rivers of the north", ["Ana Pérez"]),
        ("Rivers - a survey - Ana Pérez & Kofi Mensah", "Rivers - a survey", ["Ana Pérez", "Kofi Mensah"]),
        ("Rivers of the north: Ana Pérez (online)", "Rivers of the north", ["Ana Pérez"]),
        ("Rivers, lakes and rain, Ana Pérez and Kofi Mensah", "Rivers, lakes and rain", ["Ana Pérez", "Kofi Mensah"]),
        ("Rivers of the north (Ana Pérez, Kofi Mensah)", "Rivers of the north", ["Ana Pérez", "Kofi Mensah"]),
        ("Rivers of the north (Ana Pérez, ILO)", "Rivers of the north", ["Ana Pérez"]),
        ("Rivers of the north – Ana Pérez (ILO) (20 min)", "Rivers of the north", ["Ana Pérez"]),
        ("Rivers of the north by Ana Pérez", "Rivers of the north", ["Ana Pérez"]),
        ("Discours de clôture par Ana Pérez, présidente", "Discours de clôture", ["Ana Pérez"]),
        ("Results of the survey Ms Ana Pérez, ILO", "Results of the survey", ["Ana Pérez"]),
        ("KEYNOTE PRESENTATION Ana Pérez, Director, ILO", "KEYNOTE PRESENTATION", ["Ana Pérez"]),
        ("Ana Pérez (ILO): Rivers of the north", "Rivers of the north", ["Ana Pérez"]),
        ("Pérez, Ana; Mensah, K.: Rivers: a survey", "Rivers: a survey", ["Pérez, Ana", "Mensah, K."]),
        ("Ana Pérez (ILO) will speak on “Rivers of the north”", "Rivers of the north", ["Ana Pérez"]),
    ],
)
def test_a_title_beside_who_speaks(printed: str, title: str, names: list[str]) -> None:
    (one,) = read(f"4 May 2026\n9:00-10:30 {printed}\n").sessions
    assert (one.title, [person.name for person in one.speakers]) == (title, names)
    inside = item(printed)
    assert (inside.abstract, [person.name for person in inside.speakers]) == (title, names)


@pytest.mark.parametrize(
    "printed",
    [
        "Rivers at risk. Moderator: Ms Ana Pérez, ILO",
        "Rivers at risk, chaired by Ana Pérez",
        "Rivers at risk – animé par Ana Pérez",
        "Rivers at risk    Chair: Ana Pérez (ILO)",
        "Rivers at risk: Convened by Ana Pérez",
        "Rivers at risk, Ana Pérez (Chair)",
    ],
)
def test_a_title_beside_who_moderates(printed: str) -> None:
    (one,) = read(f"4 May 2026\n9:00-10:30 {printed}\n").sessions
    assert (one.title, [person.name for person in one.moderators]) == ("Rivers at risk", ["Ana Pérez"])
    assert not one.speakers


def test_several_roles_in_one_line() -> None:
    (one,) = read("4 May 2026\n9:00 Rivers. Chair: Ana Pérez. Speakers: Kofi Mensah (GSS), Li Wei (NBS)\n").sessions
    assert [person.name for person in one.moderators] == ["Ana Pérez"]
    assert [person.name for person in one.speakers] == ["Kofi Mensah", "Li Wei"]


def test_the_title_of_a_keynote_may_stand_behind_who_gives_it() -> None:
    (one,) = read("4 May 2026\n9:00 Keynote by Ana Pérez (ILO): Whose river is it?\n").sessions
    assert (one.title, one.kind, [person.name for person in one.speakers]) == (
        "Whose river is it?",
        "keynote",
        ["Ana Pérez"],
    )


@pytest.mark.parametrize(
    "printed",
    [
        "Lunch, Blue Anchor Restaurant",
        "Excursion to Fort St. Angelo",
        "Hands-on: ELAN - beginners",
        "Gala Dinner, Palazzo Parisio",
        "Session intro - Supply Chain Security",
        "Reports by the working groups",
        "Working with Open Data",
        "Case study: Ministry of Planning, Nairobi",
    ],
)
def test_a_title_that_names_nobody(printed: str) -> None:
    (one,) = read(f"4 May 2026\n9:00-10:30 {printed}\n").sessions
    assert (one.title, one.speakers, one.moderators) == (printed, [], [])


@pytest.mark.parametrize(
    "line",
    [
        "Moderated by Ana Pérez (ILO)",
        "Moderator / Moderadora: Ana Pérez (ILO)",
        "Animation : Ana Pérez, journaliste",
        "Модератор: Ana Pérez, ILO",
        "Ana Pérez, ILO (Moderator)",
    ],
)
def test_a_line_says_who_moderates(line: str) -> None:
    one = item(line)
    assert [person.name for person in one.moderators] == ["Ana Pérez"]
    assert not one.speakers


def test_first_names_and_handles_stand_behind_a_word_only() -> None:
    assert [person.name for person in item("Mentors: @kvasir, Lena").speakers] == ["@kvasir", "Lena"]
    assert not item("Tables: Data, Maps").speakers


def test_a_post_below_a_name_is_no_person() -> None:
    one = item("Ms Ana Pérez\nProgramme Officer, UNESCO Bolivia\nMr Kofi Mensah\nGhana Statistical Service")
    assert [(person.name, person.role, person.organisation) for person in one.speakers] == [
        ("Ana Pérez", "Programme Officer", "UNESCO Bolivia"),
        ("Kofi Mensah", "", "Ghana Statistical Service"),
    ]


def test_a_talk_below_the_chair_is_not_their_post() -> None:
    one = item("Chair: Ana Pérez\nRivers of the north – Kofi Mensah\nOpen questions")
    assert [(person.name, person.role) for person in one.moderators] == [("Ana Pérez", "")]
    assert [person.name for person in one.speakers] == ["Kofi Mensah"]


def test_a_byline_that_only_capitals_tell_is_a_guess() -> None:
    told, guessed = byline_of("Rivers – Ms Ana Pérez"), byline_of("Rivers – Ana Pérez")
    assert told is not None
    assert guessed is not None
    assert (told.is_guess, guessed.is_guess) == (False, True)
    draft = read("4 May 2026\n9:00-10:30 Rivers – Ana Pérez\n")
    assert [doubt.code for doubt in draft.doubts] == ["people-guess"]


@pytest.mark.parametrize("printed", ["Opening (Main Hall)", "(Room 116, 2nd floor) Opening", "Opening (S022-S023)"])
def test_a_bracket_of_place_is_not_of_the_title_and_not_lost(printed: str) -> None:
    (one,) = read(f"4 May 2026\n9:00-10:30 {printed}\n").sessions
    assert one.title == "Opening"
    assert len(one.left) == 1


def test_a_bare_name_below_the_title_speaks() -> None:
    one = item("Ana Pérez\nUniversity of Quito")
    assert [(person.name, person.organisation) for person in one.speakers] == [("Ana Pérez", "University of Quito")]
    (lunch,) = read("4 May 2026\n12:00 Lunch\nVilla Borghese\n").sessions
    assert not lunch.speakers


def test_one_of_several_may_have_a_role_in_brackets_or_all() -> None:
    one = item("Ana Pérez (Chair), Kofi Mensah, Li Wei")
    assert [person.name for person in one.moderators] == ["Ana Pérez"]
    assert [person.name for person in one.speakers] == ["Kofi Mensah", "Li Wei"]
    assert len(item("Ana Pérez, Kofi Mensah and Li Wei (Chairs)").moderators) == 3


def test_a_list_that_is_broken_within_a_name() -> None:
    one = item("Speakers: Kofi Mensah (GSS), Ana\nPérez (ILO), Li Wei (NBS)")
    assert [person.name for person in one.speakers] == ["Kofi Mensah", "Ana Pérez", "Li Wei"]


def test_a_post_before_the_name_is_kept() -> None:
    one = item("Opening by Minister Ana Pérez, Quito")
    assert [(person.name, person.role, person.organisation) for person in one.speakers] == [
        ("Ana Pérez", "Minister", "Quito")
    ]


def test_a_name_in_capitals_stands_before_a_post() -> None:
    assert [person.name for person in item("ANA PÉREZ, Director, ILO").speakers] == ["ANA PÉREZ"]
    assert not item("CLEAN RIVERS, DRY LAKES").speakers


def test_a_quotation_in_the_middle_of_a_title_stays_in_it() -> None:
    draft = read('4 May 2026\n9:00 Reading "The rivers of my country" together\n10:00 Lunch\n')
    assert draft.sessions[0].title == 'Reading "The rivers of my country" together'


def test_a_sentence_that_goes_on_behind_a_name_is_no_person() -> None:
    draft = read("4 May 2026\n9:00 Concert\nMaria Pérez, whose songs tell of rivers\n10:00 Lunch\n")
    assert draft.sessions[0].speakers == []
    assert "Maria Pérez, whose songs" in f"{draft.sessions[0].subtitle} {draft.sessions[0].abstract}"


@pytest.mark.parametrize(
    ("line", "kept"),
    [
        ("Harbour talk (by Ana Pérez) and a tasting of cheese", "a tasting of cheese"),
        ("Discussion with Ana Pérez, followed by drinks on the roof", "drinks on the roof"),
        ("Public hearing on rail with Ana Pérez: first results", "Public hearing on rail"),
    ],
)
def test_what_stands_around_people_is_not_lost(line: str, kept: str) -> None:
    session = read(f"4 May 2026\n9:00 {line}\n10:00 Lunch\n").sessions[0]
    assert [person.name for person in session.speakers] == ["Ana Pérez"]
    assert kept in f"{session.title} {session.subtitle} {session.abstract}"


def test_a_second_place_is_kept_and_said() -> None:
    session = read("4 May 2026\n9:00 Talk\nRoom: Blue Hall\nVenue: Town House\n10:00 Lunch\n").sessions[0]
    assert (session.room, session.left) == ("Blue Hall", ["Town House"])


def test_one_comma_between_names_does_not_tell_what_commas_part() -> None:
    session = read("4 May 2026\n9:00 Talk\nSpeaker: Anna Schmidt, Goldman Sachs\n10:00 Lunch\n").sessions[0]
    assert [person.name for person in session.speakers] == ["Anna Schmidt"]


@pytest.mark.parametrize("title", ["Room for improvement", "Capacity building, part 1", "Place: what makes a town?"])
def test_words_of_places_may_be_titles(title: str) -> None:
    items = "".join(f"{hour}:00\n{title}\nA second line of it\n\n" for hour in range(9, 13))
    assert all(one.title == title for one in read(f"4 May 2026\n\n{items}").sessions)
