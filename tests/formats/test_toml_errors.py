from __future__ import annotations

from pathlib import Path

import pytest

from idm_tui.formats.problems import AgendaError
from idm_tui.formats.toml import MAX_BYTES, read_bytes
from tests.formats.agendas import GOOD, HEAD, line_of, only, problems, session

EIGHT = """\
[event]
id = "e"
titel = "Misspelt"
timezone = "Europe/Zurich"
title = "Event"

[[days]]
date = 2026-06-01
hard_stops = ["13:00", "26:00"]

[[days.sessions]]
id = "one"
kind = "sesion"
title = "One"
start = "10:00"
end = "11:00"

[[days.sessions]]
id = "two"
kind = "session"
title = 2
start = "11:00"
end = "12:00"
speakers = [
  { name = "Ann", minutes = "ten" },
  { name = "Bea", organization = "ILO" },
]

[[days.sessions]]
id = "three"
kind = "break"
start = "12:00"
  end = "13:00"
title = "Three"
min = "a while"

[[days.sessions]]
id = "three"
kind = "other"
title = "Four"
start = "13:00"
end = "14:00"
"""


def test_eight_different_mistakes_are_all_reported_at_their_lines() -> None:
    found = problems(EIGHT)
    assert [(p.line, p.column, ".".join(map(str, p.path))) for p in found] == [
        (3, 1, "event.titel"),
        (9, 24, "days.0.hard_stops.1"),
        (13, 1, "days.0.sessions.0.kind"),
        (21, 1, "days.0.sessions.1.title"),
        (25, 19, "days.0.sessions.1.speakers.0.minutes"),
        (26, 19, "days.0.sessions.1.speakers.1.organization"),
        (35, 1, "days.0.sessions.2.min"),
        (38, 1, "days.0.sessions.3.id"),
    ]


def test_each_finding_says_what_to_write_and_shows_a_caret_under_its_place() -> None:
    said = [problem.render("agenda.toml") for problem in problems(EIGHT)]
    assert said[0].startswith('agenda.toml:3:1: event.titel: "titel" is not a key here; did you mean "title"?')
    assert 'did you mean "session"?' in said[2]
    assert 'did you mean "organisation"?' in said[5]
    assert '"three" is already the id' in said[7]
    for problem, words in zip(problems(EIGHT), said, strict=True):
        _, source, caret = words.split("\n")
        assert source.strip() == EIGHT.split("\n")[problem.line - 1].strip()
        assert caret.index("^") - source.index(problem.source_line) == problem.column - 1
    assert said[4].split("\n")[2].index("^") == said[4].split("\n")[1].index("minutes")


def test_a_caret_stands_right_behind_tabs_and_indents() -> None:
    text = HEAD.replace('title = "Event"', '\t  titel = "Event"')
    found = next(problem for problem in problems(text) if problem.path == ("event", "titel"))
    assert (found.line, found.column) == (3, 4)
    _, source, caret = found.render("a").split("\n")
    assert caret.index("^") == source.index("titel")


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ('title = "One"', "title = 1", "this must be text in quotes, not 1"),
        ('title = "One"', "title = true", "this must be text in quotes, not true"),
        ('kind = "session"', 'kind = "sesion"', '"sesion" is not a kind; did you mean "session"?'),
        ('kind = "session"', 'kind = "zzz"', '"zzz" is not a kind; it is one of registration, opening'),
        ('end = "11:00"', 'end = "11.00"', '"11.00" is not a time of day; write it like "11:00"'),
        ('end = "11:00"', 'end = "24:01"', '"24:01" is not a time of day'),
        ('end = "11:00"', "end = 11", "11 is not a time of day"),
        ('end = "11:00"', "end = 2026-06-01T11:00:00Z", "leave the offset out"),
        ('min = "15m"', "min = 15", 'a duration is text in quotes, like "3m", not 15'),
        ('min = "15m"', 'min = "15"', '"15" is not a duration'),
        ('min = "15m"', 'min = "-5m"', "less than nothing"),
        ('min = "15m"', 'discussion = "perhaps"', "this must be true or false"),
        ("minutes = 10", "minutes = 0", "this must be between 1 and 1440, not 0"),
        ("minutes = 10", "minutes = 2.5", "this must be a whole number, not 2.5"),
        ("minutes = 10", 'minutes = "10"', "this must be a whole number"),
        ('questions = ["Why?"]', 'questions = "Why?"', "this must be a list in [ ]"),
        ('questions = ["Why?"]', "questions = [3]", "this must be text in quotes, not 3"),
        ('moderators = [{ name = "Ann" }]', 'moderators = ["Ann"]', "this must be a table of keys"),
        ('moderators = [{ name = "Ann" }]', 'moderators = [{ nam = "Ann" }]', '"nam" is not a key here'),
        ("date = 2026-06-01", 'date = "Monday"', "this must be a date without quotes"),
        ('timezone = "Europe/Zurich"', 'timezone = "Europe/Zurch"', 'did you mean "Europe/Zurich"?'),
        ('timezone = "Europe/Zurich"', 'timezone = "Europe"', "is not a time zone"),
        ('timezone = "Europe/Zurich"', 'timezone = "../../etc/passwd"', "is not a time zone"),
        ('timezone = "Europe/Zurich"', 'timezone = ""', "is not a time zone"),
        ('id = "two"', 'id = "one"  # again', '"one" is already the id of "One"; each session needs its own'),
        ('end = "12:00"', 'ends = "12:00"', '"ends" is not a key here; did you mean "end"?'),
        ('end = "12:00"', "", "needs an end"),
        ('hard_stops = ["13:00"]', 'hard_stops = ["13:00", "x"]', '"x" is not a time of day'),
    ],
)
def test_each_mistake_in_words_at_its_line(old: str, new: str, words: str) -> None:
    assert GOOD.count(old) == 1
    text = GOOD.replace(old, new)
    found = problems(text)
    right = next((problem for problem in found if words in problem.message), None)
    assert right is not None, [problem.message for problem in found]
    if new:
        assert right.line == line_of(text, new)


@pytest.mark.parametrize(
    ("key", "old", "header"),
    [
        ("id", 'id = "e"\n', "[event]"),
        ("title", 'title = "Event"\n', "[event]"),
        ("timezone", 'timezone = "Europe/Zurich"\n', "[event]"),
        ("date", "date = 2026-06-01\n", "[[days]]"),
        ("id", 'id = "two"\n', '[[days.sessions]]\nkind = "break"'),
        ("kind", 'kind = "break"\n', '[[days.sessions]]\nid = "two"'),
        ("title", 'title = "Two"\n', '[[days.sessions]]\nid = "two"'),
        ("start", "start = 11:00:00\n", '[[days.sessions]]\nid = "two"'),
    ],
)
def test_what_is_missing_is_told_at_the_header_of_its_table(key: str, old: str, header: str) -> None:
    text = GOOD.replace(old, "")
    found = only(text)
    assert found.message == f'"{key}" is missing'
    assert (found.line, found.column) == (line_of(text, header), 1)


def test_a_wrong_start_is_not_held_against_the_session_before_it() -> None:
    text = HEAD + session("one", "10:00") + session("two", "25:00", "26:00").replace('"26:00"', '"12:00"')
    assert only(text).path == ("days", 0, "sessions", 1, "start")


def test_days_come_in_the_order_of_their_dates() -> None:
    text = GOOD + "[[days]]\ndate = 2026-05-31\n"
    found = only(text)
    assert "does not come after" in found.message
    assert (found.path, found.line) == (("days", 1, "date"), line_of(text, "2026-05-31"))


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ('[event]\nid = "e\n', 2, 8),
        ("[event]\nid = e\n", 2, 6),
        ("[event\n", 1, 7),
        ('[event]\nid = "e"\nid = "f"\n', 3, 9),
        ("x = [1,\n2", 2, 2),
    ],
)
def test_what_is_not_toml_is_told_at_its_place(text: str, line: int, column: int) -> None:
    found = only(text)
    assert found.message.startswith("this is not TOML: ")
    assert (found.line, found.column) == (line, column)
    assert "line" not in found.message.removeprefix("this is not TOML: ")


def test_a_file_in_another_encoding_is_told_at_its_line() -> None:
    found = problems(GOOD.replace('title = "One"', 'title = "é"').encode("latin-1"))
    assert [problem.message for problem in found] == ["this is not UTF-8 text; save the file as UTF-8"]
    assert found[0].line == line_of(GOOD, 'title = "One"')


@pytest.mark.parametrize(
    "text", ["", "# nothing\n", "days = 3\n", "event = 3\n", 'event = "x"\ndays = {}\n', "[[event]]\n"]
)
def test_an_agenda_without_its_tables_is_refused(text: str) -> None:
    assert problems(text)


# Dotted keys nest without depth in the parser: the recursion comes later.
@pytest.mark.parametrize(
    "text", ["x = " + "[" * 20_000, "x = " + "{a=" * 20_000, "a." * 3_000 + "a = 1", "[" + "a." * 3_000 + "a]"]
)
def test_what_is_nested_too_deep_is_refused(text: str) -> None:
    assert problems(text)


@pytest.mark.parametrize(
    ("date", "said", "readings"),
    [
        ("2026-10-25", "exists twice", ("2026-10-25T02:30+02:00", "2026-10-25T02:30+01:00")),
        ("2027-03-28", "does not exist", ("2027-03-28T01:30+01:00", "2027-03-28T03:30+02:00")),
    ],
)
@pytest.mark.parametrize("key", ["start", "end", "hard_stops"])
def test_a_time_of_a_clock_change_names_both_readings(
    date: str, said: str, readings: tuple[str, str], key: str
) -> None:
    text = HEAD.replace("2026-06-01", date)
    if key == "hard_stops":
        text += 'hard_stops = ["02:30"]\n' + session("one", "01:00", "04:00")
    else:
        text += session("one", "02:30", "04:00") if key == "start" else session("one", "01:00", "02:30")
    found = only(text)
    assert found.path[-1] == key if key != "hard_stops" else found.path == ("days", 0, "hard_stops", 0)
    assert said in found.message
    assert all(reading in found.message for reading in readings)
    assert found.line == line_of(text, "02:30")


def test_files_that_cannot_be_read_are_told_in_a_sentence(tmp_path: Path) -> None:
    for path, words in [
        (tmp_path, "is a folder"),
        (tmp_path / "none.toml", "is not there"),
        (Path("/dev/null"), "not a file"),
    ]:
        with pytest.raises(AgendaError) as caught:
            read_bytes(path)
        assert words in str(caught.value)
    huge = tmp_path / "huge.toml"
    with huge.open("wb") as file:
        file.truncate(MAX_BYTES + 1)
    with pytest.raises(AgendaError, match="larger"):
        read_bytes(huge)
