"""Tables in documents: where the times stand, what is at the same time, cells over several rows, a column a day."""

from __future__ import annotations

import datetime as dt
import io

import pytest
from docx import Document

from idm_tui.formats.imports import documents
from idm_tui.formats.imports.draft import Options
from tests.formats.imports.reading import PARIS, imported, times

DAY = "4 May 2026\n\n"


def rooms(text: str, form: str = "md") -> list[tuple[str, str]]:
    plan, _draft = imported(text, PARIS, form)
    return [(session.title, session.room) for session in plan.sessions]


def page(*rows: str) -> str:
    return f"<html><body><p>4 May 2026</p><table>{''.join(f'<tr>{row}</tr>' for row in rows)}</table></body></html>"


def test_times_may_stand_behind_the_titles() -> None:
    plan, _draft = imported(
        f"{DAY}| Actividad | Hora inicio | Hora fin |\n|---|---|---|\n"
        "| Registro | 8:30 | 9:00 |\n| Taller de redes | 9:00 | 10:30 |\n| Almuerzo | 10:30 | |\n",
        PARIS,
    )
    assert times(plan)[:2] == [("Registro", "04 08:30", "04 09:00"), ("Taller de redes", "04 09:00", "04 10:30")]
    assert times(plan)[2][:2] == ("Almuerzo", "04 10:30")


def test_rooms_side_by_side_are_at_the_same_time() -> None:
    found = rooms(
        f"{DAY}| Time | Hall 1 | Annex |\n|---|---|---|\n| 9:00-9:30 | Welcome | |\n"
        "| 9:30-10:30 | Buses and trams | Ferries |\n| 10:30-11:00 | Coffee | Coffee |\n"
    )
    assert found == [("Welcome", ""), ("Buses and trams", "Hall 1"), ("Ferries", "Annex"), ("Coffee", "")]


def test_a_column_of_titles_beside_one_of_rooms_is_no_second_room() -> None:
    found = rooms(
        f"{DAY}| Time | Session | Room |\n|---|---|---|\n| 9:00-9:30 | Welcome | Hall 1 |\n| 9:30 | Tea | |\n"
    )
    assert found == [("Welcome", "Hall 1"), ("Tea", "")]


def test_a_cell_over_several_rows_ends_with_the_last() -> None:
    plan, _draft = imported(
        page(
            "<th>Start</th><th>End</th><th>Talks</th><th>Workshops</th>",
            "<td>9:00</td><td>10:00</td><td>Tides</td><td rowspan=2>Knots</td>",
            "<td>10:00</td><td>11:00</td><td>Winds</td>",
            "<td>11:00</td><td>11:30</td><td colspan=2>Coffee</td>",
        ),
        PARIS,
    )
    assert [session.room for session in plan.sessions] == ["Talks", "Workshops", "Talks", ""]
    assert times(plan) == [
        ("Tides", "04 09:00", "04 10:00"),
        ("Knots", "04 09:00", "04 11:00"),
        ("Winds", "04 10:00", "04 11:00"),
        ("Coffee", "04 11:00", "04 11:30"),
    ]


def test_what_stands_in_a_room_again_goes_on() -> None:
    plan, _draft = imported(
        f"{DAY}| Time | Room 1 | Room 2 |\n|---|---|---|\n| 9:00-9:30 | Tides | Knots |\n"
        "| 9:30-10:00 | Winds | Knots |\n| 10:00-10:30 | Coffee | Coffee |\n| 10:30-11:00 | Coffee | Sails |\n",
        PARIS,
    )
    assert ("Knots", "04 09:00", "04 10:00") in times(plan)
    assert [session.title for session in plan.sessions] == ["Tides", "Knots", "Winds", "Coffee", "Coffee", "Sails"]


def test_a_time_over_two_rows_with_a_room_each() -> None:
    text = page(
        "<th>Time</th><th>Session</th><th>Speaker</th><th>Room</th>",
        "<td rowspan=2>9:00-10:00</td><td>Steel</td><td>Ingo Brandt</td><td>R1</td>",
        "<td>Timber</td><td>Kaisa Virtanen</td><td>R2</td>",
    )
    plan, _draft = imported(text, PARIS)
    assert times(plan) == [("Steel", "04 09:00", "04 10:00"), ("Timber", "04 09:00", "04 10:00")]
    assert [session.speakers[0].name for session in plan.sessions] == ["Ingo Brandt", "Kaisa Virtanen"]


def test_a_room_over_several_rows_is_that_of_each() -> None:
    text = page(
        "<th>Time</th><th>Session</th><th>Room</th>",
        "<td>9:00</td><td>Rust</td><td rowspan=2>Aula</td>",
        "<td>9:45</td><td>Paint</td>",
    )
    assert rooms(text, "html") == [("Rust", "Aula"), ("Paint", "Aula")]


def test_a_theme_beside_several_rows_is_no_title() -> None:
    text = page(
        "<th>Time</th><th colspan=2>Event</th>",
        "<td>9:00</td><td rowspan=2>Theme 1: Water</td><td>Short talks</td>",
        "<td>9:45</td><td>Posters</td>",
    )
    plan, _draft = imported(text, PARIS)
    assert [session.title for session in plan.sessions] == ["Short talks", "Posters"]


def test_days_side_by_side() -> None:
    text = (
        "<html><body><table><tr><th></th><th>Monday, 4 May 2026</th><th>Tuesday, 5 May 2026</th></tr>"
        "<tr><td>9:00</td><td>Welcome</td><td></td></tr>"
        "<tr><td>9:30</td><td rowspan=2>Visit of the port</td><td>Panel on fees</td></tr>"
        "<tr><td>10:30</td><td>Report</td></tr>"
        "<tr><td>11:00</td><td colspan=2>Tea</td></tr></table></body></html>"
    )
    plan, _draft = imported(text, PARIS)
    assert times(plan)[:5] == [
        ("Welcome", "04 09:00", "04 09:30"),
        ("Visit of the port", "04 09:30", "04 11:00"),
        ("Tea", "04 11:00", "04 11:30"),
        ("Panel on fees", "05 09:30", "05 10:30"),
        ("Report", "05 10:30", "05 11:00"),
    ]


def test_a_row_that_is_not_closed_is_not_lost() -> None:
    text = "<table><tr><td>9:00</td><td>First</td><tr><td>10:00</td><td>Second</td></tr><tr><td>11:00</td><td>Third"
    plan, _draft = imported(f"<html><body><p>4 May 2026</p>{text}", PARIS)
    assert [session.title for session in plan.sessions] == ["First", "Second", "Third"]


def test_links_to_slides_name_nobody() -> None:
    plan, _draft = imported(
        f"{DAY}| Time | Topic | Presenter | Slides |\n|-|-|-|-|\n| 9:00 | Sums | Joe | [Vector Scalar Mul](x) |\n",
        PARIS,
    )
    assert [person.name for person in plan.sessions[0].speakers] == ["Joe"]


def test_cells_of_a_word_document_that_are_put_together() -> None:
    document = Document()
    document.add_paragraph("4 May 2026")
    table = document.add_table(3, 3)
    rows = (("Time", "Room 1", "Room 2"), ("9:00-10:00", "Grain", "Wool"), ("10:00-10:30", "Tea", ""))
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    table.cell(2, 1).merge(table.cell(2, 2))
    stream = io.BytesIO()
    document.save(stream)
    plan, _draft = imported(stream.getvalue(), Options("Europe/Paris"))
    assert [(s.title, s.room) for s in plan.sessions] == [("Grain", "Room 1"), ("Wool", "Room 2"), ("Tea", "")]


def test_a_page_that_claims_huge_cells_is_read() -> None:
    text = page(*["<td rowspan=999999 colspan=999999>9:00</td><td colspan=x rowspan=-1>Talk</td>"] * 50)
    imported(text.replace("</table>", "<tr><td>9:00</td><td>Talk</td></tr></table>"), PARIS)


def test_three_at_the_same_time_are_no_window_of_each_other() -> None:
    found = rooms(
        f"{DAY}| Time | Section 1 | Section 2 | Section 3 |\n|-|-|-|-|\n"
        "| 9:00-10:00 | Grain | Wool | Salt |\n| 10:00 | Tea | | |\n"
    )
    assert found == [("Grain", "Section 1"), ("Wool", "Section 2"), ("Salt", "Section 3"), ("Tea", "")]


def test_days_side_by_side_that_are_only_numbered() -> None:
    text = page(
        "<th>start</th><th>end</th><th>Day 1</th><th>Day 2</th>",
        "<td>9:00</td><td>9:45</td><td rowspan=2>Long lesson</td><td>Late welcome</td>",
        "<td>9:45</td><td>10:30</td><td>Gravity</td>",
    )
    plan, _draft = imported(text, PARIS)
    assert times(plan) == [
        ("Long lesson", "04 09:00", "04 10:30"),
        ("Late welcome", "05 09:00", "05 09:45"),
        ("Gravity", "05 09:45", "05 10:30"),
    ]


def test_empty_rows_count_for_a_cell_over_several() -> None:
    text = (
        "<html><body><table><tr><th></th><th>Monday, 4 May 2026</th><th>Tuesday, 5 May 2026</th></tr>"
        "<tr><td>9:00</td><td rowspan=3>Lesson</td><td></td></tr><tr></tr><tr></tr>"
        "<tr><td>10:00</td><td>Tea</td><td>Talk</td></tr></table></body></html>"
    )
    plan, _draft = imported(text, PARIS)
    assert [session.title for session in plan.sessions] == ["Lesson", "Tea", "Talk"]


def test_markdown_with_settings_and_a_table_of_a_page_is_markdown() -> None:
    text = (
        "---\ntitle: Tides\n---\n\n<h2>4 May 2026</h2>\n<table>\n<tr><td>9:00</td>\n<td>Opening</td></tr>\n</table>\n"
    )
    plan, _draft = imported(text, PARIS)
    assert (plan.event.title, [session.title for session in plan.sessions]) == ("Tides", ["Opening"])


def test_days_side_by_side_each_with_its_times() -> None:
    rows = [
        ("<b>26 October 2026</b>", "", "<b>27 October 2026</b>", ""),
        ("9:00–9:30", "Introduction", "", ""),
        ("9:30–10:30", "Keynote 1", "9:30–10:00", "Keynote 2"),
        ("20:00", "Gala dinner", "16:00–16:30", "Closing"),
    ]
    html = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    draft = documents.read(f"<table>{html}</table>".encode(), "html", Options("UTC", dt.date(2026, 10, 26)))
    assert [(f"{one.start:%d %H:%M}", one.title) for one in draft.sessions] == [
        ("26 09:00", "Introduction"),
        ("26 09:30", "Keynote 1"),
        ("26 20:00", "Gala dinner"),
        ("27 09:30", "Keynote 2"),
        ("27 16:00", "Closing"),
    ]


def test_rooms_side_by_side_over_times_without_a_heading() -> None:
    table = (
        "<tr><th></th><th>Amphi Curie</th><th>Salle Pascal</th></tr>"
        "<tr><td>9h00</td><td colspan=2>Accueil</td></tr>"
        "<tr><td>10h00</td><td rowspan=2>Table ronde</td><td>Atelier un</td></tr>"
        "<tr><td>10h45</td><td>Atelier deux</td></tr><tr><td>11h45</td><td colspan=2>Buffet</td></tr>"
    )
    assert rooms(f"<p>4 mai 2026</p><table>{table}</table>", "html") == [
        ("Accueil", ""),
        ("Table ronde", "Amphi Curie"),
        ("Atelier un", "Salle Pascal"),
        ("Atelier deux", "Salle Pascal"),
        ("Buffet", ""),
    ]


def test_what_a_page_shows_without_scripts_is_read_in_cells_alone() -> None:
    row = "<tr><td><noscript>{}</noscript></td><td>{}</td></tr>"
    table = "".join(row.format(*each) for each in (("09:30", "Welcome"), ("10:15", "Panel")))
    page = f"<p>4 May 2026</p><noscript>Turn on scripts at 8:00</noscript><table>{table}</table>"
    assert rooms(page, "html") == [("Welcome", ""), ("Panel", "")]


def test_what_is_put_into_another_style_is_parted() -> None:
    page = (
        "<h2>4 May 2026</h2><div><span>9:30</span><span>10:15</span></div><div>Opening</div>"
        "<div><span>Nino Kvaratskhelia</span> <span>Executive Director, Open Assembly</span></div>"
        "<div><span>11:00</span><span>12:00</span></div><div>Panel</div>"
    )
    draft = documents.read(page.encode(), "html", Options("UTC", dt.date(2026, 5, 4)))
    first = draft.sessions[0]
    assert (f"{first.start:%H:%M}", f"{first.end:%H:%M}" if first.end else "", first.title) == (
        "09:30",
        "10:15",
        "Opening",
    )
    assert [(person.name, person.role) for person in first.speakers] == [("Nino Kvaratskhelia", "Executive Director")]


def test_a_head_without_a_row_of_its_own_names_the_days() -> None:
    page = (
        "<table><thead><th>Hora</th><th>Día 1</th><th>Día 2</th></thead><tbody>"
        "<tr><td>9:00-11:00</td><td>Redes</td><td>Sistemas</td></tr>"
        "<tr><td>11:00-12:00</td><td>Datos, por J.M. Mantas</td><td>Debate</td></tr></tbody></table>"
    )
    _plan, draft = imported(page, Options("UTC", dt.date(2026, 5, 4)), "html")
    assert [f"{one.start:%d %H} {one.title}" for one in draft.sessions] == [
        "04 09 Redes",
        "04 11 Datos",
        "05 09 Sistemas",
        "05 11 Debate",
    ]
    assert [person.name for person in draft.sessions[1].speakers] == ["J.M. Mantas"]


@pytest.mark.parametrize(
    "table",
    [
        "| Session | Room | Time |\n|---|---|---|\n| Talk | Hall | 9:00 |\n| Lunch |\n",
        "| End | Title | Start |\n|---|---|---|\n| 11:00 | Panel |\n| 12:00 | Talk | 11:00 |\n",
    ],
)
def test_a_row_that_is_too_short_harms_nothing(table: str) -> None:
    _plan, draft = imported(f"4 May 2026\n8:00 Doors\n\n{table}", PARIS, "md")
    assert draft.sessions[0].title == "Doors"


def test_cells_with_numbers_of_their_own_are_at_the_same_time() -> None:
    text = (
        "5 May 2026\n| Time | Sessions | ||\n| 11:00 | Opening | ||\n"
        "| 12:00 | WS 1: Access | WS 2: Privacy | WS 3: Trust |\n| 13:00 | Lunch |||\n"
    )
    plan, _draft = imported(text, PARIS)
    assert [(title, start) for title, start, _end in times(plan)] == [
        ("Opening", "05 11:00"),
        ("WS 1: Access", "05 12:00"),
        ("WS 2: Privacy", "05 12:00"),
        ("WS 3: Trust", "05 12:00"),
        ("Lunch", "05 13:00"),
    ]


def test_a_row_of_markdown_broken_in_its_cells() -> None:
    rows = (
        "| 8:00 to 9:00 | Session",
        "   1: Water Description: What we know of it. | ",
        "|---|---|",
        "| 9:00 to 9:30 | Break |",
    )
    text = "\n".join(("## 5 May 2026", "", *rows))
    _plan, draft = imported(text, PARIS, "md")
    assert [(one.title, one.abstract) for one in draft.sessions] == [
        ("Session 1: Water", "What we know of it."),
        ("Break", ""),
    ]


def test_columns_that_mostly_name_people_are_at_the_same_time() -> None:
    rows = (
        "| Hours | For all | Technical | Film ||",
        "|---|---|---|---|---|",
        "| 14h - 15h | Rivers<br>Ana Pérez, ILO | Dams<br>Kofi Mensah | Cuts<br>Li Wei | Light<br>Eva Berg |",
        "| 15h - 16h | Wells<br>Tom Hill | Pumps<br>Omar Said | | |",
    )
    _plan, draft = imported("\n".join(("## 5 May 2026", "", *rows)), PARIS, "md")
    found = [(one.title, one.start.hour, [who.name for who in one.speakers]) for one in draft.sessions]
    assert sorted(found) == [
        ("Cuts", 14, ["Li Wei"]),
        ("Dams", 14, ["Kofi Mensah"]),
        ("Light", 14, ["Eva Berg"]),
        ("Pumps", 15, ["Omar Said"]),
        ("Rivers", 14, ["Ana Pérez"]),
        ("Wells", 15, ["Tom Hill"]),
    ]


def test_the_column_of_titles_goes_before_others() -> None:
    rows = (
        "|Heure|Orateur|Équipe|Titre",
        "|---|---|---|---",
        "|13h30|Ana Pérez|MC3 (X)|[Le fleuve](a.txt)",
        "|14h|Li Wei|C2| Le lac",
    )
    _plan, draft = imported("\n".join(("## 5 mai 2026", "", *rows)), PARIS, "md")
    assert [(one.title, [who.name for who in one.speakers]) for one in draft.sessions] == [
        ("Le fleuve", ["Ana Pérez"]),
        ("Le lac", ["Li Wei"]),
    ]


def test_ends_and_lengths_have_columns_of_their_own() -> None:
    rows = (
        "| Heure  début | Heure fin | Durée | Description |",
        "|---|---|---|---|",
        "| 07:50 | 08:25 | 35mn | Trajet |",
        "| 08:30 | 09:30 | 1h00 | Accueil |",
    )
    plan, _draft = imported("\n".join(("## 5 mai 2026", "", *rows)), PARIS, "md")
    assert times(plan) == [("Trajet", "05 07:50", "05 08:25"), ("Accueil", "05 08:30", "05 09:30")]


def test_links_of_page_makers_are_their_words() -> None:
    rows = (
        "| Heure | Session | Qui |",
        "|---|---|---|",
        '| 09h00 | [Le fleuve]({{< relref path="#a" >}}) | [Ana Pérez, ILO](https://a.org/b) |',
    )
    _plan, draft = imported("\n".join(("## 5 mai 2026", "", *rows)), PARIS, "md")
    assert [(one.title, [who.name for who in one.speakers]) for one in draft.sessions] == [("Le fleuve", ["Ana Pérez"])]


def test_links_that_are_broken_in_markdown() -> None:
    links = [
        "-   [14h05] [Le fleuve et\n    l'emploi](http://a.org/1.pdf)\n    [Ana Pérez]",
        "-   [14h30] [Le\n    lac](http://a.org/2.pdf)\n    [Li Wei]",
        "-   [15h00] [La mer](http://a.org/3.pdf)",
    ]
    _plan, draft = imported("\n".join(("Le 5 mai 2026", "", *links)), PARIS)
    assert [(one.title, [who.name for who in one.speakers]) for one in draft.sessions] == [
        ("Le fleuve et l'emploi", ["Ana Pérez"]),
        ("Le lac", ["Li Wei"]),
        ("La mer", []),
    ]
