"""Lines that say what is done and who does it: "Title – Name", "Title by Name", "Name (X): Title", "Title (Name)"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from idm_tui.core.record import record
from idm_tui.formats.imports.brackets import outside
from idm_tui.formats.imports.documents.people import are_names, is_told, people_in, stands_out
from idm_tui.formats.imports.documents.posts import is_country
from idm_tui.formats.imports.documents.role_words import COLONS, is_of_several, role_at, role_behind, roles_within
from idm_tui.formats.imports.draft import Person
from idm_tui.formats.imports.names import has_honour, honour_within, is_body, is_name, is_task, without_honours

if TYPE_CHECKING:
    from collections.abc import Iterator

_REMARK = re.compile(
    r"\s*[(\[](?:visio|remote(?:ly)?|online|virtual(?:ly)?|in person|tbc|t\.b\.c\.|to be confirmed|invited"
    r"|(?:~ ?)?\d+ ?(?:min|mins|minutes|mn|mns|')\.?(?: each)?)[)\]]\.?$",
    re.IGNORECASE,
)
_IN_BRACKET = re.compile(r"([^()]{3,}?)\s*\(([^()]{4,})\)")
_POST_IN_BRACKET = re.compile(r"\(([^():]{3,40}):\s*([^():]{4,60})\)$")
_GIVEN_BY = re.compile(
    r"(?:[^\W\d_]+ ){0,2}(?:intervention|discours|allocution|mots?|message|introduction|pr[ée]sentation|expos[ée]"
    r"|t[ée]moignage|conclusions?|cl[ôo]ture|synth[èe]se|palabras|discurso|intervenci[óo]n|mensaje|saludo|bienvenida"
    r"|presentaci[óo]n|ponencia|conferencia|address|remarks|speech|statement|lecture|talk|welcome)"
    r"(?: (?:[^\W\d_]+['’])?[^\W\d_]+){0,2}? (?:de|du|del|of|from)\s+",
    re.IGNORECASE,
)
# Their words alone would be no title.
_MET = re.compile(
    r"(?:meeting|exchange(?: of views)?|conversation|interview|dialogue|discussion|lunch|dinner|statement|address"
    r"|rencontre|entretien|[ée]change|encuentro|entrevista|di[áa]logo|almuerzo)(?: (?:with|avec|con|mit))?",
    re.IGNORECASE,
)
_FOLLOWED = re.compile(r",?\s+(?:followed by|suivie?s? d[e'’]|seguid[oa]s? de)\b.*$")
_QUOTED_BY = re.compile(r"[»”\"](?:,\s+de|,?\s+(?:by|par|por|von))\s+([^«“\"»”;]+)")
_BY = re.compile(r"\W*(?:by|par|por|von)\s", re.IGNORECASE)
_STOP = re.compile(
    r"(?:(?<=[”»\"])|(?<=[^\W\d_]{3})(?<!Prof)(?<!Hon)(?<!Rev)(?<!Amb)(?<!Lic)(?<!Ing)(?<!Sra)(?<!Mme)(?<!Mrs)|(?<=[A-Z]\)))"
    r"\.\s+(?=[^\W\d_a-z])"
)
_MARKS = re.compile(r"\t|(?<=[”»\"])\s+(?=[^\W\d_a-z])|\s+(?:[/–—-]|--)\s+|(?<=\w)[—–]\s+|\s*[:：]\s+|,\s+")
_LEADS_ON = re.compile(r"\s+(?:of|by|from|de|du|da|del|von|durch)\s*$")
_CAPITALS = re.compile(r"(?:[A-ZÀ-ÞŒ][A-ZÀ-ÞŒ'’&/-]+[\s:,]+){1,8}?(?=[A-ZÀ-Þ][a-zà-ÿ'’])")
_BEHIND_NAMES = re.compile(r"\s*:\s+|(?<=[\w)]{2})\.\s+(?=[^\W\d_a-z])")
_BEHIND_HEAD = re.compile(r":\s+|\s[·•|]\s")
_BETWEEN_FAMILIES = re.compile(r"\s*;\s*|,?\s+(?:and|&)\s+")
_DASH = re.compile(r"\s[–—-]\s")
_OTHERS = re.compile(r",? et al\.?$")
_QUOTED = re.compile(
    r"[“«\"„]\s*(?P<words>[^“”«»\"„]{10,}?)\s*[”»\"“](?=[.,;)]*$)|(?<=\s)['‘](?P<single>[^'‘]{8,})['’](?=[.,;)]?$)"
)
_LONGEST = 500
_MOST_MARKS = 12
_LONGEST_LABEL = 30


@record
class Byline:
    """A line parted: the words without the people, what stands behind the people, and who does it with which role."""

    words: str
    behind: str
    people: tuple[tuple[str, Person], ...]
    is_guess: bool = False
    """Whether only capitals tell that they are people: neither a word before them, nor Mr or Dr, nor what they are."""


def byline_of(text: str, *, names_apart: bool = False) -> Byline | None:
    """Part a line that names people beside what they do; None for one that names none, or nothing but people.

    With `names_apart` commas part people throughout the document.
    """
    if len(text) > _LONGEST:
        return None
    bare = _REMARK.sub("", text.strip())
    if role_behind(bare):
        return _with_role_behind(bare)
    for part in (_with_post, _given_by, _apart_by_dashes):
        if (found := part(bare)) is not None:
            return found
    if (found := _with_roles(bare, names_apart=names_apart)) is not None:
        return found
    for part in (_speaking, _quoted_by, _families):
        if (found := part(bare)) is not None:
            return found
    return _tail(bare, "speakers", names_apart=names_apart) or _head(bare)


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


def _with_post(text: str) -> Byline | None:
    """Part "Title (Rector: Name)": what somebody is before who it is."""
    found = _POST_IN_BRACKET.search(text)
    if found is None or not is_task(found[1]) or not is_name(found[2]) or roles_within(found[0]):
        return None
    person = Person(without_honours(found[2]), role=found[1].strip())
    return Byline(text[: found.start()].strip(), "", (("speakers", person),))


def _given_by(text: str) -> Byline | None:
    """Part "Intervention de Name, post", "Introduction de Name : Title": their words alone would be no title."""
    found = _GIVEN_BY.match(text)
    if found is None or role_at(text[found.end() :]):
        return None
    rest = text[found.end() :].lstrip()
    mark = _behind_names(rest, 0)
    named = rest[: mark.start()] if mark else rest
    people = people_in(named)
    if not people or not (is_told(named, people) or all(map(stands_out, people))):
        return None
    first = people[0].name
    words = text[: text.index(first, found.end()) + len(first)] if len(people) == 1 and first in rest else text
    return Byline(words, rest[mark.end() :] if mark else "", tuple(("speakers", person) for person in people))


def _apart_by_dashes(text: str) -> Byline | None:
    """Part "Name – Name – Name: Title"."""
    mark = _BEHIND_HEAD.search(text)
    pieces = _DASH.split(text[: mark.start()].strip()) if mark else []
    if mark is None or len(pieces) < 2 or not all(map(is_name, pieces)):
        return None
    people = tuple(("speakers", Person(without_honours(piece))) for piece in pieces)
    return Byline(text[mark.end() :], "", people, is_guess=True)


def _quoted_by(text: str) -> Byline | None:
    """Part "The three papers: «Title», by Name; «Title», by Name"."""
    people = [person for found in _QUOTED_BY.finditer(text) for person in people_in(found[1].strip(" .;"))]
    return Byline(text, "", tuple(("speakers", person) for person in people)) if people else None


def _with_roles(text: str, *, names_apart: bool) -> Byline | None:
    """Part "Title. Moderator: Name", "Title by Name", "Keynote by Name (X): Title"."""
    roles = _sure_roles(text, list(roles_within(text))[:_MOST_MARKS])
    for first, (_role, begin, end) in enumerate(roles):
        people: list[tuple[str, Person]] = []
        for place in range(first, len(roles)):
            role, at, start = roles[place]
            are_several = names_apart or is_of_several(text[at:start])
            is_last = place == len(roles) - 1
            named = text[start : len(text) if is_last else roles[place + 1][1]]
            more = ""
            if text[at - 1 : at] == "(":
                named, _close, more = named.partition(")")
            mark = _behind_names(text, start) if is_last else None
            if mark and not are_names(text[start : mark.start()]):  # but "Panel with Name and Name: Title"
                mark = None
            found = _surely(text[start : mark.start()] if mark else named, are_several=are_several)
            mark = mark if mark or found else _behind_names(text, start)
            found = found or (_surely(text[start : mark.start()], are_several=are_several) if mark else [])
            if not found and _BY.match(text, roles[place][1]):
                found = [person for person in people_in(named) if _is_in_capitals(person.name)]
            people += ((role, person) for person in found)
            if not found:
                break
            if is_last or mark:
                words = text[:begin].strip(" \t.,;:(–—-") or text[begin:end].strip(" :")
                words = _whole(words, text, people[0][1].name) if people else words
                # As in "Round table: Name, Name; chair: Name".
                others = _tail(words, "speakers", names_apart=names_apart) if begin else None
                may_be_people = begin and others is None and not _BY.match(text, begin)
                alone = _surely(words) if may_be_people else []
                people = [*(("speakers", person) for person in alone), *(others.people if others else ()), *people]
                words = "" if alone else others.words if others else words
                words = f"{words}{more}" if is_last and more[:1] == " " else words  # "Title (by Name) and a tasting"
                behind = text[mark.end() :] if mark else _what_follows(text[start:])
                return Byline(words, behind, tuple(people))
    return None


def _is_in_capitals(name: str) -> bool:
    """Tell whether a name of several words stands in capitals, and is that of no body or country."""
    return name.isupper() and " " in name and not (is_body(name) or is_country(name))


def _what_follows(text: str) -> str:
    """Return what people are followed by, as a sentence: it is no title; empty for nothing."""
    found = _FOLLOWED.search(text)
    return f"{found[0].strip(' ,.')}." if found else ""


def _behind_names(text: str, start: int) -> re.Match[str] | None:
    """Return the mark behind which something else than people follows; the full stop of "Dr." is none."""
    marks = _BEHIND_NAMES.finditer(text, start)
    return next((mark for mark in marks if not has_honour(_last_word(text[start : mark.end()].rstrip()))), None)


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
    text = _FOLLOWED.sub("", text)
    bare = text.strip(" \t.,;()–—-") if text.count("(") != text.count(")") else text.strip(" \t.,;–—-")
    people = people_in(bare, names_only=are_several and are_names(bare))
    return people if is_told(bare, people) or all(map(stands_out, people)) else []


def _speaking(text: str) -> Byline | None:
    """Part "Name (post) will speak on “Title”"."""
    quoted = _QUOTED.search(text)
    if quoted is None:
        return None
    words = text[: quoted.start()].split()
    for end in range(min(len(words), _MOST_MARKS), 1, -1):
        if (people := people_in(" ".join(words[:end]))) and all(map(stands_out, people)):
            return Byline(
                (quoted["words"] or quoted["single"]).strip(),
                "",
                tuple(("speakers", person) for person in people),
                is_guess=True,
            )
    return None


def _tail(text: str, role: str, *, is_told_by_role: bool = False, names_apart: bool = False) -> Byline | None:
    """Part a line that ends with people: behind a dash, a colon, a comma, in brackets, or with Mr or Dr."""
    for words, named, names_only in _tails(text):
        people = people_in(named, names_only=names_only or names_apart)
        told = is_told_by_role or has_honour(named)
        if people and (told or all(map(stands_out, people))) and len(words) > 2:
            title = _whole(words, text, people[0].name)
            return Byline(title, "", tuple((role, person) for person in people), is_guess=not told)
    return None


def _tails(text: str) -> Iterator[tuple[str, str, bool]]:
    """Yield the ways in which a line may end with people, and whether a comma there stands between names."""
    if (capitals := _CAPITALS.match(text)) and "," in text[capitals.end() :]:
        yield text[: capitals.end()].strip(" :,"), text[capitals.end() :], False
    for stop in [stop for stop in _STOP.finditer(text) if not has_honour(_last_word(text[: stop.start() + 1]))][-1:]:
        yield text[: stop.start()], text[stop.end() :], False
    if text.count("(") > text.count(")"):  # "Title (Name, Name, chair: Name)" before the chair
        title, _open, named = text.rpartition("(")
        yield title.strip(), named.strip(" ,;"), True
    for mark in list(outside(_MARKS, text))[:_MOST_MARKS]:
        named = text[mark.end() :]
        is_comma = mark[0].strip() == ","
        if mark[0].strip() == "/" and is_name(text[: mark.start()]):
            continue
        if not is_comma or not (is_task(named.partition(",")[0]) or is_name(text[: mark.start()])):
            is_list = (
                mark[0].strip() in (":", "：") and is_of_several(text[: mark.start()]) and mark.start() < _LONGEST_LABEL
            )
            yield text[: mark.start()], named, is_comma or is_list or mark[0].strip() == "/"
    if (bracket := _IN_BRACKET.fullmatch(text)) and not is_name(bracket[1]):
        yield bracket[1], bracket[2], True
        yield bracket[1], bracket[2], False
    if (honour := honour_within(text)) > 0:
        yield _LEADS_ON.sub("", text[:honour]).rstrip(" .,;:–-"), text[honour:], False


def _whole(words: str, text: str, name: str) -> str:
    """Return a title without people, but for one that were none without them: "Meeting with Mr Davis"."""
    if _MET.fullmatch(words) is None or name not in text:
        return words
    return text[: text.index(name) + len(name)]


def _last_word(text: str) -> str:
    return f"{text.rpartition(' ')[2].capitalize()} X"


def _head(text: str) -> Byline | None:
    """Part a line that begins with people: "Name (X): Title", "Name · Title"."""
    mark = _BEHIND_HEAD.search(text)
    named, words = (text[: mark.start()], text[mark.end() :]) if mark else ("", "")
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
