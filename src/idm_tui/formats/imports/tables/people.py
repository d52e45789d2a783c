"""The people of a cell: where one ends and the next begins, and what is name, role and organisation of each."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

from idm_tui.core.record import record
from idm_tui.core.text import clean_line, fold
from idm_tui.formats.imports.brackets import closed_brackets, outside, split_outside
from idm_tui.formats.imports.draft import Person
from idm_tui.formats.imports.names import is_body, is_name, is_task, without_honours
from idm_tui.formats.imports.tables.cells import is_placeholder
from idm_tui.formats.imports.tables.words import field_of

if TYPE_CHECKING:
    from collections.abc import Iterable

Commas = Literal["names", "words", "family"]
Part = Literal["speakers", "moderators", "rapporteurs"]

_LONGEST = 4000
_MOST_PEOPLE = 200
_BREAKS = re.compile(r"[;\n•|]")
_AND = re.compile(r"\s+(?:and|&|und|et|y|e|/|\+)\s+|,\s*(?:and|&|und|et|y)\s+", re.IGNORECASE)
_COMMA = re.compile(r",\s*")
_LABEL = re.compile(
    r"\s*(?P<label>moderat\w*|moderad\w*|moderiert\w*|(?:co-?)?chair\w*|vorsitz\w*|presid\w*|rapporteu\w*|relator\w*|"
    r"speakers?|panell?ists?|intervenant\w*|ponentes?|referent\w*|vortragende\w?|presenters?)\s*:\s*"
)
# The last of a few words before a colon may end with a full stop; behind any other begins what is no label.
_NEXT_LABEL = re.compile(
    r"(?:\s[/+–—-]|[,.])\s+(?P<label>(?:[^\s:,;/+–—-](?:[^\s:,;]{0,30}[^\s:,;.])?\s){0,2}[^\s:,;/+–—-][^\s:,;]{0,40})\s?:"
)
_MOST_LABEL_WORDS = 3
_MINUTES = re.compile(r"(\d{1,3})\s?(?:min|mins|minutes|minuten|')\.?", re.IGNORECASE)
_BEHALF = re.compile(r",?\s*\b(?:on behalf of|im namen von|au nom d[eu]|en nombre de)\s+(.+)$", re.IGNORECASE)
_ASIDE = re.compile(r"\s+[–—-]\s+|\s*:\s+")
_CHAIRS = re.compile(
    r"(?:session )?(?:co-?)?(?:moderat|moderad|chair|vorsitz|president|presidenc|facilitat|leitung)\w*"
)
_REPORTS = re.compile(r"(?:rapporteu|relator|berichterstat)\w*")


@record
class Somebody:
    """A person of a cell, in which part they are printed, and whether that was a guess."""

    part: Part
    person: Person
    guess: bool = False


def comma_style(texts: Iterable[str]) -> Commas:
    """Decide by a whole column whether its commas stand between people, or between a name and what belongs to it."""
    names = words = family = 0
    seen: dict[str, int] = {}
    for text in texts:
        lines = [line for line in split_outside(_BREAKS, text[:_LONGEST]) if line.strip()]
        pieces = [_without_label(piece, "speakers")[1] for line in lines for piece in _by_labels(line)]
        flips = 0
        for piece in pieces:
            parts = [part.strip() for part in split_outside(_COMMA, piece) if part.strip()]
            if len(parts) < 2:
                continue
            flips += len(parts) == 2 and all(len(part.split()) == 1 for part in parts)
            if all(is_name(_bare(part)) for part in parts):
                names += 1 if len(parts) == 2 else 3
                seen[parts[-1]] = seen.get(parts[-1], 0) + 1
            elif not all(_bare(part)[:1].islower() for part in parts):
                words += 1
        family += flips == len(pieces) > 1
    words += sum(count - 1 for count in seen.values())
    if family and family >= names + words - family:
        return "family"
    return "names" if names > words else "words"


def people_of(text: str, part: Part, commas: Commas) -> list[Somebody]:
    """Read the people that a cell prints, in their order."""
    found: list[Somebody] = []
    for piece in (piece for line in split_outside(_BREAKS, text[:_LONGEST]) for piece in _by_labels(line)):
        here, names = _without_label(piece, part)
        body, names = _body_before(names)
        for words, guess in _pieces(names, "names" if body else commas):
            if len(found) < _MOST_PEOPLE and (somebody := _somebody(words, here, guess=guess, flip=commas == "family")):
                somebody.person.organisation = somebody.person.organisation or body
                found.append(somebody)
    return found


def _by_labels(text: str) -> list[str]:
    """Part a line where the label of other people begins: "Chair: Ana Perez / Speakers: Kofi Mensah"."""
    found = [label for label in outside(_NEXT_LABEL, text) if _labelled(label["label"])]
    begins = [0, *(label.start("label") for label in found)]
    ends = [*(label.start() for label in found), len(text)]
    return [text[begin:end] for begin, end in zip(begins, ends, strict=True)]


def _labelled(label: str) -> Part | None:
    """Return the part of the people behind a label; one in capitals may be a body, like the WHO."""
    if label.isupper() or len(label.split()) > _MOST_LABEL_WORDS:
        return None
    named = field_of(label)
    return named if named in ("speakers", "moderators", "rapporteurs") else None


def _without_label(text: str, part: Part) -> tuple[Part, str]:
    """Return the part that the label before some people says, and these people."""
    label = _LABEL.match(fold(text)) if len(fold(text)) == len(text) else None
    if label:
        return _part_of(label["label"], part), text[label.end() :]
    head, colon, names = text.partition(":")
    named = _labelled(head.strip()) if colon else None
    return (named, names.strip()) if named else (part, text)


def names_part(text: str) -> bool:
    """Tell whether a text begins with the part that somebody has: "Chair: …"."""
    return ":" in text[:40] and _LABEL.match(fold(text)) is not None


def _body_before(text: str) -> tuple[str, str]:
    """Part an organisation from the people behind its colon: "ILO: Ana Perez and Kofi Mensah"."""
    head, colon, names = text.partition(":")
    head, names = head.strip(), names.strip()
    if not colon or is_name(_bare(head)) or any(sign in head for sign in ",/") or not names:
        return "", text
    return (head, names) if all(is_name(_bare(piece)) for piece, _guess in _pieces(names, "names")) else ("", text)


def in_lines(text: str) -> list[Somebody]:
    """Read the people of those lines of a text that say who moderates or reports."""
    found: list[Somebody] = []
    for line in text.split("\n"):
        label = _LABEL.match(fold(line)) if ":" in line[:40] else None
        if label and _part_of(label["label"], "speakers") != "speakers" and len(line) < 300:
            found += people_of(line, "speakers", "words")
    return found


def _part_of(label: str, otherwise: Part) -> Part:
    plain = fold(label).strip()
    if _CHAIRS.fullmatch(plain):
        return "moderators"
    if _REPORTS.fullmatch(plain):
        return "rapporteurs"
    return otherwise


def _bare(text: str) -> str:
    """Return a text without its brackets."""
    pieces: list[str] = []
    at = 0
    for begin, end in closed_brackets(text):
        pieces.append(text[at:begin].rstrip())
        at = end
    return "".join([*pieces, text[at:]]).strip()


def _asides(text: str) -> list[str]:
    """Return what stands in the brackets of a text."""
    return [text[begin + 1 : end - 1].strip() for begin, end in closed_brackets(text)]


def _starts_with_name(text: str) -> bool:
    """Say whether a text begins with a name: it is one, or one stands before its first comma, bracket or dash."""
    head = re.split(r",|\(|\[|\s[–—-]\s", text.strip(), maxsplit=1)[0]
    return is_name(head)


def _pieces(text: str, commas: Commas) -> list[tuple[str, bool]]:
    """Split one line of people where it clearly goes on with another person."""
    text = text.strip(" ,-–*•\t")
    if not text:
        return []
    halves = [half for half in split_outside(_AND, text) if half.strip()]
    joined = len(halves) > 1 and (
        all(_starts_with_name(half) or _starts_with_name(half.split(",")[-1]) for half in halves)
        or all(_is_short(half) for half in halves)
    )
    pieces: list[tuple[str, bool]] = []
    for half in halves if joined else [text]:
        parts = [part for part in split_outside(_COMMA, half) if part.strip()]
        named = [is_name(_bare(part)) for part in parts]
        if len(parts) > 2 and named.count(False) == 1 and commas == "names":
            # One of several may have a name that is a word as well.
            named = [known or _is_capital(_bare(part)) for known, part in zip(named, parts, strict=True)]
        clear = len(parts) > 2 or joined or all(closed_brackets(part) for part in parts)
        if len(parts) > 1 and commas != "family" and all(named) and (clear or commas == "names"):
            pieces += [(part, not clear) for part in parts]
        elif len(parts) > 2 and commas != "family":
            pieces += _by_brackets(half, parts)
        else:
            pieces.append((half, False))
    return pieces


def _is_capital(text: str) -> bool:
    """Say whether all words of a text begin as those of a name, and it is no organisation or post."""
    words = text.split()
    return 2 <= len(words) <= 3 and all(word[:1].isupper() for word in words) and not (is_body(text) or is_task(text))


def _is_short(text: str) -> bool:
    """Say whether a text is a first name or a handle, as in "Lena & Tom"."""
    return len(text.split()) == 1 and text.strip()[:1].isupper() and not is_body(text)


def _by_brackets(half: str, parts: list[str]) -> list[tuple[str, bool]]:
    """Split at the commas behind a closed bracket where a name follows: A (X), B (Y)."""
    pieces: list[str] = []
    for part in parts:
        closed = pieces and pieces[-1].rstrip().endswith((")", "]"))
        if closed and is_name(_bare(part)):
            pieces.append(part)
        elif pieces:
            pieces[-1] += f", {part.strip()}"
        else:
            pieces.append(part)
    return [(piece, False) for piece in pieces] if len(pieces) > 1 else [(half, False)]


def _somebody(text: str, part: Part, *, guess: bool, flip: bool) -> Somebody | None:
    text = clean_line(text).strip(" ,;-–")
    if not text or is_placeholder(text):
        return None
    person = Person("")
    if behalf := next(outside(_BEHALF, text), None):
        person.on_behalf_of = _other(behalf[1])
        text = text[: behalf.start()]
    asides: list[str] = []
    for aside in _asides(text):
        inside = aside
        if behalf := next(outside(_BEHALF, inside), None):
            person.on_behalf_of = _other(behalf[1])
            inside = inside[: behalf.start()].strip()
        if minutes := _MINUTES.fullmatch(inside):
            person.minutes = int(minutes[1]) or None
        elif (other := _part_of(inside, part)) != part:
            part = other
        elif inside and not is_placeholder(inside):
            asides.append(inside)
    person = _person(_bare(text), person, asides, flip=flip)
    return Somebody(part, person, guess) if person.name else None


def _other(text: str) -> Person:
    """Read the person for whom somebody speaks."""
    asides = [aside for aside in _asides(text) if aside and not is_placeholder(aside)]
    return _person(_bare(text), Person(""), asides)


def _person(text: str, person: Person, asides: Iterable[str] = (), *, flip: bool = False) -> Person:
    """Tell the name from the words behind it, of which the last that names an organisation is the organisation."""
    pieces = [piece.strip() for piece in text.split(",") if piece.strip()]
    if not pieces:
        return person
    name, *rest = pieces
    if rest and not flip and name[:1].islower() and not is_name(name):
        # A sentence rather than somebody: "us, brave in the face of the future".
        name, rest = text.strip(), []
    if flip and len(rest) == 1:
        name, rest = f"{rest[0]} {name}", []
    aside = _ASIDE.split(name, maxsplit=1)
    if len(aside) == 2 and is_name(aside[0]):
        name, rest = aside[0], [aside[1], *rest]
    person.name = without_honours(name)
    if person.name in ("", "."):
        person.name = name
    words = [*rest, *asides]
    if words and not is_task(" ".join(words[-1].split()[:2])) and (is_body(words[-1]) or not words[-1][:1].islower()):
        person.organisation = words.pop()
    person.role = ", ".join(words)
    return person
