"""Lines that begin with people: "Name (X): Title", "Name – Title", "Name, Title, post", "A. Name, B. Name. Title"."""

from __future__ import annotations

import re

from idm_tui.core.record import record
from idm_tui.formats.imports.documents.people import people_in, stands_out
from idm_tui.formats.imports.documents.posts import is_country, is_post, role_and_organisation
from idm_tui.formats.imports.documents.role_words import COLONS, roles_within
from idm_tui.formats.imports.draft import Person
from idm_tui.formats.imports.given_names import is_given
from idm_tui.formats.imports.names import has_honour, is_body, is_name, is_task, without_honours

_STOP_BEHIND_NAMES = re.compile(r"(?<=[a-zà-ÿ])\.\s+(?=[A-ZÀ-Þ“\"«])")
_BETWEEN_AUTHORS = re.compile(r",\s+(?:and\s+)?|\s+(?:and|et|y|&)\s+")
_INITIAL = re.compile(r"[A-ZÀ-Þ]\.")
_PR = re.compile(r"(?:Pr|Prof|MCF|PU)\b")
_NAME_THEN_TITLE = re.compile(r"([^–—]{5,40}?)\s[–—-]\s([^\W\d_a-z].*\s[a-zà-ÿ]{4,}\b.*|.*\s(?:at|in|on|en|à)\s.*)")
_BODY_THEN_WORDS = re.compile(r"([^():]{4,60}?\s*\([^():]{2,60}\))\s+(?:[–—-]\s+)?(?=[^\W\d_a-z]|[«“\"¿])")
_BETWEEN_FAMILIES = re.compile(r"\s*;\s*|,?\s+(?:and|&)\s+")
_DASH = re.compile(r"\s[–—-]\s")
_OTHERS = re.compile(r",? et al\.?$")
_MOST_OF_BODY = 5
_FEWEST_OF_TITLE = 4
BEHIND_HEAD = re.compile(r":\s+|\s[·•|]\s|\.\s+(?=[«“\"])")
MOST_MARKS = 12


@record
class Byline:
    """A line parted: the words without the people, what stands behind the people, and who does it with which role."""

    words: str
    behind: str
    people: tuple[tuple[str, Person], ...]
    is_guess: bool = False
    """Whether only capitals tell that they are people: neither a word before them, nor Mr or Dr, nor what they are."""


def speaking(people: list[Person]) -> tuple[tuple[str, Person], ...]:
    """Return people who speak."""
    return tuple(("speakers", person) for person in people)


def apart_by_dashes(text: str) -> Byline | None:
    """Part "Name – Name – Name: Title"."""
    mark = BEHIND_HEAD.search(text)
    pieces = _DASH.split(text[: mark.start()].strip()) if mark else []
    if mark is None or len(pieces) < 2 or not all(map(is_name, pieces)):
        return None
    people = [Person(without_honours(piece)) for piece in pieces]
    return Byline(text[mark.end() :], "", speaking(people), is_guess=True)


def name_then_title(text: str) -> Byline | None:
    """Part "Name – Title of a talk": more than a body is called."""
    found = _NAME_THEN_TITLE.fullmatch(text)
    if found is None or not is_name(found[1]) or is_body(found[2]) or is_post(found[2]) or is_country(found[2]):
        return None
    return _headed(found[1], found[2])


def authors(text: str) -> Byline | None:
    """Part "A. Pérez, K. Mensah. Title": names alone, each with an initial or a given name, before a full stop."""
    for stop in list(_STOP_BEHIND_NAMES.finditer(text))[:MOST_MARKS]:
        named, words = text[: stop.start()], text[stop.end() :]
        names = sure_names(named)
        if not names and is_name(named) and len(words.split()) >= _FEWEST_OF_TITLE:
            names = [named]
        if not names:
            return None
        if not (is_post(words) or is_body(words) or (len(names) == 1 and is_name(words))):
            people = [Person(name if _INITIAL.match(name) else without_honours(name)) for name in names]
            return Byline(words, "", speaking(people), is_guess=True)
    return None


def sure_names(text: str) -> list[str]:
    """Return the names of a text that holds nothing else, each with an initial or a given name; none of any other."""
    names = [piece.strip() for piece in _BETWEEN_AUTHORS.split(text.strip(" ."))]
    are_sure = all(is_name(name) and (_INITIAL.match(name) or is_given(name.split()[0])) for name in names)
    return names if are_sure else []


def title_between(text: str) -> Byline | None:
    """Part "Name, Title, post": what stands behind the name is no post and no body, what follows is."""
    name, comma, rest = text.partition(",")
    pieces = rest.strip().split(", ") if comma and is_name(name) and is_given(name.split()[0]) else []
    heads = [" ".join(piece.split()[:2]) for piece in pieces]
    at = next((place for place, head in enumerate(heads) if is_post(head) or is_body(head) or _PR.match(head)), 0)
    title = ", ".join(pieces[:at])
    if len(title.split()) < _FEWEST_OF_TITLE or not title[:1].isupper() or any(map(is_name, pieces[:at])):
        return None
    person = Person(without_honours(name.strip()), *role_and_organisation(", ".join(pieces[at:])))
    return Byline(title, "", speaking([person]), is_guess=True)


def head_of(text: str) -> Byline | None:
    """Part a line that begins with people: "Name (X): Title", "Name · Title", "Body, Name: Title"."""
    mark = BEHIND_HEAD.search(text)
    if mark is None:
        return None
    named, words = text[: mark.start()].strip(), text[mark.end() :]
    body, comma, name = named.rpartition(", ")
    if comma and is_name(name) and body[:1].isupper() and len(body.split()) <= _MOST_OF_BODY and not people_in(named):
        person = Person(without_honours(name), organisation=body)
        return Byline(words.strip(), "", speaking([person]), is_guess=True) if stands_out(person) else None
    return _headed(named, words)


def body_then_title(text: str) -> Byline | None:
    """Part "Name (X) Title", without a mark between the two."""
    found = _BODY_THEN_WORDS.match(text)
    words = text[found.end() :] if found else ""
    if (
        found is None
        or is_task(words)
        or people_in(words)
        or any(text[:end].rstrip().endswith(COLONS) for _role, _begin, end in roles_within(text))
    ):
        return None
    return _headed(found[1], words)


def _headed(named: str, words: str) -> Byline | None:
    people = people_in(named, names_only=True) if words.strip() else []
    if not people or not all(map(stands_out, people)):
        return None
    return Byline(words.strip(), "", speaking(people), is_guess=not has_honour(named))


def families(text: str) -> Byline | None:
    """Part "Family, Given; Family, Given and Family, Given: Title"; people are named as printed."""
    named, _colon, words = text.partition(": ")
    people: list[tuple[str, Person]] = []
    for piece in _BETWEEN_FAMILIES.split(_OTHERS.sub("", named.strip())) if words.strip() else ():
        parts = piece.split(", ")
        pairs = list(zip(parts[::2], parts[1::2], strict=False))
        if len(parts) % 2 or not all(is_name(f"{given} {family}") for family, given in pairs):
            return None
        if len(pairs) == 1 and (is_name(pairs[0][0]) or (is_body(pairs[0][0]) and is_name(pairs[0][1]))):
            return None  # "Name, City: Title", "ONERA, Name: Title"
        people += (("speakers", Person(f"{family}, {given}")) for family, given in pairs)
    return Byline(words.strip(), "", tuple(people), is_guess=True) if people else None
