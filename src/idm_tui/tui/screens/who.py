"""Who is there: the terminals that share the event, and how much of it is shared."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content

from idm_tui.core.text import clock_words, shorten
from idm_tui.tui import strings
from idm_tui.tui.screens.following import Following

if TYPE_CHECKING:
    from idm_tui.tui.together import Together


class Who(Following):
    """A table that follows whoever comes and goes."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,W,q,enter", "dismiss", show=False),
        Binding("t", "take_agenda", show=False),
        Binding("s", "offer_agenda", show=False),
    ]

    def __init__(self, together: Together, terminal: str) -> None:
        """Take the event as it is shared, and which terminal this is."""
        super().__init__()
        self._together, self._terminal = together, terminal

    def action_take_agenda(self) -> None:
        """Take the hub's agenda in the place of the one here."""
        self._together.take_agenda()

    def action_offer_agenda(self) -> None:
        """Let the agenda here take the place of the hub's."""
        self._together.offer_agenda()

    def content(self) -> Content:
        """Return what is to be read now."""
        now = self._together.sharing
        parts = [Content(f"{strings.WHO_IS_THERE}\n").stylize("bold")]
        if now is None:
            parts.append(Content(strings.NOBODY_SHARES))
        else:
            for one in now.present:
                away = one.away_s is not None
                how = strings.AWAY_FOR.format(time=clock_words(one.away_s or 0)) if away else f"{one.delay_ms} ms"
                here = f"  {strings.HERE}" if one.terminal == self._terminal else ""
                glyph = "○" if away else "●"
                row = f"{glyph} {one.role:<11}{shorten(one.name, 18):<19}{shorten(one.terminal, 20):<21}{how}{here}"
                parts.append(Content(row).stylize("dim") if away else Content(row))
            parts.append(Content("\n" + strings.SHARED.format(shared=now.shared, total=now.total)))
            if now.agenda_differs:
                offer = f" {strings.OFFER_AGENDA}" if self._together.may_offer else ""
                parts.append(Content(f"{strings.TAKE_AGENDA}{offer}").stylize("bold"))
            if now.trouble:
                parts.append(Content(now.trouble).stylize("bold"))
            if now.clock_off_s is not None:
                off = round(now.clock_off_s, 1)
                words = strings.CLOCK_AHEAD if off > 0 else strings.CLOCK_BEHIND
                parts.append(Content(words.format(time=f"{abs(off)} s") if abs(off) >= 0.1 else strings.CLOCK_RIGHT))
        parts.append(Content(f"\n{strings.ESC_CLOSES}"))
        return Content("\n").join(parts)
