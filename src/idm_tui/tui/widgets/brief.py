"""What the rapporteur keeps an eye on: the floor, the question that is put, what is still to be noted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from idm_tui.core.clock import seconds_between
from idm_tui.core.noting import session_noted, without_text
from idm_tui.core.overview import questions_of
from idm_tui.core.text import clock_words
from idm_tui.desk.terminals import is_gone
from idm_tui.tui import strings
from idm_tui.tui.line import Line, wrapped
from idm_tui.tui.target import Target, target_of
from idm_tui.tui.widgets.floor import PHASES
from idm_tui.tui.widgets.lines import Lines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from idm_tui.core.overview import Overview
    from idm_tui.core.state import Draft
    from idm_tui.tui.view import View

_TYPES_FOR_S = 10
_GLYPHS = {"open": "  ", "put": "▶ ", "answered": "✓ ", "aside": "– "}


class Brief(Lines):
    """A column where there is room for one, else the two lines that matter most."""

    def __init__(self, terminal: str) -> None:
        """Take which terminal this is, to tell the others."""
        super().__init__()
        self.terminal = terminal
        self._sums_of: object = None
        self._sums: tuple[dict[int, int], list[str]] = ({}, [])

    def lines(self, view: View, width: int, height: int) -> list[Line]:
        """Return what there is room for."""
        seen = view.seen
        others = [f"✎ {words}" for words in typing_elsewhere(seen, self.terminal)]
        if height <= 3:
            to_do = self._summed(seen)[1]
            if seen.run.floor is None and seen.live is None and to_do:
                return [Line.of(f" {to_do[-1]}", "warning").fit(width), self._question(seen, width, others)]
            return [self._floor(seen, width), self._question(seen, width, others or to_do[:1])]
        found = [self.heading(strings.THE_FLOOR, None, width), self._floor(seen, width), Line()]
        found += [self.heading(strings.QUESTIONS, None, width), *self._questions(seen, width), Line()]
        found += [self.heading(strings.TO_DO, None, width)]
        found += [
            part
            for words in self._summed(seen)[1] or [strings.NOBODY_SPOKE]
            for part in wrapped(words, width - 2, "plain", " ")
        ]
        found += [Line.of(f" {words}", "next").fit(width) for words in others]
        return found[:height]

    def _floor(self, seen: Overview, width: int) -> Line:
        turn = seen.run.floor
        if turn is None:
            return Line.of(f" {strings.NOBODY}", "dim")
        left = turn.remaining_s(seen.now)
        token, word = PHASES[seen.countdown_phase(left)]
        name = Line.of(" ▶ ", "now").add(turn.speaker, "strong")
        name = name.add(f" {strings.FOR.format(group=turn.group)}" if turn.group else "", "dim")
        sign = clock_words(left) if left >= 0 else f"+{clock_words(-left)}"
        return name.spread(Line.of(f"{sign} {word}".strip() + " ", token), width)

    def _question(self, seen: Overview, width: int, others: list[str]) -> Line:
        right = Line.of(f"{others[0]} ", "next") if others else Line()
        session = session_noted(seen)
        run = seen.state.run(session.id) if session else seen.run
        put = next((q for q in questions_of(session, run, seen.now) if q.status == "put"), None)
        if put is None:
            return Line.of(f" {strings.NO_QUESTION}", "dim").spread(right, width)
        return Line.of(f" ▶ {put.number} ", "now").add(put.text).spread(right, width)

    def _questions(self, seen: Overview, width: int) -> list[Line]:
        session = session_noted(seen)
        run = seen.state.run(session.id) if session else seen.run
        counts = self._summed(seen)[0]
        found: list[Line] = []
        for question in questions_of(session, run, seen.now):
            token = {"put": "now", "answered": "over"}.get(question.status, "plain")
            head = Line.of(f" {_GLYPHS[question.status]}", token).add(f"{question.number} ", "dim")
            count = counts.get(question.number, 0)
            right = Line.of(f"{count} ", "next") if count else Line()
            if question.status == "put":
                parts = wrapped(question.text, max(width - head.width - 4, 12), token)
                found.append((head + parts[0]).spread(right, width))
                found += [Line.of(" " * head.width) + part for part in parts[1:]]
            else:
                found.append((head + Line.of(question.text, token)).spread(right, width))
        return found or [Line.of(f" {strings.NO_QUESTION}", "dim")]

    def _summed(self, seen: Overview) -> tuple[dict[int, int], list[str]]:
        """Return how many notes each question has and what is to be done, worked out when something was noted."""
        session = session_noted(seen)
        run = seen.state.run(session.id) if session else None
        rests_on = (seen.state.notes, session, run and (len(run.turns), run.floor, run.waived, run.ended_at))
        if rests_on != self._sums_of:
            self._sums_of = rests_on
            self._sums = _sums(seen, session.id) if session else ({}, [])
        return self._sums


def _sums(seen: Overview, session_id: str) -> tuple[dict[int, int], list[str]]:
    notes = seen.state.notes.of_session(session_id)
    counts: dict[int, int] = {}
    for note in notes:
        counts[note.question] = counts.get(note.question, 0) + 1
    lacking = len(without_text(seen.state, session_id))
    ownerless = sum(note.kind == "action" and not note.owner and not note.is_struck for note in notes)
    to_do = []
    if lacking:
        to_do.append(strings.LACKS_TEXT if lacking == 1 else strings.LACK_TEXT.format(count=lacking))
    if ownerless:
        to_do.append(strings.LACKS_OWNER if ownerless == 1 else strings.LACK_OWNER.format(count=ownerless))
    session = seen.plan.session(session_id)
    if session is not None and seen.state.run(session_id).ended_at is not None:
        to_do.append(strings.SESSION_OVER.format(session=session.short_title))
    if not to_do and seen.state.run(session_id).turns:
        to_do.append(strings.ALL_DONE)
    return counts, to_do


def typing_elsewhere(seen: Overview, terminal: str) -> Iterator[str]:
    """Yield who else is typing a note, and since when they rest."""
    for (writer, place), draft in seen.state.drafts.items():
        if place.partition("@")[0] not in ("note", "edit") or draft.terminal == terminal or is_gone(draft.terminal):
            continue
        rests = seconds_between(draft.kept, seen.now)
        words = (strings.TYPING if rests <= _TYPES_FOR_S else strings.HAS_OPEN).format(name=writer)
        yield " · ".join(filter(None, (words, _typed_about(seen, draft))))


def _typed_about(seen: Overview, draft: Draft) -> str:
    note = seen.state.notes.get(draft.about.partition(" ")[0])
    if note is not None:
        return strings.NOTE_NO.format(number=note.label)
    return target_of(draft, Target(draft.since)).speaker
