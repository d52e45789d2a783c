"""Days that no heading begins, or one without a date; dates that are of the page and not of the event."""

from __future__ import annotations

import datetime as dt

import pytest

from idm_tui.formats.imports import documents
from idm_tui.formats.imports.draft import Draft, Options
from tests.formats.imports.test_documents_content import read

LATER = Options("UTC", dt.date(2026, 6, 11))


def begun(draft: Draft) -> list[str]:
    return [f"{one.start:%d %H:%M} {one.title}" for one in draft.sessions]


@pytest.mark.parametrize("evening", ["17:00 Report", "5:00 pm Report", "2:30 Report"])
def test_times_that_go_back_to_the_morning_begin_a_day(evening: str) -> None:
    draft = read(f"4 May 2026\n8:30 Opening\n12:00 pm Lunch\n{evening}\n9:00 am Standup\n10:00 Work\n")
    assert [one.start.day for one in draft.sessions] == [4, 4, 4, 5, 5]
    assert "no-date" in {doubt.code for doubt in draft.doubts}


def test_a_start_before_that_of_a_long_item_begins_a_day() -> None:
    draft = read("4 May 2026\n9:30 am - 5:30 pm Work in groups\n9:00 am Standup\n10:00 am Work\n")
    assert [one.start.day for one in draft.sessions] == [4, 5, 5]


def test_times_that_go_back_below_a_label_are_of_another_room() -> None:
    draft = read("4 May 2026\n9:00 Opening\n17:00 Report\nRoom of the lions\n9:00 Standup\n10:00 Work\n")
    assert {one.start.day for one in draft.sessions} == {4}


def test_hours_of_the_afternoon_without_a_half_begin_no_day() -> None:
    draft = read("4 May 2026\n9:00 Opening\n12:00 Lunch\n1:30 Panel\n3:45 Report\n")
    assert [f"{one.start:%d %H:%M}" for one in draft.sessions] == ["04 09:00", "04 12:00", "04 13:30", "04 15:45"]


def test_a_day_of_small_hours_is_an_afternoon_where_others_have_24() -> None:
    draft = read("Monday 4 May 2026\n2:00 - 2:15 Opening\n2:15 - 4:00 Talk\nTuesday 5 May\n9:00 Work\n14:00 Report\n")
    assert [f"{one.start:%H:%M}" for one in draft.sessions] == ["14:00", "14:15", "09:00", "14:00"]


def test_what_begins_before_six_may_be_meant() -> None:
    draft = read("4 May 2026\n6:00 Walk at dawn\n9:00 Walk\n14:00 Lunch\n")
    assert f"{draft.sessions[0].start:%H:%M}" == "06:00"


@pytest.mark.parametrize(
    "line",
    [
        "Draft of 4 May 2026",
        "ana edited this page May 4, 2026",
        "RSVP by May 4, 2026",
        "Date limite d'inscription : 4 mai 2026",
    ],
)
def test_dates_of_the_page_are_none_of_the_event(line: str) -> None:
    draft = documents.read(f"{line}\n9:00 Opening\n10:00 Tea\n".encode(), "text", LATER)
    assert draft.sessions[0].start.date() == dt.date(2026, 6, 11)


def test_a_page_may_date_the_event_for_want_of_any_other_date() -> None:
    draft = documents.read(b"ana edited this page May 4, 2026\n9:00 Opening\n10:00 Tea\n", "text", Options("UTC"))
    assert draft.sessions[0].start.date() == dt.date(2026, 5, 4)


def test_a_weekday_and_a_day_below_the_date_of_a_post() -> None:
    head = "viernes, 15 de mayo de 2026\n\nOviedo, 30 y 31 de mayo de 2026\n\n"
    text = f"{head}SÁBADO 30\n\n10:00 Acogida\n\nDOMINGO 31\n\n10:00 Paseo\n"
    assert begun(read(text)) == ["30 10:00 Acogida", "31 10:00 Paseo"]


def test_a_year_printed_with_one_day_holds_for_the_next() -> None:
    draft = documents.read(b"May 4, 2026\n9:00 Opening\n10:00 Tea\nMay 5\n9:00 Work\n", "text", Options("UTC"))
    assert [one.start.date() for one in draft.sessions][-1] == dt.date(2026, 5, 5)


@pytest.mark.parametrize("line", ["jamais le mardi ?", "on 5 May.", "We shall meet again on Tuesday 5 May at the end."])
def test_the_rest_of_a_sentence_is_no_day(line: str) -> None:
    draft = read(f"4 May 2026\n9:00 Opening\nBring what you have\n{line}\n10:00 Tea\n")
    assert {one.start.day for one in draft.sessions} == {4}


def test_a_heading_that_begins_with_the_name_of_a_day() -> None:
    page = "# Agenda\n\n## Monday, 4 May 2026\n\n- 9:00 Work\n\n## Tuesday (closed, for a few of us)\n\n- 9:00 More\n"
    assert begun(read(page, "md")) == ["04 09:00 Work", "05 09:00 More"]


def test_a_day_with_an_item_on_its_line_and_no_mark_between() -> None:
    first = "Mardi 5 mai 2026 9h00-10h00 – Assemblée\n10h00-11h00 – Table\n"
    draft = read(f"{first}Mercredi 6 mai 2026 9h00-10h00 – Cercle\n")
    assert begun(draft) == ["05 09:00 Assemblée", "05 10:00 Table", "06 09:00 Cercle"]


def test_comments_of_markdown_hold_no_dates() -> None:
    page = "# Workshop\n\n<!-- date = 2020-01-01\n9:00 Nothing -->\n\n4 May 2026\n\n- 9:00 Work\n- 10:00 Tea\n"
    assert begun(read(page, "md")) == ["04 09:00 Work", "04 10:00 Tea"]
