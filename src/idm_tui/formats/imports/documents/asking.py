"""The questions of an item: below the words that lead to them, in a column of their own, or led to by nothing."""

from __future__ import annotations

import re
from itertools import takewhile
from typing import TYPE_CHECKING

from idm_tui.core.text import shorten
from idm_tui.formats.imports.documents.bylines import byline_of
from idm_tui.formats.imports.documents.people import people_in
from idm_tui.formats.imports.documents.questions import (
    QUESTION_END,
    are_put,
    asked_behind,
    asked_in,
    asked_within,
    is_asking,
    is_numbered,
    leads_in,
    leads_to,
    may_lead_in,
    told_behind,
    turns_over,
    without_last,
    without_number,
)
from idm_tui.formats.imports.documents.role_words import role_at

if TYPE_CHECKING:
    from idm_tui.formats.imports.documents.lines import Line
    from idm_tui.formats.imports.draft import Draft, DraftSession

_GOES_ON = re.compile(r"(?:and|et|y)\s", re.IGNORECASE)
_LONGEST_LEAD_IN = 160
_LONGEST_BEFORE = 110
_SHORTEST_POINT = 8
_SHORTEST_ALONE = 25
_MOST_OF_POINT = 2
_FEWEST_OF_TASK = 4


class Asking:
    """Takes the questions of an item, and remembers whether words have led to them."""

    def __init__(self, session: DraftSession, draft: Draft) -> None:
        """Take the session to whose questions they go, and the draft that is told of doubtful ones."""
        self._session, self._draft = session, draft
        self.is_led = False
        """Whether words have led to questions that may still come."""
        self._in_points = False
        self._lead = ""

    def unanswered(self) -> str:
        """Return words that seemed to lead to questions where none came."""
        return self._lead

    def take(
        self, line: Line, before: list[Line], below: list[Line], *, may_ask: bool, is_asked_alone: bool
    ) -> str | None:
        """Take a line if it asks or leads to what asks; returns what of it is to be kept elsewhere, None if not taken.

        `before` and `below` are the lines around it; `may_ask` unless it names people, `is_asked_alone` if a single
        question in a line of its own is put to all here.
        """
        text = line.text.strip()
        if line.role == "questions":
            return self._take_column(line, text)
        may_lead = may_lead_in(text)
        led = asked_behind(text, _leads_in) if may_lead else None
        led = led or (asked_behind(text, _turns_over) if ":" in text else None)
        if led is not None and (led[1] or _leads_in(f"{led[0]}:")):
            self._session.questions += led[1]
            self.is_led = True
            return "\n\n".join(filter(None, (without_last(led[0]), led[2]))) if led[1] else text
        if led is None and (told := told_behind(text)) is not None:
            self._take(told[1], line)
            return told[0]
        is_short = len(text) < _LONGEST_LEAD_IN and not text.endswith(QUESTION_END)
        is_alone = is_short and (not line.is_bullet or text.endswith(":"))
        listed = _listed(below)
        if is_alone and (leads_in(text) or leads_to(text, listed, is_heading=line.is_heading) or _puts(text, listed)):
            self.is_led = True
            unanswered, above = self._lead, without_last(text)
            self._lead = text.removeprefix(above).lstrip()
            return "\n\n".join(filter(None, (unanswered, above)))
        if self._goes_on(line):
            self._session.questions[-1] += f" {text}"
            return ""
        asked = self._asked(line, text, [*before, *below[:1]], is_asked_alone=is_asked_alone) if may_ask else []
        self._take(asked, line)
        return "" if asked else None

    def take_first(self, line: Line) -> None:
        """Take the first of the questions that are all an item has, which also has to stand for its title."""
        self._take([line.text.strip()], line)

    def take_within(self, line: Line, *, of_talk: bool) -> None:
        """Take the questions of a paragraph; what one person speaks of may ask many that are rhetorical."""
        self._take(asked_within(line.text, at_end=of_talk), line)

    def _take(self, asked: list[str], line: Line) -> None:
        if asked and not (self.is_led or line.is_question):
            words = f'no words lead to "{shorten(asked[0], 60)}"; it was taken for a question'
            self._draft.doubt(line.number, "lead-in", words)
        self._session.questions += map(without_number, asked)
        self._lead = "" if asked else self._lead

    def _take_column(self, line: Line, text: str) -> str:
        asked = asked_in(text)
        if self._goes_on(line):
            self._session.questions[-1] += f" {text}"
        elif line.is_bullet or asked or is_asking(text):
            self._session.questions += [without_number(text)] if line.is_bullet or not asked else asked
        elif leads_in(text):
            return ""
        elif self._session.questions and text[:1].islower():
            self._session.questions[-1] += f" {text}"
        elif len(text.split()) >= _FEWEST_OF_TASK:
            self._session.questions.append(text)  # "Explain why …"
        else:
            return text
        return ""

    def _goes_on(self, line: Line) -> bool:
        """Tell whether a line is a point of the question above: "On what conditions:", "– of return,", "– of cost?"."""
        above = self._session.questions[-1] if self._session.questions else ""
        goes_on = above.endswith(":") or (self._in_points and above.endswith(","))
        self._in_points = goes_on and line.is_bullet
        return self._in_points

    def _asked(self, line: Line, text: str, around: list[Line], *, is_asked_alone: bool) -> list[str]:
        """Return the questions that a line asks: one a bullet, each of a paragraph that asks nothing but questions."""
        asked = asked_in(text)
        is_point = line.is_bullet or is_numbered(text)
        if (
            line.is_question
            or (self.is_led and is_point and (asked or len(text) > _SHORTEST_POINT))
            or (self.is_led and is_asking(text) and not text.endswith(QUESTION_END))
        ):
            return [text]
        is_among = any(other.text.rstrip().endswith(QUESTION_END) for other in around)
        if self.is_led and text.endswith(QUESTION_END):
            goes_on = any(_GOES_ON.match(other.text) for other in around)
            return [text] if is_among and len(asked) <= _MOST_OF_POINT and not goes_on else asked or [text]
        self.is_led = False
        if not text.endswith(QUESTION_END):
            return [text] if line.is_bullet and is_asking(text) and _are_told(text, around) else []
        if is_point:
            return [text] if is_among or len(text) > _SHORTEST_ALONE or text.startswith("¿") or is_asking(text) else []
        if is_among or len(asked) > 1:
            return asked or [text]
        return asked if is_asked_alone and len(text) > _SHORTEST_ALONE else []


def _listed(below: list[Line]) -> list[str]:
    """Return the bullets below a line, or the line below."""
    return [line.text for line in takewhile(lambda line: line.is_bullet, below)] or [line.text for line in below[:1]]


def _are_told(text: str, around: list[Line]) -> bool:
    """Tell whether a point is one of several questions that are told, with semicolons between: "Whether …;"."""
    told = [other.text for other in around if other.is_bullet and is_asking(other.text)]
    return bool(told) and any(each.endswith(";") for each in (text, *told))


def _puts(text: str, listed: list[str]) -> bool:
    """Tell whether a line stands over points that are put to all, and over none that names somebody."""
    may_be_put = text.endswith(":") and role_at(text) is None and are_put(listed)
    return may_be_put and not any(people_in(each) or byline_of(each) for each in listed)


def _turns_over(words: str) -> bool:
    return len(words) <= _LONGEST_BEFORE and words.endswith(":") and turns_over(words)


def _leads_in(words: str) -> bool:
    return len(words) <= _LONGEST_BEFORE and leads_in(words)
