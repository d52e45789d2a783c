"""Times, days and dates as documents print them."""

from __future__ import annotations

import datetime as dt

import pytest

from idm_tui.formats.imports import documents
from idm_tui.formats.imports.draft import Draft, ImportRefused, Options
from idm_tui.formats.imports.read import read_source

FIRST = Options("UTC", dt.date(2026, 5, 4))


def read(text: str, options: Options = FIRST, form: str = "text") -> Draft:
    return documents.read(text.encode(), form, options)


def times(draft: Draft) -> list[str]:
    return [f"{one.start:%H:%M}-{one.end:%H:%M}" if one.end else f"{one.start:%H:%M}" for one in draft.sessions]


def codes(draft: Draft) -> set[str]:
    return {doubt.code for doubt in draft.doubts}


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("09:00-10:00 Opening", "09:00-10:00"),
        ("9:00 – 10:00 Opening", "09:00-10:00"),
        ("9:00 — 10:00: Opening", "09:00-10:00"),
        ("[09:00-10:00] Opening", "09:00-10:00"),
        ("9:00 Opening", "09:00"),
        ("9h00 à 10h30 Ouverture", "09:00-10:30"),
        ("14h-15h30 Atelier", "14:00-15:30"),
        ("14:00 a 15:30 Taller", "14:00-15:30"),
        ("9:00 am - 10:30 am Opening", "09:00-10:30"),
        ("1:30-2:45 pm Panel", "13:30-14:45"),
        ("11:50-12:10 pm Panel", "11:50-12:10"),
        ("2 pm Panel", "14:00"),
        ("2:00 p.m. – 3:00 p.m. Panel", "14:00-15:00"),
        ("12 noon Lunch", "12:00"),
        ("10 - 10:45 Panel", "10:00-10:45"),
        ("14:00-15:30 Uhr Sitzung", "14:00-15:30"),
        ("von 14:00 bis 15:30 Uhr Sitzung", "14:00-15:30"),
        ("From 9:00 to 10:00 Opening", "09:00-10:00"),
        ("16:00-17:00 CET Panel", "16:00-17:00"),
        ("**09:00-10:00** Opening", "09:00-10:00"),
    ],
)
def test_a_time_at_the_head_of_a_line(line: str, wanted: str) -> None:
    draft = read(f"4 May 2026\n{line}\n")
    assert times(draft) == [wanted]
    assert len(draft.sessions[0].title.split()) == 1


def test_full_stops_and_four_digits_are_times_where_a_document_writes_them_so() -> None:
    assert times(read("4 May 2026\n9.00 - 9.30 Opening\n9.30 - 10.15 Panel\n10.15 - 10.30 Coffee\n")) == [
        "09:00-09:30",
        "09:30-10:15",
        "10:15-10:30",
    ]
    assert times(read("4 May 2026\n0900 - 0930 Opening\n0930 - 1015 Panel\n")) == ["09:00-09:30", "09:30-10:15"]


def test_a_range_over_two_lines_is_one() -> None:
    draft = read("4 May 2026\n09:00 -\n09:30\nOpening\n09:30 -\n10:00\nPanel\n")
    assert times(draft) == ["09:00-09:30", "09:30-10:00"]
    assert [one.title for one in draft.sessions] == ["Opening", "Panel"]


def test_hours_that_begin_again_at_one_are_in_the_afternoon_and_doubted() -> None:
    draft = read("4 May 2026\n9:00 - 12:00 Opening\n12:00 - 1:30 Lunch\n1:30 - 3:00 Panel\n")
    assert times(draft) == ["09:00-12:00", "12:00-13:30", "13:30-15:00"]
    assert "half-day" in codes(draft)


def test_a_time_that_contradicts_itself_is_taken_as_meant_and_doubted() -> None:
    draft = read("4 May 2026\n14:00 pm - 15:00 pm Panel\n")
    assert times(draft) == ["14:00-15:00"]
    assert "time-odd" in codes(draft)


def test_an_end_after_midnight_is_on_the_next_day() -> None:
    (one,) = read("4 May 2026\n22:00 - 01:00 Dance\n").sessions
    assert one.end == dt.datetime(2026, 5, 5, 1)  # noqa: DTZ001 - local to the event


@pytest.mark.parametrize("mark", ["End of Day One", "End", "Fin de la journée", "Adjourn", "End of the workshop"])
def test_an_end_mark_is_no_session(mark: str) -> None:
    assert [one.title for one in read(f"4 May 2026\n9:00 Opening\n17:00 {mark}\n").sessions] == ["Opening"]


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


def test_a_zone_at_the_head_is_that_of_the_event() -> None:
    text, _draft = read_source(
        b"Forum\nAll times are in Africa/Nairobi\n4 May 2026\n9:00 Opening\n", "a.txt", Options()
    )
    assert 'timezone = "Africa/Nairobi"' in text


def test_a_text_without_times_is_refused() -> None:
    with pytest.raises(ImportRefused, match="time"):
        read("Dear all,\nthank you for the cake.\n")


def test_text_that_is_not_utf_8_is_read_and_doubted() -> None:
    draft = documents.read("4 May 2026\n9:00 Café\n".encode("cp1252"), "text", FIRST)
    assert [one.title for one in draft.sessions] == ["Café"]
    assert "encoding" in codes(draft)


def test_each_item_may_have_its_date_and_time_below_its_title() -> None:
    draft = read(
        "River Dialogue\n\nSession 1: Upstream\n6 June 2026, 9.00-10.45\nMs Ana Pérez, ILO\n\n"
        "Coffee break 10.45-11.15\n\nSession 2: Downstream\n6 June 2026, 11.15-12.45\nMr Kofi Mensah (Chair)\n\n"
        "Session 3: The sea\n7 June 2026, 9.00-10.00\n"
    )
    assert draft.title == "River Dialogue"
    assert [(one.title, f"{one.start:%d %H:%M}", f"{one.end:%H:%M}") for one in draft.sessions if one.end] == [
        ("Session 1: Upstream", "06 09:00", "10:45"),
        ("Coffee break", "06 10:45", "11:15"),
        ("Session 2: Downstream", "06 11:15", "12:45"),
        ("Session 3: The sea", "07 09:00", "10:00"),
    ]
    assert [len(one.moderators) for one in draft.sessions] == [0, 0, 1, 0]


def test_the_same_time_elsewhere_is_no_title() -> None:
    draft = read("## 4 May 2026\n\n### 15:00 UTC / 12:00 ART\n\nWelcome\n\n### 16:00 (18:00 CEST) Talk\n", form="md")
    assert [(one.title, f"{one.start:%H:%M}") for one in draft.sessions] == [("Welcome", "15:00"), ("Talk", "16:00")]
