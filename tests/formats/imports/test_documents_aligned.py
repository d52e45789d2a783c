"""Tables that only blanks hold together, in text and in PDF."""

from __future__ import annotations

import datetime as dt

from idm_tui.formats.imports import documents
from idm_tui.formats.imports.documents import aligned
from idm_tui.formats.imports.draft import Draft, Options
from tests.formats.imports.pages import pdf, words

FIRST = Options("UTC", dt.date(2026, 5, 4))
TABLE = """
                       FORUM ON RIVERS AND LAKES

  Time              Session                                 Presenters

  DAY ONE: Monday 4 May 2026

  08:30 – 09:00     Registration

  09:00 – 10:00     Session 1: Rivers that cross borders    Chair: Ana Pérez (ILO)
                    and those who live along them, seen     Kofi Mensah (GSS)
                    from both sides                         Li Wei (NBS)

                    Discussion points: Should small
                    rivers be counted? Who draws the
                    line?

  10:00 – 10:30     Coffee

  10:30 – 11:30     Session 2: Community-                   Bo Sy
                    owned wells                             (UNDP)
"""


def read(text: str) -> Draft:
    return documents.read(text.encode(), "text", FIRST)


def test_each_cell_keeps_to_its_column() -> None:
    draft = read(TABLE)
    _registration, first, _coffee, second = draft.sessions
    assert draft.title == "FORUM ON RIVERS AND LAKES"
    assert first.title == "Session 1: Rivers that cross borders and those who live along them, seen from both sides"
    assert [person.name for person in first.moderators] == ["Ana Pérez"]
    assert [person.name for person in first.speakers] == ["Kofi Mensah", "Li Wei"]
    assert first.questions == ["Should small rivers be counted?", "Who draws the line?"]
    assert second.title == "Session 2: Community-owned wells"
    assert [(person.name, person.organisation) for person in second.speakers] == [("Bo Sy", "UNDP")]


def test_a_time_at_half_the_height_of_its_row_belongs_to_the_lines_around_it() -> None:
    draft = read(
        "4 May 2026\n\n"
        "                  Rivers that cross               Ana Pérez (ILO)\n"
        "  09:00 – 10:00   borders and those               Kofi Mensah (GSS)\n"
        "                  along them\n\n"
        "                  Lakes that freeze in            Li Wei (NBS)\n"
        "  10:00 – 11:00   the winter\n\n"
        "  11:00 – 12:00   Closing                         Bo Sy (UNDP)\n"
    )
    assert [(one.title, [person.name for person in one.speakers]) for one in draft.sessions] == [
        ("Rivers that cross borders and those along them", ["Ana Pérez", "Kofi Mensah"]),
        ("Lakes that freeze in the winter", ["Li Wei"]),
        ("Closing", ["Bo Sy"]),
    ]


def test_a_range_broken_over_two_lines_of_its_column() -> None:
    draft = read(
        "4 May 2026\n\n"
        "  09:00 –     Rivers that cross           Ana Pérez (ILO)\n"
        "  10:00       borders and mountains       Kofi Mensah (GSS)\n\n"
        "  10:00 –     Lakes that freeze           Li Wei (NBS)\n"
        "  11:00       in the winter\n\n"
        "  11:00 –     Closing                     Bo Sy (UNDP)\n"
        "  12:00\n"
    )
    assert [(one.title, f"{one.start:%H:%M}", f"{one.end:%H:%M}" if one.end else "") for one in draft.sessions] == [
        ("Rivers that cross borders and mountains", "09:00", "10:00"),
        ("Lakes that freeze in the winter", "10:00", "11:00"),
        ("Closing", "11:00", "12:00"),
    ]


def test_text_in_paragraphs_is_no_table() -> None:
    text = "4 May 2026\n\n09:00  Opening\n\nAna Pérez,  ILO\n\n10:00  Closing\n\n11:00  Lunch\n\nin the  garden\n"
    assert aligned.from_text(text) is None


def test_rows_of_one_line_each_are_told_apart_without_their_places() -> None:
    text = "4 May 2026\n\n09:00     Opening     Hall A\n10:00     Panel       Hall B\n11:00     Closing     Hall A\n"
    assert aligned.from_text(text) is None


def test_a_pdf_without_rules_keeps_its_columns() -> None:
    page = words("4 May 2026", 60, 780)
    rows = [
        ("09:00-10:00", ["Rivers that cross", "borders, and lakes"], ["Chair: Ana Perez", "Kofi Mensah (GSS)"]),
        ("10:00-11:00", ["Lakes that freeze"], ["Li Wei (NBS)"]),
        ("11:00-12:00", ["Wells"], ["Bo Sy (UNDP)"]),
    ]
    y = 750.0
    for time, title, people in rows:
        page += words(time, 60, y)
        for line, text in enumerate(title):
            page += words(text, 160, y - 14 * line)
        for line, text in enumerate(people):
            page += words(text, 320, y - 14 * line)
        y -= 60
    draft = documents.read(pdf(page), "pdf", FIRST)
    assert [(one.title, [person.name for person in one.speakers]) for one in draft.sessions] == [
        ("Rivers that cross borders, and lakes", ["Kofi Mensah"]),
        ("Lakes that freeze", ["Li Wei"]),
        ("Wells", ["Bo Sy"]),
    ]
    assert [person.name for person in draft.sessions[0].moderators] == ["Ana Perez"]
