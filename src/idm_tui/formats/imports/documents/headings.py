"""Headings without a time over items that have one: "Session 2", "1.2. Manipulations" with a chair."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from idm_tui.formats.imports.documents.day_lines import bare_of
from idm_tui.formats.imports.documents.people import people_in
from idm_tui.formats.imports.documents.role_words import role_at
from idm_tui.formats.imports.kinds import kind_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from idm_tui.formats.imports.documents.lines import Line

_SESSION = re.compile(
    r"^(?:session|panel|part|block|theme|s[ée]ance|sesi[óo]n|module|track|topic|segment|th[èe]me|bloque|atelier)"
    r"\s+(?:\d+|[IVX]+|[A-Z]|one|two|three|four|five)\b"
    r"|^(?:first|second|third|fourth|fifth|premi[èe]re|deuxi[èe]me|troisi[èe]me|quatri[èe]me|primera?|segund[ao]|tercera?|cuart[ao])"
    r"\s+(?:session|panel|part|s[ée]ance|partie|sesi[óo]n|parte|bloque|mesa)\b",
    re.IGNORECASE,
)
# "1.2. Manipulations", "II - La ville", "A – Débats": over a chair they are such a heading as well.
_NUMBERED = re.compile(
    r"(?:(?P<digits>\d{1,2}(?:\.\d{1,2})*\s?[.)/–-]|\d{1,2}(?:\.\d{1,2})+)|(?P<roman>[IVX]{1,4}\s?[.)/–-])"
    r"|(?P<letter>[A-H]\s?[.)/–-]))\s+[^\W\d_]"
)
_ANY_SESSION = re.compile(
    r"(?:[^\W\d_]+ ){1,2}(?:session|panel|s[ée]ance|sesi[óo]n|bloque|workshop)\s+(?:\d+|[IVX]+|one|two|three|four)\b",
    re.IGNORECASE,
)
_FAR, _FARTHEST = 6, 16


def stands_over_items(lines: Sequence[Line], at: int, above: Sequence[Line], head_of_item: re.Pattern[str]) -> bool:
    """Tell whether a line is the heading of a session that has no time of its own, over the items behind it.

    `above` are the lines of the item above, its title first: of a list in it, none is such a heading.
    """
    line, bare = lines[at], bare_of(lines[at].text)
    style = _style(bare)
    if not style and above and _ANY_SESSION.match(bare) and kind_of(above[0].text) == "break":
        style = "session"
    if not style:
        return False
    below = bare_of(lines[at + 1].text) if at + 1 < len(lines) else ""
    timed = head_of_item.match(below)
    has_chair = _is_chaired(below[timed.end() if timed else 0 :].lstrip(" \t:–-"))
    if line.is_bullet and _style(below) == style:
        return False
    if style == "session" and above and kind_of(above[0].text) == "break":
        return True  # no break holds a session
    if style == "session" and not timed and _is_chaired(bare_of(lines[at + 2].text) if at + 2 < len(lines) else ""):
        return _leads_to_item(lines[at + 1 : at + _FARTHEST], style, head_of_item)
    if style == "session" and (line.gap or line.is_heading or line.starts_row or has_chair):
        return True
    if any(_style(bare_of(other.text)) == style for other in islice(above, 1, None)):
        return False
    if style == "session":
        return timed is not None
    return (
        has_chair
        and not (line.is_bullet or people_in(bare))
        and _leads_to_item(lines[at + 1 : at + _FAR], style, head_of_item)
    )


def _is_chaired(text: str) -> bool:
    """Tell whether a line says who moderates."""
    role = role_at(text)
    return role is not None and role[0] == "moderators"


def _leads_to_item(below: Sequence[Line], style: str, head_of_item: re.Pattern[str]) -> bool:
    """Tell whether a timed line comes before another heading of the same style."""
    for line in below:
        bare = bare_of(line.text)
        if head_of_item.match(bare):
            return True
        if _style(bare) == style:
            return False
    return False


def _style(bare: str) -> str:
    """Return how a heading is counted; empty for a line that is none."""
    if _SESSION.match(bare):
        return "session"
    numbered = _NUMBERED.match(bare)
    depth = len(re.findall(r"\d+", numbered["digits"] or "")) if numbered else 0
    return f"{numbered.lastgroup} {depth}" if numbered else ""
