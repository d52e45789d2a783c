"""Agendas told in sentences: "At 9.30, welcome by … From 10 to 11.30, panel …" become a line an item."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from idm_tui.formats.imports.documents.day_lines import is_stamp
from idm_tui.formats.imports.documents.days import WEEKDAYS
from idm_tui.formats.imports.documents.lines import BREAK

if TYPE_CHECKING:
    from collections.abc import Iterator

_HOUR = r"(?:[01]?\d|2[0-4])(?:\s?[:.h]\s?[0-5]\d)?"
_HALF = r"[ap]\.?m\b"
_UNIT = r"(?:\s?(?:horas?|hrs?|hs|h|heures|[ap]\.?m|Uhr|o['’]clock)\b\.?)?"
_NOON = r"(?:noon|mediod[ií]a|midi|Mittag)"
_AT = r"(?:at|a las?|à|um|d[eè]s|desde las|from|de|von|al|a partir d(?:e las|e|['’]))"
_TO = r"(?:to|until|a las?|a|hasta las|à|jusqu['’]à|bis)"
_MARK = re.compile(
    rf"(?:^|(?<=[.;?!]\s))(?i:{_AT})\s+(?:(?P<start>{_HOUR}{_UNIT})(?:\s+{_TO}\s+(?P<end>{_HOUR}{_UNIT}))?|{_NOON})\s?,\s+"
)
_DAY = re.compile(rf"^((?i:{'|'.join(sorted(WEEKDAYS, key=len, reverse=True))}|d[ií]a|jour|day)\b[^.:]{{0,40}})[.:]\s+")
_SENTENCE = re.compile(
    r"(?<=[^\W\d_]{3})\.\s+(?=[^\W\d_a-z])"
    r"|;\s+(?=(?:coordina|modera|preside|anim|chaired|moderated|facilitat|led by)\w*\s)"
)
_CONJUNCTION = re.compile(r"^(?:(?:\d{1,2}\.-\s+)|(?:y|and|et)\s+)")
_GAP = re.compile(r"(\n[ \t]*\n)")
_FEWEST = 4
_LONGEST_QUOTE = 400
# A time in the midst of a sentence, with the words that lead to it: "… will open, at 10.00 a.m., with …".
_FULL = (
    r"(?:[01]?\d|2[0-4])(?:\s?[:.h]\s?[0-5]\d(?:\s?(?:horas?|hrs?|hs|h|heures|[ap]\.?m)\b\.?)?"
    r"|\s?(?:horas?|h|heures|[ap]\.?m)\b\.?)"
)
_WITHIN = re.compile(
    rf"(?:,\s)?(?:\b(?i:(?:ya )?(?:de las|{_AT}|de))\s+(?=\d)|(?P<open>\())"
    rf"(?P<start>{_FULL}|(?:[01]?\d|2[0-4])[:.][0-5]\d)(?:\s+(?i:{_TO})\s+(?P<end>{_FULL}))?(?(open)\)|)(?:[,:](?=\s))?"
)
_POINT = re.compile(
    r"(?:;|(?:(?<=[^\W\d_]{3})|(?<=[”»\")\d]))\.)"
    r"(?=\s+(?:(?:y|and|et)\s+(?:a las|at|à)\b|[^\W\d_a-z]|[«“\"(]|a las\b))\s+"
)
_WEEKDAY = re.compile(
    rf"\b(?i:{'|'.join(name for name in sorted(WEEKDAYS, key=len, reverse=True) if len(name) > 4)})\b"
)


def with_lines(text: str) -> str:
    """Return a text whose sentences begin with times with a break before each item; any other as it is."""
    blocks = _GAP.split(text)
    joined = [" ".join(block.split()) for block in blocks]
    told = [_DAY.sub(rf"\1{BREAK}", whole) for whole in joined]
    marks = [len(_MARK.findall(whole.rpartition(BREAK)[2])) for whole in told]
    if sum(marks) < _FEWEST:
        return text
    broken = zip(blocks, told, marks, strict=True)
    return "".join(_items(whole) + "\n" * block.count("\n") if count else block for block, whole, count in broken)


def with_times_first(text: str) -> str | None:
    """Return a text with a line for each sentence that has a time in its midst; None if too few have.

    The lines of the source stay as many.
    """
    if len(_WITHIN.findall(text)) < _FEWEST:
        return None
    lines = [line.rstrip() for line in text.split("\n") if line.strip()]
    is_wrapped = sum(not line.endswith((".", ":", ";", "!", "?")) for line in lines) > len(lines) / 2
    blocks = _GAP.split(text) if is_wrapped else re.split(r"(\n)", text)
    found: list[str] = []
    timed, weekday = 0, ""
    for block in blocks:
        told: list[str] = []
        for sentence in _sentences(" ".join(block.split())):
            times = list(_WITHIN.finditer(sentence))
            if len(times) != 1 or is_stamp(sentence):
                told.append(sentence)
                continue
            timed += 1
            day = _WEEKDAY.search(sentence)
            if day and day[0].lower() != weekday:
                weekday = day[0].lower()
                told.append(day[0].capitalize())
            words = f"{sentence[: times[0].start()].rstrip()} {sentence[times[0].end() :].lstrip()}".strip(" ,;.")
            told.append(f"{_head(times[0])[len(BREAK) :]}{_CONJUNCTION.sub('', words)}")
        found.append(BREAK.join(told) + "\n" * block.count("\n"))
    return "".join(found) if timed >= _FEWEST else None


def _sentences(text: str) -> Iterator[str]:
    """Yield the sentences of a text; one within a quote ends none."""
    begun = ""
    for piece in _POINT.split(text):
        begun = f"{begun}. {piece}" if begun else piece
        if all(begun.count(mark) <= begun.count(end) for mark, end in ("«»", "“”")) or len(begun) > _LONGEST_QUOTE:
            yield begun
            begun = ""
    yield begun


def _items(told: str) -> str:
    day, _break, rest = told.rpartition(BREAK)
    items = _SENTENCE.sub(BREAK, _MARK.sub(_head, rest)).split(BREAK)
    return BREAK.join([day, *(item.strip().rstrip(".") for item in items)])


def _head(found: re.Match[str]) -> str:
    if found["start"] is None:
        return f"{BREAK}12:00\t"
    return BREAK + " - ".join(_clock(said) for said in (found["start"], found["end"]) if said) + "\t"


def _clock(said: str) -> str:
    hour, minute = [*re.findall(r"\d+", said), "00"][:2]
    half = re.search(_HALF, said)
    return f"{int(hour):02}:{minute}{half[0].replace('.', '') if half else ''}"
