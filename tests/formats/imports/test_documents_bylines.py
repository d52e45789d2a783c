"""Who is named in titles and sentences, by marks, by words for roles, or by first names alone."""

from __future__ import annotations

import pytest

from tests.formats.imports.test_documents_content import item, read


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Ana Pérez (Quito) Did the river have a language?", ["Ana Pérez"]),
        ("Ana Pérez (Quito) Rivers beyond borders: a survey by Kofi Mensah", ["Ana Pérez"]),
        ("« The other is me » de Ana Pérez, Universidad de Quito", ["Ana Pérez"]),
        ("Ana Pérez, Université Lyon 3. « Draw me the river », rivers in comics", ["Ana Pérez"]),
        ("Mot de bienvenue d’Ana Pérez, députée de Paris", ["Ana Pérez"]),
        (
            "Julio Ariza (El Toro TV), Ana Pérez (ILO) y Kofi Mensah (EsRadio).",
            ["Julio Ariza", "Ana Pérez", "Kofi Mensah"],
        ),
        (
            "Two talks by Ana Pérez (ILO) and Kofi Mensah (GSS) of work on rivers. Time for questions",
            ["Ana Pérez", "Kofi Mensah"],
        ),
        ("Ana PÉREZ. Directrice générale, BIT", ["Ana PÉREZ"]),
    ],
)
def test_people_beside_titles_without_a_mark(line: str, names: list[str]) -> None:
    assert [person.name for person in item(line).speakers] == names


@pytest.mark.parametrize(
    "line", ["SESSION 5 — Evolving CSS", "Palaver – Le Souhaitier", "Field reports – DGALN-Vert Nord"]
)
def test_what_looks_like_a_name_and_is_none(line: str) -> None:
    assert item(line).speakers == []


def test_the_title_below_those_who_speak() -> None:
    (one,) = read(
        "4 May 2026\n9:00\nDr Ana Pérez, Director, ILO\nProfessor Kofi Mensah\nRivers and diplomacy\n"
    ).sessions
    assert (one.title, [person.name for person in one.speakers]) == (
        "Rivers and diplomacy",
        ["Ana Pérez", "Kofi Mensah"],
    )


@pytest.mark.parametrize(
    ("line", "moderators", "speakers"),
    [
        ("Ana Pérez, ILO, moderator", ["Ana Pérez"], []),
        ("Ana Pérez – moderadora", ["Ana Pérez"], []),
        ("Ana Pérez and Kofi Mensah, co-chairs", ["Ana Pérez", "Kofi Mensah"], []),
        ("Modération assurée par Ana Pérez", ["Ana Pérez"], []),
        ("Coordinación: Ana Pérez", ["Ana Pérez"], []),
        ("Confirmed speakers include Ana Pérez (ILO) and Kofi Mensah (GSS).", [], ["Ana Pérez", "Kofi Mensah"]),
        ("Speakers (tbc): Ana Pérez, Kofi Mensah", [], ["Ana Pérez", "Kofi Mensah"]),
        ("Speakers – Ana Pérez, Kofi Mensah", [], ["Ana Pérez", "Kofi Mensah"]),
        ("Lead: Ana Pérez (ILO), Co-lead: Kofi Mensah", [], ["Ana Pérez", "Kofi Mensah"]),
        ("Avec la participation de Ana Pérez (OIT)", [], ["Ana Pérez"]),
    ],
)
def test_words_for_roles_before_and_behind_names(line: str, moderators: list[str], speakers: list[str]) -> None:
    one = item(line)
    assert ([who.name for who in one.moderators], [who.name for who in one.speakers]) == (moderators, speakers)


@pytest.mark.parametrize(
    ("line", "title", "names"),
    [
        ("Rivers at risk [Ana Pérez, ILO]", "Rivers at risk", ["Ana Pérez"]),
        ("Rivers at risk | Ana Pérez | ILO", "Rivers at risk", ["Ana Pérez"]),
        ("Ana Pérez – Rivers at risk", "Rivers at risk", ["Ana Pérez"]),
        ("Ana Pérez – Bank of Ghana", "Ana Pérez – Bank of Ghana", ["Ana Pérez"]),
        ("Keynote – Ana Pérez (ILO), “Rivers at risk”", "Rivers at risk", ["Ana Pérez"]),
        ("Intervención de la Sra. Ana Pérez, Directora", "Intervención de la Sra. Ana Pérez", ["Ana Pérez"]),
        ("Palabras de la Ministra Ana Pérez", "Palabras de la Ministra Ana Pérez", ["Ana Pérez"]),
        ("Conférence d’Ana Pérez : « Le fleuve »", "« Le fleuve »", ["Ana Pérez"]),
        ("Work of the ILO, Ana Pérez, followed by Q&A", "Work of the ILO", ["Ana Pérez"]),
        ("Ana Pérez will present the survey", "Ana Pérez will present the survey", ["Ana Pérez"]),
        (
            "Chat between Ana Pérez and Kofi Mensah",
            "Chat between Ana Pérez and Kofi Mensah",
            ["Ana Pérez", "Kofi Mensah"],
        ),
        (
            "Ana Pérez in conversation with Kofi Mensah",
            "Ana Pérez in conversation with Kofi Mensah",
            ["Ana Pérez", "Kofi Mensah"],
        ),
        (
            "First hour: a talk led by Ana Pérez and a demo of our pad",
            "First hour: a talk led by Ana Pérez and a demo of our pad",
            ["Ana Pérez"],
        ),
    ],
)
def test_who_speaks_in_a_title(line: str, title: str, names: list[str]) -> None:
    one = read(f"4 May 2026\n9:00-10:00 {line}\n10:00-11:00 Break\n").sessions[0]
    assert (one.title, [who.name for who in one.speakers]) == (title, names)


def test_what_stands_before_people_and_a_quoted_title_is_not_lost() -> None:
    one = read("4 May 2026\n9:00 Keynote on all waters – Ana Pérez (ILO), “Rivers at risk”\n10:00 Break\n").sessions[0]
    assert (one.title, one.subtitle, one.kind) == ("Rivers at risk", "Keynote on all waters", "keynote")


def test_a_sentence_with_a_country_names_nobody() -> None:
    assert item("Borders shared with Costa Rica to the north").speakers == []


def test_a_cell_without_lines_says_more_behind_a_name() -> None:
    one = item("Chair: Ana Pérez How do we ensure that all perspectives are heard?")
    assert [who.name for who in one.moderators] == ["Ana Pérez"]
    assert one.questions == ["How do we ensure that all perspectives are heard?"]


def test_speakers_with_a_number() -> None:
    assert [who.name for who in item("Speaker 1: Ana Pérez\nSpeaker 2: Kofi Mensah").speakers] == [
        "Ana Pérez",
        "Kofi Mensah",
    ]


@pytest.mark.parametrize(
    "line", ["Panel moderated by Ximena", "Panel (facilitation : Ximena)", "Panel animé par Ximena"]
)
def test_whoever_moderates_may_have_a_first_name_alone(line: str) -> None:
    one = read(f"4 May 2026\n9:00-10:00 {line}\n10:00-11:00 Break\n").sessions[0]
    assert (one.title, [who.name for who in one.moderators]) == ("Panel", ["Ximena"])


@pytest.mark.parametrize("line", ["Panel moderated by Denmark", "Panel hosted by Mozilla", "ING. SOFTWARE"])
def test_a_body_that_does_so_is_nobody(line: str) -> None:
    one = read(f"4 May 2026\n9:00-10:00 {line}\n10:00-11:00 Break\n").sessions[0]
    assert (one.moderators, one.speakers) == ([], [])


def test_what_a_talk_is_called_before_who_gives_it_is_nobody() -> None:
    assert [who.name for who in item("Interacción Háptica, por F. Soler").speakers] == ["F. Soler"]


def test_a_label_in_square_brackets_is_nobodys_post() -> None:
    one = item("[Presentations]\n• Ana Pérez\n• Li Wei\n[Panel]\n• Tom Hill")
    assert [(who.name, who.organisation) for who in one.speakers] == [
        ("Ana Pérez", ""),
        ("Li Wei", ""),
        ("Tom Hill", ""),
    ]


def test_what_is_said_of_somebody_named_again_is_not_lost() -> None:
    one = item("Ana Pérez (ILO)\nKofi Mensah\nAddress by Ms. Ana Pérez\nDirector of Water")
    ana = one.speakers[0]
    assert (ana.name, ana.organisation) == ("Ana Pérez", "ILO, Director of Water")


def test_the_title_in_quotes_behind_a_long_post() -> None:
    post = "Professeure émérite de langue et littératures françaises à l’Université de Cergy"
    (who,) = item(f"Ana Pérez, {post}, « Faire entendre »").speakers
    assert (who.role, who.organisation) == (
        post,
        "",
    )


def test_names_alone_in_square_brackets() -> None:
    assert [who.name for who in item("[Moehl]\n[Gnepo/Ziehi]\n[Plenary]").speakers] == ["Moehl", "Gnepo", "Ziehi"]


def test_don_may_be_what_somebody_is_called() -> None:
    assert [who.name for who in item("Mr Don Stewart (SPREP)\nMr Don Juan Ortega").speakers] == [
        "Don Stewart",
        "Juan Ortega",
    ]


def test_the_title_stands_behind_the_point_of_the_agenda() -> None:
    one = read("4 May 2026\n9:00\nItem 2\nInformation management, Ana Pérez (FORM)\n10:00 Break\n").sessions[0]
    assert (one.title, one.subtitle, one.speakers[0].name) == ("Information management", "Item 2", "Ana Pérez")


def test_a_round_table_presented_and_moderated() -> None:
    one = read("4 May 2026\n9:00 Mesa redonda presentada y moderada por Ana Pérez\n10:00 Break\n").sessions[0]
    assert (one.title, one.moderators[0].name) == ("Mesa redonda", "Ana Pérez")


@pytest.mark.parametrize(
    ("line", "name", "body"),
    [
        ("ONERA, Ana Pérez : Refonte d'une application", "Ana Pérez", "ONERA"),
        ("[Ana Pérez]", "Ana Pérez", ""),
        ("Apertura: Palabras de Ana Pérez (BNM)", "Ana Pérez", "BNM"),
    ],
)
def test_a_body_before_a_name_and_names_in_square_brackets(line: str, name: str, body: str) -> None:
    (who,) = item(line).speakers
    assert (who.name, who.organisation) == (name, body)
