"""People whom no mark parts from titles, bodies and each other: their given names tell."""

from __future__ import annotations

import pytest

from idm_tui.formats.imports.documents.people import people_in
from idm_tui.formats.imports.documents.run_together import title_and_people, with_marks
from idm_tui.formats.imports.given_names import is_given
from idm_tui.formats.imports.names import is_name
from tests.formats.imports.test_documents_content import item, read


@pytest.mark.parametrize("name", ["Ana", "Jean-Claude", "Amina", "Kofi", "Jürgen"])
def test_what_people_are_called_first(name: str) -> None:
    assert is_given(name)


@pytest.mark.parametrize("name", ["Paris", "Santiago", "Green", "Hall", "Opening", "Summer", "Water"])
def test_places_and_words_are_no_given_names(name: str) -> None:
    assert not is_given(name)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Ana Pérez, Marie Dubois", ["Ana Pérez", "Marie Dubois"]),
        ("Ana Pérez, Iowa State", ["Ana Pérez"]),
        ("Ana Pérez, Universidad Juan Carlos III, Madrid", ["Ana Pérez"]),
        ("Ana Pérez, Vice President, Eli Lilly and Company", ["Ana Pérez"]),
        ("Ana Pérez, autrice, Anne-Sophie Novel, journaliste et autrice", ["Ana Pérez", "Anne-Sophie Novel"]),
        ("Ana Pérez, Director, FAO Marie Dubois, Sweden Peter Holm, WHO", ["Ana Pérez", "Marie Dubois", "Peter Holm"]),
        ("Ana Pérez and Stig", ["Ana Pérez", "Stig"]),
        ("Ana Pérez/Peter Holm", ["Ana Pérez", "Peter Holm"]),
        ("Ana Pérez (chair) · Peter Holm, Rural Fund · Dr Kofi Mensah", ["Ana Pérez", "Peter Holm", "Kofi Mensah"]),
        ("President Obasanjo", ["Obasanjo"]),
        ("H.E. President Ana Pérez", ["Ana Pérez"]),
        ("Ana Pérez directrice du musée", ["Ana Pérez"]),
        ("Ana Pérez (Chair) Minister of Water", ["Ana Pérez"]),
        ("Ana PÉREZ : autrice et éditrice", ["Ana PÉREZ"]),
        ("Sra. Dña. Ana Pérez. Directora General del Instituto", ["Ana Pérez"]),
        ("UNDP Programme (Ana Pérez)", ["Ana Pérez"]),
        ("le Dr Kofi Mensah, médecin", ["Kofi Mensah"]),
        (
            "Ana Pérez, autrice. Marie Dubois, éditrice. Et Kofi Mensah, médecin",
            ["Ana Pérez", "Marie Dubois", "Kofi Mensah"],
        ),
        ("Ana Pérez, autrice du musée Marie DUBOIS, éditrice", ["Ana Pérez", "Marie DUBOIS"]),
        ("Ana Pérez, directrice des programmes et Kofi Mensah, médecin", ["Ana Pérez", "Kofi Mensah"]),
        ("Ana Pérez*, FAO; Kofi Mensah**, WHO", ["Ana Pérez", "Kofi Mensah"]),
        ("GARCIA LOPEZ Ana, FAO", ["GARCIA LOPEZ Ana"]),
    ],
)
def test_lists_of_people(text: str, names: list[str]) -> None:
    assert [person.name for person in people_in(text)] == names


def test_words_behind_one_who_is_no_list_stay_theirs() -> None:
    (one,) = people_in("Ana Pérez, Institut Pierre Louis, Paris")
    assert one.organisation == "Institut Pierre Louis, Paris"
    assert with_marks("Ana Pérez, ILO, Hotel Martín Alonso, Lima") == "Ana Pérez, ILO, Hotel Martín Alonso, Lima"


@pytest.mark.parametrize(
    ("text", "parted"),
    [
        ("Welcome Ana Pérez", ("Welcome", "Ana Pérez")),
        ("Opening of the day Ana Pérez, ILO", ("Opening of the day", "Ana Pérez, ILO")),
        ("The life of Ana Pérez", None),
        ("Visit to the Lycée Victor Hugo", None),
        ("Who was Ana Pérez?", None),
        ("Ana Pérez Peter Holm", None),
    ],
)
def test_a_title_that_runs_into_people(text: str, parted: tuple[str, str] | None) -> None:
    assert title_and_people(text) == parted


@pytest.mark.parametrize(
    ("line", "title", "names"),
    [
        ("Recap of the day (Ana)", "Recap of the day", ["Ana"]),
        ("Recap of the day (Ana/Strawn)", "Recap of the day", ["Ana", "Strawn"]),
        ("Recap of the day (Zoom/Teams)", "Recap of the day (Zoom/Teams)", []),
        ("Recap of the day - Ana and Kofi", "Recap of the day", ["Ana", "Kofi"]),
        ("Recap of the day (Paris)", "Recap of the day (Paris)", []),
        ("Interop Readout (Ana Pérez, Kofi)", "Interop Readout", ["Ana Pérez", "Kofi"]),
        ("Ports of the coast (Ana Pérez, ILO, Action 5).", "Ports of the coast", ["Ana Pérez"]),
        ("A. Pérez, K. Mensah. Ports and what they cost", "Ports and what they cost", ["A. Pérez", "K. Mensah"]),
        ("Ana Pérez, Les archives de l’avocat, Conservatrice, BNF", "Les archives de l’avocat", ["Ana Pérez"]),
        ("P1a: Ana Pérez: Consent in the field", "Consent in the field", ["Ana Pérez"]),
        (
            "Keynote: Rethinking Serverless Computing: a view, Ana Pérez, ETH Zürich",
            "Keynote: Rethinking",
            ["Ana Pérez"],
        ),
        ("Welcome to all (Ana Pérez). A look at day two.", "Welcome to all", ["Ana Pérez"]),
        ("Talk by Ana Pérez Time for questions", "Talk by Ana Pérez Time for questions", ["Ana Pérez"]),
        ("Ports (Ana Pérez et Kofi Mensah) - Vidéo : http://x.example/v", "Ports", ["Ana Pérez", "Kofi Mensah"]),
    ],
)
def test_people_beside_the_title_of_an_item(line: str, title: str, names: list[str]) -> None:
    one = read(f"4 May 2026\n\n9:00-9:30 {line}\n9:30-10:00 Coffee\n").sessions[0]
    assert one.title.startswith(title)
    assert [person.name for person in one.speakers] == names


@pytest.mark.parametrize(
    "text", ["Hands-on II", "Ana Pérez. SGS", "Rethinking Serverless", "Presenter UVA", "Courts Under"]
)
def test_what_nobody_is_called(text: str) -> None:
    assert not is_name(text)


@pytest.mark.parametrize("text", ["Germán Vega", "Lee Cuba", "Anne-Sophie Novel", "Ana Day"])
def test_families_that_are_called_like_other_things(text: str) -> None:
    assert is_name(text)


def test_a_keynote_above_its_quoted_title() -> None:
    one = read('4 May 2026\n9:00 Keynote: Ana Pérez, ILO\n\n"Rivers of the world"\n10:00 Tea\n').sessions[0]
    assert (one.title, [person.name for person in one.speakers]) == ('"Rivers of the world"', ["Ana Pérez"])


@pytest.mark.parametrize("label", ["Participants", "Participantes", "Integrantes"])
def test_people_and_bodies_between_semicolons(label: str) -> None:
    one = item(f"{label}: Regional Water Council; Ana Pérez (inspector); Kofi Mensah, GSS.")
    assert [person.name for person in one.speakers] == ["Ana Pérez", "Kofi Mensah"]
    assert "Regional Water Council" in one.abstract


def test_those_introduced_and_by_whom() -> None:
    one = item("Dr. Ana Pérez, Ministry of Water, Upper Turasha. Introduced by Peter Holm")
    assert [person.name for person in one.speakers] == ["Ana Pérez", "Peter Holm"]


def test_who_is_in_the_chair() -> None:
    one = item("In the chair, Dr Ana Pérez; with Peter Holm (ILO), Kofi Mensah")
    assert [person.name for person in one.moderators] == ["Ana Pérez"]
    assert [person.name for person in one.speakers] == ["Peter Holm", "Kofi Mensah"]


def test_a_lunch_with_a_title_has_speakers() -> None:
    one = read(
        "4 May 2026\n12:00 Lunch - Round table on the two river cases of the year\nAna Pérez\nPeter Holm\n"
    ).sessions[0]
    assert [person.name for person in one.speakers] == ["Ana Pérez", "Peter Holm"]


def test_a_label_in_capitals_before_a_given_name_is_no_part_of_it() -> None:
    one = item("–EN DISPUTE Ana Pérez, directrice du musée\n-REACTION de Kofi Mensah, médecin")
    assert [person.name for person in one.speakers] == ["Ana Pérez", "Kofi Mensah"]
    assert "EN DISPUTE" in one.abstract
