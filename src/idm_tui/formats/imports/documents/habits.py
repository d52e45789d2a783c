"""What a document does throughout: how it sets its lines, and what its commas part."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from idm_tui.core.record import record
from idm_tui.formats.imports.brackets import split_outside
from idm_tui.formats.imports.names import is_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from idm_tui.formats.imports.documents.lines import Line

_COMMA = re.compile(r",\s+(?:(?:and|et|y|und|e)\s+)?")
_BRACKET = re.compile(r"\s*\([^()]*\)")
_BEFORE = re.compile(r"^.*(?::|\s[–—-])\s+")
_LONGEST = 300
_MOST_OTHERS = 0.1
_MOST_GAPS = 0.4
_WIDEST_PAGE = 200
_FEWEST_LONG = 2


@record
class Habits:
    """How a document is set: with broken lines, with gaps that tell, with commas between people alone."""

    is_wrapped: bool = False
    gaps_tell: bool = True
    names_apart: bool = False
    is_broken_anywhere: bool = True
    """Whether a line may be broken though nothing in it says so; not where others are longer than any page is wide."""


def habits_of(lines: Sequence[Line], *, is_wrapped: bool) -> Habits:
    """Return the habits of a document."""
    gaps_tell = sum(line.gap for line in lines) < len(lines) * _MOST_GAPS
    return Habits(
        is_wrapped=is_wrapped,
        gaps_tell=gaps_tell,
        names_apart=_names_stand_apart(lines),
        is_broken_anywhere=sum(len(line.text) // _WIDEST_PAGE for line in lines) < _FEWEST_LONG,
    )


def _names_stand_apart(lines: Iterable[Line]) -> bool:
    """Tell whether commas stand between people alone: what they are is in brackets, below them, or nowhere."""
    names = others = 0
    for line in lines:
        text = line.text
        if ", " not in text or len(text) > _LONGEST:
            continue
        pieces = [_BRACKET.sub("", piece).strip(" .") for piece in split_outside(_COMMA, _BEFORE.sub("", text))]
        if not is_name(pieces[0]):
            continue
        more = [is_name(piece) for piece in pieces[1:] if piece]
        names += sum(more)
        others += len(more) - sum(more)
    return names > 1 and others <= names * _MOST_OTHERS
