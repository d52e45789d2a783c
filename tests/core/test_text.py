from __future__ import annotations

import unicodedata
from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from idm_tui.core.text import (
    clean,
    clean_line,
    clock_words,
    fold,
    hour_minute,
    offset_words,
    parse_duration,
    shorten,
    span_words,
)

ANY_TEXT = st.text(st.characters(exclude_categories=[]), max_size=40)  # lone surrogates too
BIDI = "".join(map(chr, [*range(0x202A, 0x202F), *range(0x2066, 0x206A)]))


@pytest.mark.parametrize(
    ("given_text", "expected"),
    [
        ("plain text", "plain text"),
        ("Añonuevo, López, d’Avezac – 日本 ✓", "Añonuevo, López, d’Avezac – 日本 ✓"),
        ("[/] x", "[/] x"),
        ("[bold red]x[/]", "[bold red]x[/]"),
        ("one\ttab\nand line", "one\ttab\nand line"),
        ("a\r\nb\rc\u2028d\u2029e\x85f", "a\nb\nc\nd\ne\nf"),
        ("a\x00b\x07c\x08d\x7fe", "abcde"),
        ("\ufefftitle", "title"),
        ("a\ud800b\udfffc", "abc"),
        ("\u202egnp.exe", "gnp.exe"),
    ],
)
def test_cleaning_keeps_what_is_said_and_drops_what_a_terminal_obeys(given_text: str, expected: str) -> None:
    assert clean(given_text) == expected


@pytest.mark.parametrize(
    "sequence",
    [
        "\x1b[31m",
        "\x1b]0;title\x07",
        "\x1b]8;;http://example.org\x1b\\",
        "\x1bP1$r\x1b\\",
        "\x1bc",
        "\x9b31m",
        "\x9d0;title\x9c",
        "\x90q\x9c",
        "\x0e\x0f",
    ],
)
def test_no_escape_sequence_is_left_whole(sequence: str) -> None:
    cleaned = clean(f"a{sequence}b")
    assert cleaned.startswith("a")
    assert cleaned.endswith("b")
    assert not any(unicodedata.category(char) == "Cc" for char in cleaned)


@pytest.mark.parametrize("char", BIDI)
def test_bidirectional_overrides_go(char: str) -> None:
    assert clean(f"a{char}b") == "ab"


def test_every_c1_control_goes() -> None:
    for code in range(0x80, 0xA0):
        assert clean(f"a{chr(code)}b") in ("ab", "a\nb")


@given(ANY_TEXT)
def test_clean_text_can_be_written_and_is_clean_already(text: str) -> None:
    cleaned = clean(text)
    cleaned.encode("utf-8")
    assert clean(cleaned) == cleaned
    assert all(char in "\n\t" or unicodedata.category(char) not in ("Cc", "Cs", "Zl", "Zp") for char in cleaned)
    assert not set(BIDI) & set(cleaned)


@given(ANY_TEXT)
def test_a_clean_line_is_one_line_without_blanks_at_its_ends(text: str) -> None:
    line = clean_line(text)
    assert line == line.strip()
    assert len(line.splitlines()) <= 1
    assert "  " not in line


@given(st.text(st.characters(categories=["L", "Nd"]), min_size=1))
def test_letters_and_figures_pass_unchanged(text: str) -> None:
    assert clean(text) == text


def test_a_clean_line_joins_lines_and_white_space_of_every_kind() -> None:
    assert clean_line("  a\r\n b\t\u00a0c\u3000d ") == "a b c d"


@pytest.mark.parametrize(
    ("said", "seconds"),
    [
        ("90s", 90),
        ("3m", 180),
        ("1h15", 4500),
        ("1h", 3600),
        ("1h05", 3900),
        ("2m30", 150),
        ("1h15m", 4500),
        ("1h 15m 10s", 4510),
        ("10min", 600),
        ("0s", 0),
        (" 5m ", 300),
        ("5M", 300),
        ("-5m", -300),
        ("-1h30", -5400),
        ("+5m", 300),
        ("90m", 5400),
    ],
)
def test_durations_are_read(said: str, seconds: int) -> None:
    assert parse_duration(said) == seconds


@pytest.mark.parametrize(
    "said",
    [
        *("", " ", "-", "+", "5", "m", "h15", "3 minutes ago", "1.5h", "1,5h", "5x", "5m5x", "3m2h", "5s3m", "1d"),
        *("--5m", "-+5m", "++5m", "5m-", "0x5m", "\x1b[31m", "5m\x00", "1e3s", "PT30M", "inf", "nan", "99999999999s"),
    ],
)
def test_what_is_no_duration_is_said_so(said: str) -> None:
    with pytest.raises(ValueError, match='not a duration; write it like "90s", "3m" or "1h15"') as caught:
        parse_duration(said)
    assert "\x1b" not in str(caught.value)


@given(st.text(max_size=12))
def test_any_other_text_is_refused_with_a_sentence(said: str) -> None:
    try:
        seconds = parse_duration(said)
    except ValueError as error:
        assert "is not a duration" in str(error)  # noqa: PT017 - either outcome is right
    else:
        assert any(unit in said.casefold() for unit in "hms")
        assert isinstance(seconds, int)


@given(st.integers(0, 99), st.integers(0, 59), st.integers(0, 59))
def test_a_duration_means_its_parts(hours: int, minutes: int, seconds: int) -> None:
    assert parse_duration(f"{hours}h{minutes}m{seconds}s") == hours * 3600 + minutes * 60 + seconds
    assert parse_duration(f"{hours}h{minutes:02}") == hours * 3600 + minutes * 60


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (0, "0:00"),
        (9, "0:09"),
        (272, "4:32"),
        (600, "10:00"),
        (3599, "59:59"),
        (3600, "1:00:00"),
        (4433, "1:13:53"),
        (-12, "-0:12"),
        (-3661, "-1:01:01"),
        (90000, "25:00:00"),
    ],
)
def test_clock_words(seconds: int, words: str) -> None:
    assert clock_words(seconds) == words


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (0, "0 s"),
        (45, "45 s"),
        (60, "1 min"),
        (90, "1 min 30 s"),
        (120, "2 min"),
        (150, "2 min"),
        (2400, "40 min"),
        (3600, "1 h"),
        (4500, "1 h 15 min"),
        (-2400, "-40 min"),
        (-45, "-45 s"),
    ],
)
def test_span_words(seconds: int, words: str) -> None:
    assert span_words(seconds) == words


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(0, "+0:00"), (240, "+0:04"), (299, "+0:04"), (-600, "-0:10"), (3900, "+1:05"), (59, "+0:00")],
)
def test_offset_words(seconds: int, words: str) -> None:
    assert offset_words(seconds) == words


def test_hour_and_minute_have_two_figures() -> None:
    assert hour_minute(datetime(2007, 10, 8, 9, 5)) == "09:05"  # noqa: DTZ001 - local already


@given(st.text(max_size=20), st.integers(0, 25))
def test_a_shortened_text_fits_and_says_that_something_is_missing(text: str, width: int) -> None:
    short = shorten(text, width)
    if len(text) <= width:
        assert short == text
    elif width > 0:
        assert len(short) <= width
        assert short.endswith("…")


@pytest.mark.parametrize(
    ("left", "right"),
    [("López", "LOPEZ"), ("Peñalosa", "penalosa"), ("Straße", "STRASSE"), ("Añonuevo", "An\u0303onuevo"), ("İz", "iz")],
)
def test_folding_takes_case_and_accents_away(left: str, right: str) -> None:
    assert fold(left) == fold(right)
