"""Agendas as forms, with a word before each time."""

from __future__ import annotations

import pytest

from tests.formats.imports.test_documents_times import read, times


@pytest.mark.parametrize(
    "text",
    [
        (
            "Opening words\nTime: 9:00 - 10:00\nSpeaker: Ana Pérez\n\n"
            "Panel on lakes\nTime: 10:00 - 11:00\nVenue: Town Hall\n"
        ),
        (
            "Time: 9:00 - 10:00\nTitle: Opening words\nSpeaker: Ana Pérez\n\n"
            "Time: 10:00 - 11:00\nTitle: Panel on lakes\nVenue: Town Hall\n"
        ),
        (
            "1.-Opening words\nHora: 9.00 - 10.00 am.\nSpeaker: Ana Pérez\n"
            "2.-Panel on lakes\nHora. 10.00 - 11.00 am.\nVenue: Town Hall\n"
        ),
    ],
)
def test_the_word_before_a_time_is_no_part_of_it(text: str) -> None:
    draft = read(f"Forum on rivers\n4 May 2026\n\n{text}")
    assert times(draft) == ["09:00-10:00", "10:00-11:00"]
    assert [one.title for one in draft.sessions] == ["Opening words", "Panel on lakes"]
    assert [person.name for person in draft.sessions[0].speakers] == ["Ana Pérez"]
    assert draft.sessions[1].room == "Town Hall"


def test_what_happens_at_a_time_is_no_label() -> None:
    draft = read("4 May 2026\n9:00 Talk\nTime: 20 minutes each\nTime: 30 talks\n10:00 Lunch\n")
    assert [one.title for one in draft.sessions] == ["Talk", "Lunch"]
