"""Days told in a few words: instants, facts and the state that they amount to."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import count
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from idm_tui.core.facts import Fact
from idm_tui.core.history import History

if TYPE_CHECKING:
    from idm_tui.core.facts import Body
    from idm_tui.core.state import State

ZURICH = ZoneInfo("Europe/Zurich")
EVENT = '[event]\nid = "e"\ntitle = "E"\ntimezone = "Europe/Zurich"\n'
_numbers = count(1)


def at(said: str, day: str = "2007-10-08", zone: ZoneInfo = ZURICH) -> datetime:
    """Return the instant of a local time, "11:04" or "2007-10-09 11:04:30", in UTC."""
    whole = said if "-" in said else f"{day} {said}"
    return datetime.fromisoformat(whole).replace(tzinfo=zone).astimezone(UTC)


def fact(said: str, body: Body, *, command: str = "", by: str = "chair", day: str = "2007-10-08") -> Fact:
    """Return a fact that happened at a local time; the number in its id grows with each one told."""
    number = next(_numbers)
    instant = at(said, day)
    return Fact(f"f{number:08}", instant, instant, by, "chair", "t1", command or f"c{number:08}", body)


def told(*story: tuple[str, Body], day: str = "2007-10-08") -> State:
    """Return the state after what is told, in the order in which it happened."""
    return History(fact(said, body, day=day) for said, body in story).state


def small(sessions: str, date: str = "2026-06-01", zone: str = "Europe/Zurich") -> str:
    """Write an agenda of one day; a session a line: id start end, then anything in TOML."""
    text = EVENT.replace("Europe/Zurich", zone) + f"[[days]]\ndate = {date}\n"
    for line in sessions.strip().splitlines():
        name, start, end, *rest = line.split(maxsplit=3)
        text += f'[[days.sessions]]\nid = "{name}"\ntitle = "{name}"\nkind = "other"\n'
        text += "".join(
            f"{key} = {value if value.startswith('2') and 'T' in value else repr(value)}\n"
            for key, value in (("start", start), ("end", end))
        )
        text += "\n".join(rest).replace(";", "\n") + "\n"
    return text
