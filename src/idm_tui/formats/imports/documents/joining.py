"""Putting together lines that a page or a cell has broken in two."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from idm_tui.formats.imports.documents.people import people_in
from idm_tui.formats.imports.documents.role_words import LEAD_IN, QUESTION_END, role_at
from idm_tui.formats.imports.kinds import is_general_discussion
from idm_tui.formats.imports.names import has_honour

if TYPE_CHECKING:
    from idm_tui.formats.imports.documents.lines import Line

_LINKS = re.compile(
    r"\s(?:&|and|of|the|et|de|des|du|la|le|y|in|for|to|on|with|und|der|del|los|las|en|para|pour|à|au|aux)$"
)

_LEADS_TO_NAME = re.compile(r"(?:[,/(]|\s(?:&|and|et|y|und|by|with|par|avec|por|von|mit))$")
_LONGEST_LINE = 150


def joined(lines: list[Line], *, is_wrapped: bool, gaps_tell: bool) -> list[Line]:
    """Put together lines that a page or a cell has broken in two."""
    found: list[Line] = []
    for line in lines:
        before = found[-1] if found else None
        if before is not None and is_wrapped and _goes_on(before, line, gaps_tell=gaps_tell, is_title=len(found) == 1):
            glue = "" if before.text.endswith("-") and line.text[:1].islower() else " "
            text = before.text[:-1] if not glue else before.text
            found[-1] = replace(before, text=f"{text}{glue}{line.text}")
        else:
            found.append(line)
    return found


def _goes_on(before: Line, line: Line, *, gaps_tell: bool, is_title: bool) -> bool:
    """Tell whether a line goes on where the one before it was broken."""
    if line.is_bullet or (line.gap and gaps_tell) or line.is_heading or line.role != before.role:
        return False
    text, first = before.text, line.text[:1]
    if role_at(line.text) or LEAD_IN.search(line.text) or is_general_discussion(line.text):
        return False
    if line.starts_row or text.endswith((".", ":", ";", *QUESTION_END)):
        return False
    if is_title and (line.text.endswith(":") or (people_in(line.text) and not _LEADS_TO_NAME.search(text))):
        return False
    if first.islower() or text.endswith((",", "–", "-", "/", "(")) or _LINKS.search(text):
        return not (text.endswith(",") and has_honour(line.text))
    if is_title:
        if line.gap and len(line.text) > _LONGEST_LINE:
            return False  # a paragraph, not what did not fit on the line
        return len(text) > 50 or (text.isupper() and line.text.isupper() and len(text) > 15)
    return before.is_bullet and len(text) > 55 and not people_in(line.text)
