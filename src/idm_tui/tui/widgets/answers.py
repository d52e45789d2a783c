"""What can be done about lateness: the three answers, each with what it would come to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from idm_tui.core.record import record
from idm_tui.tui import strings
from idm_tui.tui.line import Line, wrapped
from idm_tui.tui.widgets.lines import Lines

if TYPE_CHECKING:
    from textual.events import Click

    from idm_tui.tui.view import View


@record
class Offer:
    """One answer: its key, its name, what it would do, or why it cannot; `name` is that of its key in the table."""

    name: str
    shown: str
    title: str
    words: str
    is_possible: bool


class Answers(Lines):
    """Three answers, worked out anew when the lateness changes by a minute."""

    def __init__(self) -> None:
        """Begin without any."""
        super().__init__()
        self.offers: tuple[Offer, ...] = ()
        self._names: list[str] = []

    def rests_on(self, view: View) -> object:
        """Rest on the offers alone."""
        return self.offers

    def lines(self, view: View, width: int, height: int) -> list[Line]:
        """Return each answer with what it comes to, in as many lines as there is room for."""
        found, names = [self.heading(strings.WHAT_CAN_BE_DONE, None, width)], [""]
        each = max((height - 1) // max(len(self.offers), 1), 1)
        for offer in self.offers:
            token = "plain" if offer.is_possible else "dim"
            words = wrapped(offer.words, width - 12, token)
            if len(words) > each:
                words = [*words[: each - 1], Line.of(" ".join(line.text for line in words[each - 1 :]), token)]
            for number, line in enumerate(words):
                left = Line.of("            ")
                if number == 0:
                    left = Line.of(f" {offer.shown} ", "key" if offer.is_possible else "dim")
                    left = left.add(f"{offer.title:<8} ", "strong" if offer.is_possible else "dim")
                found.append((left + line).fit(width))
                names.append(offer.name)
            spare = each - len(words)
            if spare > 0 and each > 1:
                found.append(Line())
                names.append("")
        self._names = names
        return found[:height]

    async def on_click(self, event: Click) -> None:
        """Choose the answer that was clicked."""
        if 0 <= event.y < len(self._names) and self._names[event.y]:
            await self.run_action(f"screen.command('{self._names[event.y]}')")
