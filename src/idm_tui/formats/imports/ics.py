"""iCalendar: bytes are unfolded first, the zone that a file defines stands over the one it names, UIDs may repeat."""

from __future__ import annotations

import re
import warnings
from collections import Counter, defaultdict
from datetime import datetime, timedelta, tzinfo
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from icalendar import Calendar, Component

from idm_tui.formats.imports.descriptions import take_people
from idm_tui.formats.imports.documents.people import people_in, stands_out
from idm_tui.formats.imports.draft import MOST_SESSIONS, Draft, DraftSession, ImportRefused, Person
from idm_tui.formats.imports.encoding import decoded, in_utf8
from idm_tui.formats.imports.own import take_description
from idm_tui.formats.imports.recurrence import lengths_of, starts_of
from idm_tui.formats.imports.times import later, zones
from idm_tui.formats.imports.words import plain_text

if TYPE_CHECKING:
    from collections.abc import Iterator

_LONGEST_TITLE = 150
_FOLD = re.compile(rb"(?:\r*\n|\r(?!\n))[ \t]")
_LINE_END = re.compile(r"\r*\n|\r")
_CALENDAR = re.compile(r"^BEGIN:VCALENDAR\s*$.*?^END:VCALENDAR\s*$", re.DOTALL | re.MULTILINE | re.IGNORECASE)
_EVENT = re.compile(r"^BEGIN:VEVENT\s*$", re.MULTILINE | re.IGNORECASE)
_ZONE_NAMES = ("X-WR-TIMEZONE", "TIMEZONE-ID", "VTIMEZONE", "TZID")
_NAMES_IN_SUMMARY = ("pretalx", "ri_cal")  # pretalx and frab
_PEOPLE_IN_SUMMARY = ("sched.com",)  # with what they work for
_NAMES_ATTENDING = ("fosdem", "pentabarf")


def read(data: bytes) -> Draft:
    """Read a calendar; raises ImportRefused for what is none."""
    draft = Draft()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the library's guesses at zones; what is doubtful stands in the report
        _read_into(draft, data)
    return draft


def _read_into(draft: Draft, data: bytes) -> None:
    text, guessed = decoded(_FOLD.sub(b"", in_utf8(data)))
    if guessed:
        draft.doubt("", "encoding", guessed)
    text = _LINE_END.sub("\r\n", text)
    whole = _CALENDAR.findall(text)
    if not whole:
        raise ImportRefused(
            "it is a calendar without an end: was it cut off?"
            if "BEGIN:VCALENDAR" in text.upper()
            else "it is no calendar"
        )
    if len(_EVENT.findall(text)) > MOST_SESSIONS:
        msg = f"it has more than {MOST_SESSIONS} events"
        raise ImportRefused(msg)
    is_own = True
    for one in whole:
        try:
            calendar = Calendar.from_ical(one)
        except (ValueError, IndexError, KeyError, AttributeError, TypeError) as error:
            draft.doubt("", "left-out", f"one calendar in it cannot be read: {str(error)[:80]}")
            continue
        reader = _Reader(calendar, draft)
        reader.read()
        is_own = is_own and reader.is_own
    _settle_uids(draft, is_own=is_own)


class _Reader:
    """Reads one calendar into the draft."""

    def __init__(self, calendar: Component, draft: Draft) -> None:
        self.calendar, self.draft = calendar, draft
        self.made_by = str(calendar.get("PRODID", "")).lower()
        self.is_own = "//idm-tui//" in self.made_by
        self.zones = dict(self._defined())
        self.named: Counter[str] = Counter()
        self.hosts: list[tuple[str, str, DraftSession]] = []

    def _defined(self) -> Iterator[tuple[str, tuple[datetime, tzinfo]]]:
        """Yield the zones that the calendar defines: the name, since when it says anything, and the clocks."""
        for component in self.calendar.walk("VTIMEZONE"):
            try:
                first: datetime = min(_value(part, "DTSTART").replace(tzinfo=None) for part in component.subcomponents)
                clocks = component.to_tz(lookup_tzid=False)  # type: ignore[attr-defined]
                yield str(component.get("TZID")), (first, clocks)
            except Exception:  # noqa: BLE001, S112 - a definition that nobody can use gives way to its name
                continue

    def read(self) -> None:
        """Read name, zone and events."""
        draft, calendar = self.draft, self.calendar
        names = (_unescaped(calendar.get(name)) for name in ("X-WR-CALNAME", "NAME", "X-WR-CALDESC"))
        draft.title = draft.title or next((name for name in names if 0 < len(name) <= _LONGEST_TITLE), "")
        events = calendar.walk("VEVENT")
        overridden = {(str(e.get("UID")), self._when(e, "RECURRENCE-ID")) for e in events if e.get("RECURRENCE-ID")}
        sessions: list[tuple[Component, DraftSession]] = []
        for event in events:
            session = self._session(event)
            if session is not None:
                sessions.append((event, session))
        self._take_hosts()
        alone = (s.start for e, s in sessions if not (e.get("RRULE") or e.get("RECURRENCE-ID")))
        last = max((start.replace(tzinfo=None) for start in alone), default=None)
        for event, session in sessions:
            draft.sessions += self._each_time(event, session, last, overridden)
        named = next((str(calendar[name]).strip() for name in _ZONE_NAMES if calendar.get(name)), "")
        if not named and self.named:
            named = self.named.most_common(1)[0][0]
        draft.timezone = draft.timezone or _known(named) or named

    def _session(self, event: Component) -> DraftSession | None:
        title = str(event.get("SUMMARY") or "Untitled")
        is_cancelled = str(event.get("STATUS", "")).upper() == "CANCELLED"
        if is_cancelled and not self.is_own:
            self.draft.doubt("", "left-out", f'"{title}" is cancelled')
            return None
        start = self._when(event, "DTSTART")
        if start is None:
            self.draft.doubt("", "untimed", f'"{title}" has no time of day and was left out')
            self.draft.left.append(title)
            return None
        session = DraftSession(
            title=title,
            start=start,
            end=self._end(event, start),
            id=str(event.get("UID") or ""),
            room=str(event.get("LOCATION") or "").strip(),
            kind=_category(event),
            skip=is_cancelled,
        )
        if self.is_own:
            take_description(session, str(event.get("DESCRIPTION") or ""))
        else:
            self._people(event, session)
        return session

    def _people(self, event: Component, session: DraftSession) -> None:
        if any(maker in self.made_by for maker in _NAMES_IN_SUMMARY):
            title, dash, names = f"{session.title} ".rpartition(" - ")
            if dash:
                session.title = title
                session.speakers = [Person(name.strip()) for name in names.split(",") if name.strip()]
        if any(maker in self.made_by for maker in _PEOPLE_IN_SUMMARY):
            self._part_title(session)
        take_people(session, plain_text(str(event.get("DESCRIPTION") or "")), self.draft)
        if not session.speakers:
            # Who is invited has an address of mail; who is printed in a programme has none.
            is_of_program = any(maker in self.made_by for maker in _NAMES_ATTENDING)
            session.speakers = [
                Person(name)
                for who in _all(event.get("ATTENDEE"))
                if (is_of_program or not str(who).lower().startswith("mailto:")) and (name := _common_name(who))
            ]
        for who in _all(event.get("ORGANIZER")):
            self.hosts.append((str(who).lower(), _common_name(who), session))

    def _part_title(self, session: DraftSession) -> None:
        """Part "Title - Name, Company & Name, Company"; names without any company may be words of the title."""
        title, _dash, named = session.title.rpartition(" - ")
        people = people_in(named) if title else []
        if any(person.organisation for person in people) and all(map(stands_out, people)):
            session.title, session.speakers = title, people
            self.draft.doubt("", "people-guess", f'"{named}" was taken for people who speak')

    def _take_hosts(self) -> None:
        """Let speak who organise, where one address goes by many names: it is the event's, the names are theirs."""
        names: dict[str, set[str]] = defaultdict(set)
        for address, name, _session in self.hosts:
            names[address].add(name)
        for address, name, session in self.hosts:
            if len(names[address]) > max(2, len(self.hosts) // 4) and name and not session.speakers:
                session.speakers = [Person(part.strip()) for part in name.split(",") if part.strip()]

    def _end(self, event: Component, start: datetime) -> datetime | None:
        end = self._when(event, "DTEND")
        if end is not None:
            return end if (end.tzinfo is None) == (start.tzinfo is None) else end.replace(tzinfo=start.tzinfo)
        spent = _value(event, "DURATION")
        return later(start, spent) if isinstance(spent, timedelta) else None

    def _when(self, event: Component, name: str) -> datetime | None:
        """Return when something is: an instant, local to the event, or None for a whole day."""
        given = event.get(name)
        value = _value(event, name)
        if not isinstance(value, datetime):
            return None
        zone = str(getattr(given, "params", {}).get("TZID", "")).strip('"')
        if not zone:
            return value
        naive = value.replace(tzinfo=None)
        known = _known(zone)
        if known:
            self.named[known] += 1
        if zone in self.zones:
            first, clocks = self.zones[zone]
            if first <= naive or not known:
                return naive.replace(tzinfo=clocks)
            words = f'the zone "{zone}" is defined from {first.date()} only; before that, its name was taken'
            self.draft.doubt("", "zone-conflict", words)
        if known:
            return naive.replace(tzinfo=ZoneInfo(known))
        if value.tzinfo is not None:
            self.named[getattr(value.tzinfo, "key", "")] += bool(getattr(value.tzinfo, "key", ""))
            return value
        words = f'the zone "{zone}" is not known; its times were taken as local to the event'
        self.draft.doubt("", "zone-conflict", words)
        return naive

    def _each_time(
        self,
        event: Component,
        session: DraftSession,
        last: datetime | None,
        overridden: set[tuple[str, datetime | None]],
    ) -> Iterator[DraftSession]:
        if event.get("RECURRENCE-ID") or not (event.get("RRULE") or event.get("RDATE")):
            if "RANGE" in getattr(event.get("RECURRENCE-ID"), "params", {}):
                words = f'"{session.title}" is to change all later times too; only its own was changed'
                self.draft.doubt("", "repetition", words)
            yield session
            return
        starts, title = starts_of(event, session.start, last), session.title
        if starts is None:
            starts = [session.start]
            self.draft.doubt("", "repetition", f'"{title}" comes again without end; only the first was taken')
        else:
            words = "time was" if len(starts) == 1 else "times were"
            self.draft.doubt("", "repetition", f'"{title}" comes again and again; {len(starts)} {words} taken')
        spent = session.end - session.start if session.end is not None else None
        lengths = lengths_of(event, session.start)
        for number, start in enumerate(starts):
            if (str(event.get("UID")), start) in overridden:
                continue
            length = lengths.get(start, spent)
            end = later(start, length) if length is not None else None
            again = {**session.__dict__, "start": start, "end": end}
            yield DraftSession(**{**again, "id": f"{session.id}-{number + 1}" if number and session.id else session.id})


def _value(event: Component, name: str) -> Any:
    given = event.get(name)
    if isinstance(given, list):
        given = given[0] if given else None
    try:
        return getattr(given, "dt", None)
    except (ValueError, AttributeError):
        return None


def _all(given: Any) -> list[Any]:
    return given if isinstance(given, list) else [] if given is None else [given]


def _common_name(who: Any) -> str:
    """Return the name that stands beside the address of somebody who takes part."""
    given = getattr(who, "params", {}).get("CN", "")
    return (", ".join(map(str.strip, given)) if isinstance(given, list) else str(given)).strip()


def _unescaped(given: Any) -> str:
    """Return a name of a calendar: the library leaves the escapes in it, for it knows not that it is text."""
    text = str(given[0] if isinstance(given, list) and given else given or "")
    return re.sub(r"\\(.)", lambda found: " " if found[1] in "nN" else found[1], text)


def _known(zone: str) -> str:
    """Return the name of a zone as it is known, also behind the prefix of a vendor; empty if it is not."""
    name = zone.strip().strip("/")
    for candidate in (name, "/".join(name.split("/")[-2:]), "/".join(name.split("/")[-3:])):
        if candidate in zones():
            return candidate
    return ""


def _category(event: Component) -> str:
    categories = event.get("CATEGORIES")
    if isinstance(categories, list):
        categories = categories[0] if categories else None
    names = [str(name).lower() for name in getattr(categories, "cats", ())]
    return names[0] if names else ""


def _settle_uids(draft: Draft, *, is_own: bool) -> None:
    """Let ids go that a program gives to nearly all events alike, and take them out of their UID.

    Behind the sign stands the machine that made them; in our own export it is the event.
    """
    uids = Counter(session.id for session in draft.sessions if session.id)
    most = uids.most_common(1)[0] if uids else ("", 0)
    if most[1] > max(len(draft.sessions) // 2, 1):
        draft.doubt("", "duplicate", f"{most[1]} events have one UID; ids were made from their titles")
        for session in draft.sessions:
            session.id = ""
    for session in draft.sessions:
        name, at, event = session.id.rpartition("@")
        if at:
            session.id = name
            draft.id = draft.id or (event if is_own else "")
