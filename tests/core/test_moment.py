from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from idm_tui.core.moment import moment
from tests.agendas import plan_of, workshop
from tests.core.told import EVENT, at, small

DAY_ONE = [
    ("registration", "09:00", "10:00"),
    ("welcome-remarks", "10:00", "10:15"),
    ("keynote-presentation", "10:15", "10:30"),
    ("setting-the-scene", "10:30", "11:00"),
    ("session-1", "11:00", "13:00"),
    ("afternoon-break-1", "13:00", "15:00"),
    ("session-2", "15:00", "18:00"),
]
DAY_TWO = [
    ("migrant-story", "10:00", "10:15"),
    ("session-3", "10:15", "13:00"),
    ("afternoon-break-2", "13:00", "15:00"),
    ("session-4", "15:00", "17:50"),
    ("closing-remarks", "17:50", "18:00"),
]
PROGRAMME = [(name, f"2007-10-08 {start}", f"2007-10-08 {end}") for name, start, end in DAY_ONE] + [
    (name, f"2007-10-09 {start}", f"2007-10-09 {end}") for name, start, end in DAY_TWO
]


def ids(sessions: tuple[object, ...]) -> list[str]:
    return [getattr(session, "id", "") for session in sessions]


@pytest.mark.parametrize(("name", "start", "end"), PROGRAMME, ids=[row[0] for row in PROGRAMME])
def test_each_session_of_the_workshop_is_current_from_its_start_up_to_its_end(name: str, start: str, end: str) -> None:
    second = timedelta(seconds=1)
    plan = workshop()
    for instant, expected in [
        (at(start) - second, False),
        (at(start), True),
        (at(start) + second, True),
        (at(end) - second, True),
        (at(end), False),
        (at(end) + second, False),
    ]:
        assert (name in ids(moment(plan, instant).current)) is expected, instant


@pytest.mark.parametrize(
    ("position", "name", "start"),
    [(i, row[0], row[1]) for i, row in enumerate(PROGRAMME)],
    ids=[r[0] for r in PROGRAMME],
)
def test_each_session_is_next_until_the_second_before_it_begins(position: int, name: str, start: str) -> None:
    plan = workshop()
    assert ids(moment(plan, at(start) - timedelta(seconds=1)).next) == [name]
    following = PROGRAMME[position + 1][0] if position + 1 < len(PROGRAMME) else None
    for after in (at(start), at(start) + timedelta(seconds=1)):
        assert ids(moment(plan, after).next) == ([following] if following else [])


@pytest.mark.parametrize(
    ("when", "phase", "current", "following"),
    [
        ("2007-10-01 12:00", "before", [], ["registration"]),
        ("2007-10-08 08:59:59", "before", [], ["registration"]),
        ("2007-10-08 09:00", "running", ["registration"], ["welcome-remarks"]),
        ("2007-10-08 12:59:59", "running", ["session-1"], ["afternoon-break-1"]),
        ("2007-10-08 13:00", "running", ["afternoon-break-1"], ["session-2"]),
        ("2007-10-08 17:59:59", "running", ["session-2"], ["migrant-story"]),
        ("2007-10-08 18:00", "between", [], ["migrant-story"]),
        ("2007-10-09 00:00", "between", [], ["migrant-story"]),
        ("2007-10-09 09:59:59", "between", [], ["migrant-story"]),
        ("2007-10-09 10:00", "running", ["migrant-story"], ["session-3"]),
        ("2007-10-09 17:59:59", "running", ["closing-remarks"], []),
        ("2007-10-09 18:00", "after", [], []),
        ("2008-10-08 11:30", "after", [], []),
    ],
)
def test_phases_of_the_workshop(when: str, phase: str, current: list[str], following: list[str]) -> None:
    found = moment(workshop(), at(when))
    assert (found.phase, ids(found.current), ids(found.next)) == (phase, current, following)


def test_nothing_of_the_second_day_is_current_on_the_first_at_the_same_time_of_day() -> None:
    plan = workshop()
    for minute in range(0, 24 * 60, 5):
        instant = at("2007-10-08 00:00") + timedelta(minutes=minute)
        assert all(session.day == 0 for session in moment(plan, instant).current)


def test_the_same_instant_in_other_zones_gives_the_same_answer() -> None:
    plan = workshop()
    for hour in range(48):
        instant = at("2007-10-08 00:00") + timedelta(hours=hour, minutes=7)
        answer = moment(plan, instant)
        assert moment(plan, instant.astimezone(ZoneInfo("America/New_York"))) == answer
        assert moment(plan, instant.astimezone(ZoneInfo("Europe/Zurich"))) == answer


def test_eleven_in_zurich_written_with_other_offsets_begins_session_one() -> None:
    for text in ("2007-10-08T09:00:00+00:00", "2007-10-08T05:00:00-04:00", "2007-10-08T11:00:00+02:00"):
        assert ids(moment(workshop(), datetime.fromisoformat(text)).current) == ["session-1"]


def test_parallel_rooms_are_both_current_and_next_counts_over_all_rooms() -> None:
    plan = plan_of(
        small("""
        left 10:00 12:00 room = "A"
        right 10:00 11:00 room = "B"
        right-two 11:30 12:30 room = "B"
        left-two 12:00 13:00 room = "A"
        """)
    )
    day = "2026-06-01"
    assert ids(moment(plan, at("09:00", day)).next) == ["left", "right"]
    assert ids(moment(plan, at("10:30", day)).current) == ["left", "right"]
    assert ids(moment(plan, at("11:10", day)).current) == ["left"]
    assert ids(moment(plan, at("11:10", day)).next) == ["right-two"]
    assert ids(moment(plan, at("12:00", day)).current) == ["right-two", "left-two"]


def test_two_that_overlap_in_one_room_are_both_current() -> None:
    plan = plan_of(small("long 10:00 12:00\nshort 11:00 11:30"))
    assert ids(moment(plan, at("11:15", "2026-06-01")).current) == ["long", "short"]
    assert ids(moment(plan, at("11:30", "2026-06-01")).current) == ["long"]


def test_a_marker_is_never_current_and_never_next() -> None:
    plan = plan_of(small("talk 10:00 11:00\nphoto 11:00 11:00\nlast 11:30 12:00"))
    day = "2026-06-01"
    assert ids(moment(plan, at("10:59:59", day)).next) == ["last"]
    assert moment(plan, at("11:00", day)).current == ()
    assert moment(plan, at("11:00", day)).phase == "between"
    only = plan_of(small("photo 11:00 11:00\nlast 11:30 12:00"))
    assert moment(only, at("11:15", day)).phase == "before"


def test_what_is_skipped_is_neither_current_nor_next() -> None:
    plan = plan_of(small("talk 10:00 11:00 skip = true\nlast 11:30 12:00"))
    found = moment(plan, at("10:30", "2026-06-01"))
    assert (found.phase, ids(found.next)) == ("before", ["last"])
    assert ids(moment(plan, at("09:30", "2026-06-01")).next) == ["last"]


def test_a_session_past_midnight_stays_current_on_the_next_date() -> None:
    plan = plan_of(small("gala 21:00 01:30\nafter 01:30 03:00"))
    assert ids(moment(plan, at("2026-06-01 23:59:59")).current) == ["gala"]
    assert ids(moment(plan, at("2026-06-02 01:29:59")).current) == ["gala"]
    assert ids(moment(plan, at("2026-06-02 01:30")).current) == ["after"]
    assert moment(plan, at("2026-06-02 03:00")).phase == "after"


def test_a_session_of_several_days_is_current_beside_the_others_and_at_night() -> None:
    plan = plan_of(small("fair 2026-06-01T09:00:00 2026-06-03T18:00:00 room = 'Hall'\ntalk 10:00 11:00 room = 'A'"))
    assert ids(moment(plan, at("2026-06-01 10:30")).current) == ["fair", "talk"]
    assert ids(moment(plan, at("2026-06-02 03:00")).current) == ["fair"]
    assert ids(moment(plan, at("2026-06-03 17:59:59")).current) == ["fair"]
    assert moment(plan, at("2026-06-03 18:00")).phase == "after"


@pytest.mark.parametrize(
    ("date", "start_utc", "end_utc", "hours"),
    [
        ("2026-10-24", "2026-10-24T21:00", "2026-10-25T03:00", 6),  # the clocks go back: 23:00 to 04:00 lasts six hours
        ("2027-03-27", "2027-03-27T22:00", "2027-03-28T02:00", 4),  # and forward: four
        ("2026-06-01", "2026-06-01T21:00", "2026-06-02T02:00", 5),
    ],
)
def test_a_night_lasts_as_long_as_its_instants_say(date: str, start_utc: str, end_utc: str, hours: int) -> None:
    plan = plan_of(small("night 23:00 04:00", date))
    session = plan.sessions[0]
    start, end = (datetime.fromisoformat(text).replace(tzinfo=UTC) for text in (start_utc, end_utc))
    assert session.length_s == hours * 3600
    found = [moment(plan, start + timedelta(minutes=m)).phase for m in range(-1, hours * 60 + 1)]
    assert found == ["before", *["running"] * (hours * 60), "after"]
    assert end - start == timedelta(hours=hours)


def test_both_hours_of_a_doubled_hour_are_told_apart() -> None:
    plan = plan_of(small("first 01:30 03:30\nsecond 03:30 04:00", "2026-10-25"))
    first = datetime(2026, 10, 25, 0, 45, tzinfo=UTC)  # 02:45 summer time
    again = first + timedelta(hours=1)  # 02:45 once more, in winter time
    assert ids(moment(plan, first).current) == ids(moment(plan, again).current) == ["first"]
    assert plan.sessions[0].length_s == 3 * 3600


def test_an_agenda_without_sessions_is_over() -> None:
    plan = plan_of(EVENT)
    found = moment(plan, at("11:00"))
    assert (found.phase, found.current, found.next) == ("after", (), ())
    assert found.holds_at(at("2030-01-01 00:00"))
