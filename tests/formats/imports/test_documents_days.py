"""Days and dates as documents print them."""

from __future__ import annotations

import datetime as dt

import pytest

from idm_tui.formats.imports.draft import Draft, ImportRefused, Options
from tests.formats.imports.test_documents_times import codes, read


@pytest.mark.parametrize(
    ("heading", "wanted"),
    [
        ("5 May 2026", "2026-05-05"),
        ("Tuesday, 5 May 2026", "2026-05-05"),
        ("May 5, 2026", "2026-05-05"),
        ("Tuesday 5th May", "2026-05-05"),
        ("mardi 5 mai 2026", "2026-05-05"),
        ("Mardi 1er septembre 2026", "2026-09-01"),
        ("Martes, 5 de mayo de 2026", "2026-05-05"),
        ("Dienstag, 5. Mai 2026", "2026-05-05"),
        ("2026-05-05", "2026-05-05"),
        ("05/05/2026", "2026-05-05"),
        ("25/05/2026", "2026-05-25"),
        ("Day 1: 5 May 2026", "2026-05-05"),
        ("5 January", "2027-01-05"),
    ],
)
def test_a_date_above_the_items(heading: str, wanted: str) -> None:
    (one,) = read(
        f"{heading}\n9:00 Opening\n", Options("UTC", dt.date(2026, 8, 1) if "Jan" in heading else dt.date(2026, 5, 4))
    ).sessions
    assert one.start.date().isoformat() == wanted


def days(draft: Draft) -> list[str]:
    return [one.start.date().isoformat() for one in draft.sessions]


def test_days_without_a_date_follow_the_first_one_by_one() -> None:
    draft = read("Day One\n9:00 Opening\nDay Two\n9:00 Panel\nDay Three\n9:00 Closing\n")
    assert days(draft) == ["2026-05-04", "2026-05-05", "2026-05-06"]
    assert "no-date" in codes(draft)
    assert list(draft.day_titles.values()) == ["Day One", "Day Two", "Day Three"]


def test_weekdays_count_from_the_first_date() -> None:
    assert days(read("Wednesday\n9:00 Opening\nFriday\n9:00 Panel\n")) == ["2026-05-06", "2026-05-08"]


def test_a_label_and_a_date_below_it_are_one_day() -> None:
    draft = read("DAY ONE\nMonday, 4 May 2026\n9:00 Opening\n\nDAY TWO\nTuesday, 5 May 2026\n9:00 Panel\n")
    assert days(draft) == ["2026-05-04", "2026-05-05"]


def test_the_date_of_the_event_at_the_head_is_that_of_its_first_day() -> None:
    draft = read("Workshop on Water\nNairobi, 6 - 7 May 2026\nDay 1\n9:00 Opening\nDay 2\n9:00 Panel\n", Options("UTC"))
    assert days(draft) == ["2026-05-06", "2026-05-07"]
    assert draft.title == "Workshop on Water"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("4 May\n9:00 Opening\n", "no-year"),
        ("Friday, 4 May 2026\n9:00 Opening\n", "date-conflict"),
        ("9 June 2026\n9:00 Opening\n", "date-conflict"),
    ],
)
def test_what_is_wrong_with_a_date_is_told(text: str, code: str) -> None:
    assert code in codes(read(text))


def test_without_any_date_and_without_date_it_is_refused() -> None:
    with pytest.raises(ImportRefused, match="--date"):
        read("9:00 Opening\n", Options("UTC"))
    with pytest.raises(ImportRefused, match="year"):
        read("4 May\n9:00 Opening\n", Options("UTC"))


def test_each_item_says_on_which_weekday_it_is() -> None:
    draft = read("Mo  9:00-10:20 Introduction\nMo 10:20-10:40 Coffee\nTu  9:00-10:30 Measures\nTu 10:30-11:00 Coffee\n")
    assert [f"{one.start:%a %H:%M}" for one in draft.sessions] == ["Mon 09:00", "Mon 10:20", "Tue 09:00", "Tue 10:30"]


def test_a_day_without_heading_begins_behind_the_end_of_the_day_before() -> None:
    draft = read(
        "9:00 Opening\n10:00 Panel on rivers\n17:00 End of Day 1\n"
        "9:00 Walk\n10:00 Panel on lakes\n17:00 End of Day 2\n",
        Options("UTC", dt.date(2026, 5, 4)),
    )
    assert [f"{one.start:%d} {one.title}" for one in draft.sessions] == [
        "04 Opening",
        "04 Panel on rivers",
        "05 Walk",
        "05 Panel on lakes",
    ]


def test_one_weekday_before_a_time_is_no_new_day() -> None:
    draft = read("4 May 2026\n9:00 Walk to the bay\nSun 9:30 sets over the bay\n11:00 Lunch\n")
    assert {f"{one.start:%d}" for one in draft.sessions} == {"04"}


def test_a_range_of_dates_in_numbers_is_that_of_the_event() -> None:
    draft = read("Avilés, 5-6/06/2025\nJueves 5\n9:00 Acto\nViernes 6\n9:00 Charla\n", Options("UTC"))
    assert [f"{one.start:%d}" for one in draft.sessions] == ["05", "06"]


def test_what_stands_below_the_heading_of_a_day_is_not_of_the_day_before() -> None:
    draft = read("4 May 2026\n9:00 Talk\n5 May 2026\nBusiness centre, fourth level\n9:00 Walk\n")
    assert (draft.sessions[0].subtitle, draft.sessions[0].abstract) == ("", "")
    assert draft.left == ["Business centre, fourth level"]


def test_a_place_beside_the_date_is_not_lost() -> None:
    draft = read("Forum on rivers\nMonday 4 May 2026, The Pump Rooms, Leamington\n9:00 Talk\n")
    assert any("Pump Rooms" in words for words in (*draft.left, draft.venue))


def test_items_above_the_first_day_may_be_of_the_day_before() -> None:
    text = "9:30 Plenary\n11:00 Panel\nFriday 7 May 2021\n9:00 Walk\n11:00 Closing\n"
    assert days(read(text, Options("UTC"))) == ["2021-05-06", "2021-05-06", "2021-05-07", "2021-05-07"]
    assert days(read(text, Options("UTC", dt.date(2021, 5, 5))))[:2] == ["2021-05-05", "2021-05-05"]
    assert days(read("8:30 Doors\nFriday 7 May 2021\n9:00 Walk\n", Options("UTC"))) == ["2021-05-07", "2021-05-07"]


def test_a_weekday_tells_that_another_year_is_meant() -> None:
    draft = read("Forum, 21 - 22 January 2015\nWednesday 21 January 2014\n9:00 Walk\n", Options("UTC"))
    assert days(draft) == ["2015-01-21"]
    assert "date-conflict" in codes(draft)


def paged(settings: str, words: str = "") -> str:
    return f"---\ntitle: Rivers at risk\n{settings}\n---\n{words}\n\n* 9:00 Opening\n* 10:00 Panel\n"


def test_a_page_says_when_its_event_is() -> None:
    page = paged("date: 2026-01-12 10:00:00 +01:00\nevent_start_date: 2026-05-06 09:00:00 +01:00")
    assert set(days(read(page, Options("UTC"), "md"))) == {"2026-05-06"}


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("We meet on the **6th of May** in Quito.", "2026-05-06"),
        (
            "Please sign up for the workshop with our office in Quito until the 3rd of January, so that we know.",
            "2026-01-12",
        ),
        ("We meet in Quito.", "2026-01-12"),
    ],
)
def test_the_day_of_a_page_is_that_of_its_event_unless_a_later_one_is_named(words: str, wanted: str) -> None:
    draft = read(paged("date: 2026-01-12", words), Options("UTC"), "md")
    assert set(days(draft)) == {wanted}
    assert {"no-date", "no-year"} & codes(draft)


def test_what_whoever_imports_says_goes_before_the_day_of_a_page() -> None:
    assert set(days(read(paged("date: 2026-01-12"), form="md"))) == {"2026-05-04"}


def test_a_date_in_the_row_of_an_item_begins_no_day() -> None:
    table = "| Time | What |\n|---|---|\n| 9:00 | Plan (for the day of 6 June) |\n| 10:00 | Panel |\n"
    draft = read(f"## 4 May 2026\n\n{table}", form="md")
    assert [(one.title, day) for one, day in zip(draft.sessions, days(draft), strict=True)] == [
        ("Plan (for the day of 6 June)", "2026-05-04"),
        ("Panel", "2026-05-04"),
    ]


def test_two_dates_in_one_line_begin_no_day() -> None:
    draft = read("4 May 2026\n9:00 Opening\n1 March 2018 … 1 March 2023\n10:00 Panel\n")
    assert days(draft) == ["2026-05-04", "2026-05-04"]


def test_a_day_with_what_is_on_it_in_its_line() -> None:
    text = (
        "Thursday, 7 May, 7 p.m.-9 p.m. Reception\nFriday, May 8: Meet at the hotel at 8:20 a.m.\n9:00 a.m. Opening\n"
    )
    draft = read(text)
    assert [one.title for one in draft.sessions] == ["Reception", "Opening"]
    assert days(draft) == ["2026-05-07", "2026-05-08"]


def test_the_number_of_a_day_is_no_day_of_the_month() -> None:
    assert days(read("Day 1 November 18, 2024\n9:00 Opening\n", Options("UTC"))) == ["2024-11-18"]
