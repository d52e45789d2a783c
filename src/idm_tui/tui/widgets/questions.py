"""The guiding questions: which was put, which are open, how long each took."""

from __future__ import annotations

from typing import TYPE_CHECKING

from idm_tui.core.clock import seconds_between
from idm_tui.core.text import clock_words, span_words
from idm_tui.tui import strings
from idm_tui.tui.line import Line, wrapped
from idm_tui.tui.widgets.panel_list import whose
from idm_tui.tui.widgets.picker import Picker

if TYPE_CHECKING:
    from idm_tui.core.overview import NumberedQuestion
    from idm_tui.tui.view import View

_LOOKS = {"open": ("  ", "plain"), "put": ("▶ ", "now"), "answered": ("✓ ", "over"), "aside": ("– ", "dim")}


class Questions(Picker):
    """The question under the cursor stands in full, to be read out: the one that is put, until somebody browses."""

    TALL = True

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        """Begin with the question that is put."""
        super().__init__(id=id)
        self._put: tuple[str, int] = ("", 0)
        self._all_whole = False

    def rests_on(self, view: View) -> object:
        """Rest on the questions, the minute that is left, and the second only while one is put."""
        seen = view.seen
        left = seconds_between(seen.now, seen.expected_end) // 60 if seen.expected_end else None
        ticks = seen.now if any(question.watch.runs for question in seen.run.questions.values()) else None
        return (seen.plan, seen.ahead, seen.run, left, ticks)

    def lines(self, view: View, width: int, height: int) -> list[Line]:
        """Return the questions; when another is put, the cursor goes there."""
        questions = view.seen.questions()
        put = next((i for i, question in enumerate(questions) if question.status == "put"), -1)
        if put < 0:
            put = next((i for i, question in enumerate(questions) if question.status == "open"), 0)
        known = (view.seen.ahead.id if view.seen.ahead else "", put)
        if known != self._put:
            self._put = known
            self.set_reactive(Questions.cursor, put)
        self._all_whole = self._lines_needed(questions, width) < height
        return super().lines(view, width, height)

    def _lines_needed(self, questions: tuple[NumberedQuestion, ...], width: int) -> int:
        """Count the lines that all of them would take in full."""
        return sum(len(wrapped(question.text, max(width - 14, 12))) for question in questions)

    def count(self, view: View) -> int:
        """Return how many questions there are."""
        return len(view.seen.questions())

    def question_at(self, index: int) -> NumberedQuestion | None:
        """Return the question of a row."""
        questions = self.view.seen.questions() if self.view else ()
        return questions[index] if 0 <= index < len(questions) else None

    def title(self, view: View, width: int) -> Line | None:
        """Return the heading with what is open and how long there is."""
        questions = view.seen.questions()
        open_ones = sum(question.status in ("open", "put") for question in questions)
        if not questions:
            return self.heading(strings.QUESTIONS + whose(view.seen), None, width)
        note = strings.OPEN_ONLY.format(open=open_ones, count=len(questions))
        if view.seen.live and view.seen.expected_end:
            left = max(seconds_between(view.seen.now, view.seen.expected_end), 0)
            note = strings.OPEN_LEFT.format(open=open_ones, time=span_words(left))
        return self.heading(strings.QUESTIONS + whose(view.seen), Line.of(note, "dim"), width)

    def empty(self, view: View, width: int) -> list[Line]:
        """Say that there are none."""
        return [Line.of(f"  {strings.NO_QUESTIONS}", "dim")] if view.seen.ahead else []

    def item(self, view: View, index: int, width: int) -> list[Line]:
        """Return one question, whole or on one line."""
        question = view.seen.questions()[index]
        glyph, token = _LOOKS[question.status]
        head = Line.of(glyph, token).add(f"{question.number} ", "dim" if token == "plain" else token)
        time = (
            Line.of(f"{clock_words(question.time_s)} ", token)
            if question.time_s or question.status == "put"
            else Line()
        )
        text = question.text + (f" ({strings.FROM.format(name=question.asker)})" if question.asker else "")
        room = max(width - head.width - time.width - 1, 12)
        parts = (
            wrapped(text, room, token) if self._all_whole or index == self.cursor else [Line.of(text, token).fit(room)]
        )
        first = (head + parts[0]).spread(time, width)
        return [first, *(Line.of(" " * head.width) + part for part in parts[1:])]
