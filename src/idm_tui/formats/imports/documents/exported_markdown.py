"""Markdown that `idm-tui export` wrote: every session gives back its id, its times, its title, its room, its people."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta, timezone
from typing import TYPE_CHECKING

from idm_tui.formats.imports.documents.days import MONTHS, made
from idm_tui.formats.imports.documents.exported_page import fill_row, take_about, with_title
from idm_tui.formats.imports.draft import Draft, DraftSession
from idm_tui.formats.imports.own import DISCUSSION

if TYPE_CHECKING:
    from collections.abc import Iterator

_IS_EXPORTED = re.compile(r"^\| \w[^|\n]* \| \w[^|\n]* \|(?: [^|\n]* \|)* ID \|\n\| --- \|", re.MULTILINE)
_CELL = re.compile(r"((?:\\.|[^|\\])*)\|", re.DOTALL)
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_DATE = re.compile(r"(\d{1,2}) (\w+) (\d{4})$")
_CLOCK = r"([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d))?([+-]\d\d:\d\d)?"
_FROM_TO = re.compile(rf"{_CLOCK}–(?:(\d{{4}}-\d\d-\d\d) )?{_CLOCK}")
_LINE = re.compile(r"(?:\\.|(?!; ).)+", re.DOTALL)
_KIND = re.compile(r"<!-- (\w{1,20}) -->$")
_QUESTION = re.compile(r"^\d+\. ")
_Clock = tuple[str | None, ...]


def read(text: str) -> Draft | None:
    """Return the draft of a page that was exported; None for any other page."""
    if _IS_EXPORTED.search(text) is None:
        return None
    page = _Page()
    for number, block in _blocks(text):
        page.take(number, block)
    return page.draft if page.draft.sessions else None


def _blocks(text: str) -> Iterator[tuple[int, str]]:
    """Yield each block between empty lines and the line on which it begins."""
    number = 1
    for block in text.replace("\r\n", "\n").split("\n\n"):
        if block.strip("\n"):
            yield number + len(block) - len(block.lstrip("\n")), block.strip("\n")
        number += block.count("\n") + 2


def _plain(text: str) -> str:
    """Return words without the marks that keep Markdown from reading them as markup; broken lines stay lines."""
    lines = text.replace("\\\n", "\n").split("\n")
    return "\n".join("" if line == "&nbsp;" else _ESCAPED.sub(r"\1", line) for line in lines)


class _Page:
    """Goes through the blocks of a page."""

    def __init__(self) -> None:
        self.draft = Draft()
        self.day: date | None = None
        self.of_day: list[DraftSession] = []
        self.told: set[int] = set()
        self.session: DraftSession | None = None

    def take(self, number: int, block: str) -> None:
        """Take a block, which begins on a line."""
        marks = re.match(r"(#{1,3}) ", block)
        if marks is not None:
            self._heading(len(marks[1]), _plain(block[marks.end() :]))
        elif block.startswith("| "):
            self._table(number, block.split("\n"))
        elif self.session is not None:
            _tell(self.session, block)
        elif self.day is None:
            take_about(self.draft, _plain(block))
        else:
            self.draft.left.append(_plain(block))

    def _heading(self, level: int, words: str) -> None:
        if level == 3:
            self.session = with_title(self.of_day, words, self.told)
            return
        self.session = None
        if level == 1:
            self.draft.title = words
            return
        self.of_day = []
        title, _dot, day = words.rpartition(" · ")
        found = _DATE.search(day)
        self.day = made(int(found[3]), MONTHS.get(found[2].lower(), 0), int(found[1])) if found else None
        if self.day is not None and title:
            self.draft.day_titles[self.day] = title

    def _table(self, number: int, rows: list[str]) -> None:
        heading = _cells(rows[0])
        for line, row in enumerate(rows[2:], number + 2):
            cells = _cells(row)
            span = _span(self.day, cells[0]) if cells and self.day is not None else None
            if span is None or len(cells) < len(heading):
                self.draft.leave_untimed(_plain(row), line)
                continue
            is_struck = cells[1].startswith("~~") and cells[1].endswith("~~") and len(cells[1]) > 4
            title = _plain(cells[1][2:-2] if is_struck else cells[1])
            known = _KIND.search(cells[-1])
            name = cells[-1][: known.start()] if known else cells[-1]
            session = DraftSession(
                title, *span, place=str(line), id=_plain(name), kind=known[1] if known else "", skip=is_struck
            )
            fill_row(session, heading, ["\n".join(map(_plain, _lines(cell))) for cell in cells])
            session.room = session.room.replace("\n", "; ")
            self.of_day.append(session)
            self.draft.sessions.append(session)


def _lines(cell: str) -> list[str]:
    """Part what an export wrote on one line, at semicolons that are not escaped."""
    return [piece.strip() for piece in _LINE.findall(cell)]


def _cells(row: str) -> list[str]:
    return [cell.strip() for cell in _CELL.findall(row.strip().removeprefix("|"))]


def _span(day: date | None, words: str) -> tuple[datetime, datetime] | None:
    """Read 10:00–10:15; an end before the start is in the night after it, one with a date on that date."""
    found = _FROM_TO.fullmatch(_plain(words))
    if found is None or day is None:
        return None
    groups = found.groups()
    start = _at(day, groups[:4])
    if groups[4] is not None:
        try:
            return start, _at(date.fromisoformat(groups[4]), groups[5:])
        except ValueError:
            return None
    end = _at(day, groups[5:])
    is_night = end.replace(tzinfo=None) < start.replace(tzinfo=None) and not (start.tzinfo and end.tzinfo)
    return start, end + timedelta(days=1) if is_night and day < date.max else end


def _at(day: date, clock: _Clock) -> datetime:
    hour, minute, second, offset = clock
    local = datetime(day.year, day.month, day.day, int(hour or 0), int(minute or 0), int(second or 0))  # noqa: DTZ001 - local
    if offset is None:
        return local
    away = timedelta(hours=int(offset[1:3]), minutes=int(offset[4:6]))
    return local.replace(tzinfo=timezone(-away if offset[0] == "-" else away) if away else UTC)


def _tell(session: DraftSession, block: str) -> None:
    """Take what stands under the table about a session."""
    if _QUESTION.match(block):
        session.questions += [_plain(_QUESTION.sub("", line)) for line in block.split("\n")]
    elif _plain(block) == DISCUSSION:
        session.discussion = True
    elif block.startswith("**") and block.endswith("**"):
        session.skip = True  # all that is said in bold is that it does not take place
    elif block.startswith("*") and block.endswith("*") and len(block) > 2:
        session.subtitle = _plain(block[1:-1])
    else:
        words = _plain(block)
        session.abstract = f"{session.abstract}\n\n{words}" if session.abstract else words
