"""The forms of lines that say what is done and who does it: "Title – Name", "Name (X): Title", "Title (Name)"."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from idm_tui.formats.imports.brackets import outside
from idm_tui.formats.imports.documents.names_first import (
    MOST_MARKS,
    Byline,
    apart_by_dashes,
    authors,
    body_then_title,
    families,
    name_then_title,
    speaking,
    title_between,
)
from idm_tui.formats.imports.documents.one_person import is_of_people
from idm_tui.formats.imports.documents.people import is_told, people_in, stands_out
from idm_tui.formats.imports.documents.role_words import is_of_several, role_at, roles_within
from idm_tui.formats.imports.documents.run_together import title_and_people
from idm_tui.formats.imports.draft import Person
from idm_tui.formats.imports.given_names import is_given
from idm_tui.formats.imports.names import has_honour, honour_within, is_name, is_task, without_honours

if TYPE_CHECKING:
    from collections.abc import Iterator

_IN_BRACKET = re.compile(r"([^()]{3,}?)\s*\(([^()]{4,})\)")
_BRACKET_THEN_MORE = re.compile(r"(?P<title>[^().]{3,120})\((?P<named>[^():]{4,120})\)\.\s+(?P<more>[^\W\d_a-z][^()]*)")
_POST_IN_BRACKET = re.compile(r"\(([^():]{3,40}):\s*([^():]{4,60})\)$")
_GIVEN_BY = re.compile(
    r"(?:[^\W\d_]{4,12}: )?"
    r"(?:[^\W\d_]+ ){0,2}(?:intervention|discours|allocution|mots?|message|introduction|pr[ée]sentation|expos[ée]"
    r"|t[ée]moignage|conclusions?|cl[ôo]ture|synth[èe]se|palabras|discurso|intervenci[óo]n|mensaje|saludo|bienvenida"
    r"|r[ée]actions?|communications?|comunicaci(?:[óo]n|ones)|presentaci[óo]n|ponencia|conferencia|conf[ée]rence|address|remarks|speech|statement|lecture|talk|welcome)"
    r"(?: (?:[^\W\d_]+['’])?[^\W\d_]+){0,2}?"
    r" (?:(?:de(?: la)?|du|del|of|from)\s+|(?:de l|d)['’])(?=(?-i:[^\W\d_a-z]))",
    re.IGNORECASE,
)
_AGAIN_OF = re.compile(r"(?:(?<=, )|(?<= et )|(?<= y )|(?<= and ))(?:de |d['’]|of )(?=[^\W\d_a-z])")
# Their words alone would be no title.
_MET = re.compile(
    r"(?:meeting|exchange(?: of views)?|conversation|interview|dialogue|discussion|lunch|dinner|statement|address"
    r"|rencontre|entretien|[ée]change|encuentro|entrevista|di[áa]logo|almuerzo)(?: (?:with|avec|con|mit))?",
    re.IGNORECASE,
)
_QUOTED_BY = re.compile(r"[»”\"](?:,?\s+(?:de|by|par|por|von))\s+([^«“\"»”;]+)")
_STOP = re.compile(
    r"(?:(?<=[”»\"])|(?<=[^\W\d_]{3})(?<!Prof)(?<!Hon)(?<!Rev)(?<!Amb)(?<!Lic)(?<!Ing)(?<!Sra)(?<!Mme)(?<!Mrs)(?<!Dpto)(?<!Dept)(?<!Depto)(?<!Avda)|(?<=[A-Z]\)))"
    r"\.\s+(?=[^\W\d_a-z])"
)
_MARKS = re.compile(
    r"\t|(?<=[”»\"])\s+(?=[^\W\d_a-z])|\s+(?:[/|–—-]|--)\s+|(?<=\w)[—–]\s+|\s+[—–](?=[^\W\d_a-z])|\s*[:：]\s+|,\s+"
)
_LEADS_ON = re.compile(r"\s+(?:of|by|from|de(?: la| las| los)?|du|da|del|von|durch)\s*$")
FOLLOWED = re.compile(r",?\s+(?:followed by|suivie?s? d[e'’]|seguid[oa]s? de)\b.*$")
_QUOTED_BEHIND = re.compile(r"(?P<before>.{5,150}?)[,:]?\s+[“\"«„]\s*(?P<words>[^“”«»\"„]{6,}?)\s*[”\"»]\.?$")
# What somebody does, told in a sentence.
_ACTS = re.compile(
    r"(?P<named>[^\W\d_a-z].{3,120}?),?\s+"
    r"(?:(?P<moderators>(?:will )?(?:moderates?|chairs?|facilitates?)|mod[èe]re(?:ra)?|anime(?:ra)?"
    r"|pr[ée]side(?:ra)?|modera(?:r[áa])?|presidir[áa]|coordina(?:r[áa])?)"
    r"|will [a-z]+|presents?|introduces?|gives?|opens?|speaks?|talks?|reports?|shares?|discuss(?:es)?|explains?"
    r"|pr[ée]sente(?:nt|ra|ront)?|ouvr(?:e|ira)|expos(?:e|era)|presenta(?:n|r[áa]n?)?|hablar[áa]n?|expondr[áa]n?|dar[áa]n?"
    r"|abr(?:e|ir[áa])|inaugura(?:r[áa])?)\s"
)
_CAPITALS = re.compile(r"(?:[A-ZÀ-ÞŒ][A-ZÀ-ÞŒ'’&/-]+[\s:,]+){1,8}?(?=[A-ZÀ-Þ][a-zà-ÿ'’])")
_BEHIND_NAMES = re.compile(r"\s*:\s+|(?<=[\w)]{2})\.\s+(?=[^\W\d_a-z])")
_QUOTED = re.compile(
    r"[“«\"„]\s*(?P<words>[^“”«»\"„]{10,}?)\s*[”»\"“](?=[.,;)]*$)|(?<=\s)['‘](?P<single>[^'‘]{8,})['’](?=[.,;)]?$)"
)
_LONGEST_LABEL = 30


def told_by_words(text: str) -> Byline | None:
    """Part a line whose words or dashes tell that people stand in it, whatever words for roles it has."""
    for part in (_with_post, _before_sentence, _given_by, apart_by_dashes, body_then_title, title_between, authors):
        if (found := part(text)) is not None:
            return found
    return None


def told_by_marks(text: str) -> Byline | None:
    """Part a line that quotes what is spoken on, names families first, or tells what somebody does."""
    for part in (_speaking, _quoted_by, _quoted_behind, families, _acting, name_then_title):
        if (found := part(text)) is not None:
            return found
    return None


def _with_post(text: str) -> Byline | None:
    """Part "Title (Rector: Name)": what somebody is before who it is."""
    found = _POST_IN_BRACKET.search(text)
    if found is None or not is_task(found[1]) or not is_name(found[2]) or roles_within(found[0]):
        return None
    person = Person(without_honours(found[2]), role=found[1].strip())
    return Byline(text[: found.start()].strip(), "", (("speakers", person),))


def _before_sentence(text: str) -> Byline | None:
    """Part "Title (Name, Name). What else is done."."""
    found = _BRACKET_THEN_MORE.fullmatch(text)
    people = people_in(found["named"], names_only=True) if found else []
    if found is None or not people or not all(stands_out(one) and is_given(one.name.split()[0]) for one in people):
        return None
    return Byline(found["title"].strip(), f"{found['more'].rstrip('.')}.", speaking(people), is_guess=True)


def _given_by(text: str) -> Byline | None:
    """Part "Intervention de Name, post", "Introduction de Name : Title": their words alone would be no title."""
    found = _GIVEN_BY.match(text)
    if found is None or role_at(text[found.end() :]):
        return None
    rest = text[found.end() :].lstrip()
    mark = behind_names(rest, 0)
    named = _AGAIN_OF.sub("", rest[: mark.start()] if mark else rest)
    people = people_in(named)
    if not people or not (is_told(named, people) or all(map(stands_out, people))):
        return None
    first = people[0].name
    words = text[: text.index(first, found.end()) + len(first)] if len(people) == 1 and first in rest else text
    return Byline(words, rest[mark.end() :] if mark else "", speaking(people))


def _quoted_by(text: str) -> Byline | None:
    """Part "The three papers: «Title», by Name; «Title», by Name"."""
    people = [person for found in _QUOTED_BY.finditer(text) for person in people_in(found[1].strip(" .;"))]
    return Byline(text, "", speaking(people)) if people else None


def _quoted_behind(text: str) -> Byline | None:
    """Part "Keynote – Name (X), “Title”": what stands before the people is the form of it."""
    found = _QUOTED_BEHIND.fullmatch(text)
    people = tail_of(found["before"], "speakers") if found else None
    return replace(people, behind=found["words"]) if found and people else None


def _acting(text: str) -> Byline | None:
    """Part "Name and Name (X) will present …"; the sentence stays whole."""
    found = _ACTS.match(text)
    people = people_in(found["named"]) if found else []
    if found is None or not people or not all(map(stands_out, people)):
        return None
    role = "moderators" if found["moderators"] else "speakers"
    return Byline(text, "", tuple((role, person) for person in people), is_guess=True)


def behind_names(text: str, start: int) -> re.Match[str] | None:
    """Return the mark behind which something else than people follows; the full stop of "Dr." is none."""
    marks = _BEHIND_NAMES.finditer(text, start)
    return next((mark for mark in marks if not has_honour(_last_word(text[start : mark.end()].rstrip()))), None)


def _speaking(text: str) -> Byline | None:
    """Part "Name, post, “Title”" and "Name (post) will speak on “Title”"."""
    quoted = _QUOTED.search(text)
    before = text[: quoted.start()].rstrip(" ,:;–—-") if quoted else ""
    words = before.split()
    for end in (len(words), *range(min(len(words), MOST_MARKS), 1, -1)):
        people = people_in(" ".join(words[:end]))
        if quoted and people and all(map(stands_out, people)):
            asked = (quoted["words"] or quoted["single"]).strip()
            return Byline(asked, "", speaking(people), is_guess=True)
    return None


def tail_of(text: str, role: str, *, is_told_by_role: bool = False, names_apart: bool = False) -> Byline | None:
    """Part a line that ends with people: behind a dash, a colon, a comma, in brackets, or with Mr or Dr."""
    for words, whole_tail, names_only in _tails(text):
        named = FOLLOWED.sub("", whole_tail)
        people = people_in(named, names_only=names_only or names_apart)
        if not all(map(stands_out, people)):
            people = people_in(named)  # "Name, ETH Zürich"
        told = is_told_by_role or has_honour(named)
        if people and (told or all(map(stands_out, people))) and len(words) > 2:
            title = whole(words, text, people[0].name)
            return Byline(
                title, what_follows(whole_tail), tuple((role, person) for person in people), is_guess=not told
            )
    return None


def _tails(text: str) -> Iterator[tuple[str, str, bool]]:
    """Yield the ways in which a line may end with people, and whether a comma there stands between names."""
    if (ran := title_and_people(text)) is not None:
        yield *ran, False
    if (capitals := _CAPITALS.match(text)) and "," in text[capitals.end() :]:
        yield text[: capitals.end()].strip(" :,"), text[capitals.end() :], False
    for stop in [stop for stop in _STOP.finditer(text) if not has_honour(_last_word(text[: stop.start() + 1]))][-1:]:
        yield text[: stop.start()], text[stop.end() :], False
    if text.count("(") > text.count(")"):  # "Title (Name, Name, chair: Name)" before the chair
        title, _open, named = text.rpartition("(")
        yield title.strip(), named.strip(" ,;"), True
    for mark in list(outside(_MARKS, text))[:MOST_MARKS]:
        named = text[mark.end() :]
        is_comma = mark[0].strip() == ","
        if mark[0].strip() == "/" and is_name(text[: mark.start()]):
            continue
        if not is_comma or not (is_task(named.partition(",")[0]) or is_name(text[: mark.start()])):
            is_list = (
                mark[0].strip() in (":", "：") and is_of_several(text[: mark.start()]) and mark.start() < _LONGEST_LABEL
            )
            yield text[: mark.start()], named, is_comma or is_list or mark[0].strip() == "/"
    if (bracket := _IN_BRACKET.fullmatch(text)) and (not is_name(bracket[1]) or is_of_people(*bracket.groups())):
        yield bracket[1], bracket[2], True
        yield bracket[1], bracket[2], False
    if (honour := honour_within(text)) > 0:
        yield _LEADS_ON.sub("", text[:honour]).rstrip(" .,;:–-"), text[honour:], False


def what_follows(text: str) -> str:
    """Return what people are followed by, as a sentence: it is no title; empty for nothing."""
    found = FOLLOWED.search(text)
    return f"{found[0].strip(' ,.')}." if found else ""


def whole(words: str, text: str, name: str) -> str:
    """Return a title without people, but for one that were none without them: "Meeting with Mr Davis"."""
    if _MET.fullmatch(words) is None or name not in text:
        return words
    return text[: text.index(name) + len(name)]


def _last_word(text: str) -> str:
    return f"{text.rpartition(' ')[2].capitalize()} X"
