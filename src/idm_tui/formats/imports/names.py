"""What looks like the name of a person, what like an organisation or a post, and what stands around a name."""

from __future__ import annotations

import re
from functools import lru_cache

from idm_tui.core.text import fold
from idm_tui.formats.imports.given_names import is_given
from idm_tui.formats.imports.ordinary_words import is_ordinary

# Behind one of these stands a name, whatever else its words may mean.
HONOUR = (
    r"(?:h\.?\s?e|s\.?\s?e(?:\.?m)?|mg|mr|mrs|ms|mx|dr|dra|drs|dr\.?-ing|prof|profa|professor|professeur|professora?"
    r"|mag|excm[ao]|ilm[ao]|hna|hno|profesora?|engr|ing|licda|lic(?:\.? en [^\W\d_]+)?|msc|mtro|mtra|dña|d\.ª|mme"
    r"|mlle|sra|srta|señora?|herr|frau|cllr|hon|the hon|the honourable|honorable|monsieur|madame|ma[îi]tre(?! de\b)|mᵉ"
    r"|(?:his|her|son|su|sua) (?:excellency|excellence|excelencia|excelência))\b\.?"
    r"|(?:the )?(?:(?:rt|most|very|right)\.? )?(?:revd|reverend)\b\.?|datuk|datin|dato|s(?:œ|oe)ur|fr[èe]re|padre"
    r"|(?:m|mm|sr|me|rev|fr|eng|pr|sis|bro|capt|dip|arq|abog|cra|cro|sen|enf|agr|ven|mgr|ps|t[ée]c)\.(?=\s[^\W\d_]|[^\W\d_](?!\.))"
)
# These are told from other words only by the name behind them: General Motors, Father Anselm, Sir Humphry Davy.
_RANK = (
    r"(?:lieutenant|colonel|general|captain|major|justice|judge|sir|dame|lord|lady|uncle|aunt|auntie|aunty|father"
    r"|sister|brother|senator|mayor|councill?or|alcalde(?:sa)?|maire|emerit(?:us|a)|ambassador|amb|don|doña|baroness|miss|sheikh|sheikha|imam|bishop|chief|rabbi|pastor"
    r"|canon|capt|mgr|rep|dean|lt|gen|col|maj|brig|sgt|cdr|(?:v|r)?adm"
    r"|m|mm|sr|me|pr|rev|fr|eng)\b(?!\.-)\.?"
)
_DON = r"d\.(?=\s+[^\W\d_]{3,}\s+[^\W\d_])"
_HONOUR_WITHIN = re.compile(rf"(?<=[^\s,;:–-])\s+(?={HONOUR}\s*[^\W\d_])", re.IGNORECASE)
_HONOURS = re.compile(rf"(?:{HONOUR})[\s,]*", re.IGNORECASE)
_BEFORE_NAME = re.compile(rf"(?:(?:{HONOUR}|{_RANK}|{_DON})(?:[\s,]+|(?<=\.)))+", re.IGNORECASE)
_LETTERS_BEHIND = re.compile(
    r"(?<=[\w.)]),?\s+(?:OBE|AO|AC|AM|CBE|MBE|OAM|PSM|MP|MLC|MEP|QC|KC|SC|OSB|SDB|SJ|PhD|Ph\.D\.?|MD|MSc|MBA|FASSA|FAIIA"
    r"|Esq\.?)(?=,|$|\s+(?:[A-Z]{2,}|PhD|MSc)\b)"
)
_PARTICLES = frozenset(
    {"de", "del", "della", "di", "da", "do", "dos", "das", "du", "la", "las", "los", "le", "van", "von", "der", "den"}
    | {"ten", "ter", "el", "al", "bin", "ibn", "bint", "binti", "ben", "abu", "y", "i", "e", "af", "av", "zu", "zur"}
    | {"ní", "o", "mc", "st", "ap", "ole", "arap", "ould", "uld", "mint", "wa", "dela", "'t", "’t"}
)
_WITH_PARTICLE = re.compile(r"(?:d|l|dell|dall|degl|nell|al|el|as|ad|an|ar|at|az|ul|ur|ibn)['’-][^\W\d_a-z]")
_NAME_WORD = re.compile(r"['’]t|[^\W\d_](?:[^\W\d_]|['’.\-‑ʻ·\u0300-\u036f])*")
_NICKNAME = re.compile(r"(?<=\w)\s[“\"‘'«][^\W\d_]{2,15}[”\"’'»](?=\s\w|$)")
# With an initial in the midst it is nobody's title: "Bonnie M. Green", "Francis J. Mellen Jr."
_SURELY = re.compile(r"[^\W\d_a-z][a-zà-ÿ'’-]+ (?:[^\W\d_a-z]\. )+[^\W\d_a-z][\w'’-]+(?: (?:Jr|Sr)\.?)?")
_WITH_CAPITALS = re.compile(r"[^\W\d_a-z][a-zà-ÿ'’-]+ (?:(?:de|van|von|el|ben) )?[A-ZÀ-Þ][A-ZÀ-Þ'’-]{2,}")
_ACRONYM = re.compile(r"(?!NG$)[BCDFGHJKLMNPQRSTVWXZ]{2,5}")  # CSS, TN
_GERUND = re.compile(r"[a-z]{7,}ing")  # nobody is called so first; shorter may be Xiaoming
# Words that families are called as well: behind a given name they are one.
_FAMILY_WORDS = """
novel rico mercado mesa plaza forest fields woods waters banks bridges stone field marsh english french german spain
france cuba white black green brown gray gold silver reed book page day winter summer spring march august best good
small long short case law price power wood mills house church temple castle king prince duke baron bishop abbot pope
knight marshall major hands
"""
_FAMILIES = frozenset(_FAMILY_WORDS.split())
_ACCENTED = frozenset({"Germán", "Pär"})  # words but for their accents
_ARTICLES = frozenset({"A", "An", "The", "Un", "Une"})
_ARTICLES_OF_TWO = frozenset({"Le", "La", "Los", "Las"})  # "Le Souhaitier", but "Le Van Minh"
_ROMAN = re.compile(r"I{2,3}|I?V|VI{1,3}|IX")
_ORDERED = 2
_LONGEST_CUT = 5  # Chas., Fco.
_LONGEST_NAME = 60
_MOST_WORDS = 7

_BODIES = re.compile(
    r"universi|universid|\binstitut|ministr|minister[ei]|department|departement|departamento|council|commission|agency|"
    r"\bagence|\bagencia|\bbank\b|banco\b|banque|\boffice|\bbureau\b|centre\b|center\b|zentrum|centro\b|school|college|"
    r"academy|akademie|societ|association|asociacion|verein|verband|foundation|fondation|fundacion|stiftung|"
    r"\bgmbh\b|\bag\b|\bsas\b|\bltd\b|\binc\b|\bl\.?l\.?[cp]\b|\bcorp|\bs\.\s?a\b|\bcompany\b|\bgroup\b|\bteam\b|network|organi[sz]ation|"
    r"nations|federal|national|international|stadt\b|\bamt\b|government|gobierno|gouvernement|republic|union\b|"
    r"committee|secretaria|consejo|programme|program\b|project|labs?\b|research|technolog|systems|solutions|consult|"
    r"hochschule|klinik|hospital|museum|\bstaff|\ball\b|everyone|rundfunk|kommune|behorde|embassy|mission\b|delegat|"
    r"observato|laborator|\bfacult|\becole\b|\bescuela|\bconseil|\bcomite|comision\b|federacion|syndicat|"
    r"parlament|parliament|\btribunal|\bsenat\b|senado|de las cortes|diputaci|ayuntamiento|"
    r"auditorium|\broom\b|\braum\b|\bsaal\b|\bsalle\b|\bsala\b|\btrack\b|\bstage\b|\bhall \w$"
)
_TASKS = re.compile(
    r"\b(?:director|direct(?:eur|rice)|diretor|head\b|chief|officer|professor|minister\b|ministre|president|secreta[ri]|manager|"
    r"coordinat|coordonn|advis[eo]r|ambassador|ambassadeur|specialist|expert|analyst|(?:co-?)?founder|cofondat|engineer|"
    r"student|lead\b|leader|ceo\b|cto\b|partner|chair|referent|beauftragte|editor|lecturer|scientist|"
    r"researcher|consult[ao]|representative|representant|member|rector|dean of|deputy|vice\b|senior|counsel|"
    r"fellow\b|economist|attach|commissioner|governor|rapporteur|judge|journalist|broadcaster|statistician|chef\b|"
    r"conseill|delegue|responsable|hydrologue|juge|chercheu|jefe|jefa\b|gerente|consejer|catedr|viceministr|asesor|"
    r"investigador|letrad|former\b)|fuhrer|leiter|redakteur|burgermeister"
)


def without_honours(name: str) -> str:
    """Return a name without Mr, Dr, H.E. before it, if anything is left."""
    bare = name.strip(" ,;:–-")
    if bare[:1].islower() and not _HONOURS.match(bare):
        return bare
    found = _BEFORE_NAME.match(bare)
    rest = (bare[found.end() :] if found else bare).strip(" ,;:–-")
    if found and " " not in rest and not _HONOURS.match(bare):
        return bare  # Dean Smith, and no dean
    called = _HONOURS.sub("", bare, count=1) if found and " " not in rest else ""
    return called if called.startswith("Don ") else rest or bare  # Mr Don Smith


def has_honour(text: str) -> bool:
    """Tell whether a text begins as that of a person does: Ms, Dr, H.E."""
    bare = text.strip()
    return bare[:1].isupper() and _HONOURS.match(bare) is not None


def is_honour(word: str) -> bool:
    """Tell whether a word stands before names: Mr, Dr, Dame, Father."""
    return without_honours(f"{word} Ana Vega") == "Ana Vega"


def honour_within(text: str) -> int:
    """Return where Mr, Dr or H.E. begins in the midst of a text, without a mark before it; -1 where none does."""
    return next((found.end() for found in _HONOUR_WITHIN.finditer(text) if _is_before_name(text, found)), -1)


def _is_before_name(text: str, found: re.Match[str]) -> bool:
    """Tell whether Mr or M. stands before a name; in "Bonnie M. Green" it is within one."""
    honour = text[found.end() :].partition(" ")[0]
    before = text[: found.start()].rpartition(" ")[2]
    is_initial = len(honour.strip(".")) == 1 and before[:1].isupper() and not before.isupper()
    return text[found.end()].isupper() and not is_initial


def without_letters(name: str) -> str:
    """Return a name without OBE, MP or PhD behind it."""
    return _LETTERS_BEHIND.sub("", name)


def is_particle(word: str) -> bool:
    """Tell whether a word of a name leads on to another: de, van, bin; also with a capital."""
    return fold(word) in _PARTICLES


def is_letters(text: str) -> bool:
    """Tell whether a text is only what stands behind a name: OBE, MP, PhD."""
    return _LETTERS_BEHIND.fullmatch(f"X, {text.strip()}", 1) is not None


@lru_cache(maxsize=1024)  # a line is looked at by several in turn
def is_body(text: str) -> bool:
    """Tell whether a text names an organisation rather than a person."""
    plain = fold(text[:300])
    return bool(_BODIES.search(plain)) or (text.isupper() and " " not in text.strip() and len(text) <= 12)


@lru_cache(maxsize=1024)
def is_task(text: str) -> bool:
    """Tell whether a text names what somebody does."""
    return bool(_TASKS.search(fold(text[:300])))


@lru_cache(maxsize=16384)
def is_name(text: str) -> bool:
    """Tell whether a text looks like one person's name: two to seven words with capitals, none that things are called.

    Behind Mr or Ms one word is enough, and whatever it may mean otherwise.
    """
    if len(text) > _LONGEST_NAME or "\t" in text:
        return False
    bare = _NICKNAME.sub("", without_letters(without_honours(text)).strip())
    honoured = has_honour(text) and bare != text.strip()
    words = bare.split()
    if not _has_form(words, honoured=honoured) or (not honoured and _is_order_or_body(words)):
        return False
    if honoured or _SURELY.fullmatch(bare):
        is_no_word = _HONOURS.fullmatch(bare) is None and not (text.isupper() and is_ordinary(fold(bare)))
        return len(words) > 1 or is_no_word  # no "ING. SOFTWARE"
    return not (_GERUND.fullmatch(fold(words[0])) or _means_something(words, bare) or is_body(bare) or is_task(bare))


def _has_form(words: list[str], *, honoured: bool) -> bool:
    """Tell whether words stand as those of a name do: with capitals, but for de, van, bin."""
    if not (1 if honoured else 2) <= len(words) <= _MOST_WORDS or words[0] in _ARTICLES or len(words[-1]) == 1:
        return False
    big = 0
    for place, word in enumerate(words):
        if not _NAME_WORD.fullmatch(word):
            return False
        if not word[0].islower():
            big += 1
        elif not place or not (fold(word) in _PARTICLES or _WITH_PARTICLE.match(word)):
            return False
    return big >= (1 if honoured or any(map(_WITH_PARTICLE.match, words)) else 2)


def _is_order_or_body(words: list[str]) -> bool:
    """Tell whether words are counted, or end with what is no family: "Hands-on II", "Ana Pérez. SGS", "Los Cabos"."""
    is_cut = any(len(word) > _LONGEST_CUT and word.endswith(".") for word in words[:-1])
    is_of_two = len(words) == _ORDERED and (words[0] in _ARTICLES_OF_TWO or _ROMAN.fullmatch(words[-1]) is not None)
    return is_cut or is_of_two or _ACRONYM.fullmatch(words[-1]) is not None


def _means_something(words: list[str], bare: str) -> bool:
    """Tell whether a word of a name is one of everyday speech, but for a family name that surely is one."""
    if _WITH_CAPITALS.fullmatch(bare):
        words = words[:1]  # "Richard HANDS"
    elif fold(words[-1]) in _FAMILIES and is_given(words[0]):
        words = words[:-1]
    return any(is_ordinary(fold(word).strip(".'’")) for word in words if word not in _ACCENTED)
