"""Lines that hold several: questions and who leads the talk on them, who is named and what the cell says then."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from idm_tui.formats.imports.documents.bylines import byline_of
from idm_tui.formats.imports.documents.people import people_in
from idm_tui.formats.imports.documents.role_words import role_at
from idm_tui.formats.imports.names import is_name

if TYPE_CHECKING:
    from idm_tui.formats.imports.documents.lines import Line

_IN_QUOTES = re.compile(r"^[“\"«]\s*([^“”\"«»]+[?？])\s*[”\"»]$")  # a question
_QUOTED_FIRST = re.compile(r"[“\"«]\s*([^“”\"«»]{15,}[?？])\s*[”\"»]\s+(?=\S)")
_BEHIND_QUESTION = re.compile(r"(?<=[?？])\s+(?=[^\W\d_a-z])")
_LONGEST_WITH_QUESTIONS = 800
_MOST_OF_NAME, _FEWEST_BEHIND = 4, 3


def unquoted(line: Line) -> Line:
    """Return a line without the quotes around its question."""
    asked = _IN_QUOTES.match(line.text)
    return replace(line, text=asked[1]) if asked else line


def parts_of(line: Line, *, is_title: bool) -> list[Line]:
    """Part a line that holds several; the first may be the title of an item."""
    text = line.text.strip()
    if not is_title and (led := _behind_question(text)):
        return [replace(line, text=text.removesuffix(led).rstrip()), replace(line, text=led, is_bullet=False)]
    if (more := _behind_name(text)) and more != text:
        return [replace(line, text=text.removesuffix(more).rstrip()), replace(line, text=more)]
    if not is_title and (asked := _QUOTED_FIRST.match(text)):
        return [replace(line, text=asked[1], is_question=True), replace(line, text=text[asked.end() :])]
    return [line if text == line.text else replace(line, text=text)] if text else []


def _behind_name(text: str) -> str:
    """Return what stands behind the one whom a word announces in a cell without lines: "Chair: Ana Pérez How …?"."""
    announced = role_at(text)
    if announced is None or not announced[1] or people_in(announced[1]) or byline_of(announced[1]):
        return ""
    words = announced[1].split()
    end = next((end for end in range(_MOST_OF_NAME, 1, -1) if is_name(" ".join(words[:end]))), 0)
    is_long = end and len(words) - end >= _FEWEST_BEHIND
    return " ".join(words[end:]) if is_long and words[end][:1].isupper() else ""


def _behind_question(text: str) -> str:
    """Return who leads the talk on a question, named behind it: "What …? Facilitated by Ana Pérez"."""
    found = _BEHIND_QUESTION.search(text) if len(text) < _LONGEST_WITH_QUESTIONS else None
    led = text[found.end() :] if found else ""
    return led if role_at(led) is not None else ""
