"""What the columns of a table hold, as its heading says: times, titles, people, rooms, days, or things side by side."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from idm_tui.core.text import fold
from idm_tui.formats.imports.documents.days import MONTHS, WEEKDAYS, printed_in

if TYPE_CHECKING:
    from collections.abc import Iterable

# Without accents and in small letters; patterns stand a line each, and the first kind that fits wins.
_SPEAKERS = r"""
(?:main |invited |keynote )?(?:speakers?|presenters?|lecturers?|instructors?|teachers?|tutors?)\b|panell?ists?
(?:who|qui)\b|responsibles?\b|responsables?\b|led by|leads?\b|presented by|intervenant|orateur|conferencier|ponente
(?:task )?managers?|owners?|in charge|expositor|orador|conferencista|facilitador|name|referent
"""
_ASIDE = r"""
(?:slides?|materials?|resources?|code|links?|videos?|recordings?|duration|duree|duracion|length|notes?|pdf)\b
(?:type|format|remarks|comments|documents?|equipment|language)\b
"""
_TITLE = r"""
titles? desc\w*$
(?:titles?|titres?|titulos?|topics?|sessions?|sesion(?:es)?|seances?|activit\w+|actividad(?:es)?|events?)$
(?:evenements?|eventos?|items?|descriptions?|subjects?|themes?|temas?|talk|what|content|contenus?|contenido)$
(?:programm?e?|agenda|details?|tasks?|presentation|intitule|objet|lecture)$
"""
_QUESTIONS = r"""
(?:guiding |key |discussion )?questions?\b|(?:points|topics|issues) (?:for|to) (?:discuss|debate|reflect)
discussion points|preguntas?\b|pistes\b|points (?:de|a) (?:discussion|debat|discuter)|puntos (?:de|para)
"""
_KINDS = {
    "end": r"(?:end|ends|finish|to|until|fin|hora (?:de )?(?:fin\w*|termino)|heure (?:de )?fin|ende|bis)(?: time)?$",
    "start": r"(?:start|starts|begin|from|inicio|hora (?:de )?inicio|debut|heure (?:de )?debut|beginn|von)(?: time)?$",
    "time": r"(?:time|hours?|horas?|heures?|horaires?|horario|zeit|uhrzeit|when|schedule|start)\b",
    "room": r"(?:room|location|venue|place|salle|lieu|sala|lugar|ort|raum|aula|where|ou)\b",
    "moderators": r"(?:session )?(?:moderat|chair|presid|moderador|facilita)",
    "speakers": _SPEAKERS,
    "aside": _ASIDE,
    "questions": _QUESTIONS,
    "title": _TITLE,
}
_RULES = tuple((kind, re.compile("|".join(words.strip().split("\n")))) for kind, words in _KINDS.items())
# Beside one of these "Session" and "Event" say what form an item has.
_NAMED_TITLE = re.compile(r"(?:titles?|titres?|titulos?|topics?|talks?|temas?|intitules?|sujets?)\b")
_BESIDE = re.compile(
    r"\b(?:track|stream|strand|room|salle|sala|raum|saal|hall|stage|auditori(?:um|o)|annex|parallel|amphi|theatre|lab)\b"
    r"|^(?:talks|workshops|tutorials|ateliers|talleres)$"
    r"|^(?:group|groupe|grupo|session|section|seccion|panel|workshop|atelier|taller) (?:\d|[a-z])$"
)
_OF_DAYS = frozenset({"day", "jour", "dia", "tag", "one", "two", "three", "four", "iii", "uno", "dos", "tres", "deux"})
_OF_PEOPLE = frozenset({"moderators", "speakers", "questions", "room"})
_LONGEST = 60


def kinds_of(cells: Iterable[str]) -> list[str]:
    """Return what the heading of a table says of each column; empty for those that say nothing known."""
    cells = list(cells)
    kinds = [_kind_of(cell) for cell in cells]
    if kinds.count("title") > 1:
        names = [_NAMED_TITLE.match(_plain(cell)) is not None for cell in cells]
        kinds = [
            "" if any(names) and kind == "title" and not name else kind for kind, name in zip(kinds, names, strict=True)
        ]
    return kinds


def roles_of(cells: Iterable[str]) -> list[str]:
    """Return which columns are of rooms and people; empty for all others."""
    return [kind if kind in ("room", "speakers", "moderators") else "" for kind in kinds_of(cells)]


def is_table_heading(cells: list[str]) -> bool:
    """Tell whether a row of a table names its columns: its first is of times, or another and none holds a time."""
    if not cells or max(map(len, cells)) > _LONGEST * 2:
        return False
    if _kind_of(cells[0]) in ("time", "start") or _names_places(cells):
        return True
    if len(cells) < 2 or any(len(cell) > _LONGEST or re.search(r"\d[:h.]\d", cell) for cell in cells):
        return False
    kinds = kinds_of(cells)
    if len(cells) > 2 and len(set(kinds) & _OF_PEOPLE) > 1 and max(map(len, cells)) < _LONGEST / 2:
        return True  # of a table within an item: "Group | Facilitator | Question"
    return ("start" in kinds and "end" in kinds) or ("time" in kinds and "title" in kinds) or len(days_of(cells)) > 1


def days_of(cells: list[str]) -> list[int]:
    """Return the columns that are a day each."""
    return [place for place, cell in enumerate(cells) if len(cell) < _LONGEST and is_day_cell(cell)]


def beside_of(cells: list[str]) -> list[int]:
    """Return the columns whose cells are at the same time: rooms or tracks; none where a column is of titles."""
    kinds = kinds_of(cells)
    if _names_places(cells):
        kinds[0] = "time"
    free = [place for place, kind in enumerate(kinds) if kind in ("", "room") and cells[place].strip()]
    named = [place for place in free if _BESIDE.search(_plain(cells[place]))]
    if "title" in kinds or len(free) < 2 or not named or not {"time", "start"} & set(kinds):
        return []
    return free


def _names_places(cells: list[str]) -> bool:
    """Tell whether a row names nothing but rooms or tracks side by side, over a column of times without a name."""
    is_of_times = not cells[0].strip() or is_day_cell(cells[0]) if cells else False
    return len(cells) > 2 and is_of_times and all(_BESIDE.search(_plain(cell)) for cell in cells[1:])


def _kind_of(cell: str) -> str:
    plain = _plain(cell)
    return next((kind for kind, words in _RULES if words.match(plain)), "")


def is_day_cell(cell: str) -> bool:
    """Tell whether a cell names a day and nothing else."""
    found = printed_in(cell)
    if found is None or not (found.month or found.slashes is not None or found.weekday >= 0 or found.number):
        return False
    words = re.findall(r"[a-z]{3,}", fold(cell))
    return all(word in MONTHS or word in WEEKDAYS or word in _OF_DAYS for word in words)


def _plain(cell: str) -> str:
    return re.sub(r"[\W_]+", " ", fold(cell)).strip()
