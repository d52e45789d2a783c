"""Times of day as agendas print them: which grammar a document follows, and what each time means."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from idm_tui.core.record import record
from idm_tui.formats.imports.documents.days import MONTHS

if TYPE_CHECKING:
    from collections.abc import Iterable

_DASH = r"(?:\s*(?:[-–—−~>]{1,2}|→|/(?=\d{1,2}[hH])|to|until|till|à|a|A|bis|au|às|al|hasta)\s*)"
# "9:20amWelcome": small letters end where a capital begins.
_HALF = r"(?:\s*(?P<half{n}>[ap]\.?\s?m\.?(?![a-z])|(?:[AP]\.?\s?M\.?|[ap]\b|[Nn]oon|\.m|m\.(?=\s|$))(?![a-zA-Z])))?"
_PREFIX = (
    r"(?i:(?:from|at|de|à|[aà] partir d[e'’](?: las?)?|a las|von|ab|um|desde(?: las?)?|dès"
    r"|c\.|ca\.?|circa|~|≈|\[|\()\s*)?"
)
_OPEN_END = r"(?:\s*[-–—]?\s*(?:(?:onwards?|late|open end|tb[da]|ish)(?=\s*(?:$|[\t|:–—-]))|\?{2,3}(?=\s|$)))"
_IN_FULL = r"(?:[Hh]oras?|[Hh]s|[uU]hr|[Hh]eures?)\b"
_ZONES = "CET|CEST|UTC|GMT|EST|EDT|CDT|PST|PDT|BST|HKT|SGT|EAT|WAT"
_BEHIND = rf"(?:\s*(?:(?:hrs?|hours?|h|{_IN_FULL}|{_ZONES})(?:\b|(?=[A-Z][a-z]))\.?|\((?:{_ZONES})\)))?"
_TO = r"\s*(?:[-–—]|a|à|to)\s*"
_MIXED = re.compile(
    rf"\d{{1,2}}(?:\.[0-5]\d{_TO}\d{{1,2}}[:.]|:[0-5]\d(?:\s?[ap]\.?\s?m\.?)?{_TO}\d{{1,2}}\.)[0-5]\d(?:$|[\s:|])(?!\s*(?:%|million|km|m\b))"
)
# What the lines of a document begin with, and what they hold, where it writes times so.
_FORMS = {
    "colon": re.compile(r"^(?:\d{1,2}\s?[:hH]\s?\d\d|\d{1,2}[hH]\b)"),
    "stop": re.compile(r"^\d{1,2}\.\d\d\s*(?:[-–—]|[ap]\.?m|\D)"),
    "stops": re.compile(r"\b\d{1,2}\.\d\d\s?[-–—]\s?\d{1,2}\.\d\d(?!\d)"),
    "military": re.compile(r"^[012]\d[0-5]\d\s*[-–—]\s*[012]\d[0-5]\d(?!\d)"),
    "hours": re.compile(r"^(?:[01]\d|2[0-3])[0-5][05]\s+[^\W\d_a-z]"),
    "dash": re.compile(r"\b\d{1,2}-[0-5]\d\s*[ap]\.?m", re.IGNORECASE),
    "blank": re.compile(r"^\d{1,2}:\d\d\s+\d{1,2}:\d\d(?:\s+\D|$)"),
    "comma": re.compile(r"^(?:(?:a las|à|at|um) )?\d{1,2},[0-5]\d(?!\d)", re.IGNORECASE),
    "apart": re.compile(r"^\d{1,2}\sh(?:\s?[0-5]\d)?\b"),
}
_FEWEST_HOURS = 4  # fewer may be years
_DIGIT = re.compile(r"\d")
_MONTH = rf"(?i:{'|'.join(MONTHS)})\b"
_BARE = re.compile(
    r"(?:(?:1?\d|2[0-3])(?::[0-5]\d)?|noon)\s*[-–—]\s*(?:1?\d|2[0-3])(?:$|\t)"
    r"|(?:1?\d|2[0-3]):[0-5]\d\s*[-–—]\s*(?:1?\d|2[0-3])\s+(?=(?-i:[^\W\d_a-z]))"
    r"|(?:de|from|von) (?:1?\d|2[0-3]) (?:a|à|to|bis) (?:1?\d|2[0-3])\.(?:$|\s)",
    re.IGNORECASE,
)
_BARE_BEHIND = re.compile(r"[^\d()]{3,60}\((?:1?\d|2[0-3]):[0-5]\d\s*[-–—]\s*(?:1?\d|2[0-3])\)?$")


@record
class Grammar:
    """How a document writes times: which signs stand between hours and minutes, and whether halves of the day do."""

    full_stop: bool = False
    comma: bool = False
    military: bool = False
    dash: bool = False
    mixed: bool = False
    """Whether the two ends of a range have different signs: "11.30 – 13:00"."""
    blank: bool = False
    """Whether nothing stands between the two ends of a range: "07:30  08:30  Breakfast"."""
    apart: bool = False
    """Whether the h of a whole hour stands apart: "14 h Débat"; else "2 h de débat" is a length."""

    bare: bool = False
    """Whether hours stand without minutes, beside others that have them: "11 - 12", "noon - 2"."""

    def pattern(self) -> tuple[re.Pattern[str], re.Pattern[str]]:
        """Return what a range or a single time looks like at the head of a line, and a range anywhere."""
        one, other = self._time(1), self._time(2)
        span = rf"{one}{_BEHIND}{_DASH}\(?{other}\)?{_BEHIND}"
        between = rf"(?:{_DASH}|\s+)" if self.blank else _DASH
        head = re.compile(
            rf"^{_PREFIX}(?:{one}{_BEHIND}{between}\(?{other}\)?{_BEHIND}|{self._time(3)}{_BEHIND}(?:{_OPEN_END}|(?P<open>{_DASH}(?=$|\t|ends?\b|fin\b)))?)[\])]?"
        )
        return head, re.compile(span)

    def _time(self, n: int) -> str:
        marks = [":", "h", "H"] + ([r"\."] if self.full_stop or (self.mixed and n < 3) else [])
        marks += [","] if self.comma else []
        blank, no_length = (r"\s?", r"(?!\s(?:d['’]|(?:de|pour|environ)\b))") if self.apart else ("", "")
        whole = rf"{blank}(?P<bare{n}>[hH])(?![a-zA-Z]){no_length}"
        short = r"|0(?=\s*(?:[-–—]|$|\s))" if self.full_stop else ""  # "2.0-2.30"
        minutes = rf"(?:\s?(?:{'|'.join(marks)})\s?(?P<m{n}>[0-5]\d{short})(?!\d)(?::[0-5]\d)?|{whole})"
        forms = [rf"(?P<h{n}>[01]?\d|2[0-4]){minutes}{_HALF.format(n=n)}"]
        forms.append(rf"(?P<c{n}>[01]?\d|2[0-3])[,.](?P<cm{n}>[0-5]\d)(?=\s?(?:{_IN_FULL}|h\b))")
        forms.append(rf"(?P<x{n}>1[0-2]|0?\d)(?P<xhalf{n}>\s*(?:[ap]\.?m\.?|[AP]\.?M\.?))(?![a-zA-Z])")
        if self.dash:
            forms.append(rf"(?P<d{n}>1?\d)-(?P<dm{n}>[0-5]\d)\s*(?P<dhalf{n}>[ap]\.?m\.?|[AP]\.?M\.?)")
        if self.military:
            forms.append(rf"(?P<w{n}>[01]\d|2[0-3])(?P<wm{n}>[0-5]\d)(?!\d|[-/.]\d\d?[-/.]\d)")  # no 2021-11-19
        elif n == 2:  # "10:00 - 1015", and not "9:30 - 2015 in review"
            forms.append(r"(?P<w2>[01]?\d|2[0-3])(?P<wm2>[0-5][05])(?=\s*(?:$|[\t|]))")
        # "21 horas: cena", "9 – 13 horas"; "2 heures de débat" is a length.
        is_alone = r"\.?(?:\s*(?:$|[\t:|–—-])|\s+(?=[A-ZÀ-Þ¿¡«“\"]))" if n == 3 else ""
        unit = rf"(?:{_IN_FULL}|h\b)" if n == 2 else _IN_FULL
        hour = r"0?[7-9]|1\d|2[0-3]" if n == 3 else r"[01]?\d|2[0-3]"  # "3 horas" alone is a length
        forms.append(rf"(?P<o{n}>{hour})(?=\s?{unit}{is_alone})")
        forms.append(rf"(?P<noon{n}>(?:12 )?[Nn]oon|[Mm]idday|[Mm]idi|[Mm]ediod[ií]a)\b")
        # "10 - 10:45", "3 – 4 pm": a bare hour only before or behind a full time.
        if n == 1:
            to = r"\s*(?:[-–—]|\b(?:a|à|to|bis)\b)\s*"
            stop = r"\.(?:[0-5]\d|0)\b|" if self.full_stop else ""
            full = rf"(?:[01]?\d|2[0-3])(?:{stop}[:h]\d\d|\.\d\d\s?[ap]\.?m|\s*[ap]\.?m|\s?(?:{_IN_FULL}|h\b))"
            forms.append(rf"(?P<b1>[01]?\d|2[0-3])(?={to}{full})")
            if self.bare:
                forms.append(rf"(?P<bb1>[01]?\d|2[0-3])(?={to}(?:[01]?\d|2[0-3])(?:$|[\t .](?!{_MONTH}|\d)))")
            forms.append(r"(?P<d0>1?\d)-(?P<dm0>[0-5]\d)(?=\s*[-–—]\s*\d{1,2}:[0-5]\d)")
        if n == 2 and self.bare:
            forms.append(r"(?P<bb2>[01]?\d|2[0-3])(?=$|\t|\)|\.?\s+[^\W\d_a-z])")
        return f"(?:{'|'.join(forms)})"


@record
class Clock:
    """A time as printed, in minutes of the day; `half` is a or p where the print says so, empty where it does not."""

    minutes: int
    half: str = ""
    is_odd: bool = False
    """Whether the print contradicts itself: 14:00 pm, 10-45 am."""


def grammar_of(lines: Iterable[str]) -> Grammar:
    """Decide how a document writes its times, by what stands at the heads of its lines."""
    heads = [line.strip(" \t*_[(#") for line in lines if _DIGIT.search(line)]
    found = {name: sum(form.search(head) is not None for head in heads) for name, form in _FORMS.items()}
    mixed = any(_MIXED.match(head) for head in heads)
    bare = max(found["colon"], found["comma"]) > 1 and any(map(_BARE.match, heads))
    bare = bare or any(map(_BARE_BEHIND.match, heads))
    stop = found["stop"] + found["stops"]
    return Grammar(
        full_stop=stop > 1 and stop > found["colon"] / 4,
        comma=found["comma"] > 2,
        military=found["military"] > 1 or found["hours"] >= _FEWEST_HOURS,
        dash=found["dash"] > 0,
        mixed=mixed,
        blank=found["blank"] > 1,
        apart=found["apart"] > 1,
        bare=bare,
    )


def clock_of(found: re.Match[str], n: int) -> Clock | None:
    """Return the time of a match: 1 and 2 the ends of a range, 3 a single one."""
    groups = found.groupdict()

    def has(name: str) -> str:
        return groups.get(f"{name}{n}") or ""

    if has("noon"):
        return Clock(12 * 60, "p")
    if has("b") or has("o") or has("bb"):
        return Clock(int(has("b") or has("o") or has("bb")) * 60)
    if has("c"):
        return Clock(int(has("c")) * 60 + int(has("cm")))
    if has("w"):
        return Clock(int(has("w")) * 60 + int(has("wm")))
    if n == 1 and groups.get("d0"):  # "12-45 – 13:30"
        return Clock(int(groups["d0"]) * 60 + int(groups["dm0"] or 0), is_odd=True)
    if has("d"):
        return _with_half(int(has("d")), int(has("dm")), has("dhalf"), is_odd=True)
    if has("x"):
        return _with_half(int(has("x")), 0, has("xhalf"))
    if has("h"):
        return _with_half(int(has("h")), int(has("m") or 0), has("half"))
    return None


def _with_half(hour: int, minute: int, said: str, *, is_odd: bool = False) -> Clock:
    half = next((ch for ch in said.lower() if ch in "ap"), "")
    if "noon" in said.lower():
        half = "p"
    if not half:
        return Clock(hour * 60 + minute, "", is_odd)
    if hour > 12:
        return Clock(hour * 60 + minute, half, is_odd=True)
    if hour == 0:
        return Clock(minute, half, is_odd=half == "p")
    return Clock((hour % 12 + (12 if half == "p" else 0)) * 60 + minute, half, is_odd)


def together(start: Clock, end: Clock) -> tuple[Clock, Clock]:
    """Give the start the half that only the end says: 1:30-2:45 pm, but 11:50-12:10 pm begins before noon."""
    if not end.half or start.half or start.minutes >= 13 * 60:
        return start, end
    hour, rest = divmod(start.minutes, 60)
    afternoon = Clock((hour % 12 + 12) * 60 + rest, "p")
    morning = Clock((hour % 12) * 60 + rest, "a")
    same = afternoon if end.half == "p" else morning
    return (same if same.minutes <= end.minutes else morning), end
