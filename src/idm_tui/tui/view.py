"""What flows down to every widget: the event at this second, and how the app stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from idm_tui.core.overview import Overview
    from idm_tui.core.sharing import Sharing


@dataclass(frozen=True, eq=False)
class View:
    """One second of the event.

    `position` is how much of the journal it shows, `unsaved` how many facts wait to be saved, `trouble` why;
    `notice` is something that stays on screen until it is mended, `rehearsal` says how the rehearsed clock runs.
    """

    seen: Overview
    position: int = 0
    unsaved: int = 0
    trouble: str = ""
    notice: str = ""
    rehearsal: str = ""
    is_settled: bool = False
    """Whether the first screen is there, so that what takes long to load may be used."""
    sharing: Sharing | None = None
    """How the event stands that several machines share; None where it is not shared."""
