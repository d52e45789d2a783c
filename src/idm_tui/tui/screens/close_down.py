"""The close-down of a session: what is missing, one thing after the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from idm_tui.core.closedown import missing
from idm_tui.tui import strings
from idm_tui.tui.screens.choose import Choose

if TYPE_CHECKING:
    from idm_tui.core.plan import Session
    from idm_tui.desk import Desk


class CloseDown(Choose):
    """Enter goes to what is missing."""

    def __init__(self, desk: Desk, session: Session) -> None:
        """Take the session."""
        found = missing(desk.plan, desk.state, session, desk.look().now)
        choices = [(each.words, each.of) for each in found] or [(strings.NOTHING_MISSING, "")]
        super().__init__(f"{strings.CLOSE_DOWN} · {session.short_title}", choices)
