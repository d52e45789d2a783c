"""Days as people write them, and which dates they are."""

from __future__ import annotations

import datetime as dt

import pytest

from idm_tui.formats.imports.draft import Draft, ImportRefused, Options
from idm_tui.formats.imports.tables.almanac import Almanac
from idm_tui.formats.imports.tables.days import Printed, read_day, read_day_number

FIRST = dt.date(2024, 9, 24)  # a Tuesday


def _dates(printed: list[Printed | None], first: dt.date | None = FIRST) -> tuple[list[dt.date | None], Draft]:
    draft = Draft()
    almanac = Almanac(Options(first_date=first), draft)
    for index, day in enumerate(printed):
        almanac.learn(day, str(index))
    almanac.settle()
    return [almanac.date_of(day) if day else None for day in printed], draft


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2024-09-25", "2024-09-25"),
        ("2024/9/25", "2024-09-25"),
        ("25.09.2024", "2024-09-25"),
        ("25.9.24", "2024-09-25"),
        ("25.9.", "2024-09-25"),
        ("25/09/2024", "2024-09-25"),
        ("9/25/24", "2024-09-25"),
        ("Sept 25", "2024-09-25"),
        ("25 septembre", "2024-09-25"),
        ("25 de septiembre de 2024", "2024-09-25"),
        ("Mittwoch, 25. September", "2024-09-25"),
        ("Wednesday, September 25th, 2024", "2024-09-25"),
        ("25-Sep-24", "2024-09-25"),
        ("wed", "2024-09-25"),
        ("Mittwoch", "2024-09-25"),
        ("miércoles", "2024-09-25"),
        ("mercredi", "2024-09-25"),
        ("Mi", "2024-09-25"),
        ("Mi 25.", "2024-09-25"),
        ("Day 2", "2024-09-25"),
        ("DAY TWO", "2024-09-25"),
        ("Tag 2", "2024-09-25"),
        ("Jour 2 : la suite", "2024-09-25"),
        ("1 January", "2025-01-01"),
    ],
)
def test_a_day_is_dated(text: str, date: str) -> None:
    dates, _ = _dates([read_day(text)])
    assert [str(found) for found in dates] == [date]


@pytest.mark.parametrize(("number", "date"), [(20240925, "2024-09-25"), (925, "2024-09-25"), (45560, "2024-09-25")])
def test_a_number_is_a_day(number: int, date: str) -> None:
    assert [str(found) for found in _dates([read_day_number(number)])[0]] == [date]


@pytest.mark.parametrize("text", ["Opening", "Sunny days", "Session 2", "marching band", "99.99.2024", ""])
def test_what_is_no_day_is_none(text: str) -> None:
    assert read_day(text) is None


def test_the_whole_column_decides_between_day_and_month() -> None:
    assert _dates([read_day("4/3/2016"), read_day("4/13/2016")], None)[0] == [dt.date(2016, 4, 3), dt.date(2016, 4, 13)]
    assert _dates([read_day("4/3/2016"), read_day("14/3/2016")], None)[0] == [dt.date(2016, 3, 4), dt.date(2016, 3, 14)]


def test_the_first_day_decides_between_day_and_month() -> None:
    for first in (dt.date(2016, 4, 3), dt.date(2016, 3, 4)):
        dates, draft = _dates([read_day("4/3/16")], first)
        assert dates == [first]
        assert "4/3/16" in draft.doubts[0].sentence


def test_days_that_lie_closer_together_decide() -> None:
    dates, draft = _dates([read_day("4/3/16"), read_day("4/4/16"), read_day("4/5/16")], None)
    assert [str(date) for date in dates] == ["2016-04-03", "2016-04-04", "2016-04-05"]
    assert [doubt.code for doubt in draft.doubts] == ["date-conflict"]


def test_a_printed_date_wins_over_the_one_that_is_given() -> None:
    dates, draft = _dates([read_day("1 October 2024")])
    assert dates == [dt.date(2024, 10, 1)]
    assert [doubt.code for doubt in draft.doubts] == ["date-conflict"]


def test_a_weekday_that_does_not_fit_is_reported() -> None:
    dates, draft = _dates([read_day("Monday 24 September 2024")])
    assert dates == [FIRST]
    assert [doubt.code for doubt in draft.doubts] == ["date-conflict"]


def test_no_full_date_and_no_first_day_is_refused() -> None:
    for text in ("3 April", "fri", "Day 1", "4/3"):
        with pytest.raises(ImportRefused, match="--date"):
            _dates([read_day(text)], None)


def test_a_date_that_is_none_is_reported() -> None:
    dates, draft = _dates([read_day("31.09.2024"), read_day("24.09.2024")])
    assert dates == [None, FIRST]
    assert [doubt.code for doubt in draft.doubts] == ["date-conflict"]
