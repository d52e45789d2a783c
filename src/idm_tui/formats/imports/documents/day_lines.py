"""Which line begins a day, which carries a date, and which only says that something ends."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from idm_tui.core.text import fold
from idm_tui.formats.imports.documents.days import MONTHS, WEEKDAYS, is_range, printed_in

if TYPE_CHECKING:
    from idm_tui.formats.imports.documents.lines import Line

_GATHERING = r"(?:meeting|workshop|symposium|conference|seminar|event|programme|program|day|session|retreat|hackathon)"
_ENDED = (
    r"day|workshop|meeting|programme|program|conference|assembly|forum|summit|symposium|seminar|webinar|event|retreat"
    r"|training|congress|session|first|general|\w+ day"
)
_TERMINE = (
    r"jour|journ|assembl|travaux|colloque|s[ée]ance|atelier|r[ée]union|conf[ée]rence|rencontre|s[ée]minaire|d[ií]a|jornada|congreso"
    r"|taller|encuentro|evento|actividad|sesi[óo]n"
)
_END_MARK = re.compile(
    rf"^(?:end of (?:the )?(?:{_ENDED}).*|end|(?:the )?{_GATHERING} (?:ends|closes|concludes|adjourns)"
    r"|clos(?:e|ing) of (?:the )?(?:\w+ )?(?:day|meeting)\b.*|close|finish|done|schluss|adjourn(?:ment)?|ende"
    r"|<?end at .{2,8}"
    r"|(?:day|meeting|workshop|event) (?:end|close)|cierre del d[ií]a"
    rf"|fin(?: d(?:e la|es|u|el|e las|e los|e l['’]) ?(?:\w+ )?(?:{_TERMINE})\w*(?:(?! et | y ).)*)?)\.?$",
    re.IGNORECASE,
)
# Until when one may do something is no day of the event either.
_DEADLINE = re.compile(
    r"\W*(?:rsvp|register|registration|submi\w+|apply|applications?|deadline|inscri\w+|last day"
    r"|date limite|fecha limite)\b.{0,40}(?:\b(?:by|before|until|till|closes?|deadline|avant|jusqu|antes|hasta)\b|:)"
)
# When a paper was made is no day of the event.
_STAMP = re.compile(
    r"\b(?:draft|version|updated?|dated|printed|revised|as (?:of|at)|etat|mise? a jour|actualizad[oa]|borrador"
    r"|(?:edited|modified|posted|published|publiee?|publicad[oa]|modifiee?)(?: this page| by \w+)?)"
    r"\W{1,3}(?:(?:of|as of|on|at|du|au|le|del|de|el|al|a)\W{1,2})?(?:[a-z]{3,9}\.? )?\d"
)
_NUMBERED = re.compile(r"^\W*(?:day|jour|d[ií]a|tag|journ[ée]e|first|second|third|premi|deuxi|prim|segun)")
_LEADS_TO_DATE = re.compile(
    r"(?:on|by|until|till|before|after|from|of|du|au|avant|apr[èe]s|jusqu|pour|hasta|antes|del?|para)\b"
)
_SET_OFF = re.compile(
    r"\W*(?:(?:day|jour|dia|tag|journee) \w+|\w+ \w+)"
    r"\s*(?:[:,|(/–—-]|(?:morning|afternoon|matin|apres-midi|manana|tarde)\b)"
)
_OF_DATES = frozenset({*MONTHS, *WEEKDAYS, "day", "jour", "dia", "tag", "the", "one", "two", "three", "four"})
_OF_HALVES = frozenset(
    {"morning", "afternoon", "evening", "matin", "matinee", "apres", "midi", "soir", "manana", "tarde", "noche"}
    | {"session", "sessions", "seance", "sesion", "programme", "program", "programa", "agenda"}
)
_LONGEST, _LONGEST_OF_DAY = 110, 10


def bare_of(text: str) -> str:
    """Return a line without the marks that may stand around it."""
    return text.strip(" \t*_#|")


def is_end_mark(text: str) -> bool:
    """Tell whether a line only says that something ends: "End of Day One", "Adjourn"."""
    return _END_MARK.match(text) is not None


def is_stamp(text: str) -> bool:
    """Tell whether a text says when a paper or a page was made: "Draft of 9 March 2026"."""
    return _STAMP.search(fold(text)) is not None


def is_deadline(text: str) -> bool:
    """Tell whether a text says until when one may sign up or hand in."""
    return _DEADLINE.match(fold(text)) is not None


def has_date(text: str) -> bool:
    """Tell whether a day and a month stand in a text."""
    found = printed_in(text)
    return found is not None and (found.month > 0 or found.slashes is not None)


def is_day(line: Line) -> bool:
    """Tell whether a line is the heading of a day."""
    text = line.text
    if len(text) > _LONGEST or is_end_mark(bare_of(text)):
        return False
    found = printed_in(text)
    if line.is_bullet and (found is None or not (found.month and found.weekday >= 0) or words_beside_date(text)):
        return False
    if _LEADS_TO_DATE.match(text):
        return False  # the end of a sentence: "… amendments by noon" above "on 17 November."
    if found is None or (is_range(text) and not found.number) or is_stamp(text) or is_deadline(text):
        return False
    words = len(re.findall(r"[^\W\d_]{2,}", text))
    if found.month or found.slashes:
        others = words_beside_date(text)
        leads_on = text.endswith(":") and others <= 7  # "On 23 August the faculty will hold:"
        return (
            leads_on
            or line.is_heading
            or others <= (3 if text.endswith(".") else 4)
            or (found.number > 0 and words < 14)
            or (found.weekday >= 0 and others <= 9 and not text.endswith("."))
        )
    if found.number:
        # "Day 1 plenary session" is what happens on that day, "Day 1: plenary sessions" may well head it.
        is_set_off = line.is_heading or words <= 2 or _SET_OFF.match(fold(text)) is not None
        return _NUMBERED.match(fold(text)) is not None and is_set_off and words < 12
    begins = fold(text).split()[0].strip(",.:") in WEEKDAYS
    if line.is_heading and begins and words < _LONGEST_OF_DAY:
        return True  # "Saturday (closed, smaller group of administrators)"
    is_name_of_day = begins or not text[:1].islower()
    return words <= 3 and found.weekday >= 0 and is_name_of_day and not text.endswith("?")


def words_beside_date(text: str) -> int:
    """Return how many words of a text are no part of a date."""
    return sum(word not in _OF_DATES for word in re.findall(r"[a-z]{3,}", fold(text)))


def says_more_than_date(text: str) -> bool:
    """Tell whether a heading of a day names a place or a theme as well, and not only the half of the day."""
    words = [word for word in re.findall(r"[a-z]{3,}", fold(text)) if word not in _OF_DATES | _OF_HALVES]
    return len(words) > 1
