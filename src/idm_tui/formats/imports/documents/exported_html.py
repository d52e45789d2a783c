"""HTML that `idm-tui export` wrote: every session gives back its id, instants, title, room and people."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from html.parser import HTMLParser

from idm_tui.formats.imports.documents.exported_page import fill_row, take_about, with_title
from idm_tui.formats.imports.documents.html import without_open_end
from idm_tui.formats.imports.draft import Draft, DraftSession
from idm_tui.formats.imports.times import instant

_BLOCKS = frozenset(("h1", "h2", "h3", "p", "th", "td", "li"))


def read(text: str) -> Draft | None:
    """Return the draft of a page that was exported; None for any other page."""
    if "data-timezone" not in text or "data-session" not in text:
        return None
    page = _Page()
    page.feed(without_open_end(text))
    page.close()
    if not page.draft.sessions:
        return None
    return page.draft


@dataclass
class _Row:
    """A row of a table, as far as it was read."""

    id: str
    kind: str
    line: int
    instants: list[str] = field(default_factory=list)
    cells: list[str] = field(default_factory=list)


class _Page(HTMLParser):
    """Goes through a page and knows of each block what it says."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.draft = Draft()
        self.day: date | None = None
        self.of_day: list[DraftSession] = []
        self.told: set[int] = set()
        self.heading: list[str] = []
        self.row: _Row | None = None
        self.session: DraftSession | None = None
        self.look = self.about = ""
        self.words: list[str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "body":
            self.draft.id, self.draft.timezone = given.get("data-event", ""), given.get("data-timezone", "")
        elif tag == "section":
            self._begin_day(given.get("data-date", ""))
        elif tag == "table":
            self.heading = []
        elif tag == "tr" and "data-session" in given:
            self.row = _Row(given["data-session"], given.get("class", ""), self.getpos()[0])
        elif tag == "article":
            self.about = given.get("data-session", "")
        elif tag == "time" and self.row is not None:
            self.row.instants.append(given.get("datetime", ""))
        elif tag == "br" and self.words is not None:
            self.words.append("\n")
        elif tag in _BLOCKS:
            self.words, self.look = [], given.get("class", "")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)

    def handle_data(self, data: str) -> None:
        if self.words is not None:
            self.words.append(data.replace("\n", ""))

    def handle_endtag(self, tag: str) -> None:
        if tag == "tr" and self.row is not None:
            self._end_row(self.row)
            self.row = None
        elif tag == "article":
            self.session = None
        elif tag in _BLOCKS and self.words is not None:
            text, self.words = "".join(self.words).strip(), None
            self._take(tag, text)

    def _begin_day(self, said: str) -> None:
        self.of_day = []
        try:
            self.day = date.fromisoformat(said)
        except ValueError:
            self.day = None

    def _take(self, tag: str, text: str) -> None:
        if tag == "td" and self.row is not None:
            self.row.cells.append(text)
        elif tag == "th":
            self.heading.append(text)
        elif tag == "h1":
            self.draft.title = text
        elif tag == "h2" and self.day is not None and " · " in text:
            self.draft.day_titles[self.day] = text.rpartition(" · ")[0]
        elif tag == "h3":
            named = next((session for session in self.of_day if session.id == self.about), None)
            self.session = named or with_title(self.of_day, text, self.told)
        elif tag == "p" and self.look == "about":
            take_about(self.draft, text)
        elif self.session is not None and tag in ("p", "li"):
            self._tell(self.session, tag, text)

    def _tell(self, session: DraftSession, tag: str, text: str) -> None:
        """Take what stands under the table about a session."""
        if tag == "li":
            session.questions.append(text)
        elif self.look == "remark":
            session.skip = True  # all that is remarked is that it does not take place
        elif self.look == "discussion":
            session.discussion = True
        elif self.look == "subtitle":
            session.subtitle = text
        else:
            session.abstract = f"{session.abstract}\n\n{text}" if session.abstract else text

    def _end_row(self, row: _Row) -> None:
        times = [instant(words) for words in row.instants]
        title = row.cells[1] if len(row.cells) > 1 else ""
        start = times[0] if times else None
        if start is None:
            self.draft.leave_untimed(title or row.id, row.line)
            return
        session = DraftSession(title, start, times[1] if len(times) > 1 else None, str(row.line), row.id, row.kind)
        fill_row(session, self.heading, row.cells)
        self.of_day.append(session)
        self.draft.sessions.append(session)
