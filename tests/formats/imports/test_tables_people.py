"""The people of a cell."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from idm_tui.formats.exports import as_csv, xlsx
from idm_tui.formats.exports.programme import programme
from idm_tui.formats.imports.draft import Options
from idm_tui.formats.imports.tables import read_csv, read_xlsx
from idm_tui.formats.imports.tables.people import comma_style, people_of
from idm_tui.formats.imports.tables.words import field_of
from tests.agendas import workshop

if TYPE_CHECKING:
    from collections.abc import Callable

    from idm_tui.formats.exports.programme import Programme
    from idm_tui.formats.imports.draft import Draft


def _by_csv(told: Programme) -> Draft:
    return read_csv(as_csv.write(told).encode(), Options())


def _by_workbook(told: Programme) -> Draft:
    return read_xlsx(xlsx.write(told), Options())


def _read(text: str, *others: str) -> list[tuple[str, str, str]]:
    style = comma_style([text, *others])
    return [
        (found.person.name, found.person.role, found.person.organisation)
        for found in people_of(text, "speakers", style)
    ]


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Ana Pérez (ILO), Kofi Mensah (Ghana)", [("Ana Pérez", "", "ILO"), ("Kofi Mensah", "", "Ghana")]),
        ("Ana Pérez; Kofi Mensah", [("Ana Pérez", "", ""), ("Kofi Mensah", "", "")]),
        ("Ana Pérez\nKofi Mensah", [("Ana Pérez", "", ""), ("Kofi Mensah", "", "")]),
        ("Ana Pérez and Kofi Mensah", [("Ana Pérez", "", ""), ("Kofi Mensah", "", "")]),
        ("Ana Pérez, Kofi Mensah & Li Wei", [("Ana Pérez", "", ""), ("Kofi Mensah", "", ""), ("Li Wei", "", "")]),
        ("Ministry of Trade and Industry", [("Ministry of Trade and Industry", "", "")]),
        ("Ana Pérez, Ministry of Trade and Industry", [("Ana Pérez", "", "Ministry of Trade and Industry")]),
        ("H.E. Ms. Ana Pérez, Minister of Labour, Ghana", [("Ana Pérez", "Minister of Labour", "Ghana")]),
        ("Dr. Ana Pérez – ILO", [("Ana Pérez", "", "ILO")]),
        ("Stuart Hall", [("Stuart Hall", "", "")]),
        ("us, brave in the face", [("us, brave in the face", "", "")]),
        ("TBA", []),
        ("NA", []),
        (".", []),
        ("-", []),
    ],
)
def test_the_people_of_a_cell(text: str, people: list[tuple[str, str, str]]) -> None:
    assert _read(text) == people


@pytest.mark.parametrize(
    ("field", "labels"),
    [
        (
            "speakers",
            ["Talent", "Led by", "Panelistas", "Participantes", "Ponente(s)", "Invité·e·s", "Gäste", "Ospiti"],
        ),
        (
            "speakers",
            ["Lead", "Panelists", "Intervenant·e·s", "Referent:in", "Referent/-in", "Redner*innen", "Orador/a"],
        ),
        ("moderators", ["Host", "Facilitator", "Animé par", "Animateur·rice", "Animation", "Modera", "Coordinador/a"]),
        ("moderators", ["Moderator*in", "Moderador(a)", "Facilitatrice", "Session host", "Coordinadora", "Coordina"]),
        ("organisation", ["Host organisation"]),
        ("kind", ["Type d'animation"]),
        ("room", ["Host venue"]),
        (None, ["LED", "Guest mic", "Lead partner", "Number of participants"]),
    ],
)
def test_the_headings_of_people(field: str | None, labels: list[str]) -> None:
    assert {label: field_of(label) for label in labels} == dict.fromkeys(labels, field)


def test_a_whole_column_decides_what_its_commas_mean() -> None:
    assert _read("Ana Pérez, Alpha Beta", "Tom Lee, Alpha Beta", "Eva Roth, polidia GmbH") == [
        ("Ana Pérez", "", "Alpha Beta")
    ]
    assert _read("Ana Pérez, Alpha Beta", "Tom Lee, Eva Roth, Li Wei") == [
        ("Ana Pérez", "", ""),
        ("Alpha Beta", "", ""),
    ]


def test_family_names_before_given_names_are_turned() -> None:
    assert _read("Pérez, Ana; Mensah, Kofi") == [("Ana Pérez", "", ""), ("Kofi Mensah", "", "")]


def test_a_label_or_a_bracket_says_the_part() -> None:
    found = people_of("Moderator: Ana Pérez; Kofi Mensah (Chair); Speaker: Tom Lee (15 min)", "speakers", "words")
    assert [(one.part, one.person.name, one.person.minutes) for one in found] == [
        ("moderators", "Ana Pérez", None),
        ("moderators", "Kofi Mensah", None),
        ("speakers", "Tom Lee", 15),
    ]


@pytest.mark.parametrize(
    "cell",
    [
        "Animation : Ana Pérez / Participants : Kofi Mensah, Li Wei",
        "Host: Ana Pérez; Guests: Kofi Mensah, Li Wei",
        "Moderador/a: Ana Pérez. Ponentes: Kofi Mensah y Li Wei",
        "Session chair: Ana Pérez, Speakers: Kofi Mensah and Li Wei",
    ],
)
def test_labels_within_a_cell_say_the_part(cell: str) -> None:
    found = people_of(cell, "speakers", "names")
    assert [(one.part, one.person.name, one.person.organisation) for one in found] == [
        ("moderators", "Ana Pérez", ""),
        ("speakers", "Kofi Mensah", ""),
        ("speakers", "Li Wei", ""),
    ]


def test_a_body_in_capitals_is_no_label() -> None:
    assert _read("WHO: Ana Pérez, Kofi Mensah") == [("Ana Pérez", "", "WHO"), ("Kofi Mensah", "", "WHO")]


def test_everybody_is_nobody_by_name() -> None:
    draft = read_csv("Heure,Titre,Qui ?\n9:00,Accueil,Équipe\n".encode(), Options(first_date=dt.date(2024, 9, 20)))
    assert (draft.sessions[0].speakers, draft.sessions[0].left) == ([], ["Qui ?: Équipe"])


def test_somebody_may_speak_for_another() -> None:
    (found,) = people_of("Mr. Tom Lee, on behalf of Dr Jane Roe, Minister", "speakers", "words")
    assert found.person.name == "Tom Lee"
    assert found.person.on_behalf_of
    assert found.person.on_behalf_of.name == "Jane Roe"


@pytest.mark.parametrize(
    "text",
    [
        "Jung Mino (Labour Attaché, Mission in Geneva, on behalf of Jane Roe, Deputy Director, Ministry of Labour)",
        "Jung Mino (Labour Attaché, Mission in Geneva), on behalf of Jane Roe (Deputy Director, Ministry of Labour)",
    ],
)
def test_brackets_are_closed_when_somebody_speaks_for_another(text: str) -> None:
    (found,) = people_of(text, "speakers", "words")
    other = found.person.on_behalf_of
    assert other
    assert (found.person.name, other.name) == ("Jung Mino", "Jane Roe")
    assert (
        ", ".join(filter(None, (found.person.role, found.person.organisation))) == "Labour Attaché, Mission in Geneva"
    )
    assert ", ".join(filter(None, (other.role, other.organisation))) == "Deputy Director, Ministry of Labour"


def test_what_stands_in_brackets_is_never_split() -> None:
    text = "Ana Pérez (Tom Lee; Eva Roth, Li Wei and Kofi Mensah (Office (ILO), Geneva), Ghana), Tom Lee (a, (b), c)"
    assert [name for name, _, _ in _read(text)] == ["Ana Pérez", "Tom Lee"]
    assert [name for name, _, _ in _read("Ana Pérez (ILO; Tom Lee")] == ["Ana Pérez (ILO", "Tom Lee"]


@pytest.mark.parametrize("back", [_by_csv, _by_workbook])
def test_the_speakers_of_the_shipped_agenda_come_back(back: Callable[[Programme], Draft]) -> None:
    plan = workshop()
    printed = [(person.name, person.on_behalf_of) for one in plan.sessions for person in one.speakers]
    found = [(person.name, person.on_behalf_of) for one in back(programme(plan)).sessions for person in one.speakers]
    assert [(name, other and other.name) for name, other in found] == [
        (name, other and other.name) for name, other in printed
    ]


def test_a_very_long_cell_ends() -> None:
    assert len(people_of("Ana Pérez, " * 50_000 + "(" * 50_000, "speakers", "names")) <= 200


def test_details_that_hold_nothing_but_names_are_who_speaks_and_are_told() -> None:
    rows = "date,start,title,details\n2026-05-04,9:00,Talk,Ana Pérez\n2026-05-04,10:00,Tea,Coffee and cake\n"
    draft = read_csv(rows.encode(), Options())
    assert [[person.name for person in one.speakers] for one in draft.sessions] == [["Ana Pérez"], []]
    assert any("was taken for whoever speaks" in doubt.sentence for doubt in draft.doubts)
