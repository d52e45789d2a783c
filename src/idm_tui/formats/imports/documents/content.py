"""What stands in an item behind its time: title, people with their roles, questions, the discussion, the rest."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from idm_tui.formats.imports.documents.asking import Asking
from idm_tui.formats.imports.documents.bylines import byline_of
from idm_tui.formats.imports.documents.cast import Cast
from idm_tui.formats.imports.documents.joining import joined
from idm_tui.formats.imports.documents.line_parts import parts_of, unquoted
from idm_tui.formats.imports.documents.names_first import title_between
from idm_tui.formats.imports.documents.people import are_names, is_told, people_in
from idm_tui.formats.imports.documents.places import room_in, without_place
from idm_tui.formats.imports.documents.posts import is_country, is_post, role_and_organisation
from idm_tui.formats.imports.documents.questions import QUESTION_END, asked_in, asked_within
from idm_tui.formats.imports.documents.role_words import (
    parts_by_role,
    role_at,
    role_behind,
    roles_within,
)
from idm_tui.formats.imports.documents.titles import LONGEST_TITLE, behind_title, is_break, tidy
from idm_tui.formats.imports.documents.unusual_names import first_names, first_names_in, named_in_capitals
from idm_tui.formats.imports.draft import Person
from idm_tui.formats.imports.kinds import is_general_discussion, kind_of
from idm_tui.formats.imports.names import has_honour, is_body, is_name, is_task

if TYPE_CHECKING:
    from idm_tui.formats.imports.documents.habits import Habits
    from idm_tui.formats.imports.documents.lines import Line
    from idm_tui.formats.imports.documents.names_first import Byline
    from idm_tui.formats.imports.draft import Draft, DraftSession

_ABOUT = re.compile(r"([A-ZÀ-Þ][A-ZÀ-Þ'’&/ -]{5,}?)\s+([A-Z][a-z]+ [a-z].{60,})")
_LABELLED = re.compile(r"[^\W\d_][\w ]{1,25}(?:\t|\s*:\s)")
_LINK = re.compile(
    r"(?:watch|view|see|read|download)(?: the)? (?:video|recording|slides|more|details|presentation|pdf)", re.IGNORECASE
)
_LINK_BEHIND = re.compile(r"(?:\s[–—-]\s+[^\W\d_]{3,12}\s?:)?\s+https?://\S+$")
_MOST_TITLE = re.compile(r"[^\W\d_a-z].{2,108}[^.;:,]|[“\"«].{3,120}")
_IN_SQUARE = re.compile(r"\[[^\W\d_a-z][^\[\]\d:]+\]")
_QUOTES = ("“", '"', "«", "„")
_POINT = re.compile(r"(?:agenda )?(?:item|point|punto) \d{1,2} ?:?", re.IGNORECASE)
_ROUND_TABLE = re.compile(r"\b(?:round ?table|table ronde|mesa redonda)\b", re.IGNORECASE)
_DEBATE = re.compile(rf"\b(?:d[ée]bate?|discussion|discusi[óo]n)\b|{_ROUND_TABLE.pattern}", re.IGNORECASE)
_ABOUT_BEHIND = re.compile(r"\s(?:Description|Abstract|Summary|R[ée]sum[ée]|Descripci[óo]n|Resumen) ?: *(?=\S)")
_SHORTEST_TITLE = 5
_LONGEST_LABEL = 3
_LONGEST_FORM = 2
_LONGEST_DISCUSSION = 60
_FAR = 20


def fill(session: DraftSession, lines: list[Line], draft: Draft, habits: Habits) -> None:
    """Read the lines of an item into a session; what cannot be placed is kept and said."""
    reader = _Reader(session, draft, habits)
    whole = joined(lines, habits)
    whole[1:] = (unquoted(line) for line in whole[1:])
    for place, line in enumerate(whole):
        before, below = whole[max(place - 1, 1) : place], whole[place + 1 : place + _FAR]
        reader.take(line, before, below)
    reader.done()


class _Reader:
    """Goes through the lines of an item and remembers under which word it is."""

    def __init__(self, session: DraftSession, draft: Draft, habits: Habits) -> None:
        self.session, self.draft, self.names_apart = session, draft, habits.names_apart
        self.cast = Cast(session, draft, names_apart=habits.names_apart)
        self.asking = Asking(session, draft)
        self.abstract: list[str] = []
        self._column = ""
        """In which column the word stands that announced people last; empty if in none."""
        self.instead = ""
        """What to call the item if no title follows who was named first."""

    def take(self, line: Line, before: list[Line], below: list[Line]) -> None:
        """Take one line, with the one before it, if that is no title, and those below."""
        for part in parts_of(line, is_title=not self.session.title):
            self._place(part, part.text, before, below)

    def _place(self, line: Line, text: str, before: list[Line], below: list[Line]) -> None:
        if line.role == "room" and (self.session.title or any(not other.role for other in below)):
            self._take_room(text)
        elif not self.session.title and not (line.role == "aside" and below):
            self._begin(line, text, below)
        elif not line.role and (room := room_in(text)):
            self._take_room(room)
        elif line.role == "aside":
            self.abstract.append(text)
        elif line.role and line.role != "questions" and role_at(text) is None:
            self.abstract += self.cast.take(self._role_in(line), text, line, are_several=are_names(text))
        elif is_general_discussion(text) and len(text) < _LONGEST_DISCUSSION and not roles_within(text):
            self.session.discussion = True
            self.cast.role, self.asking.is_led = "", False
            self.abstract += [text] if len(text.split()) > _LONGEST_LABEL else []
        elif self._asks(line, text, before, below):
            return
        elif (announced := role_at(text)) is not None:
            for part in parts_by_role(text):
                self._announce(*(role_at(part) or announced), line if part == text else replace(line, text=part))
        else:
            self._other(line, text)

    def _role_in(self, line: Line) -> str:
        """Return what those of a column do: what a label above them in it says, or else its heading."""
        is_labelled = self._column == line.role == "speakers"
        return self.cast.role if is_labelled and self.cast.role in ("moderators", "rapporteurs") else line.role

    def _take_room(self, room: str) -> None:
        """Take where the item is; a second place is kept and said."""
        self.session.left += [room] if self.session.room not in ("", room) else []
        self.session.room = self.session.room or room

    def _begin(self, line: Line, text: str, below: list[Line]) -> None:
        """Take the first line: the title, or who speaks on the title below: "Keynote speaker: Ana Pérez"."""
        if _POINT.fullmatch(text) and below and not below[0].role:  # of the agenda; its title stands behind
            self.session.subtitle = self.instead = text.rstrip(" :")
            return
        is_below_time = str(line.number) != self.session.place
        points = [each.text for each in (line, *below) if each.is_bullet]
        if is_below_time and len(points) == len(below) + 1 > 1 and all(each.endswith(QUESTION_END) for each in points):
            self.asking.take_first(line)  # it has no title of its own
        announced = role_at(text)
        follows = bool(below) and not (below[0].role or role_at(below[0].text) or people_in(below[0].text))
        is_person = announced is not None and text.rstrip().endswith(announced[1]) and ":" in text
        if (
            announced
            and is_person
            and follows
            and people_in(announced[1])
            and (not below[0].gap or below[0].text.startswith(_QUOTES) or (len(below) == 1 and asked_in(below[0].text)))
        ):
            self._announce(*announced, line)
            self.instead = text
        elif (people := people_in(text)) and is_told(text, people) and _has_title(below) and not title_between(text):
            self.cast.take_named(people, line, text)
            self.instead = self.instead or text
        else:
            self._title(line)

    def _title(self, line: Line) -> None:
        if _LINK.fullmatch(line.text.strip()):
            self.abstract.append(line.text)
            return
        if (link := _LINK_BEHIND.search(line.text)) and link.start() >= _SHORTEST_TITLE:
            self._title(replace(line, text=line.text[: link.start()]))
            self.abstract.append(link[0].strip(" –—-"))
            return
        if (about := _ABOUT_BEHIND.search(line.text)) and about.start() >= _SHORTEST_TITLE:
            self._title(replace(line, text=line.text[: about.start()]))
            self.take(replace(line, text=line.text[about.end() :]), [], [])
            return
        text, place = without_place(line.text.strip())
        self.session.left += filter(None, (place,))
        byline = byline_of(text, names_apart=self.names_apart)
        if byline and (byline.words or byline.behind) and not (byline.is_guess and is_break(byline.words or text)):
            self._titled(byline, line)
            return
        head, tab, rest = text.partition("\t")
        if tab and len(rest) > LONGEST_TITLE and head:
            self.session.title = tidy(head)
            self.take(replace(line, text=rest.strip(" –—-")), [], [])
            return
        text = text.replace("\t", " ")
        if rest := behind_title(text):
            self.session.title = tidy(text.removesuffix(rest))
            self.take(replace(line, text=rest), [], [])
            return
        self.session.title = tidy(text) if text else ""
        if about := _ABOUT.fullmatch(text):
            self.session.title = tidy(about[1])
            self.abstract.append(about[2])
        elif (people := people_in(text, names_only=self.names_apart)) and is_told(text, people):
            self.cast.take_speakers(people, line, text)
        elif byline and not (people or is_break(text)):  # "Ana Pérez in conversation with Kofi Mensah"
            self.cast.take_byline(byline, line)

    def _titled(self, byline: Byline, line: Line) -> None:
        """Take the title of a line that names people as well; a sentence behind them says more of it."""
        is_title_behind = byline.behind and not byline.behind.endswith(".")
        title, place = without_place(byline.behind if is_title_behind else byline.words)
        self.session.title = tidy(title)
        self.session.left += filter(None, (place,))
        says_more = is_title_behind and len(byline.words.split()) > _LONGEST_FORM
        if says_more and len(byline.words) < LONGEST_TITLE:
            self.session.subtitle = tidy(byline.words)
        self.session.kind = "keynote" if is_title_behind and kind_of(byline.words) == "keynote" else ""
        self.cast.take_byline(byline, line)
        if byline.behind and not is_title_behind:
            behind = replace(line, text=byline.behind)
            if not self._asks(behind, byline.behind, [], []):
                self._other(behind, byline.behind)

    def _asks(self, line: Line, text: str, before: list[Line], below: list[Line]) -> bool:
        """Take a line of questions, or one that leads to them."""
        is_about_people = is_asked_alone = False
        if text.endswith(QUESTION_END):
            names_people = bool(people_in(text) or byline_of(text))
            others = [*before, *below[:1]] if names_people else []
            are_talks = any(other.is_bullet and byline_of(other.text) for other in others)
            is_about_people = names_people and (bool(self.cast.role) or are_talks)
            is_asked_alone = not names_people and self._is_put_to_all(below[:1])
        taken = self.asking.take(line, before, below, may_ask=not is_about_people, is_asked_alone=is_asked_alone)
        if taken is None:
            return False
        self.abstract += filter(None, (taken,))
        self.cast.last = None
        self.cast.role = "" if self.asking.is_led else self.cast.role
        return True

    def _is_put_to_all(self, below: list[Line]) -> bool:
        """Tell whether a question in a line of its own is put to those of the session, and no talk is called so."""
        title = self.session.title
        is_debate = is_general_discussion(title) or _DEBATE.search(title) is not None
        is_label = len(title.split()) <= _LONGEST_LABEL and not (self.session.subtitle or is_debate)
        is_of_one = self.cast.is_below_name or any(
            role_at(line.text) is None and (people_in(line.text) or byline_of(line.text)) for line in below
        )
        is_of_role = self.cast.role and not self.cast.role.startswith("below")
        return not (is_of_role or is_label or is_of_one)

    def _announce(self, role: str, rest: str, line: Line) -> None:
        self._column = line.role
        self.abstract += self.cast.announce(role, rest, line)
        self.asking.is_led = False

    def _other(self, line: Line, text: str) -> None:
        """Place a line that no word announces: somebody's post, a person, the rest of the title, a paragraph."""
        self.session.discussion = self.session.discussion or (
            len(text) < _LONGEST_DISCUSSION and is_general_discussion(text)
        )
        self.asking.is_led = False
        text = self.cast.without_body(text)
        # In the cells beside a title "Name, Name" are two; in a line of its own the second may be an organisation.
        is_cell = line.starts_row and str(line.number) == self.session.place
        names_only = self.names_apart or (is_cell and all(map(is_name, text.strip("()").split(", "))))
        people = people_in(text, names_only=names_only) if role_behind(text) is None else []
        byline = byline_of(text, names_apart=self.names_apart) if not people or roles_within(text) else None
        if people and byline and len(byline.people) <= len(people):
            byline = None
        role = self.cast.role if not self.cast.role.startswith("below") else ""
        in_break = is_break(self.session.title)
        in_square = text[1:-1] if _IN_SQUARE.fullmatch(text) else ""
        if named := first_names_in(text) or first_names(in_square) or people_in(in_square, names_only=True):
            self.cast.take_named(named, line, text)
        elif not self.session.speakers and (speaking := named_in_capitals(text)) is not None:
            self.cast.take_speakers([speaking], line, speaking.name)
            self.abstract.append(text)
        elif self.cast.is_post_of_last(line, text) and (byline is None or _is_task_and_body(byline, text)):
            self.cast.take_post(text)
        elif byline and not (in_break and byline.is_guess):
            self.cast.take_byline(byline, line, role or "speakers")
            is_put = line.is_bullet and _ROUND_TABLE.search(self.session.title) is not None
            asked = asked_in(byline.words)
            is_asking = len(asked) > 1 or (is_put and bool(asked))  # elsewhere one alone is what a talk is called
            self.session.questions += asked if is_asking else []
            self.abstract += filter(None, ("" if is_asking else byline.words, byline.behind))
        elif role and (people or (line.is_bullet and len(text) < 160 and not _LABELLED.match(text))):
            self.abstract += self.cast.take(role, text, line)
        elif people and (has_honour(text) or not in_break) and self.cast.may_be_people(text, people):
            self.cast.take_speakers(people, line, text)
        elif len(text) < LONGEST_TITLE and not text.endswith((".", "!", "»", "”")) and self._may_be_subtitle(line):
            self.session.subtitle = tidy(text)
        else:
            self.abstract.append(text)
            self.cast.last = None
            self.asking.take_within(line, of_talk=self._is_talk())

    def _is_talk(self) -> bool:
        """Tell whether one person speaks and nobody moderates."""
        session = self.session
        return len(session.speakers) == 1 and not (session.moderators or session.discussion or session.questions)

    def _may_be_subtitle(self, line: Line) -> bool:
        session = self.session
        if session.subtitle or line.is_bullet or asked_within(line.text):
            return False
        return not (session.speakers or session.moderators or session.questions or self.abstract)

    def done(self) -> None:
        """Put the paragraphs together."""
        self.abstract += self.cast.label()
        self._put_speaker_first()
        self.session.title = self.session.title or tidy(self.instead)
        self.session.abstract = "\n\n".join(filter(None, (*self.abstract, self.asking.unanswered())))

    def _put_speaker_first(self) -> None:
        """Part an item that begins with who speaks: a name, below it what they are, below that the title."""
        session = self.session
        name, post, below = session.title, session.subtitle, next(iter(self.abstract), "")
        is_post = bool(post) and (is_body(post) or is_task(post) or is_country(post))
        if not (is_post and is_name(name) and 3 < len(below) < LONGEST_TITLE) or session.moderators:
            return
        session.speakers.insert(0, Person(name, *role_and_organisation(post)))
        session.title, session.subtitle = tidy(self.abstract.pop(0)), ""
        self.draft.doubt(session.place, "people-guess", f'"{name}" was taken for who speaks on "{session.title}"')


def _has_title(below: list[Line]) -> bool:
    """Tell whether the title stands below those who speak, each on a line of their own."""
    line = next((line for line in below if not people_in(line.text)), None)
    if line is None or line.role or line.is_bullet or role_at(line.text) or not _MOST_TITLE.fullmatch(line.text):
        return False
    return not (is_post(line.text) or is_body(line.text) or is_task(line.text) or is_country(line.text))


def _is_task_and_body(byline: Byline, text: str) -> bool:
    """Tell whether what looks like a name behind a title is what somebody works for: "Programme Officer, Blue Nile"."""
    return byline.is_guess and is_task(byline.words) and text.startswith(f"{byline.words},")
