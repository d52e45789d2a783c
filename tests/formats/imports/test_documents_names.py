"""Names: what stands before, behind and between them, and the lines of an agenda that hold them."""

from __future__ import annotations

import pytest

from idm_tui.formats.imports.documents.people import people_in
from tests.formats.imports.test_documents_content import item, read


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("Mag. Petra Oblak, Zveza", "Petra Oblak"),
        ("Excma. Sra. Antonia Noguer, embajadora", "Antonia Noguer"),
        ("Hna. Valdete Wilemang, Scalabrinianas", "Valdete Wilemang"),
        ("H.E., Ambassador Katharina Stasch, German Ambassador", "Katharina Stasch"),
        ("Hon. Joseph ole Nkaissery, Minister", "Joseph ole Nkaissery"),
        ("Mr Emmanuel Kipchumba arap Rotich, Kenya", "Emmanuel Kipchumba arap Rotich"),
        ("Sr Maria RAUDSEPP OSB", "Maria RAUDSEPP"),
        ("Madame M.-F. Chevallier-Le Guyader", "M.-F. Chevallier-Le Guyader"),
        ("Bonnie M. Green, TPP director", "Bonnie M. Green"),
        ("Prof. KC Johnson, Brooklyn College", "KC Johnson"),
        ("Francis J. Mellen Jr.", "Francis J. Mellen Jr."),
        ("Willie Pearson, Jr., Georgia Institute of Technology", "Willie Pearson Jr."),
        ("Lt. Gen. Edward C. Cardon", "Edward C. Cardon"),
        ("Dean John Garvey, Boston College", "John Garvey"),
        ("Dean Smith, ILO", "Dean Smith"),
        ("The Rt Revd Dr Emeka Obiora", "Emeka Obiora"),
        ("Richard HANDS, Premier Conseiller", "Richard HANDS"),
        ("D. Ismael Teira, subdirector general", "Ismael Teira"),
        ("Ms Maria Theresa dela Cruz-Yap (ADB)", "Maria Theresa dela Cruz-Yap"),
        ("Nguyễn Thị Hồng Nhung", "Nguyễn Thị Hồng Nhung"),
    ],
)
def test_what_stands_before_and_behind_a_name(printed: str, name: str) -> None:
    assert [person.name for person in people_in(printed)] == [name]


def test_people_parted_by_dashes_and_semicolons_with_and() -> None:
    line = "Ms. Ana Pérez, Agency – Mr. Li Wei, Third Institute – Ms. Bo Sy; and Kofi Mensah, GSS"
    assert [person.name for person in people_in(line)] == ["Ana Pérez", "Li Wei", "Bo Sy", "Kofi Mensah"]


def test_whoever_has_no_mr_beside_one_who_has_is_a_body() -> None:
    (one,) = people_in("Ms. Tui Te Rangihaeata, Te Papa", names_only=True)
    assert (one.name, one.organisation) == ("Tui Te Rangihaeata", "Te Papa")


def test_somebody_speaks_for_a_body_or_for_one_behind_a_post() -> None:
    (one,) = people_in("Ms. Nokuthula Dube on behalf of the African Union Commission")
    assert (one.name, one.organisation, one.on_behalf_of) == (
        "Nokuthula Dube",
        "on behalf of the African Union Commission",
        None,
    )
    (one,) = people_in("Ms. Ana Pérez, Executive Secretary (on behalf of the Secretary-General, Mr. Bo Sy)")
    assert one.on_behalf_of is not None
    assert (one.name, one.on_behalf_of.name, one.on_behalf_of.role) == ("Ana Pérez", "Bo Sy", "Secretary-General")


@pytest.mark.parametrize(
    ("line", "moderators", "speakers"),
    [
        ("Moderator: Ayesha Hassan  Panelists: Janis Karklins (IGO), Bill Wood (TC)", 1, 2),
        ("Chair: Cllr Beverley Hale. Witnesses: Marek Gołąb (Advice), Mr T. J. Fothergill (NRLA)", 1, 2),
        ("Coordina: Isabel Wschebor; comentan: Nora Segoura y Vitor Fonseca", 1, 2),
        ("Co-moderators: Ms. Ana Pérez and Ms. Bo Sy", 2, 0),
        ("Modération : Karim Haddouche", 1, 0),
        ("Grands témoins : M. Mahamadou Bako (AGIRE), Mme Nicolette Van den Abeele", 0, 2),
        ("Intervenant·es : Hakima Bouzidi, Fanta Konaté", 0, 2),
        ("avec Lise Barnéoud, Étienne Klotz", 0, 2),
        ("Guests: Yuki Tanabe, Ezra Lindqvist-Boone", 0, 2),
        ("Conversación entre Antonina Rodrigo y Estela Medina, actriz uruguaya", 0, 2),
        ("Intervienen S.E. María Castillo, ministra; Julio Berdegué, FAO; y Lola Castro, PMA.", 0, 3),
        ("Palabras finales de Lola Castro Benítez", 0, 1),
        ("Introduction de Martin Sommer : « Le rôle des intellectuels »", 0, 1),
        ("Los trabajos: «Catastro y colonia», de Faustino Abaunza; «Planos», de Mercè Vilanova Ribas", 0, 2),
        ("Welcome and Purpose (Dianne Martin, The George Washington University)", 0, 1),
    ],
)
def test_who_does_what_in_one_line(line: str, moderators: int, speakers: int) -> None:
    one = item(line)
    assert (len(one.moderators), len(one.speakers)) == (moderators, speakers)


@pytest.mark.parametrize(
    ("printed", "title", "name", "role"),
    [
        (
            "Intervention de François SAUVADET, ancien Ministre",
            "Intervention de François SAUVADET",
            "François SAUVADET",
            "ancien Ministre",
        ),
        ("Inauguración (Rectora: María Escobar Lleras)", "Inauguración", "María Escobar Lleras", "Rectora"),
        ("Breakout A: Quo Vadis Europa? / Sonja Lokar", "Breakout A: Quo Vadis Europa?", "Sonja Lokar", ""),
    ],
)
def test_a_title_that_holds_who_speaks(printed: str, title: str, name: str, role: str) -> None:
    (one,) = read(f"4 May 2026\n9:00 {printed}\n").sessions
    assert (one.title, [(person.name, person.role) for person in one.speakers]) == (title, [(name, role)])


def test_a_post_told_after_the_name_was_is_not_lost() -> None:
    (one,) = read("4 May 2026\n9:00 Panel / Ana Pérez, Bo Sy\nSpeakers:\nAna Pérez, Director, ILO\nBo Sy\n").sessions
    assert [(person.name, person.role, person.organisation) for person in one.speakers] == [
        ("Ana Pérez", "Director", "ILO"),
        ("Bo Sy", "", ""),
    ]


def test_the_title_of_a_talk_in_quotes_is_nobody_s_employer() -> None:
    one = item("Ms Ana Pérez, “How rivers are counted in winter”")
    assert [(person.name, person.organisation) for person in one.speakers] == [("Ana Pérez", "")]
    assert "How rivers are counted" in one.abstract


@pytest.mark.parametrize("line", ["Room XVII", "Sala: Aula Magna", "Lieu : Hôtel de Région", "Venue: Town Hall"])
def test_a_line_of_place_is_the_room(line: str) -> None:
    one = item(f"{line}\nMs Ana Pérez, ILO")
    assert one.room == line.partition(":")[2].strip() or one.room == line
    assert [person.name for person in one.speakers] == ["Ana Pérez"]


@pytest.mark.parametrize(
    ("printed", "role", "body"),
    [
        ("Ana Pérez, Advanced Nurse Practitioner", "Advanced Nurse Practitioner", ""),
        ("Ana Pérez (maire de Rouen)", "maire de Rouen", ""),
        ("Ana Pérez, nutricionista, Hospital Central", "nutricionista", "Hospital Central"),
        ("Ana Pérez, Council of Governors", "", "Council of Governors"),
        (
            "Ana Pérez, Director General of Democracy and Political Affairs, DGDPA",
            "Director General of Democracy and Political Affairs",
            "DGDPA",
        ),
        ("Ana Pérez, partner, Wyatt Tarrant & Combs LLP", "partner", "Wyatt Tarrant & Combs LLP"),
    ],
)
def test_what_somebody_is_and_for_whom(printed: str, role: str, body: str) -> None:
    (one,) = people_in(printed)
    assert (one.name, one.role, one.organisation) == ("Ana Pérez", role, body)


def test_family_names_in_capitals_part_people_that_nothing_else_does() -> None:
    line = "Bariza KHIARI, Sénatrice de Paris Corinne LEPAGE, Présidente de CAP 21 Nadine MORANO, ministre"
    assert [person.name for person in people_in(line)] == ["Bariza KHIARI", "Corinne LEPAGE", "Nadine MORANO"]
    assert [person.name for person in people_in("M. Pedro ROFFE, ICTSD")] == ["Pedro ROFFE"]


@pytest.mark.parametrize(
    ("printed", "title", "names"),
    [
        ("Mohab Safey El Din · Modern algorithms", "Modern algorithms", ["Mohab Safey El Din"]),
        ("Keynote (Christopher Schmitt, AIGA Cincinnati)", "Keynote", ["Christopher Schmitt"]),
        ("Meeting with Mr Terry Davis, Secretary General", "Meeting with Mr Terry Davis", ["Terry Davis"]),
        (
            "Panel with Ana Pérez, Bo Sy and Li Wei: Commons in the city",
            "Commons in the city",
            ["Ana Pérez", "Bo Sy", "Li Wei"],
        ),
        (
            "Mesa Coloquio, “El mito”. Jesús Laínz, José Buxadé y Iván Vélez.",
            "Mesa Coloquio, “El mito”",
            ["Jesús Laínz", "José Buxadé", "Iván Vélez"],
        ),
        (
            "Invited talk: Grammar at the dinner table - Rukmini Deshpande",
            "Invited talk: Grammar at the dinner table",
            ["Rukmini Deshpande"],
        ),
        ("Video message by H.E. Dr. Ngozi Umeh, Minister", "Video message", ["Ngozi Umeh"]),
    ],
)
def test_titles_with_people_in_them(printed: str, title: str, names: list[str]) -> None:
    (one,) = read(f"4 May 2026\n9:00 {printed}\n").sessions
    assert [person.name for person in one.speakers] == names
    assert one.title == title or title in (one.title, one.subtitle)


def test_who_speaks_may_stand_before_the_title_with_a_word_for_it() -> None:
    (one,) = read("4 May 2026\n9:00\nKeynote speaker: Ignacio Larrazábal\nThe river and its noise\n").sessions
    assert (one.title, [person.name for person in one.speakers]) == ("The river and its noise", ["Ignacio Larrazábal"])


@pytest.mark.parametrize(
    "printed", ["Block A: Forecasting", "A Changing Paradigm", "To be announced", "Thorne Auditorium"]
)
def test_what_is_nobody(printed: str) -> None:
    (one,) = read(f"4 May 2026\n9:00 Panel\nSpeakers: Ana Pérez\n{printed}\n").sessions
    assert [person.name for person in one.speakers] == ["Ana Pérez"]


def test_affiliations_in_brackets_below_a_name() -> None:
    one = item("Ms Ana Pérez\n(TU Dresden, Germany),\nMr Bo Sy\n(GSS)")
    assert [(person.name, person.organisation) for person in one.speakers] == [
        ("Ana Pérez", "TU Dresden, Germany"),
        ("Bo Sy", "GSS"),
    ]


def test_who_begins_a_sentence_in_capitals_speaks() -> None:
    session = read(
        "4 May 2026\n9:00 A siege\nJESSIE CHILDS tells the story of the siege of Basing House.\n10:00 Lunch\n"
    ).sessions[0]
    assert [person.name for person in session.speakers] == ["JESSIE CHILDS"]
    assert "tells the story" in session.abstract


def test_capitals_that_are_no_name_do_not_speak() -> None:
    for words in (
        "CLIMATE CHANGE moves people who never thought of it",
        "SOUTH SUDAN faces a year of floods and of hope",
    ):
        assert read(f"4 May 2026\n9:00 Talk\n{words}.\n10:00 Lunch\n").sessions[0].speakers == []


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Syon and print (Brandon Alakas, Philippa Earle, chair: Alex Walsham)", ["Brandon Alakas", "Philippa Earle"]),
        ("Table ronde\nIntervenants :\nPhilippe Duban de « Turbulences »", ["Philippe Duban"]),
    ],
)
def test_names_in_brackets_and_of_bodies_in_quotes(line: str, names: list[str]) -> None:
    session = read(f"4 May 2026\n9:00 {line}\n10:00 Lunch\n").sessions[0]
    assert [person.name for person in session.speakers] == names


@pytest.mark.parametrize(
    ("line", "names"),
    [
        (
            "Hervé Le Bras – Gilles Boeuf – Alice Baillat : La planète en péril ?",
            ["Hervé Le Bras", "Gilles Boeuf", "Alice Baillat"],
        ),
        ("INTRODUCTION TO THE FIRST DAY BY PAUL DE HERT", ["PAUL DE HERT"]),
        ("Mesa\nPonentes:\nGREENPEACE. Sara Pizzinato", ["Sara Pizzinato"]),
    ],
)
def test_names_between_dashes_in_capitals_and_behind_bodies(line: str, names: list[str]) -> None:
    session = read(f"4 May 2026\n9:00 {line}\n10:00 Lunch\n").sessions[0]
    assert [person.name for person in session.speakers] == names
