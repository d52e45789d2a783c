"""Halves of the day: what 1:30 means behind 12:00 in a document with twelve hours and neither am nor pm."""

from __future__ import annotations

from typing import TYPE_CHECKING

from idm_tui.formats.imports.documents.clock import Clock

if TYPE_CHECKING:
    from idm_tui.formats.imports.documents.items import Item
    from idm_tui.formats.imports.draft import Draft

_NEAR = 4 * 60
_EARLY, _EVENING = 5 * 60, 18 * 60
_EARLIEST = 6 * 60 + 30  # nothing begins before it
_LATE_AS_STRAY = 8 * 60  # nine behind five is the morning of another list, and no evening


def settle_halves(items: list[Item], draft: Draft) -> None:
    """Read 1:30 behind 12:00 as half past one in the afternoon, where hours reach to twelve without am or pm."""
    _mend_halves(items)
    _mend_evenings(items)
    bare = [clock for item in items for clock in (item.start, item.end) if clock is not None and not clock.half]
    if any(clock.minutes >= 13 * 60 for clock in bare):
        _settle_strays(items, draft)
        return
    reached, day = 0, -1
    for item in items:
        if item.day != day:
            day, reached = item.day, 0
        start = item.start
        if (not start.half and start.minutes < reached - 60 and start.minutes < 12 * 60) or (
            not start.half and not reached and 60 <= start.minutes < _EARLIEST
        ):
            item.start = Clock(start.minutes + 12 * 60, "", start.is_odd)
            _tell_half(draft, item)
        if (
            item.end is not None
            and not item.end.half
            and item.end.minutes < item.start.minutes
            and item.end.minutes < 12 * 60
        ):
            item.end = Clock(item.end.minutes + 12 * 60, "", item.end.is_odd)
        reached = max(reached, item.start.minutes)


def _mend_evenings(items: list[Item]) -> None:
    """Read "10:30 - 11:45 PM" between two items of the morning as the morning that is meant; it counts as odd."""
    for before, item, after in zip(items, items[1:], items[2:], strict=False):
        start, end = item.start.minutes - 12 * 60, (item.end.minutes if item.end else 0) - 12 * 60
        in_morning = _EARLY < before.start.minutes <= start < end <= after.start.minutes
        is_between = in_morning and before.day == item.day == after.day
        if is_between and item.start.half == "p" and item.end is not None:
            item.start, item.end = Clock(start, "a", is_odd=True), Clock(end, "a", is_odd=True)


def settle_midnight(items: list[Item], draft: Draft) -> None:
    """Put 00:30 behind an item of the evening on the day after, though it stands under the day before."""
    reached, day = 0, -1
    for item in items:
        if item.day != day:
            day, reached = item.day, 0
        if item.start.minutes < _EARLY and reached >= _EVENING:
            item.start = Clock(item.start.minutes + 24 * 60, item.start.half, item.start.is_odd)
            if item.end is not None:
                item.end = Clock(item.end.minutes + 24 * 60, item.end.half, item.end.is_odd)
            words = f'"{item.line.text[:60]}" stands behind the evening; the day after was taken'
            draft.doubt(item.line.number, "time-order", words)
        reached = max(reached, item.start.minutes)


def _settle_strays(items: list[Item], draft: Draft) -> None:
    """Read 3:45 behind an item that began at 13:30 as that of the afternoon, though other times have 24 hours."""
    latest: dict[int, int] = {}
    for item in items:
        latest[item.day] = max(latest.get(item.day, 0), item.start.minutes)
    reached, day = 0, -1
    for item in items:
        if item.day != day:
            day, reached = item.day, 0
        start, end = item.start, item.end
        later = start.minutes + 12 * 60
        is_stray = (
            not start.half and start.minutes < min(reached - 60, _LATE_AS_STRAY) and reached <= later <= reached + _NEAR
        )
        is_early = not reached and not start.half and 60 <= start.minutes < _EARLIEST and latest[day] < _LATE_AS_STRAY
        if (is_stray or is_early) and not item.line.text.lstrip(" (*").startswith("0"):
            item.start = Clock(later, "", start.is_odd)
            if end is not None and not end.half and end.minutes < 12 * 60:
                item.end = Clock(end.minutes + 12 * 60, "", end.is_odd)
            _tell_half(draft, item)
        reached = max(reached, item.start.minutes)


def _mend_halves(items: list[Item]) -> None:
    """Read "3:20 am - 3:50 pm" behind an item of the afternoon as the afternoon that is meant; it counts as odd."""
    reached, day = 0, -1
    for item in items:
        if item.day != day:
            day, reached = item.day, 0
        start, end = item.start, item.end
        later = start.minutes + 12 * 60
        if start.half == "a" and end is not None and start.minutes < reached - 60 and later <= end.minutes:
            item.start = Clock(later, "p", is_odd=True)
        # "12:30 - 2:00 am" behind an item that ends at half past twelve
        is_noon = end is not None and start.half == end.half == "a" and start.minutes < 60 <= end.minutes < _EARLY
        if end is not None and is_noon and reached <= later:
            item.start, item.end = Clock(later, "p", is_odd=True), Clock(end.minutes + 12 * 60, "p", is_odd=True)
        reached = max(reached, item.start.minutes)


def _tell_half(draft: Draft, item: Item) -> None:
    minutes = item.start.minutes
    draft.doubt(
        item.line.number,
        "half-day",
        f'"{item.line.text[:60]}" says neither am nor pm; {minutes // 60:02}:{minutes % 60:02} was taken',
    )
