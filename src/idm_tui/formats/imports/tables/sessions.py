"""The sessions that the rows of a table make, and what the rows without a time say of them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from idm_tui.core.text import fold, shorten
from idm_tui.formats.imports.draft import MOST_SESSIONS, DraftSession, ImportRefused
from idm_tui.formats.imports.finish import is_given
from idm_tui.formats.imports.tables.cells import is_placeholder
from idm_tui.formats.imports.tables.kinds import has_discussion, is_break, is_end_mark, kind_of
from idm_tui.formats.imports.tables.rows import plain
from idm_tui.formats.imports.tables.voices import PARTS, Reader, Voices, join

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from idm_tui.formats.imports.draft import Draft
    from idm_tui.formats.imports.tables.rows import Row
    from idm_tui.formats.imports.tables.timing import Timed
    from idm_tui.formats.imports.tables.words import Field

TOO_MANY = f"there are more than {MOST_SESSIONS:,} sessions; cut the table down to one event"
_FOOTNOTE = re.compile(r"(?<=[^\s*])\s?(?:[¹²³⁴-⁹†‡]+|\*{1,3})$")
_PLACE = re.compile(
    r"\s*[(\[]((?:[^()\[\]]*\b)?(?:room|raum|salle|sala|saal|hall|auditorium|foyer|lobby|floor|building|aula)\b[^()\[\]]*)[)\]]$",
    re.IGNORECASE,
)
_BULLET = re.compile(r"^\s*(?:[•◦▪❓*·–-]|\(?\d{1,2}[.)]|\(?[a-z]\))\s+")
_BETWEEN = re.compile(r"\||(?<=\?);|;(?!\s?[a-zß-öø-ÿ])")  # before a small letter the sentence goes on
_HEADING = re.compile(
    r"(?:session|panel|part|block|track|theme|module|morning|afternoon|evening|sitzung|teil|seance|partie|sesion|parte|"
    r"bloque|bloc|thema|thematic|vormittag|nachmittag|matin|apres-midi|manana|tarde|sektion|section)\b"
)


@dataclass
class Made:
    """A session with what it needs to be told from others: the name of the session that the talk belongs to."""

    session: DraftSession
    group: str = ""
    sheet: str = ""


class Maker:
    """Makes the sessions of one table, row by row."""

    def __init__(self, rows: Sequence[Timed], draft: Draft) -> None:
        """Look at all rows for what only they tell together."""
        self._rows = rows
        self._draft = draft
        self._people = Reader([timed.row for timed in rows], draft)
        self._heading = ""
        self._heading_used = True
        self._here: DraftSession | None = None
        self._open: Timed | None = None
        self.made: list[Made] = []

    def sessions(self) -> list[Made]:
        """Make the sessions of all rows."""
        for index, timed in enumerate(self._rows):
            if timed.row.is_day:
                self._head("")
                self._here = None
            elif timed.start is not None:
                self._timed(timed)
            elif timed.row.is_timed and timed.row.when:
                self._leave(timed.row, "has a time but no day")
            else:
                self._untimed(timed, index)
        self._head("")
        return self.made

    def _head(self, words: str) -> None:
        """Follow a heading between the rows; one that no session stood under is kept beside the agenda."""
        if self._heading and not self._heading_used:
            self._draft.left.append(self._heading)
        self._heading, self._heading_used = words, not words

    def _timed(self, timed: Timed) -> None:
        row = timed.row
        title, room = self._title(row)
        if not title:
            self._leave(row, "has a time but no title")
            return
        if is_end_mark(title):
            if self._here and self._here.end is None and timed.start and _is_behind(timed.start, self._here.start):
                self._here.end = timed.start
            self._draft.doubt(
                row.place("title"), "left-out", f'"{title}" only marks the end of a day; it is no session'
            )
            return
        if timed.start is None:
            return
        session = DraftSession(title, timed.start, timed.end, row.place("start"), room=room)
        self._fill(session, row)
        self._here, self._open = session, timed
        self.made.append(Made(session, row.text("group"), row.sheet.name))
        if len(self.made) > MOST_SESSIONS * 5:
            raise ImportRefused(TOO_MANY)

    def _title(self, row: Row) -> tuple[str, str]:
        """Return the title, and the room if the title prints it in brackets at its end."""
        title = row.text("title")
        if is_placeholder(title) and not title[:1].isalpha():
            title = ""
        if not title:
            names: tuple[Field, ...] = ("group", "subtitle", "kind", "abstract", "speakers", "track", "moderators")
            name = next((name for name in names if row.text(name) and not is_placeholder(row.text(name))), None)
            if name is None:
                return _other_text(row), ""
            title = shorten(row.text(name), 200) if name == "abstract" else row.text(name)
            if name not in ("speakers", "moderators", "abstract"):
                row.texts[name] = []
        title = _FOOTNOTE.sub("", title)
        room = row.text("room")
        if place := _PLACE.search(title):
            title, room = title[: place.start()], room or place[1].strip()
        return title, "" if is_placeholder(room) else room

    def _fill(self, session: DraftSession, row: Row) -> None:
        session.id = "" if is_placeholder(row.text("id")) else row.text("id")
        session.subtitle = row.text("subtitle")
        session.abstract = "\n".join(text for text in row.texts.get("abstract", ()) if text and text != session.title)
        session.left = list(row.left)
        names: tuple[Field, ...] = ("track", "group")
        for name in names:
            text = row.text(name)
            if text and fold(text) != fold(session.title):
                session.left.append(f"{row.layout.labels.get(row.layout.column(name) or 0, name)}: {text}")
        if self._heading and session.kind != "break":
            self._heading_used = True
            if session.subtitle:
                session.left.append(self._heading)
            session.subtitle = session.subtitle or self._heading
        voices = self._people.voices(row)
        for part in PARTS:
            getattr(session, part).extend(voices.of(part))
        session.left += voices.left
        self._kind(session, row)
        session.questions = _questions(row)
        session.discussion = has_discussion(f"{session.title}\n{session.abstract}")

    def _kind(self, session: DraftSession, row: Row) -> None:
        text = row.text("kind")
        session.kind = kind_of(text) if text else ""
        if text and fold(text) != session.kind:
            session.left.append(f"{row.layout.labels.get(row.layout.column('kind') or 0, 'kind')}: {text}")
        if is_break(session.title) and not is_given(session):
            session.kind = "break"

    def _untimed(self, timed: Timed, index: int) -> None:
        row = timed.row
        if not row.alone and row.is_open and row.text("title"):
            self._draft.leave_untimed(row.text("title"), row.place("title"))
        elif not row.alone:
            self._belonging(timed)
        elif is_end_mark(row.alone):
            self._draft.left.append(row.alone)
        elif self._here and (row.alone.endswith("?") or _BULLET.match(row.alone)):
            self._here.questions.append(_BULLET.sub("", row.alone))
        elif row.alone.startswith("(") and row.alone.endswith(")"):
            self._draft.left.append(row.alone)
        elif self._is_heading(row, index):
            self._head(row.alone)
        elif self._here:
            self._here.left.append(row.alone)
            self._doubt(
                row, f'"{shorten(row.alone, 80)}" has no time; it is kept with "{shorten(self._here.title, 40)}"'
            )

    def _is_heading(self, row: Row, index: int) -> bool:
        if is_break(row.alone):
            return False
        in_title = row.sheet.filled(row.index)[0] in row.layout.columns.get("title", ())
        return (
            not in_title
            or self._here is None
            or (row.alone.isupper() and sum(map(str.isalpha, row.alone)) > 3)
            or row.alone.endswith(":")
            or bool(_HEADING.match(fold(row.alone)))
        )

    def _belonging(self, timed: Timed) -> None:
        """Give the session above what a row without a time says: more people, questions, the parts of a panel."""
        row, here = timed.row, self._here
        title = row.text("title")
        words = " | ".join(filter(None, (text for texts in row.texts.values() for text in texts)))
        if not words and not row.left:
            return
        if here is None:
            self._draft.leave_untimed(
                shorten(" | ".join(filter(None, (words, *row.left))).replace("\n", " "), 300), row.place("title")
            )
            return
        voices = self._people.voices(row)
        if row.length and len(voices.speakers) == 1:
            voices.speakers[0].minutes = row.length
        self._add(here, voices)
        here.questions += _questions(row)
        here.left += row.left
        if abstract := row.text("abstract"):
            here.abstract = "\n".join(filter(None, (here.abstract, abstract)))
        if title and fold(title) != fold(here.title):
            names = ", ".join(person.name for person in voices.speakers)
            here.left.append(f"{title} ({names})" if names else title)
            self._doubt(row, f'"{shorten(title, 80)}" has no time; it is kept with "{shorten(here.title, 40)}"')

    def _add(self, session: DraftSession, voices: Voices) -> None:
        for part in PARTS:
            join(getattr(session, part), voices.of(part))
        session.left += voices.left

    def _doubt(self, row: Row, sentence: str) -> None:
        self._draft.doubt(row.place("title"), "untimed", sentence)

    def _leave(self, row: Row, why: str) -> None:
        words = " | ".join(row.sheet.text(row.index, column) for column in row.sheet.filled(row.index)[:8])
        words = shorten(" ".join(words.split()), 100)
        self._draft.left.append(words)
        self._draft.doubt(row.place(), "left-out", f'"{words}" {why}')


def _other_text(row: Row) -> str:
    """Take from a row without a title what stands in a column of which nothing is known; no address."""
    for words in row.left:
        text = words.partition(": ")[2] or words
        if "://" not in text:
            row.left.remove(words)
            return shorten(text, 200)
    return ""


def _questions(row: Row) -> list[str]:
    """Return the questions of their columns, which stand on lines, behind bullets, or between bars and semicolons."""
    found = []
    for text in row.texts.get("questions", ()):
        lines: list[str] = []
        for line in plain(text).split("\n"):
            if lines and not _BULLET.match(line) and not lines[-1].rstrip().endswith((".", "?", "!", ":")):
                lines[-1] += f" {line.strip()}"
            else:
                lines.append(line)
        pieces = (piece for line in lines for piece in _BETWEEN.split(line))
        found += [
            words
            for piece in pieces
            if (words := " ".join(_BULLET.sub("", piece).split())) and not is_placeholder(words)
        ]
    return found


def _is_behind(one: dt.datetime, other: dt.datetime) -> bool:
    """Tell whether an instant is later than another; one with a zone and one without cannot be compared."""
    return (one.tzinfo is None) == (other.tzinfo is None) and one > other
