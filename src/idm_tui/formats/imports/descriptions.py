"""The lines of a description that say who speaks or moderates and what is asked; all others stay its words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from idm_tui.core.text import fold, shorten
from idm_tui.formats.imports.brackets import split_outside
from idm_tui.formats.imports.documents.lines import line_of
from idm_tui.formats.imports.documents.people import people_in, stands_out
from idm_tui.formats.imports.documents.questions import QUESTION_END, asked_behind, leads_in
from idm_tui.formats.imports.documents.role_words import COLONS, parts_by_role, role_at
from idm_tui.formats.imports.draft import Person
from idm_tui.formats.imports.names import is_body, is_name
from idm_tui.formats.imports.ordinary_words import is_ordinary

if TYPE_CHECKING:
    from idm_tui.formats.imports.draft import Draft, DraftSession

# Speaker(s), Orador(es), Intervenant·e·s, Referent*in, Moderador/a.
_ENDING = re.compile(r"(?<=\w)(?:\([a-zé]{1,5}\)|[·•*/_][a-zé]{1,5}){1,3}(?=s?\s*[:：])")
_BY = re.compile(r"Von\s*[:：]", re.IGNORECASE)
_PLURAL = re.compile(r"(?:s\)?|de|en|r[ie])\s*[:：]?\s*$", re.IGNORECASE)
_BETWEEN = re.compile(r"\s*[,;]\s*|\s+(?:and|et|y|und|&)\s+", re.IGNORECASE)
_NO_NAME = re.compile(r"\w[/@]|:/|\w\w\.\w")
_ASKED = re.compile(r"(?:questions?|preguntas?|perguntas?|fragen|domande)\s*[:：]", re.IGNORECASE)
_NUMBER = re.compile(r"(?:[QP]\s?)?\d{1,2}\s?[.:)]\s*")
_LONGEST = 500
_LONGEST_LEAD_IN = 160
_MOST_WORDS = 4
_QUESTIONS = "questions"


def take_people(session: DraftSession, text: str, draft: Draft) -> None:
    """Give a session the people and questions of a description; what is taken does not stay in its abstract."""
    reader = _Reader(session, draft)
    for line in text.split("\n"):
        reader.take(line)
    session.abstract = re.sub(r"\n{3,}", "\n\n", "\n".join(reader.kept)).strip()


class _Reader:
    """Goes through the lines of a description and remembers which words they stand below."""

    def __init__(self, session: DraftSession, draft: Draft) -> None:
        self.session, self.draft = session, draft
        self.has_speakers = bool(session.speakers)
        """Whether the speakers are known from elsewhere; a description names them no better."""
        self.kept: list[str] = []
        self.below = ""
        self.header: int | None = None
        """Where the words above a list are kept; they go when something of the list has been taken."""
        self.is_spaced = False

    def take(self, raw: str) -> None:
        """Take one line."""
        text = line_of(raw, 0).text if len(raw) <= _LONGEST else raw.strip()
        if not text:
            self._pass_gap(raw)
        elif len(text) > _LONGEST:
            self._keep(raw)
        elif self.below == _QUESTIONS and text.endswith(QUESTION_END):
            self._found()
            self.session.questions.append(_NUMBER.sub("", text, count=1) if _NUMBER.match(text) else text)
        elif (led := asked_behind(text, lambda words: _leads_in(words.strip()))) is not None and led[1]:
            self.session.questions += led[1]
            self.below = ""
        elif _leads_in(text) and not text.endswith(QUESTION_END) and len(text) < _LONGEST_LEAD_IN:
            self._begin(_QUESTIONS, raw)
        elif (announced := _announced(text)) is not None:
            self._take_roles(announced, text, raw)
        elif not (self.below and self._take_below(text)):
            self._keep(raw)

    def _pass_gap(self, raw: str) -> None:
        """Pass an empty line: it ends a list, unless the list began behind one, as those of HTML do."""
        self.kept.append(raw)
        if self.header is not None:
            self.is_spaced = True
        elif not self.is_spaced:
            self.below = ""

    def _keep(self, raw: str) -> None:
        self.kept.append(raw)
        self.below, self.header = "", None

    def _begin(self, below: str, raw: str) -> None:
        self.below, self.header, self.is_spaced = below, len(self.kept), False
        self.kept.append(raw)

    def _found(self) -> None:
        if self.header is not None:
            del self.kept[self.header :]
            self.header = None

    def _take_roles(self, announced: tuple[str, str], text: str, raw: str) -> None:
        role, rest = announced
        if not rest:
            self._begin(role, raw)
            return
        self.below, self.header, self.is_spaced = "", None, False
        parts = parts_by_role(text)
        left = [part for part in parts if not self._take_role(part)]
        if left:
            self.kept.append(raw if len(left) == len(parts) else " ".join(left))
        elif rest.endswith((",", ";")):
            self.below = role

    def _take_role(self, text: str) -> bool:
        """Take a word for a role with whoever stands behind it; tell whether they were people."""
        role, rest = _announced(text) or ("", "")
        if not role or (role == "speakers" and self.has_speakers):
            return False
        word = text[: text.rfind(rest)].rstrip()
        are_several = _PLURAL.search(word) is not None
        people = _people_behind(rest, are_several=are_several)
        # "Speaker: Ann Lee, Iowa State": the second may be where the first works.
        is_sure = word.endswith(COLONS) and (are_several or len(people) == len(people_in(rest.rstrip("."))))
        if not people and word.endswith(COLONS):
            people, is_sure = _unusual_people(rest), False
        for person in people:
            self._add(role, person)
        if not people:
            self._doubt(f'"{shorten(text, 80)}" was taken for no person')
        elif not is_sure or not all(map(stands_out, people)):
            self._doubt(f'"{shorten(rest, 80)}" was taken for whoever speaks')
        return bool(people)

    def _take_below(self, text: str) -> bool:
        """Take a line below a word for a role, if it names people."""
        if self.below == _QUESTIONS or (self.below == "speakers" and self.has_speakers):
            return False
        people = people_in(text)
        if not people:
            if self.header is not None and self.kept[self.header].rstrip().endswith(COLONS):
                self._doubt(f'"{shorten(text, 80)}" was taken for no person')
            return False
        self._found()
        for person in people:
            self._add(self.below, person)
        return True

    def _add(self, role: str, person: Person) -> None:
        people: list[Person] = getattr(self.session, role)
        if all(fold(known.name) != fold(person.name) for known in people):
            people.append(person)

    def _doubt(self, sentence: str) -> None:
        self.draft.doubt("", "people-guess", sentence)


def _leads_in(text: str) -> bool:
    """Tell whether a line leads to questions."""
    return _ASKED.fullmatch(text) is not None or leads_in(text)


def _announced(text: str) -> tuple[str, str] | None:
    """Return the role that a line begins with, and what stands behind the word for it."""
    text = _ENDING.sub("", text, count=1)
    if found := _BY.match(text):
        return "speakers", text[found.end() :].strip()
    return role_at(text)


def _people_behind(text: str, *, are_several: bool) -> list[Person]:
    """Return whom a text names; behind "Speakers:", and beside nothing but names, a second name is another person."""
    people = people_in(text.rstrip("."))
    if len(people) == 1 and (are_several or all(map(is_name, text.rstrip(".").split(", ")))):
        return people_in(text.rstrip("."), names_only=True)
    return people


def _unusual_people(text: str) -> list[Person]:
    """Return who stands behind a word for people and is named as no rule expects: "Ann (ILO), Bo"."""
    people = []
    for part in filter(None, split_outside(_BETWEEN, text)):
        name, _bracket, inside = part.partition("(")
        words = re.findall(r"[^\W\d_]+", fold(name))
        if not 1 <= len(words) <= _MOST_WORDS or any(map(is_ordinary, words)):
            return []
        if name[:1].isdigit() or is_body(name) or _NO_NAME.search(name):
            return []
        people.append(Person(name.strip(), organisation=inside.strip().removesuffix(")")))
    return [] if text.endswith((".", *QUESTION_END)) else people
