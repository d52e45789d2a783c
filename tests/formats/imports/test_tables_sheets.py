"""Programmes in workbooks of Excel and LibreOffice."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from typing import Any

import openpyxl
import pytest

from idm_tui.formats.exports import xlsx
from idm_tui.formats.exports.programme import programme
from idm_tui.formats.imports.draft import Draft, ImportRefused, Options
from idm_tui.formats.imports.tables import read_ods, read_xlsx
from tests.formats.exports import plans

FIRST = dt.date(2024, 9, 20)


def workbook(*sheets: tuple[str, list[Any]], hidden: str = "", merged: str = "") -> bytes:
    book = openpyxl.Workbook()
    del book["Sheet"]
    for name, rows in sheets:
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
        if name == hidden:
            sheet.sheet_state = "hidden"
        if merged:
            sheet.merge_cells(merged)
    packed = io.BytesIO()
    book.save(packed)
    return packed.getvalue()


def lines(draft: Draft) -> list[str]:
    return [
        f"{one.start:%m-%d %H:%M}{f'-{one.end:%H:%M}' if one.end else ''} {one.title} {one.room}".strip()
        for one in draft.sessions
    ]


def test_a_sheet_a_day_with_two_heading_rows() -> None:
    head = [["Uhrzeit", None, "Titel", "Raum"], ["von", "bis", None, None]]
    data = workbook(
        ("24.09.2024", [*head, [dt.time(9), dt.time(9, 30), "Start", "A"], [dt.time(23), dt.time(0, 30), "Spät", "B"]]),
        ("25.09.2024", [*head, [0.5, 0.75, "Mittags"], [930, 1030, "Früh"]]),
        ("Budget", [["Item", "Cost"], ["Tea", 5]]),
        ("Geheim", [["Start", "Title"], [dt.time(1), "x"]]),
        hidden="Geheim",
    )
    draft = read_xlsx(data, Options())
    assert lines(draft) == [
        "09-24 09:00-09:30 Start A",
        "09-24 23:00-00:30 Spät B",
        "09-25 12:00-18:00 Mittags",
        "09-25 09:30-10:30 Früh",
    ]
    assert draft.sessions[0].place == "24.09.2024!A3"
    assert [(doubt.code, doubt.place) for doubt in draft.doubts] == [("left-out", "Budget")]


def test_names_over_several_columns_and_a_title_above() -> None:
    data = workbook(
        (
            "Plan",
            [
                ["The Event of Events"],
                [None, None, None, "Speakers", None],
                ["Date", "Time", "Title", 1, 2],
                [dt.date(2024, 9, 24), dt.time(9), "Talk", "Ana Pérez", "Tom Lee"],
                [None, dt.time(10), "Next", None, "Eva Roth"],
            ],
        )
    )
    draft = read_xlsx(data, Options())
    assert draft.title == "The Event of Events"
    assert [[person.name for person in one.speakers] for one in draft.sessions] == [
        ["Ana Pérez", "Tom Lee"],
        ["Eva Roth"],
    ]


@pytest.mark.parametrize(
    ("start", "expected"),
    [
        (dt.datetime(2024, 9, 24, 9, 5), "09-24 09:05 A"),  # noqa: DTZ001 - as a cell holds it
        (dt.time(9, 5), "09-20 09:05 A"),
        (dt.timedelta(hours=25), "09-21 01:00 A"),
        (0.375, "09-20 09:00 A"),
        (45559.375, "09-24 09:00 A"),
        ("9:05", "09-20 09:05 A"),
        (905, "09-20 09:05 A"),
        (14, "09-20 14:00 A"),
        (13.15, "09-20 13:15 A"),
    ],
)
def test_times_as_cells_keep_them(start: Any, expected: str) -> None:
    draft = read_xlsx(workbook(("S", [["Start", "Title"], [start, "A"]])), Options(first_date=FIRST))
    assert lines(draft) == [expected]


def test_a_time_past_midnight_that_is_formatted_as_a_time_of_day() -> None:
    book = openpyxl.load_workbook(io.BytesIO(workbook(("S", [["Start", "Title"], [25 / 24, "A"]]))))
    book["S"]["A2"].number_format = "hh:mm"
    packed = io.BytesIO()
    book.save(packed)
    assert lines(read_xlsx(packed.getvalue(), Options(first_date=FIRST))) == ["09-21 01:00 A"]


def test_a_grid_with_cells_over_rooms_and_rows() -> None:
    rows = [
        ["Time", "Room A", "Room B"],
        ["9:00", "Opening", None],
        ["10:00", "Long talk\nAna Pérez", "Short"],
        ["11:00", None, "Other"],
        ["12:00", "Lunch", None],
    ]
    book = openpyxl.load_workbook(io.BytesIO(workbook(("S", rows))))
    for area in ("B2:C2", "B3:B4"):
        book["S"].merge_cells(area)
    packed = io.BytesIO()
    book.save(packed)
    draft = read_xlsx(packed.getvalue(), Options(first_date=FIRST))
    assert lines(draft) == [
        "09-20 09:00 Opening",
        "09-20 10:00-12:00 Long talk Room A",
        "09-20 10:00 Short Room B",
        "09-20 11:00 Other Room B",
        "09-20 12:00 Lunch",
    ]
    assert draft.sessions[1].speakers[0].name == "Ana Pérez"


def test_columns_are_named_by_letters() -> None:
    data = workbook(("S", [["x", "y", "z"], ["Hut", "Opening", "9:00"]]))
    draft = read_xlsx(data, Options(first_date=FIRST, columns="start=C,title=B,room=A"))
    assert lines(draft) == ["09-20 09:00 Opening Hut"]


NAMES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text")
)


def ods(rows: str) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr(
            "META-INF/manifest.xml",
            '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>',
        )
        archive.writestr(
            "content.xml",
            f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {NAMES}><office:body><office:spreadsheet>'
            f'<table:table table:name="Plan">{rows}</table:table>'
            "</office:spreadsheet></office:body></office:document-content>",
        )
    return packed.getvalue()


def cell(text: str, more: str = "") -> str:
    kind = more or 'office:value-type="string"'
    return f"<table:table-cell {kind}><text:p>{text}</text:p></table:table-cell>"


def row(*cells: str, more: str = "") -> str:
    return f"<table:table-row {more}>{''.join(cells)}</table:table-row>"


def test_a_file_of_libreoffice() -> None:
    draft = read_ods(
        ods(
            row(cell("Date"), cell("Start"), cell("Title"))
            + row(
                cell("x", 'office:value-type="date" office:date-value="2024-09-24"'),
                cell("x", 'office:value-type="time" office:time-value="PT09H05M00S"'),
                cell("Opening"),
            )
            + row(
                "<table:table-cell/>",
                cell("x", 'office:value-type="time" office:time-value="PT25H30M00S"'),
                cell("Night"),
            )
            + row(
                '<table:table-cell table:number-columns-repeated="16384"/>', more='table:number-rows-repeated="1048000"'
            )
        ),
        Options(),
    )
    assert lines(draft) == ["09-24 09:05 Opening", "09-25 01:30 Night"]
    assert draft.sessions[0].place == "Plan!B2"


def spanned(text: str, *, down: int = 1, across: int = 1) -> str:
    spans = f'table:number-rows-spanned="{down}" table:number-columns-spanned="{across}"'
    covered = "<table:covered-table-cell/>" * (across - 1)
    return cell(text, f'office:value-type="string" {spans}') + covered


def test_merged_cells_of_libreoffice() -> None:
    covered = "<table:covered-table-cell/>"
    rows = (
        '<table:table-column table:number-columns-repeated="3"/>'
        + row(cell("Time"), cell("Room A"), cell("Room B"))
        + row(cell("9:00"), spanned("Opening", across=2))
        + row(cell("10:00"), spanned("Long talk", down=2), cell("Short"))
        + row(cell("11:00"), covered, cell("Other"))
    )
    draft = read_ods(ods(rows), Options(first_date=FIRST))
    assert lines(draft) == [
        "09-20 09:00 Opening",
        "09-20 10:00 Long talk Room A",
        "09-20 10:00 Short Room B",
        "09-20 11:00 Other Room B",
    ]


def test_a_row_that_begins_with_a_date_is_no_second_heading() -> None:
    rows = [
        ["Horodateur", "Lieu", "Numéro", "Titre", "Intervenant"],
        ["20/09/2024 08:15:00", "Hall", 1, "Accueil des participants", None],
        ["20/09/2024 09:00:00", "Amphi", 2, "L'eau", "Ana Pérez"],
    ]
    draft = read_xlsx(workbook(("S", rows)), Options())
    assert lines(draft) == ["09-20 08:15 Accueil des participants Hall", "09-20 09:00 L'eau Amphi"]


def test_a_merged_cell_speaks_for_all_its_rows() -> None:
    rows = [
        ["Time", "Title", "Speaker", "Room"],
        ["9:00", "Water", "Ana Pérez", "Hall"],
        ["10:00", "Ice", None, None],
        ["11:00", "Lunch", None, None],
    ]
    book = openpyxl.load_workbook(io.BytesIO(workbook(("S", rows))))
    for area in ("C2:C3", "D2:D3"):
        book["S"].merge_cells(area)
    packed = io.BytesIO()
    book.save(packed)
    draft = read_xlsx(packed.getvalue(), Options(first_date=FIRST))
    assert lines(draft) == ["09-20 09:00 Water Hall", "09-20 10:00 Ice Hall", "09-20 11:00 Lunch"]
    assert [[person.name for person in one.speakers] for one in draft.sessions] == [["Ana Pérez"], ["Ana Pérez"], []]


def test_lengths_without_a_start_are_refused_with_what_would_help() -> None:
    rows = [["Length", "Title", "Room"], [dt.time(0, 5), "Opening", "A"], ["0:25", "Water", "A"]]
    with pytest.raises(ImportRefused, match="when the first begins"):
        read_xlsx(workbook(("S", rows)), Options(first_date=FIRST))
    draft = read_xlsx(workbook(("S", [["Start", "9:00"], *rows])), Options(first_date=FIRST))
    assert lines(draft) == ["09-20 09:00-09:05 Opening A", "09-20 09:05-09:30 Water A"]


def test_a_cell_repeated_without_end_is_refused() -> None:
    many = 'office:value-type="string" table:number-columns-repeated="16384"'
    with pytest.raises(ImportRefused, match="far"):
        read_ods(ods(row(cell("x", many), more='table:number-rows-repeated="1048576"')), Options())


def test_a_cell_at_the_far_corner_is_refused() -> None:
    book = openpyxl.Workbook()
    book["Sheet"]["A1"] = "Start"
    book["Sheet"]["XFD1048576"] = "far"
    packed = io.BytesIO()
    book.save(packed)
    with pytest.raises(ImportRefused, match="far"):
        read_xlsx(packed.getvalue(), Options())


def bomb(size: int) -> bytes:
    packed = io.BytesIO(workbook(("S", [["Start", "Title"], ["9:00", "A"]])))
    with zipfile.ZipFile(packed, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/media/image1.bin", bytes(size))
    return packed.getvalue()


def test_a_zip_bomb_is_refused() -> None:
    data = bomb(65 * 1024 * 1024)
    with pytest.raises(ImportRefused, match="64 MB"):
        read_xlsx(data, Options(first_date=FIRST))
    size = (65 * 1024 * 1024).to_bytes(4, "little")
    with pytest.raises(ImportRefused, match=r"64 MB|damaged"):
        read_xlsx(data.replace(size, (100).to_bytes(4, "little")), Options(first_date=FIRST))


WHOLE = workbook(("S", [["Start", "Title"], ["9:00", "A"]]))
ENCRYPTED = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600) + "EncryptedPackage".encode("utf-16-le")


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (WHOLE[:2000], "cut off"),
        (WHOLE[:-30], "cut off"),
        (b"", "cut off"),
        (b"\x00" * 400, "cut off"),
        (b"<!DOCTYPE html><html><body>Sign in</body></html>", "web page"),
        (ENCRYPTED, "password"),
        (ENCRYPTED[:600], "xls"),
        (workbook(("S", [["just", "words"]])), "--columns"),
    ],
)
@pytest.mark.parametrize("read", [read_xlsx, read_ods])
def test_what_is_no_workbook_is_refused_in_one_sentence(read: Any, data: bytes, words: str) -> None:
    with pytest.raises(ImportRefused) as refused:
        read(data, Options(first_date=FIRST))
    assert "\n" not in str(refused.value)
    assert words in str(refused.value) or read is read_ods


def test_sessions_that_end_with_the_day_come_back_from_a_workbook() -> None:
    plan = plans.nights()
    draft = read_xlsx(xlsx.write(programme(plan)), Options())
    printed = {one.id: (plan.local(one.start), plan.local(one.end)) for one in plan.sessions}
    assert {one.id: (one.start, one.end) for one in draft.sessions} == {
        name: (start.replace(tzinfo=None), end.replace(tzinfo=None)) for name, (start, end) in printed.items()
    }
    assert not draft.doubts


def test_a_bare_date_among_dates_with_times_is_midnight() -> None:
    first, second = dt.datetime(2024, 9, 20), dt.datetime(2024, 9, 21)  # noqa: DTZ001 - a workbook knows no zone
    rows = [
        ["Start", "End", "Title"],
        [first, first.replace(hour=2), "Vigil"],
        [first.replace(hour=22), second, "Late"],
    ]
    assert lines(read_xlsx(workbook(("Agenda", rows)), Options())) == [
        "09-20 00:00-02:00 Vigil",
        "09-20 22:00-00:00 Late",
    ]
