"""Times that stand behind words, lengths beside them, and halves of the day that the print leaves open."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.formats.imports.test_documents_times import codes, read, times

if TYPE_CHECKING:
    from idm_tui.formats.imports.draft import Draft


def titled(draft: Draft) -> list[str]:
    return [f"{time} {one.title}" for time, one in zip(times(draft), draft.sessions, strict=True)]


def test_a_time_may_be_about() -> None:
    assert titled(read("9.00 Opening\n14.30 Departure\nc. 16.30 Arrival\n"))[1:] == ["14:30 Departure", "16:30 Arrival"]


def test_a_single_time_behind_the_words_of_a_short_line() -> None:
    text = "• 18:00 Opening\n• 19:00 Panel\n• 19:30 Debate\nFarewell 19:55 h. Ana Pérez, Director\nWine 20:00 h.\n"
    draft = read(text)
    assert titled(draft)[-2:] == ["19:55 Farewell", "20:00 Wine"]
    assert [person.name for person in draft.sessions[-2].speakers] == ["Ana Pérez"]


@pytest.mark.parametrize(
    "line", ["Doors open until 20:00", "Trains leave at 20:00", "See page 12.30 and others", "Bus 17:00"]
)
def test_a_time_at_the_end_of_other_lines_begins_nothing(line: str) -> None:
    assert len(read(f"18:00 Opening\n19:00 Panel\n19:30 Debate\n{line}\n").sessions) == 3


@pytest.mark.parametrize("length", ["5 minutes", "(30 min)", "2 heures", "3 horas", "1h"])
def test_a_length_below_a_time_is_no_title(length: str) -> None:
    assert titled(read(f"9:00 - 9:30\n{length}\nOpening\n9:30 - 10:00\n{length}\nPanel\n")) == [
        "09:00-09:30 Opening",
        "09:30-10:00 Panel",
    ]


def test_half_past_noon_that_says_am_is_doubted() -> None:
    draft = read("11:00 am - 12:30 pm Panel\n12:30 - 2:00 am Lunch\n2:00 - 4:00 pm Groups\n")
    assert titled(draft) == ["11:00-12:30 Panel", "12:30-14:00 Lunch", "14:00-16:00 Groups"]
    assert "time-odd" in codes(draft)


def test_a_second_list_begins_in_the_morning_and_not_at_night() -> None:
    draft = read("9h - 10h : Opening\n17h - 18h : Closing\n9h - 9h30 : Opening in the other room\n")
    assert titled(draft)[-1] == "09:00-09:30 Opening in the other room"


def test_times_that_count_from_zero_are_taken_as_printed() -> None:
    assert titled(read("0:00 - 0:20 Welcome\n0:20 - 2:00 Groups\n2:00 - 2:40 Plenary\n")) == [
        "00:00-00:20 Welcome",
        "00:20-02:00 Groups",
        "02:00-02:40 Plenary",
    ]


def test_a_title_its_time_and_what_it_is_about() -> None:
    draft = read("- **Demo**, 11am - 12pm: An hour to meet\n- **Lunch**, 12pm - 1pm: We provide it\n", form="md")
    assert [(one.title, one.abstract or one.subtitle) for one in draft.sessions] == [
        ("Demo", "An hour to meet"),
        ("Lunch", "We provide it"),
    ]


def test_an_open_end_is_no_title() -> None:
    assert titled(read("15:30 - 16:00 (+ open end)\nLooking back\n")) == ["15:30-16:00 Looking back"]


def test_a_full_stop_before_an_h_is_a_time_among_colons() -> None:
    assert titled(read("9:30h. - 9:40 h. Opening\n12.30 h. Drinks\n13:00 h. Games\n"))[1:] == [
        "12:30 Drinks",
        "13:00 Games",
    ]


def test_what_an_item_is_about_behind_its_time_in_brackets() -> None:
    draft = read(
        "Opening (8h30 – 9h) . Address of the host\nResearch (9h – 10 h 45)\nPanel (11h – 12h 30). Round table :\n"
    )
    assert titled(draft) == ["08:30-09:00 Opening", "09:00-10:45 Research", "11:00-12:30 Panel"]


def test_a_short_length_below_a_time() -> None:
    assert titled(read("9:00 - 10:00\n60m\nPanel\n10:00 - 10:30\n30m\nBreak\n")) == [
        "09:00-10:00 Panel",
        "10:00-10:30 Break",
    ]
