"""What the event of a document is called: words near the top, and neither its date, its place nor who invites."""

from __future__ import annotations

import pytest

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
    ],
)
def test_the_title_of_the_event(head: str, title: str) -> None:
    assert read(f"{head}{ITEMS}").title == title


def test_a_heading_with_a_date_names_the_event() -> None:
    draft = read("## 2026 River Workshop, Monday, May 4, 2026\n\n| Time | May 4 |\n|---|---|\n| 9:00 | Panel |\n", "md")
    assert draft.title == "2026 River Workshop"


def test_an_agenda_that_names_no_event() -> None:
    assert not read(f"Agenda (Programme)\nTime\nActivity\n{ITEMS}").title
