"""Forgotten presses: what is right stands in the past too, and the journal keeps what was pressed beside it."""

from __future__ import annotations

import pytest

from tests.cli.shell import do, run, status
from tests.cli.test_day import clock

BACK = (
    # the press, its correction, the instant looked at, what is live there before the correction and after it
    (("11:10 start session-1",), "11:15 start session-1 --at 11:04", "11:05", None, ("11:04", 0, -240)),
    (("11:00 start session-1",), "11:15 start session-1 --at 11:04", "11:02", ("11:00", 0, 0), None),
    (("11:10 start session-1",), "11:15 start session-1 --ago 11m", "11:12", ("11:10", 0, -600), ("11:04", 0, -240)),
    (("11:00 start session-1", "12:58 end"), "13:01 end --at 12:50", "12:55", ("11:00", 0, 0), None),
    (("11:00 start session-1", "12:50 end"), "13:01 end --at 12:58", "12:55", None, ("11:00", 0, 0)),
)


@pytest.mark.parametrize(("pressed", "correction", "at", "before", "after"), BACK)
def test_looking_back_shows_what_is_right_after_a_correction(
    pressed: tuple[str, ...],
    correction: str,
    at: str,
    before: tuple[str, int, int] | None,
    after: tuple[str, int, int] | None,
) -> None:
    def live() -> tuple[str, int, int] | None:
        found = status(at)
        return found["live"] and (clock(found["live"]["started_at"]), found["offset_s"], found["slack_s"])

    for line in pressed:
        do(*line.split())
    assert live() == before
    do(*correction.split())
    assert live() == after
    do("13:02", "undo")
    assert live() == after  # the undoing happened at 13:02; who looks back sees what was known to be right then


def test_the_journal_keeps_what_was_pressed_and_what_is_right() -> None:
    do("11:10", "start", "session-1")
    do("11:15", "start", "session-1", "--at", "11:04")
    told = run("log").out.splitlines()
    assert len(told) == 3
    assert sum("11:10" in line and "started" in line for line in told) == 1
    assert sum("11:04" in line and "started" in line for line in told) == 1
