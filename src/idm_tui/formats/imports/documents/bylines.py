"""Lines that say what is done and who does it: "Title – Name", "Title by Name", "Name (X): Title", "Title (Name)"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from idm_tui.core.record import record
from idm_tui.formats.imports.documents.people import is_told, people_in, stands_out
from idm_tui.formats.imports.documents.role_words import role_behind, roles_within
from idm_tui.formats.imports.draft import Person
from idm_tui.formats.imports.names import has_honour, honour_within, is_name, is_task

if TYPE_CHECKING:
    from collections.abc import Iterator

_REMARK = re.compile(
    r"\s*[(\[](?:visio|remote(?:ly)?|online|virtual(?:ly)?|in person|tbc|t\.b\.c\.|to be confirmed|invited"
    r"|(?:~ ?)?\d+ ?(?:min|mins|minutes|mn|mns|')\.?(?: each)?)[)\]]\.?$",
    re.IGNORECASE,
)
_IN_BRACKET = re.compile(r"([^()]{3,}?)\s*\(([^()]{4,})\)")
_STOP = re.compile(
    r"(?:(?<=[^\W\d_]{3})(?<!Prof)(?<!Hon)(?<!Rev)(?<!Amb)(?<!Lic)(?<!Ing)(?<!Sra)(?<!Mme)(?<!Mrs)|(?<=[A-Z]\)))"
    r"\.\s+(?=[^\W\d_a-z])"
)
_MARKS = re.compile(r"\t|\s+[–—-]\s+|\s*[:：]\s+|,\s+")
_LEADS_ON = re.compile(r"\s+(?:of|by|from|de|du|da|del|von|durch)\s*$")
_CAPITALS = re.compile(r"(?:[A-ZÀ-ÞŒ][A-ZÀ-ÞŒ'’&/-]+[\s:,]+){1,8}?(?=[A-ZÀ-Þ][a-zà-ÿ'’])")
_BEHIND_NAMES = re.compile(r"\s*:\s+|(?<=[\w)]{2})\.\s+(?=[^\W\d_a-z])")
_BETWEEN_FAMILIES = re.compile(r"\s*;\s*|,?\s+(?:and|&)\s+")
_OTHERS = re.compile(r",? et al\.?$")
_QUOTED = re.compile(r"[“«\"„]\s*([^“”«»\"„]{10,}?)\s*[”»\"“]")
_LONGEST = 500
_MOST_MARKS = 12


@record
class Byline:
    """A line parted: the words without the people, what stands behind the people, and who does it with which role."""

    words: str
    behind: str
    people: tuple[tuple[str, Person], ...]
    is_guess: bool = False
    """Whether only capitals tell that they are people: neither a word before them, nor Mr or Dr, nor what they are."""


def byline_of(text: str) -> Byline | None:
    """Part a line that names people beside what they do; None for one that names none, or nothing but people."""
    if len(text) > _LONGEST:
        return None
    bare = _REMARK.sub("", text.strip())
    if role_behind(bare):
        return _with_role_behind(bare)
    return _with_roles(bare) or _speaking(bare) or _families(bare) or _tail(bare, "speakers") or _head(bare)


def _with_role_behind(text: str) -> Byline | None:
    """Part "Name, post (moderator)", "Title, Name and Name (Chairs)": one of several people is meant, or all."""
    behind = role_behind(text)
    if behind is None:
        return None
    role, before, after, is_of_all = behind
    people = people_in(f"{before}{after}")
    if not people:
        return _tail(f"{before}{after}".strip(), role, is_told_by_role=True)
    meant = len(people_in(before)) - 1
    shared = ((role if is_of_all or place == meant else "speakers", person) for place, person in enumerate(people))
    return Byline("", "", tuple(shared))


def _with_roles(text: str) -> Byline | None:
    """Part "Title. Moderator: Name", "Title by Name", "Keynote by Name (X): Title"."""
    roles = list(roles_within(text))[:_MOST_MARKS]
    for first, (_role, begin, end) in enumerate(roles):
        people: list[tuple[str, Person]] = []
        for place in range(first, len(roles)):
            role, _begin, start = roles[place]
            is_last = place == len(roles) - 1
            found = _surely(text[start : len(text) if is_last else roles[place + 1][1]])
            mark = None if found else _BEHIND_NAMES.search(text, start)
            found = found or (_surely(text[start : mark.start()]) if mark else [])
            people += ((role, person) for person in found)
            if not found:
                break
            if is_last or mark:
                words = text[:begin].strip(" \t.,;:(–—-") or text[begin:end].strip(" :")
                others = _tail(words, "speakers") if begin else None  # "Round table: Name, Name; chair: Name"
                people = [*others.people, *people] if others else people
                return Byline(others.words if others else words, text[mark.end() :] if mark else "", tuple(people))
    return None


def _surely(text: str) -> list[Person]:
    """Return the people of a text that names nothing else, and that stand out or are told to be people."""
    bare = text.strip(" \t.,;()–—-") if text.count("(") != text.count(")") else text.strip(" \t.,;–—-")
    people = people_in(bare)
    return people if is_told(bare, people) or all(map(stands_out, people)) else []


def _speaking(text: str) -> Byline | None:
    """Part "Name (post) will speak on “Title”"."""
    quoted = _QUOTED.search(text)
    if quoted is None:
        return None
    words = text[: quoted.start()].split()
    for end in range(min(len(words) - 1, _MOST_MARKS), 1, -1):
        if (people := people_in(" ".join(words[:end]))) and all(map(stands_out, people)):
            return Byline(quoted[1].strip(), "", tuple(("speakers", person) for person in people), is_guess=True)
    return None


def _tail(text: str, role: str, *, is_told_by_role: bool = False) -> Byline | None:
    """Part a line that ends with people: behind a dash, a colon, a comma, in brackets, or with Mr or Dr."""
    for words, named, names_only in _tails(text):
        people = people_in(named, names_only=names_only)
        told = is_told_by_role or has_honour(named)
        if people and (told or all(map(stands_out, people))) and len(words) > 2:
            return Byline(words, "", tuple((role, person) for person in people), is_guess=not told)
    return None


def _tails(text: str) -> Iterator[tuple[str, str, bool]]:
    """Yield the ways in which a line may end with people, and whether a comma there stands between names."""
    if (capitals := _CAPITALS.match(text)) and "," in text[capitals.end() :]:
        yield text[: capitals.end()].strip(" :,"), text[capitals.end() :], False
    for stop in list(_STOP.finditer(text))[-1:]:
        yield text[: stop.start()], text[stop.end() :], False
    for mark in list(_MARKS.finditer(text))[:_MOST_MARKS]:
        named = text[mark.end() :]
        is_comma = mark[0].strip() == ","
        if not is_comma or not (is_task(named.partition(",")[0]) or is_name(text[: mark.start()])):
            yield text[: mark.start()], named, is_comma
    if (bracket := _IN_BRACKET.fullmatch(text)) and not is_name(bracket[1]):
        yield bracket[1], bracket[2], True
    if (honour := honour_within(text)) > 0:
        yield _LEADS_ON.sub("", text[:honour]).rstrip(" .,;:–-"), text[honour:], False


def _head(text: str) -> Byline | None:
    """Part a line that begins with people: "Name (X): Title"."""
    named, _colon, words = text.partition(": ")
    people = people_in(named, names_only=True) if words.strip() else []
    if not people or not all(map(stands_out, people)):
        return None
    return Byline(words.strip(), "", tuple(("speakers", person) for person in people), is_guess=not has_honour(named))


def _families(text: str) -> Byline | None:
    """Part "Family, Given; Family, Given and Family, Given: Title"; people are named as printed."""
    named, _colon, words = text.partition(": ")
    people: list[tuple[str, Person]] = []
    for piece in _BETWEEN_FAMILIES.split(_OTHERS.sub("", named.strip())) if words.strip() else ():
        parts = piece.split(", ")
        pairs = list(zip(parts[::2], parts[1::2], strict=False))
        if len(parts) % 2 or not all(is_name(f"{given} {family}") for family, given in pairs):
            return None
        if len(pairs) == 1 and is_name(pairs[0][0]):  # "Name, City: Title"
            return None
        people += (("speakers", Person(f"{family}, {given}")) for family, given in pairs)
    return Byline(words.strip(), "", tuple(people), is_guess=True) if people else None
