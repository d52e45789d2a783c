"""Days that begin without a heading: behind the end of a day, or as the times go back to the morning."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from idm_tui.core.text import fold
from idm_tui.formats.imports.documents.day_lines import bare_of, is_end_mark
from idm_tui.formats.imports.documents.questions import QUESTION_END

if TYPE_CHECKING:
    from collections.abc import Sequence

    from idm_tui.formats.imports.documents.clock import Clock
    from idm_tui.formats.imports.documents.items import Item
    from idm_tui.formats.imports.documents.lines import Line

_OF_DAY = re.compile(r"\b(?:day|jour|journee|dia|jornada)\b")
_AFTERNOON, _NIGHT = 13 * 60, 4 * 60
_DAWN, _LATE_MORNING, _LATE_AFTERNOON = 8 * 60, 10 * 60 + 30, 16 * 60
_LONGEST_LABEL = 8
_FAR = 50


def is_next_morning(items: Sequence[Item], day: int, start: Clock) -> bool:
    """Tell whether a time is that of the morning after, which has no heading.

    It is behind "17:00 End of day 1", and behind any other item of the afternoon, unless a line between them may
    be the heading of another room.
    """
    last = items[-1] if items else None
    if last is None or last.day != day or not last.lines:
        return False
    if _DAWN <= start.minutes <= _LATE_MORNING and _was_afternoon(items, start):
        return not any(map(_may_be_label, last.lines[1:]))
    title = bare_of(last.lines[0].text)
    is_end = is_end_mark(title) and _OF_DAY.search(fold(title)) is not None
    is_morning = start.minutes < min(last.start.minutes - _NIGHT, 12 * 60)
    return last.start.minutes >= _AFTERNOON and is_end and is_morning


def _was_afternoon(items: Sequence[Item], start: Clock) -> bool:
    """Tell whether the times above surely reached the afternoon, so that one of the morning is of another day."""
    last = items[-1]
    if last.start.minutes >= _AFTERNOON:
        return last.start.minutes - start.minutes >= _NIGHT
    if start.minutes < last.start.minutes and last.end is not None and last.end.minutes >= _LATE_AFTERNOON:
        return True
    return start.half == "a" and any(item.start.half == "p" for item in items[-_FAR:] if item.day == last.day)


def _may_be_label(line: Line) -> bool:
    """Tell whether a line may head the list below: it is short, is no bullet, and is no sentence."""
    is_short = len(line.text.split()) <= _LONGEST_LABEL and not line.text.endswith((".", *QUESTION_END))
    return is_short and not (line.is_bullet or line.row or line.role)
