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
        ("14:00-14:10GMT Opening", "14:00-14:10"),
        ("10 hs. Apertura", "10:00"),
        ("13 a 14 hs. Almuerzo", "13:00-14:00"),
        ("16 horas Cierre", "16:00"),
        ("A partir de 8h30 Accueil", "08:30"),
        ("Desde las 8:30 Registro", "08:30"),
        ("11:00 a.m. – 12:00 m. Clausura", "11:00-12:00"),
        ("~12:00-ish - Lunch", "12:00"),
        ("7:00 pm onwards – Dinner", "19:00"),
        ("20:00 hoursCocktail", "20:00"),
        ("10,50 Hs Plenario", "10:50"),
        ("17:20 h. a 18 h. Coloquio", "17:20-18:00"),
        ("17-19 h: Asamblea", "17:00-19:00"),
        ("10:45-10:55 (GMT) Opening", "10:45-10:55"),
        ("10:00 a 12.00 Taller", "10:00-12:00"),
        ("8:30-9:30 / Welcome", "08:30-09:30"),
        ("9h-9h30 · Accueil", "09:00-09:30"),
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


def test_four_digits_with_the_zone_glued_to_them() -> None:
    text = "4 May 2026\n1400-1410GMT Opening\n\n1415-1420GMT Statement\n\n1445-1715GMT Panel I: The system\n"
    assert times(read(text)) == ["14:00-14:10", "14:15-14:20", "14:45-17:15"]


def test_the_end_of_a_range_behind_a_dash_on_the_line_below() -> None:
    draft = read("4 mai 2026\n08h30\n– 08h55 – Intervention du maire\n08h55\n– 09h05 – Film\n09h05\nDébat\n")
    assert [(one.title, time) for one, time in zip(draft.sessions, times(draft), strict=True)] == [
        ("Intervention du maire", "08:30-08:55"),
        ("Film", "08:55-09:05"),
        ("Débat", "09:05"),
    ]


@pytest.mark.parametrize(
    "line", ["17h30 Fin de la première journée", "17h30 Fin des travaux", "17:30 Fin de la jornada", "17:30 Fin"]
)
def test_an_end_is_no_item(line: str) -> None:
    draft = read(f"4 May 2026\n16:00 Débat\n{line}\n")
    assert [one.title for one in draft.sessions] == ["Débat"]


def test_what_begins_at_the_end_of_the_day_is_an_item() -> None:
    draft = read("14 mai 2026\n16h Débat\n19h Fin des travaux et début de la soirée\n20h Repas\n")
    assert len(draft.sessions) == 3


def test_what_stands_below_an_end_is_not_lost() -> None:
    draft = read("4 May 2026\n16:00 Panel\n17:00 Close\nLunch is provided by the town of Eastmarsh\n")
    assert draft.left == ["Lunch is provided by the town of Eastmarsh"]


def test_an_hour_alone_begins_a_range_that_says_pm() -> None:
    assert times(read("4 May 2026\n1.30–2pm Tea\n2–3.15pm Panel\n3.15–4pm Talk\n")) == [
        "13:30-14:00",
        "14:00-15:15",
        "15:15-16:00",
    ]
    draft = read("4 de mayo de 2026\n17-19 h: Asamblea\n19 h. Trivial\n21 h. Cena\n")
    assert [one.title for one in draft.sessions] == ["Asamblea", "Trivial", "Cena"]


def test_hours_without_minutes_beside_others_that_have_them() -> None:
    draft = read(
        "4 May 2026\n9:00 - 10:00\nOpening\n10:00 - 11:00\nTalk\n11 - 12\nPanel\nnoon - 2\nLunch\n3:15 - 4\nEnd talk\n"
    )
    assert [(one.title, time) for one, time in zip(draft.sessions, times(draft), strict=True)] == [
        ("Opening", "09:00-10:00"),
        ("Talk", "10:00-11:00"),
        ("Panel", "11:00-12:00"),
        ("Lunch", "12:00-14:00"),
        ("End talk", "15:15-16:00"),
    ]


def test_a_time_behind_a_title_with_more_in_its_brackets() -> None:
    draft = read(
        "4 May 2026\n\nOpening (9:00 - 9:30)\n\nPitches (9:30 - 10:30, 15 min per team)\n\n"
        "Panel (10:45–12:30) (~105 min)\n\nLunch (12-45 – 13:30)\n"
    )
    assert [(one.title, time) for one, time in zip(draft.sessions, times(draft), strict=True)] == [
        ("Opening", "09:00-09:30"),
        ("Pitches", "09:30-10:30"),
        ("Panel", "10:45-12:30"),
        ("Lunch", "12:45-13:30"),
    ]
    assert "time-odd" in codes(draft)


def test_what_follows_the_evening_is_on_the_day_after() -> None:
    draft = read(
        "Saturday 9 May 2026\n18:00 Dinner\n22:00 Dance\n12:00am Midnight party\nSunday 10 May 2026\n9:00 Walk\n"
    )
    assert [f"{one.start:%d %H:%M}" for one in draft.sessions] == ["09 18:00", "09 22:00", "10 00:00", "10 09:00"]
    assert "time-order" in codes(draft)


def test_an_evening_printed_by_mistake_between_two_mornings() -> None:
    draft = read("4 May 2026\n10:00–10:30 AM Talk\n10:30–11:45 PM Panel\n11:45 AM–1:00 PM Lunch\n")
    assert times(draft) == ["10:00-10:30", "10:30-11:45", "11:45-13:00"]
    assert "time-odd" in codes(draft)


@pytest.mark.parametrize("zone", ["", " UTC"])
def test_times_below_headings_with_the_same_time_elsewhere(zone: str) -> None:
    page = "".join(
        f"<h3>{title}</h3><p><b>{time}{zone}</b><br>(11:00 Buenos Aires, 09:00 Bogotá)</p><p>Moderator: Ana Pérez</p>"
        for title, time in (("Opening", "14:00 - 15:00"), ("Panel", "15:00 - 16:15"), ("Closing", "16:30 - 17:30"))
    )
    draft = read(f"<h2>Monday 4 May 2026</h2>{page}", form="html")
    assert [(one.title, time) for one, time in zip(draft.sessions, times(draft), strict=True)] == [
        ("Opening", "14:00-15:00"),
        ("Panel", "15:00-16:15"),
        ("Closing", "16:30-17:30"),
    ]
    assert all(len(one.moderators) == 1 and "Bogotá" in one.abstract for one in draft.sessions)


def test_the_time_of_the_one_item_stands_in_the_heading_of_its_day() -> None:
    draft = read(
        "## September 16, 2020, 2pm UTC\n\n### Reviews\n\nwith Ximena and @tobbe\n\n"
        "- ❓ Who reviews what?\n- ❓ Bots: helpful\n\n"
        "## September 30, 2020, 8am UTC\n\n### Newcomers\n\nHosted by Priyanka\n",
        form="md",
    )
    assert [f"{one.start:%d %H:%M} {one.title}" for one in draft.sessions] == ["16 14:00 Reviews", "30 08:00 Newcomers"]
    assert draft.sessions[0].questions == ["Who reviews what?", "Bots: helpful"]
    assert [[person.name for person in one.speakers] for one in draft.sessions] == [["Ximena", "@tobbe"], ["Priyanka"]]


def test_the_hours_of_a_day_are_no_item() -> None:
    draft = read("4 May 2026\n(9.30am – 1.00pm and 2.30 – 5.00pm)\n9.30 - 10.00 Opening\n10.00 - 11.00 Panel\n")
    assert [one.title for one in draft.sessions] == ["Opening", "Panel"]


def test_what_says_pm_behind_an_afternoon_without_it_stays_there() -> None:
    draft = read(
        "4 May 2026\n9:00 – 10:30 am: Opening\n1.15 – 2.45: Panel on rivers\n"
        "2.45 – 3pm: Break\n3pm – 4.30 pm: Panel on lakes\n4.30 – 5 pm: Closing\n"
    )
    assert times(draft) == ["09:00-10:30", "13:15-14:45", "14:45-15:00", "15:00-16:30", "16:30-17:00"]


def test_a_title_may_touch_its_time() -> None:
    draft = read("4 May 2026\n11:00 Opening\n12:15Forum on rivers\n13:00 Lunch\n")
    assert [one.title for one in draft.sessions] == ["Opening", "Forum on rivers", "Lunch"]


def test_the_registration_does_not_stand_over_what_begins_within_it() -> None:
    draft = read("4 May 2026\n9:00 - 12:00 Registration\n9:00 - 10:00 Opening\n10:00 - 11:00 Panel\n")
    assert [one.title for one in draft.sessions] == ["Registration", "Opening", "Panel"]


def test_words_behind_a_slash_are_no_town() -> None:
    draft = read("4 May 2026\n09:00 / 09:30 Accueil des participants\nSalle des fêtes municipale\n10:00 Débat\n")
    assert draft.sessions[0].title.endswith("Accueil des participants")


def test_sentences_that_say_pm_are_of_the_afternoon() -> None:
    draft = read(
        "Monday 4 May 2026\n\nAt 9 a.m., opening of the forum. At 2 p.m., round table on lakes. "
        "At 3.30 p.m., visit to the dam. From 5 p.m. to 6 p.m., closing.\n"
    )
    assert [f"{one.start:%H:%M}" for one in draft.sessions] == ["09:00", "14:00", "15:30", "17:00"]


def test_an_end_may_lack_its_mark() -> None:
    assert (
        times(read("4 May 2026\n8.30 – 845\tWelcome\n8.45 – 9.15\tPanel\n9.15 – 10.00\tClosing\n"))[0] == "08:30-08:45"
    )


def test_a_slash_between_hours_is_a_range() -> None:
    assert times(read("4 mai 2026\n10H/13H Intro\n14H30/16H30 Ateliers\n")) == ["10:00-13:00", "14:30-16:30"]


def test_titles_stand_above_times_where_the_speakers_stand_below() -> None:
    draft = read(
        "4 May 2026\nApertura Opening\n13:00 – 13:45\nPonentes Speakers : Ana Pérez, Bo Sy\n"
        "Moderador Moderator : Eva Lind\nWhat do we tell of those who come?\n"
        "Shift in perspective\n14:00 – 14:45\nPonentes Speakers : Ion Rusu\n"
        "Life begins\n15:00 – 15:45\nPonentes Speakers : Li Wei\n"
    )
    assert [one.title for one in draft.sessions] == ["Apertura Opening", "Shift in perspective", "Life begins"]
    assert [person.name for person in draft.sessions[0].speakers] == ["Ana Pérez", "Bo Sy"]
    assert [person.name for person in draft.sessions[0].moderators] == ["Eva Lind"]


def test_a_page_that_lost_its_lines() -> None:
    draft = read(
        "4 mai 2026\n9hCafé d’accueil9h15OuvertureDenis Mann, Directeur général10h15La joieAna Lind, médiathèque"
        " 11h Pause12hDébat"
    )
    assert [f"{one.start:%H:%M} {one.title}" for one in draft.sessions] == [
        "09:00 Café d’accueil",
        "09:15 Ouverture",
        "10:15 La joie",
        "11:00 Pause",
        "12:00 Débat",
    ]
    assert [person.name for one in draft.sessions for person in one.speakers] == ["Denis Mann", "Ana Lind"]
