"""The words with which agendas announce who moderates, who speaks, and that questions follow."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from idm_tui.formats.imports.documents.people import people_in

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

# Patterns stand a line each; behind the word must stand a colon, a person, or nothing.
_MODERATORS = r"""
moderators?|moderated by|moderation(?: by)?|(?:session )?hosts?|hosted by|interview(?:er|ed by)
mod[ée]rat(?:eur|rice)s?|mod[ée]ration|mod[ée]r[ée]e? par|anim[ée]e? par|animat(?:eur|rice)s?|animation
facilitateurs?|facilitatrices?|pr[ée]sid[ée]e? par|pr[ée]sid(?:ence|ente?)s?(?: de s[ée]ance)?
preside la (?:mesa|sesi[óo]n)|presenta
moderador(?:a|es|as)?|modera(?:do por|da por|n)?|facilitador(?:a|es)?|presidencia|preside|presidid[oa] por
modera[çc][ãa]o|media[çc][ãa]o|mediador(?:a|es)?|moderator[ei]|moderatrice|presiede|coordinatore
(?:session |co-?)?chairs?|(?:co-?)?chaired by|(?:session )?(?:co-?)?chairpersons?|presided by|convened by|convenors?
(?:co-?)?facilitators?|(?:co-?)?facilitated by|facilitation|leitung|vorsitz|moderiert von|moderat[öo]r
модератор(?:ы)?|председатель|ведущ(?:ий|ая|ие)|մոդերատոր(?:ներ)?|συντονιστ(?:ής|ρια)
主持人?|司会|座長|مدير الجلسة|رئيس الجلسة|ميسر الجلسة
"""
_RAPPORTEURS = r"""
rapporteurs?|rapporteuse|relator(?:a|es)?|scribes?|note.?takers?
"""
_SPEAKERS = r"""
(?:featured |guest |invited |main |plenary )?speakers?|key.?note speakers?
key.?note(?: (?:speech|lecture|address))?(?: by)?|speech by|talk by
panell?ists?|panel members|panel discussion(?: with)?|presenters?|discussants?|commentators?|respondents?
presented by|presentation by|presentations? by|introduced by|remarks by|statements? by|delivered by|by|with
opening remarks by|welcome (?:remarks|address) by|trigger speakers?|lead speakers?|resource persons?|participants?
in conversation(?: with)?|contributors?|mentors?|instructors?|trainers?|tutors?|lecturers?|leads?|led by|featuring
intervenant(?:e?s|e)?|orateurs?|oratrices?|conf[ée]renci[eè]re?s?|invit[ée]e?s?|avec|intervention de|par
panelistas?|ponentes?|expositor(?:es|a|as)?|orador(?:a|es|as)?|disertantes?|con la participaci[óo]n de|a cargo de
conferencistas?|comentaristas?|intervienen?|participan?|imparten?|palestrantes?|debatedor(?:es|as?)?
com a participa[çc][ãa]o de
relatori|relatore|relatrice|intervengono|interviene|konu[şs]mac[ıi](?:lar)?|referent(?::?\*?innen|en|in)?|vortragende[rn]?
referierende[rn]?|(?:sprecher|redner|dozent)(?:en|in|innen)?
докладчик(?:и)?|спикер(?:ы)?|выступа(?:ет|ют|ющие|ющий)|участники|խոսնակ(?:ներ)?|բանախոս(?:ներ)?|ομιλητ(?:ής|ές|ρια)
演讲人|演讲嘉宾|发言人|嘉宾|讲者|登壇者|講演者?|発表者?|パネリスト|المتحدثون|المتحدثين|المتحدث|المتحدثة
"""
# These lead to a person in the midst of a line as well, without a colon.
_LEADING_ON = {
    "moderators": r"(?:co-?)?(?:moderated|chaired|facilitated|convened|presided|hosted) by"
    r"|(?:mod[ée]r|anim|pr[ée]sid)[ée]e? par|(?:moderad|presidid|facilitad)[oa] por|moderiert von",
    "speakers": r"(?:(?:presented|given|delivered|introduced|led) )?by|in conversation with|featuring|with|par|avec|por"
    r"|von|durch|mit|com|a cargo de|de la part de",
}
_LEAD_INS = r"""
(?:following|guiding|key|discussion|leading|proposed|these) questions
(?:points?|issues|topics|questions) for (?:the )?(?:discussion|debate)
discussion points|(?:consider|address) the following|points (?:to consider|for consideration)|food for thought
(?:invited|asked|encouraged|expected) to (?:address|answer|consider|discuss|reflect)\b.*:$
(?:issues|matters|topics) (?:to (?:consider|address|discuss)|for (?:consideration|discussion))
we['’]ll (?:ask|discuss).*:$
pour (?:lancer|nourrir|ouvrir) (?:le d[ée]bat|la discussion|les [ée]changes)|sujets? de r[ée]flexion
para (?:reflexionar|la reflexi[óo]n|el debate|la discusi[óo]n)|puntos (?:para|a) (?:debatir|considerar|discutir)
questions? (?:will be|to be|are|for|to guide|pour|guide)|questions? :?$
questions (?:suivantes|directrices|cl[ée]s|d['’]orientation|à d[ée]battre|de discussion|pour (?:le|la))
points? à débattre
pistes de (?:discussion|r[ée]flexion)
preguntas? (?:orientador|gu[ií]a|siguiente|clave|para|de debate)|preguntas:?$
temas (?:de|para el) debate|cuestiones (?:para|a)
leitfragen
"""
_ROLE_WORDS = {"moderators": _MODERATORS, "rapporteurs": _RAPPORTEURS, "speakers": _SPEAKERS}


def _any_of(patterns: str) -> str:
    return "|".join(patterns.strip().split("\n"))


_WORD = "|".join(f"(?P<{role}>{_any_of(words)})" for role, words in _ROLE_WORDS.items())
_LEADING = "|".join(f"(?P<to_{role}>{words})" for role, words in _LEADING_ON.items())
_IN_OTHER_WORDS = r"(?:\s*(?:[/&]|\b(?:and|et|y|und)\b)\s*[^\W\d_]+(?=\s*[:：]))?"  # Moderator / Moderadora
_AT_HEAD = re.compile(rf"(?:{_WORD}){_IN_OTHER_WORDS}\s*(?P<mark>[:：]|[-–—]|$|(?<=\s))\s*", re.IGNORECASE)
_WITHIN = re.compile(
    rf"(?<![^\s.,;:?!()–—/-])(?:(?:{_WORD}){_IN_OTHER_WORDS}\s*[:：]"
    rf"|(?:{_LEADING})(?=\s))\s*(?=\S)",
    re.IGNORECASE,
)
_BEHIND_NAME = re.compile(
    r"\s*[(\[](?:(?P<rapporteurs>rapporteur|relatora?)|moderator|co-?moderator|(?:co-?|session )?chair(?:person)?"
    r"|mod[ée]rat(?:eur|rice)|moderadora?|pr[ée]sidente?|facilitat(?:or|eur|rice))(?P<all>s)?[)\]]",
    re.IGNORECASE,
)
LEAD_IN = re.compile(_any_of(_LEAD_INS), re.IGNORECASE)
QUESTION_END = ("?", "？", "؟")
_QUESTION = re.compile(r"[^?？؟]+[?？؟]+")


def role_at(text: str) -> tuple[str, str] | None:
    """Return which role a word at the head of a line announces, and what stands behind the word.

    Behind it stands a colon, a person, or nothing; else it is a word like others.
    """
    found = _AT_HEAD.match(text)
    if found is None:
        return None
    rest = text[found.end() :].strip()
    if found["mark"] in (":", "：") or not rest or people_in(rest):
        return _role_of(found), rest
    return None


def asked_behind(text: str, leads_in: Callable[[str], object]) -> list[str] | None:
    """Return the questions that stand on one line with the words that lead to them; None where no such words do."""
    words, colon, asked = text.partition(":")
    if not colon or not text.endswith(QUESTION_END) or not leads_in(words):
        return None
    return [each.strip() for each in _QUESTION.findall(asked)]


def roles_within(text: str) -> Iterator[tuple[str, int, int]]:
    """Yield the roles that are announced anywhere in a line, each with where its words begin and end."""
    for found in _WITHIN.finditer(text):
        yield _role_of(found), found.start(), found.end()


def role_behind(text: str) -> tuple[str, str, str, bool] | None:
    """Return the role in brackets behind a name, what stands before and behind it, and whether it is that of several.

    "Name, post (moderator)"; "Name, Name and Name (Chairs)".
    """
    found = _BEHIND_NAME.search(text)
    if found is None:
        return None
    role = "rapporteurs" if found["rapporteurs"] else "moderators"
    return role, text[: found.start()], text[found.end() :], bool(found["all"])


def _role_of(found: re.Match[str]) -> str:
    return next(name.removeprefix("to_") for name, words in found.groupdict().items() if words and name != "mark")
