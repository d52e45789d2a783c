"""Cells that go on, break or say the same elsewhere, and columns that say what form an item has."""

from __future__ import annotations

from tests.formats.imports.test_documents_content import read


def table(*rows: str) -> str:
    head, *others = rows
    return "\n".join(["# Workshop, 4 May 2026", "", head, "|---" * (head.count("|") - 1) + "|", *others, ""])


def test_of_several_zones_the_first_counts() -> None:
    page = table(
        "| GMT | US East | Taipei | |", "| 12:00 | 07:00 | 20:00 | Welcome |", "| 12:10 | 07:10 | 20:10 | Talk |"
    )
    assert [f"{one.start:%H:%M} {one.title}" for one in read(page, "md").sessions] == ["12:00 Welcome", "12:10 Talk"]


def test_two_zones_in_one_cell() -> None:
    page = table("| UTC / PT | What |", "| 18:30 / 11:30am | Introduction |", "| 18:45 / 11:45am | A word on tools |")
    found = [f"{one.start:%H:%M} {one.title}" for one in read(page, "md").sessions]
    assert found == ["18:30 Introduction", "18:45 A word on tools"]


def test_a_start_an_end_and_a_length_are_no_zones() -> None:
    page = table(
        "| Start | End | Length | What |", "| 15:00 | 15:45 | 0h45 | Talk |", "| 15:45 | 17:15 | 1h30 | Dinner |"
    )
    assert [f"{one.end:%H:%M}" for one in read(page, "md").sessions] == ["15:45", "17:15"]


def test_the_title_beside_the_form_of_an_item() -> None:
    page = table(
        "| Hora | Sesión | Título |",
        "| 8:00 | Apertura | |",
        "| 8:10 | Keynote - Ana Pérez | Datos de los ríos |",
        "| 8:50 | Sesión 1 - Kofi Mensah | Puertos y pruebas |",
        "| 9:20 | Sesión 1 - Marie Dubois | Bosques |",
        "| 9:50 | Pausa | Café y té para todas |",
    )
    sessions = read(page, "md").sessions
    assert [one.title for one in sessions] == ["Apertura", "Datos de los ríos", "Puertos y pruebas", "Bosques", "Pausa"]
    assert [[person.name for person in one.speakers] for one in sessions[1:4]] == [
        ["Ana Pérez"],
        ["Kofi Mensah"],
        ["Marie Dubois"],
    ]


def test_rows_without_a_time_say_more_of_the_one_above() -> None:
    page = table(
        "|Time|Topic|Presenter|",
        "|9:00|Work streams||",
        "||WS: Operators|Ana|",
        "||WS: Format|Kofi/Hadrien|",
        "|10:00|Tea||",
    )
    one = read(page, "md").sessions[0]
    assert [person.name for person in one.speakers] == ["Ana", "Kofi", "Hadrien"]


def test_cells_that_only_say_that_the_one_above_goes_on() -> None:
    rows = [
        "10:30<td>Systems<td>Break",
        "11:00<td>(cont)<td>Overlays",
        "11:30<td>lunch<td>(cont)",
        "12:00<td>lunch<td>lunch",
    ]
    body = "".join(f"<tr><td>{row}</tr>" for row in rows)
    page = f"<table><tr><td><td>Monday 4 May 2026<td>Tuesday 5 May 2026</tr>{body}</table>"
    assert [f"{one.start:%d %H:%M} {one.title}" for one in read(page, "html").sessions] == [
        "04 10:30 Systems",
        "04 11:30 lunch",
        "05 10:30 Break",
        "05 11:00 Overlays",
        "05 12:00 lunch",
    ]


def test_parallel_sessions_with_codes_are_items_each() -> None:
    page = table(
        "| Time | Session | |",
        "| 9:00 | Sesión de trabajo A1: Ríos | Sesión de trabajo B1: Puertos |",
        "| 10:00 | Café | |",
    )
    assert [one.title for one in read(page, "md").sessions][:2] == [
        "Sesión de trabajo A1: Ríos",
        "Sesión de trabajo B1: Puertos",
    ]


def test_a_window_of_parallel_sessions_is_left_out() -> None:
    text = "9:00-10:30 Parallel workshops\n9:00-10:30 Drones over the delta\n9:00-9:45 Paper maps\n9:45-10:30 Names"
    sessions = read(f"4 May 2026\n\n{text}\n10:30 Tea\n").sessions
    assert [one.title for one in sessions] == ["Drones over the delta", "Paper maps", "Names", "Tea"]
    assert sessions[0].subtitle == "Parallel workshops"


def test_a_row_that_a_page_broke() -> None:
    page = table(
        "| Time | Session |", "| 9:00 | Who may look into the registers of |", "| | the harbour |", "| 10:00 | Tea |"
    )
    assert read(page, "md").sessions[0].title == "Who may look into the registers of the harbour"


def test_labels_in_a_column_of_speakers() -> None:
    cells = "<td>Moderator<br>Ana Pérez<br>Panelists<br>Kofi Mensah<br>Peter Holm"
    head = "<tr><th>Time<th>Session<th>Speakers</tr>"
    page = f"<p>4 May 2026<table>{head}<tr><td>9:00<td>Panel{cells}</tr><tr><td>10:00<td>Tea<td></tr></table>"
    one = read(page, "html").sessions[0]
    assert [person.name for person in one.moderators] == ["Ana Pérez"]
    assert [person.name for person in one.speakers] == ["Kofi Mensah", "Peter Holm"]
