"""Lines that say what is done and who does it, as their words for roles tell, or else their form."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from idm_tui.core.text import fold
from idm_tui.formats.imports.documents.byline_forms import (
    FOLLOWED,
    behind_names,
    tail_of,
    told_by_marks,
    told_by_words,
    what_follows,
    whole,
)
from idm_tui.formats.imports.documents.names_first import MOST_MARKS, Byline, head_of, speaking
from idm_tui.formats.imports.documents.people import are_names, is_told, people_in, stands_out, without_footnotes
from idm_tui.formats.imports.documents.posts import is_country
from idm_tui.formats.imports.documents.role_words import COLONS, is_of_several, role_behind, roles_within
from idm_tui.formats.imports.documents.unusual_names import called_behind, first_names
from idm_tui.formats.imports.names import has_honour, is_body
from idm_tui.formats.imports.ordinary_words import is_ordinary

if TYPE_CHECKING:
    from idm_tui.formats.imports.draft import Person

_REMARK = re.compile(
    r"\s*[(\[](?:visio|remote(?:ly)?|online|virtual(?:ly)?|in person|tbc|t\.b\.c\.|to be confirmed|invited"
    r"|(?:~ ?)?\d+ ?(?:min|mins|minutes|mn|mns|')\.?(?: each)?)[)\]]\.?$",
    re.IGNORECASE,
)
_WORD_BEHIND = re.compile(r"(?<=[^\W\d_]{2})\s+(?=([^\W\d_a-z]\w+))")  # "by Ana Pérez Time for questions"
# Whoever does this is a person, and no body.
_LED_BY = re.compile(r"moderat|mod[ée]r|facilit|anim|chair", re.IGNORECASE)
_BEFORE_AND = re.compile(r"(?:,? (?:presented|presentad[oa]|pr[ée]sent[ée]e?))? (?:and|y|et)$")
_LABEL = re.compile(r"^[A-Z]{1,2}\d{1,2}[a-z]?:\s+")  # "P1a: Ana Pérez, Kofi Mensah: Title"
_SQUARE = re.compile(r"\[([^\[\]()]{5,120})\]$")
_GOES_ON = re.compile(r"(?:(?<=[^\W\d_]{2})|(?<=\)))(?:\s+and)?\s+(?:(?:an?|of|to|on|in)\b|(?!and\b)[a-z]{3,})")
_BY = re.compile(r"\W*(?:by|par|por|von)\s", re.IGNORECASE)
_LONGEST = 500


def byline_of(text: str, *, names_apart: bool = False) -> Byline | None:
    """Part a line that names people beside what they do; None for one that names none, or nothing but people.

    With `names_apart` commas part people throughout the document.
    """
    if len(text) > _LONGEST:
        return None
    bare = _SQUARE.sub(r"(\1)", _REMARK.sub("", without_footnotes(text.strip())))
    bare = _LABEL.sub("", bare.removesuffix(".") if bare.endswith(").") else bare)
    return (
        _with_role_behind(bare)
        or told_by_words(bare)
        or _with_roles(bare, names_apart=names_apart)
        or told_by_marks(bare)
        or tail_of(bare, "speakers", names_apart=names_apart)
        or head_of(bare)
        or _called(bare)
    )


def _called(text: str) -> Byline | None:
    """Part "Title (Ana)": people called by one name."""
    words, people = called_behind(text) or ("", [])
    return Byline(words, "", speaking(people), is_guess=True) if people else None


def _with_role_behind(text: str) -> Byline | None:
    """Part "Name, post (moderator)", "Title, Name and Name (Chairs)": one of several people is meant, or all."""
    behind = role_behind(text)
    if behind is None:
        return None
    role, before, after, is_of_all = behind
    people = people_in(f"{before}{after}")
    if not people:
        return tail_of(f"{before}{after}".strip(), role, is_told_by_role=True)
    meant = len(people_in(before)) - 1
    shared = ((role if is_of_all or place == meant else "speakers", person) for place, person in enumerate(people))
    return Byline("", "", tuple(shared))


def _with_roles(text: str, *, names_apart: bool) -> Byline | None:
    """Part "Title. Moderator: Name", "Title by Name", "Keynote by Name (X): Title"."""
    roles = _sure_roles(text, list(roles_within(text))[:MOST_MARKS])
    for first, (_role, begin, end) in enumerate(roles):
        people: list[tuple[str, Person]] = []
        kept = ""
        for place in range(first, len(roles)):
            role, at, start = roles[place]
            are_several = names_apart or is_of_several(text[at:start])
            is_last = place == len(roles) - 1
            named = text[start : len(text) if is_last else roles[place + 1][1]]
            more = ""
            if text[at - 1 : at] == "(":
                named, _close, more = named.partition(")")
            mark = behind_names(text, start) if is_last else None
            if mark and not are_names(text[start : mark.start()]):  # but "Panel with Name and Name: Title"
                mark = None
            found = _surely(text[start : mark.start()] if mark else named, are_several=are_several)
            mark = mark if mark or found else behind_names(text, start)
            found = found or (_surely(text[start : mark.start()], are_several=are_several) if mark else [])
            if not found and _BY.match(text, roles[place][1]):
                found = [person for person in people_in(named) if _is_in_capitals(person.name)]
            if not found and role == "moderators" and _LED_BY.search(text[at:start]):
                found = first_names(named)
            goes_on = not found and bool(found := _before_more(named))
            people += ((role, person) for person in found)
            if goes_on and is_last:
                return Byline(text, "", tuple(people))
            if not found:
                break
            if goes_on:
                kept, mark = text[: roles[place + 1][1]].strip(" \t.,;:(–—-"), None
            if is_last or mark:
                words = text[:begin].strip(" \t.,;:(–—-") or text[begin:end].strip(" :")
                words = whole(words, text, people[0][1].name) if people else words
                words = _BEFORE_AND.sub("", words)
                words += ")" * (words.count("(") - words.count(")"))
                # As in "Round table: Name, Name; chair: Name".
                others = tail_of(words, "speakers", names_apart=names_apart) if begin else None
                may_be_people = begin and (others is None or has_honour(words)) and not _BY.match(text, begin)
                alone = _surely(words) if may_be_people else []
                others = None if alone else others
                people = [*(("speakers", person) for person in alone), *(others.people if others else ()), *people]
                words = "" if alone else others.words if others else words
                words = f"{words}{more}" if is_last and more[:1] == " " else words  # "Title (by Name) and a tasting"
                if words.endswith((" between", " entre")):
                    words = text
                words = kept or words
                behind = text[mark.end() :] if mark else what_follows(text[start:])
                return Byline(words, behind, tuple(people))
    return None


def _is_in_capitals(name: str) -> bool:
    """Tell whether a name of several words stands in capitals, and is that of no body or country."""
    return name.isupper() and " " in name and not (is_body(name) or is_country(name))


def _sure_roles(text: str, roles: list[tuple[str, int, int]]) -> list[tuple[str, int, int]]:
    """Return the roles but for those of a mere "by" or "with" behind another, where nobody is named."""
    sure = roles[:1]
    for place, (role, begin, end) in enumerate(roles[1:], 1):
        after = roles[place + 1][1] if place + 1 < len(roles) else len(text)
        if text[begin:end].rstrip().endswith(COLONS) or _surely(text[end:after]):
            sure.append((role, begin, end))
    return sure


def _surely(text: str, *, are_several: bool = False) -> list[Person]:
    """Return the people of a text that names nothing else, and that stand out or are told to be people."""
    text = FOLLOWED.sub("", text)
    bare = text.strip(" \t.,;()–—-") if text.count("(") != text.count(")") else text.strip(" \t.,;–—-")
    people = people_in(bare, names_only=are_several and are_names(bare))
    return people if is_told(bare, people) or all(map(stands_out, people)) else []


def _before_more(text: str) -> list[Person]:
    """Return the people with whom a sentence goes on: "Name (X) and Name (Y) of what they have done"."""
    ends = [found.start() for found in _GOES_ON.finditer(text)]
    ends += [found.start() for found in _WORD_BEHIND.finditer(text) if is_ordinary(fold(found[1]))]
    ends = sorted(ends)[:MOST_MARKS]
    found = next((people for end in reversed(ends) if (people := _surely(text[:end]))), [])
    return [] if any(is_country(person.name) for person in found) else found
