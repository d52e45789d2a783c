"""What kind of session a title means, in the words of English, French, Spanish, German and Portuguese agendas."""

from __future__ import annotations

import re
from functools import lru_cache

from idm_tui.core.text import fold

# The first that fits wins; every word stands without accents and in small letters, patterns are separated by lines.
_BREAK = r"""
coffee
tea( &| and|/)|tea break|\btea\b$|(morning|afternoon) tea
lunch(?!ed)
\bbreak\b(?! ?-?out|[^()]{0,60}\))|breakfast|refreshments|dinner|reception\b|cocktail
pause\b|dejeuner|cafe\b|diner\b|^repas\b|^gouter\b|^buffet\b
refrigerio|^pausa\W*(?:$|(?:de|del|para|al|y|cafe|comida|activa|almuerzo|merienda|\d))|^descanso\b|almuerzo|comida\b|receso|merienda|cena\b
mittag|kaffee|imbiss
intervalo|almoco
ընդմիջում|休憩
"""
_REGISTRATION = r"""
^(?:\w+ ){0,2}registration|^arrival|participants arrive|check.?in|doors open
inscription des|enregistrement|^accueil
^registro\b|registro de |inscripcion|acreditacion|credenciamento
registrierung|anmeldung|ankunft|einlass
գրանցում
"""
_OPENING = r"""
^opening|^official opening|opening (?:remarks|ceremony|session|address)|welcome|inaugura|introductory remarks
ouverture|bienvenue|mots? d'accueil|allocution
apertura|bienvenida|abertura
eroffnung|begrussung
"""
_CLOSING = r"""
^closing|closing (?:remarks|ceremony|session|address|statement)|wrap.?up|^conclusions?\b|concluding
next steps|way forward|adjourn|farewell
cloture|clausura|encerramento|^cierre\b|de cierre$|^conclusiones y
schluss|abschluss
"""
_KEYNOTE = r"""
key.?note
discours principal|conference inaugurale
(conferencia|ponencia) magistral
"""
_STORY = r"""
migrant story|\bstory\b$
^testimon|^temoignage|^testimonio
"""
_DISCUSSION = r"""
^(?:general|open|plenary|panel|group|round.?table)? ?(?:discussion|debate)s?\b|^q ?& ?a|question.and.answer
^debat|tour de table|discussion generale
^discusion|debate general
^diskussion|^discussao
"""
_SESSION = r"""
\bsession\b|\bpanel\b|\bworkshop\b
\bseance\b|\batelier\b
\bsesion\b|\btaller\b|\bsessao\b
\bsitzung\b
"""
_PRESENTATION = r"""
^presentation|setting the scene|introductory presentation
^exposicion|^expose|^vortrag
"""
_GENERAL = r"""
^(?:general|open|plenary) (?:discussion|debate)\b|^q ?(?:&|and) ?a\b|^discussions?$|^debate$
^discussion generale|^debat general|^discussion (?:ouverte|libre)|^echanges? avec la salle|^debat\b
^debate general|^discusion (?:general|abierta)|^discusion$
^questions? (?:et|and|y) (?:reponses?|answers?|respuestas?)
^allgemeine (?:diskussion|aussprache)|^diskussion$
^discussao geral
"""


def _one_of(patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(patterns.split("\n")[1:-1]))


_RULES = tuple(
    (kind, _one_of(patterns))
    for kind, patterns in (
        ("break", _BREAK),
        ("registration", _REGISTRATION),
        ("opening", _OPENING),
        ("closing", _CLOSING),
        ("keynote", _KEYNOTE),
        ("story", _STORY),
        ("discussion", _DISCUSSION),
        ("session", _SESSION),
        ("presentation", _PRESENTATION),
    )
)
_GENERAL_DISCUSSION = _one_of(_GENERAL)


@lru_cache(maxsize=1024)
def kind_of(title: str) -> str:
    """Return the kind of a session; "session" is for what has a panel, "other" for what nothing is known of."""
    plain = fold(title).replace("’", "'").strip(" -–—•*\t")
    return next((kind for kind, words in _RULES if words.search(plain)), "other")


def is_general_discussion(text: str) -> bool:
    """Tell whether a line announces the general discussion."""
    return _GENERAL_DISCUSSION.match(fold(text).strip(" -–—•*:.\t")) is not None
