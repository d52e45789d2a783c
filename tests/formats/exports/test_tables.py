"""The run of show as CSV and as a workbook, and the table for Indico."""

from __future__ import annotations

import csv
import io
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from openpyxl import load_workbook

from idm_tui.formats.exports import as_csv, indico_csv, xlsx
from idm_tui.formats.exports.indico_csv import first_and_last
from idm_tui.formats.exports.programme import programme
from tests.formats.exports.plans import PLANS, day, event, instants, session

MANY = [name for name in PLANS if name != "long ago"]
PRINTED = ["ID", "Day", "Start", "End", "Title", "Room", "Kind", "Moderators", "Speakers", "Questions", "Discussion"]


def rows(case: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(as_csv.write(programme(PLANS[case]())), newline=""), strict=True))


def bare(cell: str) -> str:
    """Take the apostrophe off that keeps a cell from being a formula."""
    return cell[1:] if cell[:1] == "'" and cell[1:2] in ("=", "+", "-", "@") else cell


# --- CSV


@pytest.mark.parametrize("case", PLANS)
def test_the_csv_has_every_session_at_its_instants(case: str) -> None:
    plan, found = PLANS[case](), rows(case)
    shown = {bare(row["ID"]): tuple(datetime.fromisoformat(row[key]) for key in ("Start", "End")) for row in found}
    assert shown == instants(plan)
    for row in found:
        one = plan.session(bare(row["ID"]))
        assert one is not None
        assert (bare(row["Title"]), bare(row["Room"]), row["Kind"]) == (one.title, one.room, one.kind)
        assert bare(row["Questions"]).split("\n") == list(one.questions or ("",))
        assert len(row["Speakers"].split("\n")) == max(len(one.speakers), 1)
        assert (row["Event"], row["Time zone"]) == (plan.event.title, plan.event.timezone)
        if case != "long ago":
            assert row["Day"] == row["Start"][:10]


@pytest.mark.parametrize("case", PLANS)
def test_no_cell_of_the_csv_is_a_formula(case: str) -> None:
    for row in csv.reader(io.StringIO(as_csv.write(programme(PLANS[case]())), newline="")):
        assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in row)


def test_the_heading_of_the_csv() -> None:
    assert list(rows("workshop")[0]) == [*PRINTED, "Planned (min)", "Event", "Time zone"]


# --- workbook


def book(case: str) -> Any:
    return load_workbook(io.BytesIO(xlsx.write(programme(PLANS[case]()))))


def instant(cell: Any, zone: str) -> datetime:
    value = cell.value
    return datetime.fromisoformat(value) if isinstance(value, str) else value.replace(tzinfo=ZoneInfo(zone))


@pytest.mark.parametrize("case", PLANS)
def test_the_workbook_has_every_session_at_its_instants(case: str) -> None:
    plan, sheet = PLANS[case](), book(case).active
    names = [cell.value for cell in sheet[1]]
    found = [dict(zip(names, row, strict=True)) for row in sheet.iter_rows(min_row=2)]
    zone = plan.event.timezone
    shown = {row["ID"].value: (instant(row["Start"], zone), instant(row["End"], zone)) for row in found}
    assert shown == instants(plan)
    for row in found:
        one = plan.session(row["ID"].value)
        assert one is not None
        assert ((row["Title"].value or ""), (row["Room"].value or "")) == (one.title, one.room)
        assert (row["Event"].value, row["Time zone"].value) == (plan.event.title, zone)
        assert row["Planned (min)"].value == (one.end - one.start).total_seconds() // 60
    assert book(case).properties.title == plan.event.title


@pytest.mark.parametrize("case", MANY)
def test_dates_are_dates_and_text_is_text(case: str) -> None:
    sheet = book(case).active
    for row in sheet.iter_rows(min_row=2):
        assert [cell.data_type for cell in row[1:4]] == ["d"] * 3
        assert row[1].value.date() == row[2].value.date()
        assert {cell.data_type for cell in (*row[:1], *row[4:10], *row[11:])} <= {"s", "inlineStr", "n"}
        assert all(cell.value is None or isinstance(cell.value, str) for cell in row[4:10])
        assert all(cell.quotePrefix for cell in row if str(cell.value).startswith(("=", "+", "-", "@")))


def test_the_heading_stays_in_sight_and_columns_are_wide_enough() -> None:
    sheet = book("workshop").active
    assert sheet.freeze_panes == "A2"
    assert all(cell.font.bold for cell in sheet[1])
    assert all(sheet.column_dimensions[cell.column_letter].width >= 18 for cell in sheet[1])
    assert sheet["C2"].number_format == "yyyy-mm-dd hh:mm"


def test_two_workbooks_are_the_same_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    import time

    found = programme(PLANS["workshop"]())
    one = xlsx.write(found)
    monkeypatch.setattr(time, "time", lambda: 2_000_000_000.0)
    assert xlsx.write(found) == one


def test_before_workbooks_count_days_the_date_is_text() -> None:
    sheet = book("long ago").active
    assert isinstance(sheet["B2"].value, str)
    assert date.fromisoformat(sheet["B2"].value) == date(1880, 6, 1)


# --- Indico


def contributions(case: str) -> list[list[str]]:
    """Read it as Indico does: by lines, seven cells each."""
    return list(csv.reader(indico_csv.write(programme(PLANS[case]())).splitlines(), strict=True))


@pytest.mark.parametrize("case", PLANS)
def test_indico_finds_seven_cells_and_naive_times(case: str) -> None:
    plan, found = PLANS[case](), contributions(case)
    assert len(found) == len(plan.sessions)
    for row, one in zip(found, sorted(plan.sessions, key=lambda each: each.start), strict=True):
        start, minutes, title, first, last, affiliation, email = row
        assert datetime.fromisoformat(start) == plan.local(one.start).replace(tzinfo=None)
        assert int(minutes) == max((one.end - one.start).total_seconds() // 60, 1)
        assert title == one.title
        speaker = one.speakers[0] if one.speakers else None
        assert f"{first} {last}".strip() == (" ".join(speaker.name.split()) if speaker else "")
        assert (affiliation, email) == (speaker.organisation if speaker else "", "")


@pytest.mark.parametrize(
    ("name", "first", "last"),
    [
        ("Kofi Mensah", "Kofi", "Mensah"),
        ("Cristina de Luca", "Cristina", "de Luca"),
        ("Ana van der Berg", "Ana", "van der Berg"),
        ("Maria José GARCÍA LÓPEZ", "Maria José", "GARCÍA LÓPEZ"),
        ("J. R. R. TOLKIEN", "J. R. R.", "TOLKIEN"),
        ("Pelé", "", "Pelé"),
        ("de Luca", "de", "Luca"),
        ("", "", ""),
    ],
)
def test_first_and_last_names(name: str, first: str, last: str) -> None:
    assert first_and_last(name) == (first, last)


def test_a_title_for_indico_gets_no_apostrophe() -> None:
    plan = event(day("2026-06-01", session("talk", "09:00", "10:00", title="-5 degrees")))
    assert indico_csv.write(programme(plan)) == "2026-06-01T09:00:00,60,-5 degrees,,,,\n"
