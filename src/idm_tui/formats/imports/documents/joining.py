"""Putting together lines that a page or a cell has broken in two."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from idm_tui.core.text import fold
from idm_tui.formats.imports.documents.bylines import byline_of
from idm_tui.formats.imports.documents.lines import line_of
from idm_tui.formats.imports.documents.people import people_in
from idm_tui.formats.imports.documents.places import room_in
from idm_tui.formats.imports.documents.posts import is_country, is_post
from idm_tui.formats.imports.documents.questions import QUESTION_END, is_asking, is_numbered, leads_in
from idm_tui.formats.imports.documents.role_words import parts_by_role, role_at
from idm_tui.formats.imports.kinds import is_general_discussion
from idm_tui.formats.imports.names import has_honour, honour_within, is_name, is_particle, without_honours
from idm_tui.formats.imports.ordinary_words import is_ordinary

if TYPE_CHECKING:
    from idm_tui.formats.imports.documents.habits import Habits
    from idm_tui.formats.imports.documents.lines import Line

_LINKS = re.compile(
    r"\s(?:&|and|of|the|et|de|des|du|la|le|y|in|for|to|on|with|und|der|del|los|las|en|para|pour|à|au|aux)$"
)

_LEADS_TO_NAME = re.compile(r"(?:[,/(]|\s(?:&|and|et|y|und|by|with|par|avec|por|von|mit))$")
_BETWEEN = re.compile(r"[,;:(]\s+|\s[–—-]\s|\s+(?:and|et|y|e|&|und|par|by|por)\s+|^(?:and|et|y|e|&|und)\s+")
_LED = re.compile(r"\s(?:par|by|por)\s[^\W\d_]+$")
_LABEL = re.compile(r"^[^\W\d_][^:]{2,30}: ")
_FIRST = re.compile(r"[^,;:(–—]{2,40}?(?=\s*(?:[,;:(–—]|$|\s(?:and|et|y|&)\s))")
_MOST_BEFORE_BREAK = 4
_CUT_WORD = re.compile(r"(?<![^\W_])([^\W_]+)-$")
_BEFORE_HYPHEN = frozenset({"anti", "co", "cross", "e", "geo", "multi", "non", "self", "socio", "well"})
_SENTENCES = re.compile(r"(?<=\w\w)[.?!]\s+[^\W\d_a-z]|[.:]$")
_LONGEST_LINE = 150
_FULL_LINE = 55
_MOST_SEEN = 500
_LONG_WORD = re.compile(r"[^\W\d_]{4,}")
_FEWEST_OF_PROSE = 6
_MOST_OF_FAMILY = 2
_SURELY_ROOM = 0.85


def joined(lines: list[Line], habits: Habits) -> list[Line]:
    """Put together lines that a page or a cell has broken in two."""
    found: list[Line] = []
    above = ""  # as printed, however many lines it goes on with
    points_end = any(line.text.endswith(";") for line in lines)
    for line in lines:
        before = found[-1] if found else None
        had_room, above = _had_room(above, line.text), line.text
        if before is None or not habits.is_wrapped or (had_room and len(found) == 1):
            found.append(line)
        elif _goes_on(_end_of(before), line, habits, is_title=len(found) == 1) or (
            points_end and _is_rest_of_point(before, line)
        ):
            found[-1] = replace(before, text=glued(before.text, line.text))
        else:
            found.append(line)
    return found


def _had_room(text: str, below: str) -> bool:
    """Tell whether a line ends though the first word below would have had room on it: the one below is far longer."""
    return below[:1].isupper() and len(text) + 1 + len(below.partition(" ")[0]) < len(below) * _SURELY_ROOM


def _end_of(line: Line) -> Line:
    """Return a line with no more of a long paragraph than tells whether it goes on below."""
    return line if len(line.text) < _MOST_SEEN else replace(line, text=line.text[-_MOST_SEEN:])


def _is_rest_of_point(before: Line, line: Line) -> bool:
    """Tell whether a line goes on with a point of a list in which each ends with a semicolon."""
    is_open = before.is_bullet and before.text[-1:].isalnum() and before.text[:1].islower()
    return is_open and not (line.is_bullet or line.gap or role_at(line.text) or people_in(line.text))


def glued(text: str, below: str) -> str:
    """Put words together where a line was broken: a hyphen stays between whole words, and goes where it parts one."""
    cut = _CUT_WORD.search(text[-_MOST_SEEN:])
    if cut is None:
        return f"{text} {below}"
    is_parted = below[:1].islower() and not (is_ordinary(fold(cut[1])) or fold(cut[1]) in _BEFORE_HYPHEN)
    return f"{text[:-1] if is_parted else text}{below}"


def goes_on_below(text: str, below: str) -> bool:
    """Tell whether words go on in the line below, where theirs was full; a line of its own says that it is one."""
    if breaks_name(text, below):
        return True
    if text.endswith((".", ":", ";", *QUESTION_END)) or line_of(below, 0).is_bullet:
        return False
    if is_post(below) and not text.endswith(",") and people_in(text):
        return False
    if role_at(below) or leads_in(below) or is_general_discussion(below) or has_honour(_LABEL.sub("", below)):
        return False
    return not people_in(below)


def breaks_name(text: str, below: str) -> bool:
    """Tell whether a line ends in the midst of a name: "…, Ana" above "Pérez (ILO), …", "Ms." above "Ana Pérez"."""
    *before, last = _BETWEEN.split(text)
    piece = last[max(honour_within(last), 0) :].strip()
    bare = without_honours(piece) if has_honour(piece) else piece
    if has_honour(piece) and bare == piece:  # nothing else
        return below[:1].isupper()
    words = bare.split()
    if not words or not below[:1].isupper() or has_honour(below) or len(words) > _MOST_BEFORE_BREAK:
        return False
    first = _FIRST.match(below)
    whole = f"{bare} {first[0].strip()}" if first else ""
    if len(words) > 1 and not is_particle(words[-1]):
        return False
    is_listed = bool(before) and not is_country(bare) and _names(text) and not people_in(below)
    is_led = _LED.search(text) is not None and not people_in(below)
    is_begun = len(words) > 1 or has_honour(piece) or is_listed or is_led
    return is_begun and not (len(words) == 1 and words[0].isupper()) and is_name(whole)


def _names(text: str) -> bool:
    return role_at(text) is not None or bool(people_in(text))


def _goes_on(before: Line, line: Line, habits: Habits, *, is_title: bool) -> bool:
    """Tell whether a line goes on where the one before it was broken."""
    if _begins_anew(before, line, gaps_tell=habits.gaps_tell):
        return False
    text = before.text
    are_people = is_title and _goes_on_with_people(text, line.text)
    if are_people or breaks_name(text, line.text) or _is_open(text, line.text):
        return True
    names_people = bool(people_in(line.text))
    if is_title and line.text.endswith(QUESTION_END) and line.text[:1].isupper() and is_asking(line.text):
        return False
    if is_title and len(parts_by_role(text)) > 1:
        return line.text[:1].islower()
    if is_title and (_SENTENCES.search(line.text) or (names_people and not _LEADS_TO_NAME.search(text))):
        return False
    if line.text[:1].islower() or text.endswith((",", "–", "-", "/", "(")) or _LINKS.search(text):
        return not (text.endswith(",") and has_honour(line.text))
    if not habits.is_broken_anywhere:
        return False
    if is_title:
        is_paragraph = (line.gap and len(line.text) > _LONGEST_LINE) or _is_below_capitals(text, line.text)
        is_long = len(text) > 50 or (text.isupper() and line.text.isupper() and len(text) > 15)
        return is_long and not is_paragraph
    is_asked = before.is_bullet or is_asking(text) or (not line.gap and _is_in_small_letters(text))
    return is_asked and len(text) > _FULL_LINE and not names_people


def _is_open(text: str, below: str) -> bool:
    """Tell whether a bracket or a quote is open that the line below closes."""
    return any(text.count(mark) > text.count(end) and end in below for mark, end in ("()", "«»", "“”"))


def _goes_on_with_people(text: str, below: str) -> bool:
    """Tell whether people behind a title go on: "…, Ana Pérez," above "Li Wei.", "…, José" above "Ortega, …"."""
    if text.endswith(","):
        return bool(people_in(below)) and not has_honour(below)
    first, mark, rest = below.partition(", ")
    is_rest = bool(mark) and "," in text and is_name(f"Ana {first}") and len(first.split()) <= _MOST_OF_FAMILY
    return is_rest and bool(people_in(rest)) and bool(byline_of(text))


def _is_below_capitals(title: str, text: str) -> bool:
    """Tell whether a line in small letters stands below a title in capitals: what the session is about."""
    return _is_in_small_letters(text) and _capitals(_LONG_WORD.findall(title)) > 2 / 3


def _is_in_small_letters(text: str) -> bool:
    words = _LONG_WORD.findall(text)
    return len(words) >= _FEWEST_OF_PROSE and _capitals(words) < 1 / 3


def _capitals(words: list[str]) -> float:
    return sum(not word[0].islower() for word in words) / max(len(words), 1)


def _begins_anew(before: Line, line: Line, *, gaps_tell: bool) -> bool:
    """Tell whether a line goes on with none: by its form, by a word that announces something, or at an end."""
    if line.is_bullet or line.is_heading or line.role != before.role or line.starts_row:
        return True
    if line.gap and gaps_tell and not (line.text[:1].islower() or _LINKS.search(before.text)):
        return True
    if before.text.endswith((".", ":", ";", *QUESTION_END)):
        return True
    text = line.text
    if is_numbered(text):
        return True
    if has_honour(_LABEL.sub("", text)) and _LABEL.match(text):
        return True
    return bool(role_at(text) or leads_in(text) or room_in(text)) or is_general_discussion(text)
