from __future__ import annotations

from collections import Counter
from datetime import date

from tests.agendas import workshop
from tests.core.told import at


def test_the_event() -> None:
    event = workshop().event
    assert event.id == "idm-2007-labour-mobility"
    assert event.title == "Making Global Labour Mobility a Catalyst for Development"
    assert event.series == "International Dialogue on Migration"
    assert event.form == "Intersessional Workshop"
    assert event.timezone == "Europe/Zurich"
    assert event.footnote.startswith("As the International Dialogue on Migration (IDM) theme for 2007 mirrors")
    assert event.footnote.endswith("preparations for this year's IDM activities.")


def test_the_organiser_has_its_name_in_three_languages() -> None:
    assert [(o.language, o.name, o.acronym) for o in workshop().event.organizers] == [
        ("en", "International Organization for Migration", "IOM"),
        ("fr", "Organisation Internationale pour les Migrations", "OIM"),
        ("es", "Organización Internacional para las Migraciones", "OIM"),
    ]


def test_two_days_with_twelve_sessions_in_one_room() -> None:
    plan = workshop()
    assert [day.date for day in plan.days] == [date(2007, 10, 8), date(2007, 10, 9)]
    assert [day.title for day in plan.days] == ["Day I", "Day II"]
    assert [day.ending for day in plan.days] == ["End of Day One", "End of Workshop"]
    assert Counter(session.day for session in plan.sessions) == {0: 7, 1: 5}
    assert plan.rooms == ("",)
    assert not any(session.skip or session.follows or session.is_marker for session in plan.sessions)


def test_kinds_and_titles() -> None:
    assert [(session.kind, session.short_title) for session in workshop().sessions] == [
        ("registration", "Registration"),
        ("opening", "Welcome Remarks"),
        ("keynote", "Keynote Presentation"),
        ("presentation", "Setting the Scene"),
        ("session", "Session I"),
        ("break", "Afternoon Break"),
        ("session", "Session II"),
        ("story", "Migrant Story"),
        ("session", "Session III"),
        ("break", "Afternoon Break"),
        ("session", "Session IV"),
        ("closing", "Wrap-up and Closing Remarks"),
    ]


def test_interpretation_ends_at_one_and_at_six_and_fixes_what_ends_there() -> None:
    plan = workshop()
    assert [stop for day in plan.days for stop in day.hard_stops] == [
        at(f"2007-10-0{day} {hour}:00") for day in (8, 9) for hour in (13, 18)
    ]
    assert [session.id for session in plan.sessions if session.fixed_end] == [
        "session-1",
        "afternoon-break-1",
        "session-2",
        "session-3",
        "afternoon-break-2",
        "closing-remarks",
    ]


def test_the_guiding_questions() -> None:
    asked = {session.id: session.questions for session in workshop().sessions if session.questions}
    assert [(name, len(questions)) for name, questions in asked.items()] == [
        ("setting-the-scene", 6),
        ("session-1", 5),
        ("session-2", 4),
        ("session-3", 5),
        ("session-4", 5),
    ]
    assert all(question.endswith("?") and "\n" not in question for found in asked.values() for question in found)
    assert asked["session-4"][0].startswith("What are the barriers and opportunities specific to circular")


def test_the_moderators() -> None:
    assert [(s.id, m.name, m.organisation) for s in workshop().sessions for m in s.moderators] == [
        ("session-1", "Ibrahim Awad", "ILO"),
        ("session-2", "Ricardo Cordero", "IOM"),
        ("session-3", "Antonio Peñalosa", "International Organization of Employers"),
        ("session-4", "Richard S. Newfarmer", "World Bank"),
    ]


def test_the_speakers() -> None:
    speakers = [(s.id, p) for s in workshop().sessions for p in s.speakers]
    assert len(speakers) == 20
    assert len({person.name for _, person in speakers}) == 20
    assert Counter(name for name, _ in speakers) == {
        "welcome-remarks": 1,
        "keynote-presentation": 1,
        "setting-the-scene": 2,
        "session-1": 3,
        "session-2": 4,
        "migrant-story": 1,
        "session-3": 4,
        "session-4": 4,
    }
    assert all(person.role and person.organisation for _, person in speakers)
    names = [person.name for _, person in speakers]
    assert {"Carlos López", "Tos Q. Añonuevo", "Tristan d'Avezac de Moran", "Jeff Dayton-Johnson"} <= set(names)


def test_one_speaks_on_behalf_of_another() -> None:
    found = [(p.name, p.on_behalf_of) for s in workshop().sessions for p in s.speakers if p.on_behalf_of]
    assert [name for name, _ in found] == ["Jung Mino"]
    behalf = found[0][1]
    assert behalf.name == "Hyo-jung Hwang"
    assert behalf.role == "Deputy Director, Foreign Workforce Employment Team"
    assert behalf.organisation == "Ministry of Labour, Republic of Korea"


def test_abstracts_are_one_paragraph_and_those_of_the_sessions() -> None:
    sessions = [session for session in workshop().sessions if session.abstract]
    assert [session.id for session in sessions] == [
        "setting-the-scene",
        "session-1",
        "session-2",
        "session-3",
        "session-4",
    ]
    assert all(session.discussion for session in sessions)
    assert not any("\n" in session.abstract or "  " in session.abstract for session in sessions)
    assert [s.id for s in workshop().sessions if s.discussion] == [s.id for s in sessions]


def test_the_lengths_of_talks() -> None:
    plan = workshop()
    assert {plan.talk_s(person) for session in plan.sessions for person in session.speakers} == {600}
    defaults = plan.event.defaults
    assert (defaults.intervention, defaults.warning, defaults.danger) == (180, 120, 30)
    assert (defaults.discussion, defaults.closing) == (2400, 180)
