"""The words about one person, parted into the name and what stands around it."""

from __future__ import annotations

import re
from functools import lru_cache

from idm_tui.formats.imports.documents.posts import is_country, is_post
from idm_tui.formats.imports.given_names import is_given
from idm_tui.formats.imports.names import (
    has_honour,
    is_body,
    is_honour,
    is_letters,
    is_name,
    without_honours,
    without_letters,
)

_BRACKET = re.compile(
    r"([^()]+?)\s*\(((?:[^()]|\([^()]*\))+)\)\s*(?:(?:[,;&–-]|(?:and|et|y|und)\b)\s*((?:[^().]|\([^()]*\))*))?"
)
_POST_BEHIND_BRACKET = re.compile(r"([^()]+?)\s*\(([^()]+)\)\s+([^(),]+)")
_POST_BEFORE = re.compile(
    r"((?:[A-Z]{2,8} )?(?:Vice-)?(?:President|Minister|Mayor|Governor|Commissioner|Director(?:[- ]General|a)?"
    r"|Directrice|Directeur|Decan[oa]"
    r"|Secretary-General|Rector|Dean|Chancellor|Chairman|Chairwoman|Ministre|Maire|Alcalde|Alcaldesa|Ministr[oa]|President[ea]|Rectora|Ministerin"
    r"|(?:Oberb|B)ürgermeister(?:in)?|Präsident(?:in)?))\s+(?=[^\W\d_a-z])"
)
_SMALL = re.compile(
    r"(?<=\w)\s+(?=(?!(?:de|da|del|do|dos|du|di|la|van|von|der|den|el|al|bin|ben|ibn|y|e|i)\b)[a-zà-ÿ])"
)
# What the brackets behind a title say: "Short talks (Block 2)" is nobody of a Block 2.
_ORDER = re.compile(
    r"(?:blo(?:que|ck)|sessions?|sesi[óo]n|s[ée]ance|part(?:ie|e)?|day|jour|d[ií]a|track|group[eo]?|m[óo]dul[eo]|round)\s*\w{1,4}",
    re.IGNORECASE,
)
# What follows a name in a sentence, and is nothing that somebody is.
_GOES_ON = re.compile(
    r"\s*(?:by|par|por|von|with|who|whose|which|where|when|that|as|his|her|its|their|qui|dont|cuy[oa]|quien)\s"
)
# "Name de « Body »"
_OF_BODY = re.compile(r"([^«“\"]+?) (?:d[eu]|del|of|from|vo[nm]) [«“\"]\s*([^«»“”\"]+?)\s*[»”\"]\.?")
_MARK = re.compile(r"\s+(?:[–—-]|/)\s+|\s*[;|]\s*")
_STOP = re.compile(r"\.\s+")
_MOST_STOPS = 4
_SHORTEST_BODY = 3


@lru_cache(maxsize=1024)
def name_and_rest(text: str) -> tuple[str, str] | None:
    """Part words about one person into the name and all the others; None for those that name nobody."""
    head, comma, rest = text.partition(",")
    if (found := _before_bracket(text)) is not None:
        return found
    while comma and is_letters(rest.partition(",")[0]):
        _letters, comma, rest = rest.partition(",")
    if comma and is_name(head):
        return None if _GOES_ON.match(rest) else (without_letters(head), rest)
    for part in (_beside_stop, _alone, _behind_post, _before_words, _before_mark):
        if (found := part(text)) is not None:
            return found
    return None


def _before_bracket(text: str) -> tuple[str, str] | None:
    """Part "Ana Pérez (ILO)", "Ana Pérez (Chair) Minister of Water"."""
    bracket = _BRACKET.fullmatch(text)
    if bracket and "(" in (bracket[3] or "") and is_name(bracket[3].partition("(")[0].strip()):
        return None  # another person, with a bracket of their own
    if bracket and is_name(bracket[1]) and not (_ORDER.fullmatch(bracket[2]) or is_of_people(*bracket.groups()[:2])):
        return without_letters(bracket[1]), ", ".join(filter(None, (bracket[2], bracket[3])))
    if bracket and bracket[3] is None and is_body(bracket[1]) and is_of_people(bracket[1], bracket[2]):
        return without_letters(bracket[2]), bracket[1]  # "UNDP Kenya (Ana Pérez)"
    behind = _POST_BEHIND_BRACKET.fullmatch(text)
    if behind and is_name(behind[1]) and is_post(behind[3]):
        return without_letters(behind[1]), ", ".join(behind.groups()[1:])
    return None


def is_of_people(head: str, inside: str) -> bool:
    """Tell whether a bracket names whoever speaks behind a title: "Interop Readout (Ana Pérez, Kofi)"."""
    first = inside.partition(",")[0].strip()
    return (
        is_name(first) and is_given(first.split()[0]) and not (is_given(head.split(maxsplit=1)[0]) or has_honour(head))
    )


def _beside_stop(text: str) -> tuple[str, str] | None:
    """Part "GREENPEACE. Ana Pérez", "Ms Ana Pérez. Director, ILO", "Ana Pérez. ILO"."""
    for stop in list(_STOP.finditer(text))[:_MOST_STOPS]:
        before, behind = text[: stop.start()], text[stop.end() :]
        word = before.partition(" ")[0]
        if len(word) > _SHORTEST_BODY and word.isupper() and " " in behind and is_name(behind):
            return without_letters(behind), before
        if is_name(before) and (is_post(behind) or is_body(behind)) and not is_honour(before.rpartition(" ")[2]):
            return without_letters(before), behind
    return None


def _alone(text: str) -> tuple[str, str] | None:
    """Part "Ana Pérez", and "H.E. President Ana Pérez", where a post stands behind Mr or H.E."""
    if not is_name(text):
        return None
    called = without_honours(text)
    post = _POST_BEFORE.match(called) if called != text else None
    if post and is_name(called[post.end() :]):
        return without_letters(called[post.end() :]), post[1]
    return without_letters(text), ""


def _behind_post(text: str) -> tuple[str, str] | None:
    """Part "Minister Ana Pérez, ILO", "President Casteen"."""
    post = _POST_BEFORE.match(text)
    if post is None:
        return None
    rest = text[post.end() :]
    if is_name(f"Mr {rest}") and not (is_country(rest) or is_body(rest) or is_post(rest)):
        return rest, post[1]
    found = name_and_rest(rest)
    return (found[0], ", ".join(filter(None, (post[1], found[1])))) if found else None


def _before_words(text: str) -> tuple[str, str] | None:
    """Part "Ana Pérez directrice du musée", "Ana Pérez de « Body »"."""
    small = _SMALL.search(text)
    if small and is_name(text[: small.start()]) and is_post(text[small.end() :]):
        return without_letters(text[: small.start()]), text[small.end() :]
    if (body := _OF_BODY.fullmatch(text)) and is_name(body[1]):
        return without_letters(body[1]), body[2]
    return None


def _before_mark(text: str) -> tuple[str, str] | None:
    """Part "Ana PÉREZ : autrice", "Ana Pérez – ILO"."""
    name, colon, rest = text.partition(" : ")
    if colon and is_name(name) and is_post(rest):
        return without_letters(name), rest
    mark = next((mark for mark in _MARK.finditer(text) if is_name(text[: mark.start()])), None)
    return (without_letters(text[: mark.start()]), text[mark.end() :]) if mark else None
