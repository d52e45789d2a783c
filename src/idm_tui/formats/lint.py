"""Warnings about a plan that can be used, but may not be what was meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

from idm_tui.core.text import hour_minute, shorten, span_words
from idm_tui.formats.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from idm_tui.core.agenda import Agenda
    from idm_tui.core.plan import Plan, Session
    from idm_tui.formats.positions import Path


def warnings(agenda: Agenda, plan: Plan) -> list[Problem]:
    """Return what a careful chair would ask the secretariat about."""
    paths: dict[str, Path] = {
        entry.id: ("days", d, "sessions", s)
        for d, day in enumerate(agenda.days)
        for s, entry in enumerate(day.sessions)
    }
    without_end = {entry.id for day in agenda.days for entry in day.sessions if entry.end is None}
    found = [
        *_overlaps(plan, paths),
        *_same_start_without_end(plan, paths, without_end),
        *(problem for s in plan.sessions if not s.skip for problem in _of_session(plan, s, paths[s.id])),
    ]
    if not any(day.sessions for day in agenda.days):
        found.append(_warn("the agenda has no session", ("days",)))
    return found


def _warn(message: str, path: Path) -> Problem:
    return Problem(message, path, is_warning=True)


def _named(session: Session) -> str:
    return f'"{shorten(session.title, 40)}"'


def _overlaps(plan: Plan, paths: dict[str, Path]) -> Iterator[Problem]:
    told: set[tuple[str, str]] = set()
    for room in plan.rooms:
        latest: Session | None = None
        for session in plan.sessions:
            if session.skip or session.is_marker or not session.stands_in(room):
                continue
            if latest is not None and session.start < latest.end and (latest.id, session.id) not in told:
                told.add((latest.id, session.id))
                place = session.room or latest.room
                at = hour_minute(plan.local(latest.end))
                yield _warn(
                    f"it starts before {_named(latest)} ends at {at}" + (f" in {place}" if place else ""),
                    (*paths[session.id], "start"),
                )
            if latest is None or session.end > latest.end:
                latest = session


def _same_start_without_end(plan: Plan, paths: dict[str, Path], without_end: set[str]) -> Iterator[Problem]:
    seen: dict[tuple[str, float], Session] = {}
    for session in plan.sessions:
        key = (session.room, session.start.timestamp())
        other = seen.setdefault(key, session)
        if other is not session and session.id in without_end and other.id in without_end:
            yield _warn(f"it starts together with {_named(other)} and neither says when it ends", paths[session.id])


def _of_session(plan: Plan, session: Session, path: Path) -> Iterator[Problem]:
    for stop in plan.days[session.day].hard_stops:
        if session.start < stop < session.end:
            yield _warn(f"it goes on past the hard stop at {hour_minute(plan.local(stop))}", (*path, "end"))
    talks = sum(plan.talk_s(speaker) for speaker in session.speakers)
    if session.speakers and not session.is_marker and talks > session.length_s:
        yield _warn(
            f"its talks take {span_words(talks)}, the session lasts {span_words(session.length_s)}",
            (*path, "speakers"),
        )
    if session.kind in ("session", "discussion") and session.speakers and not session.moderators:
        yield _warn("it has speakers and no moderator", (*path, "speakers"))
