"""The bottom line: the keys of where one is, what was just done, whether it is saved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from idm_tui.tui import strings
from idm_tui.tui.line import Line
from idm_tui.tui.widgets.lines import Lines

if TYPE_CHECKING:
    from textual.events import Click

    from idm_tui.tui.view import View

_SHOWN_FOR = 6  # ticks of about a second


class Footer(Lines):
    """One line; a sentence takes the place of the keys for a few seconds."""

    def __init__(self, hints: tuple[tuple[str, str, str], ...], help_key: str = "?") -> None:
        """Take the keys to show: how each is written, what it does, the action behind it; and that for help."""
        super().__init__()
        self.hints, self.help_key = hints, help_key
        self._said: tuple[str, str] | None = None
        self._ticks = 0
        self._spots: list[tuple[int, int, str]] = []

    def say(self, sentence: str, token: str = "good") -> None:
        """Show a sentence for a while."""
        self._said, self._ticks = (sentence, token), _SHOWN_FOR
        self.show()

    def see(self, view: View) -> None:
        """Count down what is said."""
        if self._ticks:
            self._ticks -= 1
            if not self._ticks:
                self._said = None
        super().see(view)

    def rests_on(self, view: View) -> object:
        """Rest on what is said and saved."""
        now = view.sharing
        shared = (now.shared, now.total, now.is_connected) if now else None
        return (self._said, view.notice, view.unsaved, view.rehearsal == "", view.seen.live is None, shared)

    def lines(self, view: View, width: int, height: int) -> list[Line]:
        """Return the line."""
        right = self._saved(view)
        self._spots = []
        sentence = self._said or ((view.notice, "danger") if view.notice else None)
        if sentence is not None:
            return [Line.of(f" {sentence[0]}", sentence[1]).spread(right, width)]
        room = width - right.width - len(self._help) - 4
        left = Line.of(" ")
        # What is needed first stands first: a session must be started before anything else.
        hints = sorted(self.hints, key=lambda hint: view.seen.live is None and "start" not in hint[2])
        for key, words, action in hints:
            hint = Line.of(key, "key").add(f" {words}")
            if left.width + hint.width + 2 > room:
                break
            self._spots.append((left.width, left.width + hint.width, action))
            left = (left + hint).add("  ")
        self._spots.append((left.width, left.width + len(self._help), "app.help"))
        left = left.add(self.help_key, "key").add(f" {strings.HELP}")
        return [left.spread(right, width)]

    @property
    def _help(self) -> str:
        return f"{self.help_key} {strings.HELP}"

    def _saved(self, view: View) -> Line:
        if view.unsaved:
            return Line.of(strings.UNSAVED.format(count=view.unsaved) + " ", "danger")
        if view.rehearsal:
            return Line.of(strings.SCRATCH + " ", "dim")
        saved = Line.of(strings.SAVED + " ", "good")
        now = view.sharing
        if now is None:
            return saved
        is_all = now.is_connected and now.shared == now.total
        words = strings.SHARED.format(shared=now.shared, total=now.total)
        return saved.add(f"{words} ", "good" if is_all else "warning")

    async def on_click(self, event: Click) -> None:
        """Press the key that was clicked."""
        for start, end, action in self._spots:
            if start <= event.x < end:
                await self.run_action(action)
                return
