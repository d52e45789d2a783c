"""The view of each role, loaded when somebody opens it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from idm_tui.tui.screens.event import EventScreen


def view_of(role: str) -> EventScreen:
    """Return the view of a role; the moderator's where it has none of its own."""
    if role == "stage":
        from idm_tui.tui.screens.stage import StageScreen

        return StageScreen()
    if role == "chair":
        from idm_tui.tui.screens.chair import ChairScreen

        return ChairScreen()
    if role == "rapporteur":
        from idm_tui.tui.screens.rapporteur import RapporteurScreen

        return RapporteurScreen()
    from idm_tui.tui.screens.moderator import ModeratorScreen

    return ModeratorScreen()
