"""From the lines of a document to a draft."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING

from idm_tui.formats.imports.documents.calendar import Calendar
from idm_tui.formats.imports.documents.clock import grammar_of
from idm_tui.formats.imports.documents.content import fill
from idm_tui.formats.imports.documents.day_lines import is_end_mark
from idm_tui.formats.imports.documents.halves import settle_halves
from idm_tui.formats.imports.documents.head import left_of, title_of, zone_in
from idm_tui.formats.imports.documents.items import Splitter
from idm_tui.formats.imports.documents.windows import gather_windows, put_under
from idm_tui.formats.imports.draft import MOST_SESSIONS, Draft, DraftSession, ImportRefused
from idm_tui.formats.imports.kinds import kind_of

if TYPE_CHECKING:
    from datetime import date

    from idm_tui.formats.imports.documents.clock import Clock
    from idm_tui.formats.imports.documents.items import Item
    from idm_tui.formats.imports.documents.lines import Line
    from idm_tui.formats.imports.draft import Options


def read_lines(lines: list[Line], options: Options, *, is_wrapped: bool, title: str = "") -> Draft:
    """Read the lines of a document; raises ImportRefused where no item or no date can be found."""
    grammar = grammar_of(line.text for line in lines)
    splitter = Splitter(grammar, lines)
    splitter.split()
    items = splitter.items
    if not items:
        raise ImportRefused("no line of it begins with a time; is this the agenda?")
    if len(items) > MOST_SESSIONS:
        msg = f"it has {len(items)} items; more than {MOST_SESSIONS} are not read"
        raise ImportRefused(msg)
    draft = Draft(title=title)
    calendar = Calendar(splitter.headings, splitter.head, options, draft)
    dates = calendar.dates()
    settle_halves(items, draft)
    gaps_tell = sum(line.gap for line in lines) < len(lines) * 0.4
    for item in items:
        session = DraftSession(title="", start=_at(dates[item.day], item.start), place=str(item.line.number))
        if item.end is not None:
            session.end = _at(dates[item.day], item.end)
            if item.end.minutes < item.start.minutes:
                session.end += timedelta(days=1) if _is_night(item) else timedelta(0)
        fill(session, item.lines, draft, is_wrapped=is_wrapped, gaps_tell=gaps_tell)
        if item.window and kind_of(session.title) != "break":
            put_under(session, item.window, draft, is_wrapped=is_wrapped)
        if item.start.is_odd or (item.end is not None and item.end.is_odd):
            draft.doubt(
                item.line.number,
                "time-odd",
                f'"{item.line.text[:60]}" contradicts itself; {session.start:%H:%M} was taken',
            )
        if is_end_mark(session.title) and not session.speakers:
            continue
        if session.title:
            draft.sessions.append(session)
        else:
            draft.doubt(item.line.number, "left-out", f'"{item.line.text[:60]}" has a time and no title')
    draft.day_titles = {dates[number]: words for number, words in calendar.titles().items()}
    above = [line for _day, line in splitter.headings[:1] if line.number < items[0].line.number]
    draft.title = draft.title or title_of(sorted([*splitter.head, *above], key=lambda line: line.number))
    draft.left += left_of(splitter.head, draft.title)
    draft.timezone = zone_in(splitter.head)
    gather_windows(draft)
    return draft


def _is_night(item: Item) -> bool:
    """Tell whether an end before the start means the night after it, and not a mistake of the print."""
    assert item.end is not None
    return item.start.minutes >= 18 * 60 and item.end.minutes <= 6 * 60


def _at(day: date, clock: Clock) -> datetime:
    return datetime.combine(day, time(0)) + timedelta(minutes=clock.minutes)
