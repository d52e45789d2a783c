"""What stands on a page for people, whatever it is written in: headings, a table for each day, what is asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from idm_tui.core.language import _
from idm_tui.formats.exports.people import words_of
from idm_tui.formats.exports.programme import from_to

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from idm_tui.core.plan import Plan
    from idm_tui.formats.exports.programme import Item, Programme

_MAY_GO = (2, 3, 4)
"""The columns for rooms, moderators and speakers."""


def about(programme: Programme) -> tuple[str, ...]:
    """Return the lines under the title: what the event is, and which clocks its times are on."""
    event = programme.plan.event
    what = " · ".join(filter(None, (event.series, event.form, event.venue)))
    clocks = _("All times are those of {zone}.").format(zone=event.timezone)
    really = _("They are as they really were, or are expected to be.") if programme.times == "actual" else ""
    return tuple(filter(None, (what, f"{clocks} {really}".strip())))


def day_title(plan: Plan, day: date) -> str:
    """Return the heading of a date: the title of its day in the agenda, and the date."""
    title = next((of_day.title for of_day in plan.days if of_day.date == day), "")
    return " · ".join(filter(None, (title, f"{day:%A} {day.day} {day:%B} {day.year}")))


def table(items: Sequence[Item]) -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
    """Return the table of a day: its heading, and a row for each session; a column that nothing stands in is left out.

    Who moderates and who speaks stand on a line each.
    """
    heading = (_("Time"), _("Title"), _("Room"), _("Moderators"), _("Speakers"), _("ID"))
    rows = [_cells(item) for item in items]
    kept = [n for n in range(len(heading)) if n not in _MAY_GO or any(row[n] for row in rows)]
    return tuple(heading[n] for n in kept), [tuple(row[n] for n in kept) for row in rows]


def _cells(item: Item) -> tuple[str, ...]:
    session = item.session
    moderators, speakers = ("\n".join(map(words_of, people)) for people in (session.moderators, session.speakers))
    return (from_to(item), session.title, session.room, moderators, speakers, session.id)


def remark(item: Item) -> str:
    """Return what must be said of a session before anything else; mostly nothing."""
    return "" if item.takes_place else _("This session does not take place.")


def has_more(item: Item) -> bool:
    """Tell whether there is more to say of a session than its row holds."""
    session = item.session
    return bool(remark(item) or session.subtitle or session.abstract or session.questions or session.discussion)
