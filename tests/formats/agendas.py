"""Agenda texts for the tests of the formats, and what is found wrong in them."""

from __future__ import annotations

import pytest

from idm_tui.formats.problems import AgendaError, Problem
from idm_tui.formats.toml import read

HEAD = """[event]
id = "e"
title = "Event"
timezone = "Europe/Zurich"

[[days]]
date = 2026-06-01
"""

GOOD = (
    HEAD
    + """hard_stops = ["13:00"]

[[days.sessions]]
id = "one"
kind = "session"
title = "One"
start = "10:00"
end = "11:00"
moderators = [{ name = "Ann" }]
speakers = [
  { name = "Bea", minutes = 10, on_behalf_of = { name = "Cy" } },
]
questions = ["Why?"]

[[days.sessions]]
id = "two"
kind = "break"
title = "Two"
start = 11:00:00
end = "12:00"
min = "15m"
"""
)


def session(name: str, start: str, end: str = "", *more: str) -> str:
    """Write one session; times that are not quoted are given as TOML literals with a T."""
    lines = [f'[[days.sessions]]\nid = "{name}"\nkind = "other"\ntitle = "{name}"', f"start = {_time(start)}"]
    if end:
        lines.append(f"end = {_time(end)}")
    return "\n".join((*lines, *more)) + "\n"


def _time(said: str) -> str:
    return said if "T" in said else f'"{said}"'


def problems(text: str | bytes) -> list[Problem]:
    """Return what is wrong in an agenda that cannot be used."""
    with pytest.raises(AgendaError) as caught:
        read(text.encode() if isinstance(text, str) else text, "agenda.toml")
    assert caught.value.source == "agenda.toml"
    return caught.value.problems


def only(text: str) -> Problem:
    """Return the one thing that is wrong."""
    found = problems(text)
    assert len(found) == 1, [problem.headline("agenda.toml") for problem in found]
    return found[0]


def line_of(text: str, part: str) -> int:
    """Return the number of the line with a part that occurs once."""
    assert text.count(part) == 1
    return text[: text.index(part)].count("\n") + 1
