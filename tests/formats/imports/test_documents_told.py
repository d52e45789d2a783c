"""Agendas that are told in sentences, and tables that are written as lists."""

from __future__ import annotations

import pytest

from idm_tui.formats.imports import documents
from idm_tui.formats.imports.documents.prose import with_times_first
from idm_tui.formats.imports.draft import ImportRefused
from tests.formats.imports.test_documents_content import FIRST, read

TOLD = """La universidad celebra el 4 de mayo de 2026 un ciclo.
1.- Conferencia dirigida por la lingüista española Ana Pérez a las 10:00 horas.
2.- Mesa sobre educación a las 11:00 horas, en la que participarán: Kofi Mensah, Peter Holm, Jean Dubois.
Todo el mundo puede venir.
3.- A las 12:00 horas como parte del ciclo se proyectará «El río. Una vida» en la sala.
4.- De las 17:15 horas a las 19:00 horas concierto con Marie Dubois.
"""


def test_a_sentence_with_a_time_in_its_midst_is_an_item() -> None:
    draft = read(TOLD)
    assert [f"{one.start:%H:%M}" for one in draft.sessions] == ["10:00", "11:00", "12:00", "17:15"]
    assert f"{draft.sessions[3].end:%H:%M}" == "19:00"
    assert [person.name for person in draft.sessions[1].speakers] == ["Kofi Mensah", "Peter Holm", "Jean Dubois"]
    assert "«El río. Una vida»" in draft.sessions[2].title
    assert [one.place for one in draft.sessions] == ["2", "3", "5", "6"]


def test_days_of_the_week_within_sentences() -> None:
    text = (
        "El ciclo es del 4 al 6 de mayo de 2026. La conferencia será el lunes, a las 17:30 horas, en la sala.\n"
        "Después, a las 19:00 horas, habrá una mesa. El martes se abre, a las 17:00 horas, la jornada con un libro.\n"
        "El día se cerrará (20:15 horas) con un acto."
    )
    assert [f"{one.start:%d %H:%M}" for one in read(text).sessions] == ["04 17:30", "04 19:00", "05 17:00", "05 20:15"]


@pytest.mark.parametrize("text", ["We met at 10:00 and left at 11:00. It rained at 9:00.", "Nothing at all happened."])
def test_few_times_tell_no_agenda(text: str) -> None:
    assert with_times_first(text) is None
    with pytest.raises(ImportRefused, match="no line of it begins with a time"):
        documents.read(text.encode(), "text", FIRST)


LISTED = """Agenda
------

*2026-05-04*
~~~~~~~~~~~~

.. list-table::
    :header-rows: 1

    * - Time
      - Activity
      - Lead
    * - 0900-0910
      - Briefing of
        all of us
      - Ana & Kofi
    * - 0910-0930
      - `Walkthrough <http://x.example>`_
      -

Bring a laptop.
"""


def test_tables_of_restructured_text() -> None:
    draft = read(LISTED)
    assert [(f"{one.start:%d %H:%M}", one.title) for one in draft.sessions] == [
        ("04 09:00", "Briefing of all of us"),
        ("04 09:10", "Walkthrough"),
    ]
    assert [person.name for person in draft.sessions[0].speakers] == ["Ana", "Kofi"]
