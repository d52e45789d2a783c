"""The only place that reads a clock; everything else receives the instant."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Protocol

from idm_tui.core.text import clean_line, shorten

if TYPE_CHECKING:
    from collections.abc import Callable
    from zoneinfo import ZoneInfo


class Clock(Protocol):
    """Whatever tells the time: the machine's clock, or the rehearsal's."""

    def now(self) -> datetime:
        """Return the instant, aware and in UTC."""
        ...


class DoubtfulTimeError(ValueError):
    """A local time that a clock change skips or repeats; the message names both readings."""


class SystemClock:
    """The machine's clock."""

    def now(self) -> datetime:
        """Return the instant of the machine's clock."""
        return datetime.now(UTC)


class HubClock:
    """The time of the hub that several machines share; the machine's own until the hub was asked.

    It goes on by a counter that nobody sets, so that a machine's clock may be wrong, or be set, and nothing jumps.
    """

    def __init__(self) -> None:
        """Begin with the machine's own time."""
        self._anchor: tuple[datetime, float] | None = None

    def now(self) -> datetime:
        """Return the instant."""
        anchor = self._anchor
        if anchor is None:
            return datetime.now(UTC)
        return anchor[0] + timedelta(seconds=steady_s() - anchor[1])

    def learn(self, hub: datetime, at_s: float, uncertain_s: float) -> None:
        """Take the hub's time at a reading of the steady counter, known to so many seconds.

        What is known already as well as that stays: the time shown must not waver.
        """
        if self._anchor is None or abs((self.now() - hub).total_seconds() - (steady_s() - at_s)) > uncertain_s:
            self._anchor = (hub, at_s)

    @property
    def machine_ahead_s(self) -> float | None:
        """By how many seconds the machine's clock is ahead; None before the hub was asked."""
        return None if self._anchor is None else (datetime.now(UTC) - self.now()).total_seconds()


def steady_s() -> float:
    """Return seconds from a counter that nobody sets and that goes on while a laptop sleeps."""
    boottime = getattr(time, "CLOCK_BOOTTIME", None)
    return time.monotonic() if boottime is None else time.clock_gettime(boottime)


@dataclass
class RehearsalClock:
    """A clock that starts at any instant and runs at any speed, can pause and jump."""

    start: datetime
    speed: float = 1.0
    real: Callable[[], datetime] = field(default=lambda: datetime.now(UTC))
    paused: bool = False
    _since: datetime = field(init=False)

    def __post_init__(self) -> None:
        """Start running at once."""
        self._since = self.real()

    def now(self) -> datetime:
        """Return the rehearsed instant."""
        if self.paused:
            return self.start
        return self.start + (self.real() - self._since) * self.speed

    def pause(self) -> None:
        """Stop the clock where it is."""
        self.jump(self.now())
        self.paused = True

    def resume(self) -> None:
        """Let a stopped clock go on from where it stands."""
        if self.paused:
            self._since, self.paused = self.real(), False

    def run_at(self, speed: float) -> None:
        """Go on at another speed: 1 is real time, 60 a minute each second."""
        self.jump(self.now())
        self.speed = speed

    def jump(self, instant: datetime) -> None:
        """Go on from another instant."""
        self.start, self._since = instant, self.real()


def to_second(instant: datetime) -> datetime:
    """Cut the fraction of a second."""
    return instant.replace(microsecond=0)


def to_instant(local: datetime, zone: ZoneInfo) -> datetime:
    """Turn a local time without offset into the instant, in UTC.

    Raises DoubtfulTimeError where the zone's clocks skip that time or show it twice.
    """
    first, second = (local.replace(tzinfo=zone, fold=fold) for fold in (0, 1))
    readings = [reading.astimezone(UTC) for reading in (first, second)]
    if readings[0] == readings[1]:
        return readings[0]
    skipped = readings[0].astimezone(zone).replace(tzinfo=None) != local
    said = " or ".join(reading.astimezone(zone).isoformat(timespec="minutes") for reading in sorted(readings))
    happens = "does not exist" if skipped else "exists twice"
    msg = f"{local:%H:%M} on {local:%Y-%m-%d} {happens} in {zone.key}, where the clocks change; it may mean {said}"
    raise DoubtfulTimeError(msg)


def parse_when(said: str, zone: ZoneInfo, now: datetime) -> datetime:
    """Read ISO 8601 (local to the zone without an offset) or HH:MM[:SS] on the clock's day, to the second.

    Raises ValueError with a sentence for the reader.
    """
    text = said.strip()
    shown = shorten(clean_line(said), 40)
    try:
        if len(text) <= len("HH:MM:SS") and ":" in text:
            padded = text if text[2:3] == ":" else f"0{text}"
            local = datetime.fromisoformat(f"{now.astimezone(zone):%Y-%m-%d}T{padded}")
        else:
            local = datetime.fromisoformat(text)
    except ValueError:
        msg = f'"{shown}" is not a time; write it like 11:20 or 2007-10-08T11:20'
        raise ValueError(msg) from None
    try:
        instant = local.astimezone(UTC) if local.tzinfo else to_instant(local, zone)
        instant.astimezone(zone)
    except OverflowError:
        msg = f'"{shown}" is beyond the calendar'
        raise ValueError(msg) from None
    return to_second(instant)


def seconds_between(start: datetime, end: datetime) -> int:
    """Return the whole seconds from one instant to another, negative if it lies before."""
    return (end - start) // timedelta(seconds=1)
