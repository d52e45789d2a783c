"""What somebody is, and for whom: the words behind a name shared between post and organisation; none is lost."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from idm_tui.core.text import fold
from idm_tui.formats.countries import countries
from idm_tui.formats.imports.brackets import split_outside
from idm_tui.formats.imports.names import is_body, is_task

_COMMA = re.compile(r",\s*")
_LEGAL_FORM = re.compile(
    r"(?:inc|ltd|llc|gmbh|s\.\s?a|sa|s\.\s?l|s\.\s?a\.\s?r\.\s?l|sarl|sas|ag|plc|corp|co|bv|nv)\.?"
)
_OF_A_STATE = re.compile(
    r"(?:(?:\w+ )?republic|kingdom|state|principality|republique|republica|royaume) (?:of|du|de|des) "
)
# Words for what somebody is that people are called as well, or titles begin with; without accents.
_POSTS = r"""
(?:advanced |head )?nurse|liaison|forester|bishop|dean|provost|pastor|priest|canon|councillor|senator|treasurer|curator
conservat(?:or|eur|rice)|librarian|bibliothecaire|archivist|archiver[oa]|architect|arquitect|avocat|abogad|lawyer
auteure?\b|autora?\b|editeur|editrice|editor|attorney|solicitor|barrister|notar|poet|writer|author|ecrivain|escritor|artist|music(?:ian|ien)|pianist|filmmaker
cineaste|realisat|farmer|agricult(?:or|eur)|activist|militant|volunteer|benevole|voluntari|spokes|porte-parole|portavoz
conven[eo]r|organi[sz]er|historian|historien|historiador|biolog|physicist|physicien|geolog|linguist|philosoph
anthropolog|antropolog|sociolog|psycholog|psicolog|economista|periodista|photograph|trainer|formateur|coach|midwife
sage-femme|physician|doctor\b|docteure?\b|medecin|medic[oa]\b|surgeon|chirurg|pharmac|pediatr|infirmi|enfermer|nutri[ct]ion
doctorant|doctorand|post-?doc|candidate|etudiant|estudiante|maitre de conf|charge[e]? de|interne\b|commandant|capitaine
brigad|sergent|captain|superintendent|inspect|principal\b|headteacher|teacher|docent|enseignant|professeur|professor
profesor|subdirec|director|decan[oa]|rector|coordinador|tecnic[oa]|especialista|expert|adjoint|maire\b|alcald
ministr[oa]\b|depute|diputad|concejal|regidor|embajador|secretari[oa]\b|tresori|tesorer|president|founder|fundador
fondat|ingenier|ingenieur|programmer|developer|designer|owner|chairwoman|chairman|survivor|refugee|nun\b|monk\b
"""
_POST = re.compile(rf"\b(?:{'|'.join(_POSTS.strip().splitlines())})")
# "Council of Governors", "Address of the Minister": a body of such people or what one does, and none of them.
_BODY_OF = re.compile(
    r"(?:the )?(?:intervention|allocution|discours|mots?|message|palabras|intervencion|discurso|address|remarks|speech"
    r"|council|ministr\w+|office|oficina|board|department|committee|association|college|union|order)"
    r" (?:of|de|des|del|for)\b"
)
# What may belong to another body and still is one: Kennedy School, Harvard University. A division or a team is not.
_OF_ANOTHER = re.compile(
    r"\b(?:school|universi\w+|institut\w*|ministr\w+|ministe\w+|college|academy|hospital|faculty|faculte|facultad|escuela|ecole)\b"
)


def role_and_organisation(words: str) -> tuple[str, str]:
    """Share the words behind a name: what somebody is, with the units in which they are, and the organisation."""
    parts = _parts(words)
    if not parts:
        return "", ""
    if not is_post(parts[0]) and (is_body(parts[0]) or not any(map(is_post, parts))):
        return "", ", ".join(parts)
    at = _organisation_in(parts)
    return ", ".join(parts[:at]), ", ".join(parts[at:])


@lru_cache(maxsize=512)  # a line is looked at by several in turn
def is_post(text: str) -> bool:
    """Tell whether a text says what somebody is."""
    plain = fold(text[:300])
    return not _BODY_OF.match(plain) and (is_task(text) or _POST.search(plain) is not None)


def _parts(words: str) -> list[str]:
    """Return what stands between commas; the legal form of a company stays with its name."""
    parts: list[str] = []
    for part in filter(None, map(str.strip, split_outside(_COMMA, words))):
        if parts and _LEGAL_FORM.fullmatch(fold(part)):
            parts[-1] = f"{parts[-1]}, {part}"
        else:
            parts.append(part)
    return parts


def _organisation_in(parts: list[str]) -> int:
    """Return where the organisation begins; the first part is what somebody is."""
    last = len(parts) - 1
    if last <= 0:
        return 1
    if is_country(parts[last]):
        # "Director, Branch, Ministry of Commerce, Trade and Ports, Ecuador": back to the body whose country it is.
        return next((at for at in range(last - 1, 0, -1) if is_body(parts[at])), last)
    while last > 1 and _OF_ANOTHER.search(fold(parts[last - 1])) and not is_post(parts[last - 1]):
        last -= 1
    return last


def is_country(text: str) -> bool:
    """Tell whether a text is the name of a country, and nothing else."""
    plain = fold(text)
    return plain in _countries() or _OF_A_STATE.match(plain) is not None


@cache
def _countries() -> frozenset[str]:
    return frozenset(fold(name) for country in countries() for name in (country.name, *country.also) if len(name) > 3)
