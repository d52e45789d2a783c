"""Days as agendas print them: dates in four languages, with a year or without, weekdays, "Day One"."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING

from idm_tui.core.record import record
from idm_tui.core.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

_MONTHS = (
    "january հունվար հունվարի janvier enero januar janeiro jan ene",
    "february փետրվար փետրվարի fevrier febrero februar fevereiro feb fev febr",
    "march մարտ մարտի mars marzo marz marco mar",
    "april ապրիլ ապրիլի avril abril apr avr abr",
    "may մայիս մայիսի mai mayo maio",
    "june հունիս հունիսի juin junio juni junho jun",
    "july հուլիս հուլիսի juillet julio juli julho jul juil",
    "august օգոստոս օգոստոսի aout agosto aug ago",
    "september սեպտեմբեր սեպտեմբերի septembre septiembre setembro sept sep setiembre",
    "october հոկտեմբեր հոկտեմբերի octobre octubre oktober outubro oct okt out",
    "november նոյեմբեր նոյեմբերի novembre noviembre novembro nov",
    "december դեկտեմբեր դեկտեմբերի decembre diciembre dezember dezembro dec dic dez",
)
MONTHS = {name: number for number, names in enumerate(_MONTHS, 1) for name in names.split()}
_WEEKDAYS = (
    "monday lundi lunes montag segunda mon lun",
    "tuesday mardi martes dienstag terca tue tues",
    "wednesday mercredi miercoles mittwoch quarta wed",
    "thursday jeudi jueves donnerstag quinta thu thur thurs",
    "friday vendredi viernes freitag sexta fri",
    "saturday samedi sabado samstag sat",
    "sunday dimanche domingo sonntag sun",
)
WEEKDAYS = {name: number for number, names in enumerate(_WEEKDAYS) for name in names.split()}
_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_ORDINAL = r"(?:\s?(?:st|nd|rd|th|er|º|°|\^er\^|\^[a-z]+\^))?"
_DAY_MONTH = re.compile(
    rf"\b(?P<d>[0-3]?\d){_ORDINAL}\s*(?:of |de |d')?\s*(?P<m>{_MONTH})\b\.?,?\s*(?:de |del )?(?P<y>(?:19|20)\d\d)?"
)
_MONTH_DAY = re.compile(rf"\b(?P<m>{_MONTH})\b\.?\s+(?P<d>[0-3]?\d){_ORDINAL}(?!\d|:)(?:,?\s*(?P<y>(?:19|20)\d\d))?")
_RANGE = re.compile(
    rf"\b(?P<d>[0-3]?\d){_ORDINAL}\s*(?:[-–—&/]|and|to|et|au|y|al|und|bis|e)\s*(?:[0-3]?\d){_ORDINAL}"
    rf"\s*(?:of |de )?\s*(?P<m>{_MONTH})\b\.?,?\s*(?:de |del )?(?P<y>(?:19|20)\d\d)?"
)
_MONTH_RANGE = re.compile(
    rf"\b(?P<m>{_MONTH})\b\.?\s+(?P<d>[0-3]?\d){_ORDINAL}\s*(?:[-–—&]|and|to)\s*[0-3]?\d{_ORDINAL},?\s*(?P<y>(?:19|20)\d\d)?"
)
_DIGIT = re.compile(r"\d")
_ISO = re.compile(r"\b(?P<y>(?:19|20)\d\d)[-/.](?P<m>0?[1-9]|1[0-2])[-/.](?P<d>0?[1-9]|[12]\d|3[01])\b")
_NUMERIC_RANGE = re.compile(
    r"\b(?P<a>[0-3]?\d)\s?(?:[-–—&]|and|et|y)\s?[0-3]?\d[/.](?P<b>[0-3]?\d)[/.](?P<y>(?:20)?\d\d)\b"
)
_NUMERIC = re.compile(r"\b(?P<a>[0-3]?\d)[/.](?P<b>[0-3]?\d)[/.](?P<y>(?:20)?\d\d)\b")
_NUMBERS = "one two three four five six seven eight nine ten"
_ROMAN = "i ii iii iv v vi vii viii ix x"
_WORDS = {
    w: n
    for names in (_NUMBERS, _ROMAN, "un deux trois quatre cinq", "uno dos tres cuatro cinco")
    for n, w in enumerate(names.split(), 1)
}
_LABEL = re.compile(r"\b(?:day|jour|dia|tag|journee)\s*(?:n[o°]\.?\s*)?(?P<n>\d{1,2}|[ivx]+|[a-z]+)\b")
_LABEL_BEFORE = re.compile(
    r"\b(?P<n>first|second|third|fourth|fifth|1st|2nd|3rd|4th|5th|premiere?|deuxieme|troisieme"
    r"|primer|segundo|tercer) (?:day|jour(?:nee)?|dia|morning|afternoon)\b"
)
_FIRST = {
    "first": 1,
    "second": 2,
    "third": 3,
    "fourth": 4,
    "fifth": 5,
    "premier": 1,
    "premiere": 1,
    "deuxieme": 2,
    "troisieme": 3,
    "primer": 1,
    "segundo": 2,
    "tercer": 3,
}


@record
class Printed:
    """A date as printed; without a year, or a weekday or a number alone where no date stands."""

    day: int = 0
    month: int = 0
    year: int = 0
    weekday: int = -1
    number: int = 0
    slashes: tuple[int, int] | None = None
    """The two numbers of 4/3/2026, of which the document must say which is the month."""


def plain(text: str) -> str:
    """Return a text as dates are looked for in it."""
    return fold(text).replace("’", "'")


def printed_in(text: str, *, ranges: bool = False) -> Printed | None:
    """Return the date that stands in a text; that of "8 - 9 October" is the 8th, only looked for with `ranges`."""
    words = plain(text)
    weekday = next(
        (WEEKDAYS[w] for w in re.findall(r"[a-z]+", words) if w in WEEKDAYS and (len(w) > 3 or w in words.split()[:2])),
        -1,
    )
    label = _LABEL.search(words)
    number = _number_in(words, label)
    if label and label["n"].isdecimal() and _MONTH_DAY.match(words, label.end() + 1):
        words = words[label.end() :]  # "Day 1 November 18, 2024" is not the 1st
    if not _DIGIT.search(words):
        return Printed(weekday=weekday, number=number) if weekday >= 0 or number else None
    if found := _ISO.search(words):
        return Printed(int(found["d"]), int(found["m"]), int(found["y"]), weekday, number)
    patterns = (_RANGE, _MONTH_RANGE, _DAY_MONTH, _MONTH_DAY) if ranges else (_DAY_MONTH, _MONTH_DAY)
    for pattern in patterns:
        if (found := pattern.search(words)) and 1 <= int(found["d"]) <= 31:
            return Printed(int(found["d"]), MONTHS[found["m"]], int(found["y"] or 0), weekday, number)
    if found := (ranges and _NUMERIC_RANGE.search(words)) or _NUMERIC.search(words):
        year = int(found["y"]) + (2000 if len(found["y"]) == 2 else 0)
        a, b = int(found["a"]), int(found["b"])
        if a > 12 >= b >= 1:
            return Printed(a, b, year, weekday, number)
        if b > 12 >= a >= 1:
            return Printed(b, a, year, weekday, number)
        if 1 <= a <= 12 and 1 <= b <= 12:
            return Printed(0, 0, year, weekday, number, (a, b))
    if weekday >= 0 or number:
        return Printed(weekday=weekday, number=number)
    return None


def _number_in(words: str, label: re.Match[str] | None) -> int:
    if label is not None:
        said = label["n"]
        return int(said) if said.isdecimal() else _WORDS.get(said, 0)
    if found := _LABEL_BEFORE.search(words):
        said = found["n"]
        return _FIRST.get(said, 0) or int(said[0]) if said[0].isdigit() or said in _FIRST else 0
    return 0


def is_range(text: str) -> bool:
    """Tell whether the dates of a whole event stand in a text, and not those of one day."""
    words = plain(text)
    if sum(bool(found["y"]) for found in _DAY_MONTH.finditer(words)) > 1:
        return True
    return bool(_RANGE.search(words) or _MONTH_RANGE.search(words) or _NUMERIC_RANGE.search(words))


def day_is_first(printed: Iterable[Printed]) -> bool | None:
    """Tell whether 4/3 is the 4th of March, by all such dates of a document; None where they do not say."""
    pairs = [each.slashes for each in printed if each.slashes is not None]
    firsts, seconds = {a for a, _b in pairs}, {b for _a, b in pairs}
    if len(pairs) >= 2 and len(firsts) > 1 >= len(seconds):
        return True
    if len(pairs) >= 2 and len(seconds) > 1 >= len(firsts):
        return False
    return None


def made(year: int, month: int, day: int) -> date | None:
    """Return a date, or None where the calendar has none."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def next_weekday(after: date, weekday: int) -> date:
    """Return the first day from a date on that is a weekday."""
    return after + timedelta(days=(weekday - after.weekday()) % 7)
