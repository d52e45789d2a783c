"""Time on the screen: sleeping machines, clocks that are set, clock-change nights, every boundary of the event."""

from __future__ import annotations

import pytest

from idm_tui.core import commands as do
from idm_tui.tui.digits import large
from tests.agendas import plan_of
from tests.tui.screens import NARROW, Scene, Stage, stage

TALK: Scene = (
    ("11:03", do.Start()),
    ("11:16", do.Give(speaker="Arkless")),
    ("11:19", do.Put(number=2)),
    ("11:21", do.TimerStart(duration=900, label="coffee")),
)


def large_time(on: Stage, said: str) -> bool:
    """Whether a time stands in large digits on the screen, line under line, at whatever scale."""
    lines = on.lines()
    for rows in ([row.rstrip() for row in large(said, scale)] for scale in range(1, 5)):
        for y, line in enumerate(lines):
            x = line.find(rows[0])
            if x >= 0 and all(lines[y + i][x:].startswith(row) for i, row in enumerate(rows)):
                return True
    return False


async def test_the_second_is_right_after_sleep_and_after_the_clock_was_set() -> None:
    async with stage("11:23:20", TALK, size=NARROW) as on:
        await on.tick()
        before = on.text()
        assert large_time(on, "2:40")
        assert "coffee 12:40" in before

        await on.at("12:03:20")  # asleep for forty minutes
        assert "12:03:20" in on.lines()[0]
        assert large_time(on, "+37:20")
        assert "OVER TIME" in on.text()
        assert "44:20" in on.text()
        assert "coffee +27:20 OVER TIME" in on.text()

        await on.at("10:23:20")  # set back: nothing has run for less than no time
        assert "10:23:20" in on.lines()[0]
        assert large_time(on, "10:00")
        assert "coffee 15:00" in on.text()

        await on.at("11:23:20")
        assert on.text() == before


NIGHT = """
[event]
id = "night"
title = "A Night"
timezone = "Europe/Zurich"
[[days]]
date = {date}
[[days.sessions]]
id = "vigil"
kind = "other"
title = "Vigil"
start = "01:30"
end = "{end}"
"""


@pytest.mark.parametrize(
    ("date", "end", "looks"),
    [
        (
            "2007-10-28",  # at three it is two again
            "03:30",
            [
                ("2007-10-28T01:30+02:00", "01:30:00", "3 h left"),
                ("2007-10-28T02:30+02:00", "02:30:00", "2 h left"),
                ("2007-10-28T02:30+01:00", "02:30:00", "1 h left"),
                ("2007-10-28T03:29:59+01:00", "03:29:59", "0:01 left"),
            ],
        ),
        (
            "2007-03-25",  # at two it is three
            "03:30",
            [
                ("2007-03-25T01:30+01:00", "01:30:00", "1 h left"),
                ("2007-03-25T03:00+02:00", "03:00:00", "30 min left"),
                ("2007-03-25T03:29:59+02:00", "03:29:59", "0:01 left"),
            ],
        ),
    ],
    ids=["autumn", "spring"],
)
async def test_a_clock_change_night(date: str, end: str, looks: list[tuple[str, str, str]]) -> None:
    plan = plan_of(NIGHT.format(date=date, end=end))
    async with stage(looks[0][0], (), plan=plan, size=NARROW) as on:
        await on.press("s")
        for when, clock, left in looks:
            await on.at(when)
            assert clock in on.lines()[0]
            assert left in on.lines()[2], when
        # Back to the beginning at once, whatever the clocks did meanwhile.
        await on.at(looks[0][0])
        assert looks[0][2] in on.lines()[2]


# The printed agenda: from when what is on.
DAYS = (
    ("2007-10-08T09:00", "Registration"),
    ("2007-10-08T10:00", "Welcome Remarks"),
    ("2007-10-08T10:15", "Keynote Presentation"),
    ("2007-10-08T10:30", "Setting the Scene"),
    ("2007-10-08T11:00", "Session I "),
    ("2007-10-08T13:00", "Afternoon Break"),
    ("2007-10-08T15:00", "Session II "),
    ("2007-10-08T18:00", ""),
    ("2007-10-09T10:00", "Migrant Story"),
    ("2007-10-09T10:15", "Session III "),
    ("2007-10-09T13:00", "Afternoon Break"),
    ("2007-10-09T15:00", "Session IV "),
    ("2007-10-09T17:50", "Wrap-up and Closing Remarks"),
    ("2007-10-09T18:00", ""),
)


async def test_every_boundary_of_both_days() -> None:
    async with stage("2007-10-08T08:59:59", size=NARROW) as on:

        def shows(title: str) -> bool:
            now = on.lines()[1]
            return now.startswith(f" NOW  {title}") if title else "NOW" not in now

        before = ""
        for when, title in DAYS:
            date, hour = when.split("T")
            hours, minutes = map(int, hour.split(":"))
            last_second = f"{date}T{hours - (minutes == 0):02}:{(minutes - 1) % 60:02}:59"
            await on.at(last_second)
            assert shows(before), last_second
            assert not title or title.rstrip() in on.lines()[3], f"{title} is next at {last_second}"
            await on.at(when)
            assert shows(title), when
            before = title
        assert "The event is over" in on.lines()[1]
