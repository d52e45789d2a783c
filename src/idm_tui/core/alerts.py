"""The moments at which a countdown calls for attention: at its warning, at zero, at every minute over."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from idm_tui.core.clock import seconds_between
from idm_tui.core.language import _, ngettext
from idm_tui.core.record import record

if TYPE_CHECKING:
    from collections.abc import Iterator

    from idm_tui.core.overview import Overview

Moment = Literal["warning", "zero", "over"]


@record
class Alert:
    """One such moment: of a speaker's time, or of a session's; `over_min` whole minutes over it."""

    moment: Moment
    name: str
    over_min: int = 0

    @property
    def words(self) -> str:
        """Say it in a few words."""
        if self.moment == "warning":
            return _("{name}: time is running out").format(name=self.name)
        if self.moment == "zero":
            return _("{name}: time is up").format(name=self.name)
        sentence = ngettext("{name}: {count} minute over", "{name}: {count} minutes over", self.over_min)
        return sentence.format(name=self.name, count=self.over_min)


def alerts(before: Overview, after: Overview) -> tuple[Alert, ...]:
    """Return the moments that lie between two looks at the event; of several of one countdown the last."""
    warning = after.plan.event.defaults.warning
    found = (_moment(name, old, new, warning) for name, old, new in _countdowns(before, after))
    return tuple(alert for alert in found if alert is not None)


def _countdowns(before: Overview, after: Overview) -> Iterator[tuple[str, int, int]]:
    """Yield each countdown that runs in both looks: its name, what was left of it, what is left."""
    for timer in after.state.timers:
        earlier = before.state.timer(timer.name)
        if earlier is not None:
            yield timer.name, earlier.remaining_s(before.now), timer.remaining_s(after.now)
    old, new = before.run.floor, after.run.floor
    if old is not None and new is not None and old.id == new.id:
        yield new.speaker, old.remaining_s(before.now), new.remaining_s(after.now)
    if before.live is None or after.live is None or before.live.id != after.live.id:
        return
    if before.expected_end is not None and after.expected_end is not None:
        name = after.live.short_title
        yield name, seconds_between(before.now, before.expected_end), seconds_between(after.now, after.expected_end)


def _moment(name: str, old: int, new: int, warning: int) -> Alert | None:
    if new >= old:
        return None
    over_before, over_after = max(-old, 0) // 60, max(-new, 0) // 60
    if over_after > over_before:
        return Alert("over", name, over_after)
    if new <= 0 < old:
        return Alert("zero", name)
    return Alert("warning", name) if new <= warning < old else None
