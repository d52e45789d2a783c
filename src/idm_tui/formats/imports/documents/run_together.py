"""People whose marks were lost, since their lines or cells ran into each other: given names tell where they begin."""

from __future__ import annotations

import re

from idm_tui.core.text import fold
from idm_tui.formats.imports.given_names import is_given
from idm_tui.formats.imports.names import is_body, is_honour, is_name
from idm_tui.formats.imports.ordinary_words import is_ordinary

_CAPITAL = r"[^\W\d_a-z](?:[a-zà-ÿ'’]|-[A-ZÀ-Þ]?)*[^\W\d_]"
_NAMED = re.compile(
    rf"(?<=[^\s,;:./|(–—-])\s+(?=(?P<name>(?P<given>{_CAPITAL})"
    rf"(?: [A-ZÀ-Þ]\.| (?:de|da|del|van|von|el|bin|ben)| {_CAPITAL}){{0,2}} (?:{_CAPITAL}|[A-ZÀ-Þ][A-ZÀ-Þ'’-]{{2,}}))"
    r"(?:,? (?:Jr|Sr)\.)?(?:[,;]\s|\s+[–—]\s|\s*\([^\W\d_]|\s*$))"
)
# "Ana Pérez, autrice. Marie Dubois, éditrice. Et Kofi Mensah, …"
_SENTENCE = re.compile(
    rf"(?<=[^\W\d_]{{4}})\.\s+(?:(?:Et|Y|And)\s+)?(?=(?P<name>(?P<given>{_CAPITAL})(?: {_CAPITAL}){{1,2}}),\s)"
)
# "Ana Pérez, directrice des programmes et Kofi Mensah, médecin"
_AND = re.compile(
    rf"(?<=[^\s,;:.]) (?:et|and|y) (?=(?P<name>(?P<given>{_CAPITAL})(?: {_CAPITAL}){{1,2}}),\s[^\W\d_A-ZÀ-Þ])"
)
# What is called after somebody, and what is about them.
_LEADING_WORDS = """
of the for a an de du des la le les del los las el à au aux en and et y e & in on at to by with from von und für sur
about par por con avec as like named called vs chez d l saint st dr mr mrs ms m mme prof salle room sala hall
auditorium amphi amphithéâtre lycée collège prix prize award premio medal lecture memorial rue avenue place plaza
calle théâtre teatro film edificio building tower stade hotel hôtel hôpital hospital universidad université
universidade institut instituto fondation fundación centro centre colegio escuela école biblioteca bibliothèque musée
museo gare aéroport aeropuerto pont pabellón lecture conférence chaire cátedra
"""
_LEADS_ON = frozenset(fold(word) for word in _LEADING_WORDS.split())
_LONGEST_TITLE = 160


def with_marks(text: str) -> str:
    """Return a line of people with a mark before each who follows the organisation of the one before without any."""
    if ". " in text:
        text = _SENTENCE.sub(_parted, text)
    if text.count(",") > 1:
        text = _AND.sub(_parted, text)
    return _NAMED.sub(lambda found: "; " if _is_next(found) else found[0], text)


def title_and_people(text: str) -> tuple[str, str] | None:
    """Part a title from the people behind it, if nothing stands between them: "Welcome Ana Pérez, ILO"."""
    if text.endswith((".", "?", "!")):
        return None
    for found in _NAMED.finditer(text[: _LONGEST_TITLE + 80]):
        title = text[: found.start()]
        if len(title) > _LONGEST_TITLE or "," in title:
            return None
        if _begins(found) and _is_word(title.rpartition(" ")[2]) and not is_name(title):
            return title, text[found.start("name") :]
    return None


def _parted(found: re.Match[str]) -> str:
    return "; " if is_given(found["given"]) and is_name(found["name"]) else found[0]


def _is_next(found: re.Match[str]) -> bool:
    before = found.string[: found.start()]
    piece = before[before.rfind(",") + 1 :].split()
    is_of_body = not piece or (is_body(piece[0].capitalize()) and all(word.istitle() for word in piece))
    return "," in before and not is_of_body and _begins(found)


def _begins(found: re.Match[str]) -> bool:
    """Tell whether somebody begins here, and nothing that is called after them."""
    last = found.string[: found.start()].rpartition(" ")[2]
    is_apart = fold(last).strip(".'’") not in _LEADS_ON and not (is_honour(last) or is_given(last))
    return is_apart and is_given(found["given"]) and is_name(found["name"])


def _is_word(text: str) -> bool:
    """Tell whether a word is of a title, and not one of a name or a body."""
    return text[:1].islower() or is_ordinary(fold(text)) or not text[:1].isalpha()
