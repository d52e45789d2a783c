"""Days made at random: one room, sessions one after the other, and a chair who lets some of them run."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from hypothesis import strategies as st

from idm_tui.core import facts as f
from idm_tui.core.agenda import Defaults, Event, Speaker
from idm_tui.core.history import History
from idm_tui.core.overview import overview
from idm_tui.core.plan import Plan, PlanDay, Session

if TYPE_CHECKING:
    from idm_tui.core.agenda import Kind
    from idm_tui.core.overview import Overview

BEGINNING = datetime(2026, 6, 1, 7, tzinfo=UTC)
KINDS: tuple[Kind, ...] = ("session", "session", "session", "break", "discussion", "registration")
PRESSES = ("start", "start", "give", "give", "extend", "pause", "resume", "end")


def minute(number: int) -> datetime:
    return BEGINNING + timedelta(minutes=number)


def since(instant: datetime) -> float:
    return (instant - BEGINNING).total_seconds() / 60


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    """Sessions that fit before the hard stops as printed; a stop is the end of one that is no break."""
    sessions: list[Session] = []
    ends = 0
    for number in range(draw(st.integers(1, 6))):
        gap = draw(st.sampled_from([0, 0, 0, 5, 20]))
        begins, length = ends + gap, draw(st.integers(10, 60))
        ends = begins + length
        kind = draw(st.sampled_from(KINDS))
        talks = draw(st.lists(st.none() | st.integers(1, 8), max_size=4)) if kind == "session" else []
        sessions.append(
            Session(
                id=f"s{number}",
                kind=kind,
                title=f"s{number}",
                start=minute(begins),
                end=minute(ends),
                day=0,
                follows=not gap and draw(st.booleans()),
                fixed_end=kind == "break" or draw(st.sampled_from([False, False, False, True])),
                min_s=draw(st.none() | st.integers(0, min(length, 20)).map(lambda m: m * 60))
                if kind == "break"
                else None,
                discussion=kind == "session" and draw(st.booleans()),
                speakers=tuple(Speaker(name=f"p{number}{i}", minutes=talk) for i, talk in enumerate(talks)),
            )
        )
    stops = draw(st.sets(st.sampled_from([s.end for s in sessions if s.kind != "break"] or [minute(600)]), max_size=2))
    fixed = [replace(s, fixed_end=True) if s.end in stops else s for s in sessions]
    defaults = Defaults(speaker=150, discussion=draw(st.sampled_from([0, 600])), closing=draw(st.sampled_from([0, 60])))
    event = Event(id="e", title="E", timezone="Europe/Zurich", defaults=defaults)
    return Plan.of(event, (PlanDay(date=date(2026, 6, 1), hard_stops=tuple(sorted(stops))),), fixed)


class Day:
    """What happened up to an instant, and the look at it."""

    def __init__(self, history: History, seen: Overview) -> None:
        self.history, self.seen = history, seen

    def __repr__(self) -> str:
        """Tell the day in a few lines, in minutes from its beginning."""
        lines = [
            f"{s.id} {s.kind} {since(s.start)}-{since(s.end)} talks {[talk.minutes for talk in s.speakers]}"
            f"{' discussion' * s.discussion}{' fixed' * s.fixed_end}{' follows' * s.follows} min {s.min_s}"
            for s in self.seen.plan.sessions
        ]
        lines += [f"at {since(fact.at)} {fact.body}" for fact in self.history.facts]
        stops = [since(stop) for stop in self.seen.plan.days[0].hard_stops]
        return "\n".join(["", *lines, f"hard stops {stops}, now {since(self.seen.now)}"])


@st.composite
def days(draw: st.DrawFn) -> Day:
    """Sessions are started in their order, each at its own pace."""
    plan, history, now = draw(plans()), History(), 0
    for press in draw(st.lists(st.sampled_from(PRESSES), max_size=8)):
        now += draw(st.integers(0, 30))
        history.add(facts_of(_bodies(draw, press, plan, history), minute(now), len(history.facts)))
    return Day(history, overview(plan, history.state, minute(now + draw(st.integers(0, 30)))))


def facts_of(bodies: list[f.Body], at: datetime, number: int, command: str = "") -> list[f.Fact]:
    return [
        f.Fact(f"f{number + i:05}", at, at, "chair", "chair", "t1", command or f"c{number:05}", body)
        for i, body in enumerate(bodies)
    ]


def _bodies(draw: st.DrawFn, press: str, plan: Plan, history: History) -> list[f.Body]:
    live = plan.session(history.state.live[0]) if history.state.live else None
    if press == "start":
        begun = [n for n, s in enumerate(plan.sessions) if history.state.run(s.id).started_at is not None]
        rest = [s for s in plan.sessions[max(begun, default=-1) + 1 :] if not s.is_unattended]
        return [*([f.SessionEnded(live.id)] if live else []), f.SessionStarted(rest[0].id)] if rest else []
    if live is None:
        return []
    run = history.state.run(live.id)
    found: dict[str, list[f.Body]] = {
        "end": [f.SessionEnded(live.id)],
        "pause": [f.SessionPaused(live.id)] if run.watch.runs and run.floor is None else [],
        "resume": [] if run.watch.runs else [f.SessionResumed(live.id)],
    }
    if press == "extend":
        return [f.SessionExtended(live.id, 60 * draw(st.integers(-5, 20)))]
    if press in found:
        return found[press]
    waiting = [s for s in live.speakers if not run.turns_of(s.name)]
    given = [f.FloorGiven(live.id, s.name, s.name, plan.talk_s(s), "presentation") for s in waiting[:1]]
    return [*([f.FloorYielded(live.id, run.floor.id)] if run.floor else []), *given] if given else []
