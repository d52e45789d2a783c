"""What looks like the name of a person, and what stands around a name."""

from __future__ import annotations

import re
from functools import lru_cache

from idm_tui.core.text import fold

_HONOURS = re.compile(
    r"(?:(?:mr|mrs|ms|miss|mx|dr|dra|prof|profa|professor|professeur|h\.\s?e|his excellency|her excellency|mme|mlle|"
    r"sr|sra|srta|herr|frau|señora?|hon|the hon|the honourable|monsieur|madame)\b\.?|m\.(?=\s?[A-Z]))[\s,]*",
    re.IGNORECASE,
)
_PARTICLES = frozenset(
    {"de", "del", "della", "di", "da", "do", "dos", "das", "du", "van", "von", "der", "den", "ten", "ter", "la", "le"}
    | {"el", "al", "bin", "ibn", "bint", "y", "e", "zu", "zur", "af", "av", "ben"}
)
_BODIES = re.compile(
    r"universi|universid|\binstitut|ministr|minister|department|departement|departamento|council|commission|agency|"
    r"\bagence|\bagencia|\bbank\b|banco|banque|office|\bbureau\b|centre\b|center\b|zentrum|centro\b|school|college|"
    r"academy|akademie|societ|association|asociacion|verein|verband|foundation|fondation|fundacion|stiftung|"
    r"\bgmbh\b|\bag\b|\bltd\b|\binc\b|\bllc\b|\bcorp\b|\bs\.?a\.?\b|\bcompany\b|\bgroup\b|\bteam\b|network|organi[sz]ation|"
    r"nations|federal|national|international|stadt\b|\bamt\b|government|gobierno|gouvernement|republic|union\b|"
    r"committee|secretariat|programme|program\b|project|labs?\b|research|technolog|systems|solutions|consult|"
    r"hochschule|klinik|hospital|museum|\bstaff|\ball\b|everyone|rundfunk|kommune|behorde|embassy|mission\b|delegat|"
    r"\broom\b|\braum\b|\bsaal\b|\bsalle\b|\bsala\b|\btrack\b|\bstage\b|\bhall \w$"
)
_TASKS = re.compile(
    r"director|direct(?:eur|rice)|\bhead\b|chief|officer|professor|minister\b|president|secretary|manager|"
    r"coordinator|adviser|advisor|ambassador|specialist|expert|analyst|founder|engineer|student|\blead\b|leader|ceo\b|"
    r"cto\b|partner|chair|fuhrer|leiter|referent|burgermeister|beauftragte|editor|redakteur|lecturer|scientist|"
    r"consultant|representative|member|rector|dean of|deputy|senior|counsel"
)
_NAME_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|['’.-])*", re.UNICODE)


def without_honours(name: str) -> str:
    """Return a name without Mr, Dr, H.E. before it."""
    while found := _HONOURS.match(name):
        rest = name[found.end() :]
        if not rest.strip():
            return name
        name = rest
    return name.strip()


def is_body(text: str) -> bool:
    """Say whether a text names an organisation rather than a person."""
    plain = fold(text[:300])
    return bool(_BODIES.search(plain)) or (text.isupper() and " " not in text.strip() and len(text) <= 12)


def is_task(text: str) -> bool:
    """Say whether a text names what somebody does."""
    return bool(_TASKS.search(fold(text[:300])))


@lru_cache(maxsize=16384)
def is_name(text: str) -> bool:
    """Say whether a text looks like one person's name: two to five words with capitals, particles aside."""
    if len(text) > 60:
        return False
    bare = without_honours(text.strip())
    words = bare.split()
    if not 2 <= len(words) <= 5:
        return len(words) == 1 and bare != text.strip() and _NAME_WORD.fullmatch(words[0]) is not None
    capitals = 0
    for word in words:
        if not _NAME_WORD.fullmatch(word):
            return False
        if word[0].isupper() or not word[0].islower():
            capitals += 1
        elif fold(word) not in _PARTICLES:
            return False
    return capitals >= 2 and not is_body(bare) and not is_task(bare)
