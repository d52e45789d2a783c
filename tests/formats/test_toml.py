from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from idm_tui.formats.problems import AgendaError, Problem
from idm_tui.formats.toml import read
from tests.agendas import WORKSHOP, plan_of
from tests.core.told import at
from tests.formats.agendas import GOOD, HEAD, line_of, only, problems, session

WORKSHOP_BYTES = WORKSHOP.read_bytes()


def span(text: str, name: str) -> tuple[datetime, datetime]:
    found = plan_of(text).session(name)
    assert found is not None
    return found.start, found.end


def june(said: str) -> datetime:
    return at(said, "2026-06-01")


def test_the_good_agenda_is_read_whole() -> None:
    plan = plan_of(GOOD)
    one, two = plan.sessions
    assert (one.start, one.end, two.start, two.end) == (june("10:00"), june("11:00"), june("11:00"), june("12:00"))
    assert one.start.utcoffset() == datetime.now(UTC).utcoffset()
    assert (two.min_s, two.fixed_end, one.questions) == (900, True, ("Why?",))
    assert (one.speakers[0].minutes, one.speakers[0].on_behalf_of and one.speakers[0].on_behalf_of.name) == (10, "Cy")


@pytest.mark.parametrize("change", [("\n", "\r\n"), ("[event]", "\ufeff[event]")])
def test_line_ends_of_windows_and_a_byte_order_mark_are_accepted(change: tuple[str, str]) -> None:
    assert [s.id for s in plan_of(GOOD.replace(*change)).sessions] == ["one", "two"]


def test_defaults_may_be_given_in_part() -> None:
    defaults = plan_of(HEAD.replace("[[days]]", '[event.defaults]\nspeaker = "7m"\n[[days]]')).event.defaults
    assert (defaults.speaker, defaults.intervention, defaults.warning, defaults.danger) == (420, 180, 120, 30)
    assert (defaults.discussion, defaults.closing) == (2400, 180)


def test_a_missing_end_is_the_next_start_in_the_same_room() -> None:
    text = HEAD + session("a", "10:00", "", 'room = "A"') + session("b", "10:30", "11:30", 'room = "B"')
    text += session("a2", "11:00", "12:00", 'room = "A"')
    assert span(text, "a") == (june("10:00"), june("11:00"))


def test_a_session_without_a_room_ends_those_of_all_rooms() -> None:
    text = HEAD + session("a", "10:00", "", 'room = "A"') + session("lunch", "12:00", "13:00")
    assert span(text, "a")[1] == june("12:00")
    text = HEAD + session("plenary", "10:00") + session("b", "11:00", "13:00", 'room = "B"')
    assert span(text, "plenary")[1] == june("11:00")


def test_a_missing_end_goes_by_time_and_passes_over_what_is_skipped_but_not_over_markers() -> None:
    text = HEAD + session("late", "15:00", "16:00") + session("early", "10:00") + session("mid", "12:00", "13:00")
    assert span(text, "early")[1] == june("12:00")
    text = (
        HEAD
        + session("one", "10:00")
        + session("gone", "11:00", "12:00", "skip = true")
        + session("two", "12:00", "13:00")
    )
    assert span(text, "one")[1] == june("12:00")
    text = HEAD + session("one", "10:00") + session("photo", "11:00", "11:00") + session("two", "12:00", "13:00")
    assert span(text, "one")[1] == june("11:00")


def test_the_last_of_a_day_needs_an_end_also_when_another_day_follows() -> None:
    text = HEAD + session("one", "10:00") + "[[days]]\ndate = 2026-06-02\n" + session("two", "10:00", "11:00")
    found = only(text)
    assert "needs an end" in found.message
    assert found.line == line_of(text, '[[days.sessions]]\nid = "one"')


@pytest.mark.parametrize(
    ("start", "end", "instants"),
    [
        ("22:00", "24:00", ("2026-06-01 22:00", "2026-06-02 00:00")),
        ("22:00", "00:00", ("2026-06-01 22:00", "2026-06-02 00:00")),
        ("22:00", "01:30", ("2026-06-01 22:00", "2026-06-02 01:30")),
        ("9:00", "10:00", ("2026-06-01 09:00", "2026-06-01 10:00")),
        ("11:00", "11:00", ("2026-06-01 11:00", "2026-06-01 11:00")),
        ("2026-06-01T09:00:00", "2026-06-03T18:00:00", ("2026-06-01 09:00", "2026-06-03 18:00")),
        ("2026-06-02T09:00:00", "10:00", ("2026-06-02 09:00", "2026-06-02 10:00")),
        ("2026-06-02T22:00:00", "01:00", ("2026-06-02 22:00", "2026-06-03 01:00")),
        ("09:00", "2026-06-02T10:00:00", ("2026-06-01 09:00", "2026-06-02 10:00")),
        ("00:00", "24:00", ("2026-06-01 00:00", "2026-06-02 00:00")),
        ("24:00", "01:00", ("2026-06-02 00:00", "2026-06-02 01:00")),
    ],
)
def test_ends_past_midnight_and_local_date_times(start: str, end: str, instants: tuple[str, str]) -> None:
    assert span(HEAD + session("one", start, end), "one") == (june(instants[0]), june(instants[1]))


def test_a_session_past_the_last_midnight_of_the_calendar_is_an_error() -> None:
    found = problems(HEAD + session("one", "9999-12-31T22:00:00", "01:00"))
    assert any("beyond the calendar" in problem.message for problem in found)


def test_an_end_with_a_date_before_its_start_is_an_error() -> None:
    found = only(HEAD + session("one", "2026-06-02T09:00:00", "2026-06-01T10:00:00"))
    assert (found.message.startswith("it ends before it starts"), found.path[-1]) == (True, "end")


def test_what_stands_after_a_session_past_midnight_is_after_it_and_of_its_day() -> None:
    text = (
        HEAD + session("gala", "21:00", "00:30") + session("dance", "00:30", "02:00") + session("bus", "02:00", "03:00")
    )
    assert span(text, "dance") == (june("2026-06-02 00:30"), june("2026-06-02 02:00"))
    assert span(text, "bus")[0] == june("2026-06-02 02:00")
    assert {s.day for s in plan_of(text).sessions} == {0}


def test_what_lasts_for_days_does_not_move_those_listed_behind_it() -> None:
    text = HEAD + session("fair", "2026-06-01T10:00:00", "2026-06-03T18:00:00") + session("welcome", "09:00", "10:00")
    assert span(text, "welcome") == (june("09:00"), june("10:00"))


def test_a_hard_stop_before_the_first_start_is_after_midnight() -> None:
    plan = plan_of(HEAD + 'hard_stops = ["01:00", "22:30"]\n' + session("gala", "20:00", "01:00"))
    assert plan.days[0].hard_stops == (june("22:30"), june("2026-06-02 01:00"))
    plan = plan_of(HEAD + 'hard_stops = ["20:00"]\n' + session("gala", "20:00", "22:00"))
    assert plan.days[0].hard_stops == (june("20:00"),)


def test_the_duration_of_a_night_in_which_the_clocks_change_is_that_of_its_instants() -> None:
    autumn = HEAD.replace("2026-06-01", "2026-10-24") + session("night", "22:00", "04:00")
    spring = HEAD.replace("2026-06-01", "2027-03-27") + session("night", "22:00", "04:00")
    assert [plan_of(text).sessions[0].length_s for text in (autumn, spring)] == [7 * 3600, 5 * 3600]


HOSTILE = r"\u001b[31m[/] x\u0007\u009b0m\u202eevil\u2066\u0000"


def test_hostile_texts_are_cleaned_wherever_they_stand() -> None:
    text = HEAD.replace('"Event"', f'"{HOSTILE}"') + session("one", "10:00", "11:00", f'abstract = "a\\n{HOSTILE}"')
    text = text.replace('title = "one"', f'title = "{HOSTILE}"') + f'questions = ["{HOSTILE}"]\nroom = "{HOSTILE}"\n'
    text += f'speakers = [{{ name = "{HOSTILE}", role = "a\\r\\nb", on_behalf_of = {{ name = "{HOSTILE}" }} }}]\n'
    plan = plan_of(text)
    one = plan.sessions[0]
    (speaker,) = one.speakers
    assert speaker.on_behalf_of is not None
    texts = [plan.event.title, one.title, one.room, one.questions[0], speaker.name, speaker.on_behalf_of.name]
    assert set(texts) == {"[31m[/] x0mevil"}
    assert one.abstract == "a\n[31m[/] x0mevil"
    assert speaker.role == "a b"


def test_findings_carry_no_control_characters() -> None:
    text = HEAD + session("one", "10:00", "11:00", rf'"k\u001b[31m" = "{HOSTILE}"') + f'kind2 = "{HOSTILE}"\n'
    text = text.replace('kind = "other"', r'kind = "\u001b[31m"')
    for problem in problems(text):
        assert problem.render("agenda.toml").isprintable() or "\n" in problem.render("agenda.toml")
        assert not set("\x1b\x07\x9b\u202e\x00") & set(problem.render("agenda.toml"))


@settings(max_examples=300)
@given(st.binary(max_size=200))
def test_junk_is_an_agenda_error_and_nothing_else(junk: bytes) -> None:
    problems(junk)


@settings(max_examples=200)
@given(st.text(st.sampled_from("[]{}=\"'\\\n .,#abT:-0123456789\x00é"), max_size=60))
def test_junk_made_of_toml_is_an_agenda_error(junk: str) -> None:
    problems(junk)


def tried(data: bytes) -> None:
    try:
        reading = read(data, "agenda.toml")
    except AgendaError as error:
        found = error.problems
    else:
        assert all(session.start <= session.end for session in reading.plan.sessions)
        found = [*reading.warnings(), Problem("none", line=1)]
    assert found
    for problem in found:
        assert problem.line >= 1
        assert problem.render("agenda.toml")


SCRAPS = [
    b"",
    b'"',
    b"'",
    b"[",
    b"]",
    b"{",
    b"}",
    b"=",
    b"\n",
    b"#",
    b",",
    b"0",
    b"24:00",
    b"\\",
    b"\xff",
    b'"""',
    b".",
]
SCRAPS += [
    b"[[days]]\n",
    b"[days]\n",
    b"[event]\n",
    b"[[days.sessions]]\n",
    b"true",
    b"1e400",
    b"[]",
    b"{}",
    b"-",
    b"9999",
]


@settings(max_examples=400)
@given(st.data())
def test_a_good_agenda_with_scraps_in_it_is_read_or_refused(data: st.DataObject) -> None:
    text = bytearray(GOOD.encode())
    for _ in range(data.draw(st.integers(1, 3))):
        start = data.draw(st.integers(0, len(text)))
        text[start : start + data.draw(st.integers(0, 12))] = data.draw(st.sampled_from(SCRAPS))
    tried(bytes(text))


VALUES = ["1", "true", '""', '"x"', "[]", "{}", "2026-06-01", "10:00:00", "[[1]]", "[{}]", "nan", "0001-01-01T00:00:00"]
VALUES += ["9999-12-31T23:59:59", '"-5m"', '"24:00"', "2026-06-01T10:00:00", "2026-06-01T10:00:00Z", "-1", "[{a.b=1}]"]


@settings(max_examples=300)
@given(st.data())
def test_any_value_in_the_place_of_another_is_read_or_refused(data: st.DataObject) -> None:
    lines = GOOD.splitlines()
    for _ in range(data.draw(st.integers(1, 3))):
        number = data.draw(st.sampled_from([i for i, line in enumerate(lines) if " = " in line]))
        lines[number] = f"{lines[number].split(' = ')[0]} = {data.draw(st.sampled_from(VALUES))}"
    tried("\n".join(lines).encode())


@settings(max_examples=25, deadline=None)
@given(st.integers(0, len(WORKSHOP_BYTES)))
def test_the_workshop_cut_anywhere_is_read_or_refused(cut: int) -> None:
    tried(WORKSHOP_BYTES[:cut])
