"""What kind of session a title or the cell of a column of kinds means, in English, French, Spanish and German."""

from __future__ import annotations

import re
from functools import lru_cache

from idm_tui.core.text import fold

_BREAK = re.compile(
    r"\b(?:coffee|tea|lunch(?:eon)?|lunchtime|break|breakfast|pause|kaffeepause|mittagspause|mittagessen|fruhstuck|"
    r"kaffee|imbiss|dejeuner|petit-dejeuner|cafe|almuerzo|comida|desayuno|descanso|receso|refrigerio|refreshments?|"
    r"intermission|teepause|pausa|brunch|pranzo|merenda|almoco|intervalo|koffie|koffiepauze|lunchpauze)\b"
)
_SPACED = re.compile(r"(?<=\b\w) (?=\w\b)")
_NO_BREAK = re.compile(
    r"\b(?:talks?|lecture|session|panel|keynote|seminar|breaking|meeting|presentation|workshop|tutorial|"
    r"training|remarks|address|how|why|what)\b"
)


def is_break(title: str) -> bool:
    """Say whether a title is a coffee, a tea, a lunch or another pause."""
    plain = _SPACED.sub("", fold(title))
    return (
        len(plain) <= 60
        and bool(_BREAK.search(plain))
        and (not _NO_BREAK.search(plain) or re.match(r"lunch\b|coffee break|lunch break|tea break", plain) is not None)
    )


_KINDS: tuple[tuple[str, str], ...] = (
    (
        "registration",
        r"registration|check-?in|anmeldung|inscriptions?|accueil|registro|inscripcion|registrazione|accoglienza",
    ),
    ("opening", r"opening|eroffnung|ouverture|apertura|inauguration|welcome|saluti|abertura"),
    ("closing", r"closing|abschluss|cloture|clausura|cierre|chiusura|encerramento"),
    ("keynote", r"keynote|plenarvortrag|conference magistrale|conferencia magistral"),
    ("story", r"story|stories"),
    ("break", r"breaks?|pausen?|lunch|coffee|tea|meal|pausa|receso|catering"),
    ("discussion", r"discussion|panel|debate?|diskussion|podiumsdiskussion|discusion|table ronde|round ?table"),
    ("presentation", r"presentation|talk|lecture|vortrag|paper|expose|ponencia|lightning talk|lightning|short|long"),
    ("session", r"session|workshop|sitzung|seance|sesion|atelier|taller|plenary|plenum|seminar|tutorial|breakout"),
    ("other", r"other|andere|autre|otro|social"),
)


@lru_cache(maxsize=1024)
def kind_of(text: str) -> str:
    """Return the kind of session that the cell of a column of kinds means; nothing if it is none of the known."""
    plain = fold(text).strip()
    for kind, words in _KINDS:
        if re.fullmatch(words, plain) or (len(plain) <= 40 and re.search(rf"\b(?:{words})\b", plain)):
            return kind
    return ""


_END_MARK = re.compile(
    r"(?:the )?(?:end|ende|fin|adjourn(?:ment|ed)?|schluss|feierabend|fin del?|close)"
    r"(?: (?:of|des|der|du|de la|de|del|la) .{1,40})?[.!]?"
)


def is_end_mark(title: str) -> bool:
    """Say whether a title only marks where a day ends."""
    return len(title) <= 60 and bool(_END_MARK.fullmatch(fold(title).strip()))


_DISCUSSION = re.compile(
    r"\b(?:general|open|plenary|group) discussion|discussion (?:generale|ouverte)|discusion (?:general|abierta)"
    r"|(?:allgemeine|offene) (?:diskussion|aussprache)|debat general|debate general"
)


def has_discussion(text: str) -> bool:
    """Say whether a general or open discussion is printed."""
    return bool(_DISCUSSION.search(fold(text[:5000])))
