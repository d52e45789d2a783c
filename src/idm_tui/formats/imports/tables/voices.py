"""The people of a row: those of its columns, with their roles and organisations, each in their part."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from idm_tui.core.text import fold, shorten
from idm_tui.formats.imports.documents.names_first import sure_names
from idm_tui.formats.imports.draft import Person
from idm_tui.formats.imports.tables.cells import is_placeholder
from idm_tui.formats.imports.tables.people import Commas, Part, comma_style, in_lines, people_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from idm_tui.formats.imports.draft import Draft
    from idm_tui.formats.imports.tables.rows import Row
    from idm_tui.formats.imports.tables.words import Field

_ADDRESS = re.compile(r"\S*://\S*")
_EVERYBODY = re.compile(
    r"(?:the |l['’]|toute l['’]|das |el |il )?(?:team|staff|crew|equipe|equipo|all|everyone|everybody|all participants|"
    r"tous|toutes|tout le monde|tou\W?te\W?s|todos|todas|alle|tutti|iedereen|equipa|personnel|plenum|organi[sz]ers)"
)
_LONGEST_OF_NAMES = 200
PARTS: tuple[Part, ...] = ("moderators", "rapporteurs", "speakers")


@dataclass
class Voices:
    """Who has which part in a row, and what is left of its columns of people."""

    moderators: list[Person] = field(default_factory=list)
    rapporteurs: list[Person] = field(default_factory=list)
    speakers: list[Person] = field(default_factory=list)
    left: list[str] = field(default_factory=list)

    def of(self, part: Part) -> list[Person]:
        """Return the people of a part."""
        return {"moderators": self.moderators, "rapporteurs": self.rapporteurs, "speakers": self.speakers}[part]


class Reader:
    """Reads the people of one table, whose columns have decided what their commas mean."""

    def __init__(self, rows: Sequence[Row], draft: Draft) -> None:
        """Look at all columns of people."""
        self._draft = draft
        self._commas: dict[Part, Commas] = {
            part: comma_style(text for row in rows for text in row.texts.get(part, ()) if text) for part in PARTS
        }

    def voices(self, row: Row) -> Voices:
        """Return the people of a row."""
        found = Voices()
        for part in PARTS:
            for text in row.texts.get(part, ()):
                if _ADDRESS.fullmatch(text):
                    found.left.append(text)
                    continue
                if _EVERYBODY.fullmatch(fold(text).strip()):
                    found.left.append(f"{row.layout.labels.get(row.layout.column(part) or 0, part)}: {text}")
                    continue
                people = people_of(text, part, self._commas[part]) if text else []
                for somebody in people:
                    _add(found.of(somebody.part), somebody.person)
                if any(somebody.guess for somebody in people):
                    self._doubt(row, part, text, "is read as several people")
        for text in row.texts.get("abstract", ()):
            for somebody in in_lines(text):
                _add(found.of(somebody.part), somebody.person)
            names = sure_names(text) if len(text) < _LONGEST_OF_NAMES else []
            for name in names:
                _add(found.speakers, Person(name))
            if names:
                self._doubt(row, "abstract", text, "was taken for whoever speaks")
        if given := self._joined(row):
            _add(found.speakers, given)
        self._beside(row, found, "organisation")
        self._beside(row, found, "role")
        known = {fold(person.name) for person in found.moderators}
        found.speakers = [person for person in found.speakers if fold(person.name) not in known]
        return found

    def _joined(self, row: Row) -> Person | None:
        names = [text for text in (row.text("given"), row.text("family")) if text and not is_placeholder(text)]
        return Person(" ".join(names)) if names else None

    def _beside(self, row: Row, found: Voices, name: Field) -> None:
        """Give the people what stands in a column beside theirs, if it is clear whose it is."""
        texts = [text for text in row.texts.get(name, ()) if text and not is_placeholder(text)]
        if not texts:
            return
        people = found.speakers or found.moderators or found.rapporteurs
        if len(texts) == 1 and len(people) != 1:
            split = [part.strip() for part in texts[0].replace("\n", ";").split(";") if part.strip()]
            texts = split if len(split) == len(people) else texts
        if len(texts) != len(people):
            found.left += [f"{row.layout.labels.get(row.layout.column(name) or 0, name)}: {text}" for text in texts]
            if people:
                self._doubt(row, name, texts[0], "is left out: it is not clear whose it is")
            return
        for person, text in zip(people, texts, strict=True):
            words = " ".join(text.split())
            if name == "organisation":
                person.role = ", ".join(filter(None, (person.role, person.organisation)))
                person.organisation = words
            else:
                person.role = ", ".join(filter(None, (words, person.role)))

    def _doubt(self, row: Row, name: Field, text: str, sentence: str) -> None:
        words = shorten(" ".join(text.split()), 80)
        self._draft.doubt(row.place(name), "people-guess", f'"{words}" {sentence}')


def _add(people: list[Person], person: Person) -> None:
    if all(fold(other.name) != fold(person.name) for other in people):
        people.append(person)


def join(people: list[Person], more: Sequence[Person]) -> bool:
    """Add the people who are not there yet; say whether there were any."""
    before = len(people)
    for person in more:
        _add(people, person)
    return len(people) > before
