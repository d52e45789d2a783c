"""What stands in an item behind its time: title, people with their roles, questions, the discussion, the rest."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from idm_tui.core.text import fold
from idm_tui.formats.imports.documents.joining import joined
from idm_tui.formats.imports.documents.people import has_honorific, is_name, is_post_line, people_in, person_in
from idm_tui.formats.imports.documents.role_words import LEAD_IN, QUESTION_END, ROLE, ROLE_WORDS
from idm_tui.formats.imports.draft import Person
from idm_tui.formats.imports.kinds import is_general_discussion, kind_of

if TYPE_CHECKING:
    from idm_tui.formats.imports.documents.lines import Line
    from idm_tui.formats.imports.draft import Code, Draft, DraftSession

_CAPITALS = re.compile(r"^((?:[A-ZÀ-ÞŒ][A-ZÀ-ÞŒ'’&/-]+[\s:,]+){1,8}?)(?=[A-ZÀ-Þ][a-zà-ÿ'’])")
_ROLE_BEHIND = re.compile(
    r"\s*\((moderator|chair|co-?chair|mod[ée]rat(?:eur|rice)|moderadora?|facilitator|rapporteur)s?\)", re.IGNORECASE
)
_BY = re.compile(r"^(.{4,}?)\s+(?:by|par|por|von|de la part de)\s+(.+)$", re.IGNORECASE)
_TITLE_BEHIND = re.compile(
    r"^(.{6,}?[^\s,;:–-])[\s,;:–-]+((?:H\.E\.|Mr|Ms|Mrs|Dr|Prof|M|Mme|Mlle|Sr|Sra|Dra)\b\.?\s?[A-ZÀ-Þ].*)$"
)
_REMARK = re.compile(r"\s*\((?:visio|remote|online|tbc|t\.b\.c\.|invited)\)", re.IGNORECASE)
_LONG = 110


def fill(session: DraftSession, lines: list[Line], draft: Draft, *, is_wrapped: bool, gaps_tell: bool = True) -> None:
    """Read the lines of an item into a session; what cannot be placed is kept and said."""
    reader = _Reader(session, draft, is_wrapped=is_wrapped)
    for line in joined(lines, is_wrapped=is_wrapped, gaps_tell=gaps_tell):
        reader.take(line)
    reader.done()


class _Reader:
    """Goes through the lines of an item and remembers under which word it is."""

    def __init__(self, session: DraftSession, draft: Draft, *, is_wrapped: bool) -> None:
        self.session, self.draft, self.is_wrapped = session, draft, is_wrapped
        self.role = ""
        self.in_questions = False
        self.abstract: list[str] = []
        self.last: Person | None = None

    def take(self, line: Line) -> None:
        """Take one line."""
        text = line.text.strip()
        if not text:
            return
        if not self.session.title:
            self._title(line)
            return
        if line.role == "room":
            self.session.room = self.session.room or text
        elif line.role:
            self._people(line.role, text, line)
        elif is_general_discussion(text) and len(text) < 60:
            self.session.discussion = True
            self.role, self.in_questions = "", False
        elif LEAD_IN.search(text) and not text.endswith(QUESTION_END) and len(text) < 160:
            self.in_questions, self.role, self.last = True, "", None
        elif self._is_question(line):
            self.session.questions.append(text)
            self.last = None
        elif (found := ROLE.match(text)) is not None and self._is_role(found, text):
            self._begin_role(found, text, line)
        else:
            self._other(line, text)

    def _title(self, line: Line) -> None:
        text = line.text.replace("\t", " ").strip()
        found = _CAPITALS.match(text)
        if found and (person := person_in(text[found.end() :])) is not None:
            self.session.title = found.group(1).strip(" :,")
            self._add("speakers", person, line)
            return
        self.session.title = _tidy(text)
        long = re.match(r"^([A-ZÀ-Þ][A-ZÀ-Þ'’&/ -]{5,}?)\s+([A-Z][a-z]+ [a-z].{60,})$", text)
        if long:
            self.session.title = _tidy(long.group(1))
            self.abstract.append(long.group(2))
            return
        behind = _TITLE_BEHIND.match(text)
        if behind and (people := people_in(behind.group(2))):
            self.session.title = _tidy(behind.group(1))
            for person in people:
                self._add("speakers", person, line)
            return
        head, colon, tail = text.rpartition(": ")
        found = ROLE.match(tail) if colon else None
        if found is not None and found.end() < len(tail) and people_in(tail[found.end() :]):
            self.session.title = _tidy(head)
            self._begin_role(found, tail, line)

    def _is_question(self, line: Line) -> bool:
        text = line.text.strip()
        if self.in_questions:
            if text.endswith(QUESTION_END) or (line.is_bullet and len(text) > 15):
                return True
            self.in_questions = False
            return False
        return line.is_bullet and text.endswith(QUESTION_END) and not self.role and len(text) > 25

    def _is_role(self, found: re.Match[str], text: str) -> bool:
        """Tell whether a word at the head of a line is a role: behind it stands a colon, a person, or nothing."""
        rest = text[found.end() :]
        if found["mark"] in (":", "："):
            return True
        return not rest or bool(people_in(rest))

    def _begin_role(self, found: re.Match[str], text: str, line: Line) -> None:
        self.role = next(role for role in ROLE_WORDS if found[role])
        self.in_questions, self.last = False, None
        rest = text[found.end() :].strip()
        if rest:
            self._people(self.role, rest, line)
            if self.role != "speakers":
                self.role = f"below {self.role}"

    def _people(self, role: str, text: str, line: Line) -> None:
        people = people_in(text)
        if people:
            for person in people:
                self._add(role, person, line)
            return
        # An organisation stands in the place of a person, or the name is written as no rule expects it.
        if len(text) < 120 and not text.endswith((".", *QUESTION_END)):
            head, _comma, rest = text.partition(",")
            bare = Person(head.strip(), organisation=rest.strip())
            self._add(role, bare, line)
            self._doubt(line, "people-guess", f'"{text}" was taken for whoever speaks')
        else:
            self.abstract.append(text)

    def _add(self, role: str, person: Person, line: Line) -> None:
        people: list[Person] = getattr(self.session, role)
        if all(fold(known.name) != fold(person.name) for known in people):
            people.append(person)
        self.last = person

    def _other(self, line: Line, text: str) -> None:
        """Place a line that no word announces: somebody's post, a person, the rest of the title, a paragraph."""
        self.in_questions = False
        if self._take_role_behind(line, text) or self._take_post(line, text):
            return
        people = people_in(text) if len(text) < 260 else []
        if not people and (self._take_by(line, text) or self._take_talk(line, text)):
            return
        role = self.role.removeprefix("below ")
        if role and not self.role.startswith("below") and (people or (line.is_bullet and len(text) < 160)):
            self._people(role, text, line)
        elif people and self._may_be_people(line, text):
            self._add_all(people, line)
            if not self.role and not has_honorific(text):
                self._doubt(line, "people-guess", f'"{text}" was taken for people who speak')
        elif len(text) < _LONG and not text.endswith((".", "!", "»", "”")) and self._may_be_subtitle(line):
            self.session.subtitle = _tidy(text)
        else:
            self.abstract.append(text)
            self.last = None

    def _take_role_behind(self, line: Line, text: str) -> bool:
        """Take "Name, post (moderator)"."""
        behind = _ROLE_BEHIND.search(text)
        if behind is None or (person := person_in(_ROLE_BEHIND.sub("", text))) is None:
            return False
        self._add("rapporteurs" if behind.group(1).lower().startswith("rapp") else "moderators", person, line)
        return True

    def _take_post(self, line: Line, text: str) -> bool:
        """Take the post of whoever the line above names."""
        last = self.last
        if last is None or not self._is_about_last(line, text):
            return False
        if not last.role and not last.organisation:
            last.role, _comma, last.organisation = (part.strip() for part in text.partition(","))
            return True
        if is_post_line(text) and not people_in(text):
            last.organisation = ", ".join(filter(None, (last.organisation, text)))
            return True
        return False

    def _take_by(self, line: Line, text: str) -> bool:
        """Take "Results of the survey by Ms Name"."""
        by = _BY.match(text)
        if by is None or not has_honorific(by.group(2)) or not (named := people_in(by.group(2))):
            return False
        self._add_all(named, line)
        self.abstract.append(by.group(1))
        return True

    def _take_talk(self, line: Line, text: str) -> bool:
        """Take "Title of a talk: Name" among the parts of a session."""
        talk, colon, names = text.rpartition(": ")
        names = _REMARK.sub("", names)
        if not colon or self.role == "speakers" or len(talk) <= 3 or len(names) >= 80:
            return False
        named = people_in(names)
        self._add_all(named, line)
        if named:
            self.abstract.append(talk)
        return bool(named)

    def _add_all(self, people: list[Person], line: Line) -> None:
        for person in people:
            self._add("speakers", person, line)

    def _is_about_last(self, line: Line, text: str) -> bool:
        return not line.is_bullet and not text.endswith(QUESTION_END) and len(text) < 200 and not has_honorific(text)

    def _may_be_people(self, line: Line, text: str) -> bool:
        """Tell whether a line without a role word may name who speaks: it carries more than the bare name."""
        if kind_of(self.session.title) == "break":
            return False
        bare = text.strip()
        return has_honorific(bare) or "," in bare or "(" in bare or (line.is_bullet and is_name(bare))

    def _may_be_subtitle(self, line: Line) -> bool:
        session = self.session
        if session.subtitle or line.is_bullet:
            return False
        return not (session.speakers or session.moderators or session.questions or self.abstract)

    def _doubt(self, line: Line, code: Code, sentence: str) -> None:
        self.draft.doubt(line.number, code, sentence)

    def done(self) -> None:
        """Put the paragraphs together."""
        self.session.abstract = "\n\n".join(self.abstract)


def _tidy(title: str) -> str:
    """Return a title as printed, without a trailing bracket of place, footnote marks and the mark of a list."""
    bare = title.strip(" \t|•*-–—:;,")
    bare = re.sub(r"\s*[¹²³⁰⁴-⁹]+$|\s*\[\d+\]$", "", bare)
    return bare or title.strip()
