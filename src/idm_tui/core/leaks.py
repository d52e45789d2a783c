"""Words that give somebody away in a report without names: people, countries, organisations, acronyms.

A name is found in any case and with or without its accents. Where its letters are also an ordinary word, it must
be written as a name: capital for "Long" or "Manpower", capitals for "WHO" and "US".
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Literal

from idm_tui.core.record import record
from idm_tui.core.text import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

KindOfTerm = Literal["person", "country", "organisation", "group"]
Writing = Literal["any", "capital", "capitals"]

_TOKEN = re.compile(r"[^\W_]+")
_DOTTED = re.compile(r"\b(?:[^\W\d_]{1,2}\.){2,}")
# Letters that no decomposition turns into plain ones.
_PLAIN = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h"})
_LEAST_NAME = 3


@record
class Term:
    """A name by its words without case and accents; `writing` says how it must be written to be meant."""

    words: tuple[str, ...]
    shown: str
    kind: KindOfTerm
    writing: Writing = "any"


@record
class Leak:
    """Words of a text that give somebody away, as they stand there, and the name that they are."""

    found: str
    term: Term


def plain_words(text: str) -> list[tuple[str, str]]:
    """Return the words of a text as they stand and as they compare: no case, no accents, no marks."""
    composed = unicodedata.normalize("NFC", text)
    visible = "".join(ch for ch in composed if unicodedata.category(ch) != "Cf")
    visible = _DOTTED.sub(lambda found: found.group().replace(".", ""), visible)
    return [(word, fold(word).translate(_PLAIN)) for word in _TOKEN.findall(visible)]


class Terms:
    """The names that are known, ready to be found."""

    def __init__(self, terms: Iterable[Term]) -> None:
        """Take them; of two with the same words the more sensitive stays."""
        self._by_first: dict[str, list[Term]] = {}
        known: dict[tuple[str, ...], Term] = {}
        order: dict[str, int] = {"any": 0, "capital": 1, "capitals": 2}
        for term in terms:
            before = known.get(term.words)
            if term.words and (before is None or order[term.writing] < order[before.writing]):
                known[term.words] = term
        for term in known.values():
            self._by_first.setdefault(term.words[0], []).append(term)
        for found in self._by_first.values():
            found.sort(key=lambda term: -len(term.words))

    def __len__(self) -> int:
        """Count them."""
        return sum(map(len, self._by_first.values()))

    def leaks(self, text: str) -> list[Leak]:
        """Return what a text gives away, each word once, the longest name first."""
        words = plain_words(text)
        found: list[Leak] = []
        place = 0
        while place < len(words):
            leak = next(self._at(words, place), None)
            if leak is not None:
                found.append(leak)
            place += len(leak.term.words) if leak is not None else 1
        return found

    def _at(self, words: list[tuple[str, str]], place: int) -> Iterator[Leak]:
        for stem in _stems(words[place][1]):
            for term in self._by_first.get(stem, ()):
                part = words[place : place + len(term.words)]
                if len(part) == len(term.words) and _matches(term, part):
                    yield Leak(" ".join(word for word, _plain in part), term)


def _matches(term: Term, part: list[tuple[str, str]]) -> bool:
    if not all(wanted in _stems(plain) for wanted, (_word, plain) in zip(term.words, part, strict=True)):
        return False
    written = [word for word, _plain in part]
    if term.writing == "capitals":
        return all(word[: len(wanted)].isupper() for wanted, word in zip(term.words, written, strict=True))
    return term.writing == "any" or written[0][0].isupper()


def _stems(word: str) -> tuple[str, ...]:
    """Return a word and what it may be the plural or the genitive of."""
    if len(word) > _LEAST_NAME and word.endswith("es"):
        return (word, word[:-1], word[:-2])
    if len(word) > _LEAST_NAME and word.endswith("s"):
        return (word, word[:-1])
    return (word,)


# --- the terms of a name

_PARTICLES = frozenset(
    [
        "de",
        "la",
        "le",
        "du",
        "des",
        "del",
        "da",
        "do",
        "dos",
        "das",
        "di",
        "van",
        "von",
        "der",
        "den",
        "the",
        "of",
        "and",
        "y",
        "e",
        "el",
        "al",
        "bin",
        "ibn",
        "ben",
        "les",
        "los",
        "las",
        "une",
        "una",
    ]
)
# "Harvard University", "Université de Genève": the name is enough.
_NAMED = re.compile(
    r"([^\W\d_]{4,}) (?:University|College|Foundation|Bank)"
    r"|(?:University|Universit[éeà]|Universidad) (?:of|de|di) ([^\W\d_]{4,})"
)
_LEGAL_FORMS = frozenset(["inc", "ltd", "llc", "plc", "gmbh", "sa", "ag", "spa", "corp"])
_FIRM_WORDS = _LEGAL_FORMS | {"co", "company", "group", "association"}
# Given names that are ordinary words as well.
_ORDINARY_NAMES = frozenset(
    [
        "will",
        "mark",
        "may",
        "grace",
        "hope",
        "joy",
        "faith",
        "rose",
        "art",
        "bill",
        "dean",
        "drew",
        "frank",
        "gene",
        "grant",
        "guy",
        "june",
        "april",
        "august",
        "lance",
        "miles",
        "nick",
        "pat",
        "penny",
        "ray",
        "rich",
        "rob",
        "sandy",
        "sky",
        "sue",
        "summer",
        "victor",
        "ward",
        "wade",
        "chance",
        "case",
        "chase",
        "major",
        "mike",
        "bob",
        "jack",
        "jean",
    ]
)


def terms_of_person(name: str, is_ordinary: Callable[[str], bool]) -> Iterator[Term]:
    """Yield the terms of somebody's name: the whole of it and each part that stands for it alone."""
    words = tuple(plain for _word, plain in plain_words(name))
    if len(words) > 1:
        yield Term(words, name, "person")
    for word in words:
        if len(word) >= _LEAST_NAME and word not in _PARTICLES:
            ordinary = word in _ORDINARY_NAMES or is_ordinary(word)
            yield Term((word,), name, "person", "capital" if ordinary else "any")


def terms_of_organisation(printed: str, is_ordinary: Callable[[str], bool]) -> Iterator[Term]:
    """Yield the terms of an organisation as it is printed: its parts between commas, and its acronyms."""
    for part in re.split(r"[,;()/]", printed):
        pairs = [pair for pair in plain_words(part) if pair[1] not in _FIRM_WORDS]
        if not pairs:
            continue
        if len(pairs) > 1:
            yield Term(tuple(plain for _word, plain in pairs), printed, "organisation")
        for named in _NAMED.finditer(part):
            plain = plain_words(named.group(1) or named.group(2))[0][1]
            yield Term((plain,), printed, "organisation", "capital" if is_ordinary(plain) else "any")
        for word, plain in pairs:
            if word.isupper() and len(word) > 1:
                yield from terms_of_acronym(word, printed, is_ordinary)
            elif len(pairs) == 1 and len(word) > 1 and plain not in _PARTICLES:
                yield Term((plain,), printed, "organisation", "capital" if is_ordinary(plain) else "any")


def terms_of_role(printed: str, is_ordinary: Callable[[str], bool]) -> Iterator[Term]:
    """Yield the terms of a firm that stands in a role: "Director, Adecco Consulting, S.A."."""
    parts = [plain_words(part) for part in re.split(r"[,;()/]", printed)]
    for part, behind in zip(parts, [*parts[1:], []], strict=True):
        names = [plain for _word, plain in part if plain not in _LEGAL_FORMS]
        if names and (len(names) < len(part) or (behind and behind[0][1] in _LEGAL_FORMS)):
            yield Term(tuple(names), printed, "organisation")
            yield Term((names[0],), printed, "organisation", "capital" if is_ordinary(names[0]) else "any")


def terms_of_acronym(acronym: str, shown: str, is_ordinary: Callable[[str], bool]) -> Iterator[Term]:
    """Yield the term of an acronym; one that is a word, or has two letters, must stand in capitals."""
    plain = fold(acronym)
    must = len(plain) < _LEAST_NAME or is_ordinary(plain) or plain in _PARTICLES
    yield Term((plain,), shown, "organisation", "capitals" if must else "any")
