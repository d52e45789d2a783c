"""The words with which agendas announce who moderates and who speaks."""

from __future__ import annotations

import re
from functools import lru_cache

from idm_tui.formats.imports.documents.people import people_in

# Patterns stand a line each; behind the word must stand a colon, a person, or nothing.
_MODERATORS = r"""
(?:master|mistress)e?s? of ceremon(?:y|ies)|m\.?c\.?|maestr[oa]s? de ceremonias|ma[îi]tre(?:sse)?s? de c[ée]r[ée]monie
pr[ée]s\.|conven[eo]rs?|coordinators?
moderators?|moderated by|moderation(?: by)?|(?:session )?hosts?|hosted by|interview(?:er|ed by)
mod[ée]rat(?:eur|rice)s?|mod[ée]ration(?: assur[ée]e par)?|mod[ée]r[ée]e? par
anim[ée]e? par|animat(?:eur|rice)s?|animation
facilitateurs?|facilitatrices?|pr[ée]sid[ée]e? par|pr[ée]sid(?:ence|ente?)s?(?: de s[ée]ance)?
preside la (?:mesa|sesi[óo]n)|presenta
coordina(?:dor(?:a|es|as)?|n|ci[óo]n)?|comoderador(?:a|es)?|co-?moderators?|co-?mod[ée]rat(?:eur|rice)s?
(?:presentadora?[-/ ])?moderador(?:a|es|as)?|modera(?:do por|da por|n)?|facilita(?:n)?|facilitador(?:a|es)?
presidencia|preside|presidid[oa] por
modera[çc][ãa]o|media[çc][ãa]o|mediador(?:a|es)?|moderator[ei]|moderatrice|presiede|coordinatore
(?:session |co-?)?chairs?|(?:co-?)?chaired by|(?:session )?(?:co-?)?chairpersons?|presided by|convened by|convenors?
(?:co-?)?facilitators?|(?:co-?)?facilitated by|facilitation|in the chair|leitung|vorsitz|moderiert von|moderat[öo]r
модератор(?:ы)?|председатель|ведущ(?:ий|ая|ие)|մոդերատոր(?:ներ)?|συντονιστ(?:ής|ρια)
主持人?|司会|座長|مدير الجلسة|رئيس الجلسة|ميسر الجلسة
"""
_RAPPORTEURS = r"""
rapporteur(?:e|es|s)?(?: g[ée]n[ée]ral(?:e|es|s)?)?|rapporteuses?|relator(?:a|es|as)?|relator[ií]a
scribes?|note.?takers?|notes? (?:taken )?by|secr[ée]taires?(?: de s[ée]ance)?|actas?
"""
_SPEAKERS = r"""
(?:featured |guest |invited |main |plenary )?speakers?|key.?note speakers?
key.?note(?: (?:speech|lecture|address))?(?: by)?|speech by|talk by
(?:lead )?discussants?|witness(?:es)?|t[ée]moins?|grands? t[ée]moins?|testigos?
panell?ists?|pan[ée]listes?|panel members|panel discussion(?: with)?|presenters?|commentators?|respondents?
presented by|presentation by|presentations? by|introduced by|remarks by|statements? by|delivered by|by|with
exponen?|responden?|pr[ée]sentat(?:eur|rice)s?(?:\(s\))?|movers?|moved by|seconded by|witnessed by
responses? (?:by|from)|opened by|opening remarks by|welcome (?:remarks|address) by|trigger speakers?|lead speakers?
resource persons?
w/|integrantes?|integrad[oa] por|participantes
participants?|in conversation(?: with)?|contributors?|guests?|mentors?|instructors?|trainers?|tutors?|lecturers?
(?:co-?)?leads?|led by|featuring
intervenant(?:e?s|e|·e·?s|\(e\)s)?|discutante?s?|orateurs?|oratrices?
conf[ée]renci[eè]re?s?|invit[ée]e?s?|invitad[oa]s?|avec|intervention de|par
panelistas?|ponentes?|expositor(?:es|a|as)?|orador(?:a|es|as)?|disertantes?|con la participaci[óo]n de|a cargo de
conferencistas?|comentaristas?|comentan?|ponencias?|intervienen?|participan?|imparten?|palestrantes?|debatedor(?:es|as?)?
com a participa[çc][ãa]o de
relatori|relatore|relatrice|intervengono|interviene|konu[şs]mac[ıi](?:lar)?|referent(?::?\*?innen|en|in)?|vortragende[rn]?
referierende[rn]?|(?:sprecher|redner|dozent)(?:en|in|innen)?
докладчик(?:и)?|спикер(?:ы)?|выступа(?:ет|ют|ющие|ющий)|участники|խոսնակ(?:ներ)?|բանախոս(?:ներ)?|ομιλητ(?:ής|ές|ρια)
演讲人|演讲嘉宾|发言人|嘉宾|讲者|登壇者|講演者?|発表者?|パネリスト|المتحدثون|المتحدثين|المتحدث|المتحدثة
"""
# These lead to a person in the midst of a line as well, without a colon.
_LEADING_ON = {
    "rapporteurs": r"notes (?:taken )?by",
    "moderators": r"moderators?|in the chair,|sous la pr[ée]sidence d[eu]|bajo la presidencia de"
    r"|under the chair(?:man)?ship of"
    r"|modera(?:n)?|mod[èe]re|preside|coordina|anime"
    r"|(?:co-?)?(?:moderated|chaired|facilitated|convened|presided|hosted) by"
    r"|(?:mod[ée]ration|animation|pr[ée]sidence) (?:assur[ée]e )?par"
    r"|(?:mod[ée]r|anim|pr[ée]sid)[ée]e? par|(?:moderad|presidid|facilitad)[oa] por|moderiert von",
    "speakers": r"(?:conversaci[óo]n|di[áa]logo|entretien|dialogue|conversation|d[ée]bate?|chat) (?:between|entre)"
    r"|(?:(?:presented|given|delivered|introduced|led|opened|closed|moved|seconded|proposed|directed"
    r"|dirigid[oa]) )?by|(?:responses?|message|greetings|remarks) from|dirigid[oa] por"
    r"|talks? (?:to|with)|in conversation with|featuring"
    r"|(?:speakers|panell?ists|participants) (?:include|are|will be)|avec la participation de"
    r"|con la participaci[óo]n de|with the participation of"
    r"|panell?ists?|speakers?|with|par|avec|con|por|interviennent|intervienen|comentan?|von|durch|mit|com|a cargo de"
    r"|de la part de",
}
_ROLE_WORDS = {"moderators": _MODERATORS, "rapporteurs": _RAPPORTEURS, "speakers": _SPEAKERS}


def _any_of(patterns: str) -> str:
    return "|".join(patterns.strip().split("\n"))


_WORD = "|".join(f"(?P<{role}>{_any_of(words)})" for role, words in _ROLE_WORDS.items())
_LEADING = "|".join(f"(?P<to_{role}>{words})" for role, words in _LEADING_ON.items())
_IN_OTHER_WORDS = (  # "Moderator / Moderadora", "Ponentes Speakers"
    r"(?:(?:\s*(?:[/&]|\b(?:and|et|y|und)\b)\s*[^\W\d_]+|\s+(?:speakers?|panell?ists?|moderators?|chairs?|intervenants?"
    r"|mod[ée]rat(?:eur|rice)s?|ponentes?|oradores|panelistas?|moderador(?:a|es)?))(?=\s*[:：՝]))?"
)
_NUMBER = r"(?:\s+(?:\d{1,2}|[IVX]{1,3})(?=\s*[:：–—-]))?"  # "Speaker 1:"
_REMARK = r"(?:\s*\((?:tbc|t\.b\.c\.|to be confirmed|invited|confirmed|[^\W\d_]{2,12} min)\)(?=\s*[:：]))?"
_AT_HEAD = re.compile(
    rf"(?:{_WORD}){_IN_OTHER_WORDS}{_NUMBER}{_REMARK}\s*(?P<mark>[:：՝]|[-–—]|$|(?<=\s))\s*", re.IGNORECASE
)
_WITHIN = re.compile(
    rf"(?<![^\s.,;:?!()–—/-])(?:(?:{_WORD}){_IN_OTHER_WORDS}\s*[:：՝]"
    rf"|(?:{_LEADING})(?=\s))\s*(?=\S)",
    re.IGNORECASE,
)
_BEHIND_NAME = re.compile(
    r"\s*[(\[](?:(?P<rapporteurs>rapporteur|relatora?)"
    r"|(?P<speakers>(?:trigger |lead |keynote )?speaker|discussant|panell?ist)"
    r"|moderator|co-?moderator|(?:co-?|session )?chair(?:person)?|conven[eo]r"
    r"|mod[ée]rat(?:eur|rice)|moderadora?|pr[ée]sidente?|facilitat(?:or|eur|rice))(?P<all>s)?[)\]]"
    # Without brackets only at the end: "chair" alone may be what somebody is elsewhere.
    r"|(?:,|\s[–—-])\s+(?:(?:co-?)?moderator|co-?chair|session chair|mod[ée]rat(?:eur|rice)|moderadora?"
    r"|facilitat(?:or|eur|rice))(?P<every>s)?\.?$"
    r"|,? in the chair\.?$",
    re.IGNORECASE,
)
COLONS = (":", "：", "՝")
_OF_SEVERAL = re.compile(
    r"(?:s|\b(?:with|avec|con|mit|com|include|are|will be))\s*(?:\([^()]*\))?\s*[:：՝–—-]?\s*$", re.IGNORECASE
)


@lru_cache(maxsize=512)  # a line is looked at by several in turn
def role_at(text: str) -> tuple[str, str] | None:
    """Return which role a word at the head of a line announces, and what stands behind the word.

    Behind it stands a colon, a person, or nothing; else it is a word like others.
    """
    found = _AT_HEAD.match(text)
    if found is None:
        return None
    rest = text[found.end() :].strip()
    if found["mark"] in COLONS or not rest or people_in(rest):
        return _role_of(found), rest
    return None


def is_of_several(word: str) -> bool:
    """Tell whether a word announces more than one: behind "Speakers:" or "with" a second name is no organisation."""
    return _OF_SEVERAL.search(word) is not None


@lru_cache(maxsize=256)  # a line is looked at by several in turn
def roles_within(text: str) -> tuple[tuple[str, int, int], ...]:
    """Return the roles that are announced anywhere in a line, each with where its words begin and end."""
    return tuple((_role_of(found), found.start(), found.end()) for found in _WITHIN.finditer(text))


def parts_by_role(text: str) -> list[str]:
    """Part a line before each word for a role with a colon: "Chair: Ann Lee. Speakers: Bo Sy"."""
    if not any(colon in text for colon in COLONS):
        return [text]
    starts = [begin for _role, begin, end in roles_within(text) if begin and text[begin:end].rstrip().endswith(COLONS)]
    parts = [text[begin:end] for begin, end in zip([0, *starts], [*starts, len(text)], strict=True)]
    return [part.strip(" ;|/–—-") for part in parts]


def role_behind(text: str) -> tuple[str, str, str, bool] | None:
    """Return the role in brackets behind a name, what stands before and behind it, and whether it is that of several.

    "Name, post (moderator)"; "Name, Name and Name (Chairs)".
    """
    found = _BEHIND_NAME.search(text)
    if found is None:
        return None
    role = next((role for role in ("rapporteurs", "speakers") if found[role]), "moderators")
    return role, text[: found.start()], text[found.end() :], bool(found["all"] or found["every"])


def _role_of(found: re.Match[str]) -> str:
    return next(name.removeprefix("to_") for name, words in found.groupdict().items() if words and name != "mark")
