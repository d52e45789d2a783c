"""A clock that tests set by hand: the only thing in the project that is mocked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta


@dataclass
class ManualClock:
    instant: datetime = datetime(2007, 10, 8, 9, 20, tzinfo=UTC)

    def now(self) -> datetime:
        return self.instant

    def advance(self, **amount: float) -> None:
        self.instant += timedelta(**amount)
