"""Titles as lines print them: what belongs to one, what stands behind it, and which is that of a break."""

from __future__ import annotations

import re

from idm_tui.formats.imports.documents.questions import QUESTION_END, begins_with_questions
from idm_tui.formats.imports.kinds import kind_of

LONGEST_TITLE = 110
_EMPHASIS = re.compile(r"^([*_]+)(.+)\1$")
_BEFORE_QUESTIONS = re.compile(r"(?<=\w)(?:\s[–—-]|[.:])\s+")
_FIRST_SENTENCE = re.compile(r".{8,100}?(?<=[^\W\d_]{4})\.\s+(?=[^\W\d_a-z])")
_LONGEST_WITH_QUESTIONS = 800
_LONGEST_BREAK = 6


def tidy(title: str) -> str:
    """Return a title as printed, without a trailing bracket of place, footnote marks and the mark of a list."""
    bare = _EMPHASIS.sub(r"\2", title.strip(" \t|•►▶*-–—:;,"))
    bare = re.sub(r"\s*[¹²³⁰⁴-⁹]+$|\s*\[\d+\]$|(?<=\w)\s+(?:\d{1,2}h\s?)?\d{1,2}m$", "", bare)
    return bare or title.strip()


def behind_title(text: str) -> str:
    """Return what stands in a line behind its title: the questions put there, or the sentences behind the first."""
    if any(mark in text for mark in QUESTION_END) and len(text) < _LONGEST_WITH_QUESTIONS:
        for mark in _BEFORE_QUESTIONS.finditer(text):
            if begins_with_questions(text[mark.end() :]):
                return text[mark.end() :]
    end = _FIRST_SENTENCE.match(text) if len(text) > LONGEST_TITLE else None
    return text[end.end() :] if end else ""


def is_break(title: str) -> bool:
    """Tell whether a title is that of a break; "Grammar at the dinner table" is what a talk is called."""
    return kind_of(title) == "break" and len(title.split()) <= _LONGEST_BREAK
