"""People as agendas print them: a name, a post, an organisation, in one of a dozen orders."""

from __future__ import annotations

import re

from idm_tui.core.text import fold
from idm_tui.formats.imports.draft import Person

_HONORIFICS = re.compile(
    r"^(?:(?:H\.?\s?E\.?|S\.?E\.?(?:M\.?)?|Mr|Mrs|Ms|Miss|Mx|Dr|Dra|Drs|Prof|Professor|Profesora?|Eng|Engr|Ing|Lic|Msc|MSC|LIC"
    r"|Lieutenant|Colonel|General|Captain|Major|Justice|Judge|M|MM|Mme|Mlle|Sr|Sra|Srta|Don|Doña|Amb|Ambassador"
    r"|Hon|The Hon|Sir|Dame|Rev|Uncle|Auntie|Emeritus"
    r"|His Excellency|Her Excellency|Son Excellence|Su Excelencia|Senator|Herr|Frau|Maître|Me)\b\.?(?:\s+|(?<=\.)))+",
)
_PARTICLES = frozenset(
    [
        "de",
        "del",
        "la",
        "las",
        "los",
        "le",
        "da",
        "do",
        "dos",
        "das",
        "di",
        "van",
        "von",
        "der",
        "den",
        "ten",
        "ter",
        "el",
        "al",
        "bin",
        "ibn",
        "ben",
        "y",
        "e",
        "af",
        "zu",
        "zur",
        "ní",
        "o",
        "mc",
        "st",
    ]
)
_NOT_NAMES = frozenset(
    [
        "session",
        "panel",
        "break",
        "lunch",
        "coffee",
        "tea",
        "opening",
        "closing",
        "welcome",
        "remarks",
        "keynote",
        "presentation",
        "discussion",
        "workshop",
        "agenda",
        "registration",
        "questions",
        "question",
        "introduction",
        "overview",
        "general",
        "open",
        "moderator",
        "chair",
        "speakers",
        "speaker",
        "room",
        "hall",
        "salle",
        "conference",
        "ministry",
        "department",
        "institute",
        "university",
        "association",
        "organization",
        "organisation",
        "commission",
        "bank",
        "council",
        "centre",
        "center",
        "programme",
        "program",
        "office",
        "agency",
        "international",
        "national",
        "global",
        "development",
        "policy",
        "report",
        "research",
        "objective",
        "part",
        "day",
        "end",
        "photo",
        "group",
        "dinner",
        "reception",
        "video",
        "film",
        "plenary",
        "address",
        "statement",
        "conclusions",
        "government",
        "public",
        "private",
        "data",
        "digital",
        "project",
        "projects",
        "network",
        "fund",
        "foundation",
        "society",
        "federation",
        "committee",
    ]
)
_ON_BEHALF = re.compile(
    r"\s*[,;(]?\s*\b(?:on behalf of|au nom de|en nombre de|en representación de|représentant|for and on behalf of)\s+",
    re.IGNORECASE,
)
_LETTERS_BEHIND = re.compile(
    r",?\s*(?:OBE|AO|AC|AM|CBE|MBE|PSM|MP|MLC|QC|KC|PhD|Ph\.D\.?|MD|FASSA|FAIIA|Esq\.?|Jr\.?)(?=\s|,|$)"
)
_WORD = re.compile(r"^[^\W\d_][\w'’.\-‑ʻ·]*$")
_ELIDED = re.compile(r"d['’][^\W\d_a-z]")
_LONGEST_NAME = 7


def without_honorific(name: str) -> str:
    """Return a name without Mr, Dr, H.E. before it."""
    bare = _HONORIFICS.sub("", name.strip(" ,;:–-"))
    return bare.strip(" ,;:–-")


def has_honorific(text: str) -> bool:
    """Tell whether a text begins as that of a person does: Ms, Dr, H.E."""
    return _HONORIFICS.match(text.strip()) is not None


def is_name(text: str) -> bool:
    """Tell whether words may be the name of a person: two to seven words with capitals, none that things are called."""
    bare = _LETTERS_BEHIND.sub("", without_honorific(text)).strip()
    words = bare.split()
    if not (1 if has_honorific(text) else 2) <= len(words) <= _LONGEST_NAME or len(bare) > 60:
        return False
    if not all(_WORD.match(word) for word in words):
        return False
    elided = [word for word in words if _ELIDED.match(word)]
    big = [word for word in words if fold(word) not in _PARTICLES and word not in elided]
    # "Tristan d'Avezac de Moran", and not "Présentation d'Onyxia"
    if len(big) < (2 if elided else 1) or not all(word[0].isupper() for word in big):
        return False
    if any(fold(word).strip(".") in _NOT_NAMES for word in words):
        return False
    # A line in capitals is a title more often than a name; behind Mr or Ms it is a name.
    return has_honorific(text) or not (bare.isupper() and len(bare) > 24)


def person_in(line: str) -> Person | None:
    """Return the person that a line names: "Name, post, organisation", "Name (Organisation)", "Name - Organisation"."""
    text = line.strip(" \t•*-–—;")
    behalf = _ON_BEHALF.search(text)
    other = None
    if behalf:
        other = person_in(text[behalf.end() :].rstrip(" )"))
        text = text[: behalf.start()]
    text = text.rstrip(" ;")
    found = _split(text) or _split(text.rstrip("."))
    if found is None:
        return None
    name, rest = found
    role, organisation = role_and_organisation(rest)
    return Person(without_honorific(name), role, organisation, other)


def _split(text: str) -> tuple[str, str] | None:
    """Split a line into the name and all words behind it."""
    bracket = re.match(r"^([^()]+?)\s*\((.+)\)\s*(?:[,:–-]\s*(.*))?$", text)
    if bracket and is_name(bracket.group(1)):
        return bracket.group(1), ", ".join(filter(None, (bracket.group(2), bracket.group(3))))
    head, comma, rest = text.partition(",")
    while comma and _LETTERS_BEHIND.fullmatch(f",{rest.partition(',')[0]}"):
        _letters, comma, rest = rest.partition(",")
    if comma and is_name(head):
        return _LETTERS_BEHIND.sub("", head), rest
    dash = re.match(r"^(.+?)\s+[-–—]\s+(.+)$", text)
    if dash and is_name(dash.group(1)):
        return dash.group(1), dash.group(2)
    if is_name(text):
        return text, ""
    return None


def role_and_organisation(rest: str) -> tuple[str, str]:
    """Share the words behind a name: the first part is the post, all others the organisation; none is lost."""
    parts = [part.strip() for part in rest.split(",") if part.strip()]
    if len(parts) == 1 and not _is_post(parts[0]):
        return "", parts[0]
    return (parts[0], ", ".join(parts[1:])) if parts else ("", "")


_POST = re.compile(
    r"\b(?:director|head|chief|president|chair|secretary|minister|manager|officer|adviser|advisor|professor|researcher|fellow"
    r"|coordinator|economist|specialist|expert|lead|ambassador|attach|commissioner|governor|deputy|vice|ceo|cto|founder|partner"
    r"|analyst|consultant|lecturer|senior|representative|rapporteur|judge|editor|journalist|broadcaster|statistician"
    r"|direct|chef|ministre|conseiller|coordonn|secr[ée]taire|pr[ée]sident|responsable|hydrologue|juge|chercheu"
    r"|jef[ea]|gerente|ministr|consejer|catedr|viceministr|secretari|consultor|asesor|investigador)",
    re.IGNORECASE,
)


def _is_post(words: str) -> bool:
    return _POST.search(words) is not None


def is_post_line(text: str) -> bool:
    """Tell whether a line may say what somebody is, below their name."""
    return _is_post(text) and len(text) < 160


def people_in(text: str) -> list[Person]:
    """Return the people of a line that names one or several: split at semicolons, slashes, "and"."""
    one = person_in(text)
    parts = [part for part in re.split(r"\s*;\s*|\s+/\s+|\s*•\s*", text) if part.strip()]
    if len(parts) == 1:
        parts = _with_brackets(text)
    if len(parts) == 1 and one is None:
        parts = [part for part in re.split(r"\s*,\s*|\s+(?:and|et|y|und|&|e)\s+", text) if part.strip()]
        if not all(is_name(part) for part in parts):
            return []
    if len(parts) == 1:
        names = re.split(r"\s+(?:and|et|y|und|&)\s+", parts[0])
        if len(names) == 2 and all(is_name(name) for name in names):
            parts = names
    found = [person for part in parts if (person := person_in(part)) is not None]
    return found if len(found) == len(parts) else [one] if one is not None else found


def _with_brackets(text: str) -> list[str]:
    """Split "A (X), B (Y) and C (Z)" behind its brackets."""
    parts = re.split(r"(?<=\))\s*(?:,|;|\band\b|\bet\b|\by\b|&)\s*", text)
    return [part for part in parts if part.strip()]
