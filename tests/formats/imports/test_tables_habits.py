"""Habits of people who write programmes in tables: columns without a heading, open times, bodies before names."""

from __future__ import annotations

import datetime as dt

import pytest

from idm_tui.formats.imports.draft import Draft, DraftSession, Options
from idm_tui.formats.imports.tables import read_csv

FIRST = Options(first_date=dt.date(2024, 9, 20))


def read(*rows: str) -> Draft:
    return read_csv("\n".join(rows).encode(), FIRST)


def titles(draft: Draft) -> list[str]:
    return [f"{session.start:%H:%M} {session.title}" for session in draft.sessions]


def names(session: DraftSession) -> list[tuple[str, str]]:
    return [(person.name, person.organisation) for person in session.speakers]


def test_words_of_a_heading_below_sessions_are_no_heading() -> None:
    draft = read(
        "09:00-09:30;Introduction;Ana Pérez et al.;",
        "09:30-10:00;Keynote;Kofi Mensah;Chair: Eva Roth",
        ";Session 1;;Chair: tbd",
        "10:00-10:20;Paper 1;tbd;",
        "10:20-10:40;Paper 2;Li Wei;Chair: Tom Lee",
    )
    assert titles(draft) == ["09:00 Introduction", "09:30 Keynote", "10:00 Paper 1", "10:20 Paper 2"]
    assert [person.name for session in draft.sessions for person in session.moderators] == ["Eva Roth", "Tom Lee"]


def test_without_a_title_any_words_of_the_row_are_one() -> None:
    draft = read("start,end,rubric,title", "9:00,9:10,Welcome to all,", "9:10,9:40,Talk:,Water", "9:40,9:50,Lunch,")
    assert titles(draft) == ["09:00 Welcome to all", "09:10 Water", "09:40 Lunch"]


def test_a_time_that_is_not_known_yet_leaves_its_session_out() -> None:
    draft = read("date,time,title,speakers", "2024-09-20,9:00,Water,Ana Pérez", "TBC,TBC,Ice,Kofi Mensah")
    assert (titles(draft), draft.left) == (["09:00 Water"], ["Ice"])
    assert names(draft.sessions[0]) == [("Ana Pérez", "")]
    assert "untimed" in [doubt.code for doubt in draft.doubts]


@pytest.mark.parametrize(
    ("cell", "people"),
    [
        ("ILO: Ana Pérez and Kofi Mensah", [("Ana Pérez", "ILO"), ("Kofi Mensah", "ILO")]),
        ("Lab (North): Ana Pérez, Tom Lee", [("Ana Pérez", "Lab (North)"), ("Tom Lee", "Lab (North)")]),
        ("https://example.org/people", []),
    ],
)
def test_people_of_a_body_and_addresses(cell: str, people: list[tuple[str, str]]) -> None:
    draft = read("time,title,speakers", f'9:00,Water,"{cell}"')
    assert names(draft.sessions[0]) == people


def test_a_column_of_addresses_is_no_title() -> None:
    draft = read("Time,Title,Paper", "9:00,Water,papers/water.pdf", "10:00,Ice,https://example.org/ice")
    assert [(session.title, session.subtitle) for session in draft.sessions] == [("Water", ""), ("Ice", "")]
    assert draft.sessions[0].left == ["Paper: papers/water.pdf"]


@pytest.mark.parametrize(
    ("heading", "day"),
    [
        ("Data;Ora inizio;Ora fine;Titolo;Relatori;Moderatore;Sala", "lunedì 4 maggio 2026"),
        ("Data;Início;Fim;Título;Palestrante;Moderador;Sala", "4 de maio de 2026"),
        ("Datum;Aanvang;Einde;Onderwerp;Spreker;Voorzitter;Zaal", "maandag 4 mei 2026"),
    ],
    ids=["it", "pt", "nl"],
)
def test_headings_and_days_of_more_languages(heading: str, day: str) -> None:
    draft = read(heading, f"{day};9:00;9:30;Acqua;Ana Pérez;Tom Lee;Aula 1", f"{day};9:30;10:00;Pausa;;;")
    first = draft.sessions[0]
    assert (first.start, first.end, first.title, first.room) == (
        dt.datetime(2026, 5, 4, 9, 0),  # noqa: DTZ001 - local to the event
        dt.datetime(2026, 5, 4, 9, 30),  # noqa: DTZ001
        "Acqua",
        "Aula 1",
    )
    assert [person.name for person in (*first.speakers, *first.moderators)] == ["Ana Pérez", "Tom Lee"]
    assert draft.sessions[1].kind == "break"


def test_times_under_a_heading_that_nobody_knows() -> None:
    draft = read(
        "Horodateur,Lieu,Prénom Nom,Entreprise,Type d'orateur,Nombre max. de participants,Titre de la session",
        "20/09/2024 08:15:00,Hall,,,,,Accueil",
        "20/09/2024 09:00:00,Amphi,Ana Pérez,BIT,Orateur,40,L'eau",
    )
    assert titles(draft) == ["08:15 Accueil", "09:00 L'eau"]
    assert ([one.room for one in draft.sessions], names(draft.sessions[1])) == (
        ["Hall", "Amphi"],
        [("Ana Pérez", "BIT")],
    )


def test_a_title_under_a_heading_that_nobody_knows() -> None:
    draft = read(
        "cinema,jour,heure,film,salle,affiche",
        "Rex,2024-09-20,10h30,Le monde des eaux,Salle 1,le-monde.jpg",
        'Rex,2024-09-20,10h30,"Glace, la maison",Salle 2,glace.jpg',
        "Lux,2024-09-20,14h00,La vie,,la-vie.jpg",
    )
    assert titles(draft) == ["10:30 Le monde des eaux", "10:30 Glace, la maison", "14:00 La vie"]
    assert [one.room for one in draft.sessions] == ["Salle 1", "Salle 2", ""]


def test_the_fuller_of_two_columns_of_days_counts() -> None:
    draft = read_csv(b"day,date,time,title\n1,2026-04-21,9:00,A\n2,2026-04-22,9:00,B\n", Options())
    assert [f"{one.start:%m-%d}" for one in draft.sessions] == ["04-21", "04-22"]
    assert [doubt.code for doubt in draft.doubts] == []


def test_what_comes_before_the_first_time_is_told() -> None:
    draft = read("time,title,speaker", "TBA (afternoon),Ice,Ana Pérez", "(GMT),,", "9:00,Water,")
    assert (titles(draft), draft.sessions[0].subtitle, draft.left) == (["09:00 Water"], "", ["Ice", "(GMT)"])
    assert "untimed" in [doubt.code for doubt in draft.doubts]


def test_a_name_that_is_a_word_as_well_is_one_among_names() -> None:
    draft = read(
        "time,title,speakers",
        '9:00,Water,"Ana Pérez, Kofi Mensah"',
        '9:30,Ice,"Li Wei, Tom Lee"',
        '10:00,Rain,"Soroush Pour, Eva Roth, Jane Roe"',
    )
    assert [name for name, _ in names(draft.sessions[2])] == ["Soroush Pour", "Eva Roth", "Jane Roe"]


@pytest.mark.parametrize(
    ("cell", "questions"),
    [
        ("¿Por qué hielo? | ¿Y cuándo?", ["¿Por qué hielo?", "¿Y cuándo?"]),
        ("Why ice?; and when?; How much", ["Why ice?", "and when?", "How much"]),
        ("Why ice; or rather, why not?", ["Why ice; or rather, why not?"]),
    ],
)
def test_questions_of_one_cell_are_parted(cell: str, questions: list[str]) -> None:
    assert read("Time,Title,Questions", f'9:00,Ice,"{cell}"').sessions[0].questions == questions


def test_an_open_end_is_the_next_start_where_items_follow_each_other() -> None:
    heading = "Time;Duration;Title;Room"
    one, two, three = read(heading, "9:00;30 min;Ice;Hall", "10:30;;Break;Foyer", "10:45;1 h;Water;Hall").sessions
    assert (two.end, three.start) == (three.start, dt.datetime(2024, 9, 20, 10, 45))  # noqa: DTZ001 - local to the event
    assert one.end == dt.datetime(2024, 9, 20, 9, 30)  # noqa: DTZ001 - local to the event


def test_an_open_end_is_left_where_items_run_beside_each_other() -> None:
    heading = "Time;Duration;Title;Room"
    sessions = read(heading, "9:00;2 h;Ice;Hall", "9:30;;Snow;Lab", "11:00;1 h;Water;Hall").sessions
    assert sessions[1].end is None


def test_a_column_of_which_nothing_is_known_is_reported_once() -> None:
    draft = read("Time;Title;Lights;Mic", "9:00;Ice;blue;", "9:30;Snow;white;-", "10:00;Water;;")
    assert [session.left for session in draft.sessions] == [["Lights: blue"], ["Lights: white"], []]
    (doubt,) = [doubt for doubt in draft.doubts if doubt.code == "left-out"]
    assert (doubt.place, '"Lights"' in doubt.sentence) == ("1", True)
