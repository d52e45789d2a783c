"""The table from which Indico imports contributions: seven columns without a heading, a line for each session."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from idm_tui.core.text import clean_line

if TYPE_CHECKING:
    from idm_tui.formats.exports.programme import Item, Programme


def write(programme: Programme) -> str:
    """Write start, minutes, title, and first name, last name, affiliation, email of the first speaker.

    Cells get no apostrophe here: the file is read by Indico, which would show it.
    """
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(map(_row, programme.items))
    return out.getvalue()


def _row(item: Item) -> tuple[str, ...]:
    session = item.session
    # Indico knows neither zones here nor sessions that last no time.
    start = item.start.replace(tzinfo=None).isoformat(timespec="seconds")
    minutes = max(round(item.length_s / 60), 1)
    speaker = session.speakers[0] if session.speakers else None
    first, last = first_and_last(speaker.name) if speaker else ("", "")
    affiliation = speaker.organisation if speaker else ""
    return (start, str(minutes), *map(clean_line, (session.title, first, last, affiliation)), "")


def first_and_last(name: str) -> tuple[str, str]:
    """Part a name: the family name is what stands in capitals at its end, else its last word with its particles."""
    words = name.split()
    at = len(words) - 1
    if words[-1:] and _is_in_capitals(words[-1]):
        while at > 1 and _is_in_capitals(words[at - 1]):
            at -= 1
    while at > 1 and words[at - 1].islower():
        at -= 1
    return " ".join(words[: max(at, 0)]), " ".join(words[max(at, 0) :])


def _is_in_capitals(word: str) -> bool:
    return word.isupper() and len(word.strip(".")) > 1
