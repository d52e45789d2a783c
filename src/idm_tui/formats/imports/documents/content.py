"""What stands in an item behind its time: title, people with their roles, questions, the discussion, the rest."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from idm_tui.core.text import fold, shorten
from idm_tui.formats.imports.documents.bylines import byline_of
from idm_tui.formats.imports.documents.joining import joined
from idm_tui.formats.imports.documents.people import is_told, people_in, stands_out
from idm_tui.formats.imports.documents.places import without_place
from idm_tui.formats.imports.documents.posts import is_country, role_and_organisation
from idm_tui.formats.imports.documents.role_words import LEAD_IN, QUESTION_END, asked_behind, role_at, role_behind
from idm_tui.formats.imports.draft import Person
from idm_tui.formats.imports.kinds import is_general_discussion, kind_of
from idm_tui.formats.imports.names import has_honour, is_body, is_name, is_task
from idm_tui.formats.imports.ordinary_words import is_ordinary

if TYPE_CHECKING:
    from idm_tui.formats.imports.documents.bylines import Byline
    from idm_tui.formats.imports.documents.lines import Line
    from idm_tui.formats.imports.draft import Code, Draft, DraftSession

_ABOUT = re.compile(r"([A-ZÀ-Þ][A-ZÀ-Þ'’&/ -]{5,}?)\s+([A-Z][a-z]+ [a-z].{60,})")
_EMPHASIS = re.compile(r"^([*_]+)(.+)\1$")
_LABELLED = re.compile(r"[^\W\d_][\w ]{1,25}(?:\t|\s*:\s)")
_PLURAL = re.compile(r"s\s*[:：]?\s*$")
_NUMBER = re.compile(r"(?:[QP]\s?\d{1,2}\s?[.:)]|\([a-z]\)|\([ivx]{1,4}\))\s*")
_LONG = 110
_LONGEST_BARE_NAME = 4
_NOBODY_SPEAKS = ("break", "registration")


def fill(session: DraftSession, lines: list[Line], draft: Draft, *, is_wrapped: bool, gaps_tell: bool = True) -> None:
    """Read the lines of an item into a session; what cannot be placed is kept and said."""
    reader = _Reader(session, draft, is_wrapped=is_wrapped)
    whole = joined(lines, is_wrapped=is_wrapped, gaps_tell=gaps_tell)
    asks = [line.text.rstrip().endswith(QUESTION_END) for line in whole]
    for place, line in enumerate(whole):
        beside = asks[max(place - 1, 1) : place] + asks[place + 1 : place + 2]
        reader.take(line, is_among_questions=place > 0 and asks[place] and any(beside))
    reader.done()


class _Reader:
    """Goes through the lines of an item and remembers under which word it is."""

    def __init__(self, session: DraftSession, draft: Draft, *, is_wrapped: bool) -> None:
        self.session, self.draft, self.is_wrapped = session, draft, is_wrapped
        self.role = ""
        self.in_questions = False
        self.abstract: list[str] = []
        self.last: Person | None = None
        self.is_below_name = False
        """Whether whoever was named last stands on a line of their own, so that their post may stand below."""

    def take(self, line: Line, *, is_among_questions: bool) -> None:
        """Take one line; whether it and one beside it are questions tells that they are no paragraphs."""
        text = line.text.strip()
        if not text:
            return
        if not self.session.title:
            self._title(line)
            return
        if line.role == "room":
            self.session.room = self.session.room or text
        elif line.role == "aside":
            self.abstract.append(text)
        elif line.role and not ((announced := role_at(text)) and announced[1]):
            self._people(line.role, text, line, are_several=all(map(is_name, text.split(", "))))
        elif is_general_discussion(text) and len(text) < 60:
            self.session.discussion = True
            self.role, self.in_questions = "", False
        elif LEAD_IN.search(text) and not text.endswith(QUESTION_END) and len(text) < 160:
            self.in_questions, self.role, self.last = True, "", None
        elif (asked := asked_behind(text, _leads_in)) is not None:
            self.session.questions += asked
            self.in_questions, self.role, self.last = True, "", None
        elif self._is_question(line, is_among_questions=is_among_questions):
            if not (self.in_questions or line.is_question):
                words = f'no words lead to "{shorten(text, 60)}"; it was taken for a question'
                self._doubt(line, "lead-in", words)
            self.session.questions.append(_NUMBER.sub("", text))
            self.last = None
        elif (announced := role_at(text)) is not None:
            self._begin_role(*announced, line)
        else:
            self._other(line, text)

    def _title(self, line: Line) -> None:
        text, place = without_place(line.text.strip())
        self.session.left += filter(None, (place,))
        byline = byline_of(text)
        if byline and (byline.words or byline.behind) and not (byline.is_guess and kind_of(text) == "break"):
            self._titled(byline, line)
            return
        text = text.replace("\t", " ")
        self.session.title = _tidy(text) if text else ""
        if about := _ABOUT.fullmatch(text):
            self.session.title = _tidy(about[1])
            self.abstract.append(about[2])
        elif (people := people_in(text)) and is_told(text, people):
            self._take_people(people, line, text)

    def _titled(self, byline: Byline, line: Line) -> None:
        """Take the title of a line that names people as well; a sentence behind them says more of it."""
        is_title_behind = byline.behind and not byline.behind.endswith(".")
        title, place = without_place(byline.behind if is_title_behind else byline.words)
        self.session.title = _tidy(title)
        self.session.left += filter(None, (place,))
        self.session.kind = "keynote" if is_title_behind and kind_of(byline.words) == "keynote" else ""
        if byline.behind and not is_title_behind:
            self.abstract.append(byline.behind)
        self._take_byline(byline, line)

    def _is_question(self, line: Line, *, is_among_questions: bool) -> bool:
        text = line.text.strip()
        if line.is_question:
            return True
        if self.in_questions:
            if text.endswith(QUESTION_END) or (line.is_bullet and len(text) > 8):
                return True
            self.in_questions = False
            return False
        if not text.endswith(QUESTION_END):
            return False
        is_marked = (
            is_among_questions
            or _NUMBER.match(text) is not None
            or (line.is_bullet and (len(text) > 25 or text.startswith("¿")))
        )
        return is_marked and (not self.role or not (people_in(text) or byline_of(text)))

    def _begin_role(self, role: str, rest: str, line: Line) -> None:
        self.role = role
        self.in_questions, self.last = False, None
        if rest:
            are_several = _PLURAL.search(line.text[: line.text.rfind(rest)]) is not None
            self._people(role, rest, line, are_several=are_several)
            self.is_below_name = False
            if role != "speakers":
                self.role = f"below {role}"

    def _people(self, role: str, text: str, line: Line, *, are_several: bool = False) -> None:
        """Take whoever a word or a column announces; behind "Speakers:" a second name is no organisation."""
        people = people_in(text)
        if are_several and len(people) == 1:
            people = people_in(text, names_only=True)
        if not people and (byline := byline_of(text)):
            self._take_byline(byline, line, role)
            self.abstract += filter(None, (byline.words, byline.behind))
            return
        people = people or _unusual_people(text)
        for person in people:
            self._add(role, person)
        if not people:
            self.abstract.append(text)
            self._doubt(line, "people-guess", f'"{text}" was taken for no person')
        elif not all(is_name(person.name) for person in people):
            self._doubt(line, "people-guess", f'"{text}" was taken for whoever speaks')

    def _add(self, role: str, person: Person) -> None:
        people: list[Person] = getattr(self.session, role)
        if all(fold(known.name) != fold(person.name) for known in people):
            people.append(person)
        self.last = person

    def _other(self, line: Line, text: str) -> None:
        """Place a line that no word announces: somebody's post, a person, the rest of the title, a paragraph."""
        self.in_questions = False
        # In the cells beside a title "Name, Name" are two; in a line of its own the second may be an organisation.
        is_cell = line.starts_row and str(line.number) == self.session.place
        names_only = is_cell and all(map(is_name, text.strip("()").split(", ")))
        people = people_in(text, names_only=names_only) if role_behind(text) is None else []
        byline = byline_of(text) if not people else None
        role = self.role if not self.role.startswith("below") else ""
        is_break = kind_of(self.session.title) == "break"
        if self._is_post(line, text) and (byline is None or _is_task_and_body(byline, text)):
            self._take_post(text)
        elif byline and not (is_break and byline.is_guess):
            self._take_byline(byline, line, role or "speakers")
            self.abstract += filter(None, (byline.words, byline.behind))
        elif role and (people or (line.is_bullet and len(text) < 160 and not _LABELLED.match(text))):
            self._people(role, text, line)
        elif people and not is_break and self._may_be_people(text, people):
            self._take_people(people, line, text)
        elif len(text) < _LONG and not text.endswith((".", "!", "»", "”")) and self._may_be_subtitle(line):
            self.session.subtitle = _tidy(text)
        else:
            self.abstract.append(text)
            self.last = None

    def _take_people(self, people: list[Person], line: Line, text: str) -> None:
        for person in people:
            self._add("speakers", person)
        self.is_below_name = True
        if not self.role and not has_honour(text):
            self._doubt(line, "people-guess", f'"{text}" was taken for people who speak')

    def _take_byline(self, byline: Byline, line: Line, role: str = "speakers") -> None:
        """Take the people of "Title – Name"; what its own words say of them goes before what stands above."""
        for own, person in byline.people:
            self._add(own if own != "speakers" else role, person)
        self.is_below_name = False
        if byline.is_guess and not self.role:
            names = ", ".join(person.name for _role, person in byline.people)
            self._doubt(line, "people-guess", f'"{names}" was taken for people who speak')

    def _is_post(self, line: Line, text: str) -> bool:
        """Tell whether a line says what somebody is whom the line above names."""
        last = self.last
        if last is None or line.is_bullet or text.endswith(QUESTION_END) or len(text) >= 200 or has_honour(text):
            return False
        if is_task(text) or (is_body(text) and not line.gap):
            return not people_in(text) or not stands_out(people_in(text)[0])
        is_plain = not people_in(text) and byline_of(text) is None
        return self.is_below_name and not last.role and not last.organisation and is_plain

    def _take_post(self, text: str) -> None:
        assert self.last is not None
        if not self.last.role and not self.last.organisation:
            self.last.role, self.last.organisation = role_and_organisation(text)
        else:
            self.last.organisation = ", ".join(filter(None, (self.last.organisation, text)))

    def _may_be_people(self, text: str, people: list[Person]) -> bool:
        """Tell whether a line without a role word may name who speaks: a bare name is short."""
        if not (all(map(stands_out, people)) or has_honour(text)):
            return text != text.upper() and all(is_task(person.role) for person in people)
        is_short = len(text.split()) <= _LONGEST_BARE_NAME and kind_of(self.session.title) not in _NOBODY_SPEAKS
        return is_told(text, people) or len(people) > 1 or is_short

    def _may_be_subtitle(self, line: Line) -> bool:
        session = self.session
        if session.subtitle or line.is_bullet:
            return False
        return not (session.speakers or session.moderators or session.questions or self.abstract)

    def _doubt(self, line: Line, code: Code, sentence: str) -> None:
        self.draft.doubt(line.number, code, sentence)

    def done(self) -> None:
        """Put the paragraphs together."""
        self._put_speaker_first()
        self.session.abstract = "\n\n".join(self.abstract)

    def _put_speaker_first(self) -> None:
        """Part an item that begins with who speaks: a name, below it what they are, below that the title."""
        session = self.session
        name, post, below = session.title, session.subtitle, next(iter(self.abstract), "")
        is_post = bool(post) and (is_body(post) or is_task(post) or is_country(post))
        if not (is_post and is_name(name) and 3 < len(below) < _LONG) or session.moderators:
            return
        session.speakers.insert(0, Person(name, *role_and_organisation(post)))
        session.title, session.subtitle = _tidy(self.abstract.pop(0)), ""
        self.draft.doubt(session.place, "people-guess", f'"{name}" was taken for who speaks on "{session.title}"')


def _leads_in(words: str) -> bool:
    return len(words) <= _LONG and LEAD_IN.search(words) is not None


def _unusual_people(text: str) -> list[Person]:
    """Return who stands behind a word for people and is named as no rule expects: "Lena, @tom", "王伟"."""
    if len(text) > 120 or text.endswith((".", *QUESTION_END)):
        return []
    parts = [part for part in re.split(r"\s*[;、，/&+]\s*|,\s+|\s+(?:and|et|y|und)\s+", text) if part]
    if all(len(part.split()) == 1 for part in parts) and not any(map(_is_no_person, parts)):
        return [Person(part) for part in parts]
    head, _comma, rest = text.partition(",")
    return [] if _is_no_person(head) else [Person(head.strip(), organisation=rest.strip())]


def _is_task_and_body(byline: Byline, text: str) -> bool:
    """Tell whether what looks like a name behind a title is what somebody works for: "Programme Officer, Blue Nile"."""
    return byline.is_guess and is_task(byline.words) and text.startswith(f"{byline.words},")


def _is_no_person(text: str) -> bool:
    words = re.findall(r"[^\W\d_]+", fold(text))
    if len(words) == 1 and is_task(text):
        return True
    return not 1 <= len(words) <= 6 or is_body(text) or any(map(is_ordinary, words)) or text[:1].isdigit()


def _tidy(title: str) -> str:
    """Return a title as printed, without a trailing bracket of place, footnote marks and the mark of a list."""
    bare = _EMPHASIS.sub(r"\2", title.strip(" \t|•►▶*-–—:;,"))
    bare = re.sub(r"\s*[¹²³⁰⁴-⁹]+$|\s*\[\d+\]$", "", bare)
    return bare or title.strip()
