"""From the agenda as written to the plan: local times become instants, missing ends are filled in."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from idm_tui.core.agenda import END_OF_DAY
from idm_tui.core.clock import DoubtfulTimeError, to_instant
from idm_tui.core.plan import Plan, PlanDay, Session
from idm_tui.core.text import shorten
from idm_tui.formats.problems import Problem

if TYPE_CHECKING:
    from idm_tui.core.agenda import Agenda, Day, Entry
    from idm_tui.formats.positions import Path

_DAY = timedelta(days=1)
_NIGHT = timedelta(hours=6)
_EVENING = 18


@dataclass
class _Placed:
    """An entry on its way to a session; `end` is None until it is known."""

    entry: Entry
    path: Path
    day: int
    start: datetime
    local_start: datetime
    end: datetime | None = None
    local_end: datetime | None = None


@dataclass
class Resolver:
    """Resolves one agenda and keeps what it finds wrong on the way."""

    agenda: Agenda
    incomplete_days: set[int] = field(default_factory=set)
    """Days of which a wrong session was left out: its neighbours may lack their end for that alone."""
    problems: list[Problem] = field(default_factory=list)

    def plan(self, fingerprint: str = "") -> Plan:
        """Return the plan; it may only be used if no problem was found."""
        zone = ZoneInfo(self.agenda.event.timezone)
        self._unique_ids()
        self._dates_in_order()
        placed: list[_Placed] = []
        days: list[PlanDay] = []
        for number, day in enumerate(self.agenda.days):
            of_day = self._place(day, number, zone)
            days.append(self._day(day, number, zone, of_day))
            placed += of_day
        self._fill_ends(placed)
        sessions = [self._session(days[p.day], p) for p in placed if p.end is not None]
        return Plan.of(self.agenda.event, tuple(days), sessions, fingerprint, self.agenda.participants)

    def _report(self, message: str, *path: str | int) -> None:
        self.problems.append(Problem(message, path))

    def _unique_ids(self) -> None:
        seen: dict[str, str] = {}
        for d, day in enumerate(self.agenda.days):
            for s, entry in enumerate(day.sessions):
                if entry.id in seen:
                    other = f'"{entry.id}" is already the id of "{shorten(seen[entry.id], 40)}"'
                    self._report(f"{other}; each session needs its own", "days", d, "sessions", s, "id")
                seen.setdefault(entry.id, entry.title)

    def _dates_in_order(self) -> None:
        for number in range(1, len(self.agenda.days)):
            this, before = self.agenda.days[number].date, self.agenda.days[number - 1].date
            if this <= before:
                self._report(f"{this} does not come after {before}, the day before it", "days", number, "date")

    def _place(self, day: Day, number: int, zone: ZoneInfo) -> list[_Placed]:
        placed: list[_Placed] = []
        for position, entry in enumerate(day.sessions):
            path: Path = ("days", number, "sessions", position)
            local = _on(day.date, entry.start)
            before = next((item for item in reversed(placed) if _share_a_room(item.entry, entry)), None)
            try:
                if before is not None and isinstance(entry.start, time) and _is_after_midnight(before, local, day):
                    local += _DAY
                start = self._instant(local, zone, (*path, "start"))
                if start is None:
                    continue
                item = _Placed(entry, path, number, start, local)
                if entry.end is not None:
                    local_end = _on(local.date(), entry.end)
                    if local_end < local and isinstance(entry.end, time):
                        local_end += _DAY
                    if local_end < local:
                        self._report(f"it ends before it starts, at {local}", *path, "end")
                        continue
                    item.local_end = local_end
                    item.end = self._instant(local_end, zone, (*path, "end"))
                    if item.end is None:
                        continue
            except OverflowError:
                self._report("it goes on beyond the calendar", *path, "end")
                continue
            placed.append(item)
        return placed

    def _day(self, day: Day, number: int, zone: ZoneInfo, placed: list[_Placed]) -> PlanDay:
        first = min((item.local_start for item in placed), default=None)
        stops = []
        for position, stop in enumerate(day.hard_stops):
            local = _on(day.date, stop)
            if first is not None and isinstance(stop, time) and local < first:
                local += _DAY
            instant = self._instant(local, zone, ("days", number, "hard_stops", position))
            if instant is not None:
                stops.append(instant)
        return PlanDay(date=day.date, title=day.title, ending=day.ending, hard_stops=tuple(sorted(stops)))

    def _instant(self, local: datetime, zone: ZoneInfo, path: Path) -> datetime | None:
        try:
            return to_instant(local, zone)
        except DoubtfulTimeError as doubt:
            self._report(str(doubt), *path)
        except OverflowError:
            self._report(f"{local} is beyond the calendar", *path)
        return None

    def _fill_ends(self, placed: list[_Placed]) -> None:
        """Let a session without an end last until the next start of its day in its room, or in all rooms."""
        for item in placed:
            if item.end is not None:
                continue
            later = [
                other.start
                for other in placed
                if other.day == item.day
                and other.start > item.start
                and not other.entry.skip
                and (not item.entry.room or not other.entry.room or item.entry.room == other.entry.room)
            ]
            if later:
                item.end = min(later)
            elif item.day not in self.incomplete_days:
                self._report("the last session of a day in its room needs an end", *item.path, "end")

    def _session(self, day: PlanDay, item: _Placed) -> Session:
        entry, end = item.entry, item.end or item.start
        fixed = entry.fixed_end
        if fixed is None:
            fixed = entry.kind == "break" or end in day.hard_stops
        return Session(
            id=entry.id,
            kind=entry.kind,
            title=entry.title,
            start=item.start,
            end=end,
            day=item.day,
            subtitle=entry.subtitle,
            room=entry.room,
            abstract=entry.abstract,
            footnote=entry.footnote,
            discussion=entry.discussion,
            follows=entry.follows,
            fixed_end=fixed,
            min_s=entry.min,
            skip=entry.skip,
            moderators=entry.moderators,
            rapporteurs=entry.rapporteurs,
            speakers=entry.speakers,
            questions=entry.questions,
        )


def _on(day: date, given: time | datetime) -> datetime:
    if isinstance(given, datetime):
        return given
    return datetime.combine(day, time(0)) + _DAY if given == END_OF_DAY else datetime.combine(day, given)


def _share_a_room(one: Entry, other: Entry) -> bool:
    return not one.room or not other.room or one.room == other.room


def _is_after_midnight(before: _Placed, local: datetime, day: Day) -> bool:
    """Tell whether a start that reads earlier than the one before it in the room means the night after it.

    So it does right behind a session that reaches midnight, or in the small hours behind a late one without an end.
    """
    if local >= before.local_start:
        return False
    if before.local_end is not None:
        reached = before.local_end.date() > day.date and isinstance(before.entry.end, time)
        return reached and timedelta(0) <= local + _DAY - before.local_end <= _NIGHT
    return before.local_start.hour >= _EVENING and local - before.local_start + _DAY <= _NIGHT * 2
