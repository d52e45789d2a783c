"""Hours without a mark, without minutes, at the ends of lines, in brackets, and side by side in several zones."""

from __future__ import annotations

import pytest

from tests.formats.imports.test_documents_content import read


def begun(text: str, form: str = "text") -> list[str]:
    sessions = read(f"4 May 2026\n\n{text}\n", form).sessions
    return [f"{one.start:%H:%M}{f'-{one.end:%H:%M}' if one.end else ''} {one.title}" for one in sessions]


@pytest.mark.parametrize(
    ("text", "items"),
    [
        (
            "0800 Arrival\n0900 Opening\n0910 Keynote\n1000 Questions\n1015 Break",
            ["08:00 Arrival", "09:00 Opening", "09:10 Keynote", "10:00 Questions", "10:15 Break"],
        ),
        (
            "8-9 Registration\n9-10:30 Plenary\n10:30-11 Break\n11:00-12 Talk\n1-2:30 Work",
            [
                "08:00-09:00 Registration",
                "09:00-10:30 Plenary",
                "10:30-11:00 Break",
                "11:00-12:00 Talk",
                "13:00-14:30 Work",
            ],
        ),
        (
            "v De 10 a 12. Acogida\nv A las 12,00. Encuentro\nv A las 13,00. Prensa\nv A las 14,00. Comida",
            ["10:00-12:00 Acogida", "12:00 Encuentro", "13:00 Prensa", "14:00 Comida"],
        ),
        ("7.00 for 7.30 Dinner\n9.00 Walk\n10.00 Tea", ["07:00 Dinner", "09:00 Walk", "10:00 Tea"]),
        (
            "Opening of the day (1:15-1:30)\nBreak (2:40-3)\nReport of the groups (3-4:10)",
            ["13:15-13:30 Opening of the day", "14:40-15:00 Break", "15:00-16:10 Report of the groups"],
        ),
        (
            "Welcome [AP] ........ 9:05 am\nWork of the year ..... 9:45 am | Kofi\nTea _____ 10:15 am",
            ["09:05 Welcome [AP]", "09:45 Work of the year", "10:15 Tea"],
        ),
        (
            "Meet and greet (~6pm)\nPurpose (~6:45pm)\nLightning talks (~7:05pm) (optional)",
            ["18:00 Meet and greet", "18:45 Purpose", "19:05 Lightning talks"],
        ),
        (
            "Soil carbon by somebody\nwho sells none\n(12:00 - 12:45)\nLunch (12:45 - 14:00)\nPub (from 18:30)",
            ["12:00-12:45 Soil carbon by somebody who sells none", "12:45-14:00 Lunch", "18:30 Pub"],
        ),
    ],
)
def test_hours_of_many_forms(text: str, items: list[str]) -> None:
    assert begun(text) == items


def test_a_date_is_no_time_where_times_have_no_mark() -> None:
    sessions = read("Agenda\n\n2026-05-04\n\n0900-0910 Briefing\n0910-0930 Walk\n").sessions
    assert [f"{one.start:%d %H:%M}" for one in sessions] == ["04 09:00", "04 09:10"]


def test_days_of_a_month_are_no_hours() -> None:
    assert begun("Break (2:40-3)\nFebruary 22-23\n") == ["14:40-15:00 Break"]


def test_the_end_of_a_broken_bracket_begins_no_item() -> None:
    assert begun("9:00 Opening\nA desk is open (from\n8:30-17:30) in the hall\n10:00 Tea") == [
        "09:00 Opening",
        "10:00 Tea",
    ]


def test_hours_of_an_office_within_a_bracket_are_no_item() -> None:
    text = "Opening (9:00 - 9:30)\nTea (9:30 - 10:00)\nAna Pérez, coordinator (Mon-Thu 9:00 - 15:00)"
    assert begun(text) == ["09:00-09:30 Opening", "09:30-10:00 Tea"]


def test_the_parts_of_what_is_at_the_same_time() -> None:
    lines = "9:00-10:30 Ateliers au choix\nAtelier A – Moins (9h00-10h30, salle 12)\nAnimé par Ana Pérez\n"
    lines += "Atelier B – Plus (9h00-9h45, salle 14)\nAtelier C – Autre (9h45-10h30, salle 14)\n10:30-11:00 Pause"
    titles = ["Atelier A – Moins", "Atelier B – Plus", "Atelier C – Autre", "Pause"]
    sessions = read(f"4 May 2026\n\n{lines}\n").sessions
    assert [one.title for one in sessions] == titles
    assert [person.name for person in sessions[0].moderators] == ["Ana Pérez"]
    assert sessions[0].subtitle == "Ateliers au choix"


def test_a_heading_that_has_the_time_of_the_first_below() -> None:
    text = "9:00 Ports of the axis\n9:00-9:15 Customs\n9:15-9:30 Cranes\n9:30-9:45 Tea\n"
    text += "9:45 Links\n9:45-10:00 Rails\n10:00-10:15 Roads"
    sessions = read(f"4 May 2026\n\n{text}\n").sessions
    assert [(one.title, one.subtitle) for one in sessions] == [
        ("Customs", "Ports of the axis"),
        ("Cranes", "Ports of the axis"),
        ("Tea", ""),
        ("Rails", "Links"),
        ("Roads", "Links"),
    ]


def test_one_item_without_an_end_heads_nothing() -> None:
    assert begun("9:00 Welcome\n9:00-9:15 Customs\n9:15-9:30 Cranes")[0] == "09:00 Welcome"


def test_a_day_of_the_week_behind_the_time() -> None:
    text = "# Summit, 7-8 May 2026\n\n* **Session 1 (Intros)** *10am - 12pm Thursday*\n   * Say who you are\n"
    text += "* **Session 2 (Work)** *1pm - 3pm Thursday*\n* **Session 3 (End)** *10am - 12pm Friday*\n"
    sessions = read(text, "md").sessions
    assert [f"{one.start:%d %H:%M} {one.title}" for one in sessions] == [
        "07 10:00 Session 1 (Intros)",
        "07 13:00 Session 2 (Work)",
        "08 10:00 Session 3 (End)",
    ]


@pytest.mark.parametrize("end", ["Done", "Day End", "Meeting close", "Schluss", "Cierre del día"])
def test_more_that_only_says_that_something_ends(end: str) -> None:
    assert begun(f"9:00 Opening\n17:00 {end}") == ["09:00-17:00 Opening"]


def test_headings_with_the_time_behind_their_title() -> None:
    text = "## Opening (9:00 - 9:30)\n\nWelcome to all.\n\n## Talk of the day (9:30 - 10:30)\n\nAna Pérez, FAO\n"
    assert begun(text, "md") == ["09:00-09:30 Opening", "09:30-10:30 Talk of the day"]


def test_the_same_time_in_towns_is_no_title() -> None:
    text = "9:00 (Lima 3:00, Nairobi 11:00) Opening\n10:00 (Lima 4:00, Nairobi 12:00) Talk of the day"
    assert begun(text) == ["09:00 Opening", "10:00 Talk of the day"]
