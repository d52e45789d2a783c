"""Putting together lines that a page or a cell has broken in two."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from idm_tui.formats.imports.documents.lines import line_of
from idm_tui.formats.imports.documents.people import people_in
from idm_tui.formats.imports.documents.role_words import LEAD_IN, QUESTION_END, role_at
from idm_tui.formats.imports.kinds import is_general_discussion
from idm_tui.formats.imports.names import has_honour, is_name

if TYPE_CHECKING:
    from idm_tui.formats.imports.documents.lines import Line

_LINKS = re.compile(
    r"\s(?:&|and|of|the|et|de|des|du|la|le|y|in|for|to|on|with|und|der|del|los|las|en|para|pour|à|au|aux)$"
)

_LEADS_TO_NAME = re.compile(r"(?:[,/(]|\s(?:&|and|et|y|und|by|with|par|avec|por|von|mit))$")
_LAST_OF_LIST = re.compile(r"[,;]\s(?:and |et |y |& )?([^\W\d_]+)$")
_SENTENCES = re.compile(r"(?<=\w\w)[.?!]\s+[^\W\d_a-z]|[.:]$")
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


def goes_on_below(text: str, below: str) -> bool:
    """Tell whether words go on in the line below, where theirs was full; a line of its own says that it is one."""
    if text.endswith((".", ":", ";", *QUESTION_END)) or line_of(below, 0).is_bullet:
        return False
    if role_at(below) or LEAD_IN.search(below) or is_general_discussion(below):
        return False
    return not (has_honour(below) or people_in(below))


def _breaks_name(text: str, below: str) -> bool:
    """Tell whether a list of people is broken within a name: "…, Ana" above "Pérez (ILO), Kofi Mensah (GSS)"."""
    last = _LAST_OF_LIST.search(text)
    if last is None or last[1].isupper() or people_in(below) or not (role_at(text) or people_in(text)):
        return False
    return is_name(f"{last[1]} {below.partition(' ')[0].strip(',;')}")


def _goes_on(before: Line, line: Line, *, gaps_tell: bool, is_title: bool) -> bool:
    """Tell whether a line goes on where the one before it was broken."""
    if _begins_anew(before, line, gaps_tell=gaps_tell):
        return False
    text = before.text
    names_people = bool(people_in(line.text))
    if is_title and (_SENTENCES.search(line.text) or (names_people and not _LEADS_TO_NAME.search(text))):
        return False
    if line.text[:1].islower() or text.endswith((",", "–", "-", "/", "(")) or _LINKS.search(text):
        return not (text.endswith(",") and has_honour(line.text))
    if _breaks_name(text, line.text):
        return True
    if is_title:
        is_paragraph = line.gap and len(line.text) > _LONGEST_LINE
        is_long = len(text) > 50 or (text.isupper() and line.text.isupper() and len(text) > 15)
        return is_long and not is_paragraph
    return before.is_bullet and len(text) > 55 and not names_people


def _begins_anew(before: Line, line: Line, *, gaps_tell: bool) -> bool:
    """Tell whether a line goes on with none: by its form, by a word that announces something, or at an end."""
    if line.is_bullet or line.is_heading or line.role != before.role or line.starts_row:
        return True
    if line.gap and gaps_tell and not (line.text[:1].islower() or _LINKS.search(before.text)):
        return True
    if before.text.endswith((".", ":", ";", *QUESTION_END)):
        return True
    text = line.text
    return bool(role_at(text) or LEAD_IN.search(text)) or is_general_discussion(text)
