"""Layouts of programmes that differ in small things: signs in times, lists as days, headings over sessions, names."""

from __future__ import annotations

import datetime as dt

import pytest

from idm_tui.formats.imports.draft import Options
from tests.formats.imports.reading import PARIS, codes, imported, times

DATED = Options("Europe/Paris", dt.date(2026, 5, 4))


def spans(lines: str) -> list[tuple[str, str, str]]:
    return times(imported(f"Workshop on tides, 4 May 2026\n\n{lines}\n", PARIS, "text")[0])


def people(lines: str) -> tuple[str, list[str], list[str]]:
    plan, _draft = imported(f"Workshop on tides, 4 May 2026\n\n9:00-10:30 {lines}\n", PARIS, "text")
    (one,) = plan.sessions
    return one.title, [person.name for person in one.moderators], [person.name for person in one.speakers]


@pytest.mark.parametrize(
    ("printed", "start", "end"),
    [
        ("11.30 – 13:00 5.3. Panel on fees", "11:30", "13:00"),
        ("10:00 - 1015\tCoffee break", "10:00", "10:15"),
        ("15:30 – 19 horas: sesiones", "15:30", "19:00"),
        ("21 horas: cena de bienvenida", "21:00", "21:30"),
        ("Noon–1:00 p.m. Lunch", "12:00", "13:00"),
        ("12:00 Noon Lunch", "12:00", "12:30"),
        ("17:30 - onwards\tDinner", "17:30", "18:00"),
        ("18:00 ?? Posters", "18:00", "18:30"),
        ("À 11h : pause", "11:00", "11:30"),
        ("De 14h à 16h : visite", "14:00", "16:00"),
        ("A las 9:00 Registro", "09:00", "09:30"),
    ],
)
def test_times_in_many_forms(printed: str, start: str, end: str) -> None:
    (found,) = spans(printed)
    assert found[1:] == (f"04 {start}", f"04 {end}")
    assert not found[0].startswith(("?", "Noon", "onwards", "horas", "1015"))


def test_what_looks_like_a_time_and_is_none() -> None:
    found = spans("9:00 - 10:00 Opening\n2 heures de débat libre\n10:00 – 2015 in review\n11:00 Tea")
    assert [title for title, _start, _end in found] == ["Opening", "2015 in review", "Tea"]


def test_two_times_with_nothing_but_blanks_between() -> None:
    found = spans("07:30   08:30   Breakfast\n08:30   09:00   Opening\n09:00   10:15   First talks")
    assert found[0] == ("Breakfast", "04 07:30", "04 08:30")
    assert found[2] == ("First talks", "04 09:00", "04 10:15")


def test_a_time_of_twelve_hours_among_those_of_twenty_four() -> None:
    text = "4 May 2026\n\n08:30-09:00 Opening\n13:30-15:00 Groups\n3:45-5:30 Reports\n"
    plan, draft = imported(text, PARIS, "text")
    assert times(plan)[2] == ("Reports", "04 15:45", "04 17:30")
    assert "half-day" in codes(draft)


@pytest.mark.parametrize(
    "words", ["Meeting ends", "Close", "The symposium closes", "End of Day 1", "Fin de la jornada"]
)
def test_an_end_is_no_session_and_stays_with_its_day(words: str) -> None:
    for line in (f"11:00 {words}", words):
        text, _ = _written(f"4 May 2026\n\n9:00-10:00 Opening\n10:00-11:00 Talks\n{line}\n")
        assert f'ending = "{words}"' in text
        assert text.count("[[days.sessions]]") == 2


def test_what_stands_behind_the_end_of_its_day_is_said() -> None:
    text, told = _written("4 May 2026\n\n9:00-10:00 Talks\nEnd of Day 1\n19:00-21:00 Dinner\n")
    assert "Dinner" in text
    assert "after-end" in told


def _written(source: str) -> tuple[str, list[str]]:
    from idm_tui.formats.imports.read import read_source

    text, draft = read_source(source.encode(), "source", PARIS, "text")
    return text, codes(draft)


def test_days_as_bullets_of_a_list() -> None:
    plan, _draft = imported(
        "• Saturday, May 2, 2026\n  • 9:00 AM Check-in\n  • 1:00 PM Lunch\n\n"
        "• Sunday, May 3, 2026\n  • 8:00 AM Coffee\n  • 2:30 PM Judging\n",
        PARIS,
    )
    assert [start for _title, start, _end in times(plan)] == ["02 09:00", "02 13:00", "03 08:00", "03 14:30"]


def test_a_heading_over_sessions_needs_no_blank_line() -> None:
    plan, _draft = imported(
        "4 May 2026\n9:00 Opening\nSession I - Currents\nChair: Ana Pérez, ILO\n9:15 Eddies\n9:45 Drift\n"
        "10:15 Break\nSession II - Waves\n10:45 Swell\n",
        PARIS,
    )
    assert [[person.name for person in session.moderators] for session in plan.sessions] == [
        [],
        ["Ana Pérez"],
        ["Ana Pérez"],
        [],
        [],
    ]
    assert plan.sessions[4].subtitle == "Session II - Waves"


@pytest.mark.parametrize(
    ("lines", "title", "moderators", "speakers"),
    [
        ("Welcome\nSpeakers: Ana Pérez, Kofi Mensah", "Welcome", [], ["Ana Pérez", "Kofi Mensah"]),
        ("State of the fleet\nSpeakers: P. Sherpa, M. Vuille", "State of the fleet", [], ["P. Sherpa", "M. Vuille"]),
        ("Máire Chonaill, Galway: Radio as a home", "Radio as a home", [], ["Máire Chonaill"]),
        (
            "Round table: Maria Pakkala, Aili Keskitalo, Sverre Hansen; chair: Turid Hentze",
            "Round table",
            ["Turid Hentze"],
            ["Maria Pakkala", "Aili Keskitalo", "Sverre Hansen"],
        ),
        (
            "What tides know. Ryan Yang, Tom Silver and Al Hay",
            "What tides know",
            [],
            ["Ryan Yang", "Tom Silver", "Al Hay"],
        ),
        ("Opening session - ILO Director-General Ana Pérez", "Opening session", [], ["Ana Pérez"]),
        ("Welcome by the host (Eric Schwab, United States)", "Welcome by the host", [], ["Eric Schwab"]),
        ("Pedro Alberti\nChile\nMareas y puertos", "Mareas y puertos", [], ["Pedro Alberti"]),
        ("Charlas Paralelas (Bloque 1)", "Charlas Paralelas (Bloque 1)", [], []),
        ("Giulia Dall'Osto (Elettra Trieste)", "Giulia Dall'Osto (Elettra Trieste)", [], ["Giulia Dall'Osto"]),
        ("Fees\nAna Pérez, Chief of Staff and G20 Sherpa, OECD", "Fees", [], ["Ana Pérez"]),
    ],
)
def test_names_in_many_lines(lines: str, title: str, moderators: list[str], speakers: list[str]) -> None:
    assert people(lines) == (title, moderators, speakers)


def test_a_label_in_a_list_under_a_word_for_people_names_nobody() -> None:
    text = "# Plan\n\n4 May 2026\n\n### 9:00 Opening\n- **Speakers**: Ana Pérez\n- **Streaming**: Sí\n"
    plan, _draft = imported(text, PARIS)
    assert [person.name for person in plan.sessions[0].speakers] == ["Ana Pérez"]


def test_a_link_to_slides_is_no_part_of_a_name() -> None:
    plan, _draft = imported("# Plan\n\n4 May 2026\n\n9:00 - Tides by [Ana Pérez](x) [[Slides]](y.pdf)\n", PARIS, "md")
    assert [person.name for person in plan.sessions[0].speakers] == ["Ana Pérez"]


@pytest.mark.parametrize(
    ("words", "role", "organisation"),
    [
        ("Director, Ports and Tides Branch, ILO", "Director, Ports and Tides Branch", "ILO"),
        (
            "Adviser, Ministry of Trade, Fish and Ports, Ecuador",
            "Adviser",
            "Ministry of Trade, Fish and Ports, Ecuador",
        ),
        ("Professor, School of Law, University of Oslo", "Professor", "School of Law, University of Oslo"),
        ("Vice President, Public Affairs, Boats, Inc.", "Vice President, Public Affairs", "Boats, Inc."),
        ("Under Secretary, Italy", "Under Secretary", "Italy"),
        ("University of Oslo, Norway", "", "University of Oslo, Norway"),
    ],
)
def test_the_units_of_a_post_are_no_organisation(words: str, role: str, organisation: str) -> None:
    plan, _draft = imported(f"4 May 2026\n\n9:00 Fees\nSpeaker: Ana Pérez, {words}\n", PARIS, "text")
    (person,) = plan.sessions[0].speakers
    assert (person.role, person.organisation) == (role, organisation)


def test_a_footnote_goes_to_what_carries_its_mark() -> None:
    text = (
        "Workshop on tides\n\n4 May 2026\n\n9:00-10:00 Eddies¹\nA paragraph on eddies.\n\n"
        "¹ In *Currents*, 2025,\npages 3 to 9.\n\nModerator: Ana Pérez, ILO\n\n10:00 Tea\n\n² Of nothing.\n"
    )
    plan, draft = imported(text, PARIS, "text")
    eddies = plan.sessions[0]
    assert (eddies.title, eddies.footnote) == ("Eddies", "In Currents, 2025, pages 3 to 9.")
    assert eddies.abstract == "A paragraph on eddies."
    assert [person.name for person in eddies.moderators] == ["Ana Pérez"]
    assert draft.left == ["² Of nothing."]
    assert "left-out" in codes(draft)


def test_what_leads_on_to_the_title_is_its_form_and_series() -> None:
    text = "DIALOGUE ON PORTS\nSECOND WORKSHOP ON\n\nTIDES AND FEES IN SMALL HARBOURS\n\n4 May 2026\n\n9:00 Opening\n"
    plan, draft = imported(text, PARIS, "text")
    assert (plan.event.series, plan.event.form) == ("DIALOGUE ON PORTS", "SECOND WORKSHOP")
    assert plan.event.title == "TIDES AND FEES IN SMALL HARBOURS"
    assert not draft.left


def test_a_bracket_of_place_that_is_left_is_said() -> None:
    _plan, draft = imported("4 May 2026\n\n9:00 Opening (Room 12)\n", PARIS, "text")
    assert any("Room 12" in doubt.sentence for doubt in draft.doubts if doubt.code == "left-out")


def test_a_time_may_stand_below_its_title() -> None:
    text = (
        "4 May 2026\n\n• Registration\n\n08:30 to 09:00\n• Opening of the meeting\n\n09:00 to 09:30\n"
        "• Ana Pérez, Director, ILO\n  Kofi Mensah, Minister of Ports\n• Adoption of the agenda\n\n09:30 to 09:45\n"
    )
    plan, _draft = imported(text, PARIS, "text")
    assert times(plan) == [
        ("Registration", "04 08:30", "04 09:00"),
        ("Opening of the meeting", "04 09:00", "04 09:30"),
        ("Adoption of the agenda", "04 09:30", "04 09:45"),
    ]
    assert [person.name for person in plan.sessions[1].speakers] == ["Ana Pérez", "Kofi Mensah"]


def test_a_time_said_again_before_the_room_begins_nothing_new() -> None:
    found = spans("• 10:45 - 12:15\nTides and fees\n10:45 - 12:15 hrs. / Sala 1\n• 13:00 - 14:00\nLunch")
    assert [title for title, _start, _end in found] == ["Tides and fees", "Lunch"]


def test_titles_that_touch_their_times() -> None:
    found = spans("17:00 - 17:30Registration\n5:30pmWelcome to all\n18:00 - 18:30 Tea")
    assert [title for title, _start, _end in found] == ["Registration", "Welcome to all", "Tea"]


def test_what_happens_on_day_one_is_no_heading_of_it() -> None:
    found = spans("9:00 Opening\n10:00\nDay 1 plenary session\n11:00 Tea")
    assert found[1][:2] == ("Day 1 plenary session", "04 10:00")
    assert {start[:2] for _title, start, _end in found} == {"04"}


@pytest.mark.parametrize(
    "heading", ["Day 2", "DAY TWO: GROUPS", "Day 2 – Groups, reports", "Second day", "Jour 2 matin"]
)
def test_a_heading_of_day_two(heading: str) -> None:
    found = spans(f"9:00 Opening\n10:00 Tea\n\n{heading}\n\n9:00 Groups\n10:00 Lunch")
    assert [start for _title, start, _end in found] == ["04 09:00", "04 10:00", "05 09:00", "05 10:00"]


def test_columns_that_only_blanks_set_apart() -> None:
    plan, _draft = imported(
        "Tuesday, May 5, 2026\n\nTime             Session                  Lead\n"
        "8:30 - 9:00 AM   Welcome                  Sandra Pike\n"
        "9:00 - 9:30 AM   Leaks                    Arun Mehta, Kelly Roth\n9:30 - 10:00 AM  Break\n",
        PARIS,
        "text",
    )
    assert [session.title for session in plan.sessions] == ["Welcome", "Leaks", "Break"]
    assert [person.name for session in plan.sessions for person in session.speakers] == [
        "Sandra Pike",
        "Arun Mehta",
        "Kelly Roth",
    ]


def test_who_is_in_brackets_behind_a_title_in_bold() -> None:
    plan, _draft = imported("# Plan\n\n4 May 2026\n\n**9:30** — **Opening** (Kim Tran, Lars Ek)\n", PARIS, "md")
    assert [person.name for person in plan.sessions[0].speakers] == ["Kim Tran", "Lars Ek"]
