"""A reminder when what should be running has nobody pressing anything."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from idm_tui.core.answers import ahead
from idm_tui.core.language import _
from idm_tui.core.record import record
from idm_tui.core.text import hour_minute, shorten

if TYPE_CHECKING:
    from datetime import datetime

    from idm_tui.core.overview import Overview
    from idm_tui.core.plan import Session

START_AFTER = timedelta(minutes=2)
END_AFTER = timedelta(minutes=5)


@record
class Reminder:
    """A press that is missing: `what` is the command that would make it good, `since` when it was due."""

    session: Session
    what: str
    since: datetime
    words: str


def reminder(seen: Overview) -> Reminder | None:
    """Return what somebody seems to have forgotten; None while all is in hand."""
    upcoming = next((row for row in ahead(seen) if not row.agreed.is_unattended), None)
    # While what is live has time left, nothing was forgotten: the next one waits for it.
    waits = seen.expected_end is not None and seen.expected_end > seen.now and not seen.run.is_paused
    if upcoming is not None and not waits and upcoming.agreed.start + START_AFTER <= seen.now:
        since = upcoming.agreed.start
        words = _("{session} should have begun at {time}")
        return Reminder(upcoming.session, "start", since, _told(seen, words, upcoming.session, since))
    if seen.live is not None and seen.expected_end is not None and seen.expected_end + END_AFTER <= seen.now:
        since = seen.expected_end
        words = _("{session} should have ended at {time}")
        return Reminder(seen.live, "end", since, _told(seen, words, seen.live, since))
    return None


def _told(seen: Overview, words: str, session: Session, since: datetime) -> str:
    return words.format(session=shorten(session.short_title, 40), time=hour_minute(seen.plan.local(since)))
