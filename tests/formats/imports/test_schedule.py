"""schedule.json, schedule.xml and pretalx's widget, with what real programs make of them."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from idm_tui.formats.imports.draft import ImportRefused, Options
from idm_tui.formats.imports.times import length
from tests.formats.imports.reading import PARIS, codes, imported, imported_json, read_or_refused, times

TALK: dict[str, Any] = {
    "guid": "g1",
    "id": 1,
    "title": "Talk",
    "date": "2026-06-01T10:00:00+02:00",
    "duration": "01:00",
}


def schedule(*events: dict[str, Any], zone: str = "Europe/Paris", date: str = "2026-06-01", room: str = "R") -> Any:
    days = [{"index": 1, "date": date, "rooms": {room: list(events)}}]
    head = {"acronym": "t26", "title": "T", **({"time_zone_name": zone} if zone else {}), "days": days}
    return {"schedule": {"conference": head}}


def xml(
    events: str, day: str = 'date="2026-06-01"', zone: str = "<time_zone_name>Europe/Paris</time_zone_name>"
) -> str:
    head = f"<conference><title>T</title>{zone}</conference>"
    return f'<schedule>{head}<day index="1" {day}><room name="R">{events}</room></day></schedule>'


def test_the_date_is_the_start_whatever_the_day_says() -> None:
    event = {**TALK, "start": "03:00"}
    plan, _ = imported_json(schedule(event, date="2026-05-31"))
    assert times(plan) == [("Talk", "01 10:00", "01 11:00")]
    assert (plan.event.id, plan.sessions[0].id, plan.sessions[0].room) == ("t26", "g1", "R")


def test_without_a_date_the_small_hours_are_the_night_after() -> None:
    events = [{"title": n, "start": s, "duration": "0:30"} for n, s in (("late", "23:30"), ("night", "01:50"))]
    plan, _ = imported_json(schedule(*events))
    assert times(plan) == [("late", "01 23:30", "02 00:00"), ("night", "02 01:50", "02 02:20")]


@pytest.mark.parametrize(
    ("turn", "day"), [("00:00:00", "01"), ("04:00", "01"), ("05:30", "02"), ("", "02"), ("soon", "02")]
)
def test_a_file_says_when_its_days_turn(turn: str, day: str) -> None:
    said = f"<title>T</title><day_change>{turn}</day_change>"
    plan, _ = imported(
        xml("<event><title>A</title><start>05:00</start><duration>0:30</duration></event>").replace(
            "<title>T</title>", said, 1
        )
    )
    assert times(plan) == [("A", f"{day} 05:00", f"{day} 05:30")]


def test_days_without_a_date_count_from_the_first() -> None:
    day = xml("<event><title>A</title><start>10:00</start><duration>00:45</duration></event>", day="")
    with pytest.raises(ImportRefused, match="--date"):
        imported(day)
    plan, _ = imported(day, Options(first_date=dt.date(2021, 2, 6)))
    assert times(plan) == [("A", "06 10:00", "06 10:45")]


@pytest.mark.parametrize(
    ("words", "minutes"),
    [
        ("1:30", 90),
        ("01:30", 90),
        ("45", 45),
        (45, 45),
        (45.0, 45),
        ("55:23", 3323),
        ("2:06:00", 3240),
        ("0:00", 0),
        ("01:30:00", 90),
        ("PT1H30M", 90),
        ("P1DT1M", 1441),
    ],
)
def test_lengths(words: object, minutes: int) -> None:
    assert length(words) == dt.timedelta(minutes=minutes)


@pytest.mark.parametrize(
    "words", ["", "x", "-1", "6944:11:40", "P", "P" + "9" * 19 + "D", "9" * 5000, 1e308, -1, True, None, [], "1:2:3:4"]
)
def test_what_is_no_length(words: object) -> None:
    assert length(words) in (None, dt.timedelta(0))


def test_the_end_settles_it_and_one_before_the_start_does_not() -> None:
    good = {**TALK, "end": "2026-06-01T10:20:00+02:00"}
    bad = {**TALK, "guid": "g2", "title": "B", "end": "2026-06-01T09:00:00+02:00"}
    plan, _ = imported_json(schedule(good, bad))
    assert sorted(times(plan)) == [("B", "01 10:00", "01 11:00"), ("Talk", "01 10:00", "01 10:20")]


def test_a_day_is_a_label_and_no_filter() -> None:
    plan, _ = imported_json(schedule(TALK, {**TALK, "guid": "g2", "date": "2026-06-09T03:00:00+02:00"}))
    assert [f"{day.date}" for day in plan.days] == ["2026-06-01", "2026-06-09"]


def test_ids_that_are_there_twice_are_told_apart() -> None:
    plan, draft = imported_json(schedule(TALK, {**TALK, "title": "Other"}))
    assert sorted(session.id for session in plan.sessions) == ["g1", "g1-2"]
    assert "duplicate" in codes(draft)


def test_people_texts_and_rooms_in_all_their_forms() -> None:
    people = [
        {"public_name": "Ann"},
        {"name": "Bo"},
        "Cy",
        {"name": ""},
        None,
        5,
        {"first_name": "Di", "last_name": "E"},
    ]
    event = {
        **TALK,
        "title": {"en": "Title", "de": "Titel"},
        "persons": people,
        "abstract": "<p>One &amp; two</p><p>b",
        "track": None,
        "links": ["http://a"],
        "id": "1",
        "type": "keynote",
    }
    plan, _ = imported_json(schedule(event, room=""))
    session = plan.sessions[0]
    assert (session.title, session.room, session.kind) == ("Title", "", "keynote")
    assert [person.name for person in session.speakers] == ["Ann", "Bo", "Cy", "Di E"]
    assert session.abstract == "One & two\n\nb"


def test_a_person_whose_role_is_to_moderate_does_not_speak() -> None:
    roles = {"Ann": "speaker", "Bo": "moderator", "Cy": "Chair", "Di": None}
    people = [{"public_name": name, "event_role": role} for name, role in roles.items()]
    session = imported_json(schedule({**TALK, "persons": people}))[0].sessions[0]
    assert [person.name for person in session.speakers] == ["Ann", "Di"]
    assert [person.name for person in session.moderators] == ["Bo", "Cy"]


def test_zones_of_rails_and_old_names() -> None:
    assert imported_json(schedule(TALK, zone="Berlin"))[0].event.timezone == "Europe/Berlin"
    assert imported_json(schedule(TALK, zone="US/Eastern"))[0].event.timezone == "US/Eastern"
    for zone in ("", "Moon/Base\n[red]"):
        with pytest.raises(ImportRefused, match="--timezone"):
            imported_json(schedule(TALK, zone=zone))


def test_a_zone_on_the_command_line_moves_no_instant() -> None:
    plan, draft = imported_json(schedule(TALK, zone="UTC"), PARIS)
    assert times(plan) == [("Talk", "01 10:00", "01 11:00")]
    assert codes(draft) == ["zone-conflict"]


def test_xml_says_the_same() -> None:
    plan, _ = imported(
        "<!-- <p>made by x</p> -->"
        + xml(
            '<event guid="g" id="7"><title>A &amp; b</title><date>2026-06-01T10:00:00+02:00</date>'
            "<duration>01:00</duration><persons><person id='1'>Ann</person></persons></event>"
        )
    )
    assert times(plan) == [("A & b", "01 10:00", "01 11:00")]
    assert (plan.sessions[0].id, plan.sessions[0].room, plan.sessions[0].speakers[0].name) == ("g", "R", "Ann")


BOMB = '<!DOCTYPE s [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>'


@pytest.mark.parametrize("codec", ["utf-8", "utf-16", "cp037"])
@pytest.mark.parametrize(
    "head", [BOMB, BOMB.lower().replace("!doctype", "!DOCTYPE"), " " * 9000 + BOMB, "<!DOCTYPE s []>"]
)
def test_entities_are_refused_in_any_encoding(codec: str, head: str) -> None:
    declared = f'<?xml version="1.0" encoding="{codec}"?>'
    data = f"{declared}{head}{xml('<event><title>&b;</title></event>')}".encode(codec)
    with pytest.raises(ImportRefused, match=r"declares|no XML|no whole XML"):
        imported(data, form="schedule-xml")


def test_a_document_type_without_entities_is_harmless() -> None:
    plan, draft = imported("<!DOCTYPE schedule>" + xml(EVENT.format(title="A")))
    assert ([session.title for session in plan.sessions], codes(draft)) == (["A"], [])


EVENT = "<event><title>{title}</title><date>2026-06-01T10:00:00+02:00</date><duration>01:00</duration></event>"


@pytest.mark.parametrize("codec", ["shift_jis", "euc_jp", "utf-16", "iso-8859-5"])
def test_xml_in_any_encoding_that_it_declares(codec: str) -> None:
    title = "開会の辞" if codec != "iso-8859-5" else "Открытие"
    data = f'<?xml version="1.0" encoding="{codec}"?>\n{xml(EVENT.format(title=title))}'.encode(codec)
    plan, _ = imported(data)
    assert plan.sessions[0].title == title


def test_an_and_that_is_not_escaped_is_reported() -> None:
    plan, draft = imported(xml(EVENT.format(title="Q&A: caf&eacute; &amp; &lt;tea>")))
    assert (plan.sessions[0].title, codes(draft)) == ("Q&A: café & <tea>", ["encoding"])


def test_events_anywhere_in_a_day_and_people_in_any_element() -> None:
    hall = '<room name="Hall"><day_part><event><start>1000</start><duration>60</duration><title>In</title>'
    hall += "<person>Ana Perez, Li Wei</person></event></day_part></room>"
    entry = "<entry id='4'><start>0930</start><duration>30</duration><room id='7'>Foyer</room><title>Out</title>"
    entry += "<speakers><speaker><name>Kofi Mensah</name><about>He speaks.</about></speaker></speakers></entry>"
    plan, _ = imported(f'<schedule xmlns="urn:s"><day date="2026-06-01">{hall}{entry}</day></schedule>', PARIS)
    assert times(plan) == [("Out", "01 09:30", "01 10:00"), ("In", "01 10:00", "01 11:00")]
    assert [session.room for session in plan.sessions] == ["Foyer", "Hall"]
    people = [[person.name for person in session.speakers] for session in plan.sessions]
    assert people == [["Kofi Mensah"], ["Ana Perez", "Li Wei"]]


def test_a_date_of_its_own_stands_over_that_of_the_day() -> None:
    plan, _ = imported_json(schedule({"title": "A", "date": "2026-06-02", "start": "10:00", "duration": "0:30"}))
    assert times(plan) == [("A", "02 10:00", "02 10:30")]


@pytest.mark.parametrize(("person", "kind"), [("Ana Perez", "presentation"), ("all of you", "break"), ("", "break")])
def test_a_talk_about_coffee_is_no_break(person: str, kind: str) -> None:
    persons = [{"name": person}] if person else []
    plan, _ = imported_json(schedule({**TALK, "title": "Coffee of the north", "persons": persons}))
    assert plan.sessions[0].kind == kind


def test_breaks_stay_in_their_rooms() -> None:
    lunch = {"title": "Lunch", "date": "2026-06-01T12:00:00+02:00", "duration": "01:00"}
    tree = schedule({**lunch, "guid": "a"})
    tree["schedule"]["conference"]["days"][0]["rooms"]["Z"] = [{**lunch, "guid": "b"}]
    plan, _ = imported_json(tree)
    assert sorted(session.room for session in plan.sessions) == ["R", "Z"]


def test_xml_that_was_cut_off_is_refused_with_its_place() -> None:
    with pytest.raises(ImportRefused, match="line 1, column"):
        imported(xml("<event>")[:-30])


def test_an_untimed_event_is_kept_as_a_comment() -> None:
    plan, draft = imported_json(schedule(TALK, {"title": "Some time"}))
    assert len(plan.sessions) == 1
    assert (codes(draft), draft.left) == (["untimed"], ["Some time"])


def test_an_hour_that_the_clocks_skip_is_reported() -> None:
    plan, draft = imported_json(schedule({**TALK, "date": "2026-03-29T02:30:00"}))
    assert times(plan)[0][1] == "29 03:30"
    assert "time-odd" in codes(draft)


def test_the_widget_has_breaks_once_for_all_rooms() -> None:
    pause = {"title": {"en": "Coffee"}, "start": "2026-06-01T09:00:00Z", "end": "2026-06-01T11:30:00+02:00"}
    talk = {
        "code": "A",
        "title": "T",
        "start": "2026-06-01T10:00:00+02:00",
        "duration": 30,
        "room": 1,
        "speakers": ["S"],
    }
    tree = {
        "talks": [talk, {**pause, "room": 1}, {**pause, "room": 2}],
        "timezone": "Europe/Paris",
        "rooms": [{"id": 1, "name": "One"}, {"id": 2, "name": "Two"}],
        "speakers": [{"code": "S", "name": "Sy"}],
    }
    plan, _ = imported_json(tree)
    assert times(plan) == [("T", "01 10:00", "01 10:30"), ("Coffee", "01 11:00", "01 11:30")]
    assert [(s.room, s.kind) for s in plan.sessions] == [("One", "presentation"), ("", "break")]
    assert plan.sessions[0].speakers[0].name == "Sy"


def test_schedule_two_as_far_as_it_goes() -> None:
    event = {
        "title": "A",
        "start": "2026-06-01T10:00:00+02:00",
        "duration": "PT1H",
        "room": {"name": "R"},
        "participants": [{"role": "MODERATOR", "name": "Mo"}, {"role": "SPEAKER", "name": "Sy"}],
    }
    gone = {**event, "title": "Gone", "state": "CANCELED"}
    tree = {"schedule": {"conference": {"time_zone_name": "Europe/Paris"}, "events": [event, gone]}}
    plan, draft = imported_json(tree)
    assert times(plan) == [("A", "01 10:00", "01 11:00")]
    assert [p.name for p in (*plan.sessions[0].moderators, *plan.sessions[0].speakers)] == ["Mo", "Sy"]
    assert codes(draft) == ["left-out", "left-out"]


_LEAVES = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=8)
    | st.sampled_from(
        [
            "0001-01-01T00:00:00+14:00",
            "9999-12-31T23:59:59-12:00",
            "9999-12-31T23:00:00",
            "2026-06-01T10:00",
            "1:30",
            "R",
        ]
    )
)
_VALUES = st.recursive(_LEAVES, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner))
_KEYS = ["title", "date", "start", "end", "duration", "persons", "room", "guid", "id", "type", "abstract", "origin_url"]


@given(st.dictionaries(st.sampled_from(_KEYS), _VALUES), st.sampled_from(["schedule", "widget"]))
def test_any_event_is_read_or_refused(event: dict[str, Any], form: str) -> None:
    tree = (
        schedule({**TALK, **event}) if form == "schedule" else {"talks": [event, TALK], "timezone": "UTC", "rooms": []}
    )
    read_or_refused(json.dumps(tree).encode())


@given(st.integers(0, 400), st.binary(max_size=12))
def test_any_damage_to_xml_is_read_or_refused(at: int, damage: bytes) -> None:
    data = xml("<event guid='g'><title>A</title><date>2026-06-01T10:00:00+02:00</date></event>").encode()
    read_or_refused(data[:at] + damage + data[at + len(damage) :], "schedule-xml")
