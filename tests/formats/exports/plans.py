"""Events that are hard to export: two rooms, nights, changes of the clock, long sessions, marks, hostile words."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from idm_tui.core.text import clean_line
from tests.agendas import plan_of, workshop
from tests.formats.hostile import HOSTILE

if TYPE_CHECKING:
    from collections.abc import Callable

    from idm_tui.core.plan import Plan

STAMP = datetime(2026, 6, 1, 8, 30, tzinfo=UTC)
_HEAD = "[event]\nid = {id}\ntitle = {title}\ntimezone = {zone}\n"


def toml(text: str) -> str:
    """Write a text as TOML does."""
    return json.dumps(text, ensure_ascii=False)


def event(*days: str, zone: str = "Europe/Zurich", name: str = "forum-2026", title: str = "Forum") -> Plan:
    """Read an agenda of some days."""
    return plan_of(_HEAD.format(id=toml(name), title=toml(title), zone=toml(zone)) + "\n".join(days))


def day(date: str, *sessions: str) -> str:
    """Write a day."""
    return f"[[days]]\ndate = {date}\n" + "".join(sessions)


def session(name: str, start: str, end: str, **more: str) -> str:
    """Write a session; other keys are texts."""
    keys = {"id": name, "kind": "session", "title": name.title(), "start": start, "end": end, **more}
    local = {key for key in ("start", "end") if "T" in keys[key]}
    lines = [f"{key} = {value if key in local else toml(value)}" for key, value in keys.items()]
    return "[[days.sessions]]\n" + "\n".join(lines) + "\n"


def two_rooms() -> Plan:
    """Return two tracks, a break for both, and a session that the agenda lets go."""
    return event(
        day(
            "2026-06-01",
            session("plenary", "09:00", "10:00"),
            session("left", "10:00", "11:30", room="Left | A"),
            session("right", "10:00", "11:00", room="Right"),
            session("coffee", "11:30", "12:00", kind="break"),
            session("gone", "12:00", "12:30", room="Right") + "skip = true\n",
        ),
        day("2026-06-02"),
        day("2026-06-03", session("last", "09:00", "10:00", room="Right")),
    )


def nights() -> Plan:
    """Return sessions after midnight, one that ends with the day, and one over both nights."""
    return event(
        day(
            "2026-06-01",
            session("vigil", "2026-06-01T10:00:00", "2026-06-03T16:00:00", room="Chapel"),
            session("evening", "20:00", "23:30", room="Hall"),
            session("late", "23:30", "00:30", room="Hall"),
            session("later", "00:30", "02:15", room="Hall"),
        ),
        day("2026-06-02", session("morning", "09:00", "24:00", room="Hall")),
    )


def autumn() -> Plan:
    """Return a night on which the clocks go back, from 03:00 to 02:00."""
    return event(
        day(
            "2026-10-24",
            session("dance", "22:00", "01:30"),
            session("across", "01:30", "04:00"),
            session("after", "04:00", "05:00"),
        ),
        day("2026-10-25", session("brunch", "10:00", "12:00")),
    )


def spring() -> Plan:
    """Return a night on which the clocks go forward, from 02:00 to 03:00."""
    return event(day("2026-03-28", session("dance", "23:00", "01:30"), session("across", "01:30", "03:30")))


def marks() -> Plan:
    """Return marks, which last no time: among sessions, and as the last thing of a day."""
    return event(
        day(
            "2026-06-01",
            session("arrival", "09:00", "09:00"),
            session("talk", "09:00", "10:00"),
            session("bell", "10:00", "10:00"),
        ),
        day("2026-06-02", session("alone", "08:00", "08:00")),
    )


ODD_IDS = ("a", "É à/b", "a#b?c", "x--y->", "UPPER", "=1+1", '"q" & <t>', "a|b", "100%", "ünï-1", "שלום", "-", "a b")


def hostile() -> Plan:
    """Return a session for each hostile text and each odd id, with the text wherever there may be one."""
    texts = [clean_line(text) for text in HOSTILE.values()]
    names = [*ODD_IDS, *(f"text-{n}" for n in range(len(texts)))]
    sessions = []
    for place, name in enumerate(names):
        words = texts[place % len(texts)]
        said = toml(words)
        people = f"moderators = [{{ name = {said} }}]\nspeakers = [{{ name = {said}, organisation = {said} }}]\n"
        time = f"{8 + place // 12:02}:{place % 12 * 5:02}"
        end = f"{8 + (place + 1) // 12:02}:{(place + 1) % 12 * 5:02}"
        sessions.append(session(name, time, end, title=words, room=words[:200], subtitle=words, abstract=words)
                        + people + f"questions = [{said}, {said}]\n")  # fmt: skip
    return event(day("2026-06-01", *sessions), title=clean_line(HOSTILE["html"]), name="event <&> é")


PLANS: dict[str, Callable[[], Plan]] = {
    "workshop": workshop,
    "two rooms": two_rooms,
    "nights": nights,
    "autumn": autumn,
    "spring": spring,
    "marks": marks,
    "hostile": hostile,
    "New York": lambda: event(day("2026-06-01", session("talk", "09:00", "10:00")), zone="US/Eastern"),
    "no letters": lambda: event(day("2026-06-01", session("talk", "09:00", "10:00")), name="会议"),
    "short": lambda: event(day("2026-06-01", session("t", "09:00", "10:00")), name="e"),
    "long ago": lambda: event(day("1880-06-01", session("talk", "09:00", "10:00"))),
}


def instants(plan: Plan) -> dict[str, tuple[datetime, datetime]]:
    """Return when each session starts and ends, by its id."""
    return {session.id: (session.start, session.end) for session in plan.sessions}
