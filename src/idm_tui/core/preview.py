"""What a command would do to the rest of the day, seen before it is chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from idm_tui.core.record import record

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

    def rows(self) -> Iterator[tuple[Session, Projected | None, Projected | None]]:
        """Yield each session of the rest of the day with its place before and after; None where it has none."""
        before = {row.session.id: row for row in self.before.projection.rows}
        after = {row.session.id: row for row in self.after.projection.rows}
        for row in self.after.projection.rows:
            yield row.session, before.get(row.session.id), row
        for session_id, row in before.items():
            if session_id not in after:
                yield row.session, row, None
