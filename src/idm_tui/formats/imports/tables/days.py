"""Days as people write them: 24.09.2024, 4/3/16, April 3, 3 avril, fri, 0924, Day 2."""

from __future__ import annotations

import datetime as dt
import re
from functools import lru_cache

from idm_tui.core.record import record
from idm_tui.core.text import fold

_MONTHS = (
    "january jan janvier janv januar enero ene gennaio gen janeiro januari",
    "february feb fevrier fevr febrero februar febbraio fevereiro fev februari",
    "march mar mars marz marzo maerz mrz marco maart mrt",
    "april apr avril avr abril abr aprile",
    "may mai mayo maggio mag maio mei",
    "june jun juin juni junio giugno giu junho",
    "july jul juillet juil juli julio luglio lug julho",
    "august aug aout agosto ago augustus",
    "september sept sep septembre septiembre set setiembre settembre sett setembro",
    "october oct octobre oktober okt octubre ottobre ott outubro",
    "november nov novembre noviembre novembro",
    "december dec decembre dezember dez diciembre dic dicembre dezembro",
)
_WEEKDAYS = (
    "monday mon lundi montag lunes mo lun lunedi segunda maandag",
    "tuesday tue tues mardi dienstag martes di martedi terca dinsdag",
    "wednesday wed mercredi mittwoch miercoles mi mie mer weds mercoledi quarta woensdag",
    "thursday thu thur thurs jeudi donnerstag jueves do jue jeu giovedi quinta donderdag",
    "friday fri vendredi freitag viernes fr vie ven venerdi sexta vrijdag",
    "saturday sat samedi samstag sonnabend sabado sa sam sab sabato zaterdag",
    "sunday sun dimanche sonntag domingo so dom dim domenica zondag",
)
_NUMBERS = (
    "1 one i eins un uno first erster ersten premier primer premiere primera",
    "2 two ii zwei deux dos second zweiter zweiten deuxieme segundo",
    "3 three iii drei trois tres third dritter dritten troisieme tercer",
    "4 four iv vier quatre cuatro fourth vierter vierten quatrieme cuarto",
    "5 five v funf cinq cinco fifth funfter funften cinquieme quinto",
    "6 six vi sechs seis sixth",
    "7 seven vii sieben sept siete seventh",
    "8 eight viii acht huit ocho eighth",
    "9 nine ix neun neuf nueve ninth",
    "10 ten x zehn dix diez tenth",
)


def _numbered(rows: tuple[str, ...], first: int) -> dict[str, int]:
    return {word: number for number, words in enumerate(rows, first) for word in words.split()}


_MONTH = _numbered(_MONTHS, 1)
_WEEKDAY = _numbered(_WEEKDAYS, 0)
_NUMBER = _numbered(_NUMBERS, 1)
_LONG_WEEKDAYS = [word for word in _WEEKDAY if len(word) > 4 or word == "lunes"]


def _any(words: object) -> str:
    return "|".join(sorted(words, key=len, reverse=True))  # type: ignore[call-overload]


_MONTH_WORD = _any(_MONTH)
_TO = r"(?:\s?(?:-|–|&|/|to|and|bis|und|au|et|al|a|y)\s?\d{1,2}(?:st|nd|rd|th|\.)?(?![\d:.h]))?"
_FORMS = tuple(
    re.compile(form)
    for form in (
        r"(?<!\d)(?P<y>(?:19|20)\d{2})[-/.](?P<m>\d{1,2})[-/.](?P<d>\d{1,2})(?!\d)",
        r"(?<!\d)(?P<y>20\d{2})(?P<m>0[1-9]|1[0-2])(?P<d>[0-3]\d)(?!\d)",
        r"(?<![\d.])(?P<d>\d{1,2})\.\s?(?P<m>\d{1,2})\.(?:\s?(?P<y>\d{4}|\d{2}(?![:.\d])))?(?!\d)",
        r"(?<!\d)(?P<a>\d{1,2})(?P<sep>[/-])(?P<b>\d{1,2})(?P=sep)(?P<y>\d{4}|\d{2})(?!\d)",
        (
            rf"(?<!\d)(?P<d>\d{{1,2}})\s?(?:st|nd|rd|th|er|o|º|\.)?{_TO}\s?(?:of |de |del |du |-|/)?\s?"
            rf"(?P<m>{_MONTH_WORD})\b\.?,?(?:\s?(?:de|del)?\s?(?P<y>\d{{4}}(?!\d)|[-/'’]\d{{2}}(?![\d:])|[-/'’]\d{{4}}))?"
        ),
        (
            rf"\b(?P<m>{_MONTH_WORD})\.?[\s-]{{0,2}}(?P<d>\d{{1,2}})(?![\d:])(?:\s?(?:st|nd|rd|th))?{_TO},?"
            r"(?:\s?(?P<y>\d{4}(?!\d)|[-/'’]\d{2}(?![\d:])))?"
        ),
        r"(?<![\d/])(?P<a>\d{1,2})/(?P<b>\d{1,2})(?![\d/:])",
    )
)
_ORDINAL = re.compile(
    rf"\b(?:day|tag|jour|journee|dia|giorno)\s?(?:n[o°]?\.?\s?|#\s?)?(?P<n>\d{{1,2}}|{_any(_NUMBER)})\b"
    rf"|\b(?P<o>\d{{1,2}}|{_any(_NUMBER)})(?:st|nd|rd|th|er|e|\.|º|o)?\s(?:day|tag|jour|journee|dia)\b"
)
_LONG_WEEKDAY = re.compile(rf"\b(?:{_any(_LONG_WEEKDAYS)})\b")
_HEAD_WEEKDAY = re.compile(rf"(?:{_any(_WEEKDAY)})\b\.?(?=\s*(?:$|[,./(\d-]|{_MONTH_WORD}))")
_DAY_OF_MONTH = re.compile(r"(?:[^\W\d]+\s)?(\d{1,2})(?:st|nd|rd|th|er|\.)?")
_LONGEST = 200


@record
class Printed:
    """A day as it is printed: as much of a date as there is.

    `pair` are two numbers of which one is the day; `number` is a bare number, a day of the month or of the event;
    `at` is where in the text it begins, `rest` the text without it.
    """

    words: str
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    ordinal: int | None = None
    pair: tuple[int, int] | None = None
    number: int | None = None
    at: int = 0
    rest: str = ""

    @property
    def is_full(self) -> bool:
        """Say whether nothing but the order of day and month can be open."""
        return self.year is not None


@lru_cache(maxsize=8192)
def read_day(text: str) -> Printed | None:
    """Find the day that a text prints; None if there is none."""
    if not text or len(text) > _LONGEST:
        return None
    plain = "".join(folded if len(folded := fold(ch)) == 1 else ch for ch in text)
    found: dict[str, int | None] = {}
    pair: tuple[int, int] | None = None
    taken: list[tuple[int, int]] = []
    for form in _FORMS:
        if (date := form.search(plain)) and (numbers := _numbers(date)):
            found, pair = numbers
            taken.append(date.span())
            break
    rest = _without(plain, taken)
    weekday = _LONG_WEEKDAY.search(rest) or _HEAD_WEEKDAY.match(rest)
    ordinal = _ORDINAL.search(rest)
    taken += [match.span() for match in (weekday, ordinal) if match]
    if not taken:
        return None
    left = " ".join(_without(text, taken).strip(" ,;:()|/–—-•").split())
    number = _DAY_OF_MONTH.fullmatch(left) if weekday and not found and not pair and not ordinal else None
    return Printed(
        text,
        pair=pair,
        number=int(number[1]) if number and 1 <= int(number[1]) <= 31 else None,
        weekday=_WEEKDAY[weekday[0].rstrip(".")] if weekday else None,
        ordinal=_NUMBER.get(word := ordinal["n"] or ordinal["o"]) or int(word) if ordinal else None,
        at=min(start for start, _ in taken),
        rest="" if number else left,
        **found,
    )


def _numbers(date: re.Match[str]) -> tuple[dict[str, int | None], tuple[int, int] | None] | None:
    """Return the parts of a date by name, and the pair whose order is open; None if they make no date."""
    parts = date.groupdict()
    digits = (parts.get("y") or "").strip("-/'’")
    year = (int(digits) + (2000 if len(digits) == 2 else 0)) if digits else None
    if year is not None and not 1970 <= year <= 2199:
        return None
    if parts.get("a"):
        one, other = int(parts["a"]), int(parts["b"])
        if not (1 <= min(one, other) <= 12 and 1 <= max(one, other) <= 31):
            return None
        return {"year": year}, (one, other)
    month = _MONTH.get(parts["m"]) or int(parts["m"] if parts["m"].isdecimal() else 0)
    day = int(parts["d"])
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    return {"year": year, "month": month, "day": day}, None


def _without(text: str, taken: list[tuple[int, int]]) -> str:
    """Blank out what has been read, so that all positions stay."""
    for start, stop in taken:
        text = text[:start] + " " * (stop - start) + text[stop:]
    return text


def read_day_number(number: int, words: str = "") -> Printed | None:
    """Read a bare number of a column of days: 20240924, 924, a spreadsheet's serial, 24 or 2."""
    words = words or str(number)
    if len(words) == 8:
        return read_day(words)
    if 36_500 <= number <= 73_000:
        when = dt.date(1899, 12, 30) + dt.timedelta(days=number)
        return of_date(when)
    if 1 <= number <= 31:
        return Printed(words, number=number)
    if 101 <= number <= 3112:
        high, low = divmod(number, 100)
        if 1 <= high <= 12 and 1 <= low <= 31:
            return Printed(words, month=high, day=low)
        if 1 <= low <= 12 and 1 <= high <= 31:
            return Printed(words, month=low, day=high)
    return None


def of_date(when: dt.date) -> Printed:
    """Return what a cell that holds a date prints."""
    return Printed(f"{when:%Y-%m-%d}", year=when.year, month=when.month, day=when.day)
