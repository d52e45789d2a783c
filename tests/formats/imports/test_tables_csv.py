"""Programmes in CSV files of all habits."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from idm_tui.formats.imports.draft import Draft, DraftSession, ImportRefused, Options
from idm_tui.formats.imports.tables import read_csv

SAMPLES = Path(__file__).parent / "samples"
FIRST = dt.date(2024, 9, 20)  # a Friday


def read(text: str | bytes, *, first: dt.date | None = FIRST, columns: str = "") -> Draft:
    data = text if isinstance(text, bytes) else text.encode()
    return read_csv(data, Options(first_date=first, columns=columns))


def line(session: DraftSession) -> str:
    end = f"-{session.end:%H:%M}" if session.end else ""
    return f"{session.start:%m-%d %H:%M}{end} {session.title}" + (f" @{session.room}" if session.room else "")


def lines(draft: Draft) -> list[str]:
    return [line(session) for session in draft.sessions]


def codes(draft: Draft) -> list[str]:
    return [doubt.code for doubt in draft.doubts]


def test_a_german_file_of_an_old_encoding() -> None:
    draft = read((SAMPLES / "de_cp1252.csv").read_bytes(), first=None)
    assert (draft.title, draft.timezone) == ("Tagung Kleine Dörfer 2024", "Europe/Zurich")
    assert lines(draft) == [
        "09-24 09:00-09:30 Begrüßung @Saal 1",
        "09-24 09:30-10:30 Der Ort @Saal 1",
        "09-24 10:30-11:00 Kaffeepause",
        "09-25 23:00-00:30 Nachtwanderung",
    ]
    assert [session.kind for session in draft.sessions] == ["", "", "break", ""]
    assert [person.name for person in draft.sessions[1].speakers] == ["Ben Keller", "Eva Roth"]
    assert codes(draft) == ["encoding"]
    assert draft.sessions[3].end == dt.datetime(2024, 9, 26, 0, 30)  # noqa: DTZ001 - local to the event


def test_a_spanish_file_with_days_of_no_year() -> None:
    draft = read((SAMPLES / "es_pipes.csv").read_bytes())
    assert lines(draft) == [
        "05-03 09:00 Inauguración @Sala Azul",
        "05-03 10:00 Almuerzo",
        "05-04 09:00 Clausura @Sala Azul",
    ]
    assert codes(draft) == ["no-year", "no-year"]
    assert draft.doubts[1].place == "4"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252", "mac_roman"])
@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_encodings_separators_and_line_ends(encoding: str, separator: str, ends: str) -> None:
    rows = [
        ["début", "fin", "titre", "salle", "intervenants"],
        ["9h00", "9h30", "Ouverture à l’été", "Théâtre", "Zoé Éluard"],
        ["9h30", "12h", '"Les rôles, les coûts; et |après"', "Théâtre", "Noël Hébert"],
    ]
    draft = read(ends.join(separator.join(row) for row in rows).encode(encoding))
    assert lines(draft) == [
        "09-20 09:00-09:30 Ouverture à l’été @Théâtre",
        "09-20 09:30-12:00 Les rôles, les coûts; et |après @Théâtre",
    ]


def test_our_own_export_comes_back() -> None:
    draft = read(
        "ID,Day,Start,End,Title,Room,Kind,Moderators,Speakers,Questions\r\n"
        "1,2024-09-24,2024-09-24T09:00:00+02:00,2024-09-24T09:30:00+02:00,'=Opening,Hall,opening,Ana Pérez,"
        'Tom Lee; Kofi Mensah,"Why now?\nWhat else?"\r\n'
        "2,2024-09-24,2024-09-24T09:30:00+02:00,2024-09-24T10:30:00+02:00,'-40 degrees,,break,,,\r\n",
        first=None,
    )
    one, two = draft.sessions
    assert (one.id, one.title, one.kind, one.room) == ("1", "=Opening", "opening", "Hall")
    assert one.start.utcoffset() == dt.timedelta(hours=2)
    assert one.end == dt.datetime(2024, 9, 24, 7, 30, tzinfo=dt.UTC)
    assert [person.name for person in one.moderators] == ["Ana Pérez"]
    assert [person.name for person in one.speakers] == ["Tom Lee", "Kofi Mensah"]
    assert one.questions == ["Why now?", "What else?"]
    assert (two.id, two.title, two.kind, two.room, two.place) == ("2", "-40 degrees", "break", "", "4")
    assert draft.doubts == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Date,Time,Title\n2024-09-24,9:00-10:00,A\n,10:00,B\n", ["09-24 09:00-10:00 A", "09-24 10:00 B"]),
        ("Day,Time,Title\nfri,9:00,A\nsat,9:00,B\n", ["09-20 09:00 A", "09-21 09:00 B"]),
        ("Day,Time,Title\n1,9:00,A\n2,9:00,B\n", ["09-20 09:00 A", "09-21 09:00 B"]),
        ("date,time,name\n0927,0930,Alpha\n0927,1400,Beta\n", ["09-27 09:30 Alpha", "09-27 14:00 Beta"]),
        ("date,time,name\n2024-09-24,25:00,Night\n", ["09-25 01:00 Night"]),
        ("Time,Title\n22:00,A\n23:30,B\n0:30,C\n", ["09-20 22:00 A", "09-20 23:30 B", "09-21 00:30 C"]),
        ("Time,Title\n9:00,A\n17:00,B\n9:00,C\n", ["09-20 09:00 A", "09-20 17:00 B", "09-21 09:00 C"]),
        ("Time,Title\n9:00,A\n12:00,B\n1:30,C\n", ["09-20 09:00 A", "09-20 12:00 B", "09-20 13:30 C"]),
        ("Time,Title\n11:30-1:00,A\n", ["09-20 11:30-13:00 A"]),
        ("Start,Length,Title\n9:00,45,A\n9:45,1:30,B\n", ["09-20 09:00-09:45 A", "09-20 09:45-11:15 B"]),
        ("Start,Dauer (h),Titel\n9:00,2,A\n", ["09-20 09:00-11:00 A"]),
        ("Start: 20:00\nItem,Duration,Segment\n1,5,A\n2,0:20,B\n", ["09-20 20:00-20:05 A", "09-20 20:05-20:25 B"]),
        ("Start,Duration,Title\n9:00,30,A\n,15,B\n", ["09-20 09:00-09:30 A", "09-20 09:30-09:45 B"]),
        ("When,What,Where\n24 Sept 2024 9:00 - 10:00,A,Hut\n", ["09-24 09:00-10:00 A @Hut"]),
        (
            "9:00,The first of the talks\n9:30,A second one\n",
            ["09-20 09:00 The first of the talks", "09-20 09:30 A second one"],
        ),
        ("Start,End,Session\n2:00 p.m.,3:00 p.m.,A\n", ["09-20 14:00-15:00 A"]),
        ("Start,End,Session\n11:00,1:00 PM,A\n", ["09-20 11:00-13:00 A"]),
        ("startTime,endTime,name\n9:00,10:00,A\n", ["09-20 09:00-10:00 A"]),
        ("Time,Title\n9:00,A\nTime,Title\n10:00,B\n", ["09-20 09:00 A", "09-20 10:00 B"]),
        (
            "Time,Hall 1,Hall 2\n9:00-10:00,A,B\n10:00-11:00,C,\n",
            ["09-20 09:00-10:00 A @Hall 1", "09-20 09:00-10:00 B @Hall 2", "09-20 10:00-11:00 C @Hall 1"],
        ),
        (
            ",Mon 23.9.2024,Tue 24.9.2024\n9:00-10:00,A,B\n10:00-11:00,C,D\n",
            ["09-23 09:00-10:00 A", "09-23 10:00-11:00 C", "09-24 09:00-10:00 B", "09-24 10:00-11:00 D"],
        ),
        (
            "Date,Time,Title\n4/3/24,9:00,A\n4/4/24,9:00,B\n4/5/24,9:00,C\n",
            ["04-03 09:00 A", "04-04 09:00 B", "04-05 09:00 C"],
        ),
        ("Time,Title\n9:00,A\n10:00,End of day 1\n", ["09-20 09:00-10:00 A"]),
        ("Time,Title,Title\n9:00,A,B\n", ["09-20 09:00 A"]),
        ("sep=;\nTime;Title\n9:00;A\n", ["09-20 09:00 A"]),
        ('Time,Title\n9:00,"A<br>b &amp; **c**¹"\n', ["09-20 09:00 A b & c"]),
        ("Time,Title\n9:00,Welcome (Room 5)\n", ["09-20 09:00 Welcome @Room 5"]),
    ],
)
def test_the_forms_of_programmes(text: str, expected: list[str]) -> None:
    assert lines(read(text)) == expected


def test_a_day_above_its_heading() -> None:
    draft = read(
        "The Great Meeting\n6-7 May 2024\n\nDAY 1\nTime,Agenda Item\n9:00,A\n1:30,B\n5:00,Adjourn\n"
        "DAY 2\nTime,Agenda Item\n9:00,C\n",
        first=None,
    )
    assert draft.title == "The Great Meeting"
    assert lines(draft) == ["05-06 09:00 A", "05-06 13:30-17:00 B", "05-07 09:00 C"]


@pytest.mark.parametrize(
    "text",
    [
        "id,starts_at,ends_at,talk,room_name\n1,2024-05-06T09:00:00.000+02:00,2024-05-06T10:00:00+02:00,A,R\n",
        "Slot,Start,Dauer,Vortrag,Ort\n1,06.05.2024 9 Uhr,60,A,R\n",
        "Event start date,Start time,End date,End time,Title,Location\n6/5/2024,09:00,6/5/2024,10:00,A,R\n",
        "Start Time (required),End Time (required),Name (required),Location\n2024-05-06 9:00,2024-05-06 10:00,A,R\n",
        "Datum,Anfangszeit,Endzeit,Titel,Raum\n06.05.24,9.00,10.00,A,R\n",
        "Jour,Heure de début,Heure de fin,Intitulé,Salle\n6 mai 2024,9h,10h,A,R\n",
        "Fecha,Hora de inicio,Hora de fin,Actividad,Lugar\n6 de mayo de 2024,9:00,10:00,A,R\n",
    ],
)
def test_headings_of_many_programs(text: str) -> None:
    assert lines(read(text, first=None)) == ["05-06 09:00-10:00 A @R"]


def test_a_day_on_a_row_of_its_own() -> None:
    draft = read(
        "Time,What,Who\n"
        '"Monday, 23 September 2024: Beginnings",,\n'
        "9:00 AM - 10:00 AM,Welcome,Mr. Tom Lee\n"
        "Session 1: Money,,\n"
        "10:00 - 11:00,Banks,Ana Pérez\n"
        ",,Kofi Mensah\n"
        ",What about villages?,\n"
        '"Tuesday, 24 September 2024",,\n'
        "2:00 p.m.,Wrap-up,TBA\n",
        first=None,
    )
    assert lines(draft) == ["09-23 09:00-10:00 Welcome", "09-23 10:00-11:00 Banks", "09-24 14:00 Wrap-up"]
    banks = draft.sessions[1]
    assert banks.subtitle == "Session 1: Money"
    assert [person.name for person in banks.speakers] == ["Ana Pérez", "Kofi Mensah"]
    assert banks.questions == ["What about villages?"]
    assert draft.day_titles == {dt.date(2024, 9, 23): "Beginnings"}
    assert draft.sessions[2].speakers == []


def test_one_row_an_author_is_one_session() -> None:
    draft = read(
        "Day,Time,Session,Title,Author,Affiliation,Room\n"
        "fri,10:00-11:30,Panel 1: Care,Who cares,Ana Pérez,ILO,R1\n"
        "fri,10:00-11:30,Panel 1: Care,What costs,Tom Lee,WHO,R1\n"
        "sat,9:00-10:00,Keynote,The road,Kofi Mensah,GSS,R1\n"
        "sat,9:00-10:00,Keynote,The road,Eva Roth,GSS,R1\n"
    )
    assert lines(draft) == ["09-20 10:00-11:30 Panel 1: Care @R1", "09-21 09:00-10:00 The road @R1"]
    panel, road = draft.sessions
    assert [(person.name, person.organisation) for person in panel.speakers] == [
        ("Ana Pérez", "ILO"),
        ("Tom Lee", "WHO"),
    ]
    assert panel.left == ["Who cares (Ana Pérez)", "What costs (Tom Lee)"]
    assert [person.name for person in road.speakers] == ["Kofi Mensah", "Eva Roth"]


def test_a_window_that_only_holds_other_items_is_their_subtitle() -> None:
    draft = read(
        "Date,Time,Title,Chair,Speaker\n"
        "2024-05-06,09:00-11:00,Session 1: Ports,Ana Pérez,\n"
        "2024-05-06,09:00-09:30,Cranes,,Tom Lee\n"
        "2024-05-06,09:30-11:00,Ships,,Kofi Mensah\n",
        first=None,
    )
    assert lines(draft) == ["05-06 09:00-09:30 Cranes", "05-06 09:30-11:00 Ships"]
    assert [session.subtitle for session in draft.sessions] == ["Session 1: Ports"] * 2
    assert [session.moderators[0].name for session in draft.sessions] == ["Ana Pérez"] * 2


def test_a_row_printed_twice_is_one_session_and_reported() -> None:
    draft = read("Time,Title\n9:00,A\n9:00,A\n")
    assert lines(draft) == ["09-20 09:00 A"]
    assert codes(draft) == ["no-date", "duplicate"]


def test_breaks_of_every_room_are_one() -> None:
    draft = read("Time,Title,Room\n9:00-9:30,Coffee break,R1\n9:00-9:30,Coffee break,R2\n")
    assert lines(draft) == ["09-20 09:00-09:30 Coffee break"]


def test_what_cannot_be_used_is_kept() -> None:
    draft = read("Time,Title,Dress code\n9:00,A,black tie\nsome time,,\n10:00,,\n")
    assert draft.sessions[0].left[0] == "Dress code: black tie"
    assert "left-out" in codes(draft)


def test_a_length_below_a_session_with_an_end_belongs_to_it() -> None:
    draft = read("Time,Title,Duration,Speaker\n9:00-10:00,Panel,,\n,Banks,15,Ana Pérez\n,Boats,20,Tom Lee\n")
    assert lines(draft) == ["09-20 09:00-10:00 Panel"]
    assert [(person.name, person.minutes) for person in draft.sessions[0].speakers] == [
        ("Ana Pérez", 15),
        ("Tom Lee", 20),
    ]


@pytest.mark.parametrize(
    "columns",
    [
        "start=A,title=B,room=4",
        "start=Wann?,title=Punkt,room=Hüttchen",
        "start=1, title=2, room=D",
        "time=a;title=b;room=d",
    ],
)
def test_columns_are_named(columns: str) -> None:
    draft = read("Wann?,Punkt,Wer,Hüttchen\n9:00,A,Ana Pérez,Klein\n", columns=columns)
    assert lines(draft) == ["09-20 09:00 A @Klein"]


@pytest.mark.parametrize("columns", ["start", "start=", "start=Z", "start=99", "colour=B", "start=Nowhere", "=A"])
def test_columns_that_are_not_there_are_refused(columns: str) -> None:
    with pytest.raises(ImportRefused, match="--columns"):
        read("Time,Title\n9:00,A\n", columns=columns)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Time,Title\n9:00,A\n", "--date"),
        ("Date,Time,Title\n3 April,9:00,A\n", "--date"),
        ("Date,Title\n2024-09-24,A\n", "--columns"),
        ("", "--columns"),
        ("nothing but words\n", "--columns"),
        ("<!DOCTYPE html><html></html>", "web page"),
    ],
)
def test_what_is_no_programme_is_refused(text: str, words: str) -> None:
    with pytest.raises(ImportRefused, match=words) as refused:
        read(text, first=None)
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize(
    ("row", "code", "start"),
    [
        ("14:00 pm,,A", "time-odd", "14:00"),
        ("14:00,13:00,A", "time-order", "14:00"),
        ("9:00,9:00,A", "time-odd", "09:00"),
    ],
)
def test_odd_times_are_imported_and_reported(row: str, code: str, start: str) -> None:
    draft = read(f"Start,End,Title\n{row}\n16:00,17:00,B\n")
    assert lines(draft)[0] == f"09-20 {start} A"
    assert code in codes(draft)


def test_a_zone_in_a_heading() -> None:
    draft = read("Start (Europe/Zurich),Title\n2024-09-24 9:00,A\n", first=None)
    assert draft.timezone == "Europe/Zurich"
    draft = read("Start time (UTC),Title\n2024-09-24 9:00,A\n", first=None)
    assert draft.sessions[0].start == dt.datetime(2024, 9, 24, 9, tzinfo=dt.UTC)


def test_an_unlike_end_and_length_are_reported() -> None:
    draft = read("Start,End,Duration,Title\n9:00,10:00,30,A\n")
    assert "time-odd" in codes(draft)
