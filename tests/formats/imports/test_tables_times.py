"""Times and lengths as people write them into cells."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from idm_tui.formats.imports.tables.clock import Clock, read_length, read_span
from idm_tui.formats.imports.tables.when import length_of, read_date, read_when

if TYPE_CHECKING:
    from idm_tui.formats.imports.tables.cells import Value


def _shown(clock: Clock | None) -> str:
    return f"{clock.minutes // 60}:{clock.minutes % 60:02}" if clock else ""


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("9:05", "9:05", ""),
        ("0930", "9:30", ""),
        ("930", "9:30", ""),
        ("2:00 p.m.", "14:00", ""),
        ("2:00 PM", "14:00", ""),
        ("1:30p - 3:00p", "13:30", "15:00"),
        ("8:00a.m. – 9:00a.m.", "8:00", "9:00"),
        ("07:00 AM - 11:59 PM", "7:00", "23:59"),
        ("12:15 A 1:00 PM", "12:15", "13:00"),
        ("11:50-12:10 p.m.", "11:50", "12:10"),
        ("10-11 am", "10:00", "11:00"),
        ("3 – 4 pm", "15:00", "16:00"),
        ("01:30–02:45 PM", "13:30", "14:45"),
        ("12 noon", "12:00", ""),
        ("noon - 1 pm", "12:00", "13:00"),
        ("12:00 am", "0:00", ""),
        ("12:30 pm", "12:30", ""),
        ("14:00-15:30 Uhr", "14:00", "15:30"),
        ("14.00 Uhr bis 15.30 Uhr", "14:00", "15:30"),
        ("von 9 bis 10 Uhr", "9:00", "10:00"),
        ("9h30", "9:30", ""),
        ("10h-12h", "10:00", "12:00"),
        ("9h à 10h30", "9:00", "10:30"),
        ("de 9:00 a 10:30", "9:00", "10:30"),
        ("8.30 a 9.00", "8:30", "9:00"),
        ("11h 45", "11:45", ""),
        ("23:00-0:30", "23:00", "0:30"),
        ("25:00", "25:00", ""),
        ("24:00", "24:00", ""),
        ("0800-1000", "8:00", "10:00"),
        ("9:00 -- 9:15", "9:00", "9:15"),
        ("9:00\n9:15", "9:00", "9:15"),
        ("[13:00]", "13:00", ""),
        ("~5:00 - End", "5:00", ""),
        ("18:10-(19:40)", "18:10", "19:40"),
        ("09:00:00", "9:00", ""),
        ("9", "9:00", ""),
    ],
)
def test_a_time_is_read_in_every_habit(text: str, start: str, end: str) -> None:
    span = read_span(text)
    assert span
    assert (_shown(span.start), _shown(span.end), span.rest) == (start, end, "")


@pytest.mark.parametrize(
    "text", ["", "Opening", "10 things I hate", "Session 3", "99:99", "12:75", "TBA", "-", "100:00"]
)
def test_what_is_no_time_is_none(text: str) -> None:
    assert read_span(text) is None


@pytest.mark.parametrize(
    ("text", "start"), [("14:00 pm", "14:00"), ("10-45 am", "10:45"), ("11:30 a.m. - 12:30 a.m.", "11:30")]
)
def test_a_mistake_is_read_as_meant_and_marked(text: str, start: str) -> None:
    span = read_span(text)
    assert span
    assert _shown(span.start) == start
    assert span.start.odd or (span.end and span.end.odd)


def test_words_behind_a_time_are_kept() -> None:
    span = read_span("9:00 Opening of the day")
    assert span
    assert span.rest == "Opening of the day"


def test_an_offset_behind_a_time_is_read() -> None:
    assert [
        getattr(read_span(text), "offset", None) for text in ("14:00 UTC", "14:00 (UTC+2)", "14:00-15:00 GMT-03:30")
    ] == [
        0,
        120,
        -210,
    ]


@given(st.integers(0, 23), st.integers(0, 59))
def test_every_minute_of_the_day_is_read(hour: int, minute: int) -> None:
    half = f"{(hour + 11) % 12 + 1}:{minute:02} {'am' if hour < 12 else 'p.m.'}"
    for text in (
        f"{hour}:{minute:02}",
        f"{hour:02}{minute:02}",
        f"{hour}h{minute:02}",
        f"{hour}.{minute:02} Uhr",
        half,
    ):
        span = read_span(text)
        assert span, text
        assert span.start.minutes == hour * 60 + minute, text


@given(st.text(max_size=60))
def test_no_text_breaks_the_reading(text: str) -> None:
    read_span(text)
    read_length(text)
    read_when(text)
    read_date(text)


@pytest.mark.parametrize(
    ("value", "minutes"),
    [
        ("90", 90),
        (90, 90),
        ("1:30", 90),
        (dt.time(1, 30), 90),
        (dt.timedelta(hours=1, minutes=30), 90),
        (1.5, 90),
        (0.0625, 90),
        ("90 min", 90),
        ("90 Minuten", 90),
        ("1h30", 90),
        ("1,5 Std.", 90),
        ("1 hour and 30 minutes", 90),
        ("(15 min)", 15),
        ("20'", 20),
        ("00:20:00", 20),
        ("PT1H30M", 90),
        ("", None),
        ("long", None),
        ("NA", None),
    ],
)
def test_a_length_is_read_in_every_habit(value: Value, minutes: int | None) -> None:
    assert length_of(value, "minutes") == minutes


def test_a_length_in_a_column_of_hours_is_hours() -> None:
    assert length_of("2", "hours") == length_of(2, "hours") == 120


@pytest.mark.parametrize(
    ("value", "day", "minutes"),
    [
        ("2024-09-24 09:00", "2024-09-24", 540),
        ("24.09.2024 09:00", "24.09.2024 09:00", 540),
        (dt.datetime(2024, 9, 24, 9, 0), "2024-09-24", 540),  # noqa: DTZ001 - as a cell holds it
        (45559.375, "2024-09-24", 540),
        ("45559.375", "2024-09-24", 540),
        (dt.time(9, 0), None, 540),
        (0.375, None, 540),
        ("0.375", None, 540),
        (930, None, 570),
        (930.0, None, 570),
        (9.3, None, 570),
        (dt.timedelta(hours=25), None, 1500),
        ("Fri 9:00", "Fri 9:00", 540),
        ("September 24, 2024 2:00 PM", "September 24, 2024 2:00 PM", 840),
    ],
)
def test_a_cell_of_times_is_read_however_it_is_kept(value: Value, day: str | None, minutes: int) -> None:
    when = read_when(value)
    assert when.span
    assert when.span.start.minutes == minutes
    assert (when.day.words if when.day else None) == day


@pytest.mark.parametrize("text", ["2024-09-24T09:00:00+02:00", "2024-09-24T07:00:00Z", "2024-09-24 07:00 UTC"])
def test_a_time_with_an_offset_is_an_instant(text: str) -> None:
    assert read_when(text).instant == dt.datetime(2024, 9, 24, 7, 0, tzinfo=dt.UTC)
