"""What the event of a document is called: words near the top, and neither its date, its place nor who invites."""

from __future__ import annotations

import datetime as dt

import pytest

from idm_tui.formats.imports.draft import Options
from tests.formats.imports.reading import PARIS, codes, imported
from tests.formats.imports.test_documents_content import read

ITEMS = "\n4 May 2026\n9:00-10:00 Panel\n10:00-11:00 Talk\n"


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("Workshop on Water\nHotel Miramar, Quito\n", "Workshop on Water"),
        (
            "ILO / GSS\n\nMeeting on Rivers in\nSmall States\n\nOrganized by the ILO\n",
            "Meeting on Rivers in Small States",
        ),
        ("RIVER CONFERENCE 2026\nTowards Clean Water\n", "RIVER CONFERENCE 2026 Towards Clean Water"),
        ("Rivers kick-off meeting\n\n4 place Bolívar, Quito\nCorridor 4, Room 106\n", "Rivers kick-off meeting"),
        ("Journée des fleuves\nUne journée le 4 mai\n\nRappel du programme de la journée\n", "Journée des fleuves"),
        ("Rivers\n\nThis meeting brings together those who look after rivers, and asks\nwho pays.\n", "Rivers"),
        ("**When:** soon\n**Where:** Main Library\nRiver Summit\n", "River Summit"),
        ("MINISTERIO DE AGUAS\nTALLER SOBRE RÍOS\n", "TALLER SOBRE RÍOS"),
        ("Ana Pérez, Director, Rivers Trust\nRiver Watching\n", "River Watching"),
        ("Previous PageTable Of ContentsNext Page\nRiver Watching\n", "River Watching"),
        ("Skip to main content\nTranscription\n=====\nStatus: Draft for review\nRiver Watching\n", "River Watching"),
    ],
)
def test_the_title_of_the_event(head: str, title: str) -> None:
    assert read(f"{head}{ITEMS}").title == title


def test_a_heading_with_a_date_names_the_event() -> None:
    draft = read("## 2026 River Workshop, Monday, May 4, 2026\n\n| Time | May 4 |\n|---|---|\n| 9:00 | Panel |\n", "md")
    assert draft.title == "2026 River Workshop"


def test_an_agenda_that_names_no_event() -> None:
    assert not read(f"Agenda (Programme)\nTime\nActivity\n{ITEMS}").title


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("---\nlayout: page\ntitle: Workshop on tides\n---\n\n# Schedule\n\n4 May 2026\n", "Workshop on tides"),
        ('+++\ntitle = "Harbour days"\ndraft = false\n+++\n\n## Programme\n\n4 May 2026\n', "Harbour days"),
        ("# Harbour lessons, 4 May 2026\n", "Harbour lessons"),
        (
            "# Tides\n\nPlease tell us of the workshop.\n\nBelow is the programme of the meeting:\n\n4 May 2026\n",
            "Tides",
        ),
        ("# Tides\n\n## 4 May 2026\n\nMeetings with the conference experts (upon request)\n", "Tides"),
        (
            "# Tides\n<style>\n.a { --workshop: 1; }\n</style>\n\n4 May 2026\n<table><tr><td>8:00</td></tr></table>\n",
            "Tides",
        ),
    ],
)
def test_the_title_is_neither_a_setting_nor_what_is_said_to_the_reader(text: str, title: str) -> None:
    plan, _draft = imported(f"{text}\n- 9:00 Opening\n- 10:00 Lunch\n", PARIS, "md")
    assert plan.event.title == title
    assert plan.sessions[-1].title == "Lunch"


def test_a_page_that_is_called_programme_has_its_title_in_a_heading() -> None:
    page = "<html><head><title>Programme</title></head><body><h1>Workshop on tides</h1><p>4 May 2026</p><p>9:00 Tea</p>"
    plan, _draft = imported(page, PARIS)
    assert plan.event.title == "Workshop on tides"


def test_the_year_that_the_event_prints_wins_over_that_of_the_option() -> None:
    text = "Workshop on tides\nGeneva, 11-12 July 2005\n\nMonday 11th July\n9:00 Tea\n\nTuesday 12th July\n9:00 Tea\n"
    plan, draft = imported(text, Options("Europe/Paris", dt.date(2026, 5, 4)))
    assert [str(day.date) for day in plan.days] == ["2005-07-11", "2005-07-12"]
    assert "date-conflict" in codes(draft)


def test_items_above_the_first_date_belong_to_it() -> None:
    plan, _draft = imported("Workshop on tides\n\n8:00 Registration\n9:00 Opening\n\n4 May 2026\n10:00 Talks\n", PARIS)
    assert [str(day.date) for day in plan.days] == ["2026-05-04"]


def test_the_venue() -> None:
    plan, draft = imported("Workshop on tides\nVenue: Town hall, Tema\n4 May 2026\n9:00 Opening\n10:00 Tea\n", PARIS)
    assert plan.event.venue == "Town hall, Tema"
    assert not draft.left


def test_headings_that_are_underlined() -> None:
    draft = read(
        "River Workshop\n==============\n\nMeals are all on your own; we hope\nthat people find each other.\n\n"
        "4 May 2026\n----------\n\n9:00 Opening\n\n5 May 2026\n----------\n\n9:00 Walk\n",
        "md",
    )
    assert draft.title == "River Workshop"
    assert [f"{one.start:%d} {one.title}" for one in draft.sessions] == ["04 Opening", "05 Walk"]
