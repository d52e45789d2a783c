"""PDF: words wherever they are written on the page, tables with rules, pages on their side, many sessions."""

from __future__ import annotations

import datetime as dt
import time
from typing import TYPE_CHECKING

import pytest

from idm_tui.formats.imports import documents
from idm_tui.formats.imports.documents import pdf as reader
from idm_tui.formats.imports.draft import ImportRefused, Options
from tests.formats.imports.pages import grid, pdf, words

if TYPE_CHECKING:
    from idm_tui.formats.imports.draft import Draft

XS, YS = (40, 140, 340, 460), (700, 670, 640, 610, 580)
CELLS: list[tuple[str, ...]] = [
    ("Time", "Session", "Speaker"),
    ("9:00 - 9:30", "Opening", "Ana Pérez"),
    ("9:30 - 10:00", "Water", "Kofi Mensah"),
    ("10:00 - 10:15", "Coffee break", ""),
]


def read(data: bytes) -> Draft:
    return documents.read(data, "pdf", Options(timezone="Europe/Paris"))


def texts(data: bytes) -> list[str]:
    return [line.text for line in reader.lines(data)]


def test_words_of_a_line_stand_in_their_order_on_the_page() -> None:
    page = words("Opening", 120, 700) + words("9:30 Water", 40, 680)
    page += words("9:00", 40, 700.5) + words("4 May 2026", 40, 740)
    assert texts(pdf(page)) == ["4 May 2026", "9:00 Opening", "9:30 Water"]


SIDES = {
    90: ("0 1 -1 0", (100, 40), (130, 40)),
    180: ("-1 0 0 -1", (560, 100), (560, 130)),
    270: ("0 -1 1 0", (500, 760), (470, 760)),
}


@pytest.mark.parametrize("turned", SIDES)
def test_a_page_on_its_side_is_read_as_it_is_shown(turned: int) -> None:
    matrix, upper, lower = SIDES[turned]
    page = words("9:30 Water", *lower, matrix) + words("9:00 Opening of it", *upper, matrix)
    assert texts(pdf(page, turned=turned)) == ["9:00 Opening of it", "9:30 Water"]


def table(columns: list[tuple[str, ...]]) -> bytes:
    """Print all first cells, then all second ones: the order in which a file has them says nothing."""
    printed = words("Workshop", 40, 760) + words("Tuesday, 5 May 2026", 40, 740) + grid(XS, YS)
    for column in range(3):
        for row, cells in enumerate(columns):
            printed += words(cells[column], XS[column] + 5, YS[row] - 20)
    return pdf(printed + words("All times are local.", 40, 500))


def test_a_table_with_rules_is_read_by_its_cells() -> None:
    draft = read(table(CELLS))
    assert [(session.start.time(), session.title) for session in draft.sessions] == [
        (dt.time(9), "Opening"),
        (dt.time(9, 30), "Water"),
        (dt.time(10), "Coffee break"),
    ]
    assert [person.name for session in draft.sessions for person in session.speakers] == ["Ana Pérez", "Kofi Mensah"]
    assert draft.title == "Workshop"


BROKEN = [
    (
        ("Dr Ana Lopez, Director of the Coastal", "Fisheries Office, Chile"),
        ["Dr Ana Lopez, Director of the Coastal Fisheries Office, Chile"],
    ),
    (
        ("Dr Ana Lopez, Director, Fisheries Office", "Dr Kofi Mensah, Director"),
        ["Dr Ana Lopez, Director, Fisheries Office", "Dr Kofi Mensah, Director"],
    ),
    (("How do we know?", "By whom?"), ["How do we know?", "By whom?"]),
    (("Ana Lopez", "Chile"), ["Ana Lopez", "Chile"]),
]


@pytest.mark.parametrize(("printed", "read_as"), BROKEN, ids=["full", "full, then a person", "a question", "not full"])
def test_a_line_that_fills_its_cell_goes_on_below(printed: tuple[str, str], read_as: list[str]) -> None:
    page = words("5 May 2026", 40, 740) + grid(XS[:3], YS[:4])
    for row, (when, title, _who) in enumerate(CELLS[:3]):
        page += words(when, 45, YS[row] - 10) + words(title, 145, YS[row] - 10)
    page += words(printed[0], 145, YS[1] - 18) + words(printed[1], 145, YS[1] - 27)
    found = texts(pdf(page))
    first = found.index("Opening")
    assert found[first + 1 : first + 1 + len(read_as)] == read_as


def test_a_cell_that_covers_two_rows_is_one_cell() -> None:
    printed = words("5 May 2026", 40, 740) + grid(XS, YS, without=[(340, 640)])
    for row, (when, title, _who) in enumerate(CELLS):
        printed += words(when, 45, YS[row] - 20) + words(title, 145, YS[row] - 20)
    printed += words("Speaker", 345, 680) + words("Ana Pérez,", 345, 650) + words("Kofi Mensah", 345, 620)
    found = texts(pdf(printed))
    first, second = found.index("Opening"), found.index("Water")
    assert found[first + 1 : second - 1] == ["Ana Pérez,", "Kofi Mensah"]


def test_a_thousand_sessions_of_text_take_a_second() -> None:
    pages = []
    for day in range(1, 21):
        page = words(f"{day} May 2026", 40, 780)
        for row in range(50):
            clock = f"{8 + row // 12}:{row % 12 * 5:02}"
            page += words(f"{clock} Words about the matter {row}", 40, 760 - row * 14)
        pages.append(page)
    began = time.process_time()
    assert len(texts(pdf(*pages))) == 20 * 51
    assert time.process_time() - began < 1


@pytest.mark.parametrize("kept", [0.3, 0.6, 0.95])
def test_what_was_cut_off_is_refused_also_where_some_of_it_could_be_read(kept: float) -> None:
    whole = table(CELLS)
    with pytest.raises(ImportRefused, match="cut off"):
        read(whole[: int(len(whole) * kept)])


def column(lines: list[str], left: float, top: float) -> bytes:
    return b"".join(words(line, left, top - 14 * place) for place, line in enumerate(lines))


LEFT = ["Monday 4 May 2026", "9.00-9.30 a.m.", "Opening of the meeting", "Ms. Ana Pérez, Director,", "ILO"]
LEFT += [
    "10.00-11.00 a.m.",
    "Salt in the well",
    "The yearly survey found it",
    "in one well of five, and",
    "experts will compare what",
]
RIGHT = ["has been done by price and", "by persuasion.", "11.00-11.20 a.m.", "Coffee", "11.20 a.m.-1.00 p.m."]
RIGHT += ["Pumping less than before", "Moderator: Mr. Kofi Mensah", "(Water Agency)", "1.00-2.00 p.m.", "Lunch"]


def test_a_page_set_in_two_columns_is_read_from_the_top_to_the_foot_of_each() -> None:
    page = words("FOURTH MEETING OF THE EXPERTS ON ALL THE WELLS OF THE COAST", 40, 780)
    page += column(LEFT, 40, 740) + column(RIGHT, 300, 740)
    draft = read(pdf(page))
    assert [(f"{one.start:%H:%M}", one.title) for one in draft.sessions] == [
        ("09:00", "Opening of the meeting"),
        ("10:00", "Salt in the well"),
        ("11:00", "Coffee"),
        ("11:20", "Pumping less than before"),
        ("13:00", "Lunch"),
    ]
    assert "experts will compare what has been done by price and by persuasion." in draft.sessions[1].abstract
    assert [person.name for person in draft.sessions[3].moderators] == ["Kofi Mensah"]


def test_bullets_of_symbol_fonts_stay_in_their_column() -> None:
    page = words("Monday 4 May 2026", 40, 780)
    for place, (time_, title, speaker) in enumerate(
        [("9:00-9:30", "Opening", "Ana Pérez"), ("9:30-10:30", "Panel", "Kofi Mensah"), ("10:30-11:00", "Tea", "")]
    ):
        top = 740 - 90 * place
        page += words(time_, 40, top) + words(title, 140, top) + words(speaker, 420, top)
        if title == "Panel":
            page += words("Issues to be discussed", 140, top - 14) + words("Peter Holm", 420, top - 14)
            page += words("•", 160, top - 28) + words("who may destroy what is kept", 172, top - 28)
            page += words("Marie Dubois", 420, top - 28)
    one = read(pdf(page)).sessions[1]
    assert one.questions == ["who may destroy what is kept"]
    assert [person.name for person in one.speakers] == ["Kofi Mensah", "Peter Holm", "Marie Dubois"]


def test_a_day_within_a_table_of_rules_begins_it() -> None:
    rows = [("Tuesday, 5 May 2026", "", ""), *CELLS[1:3], ("Wednesday, 6 May 2026", "", ""), CELLS[3]]
    page = words("Workshop", 40, 760) + grid(XS, (700, 670, 640, 610, 580, 550))
    for row, cells in enumerate(rows):
        for place, cell in enumerate(cells):
            page += words(cell, XS[place] + 5, 685 - 30 * row) if cell else b""
    found = [f"{one.start:%d} {one.title}" for one in read(pdf(page)).sessions]
    assert found == ["05 Opening", "05 Water", "06 Coffee break"]
