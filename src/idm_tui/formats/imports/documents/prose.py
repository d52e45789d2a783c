"""Agendas told in sentences: "At 9.30, welcome by … From 10 to 11.30, panel …" become a line an item."""

from __future__ import annotations

import re

from idm_tui.formats.imports.documents.days import WEEKDAYS
from idm_tui.formats.imports.documents.lines import BREAK

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
_GAP = re.compile(r"(\n[ \t]*\n)")
_FEWEST = 4


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
