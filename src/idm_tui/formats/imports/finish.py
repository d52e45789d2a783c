"""From a draft to an agenda that can be checked: zone, days, ends, ids, kinds; every guess is noted as a doubt."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, get_args
from zoneinfo import ZoneInfo

from idm_tui.core.agenda import Kind
from idm_tui.core.clock import DoubtfulTimeError, to_instant
from idm_tui.core.text import clean, clean_line, fold, shorten
from idm_tui.formats.imports.draft import MOST_SESSIONS, ImportRefused
from idm_tui.formats.imports.ids import name_all, slug
from idm_tui.formats.imports.kinds import is_general_discussion, kind_of
from idm_tui.formats.imports.names import is_name
from idm_tui.formats.imports.times import zones

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from idm_tui.formats.imports.draft import Draft, DraftSession, Options, Person

_USUAL_YEARS = (1900, 2200)
_MARGIN = timedelta(days=2)
_HALF_HOUR = timedelta(minutes=30)
_KINDS = frozenset(get_args(Kind))


@dataclass
class Finished:
    """A draft whose times are local to its zone, in the order of the agenda, by day."""

    draft: Draft
    id: str
    zone: str
    days: dict[date, list[DraftSession]] = field(default_factory=dict)


def finish(draft: Draft, options: Options) -> Finished:
    """Finish a draft; raises ImportRefused where the zone is not known or nothing is left."""
    if not draft.sessions:
        raise ImportRefused("no session was found in it; is this the agenda?")
    if len(draft.sessions) > MOST_SESSIONS:
        msg = f"it has {len(draft.sessions)} sessions; more than {MOST_SESSIONS} are not read"
        raise ImportRefused(msg)
    zone = ZoneInfo(_zone(draft, options))
    _clean_event(draft)
    for session in draft.sessions:
        _clean(session)
    draft.sessions = [session for session in draft.sessions if _localise(draft, session, zone)]
    if not draft.sessions:
        raise ImportRefused("every session of it lies beyond the calendar; is this the agenda?")
    draft.sessions.sort(key=lambda session: session.start)
    if draft.has_breaks_by_room:
        _fold_equal_breaks(draft)
    _drop_repeated(draft)
    _fill_ends(draft)
    _report_overlaps(draft)
    name_all(draft)
    draft.title = draft.title or _title_without(draft)
    days: dict[date, list[DraftSession]] = defaultdict(list)
    for session in draft.sessions:
        days[session.start.date()].append(session)
    return Finished(draft, clean_line(draft.id) or slug(draft.title) or "event", zone.key, dict(sorted(days.items())))


def _title_without(draft: Draft) -> str:
    first = draft.sessions[0].start
    return f"Event of {first.day} {first:%B} {first.year}"


def _clean_event(draft: Draft) -> None:
    for name in ("id", "title", "series", "form", "venue"):
        setattr(draft, name, clean_line(getattr(draft, name)))
    draft.footnote = clean(draft.footnote).strip()
    draft.day_titles = {day: clean_line(title) for day, title in draft.day_titles.items()}
    draft.day_endings = {day: clean_line(words) for day, words in draft.day_endings.items()}


# --- the zone, and times in it


def _zone(draft: Draft, options: Options) -> str:
    known = zones()
    named = clean_line(draft.timezone)
    if options.timezone:
        if options.timezone not in known:
            msg = f'"{options.timezone}" is no time zone; write it like --timezone Europe/Zurich'
            raise ImportRefused(msg)
        if named in known and named != options.timezone:
            draft.doubt("", "zone-conflict", f'the source names the zone "{named}", --timezone was taken')
        return options.timezone
    if named in known:
        return named
    if named:
        close = next((zone for zone in known if zone.casefold() == named.casefold()), None)
        if close:
            return close
        msg = f'it names a time zone that is not known, "{shorten(named, 40)}"; give one with --timezone'
        raise ImportRefused(msg)
    raise ImportRefused("it does not say in which time zone its times are; give it with --timezone, like Europe/Zurich")


def _localise(draft: Draft, session: DraftSession, zone: ZoneInfo) -> bool:
    """Turn the times into those of the event's clocks; instants stay the instants they are.

    What lies beyond the calendar, or so near its end that no clock can be asked there, is left out: False.
    """
    try:
        _turn(draft, session, zone)
    except (OverflowError, ValueError):
        words = f'"{shorten(session.title, 60)}" lies beyond the calendar and was left out'
        draft.doubt(session.place, "left-out", words)
        draft.left.append(session.title)
        return False
    if not _USUAL_YEARS[0] <= session.start.year <= _USUAL_YEARS[1]:
        words = f'"{shorten(session.title, 60)}" is in the year {session.start.year}'
        draft.doubt(session.place, "time-odd", words)
    return True


def _turn(draft: Draft, session: DraftSession, zone: ZoneInfo) -> None:
    """Turn the times; raises OverflowError or ValueError for those that no calendar has."""
    session.start = _local(draft, session, session.start, zone)
    session.start + _MARGIN, session.start - _MARGIN
    if session.end is not None:
        session.end = _local(draft, session, session.end, zone)
        if session.end < session.start:
            draft.doubt(
                session.place,
                "time-order",
                f'"{shorten(session.title, 60)}" ends before it begins; its end was left out',
            )
            session.end = None


def _local(draft: Draft, session: DraftSession, given: datetime, zone: ZoneInfo) -> datetime:
    local = (given.astimezone(zone) if given.tzinfo is not None else given).replace(tzinfo=None, microsecond=0)
    try:
        to_instant(local, zone)
    except DoubtfulTimeError:
        moved = local + timedelta(hours=1)
        words = f'"{local:%H:%M}" of "{shorten(session.title, 60)}" does not exist, or twice, as the clocks change'
        draft.doubt(session.place, "time-odd", f'{words}; "{moved:%H:%M}" was taken')
        return moved
    return local


# --- one session after the other


def _clean(session: DraftSession) -> None:
    session.title = clean_line(session.title) or "Untitled"
    for name in ("id", "room", "subtitle"):
        setattr(session, name, clean_line(getattr(session, name)))
    for name in ("abstract", "footnote"):
        setattr(session, name, clean(getattr(session, name)).strip())
    session.questions = [words for words in map(clean_line, session.questions) if words]
    for people in (session.moderators, session.rapporteurs, session.speakers):
        people[:] = [person for person in people if _clean_person(person)]
    session.left = [words for words in map(clean_line, session.left) if words]
    if session.kind not in _KINDS:
        session.kind = kind_of(session.title)
        is_told = session.speakers or session.questions
        if (session.kind == "other" and is_told) or (session.kind == "break" and is_given(session)):
            session.kind = "session" if len(session.speakers) > 1 or session.questions else "presentation"
    session.discussion = session.discussion or is_general_discussion(session.title)


def is_given(session: DraftSession) -> bool:
    """Tell whether a person gives a session: a talk about coffee is no break."""
    return any(is_name(person.name) for person in session.speakers)


def _clean_person(person: Person) -> bool:
    person.name, person.role = clean_line(person.name), clean_line(person.role)
    person.organisation = clean_line(person.organisation)
    if person.on_behalf_of is not None and not _clean_person(person.on_behalf_of):
        person.on_behalf_of = None
    if not person.name:
        person.name, person.organisation = person.organisation or person.role, ""
    return bool(person.name)


def _fold_equal_breaks(draft: Draft) -> None:
    """Make one of breaks that the source has once for each room."""
    seen: dict[tuple[str, datetime, datetime | None], DraftSession] = {}
    kept = []
    for session in draft.sessions:
        key = (fold(session.title), session.start, session.end)
        first = seen.get(key) if session.kind == "break" else None
        if first is None:
            if session.kind == "break":
                seen[key] = session
            kept.append(session)
        elif first.room != session.room:
            if first.room:
                words = (
                    f'"{shorten(session.title, 60)}" is there once for each room; one for all rooms was made of them'
                )
                draft.doubt(first.place, "duplicate", words)
            first.room = ""
    draft.sessions = kept


def _drop_repeated(draft: Draft) -> None:
    """Let go of what is there twice to the word; what has the same title and time in another room is not."""
    seen: set[tuple[object, ...]] = set()
    kept = []
    for session in draft.sessions:
        people = tuple(person.name for person in session.speakers)
        key = (session.title, session.start, session.end, session.room, session.id, people, tuple(session.questions))
        if key in seen:
            draft.doubt(session.place, "duplicate", f'"{shorten(session.title, 60)}" is there twice; once was taken')
            continue
        seen.add(key)
        kept.append(session)
    draft.sessions = kept


def _fill_ends(draft: Draft) -> None:
    starts: dict[str, list[datetime]] = defaultdict(list)
    for session in draft.sessions:
        starts[session.room].append(session.start)
    for session in draft.sessions:
        if session.end is not None:
            continue
        following = _next_start(session, starts)
        title = shorten(session.title, 60)
        if following is not None:
            session.end = following
            draft.doubt(
                session.place,
                "end-filled",
                f'no end is printed for "{title}"; {following:%H:%M}, the next start, was taken',
            )
        else:
            session.end = session.start + _HALF_HOUR
            draft.doubt(
                session.place,
                "end-missing",
                f'no end is printed for "{title}", the last of the day; 30 minutes were taken',
            )


def _next_start(session: DraftSession, starts: Mapping[str, Sequence[datetime]]) -> datetime | None:
    """Return when the next session of the day begins in the room, or in all rooms; `starts` are in their order."""
    rooms = (session.room, "") if session.room else starts
    later = []
    for room in rooms:
        of_room = starts.get(room, ())
        place = bisect_right(of_room, session.start)
        if place < len(of_room) and of_room[place].date() == session.start.date():
            later.append(of_room[place])
    return min(later, default=None)


def _report_overlaps(draft: Draft) -> None:
    last: dict[str, DraftSession] = {}
    for session in draft.sessions:
        before = last.get(session.room)
        if before is not None and before.end is not None and session.start < before.end:
            one, other = shorten(session.title, 60), shorten(before.title, 60)
            words = f'"{one}" begins at {session.start:%H:%M}, before "{other}" ends at {before.end:%H:%M}'
            draft.doubt(session.place, "overlap", words)
        if before is None or before.end is None or (session.end or session.start) > before.end:
            last[session.room] = session
