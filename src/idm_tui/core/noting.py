"""What a note belongs to: the session, the guiding question and the intervention that it is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from idm_tui.core.notes import by_part
from idm_tui.core.projection import day_of
from idm_tui.core.record import record

if TYPE_CHECKING:
    from collections.abc import Iterator

    from idm_tui.core.notes import Note
    from idm_tui.core.overview import Overview
    from idm_tui.core.plan import Session
    from idm_tui.core.state import Run, State, Turn


def session_noted(seen: Overview) -> Session | None:
    """Return the session of which something is noted now: also in the break behind it, while memory is fresh."""
    if seen.live is not None:
        return seen.live
    if seen.due is not None and not seen.due.is_unattended:
        return seen.due
    last = seen.plan.session(seen.state.last_started)
    if last is not None and last.stands_in(seen.room) and _is_today(seen, last):
        return last
    return _over_by_plan(seen) or seen.due or seen.ahead


def _is_today(seen: Overview, session: Session) -> bool:
    return seen.plan.days[session.day].date == seen.plan.local(seen.now).date()


def _over_by_plan(seen: Overview) -> Session | None:
    """Return what was on last in the room today where nobody touches the app and the plan goes on by itself."""
    day = day_of(seen.plan, seen.now)
    of_day = seen.plan.room_day(seen.room, day) if day is not None else ()
    over = [s for s in of_day if s.end <= seen.now and not s.is_unattended and s.id not in seen.state.skipped]
    return over[-1] if over and _is_today(seen, over[-1]) else None


def question_noted(run: Run, turn: Turn | None) -> int:
    """Return the guiding question of which something is noted: the one that is put, else that of the intervention."""
    put = next((number for number, question in run.questions.items() if question.status == "put"), 0)
    if put and (turn is None or turn.ended is None):
        return put
    return turn.question if turn is not None else put


def turn_of(run: Run, turn_id: str) -> Turn | None:
    """Return the intervention of an id; None where there is none (any more)."""
    return next((turn for turn in run.all_turns if turn.id == turn_id), None) if turn_id else None


@record
class Intervention:
    """One turn on the floor and what was noted of it; without a turn, what belongs to nobody's."""

    turn: Turn | None
    notes: tuple[Note, ...] = ()
    is_waived: bool = False

    @property
    def lacks_text(self) -> bool:
        """Whether somebody still has to say what was said in it."""
        return self.turn is not None and not self.notes and not self.is_waived


def skeleton(state: State, session: str) -> tuple[Intervention, ...]:
    """Return what was said in a session in the order in which it was: each turn with its notes, others between."""
    run = state.run(session)
    of_turn: dict[str, list[Note]] = {}
    loose: list[Note] = []
    turns = {turn.id: turn for turn in run.all_turns}
    for note in state.notes.of_session(session):
        (of_turn.setdefault(note.turn, []) if note.turn in turns else loose).append(note)
    found = [
        (turn.since, Intervention(turn, tuple(_ordered(of_turn.get(turn.id, ()))), turn.id in run.waived))
        for turn in turns.values()
        if turn.kind != "point-of-order" or turn.id in of_turn
    ]
    found += [(note.at, Intervention(None, (note,))) for note in loose]
    return tuple(each for _since, each in sorted(found, key=lambda pair: pair[0]))


def _ordered(notes: list[Note] | tuple[()]) -> list[Note]:
    return sorted(notes, key=lambda note: (note.at, note.number, note.twin))


def without_text(state: State, session: str) -> tuple[Turn, ...]:
    """Return the interventions of a session that are over and of which nothing was noted."""
    turns = (each.turn for each in skeleton(state, session) if each.lacks_text)
    return tuple(turn for turn in turns if turn is not None and turn.ended is not None)


def chapters(state: State) -> Iterator[tuple[str, dict[str, list[Note]]]]:
    """Yield each session of which something was noted, with its notes by part."""
    by_session: dict[str, list[Note]] = {}
    for note in state.notes:
        if note.counts:
            by_session.setdefault(note.session, []).append(note)
    for session, notes in by_session.items():
        yield session, by_part(notes)
