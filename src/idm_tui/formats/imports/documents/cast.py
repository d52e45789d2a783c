"""The people of an item: who was named, under which word, and what the lines below say of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from idm_tui.core.text import fold
from idm_tui.formats.imports.documents.bylines import byline_of
from idm_tui.formats.imports.documents.people import is_told, people_in, stands_out
from idm_tui.formats.imports.documents.posts import is_post, role_and_organisation
from idm_tui.formats.imports.documents.questions import QUESTION_END
from idm_tui.formats.imports.documents.role_words import is_of_several, roles_within
from idm_tui.formats.imports.documents.titles import is_break
from idm_tui.formats.imports.documents.unusual_names import unusual_people
from idm_tui.formats.imports.kinds import kind_of
from idm_tui.formats.imports.names import has_honour, honour_within, is_body, is_name, is_task

if TYPE_CHECKING:
    from idm_tui.formats.imports.documents.lines import Line
    from idm_tui.formats.imports.documents.names_first import Byline
    from idm_tui.formats.imports.draft import Draft, DraftSession, Person

_LONGEST_POST = 200
_LONGEST_BARE_NAME = 4
_BEHIND_BODY = ("; ", " and ", " et ", " y ")


class Cast:
    """Takes whom the lines of an item name; words that name nobody come back, to be kept elsewhere."""

    def __init__(self, session: DraftSession, draft: Draft, *, names_apart: bool) -> None:
        """Take the session whose people they are; with `names_apart` commas part people throughout the document."""
        self._session, self._draft, self._names_apart = session, draft, names_apart
        self.role = ""
        """Under which word the lines are: speakers, moderators; "below moderators" where one was named behind it."""
        self.last: Person | None = None
        self.is_below_name = False
        """Whether whoever was named last stands on a line of their own, so that their post may stand below."""
        self._label = ""

    def announce(self, role: str, rest: str, line: Line) -> list[str]:
        """Take a word that announces people, and whoever stands behind it."""
        kept = self.label()
        self.role = role
        self._label = "" if rest else line.text
        self.last = None
        if rest:
            kept += self.take(role, rest, line, are_several=is_of_several(line.text[: line.text.rfind(rest)]))
            self.is_below_name = False
            if role != "speakers":
                self.role = f"below {role}"
        return kept

    def label(self) -> list[str]:
        """Return the word for those who speak where nobody was named behind it, and forget it."""
        kept, self._label = self._label, ""
        return [kept] if kept else []

    def take(self, role: str, text: str, line: Line, *, are_several: bool = False) -> list[str]:
        """Take whoever a word or a column announces; behind "Speakers:" a second name is no organisation."""
        people = people_in(text, names_only=self._names_apart)
        if are_several and len(people) == 1:
            people = people_in(text, names_only=True)
        byline = byline_of(text, names_apart=self._names_apart) if not people or roles_within(text) else None
        if byline and len(byline.people) > len(people):
            self.take_byline(byline, line, role)
            return [words for words in (byline.words, byline.behind) if words]
        if not people and text.count(";") > 0:
            return self._take_some(role, text, line)
        people = people or unusual_people(text)
        for person in people:
            self.add(role, person)
        if not people:
            self._doubt(line, f'"{text}" was taken for no person')
            return [text]
        if not all(is_name(person.name) for person in people):
            self._doubt(line, f'"{text}" was taken for whoever speaks')
        return []

    def _take_some(self, role: str, text: str, line: Line) -> list[str]:
        """Take whoever stands between semicolons beside bodies; the bodies come back."""
        pieces = [piece.strip(" .") for piece in text.split(";")]
        named = [people_in(piece) for piece in pieces]
        for person in (person for people in named for person in people):
            self.add(role, person)
        others = "; ".join(piece for piece, people in zip(pieces, named, strict=True) if piece and not people)
        if others:
            self._doubt(line, f'"{others}" was taken for no person')
        return [others] if others else []

    def add(self, role: str, person: Person) -> None:
        """Add a person, or what is now said of one who was named before."""
        self._label = ""
        people: list[Person] = getattr(self._session, role)
        known = next((known for known in people if fold(known.name) == fold(person.name)), None)
        if known is None:
            people.append(person)
        elif not (known.role or known.organisation):
            known.role, known.organisation = person.role, person.organisation
        self.last = person if known is None else known

    def take_speakers(self, people: list[Person], line: Line, text: str) -> None:
        """Take people who stand on a line of their own; below it may stand what they are."""
        self.take_named(people, line, text)
        self.is_below_name = True

    def take_named(self, people: list[Person], line: Line, text: str) -> None:
        """Take the people of a line that no word announces."""
        for person in people:
            self.add("speakers", person)
        if not self.role and not has_honour(text):
            self._doubt(line, f'"{text}" was taken for people who speak')

    def take_byline(self, byline: Byline, line: Line, role: str = "speakers") -> None:
        """Take the people of "Title – Name"; what its own words say of them goes before what stands above."""
        for own, person in byline.people:
            self.add(own if own != "speakers" else role, person)
        self.is_below_name = False
        if byline.is_guess and not self.role:
            names = ", ".join(person.name for _role, person in byline.people)
            self._doubt(line, f'"{names}" was taken for people who speak')

    def is_post_of_last(self, line: Line, text: str) -> bool:
        """Tell whether a line says what somebody is whom the line above names."""
        last = self.last
        if (
            last is None
            or line.is_bullet
            or text.startswith("[")
            or text.endswith(QUESTION_END)
            or len(text) >= _LONGEST_POST
            or has_honour(text)
        ):
            return False
        if text.startswith("(") and text.rstrip(",;").endswith(")") and not has_honour(text[1:]):
            return not (last.role or last.organisation)
        if is_post(text) or (is_body(text) and not line.gap):
            return not people_in(text) or not stands_out(people_in(text)[0])
        is_plain = not people_in(text) and byline_of(text) is None
        return self.is_below_name and not last.role and not last.organisation and is_plain

    def without_body(self, text: str) -> str:
        """Return a line of people without the end of what the one above works for: "Commerce; Ms. Ana Pérez"."""
        end, mark, people = text.partition(next((mark for mark in _BEHIND_BODY if mark in text), "; "))
        is_end = mark and self.last is not None and honour_within(end) < 0 and not (people_in(end) or byline_of(end))
        if not is_end or not has_honour(people) or not people_in(people):
            return text
        self.take_post(end)
        return people

    def take_post(self, text: str) -> None:
        """Take what whoever was named last is, or where."""
        assert self.last is not None
        if not self.last.role and not self.last.organisation:
            self.last.role, self.last.organisation = role_and_organisation(text.strip("(),; "))
        else:
            self.last.organisation = ", ".join(filter(None, (self.last.organisation, text)))

    def may_be_people(self, text: str, people: list[Person]) -> bool:
        """Tell whether a line without a role word may name who speaks: a bare name is short."""
        if not (all(map(stands_out, people)) or has_honour(text)):
            return text != text.upper() and all(is_task(person.role) for person in people)
        is_short = len(text.split()) <= _LONGEST_BARE_NAME and not self._nobody_speaks()
        return is_told(text, people) or len(people) > 1 or is_short

    def _nobody_speaks(self) -> bool:
        title = self._session.title
        return is_break(title) or kind_of(title) == "registration"

    def _doubt(self, line: Line, sentence: str) -> None:
        self._draft.doubt(line.number, "people-guess", sentence)
