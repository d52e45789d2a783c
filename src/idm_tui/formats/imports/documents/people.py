"""People as agendas print them: a name, a post, an organisation, in one of a dozen orders, one or several to a line."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from idm_tui.formats.imports.brackets import outside, split_outside
from idm_tui.formats.imports.documents.one_person import name_and_rest
from idm_tui.formats.imports.documents.posts import role_and_organisation
from idm_tui.formats.imports.documents.run_together import with_marks
from idm_tui.formats.imports.draft import Person
from idm_tui.formats.imports.given_names import is_given
from idm_tui.formats.imports.names import HONOUR, has_honour, is_name, is_task, without_honours

_ON_BEHALF = re.compile(
    r"\s*[,;(]?\s*\b(?:on behalf of|au nom de|en nombre de|en representación de|représentant|for and on behalf of)\s+",
    re.IGNORECASE,
)
# What may stand between two people. Behind a strong mark whoever has a name is another person; behind a comma it may
# as well be the organisation of the one before.
_BETWEEN = re.compile(
    rf"(?P<strong>\s*[;•|；、，]\s*(?:(?:and|et|y|und|e)\s+)?|\s+(?:/|--|·)\s+|"
    r"(?-i:(?<=[a-zà-ÿ])/(?=[A-ZÀ-Þ][a-zà-ÿ'’-]+ [A-ZÀ-Þ]))|\t|"
    rf"\s+[–—-]\s+(?=(?:(?:and|et|y)\s+)?(?:{HONOUR})\s*[^\W\d_]))|"
    r"(?P<and>(?:,\s*|\s+)(?:and|et|y|und|e|&|и|och|og|ve|և)\s+)|,\s*",
    re.IGNORECASE,
)
_ARTICLE_BEFORE = re.compile(
    rf"(?:^|(?<=[;,] )|(?<= et )|(?<= and )|(?<= y ))(?:le|la|el|the)\s+(?=(?:{HONOUR})\s)", re.IGNORECASE
)
_COMMA_IN_HONOUR = re.compile(r"\b([HS]\.\s?E\.),\s+(?=[^\W\d_a-z])")
_COMMA_BEFORE_JUNIOR = re.compile(r",\s+((?:Jr|Sr)\.|III?\b)(?=\s*(?:,|\(|$|[–—-]\s))")
# "Bariza KHIARI, Sénatrice de Paris Corinne LEPAGE, Présidente": the capitals of the family name part them.
_CAPITALS = re.compile(r"[A-ZÀ-Þ]{3} ?[,:]")
_RUN_IN = re.compile(
    r"(?<=[^\s,;–-])\s+(?=[^\W\d_a-z](?:[a-zà-ÿ'’]|-[A-ZÀ-Þ]?)+(?: (?:de|van|von|el|ben))?"
    r" (?!III,)[A-ZÀ-Þ][A-ZÀ-Þ'’-]{2,} ?[,:])"
)
_FOOTNOTE = re.compile(r"(?<=[^\W\d_])\*{1,3}(?=[\s,;:)]|$)")
# "EN DISPUTE Ana Pérez": a label, where a family in capitals has nothing but a given name behind it.
_LABEL_BEFORE = re.compile(
    r"(?=(?:[A-ZÀ-Þ]{2,} ){2}|[A-ZÀ-Þ]{5,} )(?:[A-ZÀ-Þ]{2,} ){1,4}"
    r"([A-ZÀ-Þ][a-zà-ÿ][\w'’-]*) ([A-ZÀ-Þ][a-zà-ÿ][\w'’-]*)"
)
_OTHERS = re.compile(r",? et al\.?(?=$|[\s,)])|,? and (?:others|colleagues|team)$", re.IGNORECASE)
_ALL_IN_BRACKET = re.compile(r"\(([^()]+)\)")
_INITIALED = re.compile(r"(?:[A-ZÀ-Þ]\.[\s-]?){1,3}[A-ZÀ-Þ][\w'’-]+")
_STOP_BEHIND_BRACKET = re.compile(r"\)\.$")
_FULL_STOP = re.compile(r"(?<=[^\W\d_]{4})\.$")
_BEFORE_TITLE = re.compile(r"[\w)][.,]\s+[«“\"]")
_QUOTES = ("“", '"', "«", "‘", "'")
_ARTICLE = re.compile(r"^(?:the |l['’]|la |le |les |el |los )", re.IGNORECASE)
_LONGEST = 500
_SHORTEST_CHAIN = 4


def people_in(text: str, *, names_only: bool = False) -> list[Person]:
    """Return the people whom a line names, if it begins with one: "Name, post, organisation", "Name (X) and Name (Y)".

    With `names_only` a name behind a comma is another person, and not what the one before it works for.
    """
    return [replace(person) for person in _people_in(text.strip(" \t•*-–—;,"), names_only=names_only)]


@lru_cache(maxsize=512)  # a line is looked at by several in turn
def _people_in(text: str, *, names_only: bool) -> tuple[Person, ...]:
    if len(text) > _LONGEST:
        return ()
    text = without_footnotes(text)
    text = _ARTICLE_BEFORE.sub("", text) if _ARTICLE_BEFORE.search(text) else text
    text = _COMMA_BEFORE_JUNIOR.sub(r" \1", text) if "r." in text or " II" in text else text
    if _CAPITALS.search(text):
        text = _RUN_IN.sub(_parted, text)
    if "," in text:
        text = with_marks(text)
    if "E.," in text:
        text = _COMMA_IN_HONOUR.sub(r"\1 ", text)
    if (label := _LABEL_BEFORE.match(text)) and is_given(label[1]) and not is_given(label[2]):
        return ()
    if _BEFORE_TITLE.search(text) or not (bare := _STOP_BEHIND_BRACKET.sub(")", _OTHERS.sub("", text))):
        return ()
    if bare.rfind("(") > bare.rfind(")"):
        bare = f"{bare})"  # that the line lost
    if (inside := _ALL_IN_BRACKET.fullmatch(bare)) is not None:
        bare = inside[1]
    starts = _starts(bare, names_only=names_only)
    parts = [_without_mark(bare[start:end]) for start, end in zip(starts, [*starts[1:], len(bare)], strict=True)]
    # Beside other initials "M. Weber" is no Monsieur.
    are_initials = any(_INITIALED.fullmatch(part) and not has_honour(part) for part in parts)
    found = (
        Person(part)
        if (are_initials and _INITIALED.fullmatch(part)) or (place and _is_given_alone(part))
        else _person(part)
        for place, part in enumerate(parts)
    )
    people = tuple(person for person in found if person is not None)
    has_title = any((person.role or person.organisation).startswith(_QUOTES) for person in people)
    return people if len(people) == len(starts) and not has_title else ()


def without_footnotes(text: str) -> str:
    """Return a text without the stars of footnotes behind names: "Ana Pérez*, FAO"."""
    return _FOOTNOTE.sub("", text) if "*" in text else text


def _parted(found: re.Match[str]) -> str:
    """Return what parts a name from what stands before it: nothing where that is Mr or Dr, or none was named yet."""
    before = found.string[: found.start()]
    return "; " if "," in before and not has_honour(f"{before.rpartition(' ')[2]} X") else " "


def are_names(text: str) -> bool:
    """Tell whether a text is nothing but names, with commas and "and" between them."""
    return all(map(is_name, split_outside(_BETWEEN, text.strip(" .;,"))))


def is_told(text: str, people: list[Person]) -> bool:
    """Tell whether a line says that those it names are people: by Mr or Dr, or by what they are or work for."""
    return has_honour(text) or any(person.role or person.organisation for person in people)


def stands_out(person: Person) -> bool:
    """Tell whether a name differs from other words by its capitals: "ANA PÉREZ" does not, nor does "UNESCO Bolivia"."""
    first = re.split(r"[ -]", person.name, maxsplit=1)[0]
    is_body = first.isupper() and len(first) > 2 and "." not in first  # and no "J.M."
    return person.name not in (person.name.upper(), person.name.lower()) and not is_body


def _starts(text: str, *, names_only: bool) -> tuple[int, ...]:
    """Return where the people of a line begin; the first at its head."""
    marks = list(outside(_BETWEEN, text))
    places = [0, *(mark.end() for mark in marks)]
    pieces = [text[at:end] for at, end in zip(places, [*(mark.start() for mark in marks), len(text)], strict=True)]
    named = [name_and_rest(piece) is not None for piece in pieces]
    listed = _listed(marks, named)
    starts = [0]
    for place, mark in enumerate(marks, 1):
        before, piece = pieces[place - 1], pieces[place]
        is_named = names_only and (has_honour(piece) or not has_honour(pieces[0]))
        # "Director of Democracy and Political Affairs": what somebody is goes on.
        is_post = mark["and"] and place > 1 and is_task(before) and not (has_honour(piece) or _is_told(pieces, place))
        is_clear = mark["strong"] or (mark["and"] and not is_post) or is_named or place in listed or has_honour(piece)
        is_alike = (piece.rstrip(".").endswith(")") and before.endswith(")")) or all(
            map(_INITIALED.fullmatch, (before, piece))
        )
        goes_on = place < len(marks) and marks[place]["and"] and not named[place + 1]  # "Eli Lilly and Company"
        is_last = place == len(pieces) - 1 and (mark["and"] or names_only)
        if is_last and named[0] and _is_given_alone(piece):  # "Ana Pérez and Kofi"
            starts.append(places[place])
        if named[place] and (is_clear or is_alike or (_is_of_given_name(piece) and not goes_on)):
            starts.append(places[place])
    return tuple(starts)


def _is_given_alone(text: str) -> bool:
    return " " not in text.strip() and is_given(text.strip()) and text[:1].isupper()


def _is_of_given_name(piece: str) -> bool:
    """Tell whether behind a comma stands a person rather than an organisation: "Ana Pérez, Marie Dubois"."""
    return is_given(piece.partition(" ")[0]) and is_name(piece)


def _is_told(pieces: list[str], place: int) -> bool:
    """Tell whether a piece, or the one behind it, says what somebody is."""
    return is_task(pieces[place]) or "(" in pieces[place] or (place + 1 < len(pieces) and is_task(pieces[place + 1]))


def _listed(marks: list[re.Match[str]], named: list[bool]) -> set[int]:
    """Return which pieces are of a list of names: of three, or with "and"; "Ana Pérez, Iowa State" is one person."""
    if len(named) > _SHORTEST_CHAIN and all(named[::2]) and not any(named[1::2]):
        return set(range(0, len(named), 2))  # name, organisation, name, organisation, name
    listed: set[int] = set()
    run: list[int] = []
    for place in range(len(named) + 1):
        if run and (place == len(named) or not named[place] or marks[place - 1]["strong"]):
            last = max((one for one in run[1:] if marks[one - 1]["and"]), default=run[-1] if len(run) > 2 else -1)
            listed.update(one for one in run if one <= last)
            run = []
        if place < len(named) and named[place]:
            run.append(place)
    return listed


def _without_mark(text: str) -> str:
    """Return the part of a line that is about one person, without what leads on to the next."""
    for mark in _BETWEEN.finditer(text, max(len(text) - 8, 0)):
        if mark.end() == len(text):
            return text[: mark.start()]
    return text.removesuffix("/")


def _person(text: str) -> Person | None:
    behalf = _ON_BEHALF.search(text)
    other = _represented(text[behalf.end() :].strip(" ,;)¹²³")) if behalf else None
    before = text[: behalf.start()].strip(" \t•*-–—;,") if behalf else ""
    text = before if other else text.strip(" \t•*-–—;,")
    words = ""
    text = _FULL_STOP.sub("", text)
    found = name_and_rest(text) or name_and_rest(text.rstrip("."))
    if found is None and behalf:  # of a body
        found, words = name_and_rest(before), text[len(before) :].strip(" ,;()")
    if found is None:
        return None
    name, rest = found
    role, organisation = role_and_organisation(rest)
    return Person(without_honours(name), role, ", ".join(filter(None, (organisation, words))), other)


def _represented(text: str) -> Person | None:
    """Return on whose behalf somebody speaks, if it is a person, maybe one behind what they are."""
    if (found := _person(text)) is not None:
        return found
    post, comma, name = text.rpartition(", ")
    if comma and has_honour(name) and is_name(name):
        return Person(without_honours(name), role=_ARTICLE.sub("", post))
    return None
