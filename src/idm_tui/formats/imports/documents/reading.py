"""From the lines of a document to a draft."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

from idm_tui.core.text import shorten
from idm_tui.formats.imports.documents.calendar import Calendar
from idm_tui.formats.imports.documents.clock import grammar_of
from idm_tui.formats.imports.documents.content import fill
from idm_tui.formats.imports.documents.day_lines import is_end_mark, says_more_than_date
from idm_tui.formats.imports.documents.foot import part_foot
from idm_tui.formats.imports.documents.footnotes import marks_in, without_footnotes
from idm_tui.formats.imports.documents.habits import habits_of
from idm_tui.formats.imports.documents.halves import settle_halves, settle_midnight
from idm_tui.formats.imports.documents.head import is_told, left_of, series_and_form, title_of, venue_of, zone_in
from idm_tui.formats.imports.documents.items import Splitter
from idm_tui.formats.imports.documents.labels import without_labels
from idm_tui.formats.imports.documents.places import put_places_behind
from idm_tui.formats.imports.documents.role_words import role_at
from idm_tui.formats.imports.documents.windows import gather_windows, put_under
from idm_tui.formats.imports.draft import MOST_SESSIONS, Draft, DraftSession, ImportRefused
from idm_tui.formats.imports.kinds import kind_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from idm_tui.formats.imports.documents.clock import Clock
    from idm_tui.formats.imports.documents.footnotes import Footnote
    from idm_tui.formats.imports.documents.habits import Habits
    from idm_tui.formats.imports.documents.items import Item
    from idm_tui.formats.imports.documents.lines import Line
    from idm_tui.formats.imports.draft import Options

_SHOWN = 60


class NoItemFound(ImportRefused):
    """Raised where no line of a document is an item."""


def read_lines(lines: list[Line], options: Options, *, is_wrapped: bool, title: str = "") -> Draft:
    """Read the lines of a document; raises ImportRefused where no item or no date can be found."""
    lines, footnotes = without_footnotes(lines)
    form = without_labels(lines)
    lines = form.lines
    splitter = Splitter(grammar_of(line.text for line in lines), lines, times_below=form.times_below)
    splitter.split()
    items = splitter.items
    if not items:
        raise NoItemFound("no line of it begins with a time; is this the agenda?")
    if len(items) > MOST_SESSIONS:
        msg = f"it has {len(items)} items; more than {MOST_SESSIONS} are not read"
        raise ImportRefused(msg)
    draft = Draft(title=title)
    calendar = Calendar(splitter.headings, splitter.head, options, draft)
    dates = calendar.dates(goes_back=_goes_back(items))
    settle_halves(items, draft)
    settle_midnight(items, draft)
    foot = part_foot(items)
    put_places_behind(items)
    habits = habits_of(lines, is_wrapped=is_wrapped)
    opened: tuple[Line, ...] = ()
    over: dict[tuple[Line, ...], bool] = {}
    for item in items:
        session = _session(item, dates[item.day], draft, is_first=item.window != opened, habits=habits)
        is_break = kind_of(session.title) == "break"
        over[item.window] = over.get(item.window, False) or not is_break
        opened = opened if is_break else item.window  # what the heading says is for the first that is no break
        if is_end_mark(session.title) and not session.speakers and not (is_break and item.end):
            draft.day_endings[dates[item.day]] = session.title
            _end_before(session, draft)
            _leave(item.lines[1:], "stands behind an end", draft)
        elif session.title:
            _report(session, item, splitter.endings.get(item.day), draft)
            draft.sessions.append(session)
        else:
            draft.doubt(item.line.number, "left-out", f'"{shorten(item.line.text, _SHOWN)}" has a time and no title')
            draft.left.append(item.line.text.replace("\t", " "))
    draft.day_titles = {dates[number]: words for number, words in calendar.titles().items()}
    draft.day_endings |= {dates[day]: line.text for day, line in splitter.endings.items() if day in dates}
    _place(footnotes, splitter, draft)
    _take_head(splitter, draft)
    _leave(splitter.notes, "stands below the heading of a day", draft)
    _leave(foot, "stands behind the last item", draft)
    _leave((line for window, is_used in over.items() if not is_used for line in window), "stands over a break", draft)
    used = {item.day for item in items}
    _leave((line for day, line in splitter.headings if day not in used), "has no items", draft)
    told = (draft.title, draft.series, draft.form, draft.venue)
    more = [line for day, line in splitter.headings if day in used and says_more_than_date(line.text)]
    _leave((line for line in more if not is_told(line, told)), "says more than its date", draft)
    gather_windows(draft)
    return draft


def _session(item: Item, day: date, draft: Draft, *, is_first: bool, habits: Habits) -> DraftSession:
    """Make a session of an item, which may be the first under its heading."""
    session = DraftSession(title="", start=_at(day, item.start), place=str(item.line.number))
    if item.end is not None:
        session.end = _at(day, item.end)
        if item.end.minutes < item.start.minutes:
            session.end += timedelta(days=1) if _is_night(item) else timedelta(0)
    first = role_at(item.lines[0].text) if item.window and item.lines else None
    lines = [item.window[0], *item.lines] if first and first[0] == "moderators" else item.lines
    fill(session, lines, draft, habits)
    if item.window and kind_of(session.title) != "break":
        put_under(session, item.window, draft, habits, is_first=is_first)
    return session


def _goes_back(items: Sequence[Item]) -> bool:
    """Tell whether the second day begins at an earlier hour than the last item of the first."""
    return any(
        item.day < after.day == 1 and item.start.minutes > after.start.minutes for item, after in pairwise(items)
    )


def _end_before(ending: DraftSession, draft: Draft) -> None:
    """Let the last session end where it says that all ends, if nothing else says when it does."""
    last = draft.sessions[-1] if draft.sessions else None
    if last is not None and last.end is None and last.start.date() == ending.start.date() and last.start < ending.start:
        last.end = ending.start
        words = f'"{shorten(last.title, _SHOWN)}" ends where "{ending.title}" stands, at {ending.start:%H:%M}'
        draft.doubt(last.place, "end-filled", words)


def _report(session: DraftSession, item: Item, ending: Line | None, draft: Draft) -> None:
    """Note what is doubtful about where a session stands and when it is."""
    number, title = item.line.number, shorten(session.title, _SHOWN)
    if item.start.is_odd or (item.end is not None and item.end.is_odd):
        words = f'"{shorten(item.line.text, _SHOWN)}" contradicts itself; {session.start:%H:%M} was taken'
        draft.doubt(number, "time-odd", words)
    if ending is not None and ending.number < number:
        draft.doubt(number, "after-end", f'"{title}" stands behind "{shorten(ending.text, _SHOWN)}"; it was taken')
    for place in session.left:
        draft.doubt(number, "left-out", f'"{place}" of "{title}" was kept as a comment')


def _place(footnotes: Sequence[Footnote], splitter: Splitter, draft: Draft) -> None:
    """Give each footnote to the event or the session whose words carry its mark; one of nothing is kept and said."""
    sessions = {session.place: session for session in draft.sessions}
    owners: dict[str, Draft | DraftSession] = {}
    above = [*splitter.head, *(line for _day, line in splitter.headings)]
    for owner, lines in [
        (draft, above),
        *((sessions.get(str(item.line.number)), item.lines) for item in splitter.items),
    ]:
        if owner is not None:
            for mark in marks_in(lines):
                owners.setdefault(mark, owner)
    texts: dict[str, list[str]] = {}
    for note in footnotes:
        if note.mark in owners:
            texts.setdefault(note.mark, []).append(note.text)
            continue
        words = f'"{shorten(note.text, _SHOWN)}" is a footnote to nothing; it was kept as a comment'
        draft.doubt(note.line.number, "left-out", words)
        draft.left.append(f"{note.mark} {note.text}")
    for mark, found in texts.items():
        owners[mark].footnote = "\n\n".join(filter(None, (owners[mark].footnote, *found)))


def _take_head(splitter: Splitter, draft: Draft) -> None:
    """Take what stands before the first item: title, series, zone; what no key holds is kept and said."""
    first = splitter.items[0].line.number
    above = [line for _day, line in splitter.headings[:1] if line.number < first]
    head = sorted([*splitter.head, *above], key=lambda line: line.number)
    draft.title = title_of(head[: head.index(above[0]) + 1] if above else head, draft.title)
    draft.series, draft.form = series_and_form(splitter.head, draft.title)
    draft.venue = venue_of(splitter.head)
    draft.timezone = zone_in(splitter.head)
    told = (draft.title, draft.series, draft.form, draft.venue)
    _leave(left_of(splitter.head, told), "has no key of its own", draft)


def _leave(lines: Iterable[Line], why: str, draft: Draft) -> None:
    """Keep what has no place in an agenda, and say so."""
    for line in lines:
        words = line.text.replace("\t", " ")
        draft.left.append(words)
        draft.doubt(line.number, "left-out", f'"{shorten(words, _SHOWN)}" {why}; it was kept as a comment')


def _is_night(item: Item) -> bool:
    """Tell whether an end before the start means the night after it, and not a mistake of the print."""
    assert item.end is not None
    return item.start.minutes >= 18 * 60 and item.end.minutes <= 6 * 60


def _at(day: date, clock: Clock) -> datetime:
    return datetime.combine(day, time(0)) + timedelta(minutes=clock.minutes)
