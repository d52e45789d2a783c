"""What a command would do to the rest of the day, seen before it is chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from idm_tui.core.budget import list_must_end
from idm_tui.core.floor import entry_limit_s, heard_next
from idm_tui.core.language import _
from idm_tui.core.record import record
from idm_tui.core.text import clock_words, hour_minute

if TYPE_CHECKING:
    from collections.abc import Iterator

    from idm_tui.core.overview import Overview
    from idm_tui.core.plan import Session
    from idm_tui.core.projection import Projected


@record
class Preview:
    """The day as it stands and as it would stand; `words` tell what would be done."""

    before: Overview
    after: Overview
    words: str

    @property
    def is_of_list(self) -> bool:
        """Whether it is the list of speakers that would change, not the day."""
        return self.before.run.list != self.after.run.list

    def list_lines(self) -> tuple[str, str]:
        """Return how the list stands against the clock, before and after."""
        return list_words(self.before), list_words(self.after)

    def rows(self) -> Iterator[tuple[Session, Projected | None, Projected | None]]:
        """Yield each session of the rest of the day with its place before and after; None where it has none."""
        before = {row.session.id: row for row in self.before.projection.rows}
        after = {row.session.id: row for row in self.after.projection.rows}
        for row in self.after.projection.rows:
            yield row.session, before.get(row.session.id), row
        for session_id, row in before.items():
            if session_id not in after:
                yield row.session, row, None


def list_words(seen: Overview) -> str:
    """Write the list against the clock: "6 × 3:00 ends 12:58; hard stop 13:00"."""
    end, stop = seen.list_end, list_must_end(seen)
    if end is None or seen.session is None:
        return _("nobody is on the list")
    entries = heard_next(seen.plan, seen.state, seen.session, seen.run)
    limits = {entry_limit_s(seen.plan, seen.run, entry) for entry in entries}
    count = f"{len(entries)} × {clock_words(limits.pop())}" if len(limits) == 1 else f"{len(entries)}"
    words = _("{count} ends {end}").format(count=count, end=hour_minute(seen.plan.local(end)))
    if stop is None:
        return words
    return _("{words}; to be through by {stop}").format(words=words, stop=hour_minute(seen.plan.local(stop)))
