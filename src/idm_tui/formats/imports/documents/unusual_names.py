"""People named as no rule for names expects: by first names, by handles, in scripts without capitals."""

from __future__ import annotations

import re

from idm_tui.core.text import fold
from idm_tui.formats.imports.documents.posts import is_country, is_post
from idm_tui.formats.imports.documents.questions import QUESTION_END
from idm_tui.formats.imports.draft import Person
from idm_tui.formats.imports.given_names import is_given
from idm_tui.formats.imports.names import is_body, is_name
from idm_tui.formats.imports.ordinary_words import is_ordinary

_WITH = re.compile(r"(?:with|hosted by|led by|avec|con)\s+(?=[A-Z@])", re.IGNORECASE)
_IN_CAPITALS = re.compile(
    r"((?:[A-ZÀ-Þ]\.? |[A-ZÀ-Þ][A-ZÀ-Þ'’-]+ ){1,3}[A-ZÀ-Þ][A-ZÀ-Þ'’-]{2,})"
    r" (?!(?:and|et|y|of|de|for|the) )[a-zà-ÿ]{3,} [^A-Z]*\w"
)
_IN_LAST_BRACKET = re.compile(r"(?P<title>.{3,}?)\s*[(\[](?P<named>[^()\[\]]{2,60})[)\]]\.?")
_BEHIND_DASH = re.compile(
    r"(?P<title>.{3,}?)(?:\s+[–—-]\s+|\t)(?P<named>[^\W\d_]+(?:(?:,| and| et| y| &| /) [^\W\d_]+)?)"
)
_ALL = re.compile(r"\s*[/&+,]\s*(?:participants|all|everyone|plenary|tous|todos)$", re.IGNORECASE)
_FIRST_NAME = re.compile(r"@[\w-]{2,}|[^\W\d_a-z][a-zà-ÿ]+(?:-[^\W\d_]?[a-zà-ÿ]+)?")


def first_names_in(text: str) -> list[Person]:
    """Return those who are called by first names or handles alone, behind a word for it: "with Ximena and @tobbe"."""
    behind = _WITH.match(text)
    return first_names(text[behind.end() :]) if behind else []


def first_names(text: str) -> list[Person]:
    """Return the people of a text that is nothing but single names and handles."""
    parts = [part for part in re.split(r"\s*[,&+/]\s*|\s+(?:and|et|y|und)\s+", text.strip(" .()")) if part]
    are_names = all(_FIRST_NAME.fullmatch(part) and not (_is_no_person(part) or is_country(part)) for part in parts)
    return [Person(part) for part in parts] if are_names else []


def called_behind(text: str) -> tuple[str, list[Person]] | None:
    """Part a title from those called by one name in the bracket behind it: "Remarks (Ana)", "Recap (Lee/Mensah)"."""
    found = _IN_LAST_BRACKET.fullmatch(text) or _BEHIND_DASH.fullmatch(text)
    named = _ALL.sub("", found["named"]) if found else ""
    people = first_names(named) if named else []
    given = [person for person in people if is_given(person.name) or person.name.startswith("@")]
    return (found["title"], people) if found and given and (len(people) > 1 or given == people) else None


def named_in_capitals(text: str) -> Person | None:
    """Return who begins a sentence in capitals that no other word of it has: "ANA PÉREZ tells the story of …"."""
    found = _IN_CAPITALS.match(text)
    if found is None or not is_name(found[1]) or is_country(found[1]):
        return None
    words = re.findall(r"[^\W\d_]+", fold(found[1]))
    return None if any(map(is_ordinary, words)) or is_body(found[1]) else Person(found[1])


def unusual_people(text: str) -> list[Person]:
    """Return who stands behind a word for people and is named as no rule expects: "Lena, @tom", "王伟"."""
    if len(text) > 120 or text.endswith((".", *QUESTION_END)):
        return []
    parts = [part for part in re.split(r"\s*[;、，/&+]\s*|,\s+|\s+(?:and|et|y|und)\s+", text) if part]
    if all(len(part.split()) == 1 for part in parts) and not any(map(_is_no_person, parts)):
        return [Person(part) for part in parts]
    if given := [Person(part) for part in parts if is_given(part)]:  # "Ana / UNDP team"
        given[-1].organisation = ", ".join(part for part in parts if not is_given(part))
        return given
    head, _comma, rest = text.partition(",")
    return [] if _is_no_person(head) else [Person(head.strip(), organisation=rest.strip())]


def _is_no_person(text: str) -> bool:
    words = re.findall(r"[^\W\d_]+", fold(text))
    if len(words) == 1 and is_post(text):
        return True
    return not 1 <= len(words) <= 6 or is_body(text) or any(map(is_ordinary, words)) or text[:1].isdigit()
