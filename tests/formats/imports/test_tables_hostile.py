"""Files that are large, broken or meant to do harm."""

from __future__ import annotations

import datetime as dt
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from idm_tui.formats.imports.draft import ImportRefused, Options
from idm_tui.formats.imports.tables import read_csv, read_ods, read_xlsx

FIRST = Options(first_date=dt.date(2024, 9, 20))


def _seconds_to(data: bytes) -> float:
    begun = time.process_time()
    try:
        read_csv(data, FIRST)
    except ImportRefused as refused:
        assert "\n" not in str(refused)  # noqa: PT017 - refused or read, both are well
    return time.process_time() - begun


def test_ten_thousand_rows_are_read_soon() -> None:
    rows = "".join(
        f"2024-09-{20 + number // 1000},{number % 1000 // 60 + 6}:{number % 60:02},Talk {number} of many,R{number % 7},"
        f'"Ana Pérez{number} (ILO), Kofi Mensah{number} (GSS)"\n'
        for number in range(10_000)
    )
    begun = time.process_time()
    draft = read_csv(f"Date,Time,Title,Room,Speakers\n{rows}".encode(), FIRST)
    assert len(draft.sessions) == 10_000
    assert time.process_time() - begun < 30


def test_too_many_sessions_are_refused() -> None:
    rows = "".join(f"9:00,Talk {number}\n" for number in range(20_001))
    with pytest.raises(ImportRefused, match="20,000"):
        read_csv(f"Time,Title\n{rows}".encode(), FIRST)
    with pytest.raises(ImportRefused, match="rows"):
        read_csv(b"Time,Title\n" + b"9:00,A\n" * 100_001, FIRST)
    with pytest.raises(ImportRefused, match="64 MB"):
        read_csv(bytes(64 * 1024 * 1024 + 1), FIRST)


@pytest.mark.parametrize(
    "data",
    [
        b",\n" * 2_000_000,
        b"," * 3_000_000,
        b'"' * 300_001,
        b"Time,Title,Speaker\n9:00,A," + b"Ana Perez and " * 100_000,
        b"Time,Title,Speaker\n9:00," + b"(" * 300_000 + b",B\n",
        b"Time,Title\n9:00," + b"**" * 200_000,
        b"Time,Title\n9:00," + b"<b" * 200_000,
        b"Time,Title\n" + b"9" * 300_000 + b",A\n",
        b"Time,Title\n" + b"9:" * 300_000 + b",A\n",
        b"Time,Title\n" + b" " * 300_000 + b"x,A\n",
        b"a;b;" * 500_000,
        b"Time,Title,Questions\n9:00,A," + b"(a) " * 200_000,
        b"\xff\xfe" + b"\x00\xd8" * 100_000,
        b"\xe9" * 1_000_000,
        bytes(range(256)) * 2_000,
    ],
)
def test_nothing_hangs(data: bytes) -> None:
    assert _seconds_to(data) < 10


def test_an_open_quotation_mark_does_not_swallow_the_rest() -> None:
    rows = "".join(f"{9 + number // 60}:{number % 60:02},Talk {number}\n" for number in range(300))
    draft = read_csv(f'Time,Title\n8:00,"Open\n{rows}'.encode(), FIRST)
    assert len(draft.sessions) > 300


def test_controls_and_bidirectional_marks_are_taken_out() -> None:
    draft = read_csv("Time,Title\n9:00,A\x1b[31m\u202eB\x00\n".encode(), FIRST)
    assert draft.sessions[0].title == "A[31mB"


def test_a_formula_is_only_text() -> None:
    draft = read_csv(b"Time,Title\n9:00,'=cmd|' /C calc'!A0\n10:00,'+1\n11:00,'quoted'\n", FIRST)
    assert [one.title for one in draft.sessions] == ["=cmd|' /C calc'!A0", "+1", "'quoted'"]


@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    for read in (read_csv, read_xlsx, read_ods):
        try:
            read(data, FIRST)
        except ImportRefused as refused:
            assert "\n" not in str(refused)  # noqa: PT017 - refused or read, both are well


_CELLS = (
    st.sampled_from(
        [
            "",
            "9:00",
            "9:00-10:00",
            "2024-09-24",
            "4/3/16",
            "Talk",
            "Time",
            "Title",
            "fri",
            "Day 2",
            "15",
            "Ana Pérez, ILO",
        ]
    )
    | st.sampled_from(
        [
            "TBA",
            "End",
            "Speakers",
            "Room",
            "25:00",
            "14:00 pm",
            "Coffee",
            "a?",
            "0.5",
            "45559.5",
            "Session 1:",
            "UTC",
            "noon",
        ]
    )
    | st.sampled_from(["9:00 UTC", "-", "Duration", "Date", "Panel", "2024-09-24T09:00:00+02:00", "12"])
)


@given(st.lists(st.lists(_CELLS, min_size=1, max_size=5), max_size=8))
def test_any_table_is_read_or_refused(rows: list[list[str]]) -> None:
    text = "\n".join(";".join(row) for row in rows)
    try:
        draft = read_csv(text.encode(), FIRST)
    except ImportRefused:
        return
    for session in draft.sessions:
        assert session.title
        assert session.end is None or session.end > session.start


def test_the_end_of_the_calendar_is_refused() -> None:
    with pytest.raises(ImportRefused, match="calendar"):
        read_csv(b"Time,Title\n9:00,A\n25:00,B\n", Options(first_date=dt.date.max))
