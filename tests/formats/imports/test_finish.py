"""From a draft to an agenda: zone, ends, overlaps, ids and kinds, and how it is written."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from hypothesis import given

from idm_tui.formats.imports.draft import MOST_SESSIONS, Draft, DraftSession, ImportRefused, Options, Person
from idm_tui.formats.imports.finish import finish
from idm_tui.formats.imports.ids import slug
from idm_tui.formats.imports.read import report
from idm_tui.formats.imports.writer import write
from idm_tui.formats.toml import Reading, read
from tests.formats.hostile import HOSTILE, NOTES
from tests.formats.imports.reading import PARIS, codes

NINE = datetime(2026, 6, 1, 9)  # noqa: DTZ001 - local to the event
HOUR = timedelta(hours=1)


def session(
    title: str = "Talk", start: datetime = NINE, end: datetime | None = NINE + HOUR, **more: str
) -> DraftSession:
    return DraftSession(title=title, start=start, end=end, **more)  # type: ignore[arg-type]


def written(*sessions: DraftSession, options: Options = PARIS, **event: str) -> tuple[Reading, Draft]:
    draft = Draft(sessions=list(sessions), **event)  # type: ignore[arg-type]
    finished = finish(draft, options)
    return read(write(finished, "source").encode(), "source"), finished.draft


def test_an_event_without_a_name_has_the_date_for_one() -> None:
    reading, _ = written(session())
    assert reading.plan.event.title == "Event of 1 June 2026"


@pytest.mark.parametrize(
    ("options", "named", "zone"),
    [
        (PARIS, "", "Europe/Paris"),
        (PARIS, "Europe/Berlin", "Europe/Paris"),
        (Options(), "Europe/Berlin", "Europe/Berlin"),
        (Options(), "europe/berlin", "Europe/Berlin"),
    ],
)
def test_whose_zone_it_is(options: Options, named: str, zone: str) -> None:
    assert written(session(), options=options, timezone=named)[0].plan.event.timezone == zone


@pytest.mark.parametrize(("given_zone", "named"), [("", ""), ("", "Moon"), ("Moon", "Europe/Paris"), ("../etc", "")])
def test_without_a_zone_the_option_is_named(given_zone: str, named: str) -> None:
    with pytest.raises(ImportRefused, match="--timezone"):
        written(session(), options=Options(timezone=given_zone), timezone=named)


def test_ends_are_filled_from_the_same_room_or_the_plenary() -> None:
    later = NINE + 2 * HOUR
    reading, draft = written(
        session("A", end=None, room="One"),
        session("B", NINE + HOUR, NINE + 3 * HOUR, room="Two"),
        session("Lunch", later, None),
    )
    ends = {
        s.title: reading.plan.local(s.end).hour * 60 + reading.plan.local(s.end).minute for s in reading.plan.sessions
    }
    assert ends == {"A": 11 * 60, "B": 12 * 60, "Lunch": 11 * 60 + 30}
    assert codes(draft) == ["end-filled", "end-missing"]


def test_overlaps_in_one_room_are_reported() -> None:
    _, draft = written(session("A", room="R"), session("B", NINE + HOUR / 2, room="R"), session("C", room="S"))
    assert codes(draft) == ["overlap"]


def test_what_is_there_twice_to_the_word_is_taken_once() -> None:
    reading, draft = written(session(), session(), session(room="Other"))
    assert len(reading.plan.sessions) == 2
    assert codes(draft) == ["duplicate"]


def test_ids_depend_on_the_titles_alone() -> None:
    reading, _ = written(
        session("Session 1: Water"), session("Été", NINE + HOUR, None), session("会议", NINE + 2 * HOUR, None)
    )
    assert [s.id for s in reading.plan.sessions] == ["session-1", "ete", "session"]
    assert len(slug("word " * 40)) <= 48
    assert len(slug("w" * 100)) <= 48


def test_too_many_sessions_and_none() -> None:
    with pytest.raises(ImportRefused, match="no session"):
        written()
    with pytest.raises(ImportRefused, match="20000"):
        written(*[session()] * (MOST_SESSIONS + 1))


def test_beyond_the_calendar_is_left_out() -> None:
    far = session("Far", datetime.max, None)  # noqa: DTZ901 - local to the event
    reading, draft = written(session(), far)
    assert [s.title for s in reading.plan.sessions] == ["Talk"]
    assert codes(draft) == ["left-out"]
    with pytest.raises(ImportRefused, match="beyond the calendar"):
        written(far)


def test_doubts_stand_at_their_place_in_the_file() -> None:
    reading, _ = written(session("A", end=None, place="7"), session("B", NINE + 2 * HOUR))
    lines = reading.text.splitlines()
    assert lines[lines.index('title = "A"') - 3 - 1].startswith("# ? end-filled: ")


def test_a_doubt_within_a_session_stands_at_that_session() -> None:
    draft = Draft(sessions=[session("A", place="7"), session("B", NINE + 2 * HOUR, NINE + 3 * HOUR, place="12")])
    for line, code in ((3, "no-year"), (4, "left-out"), (9, "people-guess"), (14, "people-guess")):
        draft.doubt(line, code, f"line {line}")  # type: ignore[arg-type]
    lines = write(finish(draft, PARIS), "x").splitlines()
    assert [line for line in lines if line.startswith("# ?")] == [
        "# ? no-year: line 3",
        "# ? people-guess: line 9",
        "# ? people-guess: line 14",
    ]
    assert (
        lines.index("# ? people-guess: line 9") < lines.index('title = "A"') < lines.index("# ? people-guess: line 14")
    )


def test_the_report_sums_up_what_is_more_than_twenty_of_a_kind() -> None:
    draft = Draft(sessions=[session()])
    for number in range(25):
        draft.doubt(number, "overlap", f"number\n{number}\x1b[31m")
    lines = list(report(draft, "a.ics"))
    assert len(lines) == 22
    assert lines[0] == "a.ics:0: overlap: number 0[31m"
    assert lines[-2] == "a.ics: overlap: and 5 more of this kind"
    assert lines[-1] == "1 sessions on 1 days, 0 questions; 25 readings to check"


@pytest.mark.parametrize("words", HOSTILE.values(), ids=list(HOSTILE))
def test_hostile_words_stand_everywhere_and_are_read_back(words: str) -> None:
    person = Person(words, words, words, Person(words), 3)
    one = DraftSession(
        words,
        NINE,
        NINE + HOUR,
        words,
        words,
        "session",
        words,
        words,
        words,
        words,
        skip=True,
        moderators=[person],
        rapporteurs=[person],
        speakers=[person],
        questions=[words],
        left=[words],
    )
    day = {NINE.date(): words}
    draft = Draft(words, words, words, words, words, "Europe/Paris", words, [one], day, day, [words])
    draft.doubt("", "overlap", words)
    draft.doubt(words, "overlap", words)
    reading = read(write(finish(draft, PARIS), words).encode(), "x")
    found = reading.plan.sessions[0]
    assert found.title == " ".join(found.title.split())
    assert found.speakers[0].on_behalf_of is not None
    assert found.skip


@given(NOTES)
def test_any_text_is_written_and_read_back(notes: list[str]) -> None:
    sessions = [DraftSession(note, NINE + HOUR * n, None, abstract=note, footnote=note) for n, note in enumerate(notes)]
    reading, _ = written(*sessions)
    assert [s.abstract for s in reading.plan.sessions] == [s.abstract for s in sessions]


@pytest.mark.parametrize(
    "length", [timedelta(0), HOUR, timedelta(hours=23, minutes=59), timedelta(days=1), timedelta(days=3, seconds=5)]
)
def test_any_length_is_written_as_it_is(length: timedelta) -> None:
    reading, _ = written(session(end=NINE + length))
    found = reading.plan.sessions[0]
    assert found.end - found.start == length
