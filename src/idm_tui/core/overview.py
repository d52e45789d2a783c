"""Everything that can be said of an event at an instant; every screen and command shows a part of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from idm_tui.core.budget import Budget, budget, countdown_phase, list_end
from idm_tui.core.floor import NextUp, limit_s, next_up
from idm_tui.core.moment import Moment, moment
from idm_tui.core.projection import Projection, default_room, expected_end, live_in, project
from idm_tui.core.record import record
from idm_tui.core.state import Question, Run
from idm_tui.core.timetable import agreed

if TYPE_CHECKING:
    from datetime import datetime

    from idm_tui.core.budget import CountdownPhase
    from idm_tui.core.plan import Plan, Session
    from idm_tui.core.projection import Projected
    from idm_tui.core.state import QuestionStatus, State


@record
class NumberedQuestion:
    """A question of a session as it stands at an instant; `asker` is empty for the agenda's own."""

    number: int
    text: str
    status: QuestionStatus
    time_s: int
    asker: str = ""
    is_from_room: bool = False


@record
class SpeakingTime:
    """How often and how long somebody has spoken in a session."""

    name: str
    group: str
    turns: int
    total_s: int


@dataclass(frozen=True, eq=False)
class Overview:
    """The event at an instant, seen from one room; `live` is what was started there, `due` what the plan says."""

    now: datetime
    plan: Plan
    state: State
    moment: Moment
    room: str
    live: Session | None
    due: Session | None
    run: Run
    projection: Projection
    expected_end: datetime | None
    budget: Budget | None

    @property
    def session(self) -> Session | None:
        """The session at hand: the live one, else the one that should be on."""
        return self.live or self.due

    @property
    def ahead(self) -> Session | None:
        """The session whose people and questions matter: the one at hand, or the next where nobody speaks now."""
        at_hand = self.session
        if at_hand is not None and not at_hand.is_unattended:
            return at_hand
        rows = (row.session for row in self.projection.rows)
        return next((s for s in (*rows, *self.moment.next) if not s.is_unattended), at_hand)

    def countdown_phase(self, remaining_s: int) -> CountdownPhase:
        """Tell how urgent a countdown is."""
        return countdown_phase(self.plan, remaining_s)

    @property
    def list_limit_s(self) -> int:
        """The seconds for an intervention in the session at hand."""
        return limit_s(self.plan, self.run)

    @property
    def list_end(self) -> datetime | None:
        """When the list of speakers is through."""
        return list_end(self.plan, self.state, self.session, self.run, self.now)

    @property
    def decided_next(self) -> Projected | None:
        """What comes next in the room as the chair decided; None where the day goes as printed, or is over."""
        if not self.state.decided:
            return None
        rows = self.projection.rows
        later = rows[1:] if self.live and rows and rows[0].session.id == self.live.id else rows
        return next((row for row in later if row.start > self.now or not row.session.is_unattended), None)

    @property
    def next_up(self) -> NextUp | None:
        """Who gets the floor next in the live session."""
        return next_up(self.plan, self.state, self.live, self.run) if self.live else None

    def questions(self) -> tuple[NumberedQuestion, ...]:
        """Return the questions of the session at hand, or of the one ahead, those from the room among them."""
        session = self.ahead
        return questions_of(session, self.state.run(session.id) if session else self.run, self.now)

    def speaking(self) -> tuple[SpeakingTime, ...]:
        """Return who has spoken in the session at hand, in the order in which they first did."""
        return speaking_times(self.run, self.now)


def questions_of(session: Session | None, run: Run, now: datetime) -> tuple[NumberedQuestion, ...]:
    """Return a session's questions by number; the agenda's own give way to numbers taken by the room."""
    texts = {number: question.text for number, question in run.questions.items() if question.text}
    number = 0
    for text in session.questions if session else ():
        number += 1
        while number in texts:
            number += 1
        texts[number] = text
    found = []
    for number, text in sorted(texts.items()):
        question = run.questions.get(number, Question())
        spent = question.watch.elapsed_s(now)
        is_from_room = bool(question.text)
        found.append(NumberedQuestion(number, text, question.status, spent, question.asker, is_from_room))
    return tuple(found)


def speaking_times(run: Run, now: datetime) -> tuple[SpeakingTime, ...]:
    """Return how often and how long each speaker of a session has spoken, pauses left out."""
    totals: dict[str, SpeakingTime] = {}
    for turn in run.all_turns:
        before = totals.get(turn.speaker, SpeakingTime(turn.speaker, turn.group, 0, 0))
        totals[turn.speaker] = SpeakingTime(
            turn.speaker, before.group or turn.group, before.turns + 1, before.total_s + turn.watch.elapsed_s(now)
        )
    return tuple(totals.values())


def overview(plan: Plan, state: State, now: datetime, room: str | None = None, known: Moment | None = None) -> Overview:
    """Look at the event at an instant, from a room or from the one where things happen.

    `known` is an earlier answer of the plan, taken as long as it holds.
    """
    present = known if known is not None and known.holds_at(now) else moment(plan, now)
    place = default_room(plan, state, present.current) if room is None else room
    live = live_in(plan, state, place, now)
    due = next((s for s in present.current if s.stands_in(place) and s.id not in state.skipped), None)
    at_hand = live or due
    run = state.run(at_hand.id) if at_hand else Run("")
    live_as_agreed = agreed(plan, state, live) if live else None
    return Overview(
        now=now,
        plan=plan,
        state=state,
        moment=present,
        room=place,
        live=live,
        due=due,
        run=run,
        projection=project(plan, state, place, now),
        expected_end=expected_end(live_as_agreed, run, now) if live_as_agreed else None,
        budget=budget(plan, live_as_agreed, run, now) if live_as_agreed else None,
    )
